"""Signals: the verbs, adjectives, nouns and judgements that tell a stance, with what they govern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from accord.dossier.claim import Stance
from accord.reading.clauses import BE, agent, child, children, clause_end, is_passive, subject
from accord.reading.lexicon import wordmap, words, wordset

from accord.reading.stances.polarity import negative_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

Sort = Literal["verb", "adjective", "noun", "judgement"]
COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "attr", "oprd", "dative", "acomp"})


@dataclass(frozen=True, slots=True)
class Signal:
    """One word of stance. `holder`: the noun whose stance it is; `predicate`: where negation and hedges hang."""

    token: Token
    stance: Stance
    sort: Sort
    holder: Token | None
    predicate: Token
    content: tuple[Token, ...]
    negative: bool = False  # the word itself says that something is not so: deny, doubt
    open: bool = False  # the word itself leaves open: weigh, consider


def signals(token: Token) -> Iterator[Signal]:
    """The signal this token is, if it is one."""
    if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB"):
        found = _verb(token)
    elif token.pos_ == "ADJ" or token.tag_ in {"JJ", "VBN"}:
        found = _adjective(token)
    elif token.pos_ == "NOUN":
        found = _noun(token)
    elif token.lower_ == "against" and token.dep_ == "prep" and token.head.lemma_ == "be":
        found = _preposition(token, "rejects")
    else:
        found = None
    if found is not None:
        yield found


def _read(value: str) -> tuple[Stance, bool, bool]:
    parts = value.split()
    return cast(Stance, parts[0]), "-" in parts[1:], "?" in parts[1:]


def _verb(verb: Token) -> Signal | None:
    if verb.dep_ in {"amod", "compound", "aux", "auxpass", "prep"}:
        return None
    key, tail = _verb_key(verb)
    if key is None:
        passive = child(verb, "auxpass") is not None or (verb.dep_ in {"acomp", "oprd"} and verb.head.lemma_ in BE)
        return _saying(verb) or _idiom(verb) or _phrase(verb) or (_adjective(verb) if verb.tag_ in {"VBN", "JJ"} and passive else None)
    idiom = _idiom(verb)
    if idiom is not None:
        return idiom
    if verb.tag_ == "VBN" and verb.lemma_ in {"commit", "oppose", "determine", "prepare", "concern", "worry"} and child(verb, "auxpass") is not None and child(verb, "agent") is None:
        return _adjective(verb)
    stance, negative, open_ = _read(wordmap("stances", "verbs")[key])
    if key in {"consider", "contemplate"} and any(c.lower_ in {"may", "might", "could", "would"} for c in verb.children if c.dep_ == "aux"):
        stance = "accepts"
    if key == "deny" and any(c.dep_ == "dobj" and (c.lemma_ in wordmap("stances", "nouns") or c.lemma_ == "possibility") for c in verb.children):
        stance, negative = "rejects", False
    judged = _judged(verb)
    if judged is not None:
        return judged
    if _is_background(verb) or (stance == "asserts" and any(c.lower_ == "what" for c in verb.children)):
        return None
    if is_passive(verb) or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        holder = agent(verb)
        undergoes = child(verb, "nsubjpass") or (verb.head if verb.dep_ == "acl" else None)
        content = (undergoes,) if undergoes is not None and holder is not None else ()
    else:
        holder = subject(verb)
        content = _complements(verb, tail)
    if holder is None or not _fits(verb, key, content):
        return None
    return Signal(verb, stance, "verb", holder, verb, content, negative, open_)


def _judged(verb: Token) -> Signal | None:
    """`the Europeans consider the audits indispensable`: what is judged, and how, over the verb of judging."""
    if verb.lemma_ not in {"consider", "regard", "see", "view", "deem", "call", "describe", "find", "think", "dismiss", "declare"}:
        return None
    table = wordmap("stances", "judgements")
    for t in verb.doc[verb.i + 1 : min(verb.i + 14, verb.sent.end)]:
        if t.lower_ in table and (t.head.i == verb.i or t.dep_ in {"oprd", "acomp", "amod", "pobj", "ccomp"} and t.head.lower_ in {"as", verb.lower_} or t.head.head.i == verb.i):
            stance, negative, open_ = _read(table[t.lower_])
            holder = subject(verb)
            content = tuple(c for c in verb.children if c.i > verb.i and c.dep_ in COMPLEMENTS | {"prep"}) or (t,)
            if verb.dep_ == "relcl":
                content = (verb.head, *content)
            return Signal(verb, stance, "verb", holder, verb, content, negative, open_) if holder is not None else None
    return None


def _is_background(verb: Token) -> bool:
    """What was done in the past, told in passing: "Berlin, which voted against the duties, ..."."""
    return verb.dep_ == "relcl" and verb.tag_ == "VBD" and any(c.lower_ in {"which", "who", "that"} and c.dep_ == "nsubj" for c in verb.children)


def _idiom(verb: Token) -> Signal | None:
    """`put X on the table`, `left the door open`: stance in a turn of phrase."""
    under = None
    for lemma, pattern, stance in words("stances")["idioms"]:
        if verb.lemma_ in lemma.split("|"):
            under = under or verb.doc[verb.i + 1 : clause_end(verb, verb.i)].text.lower()
            holder = subject(verb)
            if holder is not None and not is_passive(verb) and re.search(pattern, under[:60]):
                content = tuple(c for c in verb.children if c.i > verb.i and c.dep_ in COMPLEMENTS | {"prep", "advmod", "prt"})
                return Signal(verb, cast(Stance, stance), "verb", holder, verb, content)
    return None


def _saying(verb: Token) -> Signal | None:
    """`giving that up is out of the question for the shareholders`; without "for X" or "to X" the speaker judges."""
    if verb.lemma_ not in BE:
        return None
    after = re.sub(r"[“”\"]", "", verb.doc[verb.i + 1 : verb.i + 9].text.lower()).strip()
    for phrase, stance in wordmap("stances", "sayings").items():
        if re.match(rf"(?:\w+ ){{0,2}}{re.escape(phrase)}(?!\w)", after):
            things = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "csubj", "attr", "acomp", "prep"}]
            preps = [t for t in verb.doc[verb.i : min(verb.i + 12, verb.sent.end)] if t.dep_ == "prep" and t.lower_ in {"for", "to"}]
            judge = next((child(p, "pobj") for p in preps if child(p, "pobj") is not None), None)
            return Signal(verb, cast(Stance, stance), "judgement", judge, verb, tuple(things))
    return None


def _phrase(verb: Token) -> Signal | None:
    """`is in favour of X`, `is in no mood to X`."""
    if verb.lemma_ not in BE:
        return None
    after = verb.doc[verb.i + 1 : verb.i + 8].text.lower()
    for phrase, stance in wordmap("stances", "phrases").items():
        if re.match(rf"(?:\w+ ){{0,2}}{phrase}\b", after):
            holder = subject(verb)
            content = tuple(c for c in verb.children if c.i > verb.i and c.dep_ in COMPLEMENTS | {"prep"})
            return Signal(verb, cast(Stance, stance), "adjective", holder, verb, content) if holder is not None else None
    return None


def _verb_key(verb: Token) -> tuple[str | None, str]:
    """The entry for this verb: with particle or preposition first. Also what that word was."""
    table, lemma = wordmap("stances", "verbs"), verb.lemma_.lower()
    tails = [c.lower_ for c in verb.children if c.dep_ in {"prt", "prep", "advmod", "dative", "agent"} and c.i > verb.i]
    particle = next((c.lower_ for c in verb.children if c.dep_ in {"prt", "advmod"} and c.i > verb.i), "")
    for tail in tails:
        for key in (f"{lemma} {particle} {tail}", f"{lemma} {tail}"):
            if key in table:
                return key, tail
    if lemma == "tell" and child(verb, "xcomp") is not None:
        return "tell to", ""
    return (lemma, "") if lemma in table else (None, "")


def _complements(verb: Token, tail: str) -> tuple[Token, ...]:
    found = [c for c in verb.children if c.i > verb.i and (c.dep_ in COMPLEMENTS or (c.dep_ in {"prep", "agent"} and c.lower_ == tail))]
    found += [c for c in verb.children if c.i > verb.i and c.dep_ == "advcl" and any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children)]
    found += [c for c in verb.children if c.i > verb.i and c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN"}]
    if not found:
        found = [c for c in verb.children if c.i > verb.i and c.dep_ in {"prep", "advcl", "relcl"}][:1]
    joined = next((c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and child(c, "nsubj") is None), None)
    if not found and joined is not None:  # "has neither endorsed nor dismissed the draft"
        found = children(joined, "dobj")
    if not found and verb.dep_ == "relcl":  # "which the Europeans consider indispensable"
        found = [verb.head]
    fronted = child(verb, "ccomp", "dobj")
    if not found and fronted is not None:
        found = [fronted]
    return tuple(found)


def _fits(verb: Token, key: str, content: tuple[Token, ...]) -> bool:
    """Whether the complement is of the kind that gives the word its stance."""
    clause = any(c.dep_ in {"xcomp", "ccomp", "advcl"} for c in content)
    asked = any(c.dep_ in {"ccomp", "xcomp"} and any(g.lower_ in {"whether", "how", "when", "if"} for g in c.children if g.i < c.i) for c in content)
    if asked or any(c.lower_ in {"this", "that", "it", "other"} and c.dep_ == "dobj" for c in content) and key in {"dispute", "deny", "blame", "call", "describe"}:
        return False
    if key in wordset("stances", "clausal"):
        would = any(c.lower_ in {"would", "'d"} for c in verb.children if c.dep_ == "aux")
        return clause or (key in {"hope", "need"} and any(c.dep_ in {"prep", "dobj"} for c in content)) or (key in {"like", "love"} and would and bool(content))
    if key in wordset("stances", "objected"):
        return any(c.dep_ in COMPLEMENTS or c.dep_ in {"nsubjpass", "prep"} for c in content) or verb.dep_ in {"acl", "relcl"} or is_passive(verb)
    return True


def _adjective(word: Token) -> Signal | None:
    table = wordmap("stances", "adjectives")
    lemma = word.lower_ if word.lower_ in table else word.lemma_.lower()
    if word.head.lower_ == "from" and word.head.head.lower_ == "far" and lemma in table:
        be = word.head.head.head
        holder = subject(be)
        stance, negative, open_ = _read(table[lemma])
        return Signal(word, stance, "adjective", holder, word, tuple(children(word, "xcomp", "prep")), negative, open_) if holder is not None else None
    predicative = word.dep_ in {"acomp", "oprd", "ROOT", "ccomp", "conj", "advcl", "relcl", "xcomp", "attr", "amod"} and _copula(word) is not None
    if not predicative:
        return None
    holder = subject(word) or (subject(word.head) if word.head.i != word.i else None)
    if lemma in table:
        content = tuple(c for c in word.children if c.i > word.i and (c.dep_ in {"xcomp", "ccomp", "prep", "pcomp"} or (c.dep_ == "advcl" and any(g.lower_ in {"to", "that"} for g in c.children))))
        if not content and _copula(word) is not None:
            content = tuple(c for c in (_copula(word) or word).children if c.i > word.i and c.dep_ in {"xcomp", "prep", "advcl", "ccomp"})
        stance, negative, open_ = _read(table[lemma])
        if lemma in wordset("stances", "clausal") and not any(c.dep_ in {"xcomp", "ccomp"} for c in content):
            return None
        return Signal(word, stance, "adjective", holder, word, content, negative, open_) if holder is not None else None
    if lemma in wordmap("stances", "judgements"):
        return _judgement(word, lemma)
    return None


def _copula(word: Token) -> Token | None:
    """The verb that makes this adjective a predicate."""
    if word.head.i != word.i and word.head.lemma_ in BE | {"make", "leave", "find", "consider", "declare", "deem", "call"} and word.dep_ in {"acomp", "oprd", "attr", "conj", "xcomp", "ccomp", "advcl", "amod"}:
        return word.head
    if word.dep_ == "conj" and word.head.pos_ in {"ADJ", "VERB"}:
        return _copula(word.head) if word.head.i != word.i and word.head.pos_ == "ADJ" else word.head
    if any(c.dep_ in {"cop", "auxpass", "aux"} for c in word.children):
        return word
    return None


def _judgement(word: Token, lemma: str) -> Signal:
    """`X is unacceptable`: the judge is the speaker, or the party in "to X"."""
    judge = None
    for prep in children(word, "prep"):
        if prep.lower_ in {"to", "for"}:
            judge = child(prep, "pobj")
    stance, negative, open_ = _read(wordmap("stances", "judgements")[lemma])
    judged = subject(word)
    return Signal(word, stance, "judgement", judge, word, (judged,) if judged is not None else (), negative, open_)


def _preposition(prep: Token, stance: Stance) -> Signal | None:
    holder = subject(prep.head)
    return Signal(prep, stance, "adjective", holder, prep.head, (prep,)) if holder is not None else None


def _noun(noun: Token) -> Signal | None:
    table, lemma = wordmap("stances", "nouns"), noun.lemma_.lower()
    if lemma == "line" and any(c.lower_ == "red" for c in noun.children):
        lemma = "red line"
    if lemma not in table:
        return None
    stance, negative, open_ = _read(table[lemma])
    content = tuple(c for c in noun.children if c.i > noun.i and c.dep_ in {"prep", "acl", "relcl", "ccomp", "appos"} and c.lower_ != "by")
    holder, predicate = _noun_holder(noun)
    if holder is None:
        return None
    if predicate is noun.head and noun.dep_ == "dobj":  # "gave no undertaking to accept": the clause hangs on the verb
        content += tuple(c for c in predicate.children if c.i > noun.i and c.dep_ in {"advcl", "xcomp"})
    copula = noun.head if noun.dep_ in {"nsubj", "attr"} and noun.head.lemma_ in {"be", "remain", "include"} else None
    if copula is not None:
        content = tuple(c for c in copula.children if c.dep_ in {"attr", "xcomp", "ccomp", "acomp", "nsubj", "dobj"} and c.i != noun.i) or content
        predicate = copula
    elif not content and not negative_noun(noun):
        return None
    return Signal(noun, stance, "noun", holder, predicate, content, negative, open_)


def _noun_holder(noun: Token) -> tuple[Token | None, Token]:
    """The possessor, the subject of a light verb, or "by X", "for X"; and where negation hangs."""
    head = noun.head
    owner = child(noun, "poss")
    if owner is not None and (noun.dep_ in {"nsubj", "attr"} and head.lemma_ in {"be", "remain", "include"}):
        return owner, head
    if noun.dep_ in {"dobj", "pobj"}:
        verb = head if noun.dep_ == "dobj" else head.head
        if verb.pos_ in {"VERB", "AUX"} and verb.lemma_ in wordset("stances", "light") and (owner is None or owner.tag_ == "PRP$"):
            return subject(verb), verb
    if noun.dep_ in {"nsubj", "attr"} and head.lemma_ in {"be", "remain"}:
        for prep in children(noun, "prep"):
            if prep.lower_ in {"for", "of"}:
                return child(prep, "pobj"), head
    return None, noun
