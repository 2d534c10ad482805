"""Frame: the fixed words of every brief. Nothing else may stand in it without a ground."""

from __future__ import annotations

from dataclasses import dataclass

QUESTIONS = {
    "when": "When and where?",
    "who": "Who is at the table?",
    "want": "What does each party want?",
    "points": "What are the negotiating points?",
    "facts": "What are the facts on the ground?",
    "deal": "What could they agree on?",
    "hold": "Would it hold?",
    "change": "What would have to change?",
    "sure": "How sure are we?",
    "gaps": "What does the reporting not say?",
}

COLUMNS = (
    "Point", "Kind", "What the reporting states", "Who says so", "Package", "Verdict",
    "Value to each party, from 0 to 1", "Party", "Value without a deal", "Cost of no deal, assumed",
    "Reservation value", "Must-haves", "Step", "Who moves, and how", "Hedge in the text",
    "Probability range of that word (ICD 203)", "What is hedged", "Cost of no deal", "Packages in the zone",
    "What is missing", "What is there", "What the case assumes instead", "Rule of stability", "In plain words",
    "States that hold for all", "The deal falls away if the reservation value is above", "We assumed",
    "The same, as a cost of no deal", "When", "Where and between whom",
)  # fmt: skip

HEADINGS = (
    "Where each party stands on each choice",
    "In the words of the reporting",
    "Other choices in the case",
    "Today",
    "The deal",
    "The package nearest to a deal",
    "States that hold",
    "Where parties act, judge or see otherwise",
    "How soon states that hold can come about",
    "Worked out from these values",
    "What could be traded",
    "What no deal costs, and whether a deal would last",
    "What rests on hedged words",
    "What rests on assumptions",
    "How far the deal can bend",
    "What was not varied",
    "What they add up to",
    "Where the reporting disagrees",
    "Claims that contradict each other",
    "What changed over time",
    "Dates",
    "The way there",
    "Another way out",
)

ARTICLE = ("The source, with every passage used", "The sources, with every passage used")

FURNITURE = (
    "Contents", "floor", "aspiration", "today", "reported", "assumed", "computed", "moves",
    "reported, opens the passage", "set by a person or a draft, not by a source",
    "worked out from the case, or counted in the sources",
    "filled mark: reported", "open mark: assumed", "at the very least", "at best", "wants",
    "bar: value of the package", "line: reservation value at the middle cost of no deal",
    "shaded: its range", "▲ better", "▼ worse", "＝ the same",
    "How this brief was made", "How to read the marks", "The passage", "Read as", "Close", "Notes",
)  # fmt: skip

ALLOWED = frozenset((*QUESTIONS.values(), *COLUMNS, *HEADINGS, *ARTICLE, *FURNITURE))


@dataclass(frozen=True, slots=True)
class Frame:
    """Fixed words. Only those listed above can be made."""

    text: str

    def __post_init__(self) -> None:
        if self.text not in ALLOWED:
            raise ValueError(f"not in the frame's list: {self.text!r}")
