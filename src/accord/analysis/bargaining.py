"""What there is to say of a negotiation beyond packages: why no deal, what binds, trades, whether deals last."""

from __future__ import annotations

import time
from dataclasses import dataclass

from accord.analysis.deals.bargain import bargain_of
from accord.analysis.deals.beyond import (
    Bound,
    Lasting,
    Linkage,
    NoDeal,
    Trades,
    linkage,
    trades,
    what_binds,
    what_lasts,
    why_no_deal,
)
from accord.case import Case

SECONDS = 30.0  # for all questions together, unless said otherwise


@dataclass(frozen=True, slots=True)
class Bargaining:
    """The answers to questions about a negotiation as a whole; each says itself how far it is proven.

    `no_deal` says why the zone is empty (middle cost of no deal), else it is none; `bound` what binds in a zone that
    is not. `linkage`: none where points cannot be settled one by one. `lasting` says what the costs of no deal open,
    and whether a deal lasts.
    """

    no_deal: NoDeal | None
    bound: Bound | None
    trades: Trades
    linkage: Linkage | None
    lasting: Lasting
    seconds: float


def bargaining(case: Case, *, time_limit: float = SECONDS) -> Bargaining | None:
    """Every question asked of a case; None where its packages cannot be valued one by one (graphs, ranked states).

    `time_limit` is in seconds, for all together: what it cuts short is told as not decided.
    """
    bargain = bargain_of(case)
    if bargain is None:
        return None
    began = time.monotonic()

    def share(of: float) -> float:
        return max(0.5, (time_limit - (time.monotonic() - began)) * of)

    why = why_no_deal(bargain, time_limit=share(0.4))
    return Bargaining(
        why if why.empty is not False else None,
        what_binds(bargain, time_limit=share(0.4)) if why.empty is False else None,
        trades(bargain),
        linkage(bargain, share(0.5)),
        what_lasts(case, time_limit=share(1.0)),
        time.monotonic() - began,
    )
