"""Evidence: the passages a brief rests on, numbered in the order a reader meets them in the sources."""

from __future__ import annotations

from accord.brief.brief import Passage, leaves
from accord.brief.matter import Matter
from accord.brief.sentence import Label, Reported, Sentence, joined, quiet, quoted
from accord.brief.words.stances import stance
from accord.sources.source import Span

Place = tuple[int, int, int]  # which source, start, minus the end: a longer passage comes before those inside it


def spans_of(matter: Matter, item: str) -> tuple[Span, ...]:
    """The passages under a dossier item. Raises KeyError for an item the dossier does not hold."""
    kind, _, name = item.partition(" ")
    dossier = matter.dossier
    if not name:
        return dossier.claims[item].evidence
    if kind == "party":
        return dossier.parties[name].evidence
    if kind == "point":
        return dossier.points[name].evidence
    if kind == "doubt":
        return dossier.doubts[int(name) - 1].evidence
    records = dossier.meetings if kind == "meeting" else dossier.facts
    return next(r for r in records if r.id == name).evidence


def number_passages(matter: Matter, tree: object) -> tuple[tuple[Passage, ...], dict[str, tuple[int, ...]]]:
    """Every passage something in the tree rests on, and the numbers under each dossier item."""
    items = list(dict.fromkeys(i for leaf in leaves(tree) if isinstance(leaf, Sentence) for i in leaf.claims))
    sources = list(matter.dossier.sources)
    under = {item: spans_of(matter, item) for item in items}
    places: dict[Place, tuple[Span, list[str]]] = {}
    for item, spans in under.items():
        for span in spans:
            places.setdefault(_place(sources, span), (span, []))[1].append(item)
    order = {place: number for number, place in enumerate(sorted(places), 1)}
    passages = tuple(_passage(matter, order[p], *places[p]) for p in sorted(places))
    chips = {i: tuple(sorted({order[_place(sources, s)] for s in spans})) for i, spans in under.items()}
    return passages, chips


def _place(sources: list[str], span: Span) -> Place:
    at = sources.index(span.source) if span.source in sources else len(sources)
    return at, span.start, -span.end


def _passage(matter: Matter, number: int, span: Span, items: list[str]) -> Passage:
    source = matter.dossier.sources.get(span.source)
    line = source.line_of(span.start) if source else 0
    on = Reported(tuple(dict.fromkeys(items)))
    told = tuple(_read_as(matter, i) for i in on.items)
    return Passage(number, span.source, span.start, span.end, line, Label.of(quoted(span.quote), on=on), told)


def _read_as(matter: Matter, item: str) -> Label:
    """What the passage was read as, by whom, and whether a person has confirmed it."""
    kind, _, name = item.partition(" ")
    on = Reported((item,))
    if name:
        names = {
            "party": f"names {matter.name(name)}",
            "point": "names a negotiating point",
            "meeting": "tells of a meeting",
        }
        names |= {"fact": "states a fact", "doubt": "disagrees with another passage"}
        return Label.of(names[kind], on=on)
    claim = matter.dossier.claims[item]
    level = f", {claim.level}" if claim.level else ""
    hedge = f", hedged “{claim.likelihood.word}”" if claim.likelihood else ""
    speaker = f"; says {claim.speaker}" if claim.speaker else ""
    verb = stance(claim, plural=len(claim.holders) > 1)
    words = joined(
        matter.marks(claim.holders),
        f" {verb}: {' '.join(claim.content.split())}{level}{hedge}{speaker} ",
    )
    return Label.of(words, quiet(f"({claim.id}, {claim.status}, by {claim.by})"), on=on)
