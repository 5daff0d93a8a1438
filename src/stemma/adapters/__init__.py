"""The shipped model files, their cards and the adapters that run them."""
