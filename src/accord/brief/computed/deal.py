"""What could be agreed on: packages compared, the zone, and what stands in the way."""

from __future__ import annotations

from accord.analysis.results import Block as Demand
from accord.analysis.results import Deals, Package, Solution
from accord.brief.brief import Bar, Block, Bullets, Cell, Heading, PackageRow, Packages, Paragraph, Row, Table
from accord.brief.computed.bargain import tell_binding, tell_costs, tell_no_deal, tell_trades
from accord.brief.computed.names import most_for, package_names, solution_name, told_packages, zone_ground
from accord.brief.frame import Frame
from accord.brief.matter import Matter
from accord.brief.sentence import Assumed, Computed, Ground, Label, Sentence, joined, quiet, strong
from accord.brief.wishes import blocked_by, floors
from accord.brief.words.plain import count, listed, so_many, upper_first, value

_ENDS = ("low", "middle", "high")


def tell_deal(matter: Matter) -> tuple[Block, ...]:
    """The zone in sentences, the packages as bars, the solutions with their formulas, the reservation values."""
    deals = matter.analysis.deals
    if deals is None:
        return (Paragraph((not_computed(matter),)),)
    blocks: list[Block] = [Paragraph(_zone(matter, deals))]
    more = matter.bargaining
    if deals.zone[1]:
        blocks += _binding(matter, deals)
        blocks += tell_binding(matter, more.bound) if more and more.bound else []
    elif more and more.no_deal and more.no_deal.conflict:
        blocks += tell_no_deal(matter, more.no_deal)
    else:
        blocks += _blocked(matter, deals)
    blocks += [_packages(matter, deals), *_solutions(matter, deals)]
    if more:
        blocks += [*tell_trades(matter, more), *tell_costs(matter, more)]
    return (*blocks, Heading(Frame("Worked out from these values")), *_reservations(matter, deals))


def not_computed(matter: Matter) -> Sentence:
    """Why nothing is said about deals."""
    if matter.case.graph is not None:
        words = "Not computed: the case gives states and moves, not choices, so there are no packages to compare."
        return Sentence.of(words, on=Assumed("a case written as a graph", "the case"))
    words = "Not computed: the case states no preferences from which the worth of a package could be told."
    return Sentence.of(words, on=Assumed("no preferences in the case", "the case"))


def cost_ground(matter: Matter) -> Ground:
    """The cost of no deal is always an assumption; where none is given, that is one too."""
    fallback = matter.case.fallback
    if fallback is None:
        return Assumed("no cost of no deal", "the method", "the case names no fallback")
    return Assumed("cost of no deal", fallback.by, fallback.note)


def _zone(matter: Matter, deals: Deals) -> tuple[Sentence, ...]:
    on = (zone_ground(), cost_ground(matter))
    low, middle, high = deals.zone
    needed = [p for p in matter.analysis.parties if matter.case.parties[p].consents]
    whom = matter.marks(needed) if needed else joined("everyone")
    if not middle:
        lead = joined(strong("No package is acceptable to all"), " whose consent is needed (", whom, ").")
    else:
        share = f"{_many(deals, middle)} of {so_many(deals.packages, deals.packages_status)} possible packages"
        lead = joined(upper_first((strong(share),)), " would be acceptable to ", whom, ".")
    each = ", ".join(_many(deals, n) for n in (low, middle))
    ends = f"The number is {each} or {_many(deals, high)} where no deal costs little, a middling amount, or much."
    if low == middle == high:
        ends = "The number is the same at the low, the middle and the high end of what no deal is taken to cost."
    acceptable = (
        "Acceptable means that all must-haves are met and the package is worth at least the party’s reservation value."
    )
    return (Sentence.of(lead, on=on), Sentence.of(ends, on=on), Sentence.of(acceptable, on=zone_ground()))


def _many(deals: Deals, packages: int) -> str:
    return so_many(packages, deals.zone_status) if packages else "none"


def _binding(matter: Matter, deals: Deals) -> list[Block]:
    items = []
    for demand in deals.binds[:4]:
        words, grounds = blocked_by(matter, demand.party, demand.preference, demand.member)
        tail = f". This alone shuts out {count(demand.excludes, 'package')} that would otherwise be acceptable to all."
        items.append(
            (
                Sentence.of(
                    matter.mark(demand.party, starts=True), " insists: ", words, tail, on=(zone_ground(), *grounds)
                ),
            )
        )
    return [Bullets(tuple(items))] if items else []


