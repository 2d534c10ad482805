"""How sure are we: what rests on hedges and assumptions, and how far the deal can bend. No probability is claimed."""

from __future__ import annotations

from collections.abc import Iterator

from accord.brief.brief import Block, Bullets, Cell, Heading, Paragraph, Row, Table
from accord.brief.computed.assumptions import all_statements, assumptions, drafted, unknown_orders
from accord.brief.computed.deal import cost_ground
from accord.brief.computed.names import package_names, zone_ground
from accord.brief.frame import Frame
from accord.brief.matter import Matter
from accord.brief.reported.claims import unhedged
from accord.brief.sentence import Assumed, Computed, Label, Reported, Sentence, joined, quiet, strong
from accord.brief.wishes import wish
from accord.brief.words.plain import count, so_many, value
from accord.dossier.claim import ICD203

_BREAK = Computed("break-even", "the deal’s value for the party, compared with its reservation value")


def tell_sure(matter: Matter) -> tuple[Block, ...]:
    """The range over the cost of no deal, break-evens, hedges, assumptions, and what was not varied."""
    words = "No draws were made and no probability is claimed: every result holds for the case as written."
    blocks: list[Block] = [Paragraph((Sentence.of(words, on=Computed("draws", "none in this version")),))]
    blocks += _bending(matter)
    blocks += [Heading(Frame("What rests on hedged words")), *_hedged(matter)]
    blocks += [Heading(Frame("What rests on assumptions")), *_assumed(matter)]
    limits = Computed("limits", "noted by the analysis")
    told = [*unknown_orders(matter), *(Sentence.of(n.rstrip(".") + ".", on=limits) for n in matter.analysis.notes)]
    notes = tuple((sentence,) for sentence in told)
    return (*blocks, Heading(Frame("What was not varied")), Bullets(notes)) if notes else tuple(blocks)


def _bending(matter: Matter) -> list[Block]:
    deals, best = matter.analysis.deals, matter.best_deal()
    if deals is None:
        return []
    columns = (Frame("Cost of no deal"), Frame("Packages in the zone"))
    rows = []
    for end, many in zip(("at its low end", "in the middle", "at its high end"), deals.zone, strict=True):
        size = Label.of(
            f"{so_many(many, deals.zone_status)} of {so_many(deals.packages, deals.packages_status)}"
            if many
            else "none",
            on=(zone_ground(), cost_ground(matter)),
        )
        rows.append(Row(Cell((Label.of(end, on=cost_ground(matter)),)), (Cell((size,), "number"),)))
    blocks: list[Block] = [Heading(Frame("How far the deal can bend")), Table("costs", columns, tuple(rows))]
    if best is None:
        return blocks
    breaks = tuple(row for i, p in enumerate(matter.analysis.parties) if (row := _break_row(matter, i, p)))
    if breaks:
        name = package_names(matter)[best.number]
        words = f"The table says how far each party’s assumed cost could be wrong before {name} falls away."
        more = (
            Frame("Party"),
            Frame("The deal falls away if the reservation value is above"),
            Frame("We assumed"),
            Frame("The same, as a cost of no deal"),
        )
        blocks += [Paragraph((Sentence.of(words, on=_BREAK),)), Table("breaks", more, breaks)]
    return blocks


def _break_row(matter: Matter, i: int, party: str) -> Row | None:
    deals, best = matter.analysis.deals, matter.best_deal()
    if deals is None or best is None or not _has_a_stake(matter, i) or not best.accepted[i]:
        return None
    at, assumed = best.values[i], deals.reservation[i][1]
    least_cost = deals.fallback.values[i] - at if deals.fallback is not None else None
    cost = "none: it gains even if no deal costs nothing" if least_cost is not None else "what goes on is not stated"
    if least_cost is not None and least_cost > 0:
        cost = f"no deal costs it less than {value(least_cost)}"
    return Row(
        Cell((matter.party_label(party),)),
        (
            Cell((Label.of(value(at) if at < 1 else "never: it gets all it wants", on=_BREAK),), "number"),
            Cell((Label.of(value(assumed), on=cost_ground(matter)),), "number"),
            Cell((Label.of(cost, on=(_BREAK, cost_ground(matter))),)),
        ),
    )


