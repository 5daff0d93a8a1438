"""`python -m stemma` and the `stemma` command."""


def main() -> None:
    """Run the command line. A request to end is an end like any other: what is half written is taken away."""
    import signal
    import sys

    def end(number: int, _frame: object) -> None:
        sys.exit(128 + number)

    signal.signal(signal.SIGTERM, end)
    # an interrupt while modules are loaded is no fault of theirs; commands take it over. Who ignores it, goes on ignoring it
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, end)

    from stemma.cli import app

    app()


if __name__ == "__main__":
    main()
