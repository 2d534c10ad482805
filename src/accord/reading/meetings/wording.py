"""Wording: how a meeting is held and what it is for, in the text's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from accord.reading.clauses import ancestors, child, children, is_verb
from accord.reading.lexicon import wordset
from accord.reading.meetings.days import MONTH
from accord.reading.meetings.signs import Sign, is_meeting_noun
from accord.reading.stretch_text import text_of, words_under

if TYPE_CHECKING:
    from accord.reading.parse import Stretch, Token

_SITTING = (
    r"\b(?:talks|summit|meeting|conference|negotiations?|conciliation|session|mediation|consultations|sit-down"
    r"|dialogue|arbitration|bargaining|ministerial|stocktake|plenary)\b"
)
_ASIDE = re.compile(
    r"\b(in person|face[- ]to[- ]face|behind closed doors|by video(?: link)?|online|around the clock|round the clock"
    r"|in the same room|on the sidelines of [^,.;]{3,40}|under the auspices of [^,.;]{3,60}"
    r"|through (?:\w+ ){0,2}mediators)\b",
    re.I,
)
_EMPTY = frozenset(
    {"the", "a", "an", "to", "of", "it", "that", "this", "them", "these", "those", "so", "do", "be", "change", "some"}
    | {"any", "all", "end", "more", "on", "in", "continue", "talks", "meeting", "negotiations", "discussions", "meet"}
    | {"talk", "discuss", "result"}
)
_LONGEST = 25  # words of a purpose: what is longer tells of other things too
_FOR = frozenset({"on", "about", "over", "for", "regarding", "concerning"})
_WHAT = r"(?P<what>[^.;:—–]{4,200})"
_AIMS = re.compile(
    r"\b(?:aimed at|aiming (?:at|to)|designed to|intended to|meant to|supposed to"
    r"|in (?:an? )?(?:\w+ )?(?:attempt|bid|effort) to|in the hope of|in hopes of|hoping to|with the aim of"
    r"|with a view to|(?:aim|goal|purpose|object) (?:of [^,.;]{3,40} )?(?:is|are|was|being)(?: to)?"
    r"|focus(?:ed|ing|es)? on|cent(?:re|er)(?:ed|ing|es)? on|devoted to|to touch on|(?:that|which) could see|billed as"
    r"|on the agenda(?: are| is|:))"
    rf"\s+{_WHAT}",
    re.I,
)
_TOPIC = re.compile(
    rf"{_SITTING}[^.;:—–]{{0,70}}?(?<!go)(?<!going) (?:on|about|over) "
    rf"(?!\d|the \d|[A-Z]\w+day\b|{MONTH}\b){_WHAT}"
)
_EFFORT = re.compile(rf"\b(?:effort|attempt|bid)s? to {_WHAT}")
_DISPUTE = re.compile(
    r"\b(?:dispute|row|quarrel|conflict|stand-?off|impasse|deadlock|talks|negotiations|deal|agreement|accord"
    rf"|differences|treaty|bargaining) (?:over|on|about) {_WHAT}",
    re.I,
)
_ELSE = re.compile(
    r",? (?:which|who|whose|that (?!is\b)|said|says|according to|after|as well as the|days?|weeks?"
    r"|while|although|but)\b"
    r"|, (?:the|a|an|he|she|it|they|not|\w+ing|shut|led)\b"
)


def manner_of(signs: Sequence[Sign], others: Sequence[Stretch]) -> str | None:
    """The manner in the text's own words: "bilateral talks, in person", "intergovernmental conference"."""
    found: list[str] = []
    for n, sign in enumerate(signs[:4]):
        if n and any(len(f.split()) > 1 for f in found):
            break
        found += [_phrase(t) for t in sign.sentence if is_meeting_noun(t) and not _is_far(t, sign)]
        found += [m.group() for m in _ASIDE.finditer(text_of(sign.sentence))]
    if not any(len(f.split()) > 1 and re.search(_SITTING, f, re.I) for f in found):
        found += _told_again(others)
    told = [f for f in dict.fromkeys(found) if not any(f != g and f.lower() in g.lower() for g in found)]
    if told:
        return ", ".join(told[:3])
    verbs = {a.lemma_.lower() for s in signs for a in s.anchors if is_verb(a)}
    return "meeting" if verbs & {"meet", "host", "receive", "welcome", "convene", "gather", "sit"} else None


def _told_again(others: Sequence[Stretch]) -> list[str]:
    """ "The two-day session", "the talks": how the text calls the meeting elsewhere, the fullest phrase first."""
    found = []
    for sentence in others:
        for t in sentence:
            if (
                is_meeting_noun(t)
                and any(c.dep_ in {"det", "poss"} and c.lower_ in {"the", "this", "these"} for c in t.children)
                and not any(c.lower_ in {"last", "previous", "earlier"} for c in t.children)
            ):
                found.append(_phrase(t))
    loose = [_phrase(t) for s in others for t in s if is_meeting_noun(t)] if not found else []
    return sorted(dict.fromkeys(found or loose[:1]), key=lambda f: -len(f.split()))[:2]


def _is_far(token: Token, sign: Sign) -> bool:
    """Another meeting told of in passing: "used tariff talks as a lever", "first since the talks in May"."""
    if token.i in {a.i for a in sign.anchors[:1]}:
        return False
    return (
        any(a.dep_ in {"relcl", "advcl"} for a in [token, *ancestors(token)][:4])
        and bool(sign.anchors[0].i < token.i)
        and is_verb(sign.anchors[0])
    )


