"""Rules: who usually decides on an act, by its frame, where the reporting does not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from accord.case.drafting.asks import Ask
from accord.case.drafting.cast import Cast

_PEOPLES = ("belligerents", "occupier", "owner")


def may_decide(cast: Cast, rule: str, party: str) -> bool:
    """A mediator cannot cede another's land or stop another's attacks, whoever asks it to."""
    if rule not in _PEOPLES:
        return True
    return party in cast.belligerents if cast.belligerents else cast.kind(party) not in ("union", "company")


def may_own(cast: Cast, rule: str, holder: str) -> bool:
    """Whether a holder that offers, accepts, plans or refuses the act speaks of its own doing."""
    match rule:
        case "belligerents" | "occupier":
            return holder in cast.belligerents or not cast.belligerents
        case "owner":
            return False
        case "bloc":
            return cast.kind(holder) in ("bloc", "io")
        case "employer":
            return cast.kind(holder) not in ("union", "group")
        case "union":
            return cast.kind(holder) == "union"
        case "holder":
            return cast.kind(holder) not in ("io", "court")
        case "government" | "sanctioner":
            return cast.kind(holder) in ("state", "institution", "region", "bloc", "io", "political_party")
        case "company":
            return cast.kind(holder) == "company"
        case _:
            return True


def acts_itself(cast: Cast, party: str) -> bool:
    """Whether a party is one that acts: people who are only spoken of (interns, refugees) do not."""
    return cast.kind(party) not in ("other", "group") or bool(cast.weight[party])


Rule = Callable[[Cast, Ask, Counter[str]], tuple[str, ...]]


def _one(party: str | None) -> tuple[str, ...]:
    return (party,) if party else ()


def _belligerents(cast: Cast, ask: Ask, votes: Counter[str]) -> tuple[str, ...]:
    return cast.belligerents or _sides(cast, ask)


def _occupier(cast: Cast, ask: Ask, votes: Counter[str]) -> tuple[str, ...]:
    if cast.occupier and cast.occupier in cast.belligerents:
        return (cast.occupier,)
    return _one(
        next((p for p, _ in votes.most_common(1)), None) or cast.occupier or cast.counterpart(ask.holder, ask.words)
    )


def _owner(cast: Cast, ask: Ask, votes: Counter[str]) -> tuple[str, ...]:
    sides = [p for p in cast.belligerents if p != cast.occupier]
    if cast.occupier and sides:
        return (sides[0],)
    return _one(cast.counterpart(ask.holder, ask.words))


def _bloc(cast: Cast, ask: Ask, votes: Counter[str]) -> tuple[str, ...]:
    """The bloc where it has a say of its own; else the party addressed on the matter; else one at the table."""
    blocs = [p for p in cast.of_kind("bloc", "io") if p != ask.holder]
    named = [n.party for n in cast.named(ask.words) if n.party in blocs]
    for party in [*named, *blocs]:
        if cast.weight[party]:
            return (party,)
    if votes:
        return (votes.most_common(1)[0][0],)
    subject = {n.party for n in cast.named(ask.words)}
    states = [p for p in cast.of_kind("state") if p not in subject | {ask.holder, *cast.belligerents}]
    voiced = [p for p in states if cast.weight[p]]
    return _one(cast.first(voiced) or next(iter([*named, *blocs]), None))


def _employer(cast: Cast, ask: Ask, votes: Counter[str]) -> tuple[str, ...]:
    told = [p for p, _ in votes.most_common() if cast.kind(p) not in ("union", "group")]
    companies = [p for p in cast.of_kind("company") if cast.weight[p]]
    told = [p for p in told if p in companies] or ([] if companies else told)
    return _one(next(iter(told), None) or cast.first(companies) or cast.counterpart(ask.holder))


def _union(cast: Cast, ask: Ask, votes: Counter[str]) -> tuple[str, ...]:
    if cast.kind(ask.holder) == "union":
        return (ask.holder,)
    return _one(cast.first(cast.of_kind("union")) or cast.first(cast.of_kind("group")))


def _government(cast: Cast, ask: Ask, votes: Counter[str]) -> tuple[str, ...]:
    told = [p for p in votes if may_own(cast, "government", p) and p != ask.holder]
    told.sort(key=lambda p: (not cast.at_table(p), -votes[p]))
    other = cast.counterpart(ask.holder, ask.words)
    governs = other if other and may_own(cast, "government", other) else cast.seat_of_government()
    if not ask.wanted and votes[ask.holder] > max((votes[p] for p in told), default=0):
        return (ask.holder,)  # who would be spared an act that the others ask of it alone speaks of its own
    if told and (cast.at_table(told[0]) or not governs or not cast.at_table(governs)):
        return (told[0],)
    return _one(governs)


def _sanctioner(cast: Cast, ask: Ask, votes: Counter[str]) -> tuple[str, ...]:
    """Who imposed them: named or spoken of by others, else a state or bloc not at war with the holder; or nobody."""
    foes = cast.belligerents if ask.holder in cast.belligerents else ()
    imposing = cast.of_kind("state", "bloc") if foes else cast.of_kind("state", "bloc", "io")
    able = [p for p in imposing if p != ask.holder and p not in (*foes, *cast.neutral)]
    named = [n.party for n in cast.named(ask.words) if n.party in able]
    told = [p for p, _ in votes.most_common() if p in able or (p in foes and p != ask.holder)]
    voiced = [p for p in able if cast.weight[p]]
    sides = [p for p in [*told, *able] if p in cast.disputants]
    return _one(next(iter([*named, *sides, *told]), None) or cast.first(voiced))


def _company(cast: Cast, ask: Ask, votes: Counter[str]) -> tuple[str, ...]:
    told = [p for p, _ in votes.most_common() if cast.kind(p) == "company"]
    return _one(next(iter(told), None) or cast.first(cast.of_kind("company")))


def _agent_rule(cast: Cast, ask: Ask, votes: Counter[str]) -> tuple[str, ...]:
    """The party the other claims on the matter speak of, not the holder where there is another; else the other side."""
    if ask.frame and ask.frame.single and votes:
        return (votes.most_common(1)[0][0],)
    others = sorted((p for p in votes if p != ask.holder), key=lambda p: (not cast.at_table(p), -votes[p]))
    other = cast.counterpart(ask.holder, ask.words)
    if others and (cast.at_table(others[0]) or not other or not cast.at_table(other)):
        return (others[0],)
    return _one(other)


def _holder(cast: Cast, ask: Ask, votes: Counter[str]) -> tuple[str, ...]:
    return (ask.holder,) if ask.claim.stance != "demands" else _agent_rule(cast, ask, votes)


def _joint(cast: Cast, ask: Ask, votes: Counter[str]) -> tuple[str, ...]:
    """Both sides, which must agree: those at war, else the two sides of the claim that sit at the table."""
    return cast.belligerents if len(cast.belligerents) > 1 else _sides(cast, ask)


def _sides(cast: Cast, ask: Ask) -> tuple[str, ...]:
    """The holder and its counterpart; where the holder sits apart, the first at the table and its counterpart."""
    first = ask.holder if cast.at_table(ask.holder) else cast.first(cast.parties) or ask.holder
    return tuple(dict.fromkeys(p for p in (first, cast.counterpart(first)) if p))


RULES: dict[str, Rule] = {
    "agent": _agent_rule,
    "belligerents": _belligerents,
    "bloc": _bloc,
    "company": _company,
    "counterpart": _agent_rule,
    "employer": _employer,
    "government": _government,
    "holder": _holder,
    "joint": _joint,
    "named": _agent_rule,
    "occupier": _occupier,
    "owner": _owner,
    "sanctioner": _sanctioner,
    "union": _union,
}
