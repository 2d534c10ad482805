"""Narration: positions a text tells in its own voice ("will not", "would"), and what it tells on behalf of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from accord.dossier.claim import Polarity, Stance
from accord.reading.clauses import agent, child, children, clause_end, end, is_passive, is_verb, start, subject, trimmed
from accord.reading.lexicon import wordset
from accord.reading.parties.authors import author
from accord.reading.passages import Passage
from accord.reading.stances.drafts import FAMILY, Draft
from accord.reading.stances.find import is_conditional
from accord.reading.stances.holders import holders
from accord.reading.stances.literal import is_guessed
from accord.reading.stances.meaning.breaking_off import without_it
from accord.reading.stances.meaning.hedges import condition, level, likelihood
from accord.reading.stances.meaning.in_that_case import defies, in_that_case, leaves_open, pays_up, presses
from accord.reading.stances.meaning.own_acts import CAN, TAKING, attends, harms, is_deliberate, of_blow
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.meaning.settle import is_hostile
from accord.reading.stances.meaning.statements import WILL, amounts_to, has_to, modals_of
from accord.reading.stances.meaning.unmet import under_condition, unmet
from accord.reading.stances.papers import purport, would_be
from accord.reading.stretch_text import words_under
from accord.reading.whole_text import WholeText

if TYPE_CHECKING:
    from accord.reading.parse import Stretch, Token

_OF_WILL = WILL | CAN
_PROVIDED = frozenset({"if", "provided", "once", "unless", "long", "providing"})
_GLADLY = frozenset({"gladly", "happily", "ideally", "rather", "sooner", "preferably", "prefer", "still", "only"})


class Narrator(WholeText):
    """Finds what a text narrates, sentence by sentence."""

    def in_sentence(self, page: Passage, sentence: Stretch) -> Iterator[Draft]:
        """What the text itself says a party will not, cannot or would do."""
        for verb in page.verbs(sentence):
            if verb.dep_ not in {"ROOT", "conj", "ccomp", "parataxis"}:
                continue
            if self.said.of(page, verb) is not None:
                continue
            modals, planned = modals_of(verb), _is_to(verb)
            agreed = _under_a_deal(verb)
            if not (modals & _OF_WILL or planned or agreed) or is_conditional(verb) or is_guessed(verb):
                continue
            who = child(verb, "nsubj", "nsubjpass") or (subject(verb) if verb.dep_ == "conj" else None)
            if who is None or would_be(who, verb) or any(c.lower_ == "what" for c in verb.children):
                continue
            read = _own_will(verb, modals) if planned is None else _planned(planned)
            read = ("demands", "+") if planned is None and _only_if(verb) else read
            read = ("accepts", "+") if agreed else read
            parties = holders(page, subject(verb) or who, self.refs, self.both) if read is not None else ()
            if read is not None and parties:
                yield self._draft(page, verb, parties, read, start(who) if who.head.i == verb.i else verb.i)

    def in_papers(self, page: Passage, sentence: Stretch, before: Sequence[Draft]) -> Iterator[Draft]:
        """What a bill, a proposal or a letter would do is what its author wants or offers."""
        for verb in page.verbs(sentence):
            who = child(verb, "nsubj", "nsubjpass")
            provides = who is not None and _provides(verb, who)
            if who is None or not (provides or modals_of(verb) & {"would", "will"}) or is_conditional(verb):
                continue
            if (
                self.said.is_quoted(page, verb)
                or has_to(verb)
                or verb.lemma_ in {"mean", "come"}
                or "have" in modals_of(verb)
                or _is_on_its_way(verb)
            ):
                continue
            paper = self._paper(page, who) or next((_paper(t) for c in children(verb, "prep") for t in _under(c)), None)
            parties = self._authors(page, paper, before) if paper is not None else ()
            if paper is not None and parties:
                polarity: Polarity = "-" if is_negated(verb) else "+"
                yield self._draft(page, verb, parties, (purport(paper, "wants"), polarity), start(who))

    def _paper(self, page: Passage, who: Token) -> Token | None:
        """The paper itself, or the one that was the subject of the sentence before: "It would also ..."."""
        first = who.sent.start
        if who.lower_ != "it" or first == 0:
            return _paper(who)
        return next((c for c in page.doc[first - 1].sent.root.children if c.dep_ == "nsubj" and _paper(c)), None)

    def _authors(self, page: Passage, paper: Token, before: Sequence[Draft]) -> tuple[str, ...]:
        """Whose paper it is: who puts it forward, or who last spoke of one."""
        written = author(page, paper, self.refs)
        if written is not None:
            return holders(*written, self.refs, self.both)
        for draft in reversed(before[-4:]):
            if any(t.lemma_ in wordset("stances", "documents") for t in draft.page.doc[draft.start : draft.end]):
                return draft.holders
        return ()

    def on_behalf(self, page: Passage, sentence: Stretch, before: Sequence[Draft]) -> Iterator[Draft]:
        """Free indirect speech: "would" sentences right after a party's claim, on things that are no party."""
        root = sentence.root
        for verb in [root, *(c for c in root.children if c.dep_ in {"conj", "ccomp"} and is_verb(c))]:
            who, modals = child(verb, "nsubj", "nsubjpass", "expl"), modals_of(verb)
            if not ("would" in modals or ("will" in modals and _only_if(verb))) or who is None or "have" in modals:
                continue  # "would have been paid": it is not to be
            if is_conditional(verb) or self.said.of(page, verb) is not None:
                continue
            party = self.refs.whose(page, who)
            asked = has_to(verb) and party not in before[-1].holders  # "Quito would have to open its market"
            if (party is not None and not asked) or (who.pos_ == "PRON" and who.dep_ != "expl"):
                continue
            stance, polarity, _ = amounts_to(verb, own=False, other=False, cue=None)
            if stance == "expects" and not harms(verb):
                family = FAMILY[before[-1].stance]
                yes = family == "yes" and before[-1].polarity == "+"
                stance = "offers" if yes else "plans" if family == "wish" else stance
            if _only_if(verb):
                stance, polarity = "demands", "+"
            elif stance == "demands" and party is None and FAMILY[before[-1].stance] == "yes":
                stance = "offers"  # what a proposal would ask of things
            if stance not in {"expects", "asserts"}:
                parties = self._last_spoke(page, sentence, before[-1]) if stance == "demands" else before[-1].holders
                parties = self._put_forward(page, who) or parties
                yield self._draft(page, verb, parties, (stance, polarity), start(who))

    def _put_forward(self, page: Passage, thing: Token) -> tuple[str, ...]:
        """`the first phase of the deal outlined by Oman would ...`: it is Oman's, whoever spoke last."""
        made = (agent(t) for t in thing.subtree if t.dep_ == "acl" and t.tag_ == "VBN")
        maker = next((who for who in made if who is not None), None)
        return holders(page, maker, self.refs, self.both) if maker is not None else ()

    def _last_spoke(self, page: Passage, sentence: Stretch, before: Draft) -> tuple[str, ...]:
        """Whoever said something between the last claim and this sentence; else the holders of that claim."""
        spoke = [
            s.speaker.party for s in self.said.speeches
            if s.page is page and before.end <= s.cue.i < sentence.start and s.speaker.party is not None
        ]  # fmt: skip
        return (spoke[-1],) if spoke else before.holders

    def _draft(
        self, page: Passage, verb: Token, parties: tuple[str, ...], read: tuple[Stance, Polarity], first: int
    ) -> Draft:
        stance, polarity = read
        first, last = trimmed(verb, first, min(max(clause_end(verb, verb.i), _conditions(verb)), verb.sent.end))
        text = words_under(page.doc, first, last)
        cond = condition(words_under(page.doc, verb.i, last))
        hedge = likelihood(verb) if polarity == "+" else None
        return Draft(
            page, first, last, (verb.i, last), parties, stance, polarity, hedge,
            level(text, stance, cond), cond, None, f"speech:told {stance}", verb.i,
        )  # fmt: skip


