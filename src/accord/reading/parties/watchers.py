"""Watchers: bodies that only watch a dispute, told from the analysts and reporters who speak for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import children
from accord.reading.lexicon import wordset
from accord.reading.parties.naming.name import Name
from accord.reading.parties.resolver import Resolver
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token


def mark_watchers(refs: Resolver) -> None:
    """Bodies met only as the home of an analyst or a professor watch the dispute."""
    watching = wordset("people", "watching") | wordset("speech", "bystanders") - {
        "official",
        "people",
        "resident",
        "adviser",
    }
    homes: dict[str, list[bool]] = {}
    dealing: set[str] = set()
    for n in refs.names.all:
        if n.party is not None and refs.roll.parties[n.party].kind not in {"state", "bloc", "io"}:
            root = n.passage.doc[n.start : n.end].root
            before = n.passage.doc[n.start - 1] if n.start else None
            beside = [before] if before is not None else []
            beside += [*children(root, "appos"), *_after(n, root)]
            titled = any(t.lemma_.lower() in wordset("people", "outlets") and _reports(t) for t in beside)
            beside += n.passage.doc[n.end : n.end + 6] if _is_comma(n.passage, n.end) else []
            if any(t.lemma_.lower() in wordset("people", "think_tanks") for t in beside):
                refs.roll.parties[n.party].watcher = True
            housed = root.dep_ == "pobj" and root.head.head.lemma_.lower() in watching
            homes.setdefault(n.party, []).append(titled or housed)
            dealing.update({n.party} if refs.roll.parties[n.party].watcher and _deals(root) else ())
    for party, only in homes.items():
        member = refs.roll.parties[party]
        member.watcher = (member.watcher or all(only)) and party not in dealing
        member.kind = "company" if party in dealing and member.kind == "other" else member.kind
    for house in {str(n.party) for n in refs.names.all if _has_disputes(n)}:
        refs.roll.parties[house].watcher = False


def _has_disputes(name: Name) -> bool:
    """`Arden University offered its porters a rise`, `Arden College's provost`: no mere home of those who look on."""
    if name.party is None or _HOUSES.isdisjoint(name.party.split()):
        return False
    root = name.passage.doc[name.start : name.end].root
    head = root.head.lemma_.lower()
    if root.dep_ in {"poss", "compound", "nmod"}:
        return head in _HEADS
    return name.passage.heading or (root.dep_ == "nsubj" and head in wordset("people", "willing"))


_HOUSES = frozenset({"University", "College", "School", "Polytechnic", "Museum", "Foundation"})
_HEADS = frozenset({"chancellor", "provost", "rector", "management", "administration", "senate", "trustee", "board"})


def _deals(name: Token) -> bool:
    """`the talks with NBC`, `a strike at Reuters`, `the BBC's pay offer`: who employs people may have a dispute too."""
    if name.dep_ == "pobj" and name.head.lower_ in _WITH:
        return name.head.head.lemma_.lower() in _AT_WORK
    return name.dep_ in {"poss", "compound", "nmod"} and name.head.lemma_.lower() in _OFFERED


_WITH = frozenset({"with", "at", "against"})
_AT_WORK = frozenset({"strike", "walkout", "talk", "negotiation", "bargaining", "lockout", "picket", "stoppage"})
_OFFERED = frozenset({"offer", "proposal", "lockout", "management", "workforce", "redundancy", "layoff"})


def _reports(noun: Token) -> bool:
    """Whether an outlet is one: a news agency, but no rating agency."""
    before = noun.nbor(-1).lower_ if noun.i else ""
    return noun.lemma_.lower() != "agency" or before in {"news", "press", "wire", "photo", "state", "polling", "media"}


def _after(name: Name, root: Token) -> list[Token]:
    """`think tank` of "the Harbour Lane think tank", `newspaper` of "Peru's Hoy newspaper"."""
    head = root.head
    return [head] if root.dep_ in {"compound", "nmod"} and name.end <= head.i <= name.end + 1 else []


def _is_comma(page: Passage, i: int) -> bool:
    """A comma and an article: what follows tells what the name before is."""
    return words_under(page.doc, i, i + 1) == "," and words_under(page.doc, i + 1, i + 2) in {"a", "an", "the"}
