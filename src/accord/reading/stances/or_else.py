"""Or else: what a party says will follow where its demand is not met: "to pay by May, or be fined", "failing which"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from accord.reading.clauses import SUBJECTS, child, end, trimmed
from accord.reading.stances.drafts import Draft

if TYPE_CHECKING:
    from accord.reading.parse import Token

# What befalls who does not do as he is told: "or face a fine", "or see its licence withdrawn"
_BEFALLING = frozenset({"face", "see", "lose", "risk", "forfeit", "suffer", "endure"})
_BROUGHT = frozenset({"be", "have"})  # "or be fined", "or have its licence suspended"
_DIRECTING = frozenset({"demands", "wants", "threatens"})


def threatened(draft: Draft) -> Iterator[Draft]:
    """The threat in the second half of this draft's demand, if it has one."""
    if draft.stance not in _DIRECTING or draft.polarity != "+":
        return
    doc = draft.page.doc
    anchor = doc[draft.anchor]
    for i in range(draft.anchor + 3, min(draft.end, anchor.sent.end) - 2):
        follows = _follows(doc[i])
        if follows is not None:
            first, last = trimmed(anchor, i, max(draft.end, end(follows)))
            yield replace(
                draft, start=first, end=last, content=(follows.i, last), stance="threatens", polarity="+",
                likelihood=None, level=None, condition=None, rule="or else:threatens", anchor=follows.i, weak=False,
                colour=False,
            )  # fmt: skip
            return


def _follows(word: Token) -> Token | None:
    """The verb of what follows, where this word opens it."""
    if word.lower_ == "or":
        return _second(word)
    if word.lower_ == "failing" and word.nbor().lower_ == "which":
        clause = word.doc[word.i + 2 : word.sent.end]
        return next((t for t in clause if t.pos_ == "VERB" and child(t, "nsubj", "nsubjpass") is not None), None)
    return None


def _second(word: Token) -> Token | None:
    """`or face penalties`, `or else be fined`; not "or sell its shares", another way to comply."""
    act = next((t for t in word.doc[word.i + 1 : word.i + 5] if t.pos_ in {"VERB", "AUX"}), None)
    if act is None or any(t.lower_ not in {"else", "otherwise", "instead"} for t in word.doc[word.i + 1 : act.i]):
        return None
    if act.lemma_ == "be" and act.dep_ in {"aux", "auxpass"}:
        act, brought = act.head, True
    else:
        done = act.lemma_ == "have" and any(t.tag_ == "VBN" for t in act.doc[act.i + 2 : act.i + 7])
        brought = done and act.lemma_ in _BROUGHT
    plain = act.tag_ in {"VB", "VBN", "VBP"} and child(act, *SUBJECTS) is None
    return act if plain and (brought or act.lemma_ in _BEFALLING) else None
