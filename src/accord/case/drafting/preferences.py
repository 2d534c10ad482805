"""Preferences: what each party's asks say about the options chosen, most important first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from accord.case.case import BestFirst, Preference, Statement
from accord.case.drafting.asks import Ask
from accord.case.drafting.cast import Cast
from accord.case.drafting.deciders import Decided
from accord.case.drafting.options import Act
from accord.case.drafting.quantities import figures_in
from accord.case.formula import And, Formula, If, Is, Node, Not, Or
from accord.dossier.frames import frames_in

Ids = dict[tuple[str, str], str]
_ICD_ORDER = (
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even",
    "likely",
    "very likely",
    "almost certain",
)
_NOTES = {
    "accepts": "reported as accepted: taken as a mild preference",
    "offers": "reported as offered: taken as a mild preference",
    "fears": "reported as feared: taken as against it",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One preference in the making: what is preferred, or an order of values; and the asks it rests on."""

    asks: tuple[Ask, ...]
    node: Node | None
    option: str = ""
    order: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def level(self) -> str | None:
        """A floor where any of its claims is one; an aspiration where all are."""
        levels = {ask.level for ask in self.asks}
        return "floor" if "floor" in levels else "aspiration" if levels == {"aspiration"} else None


def preferences_of(acts: tuple[Act, ...], ids: Ids, decided: tuple[Decided, ...]) -> dict[str, tuple[Preference, ...]]:
    """The preferences of every party that asks for something that was chosen."""
    holders: dict[str, list[tuple[Decided, tuple[Act, ...]]]] = {}
    for item in decided:
        own = tuple(act for act in acts if any(item is own for own in act.asks))
        if own and item.ask.claim.stance != "threatens":
            holders.setdefault(item.ask.holder, []).append((item, own))
    wanted = {h: _wanted_of_others(h, found, ids) for h, found in holders.items()}
    lines = {holder: _lines(found, ids, acts, wanted[holder]) for holder, found in holders.items()}
    return {holder: tuple(_preference(line) for line in found) for holder, found in lines.items() if found}


def _lines(
    found: list[tuple[Decided, tuple[Act, ...]]], ids: Ids, acts: tuple[Act, ...], wanted: list[Node]
) -> list[Line]:
    """A party's lines in order; the same wish twice is one line, and what contradicts an earlier one is noted there."""
    lines: list[Line] = []
    for item, own in sorted(found, key=lambda pair: pair[0].ask.importance):
        for line in _lines_of(item.ask, own, ids, acts, wanted):
            for i, earlier in enumerate(lines):
                merged = _merged(earlier, line)
                if merged:
                    lines[i] = merged
                    break
            else:
                lines.append(line)
    return sorted(lines, key=lambda line: min(ask.importance for ask in line.asks))


def _lines_of(ask: Ask, own: tuple[Act, ...], ids: Ids, acts: tuple[Act, ...], wanted: list[Node]) -> list[Line]:
    if ask.order:
        return _scaled(ask, own[0], ids[own[0].key, own[0].by])
    line = _line(ask, own, ids, acts, wanted)
    return [line] if line else []


def _scaled(ask: Ask, act: Act, name: str) -> list[Line]:
    """For a figure: which way the party wants it; and that what it offers, accepts or must have, or better, will do."""
    at = ask.order.index(ask.value)
    good = ask.order[: at + 1] if ask.wanted else ask.order[:at]
    told = ask.claim.stance in ("offers", "accepts") or ask.level == "floor"
    told = told if ask.wanted else bool(figures_in(ask.words)) or ask.value == getattr(act.frame, "status_quo", "")
    notes = (f'under a condition that is not modelled: "{ask.condition}"',) if ask.condition else ()
    plain = replace(ask, claim=ask.claim.model_copy(update={"level": None})) if ask.level else ask
    lines = []
    if told and 0 < len(good) < len(ask.order):
        node: Node = Or(tuple(Is(name, v) for v in good)) if len(good) > 1 else Is(name, good[0])
        will = f'"{ask.value}" or better for it is taken to do' if ask.wanted else f'"{ask.value}" is refused'
        lines.append(Line((plain if ask.condition else ask,), node, notes=(*notes, will)))
    way = "which way it wants the figure is taken from what it and the others name"
    return [*lines, Line((plain,), None, name, ask.order, (*notes, way))]