def _provides(verb: Token, who: Token) -> bool:
    """`The budget also includes a levy`, `the bill bans trawling`: what a draft says in the present tense."""
    if verb.tag_ not in {"VBZ", "VBP"} or verb.lemma_ not in wordset("stances", "providing"):
        return False
    drafted = who.lower_ == "it" or who.lemma_.lower() in wordset("stances", "drafted")
    told = child(verb, "dobj", "ccomp", "xcomp") or next((c for c in children(verb, "prep") if c.lower_ == "for"), None)
    return drafted and told is not None and verb.dep_ in {"ROOT", "conj"}


def _is_on_its_way(verb: Token) -> bool:
    """`the plan will be sent to the council`: what becomes of a paper, not what it would change."""
    return is_passive(verb) and verb.lemma_ in wordset("stances", "publishing") | {
        "debate",
        "discuss",
        "vote",
        "consider",
    }


def _under_a_deal(verb: Token) -> bool:
    """`Under the memorandum Oman must pay the arrears`: what a party has agreed to do; not what it "would" do."""
    under = [
        c for c in children(verb, "prep") if c.lower_ == "under" and c.i < verb.i and verb.dep_ in {"ROOT", "conj"}
    ]
    deal = next((t for c in under for t in children(c, "pobj")), None)
    if deal is None or not (deal.lemma_ in wordset("stances", "settled") or deal.lemma_ in _SIGNED):
        return False
    proposed = any(t.lower_ in {"proposed", "draft", "a", "any", "possible"} for t in deal.children)
    act = next((c for c in children(verb, "xcomp")), verb) if has_to(verb) or verb.lemma_ == "be" else verb
    sure = verb.tag_ in {"VBZ", "VBP"} or bool(modals_of(verb) & {"will", "must", "shall", "'ll"})
    return sure and not proposed and not is_negated(verb) and not is_passive(act) and child(act, "dobj") is not None


