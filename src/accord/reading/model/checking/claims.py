"""Claims of an answer -> claims of a dossier: quoted, held by known parties, with sign, hedge and level by rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from accord.dossier import ICD203, STANCES, Claim, Likelihood, claim_id
from accord.dossier.claim import REFUSALS, Level, Polarity, Stance
from accord.reading.model.asking.answers import Item
from accord.reading.model.checking.cast import Cast
from accord.reading.model.checking.english import Bearing, English, hedge_of, shows_denial
from accord.reading.model.checking.ledger import Ledger
from accord.reading.model.checking.stretches import Stretches
from accord.reading.stances.meaning.hedges import condition as condition_in
from accord.reading.stances.meaning.hedges import inverted, is_unlikely
from accord.reading.stances.meaning.hedges import level as level_of
from accord.sources import Span

_YES: frozenset[Stance] = frozenset({"accepts", "offers"})


@dataclass(frozen=True, slots=True)
class Position:
    """A claim, the name of its point as the model gives it, and the place of its content."""

    claim: Claim
    point: str
    content: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sign:
    """A stance, its sign and its hedge: as a model gives them, or as they are settled."""

    stance: Stance
    polarity: Polarity
    likelihood: Likelihood | None


class _Left(Exception):
    """A claim that cannot be kept: why, and the words at fault."""

    def __init__(self, why: str, words: str) -> None:
        self.why, self.words = why, words


def position_of(item: Item, here: Stretches, cast_: Cast, english: English | None, by: str) -> Position | None:
    """The claim of an item; none, and entered in the ledger, where its quotation, holders, stance or speaker fail."""
    span = here.passage(item, "claim")
    if span is None:
        return None
    try:
        return _position(item, span, here, cast_, english, by)
    except _Left as left:
        here.ledger.note(left.why, "claim", left.words or span.quote)
        return None


def _position(item: Item, span: Span, here: Stretches, cast_: Cast, english: English | None, by: str) -> Position:
    given = _given(item)
    holders = _holders(item, cast_)
    speaker = _speaker(item, here, cast_)
    watches = bool(speaker) and cast_.whose(speaker) is None
    bearing = english.bearing(span.start, span.end, given.stance, watches=watches) if english else None
    span = _with_its_denial(span, given, bearing, here, english)
    sign = _sign(item, span, given, bearing, here)
    content = here.beside(span, item.text("content"))
    if content is None and item.text("content"):
        here.ledger.note("detail", "content", item.text("content"))
    content = content or (span.start, span.end)
    claim = Claim(
        id=claim_id(span, holders, sign.stance), holders=holders, stance=sign.stance, polarity=sign.polarity,
        content=here.source.text[slice(*content)], level=_level(item, span, sign.stance, here, english),
        likelihood=sign.likelihood, speaker=speaker or None, condition=_condition(item, span, here),
        addressee=_addressee(item, here.ledger, cast_, holders), evidence=(span,), by=by,
    )  # fmt: skip
    return Position(claim, item.text("point"), content)


def _given(item: Item) -> Sign:
    """Stance and sign as the model gives them; a refusal has its own sign."""
    stance = next((s for s in STANCES if s == item.text("stance")), None)
    if stance is None or (stance not in REFUSALS and item.text("polarity") not in ("+", "-")):
        raise _Left("unknown stance", f"{item.text('stance')} {item.text('polarity')}".strip())
    return Sign(stance, "-" if stance in REFUSALS or item.text("polarity") == "-" else "+", None)


def _holders(item: Item, cast_: Cast) -> tuple[str, ...]:
    """All holders; nobody where one of them is unknown, as a joint position with one left out is another one."""
    found = [cast_.whose(words) for words in item.texts("holders")]
    if not found or not all(found):
        raise _Left("unknown holder", ", ".join(item.texts("holders")))
    return tuple(dict.fromkeys(h for h in found if h))


def _speaker(item: Item, here: Stretches, cast_: Cast) -> str:
    """Who says so, in the text's words; empty for the narrator. Whom the text does not name has not said it."""
    given = item.text("speaker")
    party = cast_.whose(given)
    named = here.anywhere(given) or (cast_.members[party].name if party else "")
    if given and not named:
        raise _Left("unknown speaker", given)
    return named


def _with_its_denial(
    span: Span, given: Sign, bearing: Bearing | None, here: Stretches, english: English | None
) -> Span:
    """The passage, widened to a denial that was cut off it; nothing where the text says the opposite of the model.

    Only English is judged: for other languages there are no rules of negation here.
    """
    if english is None or bearing is None or not bearing.denied:
        return span
    shown = shows_denial(span.quote)
    refuses = given.stance in REFUSALS
    affirmed = given.polarity == "+"
    plainly = bearing.leaning == "-" if refuses else affirmed and (bearing.listed or bearing.leaning == "+")
    if plainly or (affirmed and not shown):
        raise _Left("denied", span.quote)
    return span if shown else here.source.span(english.widened(span.start, span.end, given.stance), span.end)


