"""Parties of several reports: one where their names say so, two where one name stands for two kinds of thing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from accord.dossier.dossier import Dossier, Doubt, PartyKind, PartyMention
from accord.dossier.joining.groups import Groups, once
from accord.dossier.joining.synonyms import words

Key = tuple[int, str]  # which dossier, which id
Ids = dict[Key, str]

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
    for key, party in parties.items():
        me = groups.of(key)
        others = [b for b in bearers.get(plain_name(party.name), ()) if groups.of(b) != me]
        roots = {groups.of(b) for b in others}
        fits = {r for r in roots if not families[r] or not families[me] or families[r] == families[me]}
        if len(roots) == 1 == len(fits):
            links.add((plain_name(parties[me].name), me, roots.pop()))
    for _, one, other in sorted(links, key=lambda link: (link[0], plain_name(parties[link[2]].name))):
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
