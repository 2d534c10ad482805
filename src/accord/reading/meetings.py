"""Meetings: who meets whom, when, where, how and to what end; each field only where the text gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from datetime import date as Day
from typing import TYPE_CHECKING, Any

from accord.reading.clauses import ancestors, child, children
from accord.reading.lexicon import words
from accord.reading.parties.kinds import most_named, two_sides
from accord.reading.parties.references import References
from accord.reading.passages import Passage
from accord.reading.seats import is_open
from accord.sources import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Stretch
    from spacy.tokens import Token

_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\btomorrow\b|\b\d{1,2}(?:st|nd|rd|th)?\b(?!:|%|\.\d|[- ]year)",
    re.I,
)
_MONTH = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.I,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\btomorrow\b", re.I)


_PAIR = re.compile(
    r"\b(both|two)( [\w-]+)? (sides|parties|leaders|governments|countries|delegations|teams|ministers|presidents)$"
)
_SURE = 6  # of a score: the sentence tells of a meeting, that it lies ahead, and of a day


@dataclass(slots=True)
class Gathering:
    """The meeting a text is about, while reading."""

    quote: Span
    participants: list[str] = field(default_factory=list)
    date: date | None = None
    date_words: str | None = None
    place: str | None = None
    format: str | None = None
    purpose: str | None = None
    confirmed_by: list[str] = field(default_factory=list)
    is_open: bool = False  # to a whole field of states, which the text does not list one by one
    days: list[tuple[Day, Span]] = field(default_factory=list)  # every day the text gives for it, and where


def find_meeting(pages: Sequence[Passage], refs: References, published: date | None) -> Gathering | None:
    """The meeting ahead that the text tells most of; none where no sentence has both a meeting and a day or place."""
    best: tuple[int, int, Passage, Any] | None = None
    scored: list[tuple[int, Passage, Any]] = []
    for page in pages:
        if page.heading:
            continue
        for sentence in page.sentences():
            score = _score(page, sentence, refs)
            if score >= 4:
                scored.append((score, page, sentence))
                if best is None or score > best[0]:
                    best = (score, len(scored), page, sentence)
    if best is None:
        return None
    _, _, page, sentence = best
    found = Gathering(page.span(sentence.start, _stop(sentence)))
    for _, where, other in sorted(
        scored, key=lambda s: (s[2].doc is not sentence.doc or s[2].start != sentence.start, -s[0])
    ):
        _fill(found, where, other, refs, published)
    if len(found.participants) < 2 and not found.is_open:
        found.participants = list(dict.fromkeys([*found.participants, *most_named(refs)]))[:2]
    for _, where, other in sorted(scored, key=lambda s: -s[0]):
        found.place = found.place or _place(where, other, refs, strict=False)
    _confirmations(found, pages, refs)
    return found


def _stop(sentence: Stretch) -> int:
    last = sentence.end
    while last > sentence.start + 1 and (sentence.doc[last - 1].is_punct or sentence.doc[last - 1].is_space):
        last -= 1
    return int(last)


def _score(page: Passage, sentence: Stretch, refs: References) -> int:
    """How much this sentence tells of a meeting ahead."""
    lexicon = words("events")["meeting"]
    nouns = [t for t in sentence if t.pos_ == "NOUN" and t.lemma_.lower() in lexicon["nouns"]]
    meets = [
        t
        for t in sentence
        if t.pos_ == "VERB"
        and (
            t.lemma_ in {"meet", "host", "convene", "reconvene"}
            or (t.lemma_ == "sit" and any(c.lower_ == "down" for c in t.children))
            or (t.lemma_ in {"return", "come", "call", "summon", "speak"} and _to_the_table(t))
        )
    ]
    if sentence.text.rstrip().endswith("?") or not (nouns or meets or _is_appointment(page, sentence, refs)):
        return 0
    ahead = any(
        t.lower_
        in {
            "will",
            "due",
            "scheduled",
            "planned",
            "set",
            "next",
            "tomorrow",
            "invited",
            "slated",
            "upcoming",
            "resume",
            "reconvene",
            "summoned",
            "called",
            "may",
        }
        or (t.lower_ == "to" and t.head.tag_ == "VB" and t.head.dep_ == "xcomp" and t.head.head.lemma_ == "be")
        for t in sentence
    )
    ahead = ahead or any(
        t.tag_ == "VB" and t.lemma_ in {"meet", "convene", "resume"} and t.dep_ == "ccomp" and child(t, "aux") is None
        for t in sentence
    )
    past = sentence.root.tag_ == "VBD" and not ahead
    dated = any(_is_day(e.text) for e in sentence.ents if e.label_ == "DATE")
    placed = _place(page, sentence, refs, strict=True) is not None
    return 2 + 2 * ahead + 2 * dated + placed + bool(meets) - 3 * past


def _is_appointment(page: Passage, sentence: Stretch, refs: References) -> bool:
    """Two parties due somewhere on a day: "the minister and the commissioner are due in Brussels on ..."."""
    due = any(t.lower_ in {"due", "scheduled", "set", "expected"} for t in sentence)
    dated = any(_is_day(e.text) for e in sentence.ents if e.label_ == "DATE")
    return due and dated and len(_participants(page, sentence, refs)) >= 2


def _to_the_table(verb: Token) -> bool:
    """`will return to the table`, `called both to Melbourne`, `may speak by video link`."""
    after = verb.doc[verb.i + 1 : verb.sent.end].text.lower()
    return bool(
        re.search(r"\b(the (negotiating |bargaining )?table|video link|by video|to a (session|meeting))\b", after)
    ) or (verb.lemma_ in {"call", "summon"} and child(verb, "dobj") is not None and child(verb, "prep") is not None)


def _is_day(text: str) -> bool:
    return bool(_WEEKDAY.search(text) or (_MONTH.search(text) and re.search(r"\b\d{1,2}(?:st|nd|rd|th)?\b", text)))


def _fill(found: Gathering, page: Passage, sentence: Stretch, refs: References, published: date | None) -> None:
    if len(found.participants) < 2:
        found.participants = list(dict.fromkeys([*found.participants, *_participants(page, sentence, refs)]))
    _fill_day(found, page, sentence, refs, published)
    if found.place is None:
        found.place = _place(page, sentence, refs, strict=True)
    if found.format is None:
        found.format = _format(page, sentence)
    if found.purpose is None:
        found.purpose = _purpose(sentence)
    found.is_open = found.is_open or is_open(sentence)


def _fill_day(found: Gathering, page: Passage, sentence: Stretch, refs: References, published: date | None) -> None:
    """The day, as a date where the words and the day of publication give one."""
    for ent in sentence.ents:
        if ent.label_ == "DATE" and _is_day(ent.text) and _near_meeting(ent.root):
            when = day_of(ent.text, published)
            if when is not None and _score(page, sentence, refs) >= _SURE:
                found.days.append((when, page.span(ent.start, ent.end)))
            if found.date_words is None:
                found.date_words, found.date = ent.text, when
            elif found.date is None and when is not None:
                found.date = when
            elif found.date is None and _MONTH.search(ent.text) and not _MONTH.search(found.date_words):
                found.date_words = ent.text  # without a year, "August 15" still says more than "next Friday"


def _near_meeting(token: Token) -> bool:
    """The day hangs on the meeting, not on who spoke "on Tuesday" about it."""
    lexicon = words("events")["meeting"]
    for above in ancestors(token):
        if above.pos_ == "NOUN" and above.lemma_.lower() in lexicon["nouns"]:
            return True
        if above.pos_ == "VERB":
            effect = above.lemma_ == "take" and any(c.lower_ in {"effect", "force", "hold"} for c in above.children)
            return above.lemma_ in lexicon["verbs"] and not effect
    return True


def day_of(text: str, published: date | None) -> date | None:
    """The calendar day these words mean, counted from the day of publication; none where it stays open."""
    import dateparser

    if published is None and not re.search(r"\b(19|20)\d\d\b", text):
        return None
    base = datetime.combine(published or date(2000, 1, 1), time())
    exact = re.search(
        rf"(\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.pattern}|{_MONTH.pattern}\s+\d{{1,2}}(?:st|nd|rd|th)?)(?:,?\s+(?:19|20)\d\d)?",
        text,
        re.I,
    )
    plain = exact.group() if exact else re.sub(r"\b(next|this|coming|on|the|upcoming)\b", "", text, flags=re.I).strip()
    settings: Any = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "future", "DATE_ORDER": "DMY"}
    parsed = dateparser.parse(plain, languages=["en"], settings=settings)
    if parsed is None:
        weekday = _WEEKDAY.search(text)
        parsed = dateparser.parse(weekday.group(), languages=["en"], settings=settings) if weekday else None
    return parsed.date() if parsed else None


def _participants(page: Passage, sentence: Stretch, refs: References) -> list[str]:
    """The parties named in the sentence that meets, save those it meets about or in."""
    found: list[str] = []
    for t in sentence:
        name = refs.names.of(page, t)
        if name is not None and t.i != page.doc[name.start : name.end].root.i:
            continue
        pair = page.doc[max(0, t.i - 2) : t.i + 1].text.lower()
        if _PAIR.search(pair):
            found += two_sides(refs, page, t)
        if (
            (name is None and t.lemma_.lower() not in _REACHED)
            or (name is not None and name.sort == "place")
            or not _takes_part(t)
        ):
            continue
        if name is not None and name.demonym and t.head.lemma_.lower() not in _ENVOYS:
            continue
        party = refs.whose(page, t) if not (name is not None and name.seat and t.dep_ == "pobj") else None
        if party:
            found.append(party)
    return [p for p in dict.fromkeys(found) if not refs.roll.parties[p].watcher]


_ENVOYS = frozenset(
    {
        "mediator",
        "envoy",
        "delegation",
        "negotiator",
        "team",
        "official",
        "counterpart",
        "minister",
        "president",
        "leader",
        "talk",
        "ambassador",
        "representative",
        "brokered",
    }
)
_REACHED = _ENVOYS | {"government", "company", "union", "management", "ministry", "rebel", "it"}


def _takes_part(token: Token) -> bool:
    """Whether the noun hangs on the meeting rather than on what it is about or where."""
    below = token
    for above in ancestors(token):
        if below.dep_ in {"relcl", "acl"} or (
            below.dep_ == "advcl" and above.lemma_ not in {"meet", "be", "plan", "schedule"}
        ):
            return False
        if (
            above.lower_
            in {"about", "over", "on", "in", "at", "of", "into", "against", "for", "since", "after", "before", "to"}
            and below.dep_ == "pobj"
        ):
            return above.lower_ == "of" and above.head.lemma_ in {
                "leader",
                "minister",
                "representative",
                "president",
                "delegation",
            }
        if above.pos_ in {"VERB", "AUX"} and above.dep_ == "ROOT":
            return True
        below = above
    return True


_NOWHERE = frozenset({"company", "union", "armed_group", "political_party"})  # bodies are no places


def _place(page: Passage, sentence: Stretch, refs: References, *, strict: bool) -> str | None:
    """Where: "in X" on the meeting's words first, else anywhere in the sentence; "its X office"."""
    lexicon = words("events")["meeting"]
    found: list[tuple[int, str]] = []
    for t in sentence:
        name = refs.names.of(page, t)
        placed = (name is not None and name.sort != "person" and not name.demonym) or t.ent_type_ in {
            "GPE",
            "LOC",
            "FAC",
        }
        if not placed or (
            name is not None and name.party and not name.seat and refs.roll.parties[name.party].kind in _NOWHERE
        ):
            continue
        text = name.text if name is not None else t.text
        if t.dep_ == "pobj" and t.head.lower_ in {"in", "at"}:
            hangs = t.head.head.lemma_.lower() in lexicon["nouns"] + lexicon["verbs"] or t.head.head.pos_ == "PROPN"
            if hangs or not strict:
                found.append((0 if hangs else 1, text))
        elif t.dep_ in {"compound", "nmod"} and t.head.lemma_.lower() in {
            "office",
            "headquarters",
            "embassy",
            "palace",
            "hotel",
            "resort",
            "residence",
        }:
            found.append((1, text))
    return min(found, key=lambda f: f[0])[1] if found else None


