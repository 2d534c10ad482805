"""Proper names: which stretches are names, and whether of a known body, an unknown one, a person or a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from accord.reading.lexicon import words, wordset
from accord.reading.parties.gazetteer import Entry, by_last_word, entries, kind_of
from accord.reading.parties.naming.edges import LETTERS
from accord.reading.parties.naming.initials import bracketed
from accord.reading.parties.naming.labels import CALLED, label_names
from accord.reading.parties.naming.name import Name
from accord.reading.parties.naming.sorting import name_of
from accord.reading.parties.naming.stretch import Stretch
from accord.reading.parties.naming.stretches import merged
from accord.reading.parties.roll import Person, Roll, kind_by_name
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

__all__ = ["Name", "Names", "find_names"]


_UNION, _COMMISSION = "European Union", "European Commission"


def party_of(name: Name, roll: Roll) -> str | None:
    """The party a name is of: its own, or of a person the one spoken for, as far as it is known yet."""
    if name.sort != "person":
        return name.party
    person = roll.person(name.text)
    return person.party if person is not None else None


class Names:
    """The names of a text, by passage and token."""

    def __init__(self) -> None:
        self.at: dict[tuple[int, int], Name] = {}
        self.all: list[Name] = []
        self._on: dict[int, list[Name]] = {}
        self._people: dict[str, list[Name]] = {}  # by the person's full name
        self._known = (0, 0, 0, 0)  # how much there was to know when people were last looked for

    def add(self, name: Name) -> None:
        """One more name; tokens already under a name keep it."""
        self.all.append(name)
        behind = name.passage.doc[name.end] if name.end < len(name.passage.doc) else None
        titled = name.sort == "person" and behind is not None and behind.text in LETTERS  # "Ann Lee KC said"
        for i in range(name.start, name.end + titled):
            self.at.setdefault((name.passage.number, i), name)

    def close(self) -> None:
        """All names are there: from now on they are found by passage."""
        self._on.clear()
        for name in self.all:
            self._on.setdefault(name.passage.number, []).append(name)

    def on(self, *numbers: int) -> list[Name]:
        """The names of these passages, in order."""
        return [name for number in numbers for name in self._on.get(number, ())]

    def of_person(self, person: Person, roll: Roll) -> list[Name]:
        """The mentions of a person, in order; looked for anew only when names or persons were added."""
        known = (len(self.all), len(roll.persons), len(roll.surnames), len(roll.givens))
        if known != self._known:
            self._known = known
            self._people.clear()
            for name in self.all:
                found = roll.person(name.text) if name.sort == "person" else None
                if found is not None:
                    self._people.setdefault(found.name, []).append(name)
        return self._people.get(person.name, [])

    def of(self, passage: Passage, token: Token) -> Name | None:
        """The name this token is part of."""
        return self.at.get((passage.number, token.i))


def find_names(
    pages: Sequence[Passage], roll: Roll, known: Mapping[str, Entry], published: date | None = None
) -> Names:
    """All names, each given its sort; parties and persons are entered on the roll."""
    stretches = {page.number: merged(page, known) for page in pages}
    labels = label_names(pages, stretches)
    names = Names()
    _enter_persons(pages, stretches, labels, roll)
    meant: dict[str, Entry] = {}
    for initials, page, full in bracketed(pages, stretches, labels):
        whole = name_of(page, full, labels, roll)
        if whole is not None and whole.party is not None:
            meant[initials] = Entry(whole.party, roll.parties[whole.party].kind, "name")
            roll.parties[whole.party].named -= 1  # it is named once, when its turn comes
    for page in pages:
        for s in stretches[page.number]:
            name = name_of(page, _as_meant(page, s, meant, roll), labels, roll)
            if name is not None:
                names.add(name)
    _recall_surnames(pages, names, roll)
    _recall_halves(pages, names, roll)
    _unite_short_names(names, roll, published)
    _drop_common(names, roll, _small_words(pages))
    names.close()
    return names


def _as_meant(page: Passage, s: Stretch, meant: Mapping[str, Entry], roll: Roll) -> Stretch:
    """Initials as the text explains them; and the surname of a person of this text, where it is a place's name too."""
    text = words_under(page.doc, s.start, s.end)
    if s.label != "USER" and text in meant:
        return replace(s, label="TABLE", entry=meant[text])
    if s.entry is None or s.label == "USER" or s.end - s.start > 1:
        return s
    before, token = page.doc[s.start - 1] if s.start else None, page.doc[s.start]
    titled = before is not None and before.text in CALLED
    if not titled and text not in roll.surnames:
        return s
    region = s.entry.how == "seat" or s.entry.kind == "region"
    where = token.dep_ == "pobj" and token.head.lower_ in {"in", "at", "from", "to", "near", "of"}
    return replace(s, label="PERSON", entry=None) if titled or (region and not where) else s


