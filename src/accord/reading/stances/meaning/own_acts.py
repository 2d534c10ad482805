"""Own acts: what somebody says he himself will, would, can or cannot do: a plan, an offer, a threat or a refusal.

Who gains decides: an offer gives the other side something it wants, a threat hurts it, a plan is about one's own doing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from accord.dossier.claim import Polarity, Stance
from accord.reading.clauses import child, children, end, is_passive, is_verb, start
from accord.reading.lexicon import wordset
from accord.reading.stances.meaning.breaking_off import breaks_off, without_it
from accord.reading.stances.meaning.conditions import if_ever, not_until, only, supposes, threatened, unless
from accord.reading.stances.meaning.in_that_case import defies, in_that_case, keeps_shut, may_break, pays_up, presses
from accord.reading.stances.meaning.settle import is_hostile
from accord.reading.stances.meaning.unmet import unmet
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

Reading = tuple[Stance, Polarity, bool]  # the last: whether it is no more than an assertion
CAN = frozenset({"can", "could", "ca", "may", "might"})
WARNING = frozenset({"warn", "threaten", "vow", "caution"})
PLANNING = frozenset({"announce", "declare", "claim", "repeat", "reiterate", "confirm"})
# Gifts that are blows where they follow on what others leave undone: "will open its own talks if there is no deal"
TAKING = frozenset(
    {"go", "suspend", "withdraw", "limit", "open", "release", "drop", "return", "reopen", "cap", "hand", "invest"}
    | {"host", "deliver", "supply", "reduce"}
)
_WILFUL = frozenset({"cut", "delay", "lay", "leave", "disrupt", "force", "break"})  # harm that is done on purpose


def of_oneself(clause: Token, negated: bool, modals: set[str], said: str) -> Reading:
    """What a speaker says its own side will, would, can or cannot do: threats apart, it is what it holds out."""
    if not_until(clause):
        return "refuses", "-", False
    if negated:
        return _not_done(clause, modals, said)
    if said in WARNING:
        return "threatens", "+", False
    if may_break(clause, modals):
        return "threatens", "+", False
    if modals & CAN:
        return _at_liberty(clause, modals)
    if keeps_shut(clause):
        return "refuses", "-", False
    if defies(clause) or (presses(clause) and in_that_case(clause) and not only(clause)):
        return "threatens", "+", False  # "would leave the bloc should they be let in"
    if (breaks_off(clause) and threatened(clause)) or without_it(clause):
        return "threatens", "+", False  # "would scrap the treaty if ..."
    if is_hostile(clause):
        return of_blow(clause), "+", False
    return _of_own_will(clause, modals, said)


def _not_done(clause: Token, modals: set[str], said: str) -> Reading:
    """What a speaker says its own side will or cannot do, denied."""
    told = {clause.lemma_, *(c.lemma_ for c in children(clause, "xcomp"))} & wordset("stances", "unsaid")
    if clause.lemma_ == "hesitate":
        return "threatens", "+", False  # "will not hesitate to close the strait"
    if said in {"warn", "caution"} and modals & CAN:
        return "fears", "+", False  # "warned that it could not meet the orders"
    return ("asserts", "-", True) if told or is_unable(clause, modals) else ("refuses", "-", False)


def _of_own_will(clause: Token, modals: set[str], said: str) -> Reading:
    """What a speaker says its own side will do, where it is no blow: a yes, something foreseen, or held out."""
    if attends(clause) or _complies(clause):
        return "accepts", "+", False
    if any(c.lower_ == "otherwise" for c in clause.children):
        return "threatens", "+", False  # "will otherwise sign with others"
    if child(clause, "nsubjpass", "auxpass") is not None and not (only(clause) and supposes(clause)):
        return "expects", "+", False  # what is done to its people is foreseen rather than held out
    return _held_out(clause, modals, said)


def of_blow(act: Token) -> Stance:
    """`will impose a levy in May` is planned; what hangs on the other side, and striking back, is a threat."""
    text = words_under(act.doc, act.i if is_verb(act) else start(act), end(act)).lower()
    back = act.lemma_ in wordset("stances", "striking_back") or any(
        w in text for w in wordset("stances", "striking_back_words")
    )
    return "threatens" if back or _SUPPOSING.search(act.sent.text.lower()) else "plans"


_SUPPOSING = re.compile(
    r"\b(?:if|unless|otherwise|failing|absent|should (?!be\b|have\b|not\b)|without|in case|"
    r"in (?:such|that|this|the) (?:a )?(?:case|event)|until|till|as long as|so long as|or else|in response)\b"
)


def under_way(clause: Token) -> bool:
    """`is sending a vessel`, `are drawing up a list`: what one has begun of one's own will."""
    if clause.tag_ != "VBG" or is_passive(clause) or not any(c.lemma_ == "be" for c in children(clause, "aux")):
        return False
    return clause.lemma_ in wordset("stances", "undertaking") and child(clause, "dobj", "prep", "prt") is not None


def goes_on(clause: Token) -> bool:
    """`complains that the allowance lapsed and is demanding back pay`: who speaks is still the one who does it."""
    host = clause.head
    if (
        clause.dep_ != "conj"
        or clause.tag_ != "VBG"
        or host.dep_ != "ccomp"
        or child(clause, "nsubj", "nsubjpass", "mark")
    ):
        return False
    now = any(c.lower_ in {"is", "are", "was", "were"} for c in children(clause, "aux"))
    return now and host.tag_ != "VBG" and child(host, "nsubj", "nsubjpass") is not None


