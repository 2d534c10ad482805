"""Matters: the figures named in the asks, gathered by what they are named for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from accord.case.drafting.asks import Ask
from accord.case.drafting.deciders import Decided
from accord.case.drafting.options import content_words
from accord.case.drafting.quantities.figures import Figure, figures_in
from accord.dossier.frames import Frame

_NAMES_A_FIGURE = ("wants", "demands", "plans", "offers", "accepts", "refuses", "rejects")
_NEVER = ("belligerents", "owner", "bloc", "named", "occupier")  # acts of one kind or none, whatever the figure
_MOST_VALUES = 7
_FEW_WORDS = 6  # of meaning, beside the figure: up to them an unexplained figure may belong to a known matter
_COUNTING = frozenset({"hundred", "thousand", "million", "billion", "percent", "per", "cent", "year", "month"})
_CLOSE = 600  # characters: about four sentences
_APART = 20.0  # times: figures this far apart are not offers on one thing
_NEAR = 3.0  # times: a number without a unit belongs with figures of its size


@dataclass(slots=True)
class Matter:
    """One thing that figures are named for: its frame, its unit, and who names which figure."""

    frame: Frame | None
    unit: str
    named: list[tuple[Decided, Figure]]
    by: str = ""  # who decides, where each of several parties has its own ("50 hostages for 200 prisoners")

    @property
    def amounts(self) -> list[float]:
        """All different amounts, in order."""
        return sorted({figure.amount for _, figure in self.named})

    @property
    def of_one_size(self) -> Matter:
        """Only the figures of one size: those that most parties name something near to."""
        sizes: list[list[float]] = [[]]
        for amount in self.amounts:
            if sizes[-1] and self.unit != "time" and amount > _APART * sizes[-1][-1] > 0:
                sizes.append([])
            sizes[-1].append(amount)
        holders = [len({i.ask.holder for i, f in self.named if f.amount in size}) for size in sizes]
        kept = sizes[holders.index(max(holders))]
        return Matter(self.frame, self.unit, [(i, f) for i, f in self.named if f.amount in kept], self.by)

    @property
    def is_open(self) -> bool:
        """Whether several parties name different figures, one of them as its wish or its offer."""
        holders = {item.ask.holder for item, _ in self.named}
        claims = {item.ask.claim.id for item, _ in self.named}
        wished = any(item.ask.wanted for item, _ in self.named)
        return len(holders) > 1 and len(claims) > 1 and 2 <= len(self.amounts) <= _MOST_VALUES and wished


def matters_in(decided: tuple[Decided, ...]) -> list[Matter]:
    """The figures by frame and unit. What fits no frame joins the one matter of its unit, or of its size."""
    matters: dict[tuple[str, str], Matter] = {}
    loose: list[tuple[Decided, Figure]] = []
    for item in decided:
        ask = item.ask
        if ask.claim.stance not in _NAMES_A_FIGURE:
            continue
        for figure in {f.unit: f for f in figures_in(ask.words)}.values():
            if ask.frame and ask.frame.controller in _NEVER and not _is_length(ask.frame, figure):
                continue
            aside = ask.frame is not None and not ask.frame.figure and _is_about(ask, figure)
            if ask.frame and figure.unit not in ("", "*") and not aside:
                key = (ask.frame.id, figure.unit)
                matters.setdefault(key, Matter(ask.frame, figure.unit, [])).named.append((item, figure))
            elif ask.frame or _is_about(ask, figure):
                loose.append((item, figure))
    placed = [(item.ask.frame or _last_spoken_of(item.ask, decided), item, figure) for item, figure in loose]
    for frame, item, figure in sorted(placed, key=lambda one: one[0] is None):
        home = _home(item.ask, figure, list(matters.values()))
        home = home or matters.setdefault((frame.id if frame else "", figure.unit), Matter(frame, figure.unit, []))
        home.named.append((item, figure))
    return [part.of_one_size for matter in matters.values() for part in _by_decider(matter)]


def _by_decider(matter: Matter) -> list[Matter]:
    """One matter for each who decides, where several parties name figures for each; else the matter as it is."""
    parts: dict[tuple[str, ...], Matter] = {}
    for item, figure in matter.named:
        by = item.parties[0] if item.parties else ""
        parts.setdefault(item.parties, Matter(matter.frame, matter.unit, [], by)).named.append((item, figure))
    apart = len(parts) > 1 and all(part.is_open and len(parties) == 1 for parties, part in parts.items())
    return list(parts.values()) if apart else [matter]


def _is_length(frame: Frame, figure: Figure) -> bool:
    """How long the fighting is to stop is a question of its own, which those at war settle together."""
    return frame.controller == "belligerents" and figure.unit == "time"


def _is_about(ask: Ask, figure: Figure) -> bool:
    """Whether an unexplained ask is about the figure and little else, or a framed one is first of all about it."""
    led = re.sub(r"^(?:(?:an?|the|some|around|about|up to|only)\s+)+", "", ask.words, flags=re.IGNORECASE)
    if led.startswith(figure.shown):
        return True
    other = {w for w in content_words(ask.words) if not any(c.isdigit() for c in w)} - _COUNTING
    return ask.frame is None and len(other - content_words(figure.shown)) <= _FEW_WORDS


def _last_spoken_of(ask: Ask, decided: tuple[Decided, ...]) -> Frame | None:
    """The act with a scale that was spoken of just before: "a bigger share ... 35"."""
    near = [
        (item.ask.place, item.ask.frame)
        for item in decided
        if item.ask.frame
        and item.ask.frame.figure
        and item.ask.place[0] == ask.place[0]
        and 0 <= ask.place[1] - item.ask.place[1] <= _CLOSE
    ]
    return max(near, key=lambda pair: pair[0])[1] if near else None


def _home(ask: Ask, figure: Figure, framed: list[Matter]) -> Matter | None:
    """The one matter a figure without a frame or a unit can belong to, or none."""
    of_frame = [m for m in framed if not ask.frame or (m.frame and m.frame.id == ask.frame.id)]
    if ask.frame and figure.unit not in ("", "*"):
        of_frame = [m for m in framed if m.frame and m.frame.id != ask.frame.id]
    if figure.unit == "*":
        fitting = [m for m in of_frame if m.unit == "%" and ask.frame]
    elif figure.unit:
        fitting = [m for m in of_frame if m.unit == figure.unit]
    else:
        fitting = [
            m
            for m in of_frame
            if m.unit not in ("time", "year") and m.amounts[0] / _NEAR <= figure.amount <= m.amounts[-1] * _NEAR
        ]
    return fitting[0] if len(fitting) == 1 else None
