"""Beyond the packages: why no deal, what would open the zone, what binds, trades, and what no deal costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accord.analysis.bargaining import Bargaining
from accord.analysis.deals.beyond import Binding, Bound, GivingUp, Linkage, Lowering, NoDeal, Obstacle, Trade
from accord.brief.brief import Block, Bullets, Heading, Paragraph
from accord.brief.frame import Frame
from accord.brief.matter import Matter
from accord.brief.sentence import Assumed, Computed, Ground, Run, Sentence, joined, strong
from accord.brief.wishes import blocked_by
from accord.brief.words.formulas import choice, formula_words
from accord.brief.words.plain import count, series, upper_first, value

MOST_WAYS, MOST_TRADES, MOST_BINDING = 4, 4, 3
TINY = 0.005  # in value: less is not told

_CONFLICT = Computed(
    "why there is no deal", "an irreducible conflict by a deletion filter (Chinneck and Dravnieks 1991)"
)
_OPENS = Computed("what would open the zone", "the smallest change, by 0/1 programs")
_BINDS = Computed("what binds", "the largest sum of gains with and without it")
_TRADES = Computed("trades", "points that two parties weigh oppositely (Lax and Sebenius 1986)")
_LINKS = Computed("linkage", "points settled together, and one after another (Raiffa 1982)")
_COSTS = Computed("what no deal costs", "the zone that costs open (Fearon 1995)")
_LASTS = Computed("whether a deal lasts", "acceptable today and later (Powell 2006)")


def tell_no_deal(matter: Matter, found: NoDeal) -> list[Block]:
    """Demands and constraints that conflict, each needed for that; and the smallest changes that open the zone."""
    blocks: list[Block] = []
    if found.conflict:
        needed = "; without any one of them, the rest could be:" if found.irreducible else ":"
        ruled = any(o.kind == "constraint" for o in found.conflict)
        words = f"{'These' if ruled else 'These demands'} cannot all be met by any package{needed}"
        blocks.append(Paragraph((Sentence.of(words, on=_CONFLICT),)))
        blocks.append(Bullets(tuple((_obstacle(matter, o),) for o in found.conflict)))
    if found.ways:
        size = len(found.ways[0].obstacles)
        lead = "The least that would have to give, any one of these:"
        if size > 1:
            lead = f"No single demand is enough: at least {count(size, 'demand')} would have to give way together."
        blocks.append(Paragraph((Sentence.of(lead, on=_OPENS),)))
        blocks.append(Bullets(tuple((_way(matter, way),) for way in found.ways[:MOST_WAYS])))
    if found.lowering:
        blocks.append(Paragraph((_lowered(matter, found.lowering[0], proven=found.lowering_eps == 0),)))
    return blocks


def tell_binding(matter: Matter, bound: Bound) -> list[Block]:
    """What each would gain by the best package that one demand or constraint alone keeps out."""
    told = [b for b in bound.bindings if any(abs(gain) >= TINY for gain in b.gains)]
    return [Bullets(tuple((_bound(matter, b),) for b in told[:MOST_BINDING]))] if told else []


def tell_trades(matter: Matter, found: Bargaining) -> list[Block]:
    """Pairs of points worth exchanging, and what settling the points together is worth."""
    items = [(_trade(matter, trade),) for trade in found.trades.found[:MOST_TRADES] if min(trade.gains) >= TINY]
    if not items and found.linkage is None:
        return []
    blocks: list[Block] = [Heading(Frame("What could be traded"))]
    if items:
        words = "Each has its way on one point, rather than on the other; all other choices are as without a deal."
        blocks += [Paragraph((Sentence.of(words, on=_TRADES),)), Bullets(tuple(items))]
    else:
        words = (
            "No trade between two points was found: where two parties want opposite things on both, both have more at "
            "stake in the same one, or a constraint is in the way."
        )
        blocks.append(Paragraph((Sentence.of(words, on=_TRADES),)))
    if found.linkage is not None:
        blocks.append(Paragraph((_linked(matter, found.linkage),)))
    return blocks


def tell_costs(matter: Matter, found: Bargaining) -> list[Block]:
    """The zone that the costs of no deal open; where values are expected to move, whether a deal lasts."""
    costs, sentences = found.lasting.costs, []
    ground = _fallback_ground(matter)
    low, middle, high = costs.width
    if high > 0:
        spread = f"{value(low)} to {value(high)}" if low != high else value(middle)
        words = f"Together, no deal costs those whose consent is needed {spread}: so much there is to share beyond it."
        sentences.append(Sentence.of(words, on=(_COSTS, ground)))
    if costs.open_without and high > 0:
        words = "Some package would be acceptable to all even if no deal cost nothing."
        sentences.append(Sentence.of(words, on=_COSTS))
    elif costs.open_without is False and costs.open[1]:
        words = "Only because no deal is costly is there anything to agree on: at no cost, no package would do."
        sentences.append(Sentence.of(words, on=(_COSTS, ground)))
    sentences += _lasting(matter, found, ground)
    return (
        [Heading(Frame("What no deal costs, and whether a deal would last")), Paragraph(tuple(sentences))]
        if sentences
        else []
    )


def _lasting(matter: Matter, found: Bargaining, ground: Ground) -> Iterator[Sentence]:
    lasting = found.lasting
    if not any(lasting.later) or lasting.today is None:
        return
    on = (_LASTS, ground)
    rising = matter.marks(lasting.rising) if lasting.rising else joined("nobody")
    yield Sentence.of("Later, ", rising, " may ask for more than today.", on=on)
    if lasting.whole is not None:
        yield Sentence.of("A deal is possible that would still be acceptable to all then.", on=on)
    elif lasting.part is not None:
        yield Sentence.of(
            strong("A deal lasts only"), " if reservation values rise no further than the low end expected.", on=on
        )
    elif lasting.decided:
        yield Sentence.of(strong("No deal lasts"), ": none is acceptable to all both today and later.", on=on)
    else:
        yield Sentence.of("Whether a deal would last was not decided in the time allowed.", on=on)


def _obstacle(matter: Matter, obstacle: Obstacle) -> Sentence:
    """A member of a conflict: who insists on what, or what is ruled out."""
    words, grounds = _clause(matter, obstacle)
    if obstacle.kind == "constraint":
        told = joined(f"Ruled out together: {words}")
    elif obstacle.kind == "reservation value":
        told = joined("The reservation value of ", matter.mark(str(obstacle.party)))
    else:
        told = joined(matter.mark(str(obstacle.party), starts=True), f" insists: {words}")
    return Sentence.of(told, ".", on=(_CONFLICT, *grounds))


def _way(matter: Matter, way: GivingUp) -> Sentence:
    """Who gives way on what."""
    parts: list[tuple[Run, ...]] = []
    grounds: list[Ground] = []
    for obstacle in way.obstacles:
        words, on = _clause(matter, obstacle)
        grounds += on
        if obstacle.kind == "constraint":
            parts.append(joined(f"what is ruled out becomes possible: {words}"))
        elif obstacle.kind == "reservation value":
            parts.append(joined(matter.mark(str(obstacle.party)), " takes less than its reservation value"))
        else:
            parts.append(joined(matter.mark(str(obstacle.party)), f" gives way on this: {words}"))
    runs = [run for k, part in enumerate(parts) for run in joined("; and " if k else "", part)]
    return Sentence.of(upper_first(runs), ".", on=(_OPENS, *grounds))


def _clause(matter: Matter, obstacle: Obstacle) -> tuple[str, tuple[Ground, ...]]:
    """What an obstacle asks for or rules out, and what that rests on."""
    if obstacle.constraint is not None:
        constraint = matter.case.constraints[obstacle.constraint]
        item = f"constraint {obstacle.constraint + 1}"
        grounds = matter.grounds(item, constraint.because, constraint.by, constraint.note)
        return formula_words(matter.case, constraint.never.node), grounds
    assert obstacle.party is not None, "an obstacle is of a party, or a constraint"
    return blocked_by(matter, obstacle.party, obstacle.preference, obstacle.member)


def _lowered(matter: Matter, lowering: Lowering, *, proven: bool) -> Sentence:
    falls = [
        joined(matter.mark(p), f" by {value(by)}")
        for p, by in zip(matter.analysis.parties, lowering.by, strict=True)
        if by > 0
    ]
    lead = "It would also do if reservation values fell" if proven else "At most, reservation values would have to fall"
    return Sentence.of(f"{lead}: ", series(falls), ".", on=(_OPENS, _fallback_ground(matter)))


def _bound(matter: Matter, binding: Binding) -> Sentence:
    words, grounds = _clause(matter, binding.obstacle)
    gains = zip(matter.analysis.parties, binding.gains, strict=True)
    told = [
        joined(f"{value(abs(gain))} {'more' if gain > 0 else 'less'} to ", matter.mark(p))
        for p, gain in gains
        if abs(gain) >= TINY
    ]
    if binding.obstacle.kind == "constraint":
        lead = joined(f"If this were not ruled out ({words}), ")
    elif binding.obstacle.kind == "reservation value":
        lead = joined("If ", matter.mark(str(binding.obstacle.party)), " took less than its reservation value, ")
    else:
        lead = joined("If ", matter.mark(str(binding.obstacle.party)), f" did not insist on this ({words}), ")
    rest = joined("the package of the largest sum would be worth ", series(told), ".")
    return Sentence.of(lead, rest, on=(_BINDS, *grounds))


def _trade(matter: Matter, trade: Trade) -> Sentence:
    one, other = trade.parties
    first, second = (_point(matter, point) for point in trade.points)
    return Sentence.of(
        matter.mark(one, starts=True), f" has its way on {first}, ", matter.mark(other), f" on {second}: ",
        matter.mark(one), f" gains {value(trade.gains[0])} by it, ", matter.mark(other), f" {value(trade.gains[1])}.",
        on=_TRADES,
    )  # fmt: skip


def _point(matter: Matter, point: str) -> str:
    """A point by its name; by its question where it has none, or by its choice where it is an option alone."""
    found = matter.case.points.get(point)
    if found is None:
        return choice(matter.case, point)
    return f"“{found.name or found.asks}”"


def _linked(matter: Matter, linkage: Linkage) -> Sentence:
    needed = [p for p in matter.analysis.parties if matter.case.parties[p].consents]
    if linkage.worth < TINY:
        words = "Settling the points together gives no more in all than settling one after another."
        return Sentence.of(words, on=_LINKS)
    apart, together = _gains(matter, needed, linkage.apart), _gains(matter, needed, linkage.together)
    at_least = "" if linkage.status == "proven" else "at least "
    return Sentence.of(
        "Settled one after another, so that nobody loses by any, the points give ", apart,
        f"; settled all at once, for the largest sum, {at_least}", together, ".", on=_LINKS,
    )  # fmt: skip


def _gains(matter: Matter, parties: Sequence[str], gains: Sequence[float]) -> tuple[Run, ...]:
    return series([joined(matter.mark(p), f" {value(gain)}") for p, gain in zip(parties, gains, strict=True)])


def _fallback_ground(matter: Matter) -> Ground:
    fallback = matter.case.fallback
    if fallback is None:
        return Assumed("no cost of no deal", "the method", "the case names no fallback")
    return Assumed("what no deal means", fallback.by, fallback.note)
