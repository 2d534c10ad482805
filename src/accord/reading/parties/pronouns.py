"""Pronouns: the nearest noun before them that agrees and is a party; where that is somebody else, none."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accord.reading.clauses import ancestors, child, children
from accord.reading.lexicon import wordmap, words, wordset
from accord.reading.parties.antecedents import HE, IT, THEY, candidates, governing, is_main, is_topic
from accord.reading.parties.nouns import is_people
from accord.reading.parties.people.roles import roles
from accord.reading.parties.resolver import Resolver
from accord.reading.parties.sex_of_words import sex_of_word
from accord.reading.passages import LONGEST_SENTENCE, Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

_WE = frozenset({"we", "us", "our", "ours", "i", "me", "my", "mine", "ourselves", "myself"})


def party_of_pronoun(refs: Resolver, page: Passage, token: Token) -> str | None:
    """The party a pronoun stands for; "we" and "I" are who speaks."""
    if len(token.sent) > LONGEST_SENTENCE:
        return None
    word = token.lower_
    if word in _WE:
        return refs.voice.get((page.number, token.i))
    if word not in HE | IT | THEY and word not in {"this", "that", "who", "which", "neither", "both", "all"}:
        return None
    if word in {"who", "which", "that"}:
        clause = next((a for a in ancestors(token) if a.dep_ == "relcl"), None)
        return refs.whose(page, clause.head) if clause is not None else None
    if word not in HE | IT | THEY:
        return None
    body = _of_speaker(refs, page, token)
    if body is not None:
        return body
    meant = _nearest(refs, page, token)
    if meant is None:
        return None
    refs.meant[(page.number, token.i)] = meant
    return refs.whose(*meant)


def noun_meant(refs: Resolver, page: Passage, token: Token) -> tuple[Passage, Token] | None:
    """The noun that a pronoun stands for, be it a party or not; none where that is not clear."""
    refs.whose(page, token)
    return refs.meant.get((page.number, token.i))


def _nearest(refs: Resolver, page: Passage, token: Token) -> tuple[Passage, Token] | None:
    """The first of the candidates that agrees and is a party, or is somebody else."""
    word = token.lower_
    for where, candidate in candidates(refs, page, token):
        if agrees(refs, where, candidate, word):
            found = refs.whose(where, candidate)
            if found and _is_other(refs, (page, token), (where, candidate), found):
                continue
            if found or _tells(candidate, token):
                return where, candidate
            if refs.is_asking(where, candidate):
                continue  # who that is depends on this very pronoun
            beside = next((a for a in children(candidate, "appos") if refs.whose(where, a)), None)
            if beside is not None:
                return where, beside
            if _is_somebody(refs, where, candidate, word) or _says(candidate, token):
                return refs.meant.get((where.number, candidate.i), (where, candidate))
    return None


def _of_speaker(refs: Resolver, page: Passage, it: Token) -> str | None:
    """`The airline's chairman wrote that it plans a bid`: what a company's man says it wants, the company wants."""
    if it.lower_ not in IT or it.dep_ != "nsubj" or not _is_willing(it.head):
        return None
    person = next((t for t in governing(it) if t.i < it.i and t.head.i != it.head.i), None)
    if person is None or not any(agrees(refs, page, person, word) for word in ("he", "she")):
        return None
    party = refs.whose(page, person)
    return party if party is not None and refs.roll.parties[party].kind in _SINGLE_BODIES else None


def _is_willing(verb: Token) -> bool:
    """`it plans`, `it would pay`, `it was glad`: what only somebody with a will does or is."""
    if verb.lemma_ in wordset("people", "willing") or any(c.lower_ in {"would", "will"} for c in verb.children):
        return True
    said = child(verb, "acomp") if verb.lemma_ == "be" else None
    return said is not None and said.lower_ in wordmap("stances", "adjectives") and child(said, "ccomp") is None


_SINGLE_BODIES = frozenset({"company", "union", "group", "institution", "other"})


