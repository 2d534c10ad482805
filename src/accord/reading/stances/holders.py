"""Holders: the parties whose stance a clause tells, from the noun that governs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from accord.reading.clauses import RELATIVE, ancestors, child, children, conjuncts, start, subject
from accord.reading.lexicon import words, wordset
from accord.reading.parties.antecedents import candidates
from accord.reading.parties.authors import author, is_paper, speaks_for
from accord.reading.parties.pronouns import is_crowd, noun_meant
from accord.reading.parties.references import References
from accord.reading.parties.several import sharing
from accord.reading.passages import Passage
from accord.reading.stances.both import of_others, two_before
from accord.reading.stances.crowds import crowd, foremost
from accord.reading.stances.leaders_of_crowds import crowd_behind
from accord.reading.stances.named_within import listed, organised_in
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

_SIDES = re.compile(
    r"(?:both of the|both|the two|these two|neither|either|the warring|the rival|the opposing|the)"
    r"(?: (?:warring|rival|opposing|foreign|prime|finance|trade|defence|defense|health|interior))? [\w-]+$"
)
_NUMBERS = {"two": 2, "both": 2, "neither": 2, "three": 3, "four": 4, "five": 5}


def holders(page: Passage, noun: Token, refs: References, both: tuple[str, ...]) -> tuple[str, ...]:
    """The parties behind a noun phrase; several where it joins several or means both sides; none where unresolved."""
    counted = _counted(page, noun, refs)
    if counted:
        return counted
    if _is_both(noun):
        bare = noun.lower_ in {"both", "neither", "each"}
        told = (two_before(page, noun, refs) if bare else ()) or _pair_before(page, noun, refs)
        return told or (() if bare and of_others(noun) else both)
    if noun.lower_ == "they":
        joint = _antecedents(page, noun, refs, both)
        if joint is not None:
            return joint
    within = organised_in(page, noun, refs)
    if within:
        return within
    found: list[str] = []
    alone = len(conjuncts(noun)) == 1
    if alone:
        _note_description(page, noun, refs)
    for part in [*_before_it(noun), *conjuncts(noun)]:
        named = _named_beside(page, part, refs) or listed(page, part, refs)
        these = named or _behind(page, part, refs, both)
        if not these and alone:
            return _those_before(page, noun, refs, both)
        found += these
    return tuple(dict.fromkeys(found))


def _named_beside(page: Passage, noun: Token, refs: References) -> tuple[str, ...]:
    """`Two parties that have left the front, Palika and UPM, accept it`: those whose names follow, all of them."""
    if noun.tag_ != "NNS" or noun.pos_ != "NOUN":
        return ()
    beside = next((c for c in children(noun, "appos") if c.i > noun.i), None)
    several = conjuncts(beside) if beside is not None else _told_late(noun)
    parties = [refs.whose(page, c) for c in several if refs.names.of(page, c) is not None]
    known = [p for p in parties if p is not None and not refs.roll.parties[p].watcher]
    return tuple(dict.fromkeys(known)) if len(several) > 1 and len(known) == len(several) else ()


def _told_late(noun: Token) -> list[Token]:
    """The names after a clause that the parser joins them to, where they are as many as is said before."""
    number = next((_NUMBERS.get(c.lower_) for c in children(noun, "nummod", "det")), None)
    if number is None or child(noun, "relcl", "acl") is None:
        return []
    for t in noun.subtree:
        apart = t.dep_ in {"conj", "appos"} and t.pos_ == "PROPN" and t.head.pos_ == "NOUN" and t.i > noun.i
        if apart and t.left_edge.nbor(-1).text == ",":
            names = conjuncts(t)
            return names if len(names) == number else []
    return []


def _before_it(noun: Token) -> list[Token]:
    """`Oman's government and Tidal rebels`: the government, where the parser hangs both on the rebels."""
    if noun.tag_ not in {"NNS", "NNPS"}:
        return []
    bodies = {"government", "army", "military", "navy", "police", "administration", "management", "ministry"}
    return [
        c for c in children(noun, "nmod", "compound")
        if c.lemma_.lower() in bodies and any(g.lower_ == "and" for g in children(c, "cc")) and child(c, "conj")
    ]  # fmt: skip


def _behind(page: Passage, part: Token, refs: References, both: tuple[str, ...]) -> tuple[str, ...]:
    """The parties behind one of the nouns joined."""
    part = _among(part)
    if _is_both(part):
        return _pair_before(page, part, refs) or both
    several = sharing(page, part, refs)
    if several:
        return several
    party = refs.whose(page, part) or foremost(part, refs) or _from_inside(page, part, refs)
    inside = party is not None and part.lemma_.lower() == "source"
    party = party or crowd(page, part, refs) or crowd_behind(page, part, refs)
    told = noun_meant(refs, page, part) if party is None and part.lower_ in {"it", "they"} else None
    if told is not None and told[1].pos_ == "NOUN" and told[1].dep_ in {"nsubj", "nsubjpass"}:
        return _behind(*told, refs, both)
    written = author(page, part, refs) if party is None and is_paper(part) else None
    if written is not None:
        return holders(*written, refs, both)
    party = party or speaks_for(page, part, refs)
    if party is None or refs.roll.parties[party].watcher or (not inside and _is_watcher(page, part, refs)):
        return ()
    return (party,)


def _from_inside(page: Passage, noun: Token, refs: References) -> str | None:
    """`an Israeli source`, `sources in Hamas`: somebody of that party who would not be named."""
    if noun.lemma_.lower() != "source":
        return None
    names = [refs.names.of(page, c) for c in noun.children if c.dep_ in {"amod", "compound", "nmod"}]
    names += [refs.names.of(page, g) for c in noun.children if c.lower_ in {"in", "within"} for g in c.children]
    parties = [n.party for n in names if n is not None and n.party]
    return next((p for p in parties if refs.roll.parties[p].kind in _SPOKEN_FOR), None)


_SPOKEN_FOR = frozenset({"state", "armed_group", "union", "company", "political_party"})


def _among(noun: Token) -> Token:
    """`tens of thousands of dockers`, `a majority of nurses`: those who are counted."""
    for _ in range(3):
        if noun.lemma_.lower() == "group" and noun.text[:1].isupper():
            break  # "the Orinoco Group of planters" is a body of its own
        of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        those = child(of, "pobj") if of is not None and noun.lemma_.lower() in _COUNTED else None
        if those is None or not (those.tag_ in {"NNS", "NNPS"} or those.lemma_.lower() in _COUNTED):
            break
        noun = those
    return noun


_COUNTED = frozenset(
    {
        "ten", "hundred", "thousand", "million", "dozen", "score", "majority", "minority", "number", "handful", "half",
        "most", "some", "many", "several", "few", "lot", "plenty", "couple", "crowd", "group", "share", "proportion",
        "all", "both", "each", "none", "tens", "hundreds", "thousands", "millions", "dozens", "scores", "lots",
    }
)  # fmt: skip


def _note_description(page: Passage, noun: Token, refs: References) -> None:
    """`the union`, `the carmaker`: what the text calls a party, where it means one party only."""
    if noun.pos_ != "NOUN" or start(noun) != noun.i - 1 or noun.nbor(-1).lower_ != "the":
        return
    party = refs.whose(page, noun)
    if party is not None:
        refs.descriptions.setdefault(f"the {noun.lower_}", set()).add(party)


_MOST_THEY = 12  # "they" after "they" after "they": further back nobody is meant


def _antecedents(
    page: Passage, pronoun: Token, refs: References, both: tuple[str, ...], most: int = _MOST_THEY
) -> tuple[str, ...] | None:
    """`they` after "Egypt and Qatar" or "both parties": all of them; none where the nearest plural is one party.

    After people who are no party yet, "unions were furious": those people, and nobody else.
    """
    if (page.number, pronoun.i) in refs.speaking:
        return None
    for where, candidate in candidates(refs, page, pronoun):
        if _is_speaker_of(candidate, pronoun):
            party = refs.whose(where, candidate)
            return (party,) if party is not None else ()
        if len(conjuncts(candidate)) > 1 or _is_both(candidate):
            return holders(where, candidate, refs, both) or None
        if candidate.tag_ == "NNS" and candidate.lemma_.lower() in _people() and not refs.whose(where, candidate):
            return _behind(where, candidate, refs, both)
        if is_crowd(candidate) and candidate.dep_ == "nsubj":
            return _behind(where, candidate, refs, both)
        if candidate.lower_ == "they":
            return _antecedents(where, candidate, refs, both, most - 1) if most else None
        if candidate.tag_ in {"NNS", "NNPS"}:
            return None
    moved = _moved_before(page, pronoun, refs)
    return _behind(*moved, refs, both) if moved is not None else None


def _moved_before(page: Passage, pronoun: Token, refs: References) -> tuple[Passage, Token] | None:
    """`..., prompting unions to threaten a strike. They ...`: people whom the sentence before set in motion."""
    n = refs.order.get((page.number, pronoun.sent.start))
    if not n:
        return None
    where, first = refs.starts[n - 1]
    for t in where.doc[first].sent:
        told = t.dep_ in {"dobj", "nsubj"} and t.tag_ == "NNS" and t.lemma_.lower() in _people()
        if told and (t.dep_ == "nsubj" or child(t.head, "xcomp") is not None):
            return where, t
    return None


def _is_speaker_of(noun: Token, pronoun: Token) -> bool:
    """`one official said they did not expect it`: one person of whom nothing is to be known."""
    one = noun.tag_ == "NN" and noun.lemma_.lower() in wordset("people", "unnamed")
    told = noun.dep_ == "nsubj" and noun.head.lemma_ in wordset("speech", "verbs")
    return one and told and any(a.i == noun.head.i for a in ancestors(pronoun))


def _people() -> frozenset[str]:
    many = wordset("people", "groups") | wordset("people", "crowds") | wordset("people", "workers")
    return many - wordset("speech", "bystanders")


def _those_before(page: Passage, pronoun: Token, refs: References, both: tuple[str, ...]) -> tuple[str, ...]:
    """`they` after "Coastal states met", `it` after "The pilots' union met": a party now that it acts."""
    if pronoun.lower_ not in {"they", "it"}:
        return ()
    where, noun = next(iter(candidates(refs, page, pronoun)), (page, pronoun))
    watch = noun.lemma_.lower() in wordset("speech", "bystanders")
    several = pronoun.lower_ == "they"
    if not several and (noun.lemma_.lower() not in wordset("people", "groups") or noun.tag_ != "NN"):
        return ()
    told = (
        (not several or noun.tag_ == "NNS")
        and noun.pos_ == "NOUN"
        and noun.dep_ in {"nsubj", "nsubjpass"}
        and not watch
    )
    return _behind(where, noun, refs, both) if told else ()


def _counted(page: Passage, noun: Token, refs: References) -> tuple[str, ...]:
    """`the three`, `both`, `neither`: the parties joined in a subject shortly before, when their number is right."""
    phrase = words_under(noun.doc, start(noun), noun.i + 1).lower()
    number = next((n for word, n in _NUMBERS.items() if re.search(rf"(?<!-)\b{word}\b", phrase)), None)
    if number is None:
        return ()
    if phrase.split()[-1] in _NUMBERS or noun.lemma_.lower() in wordset("people", "sides"):
        for t in reversed(page.doc[: start(noun)]):
            if t.dep_ in {"nsubj", "nsubjpass"} and len(conjuncts(t)) == number:
                parties = [refs.whose(page, c) for c in conjuncts(t)]
                if all(parties) and len(set(parties)) == number:
                    return tuple(str(p) for p in parties)
    return _all_of_kind(page, noun, number, refs)


def _pair_before(page: Passage, noun: Token, refs: References) -> tuple[str, ...]:
    """`India and Pakistan opened the border ... Both sides agreed`: the pair last named in this paragraph, if one."""
    return next(pairs_in(refs, page, start(noun)), ())


def pairs_in(refs: References, page: Passage, before: int) -> Iterator[tuple[str, str]]:
    """Two parties joined by `and`, or dealing with each other, from the last before this token back to the first."""
    joined = {t.head.i for t in page.tokens if t.dep_ == "conj"}  # few; what follows is slow
    joined |= {t.i for t in page.tokens if t.lower_ == "with" and t.dep_ == "prep"}
    joined |= {t.i for t in page.tokens if t.dep_ == "dobj" and t.head.lemma_ in _MEETING}
    for i in sorted((i for i in joined if i < before), reverse=True):
        pair = _dealing(page.tokens[i]) or _joined(page.tokens[i])
        if pair is None:
            continue
        one, other = (refs.whose(page, c) for c in pair)
        if one and other and one != other and not any(refs.roll.parties[p].watcher for p in (one, other)):
            yield one, other


_MEETING = frozenset({"meet", "host", "phone", "telephone", "welcome", "receive"})


def _joined(t: Token) -> tuple[Token, Token] | None:
    """`India and Pakistan`."""
    if t.dep_ == "conj" or t.pos_ not in {"PROPN", "NOUN"} or len(conjuncts(t)) != 2:
        return None
    one, other = conjuncts(t)
    return one, other


def _dealing(t: Token) -> tuple[Token, Token] | None:
    """`Turkey has agreed a draft with the Fund`, "Turkey's envoy met the Fund's": who acts, and with whom."""
    if t.dep_ == "dobj" and t.head.lemma_ in _MEETING and t.head.pos_ == "VERB":
        host = subject(t.head)
        return (host, t) if host is not None else None
    other = child(t, "pobj") if t.lower_ == "with" else None
    if other is None:
        return None
    noun = t.head if t.head.pos_ == "NOUN" and t.head.dep_ in {"dobj", "pobj"} else None
    verb = t.head if noun is None else noun.head if noun.dep_ == "dobj" else noun.head.head
    told = (noun.lemma_ if noun is not None else verb.lemma_) in wordset("people", "dealings")
    one = subject(verb) if told and verb.pos_ in {"VERB", "AUX"} else None
    return (one, other) if one is not None else None


def _all_of_kind(page: Passage, noun: Token, number: int, refs: References) -> tuple[str, ...]:
    """`all three manufacturers`: the parties of that kind named so far, when they are that many."""
    lemma = noun.lemma_.lower()
    kinds = {k for k, signals in words("people")["kinds"].items() if lemma in signals}
    named = dict.fromkeys(
        n.party
        for n in refs.names.all
        if n.party and not n.demonym and (n.passage.number, n.start) < (page.number, noun.i)
    )
    pool = [p for p in named if refs.roll.parties[p].kind in kinds and not refs.roll.parties[p].watcher]
    return tuple(pool) if len(pool) == number else ()


def _is_both(noun: Token) -> bool:
    phrase = words_under(noun.doc, start(noun), noun.i + 1).lower()
    if phrase in {"neither", "both", "the pair", "the two", "each", "all sides", "all parties", "both of them"}:
        return True
    if noun.lower_ in {"neither", "both", "each", "either"}:  # "neither of the two"
        return all(c.dep_ != "prep" or (c.lower_ == "of" and not _is_relative(c)) for c in noun.children)
    opens = _SIDES.match(phrase)
    plural_the = phrase.startswith("the ") and not re.match(r"the (two|warring|rival|opposing) ", phrase)
    return (
        bool(opens)
        and noun.lemma_.lower() in wordset("people", "sides")
        and (not plural_the or phrase in {"the sides", "the parties"})
    )


def _is_relative(prep: Token) -> bool:
    """`each of which`: of the things just told of."""
    return any(c.lower_ in RELATIVE for c in prep.children)


def _is_watcher(page: Passage, noun: Token, refs: References) -> bool:
    """Experts, diplomats, mediators without a party: they speak about the dispute."""
    if refs.names.of(page, noun) is not None:
        return False
    if noun.lemma_.lower() == "diplomat":
        party = refs.whose(page, noun)  # "a Moldovan diplomat" speaks for Moldova, "EU diplomats" for nobody
        leads = noun.tag_ == "NN" and any(c.lower_ in {"top", "chief"} for c in noun.children)
        return party is None or (refs.roll.parties[party].kind != "state" and not leads)  # "the EU's top diplomat"
    watchers = {
        "expert",
        "analyst",
        "observer",
        "commentator",
        "economist",
        "researcher",
        "scholar",
        "pollster",
        "source",
    }
    return noun.lemma_.lower() in watchers
