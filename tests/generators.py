"""Random small conflicts for Hypothesis: several values, one-way and joint options, infeasible states, ties."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from tests.oracles import graph_model

from accord.case import Case

MOST_STATES = 40  # the oracles are slow on purpose
VALUES = ("low", "mid", "high")


@st.composite
def formulas(draw: st.DrawFn, options: dict[str, Any], depth: int = 2) -> str:
    """A formula over some options."""
    shape = draw(st.sampled_from(["atom", "atom", "not", "and", "or", "if", "iff", "at least"] if depth else ["atom"]))
    inner = formulas(options, depth=depth - 1)
    match shape:
        case "atom":
            name = draw(st.sampled_from(sorted(options)))
            values = options[name].get("values", ["no", "yes"])
            return draw(st.sampled_from([name, *(f'{name} = "{v}"' for v in values)]))
        case "not":
            return f"not ({draw(inner)})"
        case "at least":
            return f"at least 2 of ({draw(inner)}, {draw(inner)}, {draw(inner)})"
        case _:
            return f"({draw(inner)}) {shape} ({draw(inner)})"


@st.composite
def option_sets(draw: st.DrawFn, parties: list[str], *, one_way: bool = True, joint: bool = True) -> dict[str, Any]:
    """Options with two or three values, some of which change one way only or by agreement only."""
    options: dict[str, Any] = {}
    cells = 1
    for k in range(draw(st.integers(2, 5))):
        values = list(VALUES) if draw(st.integers(0, 3)) == 0 else ["no", "yes"]
        cells *= len(values)
        if cells > MOST_STATES:
            break
        option: dict[str, Any] = {"by": draw(st.sampled_from(parties)), "does": "acts"}
        if joint and draw(st.integers(0, 7)) == 0:
            option |= {"by": "joint", "among": parties[:2]}
        if len(values) > 2:
            option["values"] = values
        changes = [f"{a} -> {b}" for a, b in itertools.permutations(values, 2)]
        # Half of the options of three values: only these can be changed in steps that do not add up to one move.
        if one_way and draw(st.integers(0, 2 if len(values) == 2 else 1)) == 0:
            option["changes"] = draw(st.lists(st.sampled_from(changes), min_size=1, unique=True))
        options[f"o{k}"] = option
    return options


@st.composite
def preferences(draw: st.DrawFn, options: dict[str, Any]) -> list[dict[str, Any]]:
    """What one party prefers: statements, values best first, groups; floors among them; sometimes nothing."""

    def statement() -> dict[str, Any]:
        extra: dict[str, Any] = draw(
            st.sampled_from([{}, {}, {}, {"level": "floor"}, {"weight": 2.5}, {"likelihood": "likely"}])
        )
        return {"prefer": draw(formulas(options)), **extra}

    def best_first() -> dict[str, Any]:
        name = draw(st.sampled_from(sorted(options)))
        values = draw(st.permutations(options[name].get("values", ["no", "yes"])))
        order = list(values)[: draw(st.integers(2, len(values)))]
        extra = {"floor": order[0]} if draw(st.integers(0, 4)) == 0 else {}
        return {"best first": name, "order": order, **extra}

    def item() -> dict[str, Any]:
        return best_first() if draw(st.integers(0, 3)) == 0 else statement()

    def preference() -> dict[str, Any]:
        group = draw(st.sampled_from([None, None, None, "any order", "unknown order"]))
        return {group: [item() for _ in range(draw(st.integers(2, 3)))]} if group else item()

    return [preference() for _ in range(draw(st.integers(0, 4)))]


@st.composite
def option_cases(
    draw: st.DrawFn,
    *,
    ranked: bool = True,
    tables: bool = True,
    one_way: bool = True,
    joint: bool = True,
    parties_up_to: int = 4,
) -> Case:
    """A case of options: two to four parties; with `ranked`, some rank their states directly.

    With `tables`, some say what each value of an option is worth.
    """
    parties = [f"p{i}" for i in range(draw(st.integers(2, parties_up_to)))]
    options = draw(option_sets(parties, one_way=one_way, joint=joint))
    data: dict[str, Any] = {
        "title": "a random conflict",
        "parties": {p: {"name": p.upper(), "consents": draw(st.integers(0, 3)) > 0} for p in parties},
        "options": options,
        "constraints": [{"never": draw(formulas(options))} for _ in range(draw(st.integers(0, 2)))],
        "preferences": {},
    }
    bare = Case.model_validate(data)
    feasible = graph_model.feasible(bare)
    assume(len(feasible) > 1)
    data["status_quo"] = graph_model.spelled(bare, draw(st.sampled_from(feasible)))
    codes = [graph_model.code(bare, s) for s in feasible]
    for party in parties:
        if ranked and draw(st.booleans()):
            data["preferences"][party] = {"ranking": draw(rankings([str(c) for c in codes]))}
        elif ranked and tables and draw(st.integers(0, 4)) == 0:
            data["preferences"][party] = {"worth": draw(worths(options))}
        else:
            data["preferences"][party] = draw(preferences(options))
    if draw(st.booleans()):
        ends = st.sampled_from([0.0, 0.1, 0.25, 0.5])
        known = draw(st.lists(st.sampled_from(parties), unique=True, max_size=2 * tables))
        data["fallback"] = {"cost": {p: sorted([draw(ends), draw(ends)]) for p in parties if p not in known}}
        if known:
            data["fallback"]["reservation"] = {p: sorted([draw(ends), draw(ends)]) for p in known}
        if draw(st.integers(0, 3)) == 0:
            data["fallback"]["later"] = {parties[0]: sorted([draw(ends), draw(ends)])}
    return Case.model_validate(data)


@st.composite
def worths(draw: st.DrawFn, options: dict[str, Any]) -> dict[str, dict[str, float]]:
    """What the values of some options are worth; some value is worth something."""
    entry = st.sampled_from([0, 0.1, 0.2, 0.3, 1, 2.5])
    named = draw(st.lists(st.sampled_from(sorted(options)), unique=True, min_size=1))
    table = {o: {v: draw(entry) for v in options[o].get("values", ["no", "yes"])} for o in named}
    assume(any(n for row in table.values() for n in row.values()))
    return table


@st.composite
def rankings(draw: st.DrawFn, names: list[str]) -> list[list[str]]:
    """A ranking of names, best first, with ties."""
    order = draw(st.permutations(names))
    tiers: list[list[str]] = [[order[0]]]
    for name in order[1:]:
        if draw(st.integers(0, 3)) == 0:
            tiers[-1].append(name)
        else:
            tiers.append([name])
    return tiers


@st.composite
def graph_cases(draw: st.DrawFn, *, parties_up_to: int = 4) -> Case:
    """A case with a graph: arcs as they come, mostly not transitive."""
    names = [str(k + 1) for k in range(draw(st.integers(2, 7)))]
    parties = [f"p{i}" for i in range(draw(st.integers(2, parties_up_to)))]
    arcs = [f"{a} -> {b}" for a, b in itertools.permutations(names, 2)]
    return Case.model_validate(
        {
            "title": "a random graph",
            "parties": {p: {"name": p.upper()} for p in parties},
            "graph": {
                "states": {n: f"state {n}" for n in names},
                "moves": {p: draw(st.lists(st.sampled_from(arcs), max_size=10, unique=True)) for p in parties},
            },
            "status_quo": names[0],
            "preferences": {p: {"ranking": draw(rankings(names))} for p in parties},
        }
    )


@st.composite
def strict_pairs(draw: st.DrawFn) -> Case:
    """Two parties, neither indifferent between any two states."""
    case = draw(st.one_of(option_cases(parties_up_to=2), graph_cases()))
    parties = list(case.parties)[:2]
    data = case.model_dump(by_alias=True, mode="json")
    names = names_of(case)
    data["parties"] = {p: data["parties"][p] for p in parties}
    if data["graph"]:
        data["graph"]["moves"] = {p: data["graph"]["moves"][p] for p in parties}
    data["preferences"] = {p: {"ranking": list(draw(st.permutations(names)))} for p in parties}
    return Case.model_validate(data | {"fallback": None})


@st.composite
def featured_cases(draw: st.DrawFn) -> Case:
    """A conflict of two to five parties with strong preferences, pairs nobody can compare, and views."""
    case = draw(st.one_of(option_cases(parties_up_to=5), option_cases(parties_up_to=5), graph_cases()))
    data = case.model_dump(by_alias=True, mode="json")
    names = names_of(case)
    for party, listed in data["preferences"].items():
        data["preferences"][party] = draw(_featured(listed, names))
    for party in data["parties"]:
        if draw(st.integers(0, 2)) == 0:
            data["views"][party] = draw(_views(data, party, names))
    return Case.model_validate(data)


def names_of(case: Case) -> list[str]:
    """The names of the feasible states."""
    if case.graph is not None:
        return list(case.graph.states)
    return [str(graph_model.code(case, s)) for s in graph_model.feasible(case)]


@st.composite
def _featured(draw: st.DrawFn, listed: Any, names: list[str]) -> Any:
    """Preferences with some marked strong; a ranking with marks between tiers and unknown pairs."""
    if isinstance(listed, dict) and "worth" in listed:
        return listed
    if isinstance(listed, dict):
        tiers: list[list[str]] = []
        for tier in listed["ranking"]:
            if tiers and draw(st.integers(0, 2)) == 0:
                tiers.append([">>"])
            tiers.append(tier)
        pair = st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True)
        return {"ranking": tiers, "unknown": draw(st.lists(pair, max_size=4))}
    for preference in listed:
        for item in preference.get("any order") or preference.get("unknown order") or [preference]:
            item["strong"] = draw(st.booleans())
    return listed


@st.composite
def _views(draw: st.DrawFn, data: dict[str, Any], party: str, names: list[str]) -> dict[str, Any]:
    """How one party sees the conflict."""
    hidden = [name for name, option in data["options"].items() if option["by"] != party]
    unseen = draw(st.lists(st.sampled_from(hidden), max_size=2, unique=True)) if hidden else []
    others = draw(st.lists(st.sampled_from([p for p in data["parties"] if p != party]), max_size=2, unique=True))
    seen: dict[str, Any] = {}
    for other in others:
        if data["graph"] or draw(st.booleans()):
            seen[other] = draw(_featured({"ranking": draw(rankings(names))}, names))
        else:
            seen[other] = draw(preferences(data["options"]))
    return {"unseen": unseen, "preferences": seen}


def cases() -> st.SearchStrategy[Case]:
    """A conflict of either kind."""
    return st.one_of(option_cases(), graph_cases())
