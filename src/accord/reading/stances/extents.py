"""Extents: the stretch of text a claim rests on, from its holder through what it is about; lists taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from accord.reading.clauses import (
    BE,
    ancestors,
    asides,
    child,
    children,
    clause_end,
    conjuncts,
    end,
    is_verb,
    said_beside,
    said_besides,
    stands_alone,
    start,
    subject,
    trimmed,
)
from accord.reading.joining import joined_within, stance_verbs
from accord.reading.passages import Passage
from accord.reading.stances.lists import goes_on, listed, width
from accord.reading.stances.signal import Signal
from accord.reading.stances.signals.turns import is_comment

if TYPE_CHECKING:
    from accord.reading.parse import Stretch, Token


def parts(page: Passage, signal: Signal) -> Iterator[tuple[int, int, tuple[int, int], bool]]:
    """The stretches of the claims: one, or one for each coordinated thing that is wanted, refused, offered.

    The last: whether the thing is excepted ("ministries, but not the ministry of defence").
    """
    first, last = _extent(signal)
    spelt = [] if signal.sort == "judgement" else _after_colon(signal.token, last)
    last = spelt[-1][1] if spelt else last
    pieces = spelt or _pieces(signal, last)
    excepted = _excepted(signal, pieces[-1][0], last) if signal.sort != "judgement" else None
    if excepted is not None:
        pieces = [*pieces[:-1], (pieces[-1][0], excepted - 1), (excepted, last)]
    content_from = min([start(c) for c in signal.content if start(c) >= first] or [signal.token.i])
    begin = first
    for n, piece in enumerate(pieces):
        stop = min(last, piece[1])
        if n:
            begin = content_from = piece[0]
        a, b = trimmed(signal.token, begin, max(stop, begin + 1))
        c0, c1 = trimmed(signal.token, min(content_from, b - 1), b)
        yield a, b, (c0, c1), n > 0 and page.doc[piece[0]].lower_ == "not"


def _excepted(signal: Signal, begin: int, last: int) -> int | None:
    """Where `but not the ministry of defence` begins, at its `not`."""
    doc = signal.token.doc
    for i in range(max(begin, signal.token.i) + 2, last - 3):
        if doc[i].dep_ == "relcl":
            return None
        if doc[i + 1].lower_ != "not":
            continue
        noun = doc[i + 2].pos_ in {"DET", "NOUN", "PROPN"} or doc[i + 2].lower_ in {"about", "over"}
        noun = noun or _is_place_left_out(doc[i + 2])
        if doc[i].lower_ == "but" and noun:
            return i + 1
    return None


def _is_place_left_out(prep: Token) -> bool:
    """`but not at sites that were bombed`; not "but not for now", "but not at any time"."""
    thing = child(prep, "pobj") if prep.lower_ in {"at", "to", "for", "with", "on"} else None
    return thing is not None and thing.pos_ == "NOUN" and thing.ent_type_ == "" and thing.lemma_ not in _NO_PLACE


_NO_PLACE = frozenset(
    {"time", "extent", "word", "moment", "stage", "point", "while", "reason", "cost", "price", "once"}
)


def _after_colon(token: Token, last: int) -> list[tuple[int, int]]:
    """The list a colon opens ("three things: the removal of X, the closing of Y and Z"), each thing a stretch."""
    doc, stop = token.doc, token.sent.end
    colon = next((i for i in range(token.i + 1, min(last + 1, stop)) if doc[i].text == ":"), None)
    if colon is None or stop - colon < 5:
        return []
    if _is_sentence(doc[colon + 1 : stop]):
        return _clauses(token, colon, stop) if token.pos_ == "NOUN" else []
    if stop - colon < 8:
        return []
    cuts = [colon, *(i for i in range(colon + 1, stop) if doc[i].text == ","), stop]
    segments = [(a + 1, b) for a, b in pairwise(cuts)]
    tail = segments[-1]
    joint = [i for i in range(*tail) if doc[i].lower_ == "and" and doc[i].dep_ == "cc" and tail[1] - i > 3]
    if joint:
        segments[-1:] = [(tail[0], joint[-1]), (joint[-1] + 1, tail[1])]
    if len(cuts) == 2 and joint and doc[joint[-1]].head.i != doc[colon + 1 : stop].root.i:
        return []
    things = [s for s in segments if sum(not t.is_punct for t in doc[s[0] : s[1]]) >= 3]
    opens = {"DET", "ADJ", "NOUN", "NUM", "PROPN"}
    if len(things) < 2 or any(doc[a].pos_ not in opens and doc[a].tag_ not in {"VBG", "PRP$"} for a, _ in things):
        return []
    return [(token.i, things[0][1]), *things[1:]]


def _clauses(token: Token, colon: int, stop: int) -> list[tuple[int, int]]:
    """`three demands: the firm must pay, stop hiring, and reopen the mine`: each act that is asked for."""
    doc = token.doc
    asked = [t.head for t in doc[colon + 1 : stop] if t.lower_ in {"must", "should", "shall"} and t.tag_ == "MD"]
    if not any(v.dep_ in {"ROOT", "conj"} or v.head.i < colon for v in asked):
        return []  # "one demand: it says that others should pay"
    joined = {",", ";", "and", "or"}
    heads = [i for i in range(colon + 2, stop) if doc[i].tag_ in {"VB", "MD"} and doc[i - 1].lower_ in joined]
    heads = [i for i in heads if doc[i].dep_ in {"conj", "ROOT", "ccomp", "aux"}]
    cuts = [token.i, *heads, stop]
    return list(pairwise(cuts))


def _is_sentence(stretch: Stretch) -> bool:
    """Whether it has a finite verb of its own."""
    under = {"relcl", "acl", "ccomp", "advcl", "pcomp"}
    finite = {"VBZ", "VBP", "VBD", "MD"}
    return any(
        t.dep_ in {"nsubj", "nsubjpass"} and t.head.dep_ not in under and stretch.start <= t.head.i < stretch.end
        and (t.head.tag_ in finite or any(c.tag_ in finite for c in t.head.children))
        for t in stretch
    )  # fmt: skip


def _extent(signal: Signal) -> tuple[int, int]:
    """From the holder, where it stands in the same clause, through the content."""
    token, verb = signal.token, signal.predicate
    left = [
        c.i
        for c in token.children
        if c.i < token.i and c.dep_ in {"aux", "auxpass", "advmod", "neg", "nsubj", "nsubjpass", "poss", "amod", "det"}
    ]
    first = min([token.i, *(start(token.doc[i]) for i in left)])
    if token is not verb:
        first = min(
            first,
            *(
                start(c)
                for c in verb.children
                if c.dep_ in {"nsubj", "nsubjpass", "csubj", "aux", "neg", "expl", "attr"} and c.i < token.i
            ),
            token.i,
            verb.i if verb.i < token.i else token.i,
        )
    if signal.sort == "adjective" and token.head.i < token.i and token.dep_ in {"acomp", "oprd", "attr"}:
        first = min(
            [
                first,
                token.head.i,
                *(
                    start(c)
                    for c in token.head.children
                    if c.i < token.i and c.dep_ in {"nsubj", "nsubjpass", "aux", "neg"}
                ),
            ]
        )
    if token is verb and token.dep_ == "pobj" and signal.sort == "noun" and not signal.content:
        first = min(first, token.head.i)  # "despite Chilean objections"
    if signal.sort == "judgement":
        first = min(first, start(verb if verb.pos_ in {"VERB", "AUX"} else verb.head))
    holder = signal.holder
    own = subject(verb)
    if holder is not None and holder.i < first and not _is_inherited(verb, holder) and own is not None:
        first = start(holder)
    if token.dep_ == "relcl" and token.head in signal.content:
        first = start(token.head)
    first = min(first, _fronted(signal), _described(token))
    last = max([token.i + 1, clause_end(token, token.i), *(end(c) for c in signal.content if c.i > token.i)])
    last = min([last, *(i for c in signal.content for i in _apart(c) if i > token.i)])
    if token is not verb:
        last = max(last, clause_end(verb, token.i))
    told = [*said_besides(verb, token.i), *(i for c in signal.content if c.dep_ == "ccomp" for i in asides(c, c.i))]
    last = min([last, *(i for i in told if i > token.i)])
    return first, _before_comment(token, min(max(last, _condition_end(verb), _extraposed_end(signal)), token.sent.end))


def _described(token: Token) -> int:
    """Where "a step opposed by Peru", "a clause pushed by Peru" begins: with what is opposed."""
    thing = token.head
    by = token.dep_ in {"acl", "conj"} and token.tag_ == "VBN" and child(token, "agent") is not None
    thing = thing.head if token.dep_ == "conj" and thing.dep_ == "acl" else thing
    meant = any(c.lower_ in {"the", "those", "these", "that"} for c in children(thing, "det"))  # which ones they are
    near = thing.pos_ == "NOUN" and not meant and 0 < token.i - start(thing) <= _NEAR
    return start(thing) if by and near and token.nbor(-1).text != "," else token.i


_NEAR = 9  # tokens from the first word of the thing to the participle


def _fronted(signal: Signal) -> int:
    """Where the clause begins that stands before its verb: "the dam will fail, Oman fears"."""
    token = signal.token
    if token.dep_ == "parataxis" and token.head in signal.content:
        return start(token.head)  # "the pact would, Oman fears, be voted down"
    told = [c for c in signal.content if c.dep_ == "ccomp" and c.i < token.i]
    whole = signal.sort == "verb" and token.dep_ in {"ROOT", "conj"} and len(told) == len(signal.content)
    return start(told[0]) if told and whole else token.i


def _before_comment(token: Token, last: int) -> int:
    """Where the claim ends if somebody's word on it follows: "..., which it says ...", "..., an idea Peru rejects"."""
    for t in token.doc[token.i + 1 : last]:
        over = next((a for a in [t, *ancestors(t)] if a.dep_ == "relcl"), None) if t.lower_ == "which" else t
        if over is not None and over.dep_ in {"relcl", "acl"} and over.i > token.i and is_comment(over):
            thing = over.left_edge if over.left_edge.lower_ in {"which", "something"} else over.head.left_edge
            if thing.i - 1 > token.i + 1:
                return min(last, thing.i - 1)
    return last


