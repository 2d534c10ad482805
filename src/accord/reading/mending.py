"""Mending: sentences whose main verb the parser took for something else, or lost the subject of, put right.

`The envoy, Ann Lee, called for a pause` is parsed as a mere noun with a participle, `The unions like the plan` as
unions that resemble a plan, and in `Peru, asked about it, hoped for calm` nobody hopes. What a sentence of news cannot
be without, a finite verb and somebody who does it, is looked for where such slips leave it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accord.reading.clauses import BE, RELATIVE, child, children, is_verb
from accord.reading.joining import stance_verbs
from accord.reading.lexicon import wordset

if TYPE_CHECKING:
    from accord.reading.parse import Parse, Stretch, Token

_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_NAMING = frozenset({"NOUN", "PROPN", "NUM", "DET", "PRON"})
_OWN = frozenset({"det", "poss", "amod", "compound", "nmod", "nummod", "case"})  # what may stand before a noun
_DAYS = frozenset({"DATE", "TIME"})


def mend(parse: Parse) -> None:
    """Put the sentences of a parse right, in place; no headlines, which may be without a verb."""
    for sentence in parse.sents:
        if not any(t.text == "." for t in sentence[-_TAIL:]):
            continue
        root = sentence.root
        changed = _without_verb(root) if not is_verb(root) else _without_subject(root)
        for noun in _later(sentence):
            changed = _without_verb(noun) or changed
        if changed or _joined_too_low(sentence):
            _regrow(sentence)


def _later(sentence: Stretch) -> list[Token]:
    """Nouns that open a further clause, as the parser has it without a verb: `It is dear, and the board ...`."""
    nouns = [t for t in sentence if t.dep_ in _FURTHER and t.pos_ in {"NOUN", "PROPN"} and is_verb(t.head)]
    return [t for t in nouns if t.head is not t and _opens_clause(t)]


_FURTHER = frozenset({"conj", "ccomp", "dep", "parataxis"})


def _opens_clause(noun: Token) -> bool:
    at = noun.left_edge.i - 1
    if at > noun.sent.start and noun.doc.tokens[at].lower_ in {"and", "but"}:
        return noun.doc.tokens[at - 1].text in {",", ";"}
    return noun.left_edge.i == noun.sent.start or (at > noun.sent.start and noun.doc.tokens[at].text == ";")


_TAIL = 3  # the full stop, and what may follow it


def _without_verb(noun: Token) -> bool:
    """A clause hung on a noun: the verb is a "participle" of it, a word that may be a noun, or the noun itself."""
    if len(noun.sent) < _SHORTEST or noun.pos_ not in _NAMING | {"ADJ", "ADV", "ADP"}:
        return False
    if child(noun, "nsubj") is not None:
        return _verb_itself(noun)
    return _participle(noun) or _like(noun) or _bare(noun) or _with_ending(noun)


_SHORTEST = 5  # words and marks


def _participle(noun: Token) -> bool:
    """`The envoy, Ann Lee, called for a pause`, "The agency for refugees called on Peru": no participle."""
    told = [v for n in _phrase(noun) for v in children(n, "acl") if v.tag_ in {"VBD", "VBN"} and not _is_aside(v)]
    for verb in sorted(told, key=lambda v: -v.i):
        passive = child(verb, "agent", "auxpass", "aux") is not None
        telling = verb.lemma_ in _telling() or verb.tag_ == "VBD"
        if not passive and telling and any(c.i > verb.i for c in children(verb, *_COMPLEMENTS)):
            verb.tag_ = "VBD"
            _promote(verb, noun)
            return True
    return False


def _is_aside(verb: Token) -> bool:
    """`A pact, signed in May, provided for it`: between commas."""
    after = verb.right_edge.i + 1
    opened = verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text == ","
    return opened and after < len(verb.doc) and verb.doc.tokens[after].text == ","


_COMPLEMENTS = frozenset({"dobj", "ccomp", "xcomp", "prep", "prt", "advcl", "oprd"})


def _phrase(noun: Token) -> list[Token]:
    """The noun and those in the phrases right after it: `the agency for refugees`, "a fund linked to a mine"."""
    found = [noun]
    for one in found:
        below = [*one.children, *(g for c in children(one, "acl") for g in c.children)]
        found += [g for p in below if p.dep_ == "prep" and p.i > one.i for g in children(p, "pobj")]
        found += children(one, "appos")
    return found[:_WIDEST]


_WIDEST = 12  # nouns in one phrase


def _verb_itself(noun: Token) -> bool:
    """`Drivers fear for their jobs`, where the tagger has a fear."""
    who = child(noun, "nsubj")
    if (
        noun.pos_ not in {"NOUN", "ADP"}
        or child(noun, "det", "poss", "amod", "nummod") is not None
        or who is None
        or who.i > noun.i
    ):
        return False
    if noun.lemma_.lower() not in _telling():
        return False
    _retag(noun, "VBZ" if noun.tag_ == "NNS" else "VBP")
    return True


def _like(noun: Token) -> bool:
    """`Both governments like the idea`: several who like something, not who are like something."""
    like = next((c for c in children(noun, "prep") if c.lower_ == "like" and c.i > noun.i), None)
    thing = child(like, "pobj") if like is not None else None
    if like is None or thing is None or not _are_several(noun):
        return False
    thing.dep_ = "dobj"
    _retag(like, "VBP")
    _promote(like, noun)
    return True


def _bare(noun: Token) -> bool:
    """`Dockers, who struck in May, lobby against it`: several, and after their phrase what looks like one thing."""
    if not _are_several(noun):
        return False
    for t in noun.doc.tokens[noun.i + 1 : noun.sent.end]:
        apart = t.nbor(-1).text == "," or t.i == noun.i + 1
        if apart and t.lower_ in _homographs() and t.dep_ in _LOOSE and not any(c.i < t.i for c in children(t, *_OWN)):
            if t.head.i != noun.i and t.head.head.i != noun.i:
                continue
            thing = next(
                (x for x in t.doc.tokens[t.i + 1 : t.sent.end] if x.dep_ == "appos" and x.head.i in {noun.i, t.head.i}),
                None,
            )
            if thing is not None:
                thing.head, thing.dep_ = t, "dobj"
            elif child(t, *_COMPLEMENTS) is None:
                return False
            _retag(t, "VBP")
            _promote(t, noun)
            return True
    return False


_LOOSE = frozenset({"acl", "advmod", "appos", "conj", "dep", "nmod", "amod"})


def _with_ending(noun: Token) -> bool:
    """`Lee hopes to renew it`, "The licence breaches Article 27": where the tagger has hopes of a kind."""
    who = noun.doc.tokens[noun.i - 1] if noun.i > noun.sent.start else None
    if noun.tag_ != "NNS" or who is None or who.head is not noun or who.dep_ not in {"compound", "amod", "nmod"}:
        return False
    if who.tag_ not in {"NN", "NNP"} and (who.i > noun.sent.start or noun.lemma_.lower() not in _telling()):
        return False
    right = [c for c in children(noun, "acl", "appos", "ccomp", "dobj") if c.i > noun.i]
    right += [
        c for c in children(noun, "relcl") if c.pos_ == "NOUN" and c.left_edge.i == noun.i + 1
    ]  # "shares that view"
    beside = [c for c in right if c.tag_ in {"VB", "VBG"} or c.dep_ != "acl"]
    if not beside or (beside[0].dep_ == "appos" and beside[0].left_edge.i != noun.i + 1):
        return False
    if beside[0].dep_ not in {"appos", "dobj"} and noun.lemma_.lower() not in _telling():
        return False
    for c in noun.children:
        if c.i < who.i and c.dep_ in _OWN:
            c.head = who
    for c in beside:
        c.dep_ = {"acl": "xcomp", "appos": "dobj", "relcl": "dobj"}.get(c.dep_, c.dep_)
    _retag(noun, "VBZ")
    who.dep_ = "nsubj"
    return True


def _without_subject(verb: Token) -> bool:
    """A finite verb of which nobody is the subject: who it is was given to what stands between."""
    if not _is_finite(verb) or child(verb, *_SUBJECTS) is not None or any(c.lower_ == "there" for c in verb.children):
        return False
    aux = [g for c in children(verb, "aux", "auxpass") for g in c.children if g.dep_ in _SUBJECTS]
    if aux or verb.i == verb.sent.start:
        return False
    return _from_clause(verb) or _from_phrase(verb) or _from_front(verb)


_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


def _from_clause(verb: Token) -> bool:
    """`Peru, asked about it, hoped`, "The union, whose members are few, agreed": the subject of what is put between."""
    for inner in children(verb, "ccomp", "parataxis", "advcl"):
        if inner.i > verb.i:
            continue
        before = (c for c in children(inner, "npadvmod") if c.pos_ == "PROPN")  # "Peru, he went on, is"
        who = next(before, None) or child(inner, "nsubj", "nsubjpass")
        if who is None or who.i > inner.i or who.left_edge.i > inner.left_edge.i or who.ent_type_ in _DAYS:
            continue
        if who.tag_ == "WP" or _is_parted(who, verb):
            continue
        if _comma_after(who) and _comma_before(verb):
            aside = who.dep_ == "npadvmod"
            who.head, who.dep_ = verb, "nsubj"
            if not aside:
                inner.head, inner.dep_ = who, "appos" if not is_verb(inner) else "relcl" if _is_finite(inner) else "acl"
            return True
    return _listed_after(verb)


def _listed_after(verb: Token) -> bool:
    """`It calls this a breach, has recalled its envoy and threatens more`: one subject, given to the first alone."""
    inner = next((c for c in children(verb, "ccomp", "parataxis") if c.i < verb.i), None)
    who = child(inner, "nsubj") if inner is not None else None
    if inner is None or who is None or not _is_finite(inner) or not _comma_before(verb) or inner.i < who.i:
        return False
    aside = who.left_edge.i > verb.sent.start and who.left_edge.nbor(-1).text == ","  # "What next, he asked, is"
    quoted = inner.left_edge.is_quote or inner.right_edge.is_quote
    if verb.lemma_ in wordset("speech", "verbs") and child(verb, "aux") is None:
        return False  # "The quota was too low, claimed the union"
    if aside or quoted or inner.left_edge.i != verb.left_edge.i or _is_parted(inner, verb):
        return False
    for c in verb.children:
        if c.i < inner.i:
            c.head = inner
    inner.head, inner.dep_ = inner, "ROOT"
    verb.head, verb.dep_ = inner, "conj"
    return True


def _is_parted(one: Token, other: Token) -> bool:
    """Whether a mark stands between that ends a sentence within the sentence."""
    return any(t.text in {":", ";"} for t in one.doc.tokens[min(one.i, other.i) : max(one.i, other.i)])


def _from_phrase(verb: Token) -> bool:
    """`In Lima, the justice minister, Ann Lee, declined`, "On Monday the nine asked": told beside the place or day."""
    for prep in children(verb, "prep"):
        place = child(prep, "pobj") if prep.i < verb.i else None
        for who in children(place, "appos") if place is not None else []:
            opened = who.left_edge.lower_ in _OPENING or who.pos_ == "PROPN"
            apart = who.left_edge.nbor(-1).text == "," or (place is not None and place.ent_type_ in _DAYS)
            if opened and apart and who.pos_ in _NAMING and prep.left_edge.i == verb.left_edge.i:
                who.head, who.dep_ = verb, "nsubj"
                return True
    return False


_OPENING = frozenset({"the", "its", "their", "his", "her"})


def _from_front(verb: Token) -> bool:
    """`Alternative for Peru, leading in polls, opposes`: a name the parser took for a phrase of another kind."""
    first = verb.sent[0]
    who = next((c for c in verb.children if c.left_edge.i == first.i), None)
    if who is None or who.i > verb.i or who.dep_ not in {"advcl", "advmod", "npadvmod", "dep", "nmod", "attr", "oprd"}:
        return False
    named = [t for t in verb.doc.tokens[first.i : min(verb.i, first.i + 5)] if t.text[:1].isupper()]
    if who.ent_type_ in _DAYS or len(named) < _NAME or verb.lemma_ in BE:
        return False
    if is_verb(who):
        if named[1].i > who.i + _NAME:
            return False
        who.pos_ = "PROPN"  # "Rose Keay KC, for the trustees, asked": no roses that rise
        who.tag_ = "NNP"
    who.dep_ = "nsubj"
    return True


_NAME = 2  # words with a capital: one has every sentence


def _joined_too_low(sentence: Stretch) -> bool:
    """`considers them criminals and dismisses talk of it`: joined to what they are considered."""
    changed = False
    for verb in sentence:
        low = verb.head
        if verb.dep_ != "conj" or verb.i < low.i or not _is_finite(verb) or child(verb, *_SUBJECTS) is not None:
            continue
        named = not is_verb(low) and low.dep_ in {"ccomp", "oprd", "acomp"}
        withheld = low.tag_ == "VBN" and low.dep_ == "acl" and not _is_finite(low) and verb.tag_ == "VB"
        above = next((a for a in low.ancestors if is_verb(a) and _is_finite(a)), None) if named or withheld else None
        if above is not None and above.i < verb.i and not _is_parted(above, verb):
            verb.head = above
            changed = True
    return changed


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in _FINITE or any(c.tag_ in _FINITE | {"MD"} for c in children(verb, "aux", "auxpass"))


def _are_several(noun: Token) -> bool:
    """`unions`, "Peru and Chile", "the Greens", "a number of unions"."""
    named = noun.tag_ == "NNP" and noun.lower_.endswith("s") and any(c.lower_ == "the" for c in noun.children)
    of = next((g for c in noun.children if c.lower_ == "of" for g in c.children), None)
    counted = noun.lemma_ in {"number", "majority", "handful"} and of is not None and of.tag_ in {"NNS", "NNPS"}
    return named or counted or noun.tag_ in {"NNS", "NNPS"} or child(noun, "conj") is not None


def _comma_after(noun: Token) -> bool:
    return noun.i + 1 < len(noun.doc) and noun.nbor().text in {",", "–", "—"}


def _comma_before(verb: Token) -> bool:
    first = min([verb.i, *(c.i for c in children(verb, "aux", "auxpass", "neg", "advmod") if c.i < verb.i)])
    return first > 0 and any(verb.doc.tokens[i].text in {",", "–", "—"} for i in range(max(0, first - 1), verb.i))


def _retag(token: Token, tag: str) -> None:
    token.tag_, token.pos_ = tag, "VERB"


def _promote(verb: Token, noun: Token) -> None:
    """Make the verb the root, and the noun its subject; what stands after the verb goes with it."""
    for c in noun.children:
        if c.i > verb.i or (c.is_punct and c.i == verb.i - 1):
            c.head = verb
    verb.head, verb.dep_ = (verb, "ROOT") if noun.head is noun else (noun.head, noun.dep_)
    noun.head, noun.dep_ = verb, "nsubj"


def _regrow(sentence: Stretch) -> None:
    """Find the children and edges of a sentence's tokens anew."""
    under: dict[int, list[Token]] = {}
    for t in sentence:
        if t.head is not t:
            under.setdefault(t.head.i, []).append(t)
    for t in sentence:
        t.children = tuple(under.get(t.i, ()))
        t.left_edge = t.right_edge = t
    for t in sentence:
        above = t
        for _ in range(len(sentence)):
            if above.head is above:
                break
            above = above.head
            if t.i < above.left_edge.i:
                above.left_edge = t
            if t.i > above.right_edge.i:
                above.right_edge = t


@cache
def _telling() -> frozenset[str]:
    return stance_verbs() | wordset("speech", "verbs")


@cache
def _homographs() -> frozenset[str]:
    """Verbs of stance that may be something else as they stand: `back`, `lobby`, `fear`."""
    return frozenset(v for v in stance_verbs() if " " not in v) | {"lobby", "back"} - RELATIVE
