"""The names a brief gives to states, and the rules of stability in plain words."""

from __future__ import annotations

from accord.analysis.results import Analysis, Deals, Package
from accord.brief.matter import Matter
from accord.brief.sentence import Computed

MOST_PACKAGES = 6

# Strongest first: (full name, why a state holds by it, what the rule asks).
CONCEPTS: dict[str, tuple[str, str, str]] = {
    "nash": (
        "Nash stability",
        "no party gains by leaving it alone",
        "No party can change its own choices and be better off at once.",
    ),
    "sseq": (
        "symmetric sequential stability, SSEQ",
        "leaving is punished by answers that serve those who give them, and the leaver cannot escape",
        "Every gain is taken away by answers that serve those who give them, and the mover cannot escape.",
    ),
    "seq": (
        "sequential stability, SEQ",
        "leaving is punished by answers that serve those who give them",
        "Every gain is taken away by answers that serve those who give them.",
    ),
    "smr": (
        "symmetric metarationality, SMR",
        "leaving can be punished, though at a cost to those who punish, and the leaver cannot escape",
        "Every gain can be taken away by some answer, and the mover cannot escape.",
    ),
    "gmr": (
        "general metarationality, GMR",
        "leaving can be punished, though perhaps at a cost to those who punish",
        "Every gain can be taken away by some answer of the others, even one that costs them.",
    ),
}
SOLUTIONS = {
    "nash": "Nash solution",
    "kalai-smorodinsky": "Kalai-Smorodinsky solution",
    "egalitarian": "egalitarian solution",
    "leximin": "leximin solution",
    "utilitarian": "utilitarian solution",
}


def solution_name(name: str) -> str:
    """A bargaining solution's name in running text."""
    return SOLUTIONS.get(name.lower(), f"{name} solution")


def told_packages(matter: Matter) -> dict[int, Package]:
    """The packages worth comparing, by state: the deal followed, the other solutions, and each party's best."""
    deals, best = matter.analysis.deals, matter.best_deal()
    if deals is None or best is None:
        return {}
    listed = {p.number: p for p in deals.frontier}
    found = {best.number: best}
    for solution in deals.solutions:
        for state in solution.packages[:1]:
            if state in listed:
                found.setdefault(state, listed[state])
    for i, party in enumerate(matter.analysis.parties):
        if matter.case.parties[party].consents:
            top = most_for(deals, i)
            found.setdefault(top.number, top)
    return dict(list(found.items())[:MOST_PACKAGES])


def most_for(deals: Deals, party: int) -> Package:
    """Of the efficient packages listed, the one worth most to a party."""
    return max(deals.frontier, key=lambda p: (p.values[party], sum(p.values), -p.number))


def package_names(matter: Matter) -> dict[int, str]:
    """Deal A, Deal B ... by state; only packages where no deal is acceptable to all."""
    deals = matter.analysis.deals
    kind = "Deal" if deals and deals.zone[1] else "Package"
    return {state: f"{kind} {chr(ord('A') + k)}" for k, state in enumerate(told_packages(matter))}


def state_name(matter: Matter, state: int) -> str:
    """What the brief calls a state in running text."""
    if state == matter.analysis.status_quo:
        return "today’s state"
    words = package_names(matter).get(state)
    if words:
        return words
    label = matter.analysis.names[state]
    if matter.case.graph is not None:
        return f"“{matter.case.graph.states.get(label, label)}”"
    return f"state {label}"


def holds_by(analysis: Analysis, state: int) -> str | None:
    """The strongest rule by which a state holds for every party; None where none does."""
    found = (c for c in CONCEPTS if c in analysis.stability and analysis.stability[c].equilibria[state])
    return next(found, None)


def is_indifferent(analysis: Analysis) -> bool:
    """Whether no party prefers any state to any other: then every state holds, and that says nothing."""
    return bool((analysis.ranks == analysis.ranks[:, :1]).all())


def unstable_for(analysis: Analysis, state: int) -> list[str]:
    """The parties that can leave a state and keep a gain whatever the others do."""
    loosest = next((c for c in ("gmr", "smr", "seq", "sseq", "nash") if c in analysis.stability), None)
    if loosest is None:
        return []
    stable = analysis.stability[loosest].stable
    return [p for i, p in enumerate(analysis.parties) if not stable[i, state]]


def by_concept(concept: str, state: str) -> Computed:
    """The ground of a verdict."""
    return Computed(f"stability of {state}", CONCEPTS[concept][0])


def zone_ground() -> Computed:
    """The ground of what is said about the zone."""
    return Computed(
        "zone of possible agreement",
        "the feasible packages that meet every must-have and reservation value (Raiffa 1982)",
    )
