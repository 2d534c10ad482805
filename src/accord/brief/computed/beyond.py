"""Where parties act together or at the same time, see or judge otherwise: what the concepts beyond the five find."""

from __future__ import annotations

from collections.abc import Iterator

from accord.analysis.results import Holding, JointGain
from accord.brief.brief import Block, Bullets, Cell, Heading, Paragraph, Row, Table
from accord.brief.computed.names import CONCEPTS, holds_by, state_name
from accord.brief.frame import Frame
from accord.brief.matter import Matter
from accord.brief.sentence import Computed, Label, Run, Sentence, joined, quiet, strong
from accord.brief.words.plain import count, listed, upper_first

# By rule: what it asks in plain words, and its name. Strength and unknown preference are told for one concept each.
SIMULTANEOUS = {
    "sim": ("Every gain is spoiled by what others gain from at the same time.", "simultaneous stability, SIM"),
    "nash, seq or sim": (
        "Of each party one is true: it has no gain, its gains are punished in turn, or spoiled at the same time.",
        "Nash, SEQ or SIM (Fraser and Hipel 1984)",
    ),
}
COALITIONS = {
    "nash": ("No parties, alone or together, can bring about what all of them gain by.", "coalitional Nash stability"),
    "gmr": ("Whatever parties gain together, some answer of the others takes from one of them.", "coalitional GMR"),
    "seq": ("Whatever parties gain together, answers that serve those who give them take from one of them.",
            "coalitional SEQ"),
}  # fmt: skip
STRENGTH = {
    "seq, strongly": ("The answers, which serve those who give them, leave whoever leaves greatly worse off.",
                      "SEQ, strongly"),
    "seq, weakly": ("The answers leave whoever leaves no better off, but not each time greatly worse off.",
                    "SEQ, weakly"),
}  # fmt: skip
UNKNOWN = {
    "seq, extension a": ("Who cannot compare leaves, and only what is surely no better deters.", "SEQ, extension a"),
    "seq, extension b": ("Who cannot compare stays, and only what is surely no better deters.", "SEQ, extension b"),
    "seq, extension c": ("Who cannot compare leaves, and what cannot be compared deters too.", "SEQ, extension c"),
    "seq, extension d": ("Who cannot compare stays, and what cannot be compared deters too.", "SEQ, extension d"),
}
TOGETHER = "coalitions by legal sequences of moves (Inohara and Hipel 2008)"
AT_ONCE = "simultaneous stability, SIM (Fraser and Hipel 1984)"
AHEAD = "limited-move stability (Kilgour, Hipel and Fraser 1984)"
GREATLY = "strength of preference (Hamouda, Kilgour and Hipel 2004)"
UNSURE = "unknown preference, four extensions (Li, Hipel, Kilgour and Fang 2004)"
VIEWS = "a hypergame, each party in its own view (Wang, Hipel and Fraser 1988)"


def tell_beyond(matter: Matter) -> list[Block]:
    """How many states hold by each rule beyond the five, then today's state and the deal by each; nothing if none."""
    rows = list(_rows(matter))
    best, quo = matter.best_deal(), matter.analysis.status_quo
    states = list(dict.fromkeys([*([] if quo is None else [quo]), *([] if best is None else [best.number])]))
    items = [(sentence,) for state in states for sentence in _told(matter, state)]
    if not rows and not items:
        return []
    columns = (Frame("In plain words"), Frame("Rule of stability"), Frame("States that hold for all"))
    blocks: list[Block] = [Heading(Frame("Where parties act, judge or see otherwise"))]
    if rows:
        blocks.append(Table("concepts", columns, tuple(rows)))
    seen = matter.analysis.further.misperception
    if seen is not None:
        blocks.append(Paragraph((_surprises(matter, int(seen.surprises.sum())),)))
    return [*blocks, Bullets(tuple(items))] if items else blocks


