"""Clauses: who is the subject, what is the object, where a clause begins and ends; over dependency trees.

Dependency labels are those of the CLEAR style, which the English spaCy models use.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accord.reading.joining import joined_above, joined_within, telling
from accord.reading.lexicon import wordmap, wordset
from accord.reading.parse import remembered

if TYPE_CHECKING:
    from accord.reading.parse import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
CLAUSES = frozenset({"ccomp", "xcomp", "pcomp"})
VERBS = frozenset({"VERB", "AUX"})  # parts of speech that head clauses
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
BE = frozenset({"be", "remain", "seem", "appear", "become", "stay", "sound", "look", "feel", "grow", "get", "prove"})


def children(token: Token, *labels: str) -> list[Token]:
    """The children with one of these labels, in order."""
    return [c for c in token.children if c.dep_ in labels]


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of these labels."""
    for c in token.children:
        if c.dep_ in labels:
            return c
    return None


def ancestors(token: Token) -> Iterator[Token]:
    """From the governor up; bounded, as trees of garbage may be deep."""
    for _ in range(60):
        head = token.head
        if head.i == token.i:
            return
        token = head
        yield token


def is_verb(token: Token) -> bool:
    """Whether it heads a clause."""
    return token.pos_ in VERBS


def is_passive(verb: Token) -> bool:
    """Whether its subject undergoes it."""
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)


def conjuncts(token: Token) -> list[Token]:
    """The token and what is joined to it by `and`, `or`, `nor`, in order."""
    found = [token]
    for one in found:
        if len(found) > 12:
            break
        found += [c for c in one.children if c.dep_ == "conj" and c.pos_ not in {"VERB", "AUX"}]
    return found


@remembered
def subject(verb: Token) -> Token | None:
    """The grammatical subject, inherited through coordination, control and relative clauses; else none."""
    outer = joined_above(verb)
    if outer is not None:
        return subject(outer)
    asked = verb
    for _ in range(12):
        asked = verb if verb.dep_ == "conj" else asked
        owns = _own_subjects(verb)
        if owns and not _disagrees(asked, owns[0]):
            return antecedent(owns[0], verb)
        if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBG":
            return _doer(verb)
        quoted = _quoted_as(verb)
        if quoted is not None:
            return quoted
        says = said_beside(verb)
        if says is not None:
            return subject(says)
        if verb.dep_ == "xcomp":
            controlled = child(verb.head, "dobj")
            own_will = verb.head.lemma_ in _SUBJECT_CONTROL or verb.head.pos_ != "VERB"
            if controlled is not None and controlled.i < verb.i and not own_will:
                return controlled
        elif not _shares_subject(verb, owns):
            return None
        verb = verb.head
    return None


def _doer(verb: Token) -> Token:
    """`those alleging it`; in "little chance of Cuba accepting it" the noun between."""
    of = next((c for c in verb.head.children if c.dep_ == "prep" and c.lower_ in {"of", "for"} and c.i < verb.i), None)
    inner = child(of, "pobj") if of is not None else None
    between = inner is not None and inner.right_edge.i + 1 == verb.left_edge.i
    return inner if inner is not None and between and verb.head.lemma_ in PROSPECTS else verb.head


def _quoted_as(verb: Token) -> Token | None:
    """`quoted the envoy as saying`, `described him as opposing it`: who is quoted, not who quotes."""
    above = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or above.pos_ != "VERB" or is_passive(above):
        return None
    whom = child(above, "dobj")
    return whom if whom is not None and whom.i < verb.i else None


def said_beside(verb: Token) -> Token | None:
    """`says Chad must stop the raids, calling them a crime`: who says so calls them that."""
    before = verb.left_edge.i - 1
    names = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lemma_ in _NAMING
    if not names or before < 0 or verb.doc[before].text not in {",", "–", "—"}:
        return None
    told = verb.head
    while told.dep_ in {"conj", "xcomp"} and is_verb(told.head):
        told = told.head
    said = told.dep_ == "ccomp" and told.head.i < told.i and told.head.lemma_ in wordset("speech", "verbs")
    return told.head if said else None


_NAMING = frozenset({"call", "describe", "brand", "label", "denounce", "condemn", "accuse", "urge", "dub", "deem"})

