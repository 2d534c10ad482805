"""accord claims: the review of claims from the terminal."""

from accord.cli.claims.group import claims_command

__all__ = ["claims_command"]
