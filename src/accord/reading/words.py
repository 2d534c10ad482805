"""Words: part of speech and lemma of every token, by the pipeline's own components, each kind of word asked for once.

spaCy looks up some 180 patterns (attribute ruler) and applies its lemma rules anew at every token, a fifth of all its
time. What they find depends on the token's text, tag and relation alone, but for a few patterns over two tokens
("gonna", "there is"). So kinds of words not met before are put to the two components in a list, what they answer is
kept, and only texts in which a longer pattern applies are put to them whole. The answers are the same to the letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab

MOST = 30_000  # kinds of words kept, twice those of a hundred articles, 20 MB; then all are forgotten and met again
_RULER, _LEMMATIZER = "attribute_ruler", "lemmatizer"
_OF_ONE_TOKEN = frozenset({"ORTH", "TEXT", "LOWER", "TAG", "DEP", "IS_SPACE"})  # all that makes a kind of word

_COMMA = [",", ",", "punct"]

Kind = tuple[int, ...]  # text, tag and relation, as spaCy numbers them


@dataclass(frozen=True, slots=True)
class Word:
    """What is the same of all tokens with one text, tag and relation. The names are spaCy's (`parse.Token`).

    `places`: in which longer patterns, and where there, such a token may stand.
    """

    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    is_punct: bool
    is_quote: bool
    is_space: bool
    like_num: bool
    places: frozenset[tuple[int, int]] = frozenset()

    @classmethod
    def of(cls, token: Token, places: Iterable[tuple[int, int]] = ()) -> Word:
        """The word of a token that has gone through the whole pipeline."""
        return cls(
            intern(token.text),
            intern(token.lower_),
            intern(token.lemma_),
            intern(token.pos_),
            intern(token.tag_),
            intern(token.dep_),
            token.is_punct,
            token.is_quote,
            token.is_space,
            token.like_num,
            frozenset(places),
        )


class Words:
    """The words of texts parsed by one pipeline, run without the components in `left_out`."""

    def __init__(self, pipeline: Language) -> None:
        self._vocab = pipeline.vocab
        self._known: dict[Kind, Word] = {}
        self._placed: set[Kind] = set()  # those of them that may stand in longer patterns
        self.left_out = [_RULER, _LEMMATIZER] if _goes_by_kinds(pipeline) else []
        self._components = [pipeline.get_pipe(name) for name in self.left_out]
        self._longer = [pattern for pattern in _patterns(pipeline) if len(pattern) > 1]
        self._places = _matcher_of_places(self._vocab, self._longer)

    def of(self, docs: Sequence[Doc]) -> list[list[Word]]:
        """The words of each of these texts, parsed by the pipeline without what is `left_out`."""
        if not self.left_out:
            return [[Word.of(token) for token in doc] for doc in docs]
        kinds = [_kinds(doc) for doc in docs]
        self._meet({kind for those in kinds for kind in those})
        return [self._of(doc, those) for doc, those in zip(docs, kinds, strict=True)]

    def _of(self, doc: Doc, kinds: Sequence[Kind]) -> list[Word]:
        words = [self._known[kind] for kind in kinds]
        if not self._placed.isdisjoint(kinds) and self._has_longer(words):
            self._complete(doc)
            return [Word.of(token) for token in doc]
        return words

    def _has_longer(self, words: Sequence[Word]) -> bool:
        """Whether a pattern of several tokens applies."""
        return any(
            all((n, k) in word.places for k, word in enumerate(words[i : i + len(self._longer[n])]))
            for i, first in enumerate(words)
            for n, position in first.places
            if position == 0 and i + len(self._longer[n]) <= len(words)
        )

    def _meet(self, kinds: set[Kind]) -> None:
        """Learn what the components say of those of these kinds that are new."""
        new = sorted(kinds - self._known.keys())
        if not new:
            return
        if len(self._known) + len(new) > MOST:
            self._known.clear()
            self._placed.clear()
            new = sorted(kinds)
        doc = self._listed(new)
        places: dict[int, list[tuple[int, int]]] = {}
        for name, start, _ in self._places(doc, allow_missing=True):
            pattern, position = self._vocab.strings[name].split()
            places.setdefault(start, []).append((int(pattern), int(position)))
        self._complete(doc)
        # Those that may stand in patterns of several tokens stand in none where a comma is between any two.
        apart = self._listed([kind for i in places for kind in (new[i], None)])
        self._complete(apart)
        self._known.update((kind, Word.of(token)) for kind, token in zip(new, doc, strict=True))
        self._known.update((new[i], Word.of(apart[2 * n], where)) for n, (i, where) in enumerate(places.items()))
        self._placed.update(new[i] for i in places)

    def _listed(self, kinds: Sequence[Kind | None]) -> Doc:
        """Words of these kinds in a row, without a tree; commas where there is none."""
        from spacy.tokens import Doc

        strings = self._vocab.strings
        told = [[strings[part] for part in kind] if kind else _COMMA for kind in kinds]
        words, tags, deps = ([one[part] for one in told] for part in range(3))
        return Doc(self._vocab, words=words, tags=tags, deps=deps)

    def _complete(self, doc: Doc) -> None:
        for component in self._components:
            component(doc)


def _kinds(doc: Doc) -> list[Kind]:
    return list(zip(*doc.to_array(["ORTH", "TAG", "DEP"]).T.tolist(), strict=True))


def _patterns(pipeline: Language) -> list[list[dict[str, Any]]]:
    """The patterns of the attribute ruler, of one token or more each."""
    ruler: Any = pipeline.get_pipe(_RULER) if _RULER in pipeline.pipe_names else None
    return [pattern for rule in ruler.patterns for pattern in rule["patterns"]] if ruler else []


def _goes_by_kinds(pipeline: Language) -> bool:
    """Whether the two components are of the sort described above, and a comma is in no pattern of several tokens."""
    from spacy.lang.en.lemmatizer import EnglishLemmatizer
    from spacy.pipeline import AttributeRuler

    if not {_RULER, _LEMMATIZER} <= set(pipeline.pipe_names):
        return False
    ruler, lemmatizer = pipeline.get_pipe(_RULER), pipeline.get_pipe(_LEMMATIZER)
    patterns = _patterns(pipeline)
    return (
        type(ruler) is AttributeRuler
        and type(lemmatizer) is EnglishLemmatizer
        and lemmatizer.mode in {"rule", "lookup"}
        and all(token.keys() <= _OF_ONE_TOKEN for pattern in patterns for token in pattern)
        and not _matcher_of_places(pipeline.vocab, [p for p in patterns if len(p) > 1])(_comma(pipeline.vocab))
    )


def _comma(vocab: Vocab) -> Doc:
    from spacy.tokens import Doc

    word, tag, dep = _COMMA
    return Doc(vocab, words=[word], tags=[tag], deps=[dep])


def _matcher_of_places(vocab: Vocab, patterns: Sequence[list[dict[str, Any]]]) -> Matcher:
    """What finds the tokens that may stand at a place of one of these patterns, named by their numbers."""
    from spacy.matcher import Matcher

    matcher = Matcher(vocab)
    for n, pattern in enumerate(patterns):
        for position, token in enumerate(pattern):
            matcher.add(f"{n} {position}", [[token]])
    return matcher
