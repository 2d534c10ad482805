"""Proper names: which stretches are names, and whether of a known body, an unknown one, a person or a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from accord.reading.lexicon import words, wordset
from accord.reading.parties.gazetteer import Entry, entries, look_up
from accord.reading.parties.roll import Roll, bare, is_watcher, kind_by_name, majority
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

Sort = Literal["body", "person", "place"]
_BEFORE_NAMES = frozenset(
    {
        "the",
        "a",
        "an",
        "neither",
        "nor",
        "both",
        "either",
        "and",
        "but",
        "or",
        "if",
        "while",
        "when",
        "although",
        "since",
    }
    | {
        "as",
        "because",
        "unlike",
        "like",
        "for",
        "in",
        "on",
        "with",
        "after",
        "before",
        "should",
        "would",
        "not",
        "only",
    }
)
_NAMESAKES = frozenset({"General", "King", "Queen", "Prince", "Major", "Captain", "Head", "Chief", "Consul", "Marshal"})
_NEVER = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "God", "Internet", "Congressional"}
)


@dataclass(frozen=True, slots=True)
class Name:
    """One stretch of tokens that is a name. `party`: the body it names; a person's party is found later."""

    passage: Passage
    start: int
    end: int
    text: str
    sort: Sort
    party: str | None = None
    seat: bool = False  # a capital or palace: a party only where it acts
    demonym: bool = False


class Names:
    """The names of a text, by passage and token."""

    def __init__(self) -> None:
        self.at: dict[tuple[int, int], Name] = {}
        self.all: list[Name] = []

    def add(self, name: Name) -> None:
        """One more name; tokens already under a name keep it."""
        self.all.append(name)
        for i in range(name.start, name.end):
            self.at.setdefault((name.passage.number, i), name)

    def of(self, passage: Passage, token: Token) -> Name | None:
        """The name this token is part of."""
        return self.at.get((passage.number, token.i))


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    label: str
    entry: Entry | None = None


def find_names(pages: Sequence[Passage], roll: Roll, known: Mapping[str, Entry]) -> Names:
    """All names, each given its sort; parties and persons are entered on the roll."""
    stretches = {page.number: _merged(page, known) for page in pages}
    labels = _labels(pages, stretches)
    names = Names()
    for page in pages:
        for s in stretches[page.number]:
            name = _name(page, s, labels, roll)
            if name is not None:
                names.add(name)
    _recall_surnames(pages, names, roll)
    _unite_short_names(names, roll)
    return names


def _recall_surnames(pages: Sequence[Passage], names: Names, roll: Roll) -> None:
    """Bare surnames of persons known, where the tagger took them for common words."""
    for page in pages:
        for t in page.doc:
            known = t.text in roll.surnames and t.text[:1].isupper() and (page.number, t.i) not in names.at
            if known and t.pos_ in {"NOUN", "PROPN", "ADJ", "X"}:
                names.add(Name(page, t.i, t.i + 1, t.text, "person"))
    names.all.sort(key=lambda n: (n.passage.number, n.start))


def _merged(page: Passage, known: Mapping[str, Entry]) -> list[_Stretch]:
    """Names of the tables, of the entity recogniser, and runs of proper nouns: longest first, none overlapping."""
    found = [*_from_tables(page, known), *_from_entities(page), *_from_runs(page)]
    found.sort(key=lambda s: (s.label != "USER", -(s.end - s.start), s.entry is None, s.start))
    taken: dict[int, _Stretch] = {}
    kept = []
    for s in found:
        if not any(i in taken for i in range(s.start, s.end)):
            kept.append(s)
            taken.update(dict.fromkeys(range(s.start, s.end), s))
    return sorted(kept, key=lambda s: s.start)


def _from_tables(page: Passage, known: Mapping[str, Entry]) -> Iterator[_Stretch]:
    hits = [(first, last, entry, "TABLE") for first, last, entry in look_up(page.doc.text)]
    for name, entry in known.items():
        at = page.doc.text.find(name)
        while at >= 0:
            hits.append((at, at + len(name), entry, "USER"))
            at = page.doc.text.find(name, at + 1)
    for first, last, entry, label in hits:
        span = page.doc.char_span(first, last, alignment_mode="strict")
        if span is not None:  # none: "pro-Russian", a name inside a larger token
            yield _Stretch(span.start, span.end, label, entry)


def _from_entities(page: Passage) -> Iterator[_Stretch]:
    for ent in page.doc.ents:
        if ent.label_ not in {"PERSON", "ORG", "NORP", "GPE", "FAC", "LOC", "PRODUCT"}:
            continue
        first, last = ent.start, ent.end
        titles = [t.i for t in page.doc[first:last] if _is_title(t)]
        if titles and titles[-1] + 1 < last and ent.label_ in {"PERSON", "ORG"} and last - titles[-1] <= 4:
            first = (
                titles[-1] + 1
            )  # "Health Minister Rebecca Kiptoo" is a person with a title, whatever it was taken for
        while first < last and (
            page.doc[first].lower_ in _BEFORE_NAMES
            or (_is_title(page.doc[first]) and (ent.label_ != "ORG" or page.doc[first].text not in _NAMESAKES))
        ):
            first += 1
        while last > first and page.doc[last - 1].text in {"'s", "'", "s", '"', "”"}:
            last -= 1
        if (
            first < last
            and any(t.text[:1].isupper() for t in page.doc[first:last])
            and page.doc[first].pos_ not in {"VERB", "PRON"}
        ):
            yield _Stretch(first, last, ent.label_)


