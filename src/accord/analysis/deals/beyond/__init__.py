"""What is asked of deals without listing packages: single solutions, why none, improvements, trades, judgements."""

from accord.analysis.deals.beyond.binding import Binding, Bound, what_binds
from accord.analysis.deals.beyond.nodeal import GivingUp, Lowering, NoDeal, why_no_deal
from accord.analysis.deals.beyond.obstacles import Obstacle
from accord.analysis.deals.beyond.single import Single, solve_single

__all__ = [
    "Binding",
    "Bound",
    "GivingUp",
    "Lowering",
    "NoDeal",
    "Obstacle",
    "Single",
    "solve_single",
    "what_binds",
    "why_no_deal",
]