def _blocked(matter: Matter, deals: Deals) -> list[Block]:
    """An irreducible set of demands, and which of them, given way alone, would open the zone."""
    blocks: list[Block] = []
    if deals.blocking:
        words = "These demands cannot all be met by any package; without any one of them, the rest could be:"
        blocks.append(Paragraph((Sentence.of(words, on=Computed("what blocks", "deletion filter over the demands")),)))
        blocks.append(Bullets(tuple((_demand(matter, d, "."),) for d in deals.blocking)))
    if deals.opens:
        words = "The least that would have to give, any one of these:"
        blocks.append(
            Paragraph((Sentence.of(words, on=Computed("what would open the zone", "each demand left out in turn")),))
        )
        told = (_demand(matter, d, f" (then {count(d.excludes, 'package')} would do).") for d in deals.opens)
        blocks.append(Bullets(tuple((t,) for t in told)))
    else:
        words = "No single demand is enough: at least two would have to give way."
        blocks.append(
            Paragraph((Sentence.of(words, on=Computed("what would open the zone", "each demand left out in turn")),))
        )
    return blocks


def _demand(matter: Matter, demand: Demand, tail: str) -> Sentence:
    words, grounds = blocked_by(matter, demand.party, demand.preference, demand.member)
    computed = Computed("what blocks", "deletion filter over the demands")
    return Sentence.of(matter.mark(demand.party, starts=True), f": {words}", tail, on=(computed, *grounds))


def _packages(matter: Matter, deals: Deals) -> Packages:
    names = package_names(matter)
    rows = [_row(matter, deals, p, _name(matter, deals, names[s], s)) for s, p in told_packages(matter).items()]
    if deals.fallback is not None and deals.fallback.number not in names:
        today = deals.fallback.number == matter.analysis.status_quo
        on = (cost_ground(matter),)
        rows.append(_row(matter, deals, deals.fallback, Label.of("Today" if today else "Without a deal", on=on)))
    return Packages((Frame("Package"), Frame("Value to each party, from 0 to 1"), Frame("Verdict")), tuple(rows))


def _name(matter: Matter, deals: Deals, name: str, state: int) -> Label:
    picked = [solution_name(s.name) for s in deals.solutions if state in s.packages]
    if picked:
        words = f" ({listed(picked)})"
    else:
        tops = [p for i, p in enumerate(matter.analysis.parties) if most_for(deals, i).number == state]
        words = (
            f" (of the efficient packages listed, the most for {listed([matter.name(p) for p in tops])})"
            if tops
            else ""
        )
    return Label.of(
        strong(name), quiet(words), on=Computed(name, "efficient package" if not picked else listed(picked))
    )


def _row(matter: Matter, deals: Deals, package: Package, name: Label) -> PackageRow:
    bars = []
    for i, party in enumerate(matter.analysis.parties):
        worth = Computed(f"value for {matter.name(party)}", "weighted share of its preferences met")
        words = Label.of(value(package.values[i]), "" if package.accepted[i] else " ✗", on=worth)
        reservation = deals.reservation[i]
        bars.append(Bar(matter.party_label(party), party, package.values[i], reservation, package.accepted[i], words))
    return PackageRow(name, contents(matter, package.number), tuple(bars), _verdict(matter, package))


def contents(matter: Matter, state: int) -> tuple[Label, ...]:
    """What a package holds: where there is a today, what it changes; each choice by the party that makes it."""
    quo = matter.analysis.status_quo
    on = Computed(f"state {matter.analysis.names[state]}", "the case’s options at this state")
    if quo is None:
        return tuple(Label.of(words, on=on) for words in matter.describe(state))
    options = matter.differing(quo, state)
    if not options:
        return tuple(Label.of(words, on=on) for words in matter.describe(state))
    rest = len(matter.analysis.options) - len(options)
    same = (Label.of("all else stays as it is today", on=on),) if rest else ()
    return (*(Label.of(words, on=on) for words in matter.describe(state, options)), *same)


