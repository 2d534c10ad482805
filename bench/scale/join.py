"""Time and memory of joining many dossiers: python bench/scale/join.py [HOW_MANY] [--in-memory].

The reports are made up, one in five texts is a copy, edited. They are joined on the disk, as `accord read` does it, or
in memory.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from accord.dossier import Claim, Dossier, PartyMention, ReportedPoint, claim_id, joined, save_dossier
from accord.dossier.claim import Stance
from accord.dossier.many import save_joined
from accord.sources import Source

CLAIMS = 10  # a report
WORDS = 600  # a report
PARTIES = 40
COPIED = 0.2
VOCABULARY = 20_000
STANCES: tuple[Stance, ...] = ("wants", "demands", "offers", "refuses", "accepts")


class Reports:
    """Dossiers of made-up reports about the same parties, each made when it is asked for; some things recur."""

    def __init__(self, number: int, seed: int = 7) -> None:
        self._number, self._seed = number, seed
        rng = random.Random(seed)
        self._words = [
            "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(3, 9))) for _ in range(VOCABULARY)
        ]

    def __iter__(self) -> Iterator[Dossier]:
        return (self._made(n) for n in range(self._number))

    def _made(self, number: int) -> Dossier:
        rng = random.Random(f"{self._seed} {number}")
        said = [self._subject(rng.randrange(max(1, self._number * CLAIMS // 3))) for _ in range(CLAIMS)]
        return _dossier(" ".join(self._body(number)), rng, said)

    def _subject(self, number: int) -> str:
        rng = random.Random(f"{self._seed} subject {number}")
        return " ".join(rng.choices(self._words, k=rng.randint(2, 6)))

    def _body(self, number: int) -> list[str]:
        """The words of a report: of its own, or another's with a few changed."""
        rng = random.Random(f"{self._seed} body {number}")
        copied = number and rng.random() < COPIED
        body = self._body(rng.randrange(number)) if copied else rng.choices(self._words, k=WORDS)
        for _ in range(5):
            body[rng.randrange(len(body))] = rng.choice(self._words)
        return body


def _dossier(body: str, rng: random.Random, said: list[str]) -> Dossier:
    text = f"{body}\n" + ". ".join(said)
    source = Source.of(text, published=date(2025, 1, 1) + timedelta(days=rng.randrange(300)))
    held = [f"party_{rng.randrange(PARTIES)}" for _ in range(CLAIMS)]
    parties = {p: PartyMention(id=p, name=p.replace("_", " ").title(), kind="state") for p in held}
    points = {f"p{n}": ReportedPoint(id=f"p{n}", name=said[n], evidence=(source.span(0, 9),)) for n in range(3)}
    claims = {}
    for n, (holder, content) in enumerate(zip(held, said, strict=True)):
        start = text.index(content, len(body))
        span, stance = source.span(start, start + len(content)), rng.choice(STANCES)
        name = claim_id(span, (holder,), stance)
        claims[name] = Claim.model_validate({"id": name, "holders": (holder,), "stance": stance, "content": content,
                                             "point": f"p{n % 3}", "evidence": (span,)})  # fmt: skip
    return Dossier(sources={source.id: source}, parties=parties, points=points, claims=claims)


def main(number: int, *, in_memory: bool) -> None:
    """Print how long joining and writing took, how much memory it needed, and what came of it."""
    reports = Reports(number)
    began = time.process_time()
    for _ in reports:
        pass
    making = time.process_time() - began
    first = _peak()
    began = time.process_time()
    with tempfile.TemporaryDirectory() as name:
        if in_memory:
            save_dossier(joined(list(reports)), Path(name))
            took = time.process_time() - began - making
        else:
            save_joined(reports, Path(name))
            took = time.process_time() - began - 2 * making
        size = sum(p.stat().st_size for p in Path(name).glob("*.*")) / 1e6
    told = f"{number:,} dossiers, {number * CLAIMS:,} claims joined and written in {took:.1f} s of one core"
    print(f"{told}: at most {_peak()} MB ({first} MB before), for files of {size:.0f} MB")


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    given = [a for a in sys.argv[1:] if a != "--in-memory"]
    main(int(given[0]) if given else 10_000, in_memory="--in-memory" in sys.argv)
