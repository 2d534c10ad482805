"""Officials: whose unnamed officials are, of whom it goes without saying: "Officials said", "authorities warned"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, children
from accord.reading.parties.homelands import sent_from
from accord.reading.parties.people.told_of import told_of
from accord.reading.parties.resolver import Resolver
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

_OFFICIALS = frozenset({"official", "authority"})
_RANKS = frozenset({"senior", "top", "high", "ranking", "government", "state"})
_ELSEWHERE = frozenset({"worldwide", "elsewhere", "abroad", "there", "everywhere", "nationwide"})
_GOVERNED = frozenset({"state", "region", "institution"})
_BODIES = _GOVERNED | {"union", "company", "group", "bloc", "io", "political_party", "armed_group", "other"}


def of_those_told_of(refs: Resolver, page: Passage, noun: Token) -> str | None:
    """`Peru shut its ports. Officials said ...`: Peru's; `officials here`: of the state the report was sent from.

    None where a body was last told of that has no such officials, or whose they are is told.
    """
    if noun.lemma_.lower() not in _OFFICIALS or noun.tag_ != "NNS" or noun.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    if child(noun, "det", "poss", "prep", "nummod", "nmod", "relcl", "acl", "conj", "appos") is not None:
        return None
    if any(c.lower_ not in _RANKS for c in children(noun, "amod", "compound")):
        return None
    after = noun.nbor().lower_ if noun.i + 1 < len(page.doc) else ""
    if after in _ELSEWHERE:
        return None
    if after == "here":
        state = sent_from(refs)
        return state if state in refs.roll.parties else None
    found, _ = told_of(refs, page, noun.i, _BODIES)
    return found if found is not None and refs.roll.parties[found].kind in _GOVERNED else None
