"""People at the meeting: who takes part, who hosts or mediates, who was invited, and who is said to be missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from accord.reading.clauses import SUBJECTS, agent, ancestors, child, conjuncts
from accord.reading.lexicon import words, wordset
from accord.reading.meetings.signs import Sign, is_meeting_noun
from accord.reading.parties.gazetteer import entries
from accord.reading.parties.kinds import two_sides, weights
from accord.reading.parties.naming.name import Name
from accord.reading.parties.references import References
from accord.reading.passages import Passage
from accord.reading.stretch_text import text_of, words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

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
        if name is not None and (
            name.text.split()[-1].lower() in wordset("events", "buildings") or _is_where(page, name, refs)
        ):
            continue
        if name is not None and _is_of_ally(t, name, refs):
            continue  # "the two NATO allies"
        party = refs.whose(page, t) if not (name is not None and name.seat and t.dep_ == "pobj") else None
        if party:
            found.append(party)
        found += _both_sorts(page, t, refs)
    return [p for p in dict.fromkeys(found) if not refs.roll.parties[p].watcher]


def _is_held(token: Token) -> bool:
    """`travels for talks with Peru`, `held talks with Peru`; not "block the opening of talks with Peru"."""
    met = next(a for a in ancestors(token) if is_meeting_noun(a))
    if met.dep_ == "pobj":
        return met.head.lower_ in {"for", "in", "at", "into", "after", "ahead"} and met.head.head.pos_ in {
            "VERB",
            "AUX",
        }
    return met.dep_ in {"dobj", "nsubj", "nsubjpass"} or met.head.i == met.i


_LOOKING_ON = frozenset(
    {"hope", "fear", "welcome", "wish", "oppose", "praise", "watch", "regret", "doubt", "criticise", "criticize"}
)
_OF_A_BLOC = frozenset({"ally", "member", "partner", "country", "state", "nation"})


def _is_of_ally(token: Token, name: Name, refs: References) -> bool:
    """A bloc that only tells which states: "NATO allies", "EU members"."""
    before = token.dep_ in {"compound", "amod"} and token.head.lemma_ in _OF_A_BLOC
    return before and name.party is not None and refs.roll.parties[name.party].kind in {"bloc", "io"}


def _is_where(page: Passage, name: Name, refs: References) -> bool:
    """`in Doha, Qatar`: the state a town lies in."""
    if name.start < 2 or page.doc[name.start - 1].text != ",":
        return False
    town = refs.names.at.get((page.number, name.start - 2))
    return town is not None and (town.sort == "place" or (town.seat and town.party == name.party))


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
    if _is_met_with(token) and _is_held(token):
        return True
    if token.dep_ == "nsubj" and token.head.lemma_ in _LOOKING_ON and child(token.head, "ccomp", "dobj") is not None:
        return False  # "Europe hopes the meeting will ..."
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
                "as",
                "like",
            }
            and below.dep_ == "pobj"
        ):
            return above.lower_ in {"of", "from", "for"} and above.head.lemma_.lower() in wordset("events", "envoys")
        if above.pos_ in {"VERB", "AUX"} and above.dep_ == "ROOT":
            topic = below.dep_ == "dobj" and any(c.dep_ == "nsubj" and is_meeting_noun(c) for c in above.children)
            return not topic or above.lemma_ in {"include", "involve", "bring", "gather"}  # "the talks cover Korea"
        below = above
    return True


def most_named(refs: References, count: int) -> tuple[str, ...]:
    """The parties the text speaks of most; of those level, the ones named first."""
    weight = weights(refs)
    pool = [n for n, m in refs.roll.parties.items() if not m.watcher and weight[n]]
    return tuple(sorted(pool, key=lambda n: -weight[n])[:count])


def bloc_meeting(sign: Sign, refs: References) -> str | None:
    """`EU ministers meet`, `the member countries of the body meet`, `a NATO summit`: the bloc whose members sit."""
    if _ACCESSION.search(text_of(sign.sentence)) and "European Union" in refs.roll.parties:
        return "European Union"
    for name in refs.names.on(sign.page.number):
        if not (sign.sentence.start <= name.start < sign.sentence.end) or name.party not in words("people")["members"]:
            continue
        root = name.passage.doc[name.start : name.end].root
        noun = root.head.head if root.dep_ == "pobj" and root.head.lower_ == "of" else root.head
        many = noun.tag_ == "NNS" and noun.lemma_.lower() in wordset("events", "envoys") | _OF_A_BLOC
        beside = root.dep_ in {"compound", "amod", "nmod", "poss", "pobj"}
        if beside and (many or noun.lemma_.lower() in {"summit", "council"}) and _is_of_meeting(noun, sign):
            return name.party
    return None


_ACCESSION = re.compile(r"\b(?:intergovernmental|accession) conference\b", re.I)


def _is_of_meeting(noun: Token, sign: Sign) -> bool:
    """Whether the noun meets, or is the meeting."""
    anchors = {t.i for t in sign.anchors}
    return noun.i in anchors or any(a.i in anchors for a in [noun.head, *list(ancestors(noun))[:4]])


def host_of(sign: Sign, refs: References) -> str | None:
    """`due in Minsk on Tuesday`: the state of that capital, where the text is about it; no neutral ground."""
    about = most_named(refs, 2)
    if bloc_meeting(sign, refs):
        return None
    for name in refs.names.on(sign.page.number):
        here = sign.sentence.start <= name.start < sign.sentence.end
        if here and name.seat and name.party in about:
            return name.party
    return None


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
    return child(by, "pobj") if by is not None and child(token, "dobj") is None else None


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
