"""Improvements not yet answered, and the sanctions that answer them: two programs in turn.

An improvement is asked for; a sanction of it is asked for; whatever that sanction answers is excluded, and so on
until no improvement is left or one has no sanction: counterexample-guided search, as for formulas with one change
of quantifier [Janota2016].
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations, pairwise

from accord.analysis.solver import Clock, Copy, Literal, Undecided, Values, is_true
from accord.analysis.stability.beyond.direct import Path
from accord.analysis.stability.beyond.encode import Preferring
from accord.case import Case

MOST_NODES = 2_000  # of the search for longer sequences when showing that there are none: a second or two


class Improvements:
    """The moves of one party from a state to what is better for it than `start`, less those excluded so far."""

    def __init__(self, case: Case, start: Values, party: str, clock: Clock, *, leaves: Values | None = None) -> None:
        self._encoder = Preferring(case)
        self._program = self._encoder.program
        self._party, self._clock = party, clock
        self._owners = [option.by for option in case.options.values()]
        self._copy = self._encoder.copy(
            [
                [v for v in range(len(option.values)) if option.by == party and option.may_change(now, v)] or [now]
                for option, now in zip(case.options.values(), leaves or start, strict=True)
            ]
        )
        self._level = self._encoder.levels(party, self._encoder.fixed(start))
        self._encoder.require_feasible(self._copy)
        self._encoder.prefer(self._encoder.levels(party, self._copy), self._level, strictly=True)

    def next(self) -> Values | None:
        """An improvement, or None where there is no other. Raises Undecided."""
        found = self._program.solve(self._clock)
        return None if found is None else self._encoder.read(self._copy, found)

    def exclude(self, values: Values) -> None:
        """Not this one."""
        choices = zip(self._copy, values, strict=True)
        self._program.some([-choice[v] for choice, v in choices])

    def exclude_answered(self, path: Path, kept: Values, *, improving: bool) -> None:
        """None that the same choices of the others answer: every state on the way feasible with it (each move an
        improvement for its mover, where that is asked), and the end no better for the party than the start.

        `kept`: option by option, a value that an improvement must share to count as answered, or -1 for any.
        """
        encoder, before = self._encoder, self._copy
        fails: list[Literal] = [-choice[v] for choice, v in zip(self._copy, kept, strict=True) if v >= 0]
        for mover, values in path:
            after = self._with(values)
            fails += encoder.broken(after)
            if improving:
                fails.append(self._program.variable())
                levels = encoder.levels(mover, before), encoder.levels(mover, after)
                encoder.prefer(*levels, where=fails[-1], strictly=False)
            before = after
        fails.append(self._program.variable())
        encoder.prefer(encoder.levels(self._party, before), self._level, where=fails[-1], strictly=True)
        self._program.some(fails)

    def _with(self, values: Values) -> Copy:
        """The party's choice yet to be found, with these choices of the others."""
        known = self._encoder.fixed(values)
        mine = zip(self._owners, self._copy, known, strict=True)
        return tuple(choice if owner == self._party else given for owner, choice, given in mine)


