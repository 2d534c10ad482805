"""Claims on a terminal: a line each, or one with its passages in their context."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # rooms are opened by the commands that need them, so that --help is instant
    from accord.dossier import Claim, Dossier
    from accord.sources import Span

MARKS = {"proposed": "?", "confirmed": "+", "rejected": "x"}
LEGEND = "? proposed, + confirmed, x rejected; ! does not go together with another claim"
_LEAST = 60  # columns: a narrower terminal wraps
_CONTEXT = 240  # characters shown on each side of a passage: about two sentences


def lines_of(claims: Sequence[Claim], dossier: Dossier) -> Iterator[str]:
    """A table as wide as the terminal: id, status, party, stance, content, independent sources, last day."""
    from accord.dossier.join import counter_of
    from accord.dossier.review.choose import short_ids

    count = counter_of(dossier)
    short = short_ids(dossier)
    crossed = {i for c in dossier.contrasts for i in c.claims}
    rows = []
    for claim in claims:
        names = ", ".join(dossier.parties[h].name if h in dossier.parties else h for h in claim.holders)
        marks = "".join(f" [{m}]" for m in (claim.level, claim.likelihood and claim.likelihood.word) if m)
        status = MARKS[claim.status] + ("!" if claim.id in crossed else " ")
        said = str(count(claim))
        rows.append(
            (short[claim.id], status, names, told(claim), f"{marks} {claim.content}", said, _last_day(claim, dossier))
        )
    yield from _laid_out([("id", "", "party", "stance", "content", "src", "last told"), *rows])


def told(claim: Claim) -> str:
    """The stance with its sign."""
    return (
        f"not {claim.stance}" if claim.polarity == "-" and claim.stance not in ("refuses", "rejects") else claim.stance
    )


def visible(text: str) -> str:
    """Text on one line, without characters that steer a terminal."""
    return "".join(c if c.isprintable() else "·" for c in " ".join(text.split()))


def _last_day(claim: Claim, dossier: Dossier) -> str:
    days = [s.published for span in claim.evidence if (s := dossier.sources.get(span.source)) and s.published]
    return max(days).isoformat() if days else ""


def _laid_out(rows: list[tuple[str, ...]]) -> Iterator[str]:
    width = max(_LEAST, shutil.get_terminal_size((100, 24)).columns)
    most = [12, 2, max(10, width // 5), 13, width, 3, 10]
    clean = [[visible(cell) for cell in row] for row in rows]
    wide = [min(limit, max(len(row[n]) for row in clean)) for n, limit in enumerate(most)]
    wide[4] = min(wide[4], max(12, width - sum(wide) + wide[4] - 6))
    for row in clean:
        yield " ".join(_cut(cell, size).ljust(size) for cell, size in zip(row, wide, strict=True)).rstrip()


def _cut(text: str, size: int) -> str:
    return text if len(text) <= size else text[: size - 1] + "…"


def whole(claim: Claim, dossier: Dossier) -> Iterator[str]:
    """All that is known of a claim: its fields, every passage in its context, and what speaks against it."""
    from accord.dossier import independent_sources

    names = ", ".join(dossier.parties[h].name if h in dossier.parties else h for h in claim.holders)
    yield f"{claim.id} ({claim.status}, by {claim.by})"
    yield visible(f"{names} {told(claim)}: {claim.content}")
    point = dossier.points.get(claim.point or "")
    fields = {
        "point": f"{claim.point} ({point.name})" if point else claim.point, "level": claim.level,
        "hedge": (h := claim.likelihood) and f"{h.word} ({h.low} to {h.high} %)", "speaker": claim.speaker,
        "condition": claim.condition, "asked of": claim.addressee, "note": claim.note,
        "read as": "; ".join(f"{name}: {value}" for name, value in claim.read_as.items()),
    }  # fmt: skip
    yield from (f"  {name}: {visible(value)}" for name, value in fields.items() if value)
    count = independent_sources(claim, dossier)
    yield f"  independent sources: {count}" + (" (of copies, one counts)" if count < len(_sources(claim)) else "")
    for span in claim.evidence:
        yield from _passage(span, dossier)
    yield from contrast_lines(dossier, {claim.id})


def _sources(claim: Claim) -> set[str]:
    return {span.source for span in claim.evidence}


def _passage(span: Span, dossier: Dossier) -> Iterator[str]:
    source = dossier.sources[span.source]
    page = source.page_of(span.start)
    about = [source.title or source.address or "a source without a name", source.publisher,
             source.published.isoformat() if source.published else "", f"grade {source.grade}" if source.grade else "",
             f"page {page}" if page else "", f"line {source.line_of(span.start)}", f"{span.start}:{span.end}",
             f"source {source.id[:12]}"]  # fmt: skip
    before = source.text[max(0, span.start - _CONTEXT) : span.start]
    after = source.text[span.end : span.end + _CONTEXT]
    before = before if span.start <= _CONTEXT else "… " + re.sub(r"^\S*\s", "", before, count=1)
    after = after if span.end + _CONTEXT >= len(source.text) else re.sub(r"\s\S*$", "", after, count=1) + " …"
    yield ""
    yield visible(", ".join(part for part in about if part))
    yield f"    {visible(f'{before}»{span.quote}«{after}')}"


def contrast_lines(dossier: Dossier, among: set[str]) -> Iterator[str]:
    """The contradictions and changes that these claims are part of."""
    for contrast in dossier.contrasts:
        if among.intersection(contrast.claims):
            name = dossier.parties[contrast.party].name if contrast.party in dossier.parties else contrast.party
            yield visible(f"{contrast.kind}: {name} {contrast.words} ({contrast.claims[0]}, {contrast.claims[1]})")


def data_of(claim: Claim, dossier: Dossier) -> dict[str, Any]:
    """A claim as plain data, with what can be told of it from the dossier."""
    from accord.dossier import independent_sources

    evidence = []
    for span in claim.evidence:
        source = dossier.sources[span.source]
        day = source.published.isoformat() if source.published else None
        evidence.append({**span.model_dump(mode="json"), "line": source.line_of(span.start),
                         "page": source.page_of(span.start), "title": source.title, "published": day})  # fmt: skip
    contrasts = [c.model_dump(mode="json") for c in dossier.contrasts if claim.id in c.claims]
    return {**claim.model_dump(mode="json"), "evidence": evidence,
            "independent_sources": independent_sources(claim, dossier), "contrasts": contrasts}  # fmt: skip
