"""Parties of several reports: one where their names say so, two where one name stands for two kinds of thing."""

from __future__ import annotations

import functools
import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from accord.dossier.dossier import Dossier, Doubt, PartyKind, PartyMention
from accord.dossier.joining.groups import Groups, once
from accord.dossier.joining.mentions import Mentions
from accord.dossier.joining.synonyms import words
from accord.sources import Span

Key = tuple[int, str]  # which dossier, which id
Ids = dict[Key, str]


class Named(NamedTuple):
    """A party as a report has it; `has_passage`: whether there is a passage that names it."""

    id: str
    name: str
    kind: PartyKind
    aliases: tuple[str, ...]
    representatives: tuple[str, ...]
    at_table: bool | None
    has_passage: bool

    @classmethod
    def of(cls, party: PartyMention) -> Named:
        """A party without its passages."""
        return cls(party.id, party.name, party.kind, party.aliases, party.representatives, party.at_table,
                   bool(party.evidence))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Joined:
    """What was found to be one: each thing as it is called now, and the mentions of it, whose passages are its own.

    Doubts: their words, and the mentions whose passages they rest on.
    """

    things: list[tuple[Named, array[int]]]
    doubts: list[tuple[str, list[int]]]


_KINDS: tuple[str, ...] = PartyKind.__args__  # type: ignore[attr-defined]
# Reports differ about whether a movement is a party or an armed group; a state is never a company.
_FAMILY = {"state": "state", "region": "region", "company": "company", "other": "", "group": ""}
_FAMILIES = ("body", "state", "region", "company")  # where a name without a kind goes when it could go to several
# Alone, these name whichever one a report is about.
_GENERIC = words(
    "government union company ministry minister ministers president parliament congress senate party "
    "opposition court council commission board army alliance group bank authority administration cabinet "
    "state region city province mr mrs ms dr"
)


def join_parties(dossiers: Sequence[Dossier], known: int | None) -> tuple[dict[str, PartyMention], Ids, list[Doubt]]:
    """All parties, the id each had in its dossier turned into its id here, and names that reports disagree about.

    `known` is the dossier, if any, whose ids, names and kinds stay as they are.
    """
    mentions = Mentions[Named]()
    told = [(n, i, party) for n, d in enumerate(dossiers) for i, party in d.parties.items()]
    for n, _, party in told:
        mentions.add(n, Named.of(party))
    joined = join_mentions(mentions, known)

    def passages(numbers: Iterable[int]) -> tuple[Span, ...]:
        return once(span for number in numbers for span in told[number][2].evidence)

    found: dict[str, PartyMention] = {}
    ids: Ids = {}
    for named, group in joined.things:
        first = told[group[0]][2]
        about = {name: value for name, value in named._asdict().items() if name != "has_passage"}
        evidence = passages(group) if len(group) > 1 else first.evidence
        found[named.id] = first.model_copy(update={**about, "evidence": evidence})
        ids.update((told[number][:2], named.id) for number in group)
    return found, ids, [Doubt(by="rules", words=w, evidence=passages(numbers)) for w, numbers in joined.doubts]


def join_mentions(mentions: Mentions[Named], known: int | None) -> Joined:
    """`join_parties` for parties without passages, a few bytes for each; in each group, what is known goes first."""
    families = _families(mentions)
    groups = Groups(len(mentions), mentions.places)
    _by_name(groups, mentions, families)
    _by_alias(groups, mentions, families)
    _by_kind_of_body(groups, mentions)
    members = [_known_first(group, mentions, known) for group in groups.all()]
    merged = []
    for number, group in enumerate(members):
        is_known = mentions.places[group[0]] == known
        said = mentions.said_in(group)
        party = said[0] if len(group) == 1 else _merged(said, is_known=is_known)
        merged.append((not is_known, _FAMILIES.index(_family_of(party.kind) or "body"), party.name, number, party))
    taken = {mentions[i].id for i, place in enumerate(mentions.places) if place == known}
    found: dict[int, Named] = {}
    doubts: list[tuple[str, list[int]]] = []
    for unknown, _, _, number, party in sorted(merged, key=lambda m: m[:3]):
        name = party.id if not unknown else _free(party, taken)
        taken.add(name)
        found[number] = party._replace(id=name)
        doubts += _kinds_told(found[number], members[number], mentions)
    doubts += _two_of_a_name((party, members[number]) for number, party in found.items())
    return Joined([(found[number], group) for number, group in enumerate(members)], doubts)


@functools.lru_cache(maxsize=10_000)
def plain_name(name: str) -> str:
    """A name as two reports may differ in it: case, accents, dots, a leading article.

    >>> plain_name("The U.S."), plain_name("Türkiye’s"), plain_name("Quayside Workers' Union")
    ('us', 'turkiye', 'quayside workers union')
    """
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"(?<=\b\w)\.(?=\w\b|\s|$)", "", text)
    text = re.sub(r"['’]s\b|['’]", "", text)
    return " ".join(re.sub(r"^the\s+", "", re.sub(r"[\W_]+", " ", text).strip()).split())


def _families(mentions: Mentions[Named]) -> list[str]:
    """The family of each different saying; where nothing but the name is known, the one its name has elsewhere."""
    seen: dict[str, set[str]] = {}
    for party in mentions.different:
        if family := _family_of(party.kind):
            seen.setdefault(plain_name(party.name), set()).add(family)
    usual = {name: min(kinds, key=_FAMILIES.index) for name, kinds in seen.items()}
    return [_family_of(p.kind) or usual.get(plain_name(p.name), "") for p in mentions.different]


def _family_of(kind: str) -> str:
    return _FAMILY.get(kind, "body")


