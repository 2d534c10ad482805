"""Would it hold: who could leave today's state or the deal, how the others would answer, and what that leaves."""

from __future__ import annotations

from accord.analysis.results import Temptation
from accord.brief.brief import Block, Bullets, Cell, Heading, Paragraph, Row, Table
from accord.brief.computed.beyond import tell_beyond
from accord.brief.computed.names import (
    CONCEPTS,
    by_concept,
    holds_by,
    is_indifferent,
    package_names,
    state_name,
    unstable_for,
)
from accord.brief.frame import Frame
from accord.brief.matter import Matter
from accord.brief.sentence import Computed, Label, Run, Sentence, joined, quiet, strong
from accord.brief.words.plain import count, upper_first

MOST_CHAINS = 6
MOST_STATES = 5


def tell_hold(matter: Matter) -> tuple[Block, ...]:
    """Today, then the deal, then every state that holds, then what other concepts say."""
    if not matter.analysis.stability:
        words = "Not computed: no rule of stability was applied."
        return (Paragraph((Sentence.of(words, on=Computed("stability", "none was asked for")),)),)
    if is_indifferent(matter.analysis):
        return (Paragraph((unknowable(),)),)
    blocks: list[Block] = []
    quo, best = matter.analysis.status_quo, matter.best_deal()
    if quo is not None:
        blocks += [Heading(Frame("Today")), *_state(matter, quo)]
    else:
        words = "The case names no state the dispute is in today, so whether that holds is not computed."
        blocks.append(Paragraph((Sentence.of(words, on=Computed("status quo", "none in the case")),)))
    if best is not None and best.number != quo:
        deals = matter.analysis.deals
        heading = "The deal" if deals and deals.zone[1] else "The package nearest to a deal"
        blocks += [Heading(Frame(heading)), *_state(matter, best.number)]
    return (*blocks, Heading(Frame("States that hold")), *_equilibria(matter), *tell_beyond(matter))


def unknowable() -> Sentence:
    """What is said where nobody is known to prefer anything."""
    words = "What would hold cannot be told: by the case, no party prefers any state to another."
    return Sentence.of(words, on=Computed("stability", "trivial where every ranking is level"))


def verdict(matter: Matter, state: int) -> Sentence:
    """Whether a state holds, in plain words first."""
    name = state_name(matter, state)
    concept = holds_by(matter.analysis, state)
    start = upper_first(joined(name))
    if concept:
        full, why, _ = CONCEPTS[concept]
        holds = strong(" holds" if state == matter.analysis.status_quo else " would hold")
        return Sentence.of(start, holds, f": {why} ", quiet(f"({full})"), ".", on=by_concept(concept, name))
    leavers = unstable_for(matter.analysis, state)
    if leavers:
        tail = joined(matter.marks(leavers, word="and"), " can leave and keep a gain, whatever the others do.")
        fails = strong(" does not hold" if state == matter.analysis.status_quo else " would not hold")
        return Sentence.of(start, fails, ": ", tail, on=Computed(f"stability of {name}", CONCEPTS["gmr"][0]))
    words = ": it holds for each party by some rule, but for all of them by none."
    return Sentence.of(start, strong(" may not hold"), words, on=Computed(f"stability of {name}", "all five rules"))


def _state(matter: Matter, state: int) -> list[Block]:
    blocks: list[Block] = [Paragraph((verdict(matter, state),))]
    found = matter.analysis.temptations.get(state)
    if found is None:
        words = f"Who could leave {state_name(matter, state)}, and how the others would answer, was not worked out."
        return [
            *blocks,
            Paragraph((Sentence.of(words, on=Computed("explanations", "only for the states listed first")),)),
        ]
    picked = _picked(matter, found)
    chains = [tuple(chain(matter, t)) for t in picked]
    if len(found) > len(picked):
        left = len(found) - len(picked)
        verb = "is" if left == 1 else "are"
        words = f"{count(left, 'further way').capitalize()} to gain by leaving {verb} left out here."
        chains.append((Sentence.of(words, on=Computed("temptations", "improvements by one party alone")),))
    if chains:
        blocks.append(Bullets(tuple(chains)))
    movers = {t.improvement.party for t in found}
    still = [p for p in matter.analysis.parties if p not in movers]
    if movers and still:
        verb = "gain" if len(still) > 1 else "gains"
        words_ = joined(matter.marks(still, starts=True), f" {verb} nothing by leaving it alone.")
        blocks.append(Paragraph((Sentence.of(words_, on=Computed("improvements", "moves by one party alone")),)))
    return blocks


