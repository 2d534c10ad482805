"""The negotiating points: a table of what each party is reported to say on each."""

from __future__ import annotations

from collections.abc import Iterable

from accord.brief.brief import Block, Cell, Paragraph, Row, Table
from accord.brief.frame import Frame
from accord.brief.matter import Matter
from accord.brief.reported.claims import as_cell
from accord.brief.sentence import Computed, Label, Reported, Sentence, joined
from accord.brief.words.plain import count, upper_first
from accord.dossier.claim import Claim


def tell_points(matter: Matter) -> tuple[Block, ...]:
    """Point by party, each cell the claims in short; an empty cell says so."""
    points = all_points(matter)
    if not points:
        words = "No negotiating point is reported, and the case names none."
        return (Paragraph((Sentence.of(words, on=matter.counted("a point")),)),)
    parties = tuple(matter.case.parties)
    rows = tuple(Row(Cell((name,)), tuple(_cell(matter, p, x) for x in parties)) for p, name in points.items())
    loose = [c for c in matter.claims() if c.point is None and set(c.holders) & set(parties)]
    blocks: list[Block] = [Table("points", (Frame("Point"), *(matter.party_label(p) for p in parties)), rows)]
    if loose:
        verb = "belongs" if len(loose) == 1 else "belong"
        words = f"{count(len(loose), 'further claim').capitalize()} {verb} to no point; see what each party wants."
        ground = Computed("claims without a point", "count over the dossier")
        blocks.append(Paragraph((Sentence.of(words, on=(ground, Reported(tuple(c.id for c in loose)))),)))
    return tuple(blocks)


def all_points(matter: Matter) -> dict[str, Label]:
    """The points of the reporting, then those only the case has, each under its name."""
    found = {
        i: Label.of(upper_first(joined(p.name)), on=Reported((f"point {i}",))) for i, p in matter.dossier.points.items()
    }
    for i, point in matter.case.points.items():
        if i not in found:
            on = matter.grounds(f"point {i}", point.because, point.by, point.note)
            found[i] = Label.of(upper_first(joined(point.name or point.asks)), on=on)
    return found


def claims_on(matter: Matter, point: str, party: str) -> list[Claim]:
    """What a party is reported to say on a point: by the claim's own point, or because the case's point rests on it."""
    case_point = matter.case.points.get(point)
    because = case_point.because if case_point else ()
    return [
        c for c in matter.claims() if party in c.holders and (c.point == point or (c.point is None and c.id in because))
    ]


def _cell(matter: Matter, point: str, party: str) -> Cell:
    claims = claims_on(matter, point, party)
    if not claims:
        words = f"a claim of {matter.name(party)} on this"
        return Cell((Label.of("not reported", on=matter.counted(words)),), "gap")
    return Cell(tuple(as_cell(matter, c) for c in _floors_first(claims)))


def _floors_first(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda c: c.level != "floor")
