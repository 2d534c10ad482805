"""What surrounds the options of a draft: parties, points, status quo, constraints, fallback, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from accord.case.case import Constraint, Fallback, Party, Point
from accord.case.drafting.asks import Ask
from accord.case.drafting.cast import Cast
from accord.case.drafting.options import Act, brief, unique
from accord.case.formula import And, Formula, Is, Node, Not
from accord.dossier.claim import Claim
from accord.dossier.dossier import Dossier
from accord.dossier.frames import found, frame_of

Ids = dict[tuple[str, str], str]
MOST_PARTIES = 8  # those who decide all stay; of the others, those at the table and the ones that speak most
MOST_LISTED = 80  # claims of a dossier up to which each one left out gets its own line
COST = (0.0, 0.3)  # of no deal, where nothing is reported: from none to a third of what is at stake


def crowded_out(cast: Cast, acts: tuple[Act, ...]) -> frozenset[str]:
    """The holders for whom a small case has no room: they decide on nothing and are not at the table."""
    deciding = {party for act in acts for party in act.parties}
    holders = dict.fromkeys(d.ask.holder for act in acts for d in act.asks)
    order = {party: i for i, party in enumerate(cast.parties)}
    idle = [p for p in holders if p not in deciding and cast.parties[p].at_table is not True]
    idle.sort(key=lambda p: (-cast.weight[p], order[p]))
    room = max(0, MOST_PARTIES - len({*deciding, *holders} - {*idle}))
    return frozenset(idle[room:])


def parties_in(cast: Cast, holders: Collection[str], acts: tuple[Act, ...]) -> dict[str, Party]:
    """The parties with a preference or an option, as the dossier orders them. Who decides nothing need not consent."""
    deciding = {party for act in acts for party in act.parties}
    parties: dict[str, Party] = {}
    for party, mention in cast.parties.items():
        if party not in deciding and party not in holders:
            continue
        consents, why = _consents(cast, party, acts)
        notes = [] if consents else [f"{why}: no deal needs its consent"]
        if mention.kind == "other" and not mention.evidence and not mention.aliases:
            notes.append("known only as the holder of claims")
        told = {"at_table": mention.at_table, "note": "; ".join(notes)}
        parties[party] = Party(
            name=brief(mention.name).strip() or brief(party) or "?",
            kind=mention.kind,
            consents=consents,
            by="draft",
            **{k: v for k, v in told.items() if v not in (None, "")},
        )
    return parties


def _consents(cast: Cast, party: str, acts: tuple[Act, ...]) -> tuple[bool, str]:
    """Whether a deal needs the party's yes: as one of the sides, or because a side asks it to act; else why not."""
    if party in cast.neutral:
        return False, "mediates, hosts or judges, and asks for nothing of the matter itself"
    own = [act for act in acts if party in act.parties]
    if not own and party not in cast.disputants and cast.kind(party) in ("io", "court"):
        return False, "no side of the dispute, and decides on nothing here"
    if party in cast.disputants or cast.parties[party].at_table is True:
        return True, ""
    askers = {d.ask.holder for act in own for d in act.asks if d.ask.wanted} - {party}
    if any(cast.at_table(asker) or asker in cast.disputants for asker in askers):
        return True, ""
    return (
        False,
        "not at the table, and no side there asks it to act"
        if own
        else "decides on nothing here, not reported at the table",
    )


def today_in(dossier: Dossier, cast: Cast, acts: tuple[Act, ...], ids: Ids) -> dict[str, tuple[str, str]]:
    """The value of each option today and the fact that shows it; "" where it is only what the frame says is usual."""
    first: dict[str, str] = {}
    for act in acts:
        first.setdefault(act.key, act.by)
    return {ids[act.key, act.by]: _today(dossier, cast, act, first[act.key] == act.by) for act in acts}


def _today(dossier: Dossier, cast: Cast, act: Act, is_first: bool) -> tuple[str, str]:
    """A fact that names nobody who could do it is taken to be about the party that matters most."""
    if act.frame is None:
        return "no", ""
    for fact in dossier.facts:
        for value, shown in act.frame.now.items():
            named = {*fact.parties, *(n.party for n in cast.named(fact.words))}
            if found(shown, fact.words) and (act.by in named or is_first):
                return value, fact.words
    return act.frame.status_quo, ""


def points_in(dossier: Dossier, acts: tuple[Act, ...], ids: Ids) -> dict[str, Point]:
    """One point per act asked for; named as the reporting names it, where it does."""
    reported: dict[str, str] = {}
    for point_id, point in dossier.points.items():
        frame = point.frame or getattr(frame_of(point.name), "id", None)
        if frame:
            reported.setdefault(frame, point_id)
    points: dict[str, Point] = {}
    for key in dict.fromkeys(act.key for act in acts):
        same = [act for act in acts if act.key == key]
        first = same[0]
        known = reported.get(key) or _point_of(same, acts)
        mention = dossier.points.get(known or "")
        asks = first.frame.asks if first.frame else f"Is this agreed: {brief(first.asks[0].ask.words)}?"
        topic = (mention.topic if mention else None) or (first.frame.topic if first.frame else "")
        name = (mention.name if mention else "") or (
            first.frame.name if first.frame else brief(first.asks[0].ask.words, 60)
        )
        details = {k: brief(v) for k, v in (("name", name), ("topic", topic)) if v}
        options = tuple(ids[act.key, act.by] for act in same)
        point_id = unique(known if mention and known else ids[first.key, first.by] if not first.frame else key, points)
        because = tuple(dict.fromkeys(c for act in same for c in act.because))
        points[point_id] = Point(asks=asks, options=options, because=because, by="draft", **details)
    return points


