"""In which order options are chosen, so that few formulas are open at a time; those that share none stand apart."""

from __future__ import annotations

from collections.abc import Sequence

from accord.analysis.deals.sums.setting import Setting

STARTS = 8  # first options tried for each group of options


def groups(setting: Setting) -> list[list[int]]:
    """The options in groups that share no formula, each in the order they are best chosen in."""
    scopes = [setting.residuals.options(n) for n in (*setting.must, *(n for n, _ in setting.adds))]
    found: list[list[int]] = []
    for options in _apart(len(setting.domains), scopes):
        own = [scope for scope in scopes if scope & options]
        members = [o for o in range(len(setting.domains)) if options >> o & 1]
        found.append(_narrowest(members, own) if len(members) > 2 else members)
    return found


def _apart(count: int, scopes: Sequence[int]) -> list[int]:
    """Sets of options, as bits, that no formula joins."""
    left: list[int] = []
    for scope in (*scopes, *(1 << o for o in range(count))):
        joined = scope
        for options in [options for options in left if options & scope]:
            joined |= options
            left.remove(options)
        left.append(joined)
    return sorted(left, key=lambda options: options & -options)


def _narrowest(members: Sequence[int], scopes: Sequence[int]) -> list[int]:
    """The best of a few orders, each made step by step: whatever leaves the fewest formulas open comes next."""
    degree = {o: sum(scope >> o & 1 for scope in scopes) for o in members}
    starts = sorted(members, key=lambda o: (degree[o], o))[:STARTS]
    return min((_from(start, members, scopes) for start in starts), key=lambda found: found[0])[1]


def _from(start: int, members: Sequence[int], scopes: Sequence[int]) -> tuple[float, list[int]]:
    """An order that begins with an option, and how wide it gets: 2 to the power of what is open, over all steps."""
    chosen, order, width = 0, [start], 0.0
    left = set(members) - {start}
    by_option = {o: [scope for scope in scopes if scope >> o & 1] for o in members}
    while True:
        chosen |= 1 << order[-1]
        width += 2.0 ** min(sum(1 for scope in scopes if scope & chosen and scope & ~chosen), 500)
        if not left:
            return width, order
        near = {o for o in left if any(scope & chosen for scope in by_option[o])} or left
        order.append(min(sorted(near), key=lambda o: _opened(by_option[o], chosen, chosen | 1 << o)))
        left.remove(order[-1])


def _opened(scopes: Sequence[int], before: int, after: int) -> tuple[int, int]:
    """How many more formulas an option leaves open; of those as good, what closes the most first."""
    opens = sum(1 for scope in scopes if not scope & before and scope & ~after)
    closes = sum(1 for scope in scopes if scope & before and not scope & ~after)
    return opens - closes, -closes
