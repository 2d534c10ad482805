"""Dossier to and from the files of a case folder: sources/, dossier.yaml, claims.jsonl."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from accord import folder as files
from accord.document import Document
from accord.dossier.check import check_dossier
from accord.dossier.claim import Claim
from accord.dossier.dossier import Contrast, Copy, Dossier, Doubt, Fact, Meeting, PartyMention, ReportedPoint
from accord.dossier.joining.same import in_reading_order
from accord.dossier.records import flat_yaml, read_document, write_document
from accord.problem import Place, Problem, Problems, did_you_mean
from accord.sources import Source

_LISTS: dict[str, type[BaseModel]] = {
    "meetings": Meeting, "facts": Fact, "doubts": Doubt, "copies": Copy, "contrasts": Contrast,
}  # fmt: skip
_MAPS: dict[str, type[BaseModel]] = {"parties": PartyMention, "points": ReportedPoint}


def save_dossier(dossier: Dossier, folder: Path) -> None:
    """Write all files of a dossier at once; a kill leaves the old version or this one."""
    files.write_all(folder, dossier_files(dossier, folder))


def dossier_files(dossier: Dossier, folder: Path) -> dict[str, bytes | None]:
    """The files a dossier is kept in, by name; None: a source that is no longer part of it."""
    out: dict[str, bytes | None] = dict.fromkeys(files.list_files(folder, "sources"))
    for source in dossier.sources.values():
        about = source.model_dump(mode="json", exclude={"id", "text"}, exclude_defaults=True)
        out[f"sources/{source.id}.txt"] = source.text.encode()
        out[f"sources/{source.id}.yaml"] = flat_yaml(about or {"language": source.language}).encode()
    out["dossier.yaml"] = write_document(_plain(dossier), onto=_text(folder, "dossier.yaml")).encode()
    lines = [
        json.dumps(c.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
        for c in sorted(dossier.claims.values(), key=lambda c: c.id)
    ]
    out["claims.jsonl"] = "".join(line + "\n" for line in lines).encode()
    return out


def load_dossier(folder: Path) -> Dossier:
    """Read the dossier of a case folder. Raises Problems with every error of all its files."""
    return load_and_check(folder)[0]


def load_and_check(folder: Path) -> tuple[Dossier, list[Problem]]:
    """The dossier of a case folder, and what is doubtful or open in it. Raises Problems as `load_dossier` does."""
    problems: list[Problem] = []
    sources = _sources(folder, problems)
    document = _document(folder)
    parts = _parts(document, problems)
    claims, lines = _claims(folder, problems)
    if problems:
        raise Problems(problems)
    order = {name: number for number, name in enumerate(dict.fromkeys(map(str, parts.pop("sources", []))))}
    sources = dict(sorted(sources.items(), key=lambda kept: order.get(kept[0], len(order))))
    dossier = Dossier(sources=sources, claims=in_reading_order(claims, sources), **parts)
    found = check_dossier(dossier, locator(folder, document, lines))
    errors = [p for p in found if p.severity == "error"]
    if errors:
        raise Problems(errors)
    return dossier, found


def check_folder(folder: Path) -> list[Problem]:
    """Every problem of the dossier in a folder: errors, warnings and notes, each at its place."""
    try:
        return load_and_check(folder)[1]
    except Problems as found:
        return list(found.problems)


def locator(folder: Path, document: Document, lines: dict[str, Place]) -> Any:
    """Where an item of the dossier stands: a claim on its line, everything else in dossier.yaml."""

    def where(kind: str, item: str) -> Place | None:
        if kind == "claims":
            return lines.get(item)
        if kind in _MAPS:
            return document.place((kind, item))
        number = numbers(kind).get(item)
        return document.place(() if number is None else (kind, number))

    @cache
    def numbers(kind: str) -> dict[str, int]:
        """The number of each item of a list, by its id, and by the number itself."""
        entries = (document.data.get(kind) if isinstance(document.data, dict) else None) or []
        by_number = {str(number): number for number in range(len(entries))}
        by_id = {str(e["id"]): n for n, e in enumerate(entries) if isinstance(e, dict) and "id" in e}
        return {**by_id, **by_number}

    return where


def _plain(dossier: Dossier) -> dict[str, Any]:
    """What dossier.yaml holds: the order of the sources, and all but texts and claims; ids are keys, not fields."""
    out: dict[str, Any] = {"title": dossier.title, "sources": list(dossier.sources)}
    for key in _MAPS:
        records = getattr(dossier, key)
        out[key] = {i: r.model_dump(mode="json", exclude={"id"}, exclude_defaults=True) for i, r in records.items()}
    for key in _LISTS:
        out[key] = [r.model_dump(mode="json", exclude_defaults=True) for r in getattr(dossier, key)]
    return {k: v for k, v in out.items() if v}


def _document(folder: Path) -> Document:
    name = str(folder / "dossier.yaml")
    return read_document(_text(folder, "dossier.yaml"), name)


def _parts(document: Document, problems: list[Problem]) -> dict[str, Any]:
    data = document.data if document.data is not None else {}
    if not isinstance(data, dict):
        problems.append(Problem("error", "a dossier is a mapping: title, parties, points …", document.place(())))
        return {}
    known = ["title", "sources", *_MAPS, *_LISTS]
    for key in data:
        if key not in known:
            problem = Problem("error", f'"{key}" is not a part of a dossier', document.place((key,)))
            problems.append(Problem(problem.severity, problem.message, problem.place, did_you_mean(key, known)))
    order = data.get("sources") or []
    parts: dict[str, Any] = {"title": str(data.get("title") or ""), "sources": order if isinstance(order, list) else []}
    for key, kind in _MAPS.items():
        entries = data.get(key) or {}
        if not isinstance(entries, dict):
            problems.append(Problem("error", f"{key} is a mapping of ids", document.place((key,))))
            continue
        built = {i: _record(kind, _with_id(e, i), document, (key, i), problems) for i, e in entries.items()}
        parts[key] = {i: r for i, r in built.items() if r}
    for key, kind in _LISTS.items():
        entries = data.get(key) or []
        if not isinstance(entries, list):
            problems.append(Problem("error", f"{key} is a list", document.place((key,))))
            continue
        items = [_record(kind, e, document, (key, n), problems) for n, e in enumerate(entries)]
        parts[key] = tuple(r for r in items if r)
    return parts


def _with_id(entry: Any, name: str) -> Any:
    """A record of a mapping: its id is its key. Anything but a mapping is left for the record's own check."""
    return {**(entry or {}), "id": name} if isinstance(entry, dict) or entry is None else entry


