"""How parties, points and copies were joined before memory was looked at: sets and dictionaries of all there is.

The same steps with everything in memory, to check those in `accord.dossier.joining`, which keep a few bytes a mention.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from accord.dossier.dossier import Copy, Dossier, Doubt, PartyMention, ReportedPoint
from accord.dossier.joining.copies import RUN, SHARE
from accord.dossier.joining.groups import once
from accord.dossier.joining.parties import _FAMILIES, _FAMILY, _GENERIC, _KINDS, plain_name
from accord.dossier.joining.wording import gist_of
from accord.sources import Source

Thing = TypeVar("Thing", bound=Hashable)
Key = tuple[int, str]
Ids = dict[Key, str]


class Groups(Generic[Thing]):
    """A partition that only grows coarser. Each thing comes from places; with `apart`, one place gives a group one."""

    def __init__(self, things: Iterable[tuple[Thing, int]], *, apart: bool = False) -> None:
        self._parent: dict[Thing, Thing] = {}
        self._places: dict[Thing, set[int]] = {}
        self._apart = apart
        for thing, place in things:
            self._parent[thing] = thing
            self._places[thing] = {place}

    def of(self, thing: Thing) -> Thing:
        """The thing that stands for the group."""
        root = thing
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[thing] != root:
            self._parent[thing], thing = root, self._parent[thing]
        return root

    def put_together(self, one: Thing, other: Thing) -> bool:
        """Make their groups one; false where a report tells them apart."""
        first, second = self.of(one), self.of(other)
        if first == second:
            return True
        small, large = sorted((self._places[first], self._places[second]), key=len)
        if self._apart and not small.isdisjoint(large):
            return False
        if len(self._places[first]) < len(self._places[second]):
            first, second = second, first
        self._parent[second] = first
        self._places[first] |= self._places.pop(second)
        return True

    def all(self) -> list[list[Thing]]:
        """Every group, its members in the order they were given."""
        found: dict[Thing, list[Thing]] = {}
        for thing in self._parent:
            found.setdefault(self.of(thing), []).append(thing)
        return list(found.values())


def join_parties(dossiers: Sequence[Dossier], known: int | None) -> tuple[dict[str, PartyMention], Ids, list[Doubt]]:
    """All parties, the id each had in its dossier turned into its id here, and names that reports disagree about.

    `known` is the dossier, if any, whose ids, names and kinds stay as they are.
    """
    parties = {(n, i): party for n, d in enumerate(dossiers) for i, party in d.parties.items()}
    families = _families(parties)
    groups = Groups(((key, key[0]) for key in parties), apart=True)
    _by_name(groups, parties, families)
    _by_alias(groups, parties, families)
    _by_kind_of_body(groups, parties)
    found: dict[str, PartyMention] = {}
    ids: Ids = {}
    doubts: list[Doubt] = []
    members = [[parties[key] for key in _known_first(group, known)] for group in groups.all()]
    taken = {party.id for n, d in enumerate(dossiers) if n == known for party in d.parties.values()}
    merged = []
    for group, parts in zip(groups.all(), members, strict=True):
        is_known = any(n == known for n, _ in group)
        party = _merged(parts, is_known=is_known)
        merged.append(
            (not is_known, _FAMILIES.index(_family_of(party.kind) or "body"), party.name, group, party, parts)
        )
    for unknown, _, _, group, party, parts in sorted(merged, key=lambda m: m[:3]):
        name = party.id if not unknown else _free(party, taken)
        taken.add(name)
        found[name] = party.model_copy(update={"id": name})
        ids.update(dict.fromkeys(group, name))
        doubts += _kinds_told(found[name], parts)
    order = {ids[key]: None for key in parties}
    return {i: found[i] for i in order}, ids, [*doubts, *_two_of_a_name(found.values())]


def _families(parties: dict[Key, PartyMention]) -> dict[Key, str]:
    """The family of each; where nothing but the name is known, the one its name has elsewhere."""
    seen: dict[str, set[str]] = {}
    for party in parties.values():
        if family := _family_of(party.kind):
            seen.setdefault(plain_name(party.name), set()).add(family)
    usual = {name: min(kinds, key=_FAMILIES.index) for name, kinds in seen.items()}
    return {key: _family_of(p.kind) or usual.get(plain_name(p.name), "") for key, p in parties.items()}


def _family_of(kind: str) -> str:
    return _FAMILY.get(kind, "body")


def _by_name(groups: Groups[Key], parties: dict[Key, PartyMention], families: dict[Key, str]) -> None:
    first: dict[tuple[str, ...], Key] = {}
    for key, party in parties.items():
        groups.put_together(first.setdefault((plain_name(party.name) or party.id, families[key]), key), key)
    for key, party in parties.items():
        if not all(word in _GENERIC for word in party.id.split("_")):
            groups.put_together(first.setdefault(("id", party.id, families[key]), key), key)


def _by_alias(groups: Groups[Key], parties: dict[Key, PartyMention], families: dict[Key, str]) -> None:
    """A party whose whole name another one also goes by; not where several go by it."""
    bearers: dict[str, dict[Key, None]] = {}
    for key, party in parties.items():
        for alias in party.aliases:
            if _is_telling(alias):
                bearers.setdefault(plain_name(alias), {}).setdefault(groups.of(key))
    links = set()
    order = {key: n for n, key in enumerate(parties)}
    for key, party in parties.items():
        me = groups.of(key)
        others = [b for b in bearers.get(plain_name(party.name), ()) if groups.of(b) != me]
        roots = {groups.of(b) for b in others}
        fits = {r for r in roots if not families[r] or not families[me] or families[r] == families[me]}
        if len(roots) == 1 == len(fits):
            links.add((plain_name(parties[me].name), me, roots.pop()))
    for _, one, other in sorted(
        links, key=lambda link: (link[0], plain_name(parties[link[2]].name), order[link[1]], order[link[2]])
    ):
        groups.put_together(one, other)


def _by_kind_of_body(groups: Groups[Key], parties: dict[Key, PartyMention]) -> None:
    """ "The union" of one report is the dockers' union of the others, where these name no other union."""
    for kind in _BODIES:
        named: dict[Key, Key] = {}
        bare: list[Key] = []
        for key, party in parties.items():
            words_of = plain_name(party.name).split()
            if party.kind == kind and words_of == [kind]:
                bare.append(key)
            elif party.kind == kind:
                named.setdefault(groups.of(key), key)
        if len(named) == 1:
            (known,) = named.values()
            if plain_name(parties[known].name).split()[-1:] == [kind]:
                for key in bare:
                    groups.put_together(known, key)


