"""An analysis as plain data, for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.analysis.results import Analysis, Coalitional, Holding
from accord.case import Case

MOST_STATES = 500  # states listed one by one unless all are asked for
MOST_LISTED = 100  # entries of any other list

Data = dict[str, Any]


def as_data(analysis: Analysis, case: Case, *, full: bool = False) -> Data:
    """Plain data of an analysis. Long lists are cut, with the true count beside; `full` has all."""
    states = range(len(analysis.names) if full else min(len(analysis.names), MOST_STATES))
    return {
        "accord": "analysis/1",
        "title": case.title,
        "case_hash": analysis.case_hash,
        "parties": list(analysis.parties),
        "options": list(analysis.options),
        "status_quo": None if analysis.status_quo is None else analysis.names[analysis.status_quo],
        "states": {"count": len(analysis.names), "listed": [_state(analysis, case, s) for s in states]},
        "equilibria": {
            concept: _names(analysis, np.flatnonzero(found.equilibria), full)
            for concept, found in analysis.stability.items()
        },
        "deals": None if analysis.deals is None else _deals(analysis, full),
        "temptations": {
            analysis.names[s]: [_named(analysis, asdict(t)) for t in told] for s, told in analysis.temptations.items()
        },
        "joint_gains": {
            analysis.names[s]: [_named(analysis, asdict(g)) for g in told] for s, told in analysis.joint_gains.items()
        },
        "paths": [_named(analysis, asdict(path)) for path in analysis.paths],
        "further": _further(analysis, full),
        "evolution": [_named(analysis, asdict(found)) for found in analysis.evolution],
        "notes": list(analysis.notes),
    }


def _state(analysis: Analysis, case: Case, state: int) -> Data:
    """A state: its values (in a graph, its words), ranks, and per concept and party whether it is stable."""
    told: Data = {"name": analysis.names[state]}
    if case.graph is not None:
        told["words"] = case.graph.states[analysis.names[state]]
    else:
        pairs = zip(case.options.items(), analysis.choices[state].tolist(), strict=True)
        told["values"] = {name: option.values[place] for (name, option), place in pairs}
    told["ranks"] = {p: int(r) for p, r in zip(analysis.parties, analysis.ranks[:, state], strict=True)}
    told["stable"] = {
        c: [p for p, holds in zip(analysis.parties, found.stable[:, state], strict=True) if holds]
        for c, found in analysis.stability.items()
    }
    told["margins"] = {
        c: {p: int(m) for p, m in zip(analysis.parties, found.margins[:, state], strict=True)}
        for c, found in analysis.stability.items()
    }
    return told


def _names(analysis: Analysis, states: Any, full: bool) -> Data:
    listed = states if full else states[:MOST_LISTED]
    return {"count": len(states), "listed": [analysis.names[s] for s in listed]}


def _further(analysis: Analysis, full: bool) -> Data:
    """What the concepts beyond the five find, of each that was computed."""
    more = analysis.further
    told: Data = {
        "simultaneous": _holdings(analysis, more.simultaneous, full),
        "coalitions": {c: _coalitional(analysis, found, full) for c, found in more.coalitions.items()},
        "strength": _holdings(analysis, more.strength, full),
        "unknown": _holdings(analysis, more.unknown, full),
    }
    if more.limited is not None:
        last = {h.concept: h for h in (*more.limited.by_horizon, more.limited.non_myopic) if h is not None}
        told["limited"] = {
            "concepts": _holdings(analysis, last, full),
            "settled": more.limited.settled,
            "period": more.limited.period,
        }
    if more.misperception is not None:
        seen = more.misperception
        told["misperception"] = {
            "surprises": _names(analysis, np.flatnonzero(seen.surprises), full),
            "unseen": _of_each(analysis, analysis.parties, ~seen.seen, full),
            "hyper-equilibria": _holdings(analysis, seen.holdings, full),
        }
    return {kind: found for kind, found in told.items() if found}


def _holdings(analysis: Analysis, holdings: dict[str, Holding], full: bool) -> Data:
    """Per concept its equilibria, and what is stable for each party."""
    return {
        name: {
            "equilibria": _names(analysis, np.flatnonzero(found.equilibria), full),
            "stable": _of_each(analysis, analysis.parties, found.stable, full),
        }
        for name, found in holdings.items()
    }


def _coalitional(analysis: Analysis, found: Coalitional, full: bool) -> Data:
    names = [" and ".join(coalition) for coalition in found.coalitions]
    return {
        "equilibria": _names(analysis, np.flatnonzero(found.equilibria), full),
        "stable": _of_each(analysis, names, found.stable, full),
    }


def _of_each(analysis: Analysis, names: Sequence[str], sets: NDArray[np.bool_], full: bool) -> Data:
    return {name: _names(analysis, np.flatnonzero(row), full) for name, row in zip(names, sets, strict=True)}


def _deals(analysis: Analysis, full: bool) -> Data:
    deals = analysis.deals
    assert deals is not None
    told: Data = _named(analysis, asdict(deals))
    ends = zip(analysis.parties, deals.reservation, strict=True)
    told["reservation"] = {p: dict(zip(("high cost", "middle cost", "low cost"), r, strict=True)) for p, r in ends}
    told["zone"] = dict(zip(("low cost", "middle cost", "high cost"), deals.zone, strict=True))
    told["frontier"] = {
        "count": deals.efficient,
        "listed": told["frontier"] if full else told["frontier"][:MOST_LISTED],
    }
    del told["efficient"]
    for solution, picked in zip(told["solutions"], deals.solutions, strict=True):
        solution["packages"] = _names(analysis, picked.packages, full)
        del solution["picked"], solution["count"]
    return told


# Fields that hold a state: told by its name, which is the same in every listing.
_STATES = ("state", "start", "end", "sanctioned_at", "target")


def _named(analysis: Analysis, record: Any) -> Any:
    """A record's fields with states by name and tuples as lists."""
    if isinstance(record, dict):
        return {key: _field(analysis, key, entry) for key, entry in record.items()}
    if isinstance(record, (list, tuple)):
        return [_named(analysis, entry) for entry in record]
    return record


def _field(analysis: Analysis, key: str, entry: Any) -> Any:
    if key in _STATES and isinstance(entry, int):
        return analysis.names[entry]
    return _named(analysis, entry)
