"""Signals: the verbs, adjectives, nouns and judgements that tell a stance, with what they govern."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from accord.dossier.claim import Stance
from accord.reading.clauses import BE, agent, child, children, end, is_passive, subject
from accord.reading.joining import stance_verbs
from accord.reading.lexicon import wordmap, wordset
from accord.reading.stances.literal import is_literal
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.signal import COMPLEMENTS, Signal
from accord.reading.stances.signals.adjectives import adjective, is_fronted
from accord.reading.stances.signals.ahead import ahead
from accord.reading.stances.signals.context import in_context, is_predicate, lemma_of, says_so
from accord.reading.stances.signals.dealings import dealt, other_side
from accord.reading.stances.signals.judgements import judged, of_things, saying
from accord.reading.stances.signals.nouns import noun_signal
from accord.reading.stances.signals.turns import (
    cleft,
    felt,
    hinges,
    idiom,
    is_background,
    is_comment,
    liked,
    of_nothing,
    phrase,
    rather,
    satisfied,
    stopped_short,
    taking_sides,
    unbound,
    what_clause,
)
from accord.reading.stances.signals.verdicts import is_judging
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token


def signals(token: Token) -> Iterator[Signal]:
    """The signal this token is, if it is one. Parts of speech that are none are listed in `stances/find.py`."""
    pos, tag = token.pos_, token.tag_
    if pos in {"VERB", "AUX"} or tag.startswith("VB"):
        found = _verb(token)
    elif pos == "ADJ" or tag in {"JJ", "VBN"}:
        found = adjective(token)
    elif is_misread(token):
        found = _verb(token)
    elif pos == "NOUN":
        found = noun_signal(token)
    elif token.lower_ in {"against", "for"}:
        found = taking_sides(token)
    else:
        found = None
    if found is None or is_literal(found):
        return
    clause = what_clause(found.predicate) if found.sort != "judgement" else None
    if clause is None:
        yield found
        yield from other_side(found)
    elif clause.head.lemma_ == "be":  # "what she is willing to do is release water", "release is what she offers"
        before = clause.dep_ in {"csubj", "nsubj"}
        labels = COMPLEMENTS if before else {"nsubj", "csubj"}
        said = tuple(c for c in clause.head.children if c.dep_ in labels and c.i != clause.i)
        if said and (before or clause.dep_ in {"ccomp", "attr", "advcl"}):
            yield replace(found, content=said)


_HEADS = frozenset({"ROOT", "conj", "ccomp", "relcl", "advcl"})


def is_misread(token: Token) -> bool:
    """A verb the tagger takes for a plural noun: "Brazil reserves the right", "the lobby opposes it"."""
    if token.dep_ not in _HEADS or token.pos_ not in {"NOUN", "PROPN", "ADV", "INTJ"}:
        return False
    below = {c.dep_ for c in token.children}
    governs = bool(below & {"dobj", "xcomp", "ccomp"}) and "det" not in below and "attr" not in below
    named = token.tag_ == "NNS" and token.dep_ == "ROOT" and subject(token) is not None  # "Peru/compound reserves"
    return governs and (named or bool(below & {"nsubj", "nsubjpass"}) or token.dep_ == "conj")


def _verb(verb: Token) -> Signal | None:
    if verb.dep_ in {"amod", "compound", "aux", "auxpass", "prep"}:
        return None
    key, tail = _verb_key(verb)
    fronted = verb.tag_ == "VBN" and verb.lower_ in wordmap("stances", "adjectives") and is_fronted(verb)
    if fronted or is_judging(verb):
        return adjective(verb)
    turn = felt(verb) or unbound(verb) or stopped_short(verb) or ahead(verb) or hinges(verb) or dealt(verb)
    if turn is not None:
        return turn
    return _plain(verb) if key is None else _known(verb, key, tail)


def _plain(verb: Token) -> Signal | None:
    """A verb of no stance of its own: a turn of phrase, or a participle that is an adjective."""
    passive = child(verb, "auxpass") is not None or (verb.dep_ in {"acomp", "oprd"} and verb.head.lemma_ in BE)
    turn = rather(verb) or satisfied(verb) or judged(verb)
    turn = turn or (saying(verb) or idiom(verb) if verb.lemma_ == "be" else idiom(verb) or saying(verb))
    turn = turn or phrase(verb) or cleft(verb)
    return turn or (adjective(verb) if verb.tag_ in {"VBN", "JJ"} and passive else None)


def _known(verb: Token, key: str, tail: str) -> Signal | None:
    """A verb of the lexicon, unless a turn of phrase or a verdict says more."""
    turn = idiom(verb) or liked(verb) or (of_things(verb) if key in wordset("stances", "of_things_too") else None)
    if turn is not None:
        return turn
    by = child(verb, "agent") is not None and verb.lemma_ not in wordmap("stances", "felt")  # "is worried by the cuts"
    if verb.tag_ == "VBN" and verb.lemma_ in _ADJECTIVAL and child(verb, "auxpass") and not by:
        return adjective(verb)
    turn = judged(verb) if tail in {"", "as"} else None  # not "has called for a cut, a non-starter for them"
    if turn is not None:
        return turn
    stance, negative, open_ = in_context(verb, key)
    if _means_nothing(verb, key, stance):
        return None
    content: tuple[Token, ...] = ()
    under = {"acl", "advcl", "ccomp", "xcomp", "oprd"}
    bare = verb.tag_ == "VBN" and verb.dep_ in under and child(verb, "aux", "nsubj") is None  # "when pressed on it"
    if is_passive(verb) or bare or _is_joined_passive(verb):
        holder = agent(verb)
        undergoes = child(verb, "nsubjpass") or (verb.head if verb.dep_ == "acl" else child(verb.head, "nsubjpass"))
        if undergoes is not None and holder is not None:
            content = (undergoes, *children(verb, "xcomp", "ccomp"))  # "was asked by Peru to lift it"
    else:
        holder = subject(verb)
        content = _complements(verb, tail)
        if not content and verb.dep_ == "parataxis" and key in wordset("stances", "inserted"):
            content = (verb.head,)  # "the pact would, Oman fears, be voted down"
    if holder is None or not _fits(verb, key, content):
        return None
    if stance in {"accepts", "offers"} and (of_nothing(verb)):
        return Signal(verb, "refuses", "verb", holder, verb, content, whole=True)
    return Signal(verb, stance, "verb", holder, verb, content, negative, open_)


def _is_joined_passive(verb: Token) -> bool:
    """`was built in the north and banned in the south`, `backed by Oman but opposed by Yemen`: the second does too."""
    alone = child(verb, "aux", "auxpass", "nsubj", "nsubjpass", "dobj", "xcomp", "ccomp") is None
    by = verb.head.tag_ == "VBN" and agent(verb) is not None
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and alone and (by or child(verb.head, "auxpass") is not None)


_ADJECTIVAL = frozenset({"impress", "terrify", "alarm", "commit", "oppose", "determine", "prepare", "concern", "worry"})


_STRIVING = frozenset({"fight", "battle", "race", "scramble", "apply", "apply for"})
_GUESTS = frozenset({"leader", "minister", "president", "delegation", "guest", "visitor", "counterpart", "envoy"})


_SPELT = 6  # tokens: "called it an attempt to win time" says something, "called it a day" does not


def _is_beside(verb: Token, key: str) -> bool:
    """Claiming a victory, answering a reporter: not the whole bay, not an offer."""
    if key == "swear":  # "I swear to God"
        return child(verb, "prep") is not None and child(verb, "xcomp") is None
    if key in _STRIVING:
        return is_negated(verb) or child(verb, "dobj") is not None  # "has not applied", "scrambled its jets to"
    if key == "claim":  # "claims the whole bay"; what is claimed to be so is told by the speech
        thing = child(verb, "dobj")
        return thing is None or thing.lemma_ in wordset("stances", "won") or child(verb, "ccomp") is not None
    if key.split()[0] in {"respond", "reply"}:  # "has yet to respond to the offer"; not to a request for comment
        to = next((child(c, "pobj") for c in children(verb, "prep") if c.lower_ == "to"), None)
        waits = verb.dep_ == "xcomp" and verb.head.lemma_ == "have"
        told = waits if to is None else to.lemma_ in wordset("stances", "offered")
        return not told or not is_negated(verb)
    return False


def _is_idle(verb: Token, key: str) -> bool:
    """Words of stance in some of their uses only: "announced a strike", "does not share their goal"."""
    if key == "call":  # "called an emergency meeting" judges nothing
        return not any(is_predicate(c) or c.dep_ in {"oprd", "xcomp"} for c in verb.children)
    if key == "describe":
        return not any(t.lower_ == "as" for t in verb.doc[verb.i + 1 : verb.i + 14])
    if key == "adopt":  # "adopts a resolution", not "adopts a new tone"
        thing = child(verb, "dobj")
        return thing is None or thing.lemma_ not in wordset("stances", "documents") | wordset("stances", "publishing")
    if key == "announce":
        thing = child(verb, "dobj")
        return thing is None or thing.lemma_ in wordset("stances", "announced")
    if key.split()[0] in {"accuse", "blame"} and verb.tag_ == "VBG" and child(verb, "aux") is None:
        return any(c.lower_ == "other" and c.dep_ == "dobj" for c in verb.children)
    if key in {"negotiate", "work", "work on", "look"}:  # what is being negotiated is sought
        return verb.tag_ != "VBG" or child(verb, "aux") is None
    if key == "welcome":  # "welcomed the EU's leaders in London"
        return any(c.dep_ == "dobj" and (c.ent_type_ == "PERSON" or c.lemma_ in _GUESTS) for c in verb.children)
    if key in {"share", "trust"}:
        return not is_negated(verb)  # "does not share their goal"
    if key in {"move", "shift", "blink", "bend"}:  # "will not move", "is unlikely to shift"
        return bool(_complements(verb, "")) or not (is_negated(verb) or verb.head.lower_ in {"likely", "unlikely"})
    return False


def _is_said_of(verb: Token, key: str) -> bool:
    """`took it to mean that`, `spoke, meaning that`, `(he is) reportedly accused of`: not his plan or charge."""
    if key == "mean":
        return verb.tag_ == "VBG" or verb.head.lemma_ in {"take", "interpret", "read", "understand"}
    whom = child(verb, "dobj", "nsubjpass", "ccomp")
    return key == "accuse of" and whom is None and verb.tag_ in {"VBD", "VBN"} and verb.dep_ in {"acl", "pcomp"}


def _means_nothing(verb: Token, key: str, stance: Stance) -> bool:
    """Declining to comment, history told in passing, what somebody calls something: no stance on the dispute."""
    unsaid = child(verb, "xcomp")
    if key in {"refuse", "decline"} and unsaid is not None and unsaid.lemma_ in wordset("stances", "unsaid"):
        return True
    if key in {"want", "wish", "like"} and unsaid is not None and unsaid.lemma_ in wordset("stances", "unsaid"):
        return True
    if key == "insist" and any(says_so(c) for c in children(verb, "ccomp")):
        return True  # "insists that the talks are not dead" only says so; "insists that they be revived" demands
    if _is_idle(verb, key) or _is_beside(verb, key) or _is_said_of(verb, key) or (key == "need" and is_negated(verb)):
        return True  # "does not need to attend"
    if (key == "let" and _lets_be(verb)) or _is_counted_on(verb, key):
        return True
    if key in {"insist on", "insist", "demand", "request", "ask for"} and any(
        t.lemma_ in wordset("stances", "routine") for t in verb.doc[verb.i + 1 : verb.i + 4]
    ):
        return True  # "insisted on anonymity"
    if key == "sign" and any(
        c.dep_ in {"dobj", "nsubjpass"} and c.lemma_ in wordset("stances", "signed_orders") for c in verb.children
    ):
        return True
    if key == "deny" and any(c.dep_ == "neg" for c in verb.children):
        return True
    called = verb.dep_ == "relcl" and not is_comment(verb)
    passing = stance == "asserts" and (called or any(c.lower_ == "what" for c in verb.children))
    return is_background(verb) or passing


def _is_counted_on(verb: Token, key: str) -> bool:
    """`can count on Oman's support`: it is Oman's position that is told."""
    if key not in {"count on", "rely on", "bank on"}:
        return False
    things = [p for c in children(verb, "prep") for p in children(c, "pobj")]
    return any(p.lemma_ in {"support", "backing", "vote"} for p in things)


