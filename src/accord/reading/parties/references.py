"""References: the party a noun or pronoun stands for. One candidate or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from accord.reading.clauses import child, children
from accord.reading.lexicon import wordset
from accord.reading.parties.called import Called
from accord.reading.parties.gazetteer import kind_of
from accord.reading.parties.governments import home, is_office
from accord.reading.parties.houses import are_members, house_of
from accord.reading.parties.kinds import generic
from accord.reading.parties.leaders import era
from accord.reading.parties.modifiers import WHOLE, bearer, by_modifier, is_from
from accord.reading.parties.names import Name, Names
from accord.reading.parties.nearness import nearest
from accord.reading.parties.nouns import kind_of_noun
from accord.reading.parties.officials import of_those_told_of
from accord.reading.parties.people.affiliation import office, party_of_person
from accord.reading.parties.people.roles import is_past
from accord.reading.parties.people.sexes import sexes
from accord.reading.parties.pronouns import party_of_pronoun
from accord.reading.parties.roll import Person, Roll
from accord.reading.parties.several import first_or_last
from accord.reading.parties.watchers import mark_watchers
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

_OF = frozenset({"of", "for", "from", "at", "with", "in", "to", "on"})
_MINISTRY = re.compile(r"\b(Ministry|Treasury|Cabinet|Government|Foreign Office|Foreign Affairs)(?= of |$)")
_GOVERNMENT = re.compile(  # one of several that claim a state: "the Government of National Accord"
    r"\b(?:Unity|Transitional|Interim|Provisional|Salvation|Rival|Self) Government\b|\bGovernment of (?:the )?[A-Z]"
)
_DEEPEST = 25  # references leading to references: enough for text, little enough for the stack
_MOST_ASKED = (
    500  # references asked about to answer one: news needs 36 at most, a circle of pronouns has no end of them
)


class References:
    """Resolves tokens to parties; remembers what it resolved, so that chains of pronouns stay cheap."""

    def __init__(self, pages: Sequence[Passage], names: Names, roll: Roll, published: date | None) -> None:
        self.pages, self.names, self.roll, self.published = pages, names, roll, published
        self.when = published or era(roll.persons)
        self.spoken: set[tuple[int, int]] = set()  # tokens of utterances quoted word for word
        self.voice: dict[tuple[int, int], str | None] = {}  # inside quotations: the party that says "we"
        self.reported: dict[tuple[int, int], str | None] = {}  # inside reported speech: the party that speaks
        self.speaking: dict[tuple[int, int], str | None] = {}  # who goes on speaking: "he added", "a spokesman said"
        self.meant: dict[tuple[int, int], tuple[Passage, Token]] = {}  # the nouns that pronouns stand for
        self.army: str | None = None
        self.descriptions: dict[str, set[str]] = {}  # "the union": the parties it stood for as holder of a position
        self._memo: dict[tuple[int, int], str | None] = {}
        self._open: set[tuple[int, int]] = set()
        self._asked = 0
        self._circled = False
        self.starts = [(p, s.start) for p in pages if not p.heading for s in p.doc.sents]
        mark_watchers(self)
        self.order = {(p.number, i): n for n, (p, i) in enumerate(self.starts)}
        self._called: Called | None = None
        self._sexes: dict[str, str] | None = None

    def called(self, page: Passage, token: Token, reach: int = 999, which: frozenset[str] | None = None) -> str | None:
        """The party last called by this noun, so many passages back: "the envoy" after "a US envoy"."""
        if self._called is None:
            self._called = Called(self)
        return self._called.last(page, token, reach, which)

    def whose(self, page: Passage, token: Token) -> str | None:
        """The party this noun or pronoun stands for, or speaks for."""
        key = (page.number, token.i)
        if key in self.speaking:
            return self.speaking[key]
        if key in self._memo:
            return self._memo[key]
        self._asked = self._asked + 1 if self._open else 0
        # What refers to itself refers to nobody, and so does what leads on without end.
        if key in self._open or len(self._open) > _DEEPEST or self._asked > _MOST_ASKED:
            self._circled = True
            return None
        self._open.add(key)
        found = self._resolve(page, token)
        self._open.discard(key)
        if not self._open:
            self._circled = False
            self._memo[key] = found
        elif not self._circled:  # inside a circle an answer may be only half an answer: not to be kept
            self._memo[key] = found
        return found

    def is_asking(self, page: Passage, token: Token) -> bool:
        """Whether the question whose this is is being asked just now."""
        return (page.number, token.i) in self._open

    def person(self, page: Passage, token: Token) -> Person | None:
        """The person named here."""
        name = self.names.of(page, token)
        return self.roll.person(name.text) if name is not None and name.sort == "person" else None

    def sex(self, page: Passage, token: Token) -> str | None:
        """`he` or `she` for the person named here, where the text tells which."""
        person = self.person(page, token)
        if person is None:
            return None
        if self._sexes is None:
            self._sexes = sexes(self.names, self.roll)
        return self._sexes.get(person.name)

    def ask_for_persons(self) -> None:
        """Find the party of everybody named: also of those on whom no position turned."""
        for name in [n for n in self.names.all if n.sort == "person"]:
            self.whose(name.passage, name.passage.doc[name.start : name.end].root)

    def _resolve(self, page: Passage, token: Token) -> str | None:
        name = self.names.of(page, token)
        if name is not None:
            if name.sort == "person":
                return party_of_person(self, page, token, name)
            if name.party is not None and _is_ministry(name.party):
                return name.party if self._is_of_place(page, token) else home(self, page, token) or name.party
            if name.party is not None and token.i == page.doc[name.start : name.end].root.i:
                return name.party
            if name.party is not None and token.pos_ in {"PROPN", "ADJ"}:
                return name.party
        if token.pos_ == "PRON" or token.tag_ == "PRP$":
            return party_of_pronoun(self, page, token)
        if token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "DET"}:
            named = self._person_beside(page, token)
            return self.whose(page, named) if named is not None else self._noun(page, token)
        return None

    def _is_of_place(self, page: Passage, token: Token) -> bool:
        """`Gaza's Ministry of Health`: a ministry of a place that is no state here is nobody's else."""
        owner = child(token, "poss")
        place = self.names.of(page, owner) if owner is not None else None
        return place is not None and place.sort == "place"

    def _noun(self, page: Passage, token: Token) -> str | None:
        lemma = token.lemma_.lower()
        acts = lemma in wordset("people", "roles") or lemma in wordset("people", "organs")
        if lemma in {"former", "latter"}:
            return first_or_last(self, page, token)
        if are_members(token):
            return house_of(self, page, token)
        if lemma == "local" and token.i + 1 < len(page.doc) and token.nbor().like_num:
            return generic(self, page, token)  # "Local 600" of the union
        apposed = self._apposed(page, token) or bearer(self, page, token)
        if apposed:
            return apposed
        if acts and is_past(token):
            return None
        found = office(self, page, token) if lemma in wordset("people", "own_office") else None
        if lemma == "campaign" and (of := self._modifier(page, token)) is not None and of.sort == "person":
            return self.whose(page, page.doc[of.start : of.end].root)  # "the Lee campaign"
        if not found and (acts or lemma in wordset("people", "groups")):
            found = by_modifier(self, page, token, acts=acts)
            if found and lemma in wordset("people", "armies") - {"force", "general", "troop"}:
                self.army = found
        found = found or self._union_of(page, token)
        if not found and (acts or lemma in {"one", "some", "many", "most", "majority", "part", "group"}):
            found = self.by_phrase(page, token)
        return found or self._by_company(page, token, acts)

    def _by_company(self, page: Passage, token: Token, acts: bool) -> str | None:
        """By a name in apposition; as the only one of its kind; as the speaker's own people."""
        for apposed in children(token, "appos"):
            name = self.names.of(page, apposed)
            if name is not None and name.sort != "place":
                return self.whose(page, apposed)
        if _are_many(token):
            return None
        if self._is_definite(token) and not self._is_other(token) and not self._is_named_otherwise(page, token):
            held = token.lemma_.lower() in wordset("people", "roles") | _STANDING
            governs = is_office(token)
            near = self.called(page, token, 1) if held else None
            return (
                near or generic(self, page, token)
                if governs
                else (near or (self.called(page, token) if held else None) or generic(self, page, token))
            )
        if token.lower_ == "management":
            return self._of_company(page, token)
        own = self._of_speaker(page, token) or self._of_company(page, token) if acts else None
        return own or of_those_told_of(self, page, token)

    def _of_company(self, page: Passage, token: Token) -> str | None:
        """`Executives said`, `Management declined`, of whom goes without saying: of the company the text tells of."""
        several = token.lemma_.lower() in {"executive", "boss"} and token.tag_ == "NNS"
        if not several and token.lower_ != "management":
            return None
        if child(token, "det", "amod", "poss", "compound", "nummod", "prep") is not None:
            return None
        pool = [n for n, m in self.roll.parties.items() if m.kind == "company" and not m.watcher]
        return nearest(self, pool, (page.number, token.i))

    def _named_next(self, page: Passage, token: Token) -> Name | None:
        """The body whose name follows the noun at once."""
        name = self.names.at.get((page.number, token.i + 1))
        return name if name is not None and name.sort == "body" and not name.demonym and name.party else None

    def _apposed(self, page: Passage, token: Token) -> str | None:
        """`its Christian counterpart, the CSC`: a body named beside the noun."""
        if token.pos_ != "NOUN":
            return None
        if token.lower_ == "opposition" and (beside := self._named_next(page, token)) is not None:
            return beside.party  # "the opposition Social Democrats"
        names = [self.names.of(page, c) for c in children(token, "appos")]
        if token.dep_ == "nsubj" and token.i + 1 < len(page.doc):  # "the agency Orsa said" is given two subjects
            after = self.names.of(page, token.nbor())
            joined = after is not None and page.doc[after.start : after.end].root
            names += [after] if joined and joined.dep_ == "nsubj" and joined.head.i == token.head.i else []
        return next((n.party for n in names if n is not None and n.sort == "body" and not n.demonym), None)

    def _person_beside(self, page: Passage, token: Token) -> Token | None:
        """`its chairman, Ann Lee`: whom she speaks for was asked once, of all that is told of her."""
        if token.lemma_.lower() not in wordset("people", "roles"):
            return None
        beside = ((c, self.names.of(page, c)) for c in children(token, "appos"))
        return next((c for c, name in beside if name is not None and name.sort == "person"), None)

    def _union_of(self, page: Passage, token: Token) -> str | None:
        """`drivers`, `members`: where one union speaks for those who work, they are that union."""
        if token.lemma_.lower() not in wordset("people", "workers") or child(token, "amod", "relcl", "nummod", "acl"):
            return None
        if token.tag_ == "NN" and token.lemma_.lower() not in {"staff", "crew"}:
            return None  # "the head teacher" is one of them
        unions = [n for n, m in self.roll.parties.items() if m.kind == "union" and not m.watcher]
        speaker = self.reported.get((page.number, token.i)) or self.voice.get((page.number, token.i))
        if speaker in unions:
            return speaker
        unions.sort(key=lambda n: -self.roll.parties[n].named)
        often = [self.roll.parties[n].named for n in unions]
        return unions[0] if len(unions) == 1 or (unions and often[0] >= 2 * often[1] and often[0] >= 3) else None

    def _of_speaker(self, page: Passage, token: Token) -> str | None:
        """`members could live with it`, said by the union's organiser: plain plurals are the speaker's own."""
        speaker = self.voice.get((page.number, token.i)) or self.reported.get((page.number, token.i))
        own = token.lemma_.lower() not in {"mediator", "facilitator", "diplomat"}
        plain = own and token.tag_ == "NNS" and child(token, "det", "amod", "poss", "compound") is None
        across = speaker is not None and self.roll.parties[speaker].kind == "union" and token.lemma_.lower() in _BOSSES
        return speaker if plain and not across else None

    def _is_named_otherwise(self, page: Passage, token: Token) -> bool:
        """Owned or qualified by a name that is no party: "Gaza's health ministry" is not the only ministry in sight."""
        if (is_office(token) and self._is_of_body(page, token)) or self._is_of_members(token):
            return True
        if _is_body_from(token) and (name := self._modifier(page, token)) is not None and is_from(self, name):
            return False  # "the US firm" is the firm just spoken of
        owner = child(token, "poss")
        if owner is not None and any(
            {token.lemma_.lower(), owner.lower_} <= set(n.lower().replace("'", " ").split()) for n in self.roll.parties
        ):
            return False  # "the producers' council" for the Motion Picture Producers' Council
        return any(
            c.dep_ in {"poss", "compound", "nmod", "amod"} and (self.names.of(page, c) is not None or c.dep_ == "poss")
            for c in token.children
        )

    def _is_of_members(self, token: Token) -> bool:
        """`the association of regional publishers`: of those and no others, whatever association is about."""
        of = next((child(p, "pobj") for p in children(token, "prep") if p.lower_ == "of"), None)
        if of is None or of.tag_ != "NNS" or token.lemma_.lower() not in _UNITING:
            return False
        return not any(of.lower_ in name.lower().split() for name in self.roll.parties)

    def _is_of_body(self, page: Passage, token: Token) -> bool:
        """`the president of the bakers' association`: not the president of a state."""
        of = next((child(p, "pobj") for p in children(token, "prep") if p.lower_ == "of"), None)
        if of is None or of.pos_ != "NOUN" or kind_of_noun(of) == "state":
            return False
        bodies = wordset("people", "groups") | wordset("people", "plain_bodies") | wordset("people", "offices_apart")
        return of.lemma_.lower() in bodies and self.whose(page, of) is None

    def _modifier(self, page: Passage, token: Token) -> Name | None:
        """The name before a noun that has no other owner."""
        if child(token, "poss") is not None:
            return None
        return next((n for c in children(token, "amod", "compound", "nmod") if (n := self.names.of(page, c))), None)

    def by_phrase(self, page: Passage, token: Token) -> str | None:
        """By what follows: "spokesman for the ministry", "president of France", "authorities in Skopje"."""
        lemma = token.lemma_.lower()
        for prep in children(token, "prep"):
            if prep.lower_ in _OF:
                pobj = child(prep, "pobj")
                found = self.whose(page, pobj) if pobj is not None else None
                if found is None and pobj is not None and prep.lower_ in {"of", "for"} and _is_field(pobj):
                    found = self.by_phrase(page, pobj)  # "head of research at Orsa"
                if lemma in _SENT_FROM and prep.lower_ in {"in", "at"}:
                    found = None  # "the ambassador in Tokyo" is another's
                inside = found is not None and self.roll.parties[found].kind in WHOLE and prep.lower_ == "in"
                employed = prep.lower_ == "with" and lemma in wordset("people", "employed")
                if found and (
                    prep.lower_ not in {"in", "to", "on", "with"}
                    or employed  # "counsel with the Civil Rights League"
                    or inside  # "hardliners in Likud"
                    or lemma in _SENT | ({"aide", "adviser", "advisor"} if prep.lower_ == "to" else set())
                ):
                    return found
        return None

    def _is_definite(self, token: Token) -> bool:
        det = child(token, "det")
        return (det is not None and det.lower_ in {"the", "this", "that", "both", "these", "those"}) or (
            det is None
            and (is_office(token) or token.text in {"Parliament", "Congress"})
            and token.left_edge.i == token.i
        )

    def _is_other(self, token: Token) -> bool:
        if token.lemma_.lower() == "minister" and any(c.lower_ in {"shadow", "chief"} for c in token.children):
            return True  # of no government, or not of a state's
        return any(
            c.lower_
            in {
                "other",
                "another",
                "rival",
                "neighbouring",
                "neighboring",
                "opposition",
                "opposing",
                "private",
                "foreign",
                "local",
                "combined",
                "merged",
            }
            for c in token.children
        )