def _format(page: Passage, sentence: Stretch) -> str | None:
    """The manner of meeting in the text's own words: "bilateral talks", "in person", "intergovernmental conference"."""
    lexicon = words("events")["meeting"]
    found: list[str] = []
    for t in sentence:
        if t.pos_ == "NOUN" and t.lemma_.lower() in lexicon["nouns"]:
            before = [c for c in t.children if c.i < t.i and c.dep_ in {"amod", "compound", "nmod"}]
            first = min([t.i, *(c.left_edge.i for c in before)])
            found.append(page.doc[first : t.i + 1].text)
    lower = sentence.text.lower()
    found += [
        m
        for m in ("in person", "face-to-face", "behind closed doors", "by video", "online")
        if m in lower and not any(m in f for f in found)
    ]
    return ", ".join(dict.fromkeys(found)) or None


def _purpose(sentence: Stretch) -> str | None:
    lexicon = words("events")["meeting"]
    about = [t for t in sentence if t.lemma_.lower() in lexicon["nouns"] or t.lemma_ in {"meet", "sit", "convene"}]
    if not about:
        return None
    text = sentence.doc[about[0].i : sentence.end].text.strip().rstrip(".")
    hits = [
        (m.start(), p) for p in words("events")["meeting"]["purposes"] if (m := re.search(rf"\b{re.escape(p)}\b", text))
    ]
    topics = [(c, child(c, "pobj")) for t in about for c in children(t, "prep") if c.lower_ in {"on", "about", "over"}]
    topic = next((c for c, noun in topics if noun is not None and noun.ent_type_ not in {"DATE", "TIME"}), None)
    if not hits and topic is not None:
        return str(topic.doc[topic.i + 1 : topic.right_edge.i + 1].text)
    if not hits:
        return None
    at = min(hits)[0]
    return re.sub(r"^to\s+", "", text[at:].split(";")[0])


def _confirmations(found: Gathering, pages: Sequence[Passage], refs: References) -> None:
    for page in pages:
        for sentence in page.sentences():
            for t in sentence:
                if t.lemma_ == "confirm" and t.pos_ == "VERB":
                    obj, who = child(t, "dobj"), children(t, "nsubj")
                    if obj is not None and obj.lemma_ in words("events")["meeting"]["nouns"] and who:
                        party = refs.whose(page, who[0])
                        if party and party not in found.confirmed_by:
                            found.confirmed_by.append(party)