def _enter_persons(
    pages: Sequence[Passage], stretches: Mapping[int, Sequence[Stretch]], labels: Mapping[str, str], roll: Roll
) -> None:
    """Full names first, so that a surname that comes before its full name is the same person."""
    texts = {
        words_under(page.doc, s.start, s.end): labels.get(words_under(page.doc, s.start, s.end), s.label)
        for page in pages
        for s in stretches[page.number]
        if s.entry is None
    }
    persons = [text for text, label in texts.items() if label == "PERSON" and " " in text]
    for text in sorted(persons, key=lambda x: (-len(x.split()), x)):
        roll.enter_person(text)


def _recall_surnames(pages: Sequence[Passage], names: Names, roll: Roll) -> None:
    """Bare surnames of persons known, where the tagger took them for common words."""
    for page in pages:
        for t in page.tokens:
            word = t.text
            if word not in roll.surnames:
                continue
            known = word[:1].isupper() and (page.number, t.i) not in names.at
            if known and t.pos_ in {"NOUN", "PROPN", "ADJ", "X"}:
                names.add(Name(page, t.i, t.i + 1, t.text, "person"))
    names.all.sort(key=lambda n: (n.passage.number, n.start))


def _recall_halves(pages: Sequence[Passage], names: Names, roll: Roll) -> None:
    """`the North`, where North and South Korea are spoken of."""
    halves = {h: [n for n in roll.parties if n.startswith(f"{h} ") and kind_of(n) == "state"] for h in _HALVES}
    if not all(len(found) == 1 for found in halves.values()):
        return
    for page in pages:
        for t in page.tokens[1:]:
            known = names.at.get((page.number, t.i)) if t.text in _HALVES else None
            if t.text not in _HALVES or t.nbor(-1).lower_ != "the" or (known is not None and known.sort != "place"):
                continue
            if t.dep_ in {"nsubj", "nsubjpass", "poss", "dobj", "pobj"} and t.head.lower_ not in _WHERE:
                party = halves[t.text][0]
                roll.party(party).named += 1
                names.at.pop((page.number, t.i), None)
                names.all = [n for n in names.all if n is not known]
                names.add(Name(page, t.i, t.i + 1, t.text, "body", party))
    names.all.sort(key=lambda n: (n.passage.number, n.start))


_HALVES = ("North", "South")
_WHERE = frozenset({"in", "from", "to", "into", "across"})


def _governing(roll: Roll, published: date | None) -> dict[str, str]:
    """A movement that is a state's government at that date, where the text names both: the Taliban in Afghanistan."""
    told = words("people")["governing"] if published is not None else []
    both = [(str(a), str(b)) for a, b, since in told if published is not None and published >= since]
    return {a: b for a, b in both if a in roll.parties and b in roll.parties}


def _ruling(roll: Roll) -> dict[str, str]:
    """The party of a one-party state speaks for it: "the Communist Party" in a text on China."""
    states = [n for n in words("people")["one_party_states"] if n in roll.parties]
    return {p: states[0] for p in _RULING if p in roll.parties} if len(states) == 1 else {}


_RULING = ("Communist Party", "Politburo", "Central Committee")


def _unite_short_names(names: Names, roll: Roll, published: date | None) -> None:
    """A shorter form of one longer unknown name is that name: "Pennine" for "Pennine Connect", initials for words."""
    named = {m.party for m in names.all if not m.seat}
    unknown = [n for n in roll.parties if n in named]
    longer = _longer_forms(unknown)
    same = _governing(roll, published) | _ruling(roll)
    for short in [n for n in unknown if n not in same]:
        full = None if short in entries() else _short_for(short, roll) or _only_longer(short, longer, roll)
        if full is not None:
            same[short] = full
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


def _small_words(pages: Sequence[Passage]) -> frozenset[str]:
    """Nouns the text writes in small letters."""
    return frozenset(t.lemma_ for page in pages for t in page.tokens if t.pos_ == "NOUN" and t.text.islower())


