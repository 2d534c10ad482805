"""Reads negotiation domains made to do harm: `python bench/formats/fuzz_domains.py [--count 6000] [--seed 1]`.

A third are random domains of GENIUS, GeniusWeb or NegoLog with things wrong here and there; a third sound files with
bytes changed, cut out or put in, or in another encoding; a third traps: bombs of entities, entities from outside,
endless nesting, names and numbers. Each folder is loaded; a case is checked, kept as YAML, written for all three
programs and loaded again. Counted: cases, refusals, and what failed: anything raised but Problems, a case that does not
come back with every package worth the same, more than two seconds of processor time for loading, or ten for all of it.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from accord.case import Additive, Case, check_case
from accord.case.case import exactly
from accord.case.file import as_plain, read_case
from accord.case.formats import domain_files, load_any
from accord.document import write_yaml
from accord.problem import Problems

LOADING, ALL = 2.0, 10.0  # seconds of processor time for one domain; YAML of 5,000 values takes 3
KINDS = ("genius", "geniusweb", "negolog")
ODD: list[Any] = [None, True, -1, 10**30, 1e300, 1e-300, 0.1, 1 / 3, "", " ", "NaN", "-Infinity", "1e99", "0x1F", "١",
                  "\ud800", "\x07", "=1+1", '"', "<", "&", "x" * 5_000, [], {}, [[]], [None], {"": 1}]  # fmt: skip
BYTES = [b"[", b"]", b"{", b"}", b'"', b"<", b">", b"/>", b"&", b"&lol;", b"<!--", b"<![CDATA[", b"<?x", b"\\u00",
         b"NaN", b"-", b"1e999", b"\xff", b"\xff\xfe", b"\x00", b",", b":", b"9" * 70,
         b"<a>" * 40, b"[" * 40]  # fmt: skip
NAMES = ["pay", "Pay", "hours", "site", "not", "yes", "joint", "a b", " a b", 'a "b"', "ß", "日", "1", "01", "1.0", "…"]

SOUND = [*(name for name in NAMES if name == " ".join(name.split())), "x", "y", "z"]


def any_domain(rng: random.Random, wrong: float) -> dict[str, Any]:
    """Issues with values, and for each party weights, evaluations and a reservation value; some of it wrong."""
    names = rng.sample(NAMES if wrong else SOUND, rng.choice([1, 2, 3, 6]))
    issues = {}
    for name in names:
        count = rng.choice([1, 2, 3, 5, 12] if wrong else [2, 3, 5, 12])
        values = [rng.choice([f"v{k}", rng.choice(NAMES), str(k)]) for k in range(count)]
        issues[name] = values if wrong else [v if rng.random() < 0.5 else f"v{k}" for k, v in enumerate(SOUND[:count])]
    profiles = []
    for _ in range(rng.choice([1, 2, 2, 3])):
        kind = rng.choice(["whole", "yes or no", "short", "long"])
        most = 1 if kind == "yes or no" else 9

        def number(kind: str = kind, most: int = most) -> float:
            return (
                rng.randint(0, most)
                if kind in ("whole", "yes or no")
                else round(rng.random(), 3 if kind == "short" else 16)
            )

        profiles.append(
            {
                "weights": {name: _odd(rng, wrong, number()) for name in issues},
                "worth": {n: {v: _odd(rng, wrong, number()) for v in values} for n, values in issues.items()},
                "reservation": _odd(rng, wrong, rng.choice([0, 0.25, 0.3333333333333333, 2])),
                "bid": {n: _odd(rng, wrong, rng.choice(values)) for n, values in issues.items()},
            }
        )
    return {"issues": issues, "profiles": profiles}


def _odd(rng: random.Random, wrong: float, value: Any) -> Any:
    return rng.choice(ODD) if rng.random() < wrong else value


def _attribute(value: Any) -> str:
    text = str(value).encode("utf-8", "replace").decode()
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def as_genius(domain: dict[str, Any], rng: random.Random) -> dict[str, bytes]:
    """Its template and profiles, some issues of whole numbers."""
    ranges = {name: rng.randint(-3, 3) for name in domain["issues"] if rng.random() < 0.2}

    def issue(index: int, name: str, values: list[str], profile: dict[str, Any] | None) -> str:
        head = f'<issue index="{index}" name="{_attribute(name)}" type='
        if name in ranges:
            low = ranges[name]
            line = f'<evaluator ftype="linear" slope="{rng.choice([0.1, -0.25, 1])}" offset="{rng.choice([0, 0.5])}"/>'
            kind = rng.choice(["integer"] * 20 + ["real", "price"])
            return (
                f'{head}"{kind}" lowerbound="{low}" upperbound="{low + len(values)}">{line if profile else ""}</issue>'
            )
        items = "".join(
            f'<item value="{_attribute(v)}"'
            + (f' evaluation="{_attribute(profile["worth"][name][v])}"' if profile else "")
            + "/>\n"
            for v in values
        )
        return f'{head}"discrete">\n{items}</issue>'

    def space(profile: dict[str, Any] | None) -> str:
        told = "\n".join(issue(i, n, v, profile) for i, (n, v) in enumerate(domain["issues"].items(), 1))
        weights = "" if profile is None else "".join(
            f'<weight index="{i}" value="{_attribute(w)}"/>' for i, w in enumerate(profile["weights"].values(), 1)
        )  # fmt: skip
        end = "" if profile is None else f'<reservation value="{_attribute(profile["reservation"])}"/>'
        return f'<utility_space>\n<objective index="0" name="d">\n{told}\n{weights}</objective>{end}</utility_space>'

    files = {"d.xml": f"<negotiation_template>{space(None)}</negotiation_template>".encode()}
    return files | {f"p{k}.xml": space(p).encode() for k, p in enumerate(domain["profiles"])}


def as_geniusweb(domain: dict[str, Any], rng: random.Random) -> dict[str, bytes]:
    """Its domain and profiles, some with a reservation bid."""
    told = {"name": "d", "issuesValues": {n: {"values": v} for n, v in domain["issues"].items()}}
    files = {"d.json": json.dumps(told).encode()} if rng.random() < 0.8 else {}
    for k, profile in enumerate(domain["profiles"]):
        space = {
            "issueUtilities": {
                n: {"DiscreteValueSetUtilities": {"valueUtilities": _within_1(t)}} for n, t in profile["worth"].items()
            },
            "issueWeights": _within_1(profile["weights"]),
            "domain": told,
            "name": rng.choice(["p", f"p{k}", *NAMES]),
        }
        space |= {"reservationBid": {"issuevalues": profile["bid"]}} if rng.random() < 0.5 else {}
        files[f"p{k}.json"] = json.dumps({"LinearAdditiveUtilitySpace": space}).encode()
    return files


def _within_1(table: Any) -> Any:
    """GeniusWeb's numbers are from 0 to 1."""
    if not isinstance(table, dict):
        return table
    return {key: n / 10 if isinstance(n, int) and 1 < n < 10 else n for key, n in table.items()}


