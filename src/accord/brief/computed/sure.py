"""How sure are we: what rests on hedges and on assumptions, and how far the deal can bend. No probability is claimed."""

from __future__ import annotations

from collections.abc import Iterator

from accord.brief.brief import Block, Bullets, Cell, Heading, Paragraph, Row, Table
from accord.brief.computed.deal import cost_ground
from accord.brief.computed.names import package_names, zone_ground
from accord.brief.frame import Frame
from accord.brief.matter import Matter
from accord.brief.sentence import Assumed, Computed, Label, Reported, Sentence, joined, quiet, strong
from accord.brief.wishes import Wish, floor_grounds, least, wish
from accord.brief.words.formulas import choice, formula_words
from accord.brief.words.plain import count, value
from accord.dossier.claim import ICD203

_BREAK = Computed("break-even", "the deal’s value for the party, compared with its reservation value")


def tell_sure(matter: Matter) -> tuple[Block, ...]:
    """The range over the cost of no deal, break-evens, hedges, assumptions, and what was not varied."""
    words = "No draws were made and no probability is claimed: every result holds for the case as written."
    blocks: list[Block] = [Paragraph((Sentence.of(words, on=Computed("draws", "none in this version")),))]
    blocks += _bending(matter)
    blocks += [Heading(Frame("What rests on hedged words")), *_hedged(matter)]
    blocks += [Heading(Frame("What rests on assumptions")), *_assumed(matter)]
    notes = tuple((Sentence.of(n if n.endswith(".") else n + ".", on=Computed("limits", "noted by the analysis")),)
                  for n in matter.analysis.notes)  # fmt: skip
    return (*blocks, Heading(Frame("What was not varied")), Bullets(notes)) if notes else tuple(blocks)


def _bending(matter: Matter) -> list[Block]:
    deals, best = matter.analysis.deals, matter.best_deal()
    if deals is None:
        return []
    columns = (Frame("Cost of no deal"), Frame("Packages in the zone"))
    rows = []
    for end, number in zip(("at its low end", "in the middle", "at its high end"), deals.zone, strict=True):
        size = Label.of(
            f"{number:,} of {deals.packages:,}" if number else "none", on=(zone_ground(), cost_ground(matter))
        )
        rows.append(Row(Cell((Label.of(end, on=cost_ground(matter)),)), (Cell((size,), "number"),)))
    blocks: list[Block] = [Heading(Frame("How far the deal can bend")), Table("costs", columns, tuple(rows))]
    if best is None:
        return blocks
    breaks = tuple(row for i, p in enumerate(matter.analysis.parties) if (row := _break_row(matter, i, p)))
    if breaks:
        name = package_names(matter)[best.state]
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
    if deals is None or best is None or not matter.case.parties[party].consents or not best.accepted[i]:
        return None
    at, assumed = best.values[i], deals.reservation[i][1]
    least_cost = deals.fallback.values[i] - at
    cost = (
        f"no deal costs it less than {value(least_cost)}"
        if least_cost > 0
        else "none: it gains even if no deal costs nothing"
    )
    return Row(
        Cell((matter.party_label(party),)),
        (
            Cell((Label.of(value(at), on=_BREAK),), "number"),
            Cell((Label.of(value(assumed), on=cost_ground(matter)),), "number"),
            Cell((Label.of(cost, on=(_BREAK, cost_ground(matter))),)),
        ),
    )


def weakest(matter: Matter) -> tuple[str, float, float] | None:
    """The party with the least room in the deal followed: its id, the deal's value, the assumed reservation value."""
    deals, best = matter.analysis.deals, matter.best_deal()
    if deals is None or best is None or not best.in_zone[1]:
        return None
    rooms = [
        (best.values[i] - deals.reservation[i][1], i)
        for i, p in enumerate(matter.analysis.parties)
        if matter.case.parties[p].consents
    ]
    if not rooms:
        return None
    _, i = min(rooms)
    return matter.analysis.parties[i], best.values[i], deals.reservation[i][1]