def _verdict(matter: Matter, package: Package) -> tuple[Label, ...]:
    needed = [(p, i) for i, p in enumerate(matter.analysis.parties) if matter.case.parties[p].consents]
    on: tuple[Ground, ...] = (zone_ground(), cost_ground(matter))
    if all(package.in_zone):
        return (Label.of("acceptable to all, whatever no deal costs in the assumed range", on=on),)
    if any(package.in_zone):
        ends = listed([e for e, holds in zip(_ENDS, package.in_zone, strict=True) if holds])
        return (Label.of(f"acceptable to all only at the {ends} cost of no deal", on=on),)
    told = []
    for p, i in needed:
        if not package.accepted[i]:
            why = "it is worth less than its reservation value" if package.floors_hold[i] else "a must-have is not met"
            told.append(Label.of("not acceptable to ", matter.mark(p), f": {why}", on=on))
    return tuple(told) or (Label.of("not in the zone", on=on),)


def _solutions(matter: Matter, deals: Deals) -> list[Block]:
    names, items = package_names(matter), []
    for solution in deals.solutions:
        method = f"{solution_name(solution.name)}: {solution.formula}; {solution.status}"
        on = Computed(solution.name, method)
        picked = [names[s] for s in solution.packages if s in names]
        ties = max(solution.count, len(solution.packages)) - len(picked)
        if not solution.packages:
            tail = "none: no package gives every party a gain over its reservation value."
        else:
            tail = (
                f"{listed(picked)}{_ties(matter, solution, ties)}."
                if picked
                else f"{count(ties, 'package')} not shown."
            )
        words = upper_first(joined(solution_name(solution.name)))
        known = "" if solution.status == "proven" else f" ({solution.status})"
        items.append((Sentence.of(words, f" – {solution.formula}{known}: ", strong(tail), on=on),))
    return [Bullets(tuple(items))] if items else []


def _ties(matter: Matter, solution: Solution, ties: int) -> str:
    if not ties:
        return ""
    ranks = matter.analysis.ranks[:, list(solution.packages)]
    alike = bool((ranks == ranks[:, :1]).all())
    how = (
        f"that {'differs' if ties == 1 else 'differ'} in nothing any party cares about"
        if alike
        else "with the same score"
    )
    return f", and {count(ties, 'other package')} {how}"


def _reservations(matter: Matter, deals: Deals) -> list[Block]:
    formula = "Reservation value = value without a deal − cost of no deal, at the middle of the assumed range."
    given = matter.case.fallback.reservation if matter.case.fallback else {}
    if given:
        whose = "" if set(given) == set(matter.analysis.parties) else ", where no reservation value is given as such"
        formula = f"{formula[:-1]}{whose}." if whose else "The case gives reservation values as such."
    today = deals.fallback is not None and deals.fallback.number == matter.analysis.status_quo
    state = "today’s state" if today else "the fallback state"
    on = (Computed("reservation value", "value of the fallback less the cost of no deal"), cost_ground(matter))
    goes_on = f" Without a deal, {state} is taken to go on." if deals.fallback is not None else ""
    lead = Sentence.of(formula, goes_on, on=on)
    columns = ("Party", "Value without a deal", "Cost of no deal, assumed", "Reservation value", "Must-haves")
    rows = tuple(_reserve(matter, deals, i, p) for i, p in enumerate(matter.analysis.parties))
    return [Paragraph((lead,)), Table("reserves", tuple(Frame(c) for c in columns), rows)]


def _reserve(matter: Matter, deals: Deals, i: int, party: str) -> Row:
    name, fallback = matter.name(party), matter.case.fallback
    high, middle, low = deals.reservation[i]
    cost = fallback.cost.get(party) if fallback else None
    without = value(deals.fallback.values[i]) if deals.fallback is not None else "not stated"
    worth = Label.of(without, on=Computed(f"value for {name}", "share of its preferences met"))
    told = f"{value(cost[0])} to {value(cost[1])}" if cost else "none given: 0"
    if fallback and party in fallback.reservation:
        told = "not needed"
    costs = Label.of(told, on=cost_ground(matter))
    spread = f" ({value(high)} to {value(low)})" if high != low else ""
    on = (Computed(f"reservation value of {name}", "value without a deal less its cost"), cost_ground(matter))
    kept = Label.of(strong(value(middle)), spread, on=on)
    must = tuple(floors(matter, party))
    none = Label.of("none stated", on=matter.counted(f"a must-have of {name} in the case"))
    return Row(
        Cell((matter.party_label(party),)),
        (
            Cell((worth,), "number"),
            Cell((costs,), "number"),
            Cell((kept,), "number"),
            Cell(must or (none,), "plain" if must else "gap"),
        ),
    )