def as_negolog(domain: dict[str, Any], rng: random.Random) -> dict[str, bytes]:
    """Its profiles."""
    told = (
        {"reservationValue": p["reservation"], "issueWeights": p["weights"], "issues": p["worth"]}
        for p in domain["profiles"]
    )
    return {f"profile{'ABC'[k]}.json": json.dumps(data).encode() for k, data in enumerate(told)}


AS: dict[str, Callable[[dict[str, Any], random.Random], dict[str, bytes]]] = {
    "genius": as_genius,
    "geniusweb": as_geniusweb,
    "negolog": as_negolog,
}


def damaged(content: bytes, rng: random.Random) -> bytes:
    """A file in another encoding, cut off, with a number changed, or with bits changed, cut out, put in or doubled."""
    match rng.randrange(8):
        case 0:
            text = content.decode()
            codec = rng.choice(["utf-16", "utf-16-le", "utf-32", "utf-7", "cp037", "latin-1", "utf-8-sig"])
            named = f'<?xml version="1.0" encoding="{codec}"?>' if rng.random() < 0.5 and text[:1] == "<" else ""
            return (named + text).encode(codec, "replace")
        case 1:
            return content[: rng.randrange(len(content) + 1)]
        case 2 | 3:
            spots = [m.span() for m in re.finditer(rb"[0-9.]+", content)]
            start, end = rng.choice(spots) if spots else (0, 0)
            new = rng.choice(
                [b"NaN", b"Infinity", b"-1", b"1e5", b"1e-9", b"0", b"0" * 50 + b"1", b"9" * 5_000, b"1/3"]
            )
            return content[:start] + new + content[end:]
    for _ in range(rng.randint(1, 4)):
        at, to = sorted(rng.randint(0, len(content)) for _ in range(2))
        to = min(to, at + rng.choice([1, 2, 8, 100, 10_000]))
        part = rng.choice([b"", rng.choice(BYTES), rng.choice(BYTES), rng.randbytes(2), content[at:to] * 2])
        content = content[:at] + part + content[to:] if rng.random() < 0.5 else content[:at] + part + content[at:]
    return content


