"""Sorts of crowds: which common nouns may be a party of their own here: "Italian processors", "the utility"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, children
from accord.reading.lexicon import wordset
from accord.reading.parties.nouns import is_people
from accord.reading.parties.references import References
from accord.reading.passages import Passage
from accord.reading.stances.names_of_crowds import longer

if TYPE_CHECKING:
    from accord.reading.parse import Token

# Who stands before a court: "the applicants" of the case told of, not applicants of any kind
_IN_COURT = frozenset(
    {
        "applicant",
        "petitioner",
        "claimant",
        "plaintiff",
        "appellant",
        "complainant",
        "respondent",
        "defendant",
        "litigant",
    }
)
_SOME = frozenset(
    {"some", "many", "most", "several", "few", "various", "numerous", "certain", "countless", "any", "no"}
)
_THE = frozenset({"the", "this", "that", "these", "those", "both"})
_ONE = frozenset({"a", "an", "one", "another"})


def is_of_many(page: Passage, noun: Token, refs: References) -> bool:
    """`diggers`, `pension funds`, `the colonies`: several people or bodies of whom it is told which."""
    if noun.tag_ not in {"NNS", "NNPS"} or not _is_common(page, noun, refs):
        return False
    lemma = noun.lemma_.lower()
    if any(c.lower_ in _SOME for c in noun.children):
        return False
    if lemma in _IN_COURT:
        return _is_definite(noun)
    if is_people(lemma):
        return lemma not in wordset("crowds", "anybody") or _is_told(page, noun)
    if lemma in wordset("crowds", "houses") or lemma in wordset("crowds", "communities"):
        return _is_told(page, noun) or _is_definite(noun)
    return False


def is_body(page: Passage, noun: Token, refs: References) -> bool:
    """`the utility`, `a Czech court`, `their trade body`, `the prefect`: one that acts, and no part of one named."""
    if noun.tag_ not in {"NN", "NNP"} or not _is_common(page, noun, refs):
        return False
    lemma = noun.lemma_.lower()
    if lemma in wordset("crowds", "offices"):
        return _is_definite(noun)
    if lemma not in wordset("crowds", "bodies"):
        return False
    if lemma in {"family", "household"}:
        owner = child(noun, "poss")
        return owner is not None and owner.tag_ != "PRP$"
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    members = child(of, "pobj") if of is not None else None
    if members is not None and members.tag_ == "NNS" and members.lemma_.lower() in wordset("people", "roles"):
        return False  # "a coalition of leaders"
    if any(c.lower_ in _ONE for c in children(noun, "det", "nummod")):
        return _is_told(page, noun)
    return _is_definite(noun) or child(noun, "compound") is not None or lemma in _WITHOUT_ARTICLE


_WITHOUT_ARTICLE = frozenset({"hall", "management", "police", "parliament", "congress"})


def _is_common(page: Passage, noun: Token, refs: References) -> bool:
    """No name: in small letters, or with a capital only because the sentence begins."""
    if noun.pos_ not in {"NOUN", "PROPN"} or refs.names.of(page, noun) is not None:
        return False
    if noun.dep_ in {"attr", "appos", "oprd"}:
        return False  # what somebody else is
    if _is_title(page, noun, refs):
        return False
    return noun.text.islower() or (noun.i == noun.sent.start and noun.text[1:].islower())


def _is_title(page: Passage, noun: Token, refs: References) -> bool:
    """`the public broadcaster Kan`: the name right after it tells who is meant."""
    after = refs.names.of(page, page.doc[noun.i + 1]) if noun.i + 1 < len(page.doc) else None
    return after is not None and after.start == noun.i + 1


def _is_told(page: Passage, noun: Token) -> bool:
    """Which, by words before the noun or after it."""
    told = [c for c in children(noun, "amod", "compound", "nmod") if c.i < noun.i]
    return any(c.lower_ not in _NO_TELLING for c in told) or longer(page, noun) is not None


_NO_TELLING = frozenset(
    {"other", "another", "several", "many", "various", "numerous", "certain", "few", "individual", "most", "multiple"}
    | {"new", "whole", "same", "own", "young", "old", "successive", "countless", "earlier", "previous", "later", "next"}
)


def _is_definite(noun: Token) -> bool:
    return any((c.dep_ == "det" and c.lower_ in _THE) or c.dep_ == "poss" for c in noun.children)
