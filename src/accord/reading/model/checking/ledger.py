"""Ledger: everything of an answer that did not become a record, and why; nothing is lost without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from accord.problem import Place, Problem, Severity

_SHOWN = 3  # examples of one reason

# Why something is left out -> how it is told, and how grave it is. {n}: how many; {kinds}: what they are.
NOT_THERE = "not there"
NEAR = "near"
SEVERAL = "several places"
_TOLD: dict[str, tuple[Severity, str, str]] = {
    NOT_THERE: (
        "warning",
        "{kinds} dropped: the quotation does not stand in the text",
        "the model made it up or changed it",
    ),
    "too short": ("warning", "{kinds} dropped: the quotation is a single word", ""),
    "unknown holder": ("warning", "{kinds} dropped: the holder is none of the parties found in the text", ""),
    "unknown stance": ("warning", "{kinds} dropped: the stance, sign or kind is none of ours", ""),
    "unknown speaker": ("warning", "{kinds} dropped: the speaker is not named in the text", ""),
    "denied": ("warning", "{kinds} dropped: the text denies what the model affirms", ""),
    "turned": ("warning", "{kinds} dropped: the rules read the passage with the opposite sign", "read the passage"),
    "unclear": ("warning", "{kinds} dropped: a hedge of improbability and the sign do not fit together", ""),
    "contradiction": ("warning", "{kinds} dropped: the model gives both signs for one passage", ""),
    "unnamed": ("warning", "{kinds} dropped: no form of the name stands in the text", ""),
    "malformed": ("warning", "{n} entries of the answer dropped: they do not have the form asked for", ""),
    "detail": ("note", "{kinds} left open: the words given for it do not stand there, or name nobody", ""),
    NEAR: ("note", "{kinds} not quoted exactly; the passage kept is the text's own", "compare them first"),
    SEVERAL: ("note", "{kinds} with words that stand at several places; the first was taken", "compare them first"),
}


@dataclass(slots=True)
class Ledger:
    """What was left out of one source's answers, with the words concerned."""

    entries: list[tuple[str, str, str]] = field(default_factory=list)  # why, what kind of thing, its words

    def note(self, why: str, kind: str, words: str) -> None:
        """Enter one thing: why it is left out, what it is, and its words."""
        self.entries.append((why, kind, words))

    def problems(self, place: Place, by: str) -> Iterator[Problem]:
        """One problem for each reason, with its number and first examples."""
        for why, (severity, told, hint) in _TOLD.items():
            met = [(kind, words) for reason, kind, words in self.entries if reason == why]
            if not met:
                continue
            kinds = ", ".join(_counted(n, kind) for kind, n in Counter(kind for kind, _ in met).items())
            shown = list(dict.fromkeys(shown_words(words) for _, words in met if words))
            examples = f": {', '.join(shown[:_SHOWN])}{', …' * (len(shown) > _SHOWN)}" if shown else ""
            yield Problem(severity, f"{by}: {told.format(n=len(met), kinds=kinds)}{examples}", place, hint)


def _counted(n: int, kind: str) -> str:
    plural = f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"
    return f"{n} {kind if n == 1 else plural}"


def shown_words(words: str) -> str:
    """Words from a model as a message may show them: on one line, nothing that steers a terminal, cut short."""
    line = "".join(c if c.isprintable() else " " for c in words[:400])
    line = " ".join(line.split())
    return f"“{line[:70]}{'…' if len(line) > 70 else ''}”"
