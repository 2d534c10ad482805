"""The cases of the literature that ship with accord, and the results published for them.

From [FHK1993] [FraserHipel1984] [HKF2009] [Kinsara2014] [GMCRplus2014] [HipelFraser1980] [Jacobi2017] [GMCRGDELT2026]
[Sarva2021] [Haywood1954], and games of [NauGomezHansen2004] [Selten1975] [VanDerLaanTalmanHeyden1987].
`docs/casebook.md` lists them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from accord.case import Case, load_case
from accord.problem import did_you_mean, refuse

_SHELF = Path(__file__).parent


class Inverse(BaseModel):
    """How many strict rankings of a party, all else as it is, make a state an equilibrium."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    target: str
    party: str
    concept: str
    rankings: int


class Difference(BaseModel):
    """What a source prints and the definitions do not give: the equilibria `printed` under a concept, and `why`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    concept: str
    printed: tuple[str, ...]
    why: str


class Together(BaseModel):
    """What a source found where parties act together: `sides` are coalitions, and parties that stay alone.

    A state is an equilibrium if every side is stable there as a coalition. `among`: the only states that are told of.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sides: tuple[tuple[str, ...], ...]
    among: tuple[str, ...]
    equilibria: dict[str, tuple[str, ...]]


class Published(BaseModel):
    """What a source found: `equilibria` by concept, as names of states or outcomes. `key` is in the bibliography.

    Concepts are those of accord.analysis, with "sim" and "nash, seq or sim" for simultaneous moves.

    `kind`: a textbook's small game, a game of a paper, a study, a program's guide, an essay, or data without their
    paper. `read`: what was read of it, where that is not all. `among`: the only states it tells of, where those are not
    all. `outcomes`: where it tells of outcomes and not of states, the states of each; all other states are the outcome
    `otherwise`, and an outcome is an equilibrium if one of its states is. `differences` are what it prints and accord
    does not find; they are not counted as reproduced.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    key: str
    kind: Literal["textbook", "game", "study", "guide", "essay", "data"] = "study"
    where: str
    read: str = ""
    among: tuple[str, ...] = ()
    outcomes: dict[str, tuple[str, ...]] = {}
    otherwise: str = ""
    equilibria: dict[str, tuple[str, ...]] = {}
    differences: tuple[Difference, ...] = ()
    inverse: tuple[Inverse, ...] = ()
    together: tuple[Together, ...] = ()


def names() -> tuple[str, ...]:
    """The cases there are."""
    return tuple(sorted(folder.parent.name for folder in _SHELF.glob("*/case.yaml")))


def path(name: str) -> Path:
    """The file of a case."""
    if name not in names():
        raise refuse(f'"{name}" is not in the casebook', hint=did_you_mean(name, names()))
    return _SHELF / name / "case.yaml"


def load(name: str) -> Case:
    """A case by its name."""
    return load_case(path(name))


def published(name: str) -> Published:
    """What its source found."""
    from ruamel.yaml import YAML

    data: Any = YAML(typ="safe", pure=True).load(path(name).with_name("published.yaml").read_text("utf-8"))
    return Published.model_validate(data)
