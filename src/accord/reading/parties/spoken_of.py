"""Spoken of: what the text has told before a noun like "the company", and what it has not told yet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from accord.reading.clauses import child
from accord.reading.lexicon import wordset
from accord.reading.parties.naming.name import Name
from accord.reading.parties.resolver import Resolver

if TYPE_CHECKING:
    from accord.reading.parse import Token

_LEAD = 2  # passages: headline and first sentence may say "the union" before its name
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_KINDS = {
    "company": "company",
    "firm": "company",
    "corporation": "company",
    "employer": "company",
    "union": "union",
}  # of these nouns


def is_ahead(refs: Resolver, party: str, here: tuple[int, int]) -> bool:
    """Whether a party is named only after this place, and no longer in the lead: no noun here can mean it."""
    if here[0] < _LEAD:
        return False
    named = [n for n in refs.names.all if n.party == party]
    page = refs.pages[here[0]]
    return bool(named) and all((n.passage.number, n.start) >= (here[0], page.doc[here[1]].sent.end) for n in named)


def acts_here(refs: Resolver, party: str, here: tuple[int, int]) -> bool:
    """Whether a party did something before, in this passage."""
    return any(n.party == party and (here[0], n.end) <= here and _acts(n) for n in refs.names.on(here[0]))


def untold(refs: Resolver, token: Token, here: tuple[int, int], back: int = 1) -> str | None:
    """`the company` after "Orsa pledged ...": the body that did something just before, of which no kind was told yet.

    At most so many passages `back`. Its kind is known from then on. None where two such bodies are about.
    """
    kind = _KINDS.get(token.lower_)
    if kind is None or child(token, "amod", "compound", "nmod", "prep") is not None:
        return None
    for number in range(here[0], here[0] - back - 1, -1):
        said = (here[0], token.sent.start)  # who does something to "the company" in the same sentence is another
        before = [n for n in refs.names.on(number) if (number, n.end) <= said and _is_untold(refs, n, kind)]
        acting = [n for n in before if _acts(n)]
        if not acting:
            continue
        party = str(acting[-1].party)
        if before[-1].party != party or (number != here[0] and len({n.party for n in acting}) > 1):
            return None
        refs.roll.parties[party].kind = kind
        return party
    return None


def _is_untold(refs: Resolver, name: Name, kind: str) -> bool:
    """Whether nothing tells what kind of body this is; a union without a word for it has initials for a name."""
    member = refs.roll.parties.get(name.party or "")
    if member is None or member.kind != "other" or member.watcher or name.sort != "body" or name.demonym:
        return False
    return kind != "union" or name.text.isupper()


def _acts(name: Name) -> bool:
    """`Orsa said`, `Orsa's chair said`, `Orsa chair Ann Lee said`."""
    noun = name.passage.doc[name.start : name.end].root
    for _ in range(3):
        if noun.dep_ not in {"poss", "compound", "nmod", "appos"}:
            break
        beside = noun.dep_ == "appos"
        noun = noun.head
        if not beside and noun.lemma_.lower() not in wordset("people", "roles") and noun.pos_ != "PROPN":
            return False
    return noun.dep_ in _SUBJECTS


def foremost_state(refs: Resolver) -> str | None:
    """The state a text is about, whoever else was spoken of last: its army is "the army"."""
    named = Counter({n: m.named for n, m in refs.roll.parties.items() if m.kind == "state" and m.named})
    (first, often), (_, next_often) = [*named.most_common(2), ("", 0), ("", 0)][:2]
    return first if often >= 2 * next_often and often > 1 else None
