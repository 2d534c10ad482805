"""People at the meeting: who takes part, who hosts or mediates, who was invited, and who is said to be missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from accord.reading.clauses import SUBJECTS, agent, ancestors, child, conjuncts
from accord.reading.lexicon import wordset
from accord.reading.meetings.signs import Sign, is_meeting_noun
from accord.reading.parties.gazetteer import entries
from accord.reading.parties.kinds import two_sides, weights
from accord.reading.parties.references import References
from accord.reading.passages import Passage
from accord.reading.stretch_text import text_of, words_under

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAIR = re.compile(
    r"\b(both|two|three|four|five)( [\w-]+){0,2} (sides|parties|leaders|governments|countries|delegations|teams"
    r"|ministers|presidents|partners|states|nations|allies)$"
)
_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_LED = re.compile(r"\b([A-Z][\w.]+)[-\u2013](?:led|brokered|mediated|hosted|facilitated|sponsored|chaired)\b")
_OLDER = re.compile(r"\b(?:19|20)\d\d\b|\blast (?!week)\w+|\bearlier\b")
_MEDIATES = frozenset({"mediate", "broker", "facilitate", "host", "chair", "moderate", "convene"})
_COMES = frozenset({"present", "attend", "join", "summon", "invite"})
_MEDIATORS = frozenset({"mediator", "facilitator", "conciliator", "broker", "mediation", "intermediary", "go-between"})
_BETWEEN = _MEDIATES | _COMES | _MEDIATORS


def those_in(page: Passage, sign: Sign, refs: References) -> list[str]:
    """The parties named in the sentence that meets, save those it meets about or in."""
    found: list[str] = []
    for t in sign.sentence:
        name = refs.names.of(page, t)
        if name is not None and t.i != page.doc[name.start : name.end].root.i:
            continue
        pair = _PAIR.search(words_under(page.doc, max(0, t.i - 3), t.i + 1).lower())
        if pair and not _is_watched(t):
            count = _COUNTS[pair[1]]
            found += two_sides(refs, page, t) or most_named(refs, 2) if count == 2 else most_named(refs, count)
        if (
            (name is None and t.lemma_.lower() not in _reached() and not _is_met_with(t))
            or (name is not None and name.sort == "place")
            or not _takes_part(t)
        ):
            continue
        if name is not None and name.demonym and t.head.lemma_.lower() not in wordset("events", "envoys"):
            continue
        if name is not None and name.text.split()[-1].lower() in wordset("events", "buildings"):
            continue
        party = refs.whose(page, t) if not (name is not None and name.seat and t.dep_ == "pobj") else None
        if party:
            found.append(party)
        found += _both_sorts(page, t, refs)
    return [p for p in dict.fromkeys(found) if not refs.roll.parties[p].watcher]


def _both_sorts(page: Passage, noun: Token, refs: References) -> Iterator[str]:
    """ "Saudi and American officials": the second of two that one noun serves."""
    for c in noun.children:
        for one in conjuncts(c)[1:] if c.dep_ in {"amod", "compound", "nmod"} else []:
            name = refs.names.of(page, one)
            if name is not None and name.party:
                yield name.party


def _is_watched(token: Token) -> bool:
    """`diplomats on both sides of the Atlantic`: no sides of the dispute."""
    of = child(token, "prep")
    return of is not None and of.lower_ == "of"


def _is_met_with(token: Token) -> bool:
    """`the session with the ministry and the governors`: whoever the meeting is with."""
    first = next((a for a in [token, *ancestors(token)] if a.dep_ != "conj"), token)
    return first.dep_ == "pobj" and first.head.lower_ in {"with", "between"} and is_meeting_noun(first.head.head)


def _reached() -> frozenset[str]:
    return wordset("events", "envoys") | {"government", "company", "union", "management", "ministry", "rebel", "it"}


def _takes_part(token: Token) -> bool:
    """Whether the noun hangs on the meeting rather than on what it is about or where."""
    below = token
    for above in ancestors(token):
        if below.dep_ in {"relcl", "acl"} or (
            below.dep_ == "advcl" and above.lemma_ not in {"meet", "be", "plan", "schedule"}
        ):
            return False
        if (
            above.lower_
            in {
                "about",
                "over",
                "on",
                "in",
                "at",
                "of",
                "into",
                "against",
                "for",
                "since",
                "after",
                "before",
                "to",
                "from",
            }
            and below.dep_ == "pobj"
        ):
            return above.lower_ in {"of", "from"} and above.head.lemma_.lower() in wordset("events", "envoys")
        if above.pos_ in {"VERB", "AUX"} and above.dep_ == "ROOT":
            return True
        below = above
    return True


def most_named(refs: References, count: int) -> tuple[str, ...]:
    """The parties the text speaks of most; of those level, the ones named first."""
    weight = weights(refs)
    pool = [n for n, m in refs.roll.parties.items() if not m.watcher and weight[n]]
    return tuple(sorted(pool, key=lambda n: -weight[n])[:count])


def mediators(pages: Sequence[Passage], refs: References, signs: Sequence[Sign]) -> list[str]:
    """Who hosts, brokers or sits between: "Omani-brokered", "mediated by Qatar", "Egyptian and Qatari mediators"."""
    found: list[str] = []
    told = {(s.page.number, s.sentence.start) for s in signs}
    for page in [p for p in pages if not p.heading]:
        here = False
        for sentence in page.sentences():
            before, here = here, (page.number, sentence.start) in told
            text = text_of(sentence)
            for led in _LED.finditer(text) if "-" in text or "\u2013" in text else ():
                entry = entries().get(led[1])
                if entry is not None:
                    refs.roll.party(entry.party, entry.kind)
                    found.append(entry.party)
            if not here and _OLDER.search(text) and "since" not in text:
                continue  # who brokered an older deal
            for t in page.lemmatised(sentence, _BETWEEN):
                found += _between(page, t, refs, here or before)
    return [p for p in dict.fromkeys(found) if p in refs.roll.parties and not refs.roll.parties[p].watcher]


def _between(page: Passage, token: Token, refs: References, here: bool) -> Iterator[str]:
    """The parties this one token makes mediators or hosts. `here`: its sentence tells of the meeting."""
    lemma = token.lemma_.lower()
    if lemma in _MEDIATORS and token.pos_ == "NOUN" and (here or lemma != "mediation"):
        for c in token.children:
            for one in conjuncts(c) if c.dep_ in {"amod", "compound", "poss", "nmod"} else []:
                name = refs.names.of(page, one)
                if name is not None and name.party:
                    yield name.party
        return
    who: Token | None = None
    if lemma in _MEDIATES and token.pos_ == "VERB":
        who = _mediator(token, here)
    elif here and lemma in _COMES and not any(c.dep_ == "neg" for c in token.children):
        by = agent(token) or _joined_by(token)
        verb = token.head if lemma == "present" else token
        subject = child(verb, "nsubj") if lemma != "join" or token.tag_ in {"VB", "VBG"} else None
        who = by if by is not None else subject
    party = refs.whose(page, who) if who is not None else None
    if party:
        yield party


def _mediator(verb: Token, here: bool) -> Token | None:
    """Who mediates a dialogue, hosts talks, or brokers an exchange; not who brokered some older treaty."""
    by, obj = agent(verb), child(verb, "dobj")
    about = obj if obj is not None else (verb.head if verb.dep_ in {"acl", "relcl"} else None)
    fits = about is not None and (
        is_meeting_noun(about)
        or about.lemma_.lower() in {"dialogue", "process", "exchange", "mediation"}
        or (here and verb.lemma_ in {"host", "convene"})
    )
    who = by if by is not None else child(verb, *SUBJECTS)
    if who is None or not (fits or (verb.lemma_ == "mediate" and by is not None)):
        return None
    return verb.head if who.lower_ in {"which", "that", "who"} and verb.dep_ == "relcl" else who


def _joined_by(token: Token) -> Token | None:
    """`joined for the first time by Turkmenistan`: the phrase may hang on the words between."""
    by = next((t for t in token.doc[token.i + 1 : token.i + 7] if t.lower_ == "by"), None)
    return child(by, "pobj") if by is not None and token.tag_ == "VBN" else None


def invited(signs: Sequence[Sign], refs: References) -> list[str]:
    """Whom the text says somebody asked to take part."""
    found: list[str] = []
    for sign in signs:
        for t in sign.sentence:
            if t.lemma_ in {"invite", "summon"} and t.pos_ == "VERB" and not any(c.dep_ == "neg" for c in t.children):
                for obj in [c for c in t.children if c.dep_ in {"dobj", "nsubjpass"}]:
                    pair = re.search(r"\b(both|two|three)\b", words_under(t.doc, obj.left_edge.i, obj.i + 1).lower())
                    if pair:
                        found += two_sides(refs, sign.page, obj)
                    found += [p for c in conjuncts(obj) if (p := refs.whose(sign.page, c))]
    return list(dict.fromkeys(found))


_MISSING = re.compile(
    r"\b(?:not (?:been |be )?(?:invited|asked)|uninvited|(?:been |be )?(?:excluded|left out|shut out|barred|sidelined)"
    r"|boycott(?:s|ed|ing)?|stay(?:s|ed|ing)? away|neither of (?:which|whom) will be|no seat at|absent from"
    r"|(?:will|would|do|does|did|is|are|was|were|have|has|had|wo|could|can)(?: not|n['’]t) (?:be |been |have )?"
    r"(?:there|present|attend\w*|take part|taking part|at the table|in the room|a seat|represented|join\w*|travel\w*)"
    r"|sen(?:d|ds|ding|t) (?:nobody|no one|no delegat\w+))\b",
    re.I,
)
_UNSURE = re.compile(r"\b(?:if|unless|threat\w*|may|might|could|would|warn\w*|demand\w*)\b", re.I)


def missing(pages: Sequence[Passage], refs: References) -> list[str]:
    """Who is said not to be asked, to be left out or to stay away: "Syria, which has not been invited"."""
    found: list[str] = []
    for page in pages:
        for sentence in page.sentences():
            if page.heading or not (told := _MISSING.search(text_of(sentence))):
                continue
            if _UNSURE.search(text_of(sentence)[max(0, told.start() - 40) : told.end()]):
                continue
            inside = [t for t in sentence if told.start() <= t.idx - sentence.start_char < told.end()]
            for verb in [t for t in inside if t.pos_ in {"VERB", "AUX", "ADJ"}]:
                found += _who_misses(page, verb, refs)
    return list(dict.fromkeys(found))


def _who_misses(page: Passage, verb: Token, refs: References) -> list[str]:
    """The subject of the verb, or the noun its relative clause hangs on."""
    for t in [verb, *ancestors(verb)][:4]:
        who = next((c for c in t.children if c.dep_ in SUBJECTS), None)
        if who is not None:
            if who.lower_ in {"which", "who", "that", "neither", "none", "both"} and t.dep_ == "relcl":
                who = t.head
            return [p for c in conjuncts(who) if (p := refs.whose(page, c))]
    return []