def _extraposed_end(signal: Signal) -> int:
    """The end of what "it" stands for: "it is vital that the rich pay", "it was wrong to leave"."""
    be = signal.token.head
    if signal.sort != "judgement" or signal.token.dep_ not in {"acomp", "attr", "oprd"} or be.lemma_ not in BE:
        return 0
    if not any(c.lower_ == "it" and c.dep_ in {"nsubj", "expl"} for c in be.children):
        return 0
    return max([0, *(end(c) for c in children(be, "xcomp", "ccomp", "advcl", "csubj") if c.i > signal.token.i)])


def _apart(thing: Token) -> list[int]:
    """Where "and promised to ..." begins, joined by the parser to the infinitive or the clause before it."""
    if thing.dep_ == "ccomp":
        return [start(c) for c in joined_within(thing.head) if c.head.i == thing.i]
    if thing.dep_ not in {"xcomp", "advcl"}:
        return []
    return [start(c) for c in thing.children if stands_alone(c) and c.lemma_ in stance_verbs()]


def _condition_end(verb: Token) -> int:
    """The end of an if-clause on the copula: "is ready to leave, provided that ..."."""
    over = verb.head if verb.pos_ == "ADJ" else verb
    marks = {"if", "unless", "provided", "until", "before", "once", "long"}
    ends = [
        end(c)
        for c in over.children
        if c.i > verb.i and c.dep_ in {"advcl", "prep"} and {t.lower_ for t in c.doc[start(c) : c.i + 1]} & marks
    ]
    return max([0, *ends])