def _record(
    kind: type[BaseModel], entry: Any, document: Document, path: tuple[str | int, ...], problems: list[Problem]
) -> Any:
    try:
        return kind.model_validate(entry)
    except ValidationError as error:
        problems += document.problems_of(error, path)
        return None


def _sources(folder: Path, problems: list[Problem]) -> dict[str, Source]:
    sources = {}
    for name in files.list_files(folder, "sources"):
        if not name.endswith(".txt"):
            continue
        place = Place(str(folder / name))
        about = name.removesuffix(".txt") + ".yaml"
        document = read_document(_text(folder, about), str(folder / about))
        try:
            text = (files.read_file(folder, name) or b"").decode()
            source = Source.model_validate({**(document.data or {}), "id": Path(name).stem, "text": text})
            sources[source.id] = source
        except UnicodeDecodeError:
            problems.append(Problem("error", "not UTF-8: sources are kept in UTF-8", place))
        except ValidationError as error:
            if any(e["loc"] in ((), ("id",), ("text",)) for e in error.errors()):
                message = "the text does not match the file's name, which is its SHA-256: the text was changed"
                hint = "put the exact text back, or read the changed report as a new source"
                problems.append(Problem("error", message, place, hint))
            else:
                problems += document.problems_of(error)
        except TypeError:
            problems.append(Problem("error", "a source's description is a mapping", document.place(())))
    return sources


def _claims(folder: Path, problems: list[Problem]) -> tuple[dict[str, Claim], dict[str, Place]]:
    name = str(folder / "claims.jsonl")
    claims: dict[str, Claim] = {}
    places: dict[str, Place] = {}
    for number, line in enumerate(_text(folder, "claims.jsonl").split("\n"), 1):
        if not line.strip():
            continue
        place = Place(name, number, 1, line)
        try:
            claim = Claim.model_validate_json(line)
        except ValidationError as error:
            for found in error.errors(include_url=False):
                at = ".".join(map(str, found["loc"]))
                problems.append(Problem("error", f"{at}: {found['msg']}" if at else found["msg"], place))
            continue
        if claim.id in claims:
            problems.append(Problem("error", f"the id {claim.id} stands on line {places[claim.id].line} too", place))
        claims[claim.id] = claim
        places[claim.id] = place
    return claims, places


def _text(folder: Path, name: str) -> str:
    content = files.read_file(folder, name)
    if content is None:
        return ""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Problems([Problem("error", "not UTF-8", Place(str(folder / name), line, 1))]) from None
