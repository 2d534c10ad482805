"""Points of several reports: one where they are of one frame, or go by nearly the same name."""

from __future__ import annotations

from collections.abc import Sequence

from accord.dossier.dossier import Dossier, ReportedPoint
from accord.dossier.joining.groups import Groups, once
from accord.dossier.joining.wording import gist_of

Key = tuple[int, str]  # which dossier, which id


def join_points(dossiers: Sequence[Dossier], known: int | None) -> tuple[dict[str, ReportedPoint], dict[Key, str]]:
    """All points, and the id each had in its dossier turned into its id here.

    What one report tells apart stays apart, though it be of one frame: "pay" and "rosters" are both of wages. Then the
    plainest point of the frame in each report is the one that meets the others. `known` is as for parties.
    """
    points = {(n, i): point for n, d in enumerate(dossiers) for i, point in d.points.items()}
    groups = Groups(((key, key[0]) for key in points), apart=True)
    by_name: dict[tuple[str, ...], Key] = {}
    for key, point in points.items():
        groups.put_together(by_name.setdefault(_name_of(point), key), key)
    main: dict[tuple[int, str], Key] = {}
    for key, point in sorted(points.items(), key=lambda item: _plainness(item[1])):
        if about := point.frame or (point.topic and f"topic {point.topic}"):
            main.setdefault((key[0], about), key)
    by_frame: dict[str, Key] = {}
    for (_, about), key in main.items():
        groups.put_together(by_frame.setdefault(about, key), key)
    taken = {i for n, d in enumerate(dossiers) if n == known for i in d.points}
    merged, ids, numbers = {}, {}, dict[str, int]()
    for group in sorted(groups.all(), key=lambda g: (all(n != known for n, _ in g), min(points[k].id for k in g))):
        group = sorted(group, key=lambda key: key[0] != known)
        point = _merged([points[key] for key in group], is_known=group[0][0] == known)
        name = point.id
        while name in taken and group[0][0] != known:
            numbers[point.id] = numbers.get(point.id, 1) + 1
            name = f"{point.id}_{numbers[point.id]}"
        taken.add(name)
        merged[name] = point.model_copy(update={"id": name})
        ids.update(dict.fromkeys(group, name))
    return {i: merged[i] for i in dict.fromkeys(ids[key] for key in points)}, ids


def _name_of(point: ReportedPoint) -> tuple[str, ...]:
    return gist_of(point.name).words or (point.name,)


def _plainness(point: ReportedPoint) -> tuple[bool, int, str, str]:
    """The plainest name of a frame is the frame's own; then the shortest."""
    is_named = bool(point.frame) and gist_of((point.frame or "").replace("_", " ")).core <= gist_of(point.name).core
    return not is_named, len(point.name), point.name, point.id


def _merged(parts: Sequence[ReportedPoint], *, is_known: bool) -> ReportedPoint:
    chosen = parts[0] if is_known else min(parts, key=_plainness)
    frames, topics = sorted({p.frame for p in parts if p.frame}), sorted({p.topic for p in parts if p.topic})
    return chosen.model_copy(
        update={
            "frame": chosen.frame or next(iter(frames), None),
            "topic": chosen.topic or next(iter(topics), None),
            "evidence": once(span for p in parts for span in p.evidence),
        }
    )
