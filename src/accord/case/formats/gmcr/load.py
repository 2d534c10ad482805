"""A `.gmcr` file into a case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from accord.case.case import Case, Constraint, Option, Party, Ranking, Statement
from accord.case.feasible import contradiction
from accord.case.formats.gmcr.order import MOST_COUNTED, Cube, counted_order, feasible_codes
from accord.case.formats.names import ids
from accord.case.formats.part import Part, file_content, gather, read_json
from accord.case.formula import MAX_LENGTH, And, Formula, Is, Node, Not, Or
from accord.problem import Place, Problem, Problems, refuse

MOST_OPTIONS = 200  # ten times what any analysis takes
MOST_PARTIES = 100
MOST_PATTERNS = 1_000
MOST_STATEMENTS = 1_000
DIRECTIONS: dict[str, tuple[str, ...]] = {"both": (), "fwd": ("no -> yes",), "back": ("yes -> no",)}


def load_gmcr(path: Path) -> Case:
    """The case of a `.gmcr` file. Raises Problems with the file and the path in its JSON of all that cannot be."""
    return read_gmcr(file_content(path), str(path))[0]


def read_gmcr(content: bytes, file: str) -> tuple[Case, list[Problem]]:
    """The case, and warnings about what of the file it cannot hold. Raises Problems where that would change results."""
    if content[:1] == b"\x80":
        raise refuse(
            "this is a Python pickle, as the first gmcr-py wrote; it could run any program, so it is not read",
            Place(file),
            "open it in a version of gmcr-py that still does, and save it as JSON",
        )
    root = read_json(content, file)
    options = root.get("options").items(MOST_OPTIONS)
    deciders = root.get("decisionMakers").items(MOST_PARTIES)
    if not options or not deciders:
        root.refuse("there are no options" if deciders else "there are no decision makers")
    gather(deciders, _refuse_misperceptions)
    owned = _owned(deciders, len(options))
    conflict = _Conflict(root, deciders, options, counted_order(len(options), owned), owned)
    case, warnings = conflict.case()
    if contradiction(case):
        conflict.refuse_all()
    return case, warnings


def _refuse_misperceptions(decider: Part) -> None:
    part = decider.get("misperceptions")
    if part.is_there and part.items(MOST_PATTERNS):
        part.refuse(
            "states this decision maker does not perceive; in accord a party sees every state, if not every option",
            "take them out to analyse the conflict as it is; say under views: which options a party does not see",
        )


def _owned(deciders: Sequence[Part], count: int) -> list[list[int]]:
    """Each party's options, by their number in the file."""

    def of(decider: Part) -> list[int]:
        return gather(decider.get("options").items(MOST_OPTIONS), lambda p: p.number(0, count - 1, "an option"))

    owned = gather(deciders, of)
    owner: dict[int, int] = {}
    problems = []
    for party, (listed, decider) in enumerate(zip(owned, deciders, strict=True)):
        for option in listed:
            if owner.setdefault(option, party) != party:
                first = f"decisionMakers[{owner[option]}]"
                message = f"option {option} belongs to {first} too; in accord one party controls an option"
                hint = "give each an option of its own, or make the decision makers one"
                problems.append(decider.get("options").wrong(message, hint))
    if problems:
        raise Problems(problems)
    return owned


