"""What is wrong or open in a case: ids that lead nowhere, no feasible state, guesses nobody has confirmed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain

from accord.case.case import Additive, AnyOrder, BestFirst, Case, Preferences, Ranking, Statement, UnknownOrder
from accord.case.case import listed as one_by_one
from accord.case.feasible import contradiction, violated
from accord.case.formula import Formula, FormulaError, parse
from accord.document import Document, Path
from accord.problem import Problem, Severity, did_you_mean


def check_case(
    case: Case,
    document: Document | None = None,
    claims: Collection[str] | None = None,
    rejected: Collection[str] = (),
) -> list[Problem]:
    """All problems of a case, errors first. `document` gives their places.

    `claims` are the ids of the dossier's claims, `rejected` those of them that a person has rejected.
    """
    look = _Look(case, document)
    found = chain(
        _parties_and_options(look),
        _points(look),
        _formulas(look),
        _status_quo(look),
        _preferences(look),
        _views(look),
        _fallback(look),
        _graph(look),
        _evidence(look, claims, rejected),
        _guesses(look),
    )
    problems = list(found)
    if not any(p.severity == "error" for p in problems):
        problems += _feasibility(look)
    order = {"error": 0, "warning": 1, "note": 2}
    return sorted(problems, key=lambda p: order[p.severity])


class _Look:
    """A case under examination: makes problems that know their place."""

    def __init__(self, case: Case, document: Document | None) -> None:
        self.case, self.document = case, document

    def problem(
        self, severity: Severity, message: str, path: Path, hint: str = "", shift: int = 0, width: int = 0
    ) -> Problem:
        place = None
        if self.document:
            quote = self.document.quote_width(path) if width else 0
            place = self.document.place(path, shift=shift + quote, width=width)
        return Problem(severity, message, place, hint)

    def known(self, kind: str, name: str, names: Collection[str], path: Path) -> Iterator[Problem]:
        if name not in names:
            yield self.problem("error", f'"{name}" is not {kind}', path, did_you_mean(name, names))


def preferences_of(case: Case) -> Iterator[tuple[str, Path, Statement | BestFirst]]:
    """Every single preference of a case, in views as well: its party, its path in the file, and itself."""
    for party, start, listed in _listed(case):
        for i, item in enumerate(one_by_one(listed)):
            path: Path = (*start, i)
            if isinstance(item, AnyOrder):
                yield from ((party, (*path, "any order", j), p) for j, p in enumerate(item.any_order))
            elif isinstance(item, UnknownOrder):
                yield from ((party, (*path, "unknown order", j), p) for j, p in enumerate(item.unknown_order))
            else:
                yield party, path, item


def _listed(case: Case) -> Iterator[tuple[str, Path, Preferences]]:
    """Every party's preferences: as they are, then as others see them."""
    for party, listed in case.preferences.items():
        yield party, ("preferences", party), listed
    for viewer, view in case.views.items():
        for party, listed in view.preferences.items():
            yield party, ("views", viewer, "preferences", party), listed


def _parties_and_options(look: _Look) -> Iterator[Problem]:
    case = look.case
    for party in case.parties:
        if party == "joint":
            yield look.problem("error", '"joint" is no name for a party: it marks options', ("parties", party))
    for name, option in case.options.items():
        path: Path = ("options", name)
        if not _is_name(name):
            yield look.problem("error", f'"{name}" cannot stand in a formula', path, "use letters, digits and _")
        if option.by != "joint":
            yield from look.known("a party of this case", option.by, case.parties, (*path, "by"))
        for party in option.among:
            yield from look.known("a party of this case", party, case.parties, (*path, "among"))
    if not case.options and not case.graph:
        yield look.problem("error", "a case has options (or a graph)", (), "say what each party can do, under options:")
    if case.options and case.graph:
        yield look.problem("error", "a case has options or a graph, not both", ("graph",))


def _is_name(name: str) -> bool:
    try:
        atoms = list(parse(name).atoms())
    except FormulaError:
        return False
    return len(atoms) == 1 and atoms[0].option == name


def _points(look: _Look) -> Iterator[Problem]:
    for name, point in look.case.points.items():
        for option in point.options:
            yield from look.known("an option of this case", option, look.case.options, ("points", name, "options"))
    settled = {o for p in look.case.points.values() for o in p.options}
    for name in look.case.options:
        if look.case.points and name not in settled:
            yield look.problem("note", f"{name} belongs to no negotiating point", ("options", name))


def _formulas(look: _Look) -> Iterator[Problem]:
    for i, constraint in enumerate(look.case.constraints):
        yield from _formula(look, constraint.never, ("constraints", i, "never"))
    for _, path, item in preferences_of(look.case):
        if isinstance(item, Statement):
            yield from _formula(look, item.prefer, (*path, "prefer"))
        else:
            yield from _best_first(look, item, path)