def _lets_be(verb: Token) -> bool:
    """`has let it be known that` says something; `let's get back to the table`, `first let Oman go` are imperatives."""
    known = "it be" in words_under(verb.doc, verb.i + 1, verb.i + 4).lower()
    talk = verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in {"'s", "’s", "us", "me"}
    return known or talk or _bids(verb)


def _bids(verb: Token) -> bool:
    """`let Oman go first`: an imperative, told to everybody."""
    who = child(verb, "nsubj")
    bare = who is None or who.lower_ in {"first", "please", "then", "now"} or who.i > verb.i
    return verb.tag_ in {"VB", "VBD", "VBP"} and bare and child(verb, "aux", "mark") is None and verb.dep_ != "xcomp"


def _verb_key(verb: Token) -> tuple[str | None, str]:
    """The entry for this verb: with particle or preposition first. Also what that word was."""
    table, lemma = wordmap("stances", "verbs"), lemma_of(verb)
    if lemma not in stance_verbs():
        return None, ""
    if f"{lemma} for" in table and any(
        c.dep_ in {"ccomp", "advcl"}
        and any(g.lower_ == "for" and g.i == c.left_edge.i and g.i > verb.i for g in c.children)
        for c in verb.children
    ):  # "has long called for them to go"
        return f"{lemma} for", "for"
    inner = [
        g.lower_
        for c in verb.children
        if (c.dep_ in {"prt", "advmod"} or (c.dep_ == "prep" and c.lower_ in {"out", "away"})) and c.i > verb.i
        for g in c.children
        if g.dep_ == "prep"
    ]
    tails = inner + [
        c.lower_
        for c in verb.children
        if c.dep_ in {"prt", "prep", "advmod", "dative", "agent"} and c.i > verb.i and not _is_span(c)
    ]
    if lemma in _HUNG:  # "links aid to an election": the parser hangs "to" on the aid
        tails += [p.lower_ for c in children(verb, "dobj") for p in children(c, "prep")]
    tails += [c.lower_ for c in children(verb, "prep") if c.i < verb.i and child(c, "pobj") in _whiches(c)]
    leading = {"prt", "advmod", "prep"} if inner else {"prt", "advmod"}
    particle = next((c.lower_ for c in verb.children if c.dep_ in leading and c.i > verb.i), "")
    for lead in (f"{lemma} {particle}", lemma):  # "give up on" before "give up"
        for tail in tails:
            if f"{lead} {tail}" in table:
                return f"{lead} {tail}", tail
    if f"{lemma} to" in table and lemma in _TELLING and child(verb, "xcomp") is not None:
        return f"{lemma} to", ""
    return (lemma, "") if lemma in table else (None, "")


