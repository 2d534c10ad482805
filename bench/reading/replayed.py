"""What the checks on a model's answers lose, and what they catch: `python -m bench.reading.replayed [--held]`.

The annotations are replayed as a model's answer: once as they are (nothing should be dropped), once with every negative
sign turned (everything should be). No model is asked; nothing here says how well any model reads.
"""

from __future__ import annotations

import sys
from typing import Any

from bench.reading.score import texts
from tests.reading.model.gold import as_claims, gold_of, replayed
from tests.reading.model.replay import replaying


def main(arguments: list[str]) -> int:
    """Print the two sums."""
    given = kept = turned = caught = 0
    for path in [p for p in texts("--held" in arguments) if p.parent.name in ("practice", "held")]:
        right: list[dict[str, Any]] = as_claims(gold_of(path))
        wrong = [
            c | {"polarity": "+"} for c in right if c["polarity"] == "-" and c["stance"] not in ("refuses", "rejects")
        ]
        with replaying() as replay:
            given, kept = given + len(right), kept + len(replayed(replay, path, right).dossier.claims)
            left = replayed(replay, path, wrong).dossier.claims.values()
        turned, caught = turned + len(wrong), caught + len(wrong) - sum(c.polarity == "+" for c in left)
    print(f"right claims kept: {kept} of {given}; turned signs caught: {caught} of {turned}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
