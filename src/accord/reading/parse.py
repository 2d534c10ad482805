"""The parse of a paragraph, as the rules read it: tokens with their words, labels and tree, each made once and kept.

spaCy makes a token, and every word and label of it, anew at every asking; rules ask for each some hundred times. So
what they ask for is copied out of spaCy's parse once, under the names it has there, and spaCy's own is let go.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast, overload

if TYPE_CHECKING:
    from spacy import tokens as spacy

    from accord.reading.words import Word

T = TypeVar("T")


class Token:
    """A word or punctuation mark. Its fields mean what they mean in spaCy (https://spacy.io/api/token).

    `children`: the tokens right under it in the tree, in the order of the text.
    """

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_quote",
        "is_space",
        "left_edge",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "right_edge",
        "sent",
        "tag_",
        "text",
    )

    children: tuple[Token, ...]
    head: Token
    left_edge: Token
    right_edge: Token
    sent: Stretch

    def __init__(self, doc: Parse, i: int, idx: int, ent_type: str, word: Word) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.ent_type_ = ent_type
        self.text = word.text
        self.lower_ = word.lower_
        self.lemma_ = word.lemma_
        self.pos_ = word.pos_
        self.tag_ = word.tag_
        self.dep_ = word.dep_
        self.is_punct = word.is_punct
        self.is_quote = word.is_quote
        self.is_space = word.is_space
        self.like_num = word.like_num
        self.children = ()

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_sent_start(self) -> bool:
        """Whether its sentence begins with it."""
        return self.sent.start == self.i

    @property
    def whitespace_(self) -> str:
        """The space after it, where one is there and is no token of its own."""
        end, following = self.idx + len(self.text), self.i + 1
        stop = self.doc.starts[following] if following < len(self.doc.starts) else len(self.doc.text)
        return self.doc.text[end:stop]

    @property
    def lefts(self) -> tuple[Token, ...]:
        """The children before it."""
        return tuple([c for c in self.children if c.i < self.i])

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all under it: what hangs on its left, itself, what hangs on its right."""
        waiting = [(self, False)]
        while waiting:
            token, opened = waiting.pop()
            if opened or not token.children:
                yield token
                continue
            waiting += [(c, False) for c in reversed(token.children) if c.i > token.i]
            waiting.append((token, True))
            waiting += [(c, False) for c in reversed(token.children) if c.i < token.i]

    @property
    def ancestors(self) -> Iterator[Token]:
        """From the governor up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def nbor(self, steps: int = 1) -> Token:
        """The token so many steps on, back where negative. IndexError where the paragraph has none."""
        if self.i + steps < 0:
            raise IndexError(f"no token {-steps} before the token {self.i}")
        return self.doc.tokens[self.i + steps]


class Stretch:
    """A run of tokens of one parse, `start` inclusive, `end` exclusive; the same as another with the same tokens."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Parse, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, place: int | slice) -> Token | tuple[Token, ...]:
        return self.doc.tokens[self.start : self.end][place]

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Stretch)
            and self.doc is other.doc
            and (self.start, self.end, self.label_) == (other.start, other.end, other.label_)
        )

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    @property
    def text(self) -> str:
        """Its words, as they stand in the text."""
        return self.doc.words(self.start, self.end)

    @property
    def start_char(self) -> int:
        """Where it begins in the text of the parse."""
        return self.doc.starts[self.start]

    @property
    def root(self) -> Token:
        """The token the others hang on: the first root of a sentence, or the token nearest to one; no idle mark."""
        own = self.doc.tokens[self.start : self.end]
        for token in own:
            if token.head is token:
                return token
        outer = [token for token in own if not self.start <= token.head.i < self.end]
        if len(outer) == 1:
            return outer[0]
        return min(outer, key=_depth, default=self.doc.tokens[self.start])

    @property
    def ents(self) -> list[Stretch]:
        """The entities that lie inside."""
        return [e for e in self.doc.ents if self.start <= e.start and e.end <= self.end]


def _depth(token: Token) -> int:
    """How far under the root of its sentence it stands; a mark nothing hangs on is taken to stand lowest."""
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)


def remembered(found: Callable[[Token], T]) -> Callable[[Token], T]:
    """A function of one token that asks for each token once: the tree does not change after parsing."""
    name = f"{found.__module__}.{found.__qualname__}"

    @wraps(found)
    def known(token: Token) -> T:
        kept, key = token.doc.known, (name, token.i)
        if key not in kept:
            kept[key] = found(token)
        return cast(T, kept[key])

    return known


class Parse:
    """The tokens, sentences and entities of one paragraph. `starts`, `ends`: of each token, in characters of `text`."""

    __slots__ = ("ends", "ents", "known", "sents", "starts", "text", "tokens")

    def __init__(self, doc: spacy.Doc, text: str, words: Sequence[Word]) -> None:
        self.text = text
        self.known: dict[tuple[str | int, ...], Any] = {}  # what `remembered` functions found of its tokens
        own = [""] * len(words)
        for entity in doc.ents:
            own[entity.start : entity.end] = [entity.label_] * len(entity)
        places: list[int] = doc.to_array("IDX").tolist()
        self.tokens = tuple([Token(self, i, *given) for i, given in enumerate(zip(places, own, words, strict=True))])
        self._grow(doc.to_array("HEAD").astype("int64").tolist())
        self.starts = tuple(places)
        self.ends = tuple([place + len(word.text) for place, word in zip(places, words, strict=True)])
        self.sents = tuple([Stretch(self, s.start, s.end) for s in doc.sents])
        self.ents = tuple([Stretch(self, e.start, e.end, e.label_) for e in doc.ents])
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence

    def _grow(self, steps: Sequence[int]) -> None:
        """Join the tokens to the tree they stand in. `steps`: from each to its head, in tokens."""
        tokens, heads = self.tokens, [i + step for i, step in enumerate(steps)]
        under: dict[int, list[Token]] = {}
        left, right = list(range(len(heads))), list(range(len(heads)))
        for i, head in enumerate(heads):
            tokens[i].head = tokens[head]
            if head != i:
                under.setdefault(head, []).append(tokens[i])
            # Up from here, as far as nobody has told of a word beyond this one.
            below, above = i, head
            while above != below and not left[above] <= i <= right[above]:
                left[above], right[above] = min(left[above], i), max(right[above], i)
                below, above = above, heads[above]
        for token, first, last in zip(tokens, left, right, strict=True):
            token.left_edge, token.right_edge = tokens[first], tokens[last]
        for i, children in under.items():
            tokens[i].children = tuple(children)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Stretch: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self.tokens))
            return Stretch(self, start, max(start, end))
        return self.tokens[place]

    def words(self, first: int, last: int) -> str:
        """The text under these tokens, for `first` of 0 and more; empty where `last` is not beyond `first`."""
        if last > len(self.ends):
            last = len(self.ends)
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def under(self, first: int, last: int) -> Stretch | None:
        """The tokens under these characters, `first` inclusive, `last` exclusive; none where they cut a token."""
        start, end = bisect_left(self.starts, first), bisect_left(self.ends, last)
        cut = (
            start == len(self.starts) or self.starts[start] != first or end == len(self.ends) or self.ends[end] != last
        )
        return None if cut else Stretch(self, start, end + 1)
