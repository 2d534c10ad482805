"""Pronouns: the nearest noun before them that agrees and is a party; where that is somebody else, none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from accord.reading.clauses import ancestors, child, children, subject
from accord.reading.lexicon import words, wordset
from accord.reading.parties.resolver import Resolver
from accord.reading.parties.sex_of_words import sex_of_word
from accord.reading.passages import LONGEST_SENTENCE, Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

_HE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_WE = frozenset({"we", "us", "our", "ours", "i", "me", "my", "mine", "ourselves", "myself"})
_WITHIN = 120  # words: nor further back in its own sentence, however long
_REACH = 4  # sentences: a pronoun seldom looks further back


def party_of_pronoun(refs: Resolver, page: Passage, token: Token) -> str | None:
    """The party a pronoun stands for; "we" and "I" are who speaks."""
    if len(token.sent) > LONGEST_SENTENCE:
        return None
    word = token.lower_
    if word in _WE:
        return refs.voice.get((page.number, token.i))
    if word not in _HE | _IT | _THEY and word not in {"this", "that", "who", "which", "neither", "both", "all"}:
        return None
    if word in {"who", "which", "that"}:
        clause = next((a for a in ancestors(token) if a.dep_ == "relcl"), None)
        return refs.whose(page, clause.head) if clause is not None else None
    if word not in _HE | _IT | _THEY:
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
    if it.lower_ not in _IT or it.dep_ != "nsubj" or it.head.lemma_ not in wordset("people", "willing"):
        return None
    person = next((t for t in _governing(it) if t.i < it.i and t.head.i != it.head.i), None)
    if person is None or not agrees(refs, page, person, "he"):
        return None
    party = refs.whose(page, person)
    return party if party is not None and refs.roll.parties[party].kind in _SINGLE_BODIES else None


_SINGLE_BODIES = frozenset({"company", "union", "group", "institution", "other"})


def _is_other(refs: Resolver, pronoun: tuple[Passage, Token], candidate: tuple[Passage, Token], party: str) -> bool:
    """Whether the pronoun cannot mean that party.

    Who speaks says "we", not "they"; and what one sentence calls "it" ("the Cabinet Office says it is reviewing
    pensions") is not "they" in the next.
    """
    (where, token), (page, noun) = pronoun, candidate
    if party == refs.voice.get((where.number, token.i)) and (page.number, noun.i) not in refs.voice:
        return True
    if token.lower_ not in _THEY or noun.tag_ != "NNP" or refs.names.of(page, noun) is None:
        return False
    after = page.doc[noun.i + 1 : noun.sent.end]
    return any(t.lower_ in _IT and refs.whose(page, t) == party for t in after)


def _is_somebody(refs: Resolver, page: Passage, candidate: Token, word: str) -> bool:
    """A person or people the text tells of who are no party: the pronoun means them, and so nobody here."""
    name = refs.names.of(page, candidate)
    lemma = candidate.lemma_.lower()
    if name is None and _is_main(candidate) and lemma in wordset("people", "offices_apart"):
        return True
    if word in _THEY and name is None and candidate.tag_ == "NNS" and _is_main(candidate) and lemma in _many():
        return True
    if (page.number, candidate.i) in refs.meant and candidate.lower_ in _IT | _THEY:
        return True  # "It fears a strike. It wants ...": of whom it is known that they are no party
    if word in _IT:
        return name is None and _is_body(candidate)
    if word in _HE and name is None and candidate.dep_ in {"nsubj", "nsubjpass"} and candidate.pos_ != "PRON":
        return child(candidate, "poss", "appos", "compound", "amod", "prep") is not None  # told apart from others
    return (name is not None and name.sort == "person" and word in _HE) or candidate.lemma_.lower() in wordset(
        "speech", "bystanders"
    )


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
    if pronoun.lower_ not in _IT or not any(a.i == noun.head.i for a in ancestors(pronoun)):
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


def candidates(refs: Resolver, page: Passage, token: Token) -> Iterator[tuple[Passage, Token]]:
    """Candidates for a pronoun: subjects of governing verbs, earlier subjects here, then sentences back.

    Who tells of a quotation does not mean what stands in it.
    """
    inside = (page.number, token.i) in refs.spoken
    for where, candidate in _nearby(refs, page, token):
        if inside or (where.number, candidate.i) not in refs.spoken:
            yield where, candidate


def _governing(token: Token) -> Iterator[Token]:
    """Subjects of the verbs above a pronoun, and of if-clauses before it: "If the ban falls, it could ..."."""
    aside = _tells_aside(token)
    for above in ancestors(token):
        if _is_what_is_said(above, token) or (aside and above.dep_ in {"xcomp", "ccomp"} and above.tag_ == "VB"):
            continue
        for clause in (c for c in above.children if c.dep_ == "advcl" and c.right_edge.i < token.i):
            told = child(clause, "nsubj", "nsubjpass")
            if told is not None and told.pos_ != "PRON":
                yield told
        own = subject(above) if above.pos_ in {"VERB", "AUX"} else None
        if own is not None and own.i >= token.sent.start and (own.i < token.i or _is_ahead(token, above, own)):
            yield own


_CALLING = frozenset({"call", "describe", "consider", "deem", "dub", "brand", "label", "find", "see"})


def _tells_aside(pronoun: Token) -> bool:
    """`Orsa's crew urged it to reopen the line, which they called safe`: they who urge, not who is urged."""
    cue = pronoun.head
    if pronoun.dep_ != "nsubj" or (cue.lemma_ not in wordset("speech", "verbs") and cue.lemma_ not in _CALLING):
        return False
    return pronoun.i > 0 and pronoun.nbor(-1).lower_ == "which"


def _is_what_is_said(word: Token, pronoun: Token) -> bool:
    """`No gallery would be safe, it argues`: who argues is told of before, not in what it argues."""
    cue = pronoun.head
    if pronoun.dep_ != "nsubj" or cue.lemma_ not in wordset("speech", "verbs"):
        return False
    said = child(cue, "ccomp")
    if cue.dep_ == "parataxis" and said is None:
        return word.i == cue.head.i or (
            word.i < pronoun.i
            and word.head.i == cue.head.i
            and word.dep_ in {"nsubj", "nsubjpass"}
            and not any(t.text in {":", ";"} for t in word.doc[word.i : pronoun.i])
        )
    within = said is not None and said.left_edge.i <= word.i <= said.right_edge.i < pronoun.i
    return within and not any(t.text in {":", ";"} for t in word.doc[word.i : pronoun.i])


_VIEWS = frozenset(
    {"view", "opinion", "eye", "word", "words", "reading", "account", "judgement", "judgment", "estimate"}
)


def _is_in_view(pronoun: Token) -> bool:
    """`Managers, in its view, ought to go`: in whose view is nobody of this clause."""
    view = pronoun.head
    return pronoun.tag_ == "PRP$" and view.lemma_.lower() in _VIEWS and view.head.lower_ in {"in", "by"}


def _is_of_clause(noun: Token, pronoun: Token) -> bool:
    return noun.head.i == pronoun.head.head.head.i


def _nearby(refs: Resolver, page: Passage, token: Token) -> Iterator[tuple[Passage, Token]]:
    sentence, people = token.sent, wordset("people", "roles")
    seen = {token.i}
    aside = _is_in_view(token)
    for own in () if aside else _governing(token):
        if own.i not in seen:
            seen.add(own.i)
            yield page, own
    here = [
        t
        for t in token.doc[max(sentence.start, token.i - _WITHIN) : token.i]
        if t.dep_ in {"nsubj", "nsubjpass", "poss", "pobj", "dobj", "attr"} and t.i not in seen
        and not (aside and _is_of_clause(t, token))
        and not _is_what_is_said(t, token)
    ]  # fmt: skip
    objects = [t for t in reversed(here) if t.dep_ not in {"nsubj", "nsubjpass"}]
    yield from ((page, t) for t in reversed(here) if t.dep_ in {"nsubj", "nsubjpass"})
    if token.tag_ == "PRP$":
        yield from ((page, t) for t in objects)
    n = refs.order.get((page.number, sentence.start))
    if n is None:
        yield from ((page, t) for t in objects)
        return
    for where, first in reversed(refs.starts[max(0, n - _REACH) : n]):
        if page.number - where.number > 1:
            break
        whole = where.doc[first].sent
        earlier = where.doc[max(whole.start, whole.end - _WITHIN) : whole.end]
        subjects = [t for t in earlier if t.dep_ in {"nsubj", "nsubjpass"}]
        if not subjects and whole.root.pos_ in {"NOUN", "PROPN"}:
            subjects = [whole.root]  # a verb the parser took for an adjective: "Its envoy, Ann Lee, proposed rules"
        several = token.lower_ in _THEY
        subjects.sort(key=lambda t: (several and not _is_plural(t), not _is_main(t), t.i))
        yield from ((where, t) for t in subjects)
        if token.tag_ != "PRP$" and first == refs.starts[n - 1][1] and where is refs.starts[n - 1][0]:
            yield from ((page, t) for t in objects)
        yield from (
            (where, t)
            for t in earlier
            if t.dep_ in {"pobj", "dobj", "poss"}
            and (refs.names.of(where, t) is not None or (token.lower_ in _HE and t.lemma_.lower() in people))
            and not (several and t.dep_ != "poss" and t.tag_ == "NNP")
        )
    heading = refs.pages[page.number - 1] if page.number else None
    if heading is not None and heading.heading:  # "What about the opposition?" above "It is torn"
        yield from ((heading, t) for t in reversed(heading.doc) if t.pos_ in {"NOUN", "PROPN"} and t.dep_ != "compound")


def _is_ahead(pronoun: Token, verb: Token, who: Token) -> bool:
    """`Explaining why it had left, Oman said ...`, `In its reply, Oman said ...`: who is meant comes after."""
    if who.i < pronoun.i or who.pos_ == "PRON":
        return False
    if verb.dep_ == "advcl" and verb.tag_ in {"VBG", "VBN"} and verb.i < who.i and verb.right_edge.i < who.i:
        return child(verb, "nsubj", "nsubjpass") is None
    fronted = any(c.dep_ == "prep" and c.left_edge.i < pronoun.i <= c.right_edge.i < who.i for c in verb.children)
    return pronoun.tag_ == "PRP$" and fronted


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in _THEY or any(c.dep_ == "conj" for c in noun.children)


def agrees(refs: Resolver, page: Passage, candidate: Token, word: str) -> bool:
    """Person for he and she, body for it, several or a body of many for they."""
    name = refs.names.of(page, candidate)
    lower, lemma = candidate.lower_, candidate.lemma_.lower()
    person = (
        (name is not None and name.sort == "person")
        or lower in _HE
        or (name is None and lemma in wordset("people", "roles") and candidate.tag_ in {"NN", "NNP"})
    )
    if word in _HE:
        return (person or _is_named_person(refs, page, candidate)) and _is_of_sex(refs, page, candidate, word)
    if lower in _WE and name is None:  # "US" is no pronoun
        return False
    plural = candidate.tag_ in {"NNS", "NNPS"} or lower in _THEY
    if word in _IT:
        return not person and not (plural and name is None)
    if name is None and lemma in wordset("people", "offices_apart"):
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


def _is_main(token: Token) -> bool:
    return token.head.dep_ == "ROOT"