def _is_other(refs: Resolver, pronoun: tuple[Passage, Token], candidate: tuple[Passage, Token], party: str) -> bool:
    """Whether the pronoun cannot mean that party.

    Who speaks says "we", not "they"; and what one sentence calls "it" ("the Cabinet Office says it is reviewing
    pensions") is not "they" in the next.
    """
    (where, token), (page, noun) = pronoun, candidate
    if party == refs.voice.get((where.number, token.i)) and (page.number, noun.i) not in refs.voice:
        return True
    if token.lower_ not in THEY or noun.tag_ != "NNP" or refs.names.of(page, noun) is None:
        return False
    after = page.doc[noun.i + 1 : noun.sent.end]
    return any(t.lower_ in IT and refs.whose(page, t) == party for t in after)


def _is_somebody(refs: Resolver, page: Passage, candidate: Token, word: str) -> bool:
    """A person or people the text tells of who are no party: the pronoun means them, and so nobody here."""
    name = refs.names.of(page, candidate)
    lemma = candidate.lemma_.lower()
    if name is None and is_main(candidate) and lemma in wordset("people", "offices_apart"):
        return True
    if word in THEY and name is None and (is_main(candidate) or is_topic(candidate)) and _are_people(candidate):
        return True
    if (page.number, candidate.i) in refs.meant and candidate.lower_ in IT | THEY:
        return True  # "It fears a strike. It wants ...": of whom it is known that they are no party
    if word in IT:
        return (name is None and _is_body(candidate)) or _is_unknown(refs, page, candidate)
    if word in HE and name is None and candidate.dep_ in {"nsubj", "nsubjpass"} and candidate.pos_ != "PRON":
        return child(candidate, "poss", "appos", "compound", "amod", "prep") is not None  # told apart from others
    return (name is not None and name.sort == "person" and word in HE) or candidate.lemma_.lower() in wordset(
        "speech", "bystanders"
    )


def _are_people(noun: Token) -> bool:
    """`gunmen`, `drivers`; `patients' groups`, told apart from the sides that deal; `a group of forty`."""
    lemma = noun.lemma_.lower()
    if noun.tag_ != "NNS":
        return is_crowd(noun)
    apart = child(noun, "poss", "compound", "amod") is not None and lemma in _bodies()
    return lemma in _many() or is_people(lemma) or apart


def is_crowd(noun: Token) -> bool:
    """`a group of about forty has written`: one word for many."""
    det = child(noun, "det")
    return noun.lemma_.lower() in _CROWDS and det is not None and det.lower_ in {"a", "an"} and noun.tag_ == "NN"


_CROWDS = frozenset(
    {"group", "crowd", "band", "handful", "number", "majority", "minority", "couple", "pair", "gang", "mob"}
)


def _is_unknown(refs: Resolver, page: Passage, noun: Token) -> bool:
    """`Orsa Copper, partly Swiss, went on. It ...`: a name the reader cannot place, and no person's by any sign."""
    capital = (
        noun.tag_ == "NN"
        and noun.ent_type_
        and noun.text[:1].isupper()
        and child(noun, "det", "amod", "poss", "compound") is None
    )
    if not (noun.tag_ == "NNP" or capital) or noun.dep_ not in {"nsubj", "nsubjpass"} or not is_main(noun):
        return False
    name = refs.names.of(page, noun)
    if name is None:
        return True
    person = refs.roll.person(name.text) if name.sort == "person" else None
    if person is None or person.party is not None or person.watcher or not _says_of_it(noun.head):
        return False
    return refs.sex(page, noun) is None and not roles(name)


def _says_of_it(verb: Token) -> bool:
    """`Orsa Copper says it will pay`; who only says something is mostly a person."""
    if verb.lemma_ not in wordset("speech", "verbs"):
        return True
    told = (child(c, "nsubj") for c in children(verb, "ccomp"))
    return any(t is not None and t.lower_ in IT for t in told)