_BODIES = ("union", "company")


def _is_telling(alias: str) -> bool:
    """Whether an alias names one party: "Moscow", "the ILA"; not "the company", "ministers"."""
    words = plain_name(alias).split()
    return any(c.isupper() for c in alias) and any(w not in _GENERIC for w in words)


def _known_first(group: list[Key], known: int | None) -> list[Key]:
    return sorted(group, key=lambda key: key[0] != known)


def _merged(parts: Sequence[PartyMention], *, is_known: bool) -> PartyMention:
    if len(parts) == 1:
        return parts[0]
    chosen = parts[0] if is_known else _fullest(parts)
    names = once(name for p in parts for name in (p.name, *p.aliases))
    kind = chosen.kind if is_known else min((p.kind for p in parts), key=_kind_order)
    seats = [chosen.at_table] if is_known and chosen.at_table is not None else [p.at_table for p in parts]
    told = [seat for seat in seats if seat is not None]
    return PartyMention(
        id=chosen.id,
        name=chosen.name,
        kind=kind,
        aliases=tuple(n for n in names if n != chosen.name),
        representatives=once(r for p in parts for r in p.representatives),
        at_table=any(told) if told else None,
        evidence=once(span for p in parts for span in p.evidence),
    )


def _fullest(parts: Sequence[PartyMention]) -> PartyMention:
    """The one whose name is not just another's alias; then the longest name, then the alphabet."""
    short = {(a, p.name) for p in parts for a in p.aliases if a != p.name}
    called = {alias for alias, _ in short}
    full = [p for p in parts if p.name not in called and _is_telling(p.name)] or list(parts)
    return min(full, key=lambda p: (-len(p.name), p.name, len(p.id), p.id))


