"""Learns how much each sign of a clause speaks for each stance, and each sign of a name for its being a party.

    python -m bench.reading.learn FOLDER... [--careful FOLDER...] [--news FOLDER...] [--more FOLDER...] [--parties-only]
        [--on] [--seed 0]

Each folder holds NAME.txt and NAME.gold.json (parties and claims are enough). `--careful`: folders annotated with more
care, whose clauses count thrice; `--news`: news as it was printed, whose clauses count twice; `--more`: folders from
which parties are learned and stances are not; `--parties-only` leaves the weights of clauses as they are; `--on` goes
on from those weights instead of from nothing, so that what texts no longer at hand taught is not lost. Needs PyTorch,
which nothing else here does, and the scorer, whose measure of overlap says which clause is which claim.
What weights are: `weighing.weights`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from bench.reading.score import day_of, scorer

from accord.reading.parties.references import References
from accord.reading.read import Understood, understood
from accord.reading.weighing.choose import chosen, every_candidate, signs_of
from accord.reading.weighing.parties import signs_of_parties
from accord.reading.weighing.weights import CLASSES, NOTHING, PartyWeights, Weights, party_weights, weights
from accord.sources import Source

OUT = Path(__file__).resolve().parents[2] / "src/accord/reading/weighing/weights.npz"
HIDDEN, EPOCHS, BATCH, RATE = 64, 4, 128, 1e-3
EPOCHS_ON = 3  # where learning goes on from weights that were learned before, and
SHARE_ON = 0.25  # how far from those to the new it then goes: all the way, what other texts taught is forgotten
RAREST = 5  # clauses a sign must stand in
OPTIONAL = 0.5  # how much a claim counts that a careful second annotator might leave out
SMALL = 5.0  # how much large worths of signs of parties cost
CAREFUL = 3.0  # how much a clause of a text annotated with care counts
NEWS = 2.0  # the same of news as it was printed
DROPPED_SIGNS, DROPPED_UNITS, DECAY = 0.2, 0.4, 0.01  # what keeps a network from learning single texts by heart


@dataclass(frozen=True, slots=True)
class Example:
    """The signs of one clause and what it tells."""

    signs: list[str]
    tells: str
    counts: float


def examples(paths: Sequence[Path], module: ModuleType) -> Iterator[Example]:
    """The clauses of annotated texts with their labels."""
    for path in paths:
        gold, text, read = _read(path)
        all_ = every_candidate(read.text, read.found, read.kept)
        words, who = module.Text(text), _meant(gold, _met(read.text.refs), module)
        claims = [(c, words.toks(c["start"], c["end"])) for c in gold["claims"]]
        for candidate, signs in zip(all_, signs_of(read.text, all_, read.kept), strict=True):
            span = candidate.page.span(candidate.start, candidate.end)
            here = words.toks(span.start, span.end)
            holders = {party for name in candidate.whose.names for party in who(name)}
            near = [(module.overlap([here], there), c) for c, there in claims if c["holder"] in holders]
            yield Example(signs, *_label([(share, c) for share, c in near if share > 0]))


def _read(path: Path) -> tuple[dict[str, Any], str, Understood]:
    """The gold of an annotated text, the text, and what the rules understand of it."""
    gold: dict[str, Any] = json.loads(path.with_name(f"{path.stem}.gold.json").read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    return gold, text, understood(Source.of(text, published=day_of(path, gold)))


def _meant(gold: dict[str, Any], met: list[dict[str, Any]], module: ModuleType) -> Callable[[str], set[str]]:
    """The gold parties that one of the reader's may be: what the scorer says, and persons who speak for it."""
    resolved = module.resolver(gold, {"parties": met})
    called = {p["name"]: module.names(p) for p in met}
    persons = [(p["name"], module.names(p)) for p in gold["parties"] if p.get("kind") == "person"]

    def who(name: str) -> set[str]:
        return {resolved(name), *(person for person, names in persons if names & called.get(name, set()))}

    return who


def _met(refs: References) -> list[dict[str, Any]]:
    """Every party the rules know of a text, with what the text calls it and those who speak for it."""
    called: dict[str, list[str]] = {name: [*m.aliases, *m.representatives] for name, m in refs.roll.parties.items()}
    for name in refs.names.all:
        person = refs.roll.person(name.text) if name.sort == "person" else None
        party = person.party if person is not None else name.party
        if party in called:
            called[party] += [name.text, *([person.name] if person is not None else [])]
    return [{"name": party, "aliases": names} for party, names in called.items()]