def _sign(item: Item, span: Span, given: Sign, bearing: Bearing | None, here: Stretches) -> Sign:
    """Sign and hedge under one law: who is unlikely to accept is against it, by the hedge of the opposite.

    Where a hedge of improbability and the sign do not fit, the claim is dropped: a turned sign is the worst error.
    """
    place = here.inside(span, item.text("hedge_words"))
    words = here.text(*place) if place else ""
    hedge, leaning = (bearing.hedge, bearing.leaning) if bearing else (_hedge_in_words(item, words), None)
    polarity, opinion = given.polarity, given.stance in REFUSALS or given.stance in _YES
    if bearing and hedge is None:
        hedge = hedge_of(words)
        if is_unlikely(hedge) and opinion and polarity == "+":
            hedge = None  # it may stand over another word of the passage
        leaning = None
    if item.text("hedge_words") and hedge is None:
        here.ledger.note("detail", "hedge", item.text("hedge_words"))
    if hedge is None or not is_unlikely(hedge) or not opinion:
        return Sign(given.stance, polarity, hedge)
    if leaning == "+" and given.stance in _YES:
        polarity = "-"
    if polarity == "+" if leaning is None else leaning == polarity:
        raise _Left("unclear", span.quote)
    return Sign(given.stance, polarity, inverted(hedge))


def _hedge_in_words(item: Item, given: str) -> Likelihood | None:
    """A model's hedge, where its words stand in the passage (`given`) and it is a term of the ICD 203 scale."""
    term = item.text("hedge")
    if not given or term not in ICD203:
        return None
    low, high = ICD203[term]
    return Likelihood(word=given, low=low, high=high)


def _level(item: Item, span: Span, stance: Stance, here: Stretches, english: English | None) -> Level | None:
    """By rule in English; elsewhere the model's, where the words that say so stand in the passage."""
    if english is not None:
        return level_of(span.quote, stance, condition_in(span.quote))
    given, words = item.text("level"), item.text("level_words")
    if given not in ("floor", "aspiration"):
        return None
    if here.inside(span, words) is None:
        here.ledger.note("detail", "level", words or given)
        return None
    return cast(Level, given)


def _condition(item: Item, span: Span, here: Stretches) -> str | None:
    given = item.text("condition")
    place = here.beside(span, given)
    if given and place is None:
        here.ledger.note("detail", "condition", given)
    return here.text(*place) if place else None


def _addressee(item: Item, ledger: Ledger, cast_: Cast, holders: Sequence[str]) -> str | None:
    given = item.text("addressee")
    party = cast_.whose(given)
    if given and party is None:
        ledger.note("detail", "addressee", given)
    return party if party not in holders else None


def sifted(positions: Sequence[Position], ledger: Ledger) -> list[Position]:
    """In the order of the text, without repetitions, and without passages given both signs."""
    signs: dict[object, set[Polarity]] = defaultdict(set)
    for one in positions:
        for key in _questions(one):
            signs[key].add(one.claim.polarity)
    kept: dict[object, list[Position]] = defaultdict(list)
    ids: set[str] = set()
    for one in positions:
        claim = one.claim
        alike = kept[claim.stance, claim.polarity, frozenset(claim.holders)]
        if any(len(signs[key]) > 1 for key in _questions(one)):
            ledger.note("contradiction", "claim", claim.evidence[0].quote)
        elif claim.id not in ids and not any(_repeats(one, other) for other in alike):
            alike.append(one)
            ids.add(claim.id)
    found = [one for alike in kept.values() for one in alike]
    return sorted(found, key=lambda p: (p.claim.evidence[0].start, p.claim.evidence[0].end, p.claim.id))


def _questions(one: Position) -> list[object]:
    """What a claim answers, by holder: two answers with opposite signs exclude each other."""
    claim = one.claim
    return [(claim.evidence, claim.stance, one.content, holder) for holder in claim.holders]


def _repeats(one: Position, other: Position) -> bool:
    """Of two claims with the same holders, stance and sign: whether they are one, read or told twice."""
    ours, theirs = one.claim.evidence[0], other.claim.evidence[0]
    return _share((ours.start, ours.end), (theirs.start, theirs.end)) > 0.5 and _share(one.content, other.content) > 0.5


def _share(one: tuple[int, int], other: tuple[int, int]) -> float:
    """How much of the shorter stretch both have."""
    shorter = min(one[1] - one[0], other[1] - other[0])
    return (min(one[1], other[1]) - max(one[0], other[0])) / max(1, shorter)


def with_points(positions: Sequence[Position], points: dict[str, str]) -> Iterator[Claim]:
    """The claims, each with the point its model named, where that point was kept. `points`: names to ids."""
    for position in positions:
        point = points.get(position.point.casefold()) if position.point else None
        yield position.claim.model_copy(update={"point": point}) if point else position.claim
