"""The same conflict written another way: parties or options in another order, an option that nobody may change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.oracles import graph_model

from accord.case import Case

Rename = Callable[[str], list[str]]  # what a state's name becomes: one name, or several


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A conflict in other words, and where its parties and states now are: `states[k]` is the place of state `k`."""

    case: Case
    parties: list[int]
    states: list[int]


def relisted(case: Case) -> Rewritten:
    """The parties last to first."""
    other = case.model_copy(update={"parties": dict(reversed(case.parties.items()))})
    size = len(graph_model.feasible(case))
    return Rewritten(other, list(range(len(case.parties)))[::-1], list(range(size)))


def reversed_options(case: Case) -> Rewritten:
    """The options of a case last to first, every ranking told in the new names."""
    here = graph_model.feasible(case)
    bare = case.model_copy(update={"options": dict(reversed(case.options.items()))})
    there = graph_model.feasible(bare)
    names = {str(graph_model.code(case, s)): str(graph_model.code(bare, s[::-1])) for s in here}
    data = _dumped(case, lambda name: [names[name]])
    data["options"] = dict(reversed(data["options"].items()))
    return Rewritten(Case.model_validate(data), list(range(len(case.parties))), [there.index(s[::-1]) for s in here])


def with_idle_option(case: Case) -> Rewritten:
    """One option more, which nobody may change and no preference speaks of."""
    cells = 1
    for option in case.options.values():
        cells *= len(option.values)
    data = _dumped(case, lambda name: [name, str(int(name) + cells)])
    data["options"]["idle"] = {"by": "joint", "among": list(case.parties), "does": "waits"}
    data["status_quo"]["idle"] = "no"
    size = len(graph_model.feasible(case))
    return Rewritten(Case.model_validate(data), list(range(len(case.parties))), list(range(size)))


def known(case: Case) -> Case:
    """The same without pairs that a party cannot compare."""
    data = case.model_dump(by_alias=True, mode="json")
    for listed in _preferences(data):
        if isinstance(listed, dict) and "ranking" in listed:
            listed["unknown"] = []
        for preference in listed if isinstance(listed, list) else ():
            if preference.get("unknown order"):
                preference["any order"] = preference.pop("unknown order")
    return Case.model_validate(data)


def _dumped(case: Case, rename: Rename) -> dict[str, Any]:
    """A case as data, the states of its rankings renamed."""
    data: dict[str, Any] = case.model_dump(by_alias=True, mode="json")
    for listed in _preferences(data):
        if isinstance(listed, dict) and "ranking" in listed:
            listed["ranking"] = [_tier(tier, rename) for tier in listed["ranking"]]
            pairs = [(rename(a), rename(b)) for a, b in listed["unknown"]]
            listed["unknown"] = [[x, y] for many, others in pairs for x in many for y in others]
    return data


def _tier(tier: str | list[str], rename: Rename) -> list[str]:
    names = [tier] if isinstance(tier, str) else tier
    return [">>"] if names == [">>"] else [new for name in names for new in rename(name)]


def _preferences(data: dict[str, Any]) -> list[Any]:
    """What each party prefers, and what others take it to prefer."""
    seen = [view["preferences"] for view in data["views"].values()]
    return [listed for told in (data["preferences"], *seen) for listed in told.values()]