def _drop_common(names: Names, roll: Roll, small: frozenset[str]) -> None:
    """`the Cabinet approved`, of no body so called: a common noun that some papers write with a capital.

    `Volumes would remain`: or that has one only at the head of a sentence, and is `small` elsewhere.
    """
    common = {n for n in roll.parties if n.lower() in wordset("people", "plainly_common") and n not in entries()}
    inside = {n.party for n in names.all if not n.passage.doc[n.start].is_sent_start}
    lone = [n for n in roll.parties if " " not in n and n not in inside and n not in entries() and not n.isupper()]
    named = {n.party for n in names.all}
    common |= {n for n in lone if n in named and {n.lower(), n.lower().removesuffix("s")} & small}
    if not common:
        return
    names.all = [n for n in names.all if n.party not in common]
    names.at = {where: n for where, n in names.at.items() if n.party not in common}
    for name in common:
        del roll.parties[name]


def _short_for(short: str, roll: Roll) -> str | None:
    """The body of the tables a name is short for, or another spelling of, where the text names it: "the EC"."""
    whole = {p for p in by_last_word().get(short, ()) if p in roll.parties}
    if short == "EC":
        whole = {_COMMISSION} & roll.parties.keys() or {_UNION} & roll.parties.keys()
    if len(whole) == 1 and (short not in {"Party", "House", "Union", "Government"} or whole == {_UNION}):
        return whole.pop()
    spelt = entries().get(short.replace("&", "and").replace("isation", "ization"))
    return spelt.party if spelt is not None and spelt.party in roll.parties else None


def _only_longer(short: str, longer: Mapping[str, Sequence[str]], roll: Roll) -> str | None:
    """The only longer name of this text that it can be short for."""
    whole = longer.get(short, ())
    alike = len(whole) == 1 and roll.parties[short].kind in {"other", roll.parties[whole[0]].kind}
    return whole[0] if alike else None


def _end_of_chain(name: str, same: dict[str, str]) -> str:
    """ "Post" is "Washington Post" is "The Washington Post Company": the last name, which is nobody's short form."""
    passed = {name}
    while name in same and same[name] not in passed:
        name = same[name]
        passed.add(name)
    return name if name not in same else min(passed)


def _longer_forms(names: Iterable[str]) -> dict[str, list[str]]:
    """For each short form the names it shortens; found by writing down all forms that `_shortens` takes for short."""
    found: dict[str, list[str]] = {}
    for full in names:
        cuts = [i for i, letter in enumerate(full) if letter == " "]
        initials = _initials(full)
        forms = {*(full[:i] for i in cuts), *(full[i + 1 :] for i in cuts), initials, initials.title()}
        forms |= {"&".join(initials)} if " & " in full else set()  # "E&Y"
        forms |= {f"{full[:i]} {_initials(full[i:])}" for i in cuts if len(_initials(full[i:])) > 1}
        if full.endswith("s"):
            forms.add(full[:-1])
        forms |= {f[:-2] for f in list(forms) if f.endswith(("'s", "’s"))}  # "Orsa" of "Orsa's Group"
        for short in forms:
            if len(short) < len(full) and _shortens(short, full):
                found.setdefault(short, []).append(full)
    return found


def _initials(full: str) -> str:
    return "".join(w[0] for w in full.replace("'", " ").split() if w[:1].isupper())


def _ends_in_initials(short: str, full: str) -> bool:
    """`Peru FA` for "Peru Football Association"."""
    lead, last = short.rsplit(" ", 1)
    return len(last) > 1 and last.isupper() and last == _initials(full[len(lead) :])


def _shortens(short: str, full: str) -> bool:
    initials = _initials(full)
    if full == f"{short}s" and " " not in full:
        return True  # "Liberal leader Ann Lee" leads the Liberals
    if full.startswith(short + " ") and kind_by_name(full) == "union" != kind_by_name(short):
        return False  # "Orsa" is no short name of "Orsa Workers' Union"
    return (
        full.startswith((short + " ", short + "'s ", short + "’s "))
        or (" " in short and full.startswith(short.rsplit(" ", 1)[0] + " ") and _ends_in_initials(short, full))
        or full.endswith(" " + short)
        or (len(short) >= 2 and short.isupper() and short == initials)
        or (" & " in full and short == "&".join(initials))
        or (len(short) >= 4 and short.istitle() and short.upper() == initials)
    )
