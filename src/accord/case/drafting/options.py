"""Options: the acts asked for, one per act and decider, the most important ones that a small case has room for."""

from __future__ import annotations

import keyword
import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from accord.case.case import YES_NO, Option
from accord.case.drafting.asks import Ask
from accord.case.drafting.cast import Cast
from accord.case.drafting.deciders import Decided
from accord.case.drafting.wording import points_back
from accord.dossier.frames import Frame, pattern_of

MOST_OPTIONS = 12
MOST_STATES = 16_384  # what every analysis does in seconds; 12 yes/no options take a quarter of it
MOST_UNFRAMED = 3  # what no frame explains needs a person's eye; more than a handful would bury the rest
_RESERVED = {"and", "or", "not", "if", "iff", "at", "least", "of", "joint"}
_SAME = 0.5  # shared words from which two acts without a frame count as one
# Words that name no act by themselves: what is said of a thing, or points to something said before.
_NO_ACT = re.compile(
    r"^(?:be|been|is|are|was|were|come|go|gone|it|he|she|they|this|that|not|out|up|after|less|rather|see|seen|them|"
    r"both|one|either|nothing|something|[a-z]+(?<!ne)ed(?! \w+s?$))\b|^(?:\w+\s+){1,2}(?:them|it|him|those|these)\b|"
    r"^its \w+, (?:which|who)\b",
    re.IGNORECASE,
)
_DOING = re.compile(r"^(?:to\s+\w+|\w{2,}ing)\b", re.IGNORECASE)
_SMALL = {
    "a",
    "an",
    "the",
    "of",
    "to",
    "in",
    "on",
    "for",
    "its",
    "their",
    "his",
    "her",
    "and",
    "any",
    "with",
    "by",
    "be",
    "is",
    "do",
    "take",
    "our",
    "your",
    "my",
    "some",
    "more",
}


@dataclass(frozen=True, slots=True)
class Act:
    """One option to be: what it is about, who decides, and the asks that speak of it."""

    key: str  # the frame's id, or words for what fits no frame
    by: str
    frame: Frame | None
    asks: tuple[Decided, ...]

    @property
    def values(self) -> tuple[str, ...]:
        """Its values, in order."""
        return (self.frame.values if self.frame else ()) or YES_NO

    @property
    def parties(self) -> tuple[str, ...]:
        """Those who decide: one party, or all that must agree."""
        return tuple(dict.fromkeys(p for d in self.asks for p in d.parties)) if self.by == "joint" else (self.by,)

    @property
    def because(self) -> tuple[str, ...]:
        """The claims it rests on, in the order of the text."""
        ordered = sorted(self.asks, key=lambda d: (d.ask.place, d.ask.claim.id))
        return tuple(dict.fromkeys(d.ask.claim.id for d in ordered))


def acts_of(cast: Cast, decided: tuple[Decided, ...]) -> tuple[Act, ...]:
    """All acts asked for, most important first. Fears and threats make no act of their own, they only join one."""
    joined: dict[tuple[str, str], list[Decided]] = {}
    frames: dict[tuple[str, str], Frame | None] = {}
    for item in sorted(decided, key=lambda d: (d.ask.claim.stance in ("fears", "threatens", "expects"), d.ask.place)):
        joint = item.ask.frame is not None and item.ask.frame.controller == "joint" and len(item.parties) > 1
        for party in ("joint",) if joint else item.parties:
            key = _key(item.ask, party, joined)
            if key in joined or item.ask.claim.stance not in ("fears", "threatens") or _is_framed_threat(item.ask):
                joined.setdefault(key, []).append(item)
                frames.setdefault(key, item.ask.frame)
    acts = [Act(key, by, frames[key, by], tuple(asks)) for (key, by), asks in joined.items()]
    acts = [act for act in acts if act.frame or _is_worth_a_look(cast, act)]
    return tuple(sorted(acts, key=lambda act: _importance(cast, act)))


def _is_worth_a_look(cast: Cast, act: Act) -> bool:
    """Of what fits no frame: what is asked for, said by several or a floor; not a lone refusal of who knows what."""
    asks = [d.ask for d in act.asks if cast.at_table(d.ask.holder) or not any(map(cast.at_table, cast.parties))]
    if not asks or len(content_words(asks[0].words)) < 2 or points_back(" ".join(asks[0].words.split()[:4])):
        return False
    if _NO_ACT.search(asks[0].words) or (asks[0].subject and not cast.named(asks[0].subject)):
        return False  # no act, or the act of somebody who is no party
    if all(_DOING.match(a.words) and a.claim.stance == "wants" for a in asks):
        return False  # what it wants to do itself ("gaining time") is nothing the other side grants
    asked = any(a.wanted and a.claim.stance in ("demands", "wants", "plans") for a in asks)
    return asked or len({a.holder for a in asks}) > 1 or any(a.level == "floor" for a in asks)


def _is_framed_threat(ask: Ask) -> bool:
    return ask.claim.stance == "threatens" and ask.frame is not None


def _key(ask: Ask, party: str, joined: Iterable[tuple[str, str]]) -> tuple[str, str]:
    if ask.frame:
        return ask.frame.id, party
    words = content_words(ask.words)
    for key, by in joined:
        if by == party and key.startswith("="):
            other = content_words(key[1:])
            if words and len(words & other) / len(words | other) >= _SAME:
                return key, by
    return "=" + ask.words, party


def content_words(words: str) -> frozenset[str]:
    """The words that carry the meaning, for comparing two acts."""
    return frozenset(w.rstrip("s") for w in re.findall(r"\w+", words.casefold()) if w not in _SMALL)


