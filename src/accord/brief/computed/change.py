"""What would have to change: the steps from today to the deal, and what each does to everyone."""

from __future__ import annotations

from accord.analysis.results import Evolution, Path, Step
from accord.brief.brief import Block, Bullets, Cell, Heading, Paragraph, Row, Table, Tone
from accord.brief.computed.deal import not_computed
from accord.brief.computed.hold import state_words
from accord.brief.computed.names import state_name
from accord.brief.frame import Frame
from accord.brief.matter import Matter
from accord.brief.sentence import Computed, Label, Run, Sentence, joined, strong
from accord.brief.words.plain import count, series

_EFFECTS: dict[int, tuple[str, Tone]] = {
    1: ("▲ better", "better"),
    0: ("＝ the same", "same"),
    -1: ("▼ worse", "worse"),
}
_EVOLUTION = "status quo analysis (Li, Kilgour and Hipel 2005)"
MOST_SOON = 4  # states told, the nearest first
_METHOD = Computed("the way there", "a shortest path by single steps (Li, Kilgour and Hipel 2005)")


def tell_change(matter: Matter) -> tuple[Block, ...]:
    """The way to the deal followed; else to the nearest state that holds."""
    best, quo = matter.best_deal(), matter.analysis.status_quo
    by_target = {p.target: p for p in matter.analysis.paths}
    if best is not None and best.number == quo:
        words = "Nothing: the best package found is today’s state."
        return (Paragraph((Sentence.of(words, on=_METHOD),)),)
    path = by_target.get(best.number) if best else None
    if path is None and best is None and matter.analysis.paths:
        path = matter.analysis.paths[0]
    if path is None:
        return (Paragraph((_why_none(matter),)),)
    blocks = _told(matter, path)
    other = next((p for p in matter.analysis.paths if p.all_improve and p.target != path.target), None)
    if other and not path.all_improve:
        blocks += [Heading(Frame("Another way out")), *_told(matter, other)]
    blocks += _soonest(matter)
    words = "Which change of wishes, or which guarantee, would remove the obstacle is not computed in this version."
    return (*blocks, Paragraph((Sentence.of(words, on=Computed("least change", "not part of this version")),)))


def _why_none(matter: Matter) -> Sentence:
    if matter.analysis.status_quo is None:
        words = "Not computed: the case does not say what state the dispute is in today, so there is no first step."
        return Sentence.of(words, on=Computed("status quo", "none in the case"))
    if matter.analysis.deals is None and not matter.analysis.paths:
        return not_computed(matter) if matter.case.graph is None else Sentence.of(
            "No other state that holds can be reached from today’s by single moves, as far as was computed.", on=_METHOD
        )  # fmt: skip
    return Sentence.of("No sequence of single steps from today to the deal was found.", on=_METHOD)


def _told(matter: Matter, path: Path) -> list[Block]:
    told = [Sentence.of(_lead(matter, path), on=_METHOD)]
    first = path.steps[0]
    if _own(matter, first) < 0:
        start = joined("The first step already costs ", matter.marks(_movers(matter, first)), " something.")
        told.append(Sentence.of(start, on=_METHOD))
    if len(path.steps) > 1:
        told.append(Sentence.of(_ends(matter, path), on=_METHOD))
    names = tuple(matter.party_label(p) for p in matter.analysis.parties)
    columns: tuple[Frame | Label, ...] = (Frame("Step"), Frame("Who moves, and how"), *names)
    rows = tuple(_row(matter, k, s) for k, s in enumerate(path.steps, 1))
    return [Paragraph(tuple(told)), Table("steps", columns, rows)]