class Sanctions:
    """What the others can do after an improvement, in at most so many moves.

    `improving`: each by improvements only. `binding`: and the party has no escape from where that ends.
    """

    def __init__(self, case: Case, start: Values, party: str, clock: Clock, *, improving: bool, binding: bool) -> None:
        self._case, self._start, self._party, self._clock = case, start, party, clock
        self._improving, self._binding = improving, binding
        self._escapes: list[Values] = []  # of the party from where earlier candidates ended
        by = {option.by for option in case.options.values()}
        self._others = [p for p in case.parties if p != party and p in by]
        self._transitive = all(_is_transitive(case, name) for name in case.options)

    def find(self, after: Values, steps: int) -> tuple[Path | None, bool]:
        """A shortest sanction of at most so many moves, or None; and, where None, whether no longer one exists.

        Raises Undecided.
        """
        self._escapes = []
        if not self._others or self._unless_escaped(partial(self._end, after)) is None:
            return None, True
        for length in range(1, steps + 1):
            path = self._unless_escaped(partial(self._sequence, after, length, sanction=True))
            if path:
                return path, True
            if not self._goes_on(after, length):
                return None, True
        return None, not self._goes_on(after, steps + 1)

    def kept(self, after: Values) -> Values:
        """What an improvement must share with this one to have the same escapes: the options it is not free in."""
        return tuple(
            v if self._binding and option.by == self._party and option.changes else -1
            for option, v in zip(self._case.options.values(), after, strict=True)
        )

    def _unless_escaped(self, search: Callable[[], Path | None]) -> Path | None:
        """What a search finds; where the party can escape from its end, that is noted and searched again."""
        while path := search():
            if not self._binding:
                break
            escape = Improvements(self._case, self._start, self._party, self._clock, leaves=path[-1][1]).next()
            if escape is None:
                break
            self._escapes.append(escape)
        return path

    def _end(self, after: Values) -> Path | None:
        """A feasible choice of the others that is a sanction, however it may be reached."""
        encoder = Preferring(self._case)
        end = encoder.copy(self._domains(after))
        encoder.require_feasible(end)
        self._require_sanction(encoder, end)
        found = encoder.program.solve(self._clock)
        return None if found is None else (("", encoder.read(end, found)),)

    def _goes_on(self, after: Values, length: int) -> bool:
        """Whether some sequence of this length leads to ever new states: else every state is reached by fewer moves."""
        try:
            return self._sequence(after, length, sanction=False) is not None
        except Undecided:
            self._clock.left()
            return True

    def _sequence(self, after: Values, length: int, *, sanction: bool) -> Path | None:
        """Exactly so many moves of the others: to a sanction, or without coming back to a state."""
        encoder = Preferring(self._case)
        domains = self._domains(after)
        copies = [encoder.fixed(after), *(encoder.copy(domains) for _ in range(length))]
        movers = [encoder.program.one_of(len(self._others)) for _ in range(length)]
        for one, next_one in pairwise(movers):
            for x, y in zip(one, next_one, strict=True):
                encoder.program.some([-x, -y])
        for k in range(length):
            self._clock.left()
            encoder.require_feasible(copies[k + 1])
            self._require_move(encoder, copies[k], copies[k + 1], dict(zip(self._others, movers[k], strict=True)))
        if sanction:
            self._require_sanction(encoder, copies[-1])
            if not self._transitive:
                for before, then in pairwise(copies):
                    encoder.program.some(encoder.differ(before, then))
        else:
            self._require_new(encoder, copies, movers)
        found = encoder.program.solve(self._clock, None if sanction else MOST_NODES)
        if found is None:
            return None
        named = [next(p for p, x in zip(self._others, m, strict=True) if is_true(x, found)) for m in movers]
        return tuple(zip(named, (encoder.read(copy, found) for copy in copies[1:]), strict=True))

    def _require_move(self, encoder: Preferring, before: Copy, after: Copy, moves: dict[str, Literal]) -> None:
        """Only the mover's options change, each as it may; and, where that is asked, to the mover's good."""
        for option, was, becomes in zip(self._case.options.values(), before, after, strict=True):
            if was == becomes:
                continue
            for v, (x, y) in enumerate(zip(was, becomes, strict=True)):
                encoder.program.some([-x, y, moves[option.by]])
                for w, z in enumerate(becomes):
                    if not option.may_change(v, w):
                        encoder.program.some([-x, -z])
        if self._improving:
            for mover, moving in moves.items():
                levels = encoder.levels(mover, after), encoder.levels(mover, before)
                encoder.prefer(*levels, where=moving, strictly=True)

    def _require_sanction(self, encoder: Preferring, end: Copy) -> None:
        """The party is no better off than at the start, and none of the escapes known so far helps it."""
        held = encoder.levels(self._party, encoder.fixed(self._start))
        encoder.prefer(held, encoder.levels(self._party, end), strictly=False)
        owners = [option.by for option in self._case.options.values()]
        for escape in self._escapes:
            mine = zip(owners, encoder.fixed(escape), end, strict=True)
            led = tuple(own if owner == self._party else given for owner, own, given in mine)
            useless = encoder.program.variable()
            encoder.prefer(held, encoder.levels(self._party, led), where=useless, strictly=False)
            encoder.program.some([*encoder.broken(led), useless])

    def _require_new(self, encoder: Preferring, copies: list[Copy], movers: list[tuple[Literal, ...]]) -> None:
        """No state comes twice; where moves do not add up, none by the same mover (who moved last then matters)."""
        for one, other in combinations(range(len(copies)), 2):
            self._clock.left()
            differ = encoder.differ(copies[one], copies[other])
            if self._transitive:
                encoder.program.some(differ)
            elif one:
                for x, y in zip(movers[one - 1], movers[other - 1], strict=True):
                    encoder.program.some([*differ, -x, -y])
        if not self._transitive:
            for before, then in pairwise(copies):
                encoder.program.some(encoder.differ(before, then))

    def _domains(self, after: Values) -> list[set[int]]:
        """Per option, the values the others can bring it to by any number of changes."""
        options = zip(self._case.options.values(), after, strict=True)
        return [
            set(_led_to(self._case, name, now)) if option.by in self._others else {now}
            for (option, now), name in zip(options, self._case.options, strict=True)
        ]


def _led_to(case: Case, name: str, now: int) -> Iterator[int]:
    """The values an option can come to from one by any number of permitted changes."""
    option = case.options[name]
    seen, open_values = {now}, [now]
    while open_values:
        value = open_values.pop()
        yield value
        new = {v for v in range(len(option.values)) if option.may_change(value, v)} - seen
        seen |= new
        open_values += sorted(new)


def _is_transitive(case: Case, name: str) -> bool:
    """Whether two permitted changes of an option in turn are always one permitted change, or none."""
    option = case.options[name]
    size = range(len(option.values))
    return all(set(_led_to(case, name, v)) == {w for w in size if option.may_change(v, w)} for v in size)
