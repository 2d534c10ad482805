"""Adjectives of stance as predicates ("is keen to"), and adjectives that judge ("is unacceptable")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.dossier.claim import Stance
from accord.reading.clauses import BE, child, children, start, subject
from accord.reading.lexicon import wordmap, wordset
from accord.reading.stances.meaning.polarity import is_anything_but, is_negated
from accord.reading.stances.signal import Signal, read_value
from accord.reading.stances.signals.verdicts import verdict_in

if TYPE_CHECKING:
    from accord.reading.parse import Token


def adjective(word: Token) -> Signal | None:
    """The signal of an adjective that says what somebody feels about a thing, or what a thing is held to be."""
    table = wordmap("stances", "adjectives")
    lemma = word.lower_ if word.lower_ in table else word.lemma_.lower()
    value = None if lemma in table else verdict_in(word, subject(word) or subject(word.head))
    if (lemma not in table and value is None) or word.head.lower_ == "far":  # "as far as Oman is concerned"
        return None
    if lemma == "critical" and any(c.lower_ in {"to", "for"} for c in children(word, "prep")):
        return judgement(word, "demands")  # "critical to the peace", not "critical of the pact"
    far = word.head.lower_ == "from" and word.head.head.lower_ == "far"
    if far or is_anything_but(word):
        be = word.head.head.head if far else word.head.head if word.head.lemma_ != "be" else word.head
        holder = subject(be)
        if holder is not None and (lemma in table or value in {"accepts", "rejects"}):
            return _far_from(word, be, holder, table.get(lemma), value)
    predicative = (
        word.dep_ in {"acomp", "oprd", "ROOT", "ccomp", "conj", "advcl", "relcl", "xcomp", "attr", "amod"}
        and _copula(word) is not None
        and not (lemma in table and word.head.lemma_ == "leave")  # "leaving Peru open to attack"
    )
    after_noun = word.dep_ == "amod" and word.i > word.head.i and (child(word, "xcomp") is not None or _is_aside(word))
    if not predicative and not after_noun and not (lemma in table and is_fronted(word)):
        return None
    holder = word.head if after_noun else subject(word) or (subject(word.head) if word.head.i != word.i else None)
    if lemma in table:
        content = tuple(
            c
            for c in word.children
            if c.i > word.i
            and (
                c.dep_ in {"xcomp", "ccomp", "prep", "pcomp", "agent"}
                or (c.dep_ == "advcl" and any(g.lower_ in {"to", "that"} for g in c.children))
            )
        )
        if not content and _copula(word) is not None:
            content = tuple(
                c
                for c in (_copula(word) or word).children
                if c.i > word.i and c.dep_ in {"xcomp", "prep", "advcl", "ccomp"}
            )
        stance, negative, open_ = read_value(table[lemma])
        stance, negative = _in_company(lemma, content) or (stance, negative)
        if _means_nothing(word, lemma, content):
            return None
        return Signal(word, stance, "adjective", holder, word, content, negative, open_) if holder is not None else None
    return judgement(word, value) if value is not None else None


def _far_from(word: Token, be: Token, holder: Token, value: str | None, verdict: str | None) -> Signal:
    """`is far from keen on it`, `is anything but ready to sign`, `is far from fair`: the opposite."""
    if value is None:
        turned: Stance = "accepts" if verdict == "rejects" else "rejects"
        return Signal(word, turned, "judgement", None, be, (holder,), whole=True)
    stance, _, open_ = read_value(value)
    turned = "refuses" if stance == "accepts" else "accepts" if stance in {"refuses", "rejects"} else stance
    said = [c for t in (word, word.head, be) for c in children(t, "xcomp", "prep") if c.i > word.i]
    content = tuple(sorted(set(said), key=lambda c: c.i))
    return Signal(word, turned, "adjective", holder, be, content, turned == stance, open_)


def is_fronted(word: Token) -> bool:
    """`Unhappy with the levy, Peru left`, `Worried by the dam, it closed its port`: told of the subject after it."""
    if word.dep_ != "advcl" or word.i > word.head.i or child(word, "nsubj", "mark", "aux", "auxpass") is not None:
        return False
    told = [c for c in word.children if c.i > word.i and c.dep_ in {"prep", "agent", "xcomp", "ccomp", "conj"}]
    return bool(told) and word.doc[min(word.right_edge.i + 1, len(word.doc) - 1)].text == ","


def _is_aside(word: Token) -> bool:
    """`The union, unhappy with the offer, has called a vote`."""
    return word.i > 0 and word.nbor(-1).text == "," and child(word, "prep") is not None


def _means_nothing(word: Token, lemma: str, content: tuple[Token, ...]) -> bool:
    """`is due to meet`, `gets ready`, `as far as Chile is concerned`: no stance."""
    if lemma == "concerned" and _measures(word.head if word.dep_ == "acomp" else word):
        return True
    if lemma == "open" and not content:
        return True  # "the strait is open"
    if lemma == "due" and any(c.lemma_ in wordset("stances", "meeting") for c in content):
        return True
    if (lemma == "ready" and word.head.lemma_ == "get") or (lemma == "unable" and not _cannot_agree(content)):
        return True
    return lemma in wordset("stances", "clausal") and not any(c.dep_ in {"xcomp", "ccomp"} for c in content)


def _measures(verb: Token) -> bool:
    """`as far as Chile is concerned`."""
    opening = [t.lower_ for t in verb.doc[max(0, start(verb) - 2) : start(verb) + 3]]
    return "far" in opening or "long" in opening or "insofar" in opening


def _cannot_agree(content: tuple[Token, ...]) -> bool:
    """`unable to accept`: a refusal; "unable to reach the coast" is none."""
    return any(f"{c.lemma_}{to}" in wordmap("stances", "verbs") for c in content for to in ("", " to", " on"))


def _in_company(lemma: str, content: tuple[Token, ...]) -> tuple[Stance, bool] | None:
    """The stance of an adjective whose meaning hangs on what stands with it, and whether it is negative."""
    if lemma in {"commit", "committed"} and any(child(c, "pcomp") for c in content):
        return "plans", False  # "is committed to hiring"
    if lemma == "hopeful" and any(_is_of_others(c) for c in content):
        return "expects", False  # "is hopeful that they will agree"
    if lemma in {"convinced", "persuaded", "convince", "persuade"} and not any(c.dep_ == "ccomp" for c in content):
        return "accepts", False  # "is not convinced": by what is proposed
    if lemma == "impatient" and any(c.lower_ in {"with", "at"} for c in content):
        return "rejects", False
    if lemma == "anxious" and any(c.lower_ in {"about", "over", "at"} for c in content):
        return "fears", False
    if lemma in {"sceptical", "skeptical"} and not content:
        return "expects", True  # "is sceptical": it does not believe in it
    return None


def _is_of_others(clause: Token) -> bool:
    who = child(clause, "nsubj", "nsubjpass")
    return clause.dep_ == "ccomp" and who is not None and who.pos_ != "PRON"


def _copula(word: Token) -> Token | None:
    """The verb that makes this adjective a predicate."""
    if (
        word.head.i != word.i
        and word.head.lemma_ in BE | {"make", "leave", "find", "consider", "declare", "deem", "call"}
        and word.dep_ in {"acomp", "oprd", "attr", "conj", "xcomp", "ccomp", "advcl", "amod"}
    ):
        return word.head
    if word.dep_ == "conj" and word.head.pos_ in {"ADJ", "VERB"} and word.head.dep_ != "amod":
        return _copula(word.head) if word.head.i != word.i and word.head.pos_ == "ADJ" else word.head
    if any(c.dep_ in {"cop", "auxpass", "aux"} for c in word.children):
        return word
    return None


def _is_use(word: Token, lemma: str, thing: Token | None) -> bool:
    """`the waters are crucial to its economy`: what a thing is good for; nobody asks for the waters."""
    if lemma not in {"crucial", "critical", "vital", "important", "indispensable"} or thing is None:
        return False
    if thing.lemma_.lower() in {"region", "country", "people", "nation", "world", "peace"}:
        return False
    return thing.pos_ == "NOUN" and thing.ent_type_ not in {"GPE", "NORP", "ORG", "PERSON"}


def judgement(word: Token, value: str) -> Signal | None:
    """`X is unacceptable`: the judge is the speaker, or the party in "to X". `value`: as the lexicon has it."""
    stance, negative, open_ = read_value(value)
    lemma = word.lemma_.lower()
    judge = None
    for prep in children(word, "prep"):
        if prep.lower_ == "to" or (prep.lower_ == "for" and stance not in {"demands", "wants"}):
            judge = child(prep, "pobj")  # what is vital for Peru is not for that Peru's demand
            if _is_use(word, lemma, child(prep, "pobj")):
                stance, judge = "asserts", None
    copula = _copula(word) or word
    auxiliaries = {c.lower_ for c in copula.children if c.dep_ == "aux"}
    if auxiliaries & {"must", "should", "need", "to"} or {"may", "have"} <= auxiliaries:
        return None  # "competition must be fair" asks for it, "the remark may have been offensive" grants it
    if copula.dep_ == "ccomp" and copula.head.lemma_ == "deny":
        return None  # told by the denial
    if any(c.lower_ == "had" and c.dep_ == "aux" for c in copula.children):
        return None  # "had been important": told of what is over
    judged = subject(word)
    if judged is not None and judged.lower_ in {"something", "anything", "what", "nothing"}:
        return None  # "something is wrong": nobody knows what
    stance = _found_so(stance, judged, copula, lemma)
    if (
        stance == "rejects"
        and lemma in wordset("judgements", "of_law")
        and not (is_negated(word) or is_negated(copula))
    ):
        stance = "asserts"  # "the arrest was illegal" is contended; "not illegal" is no worse for that
    open_ = open_ and stance != "threatens"
    missed = _missed(word, lemma)
    if missed is not None:
        return Signal(word, "wants", "judgement", judge, word, (), whole=True)
    return Signal(word, stance, "judgement", judge, word, (judged,) if judged is not None else (), negative, open_)


def _found_so(stance: Stance, judged: Token | None, copula: Token, lemma: str) -> Stance:
    """What is said of persons and states of affairs, or owned up to, is found so: nothing is agreed to or turned down.

    "The outlook is positive", "the minister is naive", "acknowledged that the accord was vague".
    """
    if judged is not None and lemma in {"possible", "conceivable"} and judged.lemma_ in wordset("stances", "blows"):
        return "threatens"  # "further strikes are possible"
    if stance not in {"accepts", "rejects"}:
        return stance
    someone = judged is not None and (judged.ent_type_ == "PERSON" or judged.lower_ in {"he", "she"})
    state = judged is not None and judged.lemma_.lower() in wordset("literal", "states")
    return "asserts" if state or (stance == "rejects" and (someone or _is_granted(copula))) else stance


def _is_granted(copula: Token) -> bool:
    """`acknowledged that the accord was vague`."""
    clause = copula if copula.dep_ != "acomp" else copula.head
    return clause.dep_ == "ccomp" and clause.head.lemma_ in {"acknowledge", "admit", "concede", "grant", "allow"}


def _missed(word: Token, lemma: str) -> Token | None:
    """`it is regrettable that we cannot meet`: what is regretted not to be is wished for."""
    if lemma not in {"regrettable", "unfortunate", "disappointing", "sad", "deplorable"}:
        return None
    clauses = [
        c for c in [*word.children, *word.head.children] if c.dep_ in {"ccomp", "csubj", "advcl"} and c.i > word.i
    ]
    return next((c for c in clauses if any(g.dep_ == "neg" for g in c.children) or c.lemma_ == "fail"), None)
