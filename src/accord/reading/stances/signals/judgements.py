"""Judgements: what a party holds of a thing: "considers it indispensable", "for the Greeks it is a trick"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, cast

from accord.dossier.claim import Stance
from accord.reading.clauses import BE, agent, child, children, end, is_passive, start, subject
from accord.reading.lexicon import wordmap, words, wordset
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.signal import COMPLEMENTS, Signal, read_value
from accord.reading.stances.signals.kinds import is_figure, is_the_hour, of_kind
from accord.reading.stances.signals.sayings import hard_for, is_too_little, measures, said_of
from accord.reading.stances.signals.verdicts import verdict_in
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

_QUOTED = re.compile(r"[“”\"]|''")
_SPACES = re.compile(r" +")
_TOO = re.compile(r"^[^,;.]*? as (?:(?!not |neither |if )[\w.]+ ){0,3}too \w+")
_FAR = 26  # tokens after a verb of judging within which its verdict stands
_TURNED: dict[Stance, Stance] = {
    "accepts": "rejects",
    "rejects": "accepts",
    "wants": "rejects",
    "demands": "rejects",
    "refuses": "accepts",
}
_DENIES = frozenset({"not", "n't", "neither", "nor", "never", "hardly", "no", "anything"})


def judged(verb: Token) -> Signal | None:
    """`the Europeans consider the audits indispensable`: what is judged, and how, over the verb of judging."""
    if verb.lemma_ not in wordset("stances", "judging"):
        return None
    if verb.lemma_ == "see" and not any(t.lower_ == "as" for t in verb.doc[verb.i + 1 : verb.i + _FAR]):
        return None  # "one of the largest protests the firm has seen"
    if verb.lemma_ in wordset("stances", "describing") and (is_negated(verb) or verb.head.lower_ == "of"):
        return None  # "did not call it unfair", "stopped short of calling it unfair"
    holder = agent(verb) if is_passive(verb) else subject(verb)
    found = _in_so_many_words(verb) or _verdict(verb, _predicates(verb)) if holder is not None else None
    if found is None and holder is not None and is_figure(verb, _thing(verb)):
        found = "rejects", False, False
    if found is None:
        return None
    content = tuple(c for c in verb.children if c.i > verb.i and c.dep_ in COMPLEMENTS | {"prep"}) or (verb,)
    if verb.dep_ == "relcl":
        content = (verb.head, *content)
    stance = _toned(verb, found[0])
    if stance == "rejects" and (_is_deed(verb) or _is_of_law(verb)):
        stance = "asserts"
    if stance in {"wants", "demands"} and verb.lemma_ in {"hail", "welcome", "praise", "slam", "denounce", "condemn"}:
        return None  # "hailed the pact as important"
    denies = stance == "asserts" and found[0] == "rejects" and _is_utterance(_thing(verb))
    return Signal(verb, stance, "judgement", holder, verb, content, found[1] or denies, found[2])


def _is_deed(verb: Token) -> bool:
    """`hurt in what Oman called a planned attack`: what is said to have been done, not turned down."""
    what = any(c.lower_ == "what" and c.i < verb.i for c in verb.children)
    done = {
        "attack",
        "assault",
        "raid",
        "killing",
        "massacre",
        "murder",
        "incursion",
        "invasion",
        "provocation",
        "violation",
        "breach",
        "aggression",
        "crime",
        "infringement",
    }
    return what and verb.lemma_ in wordset("stances", "describing") and any(t.lemma_ in done for t in _predicates(verb))


def _is_of_law(verb: Token) -> bool:
    """`considers the strike illegal`: contended; who denounces it as illegal turns it down."""
    if verb.lemma_ in _CONDEMNING:
        return False
    return any(t.lower_ in wordset("judgements", "of_law") and not _is_denied(verb, t) for t in _predicates(verb))


_CONDEMNING = frozenset({"denounce", "condemn", "dismiss", "slam", "blast", "criticise", "criticize"})


def _toned(verb: Token, stance: Stance) -> Stance:
    """Who calls a thing good has not accepted it, who calls somebody a liar has turned nothing down."""
    if verb.lemma_ not in wordset("stances", "describing"):
        return stance
    thing = _thing(verb)
    if stance == "accepts":
        said = {w for t in _predicates(verb) for w in (t.lower_, t.lemma_.lower())}
        tabled = thing is not None and thing.lemma_.lower() in wordset("stances", "on_the_table")
        fit = said & wordset("stances", "agreeable") or (tabled and said & wordset("stances", "openings"))
        return "accepts" if fit else "asserts"
    someone = thing is not None and (thing.ent_type_ in _SOMEONE or thing.lower_ in {"him", "her", "them", "us"})
    state = thing is not None and thing.lemma_.lower() in wordset("literal", "states")
    return "asserts" if stance == "rejects" and (someone or state or _is_utterance(thing)) else stance


def _thing(verb: Token) -> Token | None:
    """What is called so."""
    told = child(verb, "dobj")
    split = next((c for c in children(verb, "oprd") if told is not None and c.i == told.i + 1 and c.tag_ == "NN"), None)
    if split is not None:
        return split  # "called the Oslo pact a trap": the parser cuts the pact in two
    return told or next((t for c in children(verb, "ccomp", "oprd") for t in children(c, "nsubj")), None)


def _is_utterance(thing: Token | None) -> bool:
    """`called the charge a lie`: who calls so what somebody said denies it."""
    return thing is not None and thing.lemma_ in wordset("stances", "utterances")


_SOMEONE = frozenset({"PERSON", "NORP", "GPE"})


def _predicates(verb: Token) -> list[Token]:
    """The words that say what the thing is held to be: after `as`, or the second object."""
    found: list[Token] = []
    joined = [start(c) for c in children(verb, "conj") if c.pos_ == "VERB" and c.i > verb.i]  # "dismissed it and said"
    joined += [t.i for t in verb.doc[verb.i + 1 : verb.i + _FAR] if t.dep_ == "relcl" and _judges_apart(t)]
    for t in verb.doc[verb.i + 1 : min([verb.i + _FAR, verb.sent.end, *joined])]:
        after_as = t.head.lower_ == "as" and t.dep_ in {"pobj", "amod", "pcomp"}
        after_as = after_as or (t.dep_ == "advcl" and t.head.i == verb.i and t.nbor(-1).lower_ == "as")
        second = t.dep_ in {"oprd", "acomp", "attr", "ccomp"} and t.head.i == verb.i
        below = t.dep_ in {"dobj", "nsubj", "amod", "advmod", "conj"} and t.head.i >= verb.i
        deed = t.dep_ == "pobj" and t.head.head.lemma_ in _DEEDS and t.head.head.i > verb.i
        deed = deed or (t.head.lower_ == "from" and t.head.head.lower_ == "far")
        after = t.dep_ in {"acl", "amod"} and t.i > t.head.i and t.head.head.i == verb.i  # "called it insulting"
        if after_as or second or deed or after or (below and t.pos_ in {"ADJ", "NOUN"}):
            found.append(t)
    return found


def _is_second(verb: Token, noun: Token) -> bool:
    """`labelled the levy an outrage`: the parser makes both its objects."""
    things = children(verb, "dobj")
    return len(things) > 1 and noun.i == things[-1].i and noun.head.i == verb.i


def _judges_apart(verb: Token) -> bool:
    """`welcomed by Oman, which described the ban as a relic`: another verdict, of somebody else or something else."""
    return verb.pos_ == "VERB" and verb.lemma_ in wordset("stances", "judging")


_DEEDS = frozenset({"attempt", "act", "case", "form", "piece", "kind", "sort", "exercise"})  # "an act of sabotage"


def _verdict(verb: Token, said: list[Token]) -> tuple[Stance, bool, bool] | None:
    """Stance, whether negative in itself, whether it leaves the matter open; by the first word that judges."""
    for t in said:
        if t.pos_ == "ADJ" and t.dep_ != "amod" and any(c.lower_ == "too" for c in t.children):
            return "rejects", False, False  # "sees the pace as too slow"
        value = verdict_in(t, _thing(verb)) if t.pos_ != "NOUN" or t.dep_ != "nsubj" else None
        noun = t.pos_ == "NOUN" or (
            t.dep_ in {"ccomp", "oprd"} and child(t, "det", "amod") is not None
        )  # "the worst deal ever"
        if value is None and noun and (t.dep_ not in {"dobj", "nsubj"} or _is_second(verb, t)):
            value = _of_noun(t)
        if value is None:
            continue
        stance, negative, open_ = read_value(value)
        if t.dep_ == "amod" and t.head.lower_ != "as" and stance not in {"accepts", "rejects"}:
            continue  # "a crucial test" asks for nothing
        if _is_denied(verb, t):
            stance = _TURNED.get(stance, stance)
        return stance, negative, open_
    return None


def _in_so_many_words(verb: Token) -> tuple[Stance, bool, bool] | None:
    """`called it a step in the right direction`."""
    text = words_under(verb.doc, verb.i + 1, min(verb.i + _FAR, verb.sent.end)).lower()
    if _TOO.search(text):
        return "rejects", False, False  # "as several times too high"
    said = _long_sayings().search(text)
    return (cast(Stance, wordmap("stances", "sayings")[said[1]]), False, False) if said else None


@cache
def _long_sayings() -> re.Pattern[str]:
    known = "|".join(re.escape(w) for w in wordmap("stances", "sayings") if w.count(" ") > 1)
    return re.compile(rf"(?<!\w)({known})(?!\w)")


def _of_noun(noun: Token) -> str | None:
    """The verdict in a noun, with the word before it first: "sticking point"."""
    table, lemma = wordmap("stances", "verdicts"), noun.lemma_.lower()
    if noun.i > 1 and noun.nbor(-1).text == "-":  # "non-solution"
        return table.get(f"{noun.nbor(-2).lower_}-{lemma}") or ("rejects" if noun.nbor(-2).lower_ == "non" else None)
    before = noun.doc[noun.i - 1].lower_ if noun.i else ""
    return table.get(f"{before} {lemma}") or table.get(lemma) or of_kind(noun, lemma)


def _is_denied(verb: Token, word: Token) -> bool:
    """`neither fair nor reasonable`, `not a good idea`: between the verb and the verdict."""
    before = word.doc[max(verb.i + 1, word.i - 4) : word.i]
    return any(t.lower_ in _DENIES or (t.lower_ == "far" and t.nbor().lower_ == "from") for t in before)


@cache
def _sayings() -> re.Pattern[str]:
    known = "|".join(re.escape(w) for w in sorted(wordmap("stances", "sayings"), key=len, reverse=True))
    return re.compile(rf"(?:\w+ ){{0,2}}?({known})(?!\w)")


def saying(verb: Token) -> Signal | None:
    """`giving that up is out of the question for the shareholders`; without "for X" or "to X" the speaker judges."""
    be = verb if verb.lemma_ in BE else child(verb, "auxpass")
    if be is None:
        return _matters(verb) or of_things(verb)
    hard = hard_for(verb)
    if hard is not None:
        return hard
    after = _QUOTED.sub("", words_under(verb.doc, be.i + 1, be.i + 10).lower()).strip()
    after = _SPACES.sub(" ", after)
    if after.startswith(("in no ", "of the ", "still time")):
        return None  # "is in no hurry to": a phrase
    after = f"not{after[3:]}" if after.startswith("n't") else after
    if after.startswith("of ") and re.match(r"of [\w ]{0,40}importance", after):
        fronted = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "for"), None)
        who = child(fronted, "pobj") if fronted is not None else None
        things = tuple(c for c in verb.children if c.dep_ in {"nsubj", "csubj"})
        return Signal(verb, "wants", "judgement", who, verb, things) if who is not None else None
    if (verb.lemma_ == "get" and child(verb, "dobj") is not None) or (
        after.startswith("not enough") and child(verb, "expl")
    ):
        return None  # "we have got the first step", "there is not enough water": told, not judged
    said = _sayings().match(after)
    if is_too_little(verb, after):
        thing = tuple(c for c in verb.children if c.dep_ in {"nsubj", "prep"})
        return Signal(verb, "rejects", "judgement", None, verb, thing)
    if any(c.lower_ in {"must", "should", "ought"} for c in children(verb, "aux")):
        return None  # "all options should be on the table" asks for it
    if said is None:
        return (_fronted(verb) or _named(verb)) if be.i == verb.i else None
    if said[1] == "enough" and measures(verb, after):
        return None
    stance = said_of(verb, said[1])
    named = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "csubj", "attr", "acomp", "prep"}]
    denies = said[1].startswith(("no ", "not ", "nothing "))
    own = said[1].endswith((" for", " to"))  # "not a matter for bargaining": that "for" names no judge
    beyond = be.i + len(after[: said.end()].split())  # "not for sale": nor does this one
    hurts = stance == "rejects" and said[1].startswith(("a ", "an "))  # "a slap in the face for the fishermen"
    judge = None if own or hurts or denies else next(_judges(verb, beyond), None)
    judge = judge or _fronted_judge(verb)  # "no need for observers" is not theirs to judge; "for Oman, no need" is
    return Signal(verb, stance, "judgement", judge, verb, tuple(named), negative=denies, whole=denies)


def _matters(verb: Token) -> Signal | None:
    """`it matters to Barcelona more than anything else`."""
    if verb.lemma_ != "matter":
        return None
    to = next((c for c in children(verb, "prep") if c.lower_ == "to"), None)
    judge, thing = child(to, "pobj") if to is not None else None, child(verb, "nsubj")
    if judge is None or thing is None:
        return None
    if verb.dep_ in {"csubj", "nsubj"} and verb.head.lemma_ in BE:  # "what matters to Peru is the fish"
        return Signal(verb, "wants", "judgement", judge, verb.head, tuple(children(verb.head, *COMPLEMENTS)))
    return Signal(verb, "wants", "judgement", judge, verb, (thing,))


@cache
def _turns() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """What is said of things, by the verb: "goes too far"."""
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for lemmas, pattern, stance in words("stances")["of_things"]:
        for lemma in lemmas.split("|"):
            found.setdefault(lemma, []).append((re.compile(pattern), stance))
    return found


def of_things(verb: Token) -> Signal | None:
    """`the text goes too far`, `the delay amounts to a betrayal`: said by a party of a thing."""
    thing = subject(verb)
    known = _turns().get(verb.lemma_, []) if thing is not None and not is_passive(verb) else []
    under = _QUOTED.sub("", words_under(verb.doc, verb.i + 1, min(end(verb), verb.i + _FAR))).lower().strip()
    value = next((value for pattern, value in known if pattern.search(under)), None)
    if thing is not None and thing.lemma_ in wordset("stances", "positions") and verb.lemma_ in {"change", "shift"}:
        kept = any(c.dep_ == "neg" for c in verb.children)
        return Signal(verb, "refuses", "judgement", None, verb, (thing,), negative=True, whole=True) if kept else None
    if thing is not None and verb.lemma_ == "do" and child(verb, "dobj") is None and _will_not(verb):
        return Signal(verb, "rejects", "judgement", None, verb, (thing,), negative=True, whole=True)
    if thing is not None and verb.lemma_ in {"come", "arrive"} and is_the_hour(verb, thing):
        return Signal(verb, "demands", "judgement", None, verb, (thing, *children(verb, "prep", "xcomp", "advcl")))
    if thing is not None and thing.lemma_ == "patience" and verb.lemma_ in {"run", "wear", "end", "snap"}:
        return Signal(verb, "threatens", "judgement", None, verb, (thing,), whole=True)
    offends = verb.lemma_ in wordset("stances", "offending") and thing is not None and _is_no_party(thing)
    if offends and not is_negated(verb):
        value = "rejects"
    if value is None and verb.lemma_ in {"amount", "equal", "constitute", "represent", "mean"}:
        below = [t for c in verb.children if c.i > verb.i for t in [c, *children(c, "pobj")]]
        value = next((found for t in below if t.pos_ == "NOUN" and (found := _of_noun(t)) is not None), None)
    if value is None or thing is None:
        return None
    stance, negative, open_ = read_value(value)
    said = tuple(c for c in verb.children if c.i > verb.i and not c.is_punct)
    return Signal(verb, stance, "judgement", None, verb, (thing, *said), negative, open_)


def _is_no_party(thing: Token) -> bool:
    return thing.pos_ == "NOUN" and not thing.ent_type_ and thing.tag_ != "NNS"


def _will_not(verb: Token) -> bool:
    """`a pause would not do`."""
    modal = any(c.dep_ == "aux" and c.lower_ in {"will", "would", "wo"} for c in verb.children)
    return modal and any(c.dep_ == "neg" for c in verb.children)


def _judges(verb: Token, after: int = 0) -> Iterator[Token]:
    for t in verb.doc[max(verb.i, after) : min(verb.i + 12, verb.sent.end)]:
        if t.dep_ == "prep" and t.lower_ in {"for", "to"}:
            yield from children(t, "pobj")[:1]


def _fronted_judge(verb: Token) -> Token | None:
    """`For Berlin, further delay would be ...`, `to the Russians the proposal is ...`."""
    for c in verb.children:
        if c.dep_ == "prep" and c.i < verb.i and c.lower_ in {"for", "to"}:
            return child(c, "pobj")
    return None


def _fronted(verb: Token) -> Signal | None:
    """What a thing is for a party named first: by the verdict; where the word is unknown, its view."""
    judge = _fronted_judge(verb)
    thing = child(verb, "nsubj", "csubj")
    only = thing is not None and thing.lemma_ in wordset("stances", "answers") and child(thing, "amod") is not None
    said = children(verb, "attr", "acomp") or (children(verb, "advcl", "xcomp", "ccomp", "prep") if only else [])
    if judge is None or not said or thing is None:
        return None
    below = [*said, *(t for s in said for t in s.subtree if t.dep_ in {"pobj", "conj", "xcomp", "amod"})]
    found = _verdict(verb, below) or next((v for s in said if (v := _sought(s)) is not None), None)
    if only and any(c.lower_ == "only" for c in thing.children):
        found = ("demands", False, False)  # "for Oslo, the only answer is for both to talk"
    hard = said[0].lower_ in {"hard", "difficult", "tough"} and child(said[0], "xcomp") is not None
    stance: Stance = found[0] if found else ("rejects" if hard else "asserts")
    return Signal(verb, stance, "judgement", judge, verb, (thing,), whole=True)


def _sought(noun: Token) -> tuple[Stance, bool, bool] | None:
    """`for Oman, water is the most important goal`."""
    value = wordmap("stances", "nouns").get(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
    found = read_value(value) if value is not None else None
    return found if found is not None and found[0] in {"wants", "demands"} else None


def _named(verb: Token) -> Signal | None:
    """`the levy is a betrayal`: a noun that judges, said by a party of a thing."""
    attr, thing = child(verb, "attr", "intj"), child(verb, "nsubj", "csubj")
    owner = child(thing, "poss") if thing is not None and thing.lemma_ in {"answer", "reply", "response"} else None
    if owner is not None and attr is not None and attr.lower_ in {"no", "yes"}:
        said_no = attr.lower_ == "no"  # "Peru's answer was a flat no"
        return Signal(
            verb, "rejects" if said_no else "accepts", "judgement", owner, verb, (attr,), said_no, whole=said_no
        )
    if attr is None or thing is None or thing.lower_ in {"i", "we", "he", "she", "they", "you"} or verb.lemma_ != "be":
        return None
    value = _of_noun(attr)
    if value is None:
        return None
    stance, negative, open_ = read_value(value)
    if stance == "rejects" and any(c.lower_ == "no" for c in attr.children):
        return Signal(verb, "asserts", "judgement", None, verb, (thing, attr), True)  # "is no threat"
    if stance == "accepts" and attr.lemma_.lower() in wordset("stances", "achievements") | wordset(
        "stances", "bargains"
    ):
        stance = "asserts"  # "the deal is a victory"
    if verb.tag_ == "VBD" and verb.dep_ == "ccomp" and verb.head.tag_ in {"VB", "VBP", "VBZ", "VBG"}:
        stance = "asserts"  # "warns that the deal was a mistake": it is done
    if stance == "rejects" and any(c.tag_ == "PRP$" for c in attr.children):
        stance = "asserts"  # "leaving the pact was his mistake": owned up to
    judge = next(_judges(verb), None)
    if judge is not None and judge.head.head.i == attr.i and attr.lemma_ in wordset("stances", "struck"):
        judge = None  # "a threat to Europe" is not Europe's verdict
    return Signal(verb, stance, "judgement", judge, verb, (thing, attr), negative, open_)