def _by_name(groups: Groups, mentions: Mentions[Named], families: list[str]) -> None:
    first: dict[tuple[str, ...], int] = {}
    for number, which in enumerate(mentions.which):
        party = mentions.different[which]
        name = plain_name(party.name) or party.id, families[which]
        groups.put_together(first.setdefault(name, number), number)
    for number, which in enumerate(mentions.which):
        party = mentions.different[which]
        if not all(word in _GENERIC for word in party.id.split("_")):
            groups.put_together(first.setdefault(("id", party.id, families[which]), number), number)


def _by_alias(groups: Groups, mentions: Mentions[Named], families: list[str]) -> None:
    """A party whose whole name another one also goes by; not where several go by it."""
    bearers: dict[str, dict[int, None]] = {}
    for number, party in enumerate(mentions):
        for alias in party.aliases:
            if _is_telling(alias):
                bearers.setdefault(plain_name(alias), {}).setdefault(groups.of(number))
    links = set()
    for number, party in enumerate(mentions):
        me = groups.of(number)
        roots = {groups.of(b) for b in bearers.get(plain_name(party.name), ()) if groups.of(b) != me}
        family = families[mentions.which[me]]
        told = {r: families[mentions.which[r]] for r in roots}
        fits = [r for r in roots if not told[r] or not family or told[r] == family]
        if len(roots) == 1 == len(fits):
            links.add((plain_name(mentions[me].name), me, roots.pop()))
    for _, one, other in sorted(links, key=lambda link: (link[0], plain_name(mentions[link[2]].name), *link[1:])):
        groups.put_together(one, other)


def _by_kind_of_body(groups: Groups, mentions: Mentions[Named]) -> None:
    """ "The union" of one report is the dockers' union of the others, where these name no other union."""
    for kind in _BODIES:
        named: dict[int, int] = {}
        bare: list[int] = []
        for number, party in enumerate(mentions):
            if party.kind != kind:
                continue
            if plain_name(party.name) == kind:
                bare.append(number)
            else:
                named.setdefault(groups.of(number), number)
        if len(named) == 1:
            (known,) = named.values()
            if plain_name(mentions[known].name).split()[-1:] == [kind]:
                for number in bare:
                    groups.put_together(known, number)


_BODIES = ("union", "company")


def _is_telling(alias: str) -> bool:
    """Whether an alias names one party: "Moscow", "the ILA"; not "the company", "ministers"."""
    words = plain_name(alias).split()
    return any(c.isupper() for c in alias) and any(w not in _GENERIC for w in words)


def _known_first(group: array[int], mentions: Mentions[Named], known: int | None) -> array[int]:
    return group if known is None else array("L", sorted(group, key=lambda number: mentions.places[number] != known))


def _merged(parts: Sequence[Named], *, is_known: bool) -> Named:
    chosen = parts[0] if is_known else _fullest(parts)
    names = once(name for p in parts for name in (p.name, *p.aliases))
    kind = chosen.kind if is_known else min((p.kind for p in parts), key=_kind_order)
    seats = [chosen.at_table] if is_known and chosen.at_table is not None else [p.at_table for p in parts]
    told = [seat for seat in seats if seat is not None]
    return chosen._replace(
        kind=kind,
        aliases=tuple(n for n in names if n != chosen.name),
        representatives=once(r for p in parts for r in p.representatives),
        at_table=any(told) if told else None,
        has_passage=any(p.has_passage for p in parts),
    )


def _fullest(parts: Sequence[Named]) -> Named:
    """The one whose name is not just another's alias; then the longest name, then the alphabet."""
    short = {(a, p.name) for p in parts for a in p.aliases if a != p.name}
    called = {alias for alias, _ in short}
    full = [p for p in parts if p.name not in called and _is_telling(p.name)] or list(parts)
    return min(full, key=lambda p: (-len(p.name), p.name, len(p.id), p.id))


def _kind_order(kind: str) -> int:
    """What is known of its kind goes before "other"; the rest in the order of the kinds."""
    return _KINDS.index(kind) + (len(_KINDS) if not _family_of(kind) else 0)


def _free(party: Named, taken: set[str]) -> str:
    """Its id; with its kind where another party has that id."""
    if party.id not in taken:
        return party.id
    name, number = f"{party.id}_{party.kind}", 1
    while name in taken:
        number += 1
        name = f"{party.id}_{party.kind}_{number}"
    return name


def _kinds_told(party: Named, group: array[int], mentions: Mentions[Named]) -> Iterator[tuple[str, list[int]]]:
    """One doubt for each kind that some report gives and that was not kept."""
    parts = mentions.said_in(group)
    for kind in sorted({p.kind for p in parts} - {party.kind, "other", "group"}):
        if any(p.kind == kind and p.has_passage for p in parts):
            words = f"{party.name} is called a {kind.replace('_', ' ')} here, and something else elsewhere"
            yield words, [number for number in group if mentions[number].kind == kind]


def _two_of_a_name(parties: Iterable[tuple[Named, array[int]]]) -> Iterator[tuple[str, list[int]]]:
    """One doubt for each name that stands for several parties."""
    bearers: dict[str, list[tuple[Named, array[int]]]] = {}
    for party, group in parties:
        bearers.setdefault(plain_name(party.name), []).append((party, group))
    for several in bearers.values():
        if len(several) > 1 and any(party.has_passage for party, _ in several):
            kinds = " and a ".join(sorted({party.kind.replace("_", " ") for party, _ in several}))
            words = f"{several[0][0].name} stands for more than one party: a {kinds}"
            yield words, [number for _, group in several for number in group]
