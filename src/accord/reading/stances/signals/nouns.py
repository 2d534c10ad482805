"""Nouns of stance: "its demand for X", "made a demand", "the top priority for Y is X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, children, subject
from accord.reading.lexicon import wordmap, wordset
from accord.reading.stances.meaning.polarity import negative_noun
from accord.reading.stances.signal import Signal, read_value

if TYPE_CHECKING:
    from spacy.tokens import Token


_TOWARDS = frozenset({"on", "for", "to", "against", "over"})


def noun_signal(noun: Token) -> Signal | None:
    """The signal of a noun of stance that has a holder and a content."""
    table, lemma = wordmap("stances", "nouns"), noun.lemma_.lower()
    if lemma == "line" and any(c.lower_ == "red" for c in noun.children):
        lemma = "red line"
    weighty = lemma in wordset("stances", "weights") and any(
        c.lower_ in wordset("stances", "weighty") for c in noun.children
    )
    if lemma not in table and not weighty:
        return None
    stance, negative, open_ = read_value("wants" if weighty else table[lemma])
    if weighty and not (noun.dep_ in {"nsubj", "attr"} and noun.head.pos_ in {"AUX", "VERB"}):
        return None
    content = tuple(
        c
        for c in noun.children
        if c.i > noun.i and c.dep_ in {"prep", "acl", "relcl", "ccomp", "appos"} and c.lower_ != "by"
    )
    holder, predicate = _noun_holder(noun, lemma)
    if holder is None:
        return None
    if (
        predicate.i == noun.head.i and noun.dep_ == "dobj"
    ):  # "gave no undertaking to accept": the clause hangs on the verb
        content += tuple(c for c in predicate.children if c.i > noun.i and c.dep_ in {"advcl", "xcomp"})
    copula = noun.head if noun.dep_ in {"nsubj", "attr"} and _links(noun.head) else None
    if copula is not None:
        content = (
            tuple(
                c
                for c in copula.children
                if c.dep_ in {"attr", "xcomp", "ccomp", "acomp", "nsubj", "dobj"} and c.i != noun.i
            )
            or content
        )
        if (
            copula.tag_ == "VBG"
        ):  # "another important point for him is preventing X": the parser makes the gerund the verb
            content = (copula, *content)
        predicate = copula
    elif not content and predicate.i != noun.i:  # "maintained its veto on the pact": the parser hangs it on the verb
        content = tuple(c for c in predicate.children if c.i == noun.i + 1 and c.lower_ in _TOWARDS)
    if copula is None and not content and not negative_noun(noun):
        return None
    return Signal(noun, stance, "noun", holder, predicate, content, negative, open_)


def _links(verb: Token) -> bool:
    """`is`, `remains`, and "is preventing" where a noun of stance is said to be an act."""
    return verb.lemma_ in {"be", "remain", "include"} or (
        verb.tag_ == "VBG" and any(c.lemma_ == "be" and c.dep_ == "aux" for c in verb.children)
    )


def _noun_holder(noun: Token, lemma: str) -> tuple[Token | None, Token]:
    """The possessor, the subject of a light verb, or "by X", "for X"; and where negation hangs."""
    head = noun.head
    owner = child(noun, "poss")
    if owner is not None and (noun.dep_ in {"nsubj", "attr"} and head.lemma_ in {"be", "remain", "include"}):
        return owner, head
    if noun.dep_ in {"dobj", "pobj"}:
        verb = head if noun.dep_ == "dobj" else head.head
        if (
            verb.pos_ in {"VERB", "AUX"}
            and verb.lemma_ in wordset("stances", "light")
            and (owner is None or owner.tag_ == "PRP$")
        ):
            return subject(verb), verb
    if noun.dep_ in {"nsubj", "attr"} and _links(head):
        for prep in children(noun, "prep"):
            if prep.lower_ in {"for", "of"}:
                return child(prep, "pobj"), head
    if owner is not None and lemma in wordset("stances", "owned"):  # "its refusal to disarm has angered them"
        return owner, noun
    return None, noun