def _kind_order(kind: str) -> int:
    """What is known of its kind goes before "other"; the rest in the order of the kinds."""
    return _KINDS.index(kind) + (len(_KINDS) if not _family_of(kind) else 0)


def _free(party: PartyMention, taken: set[str]) -> str:
    """Its id; with its kind where another party has that id."""
    if party.id not in taken:
        return party.id
    name, number = f"{party.id}_{party.kind}", 1
    while name in taken:
        number += 1
        name = f"{party.id}_{party.kind}_{number}"
    return name


def _kinds_told(party: PartyMention, parts: Sequence[PartyMention]) -> Iterator[Doubt]:
    """One doubt for each kind that some report gives and that was not kept."""
    for kind in sorted({p.kind for p in parts} - {party.kind, "other", "group"}):
        spans = once(span for p in parts if p.kind == kind for span in p.evidence)
        if spans:
            words = f"{party.name} is called a {kind.replace('_', ' ')} here, and something else elsewhere"
            yield Doubt(by="rules", words=words, evidence=spans)


def _two_of_a_name(parties: Iterable[PartyMention]) -> Iterator[Doubt]:
    """One doubt for each name that stands for several parties."""
    bearers: dict[str, list[PartyMention]] = {}
    for party in parties:
        bearers.setdefault(plain_name(party.name), []).append(party)
    for several in bearers.values():
        spans = once(span for p in several for span in p.evidence)
        if len(several) > 1 and spans:
            kinds = " and a ".join(sorted({p.kind.replace("_", " ") for p in several}))
            yield Doubt(
                by="rules", words=f"{several[0].name} stands for more than one party: a {kinds}", evidence=spans
            )


def join_points(dossiers: Sequence[Dossier], known: int | None) -> tuple[dict[str, ReportedPoint], dict[Key, str]]:
    """All points, and the id each had in its dossier turned into its id here.

    What one report tells apart stays apart, though it be of one frame: "pay" and "rosters" are both of wages. Then the
    plainest point of the frame in each report is the one that meets the others. `known` is as for parties.
    """
    points = {(n, i): point for n, d in enumerate(dossiers) for i, point in d.points.items()}
    groups = Groups(((key, key[0]) for key in points), apart=True)
    by_name: dict[tuple[str, ...], Key] = {}
    for key, point in points.items():
        groups.put_together(by_name.setdefault(_name_of(point), key), key)
    main: dict[tuple[int, str], Key] = {}
    for key, point in sorted(points.items(), key=lambda item: _plainness(item[1])):
        if about := point.frame or (point.topic and f"topic {point.topic}"):
            main.setdefault((key[0], about), key)
    by_frame: dict[str, Key] = {}
    for (_, about), key in main.items():
        groups.put_together(by_frame.setdefault(about, key), key)
    taken = {i for n, d in enumerate(dossiers) if n == known for i in d.points}
    merged, ids, numbers = {}, {}, dict[str, int]()
    for group in sorted(groups.all(), key=lambda g: (all(n != known for n, _ in g), min(points[k].id for k in g))):
        group = sorted(group, key=lambda key: key[0] != known)
        point = _merged_points([points[key] for key in group], is_known=group[0][0] == known)
        name = point.id
        while name in taken and group[0][0] != known:
            numbers[point.id] = numbers.get(point.id, 1) + 1
            name = f"{point.id}_{numbers[point.id]}"
        taken.add(name)
        merged[name] = point.model_copy(update={"id": name})
        ids.update(dict.fromkeys(group, name))
    return {i: merged[i] for i in dict.fromkeys(ids[key] for key in points)}, ids


