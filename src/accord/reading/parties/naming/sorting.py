"""Sorting: each stretch that may be a name becomes the name of a body, a person or a place, or is dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from accord.reading.lexicon import words, wordset
from accord.reading.parties.gazetteer import Entry, entries, fields, look_up
from accord.reading.parties.naming.beside import tells_kind
from accord.reading.parties.naming.labels import kind_beside
from accord.reading.parties.naming.name import Name
from accord.reading.parties.naming.stretch import Stretch
from accord.reading.parties.naming.titles import is_title
from accord.reading.parties.roll import Roll, bare, is_watcher, kind_by_name
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

_BODIES = frozenset({"ORG", "RUN"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WHERE = frozenset({"in", "at", "near", "to", "from", "outside"})


def name_of(page: Passage, s: Stretch, labels: Mapping[str, str], roll: Roll) -> Name | None:
    """The name this stretch is, its body or person entered on the roll; none where it is no name."""
    if s.entry is not None:
        return _known(page, s, s.entry, roll)
    text = words_under(page.doc, s.start, s.end)
    if _is_dateline(page, s, text):
        return Name(page, s.start, s.end, text, "place")
    label = _label(page, text, labels.get(text, s.label))
    if label in _PLACES and _is_employer(page.doc[s.end - 1], text, roll, "at"):
        label = "ORG"
    after = page.doc[s.end] if s.end < len(page.doc) else None
    if _is_title_only(text, after):
        return None
    if label != "PERSON" and (_governs(text, after) or text in _leaders() or _is_surname(page, s, text)):
        label = "PERSON"
    organ = _organ(page, s, text, label)
    if organ is not None:
        roll.party(organ.party, organ.kind).named += 1
        return Name(page, s.start, s.end, text, "body", organ.party)
    if label == "PERSON":
        roll.enter_person(text)
        return Name(page, s.start, s.end, text, "person")
    if after is not None and after.lemma_.lower() in {"premier", "governor", "mayor"}:
        return Name(page, s.start, s.end, text, "place")
    return _body_or_place(page, s, text, label, roll)


def _body_or_place(page: Passage, s: Stretch, text: str, label: str, roll: Roll) -> Name | None:
    tail = page.doc[s.end - 1]
    if label == "NORP" and (_stands_alone(tail) or s.end - s.start > 1 or kind_by_name(text) != "other"):
        label = "ORG"
    if label in _BODIES and _is_where(page, s, text, roll):
        return Name(page, s.start, s.end, text, "place")
    whole = any(n.startswith(f"{text} ") for n in roll.parties)  # "Charter" of Charter Cables, whatever else it means
    if label in _BODIES and (whole or not _is_trash(page, s, text, label)):
        return _body(page, s, text, roll)
    return Name(page, s.start, s.end, text, "place") if label in _PLACES else None


def _is_dateline(page: Passage, s: Stretch, text: str) -> bool:
    """`LINZ/GRAZ, 21 Oct - The`: the places a report begins with."""
    return text.isupper() and s.start <= _DATED and page.text[:2].isupper() and _DATELINE.match(page.text) is not None


_DATED = 6  # tokens into a passage
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'/’-]{2,40}(?:, [^.–—-]{2,30}| \([^)]{2,40}\))?(?: ?[–—]| -|\.) +\S")


def _is_title_only(text: str, after: Token | None) -> bool:
    """`Chief Financial` of "Chief Financial Officer Ann Lee", `Trade` of "Trade Minister Ann Lee"."""
    if wordset("people", "ranks").issuperset(text.split()):
        return True
    if after is not None and after.lower_ in {"and", "&"} and text in wordset("people", "portfolios"):
        after = next(
            (t for t in after.doc[after.i + 1 : after.i + 4] if t.text not in wordset("people", "portfolios")), None
        )
    words_of_offices = wordset("people", "portfolios") | wordset("people", "of_offices") | {"House"}
    told = text != "House" and words_of_offices.issuperset(text.split())  # "House Minority Leader Ann Lee"
    return told and after is not None and is_title(after)


def _stands_alone(word: Token) -> bool:
    """`the Tisza`, `Vodacom says`: no adjective of a people, whatever the recogniser says."""
    return word.tag_ in {"NNPS", "NNS"} or (word.tag_ == "NNP" and word.dep_ in {"nsubj", "nsubjpass", "poss"})


def _label(page: Passage, text: str, label: str) -> str:
    """What the recogniser says, but for initials, and for places whose name tells of a body ("the Left Bloc")."""
    initials = text.isupper() and text.isalpha() and 3 <= len(text) <= 6 and not page.heading
    if initials and label in _PLACES | {"PERSON"}:
        return "ORG"
    told = label in _PLACES and kind_by_name(text) in {"political_party", "union", "group", "court"}
    return "ORG" if told or (label in _PLACES and " " in text and text.split()[-1] in _AUTHORITIES) else label


_AUTHORITIES = frozenset({"Police", "Constabulary", "Council", "Commission", "Authority", "Agency", "Assembly"}) | {
    *("Parliament", "Committee", "Ministry", "Board", "Department", "Secretariat", "Directorate", "Bureau")
}


def _known(page: Passage, s: Stretch, entry: Entry, roll: Roll) -> Name | None:
    """A name of the tables; not where it is money ("US dollars"), or tells where a state is ("the Baltic nation")."""
    after = page.doc[s.end] if s.end < len(page.doc) else None
    if after is not None and (
        after.lower_ in {"dollar", "dollars"} or (entry.kind == "group" and _is_one_state(after))
    ):
        return None
    if entry.kind == "political_party" and after is not None and after.text in _OF_LABOUR:
        return None  # "Labour Minister Ann Lee": what she is minister of
    member = roll.party(entry.party, entry.kind)
    member.named += entry.how != "seat" or page.doc[s.start : s.end].root.dep_ == "nsubj"
    text = words_under(page.doc, s.start, s.end)
    if entry.kind == "group" and s.start > 1 and page.doc[s.start - 1].tag_ == "POS":
        member.aliases.setdefault(words_under(page.doc, s.start - 2, s.end))  # "Syria's Kurds"
    part = _PARTS_OF.get(entry.kind, _NONE)
    if after is not None and after.text in part:
        member.aliases.setdefault(f"{text} {after.text}")  # "the Liberal Democrat group", "the African Union mission"
    return Name(page, s.start, s.end, text, "body", entry.party, entry.how == "seat", entry.how == "demonym")


_NONE: frozenset[str] = frozenset()
_CAMP = frozenset({"group", "bench", "caucus", "faction", "party"})
_SENT = frozenset({"mission", "force", "delegation", "peacekeepers", "monitors", "observers", "secretariat"})
_PARTS_OF = {"political_party": _CAMP, "bloc": _SENT, "io": _SENT, "union": frozenset({"chapter", "branch", "local"})}


_OF_LABOUR = frozenset({"Minister", "Ministry", "Secretary", "Department", "Commissioner", "Code", "Court", "Day"})


def _is_one_state(noun: Token) -> bool:
    return noun.lower_ in {"nation", "country", "state", "republic", "kingdom"}


def _organ(page: Passage, s: Stretch, text: str, label: str) -> Entry | None:
    """`the Ukrainian Defence Ministry`: what acts for a known party is that party."""
    if label not in {"ORG", "RUN", "GPE", "NORP"} or _OF_PEOPLE.search(text):
        return None
    acts = page.doc[s.end - 1].lemma_.lower() in wordset("people", "organs") and not _has_field(text)
    if acts or text.endswith(("Ministry", "Department", "Army", "Forces")):
        return next((e for first, _, e in look_up(text) if e.how != "seat" or first == 0), None)
    if _GOVERNMENT_OF.search(text):
        return next((e for _, last, e in look_up(text) if e.kind == "state" and last == len(text)), None)
    if _OF_A_STATE.search(text):
        return next((e for first, _, e in look_up(text) if e.kind == "state" and first == 0), None)
    return None


def _has_field(text: str) -> bool:
    """`Ghana Cocoa Board`, `Swedish Association of Crisis Management`: a body of its own, whatever state it is of."""
    parts = text.split()
    if parts[-1] not in _OF_ANY_FIELD:
        return False
    plain = wordset("people", "portfolios") | entries().keys() | {"of", "the"}
    return kind_by_name(text) in {"union", "group", "political_party"} or any(w not in plain for w in parts[1:-1])


_OF_ANY_FIELD = frozenset({"Board", "Congress", "Management", "Coalition", "Authority", "Agency", "Wing", "Team"})
_OF_PEOPLE = re.compile(r"s['\u2019] \w+$")  # "the Nurses' Congress" is no parliament
_OF_A_STATE = re.compile(
    r"^\S+(?: \S+)? (?:Department|Ministry|Office|Bureau|Embassy) of "
)  # "US Department of Energy"


_GOVERNMENT_OF = re.compile(r"\b(?:Government|Ministry of .+) of (?:the )?[A-Z]")  # "Federal Government of Somalia"


def _is_where(page: Passage, s: Stretch, text: str, roll: Roll) -> bool:
    """`in Rungis`: one unknown capitalised word after a word of place."""
    tail = page.doc[s.end - 1]
    alone = s.end - s.start == 1 and not text.isupper() and tail.dep_ == "pobj" and tail.head.lower_ in _WHERE
    people = kind_by_name(text) in {"political_party", "union", "group"}  # "lawmakers from the Greens"
    people = (
        people or tail.head.head.lemma_.lower() in wordset("people", "speaking_papers") | _OWNED
    )  # "shares in Orsa"
    if s.end - s.start == 1 and tail.dep_ == "pobj" and tail.head.lower_ == "of" and not text.isupper():
        alone = alone or tail.head.head.lemma_.lower() in wordset("people", "placing")  # "residents of Linz"
    known = people or (alone and _is_employer(tail, text, roll, "at", "from", "to"))
    return alone and kind_beside(page, s.start, s.end) == "other" and not known


_OWNED = frozenset({"stake", "share", "shareholding", "shareholder"})


def _is_employer(tail: Token, text: str, roll: Roll, *words: str) -> bool:
    """`an executive at Orsa`; or a body told of before, where it is no place things happen in."""
    if tail.dep_ != "pobj" or tail.head.lower_ not in words:
        return False
    told = tail.head.head.lemma_.lower() in wordset("people", "roles") and tail.head.lower_ in {"at", "from"}
    return told or text in roll.parties


def _body(page: Passage, s: Stretch, text: str, roll: Roll) -> Name:
    key = bare(text)
    member = roll.party(key, kind_by_name(key))
    if member.kind == "other":
        small = next((kind for word, kind in _IN_SMALL.items() if f" {word}" in key), None)
        member.kind = small or kind_beside(page, s.start, s.end)
    member.named += 1
    if s.end < len(page.doc) and (tells_kind(page.doc[s.end]) or page.doc[s.end].text in _BRANCHES):
        member.aliases.setdefault(f"{text} {page.doc[s.end].text}")  # "the Orsa confederation" is its name too
    member.watcher = member.watcher or is_watcher(key)
    return Name(page, s.start, s.end, text, "body", key)


_BRANCHES = frozenset({"chapter", "branch", "group", "mission", "section"})
_IN_SMALL = {"council": "institution", "chamber of": "institution", "labour centre": "union"}  # "Linz city council"


def _is_trash(page: Passage, s: Stretch, text: str, label: str) -> bool:
    """Not the name of a body: no letters, a month, a lone capital at the start of a sentence."""
    if (
        text in wordset("people", "no_bodies") | wordset("people", "regions_of_earth")
        or not any(c.isalpha() for c in text)
        or any(c in text for c in '“”"£$€%/|@')
        or _is_shouted(text)
        or _is_vessel(page, s)
        or _OPPOSED.match(text)
        or text[:1] in {"-", "–"}
        or (" " not in text and text.endswith(("ism", "phobia")))
        or (text.split()[-1] in wordset("people", "no_body_words") and not _is_house(page, s, text))
        or (" for " in text and text.split(" for ")[0].split()[-1] in _PLANS)
        or (" of " in text and text.split(" of ")[0].split()[-1] in _PAPERS)
    ):
        return True
    after = page.doc[s.end] if s.end < len(page.doc) else None
    people = entries().get(text.split()[-1])
    if people is not None and people.how == "demonym" and after is not None and after.text.islower():
        return after.pos_ == "NOUN"  # "Central European leaders" are no body of that name
    if label in {"NORP", "LOC", "ORG"} and after is not None and _is_one_state(after):
        return True  # "the South Asian nation"
    head = page.doc[s.start : s.end].root
    if s.end - s.start == 1 and s.start and page.doc[s.start - 1].tag_ == "POS" and text in _OFFICES:
        return True  # "the US Trade Representative's Office"
    if s.end - s.start == 1 and head.is_sent_start and head.lemma_.lower() in _common() and not _is_described(page, s):
        return True  # "Farmers in the north", "Army drones"
    if s.end - s.start == 1 and head.is_sent_start and after is not None and _is_adjective(head, after):
        return True
    acronym = text.isupper() and len(text) > 2
    return (
        label == "RUN"
        and s.end - s.start == 1
        and not acronym
        and head.dep_ not in {"nsubj", "nsubjpass", "pobj", "poss", "dobj", "appos"}
        and not (
            head.dep_ == "conj" and words_under(page.doc, s.start - 1, s.start) == "the"
        )  # "the Greens and the Left"
    )


def _is_shouted(text: str) -> bool:
    """`DEAL CLOSE`, a headline in the middle of a text; `Office)ORSA`, two ends that ran together."""
    return (text.isupper() and " " in text) or text.count("(") != text.count(")")


def _is_vessel(page: Passage, s: Stretch) -> bool:
    """`the tanker Orsa`, `HMS Orsa`."""
    before = page.doc[s.start - 1] if s.start else None
    sails = before is not None and before.lower_ in wordset("people", "vessels")
    return sails or page.doc[s.start].text in wordset("people", "vessel_initials")


def _is_described(page: Passage, s: Stretch) -> bool:
    """`Community, the largest union on the site,`: a common word, but a name all the same."""
    told = words_under(page.doc, s.end, s.end + 1) == "," and page.doc[s.start].tag_ not in {"NNS", "NNPS"}
    return told and kind_beside(page, s.start, s.end) != "other"


def _is_house(page: Passage, s: Stretch, text: str) -> bool:
    """`the Loam Museum says`, where the house itself acts."""
    root = page.doc[s.start : s.end].root
    acts = root.dep_ == "nsubj" and root.head.lemma_ in wordset("people", "willing") | {"say", "announce", "argue"}
    return acts and text.split()[-1] in {"Museum", "Airport", "Festival", "Hotel"}


_OFFICES = frozenset({"Office", "Ministry", "Department", "Cabinet", "Government", "Parliament", "Army", "Navy"})
_PLANS = frozenset({"Programme", "Program", "Plan", "Strategy", "Framework", "Bill", "Act", "Roadmap", "Vision"})
_PAPERS = frozenset(
    {"Treaty", "Convention", "Declaration", "Protocol", "Accords", "Statute", "Memorandum", "Agreement"}
)
_OPPOSED = re.compile(r"(?:[Aa]nti|[Pp]ro|[Uu]n|[Nn]on|[Pp]ost|[Pp]re|[Ee]x|[Tt]rans|[Ii]nter|[Mm]id)(?:-|(?=[A-Z]))\w")


def _governs(text: str, after: Token | None) -> bool:
    """`the Cameron government`: a lone name before it is that of who leads it."""
    if after is None or " " in text or not text.isalpha() or text.isupper() or after.lower_ not in _LED:
        return False
    return after.lower_ in {"administration", "presidency"} or text in _surnames()


_LED = frozenset({"administration", "presidency", "government", "cabinet", "camp"})


def _is_adjective(word: Token, after: Token) -> bool:
    """`Coastal states want`: at the head of a sentence any word has a capital."""
    shaped = word.text.endswith(("al", "ern", "ic", "ous", "ing", "ed", "ive")) and not word.text.isupper()
    return shaped and word.dep_ in {"amod", "compound", "nmod"} and after.tag_ == "NNS" and after.text.islower()


def _is_surname(page: Passage, s: Stretch, text: str) -> bool:
    """`Modi rejects`: who has led a state, where the lone name acts."""
    return (
        s.end - s.start == 1
        and text in _surnames() - {"Fox", "Hatch"}
        and page.doc[s.start].dep_ in {"nsubj", "nsubjpass", "poss"}
    )


@cache
def _leaders() -> frozenset[str]:
    """The full names of those who have led a state or a body."""
    return frozenset(n.strip() for line in words("leaders") for n in fields(line, 2)[1].split(",") if " " in n.strip())


@cache
def _surnames() -> frozenset[str]:
    """Of those who have led a state or a body."""
    return frozenset(fields(line, 1)[0] for line in words("leaders"))


@cache
def _common() -> frozenset[str]:
    """Nouns for bodies and people, which are no names when a sentence begins with them."""
    kinds = {w for signals in words("people")["kinds"].values() for w in signals}
    lists = ("groups", "workers", "armies", "sides", "organs", "roles")
    return frozenset(kinds).union(*(wordset("people", key) for key in lists))
