"""How long joining many dossiers takes: python bench/scale/join.py [HOW_MANY]. One in five texts is a copy, edited."""

from __future__ import annotations

import random
import resource
import sys
import time
from datetime import date, timedelta

from accord.dossier import Claim, Dossier, PartyMention, ReportedPoint, claim_id, joined
from accord.dossier.claim import Stance
from accord.dossier.joining.copies import copies_among
from accord.sources import Source

CLAIMS = 10  # a report
WORDS = 600  # a report
PARTIES = 40
COPIED = 0.2
VOCABULARY = 20_000
STANCES: tuple[Stance, ...] = ("wants", "demands", "offers", "refuses", "accepts")


def dossiers(number: int, rng: random.Random) -> list[Dossier]:
    """Dossiers of made-up reports about the same parties, in which some things are said again and again."""
    words = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(3, 9))) for _ in range(VOCABULARY)]
    subjects = [" ".join(rng.choices(words, k=rng.randint(2, 6))) for _ in range(number * CLAIMS // 3)]
    made: list[Dossier] = []
    for _ in range(number):
        body = rng.choices(words, k=WORDS)
        if made and rng.random() < COPIED:
            body = next(iter(rng.choice(made).sources.values())).text.split()
        for _ in range(5):
            body[rng.randrange(len(body))] = rng.choice(words)
        made.append(_dossier(" ".join(body), rng, subjects))
    return made


def _dossier(body: str, rng: random.Random, subjects: list[str]) -> Dossier:
    said = [rng.choice(subjects) for _ in range(CLAIMS)]
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


def main(number: int) -> None:
    """Print how long joining took, and what came of it."""
    made = dossiers(number, random.Random(7))
    began = time.process_time()
    copies_among(s for d in made for s in d.sources.values())
    copying = time.process_time() - began
    began = time.process_time()
    whole = joined(made)
    took = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = f"{number:,} dossiers, {number * CLAIMS:,} claims joined in {took:.1f} s of one core"
    print(f"{told} ({copying:.1f} s of it for copies), {peak} MB in all")
    print(f"{len(whole.claims):,} claims, {len(whole.copies):,} copies, {len(whole.contrasts):,} contrasts")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
