"""Facts: what the text states as so: who holds what, who was hurt, what was agreed, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from accord.dossier.dossier import FactKind, PloverType
from accord.reading.clauses import RELATIVE, SUBJECTS, child, clause_end, start, trimmed
from accord.reading.joining import stance_verbs
from accord.reading.kinds_of_fact import holds, kind_of, plover_of
from accord.reading.lexicon import words, wordset
from accord.reading.meetings.find import Gathering
from accord.reading.parties.references import References
from accord.reading.passages import Passage, asks
from accord.reading.speakers import Voices
from accord.reading.stances.drafts import Draft
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "relcl", "advcl", "acl", "pcomp"})
_MODALS = frozenset({"will", "would", "could", "may", "might", "should", "must", "can", "'ll", "'d"})
_WIDEST = 60  # tokens: a longer stretch tells of several things
_NAMED = re.compile(r"\b[A-Z]\w+")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_COUNTED = frozenset({
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half", "third", "quarter", "fifth",
    "tenth", "dozen", "dozens", "hundred", "hundreds", "thousands", "million", "first", "last", "twice", "double",
})  # fmt: skip
_DATED = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(19|20)\d\d|last (week|month|year|summer|autumn|fall|winter|spring)"
    r"|since|ago|already|overnight|this (week|month|year)|yesterday)\b"
)
_SIGNS = {
    "money": re.compile(r"[$£€%]|per ?cent|\bbn\b|million|tonnes|euros"),
    "people": re.compile(
        r"\d[\d,.]* (\w+ )?(people|members|workers|staff|jobs|troops|prisoners|soldiers|students|teachers|users"
        r"|patients)"
    ),
    "condition": re.compile(r"\s*(if|unless|should|whether)\b", re.I),
    "weekday": re.compile(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"),
    "bystander": re.compile(r", \d\d,|\b\d\d-year-old|told reporters|spokes"),
    "person": re.compile(r"(he|she)\b", re.I),
    "marks": re.compile(r"[\"“”]"),
}
_SIGN_WORDS = {  # whole words
    "lasting": frozenset({"already", "still", "since", "last", "ago", "after"}),
    "first": frozenset({"I", "we", "our", "my", "us", "you"}),
    "agreement": frozenset({"agreement", "treaty", "accord", "pact", "truce", "deal", "contract"}),
}
_SIGN_STEMS = {  # how words begin
    "harm": ("kill", "dead", "died", "wound", "injur", "displac", "casualt", "homes", "fled", "deaths"),
    "limit": ("deadline", "expire", "lapse"),
    "offer": ("offer", "propos", "demand", "want", "plan", "draft", "would", "could"),
}
_PHRASES = {  # by a word without which they cannot stand there: most clauses need not be searched
    "far": ("lasting", re.compile(r"\bso far\b")),
    "run": ("limit", re.compile(r"\brun out")),
    "runs": ("limit", re.compile(r"\bruns out")),
    "end": ("limit", re.compile(r"\bby the end of")),
    "until": ("limit", re.compile(r"\buntil \w+ \d|\b(?:has|have) until")),
}
_AT_START = frozenset({"person", "condition"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact as found."""

    page: Passage
    start: int
    end: int
    kind: FactKind
    parties: tuple[str, ...]
    speaker: str | None
    event: PloverType | None = None


@dataclass(frozen=True, slots=True)
class _Clause:
    page: Passage
    verb: Token
    start: int
    end: int
    score: float


def find_facts(
    pages: Sequence[Passage],
    refs: References,
    said: Voices,
    claims: Sequence[Draft],
    meetings: Sequence[Gathering] = (),
) -> list[Statement]:
    """The facts of a text, in order: the clauses that tell most of what is or was so."""
    taken: dict[int, set[int]] = {}
    for c in claims:
        taken.setdefault(c.page.number, set()).update(range(c.start, c.end))
    ahead = {g.quote.start for g in meetings[:1]}
    found: list[_Clause] = []
    for page in [p for p in pages if not p.heading]:
        for sentence in page.sentences():
            if asks(sentence):
                continue
            meets = page.at[sentence.start_char] in ahead
            mine = taken.get(page.number, set())
            clauses = [_weighed(page, v, refs, said, mine, meets) for v in page.verbs(sentence)]
            kept: list[_Clause] = []
            for clause in sorted((c for c in clauses if c), key=lambda c: -c.score):
                if clause.score > words("events")["facts"]["least"] and not any(_overlaps(clause, k) for k in kept):
                    kept.append(clause)
            found += sorted(kept, key=lambda c: c.start)
    return [_statement(c, refs, said) for c in found]


def _overlaps(one: _Clause, other: _Clause) -> bool:
    return min(one.end, other.end) > max(one.start, other.start)