def _has_a_stake(matter: Matter, i: int) -> bool:
    """Whether a party's consent is needed and it prefers some state to another."""
    ranks = matter.analysis.ranks[i]
    return matter.case.parties[matter.analysis.parties[i]].consents and bool((ranks != ranks[0]).any())


def weakest(matter: Matter) -> tuple[str, float, float] | None:
    """The party with the least room in the deal followed: its id, the deal's value, the assumed reservation value."""
    deals, best = matter.analysis.deals, matter.best_deal()
    if deals is None or best is None or not best.in_zone[1]:
        return None
    rooms = [
        (best.values[i] - deals.reservation[i][1], i)
        for i in range(len(matter.analysis.parties))
        if _has_a_stake(matter, i) and best.values[i] < 1
    ]
    if not rooms:
        return None
    _, i = min(rooms)
    return matter.analysis.parties[i], best.values[i], deals.reservation[i][1]


def _hedged(matter: Matter) -> list[Block]:
    used = {i for _, s in all_statements(matter) for i in s.because}
    rows = []
    for claim in matter.claims():
        if claim.likelihood and claim.id in used:
            on = Reported((claim.id,))
            hedge = claim.likelihood
            term = next((t for t, ends in ICD203.items() if ends == (hedge.low, hedge.high)), "")
            shown = f"{hedge.low} to {hedge.high} %" + (f", “{term}”" if term and term != hedge.word else "")
            what = Label.of(unhedged(matter, claim), on=on)
            rows.append(
                Row(Cell((Label.of(f"“{hedge.word}”", on=on),)), (Cell((Label.of(shown, on=on),)), Cell((what,))))
            )
    rows += list(_hedged_statements(matter))
    if not rows:
        words = "No preference in the case rests on a hedged claim, or is marked as hedged."
        return [Paragraph((Sentence.of(words, on=matter.counted("a hedge under the case")),))]
    columns = ("Hedge in the text", "Probability range of that word (ICD 203)", "What is hedged")
    words = "A hedge says how likely the source thinks the statement. It is not a probability of any result here."
    lead = Sentence.of(words, on=Computed("reading of hedges", "words of estimative probability, ICD 203 (2015)"))
    return [Paragraph((lead,)), Table("hedges", tuple(Frame(c) for c in columns), tuple(rows))]


def _hedged_statements(matter: Matter) -> Iterator[Row]:
    """Preferences the case marks as hedged although no claim under them is."""
    for item, statement in all_statements(matter):
        claims = [matter.dossier.claims[i] for i in matter.known(statement.because)]
        if statement.likelihood and not any(c.likelihood for c in claims):
            low, high = ICD203[statement.likelihood]
            on = Assumed(f"{item}: how likely", statement.by, statement.note)
            yield Row(
                Cell((Label.of(statement.likelihood, quiet(" (the case’s word)"), on=on),)),
                (
                    Cell((Label.of(f"{low} to {high} %", on=on),)),
                    Cell((Label.of(f"{item}: {wish(matter, statement)}", on=on),)),
                ),
            )


def _assumed(matter: Matter) -> list[Block]:
    items = tuple(assumptions(matter))
    made = drafted(matter)
    more: tuple[Block, ...] = ()
    if made:
        verb = "was" if made == 1 else "were"
        words = f"{count(made, 'item').capitalize()} of the case {verb} drafted by rule, as yet unconfirmed."
        more = (Paragraph((Sentence.of(words, on=Assumed("the draft", "draft")),)),)
    if not items:
        words = "Nothing beyond the claims: every item of the case names one."
        return [Paragraph((Sentence.of(words, on=Computed("items without a claim", "count over the case")),)), *more]
    verb = "rests" if len(items) == 1 else "rest"
    total = joined(strong(count(len(items), "thing").capitalize()), f" in the case {verb} on no claim:")
    lead = Sentence.of(total, on=Computed("items without a claim", "count over the case"))
    return [Paragraph((lead,)), Bullets(tuple((i,) for i in items)), *more]
