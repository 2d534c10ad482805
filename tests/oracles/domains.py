"""What a package of a negotiation domain is worth, word for word from files of GENIUS, GeniusWeb and NegoLog."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from xml.etree import ElementTree

Package = Mapping[str, str]  # a value for every issue, by their names in the files


def genius(profile: str, package: Package) -> Fraction:
    """The sum of weight times evaluation: relative to the issue's best, or a line held within 0 and 1."""
    root = ElementTree.fromstring(profile)
    weights = {w.get("index"): Fraction(w.get("value", "")) for w in root.iter("weight")}
    total = Fraction()
    for issue in root.iter("issue"):
        chosen = package[issue.get("name", "")]
        if issue.get("type") == "integer":
            line = issue.find("evaluator")
            assert line is not None
            slope, offset = Fraction(line.get("slope", "")), Fraction(line.get("offset", ""))
            at = offset + slope * (int(chosen) - int(issue.get("lowerbound", "")))
            evaluation = Fraction(0) if at < 0 else Fraction(1) if at > 1 else at
        else:
            numbers = {item.get("value"): Fraction(item.get("evaluation", "")) for item in issue.iter("item")}
            best = max(numbers.values())
            evaluation = numbers[chosen] / best if best > 0 else Fraction(0)
        total += weights[issue.get("index")] * evaluation
    return total


def geniusweb(profile: str, package: Package) -> Fraction:
    """The sum of weight times utility."""
    space = json.loads(profile, parse_float=Fraction, parse_int=Fraction)["LinearAdditiveUtilitySpace"]
    tables = {i: t["DiscreteValueSetUtilities"]["valueUtilities"] for i, t in space["issueUtilities"].items()}
    return sum((space["issueWeights"][i] * tables[i].get(v, Fraction(0)) for i, v in package.items()), Fraction())


def negolog(profile: str, package: Package) -> Fraction:
    """The sum of weight times number."""
    told = json.loads(profile, parse_float=Fraction, parse_int=Fraction)
    return sum((told["issueWeights"][i] * told["issues"][i][v] for i, v in package.items()), Fraction())
