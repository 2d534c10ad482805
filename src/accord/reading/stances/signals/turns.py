"""Turns of phrase: stance told by several words: idioms, sayings, "would rather", "considers it indispensable"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from accord.dossier.claim import Stance
from accord.reading.clauses import BE, child, clause_end, is_passive, subject
from accord.reading.lexicon import wordmap, words
from accord.reading.stances.signal import COMPLEMENTS, Signal, read_value

if TYPE_CHECKING:
    from spacy.tokens import Token


def rather(verb: Token) -> Signal | None:
    """`would rather settle this`: what a party would rather do it wants."""
    if not any(c.lower_ == "rather" and c.dep_ == "advmod" for c in verb.children):
        return None
    if not any(c.lower_ in {"would", "'d"} for c in verb.children if c.dep_ == "aux"):
        return None
    holder = subject(verb)
    return (
        Signal(
            verb,
            "wants",
            "verb",
            holder,
            verb,
            tuple(c for c in verb.children if c.i > verb.i and c.dep_ in COMPLEMENTS),
        )
        if holder is not None
        else None
    )


def what_clause(verb: Token) -> Token | None:
    """The clause "what X wants" that this verb heads or stands in, if it does."""
    here = verb
    for _ in range(4):
        if any(c.lower_ == "what" and c.i < verb.i for c in here.children):
            return here
        if here.dep_ not in {"xcomp", "acomp", "ccomp"} or here.head.i == here.i:
            return None
        here = here.head
    return None


def judged(verb: Token) -> Signal | None:
    """`the Europeans consider the audits indispensable`: what is judged, and how, over the verb of judging."""
    if verb.lemma_ not in {
        "consider",
        "regard",
        "see",
        "view",
        "deem",
        "call",
        "describe",
        "find",
        "think",
        "dismiss",
        "declare",
    }:
        return None
    table = wordmap("stances", "judgements")
    for t in verb.doc[verb.i + 1 : min(verb.i + 14, verb.sent.end)]:
        if t.lower_ in table and (
            t.head.i == verb.i
            or (t.dep_ in {"oprd", "acomp", "amod", "pobj", "ccomp"} and t.head.lower_ in {"as", verb.lower_})
            or t.head.head.i == verb.i
        ):
            stance, negative, open_ = read_value(table[t.lower_])
            holder = subject(verb)
            content = tuple(c for c in verb.children if c.i > verb.i and c.dep_ in COMPLEMENTS | {"prep"}) or (t,)
            if verb.dep_ == "relcl":
                content = (verb.head, *content)
            return Signal(verb, stance, "verb", holder, verb, content, negative, open_) if holder is not None else None
    return None


def is_background(verb: Token) -> bool:
    """What was done in the past, told in passing: "Berlin, which voted against the duties, ..."."""
    return (
        verb.dep_ == "relcl"
        and verb.tag_ == "VBD"
        and any(c.lower_ in {"which", "who", "that"} and c.dep_ == "nsubj" for c in verb.children)
    )


def idiom(verb: Token) -> Signal | None:
    """`put X on the table`, `left the door open`: stance in a turn of phrase."""
    under = None
    for lemma, pattern, stance in words("stances")["idioms"]:
        if verb.lemma_ in lemma.split("|"):
            under = under or verb.doc[verb.i + 1 : clause_end(verb, verb.i)].text.lower()
            holder = subject(verb)
            if (
                holder is not None
                and not is_passive(verb)
                and re.search(pattern, under[:160] if "until" in pattern else under[:60])
            ):
                content = tuple(
                    c for c in verb.children if c.i > verb.i and c.dep_ in COMPLEMENTS | {"prep", "advmod", "prt"}
                )
                return Signal(verb, cast(Stance, stance), "verb", holder, verb, content)
    return None


def saying(verb: Token) -> Signal | None:
    """`giving that up is out of the question for the shareholders`; without "for X" or "to X" the speaker judges."""
    if verb.lemma_ not in BE:
        return None
    after = re.sub(r"[“”\"]", "", verb.doc[verb.i + 1 : verb.i + 9].text.lower()).strip()
    after = re.sub(r"^n't", "not", after)
    if re.match(r"of [\w ]{0,40}importance", after):
        fronted = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "for"), None)
        who = child(fronted, "pobj") if fronted is not None else None
        things = tuple(c for c in verb.children if c.dep_ in {"nsubj", "csubj"})
        return Signal(verb, "wants", "judgement", who, verb, things) if who is not None else None
    for words_said, stance in wordmap("stances", "sayings").items():
        if re.match(rf"(?:\w+ ){{0,2}}{re.escape(words_said)}(?!\w)", after):
            named = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "csubj", "attr", "acomp", "prep"}]
            preps = [
                t
                for t in verb.doc[verb.i : min(verb.i + 12, verb.sent.end)]
                if t.dep_ == "prep" and t.lower_ in {"for", "to"}
            ]
            judge = next((child(p, "pobj") for p in preps if child(p, "pobj") is not None), None)
            denies = words_said.startswith(
                ("no ", "not ")
            )  # the phrase has the negation in it: not to be counted twice
            judge = None if words_said.startswith("no ") else judge  # "no need for observers" is not theirs to judge
            return Signal(verb, cast(Stance, stance), "judgement", judge, verb, tuple(named), negative=denies)
    return None


def phrase(verb: Token) -> Signal | None:
    """`is in favour of X`, `is in no mood to X`."""
    if verb.lemma_ not in BE:
        return None
    after = verb.doc[verb.i + 1 : verb.i + 8].text.lower()
    for words_used, stance in wordmap("stances", "phrases").items():
        if re.match(rf"(?:\w+ ){{0,2}}{words_used}\b", after):
            holder = subject(verb)
            content = tuple(c for c in verb.children if c.i > verb.i and c.dep_ in COMPLEMENTS | {"prep"})
            return (
                Signal(verb, cast(Stance, stance), "adjective", holder, verb, content) if holder is not None else None
            )
    return None
