"""The cases of the literature that ship with accord, and the results published for them.

From [FHK1993] [FraserHipel1984] [HKF2009] [Kinsara2014].
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

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


class Published(BaseModel):
    """What a source found: `equilibria` by concept, as names of states. `key` is in the bibliography."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    key: str
    where: str
    equilibria: dict[str, tuple[str, ...]] = {}
    inverse: tuple[Inverse, ...] = ()


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
