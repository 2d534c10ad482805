"""Leaders of crowds: whom somebody speaks for who speaks for people without a name: "the farmers' leader, Ann Lee"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, children
from accord.reading.lexicon import wordset
from accord.reading.parties.naming.name import Name
from accord.reading.parties.people.described import client, stands_for
from accord.reading.parties.people.roles import is_past, is_role, roles
from accord.reading.parties.pronouns import noun_meant
from accord.reading.parties.references import References
from accord.reading.passages import Passage
from accord.reading.stances.crowds import call, crowd

if TYPE_CHECKING:
    from accord.reading.parse import Token


def crowd_behind(page: Passage, noun: Token, refs: References) -> str | None:
    """Whom somebody speaks for who speaks for people: "the head of the bakers' association", "the farmers' leader"."""
    person = refs.person(page, noun)
    if person is None:
        return _led(page, noun, refs) if is_role(noun) and not is_past(noun) else None
    if person.watcher:
        return None
    for mention in refs.names.of_person(person, refs.roll):
        for role in roles(mention):
            found = _led(mention.passage, role, refs)
            if found:
                person.party = found
                return found
    return None


def join_crowds(refs: References) -> None:
    """Give those their party who are told of as one of many: before anybody speaks, as who speaks is asked first."""
    for person in list(refs.roll.persons.values()):
        mentions = refs.names.of_person(person, refs.roll)
        if person.party is None and not person.watcher:
            person.party = next((p for m in mentions if (p := _client(m, refs))), None)
        if person.party is None and not any(True for m in mentions for _ in roles(m)):
            person.party = next((p for m in mentions if (p := _among(m, refs))), None)
        person.asked = person.asked or person.party is not None


def _client(mention: Name, refs: References) -> str | None:
    """`For the Peruvian board, director Ann Lee said`: those for whom somebody is told to speak."""
    noun = client(mention)
    return stands_for(refs, mention) or crowd(mention.passage, noun, refs) if noun is not None else None


def _among(mention: Name, refs: References) -> str | None:
    """`protester Ann Lee`, `Ben Ray, a farmer`: one of those who are a party of this text together."""
    root = mention.passage.doc[mention.start : mention.end].root
    nouns = [c for c in children(root, "compound", "appos", "nmod") if c.i < mention.start or c.i >= mention.end]
    many = wordset("people", "crowds") | wordset("people", "of_many")
    many -= wordset("people", "stakeholders") | wordset("speech", "bystanders")
    for noun in nouns:
        if noun.tag_ == "NNS" or noun.text not in many or is_role(noun):
            continue
        for where in refs.pages:
            for token in where.tokens:
                told = token.tag_ == "NNS" and token.lemma_.lower() == noun.text and token.dep_ in _ACTING
                found = (
                    (refs.whose(where, token) or crowd(where, token, refs))
                    if told and (where.number, token.i) not in refs.spoken
                    else None
                )
                if found is not None:
                    return found
    return None


_ACTING = frozenset({"nsubj", "nsubjpass", "agent", "poss"})
_BEHIND = frozenset({"of", "for", "at", "from"})


def _led(page: Passage, role: Token, refs: References) -> str | None:
    """The group a role noun belongs to, by what follows it or whose it is."""
    after = (child(p, "pobj") for p in children(role, "prep") if p.lower_ in _BEHIND)
    for owner in [n for n in after if n is not None] + children(role, "poss", "compound"):
        meant = noun_meant(refs, page, owner) if owner.lower_ in {"its", "their"} else None
        where, noun = meant if meant is not None else (page, owner)
        many = noun.tag_ == "NNS" or noun.lemma_.lower() in _BODIES
        if many and noun.pos_ == "NOUN" and noun.text.islower() and not is_role(noun):
            found = refs.whose(where, noun) or crowd(where, noun, refs)
            if found:
                call(page, role, found, refs)
                return found
    return None


_BODIES = frozenset(
    {"association", "federation", "union", "group", "council", "committee", "movement", "alliance", "league", "lobby"}
    | {"chamber", "cooperative", "charity", "guild", "coalition", "network", "forum", "society", "club", "tribe"}
    | {"community", "commission", "campaign", "consortium", "syndicate", "board", "agency", "regulator", "watchdog"}
)