def _importance(cast: Cast, act: Act) -> tuple[bool, bool, int, int, bool, tuple[int, int], str]:
    """Floors and demands of those at the table before the rest; what several claims speak of before what one does."""
    asks = [d.ask for d in act.asks]
    seated = [a for a in asks if cast.at_table(a.holder)]
    best = min(a.importance[0] for a in (seated or asks))
    only_threats = all(a.claim.stance in ("threatens", "fears", "expects") for a in asks)
    sides = len({a.holder for a in asks})
    floor = min(best, 1) if len(asks) > 1 or sides > 1 else best
    return (
        act.frame is None,
        not seated or only_threats,
        floor,
        -sides - len(asks),
        not all(cast.at_table(p) for p in act.parties),
        min(a.place for a in asks),
        act.by + act.key,
    )


def chosen(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """The acts a small case has room for, in the order given."""
    kept: list[Act] = []
    for act in acts:
        states = math.prod(len(a.values) for a in (*kept, act))
        unframed = sum(a.frame is None for a in (*kept, act))
        if len(kept) < MOST_OPTIONS and states <= MOST_STATES and (act.frame or unframed <= MOST_UNFRAMED):
            kept.append(act)
    return tuple(kept)


def option_ids(cast: Cast, acts: tuple[Act, ...]) -> dict[tuple[str, str], str]:
    """A short, readable, unique id for each act: the party, and what it does."""
    short = short_names(cast.parties)
    ids: dict[tuple[str, str], str] = {}
    for act in acts:
        verb = act.frame.verb if act.frame else "_".join(_slug(act.key).split("_")[:3])
        wish = (verb if act.by == "joint" else f"{short[act.by]}_{verb}").strip("_") or "option"
        ids[act.key, act.by] = unique(wish, ids.values())
    return ids


def short_names(parties: Iterable[str]) -> dict[str, str]:
    """The party's id where it is one short word, else its initials where they are its own."""
    listed = list(parties)
    slugs = {p: _slug(p) for p in listed}
    initials = {p: "".join(w[0] for w in s.split("_") if w) for p, s in slugs.items()}
    short: dict[str, str] = {}
    for party, slug in slugs.items():
        own = initials[party]
        alone = list(initials.values()).count(own) == 1 and own not in slugs.values()
        use = own if "_" in slug and len(own) > 1 and alone else slug[:20].rstrip("_")
        short[party] = unique(use or "party", short.values())
    return short


def unique(wish: str, taken: Iterable[str]) -> str:
    """The id, made a valid one, with a number where it is taken."""
    if not wish or not (wish[0].isalpha() or wish[0] == "_") or wish in _RESERVED or keyword.iskeyword(wish):
        wish = f"o_{wish}"
    used = set(taken)
    return next(w for w in (wish, *(f"{wish}_{n}" for n in range(2, len(used) + 3))) if w not in used)


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKC", words).casefold()
    kept = "_".join(w for w in re.findall(r"\w+", plain.replace("’", "").replace("'", "")) if w not in _SMALL)
    return re.sub(r"_+", "_", kept).strip("_")


def option_of(cast: Cast, act: Act, *, today: str = "") -> Option:
    """The option of one act, its guesses marked. `today` is the fact that shows its value in the status quo."""
    guesses = [d.guess for d in act.asks if d.guess] if all(d.guess for d in act.asks) else []
    notes = list(dict.fromkeys([*guesses[:1], *(g for d in act.asks for g in d.ask.guesses)]))
    if act.frame is None:
        notes.append("no frame fits these words: check who decides and what is asked; its value today is assumed")
        return Option(by=act.by, does=_does(cast, act), made_by="draft", because=act.because, note="; ".join(notes))
    notes.insert(0, f"recognised as: {act.frame.name}")
    notes.append(f'its value today is by the fact "{brief(today)}"' if today else "its value today is assumed")
    details = {
        "values": act.frame.values or None,
        "changes": act.frame.changes or None,
        "among": act.parties if act.by == "joint" else None,
    }
    return Option(
        by=act.by,
        does=_framed_act(act.frame, _named_thing(act)),
        made_by="draft",
        because=act.because,
        note="; ".join(notes),
        **{k: v for k, v in details.items() if v},
    )


def _framed_act(frame: Frame, words: str) -> str:
    """The act as the frame words it; without the text's own words where they say no more than the frame."""
    if len(content_words(words)) < 2:  # "talks", "attend"
        return frame.does.replace(": {words}", "").replace("{words}", brief(words))
    return frame.does.replace("{words}", brief(words))


def _named_thing(act: Act) -> str:
    """The words of the act from its trigger on: "a wish to arrange a three-way meeting" is a "three-way meeting"."""
    words = act.asks[0].ask.words
    shown = pattern_of(act.frame.triggers).search(words.casefold()) if act.frame else None
    start = shown.start() if shown and len(words) == len(words.casefold()) else 0
    return words[start:]


def _does(cast: Cast, act: Act) -> str:
    """A verb phrase around the text's own words, which may be of any form."""
    first = act.asks[0].ask
    words = brief(first.words)
    if act.by != first.holder:
        return f"grants what {cast.parties[first.holder].name} asks: {words}"
    match first.claim.stance:
        case "offers":
            return f"carries out its offer: {words}"
        case "plans":
            return f"carries out its plan: {words}"
        case _:
            return f"agrees to this: {words}"


def brief(words: str, most: int = 90) -> str:
    """Words on one line, cut at a word."""
    line = "".join(c if c.isprintable() else " " for c in " ".join(words.split()))
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
