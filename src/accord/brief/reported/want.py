"""What each party wants: a ladder per choice, and the claims in the reporting's own words."""

from __future__ import annotations

from collections.abc import Iterator

from accord.brief.brief import Block, Heading, Ladder, LadderGroup, Lane, Level, Mark, Paragraph, Position, Positions
from accord.brief.frame import Frame
from accord.brief.matter import Matter
from accord.brief.reported.claims import as_sentence
from accord.brief.reported.contrasts import tell_contrasts
from accord.brief.sentence import Assumed, Ground, Label, Sentence, joined
from accord.brief.words.choices import act, is_topical, rung
from accord.brief.words.plain import upper_first
from accord.case.case import BestFirst, Option, Statement
from accord.case.formula import And, Is, Node, Not
from accord.dossier.join import counter_of

MOST_RUNGS = 7  # more do not fit side by side; then only those that carry a mark are shown
_VERBS: dict[Level, str] = {"wants": "wants", "floor": "accepts no less than", "aspiration": "would at best have"}
_ORDER = {"floor": 0, "aspiration": 1, None: 2}


def tell_want(matter: Matter) -> tuple[Block, ...]:
    """Ladders by point, then every party's claims, floors and aspirations first."""
    blocks: list[Block] = []
    if matter.case.options:
        blocks += [Heading(Frame("Where each party stands on each choice")), *_groups(matter)]
    else:
        words = "The case gives states and moves, not choices, so there is no ladder to draw."
        blocks.append(Paragraph((Sentence.of(words, on=Assumed("a case written as a graph", "the case")),)))
    blocks.append(Heading(Frame("In the words of the reporting")))
    held = [_positions(matter, p) for p in dict.fromkeys([*matter.case.parties, *matter.dossier.parties])]
    blocks += [h for h in held if h]
    silent = [p for p in matter.case.parties if not any(p in c.holders for c in matter.claims())]
    if silent:
        missing = joined("Not reported: what ", matter.marks(silent, word="or"), " wants.")
        blocks.append(Paragraph((Sentence.of(missing, on=matter.counted("a claim of theirs")),)))
    return (*blocks, *tell_contrasts(matter))


def _groups(matter: Matter) -> Iterator[LadderGroup]:
    placed: set[str] = set()
    for point_id, point in matter.case.points.items():
        ladders = tuple(_ladder(matter, o) for o in point.options if o in matter.case.options)
        placed.update(point.options)
        grounds = matter.grounds(f"point {point_id}", point.because, point.by, point.note)
        name, asks = (
            Label.of(upper_first(joined(point.name or point.asks)), on=grounds),
            Label.of(point.asks, on=grounds),
        )
        yield LadderGroup(name, asks if point.name else None, ladders, _silent(matter, point_id, ladders))
    rest = [o for o in matter.case.options if o not in placed]
    if rest:
        yield LadderGroup(Frame("Other choices in the case"), None, tuple(_ladder(matter, o) for o in rest), None)


def _silent(matter: Matter, point: str, ladders: tuple[Ladder, ...]) -> Label | None:
    marked = {lane.party for ladder in ladders for lane in ladder.lanes}
    spoke = {h for c in matter.claims() if c.point == point for h in c.holders}
    silent = [p for p in matter.case.parties if p not in marked and p not in spoke]
    if not silent:
        return None
    return Label.of("not reported: ", matter.marks(silent), on=matter.counted(f"a claim on {point}"))


