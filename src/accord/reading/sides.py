"""Sides: who deals with whom, besides those whom the sentences on a meeting name.

Where a meeting is told of, hosts, members of small blocs and those who are said to be talking with each other sit at
its table too; where none is, the parties that deal with each other are told from the bystanders.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from accord.reading.clauses import SUBJECTS, ancestors, child, children, conjuncts
from accord.reading.lexicon import words
from accord.reading.meetings.find import Gathering
from accord.reading.parties.references import References
from accord.reading.passages import Passage
from accord.reading.seats import seats_of_the_bloc, seats_of_the_field
from accord.reading.stances.drafts import Draft
from accord.reading.stretch_text import text_of

if TYPE_CHECKING:
    from accord.reading.parse import Token

_HALF = 0.5  # a position of each counts half as much as one of either that names the other
_SMALL = 8  # members of a bloc who each speak for themselves: the E3, Mercosur, the G7; not the Union's twenty-seven
_HOUSES = ("Democrats", "Republicans")  # where one of two parties of a house sits, so does the other
_CLOSE = 0.6  # a third deals with the two as much as they do with each other, or nearly


def sides(drafts: Sequence[Draft], refs: References) -> frozenset[str]:
    """The parties between which positions go to and fro: each wants something of another, or answers it.

    Empty where nobody deals with anybody.
    """
    held = Counter(h for d in drafts for h in d.holders)
    dealings: Counter[frozenset[str]] = Counter()
    for d in drafts:
        for other in named_within(d.page, d.start, d.end, refs):
            dealings.update(frozenset((h, other)) for h in d.holders if h != other)
    weight = {
        pair: told + _HALF * min(held[p] for p in pair) for pair, told in dealings.items() if any(held[p] for p in pair)
    }
    if not weight:
        return frozenset()
    order = {name: n for n, name in enumerate(refs.roll.parties)}
    first = max(weight, key=lambda pair: (weight[pair], -max(order[p] for p in pair)))
    found = set(first)
    for third in sorted({p for pair in weight for p in pair} - first, key=order.__getitem__):
        reach = max(weight.get(frozenset((third, p)), 0.0) for p in first)
        if held[third] > 1 and reach >= _CLOSE * weight[first]:
            found.add(third)
    return frozenset(found)


def named_within(page: Passage, start: int, end: int, refs: References) -> Iterable[str]:
    """The parties that stand among these tokens, each once."""
    found: dict[str, None] = {}
    for t in page.doc[start:end]:
        if t.pos_ in {"PROPN", "NOUN", "ADJ"} and (party := refs.whose(page, t)) is not None:
            found.setdefault(party)
    return found


def seat_holders(meeting: Gathering, holders: Sequence[str], refs: References) -> None:
    """Put at its table, of those that take a position, whom it is open to and the members of the bloc that meets."""
    if meeting.is_open:
        meeting.participants = list(dict.fromkeys([*meeting.participants, *seats_of_the_field(holders, refs)]))
    if meeting.bloc:
        sit = seats_of_the_bloc(meeting.bloc, holders, meeting.absent)
        meeting.participants = list(dict.fromkeys([*meeting.participants, *sit, meeting.bloc]))


def seats_beside(meeting: Gathering, holders: Sequence[str], refs: References) -> list[str]:
    """Hosts; of those that take a position, members of a bloc that sits and whoever is told to be talking now."""
    table = set(meeting.participants)
    if meeting.bloc or meeting.is_open:
        table |= {"European Union", "European Commission"} & set(holders)
    sit = _with_members(table, holders) | {p for p in talking(refs) if p in holders}
    sit |= set(hosts(meeting, refs))
    pair = {"European Union", "European Commission"}
    if pair & (table | sit):
        sit |= pair
    if set(_HOUSES) & (table | sit) and {"United States", "Congress"} & (table | sit):
        sit |= set(_HOUSES)
    return [p for p in refs.roll.parties if p in sit and p not in meeting.absent]


def _with_members(table: set[str], holders: Iterable[str]) -> set[str]:
    small = {bloc: m for bloc, m in words("people")["members"].items() if len(m) <= _SMALL}
    return {p for bloc, m in small.items() if bloc in table for p in holders if p in m}


def hosts(meeting: Gathering, refs: References) -> Iterator[str]:
    """The states in whose capitals it is to be held."""
    for name in refs.names.all:
        if name.seat and name.party and meeting.place and name.text in meeting.place:
            yield name.party


_TALKS = frozenset({"talk", "negotiation", "discussion", "dialogue", "bargaining", "mediation", "contact"})
_TALK = frozenset({"negotiate", "bargain"})
_OVER = re.compile(r"\b(?:19|20)\d\d\b|\blast (?!week)\w+|\bearlier\b|\bdecades?\b|\bformer\b", re.I)
_NOT = frozenset({"refuse", "reject", "suspend", "cancel", "boycott", "rule", "abandon", "resist", "urge", "call"}) | {
    "open",
    "begin",
    "start",
    "block",
    "veto",
    "resume",
    "delay",
    "offer",
    "propose",
    "want",
    "seek",
    "hope",
}


def talking(refs: References) -> list[str]:
    """Who is told to talk or to have just talked with whom: "talks between Peru and Chile", "is negotiating with"."""
    found: dict[str, None] = {}
    for page in [p for p in refs.pages if not p.heading]:
        for sentence in page.sentences():
            if _OVER.search(text_of(sentence)):
                continue
            for t in page.lemmatised(sentence, _TALKS | _TALK):
                if not _is_doubted(t):
                    found.update(dict.fromkeys(_talkers(page, t, refs)))
    return list(found)


def _is_doubted(token: Token) -> bool:
    """`no talks`, `refuses to negotiate`, `would talk`, `if they negotiate`: nobody talks yet."""
    for t in [token, *list(ancestors(token))[:4]]:
        if any(c.dep_ == "neg" or c.lower_ in {"no", "if", "could", "should", "may"} for c in t.children):
            return True
        if any(c.lower_ == "would" for c in t.children) and t.lemma_ != "be":  # "it would be the first contact between"
            return True
        if t.lemma_ in _NOT:
            return True
    return False


def _talkers(page: Passage, token: Token, refs: References) -> Iterator[str]:
    preps = {p.lower_: p for p in children(token, "prep")}
    with_whom = preps.get("between") or (preps.get("with") if token.lemma_ != "contact" else None)
    if with_whom is None or token.lower_ == "talk":
        return
    whom = child(with_whom, "pobj")
    far = [p for c in (conjuncts(whom) if whom is not None else ()) if (p := refs.whose(page, c))]
    if with_whom.lower_ == "between":
        yield from far if len(far) > 1 else ()
        return
    verb = token if token.lemma_ in _TALK else next((a for a in ancestors(token) if a.pos_ in {"VERB", "AUX"}), None)
    who = child(verb, *SUBJECTS) if verb is not None else None
    near = [p for c in (conjuncts(who) if who is not None else ()) if (p := refs.whose(page, c))]
    if near and far:
        yield from (*near, *far)
