"""A case into a `.gmcr` file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from accord import __version__
from accord.case.case import YES_NO, Additive, Case, Option, Preferences, Ranking
from accord.case.case import listed as one_by_one
from accord.case.formats.gmcr.cubes import Literals, TooManyCubes, alternatives, statements_of
from accord.case.formats.gmcr.load import DIRECTIONS, MOST_OPTIONS, MOST_PARTIES, MOST_PATTERNS, MOST_STATEMENTS
from accord.case.formats.gmcr.order import MOST_COUNTED, feasible_codes
from accord.case.formula import Node
from accord.problem import Problem, Problems, refuse

MOST_LITERALS = 600  # of one statement: as long as a formula may be when it is read again
COUNTED_BITS = 62  # statements whose weights the program can add up


def save_gmcr(case: Case) -> bytes:
    """The case as a `.gmcr` file. Raises Problems with everything in it that the format cannot say.

    What changes no state, move or rank is left out: `left_out` tells what.
    """
    if case.graph is not None:
        raise refuse("a .gmcr file has options; this case has a graph of states and moves")
    problems = [*_limits(case), *(p for name, option in case.options.items() for p in _no_option(name, option, case))]
    if problems:
        raise Problems(problems)
    return json.dumps(_Writer(case).data(), ensure_ascii=True).encode()


def _limits(case: Case) -> Iterator[Problem]:
    for count, most, what in (
        (len(case.options), MOST_OPTIONS, "options"),
        (len(case.parties), MOST_PARTIES, "parties"),
    ):
        if not 0 < count <= most:
            yield Problem("error", f"{count} {what}; a .gmcr file is written with 1 to {most}")


def _no_option(name: str, option: Option, case: Case) -> Iterator[Problem]:
    if option.values != YES_NO:
        listed = ", ".join(option.values)
        hint = "make each value an option of its own, and a constraint that no two are taken together"
        yield Problem("error", f"{name} has the values {listed}; a .gmcr file has yes/no options only", None, hint)
    if option.by == "joint" and set(option.among) != set(case.parties):
        message = f"{name} changes only by agreement of some; a .gmcr file can say only that no party controls it alone"
        yield Problem("error", message, None, "name all parties among")


def left_out(case: Case) -> list[Problem]:
    """Warnings about what a `.gmcr` file does not hold though it changes no state, move or rank."""
    plain = case.model_dump(by_alias=True, exclude_defaults=True)
    told = [
        f"the {key.replace('_', ' ')}"
        for key in ("as_of", "points", "status_quo", "fallback", "views", "notes")
        if key in plain
    ]
    kinds = {
        "because": "evidence (because)", "note": "notes on items", "likelihood": "likelihoods", "level": "floors",
        "floor": "floors", "weight": "weights", "unknown order": "that orders are unknown (the one written is taken)",
        "consents": "whose consent is needed", "at_table": "who is at the table", "kind": "kinds of parties",
        "strong": "what is greatly preferred", "unknown": "pairs of states nobody knows the order of",
        "among": "that agreement of all changes an option",
    }  # fmt: skip
    inside = set(_keys({k: plain[k] for k in ("parties", "options", "constraints", "preferences") if k in plain}))
    told += dict.fromkeys(words for key, words in kinds.items() if key in inside)
    if any(isinstance(listed, Ranking) and listed.gulfs for listed in case.preferences.values()):
        told += [kinds["strong"]]
    found = [
        Problem("warning", f"a .gmcr file has no place for this, so it is left out: {what}")
        for what in dict.fromkeys(told)
    ]
    for party, listed in case.preferences.items():
        count = sum(len(statements_of(p)) for p in one_by_one(listed))
        if count > COUNTED_BITS:
            found.append(
                Problem("warning", f"{party}: gmcr-py adds up the weights of {COUNTED_BITS} statements at most")
            )
    return found


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, child in value.items():
            yield str(key)
            yield from _keys(child)
    elif isinstance(value, (list, tuple)):
        for child in value:
            yield from _keys(child)


class _Writer:
    """A case being written; its options in the order in which states will be counted."""

    def __init__(self, case: Case) -> None:
        self.case = case
        idle = [name for name, option in case.options.items() if option.by == "joint"]
        self.owned = {p: [name for name, o in case.options.items() if o.by == p] for p in case.parties}
        # The first option of nobody stands before all others, the rest after them: so the program leaves them there.
        self.options = [*idle[:1], *(name for names in self.owned.values() for name in names), *idle[1:]]
        self.at = {name: place for place, name in enumerate(self.options)}

    def data(self) -> dict[str, Any]:
        """The file as data. Raises Problems."""
        case = self.case
        never = [constraint.never.node for constraint in case.constraints]
        found = [cube for i, node in enumerate(never) for cube in self._cubes(node, f"constraints[{i}].never")]
        impossible = list(dict.fromkeys(found))
        if len(impossible) > MOST_PATTERNS:
            raise refuse(f"the constraints make {len(impossible):,} patterns; at most {MOST_PATTERNS:,} are written")
        ranked = [p for p in case.parties if isinstance(case.preferences.get(p), Ranking)]
        codes = self._codes(impossible) if ranked else {}
        by_hand = len(ranked) == len(case.parties)
        deciders = []
        for party, record in case.parties.items():
            told: dict[str, Any] = {
                "name": record.name,
                "options": [self.at[name] for name in self.owned[party]],
                "preferences": [],
                "misperceptions": [],
            }
            listed = case.preferences.get(party, ())
            if by_hand:
                told["preferenceRanking"] = self._by_place(listed, codes)
            else:
                told["preferences"] = self._statements(party, listed, codes)
            deciders.append(told)
        return {
            "title": case.title,
            "decisionMakers": deciders,
            "coalitions": list(range(len(deciders))),
            "options": [self._option(case.options[name]) for name in self.options],
            "infeasibles": [self._plain(cube) for cube in impossible],
            "useManualPreferenceRanking": by_hand,
            "program": "accord",
            "version": __version__,
        }

    def _option(self, option: Option) -> dict[str, str]:
        changes = set(option.changes)
        ways = (way for way, allowed in DIRECTIONS.items() if allowed and changes == set(allowed))
        return {"name": option.does, "permittedDirection": next(ways, "both")}

    def _cubes(self, node: Node, where: str) -> tuple[Literals, ...]:
        try:
            cubes = alternatives(node)
        except TooManyCubes:
            cubes = ()
            literals = MOST_LITERALS + 1
        else:
            literals = sum(map(len, cubes))
        if literals > MOST_LITERALS:
            hint = "say it in several shorter ones"
            raise refuse(f"{where}: this holds in too many ways to list them in a .gmcr file", hint=hint)
        return tuple(sorted(cubes, key=self._plain))

    def _plain(self, cube: Literals) -> list[list[Any]]:
        return [[self.at[option], "Y" if taken else "N"] for option, taken in sorted(cube, key=lambda c: self.at[c[0]])]

    def _condition(self, cubes: Sequence[Literals]) -> Any:
        plain = [self._plain(cube) for cube in cubes]
        return plain[0] if len(plain) == 1 else {"compound": True, "members": plain}

    def _statements(self, party: str, listed: Preferences, codes: Mapping[str, int]) -> list[Any]:
        if isinstance(listed, Ranking):
            found = self._by_bits(party, listed, codes)
        elif isinstance(listed, Additive):
            raise refuse(f"{party} values options by a table of numbers, for which a .gmcr file has no place")
        else:
            where = f"preferences.{party}"
            found = [self._cubes(n, f"{where}[{i}]") for i, p in enumerate(listed) for n in statements_of(p)]
        # What holds in every state or in none orders nothing, as does what stands there twice.
        told = [self._condition(cubes) for cubes in dict.fromkeys(found) if cubes and frozenset() not in cubes]
        if len(told) > MOST_STATEMENTS:
            raise refuse(f"{party} has {len(told):,} statements; at most {MOST_STATEMENTS:,} are written")
        return told

    def _codes(self, impossible: Iterable[Literals]) -> dict[str, int]:
        """The place of each feasible state, from 1, by the code that the case calls it by."""
        if len(self.options) > MOST_COUNTED:
            raise refuse(f"states ranked one by one are written for up to {MOST_COUNTED} options")
        cubes = [tuple((self.at[name], taken) for name, taken in cube) for cube in impossible]
        ours = [self.at[name] for name in self.case.options]
        found = {}
        for place, code in enumerate(feasible_codes(len(self.options), cubes).tolist(), 1):
            found[str(sum((code >> there & 1) << here for here, there in enumerate(ours)))] = place
        return found

    def _by_place(self, listed: Preferences, codes: Mapping[str, int]) -> list[Any]:
        assert isinstance(listed, Ranking)
        tiers = [sorted(self._place(state, codes) for state in tier) for tier in listed.tiers]
        if sum(map(len, tiers)) != len(codes) or len({p for tier in tiers for p in tier}) != len(codes):
            raise refuse("a ranking does not name every feasible state once", hint="`accord analyse` tells which")
        return [tier[0] if len(tier) == 1 else tier for tier in tiers]

    def _place(self, state: str, codes: Mapping[str, int]) -> int:
        if state not in codes:
            raise refuse(f'a ranking names "{state}", which is not a feasible state')
        return codes[state]

    def _by_bits(self, party: str, listed: Ranking, codes: Mapping[str, int]) -> list[tuple[Literals, ...]]:
        """A ranking as statements, where others of the case have statements: the digits of each state's rank.

        The k-th statement holds in the states whose rank, in binary, has a 1 in the k-th place.
        """
        self._by_place(listed, codes)
        top = len(listed.tiers) - 1
        found = []
        for bit in reversed(range(top.bit_length())):
            states = [int(s) for place, tier in enumerate(listed.tiers) if (top - place) >> bit & 1 for s in tier]
            cubes = merged([self._literals(state) for state in states])
            if sum(map(len, cubes)) > MOST_LITERALS:
                message = f"{party} ranks {len(codes)} states one by one while others have statements: too many to list"
                raise refuse(message, hint="rank the states for every party, or for none")
            found.append(tuple(sorted(cubes, key=self._plain)))
        return found

    def _literals(self, state: int) -> Literals:
        return frozenset((name, bool(state >> place & 1)) for place, name in enumerate(self.case.options))


def merged(cubes: Iterable[Literals]) -> list[Literals]:
    """The same alternatives in fewer: two that differ in one choice only become one without it, again and again."""
    now, done = dict.fromkeys(cubes), list[Literals]()
    while now:
        cube = next(iter(now))
        del now[cube]
        for option, taken in sorted(cube):
            rest = cube - {(option, taken)}
            twin = rest | {(option, not taken)}
            if twin in now:
                del now[twin]
                now[rest] = None
                break
        else:
            done.append(cube)
    return done