def _hedged(matter: Matter) -> list[Block]:
    used = {i for _, s in _all_statements(matter) for i in s.because}
    rows = []
    for claim in matter.claims():
        if claim.likelihood and claim.id in used:
            on = Reported((claim.id,))
            hedge = claim.likelihood
            term = next((t for t, ends in ICD203.items() if ends == (hedge.low, hedge.high)), "")
            shown = f"{hedge.low} to {hedge.high} %" + (f", “{term}”" if term and term != hedge.word else "")
            what = Label.of(matter.marks(claim.holders, starts=True), ": ", matter.said(claim), on=on)
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
    for item, statement in _all_statements(matter):
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


def _all_statements(matter: Matter) -> Iterator[tuple[str, Wish]]:
    for party in matter.case.parties:
        yield from matter.statements(party)


def _assumed(matter: Matter) -> list[Block]:
    items = tuple(assumptions(matter))
    drafted = sum(_drafted(matter))
    more: tuple[Block, ...] = ()
    if drafted:
        verb = "was" if drafted == 1 else "were"
        words_ = f"{count(drafted, 'item').capitalize()} of the case {verb} drafted by rule from the claims, and nobody has confirmed {'it' if drafted == 1 else 'them'} yet."
        more = (Paragraph((Sentence.of(words_, on=Assumed("the draft", "draft")),)),)
    if not items:
        words = "Nothing beyond the claims: every item of the case names one."
        return [Paragraph((Sentence.of(words, on=Computed("items without a claim", "count over the case")),)), *more]
    total = joined(strong(count(len(items), "thing").capitalize()), " in the case", " rests" if len(items) == 1 else " rest",
                   " on no claim:")  # fmt: skip
    lead = Sentence.of(total, on=Computed("items without a claim", "count over the case"))
    return [Paragraph((lead,)), Bullets(tuple((i,) for i in items)), *more]


def _drafted(matter: Matter) -> Iterator[bool]:
    case = matter.case
    yield from (o.made_by == "draft" for o in case.options.values())
    yield from (x.by == "draft" for x in (*case.parties.values(), *case.points.values(), *case.constraints))
    yield from (s.by == "draft" for _, s in _all_statements(matter))


def assumptions(matter: Matter) -> Iterator[Sentence]:
    """Every item of the case that no claim carries, each as a sentence with its note."""
    case = matter.case
    if case.status_quo is not None:
        yield _item("Today’s state is as the case describes it", Assumed("status quo"))
    for name, option in case.options.items():
        if not matter.known(option.because):
            yield _item(
                f"The choice exists: {choice(case, name)}", Assumed(f"option {name}", option.made_by, option.note)
            )
    for number, constraint in enumerate(case.constraints, 1):
        if not matter.known(constraint.because):
            words = f"Ruled out together: {formula_words(case, constraint.never.node)}"
            yield _item(words, Assumed(f"constraint {number}", constraint.by, constraint.note))
    yield from _assumed_wishes(matter)
    if case.fallback:
        costs = "; ".join(f"{matter.name(p)} {value(a)} to {value(b)}" for p, (a, b) in case.fallback.cost.items())
        words = f"The cost of no deal: {costs or 'none given'}"
        yield _item(words, Assumed("cost of no deal", case.fallback.by, case.fallback.note))


def _assumed_wishes(matter: Matter) -> Iterator[Sentence]:
    for party in matter.case.parties:
        for item, statement in matter.statements(party):
            name = matter.name(party)
            must = least(matter, statement)
            if not matter.known(statement.because):
                yield _item(f"{name} prefers: {wish(matter, statement)}", Assumed(item, statement.by, statement.note))
            elif must and isinstance(floor_grounds(matter, item, statement)[0], Assumed):
                words = f"That this is a must-have of {name}: {must}"
                yield _item(words, Assumed(f"{item}: the floor", statement.by, statement.note))
        if getattr(matter.case.preferences.get(party), "ranking", None):
            ranking = matter.case.preferences[party]
            if not matter.known(ranking.because):  # type: ignore[union-attr]
                yield _item(
                    f"{matter.name(party)}’s ranking of the states",
                    Assumed(f"ranking of {matter.name(party)}", "analyst"),
                )


def _item(words: str, ground: Assumed) -> Sentence:
    note = " ".join(ground.note.split()).rstrip(".")
    maker = "" if ground.by == "analyst" else f"by {ground.by}"
    tail = "; ".join(w for w in (note, maker) if w)
    return Sentence.of(words, quiet(f" ({tail})") if tail else "", ".", on=ground)
