"""Claim: one thing the reporting says a party wants, refuses, fears ..., with the passage that says it."""

from __future__ import annotations

import hashlib
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

from accord.sources import Span

Stance = Literal[
    "wants",
    "demands",
    "offers",
    "accepts",
    "refuses",
    "rejects",
    "expects",
    "fears",
    "threatens",
    "plans",
    "asserts",
]
STANCES: tuple[Stance, ...] = get_args(Stance)
REFUSALS: tuple[Stance, ...] = ("refuses", "rejects")
DIGITS = 10  # of an id: two of 100,000 claims share one in one dossier of two hundred; then one id is made longer
Polarity = Literal["+", "-"]
Level = Literal["floor", "aspiration"]
Status = Literal["proposed", "confirmed", "rejected"]


class Likelihood(BaseModel):
    """A hedge as the text words it, and its interval of estimative probability (ICD 203, 2015), in percent."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    word: str = Field(min_length=1)
    low: int = Field(ge=0, le=100)
    high: int = Field(ge=0, le=100)


# ICD 203 (US Office of the Director of National Intelligence, 2015): the seven terms and their intervals.
ICD203: dict[str, tuple[int, int]] = {
    "almost no chance": (1, 5),
    "very unlikely": (5, 20),
    "unlikely": (20, 45),
    "roughly even": (45, 55),
    "likely": (55, 80),
    "very likely": (80, 95),
    "almost certain": (95, 99),
}


class Claim(BaseModel):
    """What the reporting says, once, with every passage that says it. `content` is in the text's words.

    `polarity` is the sign of the holder's attitude to the content: "-" is against it, or not doing it. A refusal is
    always "-"; what is not refused ("has not ruled it out") is hedged acceptance.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    holders: tuple[str, ...] = Field(min_length=1, description="ids of the parties whose position this is")
    stance: Stance
    polarity: Polarity = "+"
    content: str = Field(min_length=1)
    point: str | None = Field(None, description="id of the negotiating point it belongs to")
    level: Level | None = None
    likelihood: Likelihood | None = Field(None, description="none where the text is plain")
    speaker: str | None = Field(None, description="who says so; none is the narrator")
    condition: str | None = Field(None, description="the text's words for what it depends on")
    addressee: str | None = Field(None, description="id of the party asked to act, where the text names one")
    evidence: tuple[Span, ...] = Field(min_length=1)
    by: str = Field("rules", description="the rule, model or person that made it")
    status: Status = "proposed"
    note: str = Field("", description="why a person confirmed, rejected or changed it")
    read_as: dict[str, JsonValue] = Field({}, description="what was read, in the fields that a person changed")

    @model_validator(mode="before")
    @classmethod
    def _a_refusal_is_against_its_content(cls, data: Any) -> Any:
        if isinstance(data, dict) and data.get("stance") in REFUSALS:
            if data.get("polarity", "-") != "-":
                raise ValueError('a refusal has polarity "-"; what is not refused is a hedged "accepts"')
            return {**data, "polarity": "-"}
        return data

    @property
    def is_touched(self) -> bool:
        """Whether a person made, judged or changed it; no reader replaces such a claim."""
        return self.status != "proposed" or bool(self.read_as) or not is_machine(self.by)


def is_machine(by: str) -> bool:
    """Whether a maker is a reader of ours: "rules:verb", "model:..."; anything else is a person."""
    return by.partition(":")[0] in ("rules", "model")


def claim_id(span: Span, holders: tuple[str, ...], stance: str) -> str:
    """An id for one passage: ten hexadecimal digits of where it stands, who holds it and which stance it is.

    Joining gives a claim that nobody has touched an id for what it says instead (see `joining/same.py`).
    """
    key = f"{span.source}:{span.start}:{span.end}:{','.join(sorted(holders))}:{stance}"
    return "c" + hashlib.sha256(key.encode()).hexdigest()[:DIGITS]
