"""A brief as plain data for JSON: every sentence with its words and what it rests on."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from accord.brief.brief import Brief
from accord.brief.frame import Frame
from accord.brief.sentence import Assumed, Ground, PartyMark, Reported, Sentence


def as_data(brief: Brief) -> dict[str, Any]:
    """The whole brief; a sentence becomes {"text", "rests_on"}, other records keep their field names."""
    data: dict[str, Any] = _plain(brief, brief.chips)
    data["brief"] = "accord/brief-1"
    data["evidence"] = {item: list(numbers) for item, numbers in brief.chips.items()}
    del data["chips"]
    return data


def _plain(node: Any, chips: dict[str, tuple[int, ...]]) -> Any:
    if isinstance(node, Sentence):
        marks = [{"party": r.party, "name": r.name} for r in node.words if isinstance(r, PartyMark)]
        found: dict[str, Any] = {"text": node.plain(), "rests_on": [_ground(g, chips) for g in node.grounds]}
        return found | ({"parties": marks} if marks else {})
    if isinstance(node, Frame):
        return node.text
    if isinstance(node, (tuple, list)):
        return [_plain(part, chips) for part in node]
    if is_dataclass(node):
        name = type(node).__name__.lower()
        own = {f.name: _plain(getattr(node, f.name), chips) for f in fields(node)}
        return own if name in ("brief", "section") else {"is": name} | own
    return node


def _ground(ground: Ground, chips: dict[str, tuple[int, ...]]) -> dict[str, Any]:
    if isinstance(ground, Reported):
        numbers = sorted({n for item in ground.items for n in chips.get(item, ())})
        return {"rest": "claim", "items": list(ground.items), "passages": numbers}
    if isinstance(ground, Assumed):
        return {"rest": "assumed", "item": ground.item, "by": ground.by, "note": ground.note}
    return {"rest": "computed", "result": ground.result, "method": ground.method}