def _label(near: list[tuple[float, dict[str, Any]]]) -> tuple[str, float]:
    """The stance of the claim that overlaps most, of those that must be found if any; and how much it counts."""
    if not near:
        return NOTHING, 1.0
    _, claim = max(near, key=lambda pair: (not pair[1].get("optional"), pair[0]))
    stance = "asserts" if claim["stance"] == "claims" else str(claim["stance"])
    if stance in {"accepts", "offers"} and claim.get("polarity") == "-":
        stance = "refuses"
    return stance, OPTIONAL if claim.get("optional") else 1.0


def learned(given: Sequence[Example], seed: int, before: Weights | None = None) -> dict[str, Any]:
    """The arrays of `weights.npz`. `before`: the weights to go on from, all of whose signs are kept."""
    import torch

    torch.manual_seed(seed)
    order = random.Random(seed)
    epochs = EPOCHS if before is None else EPOCHS_ON
    signs, coded = _coded([e.signs for e in given], before.rows if before else ())
    goal = torch.tensor([CLASSES.index(e.tells) for e in given])
    counts = torch.tensor([e.counts for e in given])
    inner = torch.nn.EmbeddingBag(len(signs), HIDDEN, mode="sum")
    direct = torch.nn.EmbeddingBag(len(signs), len(CLASSES), mode="sum")
    outer, drop = torch.nn.Linear(HIDDEN, len(CLASSES)), torch.nn.Dropout(DROPPED_UNITS)
    bias = torch.nn.Parameter(torch.zeros(HIDDEN))
    torch.nn.init.normal_(inner.weight, 0, 0.05)
    torch.nn.init.zeros_(direct.weight)
    if before is not None:
        rows = {sign: row for row, sign in enumerate(signs)}
        at = torch.tensor([rows[sign] for sign in before.rows])
        torch.nn.init.zeros_(inner.weight)  # what is learned of new signs in a few rounds must not drown in chance
        table = torch.from_numpy(before.table[:-1])
        with torch.no_grad():
            inner.weight[at], direct.weight[at] = table[:, :HIDDEN], table[:, HIDDEN:]
            for now, known in ((outer.weight, before.outer.T), (outer.bias, before.offset), (bias, before.bias)):
                now.copy_(torch.from_numpy(known.copy()))
    fitted = [*inner.parameters(), *direct.parameters(), *outer.parameters(), bias]
    then = [one.detach().clone() for one in fitted]
    optimiser = torch.optim.AdamW(fitted, lr=RATE, weight_decay=DECAY)
    steps = epochs * (len(coded) // BATCH + 1)
    pace = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.02, 1 - step / steps))
    for epoch in range(epochs):
        places, loss_sum = list(range(len(coded))), 0.0
        order.shuffle(places)
        for first in range(0, len(places), BATCH):
            these = places[first : first + BATCH]
            flat, offsets = _bags([coded[n] for n in these])
            stay = (torch.rand(len(flat)) > DROPPED_SIGNS).float() / (1 - DROPPED_SIGNS)
            hidden = torch.relu(inner(flat, offsets, per_sample_weights=stay) + bias)
            sums = outer(drop(hidden)) + direct(flat, offsets, per_sample_weights=stay)
            loss = torch.nn.functional.cross_entropy(sums, goal[these], reduction="none")
            loss = (loss * counts[these]).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            pace.step()
            loss_sum += float(loss.detach()) * len(these)
        print(f"epoch {epoch + 1}: loss {loss_sum / len(places):.4f}")
    if before is not None:
        with torch.no_grad():
            for now, known in zip(fitted, then, strict=True):
                now.mul_(SHARE_ON).add_(known, alpha=1 - SHARE_ON)
    kept: dict[str, Any] = {"signs": _lines(signs)}
    for name, table in (("inner", inner.weight), ("direct", direct.weight)):
        kept[name], kept[f"{name}_step"] = _in_bytes(table.detach().numpy())
    kept["bias"] = bias.detach().numpy()
    kept["outer"], kept["offset"] = outer.weight.detach().numpy().T, outer.bias.detach().numpy()
    return kept


def _coded(given: Sequence[Sequence[str]], known: Iterable[str] = ()) -> tuple[list[str], list[list[int]]]:
    """The signs that stand often enough, and all that are `known`; and each example's as places among them."""
    often = Counter(sign for these in given for sign in these)
    signs = sorted({*known, *(sign for sign, times in often.items() if times >= RAREST)})
    rows = {sign: row for row, sign in enumerate(signs)}
    return signs, [[rows[s] for s in these if s in rows] for these in given]


