"""Polarity: whether a clause says that something is so, or that it is not. The worst error is made here."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from accord.reading.clauses import SUBJECTS, children, subject
from accord.reading.lexicon import wordmap, wordset
from accord.reading.parse import remembered

if TYPE_CHECKING:
    from accord.reading.parse import Token

_NEGATIVE = frozenset(
    {"not", "n't", "never", "neither", "nor", "hardly", "scarcely", "barely", "seldom", "rarely", "cannot"}
)
_NEGATIVE_DETERMINERS = frozenset({"no", "neither", "none", "nobody", "nothing", "little", "few", "zero"})
# "under no circumstances", "at no point", "in no way"
_NEVER = frozenset(
    {"circumstance", "point", "time", "stage", "way", "account", "condition", "means", "mean", "case", "event"}
)
_NEGATIVE_NOUNS = frozenset(
    {"sign", "indication", "hint", "chance", "prospect", "question", "possibility", "hope", "likelihood", "evidence"}
)


@remembered
def is_negated(predicate: Token) -> bool:
    """Whether an odd number of negations bears on this predicate, itself and above it up to its finite clause."""
    flips = _own(predicate) + _is_dispreferred(predicate) + _is_out_of_question(predicate)
    token = predicate
    for _ in range(6):
        above = token.head
        if above.i == token.i or above.lower_ in wordmap("hedges", "governors"):  # the hedge is told by `likelihood`
            break
        if token.dep_ in {"xcomp", "acomp", "oprd", "attr", "ccomp"} and _same_subject(token, above):
            flips += _own(above, below=token) + _reverses(above) + _is_too_hard(token, above)
        elif token.dep_ == "pcomp" and above.dep_ == "prep" and not children(token, *SUBJECTS):
            verb = above.head if above.head.pos_ in {"VERB", "AUX"} else above.head.head
            if above.head.lower_ == "short" or verb.lemma_ in {"refrain", "stop", "abstain", "desist"}:
                flips += 1 + _own(verb)
            elif above.head.pos_ != "VERB" and above.head.lower_ != "short":
                break
            token = verb
            continue
        elif _is_turned(token, above):
            flips += 1
        elif token.dep_ == "conj" and token.head.pos_ in {"VERB", "AUX", "ADJ"} and not _is_apart(token, above):
            if _shares_negation(token):
                flips += _own(token.head)
        else:
            break
        token = above
    return flips % 2 == 1


def _is_out_of_question(gerund: Token) -> bool:
    """`there is no question of Spain giving it up`."""
    of = gerund.head
    return gerund.dep_ == "pcomp" and of.head.lemma_ == "question" and unlikely_noun(of.head)


def _is_too_hard(token: Token, above: Token) -> bool:
    """`it is hard for Peru to accept`, `found it impossible to accept`."""
    infinitive = token.tag_ == "VB" and token.dep_ in {"xcomp", "ccomp", "advcl", "acl", "csubj"}
    hard = [above] if above.pos_ == "ADJ" else children(above, "acomp", "oprd")
    hard += [c for o in children(above, "ccomp", "dobj") for c in [o, *children(o, "amod", "acomp")] if c.i < token.i]
    return infinitive and any(t.lower_ in {"hard", "difficult", "impossible", "tough"} for t in hard)


_EXPECTING = frozenset({"expect", "think", "believe", "imagine"})


def _is_turned(token: Token, above: Token) -> bool:
    """Denied by what governs it: "few expect it to", "could not bring itself to", "there is no way it will"."""
    if _is_too_hard(token, above):
        return _own(above) == 0
    if token.dep_ in {"ccomp", "xcomp"} and above.lemma_ in _EXPECTING:
        return _few_do(above)
    if token.dep_ == "advcl" and token.tag_ == "VB" and above.pos_ in {"NOUN", "ADJ"}:
        return any(t.lower_ == "too" for t in above.subtree if t.i < token.left_edge.i)  # "too much for Oman to accept"
    if token.dep_ == "advcl":
        noun = next((p for c in children(above, "prep") if c.i < token.i for p in children(c, "pobj")), None)
        unable = above.lemma_ == "be" and noun is not None and noun.lemma_ == "position" and token.tag_ == "VB"
        if unable and noun is not None:
            return _is_negative_noun_phrase(noun)  # "is in no position to refuse"
        return above.lemma_ == "bring" and _own(above) == 1
    if token.dep_ == "relcl" and above.lower_ in {"something", "anything"} and above.dep_ == "attr":
        return _own(above.head) == 1  # "it was not something the government was contemplating"
    return token.dep_ in {"acl", "relcl"} and above.lemma_ == "way" and _is_negative_noun_phrase(above)


def is_anything_but(word: Token) -> bool:
    """`anything but keen`, `less than keen`."""
    doc = word.doc
    pair = (doc[word.i - 2].lower_, doc[word.i - 1].lower_) if word.i > 1 else ("", "")
    return pair in {("anything", "but"), ("less", "than")}


def _few_do(verb: Token) -> bool:
    """`few expect that`, `nobody believes that`."""
    return any(
        c.dep_ == "nsubj" and (c.lower_ == "few" or any(g.lower_ == "few" for g in c.children)) for c in verb.children
    )


def _is_dispreferred(predicate: Token) -> bool:
    """`rather leave than accept`, `far from ready`, `anything but keen`, `less inflexible`."""
    if is_anything_but(predicate) or any(
        c.dep_ == "advmod" and c.lower_ == "less" and c.i < predicate.i for c in predicate.children
    ):
        return True
    if any(c.dep_ in {"mark", "cc", "prep"} and c.lower_ == "than" and c.i < predicate.i for c in predicate.children):
        return True
    if predicate.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "than" for c in predicate.head.children):
        return True
    return predicate.head.lower_ == "from" and predicate.head.head.lower_ == "far"


def _own(token: Token, below: Token | None = None) -> int:
    """Negations hanging on this very word, and negative subjects."""
    if any(_negates(c, token) for c in token.children):
        return 1
    if below is not None and any(_is_never(c) and token.i < c.i < below.i for c in children(token, "prep")):
        return 1  # "is by no means excessive"
    if any(g.dep_ == "neg" for c in token.children if c.dep_ == "aux" for g in c.children):
        return 1  # "does not, and never will, accept": the parser hangs it on the auxiliary
    if token.dep_ == "conj" and any(c.dep_ in SUBJECTS for c in token.children) and _after_nor(token):
        return 1  # "does not support it, nor does it oppose it"
    waits = token.lemma_ in {"have", "be", "remain"} and any(c.lower_ == "yet" for c in token.children)
    return int(waits and below is not None and below.dep_ in {"xcomp", "acl", "ccomp"})  # "has yet to agree"


def _negates(c: Token, token: Token) -> bool:
    if c.lower_ in {"neither", "nor"} and c.i < token.i and c.dep_ != "cc":  # "Neither did it say yes"
        return True
    if c.dep_ == "dobj" and c.lower_ in {
        "nothing",
        "nobody",
        "none",
        "neither",
    }:  # "owes nothing"; not "accepts nothing less"
        return not any(g.lower_ in {"less", "but", "except", "short", "other"} for g in c.subtree)
    if c.dep_ == "dobj" and (
        token.lemma_ == "rule" or token.lemma_ in wordmap("stances", "verbs")
    ):  # not "sees no reason", told by the phrase
        return _is_nothing(c)
    if c.dep_ == "prep" and c.i < token.i:
        return _is_never(c)
    if c.dep_ in {"nsubj", "nsubjpass"}:
        return _is_negative_noun_phrase(c)
    if c.dep_ == "advmod" and c.lower_ in {"longer", "again"}:
        first = next((g for g in c.children if g.lower_ in {"no", "never"}), None)
        return first is not None and (first.i == 0 or first.nbor(-1).dep_ != "cc")  # not "for a year and no longer"
    if c.dep_ != "neg" and c.lower_ not in _NEGATIVE:
        return False
    before = c.dep_ != "cc" or c.i < token.i
    return c.dep_ in {"neg", "advmod", "preconj", "cc", "aux", "det"} and before and not _is_not_only(c)


def _is_never(prep: Token) -> bool:
    """`under no circumstances`, `by no means`, `in no way`."""
    return any(g.lemma_ in _NEVER and any(d.lower_ == "no" for d in g.children) for g in prep.children)


def _after_nor(verb: Token) -> bool:
    return any(c.dep_ == "cc" and c.lower_ == "nor" and c.i < verb.i for c in verb.head.children)


def _is_nothing(thing: Token) -> bool:
    """`wants no levy`, `wants neither a levy nor a quota`; but "no less than a full pardon" is wanted."""
    first = next((d for d in thing.children if d.i < thing.i and d.lower_ in {"no", "neither"}), None)
    if first is None or thing.lemma_.lower() in wordmap("stances", "nouns"):  # "has no wish": told by the noun
        return False
    return first.nbor().lower_ not in {"less", "fewer", "other", "more", "one", "doubt", "way"}


def _is_not_only(adverb: Token) -> bool:
    """`not only`, `not just`: no denial."""
    after = adverb.nbor() if adverb.i + 1 < len(adverb.doc) else None
    return after is not None and after.lower_ in {"only", "just", "merely", "simply"}


def _is_negative_noun_phrase(noun: Token) -> bool:
    if noun.lower_ in _NEGATIVE_DETERMINERS and noun.lower_ not in {"few"}:
        return True
    said = [t.lower_ for t in islice(noun.subtree, 4)]
    if said[:2] in (["not", "all"], ["not", "every"], ["not", "everyone"], ["not", "everybody"]):
        return True
    if said[0] in {"all", "every", "everyone", "everybody"} and set(said[1:4]) & {"but", "except", "bar"}:
        return True  # "all but Peru have signed": the one named has not
    return any(
        c.dep_ in {"det", "preconj", "cc", "neg"} and c.i < noun.i and (c.lower_ in {"no", "neither"} or _is_not_one(c))
        for c in noun.children
    ) or (said[0] == "few" and noun.i > noun.left_edge.i)  # "few firms will rush to sign"


def _is_not_one(word: Token) -> bool:
    """`not a single net`, `not one of them`."""
    after = word.doc[word.i + 1 : word.i + 3]
    return word.lower_ == "not" and any(t.lower_ in {"single", "one"} for t in after)


def _reverses(above: Token) -> int:
    """Governors that deny what they govern: fail to, deny that."""
    return int(above.lemma_ in wordset("stances", "reversing") or above.lemma_ == "deny")


def _same_subject(token: Token, above: Token) -> bool:
    """A governor negates its clause where both have one subject, or where the clause is an infinitive or adjective."""
    if token.dep_ in {"xcomp", "acomp", "oprd", "attr"}:
        return True
    own, upper = subject(token), subject(above)
    denied = above.lemma_ == "deny" and above.i < token.i
    if denied or (own is not None and own.lower_ in {"itself", "himself", "herself", "themselves"}):
        return True
    return own is not None and upper is not None and own.i == upper.i


def _is_apart(token: Token, above: Token) -> bool:
    """`denies that the plants are subsidised and calls it absurd`: joined by the parser, of another subject."""
    own, upper = subject(token), subject(above)
    return (
        own is not None
        and upper is not None
        and own.i != upper.i
        and not any(c.dep_ in SUBJECTS for c in token.children)
    )


def _shares_negation(token: Token) -> bool:
    """`neither endorsed nor dismissed`, `has not agreed or promised`: a second verb without its own subject."""
    if any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in token.children):
        return False
    joint = children(token.head, "cc")
    return any(c.lower_ in {"or", "nor"} for c in joint)


def negative_noun(noun: Token) -> bool:
    """`no intention`, `little appetite`, `no such undertaking`, `any possibility` under a denial."""
    if any(
        c.lower_ in {"no", "little", "zero", "neither"} and c.dep_ in {"det", "amod", "neg", "nummod"}
        for c in noun.children
    ):
        return not any(c.lower_ == "a" for c in noun.children)
    return noun.head.lemma_ in {
        "lack",
        "deny",
        "drop",
        "withdraw",
        "abandon",
        "lift",
        "scrap",
        "shelve",
        "overcome",
        "shed",
        "end",
        "cease",
        "renounce",
        "rescind",
        "waive",
        "relinquish",
        "conquer",
        "reverse",
    } and noun.dep_ in {"dobj", "pobj"}


def unlikely_noun(noun: Token) -> bool:
    """`no sign that`, `little chance of`: what follows is not expected."""
    return noun.lemma_ in _NEGATIVE_NOUNS and any(
        c.lower_ in {"no", "little", "few", "slim", "scant"} for c in noun.children
    )