def _name_of(point: ReportedPoint) -> tuple[str, ...]:
    return gist_of(point.name).words or (point.name,)


def _plainness(point: ReportedPoint) -> tuple[bool, int, str, str]:
    """The plainest name of a frame is the frame's own; then the shortest."""
    is_named = bool(point.frame) and gist_of((point.frame or "").replace("_", " ")).core <= gist_of(point.name).core
    return not is_named, len(point.name), point.name, point.id


def _merged_points(parts: Sequence[ReportedPoint], *, is_known: bool) -> ReportedPoint:
    chosen = parts[0] if is_known else min(parts, key=_plainness)
    frames, topics = sorted({p.frame for p in parts if p.frame}), sorted({p.topic for p in parts if p.topic})
    return chosen.model_copy(
        update={
            "frame": chosen.frame or next(iter(frames), None),
            "topic": chosen.topic or next(iter(topics), None),
            "evidence": once(span for p in parts for span in p.evidence),
        }
    )


_WORD = re.compile(r"\w+")


def copies_among(sources: Iterable[Source]) -> tuple[Copy, ...]:
    """Each text that is, or holds, an earlier one, and which; undated texts come last."""
    texts = sorted(sources, key=lambda s: (s.published or date.max, s.id))
    numbers = _Numbers()
    listed: dict[int, list[int]] = {}
    runs: list[NDArray[Any]] = []
    family: list[int] = []
    found = []
    for n, source in enumerate(texts if len(texts) > 1 else ()):
        own = _runs(source.text, numbers)
        runs.append(own)
        family.append(n)
        signs = [int(r) for r in (own if len(own) < 120 else own[own % 8 == 0])]
        shared = Counter(earlier for sign in signs for earlier in listed.get(sign, ()))
        for sign in signs:
            if len(seen := listed.setdefault(sign, [])) < 8:
                seen.append(n)
        held: set[int] = set()
        likely = [e for e, n in shared.most_common(5) if n * 8 * 2 >= SHARE * min(len(own), len(runs[e]))]
        for share, earlier in sorted((-_share(own, runs[e]), e) for e in likely):
            if -share >= SHARE and family[earlier] not in held:
                held.add(family[earlier])
                found.append(Copy(source=source.id, of=texts[earlier].id, share=round(-share, 2)))
        family[n] = min(held, default=n)
    return tuple(found)


class _Numbers(dict[str, int]):
    """A number for each word, the same in every run of the program."""

    def __missing__(self, word: str) -> int:
        self[word] = number = zlib.crc32(word.encode()) * 2654435761 + len(word)
        return number


def _runs(text: str, numbers: _Numbers) -> NDArray[Any]:
    """The different runs of words of a text as numbers, in order; a short text is one run."""
    words = _WORD.findall(text.casefold())
    for word in words:
        if word not in numbers:
            numbers[word] = zlib.crc32(word.encode()) * 2654435761 + len(word)
    if not words:
        return np.zeros(0, np.uint64)
    values = np.fromiter((numbers[w] for w in words), np.uint64, len(words))
    mixed = np.zeros(max(1, len(values) - RUN + 1), np.uint64)
    for at in range(min(RUN, len(values))):
        mixed = mixed * np.uint64(6364136223846793005) + values[at : at + len(mixed)]
    mixed ^= mixed >> np.uint64(31)
    return np.unique(mixed * np.uint64(0x9E3779B97F4A7C15) >> np.uint64(20))


def _share(one: NDArray[Any], other: NDArray[Any]) -> float:
    """How much of the shorter text stands in the longer one, 0 to 1."""
    return len(np.intersect1d(one, other, assume_unique=True)) / max(1, min(len(one), len(other)))
