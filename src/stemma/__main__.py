"""`python -m stemma` and the `stemma` command."""


def main() -> None:
    """Run the command line. A request to end is an end like any other: what is half written is taken away."""
    import signal
    import sys

    from stemma.cli import app

    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))

    app()


if __name__ == "__main__":
    main()
