"""The desk in a browser, the API for programs and the tools for assistants: one store, read by the same questions."""