def _phrase(token: Token) -> str:
    """The noun with what stands before it, and "of talks", "of bargaining" after it."""
    before = [c for c in token.children if c.i < token.i and c.dep_ in {"amod", "compound", "nmod", "nummod"}]
    first = min([token.i, *(c.left_edge.i for c in before)])
    last = token.i + 1
    of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of" and c.i == token.i + 1), None)
    what = child(of, "pobj") if of is not None else None
    if what is not None and what.i - token.i <= 5:
        last = what.i + 1
    return words_under(token.doc, first, last)


def purpose_of(signs: Sequence[Sign], others: Sequence[Stretch]) -> str | None:
    """What it is for: said of the meeting, else of the talks elsewhere, else the dispute or effort the lead names."""
    for sign in signs:
        found = _of_sign(sign)
        if found:
            return found
    places = [n for n, s in enumerate(others) for g in signs if s.doc is g.sentence.doc and s.start == g.sentence.start]
    beside = [others[k] for n in places for k in (n + 1, n - 1) if 0 <= k < len(others)]
    talks = [s for s in others if any(is_meeting_noun(t) for t in s)]
    lead = others[:8]
    for pattern, where in ((_AIMS, beside), (_AIMS, talks), (_DISPUTE, lead), (_EFFORT, lead), (_DISPUTE, talks)):
        for sentence in where:
            match = pattern.search(text_of(sentence))
            if match and not _is_spoken(sentence, match.start()) and (what := _cut(match["what"])):
                return what
    return _kind_of_talks([s.sentence for s in signs]) or _kind_of_talks(talks)


def _is_spoken(sentence: Stretch, at: int) -> bool:
    """Inside quotation marks somebody speaks of something else."""
    before = sentence.doc.text[: sentence.start_char + at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _of_sign(sign: Sign) -> str | None:
    doc, text = sign.page.doc, text_of(sign.sentence)
    marks = {a.i for a in sign.anchors}
    aims = _AIMS.search(text)
    if aims and not _is_spoken(sign.sentence, aims.start()) and (what := _cut(aims["what"])):
        return what
    goal = next((v for v in sign.sentence if v.i > min(marks) and _is_goal(v, marks)), None)
    if goal is not None and (what := _cut(words_under(doc, goal.i, goal.right_edge.i + 1))):
        return what
    tops = [c for a in sign.sentence if a.lemma_ in {"meet", "sit"} or is_meeting_noun(a) for c in children(a, "prep")]
    for c in tops:
        if c.lower_ in _FOR and _is_topic(c) and (what := _cut(words_under(doc, c.i + 1, c.right_edge.i + 1))):
            return what
    match = _TOPIC.search(text) or _DISPUTE.search(text)
    return _cut(match["what"]) if match and not _is_spoken(sign.sentence, match.start()) else None


def _is_goal(verb: Token, marks: set[int]) -> bool:
    """`meet to discuss`, `talks to end the war`: an infinitive of the meeting, not of who is "due to open" it."""
    if (
        verb.tag_ != "VB"
        or any(t.i in marks for t in verb.subtree)
        or not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    ):
        return False
    if (
        verb.lemma_ in {"open", "begin", "start", "resume", "last", "continue", "go", "take", "meet"}
        and child(verb, "dobj") is None
    ):
        return False
    head = verb.head
    if head.i in marks or is_meeting_noun(head):
        return True
    governs = is_verb(head) and any(c.i in marks for c in head.children)
    return governs and (
        verb.dep_ == "advcl" or (verb.dep_ == "xcomp" and head.lemma_ in {"hold", "open", "begin", "resume"})
    )


def _is_topic(prep: Token) -> bool:
    noun = child(prep, "pobj", "pcomp")
    if noun is None:
        return False
    if is_meeting_noun(noun):
        return any(c.dep_ in {"compound", "amod"} for c in noun.children) or noun.lemma_ in {
            "conciliation",
            "mediation",
            "arbitration",
        }
    timed = noun.ent_type_ in {"DATE", "TIME", "CARDINAL", "ORDINAL"} or noun.lemma_.lower() in {
        "time",
        "day",
        "week",
        "month",
        "hour",
        "year",
        "round",
        "sideline",
        "ground",
        "basis",
    }
    return not timed and noun.pos_ != "PRON"


def _kind_of_talks(sentences: Sequence[Stretch]) -> str | None:
    """ "peace talks", "the budget summit": the noun before it says what for."""
    plain = wordset("events", "manner_words")
    for sentence in sentences:
        for t in sentence:
            if is_meeting_noun(t) and t.lemma_.lower() in {"mediation", "conciliation", "arbitration"}:
                return words_under(t.doc, t.left_edge.i, t.i + 1)
            if is_meeting_noun(t):
                kinds = [
                    c
                    for c in t.children
                    if c.dep_ in {"compound", "amod"}
                    and c.i < t.i
                    and c.pos_ in {"NOUN", "ADJ"}
                    and c.lower_ not in plain
                ]
                if kinds and kinds[-1].ent_type_ not in {"ORDINAL", "CARDINAL", "DATE"}:
                    return words_under(t.doc, kinds[0].i, t.i + 1)
    return None


def _cut(text: str) -> str | None:
    """Up to the clause that tells of something else, and no longer than a reader wants."""
    text = _ELSE.split(text.strip(" ,"))[0]
    text = re.sub(r" (?:on|in|at) (?:the )?(?:\w+day|[A-Z]\w+ \d{1,2}|\d{1,2} [A-Z]\w+)$", "", text)
    kept = " ".join(text.split()[:_LONGEST]).strip(" ,.'\"“”")
    if re.fullmatch(r"(?:\w+ ){0,2}(?:years?|months?|weeks?|days?|decades?|hours?)", kept):
        return None
    says = [w for w in re.findall(r"\w+", kept.lower()) if w not in _EMPTY]
    return kept if says else None
