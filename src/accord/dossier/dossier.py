"""Dossier: everything the reporting says, by id."""

from __future__ import annotations

from datetime import date as Date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from accord.dossier.claim import Claim
from accord.sources import Source, Span

PartyKind = Literal[
    "state",
    "io",
    "bloc",
    "company",
    "union",
    "armed_group",
    "political_party",
    "court",
    "institution",
    "region",
    "group",
    "other",
]
FactKind = Literal["control", "casualty", "agreement", "deadline", "event", "context"]
# The event types of PLOVER (Halterman et al. 2023, the successor of CAMEO).
PloverType = Literal[
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request",
    "accuse", "reject", "threaten", "protest", "sanction", "mobilize", "coerce", "assault",
]  # fmt: skip


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PartyMention(_Record):
    """A party as the reporting names it.

    `at_table`: takes part in the meeting; where the reporting tells of none, is one of the sides that deal with each
    other, and no bystander. None: the reporting tells of neither.
    """

    id: str
    name: str
    kind: PartyKind = "other"
    aliases: tuple[str, ...] = ()
    representatives: tuple[str, ...] = ()
    at_table: bool | None = None
    evidence: tuple[Span, ...] = ()


class ReportedPoint(_Record):
    """A negotiating point: a question on the table, in plain words."""

    id: str
    name: str
    topic: str | None = Field(None, description="PA-X topic, where one fits")
    frame: str | None = Field(None, description="the frame that recognised it")
    evidence: tuple[Span, ...] = Field(min_length=1)


class Meeting(_Record):
    """A meeting the reporting tells of. Every field the text leaves open is none."""

    id: str
    participants: tuple[str, ...] = ()
    date: Date | None = None
    date_words: str | None = None
    place: str | None = None
    format: str | None = None
    purpose: str | None = None
    confirmed_by: tuple[str, ...] = ()
    mediators: tuple[str, ...] = Field((), description="ids of those who host or mediate; participants too")
    invited: tuple[str, ...] = Field((), description="ids of those the text says were asked to take part")
    absent: tuple[str, ...] = Field((), description="ids of those the text says were not asked, or stay away")
    evidence: tuple[Span, ...] = Field(min_length=1)
    by: str = Field("person", description="who made it; reading again replaces only what a reader made")


class Fact(_Record):
    """Something the reporting states as so: who holds what, who was hurt, what was agreed, by when."""

    id: str
    kind: FactKind
    words: str
    parties: tuple[str, ...] = ()
    speaker: str | None = None
    event: PloverType | None = Field(None, description="PLOVER event type, where one fits")
    evidence: tuple[Span, ...] = Field(min_length=1)
    by: str = Field("person", description="who made it; reading again replaces only what a reader made")


class Doubt(_Record):
    """Where the reporting disagrees with itself or the calendar; shown, never settled silently."""

    words: str
    evidence: tuple[Span, ...] = Field(min_length=1)
    by: str = Field("person", description="who made it; reading again replaces only what a reader made")


class Copy(_Record):
    """A source whose text is another's, or holds it: for what both say in the same words they count once."""

    source: str
    of: str = Field(description="the earlier, or where no date tells, the one with the smaller id")
    share: float = Field(ge=0, le=1, description="share of the shorter text's runs of five words that both have")


class Contrast(_Record):
    """Two claims of one party that do not go together: at one time (contradiction), or one after the other (change)."""

    kind: Literal["contradiction", "change"]
    party: str
    claims: tuple[str, str] = Field(description="the earlier one first")
    words: str
    by: str = Field("rules", description="rules: found by comparing; anything else is kept as it is")


class Dossier(_Record):
    """Sources, and what they say. Every id referred to exists; every quote stands at its place (see `check`)."""

    title: str = ""
    sources: dict[str, Source] = {}
    parties: dict[str, PartyMention] = {}
    points: dict[str, ReportedPoint] = {}
    meetings: tuple[Meeting, ...] = ()
    facts: tuple[Fact, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    claims: dict[str, Claim] = {}
    copies: tuple[Copy, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