@dataclass(frozen=True, slots=True)
class _Conflict:
    """The parts of a file; `order` has the options' numbers in the order states are counted by."""

    root: Part
    deciders: Sequence[Part]
    options: Sequence[Part]
    order: Sequence[int]
    owned: Sequence[Sequence[int]]

    def case(self) -> tuple[Case, list[Problem]]:
        """The case, and warnings. Raises Problems."""
        names = gather([d.get("name") for d in self.deciders], Part.text)
        parties = dict(zip(ids(names, "party"), (n or f"party {i}" for i, n in enumerate(names, 1)), strict=True))
        words = gather([self.options[o].get("name") for o in self.order], Part.text)
        options = dict(zip(ids(words, "option"), self._options(words, list(parties)), strict=True))
        impossible = self._impossible()
        told, warnings = self._preferences(list(parties), list(options), impossible)
        notes = self._coalitions(list(parties.values()))
        warnings += [Problem("warning", f"{note}: kept as a note only", Place(self.root.file)) for note in notes]
        title = self.root.get("title")
        data = {
            "title": (title.text() if title.is_there else "") or Path(self.root.file).stem or "a conflict",
            "parties": {name: Party(name=called) for name, called in parties.items()},
            "options": options,
            "constraints": tuple(Constraint(never=formula_of([cube], list(options))) for cube in impossible),
            "preferences": told,
            "notes": tuple(notes),
        }
        return Case(**{key: value for key, value in data.items() if value}), warnings

    def refuse_all(self) -> NoReturn:
        """Raise Problems: no state is feasible."""
        self.root.get("infeasibles").refuse("these rule out every state", "take one of them out")

    def _options(self, words: Sequence[str], parties: Sequence[str]) -> list[Option]:
        owner = {o: party for party, listed in zip(parties, self.owned, strict=True) for o in listed}

        def option(place: int, does: str) -> Option:
            number = self.order[place]
            direction = self.options[number].get("permittedDirection")
            if direction.value not in list(DIRECTIONS) and direction.is_there:
                direction.refuse("this should be both, fwd or back")
            told: dict[str, object] = {"does": does or f"option {number + 1}"}
            changes = DIRECTIONS[direction.value if direction.is_there else "both"]
            told |= {"changes": changes} if changes else {}
            if number in owner:
                return Option(by=owner[number], **told)
            note = "the file gives it to no decision maker: taken as changing only by agreement of all"
            return Option(by="joint", among=tuple(parties), note=note, **told)

        problems: list[Problem] = []
        made: list[Option] = []
        for place, does in enumerate(words):
            try:
                made.append(option(place, does))
            except Problems as found:
                problems += found.problems
        if problems:
            raise Problems(problems)
        return made

    def _impossible(self) -> list[Cube]:
        def cubes(part: Part) -> list[Cube]:
            found = self._cubes(part)
            if () in found:
                part.refuse("this names no option, so it rules out every state", "take it out")
            return found

        part = self.root.get("infeasibles")
        read = gather(part.items(MOST_PATTERNS) if part.is_there else [], cubes)
        return list(dict.fromkeys(cube for found in read for cube in found))

    def _cubes(self, part: Part) -> list[Cube]:
        """The alternatives of a condition: one for a plain one, several for a compound one."""
        if not isinstance(part.value, dict):
            return [self._cube(part)]
        if part.get("compound").value is not True:
            part.refuse("a condition is a list of options, or compound with members")
        return gather(part.get("members").items(MOST_PATTERNS), self._cube)

    def _cube(self, part: Part) -> Cube:
        found: dict[int, bool] = {}
        for pair in part.items(MOST_OPTIONS):
            both = pair.items(2)
            if len(both) != 2:
                pair.refuse('this should be an option and "Y" or "N"')
            option, sign = both
            place = self.order.index(option.number(0, len(self.options) - 1, "an option"))
            if sign.value not in ("Y", "N"):
                sign.refuse('this should be "Y" (taken) or "N" (not taken)')
            if place in found:
                pair.refuse("the option stands twice in one condition", "keep one of them")
            found[place] = sign.value == "Y"
        return tuple(found.items())

    def _preferences(
        self, parties: Sequence[str], options: Sequence[str], impossible: Sequence[Cube]
    ) -> tuple[dict[str, object], list[Problem]]:
        if self._is_ranked():
            if len(options) > MOST_COUNTED:
                self.root.refuse(f"states ranked one by one are read for up to {MOST_COUNTED} options")
            codes = feasible_codes(len(options), impossible).tolist()
            if not codes:
                self.refuse_all()
            ranked = gather(self.deciders, lambda d: _ranking(d, codes))
            return dict(zip(parties, ranked, strict=True)), []
        warnings: list[Problem] = []

        def statements(decider: Part) -> tuple[Statement, ...]:
            part = decider.get("preferences")
            listed = part.items(MOST_STATEMENTS) if part.is_there else []
            read = gather(listed, lambda p: self._statement(p, options, warnings))
            return tuple(dict.fromkeys(s for s in read if s))

        told = dict(zip(parties, gather(self.deciders, statements), strict=True))
        return {party: listed for party, listed in told.items() if listed}, warnings

    def _is_ranked(self) -> bool:
        """Whether states are ranked one by one; versions name this in two ways, and the newer one counts."""
        for key in ("useManualPreferenceRanking", "useManualPreferenceVectors"):
            part = self.root.get(key)
            if part.is_there:
                if not isinstance(part.value, bool):
                    part.refuse("this should be true or false")
                return part.value
        return False

    def _statement(self, part: Part, options: Sequence[str], warnings: list[Problem]) -> Statement | None:
        cubes = list(dict.fromkeys(self._cubes(part)))
        if not cubes or () in cubes:
            told = part.wrong("this holds in every state or in none, so it orders nothing: left out")
            warnings.append(Problem("warning", told.message, told.place))
            return None
        formula = formula_of(cubes, options)
        if len(str(formula)) > MAX_LENGTH:
            part.refuse(f"longer than the {MAX_LENGTH:,} characters a formula may have", "rank the states instead")
        return Statement(prefer=formula)

    def _coalitions(self, parties: Sequence[str]) -> list[str]:
        """A note for each coalition of several."""
        part = self.root.get("coalitions")
        listed = part.items(MOST_PARTIES) if part.is_there else []

        def note(coalition: Part) -> str:
            members = coalition.items(MOST_PARTIES) if isinstance(coalition.value, list) else [coalition]
            who = [parties[m.number(0, len(parties) - 1, "a decision maker")] for m in members]
            return f"The file joins {', '.join(who)} in a coalition; here each acts for itself" if len(who) > 1 else ""

        return [told for told in gather(listed, note) if told]


