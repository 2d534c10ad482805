"""Drafts: claims as found, with tokens instead of offsets, before they are sifted and entered in a dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accord.dossier import Likelihood
from accord.dossier.claim import Level, Polarity, Stance
from accord.reading.passages import Passage
from accord.reading.speakers import Speaker


@dataclass(frozen=True, slots=True)
class Draft:
    """One claim as found. `rule` names the signal; the strength of evidence for it is in `weak`."""

    page: Passage
    start: int
    end: int
    content: tuple[int, int]
    holders: tuple[str, ...]
    stance: Stance
    polarity: Polarity
    likelihood: Likelihood | None
    level: Level | None
    condition: str | None
    speaker: Speaker | None
    rule: str
    anchor: int
    weak: bool = False
    colour: bool = False  # a quoted remark too short to carry a position

    @property
    def is_weighed(self) -> bool:
        """Whether no rule found it: a clause that weighs enough."""
        return self.rule.startswith("weighed")


# Stances that answer the same question of their holder: two of one family on one stretch are one claim.
FAMILY = {
    "wants": "wish", "demands": "wish", "plans": "wish", "offers": "yes", "accepts": "yes", "refuses": "no",
    "rejects": "no", "expects": "view", "asserts": "view", "threatens": "view", "fears": "fear",
}  # fmt: skip


def sifted(drafts: Sequence[Draft]) -> list[Draft]:
    """Without repetitions: of two claims of one holder on the same stretch, the more telling one stays."""
    kept: dict[int, list[Draft]] = {}  # by page: what stands elsewhere repeats nothing
    for d in sorted(
        drafts, key=lambda d: (d.weak, d.rule.startswith("speech"), d.page.number, d.start, -(d.end - d.start))
    ):
        here = kept.setdefault(id(d.page), [])
        if not any(_repeats(d, other) for other in here):
            here.append(d)
    return sorted((d for here in kept.values() for d in here), key=lambda d: (d.page.number, d.start, d.end, d.anchor))


def family_of(draft: Draft) -> str:
    """The family of its stance; an acceptance that is denied is a no."""
    family = FAMILY[draft.stance]
    return "no" if family == "yes" and draft.polarity == "-" else family


def _repeats(draft: Draft, other: Draft) -> bool:
    if draft.page is not other.page:
        return False
    plain = draft.weak or draft.rule.startswith("aside")
    if plain and draft.anchor == other.anchor:
        return True  # "she said that Oman had agreed": it is Oman's position that is told
    if not set(draft.holders) & set(other.holders):
        return False
    if draft.anchor == other.anchor and draft.content == other.content:
        return True
    shared = min(draft.end, other.end) - max(draft.start, other.start)
    if shared <= 0:
        return False
    if draft.weak or draft.rule.startswith("speech"):
        return shared > 0.5 * min(draft.end - draft.start, other.end - other.start)
    inner = min(draft.content[1], other.content[1]) - max(draft.content[0], other.content[0])
    same = family_of(draft) == family_of(other)
    return (
        same
        and inner > 0.8 * max(1, min(draft.content[1] - draft.content[0], other.content[1] - other.content[0]))
        and draft.content[1] == other.content[1]
    )