_HUNG = frozenset({"tie", "link", "peg", "condition", "regard", "view", "see", "portray", "depict"})
_TELLING = frozenset({"tell", "challenge", "dare", "direct", "warn", "remind"})


def _is_span(prep: Token) -> bool:
    """`has fought for years`: how long, not what for."""
    asked = prep.head.lemma_ in {"ask", "call", "plead", "beg"}  # "asked for 18 more months"
    when = child(prep, "pobj") if prep.lower_ in {"for", "in", "on"} and not asked else None
    return when is not None and when.lemma_ in {"year", "month", "week", "day", "hour", "decade", "century"}


def _whiches(prep: Token) -> list[Token]:
    """`(a measure) for which Spain has lobbied`."""
    return [c for c in children(prep, "pobj") if c.lower_ in {"which", "whom"}]


def _complements(verb: Token, tail: str) -> tuple[Token, ...]:
    found = [
        c
        for c in verb.children
        if c.i > verb.i and (c.dep_ in COMPLEMENTS or (c.dep_ in {"prep", "agent"} and c.lower_ == tail))
    ]
    found += [
        c
        for c in verb.children
        if c.i > verb.i and c.dep_ == "advcl" and any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children)
    ]
    found += [c for c in verb.children if c.i > verb.i and c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN"}]
    if not found:
        found = [c for c in verb.children if c.i > verb.i and c.dep_ in {"prep", "advcl", "relcl"}][:1]
    joined = next(
        (c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and child(c, "nsubj") is None), None
    )
    if not found and joined is not None:  # "has neither endorsed nor dismissed the draft"
        found = children(joined, "dobj")
    if not found and verb.dep_ == "relcl":  # "which the Europeans consider indispensable"
        found = [verb.head]
    fronted = child(verb, "ccomp", "dobj")
    if not found and fronted is not None:
        found = [fronted]
    return tuple(found)


def _fits(verb: Token, key: str, content: tuple[Token, ...]) -> bool:
    """Whether the complement is of the kind that gives the word its stance."""
    clause = any(c.dep_ in {"xcomp", "ccomp", "advcl"} for c in content)
    asked = any(
        c.dep_ in {"ccomp", "xcomp"}
        and any(g.lower_ in {"whether", "how", "when", "if", "why", "who"} for g in c.children if g.i < c.i)
        for c in content
    )
    if asked or (
        any(c.lower_ in {"this", "that", "it"} and c.dep_ == "dobj" for c in content)
        and not (key.split()[0] in {"call", "describe"} and end(verb) - verb.i > _SPELT)
        and key.split()[0] in {"blame", "call", "describe", "accuse"}
    ):
        return False
    if key in {"tie to", "link to", "peg to", "condition on"}:
        return any(c.dep_ == "dobj" and c.lemma_ in wordset("stances", "granted") for c in content)
    drawn_up = wordset("stances", "planned") | wordset("stances", "papers") if key in {"plan", "prepare"} else ()
    if any(c.lemma_ in drawn_up for c in content):
        return True
    if key in {"speak of", "talk of"}:
        if any(p.lemma_ in wordmap("stances", "verdicts") for c in content for p in children(c, "pobj")):
            return False  # "has talked of a catastrophe"
        spoken = any(c.lower_ in {"has", "have"} for c in verb.children if c.dep_ == "aux") or verb.tag_ == "VBP"
        return spoken and not any(c.lower_.endswith("ly") for c in verb.children if c.dep_ == "advmod")
    if key in wordset("stances", "clausal"):
        would = any(c.lower_ in {"would", "'d"} for c in verb.children if c.dep_ == "aux")
        if key in {"like", "love"} and not would:
            return False  # "does not like to guess"
        clause = clause and not (
            key == "set out" and not any(c.dep_ in {"xcomp", "ccomp"} or _is_to(c) for c in content)
        )
        return (
            clause
            or _is_left_off(verb)
            or (key in {"hope", "need"} and any(c.dep_ in {"prep", "dobj"} for c in content))
            or (key in {"like", "love"} and would and bool(content))
        )
    if key in wordset("stances", "objected"):
        return (
            any(c.dep_ in COMPLEMENTS or c.dep_ in {"nsubjpass", "prep"} for c in content)
            or verb.dep_ in {"acl", "relcl"}
            or is_passive(verb)
            or (key == "sign" and is_negated(verb))  # "Oman has not signed"
            or (key == "resist" and child(verb, "aux") is not None)  # "Oman has resisted so far"
        )
    return True


def _is_left_off(verb: Token) -> bool:
    """`neither wishes to`: the act is told in the clause before."""
    to = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    return to is not None and to.lower_ == "to" and to.head.i == verb.i and not list(to.children)


def _is_to(clause: Token) -> bool:
    """`(set out) to do it`."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)