def trap(files: dict[str, bytes], rng: random.Random) -> dict[str, bytes]:
    """The files, one of them a trap."""
    name = rng.choice(sorted(files))
    content, many = files[name], rng.choice([50, 5_000, 200_000])
    if name.endswith(".json"):
        traps = [
            b'{"issueWeights": ' + b"[" * many + b"]" * many + b', "issues": {}}',
            b'{"issueWeights": ' * min(many, 50_000) + b"1" + b"}" * min(many, 50_000),
            content.replace(b"0.", b"0." + b"7" * many, 1),
            content.replace(b'"', b'"' + b"n" * many, 1),
            b'{"issueWeights": {' + b",".join(b'"i%d": 1' % k for k in range(many)) + b'}, "issues": {"a": {"b": 1}}}',
            b'{"issueWeights": {"a": 1}, "issues": {"a": {' + b",".join(b'"%d": 1' % k for k in range(many)) + b"}}}",
            b'{"a": 1, "a": 2, "issuesValues": {}}',
            b'{"issuesValues": {"r": {"range": {"low": 0, "high": 1e30, "step": 1e-30}}}}',
            b" " * (6_000_000 if many > 5_000 else many),
        ]
        return {**files, name: rng.choice(traps)}
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (k + 1, b"&l%d;" % k * 10) for k in range(12))
    body = content.replace(b'name="', b'name="&l12;', 1)
    traps = [
        b'<!DOCTYPE x [<!ENTITY l0 "lol">' + laughs + b"]>" + body,
        b'<!DOCTYPE x [<!ENTITY l12 "' + b"a" * many + b'">]>' + content.replace(b'value="', b'value="&l12;'),
        b'<!DOCTYPE x [<!ENTITY l12 SYSTEM "file:///etc/passwd">]>' + body,
        b'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>' + content,
        b'<!DOCTYPE x PUBLIC "-//x" "http://127.0.0.1:9/x.dtd">' + content,
        b"<utility_space>" + b"<objective>" * many + b"</objective>" * many + b"</utility_space>",
        b"<utility_space><objective>"
        + b'<issue index="1"/>' * many
        + b'<weight index="1"/></objective></utility_space>',
        content.replace(b'value="', b'value="' + b"v" * many, 1),
        content.replace(b"<objective", b"<objective " + b" ".join(b'a%d="1"' % k for k in range(many)), 1),
        b"<?xml-stylesheet href='http://127.0.0.1:9/x.xsl'?>" + content,
        b"<!--" + b"-" * many + b"-->" + content,
        content.replace(b'"discrete"', b'"integer" lowerbound="-999999999999" upperbound="999999999999"'),
        content.replace(
            b"<objective", b"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='p0.xml'/><objective"
        ),
    ]
    return {**files, name: rng.choice(traps)}


def any_files(seed: int) -> dict[str, bytes]:
    """The files of a seed."""
    rng = random.Random(seed)
    wrong = rng.choice([0.0, 0.0, 0.01, 0.05]) if seed % 3 == 0 else 0.0
    files = AS[rng.choice(KINDS)](any_domain(rng, wrong), rng)
    if seed % 3 == 1:
        name = rng.choice(sorted(files))
        files[name] = damaged(files[name], rng)
    elif seed % 3 == 2:
        files = trap(files, rng)
    if rng.random() < 0.1:
        files[rng.choice(["other.json", "x.xml", "specs.json", "..xml"])] = rng.choice([b"[]", b"<a/>", b"1", b"{}"])
    return files


def put(folder: Path, files: dict[str, bytes]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def outcome(folder: Path, rng: random.Random) -> tuple[str, float]:
    """What loading a folder ends in, and how long it took."""
    start = time.process_time()
    try:
        case, _, _ = load_any(folder)
        took = time.process_time() - start
    except Problems as found:
        took = time.process_time() - start
        assert found.problems
        assert all(p.severity == "error" and p.message for p in found.problems)
        str(found)
        return "refused", took
    assert not [p for p in check_case(case) if p.severity == "error"], "a case with errors"
    assert read_case(write_yaml(as_plain(case)))[0] == case, "another as YAML"
    packages = [{o: rng.choice(option.values) for o, option in case.options.items()} for _ in range(20)]
    for kind in KINDS:
        try:
            files, warnings = domain_files(case, kind)
        except Problems:
            continue
        back, _, _ = load_any(put(folder.parent / "back", files))
        if not any("ties may come apart" in w.message for w in warnings):
            assert _worths(back, packages, case) == _worths(case, packages, case), f"another through {kind}"
    return "a case", took


def _worths(case: Case, packages: list[dict[str, str]], first: Case) -> list[list[str]]:
    """What packages are worth to each party; options by their place, as ids may differ, parties in any order."""
    name = dict(zip(first.options, case.options, strict=True))
    found = []
    for table in case.preferences.values():
        assert isinstance(table, Additive)
        sums = (sum(exactly(table.worth.get(name[o], {}).get(v, 0)) for o, v in p.items()) for p in packages)
        found.append([f"{float(total / table.most):.9f}" for total in sums])
    return sorted(found)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=6_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    counts: Counter[str] = Counter()
    slowest = (0.0, 0)
    with tempfile.TemporaryDirectory() as there:
        for seed in range(chosen.seed, chosen.seed + chosen.count):
            folder = put(Path(there) / "domain", any_files(seed))
            start = time.process_time()
            loading = 0.0
            try:
                what, loading = outcome(folder, random.Random(seed))
                counts[what] += 1
            except Exception:
                counts["FAILED"] += 1
                print(f"seed {seed}:", traceback.format_exc(), file=sys.stderr)
            slowest = max(slowest, (loading, seed))
            if loading > LOADING or time.process_time() - start > ALL:
                counts["TOO SLOW"] += 1
                print(f"seed {seed}: {loading:.1f} s", file=sys.stderr)
    print(f"{chosen.count} domains:", ", ".join(f"{n} {what}" for what, n in counts.most_common()))
    print(f"slowest to load: {slowest[0]:.2f} s (seed {slowest[1]})")
    return int(counts["FAILED"] + counts["TOO SLOW"] > 0)


if __name__ == "__main__":
    sys.exit(main())
