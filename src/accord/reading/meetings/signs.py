"""Signs: the sentences that tell of a meeting, how plainly, and whether it lies ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from accord.reading.clauses import SUBJECTS, ancestors, child, is_verb
from accord.reading.lexicon import wordset
from accord.reading.meetings.days import VAGUE, Mention, days_in
from accord.reading.meetings.places import place_in
from accord.reading.parties.references import References
from accord.reading.passages import Passage, asks
from accord.reading.stretch_text import text_of, words_under

if TYPE_CHECKING:
    from accord.reading.parse import Stretch, Token

_NEAR = 15  # tokens around the words for the meeting within which "due", "will", "next" speak of it
_ROUNDS = frozenset({"second", "third", "fourth", "fifth", "next", "another", "new", "final", "fresh", "last", "first"})
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_BEFORE = re.compile(r"\b(?:(a|one|two|three|four|five) days? (?:before|ahead of)|on the eve of)\b", re.I)


@dataclass(slots=True)
class Sign:
    """One sentence that tells of a meeting. `anchors`: its words for it; `days`: those that hang on them."""

    page: Passage
    sentence: Stretch
    anchors: list[Token]
    score: int
    ahead: bool
    days: list[Mention] = field(default_factory=list)
    vague: str | None = None
    placed: bool = False

    @property
    def day(self) -> date | None:
        """The first calendar day it gives."""
        return next((m.day for m in self.days if m.day is not None), None)


def find_signs(pages: Sequence[Passage], refs: References, published: date | None) -> list[Sign]:
    """Every sentence that tells of a meeting, in order."""
    found = []
    for page in pages:
        if not page.heading:
            for sentence in page.sentences():
                sign = _sign(page, sentence, refs, published)
                if sign is not None:
                    found.append(sign)
    return found


def _sign(page: Passage, sentence: Stretch, refs: References, published: date | None) -> Sign | None:
    if asks(sentence):
        return None
    gatherings = page.lemmatised(sentence, wordset("events", "gatherings"))
    nouns = [t for t in gatherings if is_meeting_noun(t) and not _is_denied(t)]
    meets = page.lemmatised(sentence, _MEETS)
    verbs = [t for t in meets if _is_meeting_verb(page, t, refs) and not _is_denied(t)]
    calls = [] if verbs else [t for t in _dues(page, sentence) if _is_appointment(page, t, refs) and not _is_denied(t)]
    anchors = [*verbs, *calls, *nouns]
    if not anchors:
        return None
    cued = _is_ahead(sentence, anchors)
    past = _is_past(anchors[0]) and not cued
    days = [m for m in _days(sentence, published, not past) if _hangs_on(sentence, m, anchors)]
    later = any(
        m.day is not None and published is not None and m.day > published for m in days if re.search(r"\d", m.words)
    )
    vague = VAGUE.search(text_of(sentence)) if not days else None
    if calls and not (verbs or nouns) and not (days or vague):
        return None
    placed = place_in(page, sentence, refs, anchors, strict=bool(verbs or nouns)) is not None
    if calls and not (verbs or nouns) and not placed:
        return None
    score = (3 if verbs else 2) + 2 * (cued or later) + 2 * bool(days) + bool(vague) + placed
    score += len(_parties(page, sentence, refs)) > 1
    return Sign(
        page, sentence, anchors, score - 3 * past, cued or later, days, vague.group() if vague else None, placed
    )


def _parties(page: Passage, sentence: Stretch, refs: References) -> set[str]:
    return {n.party for t in sentence if (n := refs.names.of(page, t)) is not None and n.party}


def is_meeting_noun(token: Token) -> bool:
    """A noun for a meeting of parties: talks, a summit, the next round; no press conference, no round of cuts."""
    lemma = token.lemma_.lower()
    if lemma not in wordset("events", "gatherings") or token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    if lemma == "talk" and token.lower_ != "talks":
        return False
    if token.dep_ in {"compound", "nmod"} and token.head.lemma_.lower() not in wordset("events", "gatherings"):
        return False
    before = {c.lower_ for c in token.children if c.i < token.i}
    if before & {"press", "news", "spring", "autumn", "video-game", "parliamentary"} or (
        token.pos_ == "ADJ" and token.dep_ != "pobj"
    ):
        return False
    if lemma == "round":
        of = child(token, "prep")
        kind = child(of, "pobj") if of is not None and of.lower_ == "of" else None
        return (
            (kind is None and bool(before & (_ROUNDS | {"the"})))
            or (kind is not None and kind.lemma_.lower() in wordset("events", "gatherings") | {"negotiation"})
            or "negotiating" in before
        )
    return True


# Those that `_is_meeting_verb` looks into.
_MEETS = frozenset(
    {"meet", "convene", "reconvene", "sit", "gather", "assemble", "host", "receive", "welcome", "bring", "come"}
    | {"resume", "reopen", "open", "continue", "return", "call", "summon", "speak", "get"}
)


def _is_meeting_verb(page: Passage, token: Token, refs: References) -> bool:
    """`meet` somebody (no deadline), `sit down`, `convene`, `host` a party, `return to the table`."""
    lemma = token.lemma_.lower()
    if lemma not in _MEETS or token.pos_ != "VERB":
        return False
    obj = child(token, "dobj")
    if lemma == "meet":
        return (
            obj is None
            or refs.whose(page, obj) is not None
            or obj.ent_type_ == "PERSON"
            or obj.lemma_ in wordset("people", "roles")
        )
    if lemma in {"convene", "reconvene"} or (lemma == "sit" and any(c.lower_ == "down" for c in token.children)):
        return True
    if lemma in {"gather", "assemble"}:
        who = child(token, *SUBJECTS)
        return who is not None and (
            refs.whose(page, who) is not None or who.lemma_.lower() in wordset("events", "envoys")
        )
    if lemma in {"host", "receive", "welcome"}:
        return obj is not None and (
            refs.whose(page, obj) is not None
            or obj.ent_type_ == "PERSON"
            or obj.lemma_.lower() in wordset("events", "envoys")
        )
    if lemma in {"bring", "come"} and any(t.lower_ == "together" for t in token.doc[token.i + 1 : token.i + 8]):
        return True
    if lemma in {"resume", "reopen", "open", "continue"} and obj is not None and obj.lemma_ == "discussion":
        return True
    return lemma in {"return", "come", "call", "summon", "speak", "get"} and _to_the_table(token)


def _to_the_table(verb: Token) -> bool:
    """`will return to the table`, `called both to Melbourne`, `may speak by video link`."""
    after = words_under(verb.doc, verb.i + 1, verb.sent.end).lower()
    if re.search(
        r"\b((to|around|round) the (negotiating |bargaining )?table|video link|by video|to a (session|meeting))\b",
        after,
    ):
        return True
    return verb.lemma_ in {"call", "summon"} and child(verb, "dobj") is not None and child(verb, "prep") is not None


_DUE = frozenset({"due", "expected", "scheduled", "asked", "invited", "summoned", "called", "set", "back"})
_GOES = frozenset({"fly", "travel", "head", "arrive", "return", "go", "invite", "summon", "ask", "board"})


def _dues(page: Passage, sentence: Stretch) -> list[Token]:
    """The words that may tell of somebody due somewhere."""
    lemmas = page.lemmas[sentence.start : sentence.end]
    told = zip(page.of(sentence), lemmas, strict=True)
    return [t for t, lemma in told if t.lower_ in _DUE or (lemma in _GOES and t.pos_ == "VERB")]


def _is_appointment(page: Passage, token: Token, refs: References) -> bool:
    """Somebody due somewhere: "is expected in Lusaka", "will fly to Cairo", "has summoned both to Braga"."""
    who = next((c for t in [token, *ancestors(token)][:4] for c in t.children if c.dep_ in SUBJECTS), None)
    if who is None:
        return False
    return (
        refs.whose(page, who) is not None
        or who.ent_type_ == "PERSON"
        or who.lemma_.lower() in wordset("events", "envoys")
    )


def _is_denied(token: Token) -> bool:
    """`no talks are planned`, `will not meet`, `refused to meet`, `if they meet`: none of them is a meeting."""
    if any(c.lower_ in {"no", "neither"} and c.dep_ in {"det", "neg"} for c in token.children):
        return True
    for n, t in enumerate([token, *ancestors(token)]):
        if n > 6:
            break
        if is_verb(t) and any(c.dep_ == "neg" for c in t.children) and (n == 0 or token.pos_ != "VERB"):
            return t.lemma_ not in {"be", "do", "say"} and t.lemma_ in wordset("events", "meets")
        if n and t.lemma_ in {"refuse", "decline", "cancel", "boycott", "shun", "postpone"} and is_verb(t):
            return True
        if t.dep_ == "advcl" and any(
            c.dep_ in {"mark", "aux"} and c.lower_ in {"if", "unless", "should"} for c in t.children
        ):
            return True
        if t.dep_ == "ROOT":
            break
    return False


def _is_ahead(sentence: Stretch, anchors: Sequence[Token]) -> bool:
    cues = wordset("events", "ahead")
    for t in sentence:
        if min(abs(t.i - a.i) for a in anchors) > _NEAR:
            continue
        if t.lower_ in cues:
            if (
                t.lower_ in {"set", "planned", "called", "expected"}
                and t.tag_ == "VBD"
                and child(t, "auxpass") is None
                and t.lower_ != "set"
            ):
                continue
            return True
        if (
            t.lower_ == "to"
            and t.head.tag_ == "VB"
            and t.head.dep_ == "xcomp"
            and t.head.head.lemma_ == "be"
            and t.head.head.tag_ != "VBD"
        ):
            return True
    return any(a.tag_ == "VB" and a.dep_ == "ccomp" and child(a, "aux") is None for a in anchors if is_verb(a))


def _is_past(token: Token) -> bool:
    """Whether the verb that governs it stands in the past."""
    for t in [token, *ancestors(token)]:
        if is_verb(t):
            if t.tag_ == "VBD":
                return True
            if any(c.lemma_ == "have" and c.dep_ == "aux" for c in t.children):
                return t.lemma_ not in {"invite", "summon", "call", "ask", "schedule", "set"}
            if t.tag_ in {"VBZ", "VBP", "MD"} or child(t, "aux", "auxpass") is not None:
                return any(c.tag_ == "VBD" for c in t.children if c.dep_ in {"aux", "auxpass"})
            if t.tag_ == "VBN" and t.dep_ in {"acl", "relcl"}:
                continue
    return False


def _days(sentence: Stretch, published: date | None, ahead: bool) -> list[Mention]:
    text = text_of(sentence)
    found = list(days_in(text, published, ahead=ahead))
    before = _BEFORE.search(text)
    if before and published is not None:
        said = next((m.day for m in days_in(text[: before.start()], published, ahead=False) if m.day), published)
        day = said + timedelta(_COUNTS.get((before[1] or "a").lower(), 1))
        found = [m for m in found if m.start > before.end()]
        found.append(Mention(before.start(), before.end(), before.group(), day))
    return found


def _hangs_on(sentence: Stretch, mention: Mention, anchors: Sequence[Token]) -> bool:
    """The day hangs on the meeting, not on who spoke "on Tuesday" about it."""
    first = sentence.start_char + mention.start
    inside = [t for t in sentence if first <= t.idx < sentence.start_char + mention.end]
    if not inside:
        return False
    if _BEFORE.match(mention.words):
        return any(a.i > inside[-1].i for a in anchors)
    lexicon = wordset("events", "meets")
    for above in ancestors(inside[-1]):
        if above.i in {t.i for t in inside}:
            continue
        if above.i in {a.i for a in anchors} or is_meeting_noun(above):
            return True
        if above.pos_ == "NOUN" and above.lemma_.lower() in wordset("events", "deadlines"):
            return False
        if above.pos_ == "VERB":
            effect = above.lemma_ == "take" and any(c.lower_ in {"effect", "force", "hold"} for c in above.children)
            return above.lemma_ in lexicon and not effect
    return True
