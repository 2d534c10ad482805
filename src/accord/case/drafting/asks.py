"""Ask: one claim, read as an act that somebody wants or rules out. Steps: wording, frame, value."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from accord.case.drafting.wording import ANSWERS, DOUBTED, Wording, points_back, taken_apart
from accord.dossier.claim import ICD203, Claim
from accord.dossier.dossier import Dossier
from accord.dossier.frames import Frame, frames_in

_DRAFTED = ("demands", "wants", "plans", "refuses", "rejects", "offers", "accepts", "expects", "fears", "threatens")
# Lower is more important; floors come before all and aspirations after all.
_ORDER = {"demands": 1, "refuses": 1, "rejects": 1, "wants": 2, "plans": 2, "offers": 3, "accepts": 3, "expects": 4}
_CONCESSION = re.compile(r"\bconcessions?\b", re.IGNORECASE)
_CLAUSE = re.compile(r",(?!\d)")  # not the comma of a figure
_UNTIL = re.compile(r"(?:until|unless)\s+", re.IGNORECASE)
_MOST = 0.6  # share of a passage that is the claim's own content, from which the rest is its verb and subject
_DEAL_WITH = re.compile(
    r"^(?:sign(?:ing)?\s+)?an?y?\s+(?:\w+\s+)?(?:deal|arrangement|agreement|accord|settlement|compromise)\s+"
    r"(?:\w+\s+){0,5}?(?:that|which|with)\s+(?:would\s+)?(?=\S)",
    re.IGNORECASE,
)
_NEAR = 400  # characters back to what "this" points to: about three sentences


@dataclass(frozen=True, slots=True)
class Ask:
    """What one holder of one claim wants of an act. `wanted` is false where the act, or the value, is ruled out."""

    claim: Claim
    holder: str
    place: tuple[int, int]
    words: str
    wanted: bool
    frame: Frame | None
    value: str
    subject: str = ""  # the words for who is to act, where the claim has them
    condition: str = ""
    unmet: bool = False  # the condition is that it does not hold
    guesses: tuple[str, ...] = ()
    order: tuple[str, ...] = ()  # all values, best first for the holder, where the value is a figure
    of_deal: bool = False  # said of a deal that holds the act, not of doing it: "no deal that keeps the duties"

    @property
    def level(self) -> str | None:
        """Floor, aspiration or none."""
        return self.claim.level

    @property
    def importance(self) -> tuple[int, bool, tuple[int, int], str]:
        """Sorts a party's asks, most important first: floors, demands and refusals, wants, offers.

        Of equal ones, those that a person has confirmed; then the order of the text.
        """
        rank = {"floor": 0, "aspiration": 9}.get(self.level or "", _ORDER.get(self.claim.stance, 5))
        return rank, self.claim.status != "confirmed", self.place, self.claim.id

    @property
    def likelihood(self) -> str | None:
        """The ICD 203 term nearest to the claim's interval, as it bears on what the holder wants; none where plain."""
        hedge = self.claim.likelihood
        if hedge is None:
            return None
        middle = (hedge.low + hedge.high) / 2
        middle = 100 - middle if hedge.high <= DOUBTED else middle
        return min(ICD203, key=lambda term: abs(sum(ICD203[term]) / 2 - middle))

    @property
    def asks_concession(self) -> bool:
        """Whether its condition is that the other side gives something, whatever it is."""
        return bool(_CONCESSION.search(self.condition))


def asks_of(dossier: Dossier, claims: tuple[Claim, ...]) -> tuple[Ask, ...]:
    """Every claim that asks for something or rules it out, once per holder, in the order of the text."""
    orders = {source: i for i, source in enumerate(dossier.sources)}
    by_point = _frames_of_points(dossier, claims)
    placed = []
    for claim in claims:
        span = min(claim.evidence, key=lambda s: (orders.get(s.source, len(orders)), s.start))
        placed.append(((orders.get(span.source, len(orders)), span.start), claim))
    asks: list[Ask] = []
    for place, claim in sorted(placed, key=lambda pair: (pair[0], pair[1].id)):
        if claim.stance in _DRAFTED:
            read = _ask(claim, place, by_point, asks)
            asks += [replace(read, holder=holder) for holder in claim.holders]
    return tuple(asks)


