"""Frames: the kinds of thing negotiators ask of each other, and the words that show them. The data is frames.yaml."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from accord.document import read_yaml
from accord.problem import Place, Problem, Problems, refuse

Controller = Literal[
    "belligerents", "occupier", "owner", "sanctioner", "bloc", "holder", "counterpart", "agent", "named", "employer",
    "union", "government", "company", "joint",
]  # fmt: skip

PACKAGED = Path(__file__).with_name("frames.yaml")
_AFTER_HEAD = re.compile(
    r"\b(?:without|if|unless|until|once|on|for|from|by|before|after|provided|because|that|in exchange|in return)\b"
)
_LETTERS = 4  # of a word, by which frames are looked up
_WORD = re.compile(rf"(?<!\w)\w{{1,{_LETTERS}}}")
GAP = 4  # words that "..." in a trigger may stand for: enough for "end" (the three-year-old) "war"


class Frame(BaseModel):
    """A kind of thing asked for: the words that show it, who usually decides it, and what may be chosen."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str = Field(min_length=1, description='plain words: "ceasefire"')
    asks: str = Field(min_length=1, description='the question on the table: "Does the fighting stop?"')
    topic: str = Field("", description="PA-X topic, where one fits")
    triggers: tuple[str, ...] = Field(min_length=1, description="words that show it")
    not_with: tuple[str, ...] = Field((), description="words that show it is something else")
    controller: Controller = Field("agent", description="who decides, where the text names nobody")
    verb: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="ends the id of the option")
    does: str = Field(min_length=1, description="the act, after the name of the party that decides")
    values: tuple[str, ...] = Field((), description="in order; none: the option is yes/no")
    like: tuple[str, ...] = Field(
        (), description="frames whose decider usually decides on this too, where none is named"
    )
    figure: str = Field("", description="the act where figures are named for it, of which plain words speak too")
    means: str = Field("yes", description="the value that the plain trigger words stand for")
    offered: str = Field("", description="what the plain words stand for in an offer, or the answer to one")
    says: dict[str, tuple[str, ...]] = Field({}, description="words that stand for each value")
    opposite: tuple[str, ...] = Field((), description="words that mean the act is not taken")
    undo: tuple[str, ...] = Field((), description="words that turn an opposite round: lift ... sanctions")
    status_quo: str = Field("no", description="the value now, unless a fact says otherwise")
    now: dict[str, tuple[str, ...]] = Field({}, description="words of a fact that show the value it has today")
    single: bool = Field(
        False, description="one party only can do it; who else accepts or refuses it speaks of its act"
    )
    changes: tuple[str, ...] = Field((), description='the only changes allowed, as "no -> yes"')
    never_with: tuple[str, ...] = Field((), description='what excludes a value: "cedes it | withdrawal = yes"')

    @model_validator(mode="after")
    def _values_exist(self) -> Self:
        known = self.values or ("no", "yes")
        if len(known) < 2 or len(set(known)) != len(known):
            raise ValueError("values are two or more different words")
        ends = [end.strip() for change in self.changes for end in change.split("->")]
        for value in (self.means, self.offered or self.means, self.status_quo, *self.says, *self.now, *ends):
            if value not in known:
                raise ValueError(f'"{value}" is not one of the values {", ".join(known)}')
        return self

    def value_of(self, words: str, *, offered: bool = False) -> str:
        """The value most of these words speak for, else what the plain words (of an offer) mean."""
        if not self.values:
            turned = bool(found(self.opposite, words)) and not found(self.undo, words)
            return "no" if turned else "yes"
        told = {value: sum(len(w.split()) for w in found(said, words)) for value, said in self.says.items()}
        best = max(told, key=lambda v: told[v], default="")
        return best if told.get(best) else (offered and self.offered) or self.means


def frames(path: Path | None = None) -> tuple[Frame, ...]:
    """The packaged frames, or those of a file of the user's own. Raises Problems, each at its place in the file."""
    return _packaged() if path is None else load_frames(path)