def _ladder(matter: Matter, name: str) -> Ladder:
    option = matter.option(name)
    grounds = matter.grounds(f"option {name}", option.because, option.made_by, option.note)
    lanes = [Lane(matter.party_label(p), p, m) for p in matter.case.parties if (m := _marks(matter, p, name, option))]
    status_quo = matter.case.status_quo
    now = status_quo.get(name) if isinstance(status_quo, dict) else None
    today = option.values.index(now) if now in option.values else None
    keep = list(range(len(option.values)))
    if len(keep) > MOST_RUNGS:
        marked = (
            {m.rung for lane in lanes for m in lane.marks}
            | {0, len(keep) - 1}
            | ({today} if today is not None else set())
        )
        keep = sorted(marked)
        lanes = [
            Lane(x.name, x.party, tuple(Mark(keep.index(m.rung), m.level, m.words) for m in x.marks)) for x in lanes
        ]
        today = keep.index(today) if today is not None else None
    rungs = tuple(Label.of(rung(option, v), on=grounds) for v in keep)
    topic = (" " if option.by == "joint" else ", ") + act(option) if is_topical(option) or not option.is_yes_no else ""
    title = Label.of(matter.marks(matter.controllers(name), starts=True), topic or " decides" * (option.by != "joint")
                     or " decide together", on=grounds)  # fmt: skip
    nobody = Label.of("no party’s wish on this is reported or assumed", on=matter.counted(f"a wish on {name}"))
    return Ladder(title, rungs, today, tuple(lanes), None if lanes else nobody)


def _marks(matter: Matter, party: str, name: str, option: Option) -> tuple[Mark, ...]:
    """The marks a party's statements put on a ladder; a claim's own mark goes before an assumed one."""
    found: dict[tuple[int, Level], Mark] = {}
    for item, statement in matter.statements(party):
        grounds = matter.grounds(item, statement.because, statement.by, statement.note)
        for value, level, is_claimed in _placed(statement, name, option):
            reading = (Assumed(f"{item}: that it is the {level}", statement.by, statement.note),)
            pairs: list[tuple[Level, tuple[Ground, ...]]] = [(level, grounds if is_claimed else reading)]
            if (
                is_claimed
                and level != "wants"
                and matter.known(statement.because)
                and not _says(matter, statement.because, level)
            ):
                pairs = [("wants", grounds), (level, reading)]
            for kind, on in pairs:
                words = Label.of(matter.mark(party, starts=True), f" {_VERBS[kind]}: {rung(option, value)}", on=on)
                old = found.get((value, kind))
                if old is None or (words.claims and not old.words.claims):
                    found[value, kind] = Mark(value, kind, words)
    return tuple(sorted(found.values(), key=lambda m: (m.rung, list(_VERBS).index(m.level))))


def _says(matter: Matter, because: tuple[str, ...], level: str) -> bool:
    return any(matter.dossier.claims[i].level == level for i in matter.known(because))


def _placed(statement: Statement | BestFirst, name: str, option: Option) -> Iterator[tuple[int, Level, bool]]:
    """The values a statement puts a mark on: (value, level, whether its claims speak for this mark)."""
    if isinstance(statement, BestFirst):
        if statement.best_first == name:
            yield option.values.index(statement.order[0]), "wants", True
            if statement.floor is not None and statement.floor in option.values:
                yield option.values.index(statement.floor), "floor", False
        return
    for node in _parts(statement.prefer.node):
        value = _value_of(node, name, option)
        if value is not None:
            yield value, statement.level or "wants", True


def _parts(node: Node) -> Iterator[Node]:
    if isinstance(node, And):
        for part in node.parts:
            yield from _parts(part)
    else:
        yield node


def _value_of(node: Node, name: str, option: Option) -> int | None:
    """The one value an atom asks for; None where it asks for several, or for something else."""
    if isinstance(node, Is) and node.option == name:
        if node.value is not None:
            return option.values.index(node.value)
        return 1 if len(option.values) == 2 else None
    if isinstance(node, Not) and isinstance(node.part, Is) and node.part.option == name and len(option.values) == 2:
        return 1 - option.values.index(node.part.value) if node.part.value else 0
    return None


def _positions(matter: Matter, party: str) -> Positions | None:
    held = sorted((c for c in matter.claims() if party in c.holders), key=lambda c: _ORDER[c.level])
    if not held:
        return None
    saying = counter_of(matter.dossier)
    told = tuple(Position(as_sentence(matter, c, saying(c)), c.level) for c in held)
    return Positions(matter.party_label(party), party, told)