def _picked(matter: Matter, found: tuple[Temptation, ...]) -> list[Temptation]:
    """For each party the two that change least, those that nothing answers first."""
    picked: list[Temptation] = []
    for party in matter.analysis.parties:
        own = [t for t in found if t.improvement.party == party]
        ease = {id(t): len(matter.differing(t.improvement.start, t.improvement.end)) for t in own}
        picked += sorted(own, key=lambda t: (t.answer is not None, ease[id(t)]))[:2]
    return sorted(picked, key=lambda t: t.answer is not None)[:MOST_CHAINS]


def chain(matter: Matter, found: Temptation) -> list[Sentence]:
    """A temptation and its answer: "X could gain if it ..., but then Y ..., which leaves X no better off"."""
    mover = found.improvement.party
    lead = joined(
        matter.mark(mover, starts=True), quiet(" could gain if it "), strong(matter.change(found.improvement))
    )
    if not found.answer:
        words = joined(lead, ", and no answer of the others takes that gain away.")
        return [Sentence.of(words, on=Computed("an improvement without a sanction", CONCEPTS["gmr"][0]))]
    steps: list[Run] = []
    for k, move in enumerate(found.answer):
        steps += joined(
            ", " if k else "", quiet("then " if k else ""), matter.mark(move.party), " ", strong(matter.change(move))
        )
    end = found.sanctioned_at if found.sanctioned_at is not None else found.answer[-1].end
    worse = matter.rank(mover, end) < matter.rank(mover, found.improvement.start)
    left = joined(
        quiet(", which leaves "), matter.mark(mover), quiet(" worse off than before." if worse else " no better off.")
    )
    method = CONCEPTS["seq" if found.by_improvements else "gmr"][0]
    told = [Sentence.of(lead, quiet(", but then "), steps, left, on=Computed("a temptation and its sanction", method))]
    if not found.by_improvements:
        words_ = "Answering so would cost at least one of those who answer."
        told.append(Sentence.of(quiet(words_), on=Computed("the sanction is no improvement", CONCEPTS["gmr"][0])))
    if found.escape:
        way = joined("It has a way out of that answer: it ", strong(matter.change(found.escape)), ".")
        told.append(Sentence.of(way, on=Computed("an escape from the sanction", CONCEPTS["smr"][0])))
    return told


def _equilibria(matter: Matter) -> list[Block]:
    """How many states hold by each rule, then the nearest of them in words."""
    total = len(matter.analysis.names)
    rows = []
    for concept, (full, _, asks) in CONCEPTS.items():
        if concept in matter.analysis.stability:
            number = int(matter.analysis.stability[concept].equilibria.sum())
            on = Computed(f"equilibria by {concept}", full)
            amount = Label.of(f"{number:,} of {total:,}" if number else "none", on=on)
            rule = Label.of(upper_first(joined(full)), on=on)
            rows.append(Row(Cell((Label.of(asks, on=on),)), (Cell((rule,)), Cell((amount,), "number"))))
    columns = (Frame("In plain words"), Frame("Rule of stability"), Frame("States that hold for all"))
    return [Table("concepts", columns, tuple(rows)), *_nearest(matter)]


def _nearest(matter: Matter) -> list[Block]:
    names = package_names(matter)
    told = [s for s in matter.analysis.temptations if s not in names and s != matter.analysis.status_quo]
    known = [*names, *([] if matter.analysis.status_quo is None else [matter.analysis.status_quo])]
    told = _different(matter, [s for s in told if holds_by(matter.analysis, s)], known)[:MOST_STATES]
    items = []
    for state in told:
        concept = holds_by(matter.analysis, state) or "gmr"
        full, why, _ = CONCEPTS[concept]
        on = by_concept(concept, state_name(matter, state))
        items.append(
            (Sentence.of(state_words(matter, state), ". ", f"Holds because {why} ", quiet(f"({full})"), ".", on=on),)
        )
    if not items:
        return []
    words = "States other than today’s and the deals above that would hold, the most robust first, by what they change:"
    return [Paragraph((Sentence.of(words, on=Computed("equilibria", "all five rules")),)), Bullets(tuple(items))]


def _different(matter: Matter, states: list[int], known: list[int]) -> list[int]:
    """The states that some party ranks otherwise than every state before them."""
    seen = {tuple(matter.analysis.ranks[:, s].tolist()) for s in known}
    found = []
    for state in states:
        ranks = tuple(matter.analysis.ranks[:, state].tolist())
        if ranks not in seen:
            found.append(state)
        seen.add(ranks)
    return found


def state_words(matter: Matter, state: int) -> tuple[Run, ...]:
    """A state by what it changes from today, or in full."""
    quo = matter.analysis.status_quo
    options = None if quo is None or matter.case.graph is not None else matter.differing(quo, state)
    runs: list[Run] = []
    for k, part in enumerate(matter.describe(state, options)):
        runs += joined(". " if k else "", part)
    return upper_first(runs) if runs else joined("As today")
