"""Quantities: what several parties name different figures for becomes one option with those figures as its values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from accord.case.drafting.asks import Ask
from accord.case.drafting.cast import Cast
from accord.case.drafting.deciders import Decided
from accord.case.drafting.options import brief
from accord.case.drafting.quantities.figures import amount_of, figures_in
from accord.case.drafting.quantities.matters import Matter, matters_in
from accord.case.drafting.rules import may_decide, may_own
from accord.dossier.dossier import Dossier
from accord.dossier.frames import Frame, frames_in

_ASKS = ("wants", "demands", "refuses", "rejects")
_TODAY = "as today"


def quantified(dossier: Dossier, cast: Cast, decided: tuple[Decided, ...]) -> tuple[Decided, ...]:
    """The asks, those about figures of one matter turned into asks for values of one option, which one party controls.

    Steps: gather the figures by frame and unit; keep what several parties name differently; see who wants more and
    who less; put the values in order, today's at the end the controller holds to.
    """
    matters = [matter for matter in matters_in(decided) if matter.is_open]
    found: list[Decided] = []
    deciding: dict[str, str] = {}
    replaced: dict[int, list[Decided]] = {}
    for matter in sorted(matters, key=lambda m: (-len(m.named), m.unit != "%")):
        if matter.frame and matter.frame.controller == "belligerents":
            for item, made in _lengths(matter, cast.belligerents):
                replaced.setdefault(id(item), []).append(made)
            continue
        base = matter.frame.id if matter.frame else "figure"
        first = base not in deciding
        controller = matter.by or deciding.get(base) or _controller(cast, matter, decided)
        deciding.setdefault(base, controller)
        for item, made in _drafted(dossier, cast, matter, decided, controller=controller, is_first=first):
            replaced.setdefault(id(item), []).append(made)
    for item in decided:
        made_of = replaced.get(id(item), [])
        of_another = item.ask.frame is not None and made_of and not any(_is_of(m, item.ask.frame) for m in made_of)
        found += [*made_of, item] if of_another else made_of or [_apart(item, deciding)]
    return tuple(found)


def _is_of(made: Decided, frame: Frame) -> bool:
    """Whether the ask made says all that the plain one did; a length says less than the act."""
    return made.ask.frame is not None and made.ask.frame.asks == frame.asks


def _drafted(
    dossier: Dossier, cast: Cast, matter: Matter, decided: tuple[Decided, ...], *, controller: str, is_first: bool
) -> list[tuple[Decided, Decided]]:
    """Every ask of the matter, with the ask it becomes. Plain words on the same act speak of the first matter of it."""
    up = _directions(matter, controller)
    shown, today = _values(dossier, matter, up.get(controller, -1))
    frame = _frame_of(matter, tuple(shown.values()), today, is_first=is_first)
    guess = f"its values are the figures reported; {cast.parties[controller].name} is taken to decide on it"

    def made(item: Decided, value: str) -> Decided:
        way = up.get(item.ask.holder, 0)
        order = frame.values if way < 0 else frame.values[::-1] if way else ()
        guesses = (*item.ask.guesses, guess)
        ask = replace(item.ask, frame=frame, value=value, order=order, guesses=guesses)
        return Decided(ask, (controller,), item.guess)

    named = {id(item) for item, _ in matter.named}
    result = [(item, made(item, shown[figure.amount])) for item, figure in matter.named]
    if is_first and matter.frame and matter.frame.figure:
        for item in decided:
            ask = item.ask
            if id(item) not in named and _speaks_of(item, matter.frame, controller):
                asking = -up.get(controller, -1)
                if ask.holder != controller:
                    up.setdefault(ask.holder, asking if _is_for(ask, matter.frame) else -asking)
                best = frame.values[-1] if asking > 0 else frame.values[0]
                result.append((item, made(item, best if _speaks_of_all(ask, matter.frame) else frame.status_quo)))
    return result


def _lengths(matter: Matter, parties: tuple[str, ...]) -> Iterator[tuple[Decided, Decided]]:
    """How long a truce lasts: a joint option of those at war. No truce stands first."""
    shown = {amount: figure.shown for _, figure in matter.named for amount in [figure.amount]}
    values = (_TODAY, *(" ".join(shown[amount].replace('"', "").split()) for amount in matter.amounts))
    up = _directions(matter, "")
    if matter.frame is None or len(parties) < 2 or len(set(values)) < len(values):  # nobody to agree on it
        return
    frame = matter.frame.model_copy(
        update={
            "id": f"{matter.frame.id}_length", "name": f"length of the {matter.frame.name}", "verb": "truce_length",
            "asks": "For how long does the fighting stop?", "does": "agree on the length of a truce",
            "controller": "joint", "values": values, "means": values[-1], "offered": "", "says": {}, "opposite": (),
            "undo": (), "now": {}, "status_quo": _TODAY, "changes": (),
            "never_with": tuple(f"{value} | {matter.frame.id} = no" for value in values[1:]),
        }
    )  # fmt: skip
    for item, figure in matter.named:
        way = up.get(item.ask.holder, 1)
        value = values[matter.amounts.index(figure.amount) + 1]
        order = values[:0:-1] + values[:1] if way > 0 else values[1:] + values[:1]
        guesses = (*item.ask.guesses, "its values are the lengths reported")
        yield (
            item,
            Decided(replace(item.ask, frame=frame, value=value, order=order, guesses=guesses), parties, item.guess),
        )


def _speaks_of(item: Decided, frame: Frame, controller: str) -> bool:
    """Whether plain words, without a figure, are about the same act of the same party."""
    ask = item.ask
    plain = ask.frame is not None and ask.frame.id == frame.id and not figures_in(ask.words)
    usual = not frame.values or ask.value in (frame.means, frame.offered, frame.status_quo)
    return plain and usual and ask.claim.stance != "threatens" and (bool(item.guess) or item.parties == (controller,))


def _is_for(ask: Ask, frame: Frame) -> bool:
    """Whether plain words are for what is asked of the controller."""
    return ask.wanted == _speaks_of_all(ask, frame)


def _speaks_of_all(ask: Ask, frame: Frame) -> bool:
    """Whether plain words name the act as asked for; else they name leaving it as it is."""
    return ask.value != frame.status_quo


def _apart(item: Decided, deciding: dict[str, str]) -> Decided:
    """What else is asked of who decides on the scale ("a one-off payment", "the majority") is a choice of its own."""
    ask = item.ask
    if ask.frame is None or not ask.frame.figure or deciding.get(ask.frame.id) not in item.parties:
        return item
    figures = figures_in(ask.words)
    words = ask.value if ask.frame.values and not figures else brief(ask.words, 60)
    kind = _slug(figures[0].unit) if figures else _slug(words if ask.frame.values else "besides")
    does = words if words == ask.value else f"grants this: {words}"
    does = f"carries out its threat: {words}" if ask.claim.stance == "threatens" else does
    frame = _yes_no(ask.frame, f"{ask.frame.id}_{kind}", words, does)
    return replace(item, ask=replace(ask, frame=frame, value="yes"))


def _controller(cast: Cast, matter: Matter, decided: tuple[Decided, ...]) -> str:
    """Who decides for most of the asks, of those who may; of equals the one that asks least of others."""
    rule = matter.frame.controller if matter.frame else "agent"
    votes: Counter[str] = Counter()
    for item, _ in matter.named:
        for party in item.parties:
            votes[party] += 1 if item.guess or not item.ask.frame else 2
    asking = Counter(item.ask.holder for item, _ in matter.named if item.ask.claim.stance in _ASKS)
    named = {id(item) for item, _ in matter.named}
    plain = [d for d in decided if matter.frame and d.ask.frame == matter.frame and id(d) not in named]
    asking.update(d.ask.holder for d in plain if d.ask.holder not in d.parties)
    able = [p for p in votes if may_decide(cast, rule, p) and may_own(cast, rule, p)]
    offering = {i.ask.holder for i, _ in matter.named if i.ask.claim.stance in ("offers", "accepts") and i.ask.wanted}
    order = list(cast.parties)
    return min(able or list(votes) or order, key=lambda p: (-votes[p], p not in offering, asking[p], order.index(p)))


def _directions(matter: Matter, controller: str) -> dict[str, int]:
    """Who wants more (1) and who less (-1): by the figures each is for, against those of who decides."""
    wished: dict[str, list[float]] = {}
    for item, figure in matter.named:
        if item.ask.wanted:
            wished.setdefault(item.ask.holder, []).append(figure.amount)
    up: dict[str, int] = {}
    for holder, own in wished.items():
        others = [amount for other, found in wished.items() if other != holder for amount in found]
        if holder != controller:
            others = wished.get(controller) or others
        gap = sum(own) / len(own) - sum(others) / len(others) if others else 0.0
        up.update({holder: 1 if gap > 0 else -1} if gap else {})
    for item, figure in matter.named:
        holder = item.ask.holder
        if item.ask.wanted or holder in up:
            continue
        wishers = [up.get(w, 0) for w, found in wished.items() if figure.amount in found and w != holder]
        ends = {matter.amounts[-1]: -1, matter.amounts[0]: 1}
        up[holder] = ends.get(figure.amount) or next((-w for w in wishers if w), -1)
    if controller not in up and up:
        up[controller] = -next(iter(up.values()))
    opposite = up.get(controller)
    for holder in wished if opposite else ():
        up.setdefault(holder, -opposite if opposite else 0)
    return up


def _values(dossier: Dossier, matter: Matter, controller_way: int) -> tuple[dict[float, str], str]:
    """The name of the value for each amount, in order, and today's: reported, else at the end the controller holds."""
    shown: dict[float, str] = {}
    for _, figure in sorted(matter.named, key=lambda pair: (pair[1].unit == "", pair[0].ask.place)):
        shown.setdefault(figure.amount, " ".join(figure.shown.replace('"', "").split()))
    ordered = {amount: shown[amount] for amount in sorted(shown)}
    today = _reported_today(dossier, matter, ordered)
    if today:
        return dict(sorted((ordered | {today[0]: today[1]}).items())), today[1]
    ends = {float("-inf"): _TODAY} if controller_way < 0 else {float("inf"): _TODAY}
    return dict(sorted((ordered | ends).items())), _TODAY


