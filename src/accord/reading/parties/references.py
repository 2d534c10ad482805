"""References: the party a noun or pronoun stands for. One candidate or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from accord.reading.clauses import ancestors, child, children, subject
from accord.reading.lexicon import words, wordset
from accord.reading.parties.gazetteer import kind_of, leader_of
from accord.reading.parties.names import Name, Names
from accord.reading.parties.roll import Person, Roll, is_watcher
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_HE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_WE = frozenset({"we", "us", "our", "ours", "i", "me", "my", "mine", "ourselves", "myself"})
_OF = frozenset({"of", "for", "from", "at", "with", "in", "to", "on"})
_GOVERNMENT = "Government"
_MINISTRY = re.compile(r"\b(Ministry|Treasury|Cabinet|Government)\b")
_REACH = 4  # sentences: a pronoun seldom looks further back


class References:
    """Resolves tokens to parties; remembers what it resolved, so that chains of pronouns stay cheap."""

    def __init__(self, pages: Sequence[Passage], names: Names, roll: Roll, published: date | None) -> None:
        self.pages, self.names, self.roll, self.published = pages, names, roll, published
        self.voice: dict[tuple[int, int], str | None] = {}  # inside quotations: the party that says "we"
        self._memo: dict[tuple[int, int], str | None] = {}
        self._starts = [(p, s.start) for p in pages if not p.heading for s in p.doc.sents]
        self._order = {(p.number, i): n for n, (p, i) in enumerate(self._starts)}

    def whose(self, page: Passage, token: Token) -> str | None:
        """The party this noun or pronoun stands for, or speaks for."""
        key = (page.number, token.i)
        if key not in self._memo:
            self._memo[key] = None  # what refers to itself refers to nobody
            self._memo[key] = self._resolve(page, token)
        return self._memo[key]

    def person(self, page: Passage, token: Token) -> Person | None:
        """The person named here."""
        name = self.names.of(page, token)
        return self.roll.person(name.text) if name is not None and name.sort == "person" else None

    def _resolve(self, page: Passage, token: Token) -> str | None:
        name = self.names.of(page, token)
        if name is not None:
            if name.sort == "person":
                return self._party_of_person(page, token, name)
            if name.party is not None and _MINISTRY.search(name.party):
                return self.home(page, token) or name.party
            if name.party is not None and token.i == page.doc[name.start : name.end].root.i:
                return name.party
            if name.party is not None and token.pos_ in {"PROPN", "ADJ"}:
                return name.party
        if token.pos_ == "PRON" or token.tag_ == "PRP$":
            return self._pronoun(page, token)
        if token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "DET"}:
            return self._noun(page, token)
        return None

    def _noun(self, page: Passage, token: Token) -> str | None:
        lemma = token.lemma_.lower()
        if lemma in wordset("people", "own_office"):
            office = self._office(page, token)
            if office:
                return office
        acts = lemma in wordset("people", "roles") or lemma in wordset("people", "organs")
        if acts or lemma in wordset("people", "groups"):
            found = self._by_modifier(page, token, acts)
            if found:
                return found
        if acts or lemma in {"one", "some", "many", "most", "majority", "part", "group"}:
            found = self._by_phrase(page, token)
            if found:
                return found
        for apposed in children(token, "appos"):
            name = self.names.of(page, apposed)
            if name is not None and name.sort != "place":
                return self.whose(page, apposed)
        if self._is_definite(token) and not self._is_other(token) and not self._is_named_otherwise(page, token):
            return self.generic(page, token)
        speaker = self.voice.get((page.number, token.i))
        if speaker and token.tag_ == "NNS" and acts and child(token, "det", "amod", "poss", "compound") is None:
            return speaker
        return None

    def _is_named_otherwise(self, page: Passage, token: Token) -> bool:
        """Owned or qualified by a name that is no party: "Gaza's health ministry" is not the only ministry in sight."""
        return any(c.dep_ in {"poss", "compound", "nmod", "amod"} and (self.names.of(page, c) is not None or c.dep_ == "poss") for c in token.children)

    def _by_modifier(self, page: Passage, token: Token, acts: bool) -> str | None:
        """By what stands before the noun: "Russian officials", "the EU's envoy", "union leaders", "its ministry"."""
        for c in children(token, "poss", "amod", "compound", "nmod", "npadvmod"):
            name = self.names.of(page, c)
            if c.dep_ == "poss":
                found = self.whose(page, c) if acts else None
                if found:
                    return found
            elif name is not None and name.party and not (name.demonym and not acts):
                return name.party
            elif c.dep_ in {"compound", "nmod"} and name is None and acts:
                found = self.generic(page, c)
                if found:
                    return found
            inner = next((self.names.of(page, g) for g in c.children if g.dep_ in {"amod", "compound", "nmod"} and self.names.of(page, g)), None)
            if inner is not None and inner.party and acts:
                return inner.party
        return None

    def _by_phrase(self, page: Passage, token: Token) -> str | None:
        """By what follows: "spokesman for the ministry", "president of France", "authorities in Skopje"."""
        for prep in children(token, "prep"):
            if prep.lower_ in _OF:
                pobj = child(prep, "pobj")
                found = self.whose(page, pobj) if pobj is not None else None
                if found and (prep.lower_ not in {"in", "to", "on", "with"} or token.lemma_.lower() in {"authority", "government", "official", "ambassador", "envoy", "leader"}):
                    return found
        return None

    def _is_definite(self, token: Token) -> bool:
        det = child(token, "det")
        return (det is not None and det.lower_ in {"the", "this", "that", "both", "these", "those"}) or (
            det is None and (token.lemma_.lower() in wordset("people", "offices") or token.text in {"Parliament", "Congress"}) and token.left_edge.i == token.i
        )

    def _is_other(self, token: Token) -> bool:
        return any(c.lower_ in {"other", "another", "rival", "neighbouring", "neighboring", "opposition", "opposing", "private", "foreign", "local"} for c in token.children)

    def generic(self, page: Passage, token: Token) -> str | None:
        """The party a common noun fits: one whose name holds the word, else the only or the nearest one of its kind."""
        lemma = token.lemma_.lower()
        here = (page.number, token.i)
        if lemma in wordset("people", "armies"):
            armies = [n for n in self.roll.parties if "Armed Forces" in n or n.endswith("Army")]
            return armies[0] if len(armies) == 1 else self.home(page, token)
        said = [n for n in self.roll.parties if lemma in n.lower().replace("'", " ").split()]
        kinds = {k for k, signals in words("people")["kinds"].items() if lemma in signals}
        if lemma in wordset("people", "offices"):
            kinds.add("state")
        for pool in (said, [n for n, m in self.roll.parties.items() if m.kind in kinds]):
            found = self._nearest([n for n in pool if not self.roll.parties[n].watcher], here)
            if found:
                return found
        if lemma in wordset("people", "offices"):
            return self.home(page, token)
        if lemma in wordset("people", "plain_bodies"):
            unknown = [n for n, m in self.roll.parties.items() if m.kind == "other" and not m.watcher]
            if len(unknown) == 1:
                self.roll.parties[unknown[0]].kind = "company" if "company" in kinds else min(kinds)
                return unknown[0]
        return None

    def home(self, page: Passage, token: Token) -> str | None:
        """The state whose government is simply "the government"; where the text names no state, the government itself."""
        pool = [n for n, m in self.roll.parties.items() if m.kind == "state" and (m.named or n == _GOVERNMENT)]
        if not [n for n in pool if n != _GOVERNMENT]:
            self.roll.party(_GOVERNMENT, "state")
            return _GOVERNMENT
        return self._nearest(pool, (page.number, token.i))

    def _nearest(self, pool: list[str], here: tuple[int, int]) -> str | None:
        """The only one; else the last one named before, when it acts as a subject or is named often."""
        if len(pool) <= 1:
            return pool[0] if pool else None
        before = [
            n for n in self.names.all
            if n.party in pool and (n.passage.number, n.end) <= here and here[0] - n.passage.number <= 1 and not n.demonym and not n.seat
        ]  # fmt: skip
        if before:
            return before[-1].party
        ranked = sorted(pool, key=lambda n: -self.roll.parties[n].named)
        first, second = (self.roll.parties[n].named for n in ranked[:2])
        return ranked[0] if first >= 2 * second and first >= 3 else None

    def _party_of_person(self, page: Passage, token: Token, name: Name) -> str | None:
        person = self.roll.person(name.text)
        if person is None:
            return None
        if person.party is None and not person.watcher:
            for mention in [m for m in self.names.all if m.sort == "person" and self.roll.person(m.text) is person]:
                self._affiliate(person, mention)
                if person.party or person.watcher:
                    break
            if person.party is None and not person.watcher:
                person.party = leader_of(person.name, self.published) or leader_of(person.name.split()[-1], self.published)
                if person.party:
                    self.roll.party(person.party, kind_of(person.party))
                else:
                    self._guess(person)
        return person.party

    def _guess(self, person: Person) -> None:
        """With a role but no body named beside it: the body such a role belongs to, or the one spoken of just before."""
        for mention in [m for m in self.names.all if m.sort == "person" and self.roll.person(m.text) is person]:
            head = mention.passage.doc[mention.start : mention.end].root
            for role in self._roles(head, mention):
                first = min(role.left_edge.i, head.left_edge.i)
                person.party = self._by_role_kind(mention.passage, role, first)
                if person.party:
                    return

    def _affiliate(self, person: Person, name: Name) -> None:
        """The party a person speaks for, from title, apposition or "of" phrase around one mention."""
        page, doc = name.passage, name.passage.doc
        head = doc[name.start : name.end].root
        if self._watches(head, name):
            person.watcher = True
            return
        for role in self._roles(head, name):
            person.role = person.role or role.lemma_.lower()
            party = self._noun_affiliation(page, role, name)
            if party and self.roll.parties[party].watcher:
                person.watcher = True
            elif party:
                person.party = party
            if person.party or person.watcher:
                return
        if head.dep_ == "pobj" and head.head.dep_ == "agent" and head.head.head.lemma_ in {"lead", "head", "run", "chair", "command", "represent"}:
            led = head.head.head
            person.party = self.whose(page, led.head) if led.dep_ == "acl" else None
        for prep in children(head, "prep"):
            pobj = child(prep, "pobj")
            if prep.lower_ in {"of", "from", "at", "for", "with"} and pobj is not None:
                party = self.whose(page, pobj)
                if is_watcher(doc[pobj.left_edge.i : pobj.right_edge.i + 1].text):
                    person.watcher = True
                elif party:
                    person.party = party

    def _watches(self, head: Token, name: Name) -> bool:
        """Named as an analyst, a professor, a reporter: before the name or in apposition; so is the body behind them."""
        watching = wordset("people", "watching")
        titles = [t for t in head.doc[head.left_edge.i : name.start] if t.lemma_.lower() in watching]
        titles += [a for a in [*children(head, "appos"), *([head.head] if head.dep_ == "appos" else [])] if a.lemma_.lower() in watching]
        for title in titles:
            for prep in children(title, "prep"):
                pobj = child(prep, "pobj")
                body = self.names.of(name.passage, pobj) if pobj is not None else None
                if body is not None and body.party and self.roll.parties[body.party].kind not in {"state", "bloc", "io"}:
                    self.roll.parties[body.party].watcher = True
        return bool(titles)

    def _roles(self, head: Token, name: Name) -> Iterator[Token]:
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

    def _noun_affiliation(self, page: Passage, role: Token, name: Name) -> str | None:
        """By the role: names among the words before it, then as any noun, then by the kind of body it belongs to."""
        first = min(role.left_edge.i, page.doc[name.start : name.end].root.left_edge.i)
        for i in range(role.i, first - 1, -1):
            near = self.names.at.get((page.number, i))
            if near is not None and near.party and near.start != name.start and i < name.start:
                return near.party
            t = page.doc[i]
            if t.tag_ == "PRP$" or (t.dep_ in {"poss", "compound"} and t.pos_ == "NOUN" and t.lemma_.lower() not in wordset("people", "roles")):
                found = self.whose(page, t) if t.dep_ == "poss" or t.tag_ == "PRP$" else self.generic(page, t) if self._names_a_kind(t) else None
                if found:
                    return found
        own = self._by_phrase(page, role)
        if own:
            return own
        if role.lemma_.lower() in wordset("people", "own_office"):
            return self._office(page, role)
        return None

    def _names_a_kind(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        return any(lemma in signals for signals in words("people")["kinds"].values())

    def _office(self, page: Passage, role: Token) -> str | None:
        """An office that is a party by itself: "the mayor of West Yorkshire"."""
        of = next((c for c in children(role, "prep") if c.lower_ == "of"), None)
        place = child(of, "pobj") if of is not None else None
        if place is None:
            return None
        text = f"{role.text[0].upper()}{role.text[1:]} of {page.doc[place.left_edge.i : place.i + 1].text}"
        self.roll.party(text, "institution").named += 1
        return text

    def _by_role_kind(self, page: Passage, role: Token, first: int) -> str | None:
        phrase = page.doc[first : role.i + 1].text.lower()
        for kind, roles in words("people")["role_kinds"].items():
            if any(r in phrase for r in roles):
                if kind == "state":
                    return self.home(page, role)
                pool = [n for n, m in self.roll.parties.items() if m.kind == kind and not m.watcher]
                if kind == "company" and not pool:
                    pool = [n for n, m in self.roll.parties.items() if m.kind == "other" and not m.watcher]
                found = self._nearest(pool, (page.number, role.i))
                if found:
                    return found
        return self._last_subject(page, role)

    def _last_subject(self, page: Passage, token: Token) -> str | None:
        for where, candidate in self.before(page, token):
            found = self.whose(where, candidate)
            if found:
                return found
        return None

    def _pronoun(self, page: Passage, token: Token) -> str | None:
        word = token.lower_
        if word in _WE:
            return self.voice.get((page.number, token.i))
        if word not in _HE | _IT | _THEY and word not in {"this", "that", "who", "which", "neither", "both", "all"}:
            return None
        if word in {"who", "which", "that"}:
            clause = next((a for a in ancestors(token) if a.dep_ == "relcl"), None)
            return self.whose(page, clause.head) if clause is not None else None
        if word not in _HE | _IT | _THEY:
            return None
        for where, candidate in self.before(page, token):
            if self._agrees(where, candidate, word):
                found = self.whose(where, candidate)
                if found or self._is_somebody(where, candidate, word):
                    return found
        return None

    def _is_somebody(self, page: Passage, candidate: Token, word: str) -> bool:
        """A person or people the text tells of who are no party: the pronoun means them, and so nobody here."""
        if word in _IT:
            return False
        name = self.names.of(page, candidate)
        return (name is not None and name.sort == "person" and word in _HE) or candidate.lemma_.lower() in wordset("speech", "bystanders")

    def before(self, page: Passage, token: Token) -> Iterator[tuple[Passage, Token]]:
        """Candidates for a pronoun: subjects of governing verbs, earlier subjects here, then sentences back."""
        sentence = token.sent
        seen = {token.i}
        for above in ancestors(token):
            own = subject(above) if above.pos_ in {"VERB", "AUX"} else None
            if own is not None and own.i < token.i and own.i not in seen and own.i >= sentence.start:
                seen.add(own.i)
                yield page, own
        here = [t for t in sentence if t.i < token.i and t.dep_ in {"nsubj", "nsubjpass", "poss", "pobj", "dobj", "attr"} and t.i not in seen]
        objects = [t for t in reversed(here) if t.dep_ not in {"nsubj", "nsubjpass"}]
        yield from ((page, t) for t in reversed(here) if t.dep_ in {"nsubj", "nsubjpass"})
        if token.tag_ == "PRP$":
            yield from ((page, t) for t in objects)
        n = self._order.get((page.number, sentence.start))
        if n is None:
            yield from ((page, t) for t in objects)
            return
        for where, first in reversed(self._starts[max(0, n - _REACH) : n]):
            if page.number - where.number > 1:
                return
            earlier = where.doc[first].sent
            subjects = [t for t in earlier if t.dep_ in {"nsubj", "nsubjpass"}]
            subjects.sort(key=lambda t: (not _is_main(t), t.i))
            yield from ((where, t) for t in subjects)
            if token.tag_ != "PRP$" and earlier.start == self._starts[n - 1][1] and where is self._starts[n - 1][0]:
                yield from ((page, t) for t in objects)
            yield from ((where, t) for t in earlier if t.dep_ in {"pobj", "dobj", "poss"} and self.names.of(where, t) is not None)

    def _agrees(self, page: Passage, candidate: Token, word: str) -> bool:
        """Person for he and she, body for it, several or a body of many for they."""
        name = self.names.of(page, candidate)
        lower, lemma = candidate.lower_, candidate.lemma_.lower()
        person = (name is not None and name.sort == "person") or lower in _HE or (name is None and lemma in wordset("people", "roles") and candidate.tag_ == "NN")
        if word in _HE:
            return person
        if lower in _WE:
            return False
        plural = candidate.tag_ in {"NNS", "NNPS"} or lower in _THEY
        if word in _IT:
            return not person and not (plural and name is None)
        return plural or (name is not None and name.sort == "body" and self.roll.parties[str(name.party)].kind != "state" if name is not None and name.party in self.roll.parties else False)


def _is_main(token: Token) -> bool:
    return token.head.dep_ == "ROOT"
