"""Frontier and statistics of a domain by negmas, run by its own Python: `python negmas_side.py domain.json NAME`."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any


def main() -> None:
    from negmas.outcomes import make_issue, make_os
    from negmas.preferences import LinearAdditiveUtilityFunction
    from negmas.preferences.ops import calc_scenario_stats
    from negmas.preferences.pareto_sampler import MOBANOSParetoSampler

    data = json.loads(Path(sys.argv[1]).read_text())
    issues = [make_issue(values, name) for name, values in data["options"].items()]
    space = make_os(issues)
    functions = [
        LinearAdditiveUtilityFunction(
            values={o: dict(zip(data["options"][o], worth, strict=True)) for o, worth in table.items()},
            weights=dict.fromkeys(table, 1.0),
            outcome_space=space,
            reserved_value=0.0,
        )
        for table in data["parties"].values()
    ]
    began, walked = time.process_time(), time.perf_counter()
    told: dict[str, Any]
    if sys.argv[2] == "opposed":
        sampler = MOBANOSParetoSampler(max_pareto_size=10**9)  # exact: it would cut the frontier otherwise
        sampler.init(ufun=functions[0], opponent_ufun=functions[1])
        told = {"packages": len(sampler.pareto_outcomes())}
    else:
        stats = calc_scenario_stats(functions)
        told = {"points": len(set(stats.pareto_utils)), "nash": stats.nash_utils[:1]}
    spent = {"seconds": round(time.process_time() - began, 3), "wall": round(time.perf_counter() - walked, 3)}
    print(json.dumps(spent | {"MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} | told))


if __name__ == "__main__":
    main()