def _is_body(noun: Token) -> bool:
    """`the fishing cooperative`, `the airport`: one body that does something, whoever it is."""
    if noun.tag_ != "NN" or noun.dep_ not in {"nsubj", "nsubjpass", "poss"} or child(noun, "conj") is not None:
        return False
    return noun.lemma_.lower() in _bodies()


@cache
def _bodies() -> frozenset[str]:
    """Nouns for one body of people."""
    lists = ("organs", "plain_bodies", "offices_apart", "inner_bodies", "more_bodies")
    kinds = (signals for signals in words("people")["kinds"].values())
    return frozenset[str]().union(*kinds, *(wordset("people", key) for key in lists)) - wordset("people", "roles")


def _says(noun: Token, pronoun: Token) -> bool:
    """`Solvia says it complies`: who says so means itself, party or not; papers and people mean somebody else."""
    if pronoun.lower_ not in IT or not any(a.i == noun.head.i for a in ancestors(pronoun)):
        return False
    told = noun.dep_ == "nsubj" and noun.head.lemma_ in wordset("speech", "verbs") and noun.tag_ in {"NN", "NNP"}
    return told and noun.lemma_.lower() not in _sayers_for_others()


@cache
def _sayers_for_others() -> frozenset[str]:
    lists = ("speaking_papers", "unnamed", "watching", "roles", "kin", "of_many")
    return wordset("speech", "bystanders").union(*(wordset("people", key) for key in lists))


def _many() -> frozenset[str]:
    """Nouns for people who may do things together."""
    lists = ("roles", "groups", "crowds", "workers", "kin")
    return frozenset[str]().union(*(wordset("people", key) for key in lists)) - wordset("people", "sides")


def _tells(candidate: Token, pronoun: Token) -> bool:
    """`farm groups warned the ministry they would sue`: they are who warns, party or not, never who is warned."""
    told = candidate.tag_ == "NNS" and candidate.dep_ == "nsubj" and candidate.head.lemma_ in wordset("speech", "verbs")
    return told and any(a.i == candidate.head.i for a in ancestors(pronoun))


def agrees(refs: Resolver, page: Passage, candidate: Token, word: str) -> bool:
    """Person for he and she, body for it, several or a body of many for they."""
    name = refs.names.of(page, candidate)
    lower, lemma = candidate.lower_, candidate.lemma_.lower()
    person = (
        (name is not None and name.sort == "person")
        or lower in HE
        or (name is None and lemma in wordset("people", "roles") and candidate.tag_ in {"NN", "NNP"})
    )
    if word in HE:
        return (person or _is_named_person(refs, page, candidate)) and _is_of_sex(refs, page, candidate, word)
    if lower in _WE and name is None:  # "US" is no pronoun
        return False
    plural = candidate.tag_ in {"NNS", "NNPS"} or lower in THEY
    if word in IT:
        if _is_unknown(refs, page, candidate):
            return True
        return not person and not (plural and name is None)
    if name is None and (lemma in wordset("people", "offices_apart") or is_crowd(candidate)):
        return True
    return plural or (
        name is not None and name.sort == "body" and refs.roll.parties[str(name.party)].kind != "state"
        if name is not None and name.party in refs.roll.parties
        else False
    )


def _is_named_person(refs: Resolver, page: Passage, noun: Token) -> bool:
    """`its pastor, Ann Lee`: a person by the name beside it, whatever the noun."""
    if noun.tag_ not in {"NN", "NNP"} or refs.names.of(page, noun) is not None:
        return False
    beside = (refs.names.of(page, a) for a in children(noun, "appos"))
    return any(n is not None and n.sort == "person" for n in beside)


def _is_of_sex(refs: Resolver, page: Passage, noun: Token, word: str) -> bool:
    """`she` is nobody whom the text calls "Mr", "spokesman" or "he"."""
    asked = sex_of_word(word)
    told = sex_of_word(noun.lemma_.lower()) or sex_of_word(noun.lower_)
    for one in [noun, *children(noun, "appos")] if told is None else []:
        told = told or refs.sex(page, one)
    return told is None or told == asked