def _from_runs(page: Passage) -> Iterator[_Stretch]:
    """Runs of capitalised proper nouns the recogniser passed over."""
    start = None
    for t in [*page.doc, None]:
        proper = (
            t is not None
            and t.pos_ == "PROPN"
            and t.text[:1].isupper()
            and t.text not in _NEVER
            and t.lower_ not in _BEFORE_NAMES
        )
        proper = proper and t is not None and t.ent_type_ not in {"DATE", "TIME", "MONEY"}
        if proper and t is not None and _is_title(t) and t.text not in _NAMESAKES:
            if start is not None:
                yield _Stretch(start, t.i, "RUN")
            start = t.i + 1  # "Ontario Premier Ann Lee": the name begins after the title
        elif proper and start is None and t is not None:
            start = t.i
        elif not proper and start is not None:
            stop = t.i if t is not None else len(page.doc)
            if stop > start:
                yield _Stretch(start, stop, "RUN")
            start = None


def _is_title(token: Any) -> bool:
    return token.lemma_.lower() in wordset("people", "roles") or token.text in wordset("people", "titles")


def _labels(pages: Sequence[Passage], stretches: dict[int, list[_Stretch]]) -> dict[str, str]:
    """For each written name the label given to it most often: single recognitions of the small model err."""
    votes: dict[str, Counter[str]] = {}
    for page in pages:
        for s in stretches[page.number]:
            if s.entry is None and s.label != "RUN":
                votes.setdefault(page.doc[s.start : s.end].text, Counter())[s.label] += 1
    labels = {text: majority(count) for text, count in votes.items()}
    for page in pages:
        for s in stretches[page.number]:
            if s.entry is None and _follows_title(page, s):
                labels[page.doc[s.start : s.end].text] = "PERSON"
            elif s.entry is None and (kind_beside(page, s.start, s.end) != "other" or _employs(page, s)):
                labels[page.doc[s.start : s.end].text] = "ORG"
    _spread_labels(labels, pages, stretches)
    return labels


def _spread_labels(labels: dict[str, str], pages: Sequence[Passage], stretches: dict[int, list[_Stretch]]) -> None:
    """The first word of a body's name alone is that body; the last of a person's name alone that person."""
    whole = {page.doc[s.start : s.end].text for page in pages for s in stretches[page.number] if s.entry is None}
    for text in sorted(whole):
        if " " in text and labels.get(text, "RUN") in {"ORG", "RUN"}:
            labels[text.split()[0]] = "ORG"
    for text in sorted(whole):
        if " " in text and labels.get(text) == "PERSON":
            labels[text.split()[-1]] = "PERSON"


def kind_beside(page: Passage, first: int, last: int) -> str:
    """The kind told by a noun before or after a name: "the video platform Vireo", "Valbus, the private firm that"."""
    doc = page.doc
    before = doc[first - 1] if first else None
    root = doc[first:last].root
    beside = [before] if before is not None and before.dep_ in {"compound", "nmod", "appos"} else []
    beside += [c for c in root.children if c.dep_ == "appos"] + ([root.head] if root.dep_ == "appos" else [])
    for noun in beside:
        person = noun.lemma_.lower() in wordset("people", "roles") | wordset("people", "own_office")
        if person or not noun.text.islower():
            continue
        if noun.pos_ in {"NOUN", "PROPN"} and noun.lemma_.lower() not in {
            "government",
            "ministry",
            "country",
            "city",
            "region",
        }:
            for kind, signals in words("people")["kinds"].items():
                if noun.lemma_.lower() in signals and kind != "state":
                    return str(kind)
    return "other"


def _employs(page: Passage, s: _Stretch) -> bool:
    """`Vireo's chief executive`: who has such officers is a body, not a place."""
    root = page.doc[s.start : s.end].root
    officers = {"executive", "director", "shareholder", "spokesman", "spokeswoman", "chairman", "management", "lawyer"}
    return root.dep_ == "poss" and root.head.lemma_.lower() in officers


def _follows_title(page: Passage, s: _Stretch) -> bool:
    """A role noun right before the name, in the same noun phrase: "spokesman Liu Qiwen"."""
    root = page.doc[s.start : s.end].root
    text = page.doc[s.start : s.end].text
    if (
        root.dep_ == "appos"
        and root.head.lemma_.lower() in wordset("people", "roles")
        and kind_by_name(text) == "other"
    ):
        return s.end - s.start in {2, 3} and all(t.text[:1].isupper() for t in page.doc[s.start : s.end])
    if s.start == 0:
        return False
    before = page.doc[s.start - 1]
    person_like = all(t.text[:1].isupper() for t in page.doc[s.start : s.end]) and s.end - s.start <= 4
    return (
        person_like
        and _is_title(before)
        and before.tag_ not in {"NNS", "NNPS"}
        and (before.head.i >= s.start and before.head.i < s.end)
    )