def _rows(matter: Matter) -> Iterator[Row]:
    """A row for each rule that was applied."""
    more, total = matter.analysis.further, len(matter.analysis.names)
    found: list[tuple[dict[str, tuple[str, str]], dict[str, int]]] = [
        (SIMULTANEOUS, _numbers(more.simultaneous)),
        (COALITIONS, {c: int(h.equilibria.sum()) for c, h in more.coalitions.items()}),
        (STRENGTH, _numbers(more.strength)),
        (UNKNOWN, _numbers(more.unknown)),
    ]
    if more.limited is not None and more.limited.non_myopic is not None:
        asks = "No party gains by leaving, however many moves ahead both look, from some number on."
        found.append(({"far": (asks, "non-myopic stability")}, {"far": int(more.limited.non_myopic.equilibria.sum())}))
    if more.misperception is not None:
        views = {c: (f"As each party sees it: {asks[:1].lower()}{asks[1:]}", f"{name}, each in its own view")
                 for c, (name, _, asks) in CONCEPTS.items() if c in ("nash", "seq")}  # fmt: skip
        found.append((views, _numbers(more.misperception.holdings)))
    for rules, numbers in found:
        for key, (asks, name) in rules.items():
            if key in numbers:
                on = Computed(f"equilibria by {key}", name)
                amount = f"{numbers[key]:,} of {total:,}" if numbers[key] else "none"
                cells = (
                    Cell((Label.of(upper_first(joined(name)), on=on),)),
                    Cell((Label.of(amount, on=on),), "number"),
                )
                yield Row(Cell((Label.of(asks, on=on),)), cells)


def _numbers(holdings: dict[str, Holding]) -> dict[str, int]:
    return {name: int(found.equilibria.sum()) for name, found in holdings.items()}


def _surprises(matter: Matter, number: int) -> Sentence:
    on = Computed("surprises", VIEWS)
    if not number:
        return Sentence.of("Every party sees every state that can come about.", on=on)
    verb = "is" if number == 1 else "are"
    return Sentence.of(
        f"{count(number, 'state').capitalize()} {verb} not seen by every party, and would surprise.", on=on
    )


def _told(matter: Matter, state: int) -> Iterator[Sentence]:
    """What each concept says of one state, where it says something."""
    yield from _together(matter, state)
    yield from _at_once(matter, state)
    yield from _ahead(matter, state)
    yield from _greatly(matter, state)
    yield from _unsure(matter, state)
    yield from _in_views(matter, state)


def _together(matter: Matter, state: int) -> Iterator[Sentence]:
    """What parties could gain together, and whether the others could answer."""
    on = Computed(f"joint gains at {state_name(matter, state)}", TOGETHER)
    for gain in matter.analysis.joint_gains.get(state, ()):
        yield Sentence.of(_joint(matter, gain), on=on)
    if matter.analysis.further.coalitions and not matter.analysis.joint_gains.get(state, ()):
        name = upper_first(joined(state_name(matter, state)))
        yield Sentence.of(name, ": no parties would all gain by leaving it together.", on=on)


def _joint(matter: Matter, gain: JointGain) -> tuple[Run, ...]:
    lead = joined("From ", state_name(matter, gain.start), " ", matter.marks(gain.parties))
    gains = joined(quiet(" together could reach "), strong(_end(matter, gain)), quiet(", which each of them prefers"))
    if len(gain.parties) == len(matter.analysis.parties):
        return joined(lead, gains, ": all parties would gain.")
    if gain.answered:
        return joined(lead, gains, ", but the others could then make at least one of them no better off.")
    return joined(lead, gains, ", and no answer of the others takes that from any of them.")


def _end(matter: Matter, gain: JointGain) -> str:
    """Where a joint gain leads: by its name, or by what changes."""
    name = state_name(matter, gain.end)
    if matter.case.graph is not None or not name.startswith("state "):
        return name
    parts = matter.describe(gain.end, matter.differing(gain.start, gain.end))
    words = "; ".join("".join(getattr(run, "text", "") or getattr(run, "name", "") for run in part) for part in parts)
    return f"the state in which {words[:1].lower() if words.startswith('The ') else words[:1]}{words[1:]}"


def _at_once(matter: Matter, state: int) -> Iterator[Sentence]:
    """Simultaneous moves, where somebody could gain at all."""
    found = matter.analysis.further.simultaneous.get("sim")
    if found is None or holds_by(matter.analysis, state) == "nash":
        return
    on = Computed(f"stability of {state_name(matter, state)}", AT_ONCE)
    name = upper_first(joined(state_name(matter, state)))
    if found.equilibria[state]:
        words = (
            " would hold where parties may move at the same time: whatever one gains, others spoil by what they gain."
        )
        yield Sentence.of(name, words, on=on)
        return
    loose = [p for p, holds in zip(matter.analysis.parties, found.stable[:, state], strict=True) if not holds]
    verb = "have gains" if len(loose) > 1 else "has a gain"
    lead = joined(name, " would not hold where parties may move at the same time: ", matter.marks(loose))
    yield Sentence.of(lead, f" {verb} that nothing others gain from at once spoils.", on=on)


