"""Proper names: which stretches are names, and whether of a known body, an unknown one, a person or a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from accord.reading.lexicon import wordset
from accord.reading.parties.gazetteer import Entry, entries, look_up
from accord.reading.parties.labels import kind_beside, label_names
from accord.reading.parties.roll import Roll, bare, is_watcher, kind_by_name
from accord.reading.parties.stretches import Stretch, is_title, merged
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

Sort = Literal["body", "person", "place"]


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


def find_names(pages: Sequence[Passage], roll: Roll, known: Mapping[str, Entry]) -> Names:
    """All names, each given its sort; parties and persons are entered on the roll."""
    stretches = {page.number: merged(page, known) for page in pages}
    labels = label_names(pages, stretches)
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


def _name(page: Passage, s: Stretch, labels: dict[str, str], roll: Roll) -> Name | None:
    text = page.doc[s.start : s.end].text
    if s.entry is not None:
        member = roll.party(s.entry.party, s.entry.kind)
        member.named += s.entry.how != "seat"
        return Name(page, s.start, s.end, text, "body", s.entry.party, s.entry.how == "seat", s.entry.how == "demonym")
    label = labels.get(text, s.label)
    if text in wordset("people", "portfolios") and s.end < len(page.doc) and is_title(page.doc[s.end]):
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


def _is_trash(page: Passage, s: Stretch, text: str, label: str) -> bool:
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
            if len(whole) == 1 and short not in {"Party", "House", "Union", "Government"}:
                same[short] = whole.pop()
                continue
        longer = (
            []
            if short in entries()
            else [n for n in unknown if n != short and len(n) > len(short) and _shortens(short, n)]
        )
        if len(longer) == 1 and roll.parties[short].kind in {"other", roll.parties[longer[0]].kind}:
            same[short] = longer[0]
    same = {short: full for short in same if (full := _end_of_chain(short, same)) != short}
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


def _end_of_chain(name: str, same: dict[str, str]) -> str:
    """ "Post" is "Washington Post" is "The Washington Post Company": the last name, which is nobody's short form."""
    passed = {name}
    while name in same and same[name] not in passed:
        name = same[name]
        passed.add(name)
    return name if name not in same else min(passed)


def _shortens(short: str, full: str) -> bool:
    words_full = [w for w in full.replace("'", " ").split() if w[:1].isupper()]
    initials = "".join(w[0] for w in words_full)
    return (
        full.startswith(short + " ")
        or full.endswith(" " + short)
        or (len(short) >= 2 and short.isupper() and short == initials)
    )