def _reported_today(dossier: Dossier, matter: Matter, ordered: dict[float, str]) -> tuple[float, str] | None:
    for _, figure in matter.named:
        number = re.sub(r"[^\d.,]", "", figure.today).strip(".,")
        if number:
            return (amount := amount_of(number)), ordered.get(amount, number)
    for fact in dossier.facts:
        about = {frame.id for frame in frames_in(fact.words)}
        for figure in figures_in(fact.words) if matter.frame and matter.frame.id in about else ():
            if figure.unit == matter.unit and figure.amount in ordered:
                return figure.amount, ordered[figure.amount]
    return None


def _frame_of(matter: Matter, values: tuple[str, ...], today: str, *, is_first: bool) -> Frame:
    """The frame of the matter with the figures as its values; where it has none, one made of the longest words."""
    base = matter.frame
    if base is None:
        words = brief(max((i.ask.words for i, _ in matter.named if i.ask.wanted), key=len), 60).rstrip(" .,;")
        asks = f"Which figure is agreed: {words}?"
        base = Frame(id="figure", name=words or "a figure", asks=asks, triggers=(words or "figure",), verb="figure",
                     does=f"on this: {words}")  # fmt: skip
    same = is_first and bool(base.figure or matter.frame is None)
    own = base.id if same else f"{base.id}_{_slug(matter.unit)}"
    does = base.figure if same and base.figure else base.does if matter.frame is None else f"on {base.name}"
    return base.model_copy(
        update={
            "id": own, "name": base.name if same else f"{base.name} ({_slug(matter.unit).replace('_', ' ')})",
            "verb": base.verb if same else own, "does": does, "values": values, "status_quo": today,
            "means": values[-1], "offered": "", "says": {}, "opposite": (), "undo": (), "now": {}, "changes": (),
            "never_with": (),
        }
    )  # fmt: skip


def _yes_no(base: Frame, own: str, words: str, does: str) -> Frame:
    return base.model_copy(
        update={
            "id": own, "name": words, "asks": f"Is this agreed: {words}?", "verb": own, "does": does,
            "values": (), "means": "yes", "offered": "", "says": {}, "opposite": (), "status_quo": "no", "now": {},
            "changes": (), "never_with": (),
        }
    )  # fmt: skip


def _slug(unit: str) -> str:
    if re.search(r"[$£€¥₹]", unit):
        return "sum"
    return re.sub(r"\W+", "_", {"%": "percent"}.get(unit, unit)).strip("_") or "amount"