def _point_of(same: list[Act], acts: tuple[Act, ...]) -> str | None:
    """The reported point that most claims of these acts stand under, where no other act shares it."""
    own = Counter(d.ask.claim.point for act in same for d in act.asks if d.ask.claim.point)
    others = {d.ask.claim.point for act in acts if act not in same for d in act.asks}
    return next((point for point, _ in own.most_common() if point not in others), None)


def constraints_in(acts: tuple[Act, ...], ids: Ids, status_quo: dict[str, str]) -> tuple[Constraint, ...]:
    """Acts that contradict each other. The status quo never breaks one."""
    return tuple(
        Constraint(never=Formula(And(both)), by="draft", note=note)
        for both, note in _contradictions(acts, ids)
        if not all(_holds_in(part, status_quo) for part in both)
    )


def _contradictions(acts: tuple[Act, ...], ids: Ids) -> Iterator[tuple[tuple[Node, ...], str]]:
    for i, act in enumerate(acts):
        name = ids[act.key, act.by]
        if act.frame is None:
            continue
        for excluded in act.frame.never_with:
            value, _, rest = (part.strip() for part in excluded.partition("|"))
            other_frame, _, other_value = (part.strip() for part in rest.partition("="))
            for other in acts:
                if other.key == other_frame and other_value in other.values:
                    yield (
                        (_is(name, act, value), _is(ids[other.key, other.by], other, other_value)),
                        "they contradict each other",
                    )
        for other in acts[i + 1 :]:
            if other.key == act.key and act.frame.controller == "bloc" and len(act.values) > 2:
                names = (name, ids[other.key, other.by])
                note = "one admission cannot be both backed and ruled out"
                for ends in ((act.values[0], act.values[-1]), (act.values[-1], act.values[0])):
                    yield tuple(Is(n, v) for n, v in zip(names, ends, strict=True)), note


def _is(name: str, act: Act, value: str) -> Node:
    if len(act.values) > 2:
        return Is(name, value)
    return Is(name) if value == act.values[1] else Not(Is(name))


def _holds_in(node: Node, state: dict[str, str]) -> bool:
    match node:
        case Is(option, None):
            return state[option] == "yes"
        case Is(option, value):
            return state[option] == value
        case Not(part):
            return not _holds_in(part, state)
        case _:
            return False


def fallback_of(parties: dict[str, Party]) -> Fallback:
    """Without a deal the status quo goes on; what that costs is not in the reporting."""
    return Fallback(
        state="status_quo",
        cost=dict.fromkeys(parties, COST),
        by="draft",
        note="the reporting gives no figure for what no deal costs: a wide range is assumed for every party",
    )


def notes_of(
    dossier: Dossier, cast: Cast, claims: tuple[Claim, ...], asks: tuple[Ask, ...], acts: tuple[Act, ...]
) -> tuple[str, ...]:
    """What the draft leaves out, claim by claim and point by point, and what it could not do."""
    notes = ["a first draft: every item marked draft is a guess until a person confirms it"]
    if len({party for act in acts for party in act.parties} | {d.ask.holder for act in acts for d in act.asks}) == 1:
        notes.append("only one party is reported to ask for anything: add the others before analysing")
    used = {d.ask.claim.id for act in acts for d in act.asks}
    asking = {ask.claim.id: ask for ask in asks}
    left_out: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.id not in used:
            left_out.setdefault(_why_left_out(claim, asking.get(claim.id), cast, acts), []).append(claim)
    for why, those in left_out.items():
        if len(claims) <= MOST_LISTED:
            notes += [f'claim {c.id} ("{brief(c.content, 60)}") {why}: left out' for c in those]
        else:
            notes.append(f"each of {len(those)} claims {why}: left out: {', '.join(c.id for c in those)}")
    used_points = {p for act in acts for d in act.asks if (p := d.ask.claim.point)}
    framed = {act.key for act in acts}
    for point_id, point in dossier.points.items():
        frame = point.frame or getattr(frame_of(point.name), "id", None)
        if point_id not in used_points and frame not in framed:
            notes.append(
                f'point {point_id} ("{brief(point.name, 60)}") has no option: nobody is reported to ask for it'
            )
    return tuple(notes)


def _why_left_out(claim: Claim, ask: Ask | None, cast: Cast, acts: tuple[Act, ...]) -> str:
    if ask is None:
        return "asks for nothing of anybody"
    if ask.frame and ask.frame.controller == "sanctioner" and not any(act.key == ask.frame.id for act in acts):
        return f"is about {ask.frame.name}, and who could lift them is not among the parties reported"
    if claim.stance == "expects":
        return "foresees something and asks for nothing"
    if claim.stance in ("fears", "threatens") and not ask.frame:
        return f"says what is {'feared' if claim.stance == 'fears' else 'threatened'}, not what is asked"
    if ask.frame is None:
        return "fits no frame"
    if not any(cast.at_table(p) for p in claim.holders) and any(act.key == ask.frame.id for act in acts):
        return (
            f"is about {ask.frame.name}, but its holder decides on nothing, is not at the table, and the case is full"
        )
    return f"is about {ask.frame.name}, for which the case has no room"