PROSPECTS = frozenset({"chance", "prospect", "hope", "likelihood", "possibility", "sign", "risk", "danger", "odds"})


def _own_subjects(verb: Token) -> list[Token]:
    near = list(verb.children)
    near += [g for c in near if c.dep_ in {"aux", "auxpass"} for g in c.children]  # "it/nsubj/could"
    owns = [c for c in near if c.dep_ in SUBJECTS and c.dep_ != "expl"]
    if len(owns) > 1:  # "which the Europeans consider": the pronoun is mislabelled, it is the object
        owns = [c for c in owns if c.lower_ not in RELATIVE] or owns
    if len(owns) > 1 and owns[1].pos_ == "PROPN" and owns[1].left_edge.i == owns[0].i + 1:
        owns = owns[1:]  # "the chemical lobby ICCA opposes": both are made its subject
    return owns or (_swallowed(verb) if verb.dep_ == "conj" else _before_it(verb))


def _before_it(verb: Token) -> list[Token]:
    """A subject the parser took for part of a noun: "Peru/compound frets", "Peru/compound reserves/NNS the right"."""
    finite = verb.tag_ in {"VBZ", "VBP", "VBD"} or (verb.tag_ == "NNS" and verb.dep_ == "ROOT")
    before = [c for c in verb.children if c.dep_ in {"compound", "nmod"} and c.i == verb.i - 1 and c.pos_ == "PROPN"]
    return before if finite and not any(c.dep_ in {"det", "poss"} for c in verb.children) else []


def _shares_subject(verb: Token, owns: list[Token]) -> bool:
    """Whether a verb without a subject of its own takes that of its governor."""
    if verb.dep_ == "conj":
        return verb.head.pos_ not in {"NOUN", "PROPN", "PRON"}
    if verb.dep_ == "ccomp":
        return bool(owns)  # it has one, and disagrees with it
    if verb.dep_ == "advmod":
        return verb.lower_ in {"short", "far"}  # "stopped short of endorsing"
    return verb.dep_ in {"advcl", "acomp", "attr", "oprd", "pcomp", "prep"} or (
        verb.dep_ == "dep" and verb.head.i != verb.i
    )


def _swallowed(verb: Token) -> list[Token]:
    """A subject the parser gave to the clause before: "an imbalance of population and Ukraine is keen"."""
    before = min([verb.i, *(c.i for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"} and c.i < verb.i)]) - 1
    if before < 1 or verb.tag_ not in {"VBZ", "VBP", "VBD", "VB", "VBG", "VBN"}:
        return []
    noun = verb.doc[before]
    joined = verb.doc[max(0, noun.left_edge.i - 1)].lower_ in {"and", "but"}
    finite = verb.tag_ != "VBN" or child(verb, "aux", "auxpass") is not None
    return [noun] if noun.dep_ == "conj" and noun.pos_ == "PROPN" and joined and finite else []


def _disagrees(verb: Token, noun: Token) -> bool:
    """`manufacturers ... calls`: the joined verb belongs to a subject further up."""
    if noun.head.i == verb.i or verb.dep_ != "conj" or child(verb, "aux") is not None:
        return False
    people = noun.tag_ == "NNP" and noun.lower_.endswith("s") and any(c.lower_ == "the" for c in noun.children)
    several = people or noun.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in noun.children)  # "the Houthis"
    if people and verb.tag_ == "VBZ":
        return False  # "the Carlyles" are several, "the Times" is one
    return (verb.tag_ == "VBZ" and several) or (verb.tag_ == "VBP" and noun.tag_ in {"NN", "NNP"} and not several)


def joined_further_up(verb: Token, taken: Token) -> Token | None:
    """`said that returns were poor and undertook to act`: who undertook, where the parser joins it to "were".

    `taken`: the subject the parser gives it, a thing; only a verb in the same tense as the outer one is joined to that.
    """
    if verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBZ"} or taken.pos_ != "NOUN" or child(verb, "nsubj"):
        return None
    for above in ancestors(verb):
        outer = above.head
        if above.dep_ in _UNDER and outer.tag_ == verb.tag_ and outer.pos_ == "VERB":
            found = subject(outer)
            return found if found is not None and found.i != taken.i else None
    return None


_UNDER = frozenset({"ccomp", "acl", "relcl", "pcomp", "xcomp"})

_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "use", "make", "take", "have"})