def _lead(matter: Matter, path: Path) -> tuple[Run, ...]:
    """How many steps, and who must take one that costs it something."""
    name, many = state_name(matter, path.target), len(path.steps) > 1
    lead = f"{count(len(path.steps), 'step').capitalize()} {'lead' if many else 'leads'} to {name}"
    if path.all_improve:
        return joined(lead, ", and each serves whoever takes it." if many else ", and it serves whoever takes it.")
    losers = list(dict.fromkeys(p for s in path.steps if _own(matter, s) < 0 for p in _movers(matter, s)))
    if not losers:
        return joined(lead, ", but not every step serves the one who takes it.")
    each = " each" if len(losers) > 1 else ""
    return joined(lead, ", but on the way ", matter.marks(losers), f" must{each} take a step that is worse for it.")


def _soonest(matter: Matter) -> list[Block]:
    """How soon the nearest states that hold can come about, nobody moving twice in a row."""
    items = []
    for found in matter.analysis.evolution:
        if found.target != matter.analysis.status_quo and (found.by_moves or found.by_improvements):
            on = Computed(f"how soon {state_name(matter, found.target)} comes about", _EVOLUTION)
            words = joined(state_words(matter, found.target), ": ", _how_soon(matter, found), ".")
            items.append((Sentence.of(words, on=on),))
    return (
        [Heading(Frame("How soon states that hold can come about")), Bullets(tuple(items[:MOST_SOON]))] if items else []
    )


def _how_soon(matter: Matter, found: Evolution) -> tuple[Run, ...]:
    """By any moves, and by moves that serve whoever makes them."""
    moves, gains = found.by_moves, found.by_improvements
    told = joined("by no moves of single parties")
    if moves is not None:
        told = joined(
            "in ", count(len(moves.steps), "move"), ", the last by ", matter.marks(moves.last_movers, word="or")
        )
    if gains is None:
        return joined(told, "; never if each move must serve whoever makes it")
    if moves is not None and len(gains.steps) == len(moves.steps):
        return joined(told, "; as soon if each move must serve whoever makes it")
    return joined(told, "; in ", count(len(gains.steps), "move"), " if each must serve whoever makes it")


def _own(matter: Matter, step: Step) -> int:
    """What a step does to the one who takes it; a step taken together is as good as for the worst off."""
    return min((step.effects[matter.analysis.parties.index(p)] for p in _movers(matter, step)), default=0)


def _movers(matter: Matter, step: Step) -> tuple[str, ...]:
    """Who takes a step: one party, or those who agree to it together."""
    if step.move.party in matter.analysis.parties:
        return (step.move.party,)
    together = (p for o in matter.differing(step.move.start, step.move.end) for p in matter.controllers(o))
    return tuple(dict.fromkeys(together))


def _ends(matter: Matter, path: Path) -> tuple[Run, ...]:
    """Who is better and who worse off at the end than today."""
    start = path.steps[0].move.start
    gains = {p: matter.rank(p, path.target) - matter.rank(p, start) for p in matter.analysis.parties}
    better, worse = [p for p in gains if gains[p] > 0], [p for p in gains if gains[p] < 0]
    if len(better) == len(gains):
        return joined("At the end every party is better off than today.")
    parts = []
    for parties, how in ((better, "better"), (worse, "worse")):
        if parties:
            parts.append(joined(matter.marks(parties), f" {'is' if len(parties) == 1 else 'are'} {how} off"))
    if not parts:
        return joined("At the end every party is as well off as today.")
    return joined("At the end ", series(parts), " than today", "." if worse else ", and nobody is worse off.")


def _row(matter: Matter, number: int, step: Step) -> Row:
    movers = _movers(matter, step)
    who = Label.of(matter.marks(movers, starts=True), " ", matter.change(step.move), on=_METHOD)
    cells = []
    for i, party in enumerate(matter.analysis.parties):
        words, tone = _EFFECTS[step.effects[i]]
        moves = party in movers
        runs = joined(strong(words) if tone == "worse" else words, " (moves)" if moves else "")
        cells.append(Cell((Label.of(runs, on=Computed("effect of the step", "ranks before and after")),), tone, moves))
    return Row(Cell((Label.of(str(number), on=_METHOD),)), (Cell((who,)), *cells))
