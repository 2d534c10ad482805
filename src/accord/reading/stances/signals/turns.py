"""Turns of phrase: stance told by several words: idioms, sayings, "would rather", "considers it indispensable"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from accord.dossier.claim import Stance
from accord.reading.clauses import BE, RELATIVE, agent, child, children, clause_end, is_passive, subject
from accord.reading.lexicon import wordmap, words, wordset
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.signal import COMPLEMENTS, Signal, read_value
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token


_QUOTED = re.compile(r"[“”\"]|''")


def rather(verb: Token) -> Signal | None:
    """`would rather settle this`: what a party would rather do it wants; "sooner lose it than share it" refuses."""
    if not any(c.lower_ in {"rather", "sooner"} and c.dep_ == "advmod" for c in verb.children):
        return None
    bare = verb.lower_ in {"would", "'d"} and child(verb, "ccomp") is not None  # "would rather they were paid"
    if not bare and not any(c.lower_ in {"would", "'d"} for c in verb.children if c.dep_ == "aux"):
        return None
    holder = subject(verb)
    if holder is None:
        return None
    if bare and (told := child(verb, "ccomp")) is not None and is_negated(told):
        return Signal(verb, "rejects", "verb", holder, verb, (told,), whole=True)
    content = tuple(c for c in verb.children if c.i > verb.i and c.dep_ in COMPLEMENTS | {"advcl"})
    sooner = any(c.lower_ == "sooner" for c in verb.children) and any(t.lower_ == "than" for t in verb.subtree)
    return Signal(verb, "refuses" if sooner else "wants", "verb", holder, verb, content, whole=sooner)


def satisfied(verb: Token) -> Signal | None:
    """`nothing short of an apology will satisfy Brazil`, `the offer did not satisfy the pilots`."""
    if verb.lemma_ not in {"satisfy", "appease", "placate", "mollify", "please"} or is_passive(verb):
        return None
    who, thing = child(verb, "dobj"), child(verb, "nsubj")
    if who is None or thing is None:
        return None
    if thing.lower_ in {"nothing", "only"} or any(c.lower_ in {"only", "nothing"} for c in thing.subtree):
        return Signal(verb, "demands", "verb", who, verb, (thing,), whole=True)
    denied = any(c.dep_ == "neg" for c in verb.children) or verb.head.lemma_ == "fail"
    return Signal(verb, "rejects", "verb", who, verb, (thing,), whole=True) if denied else None


def felt(verb: Token) -> Signal | None:
    """`the ruling angered Chile`, `what worries Chile is the price`: a verb whose object is the one who feels."""
    stance = wordmap("stances", "felt").get(verb.lemma_)
    if stance is None or is_passive(verb):
        return None
    who, thing = child(verb, "dobj"), child(verb, "nsubj", "csubj")
    split = child(verb, "ccomp") if who is None and thing is not None and thing.lower_ == "what" else None
    if split is not None and split.lemma_ == "be" and split.left_edge.i == verb.i + 1:
        who = child(split, "nsubj")  # "what worries Chile is the price": the parser makes Chile the subject of "is"
        return Signal(verb, cast(Stance, stance), "judgement", who, verb, (split,)) if who is not None else None
    if who is None or thing is None or who.lower_ in {"itself", "himself", "herself", "themselves"}:
        return None
    return Signal(verb, cast(Stance, stance), "verb", who, verb, (thing,))


def unbound(verb: Token) -> Signal | None:
    """`no longer feels bound by the pact`, `will not hesitate to use force`: a threat, in words of denial."""
    felt_so = verb.lemma_ == "bind" and any(c.lower_ in {"feel", "feels", "felt"} for c in verb.children)
    if not felt_so and verb.lemma_ not in {"feel", "consider", "hesitate", "flinch"}:
        return None
    holder = subject(verb)
    if holder is None or not is_negated(verb):
        return None
    said = words_under(verb.doc, verb.i + (not felt_so), min(verb.i + 5, verb.sent.end)).lower()
    longer = any(c.lower_ == "longer" for c in verb.children)  # "does not feel bound" only stays away
    if (verb.lemma_ in {"hesitate", "flinch"} and said.startswith(("to ", "from "))) or (longer and "bound by" in said):
        content = tuple(c for c in verb.children if c.i > verb.i and c.dep_ in COMPLEMENTS | {"advcl", "prep"})
        return Signal(verb, "threatens", "verb", holder, verb, content, whole=True)
    return None


def hinges(verb: Token) -> Signal | None:
    """`Oman's support hinges on a new vote`, `its approval is conditional on a truce`: what it asks for its yes."""
    thing = child(verb, "nsubj")
    word = verb if verb.lemma_ in {"hinge", "depend", "hang"} else child(verb, "acomp") if verb.lemma_ == "be" else None
    owner = child(thing, "poss") if thing is not None else None
    if thing is None or word is None or owner is None or thing.lemma_ not in wordset("stances", "given"):
        return None
    if word is not verb and word.lower_ not in {"conditional", "contingent", "dependent"}:
        return None
    below = [*word.children, *verb.children]
    on = next((c for c in below if c.lower_ in {"on", "upon"} and c.i > word.i), None)
    if on is None or is_negated(verb):
        return None
    return Signal(verb, "demands", "verb", owner, verb, (on,))


def stopped_short(verb: Token) -> Signal | None:
    """`stopped short of a ban`, `fell short of demanding one`: what one goes up to, and does not do."""
    short = next((c for c in verb.children if c.lower_ == "short" and c.i > verb.i), None)
    of = next((c for c in short.children if c.lower_ == "of"), None) if short is not None else None
    holder = subject(verb) if of is not None else None
    if of is None or holder is None or verb.lemma_ not in {"stop", "fall"}:
        return None
    act, thing = child(of, "pcomp"), child(of, "pobj")
    if thing is not None and thing.lemma_ in {"war", "target", "goal", "mark", "majority"}:
        return None  # "stopped short of a full-scale war"
    if (verb.lemma_ == "fall" and (act is None or act.tag_ != "VBG")) or (
        act is not None and act.lemma_ in wordset("stances", "unsaid") | wordset("stances", "describing")
    ):
        return None  # "fell short of the mark", "stopped short of calling it a war"
    return Signal(verb, "refuses", "verb", holder, verb, (of,))


def liked(verb: Token) -> Signal | None:
    """`does not like it at all`, `likes the idea`; not what somebody would like, or likes to do."""
    thing = child(verb, "dobj") if verb.lemma_ == "like" and not is_passive(verb) else None
    denied = is_negated(verb)
    plain = (
        denied or verb.tag_ in {"VBZ", "VBP"} or (verb.tag_ == "VBD" and thing is not None and thing.pos_ != "PROPN")
    )
    if any(c.tag_ == "MD" for c in verb.children) or verb.dep_ == "relcl" or not plain:
        return None
    holder = subject(verb) if thing is not None else None
    if thing is None or holder is None or thing.ent_type_ == "PERSON" or thing.lower_ in _SOMEBODY:
        return None
    return Signal(verb, "rejects" if denied else "accepts", "verb", holder, verb, (thing,), whole=True)


_SOMEBODY = frozenset({"you", "me", "him", "her", "us", "people", "each", "them", "tweet", "post", "cartoon", "video"})


def taking_sides(word: Token) -> Signal | None:
    """`is against all of it`, `was for the metro and against the bill`."""
    be = word.head
    while word.dep_ in {"prep", "conj"} and be.dep_ == "conj" and be.lower_ in {"for", "against"}:
        be = be.head
    be = be.head if be.lower_ in {"for", "against"} and word.dep_ == "conj" else be
    if word.dep_ not in {"prep", "conj"} or be.lemma_ != "be" or child(be, "attr", "acomp") is not None:
        return None
    thing, holder = child(word, "pobj"), subject(be)
    near = all(t.dep_ in {"neg", "advmod"} for t in be.doc[be.i + 1 : word.i]) or word.dep_ == "conj"
    if holder is None or word.i < be.i or (word.lower_ == "for" and not (near and _is_for(holder, thing))):
        return None
    stance: Stance = "rejects" if word.lower_ == "against" else "accepts"
    said = word if word.dep_ == "conj" else be
    return Signal(word, stance, "adjective", holder, said, (thing,) if thing is not None else ())


def _is_for(holder: Token, thing: Token | None) -> bool:
    """What one may be for: no stretch of time, no sum, nobody; "it was for the heat" tells of a thing."""
    matter = thing is not None and thing.pos_ == "NOUN" and thing.ent_type_ in {"", "ORG", "LAW", "EVENT", "FAC"}
    return matter and holder.lower_ not in {"it", "this", "that", "they"}


def what_clause(verb: Token) -> Token | None:
    """The clause "what X wants" that this verb heads or stands in, if it does."""
    here = verb
    for _ in range(4):
        if any(c.lower_ == "what" and c.i < verb.i for c in here.children):
            return here
        if here.dep_ not in {"xcomp", "acomp", "ccomp"} or here.head.i == here.i:
            return None
        here = here.head
    return None


def cleft(verb: Token) -> Signal | None:
    """`what they cannot do without is control`: a verb of no stance of its own in a clause of what somebody ..."""
    if verb.dep_ not in {"csubj", "nsubj"}:
        return None
    clause = what_clause(verb)
    if clause is None or clause.i != verb.i or clause.head.lemma_ != "be":
        return None
    holder, auxiliaries = subject(verb), {c.lower_ for c in verb.children if c.dep_ == "aux"}
    without = any(t.lower_ == "without" for t in verb.doc[verb.i : verb.right_edge.i + 1])
    if holder is None or not any(c.dep_ == "neg" for c in verb.children):
        return None
    if not auxiliaries & {"can", "could", "ca", "will", "wo", "would"}:
        return None
    content = tuple(c for c in clause.head.children if c.i > clause.head.i and c.dep_ in COMPLEMENTS)
    return Signal(verb, "demands" if without else "refuses", "verb", holder, verb, content, whole=True)


def is_background(verb: Token) -> bool:
    """What was done in the past, told in passing: "Berlin, which voted against the duties, ..."."""
    return (
        verb.dep_ == "relcl"
        and verb.tag_ == "VBD"
        and any(c.dep_ == "nsubj" and any(t.tag_ in {"WP", "WDT"} for t in c.subtree) for c in verb.children)
    )


@cache
def _commenting() -> frozenset[str]:
    plain = frozenset(w for w in wordmap("stances", "verbs") if " " not in w)
    return (wordset("speech", "verbs") | wordset("stances", "judging") | plain) - {
        "put"
    }  # "a share it puts at 2 per cent"


def is_comment(verb: Token) -> bool:
    """`..., which Oman denies`, `..., a charge Oman denies`: what somebody says to what is told before the comma."""
    first, thing = verb.left_edge, verb.head
    says = verb if verb.lemma_ in _commenting() else next((c for c in verb.children if c.lemma_ in _commenting()), None)
    own = (child(says, "nsubj") or _by_whom(says)) if says is not None else None
    if own is None or own.lower_ in RELATIVE:
        return False
    if first.lower_ in {"which", "something"}:
        return first.i > 0 and first.nbor(-1).is_punct
    opens = thing.left_edge
    apart = thing.dep_ in {"appos", "conj", "dobj", "npadvmod", "dep", "attr"}
    loose = apart and (opens.lower_ in {"a", "an", "something"} or opens.tag_ == "NNS")
    return loose and first.pos_ != "ADP" and opens.i > 0 and opens.nbor(-1).is_punct


def _by_whom(verb: Token) -> Token | None:
    """`..., a move opposed by Serbia`; not "a draft written by Serbia", which tells what is meant."""
    passive = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_ not in wordset("speech", "verbs")
    return agent(verb) if passive else None


def of_nothing(verb: Token) -> bool:
    """`offered no concessions`, `gave no assurance`, `made no new offer`: the object denies what the verb tells."""
    thing = child(verb, "dobj")
    voted = [p for c in children(verb, "prep") if c.lower_ == "for" for p in children(c, "pobj")]
    if (
        verb.lemma_ == "vote"
        and any(t.lower_ == "nothing" and t.nbor().lower_ not in {"less", "short", "but"} for t in voted)
        and not is_negated(verb)
    ):
        return True  # "will vote for nothing with a levy in it"
    if verb.lemma_ in {"let", "allow"} and thing is None:
        thing = next((t for c in children(verb, "ccomp") for t in children(c, "nsubj")), None)  # "let no one cross"
    if thing is None or is_negated(verb):
        return False
    first = next((c for c in thing.children if c.i < thing.i and c.lower_ in {"no", "neither", "few", "little"}), None)
    if first is None or any(c.lower_ == "a" for c in thing.children):
        return False
    return first.nbor().lower_ not in {"less", "fewer", "other", "more", "one", "doubt"}


@cache
def _idioms() -> dict[str, list[tuple[re.Pattern[str], str, bool]]]:
    """The idioms by their verb; and whether the words deny in themselves: "put nothing on the table"."""
    found: dict[str, list[tuple[re.Pattern[str], str, bool]]] = {}
    for lemmas, pattern, stance in words("stances")["idioms"]:
        for lemma in lemmas.split("|"):
            whole = re.match(r"\W*(?:no|none|nothing)\b", pattern.replace("?:", "")) is not None
            found.setdefault(lemma, []).append((re.compile(pattern), stance, whole))
    return found


def idiom(verb: Token) -> Signal | None:
    """`put X on the table`, `left the door open`: stance in a turn of phrase."""
    known = _idioms().get(verb.lemma_)
    if known is None or is_passive(verb):
        return None
    holder = subject(verb)
    if holder is None:
        return None
    under = _QUOTED.sub("", words_under(verb.doc, verb.i + 1, clause_end(verb, verb.i)).lower())
    to = child(verb, "dative", "dobj")
    if to is not None and to.text == holder.text:
        return None  # "Peru must ..., but gives Peru more time": somebody else does
    if verb.lemma_ in _ONLY_DENIED and not _is_told_by_denial(verb, under):
        return None
    for pattern, value, whole in known:
        said = pattern.search(under[:160] if "until" in pattern.pattern else under[:60])
        if said is not None:
            content = tuple(
                c for c in verb.children if c.i > verb.i and c.dep_ in COMPLEMENTS | {"prep", "advmod", "prt"}
            )
            stance, negative, open_ = read_value(value)
            if stance == "offers" and any(c.lemma_ in wordset("stances", "asking") for c in content):
                stance = "demands"  # "put an ultimatum on the table"
            whole = whole or (stance == "refuses" and verb.lemma_ in _DEALING)
            whole = whole and not (verb.lemma_ == "say" and any(c.dep_ == "neg" for c in verb.children))
            denied = re.search(r"\bno\b|nothing", said[0]) is None and of_nothing(verb)
            if denied and stance in {"accepts", "offers"}:
                return Signal(verb, "refuses", "verb", holder, verb, content, whole=True)
            return Signal(verb, stance, "verb", holder, verb, content, negative, open_, whole)
    return None


# Idioms that tell something when denied: who "will not hear of it" turns it down; who "had heard of it" knows it.
_DEALING = frozenset({"negotiate", "bargain", "parley", "haggle", "deal", "talk", "pay"})
_ONLY_DENIED = _DEALING | {"hear", "care", "think", "have", "stay"}


def _is_told_by_denial(verb: Token, under: str) -> bool:
    """Whether such an idiom is denied as it must be: "does not pay ransoms", "won't have it", but "had nothing"."""
    denied = is_negated(verb)
    if verb.lemma_ == "hear":
        return denied or under.startswith(("nothing", "of nothing"))
    if verb.lemma_ == "stay":
        away = under.startswith(("away", "at home")) and not under.startswith("away from")
        return not away or (verb.tag_ == "VB" and not denied)  # who stayed away may have had no time
    helped = {c.lower_ for c in children(verb, "aux")}
    if verb.lemma_ == "have":
        it = under.startswith(("it", "that", "this", "any of"))
        return not it or (denied and bool(helped & {"will", "wo", "would"}))
    if verb.lemma_ in _DEALING:
        habit = under.startswith(("with", "to", "ransom", "any ransom", "a ransom", "blackmail", "tribute"))
        return not habit or (denied and bool(helped & {"do", "does", "will", "wo", "would"}))
    return denied or not under.startswith(("for", "much", "very", "too", "highly", "that"))


@cache
def _phrases() -> re.Pattern[str]:
    known = "|".join(sorted(wordmap("stances", "phrases"), key=len, reverse=True))
    return re.compile(rf"(?:\w+ ){{0,2}}?({known})\b")


def phrase(verb: Token) -> Signal | None:
    """`is in favour of X`, `is in no mood to X`."""
    be = verb if verb.lemma_ in BE else child(verb, "auxpass")  # "is dead set against"
    if be is None:
        return None
    text = _QUOTED.sub("", words_under(verb.doc, be.i + 1, be.i + 9).lower())
    said = None if text.startswith(("anything but", "far from", "less than")) else _phrases().match(text)
    holder = subject(verb) if said else None
    if said is None or holder is None:
        return None
    if said[1] == "after" and be.i != verb.i:
        return None  # "was killed hours after the feast": when, not what for
    stance = cast(Stance, wordmap("stances", "phrases")[said[1]])
    if said[1] in {"in favour of", "in favor of"} and _is_known(verb):
        stance = "accepts"
    content = tuple(c for c in verb.children if c.i > verb.i and c.dep_ in COMPLEMENTS | {"prep"})
    return Signal(verb, stance, "adjective", holder, verb, content)


def _is_known(verb: Token) -> bool:
    """`in favour of the framework`: what is on the table; "in favour of a new round", "of closing it" is wished."""
    under = [
        p for c in verb.subtree if c.lower_ in {"favour", "favor"} for of in children(c, "prep") for p in of.children
    ]
    things = [p for p in under if p.dep_ == "pobj"]
    return any(
        t.pos_ == "PROPN"
        or t.pos_ == "PRON"
        or any(d.lower_ in {"the", "this", "that", "these", "those"} for d in t.children)
        for t in things
    )
