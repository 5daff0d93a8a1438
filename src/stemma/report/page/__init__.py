"""The self-contained page: one document that shows a trace without a network, with or without script."""
