"""What is wrong or open in a dossier: quotes that are not at their place, ids that lead nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from accord.dossier.claim import Claim
from accord.dossier.dossier import Dossier
from accord.problem import Place, Problem, Severity, did_you_mean
from accord.sources import Span

# Where the item with this kind ("claims", "parties" ...) and id stands in its file.
Locate = Callable[[str, str], Place | None]


def nowhere(kind: str, item: str) -> Place | None:
    """For dossiers that come from no file."""
    return None


def check_dossier(dossier: Dossier, where: Locate = nowhere) -> list[Problem]:
    """All problems of a dossier, errors first; empty when it is sound."""
    problems = [*_quotes(dossier, where), *_references(dossier, where), *_contrasts(dossier, where),
                *_copies(dossier), *_unconfirmed(dossier, where)]  # fmt: skip
    return sorted(problems, key=lambda p: ("error", "warning", "note").index(p.severity))


def spans(dossier: Dossier) -> Iterator[tuple[str, str, Span]]:
    """Every passage the dossier rests on, with the kind and id of the item that rests on it."""
    for claim in dossier.claims.values():
        yield from (("claims", claim.id, span) for span in claim.evidence)
    for party in dossier.parties.values():
        yield from (("parties", party.id, span) for span in party.evidence)
    for point in dossier.points.values():
        yield from (("points", point.id, span) for span in point.evidence)
    for meeting in dossier.meetings:
        yield from (("meetings", meeting.id, span) for span in meeting.evidence)
    for fact in dossier.facts:
        yield from (("facts", fact.id, span) for span in fact.evidence)
    for number, doubt in enumerate(dossier.doubts):
        yield from (("doubts", str(number), span) for span in doubt.evidence)


def _quotes(dossier: Dossier, where: Locate) -> Iterator[Problem]:
    for kind, item, span in spans(dossier):
        source = dossier.sources.get(span.source)
        if source is None:
            known = [s[:12] for s in dossier.sources]
            message = f"the source {span.source[:12]}… of {item} is not in the dossier"
            yield Problem("error", message, where(kind, item), did_you_mean(span.source[:12], known))
        elif not span.is_exact(source):
            found = source.text.find(span.quote)
            hint = (
                f"the text has it at {found}:{found + len(span.quote)}: correct start and end"
                if found >= 0
                else "the text does not contain these words: copy the quote from the source exactly"
            )
            message = f"the quote of {item} does not stand at {span.start}:{span.end} of its source"
            yield Problem("error", message, where(kind, item), hint)


def _references(dossier: Dossier, where: Locate) -> Iterator[Problem]:
    for claim in dossier.claims.values():
        yield from _of_claim(claim, dossier, where)
    for meeting in dossier.meetings:
        named = (*meeting.participants, *meeting.confirmed_by, *meeting.mediators, *meeting.invited, *meeting.absent)
        for party in named:
            yield from _known("party", party, dossier.parties, where("meetings", meeting.id))
    for fact in dossier.facts:
        for party in fact.parties:
            yield from _known("party", party, dossier.parties, where("facts", fact.id))
    for number, contrast in enumerate(dossier.contrasts):
        for held in contrast.claims:
            yield from _known("claim", held, dossier.claims, where("contrasts", str(number)))
        yield from _known("party", contrast.party, dossier.parties, where("contrasts", str(number)))
    for number, copy in enumerate(dossier.copies):
        for source in (copy.source, copy.of):
            yield from _known("source", source, dossier.sources, where("copies", str(number)))


def _of_claim(claim: Claim, dossier: Dossier, where: Locate) -> Iterator[Problem]:
    place = where("claims", claim.id)
    for party in claim.holders:
        yield from _known("party", party, dossier.parties, place)
    if claim.addressee:
        yield from _known("party", claim.addressee, dossier.parties, place)
    if claim.point:
        yield from _known("point", claim.point, dossier.points, place)


def _contrasts(dossier: Dossier, where: Locate) -> Iterator[Problem]:
    """Contradictions as warnings, changes as notes; the first of each, and how many more."""
    for kind, severity in _SEVERITY.items():
        found = [c for c in dossier.contrasts if c.kind == kind]
        for contrast in found[:_SHOWN]:
            name = dossier.parties[contrast.party].name if contrast.party in dossier.parties else contrast.party
            first, second = contrast.claims
            message = f"{kind} ({first}, {second}): {name} {contrast.words}"
            hint = f"`accord claims … show {first}`; reject the one that is wrong" if kind == "contradiction" else ""
            yield Problem(severity, message, where("claims", second), hint)
        if len(found) > _SHOWN:
            more = len(found) - _SHOWN
            yield Problem(severity, f"{more} more of the kind: {kind}", None, "they stand in dossier.yaml: contrasts")


_SEVERITY: dict[str, Severity] = {"contradiction": "warning", "change": "note"}
_SHOWN = 10


def _copies(dossier: Dossier) -> Iterator[Problem]:
    if dossier.copies:
        copies = len({c.source for c in dossier.copies})
        message = (
            f"{copies} of {len(dossier.sources)} sources are, or hold, copies of others; what they share counts once"
        )
        yield Problem("note", message)


def _unconfirmed(dossier: Dossier, where: Locate) -> Iterator[Problem]:
    """One note for all: a list as long as the dossier would hide the rest."""
    proposed = [claim.id for claim in dossier.claims.values() if claim.status == "proposed"]
    if proposed:
        first = f"{', '.join(proposed[:3])}{' …' * (len(proposed) > 3)}"
        message = f"{len(proposed)} of {len(dossier.claims)} claims are proposed, confirmed by nobody yet: {first}"
        hint = "`accord claims CASE review` goes through them"
        yield Problem("note", message, where("claims", proposed[0]), hint)


def _known(kind: str, name: str, known: dict[str, object] | object, place: Place | None) -> Iterator[Problem]:
    names = list(known) if isinstance(known, dict) else []
    if name not in names:
        yield Problem("error", f'"{name}" is not a {kind} of this dossier', place, did_you_mean(name, names))