def _weighed(
    page: Passage, verb: Token, refs: References, said: Voices, taken: set[int], meets: bool
) -> _Clause | None:
    """The clause of this verb and how much speaks for it; none where it is quoted, or no clause."""
    if verb.dep_ not in _CLAUSES or (verb.dep_ == "acl" and verb.tag_ not in {"VBN", "VBG"}):
        return None
    if said.is_quoted(page, verb):
        return None
    first, last = trimmed(verb, start(verb), clause_end(verb, verb.i))
    if last - first < 4 or last - first > _WIDEST:
        return None
    told = _shape(verb) | set(_told(words_under(page.doc, first, last)))
    told |= {"short"} if last - first < 6 else {"long"} if last - first > 40 else set()
    told |= {"claimed"} if len(taken.intersection(range(first, last))) > 0.5 * (last - first) else set()
    told |= {"reported"} if said.of(page, verb) is not None else set()
    told |= {"meeting"} if meets else set()
    if _is_bystander(page, verb, refs):
        told.add("bystander")
    if told & {"past", "perfect"} and told & {"digits", "counted"}:
        told.add("past_count")
    weights: Mapping[str, float] = words("events")["facts"]["weights"]
    return _Clause(page, verb, first, last, weights["base"] + fsum(weights.get(name, 0) for name in told))


def _told(text: str) -> Iterator[str]:
    """The signs in the words of a clause."""
    said = frozenset(_WORD.findall(text))
    if _DIGIT.search(text):
        yield "digits"
    elif any(word.lower() in _COUNTED for word in said):
        yield "counted"
    if _DATED.search(text):
        yield "dated"
    if len(_NAMED.findall(text)) > 2:
        yield "names"
    yield from (name for name, known in _SIGN_WORDS.items() if not known.isdisjoint(said))
    yield from (name for name, stems in _SIGN_STEMS.items() if any(word.startswith(stems) for word in said))
    yield from (name for word, (name, phrase) in _PHRASES.items() if word in said and phrase.search(text))
    for name, pattern in _SIGNS.items():
        if pattern.match(text) if name in _AT_START else pattern.search(text):
            yield name


def _shape(verb: Token) -> set[str]:
    """The signs in its verb: tense, negation, what kind of verb, where the clause hangs."""
    lemma, facts = verb.lemma_.lower(), words("events")["facts"]
    aux = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    told = {verb.dep_}
    if any(c.lower_ in _MODALS for c in aux):
        told.add("modal")
    elif any(c.lemma_ == "have" for c in aux):
        told.add("perfect")
    elif verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in aux):
        told.add("past")
    elif verb.tag_ in {"VBZ", "VBP"} or aux:
        told.add("present")
    told |= {"negative"} if any(c.dep_ == "neg" for c in verb.children) else set()
    told |= {lemma} & {"be", "have"}
    told |= {"held"} if holds(verb) and not told & {"modal", "negative"} else set()
    if lemma in wordset("speech", "verbs"):
        told.add("speech")
    elif lemma in stance_verbs():
        told.add("stance")
    return told | ({"event"} if lemma in facts["event"] else set()) | ({"vague"} if lemma in facts["vague"] else set())


def _is_bystander(page: Passage, verb: Token, refs: References) -> bool:
    """A person who speaks for no party: the mother at the gate, the shopkeeper."""
    who = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if who is not None and who.lower_ in RELATIVE and verb.dep_ == "relcl":
        who = verb.head
    if who is None:
        return False
    name = refs.names.of(page, who)
    is_person = who.ent_type_ == "PERSON" or (name is not None and name.sort == "person")
    return is_person and refs.whose(page, who) is None


def _statement(clause: _Clause, refs: References, said: Voices) -> Statement:
    page = clause.page
    first, last = _span(clause)
    speaker = said.of(page, clause.verb)
    kind = kind_of(clause.verb, words_under(page.doc, first, last))
    parties = tuple(dict.fromkeys(_parties(page, first, last, refs)))
    event = plover_of(clause.verb) if kind in {"event", "agreement", "control", "casualty"} else None
    return Statement(page, first, last, kind, parties, speaker.text if speaker else None, event)


def _span(clause: _Clause) -> tuple[int, int]:
    """Without the joint it begins with ("after", "that", "because") and the clause that sets its time aside."""
    first, last = clause.start, clause.end
    mark = child(clause.verb, "mark")
    if mark is not None and mark.i == first and last - first > 4:
        first += 1
    return first, last


def _parties(page: Passage, first: int, last: int, refs: References) -> Iterator[str]:
    for t in page.doc[first:last]:
        name = refs.names.of(page, t)
        if name is not None and name.party and not name.seat:
            yield name.party
