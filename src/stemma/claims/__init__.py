"""The statements of a story to claims, differences and a timeline."""