def _line(ask: Ask, own: tuple[Act, ...], ids: Ids, acts: tuple[Act, ...], wanted: list[Node]) -> Line | None:
    act = own[0]
    names = [ids[a.key, a.by] for a in own]
    note = (_NOTES[ask.claim.stance],) if ask.claim.stance in _NOTES else ()
    if ask.claim.stance in ("accepts", "offers") and not ask.wanted:
        said = "accepted" if ask.claim.stance == "accepts" else "offered"
        note = (f"reported as not {said} so far: taken as mildly against it",)
    if ask.condition:
        return _conditional(ask, own, ids, acts, wanted)
    if len(act.values) > 2 and len(own) == 1:
        line = _graded(ask, act, names[0])
        return replace(line, notes=line.notes + note)
    parts = tuple(_holds(name, act, ask.value) for name in names)
    if ask.wanted or all(isinstance(part, Not) for part in parts):
        turned = parts if ask.wanted else tuple(p.part for p in parts if isinstance(p, Not))
        return Line((ask,), turned[0] if len(turned) == 1 else And(turned), notes=note)
    return Line((ask,), _none_of(parts), notes=note)


def _none_of(parts: tuple[Node, ...]) -> Node:
    return Not(parts[0]) if len(parts) == 1 else Not(And(parts))


def _holds(name: str, act: Act, value: str) -> Node:
    """The option at this value; for yes/no options the option or its negation."""
    if len(act.values) > 2:
        return Is(name, value)
    return Is(name) if value == act.values[1] else Not(Is(name))


def _graded(ask: Ask, act: Act, name: str) -> Line:
    """For an end of a scale, the whole order; for a middle value, that value; for a refusal, not that value."""
    order = act.values
    wanting = ask.claim.stance in ("wants", "demands", "expects")
    longing = wanting or ask.claim.stance == "plans"
    ends = (order[0], order[-1])
    if ask.value in ends and (longing if ask.wanted else wanting):
        best = ask.value if ask.wanted else ends[ask.value == ends[0]]
        ranked = order if best == order[0] else order[::-1]
        note = "the order of the values in between was guessed"
        return Line((ask,), None, name, ranked, (note,))
    node: Node = Is(name, ask.value)
    return Line((ask,), node if ask.wanted else Not(node), name)


def _conditional(ask: Ask, own: tuple[Act, ...], ids: Ids, acts: tuple[Act, ...], wanted: list[Node]) -> Line | None:
    """ "Not without X", "only if X": where the act is taken, X holds. Where X is no option, it stands in the note."""
    act = own[0]
    mine = [a for a in own if a.by == ask.holder] or list(own)
    parts = tuple(_holds(ids[a.key, a.by], act, ask.value) for a in mine)
    doing: Node = parts[0] if len(parts) == 1 else And(parts)
    meant = _condition(ask, own, ids, acts, wanted)
    if meant is not None:
        meant = _negated(meant) if ask.unmet else meant
        return Line((ask,), If(meant, doing), notes=(f'the condition "{ask.condition}" was matched with options',))
    note = f'under a condition that is not modelled: "{ask.condition}"'
    if ask.claim.level == "floor":
        note += "; kept as a preference, not as a floor"
        ask = replace(ask, claim=ask.claim.model_copy(update={"level": None}))
    return Line((ask,), doing if ask.wanted else _negated(doing), notes=(note,))


def _negated(node: Node) -> Node:
    return node.part if isinstance(node, Not) else Not(node)


def _condition(ask: Ask, own: tuple[Act, ...], ids: Ids, acts: tuple[Act, ...], wanted: list[Node]) -> Node | None:
    if ask.asks_concession:
        return Or(tuple(wanted)) if len(wanted) > 1 else wanted[0] if wanted else None
    for frame in frames_in(ask.condition):
        for act in acts:
            if act.frame and act.frame.id == frame.id and act not in own:
                value = frame.value_of(ask.condition)
                if value in act.values:
                    return _holds(ids[act.key, act.by], act, value)
                return Not(Is(ids[act.key, act.by], act.frame.status_quo))
    return None