_SIGNED = frozenset({"memorandum", "convention", "contract", "protocol", "roadmap", "framework", "charter"})


def _is_to(verb: Token) -> Token | None:
    """What somebody `is to` do: "is to ballot its members"; not when and where people meet."""
    if verb.lemma_ == "go" and verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in children(verb, "aux")):
        act = child(verb, "xcomp")  # "is going to"
        return act if act is not None and is_deliberate(act) and not is_negated(verb) else None
    if verb.lemma_ != "be" or verb.tag_ not in {"VBZ", "VBP"} or not has_to(verb) or is_negated(verb):
        return None
    done = child(verb, "xcomp")
    says = done is not None and done.lemma_ in wordset("speech", "verbs")  # "is to tell the congress"
    return done if done is not None and not is_passive(done) and not says else None


def _planned(act: Token) -> tuple[Stance, Polarity]:
    return (of_blow(act) if is_hostile(act) else "plans"), "+"


def _only_if(verb: Token) -> bool:
    """`talks will begin only if ...`."""
    below = [c for c in verb.children if c.i > verb.i - 2]
    only = any(g.lower_ == "only" for c in below for g in [c, *c.children])
    return only and any(c.dep_ == "advcl" and _PROVIDED & {g.lower_ for g in c.children} for c in below)


def _paper(noun: Token) -> Token | None:
    lemma = noun.lemma_.lower()
    return noun if lemma in wordset("stances", "documents") and lemma not in wordset("stances", "messages") else None


def _under(prep: Token) -> list[Token]:
    """`Under their proposal, ...`."""
    return children(prep, "pobj") if prep.lower_ in {"under", "in"} and prep.i < prep.head.i else []


def _conditions(verb: Token) -> int:
    ends = [end(c) for c in children(verb, "advcl") if c.i > verb.i and _PROVIDED & {g.lower_ for g in c.children}]
    return max([0, *ends])


def _is_supposed(verb: Token) -> bool:
    """Under a condition: "could sign if the fee were cut"."""
    return any(c.dep_ == "advcl" and _PROVIDED & {g.lower_ for g in c.children} for c in verb.children)


def _own_will(verb: Token, modals: set[str]) -> tuple[Stance, Polarity] | None:
    """What a party's "will" or "would" in the text's own voice comes to; none where it is routine or a forecast."""
    if is_negated(verb):
        routine = wordset("stances", "stative") | wordset("stances", "learning") | wordset("stances", "unsaid")
        if verb.lemma_ in routine or attends(verb):
            return None
        if modals & {"may", "might"} or is_passive(verb):
            return None
        return ("accepts", "+") if leaves_open(verb) else ("refuses", "-")
    if has_to(verb) or is_passive(verb) or harms(verb):
        return None
    if modals & {"may", "might", "could"}:
        yields = _is_supposed(verb) and verb.lemma_ not in wordset("stances", "stative")
        return ("threatens", "+") if is_hostile(verb) else ("accepts", "+") if yields else None
    if modals & {"will", "'ll"}:
        return _announced(verb)
    if not modals & {"would", "'d"} or verb.lemma_ in wordset("stances", "stative") or "have" in modals:
        return None
    return _would(verb)