def load_frames(path: Path) -> tuple[Frame, ...]:
    """Frames from a YAML file: a list of them. The order settles ties."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise refuse(f"the frames cannot be read: {error}", Place(str(path))) from None
    document = read_yaml(text, str(path))
    try:
        read = TypeAdapter(tuple[Frame, ...]).validate_python(document.data)
    except ValidationError as error:
        raise Problems(document.problems_of(error)) from None
    ids = [frame.id for frame in read]
    twice = [i for i, name in enumerate(ids) if name in ids[:i]]
    if twice:
        raise Problems(Problem("error", f'"{ids[i]}" stands twice', document.place((i, "id"))) for i in twice)
    return read


def frame_of(words: str, known: tuple[Frame, ...] | None = None) -> Frame | None:
    """The frame these words show best, or none.

    >>> frame_of("an unconditional cease-fire").id
    'ceasefire'
    >>> frame_of("the weather") is None
    True
    """
    return next(iter(frames_in(words, known)), None)


def frames_in(words: str, known: tuple[Frame, ...] | None = None) -> tuple[Frame, ...]:
    """Every frame these words show, best first: more trigger words, then the earlier frame of the file."""
    lower = words.casefold()
    possible = _possible(lower) if known is None else known
    scores = [(_strength(frame, lower), frame) for frame in possible]
    return tuple(frame for score, frame in sorted(scores, key=lambda pair: -pair[0]) if score)


def strength(frame: Frame, words: str) -> int:
    """How many words show the frame, those of the head twice; 0 where they show something else.

    The head stands before the first preposition: "assurances on the transfer of territory" is about assurances.
    """
    return _strength(frame, words.casefold())


def _strength(frame: Frame, lower: str) -> int:
    shown = _found(frame.triggers, lower)
    if not shown or _found(frame.not_with, lower):
        return 0
    head = _AFTER_HEAD.split(lower, maxsplit=1)[0]
    return sum(len(p.split()) for p in shown) + sum(len(p.split()) for p in _found(frame.triggers, head))


def found(phrases: Iterable[str], words: str) -> tuple[str, ...]:
    """The stretches of the words that the phrases match, longest first at each place, without overlap.

    >>> found(("cede", "end ... war"), "ceding land to end the long war")
    ('ceding', 'end the long war')
    """
    return _found(tuple(phrases), words.casefold())


def _found(phrases: tuple[str, ...], lower: str) -> tuple[str, ...]:
    return tuple(match.group() for match in pattern_of(phrases).finditer(lower)) if phrases else ()


def _possible(lower: str) -> Iterator[Frame]:
    """The packaged frames with a trigger whose first letters begin a word here: most are ruled out at little cost."""
    by_letters, always = _by_letters()
    places = {
        n for start in _WORD.findall(lower) for k in range(1, _LETTERS + 1) for n in by_letters.get(start[:k], ())
    }
    known = frames()
    return (known[n] for n in sorted(places | always))


@functools.cache
def _by_letters() -> tuple[dict[str, set[int]], set[int]]:
    """Which frames have a trigger that begins so; and which have one that may begin with anything."""
    found: dict[str, set[int]] = {}
    always: set[int] = set()
    for number, frame in enumerate(frames()):
        for trigger in frame.triggers:
            first = re.split(r"[\s-]+", trigger.casefold().strip())[0]
            stem = first[:-1] if len(first) > 2 and first.endswith(("e", "y", "*")) else first
            letters = stem[:_LETTERS] if re.fullmatch(r"\w+", stem) and first != "..." else ""
            if letters:
                found.setdefault(letters, set()).add(number)
            else:
                always.add(number)
    return found, always


@functools.cache
def _packaged() -> tuple[Frame, ...]:
    """Ours, which need no line numbers for problems: a third of the time. The tests load them the other way too."""
    from ruamel.yaml import YAML  # here, so that importing the room stays light

    data = YAML(typ="safe").load(PACKAGED.read_text(encoding="utf-8"))
    return TypeAdapter(tuple[Frame, ...]).validate_python(data)


@functools.lru_cache(maxsize=4096)
def pattern_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all phrases; the longer phrase first, so that it wins at the same place."""
    longest_first = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile(r"(?<!\w)(?:" + "|".join(_phrase(p) for p in longest_first) + r")(?!\w)")


def _phrase(phrase: str) -> str:
    parts = re.split(r"[\s-]+", phrase.casefold().strip())
    out = ""
    for i, part in enumerate(parts):
        if part == "...":
            out += rf"(?:[\s-]+[^\s.;:!?]+){{0,{GAP}}}?"
        else:
            out += ("" if i == 0 else r"[\s-]+" if len(part) > 1 or i > 1 else r"[\s-]*") + _word(part)
    return out


def _word(word: str) -> str:
    """A word with its regular inflections: end(s, ed, ing), cede/ceding, levy/levies, stop/stopping, party('s)."""
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\w*"
    stem = re.escape(word)
    if not word[-1].isalpha() or len(word) < 3:
        return stem
    if word.endswith("e"):
        return re.escape(word[:-1]) + r"(?:e|es|ed|ing|er|e['’]s)"
    if word.endswith("y") and word[-2] not in "aeiou":
        return re.escape(word[:-1]) + r"(?:y|ies|ied|ying|y['’]s)"
    double = re.escape(word[-1]) if word[-1] not in "aeiouwxy" and word[-2] in "aeiou" else ""
    doubled = f"|{double}(?:ed|ing)" if double else ""
    return stem + rf"(?:s|es|ed|ing{doubled}|['’]s|['’])?"
