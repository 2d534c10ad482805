"""Affiliation: the party a person speaks for, by title, apposition, known office, or what was spoken of just before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from accord.reading.clauses import ancestors, child, children
from accord.reading.lexicon import words, wordset
from accord.reading.parties.gazetteer import kind_of
from accord.reading.parties.governments import home, is_office
from accord.reading.parties.kinds import generic
from accord.reading.parties.lands import governing, land_of
from accord.reading.parties.leaders import leader_of
from accord.reading.parties.naming.name import Name
from accord.reading.parties.people.apart import apart
from accord.reading.parties.people.deeds import affiliate_by_clause, last_subject
from accord.reading.parties.people.described import by_description, described_before, described_next, stands_for
from accord.reading.parties.people.posts import body_before, by_post, kinds_with
from accord.reading.parties.people.roles import is_of_state, is_past, is_role, opening, roles
from accord.reading.parties.people.told_of import own
from accord.reading.parties.people.words_before import by_word
from accord.reading.parties.resolver import Resolver
from accord.reading.parties.roll import Person, is_watcher
from accord.reading.parties.several import in_turn
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token


def party_of_person(refs: Resolver, page: Passage, token: Token, name: Name) -> str | None:
    """The party of a named person, found once for all mentions."""
    person = refs.roll.person(name.text)
    if person is None or person.asked:
        return person.party if person is not None else None
    person.asked = True
    mentions = refs.names.of_person(person, refs.roll)
    for mention in mentions:
        _affiliate(refs, person, mention)
        if person.party or person.watcher:
            return _of_assembly(refs, person)
    former = any(is_past(t) for m in mentions for t in _titles(m))
    governs = any(is_office(role) or is_of_state(role) for m in mentions for role in roles(m))
    person.party = None if former else leader_of(person.name, refs.when, refs.roll.parties, governs=governs)
    if person.party:
        refs.roll.party(person.party, kind_of(person.party)).named += 1
    else:
        person.party = next((p for m in mentions if (p := _guess(refs, m, mentions))), None)
    return person.party or apart(refs, person, mentions, former=former)


def _of_assembly(refs: Resolver, person: Person) -> str | None:
    """`House Speaker Ann Lee` speaks for her party, where the table knows it, not for the House."""
    if person.party is not None and refs.roll.parties[person.party].kind == "institution":
        known = leader_of(person.name, refs.when, refs.roll.parties)
        if known is not None and kind_of(known) == "political_party":
            refs.roll.party(known, "political_party").named += 1
            person.party = known
    return person.party


def _titles(mention: Name) -> list[Token]:
    """The role nouns before a name, past ones too."""
    doc = mention.passage.doc
    return [t for t in doc[opening(mention.passage, mention.start) : mention.start] if is_role(t)]


def _guess(refs: Resolver, mention: Name, mentions: Sequence[Name]) -> str | None:
    """With a role but no body named beside it: who was called so, else the body such a role belongs to."""
    page = mention.passage
    for role in roles(mention):
        if _is_of_told(refs, page, role):
            continue
        first = opening(page, min(role.i, mention.start))
        before = page.doc[role.left_edge.i]
        told = before.lower_ == "the" or role.dep_ == "appos"
        found = refs.called(page, role) if told else None
        found = found or by_post(refs, page, role, (first, mentions))
        if found:
            return found
    for described in (described_next(refs, mention), described_before(refs, mention, mentions)):
        if described is not None:
            where, role = described
            found = refs.whose(where, role) or by_post(refs, where, role, (role.left_edge.i, mentions))
            if found:
                return found
    return None


def _affiliate(refs: Resolver, person: Person, name: Name) -> None:
    """The party a person speaks for, from title, apposition or "of" phrase around one mention."""
    page, head = name.passage, name.passage.doc[name.start : name.end].root
    if _watches(refs, head, name):
        person.watcher = True
        return
    person.party = _by_bench(refs, name) or _by_owner(refs, page, head) or in_turn(refs, name)
    person.party = person.party or stands_for(refs, name)
    for role in () if person.party else roles(name):
        person.role = person.role or role.lemma_.lower()
        party = _of_camp(refs, page, head) or _in_opposition(refs, page, opening(page, min(role.i, name.start)), role)
        party = party or _noun_affiliation(refs, page, role, name)
        person.watcher = bool(party) and refs.roll.parties[str(party)].watcher
        person.party = None if person.watcher else party
        if person.party or person.watcher:
            return
    person.party = person.party or _of_political_party(refs, page, head) or by_description(refs, page, head)
    if not person.party:
        affiliate_by_clause(refs, person, page, head)
        if not any((own := child(role, "poss")) is not None and own.tag_ == "PRP$" for role in roles(name)):
            _affiliate_by_phrase(refs, person, page, head)  # "its chair, Ann Lee of the Greens" chairs for another


def _of_political_party(refs: Resolver, page: Passage, head: Token) -> str | None:
    """`Ann Lee, a Democrat`: of no other office."""
    for beside in children(head, "appos"):
        name = refs.names.of(page, beside)
        if name is not None and name.party and refs.roll.parties[name.party].kind == "political_party":
            return name.party
    return None


def _of_camp(refs: Resolver, page: Passage, head: Token) -> str | None:
    """`opposition leader Ann Lee of the Greens`, `Senator Ann Lee of Labour`; who governs does so for the state."""
    after = [t for t in children(head.head, "prep") if t.i - head.i == 2 and t.nbor(-1).text == ","]
    for pobj in (p for c in [*children(head, "prep"), *after] if c.lower_ in _FROM for p in children(c, "pobj")):
        name = refs.names.of(page, pobj)
        if name is not None and name.party and refs.roll.parties[name.party].kind == "political_party":
            governs = any(t.lower_ in _GOVERNING for t in page.doc[max(head.sent.start, head.i - _REACH) : head.i])
            return None if governs else name.party
        told = next((n for a in children(pobj, "appos") if (n := refs.names.of(page, a)) is not None), None)
        if told is not None and told.party and _is_junior(pobj):
            return told.party  # "Justice Minister Ann Lee, from a smaller coalition party, Hlas"
    return None


_FROM = frozenset({"of", "from"})


def _is_junior(noun: Token) -> bool:
    """`a smaller coalition party`, `its junior partner`: a party told of as apart from the one that leads."""
    said = {c.lower_ for c in noun.children}
    return noun.lemma_ in {"party", "partner"} and bool(said & {"coalition", "junior", "smaller", "minor"})


_GOVERNING = frozenset({"minister", "president", "premier", "chancellor", "governor", "mayor"})


def _by_owner(refs: Resolver, page: Passage, head: Token) -> str | None:
    """`Ecuador's Luis Paredes`; and who has a political party speaks for it: "Ann Lee's Progress Party"."""
    owned = refs.names.of(page, head.head) if head.dep_ == "poss" else None
    if any(c.lower_ in {"president", "minister", "chancellor"} for c in children(head, "compound")):
        owned = None  # "President Ann Lee's Progress Party": first of all she speaks for her state
    if owned is not None and owned.party and refs.roll.parties[owned.party].kind == "political_party":
        return owned.party
    owner = child(head, "poss")
    return refs.whose(page, owner) if owner is not None and refs.names.of(page, owner) is not None else None


_REACH = 9  # words before a role that may tell whose it is
_BENCH = re.compile(r"\(?\s?([RD])\s?-\s?[A-Z]")


def _by_bench(refs: Resolver, name: Name) -> str | None:
    """`Senator Ann Lee (R-Ohio)`, `Labour's Ann Lee`, `Conservative Ann Lee`."""
    doc = name.passage.doc
    told = _BENCH.match(words_under(doc, name.end, name.end + 5))
    if told:
        party = {"R": "Republicans", "D": "Democrats"}[told.group(1)]
        refs.roll.party(party, "political_party").named += 1
        return party
    before = refs.names.at.get((name.passage.number, name.start - 1)) if name.start else None
    if before is not None and before.party and refs.roll.parties[before.party].kind == "political_party":
        return before.party
    return None


def _in_opposition(refs: Resolver, page: Passage, first: int, role: Token) -> str | None:
    """`the shadow foreign secretary`: the party out of office at that date; `opposition leader`: the opposition."""
    before = page.doc[max(0, first - 1) : role.i]
    opposed = next((t for t in before if t.lower_ == "opposition"), None)
    if opposed is not None:
        return generic(refs, page, opposed)
    if not any(t.lower_ == "shadow" for t in before):
        return None
    state = home(refs, page, role)
    terms = words("people")["in_opposition"].get(state if state and kind_of(state) != "other" else "United Kingdom", [])
    when = refs.when
    fits = [str(p) for first_year, last_year, p in terms if when is None or first_year <= when.year < last_year]
    named = [p for p in dict.fromkeys(fits) if p in refs.roll.parties]
    party = named[0] if named else fits[0] if when is not None and fits else None
    if party:
        refs.roll.party(party, "political_party").named += 1
    return party


def _affiliate_by_phrase(refs: Resolver, person: Person, page: Passage, head: Token) -> None:
    """`Ines Falk of the Rotterdam Trade Institute`."""
    governs = person.role in _GOVERNING
    for prep in children(head, "prep"):
        pobj = child(prep, "pobj")
        if prep.lower_ in {"of", "from", "at", "for", "with"} and pobj is not None:
            party = refs.whose(page, pobj)
            if is_watcher(words_under(page.doc, pobj.left_edge.i, pobj.right_edge.i + 1)):
                person.watcher = True
            elif prep.lower_ == "from" and not person.role:
                continue  # where somebody comes from
            elif party and governs and refs.roll.parties[party].kind == "political_party":
                continue  # "Prime Minister Ann Lee of the Greens" speaks for her state
            elif party and (
                person.role in wordset("people", "own_office") | {"premier", "minister"}
                or not _is_home(refs, page, pobj)
            ):
                person.party = party


def _is_home(refs: Resolver, page: Passage, place: Token) -> bool:
    """`Senator Ann Lee of California`: where somebody comes from is not whom she speaks for."""
    name = refs.names.of(page, place)
    return name is not None and name.party is not None and refs.roll.parties[name.party].kind == "region"


def _watches(refs: Resolver, head: Token, name: Name) -> bool:
    """Named as an analyst, a professor, a reporter: before the name or in apposition; so is the body behind them."""
    watching = wordset("people", "watching")
    first = min(head.left_edge.i, opening(name.passage, name.start))
    titles = [t for t in head.doc[first : name.start] if t.lemma_.lower() in watching]
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
    behind = [p for a in children(head, "appos") for of in children(a, "prep") for p in children(of, "pobj")]
    titles += [p for p in behind if p.lemma_.lower() in watching and child(p, "appos") is not None]
    clause = child(head, "relcl")
    if clause is None or clause.lemma_ not in _FOLLOWING:
        return bool(titles)
    sits = any(body_before(role) is not None for role in roles(name))  # "committee member Ann Lee, who studies law"
    return bool(titles) or not sits


_FOLLOWING = frozenset({"follow", "study", "research", "teach", "track", "cover", "monitor", "analyse", "analyze"})


def _noun_affiliation(refs: Resolver, page: Passage, role: Token, name: Name) -> str | None:
    """By the role: names among the words before it, then as any noun, then an office that is a party by itself."""
    head = page.doc[name.start : name.end].root
    owner = child(role, "poss") or (child(head, "poss") if role.i < name.start else None)
    if owner is not None and owner.lower_ in {"its", "their", "whose"} and role.lemma_ != "counterpart":
        told = _meant(owner)
        # "Its Scottish official, Ann Lee"
        return refs.whose(page, told) if told is not owner else own(refs, page, owner, kinds_with(role))
    if (land := land_of(refs, page, role)) is not None:
        return governing(refs, page, role, land)
    found = _seated_for(refs, page, role, name) or _mayor(refs, page, role) or _american(refs, page, role)
    near = _beside(page, role, name) if not found else ()
    found = found or _employer(refs, page, near)
    for i in near:
        found = found or _by_name(refs, page, page.doc[i], role, name)
        owned = page.doc[i].lemma_.lower() in wordset("people", "organs") and any(
            (n := refs.names.at.get((page.number, k))) is not None and n.party for k in near if k < i
        )  # "a Chinese foreign ministry spokesman": whose ministry is told before it
        owned = owned or (
            i == role.i - 1 and page.doc[i].text in wordset("people", "portfolios")
        )  # "Justice Commissioner"
        found = found or (None if owned else by_word(refs, page, page.doc[i]))
    found = found or refs.by_phrase(page, role)
    if found:
        return found
    of = next((child(p, "pobj") for p in children(role, "prep") if p.lower_ == "of"), None)
    if of is not None and of.lemma_.lower() in wordset("people", "inner_bodies"):
        return last_subject(refs, page, role)  # "deputy head of delegation Ann Lee"
    if role.lemma_.lower() in wordset("people", "own_office") - {"governor", "judge"}:
        text = f"{role.text[0].upper()}{role.text[1:]} {name.text}"
        found = office(refs, page, role) or text
        refs.roll.party(found, "institution").named += 1
        return found
    return None


def _is_of_told(refs: Resolver, page: Passage, role: Token) -> bool:
    """`its chair, Ann Lee` after "The bakers' guild met": of those, who need not be a party yet; of nobody else."""
    owner = child(role, "poss")
    if owner is None or owner.lower_ not in {"its", "their"}:
        return False
    refs.whose(page, owner)
    return (page.number, owner.i) in refs.meant


def _meant(owner: Token) -> Token:
    """`Orsa, whose founder Ann Lee`: who is told of by "whose"."""
    if owner.lower_ != "whose":
        return owner
    clause = next((a for a in ancestors(owner) if a.dep_ == "relcl"), None)
    before = owner.nbor(-2) if owner.i > owner.sent.start + 1 and owner.nbor(-1).text == "," else owner
    return clause.head if clause is not None else before if before.pos_ == "PROPN" else owner


def _seated_for(refs: Resolver, page: Passage, role: Token, name: Name) -> str | None:
    """`Republican U.S. Senator Ann Lee`: who sits in a house sits there for a political party."""
    if role.lemma_.lower() not in wordset("people", "legislators"):
        return None
    near = (refs.names.at.get((page.number, i)) for i in _beside(page, role, name))
    parties = (n.party for n in near if n is not None and n.party)
    return next((p for p in parties if refs.roll.parties[p].kind == "political_party"), None)


def _american(refs: Resolver, page: Passage, role: Token) -> str | None:
    """`Secretary of State Ann Lee`, `Under Secretary Ann Lee`: called so without a word of whose, of America."""
    before = page.doc[role.i - 1] if role.i > role.sent.start else None
    if before is not None and role.text == "Secretary" and before.text in _UNDER:
        led = before.i > role.sent.start and (page.doc[before.i - 1].tag_ in {"POS", "PRP$", "JJ", "NNP"})
        return "United States" if not led and "United States" in refs.roll.parties else None
    led = before is not None and (before.tag_ in {"POS", "PRP$"} or refs.names.of(page, before) is not None)
    if led or not is_of_state(role) or {"United Kingdom", "Australia"} & refs.roll.parties.keys():
        return None
    refs.roll.party("United States", "state").named += 1
    return "United States"


_UNDER = frozenset({"Under", "Assistant", "Deputy"})


def _mayor(refs: Resolver, page: Passage, role: Token) -> str | None:
    """`London mayor Ann Lee` speaks for the city, not for the state whose capital it is."""
    place = refs.names.at.get((page.number, role.i - 1)) if role.lemma_.lower() == "mayor" else None
    if place is None or not (place.seat or place.sort == "place"):
        return None
    refs.roll.party(f"Mayor of {place.text}", "institution").named += 1
    return f"Mayor of {place.text}"


def _beside(page: Passage, role: Token, name: Name) -> range:
    """The words that may tell whose role it is, from the last back to the first."""
    if role.i > name.start:
        return range(role.i, max(role.left_edge.i, name.end) - 1, -1)
    first = min(opening(page, role.i), max(role.left_edge.i, role.sent.start, role.i - _REACH))
    last = role.i if page.doc[name.start - 1].is_punct else name.start - 1
    return range(last, first - 1, -1)


def _by_name(refs: Resolver, page: Passage, word: Token, role: Token, name: Name) -> str | None:
    """A name among those words: a body's, a person's ("a Merz aide"), a place's ("Ontario Premier")."""
    near = refs.names.at.get((page.number, word.i))
    if near is None or near.start == name.start:
        return None
    if near.party is None and near.sort == "person" and word.i < role.i:
        return refs.whose(page, page.doc[near.start : near.end].root)
    if near.party is None and near.sort == "place" and role.lemma_.lower() in wordset("people", "regional"):
        refs.roll.party(near.text, "region").named += 1
        return near.text
    return refs.whose(page, page.doc[near.start : near.end].root) or near.party


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
    text = f"{role.text[0].upper()}{role.text[1:]} of {words_under(page.doc, place.left_edge.i, place.i + 1)}"
    refs.roll.party(text, "institution").named += 1
    return text


def _employer(refs: Resolver, page: Passage, near: Sequence[int]) -> str | None:
    """`Amnesty's China director`: of the body whose director she is, not of the state she looks after.

    `Orsa group chief`, `Left Bloc group leader`: whatever part of the body is named after it.
    """
    bodies = [n for i in near if (n := refs.names.at.get((page.number, i))) is not None and n.end == i + 1 and n.party]
    bodies = [n for n in bodies if refs.roll.parties[str(n.party)].kind not in {"state", "region"}]
    after = {n.party: page.doc[n.end] for n in bodies if n.end < len(page.doc)}
    owning = next((p for p, t in after.items() if t.tag_ == "POS"), None)
    return owning or next((p for p, t in after.items() if t.lemma_.lower() in _PARTS), None)


_PARTS = frozenset({"group", "union", "party", "board", "committee", "council", "branch", "federation", "association"})