def antecedent(own: Token, verb: Token) -> Token:
    """For `who`, `which`, `that` in a relative clause: the noun they stand for."""
    if own.lower_ in RELATIVE and own.tag_ in {"WP", "WDT", "WP$", "IN"}:
        clause = verb
        for _ in range(6):
            if clause.dep_ == "relcl":
                return _all_of(_described(clause.head), verb)
            if clause.head.i == clause.i:
                break
            clause = clause.head
    return own


def _described(noun: Token) -> Token:
    """`Oman, a country that has offered to host the talks`: Oman."""
    opens = noun.left_edge
    said_of = noun.dep_ == "appos" and noun.pos_ == "NOUN" and opens.lower_ in {"a", "an", "the", "all", "both", "two"}
    return noun.head if said_of and noun.head.pos_ == "PROPN" and opens.nbor(-1).is_punct else noun


def _all_of(noun: Token, verb: Token) -> Token:
    """`Peru and Chile, which have offered to host them`: both; "which has offered": the last, wherever it hangs."""
    finite = {t.tag_ for t in (verb, *children(verb, "aux", "auxpass"))}
    while "VBP" in finite and noun.dep_ == "conj" and noun.pos_ == "PROPN":
        noun = noun.head
    if "VBZ" in finite and noun.pos_ == "PROPN":
        noun = next((c for c in reversed(conjuncts(noun)) if c.i < verb.left_edge.i), noun)
    return noun


def agent(verb: Token) -> Token | None:
    """The `by` phrase of a passive."""
    by = child(verb, "agent") or next((b for b in _by_after_time(verb)), None)
    return child(by, "pobj") if by is not None else None


def _by_after_time(verb: Token) -> list[Token]:
    """`was welcomed at the time by Oman`: the parser hangs the agent on the time."""
    if child(verb, "auxpass") is None:
        return []
    when = [t for c in children(verb, "prep") for t in children(c, "pobj")] + children(verb, "npadvmod")
    times = {
        "time",
        "outset",
        "start",
        "end",
        "week",
        "month",
        "year",
        "day",
        "weekend",
        "morning",
        "evening",
        "summit",
    }
    told = [t for t in when if t.lemma_ in times or t.ent_type_ == "DATE"]
    return [b for t in told for b in children(t, "prep", "agent") if b.lower_ == "by"]


def start(token: Token) -> int:
    """The first token under this one."""
    return int(token.left_edge.i)


def end(token: Token) -> int:
    """One past the last token under this one."""
    return int(token.right_edge.i) + 1


def trimmed(token: Token, first: int, last: int) -> tuple[int, int]:
    """The stretch without punctuation, conjunctions and stray quotation marks at its edges."""
    tokens = token.doc.tokens
    while last > first + 1 and (
        tokens[last - 1].is_space
        or (tokens[last - 1].is_punct and tokens[last - 1].text not in {"%", ")"})
        or tokens[last - 1].dep_ == "cc"
    ):
        last -= 1
    while first < last - 1 and (tokens[first].is_space or tokens[first].is_punct or tokens[first].dep_ == "cc"):
        first += 1
    return first, last


_ASIDES = frozenset({"though", "although", "while", "whereas", "because", "since", "as", "after"})


def is_contrast(clause: Token) -> bool:
    """`..., while Iran accused them of it`: set beside the clause before, and no part of what that one tells."""
    mark, first = child(clause, "mark"), clause.left_edge.i
    return (
        clause.dep_ == "advcl"
        and mark is not None
        and mark.lower_ in {"while", "whereas"}
        and first > 0
        and clause.doc[first - 1].text == ","
        and child(clause, *SUBJECTS) is not None
    )


