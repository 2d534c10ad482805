"""The command line, one module per command."""

from accord.cli.group import main

__all__ = ["main"]