def _is_inherited(verb: Token, holder: Token) -> bool:
    """The subject belongs to a verb this one is joined to: "has demanded X and wants Y"."""
    if said_beside(verb) is not None:
        return True
    for above in [verb, *ancestors(verb)]:
        if holder.head.i == above.i:
            return False
        if above.dep_ == "conj":
            return True
    return True


def _pieces(signal: Signal, last: int) -> list[tuple[int, int]]:
    """Where the content is a list of things each worth a claim: their stretches; else one stretch to the end."""
    whole = [(signal.token.i, last)]
    things = [c for c in signal.content if c.i > signal.token.i]
    if not things:
        return whole
    loose = [c for c in things if c.dep_ == "conj"]  # joined to the verb by the parser, to its object by the writer
    thing = next((c for c in reversed(things) if c.dep_ != "conj"), things[-1])
    if thing.dep_ == "prep":
        thing = child(thing, "pobj", "pcomp") or thing
    if thing.dep_ == "dobj" and thing.doc[max(0, start(thing) - 1)].text == ",":  # "calls for X, Y and Z": Y as object
        before = [child(c, "pobj") for c in things if c.dep_ == "prep" and c.i < thing.i]
        loose += [p for p in before if p is not None]
    loose += [
        c
        for c in signal.token.children  # "wants a higher quota, a longer season and the right to fish"
        if c.i > thing.i
        and c.dep_ in {"dep", "npadvmod"}
        and child(c, "conj") is not None
        and c.left_edge.pos_ == "DET"
        and c.left_edge.nbor(-1).text == ","
    ]
    if is_verb(thing):
        parts = [thing, *_nouns_joined(thing)]
        parts += [
            c
            for c in _verb_conjuncts(thing)
            if any(g.dep_ in {"mark", "aux"} and g.lower_ in {"that", "to"} for g in c.children) or _is_act(thing, c)
        ]
    else:
        parts = sorted([*listed(thing), *(p for c in loose for p in conjuncts(c))], key=lambda p: p.i)
        short = [p for p in parts if width(p) < 3 and not (p is parts[-1] and goes_on(p, last))]
        if parts[0] in short and not _joints(signal, thing, last):
            return whole
        if short:  # "a rise of 6 per cent, rest and a new roof"
            parts = [p for p in parts if p is parts[0] or (p not in short and p.left_edge.tag_ in {"DT", "PRP$"})]
    cuts = sorted({*(start(p) for p in parts), *_joints(signal, thing, last)})
    cuts += [start(c) for c in children(parts[-1], "acl") if c.lower_ == "followed" and c.doc[c.i - 1].text == ","]
    if len(cuts) < 2:
        return whole
    return [(cuts[n], cuts[n + 1] if n + 1 < len(cuts) else last) for n in range(len(cuts))]


