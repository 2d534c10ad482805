"""Purposes: what somebody acts for, told in passing: "in a bid to end the war", "with an eye on lower duties"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.dossier.claim import Stance
from accord.reading.clauses import ancestors, child, children, is_passive, subject
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.signal import Signal

if TYPE_CHECKING:
    from accord.reading.parse import Token

# The nouns of purpose, by the preposition before them, and the words that tell what for
_PURPOSES = {
    "in": {
        "bid": {"to"},
        "effort": {"to"},
        "attempt": {"to"},
        "push": {"to", "for"},
        "drive": {"to", "for"},
        "hope": {"of", "that"},
        "search": {"of"},
        "pursuit": {"of"},
        "quest": {"of"},
    },
    "with": {
        "eye": {"on", "to", "toward", "towards"},
        "view": {"to", "toward", "towards"},
        "aim": {"of"},
        "goal": {"of"},
        "objective": {"of"},
        "intention": {"of"},
        "intent": {"of"},
        "hope": {"of", "that"},
    },
}

# ... and the nouns of a Yes or a No that is shown by what is done: "walked out in protest at the cuts"
_SHOWN: dict[str, tuple[Stance, set[str]]] = {
    "protest": ("rejects", {"at", "against", "over", "about"}),
    "opposition": ("rejects", {"to"}),
    "defiance": ("rejects", {"of"}),
    "anger": ("rejects", {"at", "over", "about"}),
    "disgust": ("rejects", {"at", "over", "with"}),
    "support": ("accepts", {"of", "for"}),
    "solidarity": ("accepts", {"with"}),
}


def shown(noun: Token) -> Signal | None:
    """Whoever marches in support of a bill accepts it; who strikes in protest at the cuts rejects them."""
    stance, after = _SHOWN.get(noun.lemma_.lower(), ("asserts", set[str]()))
    if noun.dep_ != "pobj" or noun.head.lower_ != "in" or noun.i != noun.head.i + 1:
        return None
    if noun.i + 1 >= noun.sent.end or noun.nbor().lower_ not in after:
        return None
    prep, verb = noun.nbor(), _deed(noun.head)
    if prep.dep_ != "prep" or verb is None or is_passive(verb) or is_negated(verb):
        return None
    helped = child(prep, "pobj")
    if stance == "accepts" and (verb.lemma_ in _FIGHTING or (helped is not None and helped.ent_type_ == "PERSON")):
        return None  # "shells the coast in support of its ally"
    holder = subject(verb)
    return Signal(noun, stance, "noun", holder, verb, (prep,), whole=True) if holder is not None else None


_FIGHTING = frozenset({"attack", "fight", "fire", "strike", "bomb", "shell", "intervene", "deploy", "invade", "launch"})


def purpose(noun: Token) -> Signal | None:
    """Whoever acts in a bid to bring a thing about wants it."""
    prep = noun.head
    after = _PURPOSES.get(prep.lower_, {}).get(noun.lemma_.lower()) if noun.dep_ == "pobj" else None
    if not after or noun.i - prep.i > 4 or child(noun, "poss") is not None:
        return None
    if noun.i + 1 >= noun.sent.end or noun.nbor().lower_ not in after:
        return None
    content = tuple(c for c in noun.children if c.i > noun.i and c.dep_ in {"prep", "acl", "ccomp", "relcl"})
    if not content and prep.head.pos_ in {"VERB", "AUX"}:  # the parser hangs what it is for on the verb
        content = tuple(c for c in children(prep.head, "xcomp", "advcl", "prep", "ccomp") if c.i > noun.i)[:1]
    verb = _deed(prep)
    if verb is None or not content or (verb.tag_ == "VBG" and child(verb, "aux") is None) or is_passive(verb):
        return None
    holder = subject(verb)
    return Signal(noun, "wants", "noun", holder, verb, content) if holder is not None else None


def _deed(prep: Token) -> Token | None:
    """What is done for it; the parser hangs the purpose on what is done it to: "opened talks with Oman in a bid to"."""
    for above in ancestors(prep):
        if above.pos_ in {"VERB", "AUX"}:
            return above
        if above.dep_ not in {"dobj", "pobj", "prep", "npadvmod"}:
            return None  # "is a mediator in efforts to end the war"
    return None
