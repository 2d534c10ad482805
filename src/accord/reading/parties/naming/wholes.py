"""Wholes: names the recogniser cuts in pieces: "People Before Gain", "Fuerza del Valle", "ACT-Umoja"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from accord.reading.lexicon import words, wordset
from accord.reading.parties.gazetteer import entries
from accord.reading.parties.naming.beside import described_from, kind_of_body
from accord.reading.parties.naming.stretch import Stretch
from accord.reading.parties.naming.titles import is_cause, is_title
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Parse, Token

_Look = Callable[["Parse", "Token"], tuple[int, int] | None]
_SMALL = frozenset({"of", "for"})
_GREAT = frozenset({"Against", "Before", "Without", "With", "Over", "Beyond", "Above", "Our", "Your", "Not", "For"})
_FOREIGN = frozenset(
    {"del", "de", "do", "da", "dos", "das", "des", "du", "sin", "en", "con", "pour", "por", "para"}
) | {*("y", "et", "und", "för", "voor", "di", "della", "dei", "sans", "contre", "contra")}
_ARTICLES = frozenset({"la", "el", "los", "las", "les", "le", "lo"})
_WHERE = frozenset({"in", "at", "near", "to", "from", "through", "around", "outside"})
_TOWNS = frozenset({"Rio", "San", "Santa", "Santo", "São", "Puerto", "Porto", "Villa", "Ciudad", "Saint", "Sainte"}) | {
    *("Foz", "Serra", "Sierra", "Playa", "Isla", "Île", "Val", "Monte", "Tierra", "Cabo", "Mar", "Stratford")
}
# what stands before "of" in a name that is nobody's: "the Bay of Plenty", "the Treaty of Rome"
_THINGS = frozenset({"Bay", "Gulf", "Cape", "Isle", "Isles", "Sea", "Battle", "Port", "Mount", "Lake", "Valley"}) | {
    *("State", "Horn", "Rock", "Peace", "Law", "Code", "Charter", "Statute", "Convention", "Protocol", "Rules"),
    *("Book", "Feast", "Year", "Garden", "Statue", "Place", "Line", "Duke", "Earl", "Declaration", "Gates"),
    *("Siege", "Massacre", "Letter", "Letters", "Articles", "Schedule", "Port", "City", "Town", "Kingdom", "Republic"),
    *("Government", "Government's", "Province", "Canton", "County", "District", "Municipality", "Borough", "Ministry"),
}


def wholes(page: Passage) -> Iterator[Stretch]:
    """Names of several words held together by a small word, a hyphen or a capital where English writes none."""
    doc = page.doc
    for token in page.tokens[:-1]:
        look: _Look | None
        if _starts(token) and _is_capital(token):
            look = None if page.heading else _of_start
        elif token.i:
            look = _ways().get(token.text) if token.text not in _GREAT or not page.heading else None
        else:
            look = None
        found = look(doc, token) if look is not None else None
        if found is not None and words_under(doc, found[0], found[1]) not in entries():
            yield Stretch(found[0], found[1], _label(doc, *found))


@cache
def _ways() -> dict[str, _Look]:
    """How each word is looked at that may hold a name together."""
    found: dict[str, _Look] = {"-": _of_hyphen, "'s": _of_many, "'": _of_many, "\u2019": _of_many}
    found |= dict.fromkeys(sorted(_told()), _of_noun)
    found |= dict.fromkeys(_GREAT, _of_great) | dict.fromkeys(_SMALL, _of_small) | {"’s": _of_many}
    return found | dict.fromkeys(_FOREIGN, _of_foreign) | dict.fromkeys(_COUNCILS, _of_council)


def _of_start(doc: Parse, token: Token) -> tuple[int, int] | None:
    """`Community, the largest union on the site,`; `Debt Relief Southern Africa wants`: a common word begins it."""
    if token.pos_ not in {"NOUN", "VERB", "ADJ", "PROPN"} or token.tag_ in {"NNS", "VBG"} or is_title(token):
        return None
    stop = _right(doc, token.i)
    if stop == token.i + 1:
        return (token.i, stop) if _is_told(doc, stop) else None
    whole = bool(token.ent_type_) and all(t.ent_type_ == token.ent_type_ for t in doc[token.i : stop])
    ends = _is_told(doc, stop) or (stop < len(doc) and (doc[stop].tag_ == "VBZ" or doc[stop].lower_ == "has"))
    if (
        whole
        or not ends
        or stop - token.i < _RUN
        or any(_is_apart(t) or _is_of_person(t) for t in doc[token.i + 1 : stop])
    ):
        return None
    plain = (
        not _is_nobody(token)
        and token.lower_ not in _told() | _kinds()
        and not token.lower_.endswith(("er", "or", "day"))
    )
    known = words_under(doc, token.i + 1, stop) in entries() and not _is_told(doc, stop)
    return (token.i, stop) if plain and not known else None


def _is_of_person(token: Token) -> bool:
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    known = wordset("people", "regions_of_earth")  # "Southern Africa" is nobody, whatever the recogniser says
    return (
        token.ent_type_ == "PERSON"
        and not {f"{token.text} {after.text}", f"{token.nbor(-1).text} {token.text}"} & known
    )


def _is_told(doc: Parse, stop: int) -> bool:
    noun = described_from(doc, stop + 1) if stop < len(doc) and doc[stop].text == "," else None
    return noun is not None and kind_of_body(noun) is not None


_RUN = 3  # words in such a name at least: "Debt Relief Southern Africa"


@cache
def _kinds() -> frozenset[str]:
    return frozenset(w for signals in words("people")["kinds"].values() for w in signals)


def _of_noun(doc: Parse, token: Token) -> tuple[int, int] | None:
    """`the campaign Five Full Days`, `the union August 80`: capitals and numbers right after what tells what body."""
    first, stop = token.i + 1, token.i + 1
    while stop < len(doc) and (_is_capital(doc[stop]) or (stop > first and doc[stop].text.isdigit())):
        stop += 1
    shouted = stop < len(doc) and all(t.text.isupper() for t in doc[first : first + 2])
    if (
        not 2 <= stop - first <= _FEW
        or shouted
        or doc[first].sent.start != token.sent.start
        or doc[first].is_sent_start
    ):
        return None
    plain = token.pos_ == "NOUN" and not any(_is_apart(t) or t.text in entries() for t in doc[first:stop])
    return (first, stop) if plain and doc[stop - 1].text[-1:] != "." else None


_FEW = 6  # words in such a name at most


def _of_great(doc: Parse, token: Token) -> tuple[int, int] | None:
    """`Communities United Against Neglect`: a capital where only a name has one."""
    if token.is_sent_start or not _is_capital(token.nbor(-1)) or not _is_capital(token.nbor()):
        return None
    return _left(doc, token.i), _right(doc, token.i + 1)


def _of_hyphen(doc: Parse, token: Token) -> tuple[int, int] | None:
    """`ACT-Umoja`: one word for whoever writes it; but "US-China" is two states."""
    before, after = token.nbor(-1), token.nbor()
    if before.whitespace_ or token.whitespace_ or not _is_capital(before) or not _is_capital(after):
        return None
    if _is_apart(before) or _is_apart(after):
        return None  # "Director-General Ann Lee"
    known = [entries().get(t.text) for t in (before, after)]
    if all(known) or any(e is not None and e.kind in {"state", "bloc"} for e in known):
        return None
    return _left(doc, token.i), _right(doc, token.i + 1)


def _of_many(doc: Parse, token: Token) -> tuple[int, int] | None:
    """`the Danish People's List`, `the Women's Guild`, `the Nurses' Congress`."""
    if token.text in _APOSTROPHES:
        if not _are_people(token.nbor(-1)) or token.nbor().text not in _UNITING:
            return None
    elif token.nbor(-1).text not in {"People", "Women", "Men", "Children"} or not _is_capital(token.nbor()):
        return None
    stop = _right(doc, token.i + 1)
    return None if _is_apart(doc[stop - 1]) else (_left(doc, token.i), stop)


_APOSTROPHES = frozenset({"'", "\u2019"})
_UNITING = frozenset({"Congress", "Union", "Association", "Federation", "Alliance", "League", "Council", "Front"}) | {
    *("Guild", "Society", "Chamber", "Confederation", "Movement", "Forum", "Network", "Committee", "Coalition"),
    *("Brotherhood", "Cooperative", "Bureau", "Syndicate", "Board", "Club", "Party", "Assembly", "Group", "Institute"),
}


def _are_people(token: Token) -> bool:
    """`Nurses`, `Growers`: people by their trade, with a capital."""
    several = token.tag_ in {"NNS", "NNPS", "NNP"} and token.text.endswith("s") and _is_capital(token)
    return several and (token.lower_.endswith(("ers", "ors")) or token.lower_[:-1] in _trades())


@cache
def _trades() -> frozenset[str]:
    return frozenset().union(*(wordset("people", key) for key in ("workers", "crowds", "groups", "of_many", "kin")))


def _starts(token: Token) -> bool:
    return token.is_sent_start or (token.i > 0 and token.nbor(-1).text in {".", "!", "?"})


def _of_small(doc: Parse, token: Token) -> tuple[int, int] | None:
    """`the Fellowship of Quiet Waters`, `a group called Riders for 20`, and "Bits of Soil wants", where one acts."""
    head, after = token.nbor(-1), token.nbor()
    counted = token.text == "for" and after.text.isdigit()
    if not _is_capital(head) or not (_is_capital(after) or counted):
        return None
    start = _left(doc, token.i)
    stop = _right(doc, token.i + 1) if _is_capital(after) else token.i + 2
    known = entries().get(words_under(doc, token.i + 1, stop))
    if known is not None and known.kind in {"state", "bloc", "region"}:
        return None  # "the Parliament of Chile"
    before = doc[start - 1] if start and not doc[start].is_sent_start else None
    if before is not None and before.lower_ in {"called", "itself", "themselves", "named"}:
        return start, stop
    if _is_nobody(head):
        return None
    if before is None:
        one = stop < len(doc) and (doc[stop].tag_ == "VBZ" or doc[stop].lower_ in {"was", "has"})
        return (start, stop) if one and head.text.endswith("s") and not counted else None
    told = before.lemma_.lower() in _told()
    named = before.lower_ == "the" and head.pos_ == "PROPN"
    return (start, stop) if told or (named and not counted) else None


@cache
def _told() -> frozenset[str]:
    return wordset("people", "plain_bodies") | frozenset(words("people")["beside"])


def _of_foreign(doc: Parse, token: Token) -> tuple[int, int] | None:
    """`Fuerza del Valle`, `Madres en Lucha`."""
    i = token.i + 1
    while i + 1 < len(doc) and doc[i].text in _ARTICLES:
        i += 1
    if not _is_capital(token.nbor(-1)) or not _is_capital(doc[i]) or _is_nobody(token.nbor(-1)):
        return None
    return _left(doc, token.i), _right(doc, i)


def _of_council(doc: Parse, token: Token) -> tuple[int, int] | None:
    """`Marlow district council`, `the Drôme chamber of commerce`: a body named by its place, in small letters."""
    first, stop = token.i, token.i + 1
    if token.lower_ in {"chamber", "board"}:
        if stop + 1 >= len(doc) or doc[stop].lower_ != "of" or doc[stop + 1].lower_ not in _TRADES:
            return None
        stop += 2
    elif token.lower_ == "centre":
        if doc[first - 1].lower_ not in {"labour", "labor"}:
            return None
        first -= 1
    while first > 1 and doc[first - 1].lower_ in _LOCAL and doc[first - 1].text.islower():
        first -= 1
    begin = first
    while begin > doc[token.i].sent.start and _is_capital(doc[begin - 1]) and doc[begin - 1].pos_ == "PROPN":
        begin -= 1
    named = words_under(doc, begin, first)
    known = entries().get(named)
    apart = begin == first or any(_is_apart(t) or t.text in _THINGS for t in doc[begin:first])
    if apart or named.isupper() or (known is not None and (known.kind != "region" or known.how == "demonym")):
        return None
    return begin, stop


_COUNCILS = frozenset({"council", "chamber", "centre", "board"})
_LOCAL = frozenset(
    {"district", "county", "city", "borough", "town", "parish", "regional", "provincial", "municipal"}
) | {*("village", "island", "community", "cantonal", "local", "metropolitan")}
_TRADES = frozenset({"commerce", "agriculture", "trade", "industry", "crafts", "deputies", "control"})


def _is_nobody(head: Token) -> bool:
    """`the Mayor of Linz`, `the Bay of Plenty`, `Residents of Linz`."""
    return head.lemma_.lower() in _people() or head.text in _things()


@cache
def _people() -> frozenset[str]:
    return frozenset().union(*(wordset("people", key) for key in ("roles", "own_office", "crowds", "groups")))


@cache
def _things() -> frozenset[str]:
    return _THINGS.union(*(wordset("people", key) for key in ("no_body_words", "ranks", "titles")))


def _left(doc: Parse, stop: int) -> int:
    """Where the capitals begin that end here; an article and what is written of a state are no part."""
    first = stop
    while first > doc[stop].sent.start and _is_capital(doc[first - 1]) and not _is_apart(doc[first - 1]):
        first -= 1
    return min(first, stop - 1)


def _right(doc: Parse, first: int) -> int:
    last = first + 1
    while last < len(doc) and _is_capital(doc[last]) and doc[last].sent.start == doc[first].sent.start:
        last += 1
    return last


def _is_apart(token: Token) -> bool:
    """A title, or a capital that only the sentence asks for: "For", "But", "Mr"."""
    if is_title(token) and not is_cause(token):
        return True
    return token.is_sent_start and token.pos_ not in {"NOUN", "PROPN"}


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and any(c.isalpha() for c in token.text) and token.text[-1:] != "."


def _label(doc: Parse, first: int, last: int) -> str:
    """A person, where a first name begins it or the recogniser met one; a town after a word of place."""
    if doc[first].text in wordset("people", "given") or doc[first].ent_type_ == "PERSON" == doc[last - 1].ent_type_:
        return "PERSON"
    placed = first > 0 and doc[first - 1].lower_ in _WHERE
    foreign = any(t.text in _FOREIGN for t in doc[first:last])
    return "GPE" if foreign and (placed or doc[first].text in _TOWNS) else "RUN"
