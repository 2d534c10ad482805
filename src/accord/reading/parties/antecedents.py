"""Antecedents: the nouns a pronoun may stand for, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accord.reading.clauses import ancestors, child, subject
from accord.reading.lexicon import wordset
from accord.reading.parties.resolver import Resolver
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Stretch, Token

HE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_WITHIN = 120  # words: nor further back in its own sentence, however long
_REACH = 4  # sentences: a pronoun seldom looks further back


def candidates(refs: Resolver, page: Passage, token: Token) -> Iterator[tuple[Passage, Token]]:
    """Candidates for a pronoun: subjects of governing verbs, earlier subjects here, then sentences back.

    Who tells of a quotation does not mean what stands in it.
    """
    inside = (page.number, token.i) in refs.spoken
    told = _of_what_is_said(token)
    if told is not None:
        yield page, told
    for where, candidate in _nearby(refs, page, token):
        if inside or (where.number, candidate.i) not in refs.spoken:
            yield where, candidate


def _of_what_is_said(owner: Token) -> Token | None:
    """`It will pay, its chairman said`: whose chairman it is, is who the saying is about."""
    noun, cue = owner.head, owner.head.head
    if owner.tag_ != "PRP$" or owner.lower_ not in IT | THEY or noun.dep_ != "nsubj":
        return None
    if cue.lemma_ not in wordset("speech", "verbs"):
        return None
    said = next((c for c in cue.children if c.dep_ == "ccomp" and c.right_edge.i < owner.i), None)
    about = child(said, "nsubj", "nsubjpass") if said is not None else None
    alike = IT if owner.lower_ in IT else THEY
    return about if about is not None and about.lower_ in alike else None


def governing(token: Token) -> Iterator[Token]:
    """Subjects of the verbs above a pronoun, and of if-clauses before it: "If the ban falls, it could ..."."""
    aside = _tells_aside(token)
    for above in ancestors(token):
        if _is_what_is_said(above, token) or (aside and above.dep_ in {"xcomp", "ccomp"} and above.tag_ == "VB"):
            continue
        for clause in (c for c in above.children if c.dep_ == "advcl" and c.right_edge.i < token.i):
            told = child(clause, "nsubj", "nsubjpass")
            if told is not None and told.pos_ != "PRON":
                yield told
        own = subject(above) if above.pos_ in {"VERB", "AUX"} else None
        holder = _owner_of_view(own) if own is not None and above.i != token.head.i else None
        if holder is not None and holder.i < token.i:
            yield holder
        if own is not None and own.i >= token.sent.start and (own.i < token.i or _is_ahead(token, above, own)):
            yield own


def _owner_of_view(noun: Token) -> Token | None:
    """`The army's view is that it has won`, `the union's demand`: who has it."""
    return child(noun, "poss") if noun.pos_ == "NOUN" and noun.lemma_.lower() in wordset("people", "turns") else None


_CALLING = frozenset({"call", "describe", "consider", "deem", "dub", "brand", "label", "find", "see"})


def _tells_aside(pronoun: Token) -> bool:
    """`Orsa's crew urged it to reopen the line, which they called safe`: they who urge, not who is urged."""
    cue = pronoun.head
    if pronoun.dep_ != "nsubj" or (cue.lemma_ not in wordset("speech", "verbs") and cue.lemma_ not in _CALLING):
        return False
    return pronoun.i > 0 and pronoun.nbor(-1).lower_ == "which"


def _is_what_is_said(word: Token, pronoun: Token) -> bool:
    """`No gallery would be safe, it argues`: who argues is told of before, not in what it argues."""
    cue = pronoun.head
    if pronoun.dep_ != "nsubj" or cue.lemma_ not in wordset("speech", "verbs"):
        return False
    said = child(cue, "ccomp")
    if cue.dep_ == "parataxis" and said is None:
        return word.i == cue.head.i or (
            word.i < pronoun.i
            and word.head.i == cue.head.i
            and word.dep_ in {"nsubj", "nsubjpass"}
            and not any(t.text in {":", ";"} for t in word.doc[word.i : pronoun.i])
        )
    within = said is not None and said.left_edge.i <= word.i <= said.right_edge.i < pronoun.i
    return within and not any(t.text in {":", ";"} for t in word.doc[word.i : pronoun.i])


_VIEWS = frozenset(
    {"view", "opinion", "eye", "word", "words", "reading", "account", "judgement", "judgment", "estimate"}
)


def _is_in_view(pronoun: Token) -> bool:
    """`Managers, in its view, ought to go`: in whose view is nobody of this clause."""
    view = pronoun.head
    return pronoun.tag_ == "PRP$" and view.lemma_.lower() in _VIEWS and view.head.lower_ in {"in", "by"}


def _is_of_clause(noun: Token, pronoun: Token) -> bool:
    return noun.head.i == pronoun.head.head.head.i


def _nearby(refs: Resolver, page: Passage, token: Token) -> Iterator[tuple[Passage, Token]]:
    sentence, people = token.sent, wordset("people", "roles")
    seen = {token.i}
    aside = _is_in_view(token)
    for own in () if aside else governing(token):
        if own.i not in seen:
            seen.add(own.i)
            yield page, own
    here = [
        t
        for t in token.doc[max(sentence.start, token.i - _WITHIN) : token.i]
        if t.dep_ in {"nsubj", "nsubjpass", "poss", "pobj", "dobj", "attr"} and t.i not in seen
        and not (aside and _is_of_clause(t, token))
        and not _is_what_is_said(t, token)
    ]  # fmt: skip
    objects = [t for t in reversed(here) if t.dep_ not in {"nsubj", "nsubjpass"}]
    doers = [t for t in reversed(here) if t.dep_ in {"nsubj", "nsubjpass"}]
    doers.sort(key=lambda t: t.head.dep_ in {"relcl", "acl"})  # "Oman, which Chad met, came; it ..."
    yield from ((page, t) for t in doers)
    yield from ((page, t) for t in _opening(refs, page, sentence, token.i))
    if token.tag_ == "PRP$":
        yield from ((page, t) for t in objects)
    n = refs.order.get((page.number, sentence.start))
    if n is None:
        yield from ((page, t) for t in objects)
        return
    for where, first in reversed(refs.starts[max(0, n - _REACH) : n]):
        if page.number - where.number > 1:
            break
        whole = where.doc[first].sent
        earlier = where.doc[max(whole.start, whole.end - _WITHIN) : whole.end]
        subjects = [t for t in earlier if t.dep_ in {"nsubj", "nsubjpass"}]
        if not subjects and whole.root.pos_ in {"NOUN", "PROPN"}:
            subjects = [whole.root]  # a verb the parser took for an adjective: "Its envoy, Ann Lee, proposed rules"
        several = token.lower_ in THEY
        subjects.sort(key=lambda t: (several and not _is_plural(t), not is_main(t), t.i))
        yield from ((where, o) for t in subjects for o in (_owner_of_view(t), t) if o is not None)
        yield from ((where, t) for t in _opening(refs, where, whole, whole.end))
        if token.tag_ != "PRP$" and first == refs.starts[n - 1][1] and where is refs.starts[n - 1][0]:
            yield from ((page, t) for t in objects)
        yield from (
            (where, t)
            for t in earlier
            if t.dep_ in {"pobj", "dobj", "poss"}
            and (refs.names.of(where, t) is not None or (token.lower_ in HE and t.lemma_.lower() in people))
            and not (several and t.dep_ != "poss" and t.tag_ == "NNP")
        )
    heading = refs.pages[page.number - 1] if page.number else None
    if heading is not None and heading.heading:  # "What about the opposition?" above "It is torn"
        yield from ((heading, t) for t in reversed(heading.doc) if t.pos_ in {"NOUN", "PROPN"} and t.dep_ != "compound")


_TOPICAL = frozenset({"for", "as", "within", "inside", "among"})


def _opening(refs: Resolver, page: Passage, sentence: Stretch, stop: int) -> list[Token]:
    """What a sentence begins with that the parser or the grammar gives no verb: `For the union, the ruling is ...`.

    `Oman, citing the law, has appealed` where Oman is taken for an adverb; `Oman mines coal` for a noun.
    """
    first = next((t for t in sentence if not t.is_punct and not t.is_space), None)
    if first is None:
        return []
    if first.lower_ in _TOPICAL and first.dep_ == "prep":
        prep = next((t for t in first.children if t.dep_ == "prep"), first)  # "As for Oman"
        topic = child(prep, "pobj")
        return [topic] if topic is not None and topic.i < stop else []
    begins = sentence.start + (1 if first.lower_ == "the" else 0)
    name = refs.names.at.get((page.number, first.i if begins == sentence.start else begins))
    if name is None or name.sort != "body" or name.demonym or name.end > stop:
        return []
    root = page.doc[name.start : name.end].root
    verbless = root.dep_ in {"advmod", "npadvmod", "dep", "ROOT", "intj"} or (
        root.dep_ in {"compound", "nmod"} and root.head.dep_ == "ROOT" and root.head.tag_ == "NNS"
    )
    return [root] if verbless else []


def is_topic(noun: Token) -> bool:
    """`For the growers' unions the question is who pays`: told of at the beginning, before the subject."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _TOPICAL and noun.head.i == noun.sent.start


def _is_ahead(pronoun: Token, verb: Token, who: Token) -> bool:
    """`Explaining why it had left, Oman said ...`, `In its reply, Oman said ...`: who is meant comes after."""
    if who.i < pronoun.i or who.pos_ == "PRON":
        return False
    if verb.dep_ == "advcl" and verb.tag_ in {"VBG", "VBN"} and verb.i < who.i and verb.right_edge.i < who.i:
        return child(verb, "nsubj", "nsubjpass") is None
    fronted = any(c.dep_ == "prep" and c.left_edge.i < pronoun.i <= c.right_edge.i < who.i for c in verb.children)
    return pronoun.tag_ == "PRP$" and fronted


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in THEY or any(c.dep_ == "conj" for c in noun.children)


def is_main(token: Token) -> bool:
    """Whether it is a subject or object of the main verb."""
    return token.head.dep_ == "ROOT"
