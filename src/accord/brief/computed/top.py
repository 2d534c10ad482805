"""The three sentences at the top: what is possible, what holds, what would upset it."""

from __future__ import annotations

from accord.brief.computed.assumptions import assumptions
from accord.brief.computed.deal import cost_ground, not_computed
from accord.brief.computed.hold import unknowable, verdict
from accord.brief.computed.names import (
    CONCEPTS,
    by_concept,
    holds_by,
    is_indifferent,
    package_names,
    unstable_for,
    zone_ground,
)
from accord.brief.computed.sure import weakest
from accord.brief.matter import Matter
from accord.brief.sentence import Computed, Run, Sentence, Text, joined, quiet, strong
from accord.brief.wishes import blocked_by
from accord.brief.words.plain import count, so_many, value

MOST_AT_TOP = 8  # changed choices: more are told in the section on deals


def tell_top(matter: Matter) -> tuple[Sentence, Sentence, Sentence]:
    """What is possible; what holds; what would upset it."""
    return (_possible(matter), _holding(matter), _upsetting(matter))


def _possible(matter: Matter) -> Sentence:
    deals, best = matter.analysis.deals, matter.best_deal()
    if deals is None or best is None:
        return not_computed(matter)
    on = (zone_ground(), cost_ground(matter))
    if deals.zone[1]:
        name = package_names(matter)[best.number]
        lead = strong(f"A deal acceptable to {_everyone(matter)} exists on paper")
        some = so_many(deals.zone[1], deals.zone_status), so_many(deals.packages, deals.packages_status)
        share = "every package is" if deals.zone[1] == deals.packages else f"{some[0]} of {some[1]} packages are"
        return Sentence.of(
            lead, f": {share}, and this brief follows {name}", _in_which(matter, best.number), ".", on=on
        )
    blocks = [blocked_by(matter, b.party, b.preference, b.member) for b in deals.blocking[:2]]
    tail = "."
    if len(deals.blocking) >= 2:
        (first, one), (second, two) = blocks
        sides = [matter.mark(b.party) for b in deals.blocking[:2]]
        more = f", with {count(len(deals.blocking) - 2, 'further demand')}," if len(deals.blocking) > 2 else ""
        words = joined(
            ": what ",
            sides[0],
            f" insists on ({first}) and what ",
            sides[1],
            f" insists on ({second}){more} cannot all be met.",
        )
        return Sentence.of(strong("No deal is acceptable to all whose consent is needed"), words, on=(*on, *one, *two))
    return Sentence.of(strong("No deal is acceptable to all whose consent is needed"), tail, on=on)


def _everyone(matter: Matter) -> str:
    needed = sum(p.consents for p in matter.case.parties.values())
    who = {0: "everyone", 1: "the one party", 2: "both parties"}.get(
        needed
    ) or f"all {count(needed, 'party', 'parties')}"
    return f"{who} whose consent is needed" if needed else who


def _in_which(matter: Matter, state: int) -> tuple[Run, ...]:
    """What a deal changes, where that is short enough for the top."""
    quo = matter.analysis.status_quo
    options = [] if quo is None else matter.differing(quo, state)
    if not 0 < len(options) <= MOST_AT_TOP:
        return joined(", described under “What could they agree on?”")
    runs: list[Run] = []
    for first, *rest in matter.describe(state, options):
        begin = Text(first.text[:1].lower() + first.text[1:]) if isinstance(first, Text) else first
        runs += joined("; " if runs else ", in which ", begin, rest)
    return joined(runs)


