"""Points of several reports: one where they are of one frame, or go by nearly the same name."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import NamedTuple

from accord.dossier.dossier import Dossier, ReportedPoint
from accord.dossier.joining.groups import Groups, once
from accord.dossier.joining.mentions import Mentions
from accord.dossier.joining.wording import gist_of

Key = tuple[int, str]  # which dossier, which id


class Asked(NamedTuple):
    """A point as a report has it, without its passages."""

    id: str
    name: str
    topic: str | None
    frame: str | None

    @classmethod
    def of(cls, point: ReportedPoint) -> Asked:
        """A point without its passages."""
        return cls(point.id, point.name, point.topic, point.frame)


def join_points(dossiers: Sequence[Dossier], known: int | None) -> tuple[dict[str, ReportedPoint], dict[Key, str]]:
    """All points, and the id each had in its dossier turned into its id here.

    What one report tells apart stays apart, though it be of one frame: "pay" and "rosters" are both of wages. Then the
    plainest point of the frame in each report is the one that meets the others. `known` is as for parties.
    """
    mentions = Mentions[Asked]()
    told = [(n, i, point) for n, d in enumerate(dossiers) for i, point in d.points.items()]
    for n, _, point in told:
        mentions.add(n, Asked.of(point))
    merged: dict[str, ReportedPoint] = {}
    ids: dict[Key, str] = {}
    for asked, group in join_mentions(mentions, known):
        evidence = once(span for number in group for span in told[number][2].evidence)
        merged[asked.id] = told[group[0]][2].model_copy(update={**asked._asdict(), "evidence": evidence})
        ids.update((told[number][:2], asked.id) for number in group)
    return merged, ids


def join_mentions(mentions: Mentions[Asked], known: int | None) -> list[tuple[Asked, array[int]]]:
    """`join_points` for points without passages: each as it is called now, and the mentions of it, the known first."""
    groups = Groups(len(mentions), mentions.places)
    if known is not None:
        _as_known(groups, mentions)
    by_name: dict[tuple[str, ...], int] = {}
    names = [_name_of(point) for point in mentions.different]
    for number, which in enumerate(mentions.which):
        groups.put_together(by_name.setdefault(names[which], number), number)
    _by_frame(groups, mentions)
    listed = groups.all()
    taken = {mentions[i].id for i, place in enumerate(mentions.places) if place == known}
    found, numbers = {}, dict[str, int]()
    order = [(all(mentions.places[i] != known for i in g), min(p.id for p in mentions.said_in(g))) for g in listed]
    for at in sorted(range(len(listed)), key=order.__getitem__):
        if known is not None:
            listed[at] = array("L", sorted(listed[at], key=lambda i: mentions.places[i] != known))
        is_known = mentions.places[listed[at][0]] == known
        point = _merged(mentions.said_in(listed[at]), is_known=is_known)
        name = point.id
        while name in taken and not is_known:
            numbers[point.id] = numbers.get(point.id, 1) + 1
            name = f"{point.id}_{numbers[point.id]}"
        taken.add(name)
        found[at] = point._replace(id=name)
    return [(found[at], group) for at, group in enumerate(listed)]


def _as_known(groups: Groups, mentions: Mentions[Asked]) -> None:
    """What has the id and the name of a known point is that point, whatever others are called."""
    first: dict[tuple[str, str], int] = {}
    for number, point in enumerate(mentions):
        groups.put_together(first.setdefault((point.id, point.name), number), number)


def _by_frame(groups: Groups, mentions: Mentions[Asked]) -> None:
    """In each report, the plainest point of a frame or topic meets those of the others."""
    plainness = [_plainness(point) for point in mentions.different]
    first: dict[str, int] = {}
    met: dict[str, set[int]] = {}
    for number in sorted(range(len(mentions)), key=lambda i: plainness[mentions.which[i]]):
        point, place = mentions[number], mentions.places[number]
        about = point.frame or (point.topic and f"topic {point.topic}")
        if about and place not in met.setdefault(about, set()):
            met[about].add(place)
            groups.put_together(first.setdefault(about, number), number)


def _name_of(point: Asked) -> tuple[str, ...]:
    return gist_of(point.name).words or (point.name,)


def _plainness(point: Asked) -> tuple[bool, int, str, str]:
    """The plainest name of a frame is the frame's own; then the shortest."""
    is_named = bool(point.frame) and gist_of((point.frame or "").replace("_", " ")).core <= gist_of(point.name).core
    return not is_named, len(point.name), point.name, point.id


def _merged(parts: Sequence[Asked], *, is_known: bool) -> Asked:
    chosen = parts[0] if is_known else min(parts, key=_plainness)
    frames, topics = sorted({p.frame for p in parts if p.frame}), sorted({p.topic for p in parts if p.topic})
    return chosen._replace(
        frame=chosen.frame or next(iter(frames), None), topic=chosen.topic or next(iter(topics), None)
    )
