"""What is asked of deals without listing packages: single solutions, why none, improvements, trades, judgements."""

from accord.analysis.deals.beyond.binding import Binding, Bound, what_binds
from accord.analysis.deals.beyond.improve import Improved, improvements
from accord.analysis.deals.beyond.judge import Judgement, Mended, Opinion, judge
from accord.analysis.deals.beyond.lasting import Costs, Kept, Lasting, lasts, what_lasts
from accord.analysis.deals.beyond.nodeal import GivingUp, Lowering, NoDeal, why_no_deal
from accord.analysis.deals.beyond.obstacles import Obstacle
from accord.analysis.deals.beyond.single import Single, solve_single
from accord.analysis.deals.beyond.trades import Linkage, Trade, Trades, linkage, trades

__all__ = [
    "Binding",
    "Bound",
    "Costs",
    "GivingUp",
    "Improved",
    "Judgement",
    "Kept",
    "Lasting",
    "Linkage",
    "Lowering",
    "Mended",
    "NoDeal",
    "Obstacle",
    "Opinion",
    "Single",
    "Trade",
    "Trades",
    "improvements",
    "judge",
    "lasts",
    "linkage",
    "solve_single",
    "trades",
    "what_binds",
    "what_lasts",
    "why_no_deal",
]
