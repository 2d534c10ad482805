"""Parties: which of the names met are parties to the dispute, weighed by what each of them does in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from accord.reading.involved import Told, moving
from accord.reading.meetings.find import Gathering
from accord.reading.parties.names import party_of
from accord.reading.parties.naming.name import Name
from accord.reading.parties.references import References
from accord.reading.parties.roll import Member
from accord.reading.stances.drafts import Draft
from accord.reading.weighing.weights import party_weights
from accord.reading.whole_text import is_short

LEAST_PARTY = 0.5  # the share from which a name met is taken for a party
LEAST_HOLDER = 0.4  # the same where a rule found that it takes a position
LEAST_RECALL = 0.15  # both, with `recall`
_MANY = (1, 2, 3, 5, 8)
_SHARES = (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9)


def told_by_weight(
    refs: References, drafts: Sequence[Draft], meeting: Gathering | None, likely: Mapping[str, float], *, recall: bool
) -> Told:
    """The claims whose holders are parties, and the parties: who meets, and of all others those likely enough.

    `likely`: of each name of which a clause was asked, how likely the likeliest of them tells a position, 0 to 1.
    """
    seated = meeting.participants if meeting else []
    signs = signs_of_parties(refs, drafts, seated, likely)
    shares = party_weights().shares(list(signs.values()))
    of_holders, of_others = (LEAST_RECALL, LEAST_RECALL) if recall else (LEAST_HOLDER, LEAST_PARTY)
    if is_short(refs):
        of_holders = 0.0
    least = {h: of_holders for d in drafts if not d.is_weighed for h in d.holders}
    likely_enough = (n for n, share in zip(signs, shares, strict=True) if share >= least.get(n, of_others))
    taken = {*likely_enough, *seated}
    kept = []
    for d in drafts:
        holders = tuple(name for name in d.holders if name in taken)
        if holders:
            kept.append(d if len(holders) == len(d.holders) else replace(d, holders=holders))
    order = dict.fromkeys([*seated, *(name for d in kept for name in d.holders), *refs.roll.parties])
    return Told(kept, [name for name in order if name in taken])


def signs_of_parties(
    refs: References, drafts: Sequence[Draft], seated: Sequence[str], likely: Mapping[str, float]
) -> dict[str, list[str]]:
    """The signs of every party on the roll, in its order."""
    met = _Met.of(refs, drafts)
    moves = set(moving(refs))
    found = {}
    for name, member in refs.roll.parties.items():
        signs = [*_of_claims(member, met.claims[name]), *_of_names(met.names[name], refs), *met.of_place(name)]
        signs += _of_persons(refs, name, len(met.persons[name]))
        signs += [f"likely {least}" for least in _SHARES if likely.get(name, 0.0) >= least]
        signs += [f"kind {member.kind}", f"words {min(len(name.split()), 4)}"]
        told = {
            "asked": name in likely,
            "seated": name in seated,
            "moves": name in moves,
            "only moves": name in moves and not met.claims[name] and name not in seated,
            "watches": member.watcher,
            "capitals": name.isupper(),
        }
        found[name] = list(dict.fromkeys([*signs, *(sign for sign, so in told.items() if so)]))
    return found


@dataclass(frozen=True, slots=True)
class _Met:
    """What of a text belongs to each party: its claims, names, persons; and where passages start."""

    claims: dict[str, list[Draft]]
    names: dict[str, list[Name]]
    persons: dict[str, list[Name]]
    starts: dict[int, int]  # of each passage, in words from the start of the text
    length: int

    @classmethod
    def of(cls, refs: References, drafts: Sequence[Draft]) -> _Met:
        claims: dict[str, list[Draft]] = defaultdict(list)
        for d in drafts:
            for holder in d.holders:
                claims[holder].append(d)
        names: dict[str, list[Name]] = defaultdict(list)
        persons: dict[str, list[Name]] = defaultdict(list)
        for n in refs.names.all:
            if party := party_of(n, refs.roll):
                (persons if n.sort == "person" else names)[party].append(n)
        starts, length = {}, 0
        for page in refs.pages:
            starts[page.number] = length
            length += len(page.doc)
        return cls(claims, names, persons, starts, length)

    def of_place(self, name: str) -> Iterator[str]:
        """How far down the text a party is first met, by fifths, and whether in several passages."""
        here = [*self.names[name], *self.persons[name]]
        if not here:
            yield "described"
            return
        first = min(self.starts[n.passage.number] + n.start for n in here)
        yield f"first in {min(4, 5 * first // max(self.length, 1))}"
        if len({n.passage.number for n in here}) >= _SPREAD:
            yield "spread"


_SPREAD = 3  # passages


def _of_claims(member: Member, mine: Sequence[Draft]) -> Iterator[str]:
    yield from (f"claims {n}" for n in _MANY if len(mine) >= n)
    yield f"kind {member.kind} claims {min(len(mine), 2)}"
    if not mine:
        return
    yield from sorted({f"stance {d.stance}" for d in mine})
    yield "by rule" if any(not d.is_weighed for d in mine) else "only weighed"
    if all(len(d.holders) > 1 for d in mine):
        yield "only jointly"
    if len(mine) == 1:
        yield f"one {mine[0].rule.partition(':')[0]}"
        yield f"one stance {mine[0].stance}"


def _of_persons(refs: References, name: str, named: int) -> Iterator[str]:
    """How many speak for the party, and how often they are named."""
    yield from (f"persons named {n}" for n in (1, 3, 6) if named >= n)
    for_it = [p for p in refs.roll.persons.values() if p.party == name]
    yield from (f"spoken {n}" for n in (1, 2) if sum(not p.in_passing for p in for_it) >= n)
    if any(p.in_passing for p in for_it):
        yield "spoken in passing"


def _of_names(names: Sequence[Name], refs: References) -> Iterator[str]:
    """How often a party is named, and where in its sentences."""
    own = [n for n in names if not n.demonym]
    yield from (f"named {n}" for n in _MANY if len(own) >= n)
    if len(names) - len(own) > 1:
        yield "demonyms"
    if names and not own:
        yield "only demonyms"
    subject = 0
    for n in own:
        if n.passage.heading:
            yield "in heading"
            continue
        root = n.passage.doc[n.start : n.end].root
        subject += root.dep_ in {"nsubj", "nsubjpass"}
        yield f"dep {root.dep_}"
        if root.dep_ == "pobj":
            yield f"prep {root.head.lower_}"
        elif root.dep_ == "conj":
            yield f"conj of {root.head.dep_}"
        elif root.dep_ in {"poss", "compound"}:
            yield f"{root.dep_} of {root.head.lemma_.lower()}"
        if n.start > 0 and n.passage.doc[n.start - 1].lower_ == "the":
            yield "the"
    yield from (f"subject {n}" for n in (1, 2, 3) if subject >= n)