def _wanted_of_others(holder: str, found: list[tuple[Decided, tuple[Act, ...]]], ids: Ids) -> list[Node]:
    """What the holder asks of others, as single conditions: what would count as a concession to it."""
    nodes: list[Node] = []
    for item, own in sorted(found, key=lambda pair: pair[0].ask.importance):
        for act in own:
            if act.by == holder or item.ask.condition or item.ask.claim.stance not in ("wants", "demands", "expects"):
                continue
            value = item.ask.value
            if not item.ask.wanted:
                rest = [v for v in (act.values[-1], act.values[0]) if v != value]
                value = rest[0]
            node = _holds(ids[act.key, act.by], act, value)
            nodes += [node] if node not in nodes else []
    return nodes


def _merged(earlier: Line, later: Line) -> Line | None:
    """Both in one line where the later adds nothing to the earlier or contradicts it; none where it stands alone."""
    if (earlier.node, earlier.option, earlier.order) == (later.node, later.option, later.order):
        notes = tuple(dict.fromkeys((*earlier.notes, *later.notes)))
        return replace(earlier, asks=(*earlier.asks, *later.asks), notes=notes)
    if earlier.order and later.option == earlier.option:
        first, last = earlier.order[0], earlier.order[-1]
        if later.node == Not(Is(earlier.option, last)) and later.level is None:
            return replace(earlier, asks=(*earlier.asks, *later.asks))
        if later.order or later.node == Not(Is(earlier.option, first)):
            return _contradicted(earlier, later)
        return None
    if later.order and earlier.node == Is(later.option, later.order[0]):
        return replace(later, asks=(*earlier.asks, *later.asks))
    if earlier.node is None or later.node is None:
        return None
    if later.node == Not(earlier.node) or earlier.node == Not(later.node):
        return _contradicted(earlier, later)
    return None


def _contradicted(earlier: Line, later: Line) -> Line:
    said = ", ".join(ask.claim.id for ask in later.asks)
    return replace(earlier, notes=(*earlier.notes, f"the reporting also says the contrary ({said})"))


def _preference(line: Line) -> Preference:
    because = tuple(dict.fromkeys(ask.claim.id for ask in line.asks))
    likelihood = _likelihood(line.asks)
    notes = (*line.notes, *dict.fromkeys(g for ask in line.asks for g in ask.guesses))
    note = "; ".join(dict.fromkeys((*notes, "priority by stance and place in the text")))
    details: dict[str, object] = {"because": because, "by": "draft", "note": note}
    if likelihood:
        details["likelihood"] = likelihood
    if line.node is None:
        floor = {"floor": line.order[0]} if line.level == "floor" else {}
        return BestFirst(best_first=line.option, order=line.order, **details, **floor)
    if line.level:
        details["level"] = line.level
    return Statement(prefer=Formula(line.node), **details)


def _likelihood(asks: tuple[Ask, ...]) -> str | None:
    """None where any of the claims is plain; else the strongest hedge."""
    terms = [ask.likelihood for ask in asks]
    if any(term is None for term in terms):
        return None
    return max((t for t in terms if t), key=_ICD_ORDER.index)


def wary(
    cast: Cast, acts: tuple[Act, ...], ids: Ids, preferences: dict[str, tuple[Preference, ...]]
) -> dict[str, tuple[Preference, ...]]:
    """The preferences, and last the wish of who is threatened with an act, and silent on it, that it be not done."""
    found = dict(preferences)
    for act in acts:
        threats = [d.ask for d in act.asks if d.ask.claim.stance == "threatens" and d.ask.holder == act.by]
        other = cast.counterpart(act.by, threats[0].words) if threats else None
        name = ids[act.key, act.by]
        if other is None or any(d.ask.holder == other for d in act.asks):
            continue
        note = "threatened with it: taken as against it"
        because = tuple(dict.fromkeys(ask.claim.id for ask in threats))
        node = _negated(_holds(name, act, threats[0].value))
        found[other] = (*found.get(other, ()), Statement(prefer=Formula(node), because=because, by="draft", note=note))
    return found