def _nouns_joined(clause: Token) -> list[Token]:
    """`wants jobs cut and a freeze on benefits`: a thing after a clause, wanted by itself."""
    if clause.dep_ != "ccomp" or not any(c.lower_ == "and" for c in children(clause, "cc")):
        return []
    nouns = (c for c in children(clause, "conj") if c.pos_ == "NOUN" and child(c, "det") is not None)
    return [c for c in nouns if width(c) > 2 and c.doc[start(c) - 1].lower_ == "and"]


def _joints(signal: Signal, thing: Token, last: int) -> list[int]:
    """`asks for a levy to be cut and for a study`, `wants a vote, along with an apology`: by the words that join."""
    doc, first = signal.token.doc, start(thing)
    tail = first - 1 if first and doc[first - 1].dep_ in {"prep", "mark"} else first
    found = []
    for i in range(max(signal.token.i + 4, first + 2), last - 4):
        again = (
            doc[i].lower_ in {"and", "or"}
            and doc[i + 1].lower_ in {"for", "on"}
            and doc[i + 1].lower_ == doc[tail].lower_
        )
        along = doc[i].lower_ in {"along", "together"} and doc[i + 1].lower_ == "with" and doc[i - 1].text == ","
        if again or along:
            found.append(i + (2 if along else 1))
    return [first, *found] if found else []


def _is_act(first: Token, other: Token) -> bool:
    """`(offered) to build two schools and pay for the buses`: a second act, with a thing of its own."""
    if (
        first.tag_ != "VB"
        or not any(c.lower_ == "to" for c in children(first, "aux"))
        or other.tag_ != "VB"
        or child(other, "nsubj", "aux", "mark") is not None
    ):
        return False
    return (
        child(other, "dobj", "prep") is not None
        and child(first, "dobj", "prep") is not None
        and end(other) - other.i > 3
    )


def _verb_conjuncts(verb: Token) -> list[Token]:
    found = [verb]
    for one in found:
        found += [c for c in one.children if c.dep_ == "conj" and is_verb(c)]
        if len(found) > 8:
            break
    return found[1:]