def _name(page: Passage, s: _Stretch, labels: dict[str, str], roll: Roll) -> Name | None:
    text = page.doc[s.start : s.end].text
    if s.entry is not None:
        member = roll.party(s.entry.party, s.entry.kind)
        member.named += s.entry.how != "seat"
        return Name(page, s.start, s.end, text, "body", s.entry.party, s.entry.how == "seat", s.entry.how == "demonym")
    label = labels.get(text, s.label)
    if text in wordset("people", "portfolios") and s.end < len(page.doc) and _is_title(page.doc[s.end]):
        return None
    inside = next((e for _, _, e in look_up(text)), None)
    tail = page.doc[s.end - 1]
    if (
        inside is not None
        and label in {"ORG", "RUN", "GPE", "NORP"}
        and (
            tail.lemma_.lower() in wordset("people", "organs")
            or text.endswith(("Ministry", "Department", "Army", "Forces"))
        )
    ):
        roll.party(inside.party, inside.kind).named += 1
        return Name(page, s.start, s.end, text, "body", inside.party)
    after = page.doc[s.end] if s.end < len(page.doc) else None
    if label != "PERSON" and after is not None and after.lemma_.lower() in {"premier", "governor", "mayor"}:
        return Name(page, s.start, s.end, text, "place")
    if label == "PERSON":
        roll.enter_person(text)
        return Name(page, s.start, s.end, text, "person")
    if label == "NORP" and (s.end - s.start > 1 or tail.tag_ in {"NNPS", "NNS"}):
        label = "ORG"
    if (
        label in {"RUN", "ORG"}
        and s.end - s.start == 1
        and not text.isupper()
        and kind_beside(page, s.start, s.end) == "other"
        and tail.dep_ == "pobj"
        and tail.head.lower_ in {"in", "at", "near", "to", "from", "outside"}
    ):
        return Name(page, s.start, s.end, text, "place")
    if label in {"ORG", "RUN"} and not _is_trash(page, s, text, label):
        key = bare(text)
        member = roll.party(key, kind_by_name(key))
        if member.kind == "other":
            member.kind = kind_beside(page, s.start, s.end)
        member.named += 1
        member.watcher = member.watcher or is_watcher(key)
        return Name(page, s.start, s.end, text, "body", key)
    return Name(page, s.start, s.end, text, "place") if label in {"GPE", "LOC", "FAC"} else None


def _is_trash(page: Passage, s: _Stretch, text: str, label: str) -> bool:
    """Not the name of a body: no letters, a month, a lone capital at the start of a sentence."""
    if (
        text in wordset("people", "no_bodies")
        or not any(c.isalpha() for c in text)
        or any(c in text for c in '“”"£$€%')
    ):
        return True
    head = page.doc[s.start : s.end].root
    acronym = text.isupper() and len(text) > 2
    return (
        label == "RUN"
        and s.end - s.start == 1
        and not acronym
        and head.dep_ not in {"nsubj", "nsubjpass", "pobj", "poss", "dobj", "appos"}
    )


def _unite_short_names(names: Names, roll: Roll) -> None:
    """A shorter form of one longer unknown name is that name: "Pennine" for "Pennine Connect", initials for words."""
    unknown = [n for n in roll.parties if any(m.party == n and not m.seat for m in names.all)]
    same: dict[str, str] = {}
    for short in unknown:
        if short not in entries():
            whole = {
                e.party
                for name, e in entries().items()
                if e.party in roll.parties and e.how != "demonym" and " " in name and name.split()[-1] == short
            }
            if len(whole) == 1:
                same[short] = whole.pop()
                continue
        longer = (
            []
            if short in entries()
            else [n for n in unknown if n != short and len(n) > len(short) and _shortens(short, n)]
        )
        if len(longer) == 1 and roll.parties[short].kind in {"other", roll.parties[longer[0]].kind}:
            same[short] = longer[0]
    if not same:
        return
    for i, name in enumerate(names.all):
        if name.party in same:
            full = same[str(name.party)]
            roll.parties[full].named += 1
            new = Name(name.passage, name.start, name.end, name.text, name.sort, full, name.seat, name.demonym)
            names.all[i] = new
            for k in range(name.start, name.end):
                names.at[(name.passage.number, k)] = new
    for short, full in same.items():
        roll.alias(full, short)
        del roll.parties[short]


def _shortens(short: str, full: str) -> bool:
    words_full = [w for w in full.replace("'", " ").split() if w[:1].isupper()]
    initials = "".join(w[0] for w in words_full)
    return (
        full.startswith(short + " ")
        or full.endswith(" " + short)
        or (len(short) >= 2 and short.isupper() and short == initials)
    )
