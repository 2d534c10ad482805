"""Conditions: whether what a clause tells hangs on something, and on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, children

if TYPE_CHECKING:
    from accord.reading.parse import Token

IF = frozenset({"if", "once", "provided", "unless", "when", "should"})


def unless(condition: Token) -> bool:
    """`unless the ban goes`, `if they fail to pay`, `if they do not pay`."""
    marks = {g.lower_ for g in condition.children}
    idle = condition.lemma_ in {"fail", "refuse"} or any(g.dep_ == "neg" for g in condition.children)
    return "unless" in marks or ("if" in marks and idle)


def until(clause: Token) -> bool:
    """`the sanctions would stay until ...`, `as long as ...`."""
    below = [g for c in children(clause, "advcl", "prep") for g in [c, *c.children]]
    return any(g.lower_ in {"until", "unless", "till"} for g in below)


def if_ever(clause: Token) -> bool:
    """Under a condition that others are to meet."""
    marks = {"if", "once", "provided", "when", "soon"}
    told = [
        c for c in children(clause, "advcl") if marks & {g.lower_ for t in [c, *c.children] for g in [t, *t.children]}
    ]
    return any((who := child(c, "nsubj", "nsubjpass")) is None or who.lower_ not in {"it", "we", "i"} for c in told)


def only(clause: Token) -> bool:
    """`would only sit down`, `only then can we sit down`, `only when it is lifted will we open the border`."""
    if any(c.lower_ == "only" and c.dep_ == "advmod" for c in clause.children):
        return True
    first = clause.left_edge
    turned = any(c.dep_ == "aux" and any(g.i > c.i for g in children(clause, "nsubj")) for c in clause.children)
    return first.lower_ == "only" and first.i < clause.i and turned


def not_until(clause: Token) -> bool:
    """`not until the levy is lifted will we talk`."""
    first = clause.left_edge
    turned = any(c.dep_ == "aux" and any(g.i > c.i for g in children(clause, "nsubj")) for c in clause.children)
    return first.lower_ == "not" and turned and first.nbor().lower_ in {"until", "till", "before"}


def depends(clause: Token) -> bool:
    """`would be contingent on`, `will depend on`: a condition set."""
    on = {"contingent", "conditional", "dependent"}
    return clause.lemma_ == "depend" or any(c.dep_ == "acomp" and c.lower_ in on for c in clause.children)


def sets_terms(clause: Token) -> bool:
    """`talks can only begin if the camp is open`, `can only be ended by Chad opening the camp`, `will depend on it`."""
    return depends(clause) or (only(clause) and (supposes(clause) or _by_doing(clause)))


def _by_doing(clause: Token) -> bool:
    """`(can only be ended) by Chad opening the camp`: what somebody else is to do."""
    acts = [g for c in children(clause, "agent", "prep") if c.lower_ == "by" for g in children(c, "pcomp")]
    return any(child(a, "nsubj") is not None for a in acts)


def hangs_on(clause: Token) -> bool:
    """`their return depended on the road being mended`, `paying them depends on a census`: told as one's terms.

    That one thing hangs on another is only so: "forty jobs depend on the mill".
    """
    if clause.lemma_ != "depend":
        return False
    act = child(clause, "csubj", "nsubj")
    under = [t for c in children(clause, "prep") if c.lower_ in {"on", "upon"} for t in children(c, "pobj", "pcomp")]
    done = [g for t in under for g in [t, *children(t, "acl")] if g.tag_ == "VBG" or child(g, "auxpass") is not None]
    return any(g.dep_ == "acl" or child(g, "nsubj", "nsubjpass") for g in done) or (
        act is not None and act.tag_ == "VBG" and bool(under)
    )


def supposes(clause: Token) -> bool:
    """Hangs on something that is not so: "I would look foolish if ..."; "without it we would pay more"."""
    for c in clause.children:
        if c.dep_ == "advcl" and any(g.lower_ in IF for g in c.children if g.dep_ in {"mark", "advmod"}):
            return True
        if c.dep_ == "prep" and c.lower_ == "without" and c.i < clause.i:
            return True
    return False


def threatened(clause: Token) -> bool:
    """`will vote against it unless ...`, `should they not, we will walk out`: what is to follow."""
    return any(c.dep_ == "advcl" and (_is_if(c) or _is_turned(c)) for c in clause.children)


def _is_if(condition: Token) -> bool:
    return any(g.lower_ in {"if", "unless"} for g in condition.children)


def _is_turned(condition: Token) -> bool:
    """`should they add to it`, `were it to pass`: a condition told by the order of its words."""
    first = condition.left_edge
    return (
        first.lower_ in {"should", "were", "had"} and first.dep_ in {"aux", "auxpass"} and first.head.i == condition.i
    )


def conditional(clause: Token) -> bool:
    """Under any condition, time or reason told with it."""
    return supposes(clause) or any(c.dep_ == "advcl" or c.lower_ in {"without", "absent"} for c in clause.children)