def _is_ministry(party: str) -> bool:
    """A ministry or a government of a state; not one that claims a state, nor that of a part of one."""
    if _MINISTRY.search(party) is None or _GOVERNMENT.search(party) is not None:
        return False
    return kind_of(party) != "region"


def _is_field(noun: Token) -> bool:
    """`research`, `public affairs`: what somebody is in charge of, told without an article."""
    return noun.pos_ == "NOUN" and child(noun, "det", "poss") is None and child(noun, "prep") is not None


def _are_many(noun: Token) -> bool:
    """`the member states`, `the unions`: several bodies are not the one of their kind."""
    return noun.tag_ == "NNS" and noun.lemma_.lower() in wordset("people", "single")


def _is_body_from(noun: Token) -> bool:
    """A company, a bank, a union: what a people or a state before it does not make that state."""
    return noun.tag_ == "NN" and noun.lemma_.lower() in _FROM


_BOSSES = frozenset({"owner", "employer", "boss", "manager", "executive", "shareholder", "operator", "chief"})
_STANDING = frozenset({"administration", "ministry", "junta", "regime", "military", "police"})
_UNITING = wordset("people", "offices_apart") | wordset("people", "plain_bodies") | {
    "alliance", "chamber", "coalition", "confederation", "league", "lobby", "network", "society",
}  # fmt: skip
_SENT_FROM = frozenset({"ambassador", "envoy", "consul", "attaché", "correspondent"})
_SENT = frozenset(
    {"authority", "government", "official", "ambassador", "envoy", "leader", "lawmaker", "legislator", "politician"}
)
_FROM = frozenset(
    {"firm", "company", "bank", "airline", "carmaker", "automaker", "group", "giant", "manufacturer", "miner"}
)
