"""Draft: a first case from a dossier. What the reporting does not say is guessed, and every guess is marked."""

from __future__ import annotations

from collections.abc import Iterator

from accord.case.case import Case, Party, Point, Preference
from accord.case.drafting.asks import asks_of
from accord.case.drafting.cast import Cast, cast_of
from accord.case.drafting.deciders import Decided, decide
from accord.case.drafting.options import Act, acts_of, brief, chosen, option_ids, option_of
from accord.case.drafting.preferences import preferences_of, wary
from accord.case.drafting.quantities import quantified
from accord.case.drafting.setting import (
    constraints_in,
    crowded_out,
    fallback_of,
    notes_of,
    parties_in,
    points_in,
    today_in,
)
from accord.case.drafting.silence import cared_for, with_inertia
from accord.dossier.claim import Claim
from accord.dossier.dossier import Dossier, PartyMention
from accord.problem import refuse


def draft(dossier: Dossier) -> Case:
    """A first case: options from what is asked, preferences from who asks. Raises Problems where nobody asks anything.

    Deterministic; small (at most 12 options); what finds no room stands in the notes of the case.
    """
    parties, claims = _readable(dossier)
    cast = cast_of(dossier, parties, claims)
    asks = asks_of(dossier, claims)
    decided = quantified(dossier, cast, decide(cast, asks))
    left_out = crowded_out(cast, chosen(acts_of(cast, decided)))
    acts = chosen(acts_of(cast, tuple(item for item in decided if item.ask.holder not in left_out)))
    if not acts:
        raise refuse(
            "no position of any party was found, so there is nothing to draft",
            hint="the reader knows English only; add claims to claims.jsonl, or write case.yaml by hand",
        )
    acts, ids, preferences = _cared_for(cast, acts, decided)
    today = today_in(dossier, cast, acts, ids)
    status_quo = {option: value for option, (value, _) in today.items()}
    seated = parties_in(cast, preferences, acts)
    options = {(i := ids[act.key, act.by]): option_of(cast, act, today=today[i][1]) for act in acts}
    complete = {p: with_inertia(p, preferences.get(p, ()), options, status_quo) for p in seated}
    points = points_in(dossier, acts, ids)
    published = [source.published for source in dossier.sources.values() if source.published]
    return Case(
        title=_title(dossier, seated, points),
        **({"as_of": max(published)} if published else {}),
        parties=seated,
        options=options,
        points=points,
        constraints=constraints_in(acts, ids, status_quo),
        status_quo=status_quo,
        preferences={party: found for party, found in complete.items() if found},
        fallback=fallback_of(seated),
        notes=(*notes_of(dossier, cast, claims, asks, acts), *_notes_of_overridden(dossier)),
    )


def _cared_for(
    cast: Cast, acts: tuple[Act, ...], decided: tuple[Decided, ...]
) -> tuple[tuple[Act, ...], dict[tuple[str, str], str], dict[str, tuple[Preference, ...]]]:
    """The acts that some party has a wish about, their ids, and the wishes: what nobody cares for is no option."""
    ids = option_ids(cast, acts)
    preferences = wary(cast, acts, ids, preferences_of(acts, ids, decided))
    spoken = cared_for(preferences)
    kept = tuple(act for act in acts if ids[act.key, act.by] in spoken)
    if not kept or len(kept) == len(acts):
        return acts, ids, preferences
    ids = option_ids(cast, kept)
    return kept, ids, wary(cast, kept, ids, preferences_of(kept, ids, decided))


def _readable(dossier: Dossier) -> tuple[dict[str, PartyMention], tuple[Claim, ...]]:
    """The claims nobody has rejected and nothing overrides, and every party they name, an unlisted one by its id."""
    parties = {party: mention for party, mention in dossier.parties.items() if _may_be_party(party)}
    claims = []
    aside = {claim for claim, _ in _overridden(dossier)}
    for claim in (c for c in dossier.claims.values() if c.id not in aside):
        holders = tuple(dict.fromkeys(h for h in claim.holders if _may_be_party(h)))
        if claim.status == "rejected" or not holders:
            continue
        for holder in holders:
            if holder not in parties:
                parties[holder] = PartyMention(id=holder, name=holder.replace("_", " ").strip() or holder)
        claims.append(claim if holders == claim.holders else claim.model_copy(update={"holders": holders}))
    return parties, tuple(claims)


def _notes_of_overridden(dossier: Dossier) -> tuple[str, ...]:
    notes = (
        f"claim {old} was left out: {new} goes against it and takes its place" for old, new in _overridden(dossier)
    )
    return tuple(dict.fromkeys(notes))


def _overridden(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Claims another one takes the place of, and that one: a confirmed one of a proposed, the later of the earlier."""
    status = {i: c.status for i, c in dossier.claims.items()}
    for contrast in dossier.contrasts:
        first, second = contrast.claims
        if {status.get(first), status.get(second)} == {"confirmed", "proposed"}:
            yield (first, second) if status[first] == "proposed" else (second, first)
        elif contrast.kind == "change" and status.get(first) == status.get(second) != "rejected":
            yield first, second


def _may_be_party(party: str) -> bool:
    """ "joint" marks options that change by agreement and can name no party."""
    return bool(party.strip()) and party != "joint"


def _title(dossier: Dossier, parties: dict[str, Party], points: dict[str, Point]) -> str:
    """The headline of the reporting, else who negotiates and the first things it is about."""
    for title in (dossier.title, *(source.title for source in dossier.sources.values())):
        told = brief(title, 120).strip()
        if told:
            return told
    names = [party.name for party in parties.values()]
    who = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    about = " · ".join(point.name or point.asks for point in list(points.values())[:3])
    return f"{who}: {about}"
