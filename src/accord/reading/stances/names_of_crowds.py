"""Names of crowds: what a text calls people or bodies that have no name: "residents of the district", "their union"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, children, start
from accord.reading.lexicon import wordset
from accord.reading.parties.roll import bare
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

UNITED = frozenset({"coalition", "alliance", "consortium", "network", "federation", "association", "league"})
_QUANTIFIERS = frozenset(
    {"some", "many", "most", "few", "several", "all", "no", "more", "both", "each", "every", "any", "neither"}
)
_TELLING = frozenset(
    {
        "of",
        "in",
        "from",
        "at",
        "on",
        "around",
        "near",
        "along",
        "across",
        "within",
        "outside",
        "for",
        "beside",
        "behind",
    }
    | {"opposite", "above", "below", "beyond", "inside", "throughout", "between", "under", "off", "aboard"}
)
_LONGEST = 14  # words of a phrase that still names somebody


def name_of(page: Passage, noun: Token) -> str:
    """What the group is called: without article, number and whose it is."""
    text = bare(words_under(page.doc, opening(page, noun), closing(noun)))
    return text[:1].upper() + text[1:]


def longer(page: Passage, noun: Token) -> str | None:
    """`residents of the district`: the name with the first words that tell which; none where none do."""
    ends = _ends(noun)
    text = bare(words_under(page.doc, opening(page, noun), ends[0])) if ends else ""
    return text[:1].upper() + text[1:] if text else None


def forms(page: Passage, noun: Token) -> tuple[str, ...]:
    """All that this place of the text calls them: with and without number, owner, and the words that tell which."""
    first = max(start(noun), noun.i - _LONGEST)
    firsts = dict.fromkeys((opening(page, noun), first))
    lasts = dict.fromkeys((noun.i + 1, closing(noun), *_ends(noun)))
    texts = (words_under(page.doc, a, b) for a in firsts for b in lasts if a < b)
    return tuple(dict.fromkeys(bare(t) for t in texts if t))


def united(noun: Token) -> Token | None:
    """`a coalition of supermarkets`: those whom the group unites."""
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    members = child(of, "pobj") if of is not None else None
    if members is None:
        return None
    if noun.lemma_.lower() in wordset("people", "kin"):
        return members if members.tag_ in {"NNS", "NNPS"} else None  # "families of Americans"
    if members.tag_ != "NNS" or not members.text.islower():
        return None
    return None if members.lemma_.lower() in wordset("people", "roles") else members  # "a coalition of leaders"


def closing(noun: Token) -> int:
    """Where the words end that name the group: with those it unites, where nothing else tells which it is."""
    members = united(noun) if noun.lemma_.lower() in UNITED | wordset("people", "kin") else None
    if noun.lemma_.lower() in wordset("people", "siding"):
        of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" and c.i == noun.i + 1), None)
        members = child(of, "pobj") if of is not None else None
    return members.i + 1 if members is not None and members.i - noun.i <= 4 else noun.i + 1


def opening(page: Passage, noun: Token) -> int:
    """Where the words begin that name the group: without quantifiers and whose it is."""
    doc, first = page.doc, noun.i
    while (
        first > start(noun)
        and (doc[first - 1].pos_ in {"NOUN", "PROPN", "ADJ", "PUNCT", "PART"} or doc[first - 1].dep_ == "amod")
        and doc[first - 1].text not in {",", "“", '"', "(", "–", "—"}
        and doc[first - 1].lower_ not in _QUANTIFIERS
    ):
        first -= 1
    while doc[first].tag_ in {"PRP$", "POS"} or doc[first].is_punct or (first < noun.i and doc[first].text in _DAYS):
        first += 1  # "On Saturday lorry drivers blocked the bridge"
    return _before_hyphen(page, noun, first)


_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Today", "Yesterday"})


def _before_hyphen(page: Passage, noun: Token, first: int) -> int:
    """`the in-house union`: a word joined by a hyphen belongs to it, whatever it is."""
    doc = page.doc
    if first >= 2 + start(noun) and doc[first - 1].text == "-" and not doc[first - 2].is_punct:
        return first - 2
    return first


def _ends(noun: Token) -> list[int]:
    """Where the phrase may end after the noun: behind each of the phrases that tell which, one after the other."""
    found: list[int] = []
    last = noun.i + 1
    while True:
        head = next((c for c in _open(noun, last) if c.i == last), None)
        if head is None:
            return found
        last = _cut(head)
        if last - noun.i > _LONGEST or last <= head.i + 1:
            return found
        found.append(last)


def _open(noun: Token, last: int) -> list[Token]:
    """Prepositions that hang on the noun, or on what was told of it already."""
    inside = [noun, *(t for t in noun.doc[noun.i + 1 : last] if t.pos_ in {"NOUN", "PROPN"})]
    return [p for t in inside for p in children(t, "prep") if p.lower_ in _TELLING]


def _cut(prep: Token) -> int:
    """Where what follows the preposition ends: before a comma, a clause, or the next preposition."""
    told = child(prep, "pobj")
    if told is None or told.pos_ == "NUM":
        return prep.i + 1
    after = [c for c in told.children if c.i > told.i and c.dep_ not in {"cc", "conj", "case"}]
    last = min([c.left_edge.i for c in after], default=told.right_edge.i + 1)
    commas = (t.i for t in prep.doc[prep.i + 1 : last] if t.text in _BREAKS)
    return min(commas, default=last)


_BREAKS = frozenset({",", ";", ":", "–", "—", "(", '"', "“"})