def _holding(matter: Matter) -> Sentence:
    quo, best = matter.analysis.status_quo, matter.best_deal()
    if not matter.analysis.stability:
        return Sentence.of(
            "Whether anything would hold was not computed.", on=Computed("stability", "none was asked for")
        )
    if is_indifferent(matter.analysis):
        return unknowable()
    if quo is None:
        return verdict(matter, best.number) if best else _any_equilibrium(matter)
    concept = holds_by(matter.analysis, quo)
    if concept == "nash":
        lead = joined(strong("Today’s state holds"), ", since nobody gains by moving first ", quiet("(Nash stability)"))
    elif concept:
        lead = joined(
            strong("Today’s state holds"), f", since {CONCEPTS[concept][1]} ", quiet(f"({CONCEPTS[concept][0]})")
        )
    elif leavers := unstable_for(matter.analysis, quo):
        lead = joined(
            strong("Today’s state does not hold"), ": ", matter.marks(leavers), " can leave it and keep a gain"
        )
    else:
        lead = joined(strong("Today’s state may not hold"), ": no one rule of stability keeps every party in it")
    ground = by_concept(concept or "gmr", "today’s state")
    if best is None or best.number == quo:
        return Sentence.of(lead, ".", on=ground)
    name, rule = package_names(matter)[best.number], holds_by(matter.analysis, best.number)
    tail = _and_the_deal(name, rule, holds=concept is not None)
    return Sentence.of(lead, tail, ".", on=(ground, by_concept(rule or "gmr", name)))


def _and_the_deal(name: str, rule: str | None, *, holds: bool) -> tuple[Run, ...]:
    """Whether the deal would hold, joined to whether today's state `holds`."""
    if rule is None:
        return joined(f"; {name} would not hold" if holds else f"; nor would {name}")
    would = f"; so would {name}, once reached" if holds else f", but {name} would, once reached"
    full, why, _ = CONCEPTS[rule]
    return joined(f"{would}, since {why} ", quiet(f"({full})"))


def _any_equilibrium(matter: Matter) -> Sentence:
    """With neither a today nor a deal: how many states hold by the strongest rule that any does."""
    for concept, (full, why, _) in CONCEPTS.items():
        found = matter.analysis.stability.get(concept)
        if found is not None and found.equilibria.any():
            number, total = int(found.equilibria.sum()), len(matter.analysis.names)
            lead = strong(
                f"{number:,} of {total:,} states would hold" if number > 1 else f"One of {total:,} states would hold"
            )
            return Sentence.of(lead, f": {why} ", quiet(f"({full})"), ".", on=by_concept(concept, "all states"))
    return Sentence.of(
        strong("No state would hold"),
        " by any rule of stability used here.",
        on=Computed("equilibria", "all five rules"),
    )


def _upsetting(matter: Matter) -> Sentence:
    weak, best, deals = weakest(matter), matter.best_deal(), matter.analysis.deals
    number = len(tuple(assumptions(matter)))
    if weak and best:
        party, at, assumed = weak
        name = package_names(matter)[best.number]
        words = joined(strong(f"{name} falls away"), " for ", matter.mark(party),
                       f" if its reservation value is above {value(at)}; assumed {value(assumed)}.")  # fmt: skip
        return Sentence.of(
            words, on=(Computed("break-even", f"value of {name} for {matter.name(party)}"), cost_ground(matter))
        )
    if deals is not None and deals.opens:
        demand = deals.opens[0]
        clause, grounds = blocked_by(matter, demand.party, demand.preference, demand.member)
        words = joined("It would be enough if ", matter.mark(demand.party), " ", strong("gave way on one demand"),
                       f" ({clause}): then {count(demand.excludes, 'package')} would do.")  # fmt: skip
        return Sentence.of(words, on=(Computed("what would open the zone", "each demand left out in turn"), *grounds))
    if deals is not None and best is not None and not deals.zone[1]:
        words_ = "No single demand, given up alone, would open the way to a deal."
        return Sentence.of(words_, on=Computed("what would open the zone", "each demand left out in turn"))
    which = (
        f"{'either' if number == 2 else 'any'} of {count(number, 'assumption')}" if number > 1 else "the one assumption"
    )
    tail = " listed under “How sure are we?”; which of them matters most is not computed."
    words = joined("What would upset this is ", strong(which), tail)
    if not number:
        words = joined("What would upset this is ", strong("a claim proved wrong"), ": the case rests on nothing else.")
    return Sentence.of(words, on=Computed("items without a claim", "count over the case"))
