"""`python -m stemma` and the `stemma` command."""


def main() -> None:
    """Run the command line."""
    from stemma.cli import app

    app()


if __name__ == "__main__":
    main()
