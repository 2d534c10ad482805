"""Reads `.gmcr` files made to do harm: `python bench/formats/fuzz_gmcr.py [--count 5000] [--seed 1]`.

Half are random conflicts with things wrong here and there, half are sound files with bytes changed, cut out or put in.
Every file is read; what is read is written and read again. Counted: cases, refusals, and what failed: anything raised
but Problems, a case that does not come back the same, or more than two seconds of processor time.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import traceback
from collections import Counter
from typing import Any

from accord.case.formats.gmcr import read_gmcr, save_gmcr
from accord.problem import Problems

LIMIT = 2.0  # seconds of processor time for one file
ODD: list[Any] = [None, True, -1, 10**30, 1e300, 0.5, "", "Y", "N", "\ud800", "=1+1", "x" * 5_000, [], {}, [[]], [[[]]]]
BYTES = [b"[", b"]", b"{", b"}", b'"', b"\\", b"\\u00", b"NaN", b"-", b"1e999", b"\xff", b"\x00", b",", b":", b"9" * 50]


def any_conflict(rng: random.Random, wrong: float) -> dict[str, Any]:
    """A conflict of up to 24 options; `wrong` is the share of values that are something else."""
    options = rng.choice([2, 3, 4, 5, 6, 10, 16, 24])
    parties = rng.randint(1, 6)
    owner = [rng.randrange(-1, parties) if rng.random() < 0.1 else rng.randrange(parties) for _ in range(options)]

    def cube() -> list[list[Any]]:
        chosen = rng.sample(range(options), rng.randint(1, min(4, options)))
        return [[o, rng.choice("YN")] for o in chosen]

    def condition() -> Any:
        if rng.random() < 0.6:
            return cube()
        return {"compound": True, "members": [cube() for _ in range(rng.randint(1, 4))]}

    # On few options, many conditions leave no state.
    infeasibles = [condition() for _ in range(rng.choice([0, 0, 1, 2, 5, 20]))]
    # A ranking that names every state is drawn where all are feasible; elsewhere it is mostly wrong.
    ranked = rng.random() < (0.5 if options <= 6 and not infeasibles else 0.05)
    data: dict[str, Any] = {
        "options": [
            {"name": f"acts {rng.randint(0, 9)}", "permittedDirection": rng.choice(["both", "both", "fwd", "back"])}
            for _ in range(options)
        ],
        "decisionMakers": [
            {
                "name": f"P{party}",
                "options": [o for o in range(options) if owner[o] == party],
                "preferences": [condition() for _ in range(rng.randint(0, 8))],
                "preferenceRanking": rng.sample(range(1, 2 ** min(options, 6) + 1), 2 ** min(options, 6)),
            }
            for party in range(parties)
        ],
        "infeasibles": infeasibles,
        rng.choice(["useManualPreferenceRanking", "useManualPreferenceVectors"]): ranked,
        "coalitions": rng.choice([[], [0], [[0, parties - 1]], list(range(parties))]),
    }
    return dict(_spoilt(data, rng, wrong))


def _spoilt(value: Any, rng: random.Random, wrong: float, inside: bool = False) -> Any:
    if inside and rng.random() < wrong:
        return rng.choice(ODD)
    if isinstance(value, dict):
        return {k: _spoilt(v, rng, wrong, True) for k, v in value.items() if rng.random() >= wrong / 2}
    if isinstance(value, list):
        return [_spoilt(v, rng, wrong, True) for v in value]
    return value


def damaged(content: bytes, rng: random.Random) -> bytes:
    """A file with one sign changed for another of its kind, or up to four bits changed, cut out, put in or doubled."""
    if rng.random() < 0.4:
        at = rng.choice([i for i, letter in enumerate(content) if letter in b"0123456789YN"])
        signs = b"YN" if content[at] in b"YN" else b"0123456789"
        return content[:at] + bytes([rng.choice(signs)]) + content[at + 1 :]
    for _ in range(rng.randint(1, 4)):
        at, to = sorted(rng.randint(0, len(content)) for _ in range(2))
        to = min(to, at + rng.choice([1, 2, 8, 100, 10_000]))
        part = rng.choice([b"", rng.choice(BYTES), rng.choice(BYTES), rng.randbytes(2), content[at:to] * 2])
        content = content[:at] + part + content[to:] if rng.random() < 0.5 else content[:at] + part + content[at:]
    return content


def any_file(seed: int) -> bytes:
    """The file of a seed."""
    rng = random.Random(seed)
    if seed % 2:
        return json.dumps(any_conflict(rng, rng.choice([0.0, 0.002, 0.01, 0.05, 0.2]))).encode()
    return damaged(json.dumps(any_conflict(rng, 0.0)).encode(), rng)


def outcome(content: bytes) -> str:
    """What reading a file ends in."""
    try:
        case, _ = read_gmcr(content, "f.gmcr")
    except Problems as found:
        assert found.problems
        return "refused"
    try:
        written = save_gmcr(case)
    except Problems:
        return "read, and refused to be written"
    again, _ = read_gmcr(written, "f.gmcr")
    assert save_gmcr(again) == written, "comes back another"
    return "read and written"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    counts: Counter[str] = Counter()
    slowest = (0.0, 0)
    for seed in range(chosen.seed, chosen.seed + chosen.count):
        content = any_file(seed)
        start = time.process_time()
        try:
            counts[outcome(content)] += 1
        except Exception:
            counts["FAILED"] += 1
            print(f"seed {seed}:", traceback.format_exc(), file=sys.stderr)
        took = time.process_time() - start
        slowest = max(slowest, (took, seed))
        if took > LIMIT:
            counts["TOO SLOW"] += 1
    print(f"{chosen.count} files:", ", ".join(f"{n} {what}" for what, n in counts.most_common()))
    print(f"slowest: {slowest[0]:.2f} s (seed {slowest[1]})")
    return int(counts["FAILED"] + counts["TOO SLOW"] > 0)


if __name__ == "__main__":
    sys.exit(main())