def _formula(look: _Look, formula: Formula, path: Path) -> Iterator[Problem]:
    options = look.case.options
    for atom in formula.atoms():
        if atom.option not in options:
            hint = did_you_mean(atom.option, options)
            width = atom.end - atom.start
            yield look.problem("error", f'"{atom.option}" is not an option', path, hint, atom.start, width)
        elif atom.value is not None and atom.value not in options[atom.option].values:
            hint = did_you_mean(atom.value, options[atom.option].values)
            message = f'"{atom.value}" is not a value of {atom.option}'
            yield look.problem("error", message, path, hint, atom.value_start, len(atom.value))


def _best_first(look: _Look, item: BestFirst, path: Path) -> Iterator[Problem]:
    option = look.case.options.get(item.best_first)
    if option is None:
        yield from look.known("an option of this case", item.best_first, look.case.options, (*path, "best first"))
        return
    for value in item.order:
        yield from look.known(f"a value of {item.best_first}", value, option.values, (*path, "order"))
    if len(set(item.order)) < len(item.order):
        yield look.problem("error", "a value stands twice in this order", (*path, "order"))
    left = [v for v in option.values if v not in item.order]
    if left:
        message = f"the order leaves out {', '.join(left)}: equal, and worse than all it names"
        yield look.problem("warning", message, (*path, "order"))
    if item.floor is not None:
        yield from look.known("a value of this order", item.floor, item.order, (*path, "floor"))


def _state(look: _Look, state: object, path: Path) -> Iterator[Problem]:
    if not isinstance(state, dict):
        return
    options = look.case.options
    for name, value in state.items():
        yield from look.known("an option of this case", name, options, (*path, name))
        if name in options:
            yield from look.known(f"a value of {name}", value, options[name].values, (*path, name))


def _status_quo(look: _Look) -> Iterator[Problem]:
    case, path = look.case, ("status_quo",)
    if case.graph:
        if case.status_quo is not None:
            yield from look.known("a state of the graph", str(case.status_quo), case.graph.states, path)
        return
    if isinstance(case.status_quo, str):
        yield look.problem("error", "the status quo gives a value for each option", path)
        return
    yield from _state(look, case.status_quo, path)
    missing = [o for o in case.options if o not in (case.status_quo or {})]
    joint = all(option.by == "joint" for option in case.options.values())
    if case.status_quo is None and joint and case.all_reserved:
        return  # nothing can be done but agree, and what each gets otherwise is said
    if missing and case.options:
        said = ", ".join(f"{o}: {case.options[o].values[0]}" for o in missing)
        yield look.problem("warning", f"the status quo leaves options open; taken as {said}", path)


def _preferences(look: _Look) -> Iterator[Problem]:
    case = look.case
    for party, path, listed in _listed(case):
        yield from look.known("a party of this case", party, case.parties, path)
        if isinstance(listed, Ranking):
            yield from _ranking(look, listed, path)
        elif isinstance(listed, Additive):
            yield from _worth(look, listed, path)
        elif case.graph:
            yield look.problem("error", "in a graph, preferences are a ranking of its states", path)
    for party in case.parties:
        if not case.preferences.get(party):
            message = f"{party} has no preferences: it is taken to be indifferent between all states"
            yield look.problem("warning", message, ("parties", party))


def _ranking(look: _Look, ranking: Ranking, path: Path) -> Iterator[Problem]:
    graph = look.case.graph
    named = [s for tier in ranking.tiers for s in tier]
    for s in (s for pair in ranking.unknown for s in pair if s not in named):
        message = f'"{s}" is in an unknown pair, but the ranking does not name it'
        yield look.problem("error", message, (*path, "unknown"), did_you_mean(s, named))
    if graph is None:
        return
    for state in named:
        yield from look.known("a state of the graph", state, graph.states, (*path, "ranking"))
    for state in graph.states:
        if named.count(state) != 1:
            message = f'the ranking names state "{state}" {named.count(state)} times, not once'
            yield look.problem("error", message, (*path, "ranking"))


def _worth(look: _Look, additive: Additive, path: Path) -> Iterator[Problem]:
    options = look.case.options
    if look.case.graph:
        yield look.problem("error", "a graph has no options that a table of worth could speak of", path)
        return
    for name, table in additive.worth.items():
        yield from look.known("an option of this case", name, options, (*path, "worth", name))
        for value in table if name in options else ():
            yield from look.known(f"a value of {name}", value, options[name].values, (*path, "worth", name, value))


def _views(look: _Look) -> Iterator[Problem]:
    case = look.case
    for viewer, view in case.views.items():
        path: Path = ("views", viewer)
        yield from look.known("a party of this case", viewer, case.parties, path)
        if viewer in view.preferences:
            message = f"{viewer} knows what it prefers: a view says what it takes the others to prefer"
            hint = f"write it under preferences: {viewer}:"
            yield look.problem("error", message, (*path, "preferences", viewer), hint)
        for option in view.unseen:
            yield from look.known("an option of this case", option, case.options, (*path, "unseen"))
            record = case.options.get(option)
            if record and viewer in (record.by, *record.among):
                yield look.problem("error", f"{viewer} has a hand in {option}, so it sees it", (*path, "unseen"))


