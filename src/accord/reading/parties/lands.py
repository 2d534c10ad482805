"""Lands: ministers who look after a land or a bloc for a government: "the Greenland affairs minister"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.parties.gazetteer import kind_of
from accord.reading.parties.governments import home
from accord.reading.parties.naming.name import Name
from accord.reading.parties.nearness import nearest
from accord.reading.parties.resolver import Resolver
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

_AFTER = frozenset({"affairs", "relations"})
_SEATED = {  # lands for which the government of a state has a secretary or minister of its own
    "Northern Ireland": "United Kingdom",
    "Scotland": "United Kingdom",
    "Wales": "United Kingdom",
}


def land_of(refs: Resolver, page: Passage, role: Token) -> str | None:
    """The land that a minister looks after: no party of hers; none where there is no such land before the title."""
    if role.lemma_.lower() not in {"minister", "secretary"} or role.i < 1:
        return None
    before = role.nbor(-1)
    about = before.lower_ in _AFTER and before.i > 0
    name = _named_to(refs, page, before.i if about else role.i)
    if name is None or (name.party is None and name.sort != "place"):
        return None
    land = name.party or name.text
    if about:
        return land if name.sort == "place" or _kind(refs, land) in {"state", "region", "bloc", "other"} else None
    return land if (land in _SEATED and role.lemma_.lower() == "secretary") or _kind(refs, land) == "bloc" else None


def governing(refs: Resolver, page: Passage, role: Token, land: str) -> str | None:
    """The state whose minister for that land this is: that of the text, never the land itself."""
    if land in _SEATED:
        refs.roll.party(_SEATED[land], "state").named += 1
        return _SEATED[land]
    found = home(refs, page, role)
    if found is not None and found != land and _kind(refs, found) == "state":
        return found
    states = [n for n, m in refs.roll.parties.items() if m.kind == "state" and m.named and n != land]
    return nearest(refs, states, (page.number, role.i))


def _named_to(refs: Resolver, page: Passage, end: int) -> Name | None:
    """The name that ends right before this token."""
    name = refs.names.at.get((page.number, end - 1))
    return name if name is not None and name.end == end else None


def _kind(refs: Resolver, party: str) -> str:
    member = refs.roll.parties.get(party)
    return member.kind if member is not None else kind_of(party)
