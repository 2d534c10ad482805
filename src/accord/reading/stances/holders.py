"""Holders: the parties whose stance a clause tells, from the noun that governs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from accord.reading.clauses import child, conjuncts, start, subject
from accord.reading.lexicon import words, wordset
from accord.reading.parties.pronouns import candidates
from accord.reading.parties.references import References
from accord.reading.parties.roll import bare
from accord.reading.parties.several import sharing
from accord.reading.passages import Passage
from accord.reading.stances.papers import author, is_paper
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIDES = re.compile(
    r"(?:both of the|both|the two|these two|neither|either|the warring|the rival|the opposing|the)"
    r"(?: (?:warring|rival|opposing|foreign|prime|finance|trade|defence|defense|health|interior))? [\w-]+$"
)
_NUMBERS = {"two": 2, "both": 2, "neither": 2, "three": 3, "four": 4, "five": 5}
_QUANTIFIERS = frozenset(
    {"some", "many", "most", "few", "several", "all", "no", "more", "both", "each", "every", "any", "neither"}
)


def holders(page: Passage, noun: Token, refs: References, both: tuple[str, ...]) -> tuple[str, ...]:
    """The parties behind a noun phrase; several where it joins several or means both sides; none where unresolved."""
    counted = _counted(page, noun, refs)
    if counted:
        return counted
    if _is_both(noun):
        return _pair_before(page, noun, refs) or both
    if noun.lower_ == "they":
        joint = _antecedents(page, noun, refs, both)
        if joint:
            return joint
    found: list[str] = []
    alone = len(conjuncts(noun)) == 1
    if alone:
        _note_description(page, noun, refs)
    for part in conjuncts(noun):
        these = _behind(page, part, refs, both)
        if not these and alone:
            return _those_before(page, noun, refs, both)
        found += these
    return tuple(dict.fromkeys(found))


def _behind(page: Passage, part: Token, refs: References, both: tuple[str, ...]) -> tuple[str, ...]:
    """The parties behind one of the nouns joined."""
    if _is_both(part):
        return _pair_before(page, part, refs) or both
    several = sharing(page, part, refs)
    if several:
        return several
    party = refs.whose(page, part) or _group(page, part, refs)
    written = author(page, part, refs) if party is None and is_paper(part) else None
    if written is not None:
        return holders(*written, refs, both)
    if party is None or refs.roll.parties[party].watcher or _is_watcher(page, part, refs):
        return ()
    return (party,)


def _note_description(page: Passage, noun: Token, refs: References) -> None:
    """`the union`, `the carmaker`: what the text calls a party, where it means one party only."""
    if noun.pos_ != "NOUN" or start(noun) != noun.i - 1 or noun.nbor(-1).lower_ != "the":
        return
    party = refs.whose(page, noun)
    if party is not None:
        refs.descriptions.setdefault(f"the {noun.lower_}", set()).add(party)


def _antecedents(page: Passage, pronoun: Token, refs: References, both: tuple[str, ...]) -> tuple[str, ...]:
    """`they` after "Egypt and Qatar" or "both parties": all of them; none where the nearest plural is one party."""
    for where, candidate in candidates(refs, page, pronoun):
        if len(conjuncts(candidate)) > 1 or _is_both(candidate):
            return holders(where, candidate, refs, both)
        if candidate.tag_ in {"NNS", "NNPS"} or candidate.lower_ == "they":
            return ()
    return ()


def _those_before(page: Passage, pronoun: Token, refs: References, both: tuple[str, ...]) -> tuple[str, ...]:
    """`they` after "Coastal states met": those people, who are a party now that they want something."""
    if pronoun.lower_ != "they":
        return ()
    where, noun = next(iter(candidates(refs, page, pronoun)), (page, pronoun))
    told = noun.tag_ == "NNS" and noun.pos_ == "NOUN" and noun.dep_ in {"nsubj", "nsubjpass"}
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
                if all(parties):
                    return tuple(str(p) for p in parties)
    return _all_of_kind(page, noun, number, refs)


def _pair_before(page: Passage, noun: Token, refs: References) -> tuple[str, ...]:
    """`India and Pakistan opened the border ... Both sides agreed`: the pair last named in this paragraph, if one."""
    return next(pairs_in(refs, page, start(noun)), ())


def pairs_in(refs: References, page: Passage, before: int) -> Iterator[tuple[str, str]]:
    """Two parties joined by `and`, or dealing with each other, from the last before this token back to the first."""
    joined = {t.head.i for t in page.tokens if t.dep_ == "conj"}  # few; what follows is slow
    joined |= {t.i for t in page.tokens if t.lower_ == "with" and t.dep_ == "prep"}
    for i in sorted((i for i in joined if i < before), reverse=True):
        pair = _dealing(page.tokens[i]) or _joined(page.tokens[i])
        if pair is None:
            continue
        one, other = (refs.whose(page, c) for c in pair)
        if one and other and one != other and not any(refs.roll.parties[p].watcher for p in (one, other)):
            yield one, other


def _joined(t: Token) -> tuple[Token, Token] | None:
    """`India and Pakistan`."""
    if t.dep_ == "conj" or t.pos_ not in {"PROPN", "NOUN"} or len(conjuncts(t)) != 2:
        return None
    one, other = conjuncts(t)
    return one, other


def _dealing(t: Token) -> tuple[Token, Token] | None:
    """`Turkey has agreed a draft with the Fund`: who acts, and with whom."""
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
        return all(c.dep_ != "prep" or c.lower_ == "of" for c in noun.children)
    opens = _SIDES.match(phrase)
    plural_the = phrase.startswith("the ") and not re.match(r"the (two|warring|rival|opposing) ", phrase)
    return (
        bool(opens)
        and noun.lemma_.lower() in wordset("people", "sides")
        and (not plural_the or phrase in {"the sides", "the parties"})
    )


def _is_watcher(page: Passage, noun: Token, refs: References) -> bool:
    """Experts, diplomats, mediators without a party: they speak about the dispute."""
    if refs.names.of(page, noun) is not None:
        return False
    if noun.lemma_.lower() == "diplomat":
        party = refs.whose(page, noun)  # "a Moldovan diplomat" speaks for Moldova, "EU diplomats" for nobody
        return party is None or refs.roll.parties[party].kind != "state"
    watchers = {
        "expert",
        "analyst",
        "observer",
        "commentator",
        "economist",
        "researcher",
        "scholar",
        "critic",
        "pollster",
        "source",
    }
    return noun.lemma_.lower() in watchers


def _group(page: Passage, noun: Token, refs: References) -> str | None:
    """People who hold a position together become a party when they take one: "Dockers demand ..."."""
    many = noun.tag_ == "NNS" and noun.lemma_.lower() in wordset("people", "crowds")
    if noun.pos_ != "NOUN" or not (many or noun.lemma_.lower() in wordset("people", "groups")):
        return None
    if _is_number(noun):
        return None if noun.i - start(noun) > 2 else _so_called(noun, refs)
    member_of = _organised_in(page, noun, refs)
    if member_of or _is_vague(noun) or _is_of_named(noun, refs):
        return member_of
    text = bare(words_under(page.doc, _opening(page, noun), _closing(page, noun)))
    name = text[:1].upper() + text[1:]
    parts = set(name.lower().replace("'", " ").split())
    same = [
        n for n, m in refs.roll.parties.items()
        if not m.watcher and (n.lower() == name.lower()
            or (len(parts) > 1 and parts <= set(n.lower().replace("'", " ").split())))
    ]  # fmt: skip
    if same:
        return same[0]
    if len(parts) == 1 and (known := _so_called(noun, refs)):
        return known
    refs.roll.party(name, _kind(noun)).named += 1
    return name


def _is_number(noun: Token) -> bool:
    """`98 senators`, `1.4m workers` are a number, no party; but "five public sector unions" are one."""
    if any(c.lower_ in {"m", "bn", "k"} for c in noun.children):
        return True
    named = child(noun, "amod", "compound", "nmod") is not None
    bodies = wordset("people", "plain_bodies") | {"charity"}
    return child(noun, "nummod") is not None and not (named and noun.lemma_.lower() in bodies)


def _is_vague(noun: Token) -> bool:
    """`aid agencies`, `a council`, `countries`: too many it may be."""
    lemma, singular = noun.lemma_.lower(), noun.tag_ == "NN" and noun.lower_ not in _MANY
    if lemma in _UNITED and _united(noun) is not None:
        return False
    if any(c.tag_ == "JJS" or c.lower_ in _UNTOLD for c in noun.children):
        return True  # "the world's biggest producer" says more of somebody named
    named = child(noun, "amod", "compound", "nmod", "poss")
    if named is None and lemma in wordset("people", "too_bare"):
        return True
    if named is not None and named.lower_ in {"world", "european", "regional", "international", "global"}:
        return lemma in {"leader", "government", "nation", "country", "official", "minister"}
    if not singular and lemma in wordset("people", "offices_apart") - {"council", "federation"}:
        return True
    if lemma in {"state", "country", "nation", "municipality", "leader", "owner", "chief"} and (
        singular or child(noun, "amod", "compound") is None
    ):
        return True
    det = child(noun, "det")
    return singular and (det is None or det.lower_ != "the") and child(noun, "poss") is None


def _so_called(noun: Token, refs: References) -> str | None:
    """`the five unions` after "public sector unions": the one group so called; several bodies are no group."""
    if noun.tag_ != "NNS" or not any(c.lower_ in {"the", "these", "those"} for c in noun.children):
        return None
    found = [n for n, m in refs.roll.parties.items() if not m.watcher and n.endswith(f" {noun.lower_}")]
    return found[0] if len(found) == 1 else None


_UNTOLD = frozenset(
    {"other", "another", "multiple", "various", "numerous", "certain", "countless", "individual", "potential"}
)
_MANY = frozenset({"staff", "crew", "personnel", "police", "workforce"})
_UNITED = frozenset({"coalition", "alliance", "consortium", "network", "federation", "association", "league"})


def _united(noun: Token) -> Token | None:
    """`a coalition of supermarkets`: those whom the group unites."""
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    members = child(of, "pobj") if of is not None else None
    if members is None or members.tag_ != "NNS" or not members.text.islower():
        return None
    return None if members.lemma_.lower() in wordset("people", "roles") else members  # "a coalition of leaders"


def _closing(page: Passage, noun: Token) -> int:
    """Where the words end that name the group: with those it unites, where nothing else tells which it is."""
    members = _united(noun) if noun.lemma_.lower() in _UNITED else None
    return members.i + 1 if members is not None and members.i - noun.i <= 4 else noun.i + 1


def _opening(page: Passage, noun: Token) -> int:
    """Where the words begin that name the group: without quantifiers and whose it is."""
    doc, first = page.doc, noun.i
    while (
        first > start(noun)
        and (doc[first - 1].pos_ in {"NOUN", "PROPN", "ADJ", "PUNCT", "PART"} or doc[first - 1].dep_ == "amod")
        and doc[first - 1].text not in {",", "“", '"', "(", "–", "—"}
        and doc[first - 1].lower_ not in _QUANTIFIERS
    ):
        first -= 1
    while doc[first].tag_ in {"PRP$", "POS"} or doc[first].is_punct:
        first += 1
    return first


def _is_of_named(noun: Token, refs: References) -> bool:
    """A lone "workers" where a union is about, "insurers" where a firm is: some of those, or others; nobody knows."""
    if child(noun, "amod", "compound", "nmod", "poss") is not None:
        return False
    lemma = noun.lemma_.lower()
    kinds = {"union"} if lemma in wordset("people", "workers") else {_kind(noun)} - {"group", "political_party"}
    return any(m.kind in kinds and not m.watcher for m in refs.roll.parties.values())


def _organised_in(page: Passage, noun: Token, refs: References) -> str | None:
    """`Councillors from the Left Bloc`, `traders, organised in the chamber X`: the body they belong to."""
    clause = child(noun, "acl")
    joined = (
        clause is not None
        and clause.tag_ == "VBN"
        and clause.lemma_ in {"organise", "organize", "represent", "unite", "group"}
    )
    preps = [
        c for c in (clause.children if joined and clause is not None else noun.children) if c.dep_ in {"prep", "agent"}
    ]
    for prep in preps:
        pobj = child(prep, "pobj")
        if pobj is not None and (joined or prep.lower_ in {"from", "of"}):
            party = refs.whose(page, pobj)
            if party and (joined or refs.roll.parties[party].kind not in {"state", "region", "bloc", "io", "company"}):
                return party
    return None


def _kind(noun: Token) -> str:
    for kind, signals in words("people")["kinds"].items():
        if noun.lemma_.lower() in signals:
            return str(kind)
    return "group"
