"""A brief as one HTML file: no script, nothing fetched, everything escaped."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from accord.brief.brief import Brief, LadderGroup, Section
from accord.brief.frame import Frame
from accord.brief.render.safe import visible
from accord.brief.render.stretches import lines_of
from accord.brief.sentence import Assumed, Computed, Label, PartyMark, Reported, Run, Sentence

if TYPE_CHECKING:
    from jinja2 import Environment

COLOURS, SHAPES = 8, 9  # in style.css and parts.jinja; 9 x 8 pairs before one comes again
MOST_CHIPS = 8  # more under one sentence hide its words; the rest are counted, and listed in the data


def render_html(brief: Brief) -> str:
    """The whole brief. The same brief gives the same text."""
    template = _environment().get_template("brief.html.jinja")
    setting = _Setting(brief)
    return template.render(brief=brief, at=setting, frame=_frame, lines_of=lines_of, style=_style())


@cache
def _environment() -> Environment:
    # Imported here: only a brief that is rendered needs it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("accord.brief", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["visible"] = visible
    return found


@cache
def _style() -> str:
    from importlib.resources import files

    return (files("accord.brief") / "templates" / "style.css").read_text(encoding="utf-8")


def _frame(words: str) -> str:
    """Fixed words for a template; refuses those that are not in the list."""
    return Frame(words).text


class _Setting:
    """What the templates ask about a brief: kinds, numbers, a party's look, and whether a chip is the first."""

    def __init__(self, brief: Brief) -> None:
        self.chips = brief.chips
        self.order: dict[str, int] = {}
        for label in brief.parties:
            for run in label.words:
                if isinstance(run, PartyMark):
                    self.order.setdefault(run.party, len(self.order))
        self.passages = {p.number: p for p in brief.passages}
        self.articles = {a.source: a for a in brief.articles}
        self.seen: set[int] = set()

    def kind(self, node: Any) -> str:
        """The name of a record, for choosing its macro."""
        return type(node).__name__.lower()

    def has_ladders(self, section: Section) -> bool:
        """Whether a section shows marks that need their key."""
        return any(isinstance(b, LadderGroup) for b in section.blocks)

    def is_party(self, run: Run) -> bool:
        """Whether a run is a party's name."""
        return isinstance(run, PartyMark)

    def is_label(self, words: Sentence) -> bool:
        """Whether it is a label rather than a sentence."""
        return isinstance(words, Label)

    def numbers(self, words: Sentence) -> list[int]:
        """The passages under a sentence, in order."""
        return sorted({n for item in words.claims for n in self.chips.get(item, ())})[:MOST_CHIPS]

    def same(self, words: Sentence, after: Sentence) -> bool:
        """Whether two sentences show the very same marks."""
        kinds = [[type(g) for g in s.grounds if not isinstance(g, Reported)] for s in (words, after)]
        return kinds[0] == kinds[1] and self.same_chips(words, after)

    def same_chips(self, words: Sentence, other: Sentence) -> bool:
        """Whether two sentences rest on the same passages."""
        return self.numbers(words) == self.numbers(other)

    def is_name(self, words: Sentence) -> bool:
        """Whether it is a party's name and no more."""
        return all(isinstance(run, PartyMark) for run in words.words)

    def more(self, words: Sentence) -> int:
        """How many passages have no chip of their own there."""
        return max(0, len({n for item in words.claims for n in self.chips.get(item, ())}) - MOST_CHIPS)

    def colour(self, party: str) -> int:
        """A party's colour."""
        return self.order.setdefault(party, len(self.order)) % COLOURS

    def shape(self, party: str) -> int:
        """A party's shape."""
        return self.order.setdefault(party, len(self.order)) % SHAPES

    def assumed(self, words: Sentence) -> str:
        """What is assumed under a sentence; empty where nothing is."""
        return "; ".join(_told(g.item, g.by, g.note) for g in words.grounds if isinstance(g, Assumed))

    def computed(self, words: Sentence) -> str:
        """How it was computed; empty where it was not."""
        return "; ".join(f"{g.result}: {g.method}" for g in words.grounds if isinstance(g, Computed))

    def first(self, number: int) -> bool:
        """Whether this is the first chip of a passage: the source's number leads back to it."""
        if number in self.seen:
            return False
        self.seen.add(number)
        return True

    def percent(self, share: float) -> str:
        """A share as a CSS length, kept within the track."""
        return f"{min(1.0, max(0.0, share)) * 100:.1f}%"


def _told(item: str, by: str, note: str) -> str:
    return f"{item} (by {by})" + (f": {' '.join(note.split())}" if note else "")