def _bags(coded: Sequence[Sequence[int]]) -> tuple[Any, Any]:
    """All places in one row, and where each example's begin."""
    import torch

    flat = torch.tensor([row for these in coded for row in these])
    return flat, torch.tensor(np.cumsum([0, *(len(these) for these in coded[:-1])]))


def _keep(arrays: dict[str, Any]) -> None:
    """Write these arrays beside those kept that have other names."""
    with np.load(OUT, allow_pickle=False) as file:
        old = dict(file)
    np.savez_compressed(OUT, **{**old, **arrays})


def _in_bytes(table: Any) -> tuple[Any, Any]:
    """Each column in steps of its own, 127 up and down: a quarter of the size, and the sums hardly differ."""
    step = (np.abs(table).max(axis=0) / 127).astype(np.float32)
    return np.round(table / step).astype(np.int8), step


def party_examples(paths: Sequence[Path], module: ModuleType) -> Iterator[tuple[list[str], bool]]:
    """The signs of every name met in annotated texts and whether it is a party; the weights of clauses stand."""
    for path in paths:
        gold, _, read = _read(path)
        told = chosen(read.text, read.found, read.kept, recall=False)
        seated = read.meetings[0].participants if read.meetings else []
        optional = {name for p in gold["parties"] if p.get("optional") for name in module.names(p)}
        meant = {name for p in gold["parties"] for name in module.names(p)} - optional
        called = {p["name"]: module.names(p) for p in _met(read.text.refs)}
        for name, signs in signs_of_parties(read.text.refs, told.claims, seated, told.likely).items():
            if not called[name] & optional:
                yield signs, bool(called[name] & meant)


def learned_of_parties(given: Sequence[tuple[list[str], bool]], before: PartyWeights | None = None) -> dict[str, Any]:
    """The arrays of `weights.npz` that tell parties: a logistic regression, its worths kept small, or near `before`."""
    import torch

    known = before.worth if before else {}
    signs, coded = _coded([these for these, _ in given], known)
    then = torch.tensor([[known.get(sign, 0.0)] for sign in signs])
    flat, offsets = _bags(coded)
    goal = torch.tensor([float(is_party) for _, is_party in given])
    worth, offset = then.clone().requires_grad_(), torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.LBFGS([worth, offset], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> Any:
        optimiser.zero_grad()
        sums = torch.nn.functional.embedding_bag(flat, worth, offsets, mode="sum")[:, 0] + offset
        wrong = torch.nn.functional.binary_cross_entropy_with_logits(sums, goal, reduction="sum")
        whole = wrong + SMALL * ((worth - then) ** 2).sum()
        whole.backward()
        return whole

    optimiser.step(loss)
    return {
        "party_signs": _lines(signs),
        "party_worth": worth.detach().numpy()[:, 0],
        "party_offset": offset.detach().numpy()[0],
    }


def _lines(signs: Sequence[str]) -> Any:
    return np.frombuffer("\n".join(signs).encode("utf-8"), dtype=np.uint8)


def _texts(folders: Sequence[Path]) -> list[Path]:
    paths = [p for f in folders for p in sorted(f.glob("*.txt"))]
    return [p for p in paths if p.with_name(f"{p.stem}.gold.json").exists()]


def main() -> None:
    """Read, learn, write; the weights of parties rest on those of clauses, and so are learned last."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--careful", nargs="*", type=Path, default=[])
    parser.add_argument("--news", nargs="*", type=Path, default=[])
    parser.add_argument("--more", nargs="*", type=Path, default=[])
    parser.add_argument("--parties-only", action="store_true")
    parser.add_argument("--on", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    module = scorer()
    if module is None:
        raise SystemExit("the scorer (../shared/eval/score_reading.py) is not here")
    paths, careful, news = _texts(args.folders), _texts(args.careful), _texts(args.news)
    if not args.parties_only:
        given = list(examples(paths, module))
        for those, share in ((careful, CAREFUL), (news, NEWS)):
            given += [replace(e, counts=share * e.counts) for e in examples(those, module)]
        texts = len(paths) + len(careful) + len(news)
        print(f"{texts} texts, {len(given)} clauses; {dict(Counter(e.tells for e in given))}")
        _keep(learned(given, args.seed, weights() if args.on else None))
        weights.cache_clear()
    parties = list(party_examples([*paths, *careful, *_texts(args.more)], module))
    print(f"{len(parties)} names, {sum(is_party for _, is_party in parties)} of them parties")
    _keep(learned_of_parties(parties, party_weights() if args.on else None))
    print(f"{OUT}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
