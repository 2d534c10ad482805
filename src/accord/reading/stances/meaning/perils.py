"""Perils: statements that something bad could come: "could cost jobs", "risks a war", "the talks are in danger"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, children, is_passive
from accord.reading.lexicon import wordset

if TYPE_CHECKING:
    from accord.reading.parse import Token

_MAYBE = frozenset({"could", "may", "might", "would", "'d"})
_SURE = frozenset({"will", "'ll", "can"})
_DEAR = frozenset({"job", "life", "livelihood", "people", "civilian", "business"})
_SOMEBODY = frozenset({"GPE", "NORP", "ORG", "PERSON"})


def is_peril(clause: Token, modals: set[str], *, negated: bool, own: bool, other: bool) -> bool:
    """Whether it tells of harm that threatens, and so what its speaker fears. `own`, `other`: of whose side."""
    if negated or modals & _SURE:
        return not (negated or own) and _tells_on(clause)
    if _leaves_bare(clause, modals) and not (own or other):
        return True
    if _is_at_risk(clause) or _risks(clause, own=own) or _nears(clause) or _there_is_risk(clause):
        return True
    if not modals & _MAYBE or any(c.lower_ == "have" for c in children(clause, "aux")):
        return False
    if other and not modals & {"could", "may", "might"}:
        return False  # "they would harm our exports": what the other side does
    if clause.lemma_ in wordset("judgements", "harms"):
        return not own or clause.lemma_ in {"lose", "suffer", "collapse"}
    costs = clause.lemma_ in {"cost", "kill"} and any(t.lemma_ in _DEAR for t in _objects(clause))
    return not own and (
        costs or _brings_woe(clause) or _puts_at_risk(clause) or _tells_on(clause) or _drives_off(clause)
    )


def _leaves_bare(clause: Token, modals: set[str]) -> bool:
    """`would leave the town short of water`, `could leave them without a home`, `with nowhere to go`."""
    thing = child(clause, "nsubj", "csubj")
    if clause.lemma_ != "leave" or not modals & _MAYBE or thing is None or thing.lower_ in _SPEAKING:
        return False
    near = [*clause.children, *(g for c in children(clause, "dobj", "ccomp", "advcl") for g in [c, *c.children])]
    if any(c.lower_ in _BARE for c in near):
        return True
    return any(g.lower_ in {"nowhere", "nothing", "nobody"} for c in near if c.lower_ == "with" for g in c.subtree)


_SPEAKING = frozenset({"i", "we", "he", "she", "they", "you"})
_BARE = frozenset({"without", "short", "stranded", "exposed", "vulnerable", "idle", "empty", "homeless", "defenceless"})


def endangers(clause: Token) -> bool:
    """`the fighting threatens a wider war`, `the cuts put lives at risk`: feared by who says it of a thing."""
    thing = child(clause, "nsubj")
    if thing is None or thing.lower_ in _SPEAKING or thing.ent_type_ in _SOMEBODY:
        return False
    if clause.lemma_ in wordset("stances", "endangering"):
        return child(clause, "dobj") is not None
    if clause.lemma_ in {"put", "place"}:
        return _puts_at_risk(clause)
    poses = clause.lemma_ in {"pose", "present", "carry", "create", "represent", "constitute", "bring"}
    return poses and any(t.lemma_ in {"risk", "threat", "danger", "hazard", "peril"} for t in children(clause, "dobj"))


def _puts_at_risk(clause: Token) -> bool:
    """`put "thousands of jobs" at risk`, `leaves villages in danger`."""
    return clause.lemma_ in {"put", "place", "leave"} and any(_is_risk(t) for t in _under(clause))


def _is_at_risk(clause: Token) -> bool:
    """`the deal is in danger`, `jobs are under threat`, `much is at stake`."""
    if clause.lemma_ not in {"be", "remain", "hang"} or child(clause, "attr", "acomp", "expl") is not None:
        return False
    return any(_is_risk(t) for t in _under(clause))


def _is_risk(noun: Token) -> bool:
    known = noun.lemma_ in wordset("judgements", "at_risk") and noun.head.lower_ in {"at", "in", "under", "into"}
    return known and not any(c.dep_ in {"det", "amod", "neg"} and c.lower_ in {"no", "little"} for c in noun.children)


def _risks(clause: Token, *, own: bool) -> bool:
    """`the pact risked letting them in`, `officials risk sending a bad signal`; not "we risked our lives"."""
    who = child(clause, "nsubj")
    mine = own and (who is None or who.pos_ in {"PRON", "PROPN"})  # "officials risk it": hardly one's own
    if clause.lemma_ != "risk" or mine or is_passive(clause):
        return False
    return child(clause, "xcomp", "ccomp", "dobj") is not None


def _nears(clause: Token) -> bool:
    """`is on the brink of war`, `are sliding into famine`, `is heading for collapse`."""
    brink = clause.lemma_ in {"be", "stand", "teeter", "remain"} and any(
        t.lemma_ in {"brink", "verge", "edge", "precipice"} and _has_woe(_below(t)) for t in _under(clause)
    )
    slides = clause.lemma_ in wordset("judgements", "sliding") and _has_woe(_under(clause))
    return brink or (slides and (clause.tag_ == "VBG" or clause.tag_ in {"VBZ", "VBP"}))


def _there_is_risk(clause: Token) -> bool:
    """`there is a real danger of war`, `there were fears that the pact would fail`."""
    told = [t for t in children(clause, "attr", "nsubj") if t.lemma_ in {"risk", "danger", "threat", "fear", "peril"}]
    below = [c for t in told for c in t.children if c.i > t.i]
    of = any(c.dep_ == "ccomp" or (c.dep_ == "prep" and c.lower_ in {"of", "to"}) for c in below)
    that = any(c.dep_ in {"acl", "relcl"} and c.tag_ != "VBG" for c in below)  # not "threats coming from all sides"
    return child(clause, "expl") is not None and (of or that)


def _brings_woe(clause: Token) -> bool:
    """`could lead to job losses`, `would trigger a crisis`, `might drive them out of business`."""
    if clause.lemma_ not in wordset("judgements", "bringing"):
        return False
    out = any(t.lemma_ in {"business", "work"} and t.head.lower_ == "of" for t in clause.subtree)
    return out or _has_woe([*_objects(clause), *_under(clause)])


def does_harm(clause: Token) -> bool:
    """`undermines the pact`, `leads to a war`."""
    return clause.lemma_ in wordset("judgements", "harms") or _brings_woe(clause)


def is_woe(noun: Token) -> bool:
    """`war`, `job losses`, `a risk of famine`."""
    return _has_woe([noun])


def _has_woe(nouns: list[Token]) -> bool:
    near = [*nouns, *(t for one in nouns for t in children(one, "conj", "compound"))]
    return any(t.lemma_.lower() in wordset("judgements", "woes") for t in near)


def _tells_on(clause: Token) -> bool:
    """`would have a negative effect on trade`, `could have repercussions for the whole coast`."""
    if clause.lemma_ != "have":
        return False
    for t in children(clause, "dobj"):
        bad = any(c.lower_ in wordset("judgements", "bad_effects") for c in children(t, "amod"))
        if t.lemma_ in {"repercussion"} or (bad and t.lemma_ in {"effect", "impact", "consequence", "influence"}):
            return True
    return False


def _drives_off(clause: Token) -> bool:
    """`could cause Chad to quit the treaty`, `would force the mill to close`."""
    if clause.lemma_ not in wordset("judgements", "bringing"):
        return False
    return any(t.lemma_ in wordset("judgements", "leaving_off") for t in children(clause, "ccomp", "xcomp"))


def _objects(clause: Token) -> list[Token]:
    things = children(clause, "dobj", "attr", "nsubjpass")
    return [*things, *(t for one in things for t in _below(one))]


def _below(noun: Token) -> list[Token]:
    """`(hundreds) of jobs`."""
    return [t for c in children(noun, "prep") if c.lower_ == "of" for t in children(c, "pobj")]


def _under(clause: Token) -> list[Token]:
    """The nouns under its prepositions: "leads to a war"."""
    preps = [*children(clause, "prep", "advmod"), *(g for c in children(clause, "dobj") for g in children(c, "prep"))]
    return [t for c in preps for t in children(c, "pobj")]


def is_lost(clause: Token) -> bool:
    """`would come to a standstill`, `will be gone by summer`, `could be next`: no blow by who warns of it."""
    if clause.lemma_ == "come":
        ends = [t for c in children(clause, "prep") if c.lower_ == "to" for t in children(c, "pobj")]
        return any(t.lemma_ in _ENDS for t in ends)
    if clause.lemma_ == "be" or is_passive(clause):
        below = {t.lower_ for t in clause.children if t.i > clause.i}
        return bool((below | {clause.lower_}) & _GONE)
    return clause.lemma_ in {"disappear", "vanish", "evaporate", "dwindle"}


_ENDS = frozenset({"stop", "halt", "standstill", "end", "nothing", "naught", "grief"})
_GONE = frozenset({"gone", "lost", "next", "dead", "doomed", "finished", "over", "stranded", "forgotten"})