def _ahead(matter: Matter, state: int) -> Iterator[Sentence]:
    """How many moves ahead two parties must look for a state to hold."""
    limited = matter.analysis.further.limited
    if limited is None:
        return
    on = Computed(f"stability of {state_name(matter, state)}", AHEAD)
    name = upper_first(joined(state_name(matter, state)))
    held = [bool(found.equilibria[state]) for found in limited.by_horizon]
    for_good = limited.non_myopic is not None and bool(limited.non_myopic.equilibria[state])
    far = "however many moves ahead both parties look" if limited.settled else f"looking up to {len(held)} moves ahead"
    first = next((h for h in range(1, len(held) + 1) if all(held[h - 1 :])), 0)
    if all(held):
        words = f" holds {far}."
    elif not any(held):
        words = f" does not hold for both parties, {far}."
    elif for_good and first:
        words = f" holds where both parties look at least {first} moves ahead."
    else:
        some = listed([str(h) for h, holds in enumerate(held, start=1) if holds][:6], "or")
        words = f" holds only at some distances: where both parties look {some} moves ahead, and not for good."
    yield Sentence.of(name, words, on=on)


def _greatly(matter: Matter, state: int) -> Iterator[Sentence]:
    """Whether what deters is greatly worse."""
    strength = matter.analysis.further.strength
    concept = {"sseq": "seq"}.get(found := holds_by(matter.analysis, state) or "", found)
    if f"{concept}, strongly" not in strength:
        return
    on = Computed(f"strength of the stability of {state_name(matter, state)}", GREATLY)
    name = upper_first(joined(state_name(matter, state)))
    rule = quiet(f" ({concept.upper()})")
    if strength[f"{concept}, strongly"].equilibria[state]:
        yield Sentence.of(name, " holds strongly: whoever leaves ends greatly worse off", rule, ".", on=on)
    else:
        words = " holds weakly: not everyone who leaves ends greatly worse off, only no better off"
        yield Sentence.of(name, words, rule, ".", on=on)


def _unsure(matter: Matter, state: int) -> Iterator[Sentence]:
    """In which readings of what nobody can compare a state holds."""
    unknown = matter.analysis.further.unknown
    if not unknown:
        return
    on = Computed(f"stability of {state_name(matter, state)}", UNSURE)
    name = upper_first(joined(state_name(matter, state)))
    holds = [e for e in "abcd" if unknown[f"seq, extension {e}"].equilibria[state]]
    rule = quiet(" (SEQ, unknown preference)")
    if len(holds) == 4:
        words = " holds whatever parties do about states they cannot compare"
    elif not holds:
        words = " does not hold, whatever parties do about states they cannot compare"
    elif set(holds) == {"b", "d"}:
        words = " holds only if a party stays where it cannot compare what it would get"
    elif set(holds) == {"c", "d"}:
        words = " holds only if what a party cannot compare deters it"
    elif holds == ["d"]:
        words = " holds only if parties that cannot compare stay, and are deterred by what they cannot compare"
    else:
        words = (
            f" holds in extension {listed(holds)} of four, which differ in what is done about what cannot be compared"
        )
    yield Sentence.of(name, words, rule, ".", on=on)


def _in_views(matter: Matter, state: int) -> Iterator[Sentence]:
    """Whether a state holds as each party sees the conflict."""
    seen = matter.analysis.further.misperception
    if seen is None:
        return
    on = Computed(f"stability of {state_name(matter, state)}", VIEWS)
    name = upper_first(joined(state_name(matter, state)))
    if seen.surprises[state]:
        blind = [p for p, sees in zip(matter.analysis.parties, seen.seen[:, state], strict=True) if not sees]
        yield Sentence.of(name, " would be a surprise to ", matter.marks(blind), ": it is not in that view.", on=on)
        return
    concept = next((c for c in CONCEPTS if c in seen.holdings and seen.holdings[c].equilibria[state]), None)
    if concept:
        full, why, _ = CONCEPTS[concept]
        yield Sentence.of(
            name, f" holds as the parties see it, each in its own view: {why} ", quiet(f"({full})"), ".", on=on
        )
        return
    loose = [p for p, ok in zip(matter.analysis.parties, seen.holdings["gmr"].stable[:, state], strict=True) if not ok]
    who = joined(matter.marks(loose), " would leave it") if loose else joined("no rule holds for all of them")
    yield Sentence.of(name, " does not hold as the parties see it, each in its own view: ", who, ".", on=on)
