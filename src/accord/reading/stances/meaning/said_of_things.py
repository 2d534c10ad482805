"""What is said of a thing: what it is for, that there is no such thing, that a measure will go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.dossier.claim import Polarity, Stance
from accord.reading.clauses import child, children, is_passive
from accord.reading.lexicon import wordset
from accord.reading.stances.meaning.conditions import supposes, until
from accord.reading.stances.meaning.in_that_case import is_withheld
from accord.reading.stances.meaning.perils import is_woe
from accord.reading.stances.meaning.settle import is_hostile
from accord.reading.stances.meaning.unmet import is_recourse

if TYPE_CHECKING:
    from accord.reading.parse import Token

_FOR = frozenset({"at", "to", "toward", "towards", "for"})


def has_purpose(clause: Token) -> bool:
    """`the move is aimed at keeping order`, `our strike is about saving jobs`: what who speaks wants by it.

    Of what another does, or did once, the aim is only told: "Oman's offer is aimed at its own voters".
    """
    thing = child(clause, "nsubjpass", "nsubj")
    if thing is None or clause.tag_ == "VBD" or _is_anothers(thing):
        return False
    if clause.lemma_ in wordset("stances", "purposed") and child(clause, "auxpass") is not None:
        present = any(c.lower_ in {"is", "are", "was", "were", "'s"} for c in children(clause, "auxpass"))
        to = child(clause, "xcomp", "advcl") is not None or any(c.lower_ in _FOR for c in children(clause, "prep"))
        return present and to and not _is_ill(clause)
    acts = thing.lemma_.lower() in wordset("stances", "undertaken") and clause.lemma_ == "be"
    return acts and any(c.lower_ == "about" and child(c, "pcomp") is not None for c in children(clause, "prep"))


def _is_ill(clause: Token) -> bool:
    """`is designed to create panic`, `are aimed at hurting us`: what nobody says of an act of his own."""
    acts = [*children(clause, "xcomp", "advcl"), *(t for c in children(clause, "prep") for t in children(c, "pcomp"))]
    things = [t for a in acts for t in children(a, "dobj")]
    return any(a.lemma_ in wordset("stances", "ruining") for a in acts) or any(is_woe(t) for t in things)


def _is_anothers(thing: Token) -> bool:
    if thing.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"} or thing.lower_ in {"he", "she", "they", "you"}:
        return True
    return any(c.dep_ in {"poss", "compound", "amod", "nmod"} and c.ent_type_ for c in thing.children)


def is_asked(clause: Token) -> bool:
    """`the withdrawal comes first`, `the time for a truce is now`, `there is a need for them to pay`."""
    who = child(clause, "nsubj")
    if clause.lemma_ != "be":
        return clause.lemma_ in {"come", "go"} and any(c.lower_ == "first" and c.i > clause.i for c in clause.children)
    if who is not None and who.lemma_ == "time":
        return any(t.lower_ == "now" for t in clause.children) and any(c.lower_ in {"for", "to"} for c in who.subtree)
    if child(clause, "expl") is not None:
        return any(t.lemma_ in _NEEDS and _for_whom(t) for t in children(clause, "attr"))
    what = [c for c in children(clause, "ccomp", "csubj", "csubjpass") if c.i < clause.i and c.lemma_ in _NEEDED]
    return any(g.lower_ == "what" for c in what for g in c.children) and child(clause, "attr", "xcomp") is not None


_NEEDS = frozenset({"need", "necessity"})
_NEEDED = frozenset({"need", "require", "miss"})


def _for_whom(need: Token) -> bool:
    """`(a need) for them to pay`, `for talks`, `to act`."""
    return any(c.i > need.i and (c.lower_ == "for" or c.tag_ == "VB") for c in need.children)


def there_is_none(clause: Token) -> tuple[Stance, Polarity] | None:
    """`there are no conditions for talks` says Yes, `there is no such thing as a closed sea` says No."""
    things = children(clause, "attr", "dobj", "nsubj")  # several where the parser cuts "pre-conditions"
    if any(t.lemma_ == "thing" and any(c.lower_ == "such" for c in t.children) for t in things):
        return "rejects", "-"
    if any(t.lemma_.lower() in wordset("stances", "means") and _is_for(t, clause) for t in things):
        return "refuses", "-"  # "there is no money for more"
    return ("accepts", "+") if any(t.lemma_.lower() in wordset("stances", "in_the_way") for t in things) else None


def _is_for(thing: Token, clause: Token) -> bool:
    """`(no money) for more`, `(no room) to move`."""
    below = [*thing.children, *clause.children]
    if any(c.dep_ == "prep" and c.lower_ == "for" and c.i > thing.i for c in below):
        return True
    return any(c.dep_ in {"acl", "relcl", "advcl", "xcomp"} and c.tag_ == "VB" and c.i > thing.i for c in below)


def of_policy(clause: Token, modals: set[str]) -> Stance | None:
    """`would rather persuade than sue`, `any firm that pays would be barred`, `the overtime ban will stay in force`."""
    if "would" in modals and any(c.lower_ in {"rather", "sooner"} for c in children(clause, "advmod")):
        return "wants"
    who = child(clause, "nsubj", "nsubjpass")
    if who is None:
        return None
    if is_withheld(clause) or (modals & {"will", "would"} and is_recourse(clause)):
        return (
            "threatens"  # "the money would be withheld if the law stood", "its lawyers would ask the court to annul it"
        )
    if is_passive(clause) and "have" not in modals and clause.lemma_ in _GRANTED and not supposes(clause):
        return _GRANTED[clause.lemma_]
    whoever = who.lower_ in {"anybody", "anyone", "whoever", "those"} or any(
        c.lower_ in {"any", "anyone"} for c in who.children
    )
    if whoever and is_passive(clause) and (is_hostile(clause) or clause.lemma_ in _PUNISHED):
        return "threatens"
    ahead = clause.lemma_ == "go" and any(c.lower_ in {"on", "ahead"} for c in clause.children)
    if (ahead or clause.lemma_ in {"proceed", "continue"}) and who.lemma_.lower() in _WORKS and not supposes(clause):
        return "plans"
    lasts = clause.lemma_ in {"stay", "remain", "continue", "last"} and not until(clause)
    return "plans" if lasts and who.lemma_.lower() in _MEASURES else None


_WORKS = frozenset(
    {"work", "repair", "operation", "construction", "exercise", "patrol", "drilling", "trial", "project"}
)
_PUNISHED = frozenset({"bar", "fine", "prosecute", "arrest", "detain", "charge", "disqualify", "penalise", "penalize"})
_MEASURES = frozenset({"ban", "strike", "boycott", "blockade", "embargo", "stoppage", "walkout", "lockout", "picket"})
# What is done with one's leave, and what for others: "exports would be allowed", "fees will be refunded"
_GRANTED: dict[str, Stance] = {
    **dict.fromkeys(("allow", "permit", "authorise", "authorize", "tolerate", "respect", "honour", "honor"), "accepts"),
    **dict.fromkeys(("give", "refund", "reimburse", "compensate", "offer", "grant", "rehouse", "spare"), "offers"),
}
