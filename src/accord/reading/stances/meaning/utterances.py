"""Utterances: what is said to somebody's face: imperatives, turns of talk, ultimatums, what one has come for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, children
from accord.reading.lexicon import wordset

if TYPE_CHECKING:
    from accord.reading.parse import Token

_TALKING = frozenset(
    {
        "see",
        "talk",
        "meet",
        "listen",
        "speak",
        "say",
        "tell",
        "discuss",
        "hear",
        "visit",
        "attend",
        "find",
        "realise",
        "realize",
        "know",
        "be",
    }
)


def is_imperative(clause: Token) -> bool:
    """`open the roads`, `do not touch our pensions`; but "ask us, and you get a yes" only supposes."""
    helpers = {c.lower_ for c in clause.children if c.dep_ == "aux"}
    if clause.tag_ != "VB" or helpers - {"do"} or child(clause, "nsubj", "nsubjpass", "expl", "auxpass") is not None:
        return False
    if clause.dep_ == "conj" and child(clause.head, "nsubj", "nsubjpass") is not None:
        return False  # "they blame us and do not feel it"
    return not any(child(c, "nsubj", "nsubjpass") is not None for c in children(clause, "conj"))


def is_talk(clause: Token) -> bool:
    """`let me tell you`, `let's see`; but "let's get back to the table" is asked."""
    if clause.lemma_ != "let":
        return False
    done = child(clause, "ccomp", "xcomp")
    whom = None if done is None else child(done, "nsubj")
    if done is None or whom is None or whom.lower_ not in {"'s", "’s", "us"}:
        return any(t.lower_ in {"'s", "’s", "us", "me"} for t in clause.subtree)
    goes = done.lemma_ == "get" and any(c.lower_ in {"back", "down"} for c in done.children)
    return done.lemma_ in wordset("statements", "talk") and not goes


def or_else(clause: Token) -> bool:
    """`lift the levy, or we will close the border`, `touch our pensions and we walk out`: what one then does."""
    before = clause.head
    who = child(clause, "nsubj")
    if clause.dep_ == "conj" and who is not None and who.lower_ in {"we", "i"} and is_bid(before):
        ends = clause.lemma_ in wordset("stances", "hostile") | _ENDING
        ends = ends or any(c.lower_ in {"out", "gone", "off"} for c in clause.children)
        if ends and any(c.lower_ == "and" for c in children(before, "cc")):
            return True
    if clause.dep_ != "conj" or not any(c.lower_ == "or" for c in children(before, "cc")):
        return False
    who = child(before, "nsubj", "nsubjpass")
    mine = who is not None and who.lower_ in {"we", "i"}
    return not mine and child(clause, "nsubj") is not None and (who is not None or is_bid(before))


_ENDING = frozenset({"walk", "leave", "quit", "strike", "stop", "fight", "go", "close", "shut"})


def is_bid(verb: Token) -> bool:
    """`lift the levy` before `or ...`."""
    return verb.tag_ == "VB" and not any(c.dep_ in {"aux", "nsubj", "mark"} for c in verb.children)


def has_come(clause: Token) -> bool:
    """`we are here to get a fair deal`, `we came here to unstick the talks`: what for."""
    here = any(c.lower_ == "here" for c in clause.children) or (clause.lemma_ == "come" and clause.tag_ == "VBD")
    aims = [c for c in children(clause, "advcl", "xcomp") if any(g.lower_ == "to" for g in children(c, "aux"))]
    return clause.lemma_ in {"be", "come"} and here and any(a.lemma_ not in _TALKING for a in aims)


_TELLING = frozenset({"tell", "inform", "warn", "remind", "notify", "instruct", "advise"})


def is_addressee(who: Token, cue: Token | None) -> bool:
    """`told the firms that they must cut emissions`: whom the saying is put to is meant, not who says it."""
    if cue is None or cue.lemma_ not in _TELLING or who.lower_ not in {"they", "it", "he", "she"}:
        return False
    to = child(cue, "dobj", "dative")
    if to is None or not cue.i < to.i < who.i or to.lemma_ in wordset("people", "press"):
        return False
    several = to.tag_ in {"NNS", "NNPS"} or child(to, "conj") is not None
    return several == (who.lower_ == "they") or (who.lower_ == "they" and to.pos_ == "NOUN")