def _ask(claim: Claim, place: tuple[int, int], by_point: dict[str, Frame], before: list[Ask]) -> Ask:
    parts = taken_apart(claim)
    guess: tuple[str, ...] = ()
    if claim.likelihood and claim.likelihood.high <= DOUBTED and claim.polarity == "+":
        guess = (f'"{claim.likelihood.word}" is read as against it',)
    deal = _DEAL_WITH.match(parts.act) if not parts.wanted else None
    parts = replace(parts, act=parts.act[deal.end() :]) if deal else parts
    ask = Ask(claim, claim.holders[0], place, parts.act, parts.wanted, None, "yes", parts.subject, parts.condition,
              parts.unmet, guess, of_deal=bool(deal))  # fmt: skip
    if claim.stance in ANSWERS and points_back(parts.act) and not frames_in(parts.act):
        return _pointing(ask, by_point, before)
    frame, act = _framed(parts)
    offered = claim.stance in ("offers", "accepts", "rejects")
    if frame is None and parts.without and frames_in(parts.condition):
        # Against "a deal without inspections" is for inspections.
        frame = frames_in(parts.condition)[0]
        value = frame.value_of(parts.condition)
        return replace(ask, words=parts.condition, wanted=not parts.wanted, frame=frame, value=value, condition="",
                       unmet=False)  # fmt: skip
    until = _UNTIL.match(claim.condition or "") if frame is None else None
    if until and frames_in(asked := (claim.condition or "")[until.end() :]):
        # Who plans, threatens or refuses a thing until X is done asks for X.
        frame = frames_in(asked)[0]
        demand = claim.model_copy(update={"stance": "demands", "polarity": "+", "level": None})
        guess = (*guess, "taken to ask for what it makes its condition")
        return replace(ask, claim=demand, words=asked, wanted=True, frame=frame, value=frame.value_of(asked),
                       condition="", unmet=False, guesses=guess)  # fmt: skip
    if frame is None and frames_in(_passage(claim)):
        frame = frames_in(_passage(claim))[0]
        ask, act = replace(ask, guesses=(*guess, "taken to be about what its sentence names")), _passage(claim)
    elif frame is None and claim.point in by_point:
        frame = by_point[claim.point or ""]
        ask = replace(ask, guesses=(*guess, "taken to be about the point it stands under"))
    value = frame.value_of(act, offered=offered) if frame else "yes"
    return replace(
        ask, words=act if act != _passage(claim) else " ".join(claim.content.split()), frame=frame, value=value
    )


def _passage(claim: Claim) -> str:
    """The passage of a claim, where it is little more than its content; a longer one may name other things."""
    quote = claim.evidence[0].quote
    return quote if len(claim.content) >= _MOST * len(quote) else ""


def _framed(parts: Wording) -> tuple[Frame | None, str]:
    """The frame of the act and the words that show it: its first clause where that is enough."""
    for words in (_CLAUSE.split(parts.act)[0], parts.act):
        shown = frames_in(words)
        if shown:
            return shown[0], words
    return None, parts.act


def _pointing(ask: Ask, by_point: dict[str, Frame], before: list[Ask]) -> Ask:
    """An answer in words that only point back ("agreed to this"): about the last thing another party asked for."""
    point = by_point.get(ask.claim.point or "")
    for earlier in reversed(before):
        near = earlier.place[0] == ask.place[0] and ask.place[1] - earlier.place[1] <= _NEAR
        if (
            near
            and earlier.frame
            and not {*earlier.claim.holders} & {*ask.claim.holders}
            and point in (None, earlier.frame)
        ):
            guess = f"taken to answer what claim {earlier.claim.id} asks"
            # Answering a refusal in kind is the rarer reading: the act itself is what is agreed to.
            return replace(ask, words=earlier.words, frame=earlier.frame, value=earlier.value,
                           guesses=(*ask.guesses, guess))  # fmt: skip
    if point:
        guess = "taken to be about the point it stands under"
        return replace(ask, frame=point, value=point.value_of(""), guesses=(*ask.guesses, guess))
    return ask


def _frames_of_points(dossier: Dossier, claims: tuple[Claim, ...]) -> dict[str, Frame]:
    """The frame of each reported point: the one its name shows, else the one most of its claims show."""
    shown: dict[str, Counter[str]] = {}
    frames: dict[str, Frame] = {}
    for claim in claims:
        for frame in frames_in(_CLAUSE.split(claim.content)[0])[:1]:
            frames[frame.id] = frame
            shown.setdefault(claim.point or "", Counter())[frame.id] += 1
    found: dict[str, Frame] = {}
    for point_id, point in dossier.points.items():
        named = frames_in(point.name)[:1]
        if named:
            found[point_id] = named[0]
        elif shown.get(point_id):
            found[point_id] = frames[shown[point_id].most_common(1)[0][0]]
    return found
