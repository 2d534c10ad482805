"""Speaking on: who "he added", "they said" and "a spokesman said" mean, from who spoke just before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.attribution.record import Act
from accord.reading.clauses import ancestors, child
from accord.reading.lexicon import wordset
from accord.reading.parties.pronouns import agrees
from accord.reading.parties.references import References
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

_FOR_OTHERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_PAPERS = frozenset({"statement", "communique", "communiqué"})  # "a statement said": whose goes without saying, too
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_APART = 1  # passages: nobody speaks on after a longer pause
_BACK = 3  # sentences: whose spokesman it is was told not long before


class Turns:
    """Follows the speakers of a text, and tells the references whom a pronoun or a bare spokesman stands for."""

    def __init__(self, refs: References) -> None:
        self._refs = refs
        self._last: tuple[Act, Token] | None = None

    def follow(self, act: Act, *, speaks: bool) -> None:
        """Note who speaks, or takes a position; acts come in the order of the text, none from inside quotations."""
        who = act.speaker
        if who is None or not _is_outer(act.cue):
            return
        key = (act.page.number, who.i)
        if who.lower_ in {"he", "she"} or (who.lower_ == "they" and speaks):
            if self._goes_on(act, who) and self._last is not None:
                self._refs.speaking[key] = self._refs.whose(self._last[0].page, self._last[1])
                self._last = act, self._last[1] if self._last[0].page is act.page else who
                return
        elif _is_bare_spokesman(who):
            party = self._spoken_for(act.page, who)
            if party is not None and self._refs.whose(act.page, who) is None:
                self._refs.speaking[key] = party
        self._last = act, who

    def _goes_on(self, act: Act, who: Token) -> bool:
        """Whether the one who spoke last, a person, still speaks: nobody else did anything since."""
        if self._last is None:
            return False
        before, last = self._last
        lemma = last.lemma_.lower()
        told = last.tag_ == "NN" and lemma in wordset("speech", "bystanders") | wordset("people", "watching")
        one = lemma in wordset("people", "unnamed") and last.tag_ == "NN"
        if not 0 <= act.page.number - before.page.number <= _APART or before.cue.sent == act.cue.sent:
            return False
        if not (one if who.lower_ == "they" else told or agrees(self._refs, before.page, last, who.lower_)):
            return False
        return not any(self._is_somebody(page, t) for page, t in self._between(before, act))

    def _is_somebody(self, page: Passage, token: Token) -> bool:
        """Another person, named or told of as who does something."""
        name = self._refs.names.of(page, token)
        if name is not None and name.sort == "person":
            return True
        told = agrees(self._refs, page, token, "he") or token.lemma_.lower() in wordset("speech", "bystanders")
        return token.dep_ in _SUBJECTS and told

    def _between(self, before: Act, act: Act) -> list[tuple[Passage, Token]]:
        """The words between two acts of saying that are neither quoted nor what is said."""
        found: list[tuple[Passage, Token]] = []
        told = [(page, a, b) for page, a, b in act.content + before.content]
        for page in self._refs.pages[before.page.number : act.page.number + 1]:
            first = before.cue.sent.end if page is before.page else 0
            last = act.cue.left_edge.i if page is act.page else len(page.doc)
            for token in page.doc[first:last]:
                inside = (page.number, token.i) in self._refs.spoken or any(
                    where is page and a <= token.i < b for where, a, b in told
                )
                if not inside and token.head.i != act.cue.i:
                    found.append((page, token))
        return found

    def _spoken_for(self, page: Passage, who: Token) -> str | None:
        """The body told of last before this, as what a sentence is about."""
        n = self._refs.order.get((page.number, who.sent.start))
        if n is None:
            return None
        here = [t for t in page.doc[who.sent.start : who.i] if t.dep_ in _SUBJECTS]
        told_here = (self._party(page, t) for t in reversed(here))
        near = next((p for p in told_here if p is not None), None)
        if near is not None:
            return near
        for where, first in reversed(self._refs.starts[max(0, n - _BACK) : n]):
            if page.number - where.number > 1:
                return None
            root = where.doc[first].sent.root
            told = child(root, "nsubj", "nsubjpass")
            if told is None or told.pos_ == "PRON":
                continue
            party = self._party(where, told)
            if party is not None or self._refs.names.of(where, told) is not None or child(told, "compound") is not None:
                return party  # "The Harris campaign said ..., a spokesman said": of a body that is no party
        return None

    def _party(self, page: Passage, token: Token) -> str | None:
        """The party a noun outside quotations stands for."""
        party = self._refs.whose(page, token) if (page.number, token.i) not in self._refs.spoken else None
        return party if party is not None and not self._refs.roll.parties[party].watcher else None


def _is_outer(cue: Token) -> bool:
    """The text's own clause: not "Asked whether he agreed, Lee smiled", "Lee said that Berg had promised it"."""
    path = (a.dep_ for a in (cue, *ancestors(cue)))
    return cue.pos_ in {"VERB", "AUX"} and not any(dep in _INNER for dep in path)


_INNER = frozenset({"advcl", "acl", "relcl", "pcomp", "ccomp", "xcomp"})


def _is_bare_spokesman(noun: Token) -> bool:
    """`a spokesman said`: for whom goes without saying."""
    det = child(noun, "det")
    told = child(noun, "prep", "poss", "compound", "amod", "nmod", "appos", "relcl")
    return (
        noun.lemma_.lower() in _FOR_OTHERS | _PAPERS and det is not None and det.lower_ in {"a", "the"} and told is None
    )