def _fallback(look: _Look) -> Iterator[Problem]:
    if look.case.fallback is None:
        if look.case.options:
            yield look.problem("note", "no fallback is given: without a deal the status quo goes on at no cost", ())
        return
    yield from _state(look, look.case.fallback.state, ("fallback", "state"))
    for key in ("cost", "reservation", "later"):
        for party in getattr(look.case.fallback, key):
            yield from look.known("a party of this case", party, look.case.parties, ("fallback", key, party))


def _graph(look: _Look) -> Iterator[Problem]:
    graph = look.case.graph
    for party, moves in graph.moves.items() if graph else ():
        yield from look.known("a party of this case", party, look.case.parties, ("graph", "moves", party))
        for i, move in enumerate(moves):
            path: Path = ("graph", "moves", party, i)
            ends = [end.strip() for end in move.replace("<->", "->").split("->")]
            if len(ends) != 2:
                yield look.problem("error", f'"{move}" is not a move', path, 'write "1 -> 3" or "1 <-> 3"')
                continue
            for end in ends:
                yield from look.known("a state of the graph", end, graph.states if graph else {}, path)


def _evidence(look: _Look, claims: Collection[str] | None, rejected: Collection[str]) -> Iterator[Problem]:
    used: set[str] = set(rejected)
    for path, because in _because(look.case):
        used.update(because)
        for claim in (c for c in because if c in rejected):
            message = f"this rests on claim {claim}, which a person has rejected"
            yield look.problem(
                "warning", message, (*path, "because"), "take the claim out, or the item if nothing is left"
            )
        for claim in because if claims is not None else ():
            yield from look.known("a claim of this dossier", claim, claims or (), (*path, "because"))
    for claim in claims or ():
        if claim not in used:
            yield look.problem("note", f"the case does not use claim {claim}", ())
    for party, path, item in preferences_of(look.case):
        if not item.because:
            words = str(item.prefer) if isinstance(item, Statement) else f"best first: {item.best_first}"
            yield look.problem("note", f"{party}'s preference ({words}) rests on no claim: an assumption", path)


def _because(case: Case) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for kind in ("parties", "options", "points"):
        yield from (((kind, name), item.because) for name, item in getattr(case, kind).items())
    yield from ((("constraints", i), c.because) for i, c in enumerate(case.constraints))
    yield from ((path, item.because) for _, path, item in preferences_of(case))
    yield from ((path, listed.because) for _, path, listed in _listed(case) if not isinstance(listed, tuple))
    yield from ((("views", viewer), view.because) for viewer, view in case.views.items())
    if case.fallback:
        yield ("fallback",), case.fallback.because


def _guesses(look: _Look) -> Iterator[Problem]:
    case = look.case
    items = [(("parties", n), p.by, p.note) for n, p in case.parties.items()]
    items += [(("options", n), o.made_by, o.note) for n, o in case.options.items()]
    items += [(("points", n), p.by, p.note) for n, p in case.points.items()]
    items += [(("constraints", i), c.by, c.note) for i, c in enumerate(case.constraints)]  # type: ignore[misc]
    items += [(path, p.by, p.note) for _, path, p in preferences_of(case)]  # type: ignore[misc]
    items += [(("views", n), v.by, v.note) for n, v in case.views.items()]
    items += [(path, v.by, v.note) for _, path, v in _listed(case) if not isinstance(v, tuple)]  # type: ignore[misc]
    if case.fallback:
        items.append((("fallback",), case.fallback.by, case.fallback.note))  # type: ignore[arg-type]
    for path, by, note in items:
        if by == "draft":
            what = ".".join(map(str, path))
            hint = "confirm it by naming yourself (by: …, for options made_by: …), or change it"
            yield look.problem("warning", f"{what} was guessed{': ' + note if note else ''}", path, hint)


def _feasibility(look: _Look) -> Iterator[Problem]:
    case = look.case
    if case.graph:
        return
    core = contradiction(case)
    if core:
        said = "; ".join(f"never {case.constraints[i].never}" for i in core)
        message = f"no state is feasible: these constraints exclude every state together: {said}"
        yield look.problem("error", message, ("constraints", core[0]), "remove or weaken one of them")
        return
    broken = violated(case, case.status_quo if isinstance(case.status_quo, dict) else {})
    if broken and case.status_quo is None:
        message = "no status quo is stated, and the state with every option at its first value is not feasible"
        yield look.problem("warning", message, ("status_quo",), "say where things stand now, under status_quo:")
        broken = ()
    for i in broken:
        message = f"the status quo breaks this constraint: never {case.constraints[i].never}"
        yield look.problem("error", message, ("constraints", i, "never"), "change the status quo or the constraint")
    state = case.fallback.state if case.fallback else "status_quo"
    for i in violated(case, state) if isinstance(state, dict) else ():
        message = f"the fallback breaks this constraint: never {case.constraints[i].never}"
        yield look.problem("error", message, ("fallback", "state"), "change the fallback or the constraint")
