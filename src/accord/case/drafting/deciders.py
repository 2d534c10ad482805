"""Who decides on the act a claim is about: the party the text names, else the one its frame points to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from accord.case.drafting.asks import Ask
from accord.case.drafting.cast import Cast
from accord.case.drafting.rules import RULES, acts_itself, may_decide, may_own
from accord.case.drafting.wording import ANSWERS, OWN_ACTS
from accord.dossier.frames import pattern_of

_BY = re.compile(r"\b(?:by|of|in)\s+(?:the\s+)?$", re.IGNORECASE)
_TO_VERB = re.compile(r"to\s+(\w+)", re.IGNORECASE)
_TAKES = re.compile(
    r"(?:accept|agree|see|consider|support|endors|back|welcom|tolerat|approv|discuss|have|get|allow|permit|let|return)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:(?:its|their|our) own|(?:it|we|they) (?:already )?(?:has|have|holds?|possess(?:es)?))\b", re.IGNORECASE
)
_GOES = re.compile(r"(?:to\s+)?(?:attend|sit down|take part|join|go to|come to|return to|meet|resume)", re.IGNORECASE)
_START = 4  # where the words begin, but for an article
_FIGHTING = re.compile(
    r"cease-?\s?fire|truce|armistice|hostilit|shelling|bomb|air ?strike|missile|attack|fighting|\b(?:the|this) war\b|"
    r"\bend\w*\b.{0,30}\bwar\b",
    re.IGNORECASE,
)
_OF_RULE = {
    "joint": "only together",
    "belligerents": "those at war",
    "occupier": "the side whose forces hold ground",
    "owner": "the side that claims the land",
}


@dataclass(frozen=True, slots=True)
class Decided:
    """An ask and the parties that decide on it. `guess` says how they were found; empty where the text names them."""

    ask: Ask
    parties: tuple[str, ...]
    guess: str


def decide(cast: Cast, asks: tuple[Ask, ...]) -> tuple[Decided, ...]:
    """The deciders of every ask, the surest first, so that what is said plainly helps with what is not.

    First those the text names; then who refuses an act, which is its own unless one party only can do it; then what is
    asked for, by the frame; last who accepts, which is an answer to what others are said to do.
    """
    asks = tuple(_in_peace(cast, ask) for ask in asks if ask.claim.stance != "expects" or _asks_another(cast, ask))
    asks = tuple(ask for ask in asks if not _agrees_to_help(cast, ask))
    found = [Decided(ask, _told(cast, ask), "") for ask in asks]
    for step in (_refused, _demanded, _by_frame, _answered):
        votes = _votes(found)
        found = [item if item.parties else step(cast, item.ask, _said_of(item.ask, votes)) for item in found]
    return tuple(found)


def _agrees_to_help(cast: Cast, ask: Ask) -> bool:
    """A mediator that agrees to mediate decides nothing of the dispute."""
    helps = ask.frame is not None and ask.frame.controller == "named"
    return helps and ask.holder in cast.neutral and ask.claim.stance == "accepts"


def _in_peace(cast: Cast, ask: Ask) -> Ask:
    """Where nobody is at war, talk of war and peace is no talk of a ceasefire, unless the words leave no doubt."""
    if cast.belligerents or ask.frame is None or ask.frame.controller != "belligerents":
        return ask
    sides = {cast.kind(p) for p in cast.disputants}
    plain = _FIGHTING.search(ask.words) and not sides & {"union", "company"}
    return ask if plain else replace(ask, frame=None, value="yes")


def _of(ask: Ask) -> str:
    return ask.frame.id if ask.frame else ""


def _votes(found: list[Decided]) -> dict[str, Counter[str]]:
    """How often each party is said to decide, per frame; nothing counts for what fits no frame."""
    votes: dict[str, Counter[str]] = {_of(item.ask): Counter() for item in found}
    for item in found:
        votes[_of(item.ask)].update(item.parties if item.ask.frame else ())
    return votes


def _said_of(ask: Ask, votes: dict[str, Counter[str]]) -> Counter[str]:
    """Who is said to decide on the act, or, where nobody is, on what goes with it."""
    own = votes[_of(ask)]
    like = ask.frame.like if ask.frame else ()
    return own or next((votes[frame] for frame in like if votes.get(frame)), own)


def _rule(ask: Ask) -> str:
    return ask.frame.controller if ask.frame else "agent"


def _refused(cast: Cast, ask: Ask, votes: Counter[str]) -> Decided:
    single = ask.frame is not None and ask.frame.single
    own = (
        ask.claim.stance in ANSWERS
        and not ask.of_deal
        and (_is_own_doing(ask) or (ask.claim.stance != "accepts" and not single))
    )
    own = own and _rule(ask) not in ("joint", "named") and may_own(cast, _rule(ask), ask.holder)
    return Decided(ask, (ask.holder,) if own else (), "")


def _answered(cast: Cast, ask: Ask, votes: Counter[str]) -> Decided:
    """Who accepts or refuses answers to the act that others are said to do, or speaks of its own."""
    joint = _rule(ask) == "joint"
    if _rule(ask) == "sanctioner" and ask.claim.stance not in ANSWERS:
        return _guessed(cast, ask, votes)
    if not joint and votes and ask.holder not in votes and ask.frame and not _is_own_doing(ask):
        party = votes.most_common(1)[0][0]
        return Decided(ask, (party,), f"taken to answer what others ask of {cast.parties[party].name}")
    if not joint and may_own(cast, _rule(ask), ask.holder):
        return Decided(ask, (ask.holder,), "")
    return _guessed(cast, ask, votes)


def _asks_another(cast: Cast, ask: Ask) -> bool:
    """An expectation asks for something where another party is to act; else it only foresees."""
    named = [*cast.named(ask.subject), *(n for n in cast.named(ask.words) if n.start <= _START)]
    return ask.claim.addressee in cast.parties or any(n.party != ask.holder for n in named)


def _is_own_doing(ask: Ask) -> bool:
    """Whether the words tell what the holder itself would do ("prepared to release") or take ("ready to accept")."""
    verb = _TO_VERB.match(ask.claim.content)
    return bool(_OWN.search(ask.words)) or (verb is not None and not _TAKES.match(verb.group(1)))


def _told(cast: Cast, ask: Ask) -> tuple[str, ...]:
    """The deciders the text names: the party addressed, the agent of the act, or the holder of its own act."""
    rule = _rule(ask)
    addressed = ask.claim.addressee
    if addressed in cast.parties and addressed != ask.holder and may_decide(cast, rule, addressed):
        return (addressed,)
    subject = next((n.party for n in cast.named(ask.subject) if n.party != ask.holder), None)
    if subject and rule != "joint" and may_decide(cast, rule, subject):
        return (subject,)
    if rule in ("agent", "occupier", "counterpart", "holder", "employer", "government", "sanctioner", "company"):
        agent = _agent(cast, ask)
        if agent and may_own(cast, rule, agent) and acts_itself(cast, agent) and may_decide(cast, rule, agent):
            return (agent,)
    if rule == "named":
        return _named(cast, ask)
    if rule == "sanctioner" and ask.claim.stance == "accepts" and may_own(cast, rule, ask.holder):
        return (ask.holder,)
    own = ask.claim.stance in OWN_ACTS and not re.match(r"see\b", ask.words)
    armed = rule == "belligerents" and ask.value == "no" and ask.wanted  # a plan or threat to attack is its own
    gives = rule == "occupier" and ask.claim.stance == "offers" and ask.wanted
    if rule != "joint" and own and (armed or gives or may_own(cast, rule, ask.holder)):
        return (ask.holder,)
    return ()


def _agent(cast: Cast, ask: Ask) -> str | None:
    """The party at the head of the act ("Hamas disarms") or right after its trigger ("disarmament of Hamas")."""
    if not ask.frame:
        first = next(iter(cast.named(ask.words)), None)
        return (
            first.party
            if first and first.start <= _START and not ask.words[first.end :].startswith(("’", "'"))
            else None
        )
    match = pattern_of(ask.frame.triggers).search(ask.words.casefold())
    for naming in cast.named(ask.words):
        if naming.party == ask.holder and ask.claim.stance not in (*OWN_ACTS, *ANSWERS):
            continue
        if match and naming.start < match.end() and match.start() < naming.end:
            continue
        rest = ask.words[naming.end :]
        if match and naming.start <= 30 and naming.start <= match.start() + 1 and not rest.startswith("-"):
            return naming.party
        if (
            match
            and naming.start >= match.end()
            and cast.kind(naming.party) not in ("other", "group")
            and _BY.search(ask.words[match.end() : naming.start])
        ):
            return naming.party
    return None


def _named(cast: Cast, ask: Ask) -> tuple[str, ...]:
    """For meetings and mediation: those named beside the holder; the holder where it is the one to say yes or no."""
    goes = _GOES.match(ask.words)
    if ask.claim.stance in (*ANSWERS, "plans") or (ask.claim.stance == "offers" and (goes or not ask.wanted)):
        return (ask.holder,)
    named = dict.fromkeys(n.party for n in cast.named(ask.words) if n.party != ask.holder)
    if not named:
        quotes = " ".join(span.quote for span in ask.claim.evidence)
        named = dict.fromkeys(n.party for n in cast.named(quotes) if n.party != ask.holder)
    return tuple(named)


def _demanded(cast: Cast, ask: Ask, votes: Counter[str]) -> Decided:
    """What is demanded, or wanted done, tells more of who decides than what is to be avoided."""
    asked = ask.claim.stance in ("demands", "wants") and ask.wanted
    return _by_frame(cast, ask, votes) if asked else Decided(ask, (), "")


def _by_frame(cast: Cast, ask: Ask, votes: Counter[str]) -> Decided:
    return Decided(ask, (), "") if ask.claim.stance in ANSWERS and not ask.of_deal else _guessed(cast, ask, votes)


def _guessed(cast: Cast, ask: Ask, votes: Counter[str]) -> Decided:
    parties = RULES[_rule(ask)](cast, ask, votes)
    if not parties and _rule(ask) == "sanctioner" and ask.holder in cast.belligerents:
        return Decided(ask, (), "")  # an enemy cannot lift what others imposed
    if not parties:
        other = cast.counterpart(ask.holder, ask.words)
        parties = (other or ask.holder,)
    names = " and ".join(cast.parties[p].name for p in parties)
    at_war = _rule(ask) != "belligerents" or cast.belligerents
    kind = _OF_RULE.get(
        _rule(ask) if at_war else "", f"as is usual for {ask.frame.name}" if ask.frame else "the other side"
    )
    return Decided(ask, parties, f"the text does not say who decides; taken to be {names} ({kind})")
