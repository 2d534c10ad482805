"""Claims: what is read in many reports, each claim once; then where two of them do not go together."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from itertools import count, groupby
from operator import itemgetter
from typing import Any

from accord.dossier.claim import Claim
from accord.dossier.joining.contrasts import Known, Sides, contrasts_between, has_figure, is_against, thing_of
from accord.dossier.joining.same import as_one, is_machine_id, own_id
from accord.dossier.many.shelf import Shelf, in_json

_NONE = '"evidence": []'  # no text of a claim has it: there, quotation marks are escaped
_SOME = ({"source": "0" * 64, "start": 0, "end": 1, "quote": "."},)  # in the place of the passages, which stay outside


def settle_claims(shelf: Shelf) -> int:
    """Put the claims together that say the same; how many there are then."""
    rows = shelf.ask("SELECT key, id, body, place, start, stop, passages FROM read ORDER BY key, number")
    numbers = count()
    for key, same in groupby(rows, key=itemgetter(0)):
        _settle(key, (row[1:] for row in same), shelf)
        next(numbers)
    return next(numbers)


def _settle(key: str, same: Iterable[tuple[Any, ...]], shelf: Shelf) -> None:
    """One claim of all that have a key; those that differ in nothing but their passages are looked at once."""
    names: dict[tuple[str, bool], str] = {}
    passages: dict[str, None] = {}
    first: tuple[int, ...] = ()
    for name, body, *at, lines in same:
        kind = body, is_machine_id(name)
        names[kind] = min(names.get(kind, name), name)
        passages.update(dict.fromkeys(lines.split("\n")))
        first = min(first or tuple(at), tuple(at), key=lambda place: place[:2])
    read = [{**json.loads(body), "id": name, "evidence": _SOME} for (body, _), name in names.items()]
    claim = as_one([Claim.model_validate(fields) for fields in read], key)
    name = own_id(claim.id, key, lambda i: bool(shelf.ask("SELECT 1 FROM claim WHERE id = ?", (i,)).fetchone()))
    bare = claim.model_copy(update={"id": name, "evidence": ()})
    before, after = in_json(bare.model_dump(mode="json", exclude_defaults=True)).split(_NONE, 1)
    line = f'{before}"evidence": [{", ".join(passages)}]{after}'
    shelf.ask("INSERT INTO claim VALUES (?, ?)", (name, line))
    if thing := thing_of(claim):
        core, sort = thing
        about = hashlib.blake2b(repr((sorted(core), sort)).encode(), digest_size=16).digest()
        told = about, is_against(claim), has_figure(claim), *first, name
        holders = [(holder, *told) for holder in dict.fromkeys(claim.holders)]
        shelf.enter("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?, ?, ?)", holders)


def settle_contrasts(shelf: Shelf, known: Known) -> None:
    """Find where claims of one party about one thing do not go together."""
    shelf.ask("CREATE INDEX by_thing ON thing (party, thing)")
    found = shelf.ask(
        "SELECT party, thing FROM thing GROUP BY party, thing HAVING min(against) < max(against)"
        " OR sum(figure AND against) > 1 OR sum(figure AND NOT against) > 1"
    )
    for party, thing in found:
        _contrast(party, thing, shelf, known)


def _contrast(party: str, thing: bytes, shelf: Shelf, known: Known) -> None:
    rows = shelf.ask(
        "SELECT against, place, start, stop, thing.id, line FROM thing JOIN claim ON claim.id = thing.id"
        " WHERE party = ? AND thing = ? ORDER BY place, start, stop, thing.id",
        (party, thing),
    )
    sides: Sides = ([], [])
    order: dict[str, tuple[Any, ...]] = {}
    for against, *at, name, line in rows:
        sides[against].append(Claim.model_validate_json(line))
        order[name] = (*at, name)
    found = [
        (*order[c.claims[0]], *order[c.claims[1]], party, in_json(c.model_dump(mode="json", exclude_defaults=True)))
        for c in contrasts_between(party, sides, known)
    ]
    shelf.enter("INSERT INTO contrast VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", found)