def is_unable(clause: Token, modals: set[str]) -> bool:
    """`could not reach a deal`, `cannot control prices`: told as beyond its power rather than refused."""
    return bool(modals & CAN) and clause.lemma_ in wordset("stances", "achieving")


def _held_out(clause: Token, modals: set[str], said: str) -> Reading:
    """What a speaker says its own side will do: a condition set, a wish, an offer where it is for others, or a plan."""
    if only(clause) and supposes(clause):
        return "demands", "+", False  # "would only sit down once ..."
    taken = unmet(clause) and clause.lemma_ not in wordset("stances", "giving") - TAKING
    if taken or any(unless(c) for c in children(clause, "advcl")):
        return "threatens", "+", False
    if clause.lemma_ in wordset("stances", "stative") or _waits(clause) or ("would" in modals and supposes(clause)):
        return "asserts", "+", True
    if only(clause):
        return "demands", "+", False
    adverbs = {c.lower_ for c in clause.children}
    if adverbs & {"ideally", "rather", "preferably"}:
        return "wants", "+", False
    on_purpose = clause.lemma_ in _WILFUL and child(clause, "dobj") is not None
    if (harms(clause) and not on_purpose) or (clause.lemma_ in {"end", "wind"} and child(clause, "prt") is not None):
        return "expects", "+", False  # "we will end up with less"
    if (clause.lemma_ in {"look", "work"} and any(c.lower_ in {"at", "with"} for c in children(clause, "prep"))) or (
        said not in PLANNING and clause.lemma_ not in wordset("stances", "meeting") and if_ever(clause)
    ):
        return "offers", "+", False  # "will order a ceasefire as soon as they withdraw"
    gives = clause.lemma_ in wordset("stances", "giving") or adverbs & {"gladly", "happily"} or pays_up(clause)
    if lets_go(clause):
        return "plans", "+", False
    return ("offers" if gives and said not in PLANNING else "plans"), "+", False


def lets_go(clause: Token) -> bool:
    """`will let the treaty expire`: nothing is given."""
    what = child(clause, "ccomp", "xcomp", "dobj")  # the parser takes "the 1973 treaty expire" for a thing
    return clause.lemma_ in {"let", "allow"} and what is not None and what.lemma_ in _RUNNING_OUT


_RUNNING_OUT = frozenset({"expire", "lapse", "die", "elapse"})


def _waits(clause: Token) -> bool:
    """`we'll see how it plays out`; and a court's business: `would hear the case in May`."""
    if clause.lemma_ == "hear" and any(c.lemma_ in _HEARD for c in children(clause, "dobj")):
        return True
    what = child(clause, "ccomp")
    asks = {"how", "what", "whether", "if", "where"}
    return clause.lemma_ == "see" and what is not None and any(g.lower_ in asks for g in what.children)


_HEARD = frozenset({"case", "appeal", "argument", "complaint", "evidence", "suit", "petition", "witness"})


def _at_liberty(clause: Token, modals: set[str]) -> Reading:
    """What a speaker's own side can, could or might do."""
    if clause.lemma_ in {"lead", "trigger", "spark", "provoke", "cause", "mean", "result"}:
        return "expects", "+", False  # "it could lead to a buying spree"
    if is_hostile(clause):
        return "threatens", "+", False
    if modals & {"may", "might"}:
        return "asserts", "+", True
    if clause.lemma_ in wordset("stances", "stative") | wordset("stances", "unsaid") | {
        "share",
        "see",
        "report",
        "assure",
    }:
        return "asserts", "+", True  # "we could be at the beginning of the end"
    if child(clause, "auxpass") is not None:
        return "asserts", "+", True  # "can be counted on"
    gives = clause.lemma_ in wordset("stances", "handing") and "could" in modals
    return ("demands" if only(clause) else "offers" if gives else "accepts"), "+", False


def harms(clause: Token) -> bool:
    """Whether what would happen is bad for somebody: "could be undermined", "would cost jobs"."""
    return clause.lemma_ in wordset("stances", "harming")


def attends(clause: Token) -> bool:
    """`will be there`, `would attend`."""
    part = clause.lemma_ == "take" and any(c.lower_ == "part" for c in children(clause, "dobj"))
    if part or clause.lemma_ in {"attend", "participate"}:
        return True
    return clause.lemma_ == "be" and any(c.lower_ == "there" and c.dep_ == "advmod" for c in clause.children)


def _complies(clause: Token) -> bool:
    """`will comply with the ruling`, `would abide by it`, `will turn up`: what others ask of it."""
    bound = clause.lemma_ in {"respect", "honour", "honor", "obey", "implement", "accept"}
    if bound and any(t.lemma_ in _RULINGS for t in children(clause, "dobj")):
        return True
    up = clause.lemma_ in {"turn", "show"} and any(c.lower_ == "up" for c in children(clause, "prt", "advmod"))
    return up or clause.lemma_ in {"comply", "abide", "adhere", "acquiesce", "conform"}


_RULINGS = frozenset({"ruling", "decision", "judgment", "judgement", "verdict", "outcome", "award", "order"})


def is_deliberate(act: Token) -> bool:
    """Whether somebody does it of his own will: not what befalls him, not meeting, not saying."""
    return not is_passive(act) and act.tag_ == "VB" and act.lemma_ not in _unwilled()


@cache
def _unwilled() -> frozenset[str]:
    known = wordset("stances", "befalling") | wordset("stances", "stative") | wordset("stances", "harming")
    known |= wordset("stances", "meeting") - {"start", "begin", "resume", "hold"} | wordset("stances", "unsaid")
    return known | wordset("speech", "verbs")
