"""Beside: nouns next to a name that tell that it is a body's: "the mills' league, Orsa", "the Orsa confederation"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.lexicon import wordmap, wordset
from accord.reading.parties.nouns import kind_of_noun
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Parse, Token

_OPENING = frozenset({"the", "a", "an", "another", "its", "their", "our", "one", "this", "that", "his", "her"})
_CLOSING = frozenset({",", ".", ";", ":", ")", "–", "—", "-", "?", "!"})
_NAMED = frozenset({"called", "named", "dubbed"})
_SELVES = frozenset({"itself", "themselves"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DESCRIBING = frozenset({"ADJ", "NUM", "ADV", "PART", "VERB", "DET"})
_BEFORE = 11  # words a description has at most before the comma of the name it tells of
_AFTER = 7  # words before the noun of a description that follows
# what stands right behind a name without being a place's: "the Orsa bloc"; a council or a firm may be a town's
_BEHIND = frozenset({"confederation", "federation", "union", "bloc", "faction", "caucus", "church", "movement"}) | {
    *("party", "alliance", "league", "militia", "coalition", "consortium", "charity", "syndicate"),
    *("band", "tribe", "guild", "brotherhood", "synod", "diocese", "parish", "clan", "commune"),
}


def body_nouns(page: Passage, first: int, last: int) -> list[Token]:
    """The nouns in small letters that tell of the name as of a body: right before it, behind it, or past a comma."""
    doc = page.doc
    found = [_right_before(doc, first), _right_behind(doc, first, last), _named_so(doc, first)]
    if last < len(doc) and doc[last].text == ",":
        found.append(described_from(doc, last + 1))
    comma = first - 1 - (first > 1 and doc[first - 1].lower_ == "the")  # "The smallest partner, the Green Left,"
    if comma > 0 and doc[comma].text == "," and (last >= len(doc) or doc[last].text in _CLOSING):
        found.append(_told_before(doc, comma))
    return [noun for noun in found if noun is not None and kind_of_body(noun) is not None]


def kind_of_body(noun: Token) -> str | None:
    """The kind of body this noun tells of, where it stands beside a name; none for people, states and places."""
    lemma = noun.lemma_.lower()
    if lemma in wordset("people", "roles") | wordset("people", "own_office") | _PLACES:
        return None
    told = wordmap("people", "beside").get(lemma)
    kind = told if told is not None else kind_of_noun(noun)
    return None if kind in {"state", "region"} else kind


_PLACES = frozenset({"government", "ministry", "country", "city", "region", "county", "council", "office", "owner"})


def _right_before(doc: Parse, first: int) -> Token | None:
    """`the charity Orsa`, `consumer group ORS`."""
    noun = doc[first - 1] if first else None
    if noun is None or noun.pos_ not in {"NOUN", "PROPN"} or not noun.text.isalpha() or noun.tag_ == "NNS":
        return None
    capital = noun.text[:1].isupper()
    return None if capital and not noun.is_sent_start else noun


def tells_kind(noun: Token) -> bool:
    """Whether right behind a name it tells what body that is: "the Orsa confederation"."""
    return noun.text in _BEHIND and noun.pos_ != "VERB"


def _right_behind(doc: Parse, first: int, last: int) -> Token | None:
    """`the Orsa confederation`, `an Orsa union official`."""
    noun = doc[last] if last < len(doc) else None
    if noun is None or not tells_kind(noun):
        return None
    if last - first == 1 and doc[first].is_sent_start and not doc[first].ent_type_:
        return None  # "Handball union", "Trade union"
    return noun if first == 0 or doc[first - 1].tag_ != "POS" else None


def _named_so(doc: Parse, first: int) -> Token | None:
    """`a group calling itself Orsa`, `a faction called Orsa`."""
    at = first - (2 if first > 1 and doc[first - 1].lower_ == "the" else 1)  # "calling itself the Orsa Circle"
    if at >= 2 and doc[at].lower_ in _SELVES and doc[at - 1].lemma_.lower() in {"call", "style", "name"}:
        at -= 1
    elif at < 1 or doc[at].lower_ not in _NAMED:
        return None
    at -= 1
    while at > 0 and doc[at].lower_ in {",", "which", "that"}:
        at -= 1
    told = _told_before(doc, at + 1)
    return told if told is not None else doc[at] if doc[at].pos_ == "NOUN" else None


def _told_before(doc: Parse, stop: int) -> Token | None:
    """The noun of the description that ends here: "A small coalition partner", "The larger of the mills"."""
    start, at = None, stop - 1
    while at >= max(doc[stop - 1].sent.start, stop - _BEFORE):
        token = doc[at]
        if (token.is_punct and token.text not in {"-", "–"}) or token.tag_ in _FINITE:
            break
        if token.lower_ in _OPENING:
            start = at
        at -= 1
    if start is None:
        return None
    if start > 1 and doc[start - 1].pos_ == "ADP" and doc[start - 2].pos_ == "NOUN":
        return doc[start - 2]  # "lawyers for the charity, Ann Lee and Ben Ray": the charity is not called so
    told = described_from(doc, start)
    if told is None and start + 2 < stop and doc[start + 1].pos_ in {"ADJ", "NUM", "ADV"} and "of" in _two(doc, start):
        return described_from(doc, next(i for i in range(start, stop) if doc[i].lower_ == "of") + 1)
    return told


def _two(doc: Parse, start: int) -> set[str]:
    return {t.lower_ for t in doc[start + 1 : start + 4]}


def described_from(doc: Parse, start: int) -> Token | None:
    """The noun of the description that begins here with an article: "the largest caucus", "an advocacy group"."""
    if start >= len(doc) or doc[start].lower_ not in _OPENING:
        return None
    noun: Token | None = None
    for token in doc[start + 1 : start + 1 + _AFTER]:
        if token.text in {"-", "–"}:
            continue
        if token.pos_ in {"NOUN", "PROPN"}:
            noun = token
        elif token.tag_ != "POS" and (noun is not None or token.pos_ not in _DESCRIBING):
            break
    return noun if noun is not None and noun.text.islower() else None
