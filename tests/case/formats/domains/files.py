"""Small domains in our own words, in each program's files; and how a case is read by its numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from accord.case import Additive, Case
from accord.case.case import exactly

QUAY_TEMPLATE = """<negotiation_template>
<utility_space number_of_issues="2">
<objective index="0" description="" name="quay" type="objective" etype="objective">
<issue index="1" name="Berth" type="discrete" etype="discrete" vtype="discrete">
<item index="1" value="north"/>
<item index="2" value="south"/>
</issue>
<issue index="2" name="Days" type="integer" etype="integer" vtype="integer" lowerbound="2" upperbound="4"/>
</objective>
</utility_space>
</negotiation_template>
"""
QUAY_PROFILE = """<utility_space>
<objective index="0" description="" name="quay" type="objective" etype="objective">
<issue index="1" name="Berth" type="discrete" etype="discrete" vtype="discrete">
<item index="1" value="north" evaluation="3"/>
<item index="2" value="south" evaluation="1"/>
</issue>
<issue index="2" name="Days" type="integer" etype="integer" vtype="integer" lowerbound="2" upperbound="4">
<evaluator ftype="linear" slope="0.5" offset="0.1"/>
</issue>
<weight index="1" value="0.6"/>
<weight index="2" value="0.4"/>
</objective>
<discount_factor value="0.9"/>
<reservation value="0.25"/>
</utility_space>
"""
HARBOUR = {
    "name": "harbour",
    "issuesValues": {"fee": {"values": ["low", "high"]}, "pilots": {"values": ["1", "2", "3"]}},
}
HARBOUR_PROFILE = {
    "LinearAdditiveUtilitySpace": {
        "issueUtilities": {
            "fee": {"DiscreteValueSetUtilities": {"valueUtilities": {"low": 1.0, "high": 0.25}}},
            "pilots": {"DiscreteValueSetUtilities": {"valueUtilities": {"1": 0, "2": 0.3, "3": 1}}},
        },
        "issueWeights": {"fee": 0.7, "pilots": 0.3},
        "domain": HARBOUR,
        "name": "the captain",
        "reservationBid": {"issuevalues": {"fee": "high", "pilots": "2"}},
    }
}
FERRY_PROFILE = {
    "reservationValue": 0.2,
    "issueWeights": {"hour": 0.35, "fare": 0.65},
    "issues": {"hour": {"6": 1.0, "9": 0.4}, "fare": {"2": 0.1, "3": 0.55, "4": 1.0}},
}


def written(folder: Path, files: Mapping[str, Any]) -> Path:
    """A folder of files: text as it is, anything else as JSON."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        if isinstance(content, bytes):
            (folder / name).write_bytes(content)
        else:
            (folder / name).write_text(content if isinstance(content, str) else json.dumps(content))
    return folder


def quay(folder: Path, template: str = QUAY_TEMPLATE, profile: str = QUAY_PROFILE) -> Path:
    """A GENIUS domain of two parties, the second of which is content with anything by the north."""
    other = profile.replace('evaluation="1"', 'evaluation="0"').replace('"0.25"', '"0"')
    return written(folder, {"quay.xml": template, "liner.xml": profile, "tug.xml": other})


def worth(case: Case, party: str, **package: str) -> Fraction:
    """What a package is worth to a party, 0 to 1: the sum of its entries over the largest sum."""
    table = case.preferences[party]
    assert isinstance(table, Additive)
    return sum((exactly(table.worth[o][v]) for o, v in package.items()), Fraction()) / table.most