def _ranking(decider: Part, codes: Sequence[int]) -> Ranking:
    """A ranking of states by their places among the feasible ones, best first; inner lists are ties."""
    part = decider.get("preferenceRanking")
    part = part if part.is_there else decider.get("preferenceVector")
    tiers: list[list[int]] = []
    seen: set[int] = set()
    for entry in part.items(len(codes)):
        tied = entry.items(len(codes)) if isinstance(entry.value, list) else [entry]
        tier = [p.number(1, len(codes), "a feasible state") for p in tied]
        for member, place in zip(tied, tier, strict=True):
            if place in seen:
                member.refuse(f"state {place} stands in the ranking twice", "keep it where it belongs")
            seen.add(place)
        tiers += [tier] if tier else []
    missing = [p for p in range(1, len(codes) + 1) if p not in seen]
    if missing:
        listed = ", ".join(map(str, missing[:5])) + (", …" if len(missing) > 5 else "")
        part.refuse(f"the ranking leaves out states {listed} of {len(codes)}", "put them where they belong")
    return Ranking(ranking=tuple(tuple(str(codes[p - 1]) for p in tier) for tier in tiers))


def formula_of(cubes: Iterable[Cube], options: Sequence[str]) -> Formula:
    """Alternatives as a formula; none of them is empty, and there is one at least."""
    found: list[Node] = []
    for cube in cubes:
        parts: list[Node] = [Is(options[o]) if taken else Not(Is(options[o])) for o, taken in cube]
        found.append(parts[0] if len(parts) == 1 else And(tuple(parts)))
    return Formula(found[0] if len(found) == 1 else Or(tuple(found)))
