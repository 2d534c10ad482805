"""Posts: the body behind a title that stands alone, by what sort of body has such officers and was last told of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from accord.reading.clauses import children
from accord.reading.lexicon import words, wordset
from accord.reading.parties.governments import home, is_office, with_office
from accord.reading.parties.homelands import sent_from
from accord.reading.parties.naming.name import Name
from accord.reading.parties.nouns import kind_of_noun
from accord.reading.parties.people.clues import answering, state_by_clues
from accord.reading.parties.people.told_of import subjects_before, told_of
from accord.reading.parties.resolver import Resolver
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

_ANY = frozenset(
    {"state", "region", "union", "company", "group", "political_party", "armed_group", "court", "bloc", "io"}
    | {"institution", "other"}
)
_HALLS = frozenset({"state", "region", "bloc", "political_party"})  # have no committee with a chair of its own


def by_post(refs: Resolver, page: Passage, role: Token, told: tuple[int, Sequence[Name]]) -> str | None:
    """`told`: where the words before the role begin, and all mentions of the person."""
    first = told[0]
    if _is_of_somebody(role, [m for m in told[1] if m.passage is page]):
        return None
    body = body_before(role)
    phrase = words_under(page.doc, first, role.i + 1).lower()
    presided = _presided(refs, page, role, first) if body is None else None
    if presided is not None:
        return presided
    if body is None and (_of_state(role, phrase) or (role.lemma_.lower() == "secretary" and is_office(role))):
        return _state(refs, page, role, told)
    title = next((t for t in words("people")["role_kinds"] if _signs(t).search(phrase)), None)
    fits = frozenset(words("people")["posts"].get(title, _ANY))
    if title == "bloc":
        return _commission(refs, role)
    if body is not None:
        within = body.lemma_.lower() in wordset("people", "inner_bodies")
        fits = fits - _HALLS if body.lemma_.lower() == "committee" else fits if within else _kinds_of(body)
    sits = role.lemma_.lower() == "member" and body is not None and body.lemma_.lower() == "board"
    if title is None and not sits and role.lemma_.lower() not in wordset("people", "spokesmen"):
        return None
    if role.lemma_.lower() in {"mediator", "facilitator"}:
        fits = frozenset({"state", "io", "bloc"})
    found, known = told_of(refs, page, first, fits)
    if known or title is None or title == "state":
        return found
    pool = [n for n, m in refs.roll.parties.items() if m.kind == title and title in fits and not m.watcher]
    return pool[0] if len(pool) == 1 else None


def _presided(refs: Resolver, page: Passage, role: Token, first: int) -> str | None:
    """`The Guild was blunter. President Ann Lee said ...`: of the guild, though states have presidents too."""
    before = page.doc[first : role.i]
    if role.lemma_.lower() != "president" or any(t.lower_ not in _PRESIDING for t in before):
        return None
    n = refs.order.get((page.number, page.doc[first].sent.start))
    where = refs.starts[n - 1][0] if n else None
    if where is not page:
        return None
    found = next(subjects_before(refs, page, first, 0), None)
    name = refs.names.of(*found) if found is not None else None
    if name is None or name.sort != "body" or name.party is None or name.demonym or name.seat:
        return None
    return name.party if refs.roll.parties[name.party].kind in _PRESIDED else None


_PRESIDING = frozenset({"national", "association", "union", "federation", "club", "group", "vice", "-", "general"})
_PRESIDED = frozenset({"union", "group", "company", "other"})


def _commission(refs: Resolver, role: Token) -> str | None:
    """`Trade Commissioner Ann Lee`, `Commissioner Ann Lee`: of the Union, not of a county or a force."""
    before = role.nbor(-1) if role.i > role.sent.start else None
    other = (
        before is not None
        and before.dep_ in {"compound", "nmod", "amod"}
        and before.text.capitalize() not in _portfolios()
    )
    named = (n for n in ("European Commission", "European Union") if n in refs.roll.parties)
    return None if other else next(named, None)


def _portfolios() -> frozenset[str]:
    return wordset("people", "portfolios") - {"Regional", "Local", "Provincial", "Special", "National", "Federal"}


def _kinds_of(body: Token) -> frozenset[str]:
    """Of the bodies so called: a council is no body of an unknown kind, a union may be."""
    lemma = body.lemma_.lower()
    found = {str(kind) for kind, nouns in words("people")["kinds"].items() if lemma in nouns}
    return frozenset(found if lemma in wordset("people", "offices_apart") else found | {"other"})


def kinds_with(role: Token) -> frozenset[str]:
    """The kinds of bodies that have an officer of this title."""
    lemma = role.lemma_.lower()
    if lemma in {"minister", "premier"}:
        return frozenset({"state", "region", "armed_group", "other"})
    return _ANY


def _of_state(role: Token, phrase: str) -> bool:
    vice = "vice" in phrase.split("-")[0].split()[-1:] and role.lemma_.lower() in {"president", "chancellor"}
    return _signs("state").search(phrase) is not None and not vice and not _is_of_something(role)


@cache
def _signs(title: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(s) for s in words('people')['role_kinds'][title])})s?\b")


def _state(refs: Resolver, page: Passage, role: Token, told: tuple[int, Sequence[Name]]) -> str | None:
    """The state that the paragraph is about where such an office is told of, else the home of the text."""
    first, mentions = told
    before = {t.lower_ for t in page.doc[first : role.i]}
    if before & {"regional", "provincial"} or ("chief" in before and role.lemma_.lower() == "minister"):
        return _region(refs, page, first)
    premier = role.lemma_.lower() == "premier"
    lands = frozenset({"state", "region"} if premier else {"state"})
    found = state_by_clues(refs, mentions, lands, slight=False) or answering(refs, page, first, lands)
    if found is None:
        found = told_of(refs, page, first, {"state"}, back=0)[0]
        land = told_of(refs, page, first, {"region"}, back=0)[0] if found is None else None
        found = found or (state_by_clues(refs, mentions, lands) if land is None else None)
        if land is not None:
            return land  # "Bavaria is against it. Energy Minister Ann Lee said ..."
        found = found if found is not None and with_office([found], role) else None
    sent = sent_from(refs) if found is None else None
    if sent is not None and with_office([sent], role):
        refs.roll.party(sent, "state").named += 1
        found = sent
    found = found or home(refs, page, role)
    federal = premier and found in wordset("people", "federations")
    return _region(refs, page, first) if federal else found


def _region(refs: Resolver, page: Passage, first: int) -> str | None:
    """`Premier Ann Lee` in Canada, `regional minister Ann Lee`: of the region told of, or the one named most."""
    near = told_of(refs, page, first, {"region"})[0]
    named = [(m.named, n) for n, m in refs.roll.parties.items() if m.kind == "region" and m.named]
    return near or (max(named)[1] if named else None)


def body_before(role: Token) -> Token | None:
    """`council` of "the council president", `union` of "Union chair Ann Lee": a common noun for what has the title."""
    before = role.nbor(-1) if role.i > role.sent.start else None
    if before is None or before.pos_ not in {"NOUN", "PROPN"} or before.dep_ not in {"compound", "nmod", "poss"}:
        return None
    plain = before.text.islower() or before.i == before.sent.start
    known = before.lemma_.lower() in wordset("people", "inner_bodies") or kind_of_noun(before) not in {None, "state"}
    return before if plain and known else None


def _is_of_somebody(role: Token, person: Sequence[Name]) -> bool:
    """`the buyer's chief`, `president of the community of Tarn`: it is told whose, whether that is a party or not."""
    owned = any(c.dep_ == "poss" for c in role.children)
    named = [p for c in children(role, "prep") if c.lower_ in _WHOSE for p in children(c, "pobj")]
    fields = wordset("people", "portfolios") | {"State"}
    named = [p for p in named if not any(m.start <= p.i < m.end for m in person)]  # "Secretary for Health Ann Lee"
    proper = any(p.pos_ == "PROPN" and p.text not in fields for p in named)
    return owned or proper or any(kind_of_noun(p) not in {None, "state"} or _is_certain(role, p) for p in named)


def _is_certain(role: Token, noun: Token) -> bool:
    """`chief of the village`, `president of the conference`; not "head of policy", "minister for the coast"."""
    field = is_office(role) or role.lemma_.lower() in wordset("people", "inner_bodies")
    own = noun.lemma_.lower() in wordset("people", "inner_bodies") | _STATES
    return not field and not own and any(c.dep_ == "det" for c in noun.children)


_STATES = frozenset({"country", "republic", "state", "nation", "federation", "government"})
_WHOSE = frozenset({"of", "for", "at", "with"})


def _is_of_something(role: Token) -> bool:
    """`vice president for Asia of the trade council`: of no state, where the text does not say which."""
    if role.lemma_.lower() != "president":
        return False
    nouns = [p for c in children(role, "prep") if c.lower_ in {"of", "for", "at"} for p in children(c, "pobj")]
    return any(n.lemma_.lower() not in _STATES for n in nouns)
