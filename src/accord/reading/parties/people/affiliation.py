"""Affiliation: the party a person speaks for, by title, apposition, known office, or what was spoken of just before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accord.reading.clauses import agent, child, children
from accord.reading.lexicon import words, wordset
from accord.reading.parties.gazetteer import kind_of
from accord.reading.parties.kinds import generic, home, nearest
from accord.reading.parties.names import Name
from accord.reading.parties.people.leaders import leader_of
from accord.reading.parties.pronouns import candidates
from accord.reading.parties.resolver import Resolver
from accord.reading.parties.roll import Person, is_watcher
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token


def party_of_person(refs: Resolver, page: Passage, token: Token, name: Name) -> str | None:
    """The party of a named person, found once for all mentions."""
    person = refs.roll.person(name.text)
    if person is None:
        return None
    if person.party is None and not person.watcher:
        for mention in [m for m in refs.names.all if m.sort == "person" and refs.roll.person(m.text) is person]:
            _affiliate(refs, person, mention)
            if person.party or person.watcher:
                break
        if person.party is None and not person.watcher:
            person.party = leader_of(person.name, refs.published, refs.roll.parties)
            if person.party:
                refs.roll.party(person.party, kind_of(person.party))
            else:
                _guess(refs, person)
    return person.party


def _guess(refs: Resolver, person: Person) -> None:
    """With a role but no body named beside it: the body such a role belongs to, or the one spoken of just before."""
    for mention in [m for m in refs.names.all if m.sort == "person" and refs.roll.person(m.text) is person]:
        head = mention.passage.doc[mention.start : mention.end].root
        for role in _roles(refs, head, mention):
            first = min(role.left_edge.i, head.left_edge.i)
            person.party = _by_role_kind(refs, mention.passage, role, first)
            if person.party:
                return


def _affiliate(refs: Resolver, person: Person, name: Name) -> None:
    """The party a person speaks for, from title, apposition or "of" phrase around one mention."""
    page, doc = name.passage, name.passage.doc
    head = doc[name.start : name.end].root
    if _watches(refs, head, name):
        person.watcher = True
        return
    owner = child(head, "poss")
    if owner is not None and refs.names.of(page, owner) is not None:  # "Ecuador's Luis Paredes"
        person.party = refs.whose(page, owner)
        return
    for role in _roles(refs, head, name):
        person.role = person.role or role.lemma_.lower()
        party = _noun_affiliation(refs, page, role, name)
        if party and refs.roll.parties[party].watcher:
            person.watcher = True
        elif party:
            person.party = party
        if person.party or person.watcher:
            return
    if head.dep_ == "pobj" and head.head.dep_ == "agent" and head.head.head.lemma_ in _LEADING:
        led = head.head.head
        person.party = refs.whose(page, led.head) if led.dep_ == "acl" else None
    named = child(head, "acl")
    sender = agent(named) if named is not None and named.lemma_ in _NAMING else None
    if sender is not None:  # "appointed by the commission"
        person.party = refs.whose(page, sender)
    clause = child(head, "relcl")
    if clause is not None and clause.lemma_ in _LEADING:  # "who leads the drivers' branch of the union STRV"
        bodies = [n for t in clause.subtree if (n := refs.names.of(page, t)) is not None and n.party]
        person.party = person.party or (bodies[0].party if bodies else None)
    _affiliate_by_phrase(refs, person, page, head)


_NAMING = frozenset({"appoint", "name", "send", "employ", "elect", "hire", "nominate"})
_LEADING = frozenset({"lead", "head", "run", "chair", "command", "represent"})


def _affiliate_by_phrase(refs: Resolver, person: Person, page: Passage, head: Token) -> None:
    """`Ines Falk of the Rotterdam Trade Institute`."""
    for prep in children(head, "prep"):
        pobj = child(prep, "pobj")
        if prep.lower_ in {"of", "from", "at", "for", "with"} and pobj is not None:
            party = refs.whose(page, pobj)
            if is_watcher(page.doc[pobj.left_edge.i : pobj.right_edge.i + 1].text):
                person.watcher = True
            elif party:
                person.party = party


def _watches(refs: Resolver, head: Token, name: Name) -> bool:
    """Named as an analyst, a professor, a reporter: before the name or in apposition; so is the body behind them."""
    watching = wordset("people", "watching")
    titles = [t for t in head.doc[head.left_edge.i : name.start] if t.lemma_.lower() in watching]
    titles += [
        a
        for a in [*children(head, "appos"), *([head.head] if head.dep_ == "appos" else [])]
        if a.lemma_.lower() in watching
    ]
    for title in titles:
        for prep in children(title, "prep"):
            pobj = child(prep, "pobj")
            body = refs.names.of(name.passage, pobj) if pobj is not None else None
            if body is not None and body.party and refs.roll.parties[body.party].kind not in {"state", "bloc", "io"}:
                refs.roll.parties[body.party].watcher = True
    return bool(titles)


def _roles(refs: Resolver, head: Token, name: Name) -> Iterator[Token]:
    """Role nouns tied to a name: before it, in apposition to it, or it in apposition to them."""
    roles = wordset("people", "roles")
    for t in reversed(list(head.doc[head.left_edge.i : name.start])):
        if t.is_punct and t.text not in {"-", ","}:
            break
        if t.lemma_.lower() in roles:
            yield t
            break
    if head.dep_ == "appos" and head.head.lemma_.lower() in roles:
        yield head.head
    for apposed in children(head, "appos"):
        if apposed.lemma_.lower() in roles:
            yield apposed
    for after in children(head, "conj", "npadvmod"):
        if after.lemma_.lower() in roles and after.i > head.i and after.doc[after.left_edge.i - 1].text == ",":
            yield after


def _noun_affiliation(refs: Resolver, page: Passage, role: Token, name: Name) -> str | None:
    """By the role: names among the words before it, then as any noun, then an office that is a party by itself."""
    first = min(role.left_edge.i, page.doc[name.start : name.end].root.left_edge.i)
    for i in range(role.i, first - 1, -1):
        near = refs.names.at.get((page.number, i))
        if near is not None and near.party and near.start != name.start and i < name.start:
            return near.party
        if near is not None and near.sort == "place" and role.lemma_.lower() in wordset("people", "regional"):
            refs.roll.party(near.text, "region").named += 1  # "Ontario Premier Ann Lee"
            return near.text
        found = _by_word(refs, page, page.doc[i])
        if found:
            return found
    own = refs.by_phrase(page, role)
    if own:
        return own
    if role.lemma_.lower() in wordset("people", "own_office") - {"governor", "judge"}:
        text = f"{role.text[0].upper()}{role.text[1:]} {name.text}"
        found = office(refs, page, role) or text
        refs.roll.party(found, "institution").named += 1
        return found
    return None


def _by_word(refs: Resolver, page: Passage, word: Token) -> str | None:
    """A possessive, or a common noun that names a body: "guild president", "its spokesman", "the union's leader"."""
    if word.tag_ == "PRP$" or (word.dep_ == "poss" and word.pos_ in {"NOUN", "PROPN"}):
        return refs.whose(page, word)
    lemma = word.lemma_.lower()
    if word.pos_ not in {"NOUN", "PROPN"} or not word.text.islower() or lemma in wordset("people", "roles"):
        return None
    armies = lemma in wordset("people", "armies")
    bodies = any(lemma in signals for signals in words("people")["kinds"].values())
    return generic(refs, page, word) if armies or bodies else None


def office(refs: Resolver, page: Passage, role: Token) -> str | None:
    """An office that is a party by itself: "the mayor of West Yorkshire"."""
    of = next((c for c in children(role, "prep") if c.lower_ == "of"), None)
    place = child(of, "pobj") if of is not None else child(role, "poss")
    name = refs.names.of(page, place) if place is not None else None
    if (
        place is None
        or name is None
        or name.sort == "person"
        or (of is None and name.party is not None and refs.roll.parties[name.party].kind == "state")
    ):
        return None
    text = f"{role.text[0].upper()}{role.text[1:]} of {page.doc[place.left_edge.i : place.i + 1].text}"
    refs.roll.party(text, "institution").named += 1
    return text


def _by_role_kind(refs: Resolver, page: Passage, role: Token, first: int) -> str | None:
    phrase = page.doc[first : role.i + 1].text.lower()
    for kind, roles in words("people")["role_kinds"].items():
        if any(r in phrase for r in roles):
            if kind == "state":
                return home(refs, page, role)
            pool = [n for n, m in refs.roll.parties.items() if m.kind == kind and not m.watcher]
            if kind == "company" and not pool:
                pool = [n for n, m in refs.roll.parties.items() if m.kind == "other" and not m.watcher]
            found = nearest(refs, pool, (page.number, role.i))
            if found:
                return found
    speaks = role.lemma_.lower() in wordset("people", "spokesmen")
    return _last_subject(refs, page, role) if speaks else None


def _last_subject(refs: Resolver, page: Passage, token: Token) -> str | None:
    for where, candidate in candidates(refs, page, token):
        found = refs.whose(where, candidate)
        if found:
            return found
    return None