def _announced(verb: Token) -> tuple[Stance, Polarity] | None:
    """What a party will do: a threat or an offer under a condition, a blow, a ballot; anything else is news."""
    if _is_menaced(verb):
        return "threatens", "+"
    if attends(verb) and not _is_supposed(verb):
        return "accepts", "+"
    if is_hostile(verb) and under_condition(verb):
        return "threatens", "+"
    if is_hostile(verb) or "ballot" in words_under(verb.doc, verb.i, end(verb)).lower():
        return "plans", "+"
    if not _is_supposed(verb):
        who = child(verb, "nsubj")
        if pays_up(verb) and who is not None and who.pos_ != "PRON":
            return "offers", "+"
        if who is None or who.pos_ == "PRON":
            return None  # "it will give a boost to exports": the pact may be meant
        told = verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
        return ("plans", "+") if told and is_deliberate(verb) else None
    leaves = verb.lemma_ in wordset("stances", "blows") | {"leave", "withdraw", "halt", "suspend", "pull"}
    return ("threatens", "+") if leaves else ("offers", "+") if verb.lemma_ in wordset("stances", "giving") else None


def _is_menaced(verb: Token) -> bool:
    """`will strike unless ...`, `would withdraw its votes without it`: what is to follow where others fail to act."""
    if any(g.lower_ == "unless" for c in children(verb, "advcl") for g in c.children) or without_it(verb):
        return True
    if defies(verb) or (presses(verb) and in_that_case(verb) and not _only_if(verb)):
        return True
    gives = verb.lemma_ in wordset("stances", "giving") - TAKING
    return unmet(verb) and is_deliberate(verb) and not gives


def _would(verb: Token) -> tuple[Stance, Polarity] | None:
    """What a party would do: gladly, or under a condition; "would join only if they left" sets one."""
    if _is_menaced(verb):
        return "threatens", "+"
    if _is_supposed(verb):
        if any(g.lower_ == "only" for c in verb.children for g in [c, *c.children]):
            return "demands", "+"
        return ("threatens" if is_hostile(verb) else "accepts"), "+"
    adverbs = {c.lower_ for c in children(verb, "advmod")}
    if adverbs & _GLADLY or verb.lemma_ in {"keep", "retain", "have"}:
        return "wants", "+"
    return _as_policy(verb)


_SETTLING = frozenset(
    {"let", "allow", "settle", "consider", "discuss", "take", "look", "swallow", "accept", "forgo", "forgive"}
)
_POLICY = frozenset(
    {"scrap", "abolish", "repeal", "exempt", "cut", "raise", "double", "halve", "cap", "ban", "legalise"}
    | {"legalize", "nationalise", "nationalize", "privatise", "privatize", "tax", "restore", "reverse"}
    | {"add", "put", "replace", "freeze", "limit", "extend", "bring", "make", "turn"}
)
_LENDING = frozenset(
    {"lend", "give", "compensate", "finance", "fund", "contribute", "share", "supply", "withdraw"}
    | {"release", "free", "lift", "ease", "reopen", "grant", "reimburse", "refund", "guarantee"}
)


def _as_policy(verb: Token) -> tuple[Stance, Polarity] | None:
    """What a party "would" do, in the voice of the text: its policy, what it would give, what would do for it."""
    who = child(verb, "nsubj")
    known = who is None or who.pos_ == "PROPN" or (who.pos_ == "NOUN" and who.ent_type_ == "")
    if not known or verb.dep_ == "ccomp" or (child(verb, "dobj", "prep", "ccomp") is None):
        return None
    if verb.lemma_ in _SETTLING:
        return "accepts", "+"
    return ("offers", "+") if verb.lemma_ in _LENDING else ("wants", "+") if verb.lemma_ in _POLICY else None
