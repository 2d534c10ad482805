"""The plot beside the table of docs/scale.md, drawn from that table: `python -m bench.scale.plot`.

Seconds over states, both by powers: random cases of four parties, and gmcr-py where it was run on the same. A grey line
beside each would be a cost that grows as the states do.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
TABLE, PLOT = DOCS / "scale.md", DOCS / "scale.svg"

Point = tuple[float, float]  # states, seconds
Rows = list[tuple[int, float, float | None]]  # states, our seconds, gmcr-py's

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 400, 64, 16, 16, 48
STATES, SECONDS = (2**8, 2**24), (0.001, 1000.0)
OURS, THEIRS, GRID = "#0b6e99", "#b3541e", "#c8c8c8"


def rows(markdown: str) -> Rows:
    """The rows of the table that are of random cases of four parties without more. Ranges count by their middle."""
    found: Rows = []
    for line in markdown.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.fullmatch(r"\d+ options, 4 parties", cells[0]):
            theirs = re.match(r"([\d.]+) s", cells[4])
            found.append((int(cells[1].replace(",", "")), _seconds(cells[2]), float(theirs[1]) if theirs else None))
    return found


def _seconds(cell: str) -> float:
    ends = [float(number) for number in re.findall(r"[\d.]+", cell)]
    return math.prod(ends) ** (1 / len(ends))


def draw(measured: Rows) -> str:
    """The plot as SVG."""
    ours = [(states, seconds) for states, seconds, _ in measured]
    theirs = [(states, seconds) for states, _, seconds in measured if seconds is not None]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"'
        ' font-size="13" role="img" aria-label="Seconds over states: accord, and gmcr-py up to 4,096 states">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        *_axes(),
        *_linear(ours),
        *_curve(theirs, THEIRS, "gmcr-py", square=True),
        *_curve(ours, OURS, "accord"),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _at(point: Point) -> Point:
    """Where a point lies on the page."""
    across = math.log(point[0] / STATES[0]) / math.log(STATES[1] / STATES[0])
    up = math.log(point[1] / SECONDS[0]) / math.log(SECONDS[1] / SECONDS[0])
    return LEFT + across * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM)


def _axes() -> Iterator[str]:
    for power in range(8, 25, 2):
        x, y = _at((2**power, SECONDS[0]))
        yield f'<path d="M{x:.1f} {y:.1f}V{TOP}" stroke="{GRID}"/>'
        raised = str(power).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
        yield f'<text x="{x:.1f}" y="{y + 18:.1f}" text-anchor="middle">2{raised}</text>'
    for power in range(-3, 4):
        x, y = _at((STATES[0], 10.0**power))
        yield f'<path d="M{x:.1f} {y:.1f}H{WIDTH - RIGHT}" stroke="{GRID}"/>'
        yield f'<text x="{x - 8:.1f}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>'
    middle = (LEFT + WIDTH - RIGHT) / 2
    yield f'<text x="{middle:.1f}" y="{HEIGHT - 8}" text-anchor="middle">states, four parties</text>'


def _linear(points: Sequence[Point]) -> Iterator[str]:
    """As if the largest case's cost had grown with the states."""
    states, seconds = points[-1]
    first = max(STATES[0], states * SECONDS[0] / seconds)
    (x0, y0), (x1, y1) = _at((first, seconds * first / states)), _at((states, seconds))
    yield f'<path d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}" stroke="#888" stroke-dasharray="5 4"/>'
    middle = _at((2**15, seconds * 2**15 / states))
    yield f'<text x="{middle[0] + 8:.1f}" y="{middle[1] + 14:.1f}" fill="#666">in proportion to the states</text>'


def _curve(points: Sequence[Point], colour: str, name: str, *, square: bool = False) -> Iterator[str]:
    """A line through points, its name at the last; squares or circles, so that colour is not all."""
    placed = [_at(point) for point in points]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in placed)
    yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    for x, y in placed:
        yield (
            f'<rect x="{x - 3.5:.1f}" y="{y - 3.5:.1f}" width="7" height="7" fill="{colour}"/>'
            if square
            else f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>'
        )
    x, y = placed[-1]
    yield f'<text x="{x - 8:.1f}" y="{y - 8:.1f}" text-anchor="end" fill="{colour}">{name}</text>'


def main() -> None:
    """Draw the plot from the table."""
    PLOT.write_text(draw(rows(TABLE.read_text("utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