def clause_end(verb: Token, after: int) -> int:
    """Where the clause of this verb stops: before a coordinated clause with its own verb."""
    last = min([end(verb), *asides(verb, after), *(start(c) for c in joined_within(verb) if start(c) > after)])
    for c in verb.children:
        if (
            c.dep_ == "conj"
            and is_verb(c)
            and c.i > after
            and not is_misjoined(c)
            and (
                c.lemma_ in telling()
                or _is_of_mind(c)
                or any(g.dep_ in SUBJECTS or g.dep_ == "aux" for g in c.children)
            )
        ) or (
            c.dep_ in {"ccomp", "parataxis"}
            and c.i > after
            and c.i > verb.i
            and any(g.dep_ in SUBJECTS for g in c.children)
            and _joined_loosely(c)
        ):
            last = min(last, start(c))
    return last


def said_besides(verb: Token, after: int) -> list[int]:
    """Where what is only said besides begins: `..., alleging that ...`, `..., with the minister adding that ...`."""
    hung = (c for c in verb.children if c.dep_ in {"advcl", "prep"} and start(c) > after)
    return [start(c) for c in hung if _is_said(c)]


def _is_said(phrase: Token) -> bool:
    """Another's saying, or another saying of the same: `..., quoted as saying ...`, `while fishermen warned of it`."""
    if phrase.doc[start(phrase) - 1].text != ",":
        while_ = any(c.lower_ in {"while", "whereas"} for c in children(phrase, "mark"))
        return while_ and phrase.lemma_ in wordset("speech", "verbs") and child(phrase, "nsubj") is not None
    if phrase.dep_ == "prep":
        told = child(phrase, "pcomp") if phrase.lower_ == "with" else None
        said = told is not None and told.tag_ == "VBG" and told.lemma_ in wordset("speech", "verbs")
        return said and told is not None and child(told, "nsubj") is not None
    if start(phrase) != phrase.i:
        return False
    cited = phrase.lemma_ in {"quote", "cite"} and any(c.lower_ == "as" for c in phrase.children)
    return (phrase.tag_ == "VBN" and cited) or (
        phrase.tag_ == "VBG" and phrase.lemma_ in wordset("speech", "verbs") - {"write"}
    )


def asides(verb: Token, after: int) -> list[int]:
    """Where that begins which only hangs on a clause, said besides or told besides: `..., as Chad looked on`."""
    hung = (c for c in children(verb, "advcl") if start(c) > after and c.doc[start(c) - 1].text == ",")
    return [*said_besides(verb, after), *(start(c) for c in hung if _is_aside(c))]


def _is_aside(clause: Token) -> bool:
    """`..., though nobody said so`, `..., seeking a delay`; but not "(eased), though not lifted, once ..."."""
    if start(clause) == clause.i:
        return clause.tag_ == "VBG" and clause.lemma_ in telling() - {"write"}
    marks = children(clause, "mark", "advmod")[:2]  # "shortly after"
    aside = any(c.lower_ in _ASIDES for c in marks) and child(clause, *SUBJECTS) is not None
    return aside and clause.doc[start(clause) + 1].lower_ != "not"


def _is_of_mind(clause: Token) -> bool:
    """`has promised to pay and is ready to talk`: the second tells a stance of its own."""
    said = child(clause, "acomp") if clause.lemma_ in BE else None
    return said is not None and said.lower_ in wordmap("stances", "adjectives")


_SUBORDINATE = frozenset({"though", "although", "once", "if", "unless", "provided", "until", "lest"})


def is_misjoined(clause: Token) -> bool:
    """`could be eased, though not lifted, once inspectors were back`: a condition, joined as if it were a clause."""
    return clause.dep_ == "conj" and clause.left_edge.lower_ in _SUBORDINATE


def stands_alone(verb: Token) -> bool:
    """`fears losing business and wants to be heard`: a finite verb the parser joined to an infinitive or gerund."""
    finite = verb.tag_ in {"VBZ", "VBP", "VBD"} or any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBZ", "VBP", "VBD"} for c in verb.children
    )
    told = any(c.dep_ == "mark" for c in verb.children)  # "that it be paid and that they allow it"
    return verb.dep_ == "conj" and finite and not told and verb.head.tag_ in {"VB", "VBG", "VBN"}


def _joined_loosely(clause: Token) -> bool:
    """After a semicolon or a colon: a sentence of its own."""
    before = start(clause) - 1
    return before >= 0 and clause.doc[before].text in {";", ":"}
