"""What is asked of deals without listing packages: single solutions, why none, improvements, trades, judgements."""

from accord.analysis.deals.beyond.single import Single, solve_single

__all__ = ["Single", "solve_single"]
