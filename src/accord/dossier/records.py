"""Records: YAML with a record a line, each as JSON; read and written a hundred times faster than YAML in general.

A dossier of thousands of articles is kept this way. It is YAML all the same, every line can be edited, and lines of
comment stay above the record they stand above. Text that is laid out in any other way is left to `accord.document`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from accord.document import MAX_BYTES, Document, Path, read_yaml, write_yaml
from accord.problem import Place, refuse

MANY = 200_000  # characters of JSON: a longer dossier is written a record a line
MOST = 400_000_000  # characters: some 100,000 articles
_TOP = re.compile(r"([A-Za-z_]\w*):(?: +(\S.*))?")
_ITEM = re.compile(r"  (?:- |(\w[\w.-]*|\"(?:[^\"\\]|\\.)*\"): +)(\S.*)")
# Text that is itself without quotation marks; what YAML takes for a number, a truth value or nothing is not.
_PLAIN = re.compile(r"(?!(?:null|true|false)$)[A-Za-z_](?:[\w./()'’“”%=;<>+-]| (?=[^ #]))*|\d{4}-\d\d-\d\d", re.I)
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")  # breaks lines or steers terminals


class _Otherwise(ValueError):
    """A line that is laid out in another way."""

    def __init__(self, line: int, text: str) -> None:
        self.line, self.text = line, text


def read_document(text: str, file: str) -> Document:
    """The document in a text: a record a line where it is laid out so, any other YAML otherwise. Raises Problems."""
    try:
        return _read(text, file)
    except _Otherwise as found:
        if len(text) <= MAX_BYTES:
            return read_yaml(text, file)
        hint = "in a file this long each record stands on one line, as JSON"
        raise refuse("this line is no record", Place(file, found.line, 1, found.text), hint) from None


def write_document(data: Mapping[str, Any], *, onto: str = "") -> str:
    """Plain data as YAML, a record a line where there are many; comments of the earlier version `onto` are kept."""
    comments: dict[Path, list[str]] = {}
    in_records = False
    if onto.strip():
        try:
            old = _read(onto, "")
        except _Otherwise:
            if "#" in onto and len(onto) <= MAX_BYTES:  # perhaps a comment, which only the other way keeps
                return write_yaml(data, onto=onto)
        else:
            in_records = any(len(path) > 1 for path in old.places)
            comments = _comments(old)
    if not in_records and len(_json(data)) <= MANY:
        return write_yaml(data, onto=onto)
    return "".join(line + "\n" for line in _lines(data, comments))


def flat_yaml(data: Mapping[str, Any]) -> str:
    """A mapping of plain values as YAML, a line each."""
    return "".join(line + "\n" for line in _lines(data, {}))


class Writing:
    """A document that is written a section after the other and a record at a time, as `write_document` has it.

    Records may come in pieces of JSON. The file is one to write and read; what is short is laid out anew at the end.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._section = ""
        self._length = 0  # of all as JSON, which decides how it is laid out

    def value(self, name: str, value: Any) -> None:
        """A line of its own."""
        self._put(f"{name}: {_plain_or_json(value)}\n")
        self._length += len(_json(name)) + len(_json(value)) + 4

    def record(self, section: str, key: str | None, pieces: Iterable[str]) -> None:
        """The next record of a section: with a key in a mapping, without one in a list."""
        if section != self._section:
            self._section = section
            self._put(f"{section}:\n")
            self._length += len(_json(section)) + 4
        self._put("  - " if key is None else f"  {_key(key)}: ")
        self._length += 2 if key is None else len(_json(key)) + 4
        for piece in pieces:
            text = _safe(piece)
            self._length += len(text)
            self._put(text)
        self._put("\n")

    def end(self) -> None:
        """Nothing more comes."""
        if self._length > MANY:
            return
        self._file.seek(0)
        text = self._file.read().decode()
        self._file.seek(0)
        self._file.truncate()
        self._put(write_yaml(_read(text, "").data if text else {}))

    def _put(self, text: str) -> None:
        self._file.write(text.encode())


def _read(text: str, file: str) -> Document:
    if len(text) > MOST:
        raise refuse(f"too long: more than {MOST:,} characters", Place(file))
    data: dict[str, Any] = {}
    places: dict[Path, tuple[int, int, int]] = {(): (1, 1, 1)}
    section = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            top = _TOP.fullmatch(line)
            if top:
                name = _new(data, top[1])
                data[name] = _value(top[2]) if top[2] else None
                places[name,] = (number, 1, len(name))
                section = "" if top[2] else name
            else:
                path = _add(data, section, line)
                places[path] = (number, 3, len(line) - 2)
        except (ValueError, RecursionError):
            raise _Otherwise(number, line[:2000]) from None
    if not data:
        raise _Otherwise(1, "")
    return Document(file, text, data, places)


def _add(data: dict[str, Any], section: str, line: str) -> Path:
    """Enter one record into the list or mapping of its section."""
    item = _ITEM.fullmatch(line)
    if item is None or not section:
        raise ValueError
    value = _value(item[2])
    if data[section] is None:
        data[section] = {} if item[1] else []
    inside = data[section]
    if item[1] and isinstance(inside, dict):
        key = _new(inside, json.loads(item[1]) if item[1].startswith('"') else item[1])
        inside[key] = value
        return (section, key)
    if item[1] or not isinstance(inside, list):
        raise ValueError
    inside.append(value)
    return (section, len(inside) - 1)


def _new(inside: Mapping[str, Any], key: str) -> str:
    if key in inside:
        raise ValueError
    return key


def _value(text: str) -> Any:
    if _PLAIN.fullmatch(text):
        return text
    return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _lines(data: Mapping[str, Any], comments: Mapping[Path, list[str]]) -> Iterator[str]:
    for section, value in data.items():
        yield from comments.get((section,), ())
        records = isinstance(value, dict) or (
            isinstance(value, list) and any(isinstance(v, (dict, str)) for v in value)
        )
        if not records or not value:
            yield f"{section}: {_plain_or_json(value)}"
            continue
        yield f"{section}:"
        items = value.items() if isinstance(value, dict) else ((None, entry) for entry in value)
        for key, entry in items:
            yield from comments.get((section, str(_identity(key, entry))), ())
            yield f"  - {_json(entry)}" if key is None else f"  {_key(key)}: {_json(entry)}"


def _comments(old: Document) -> dict[Path, list[str]]:
    """The lines of comment above each section and record, by what stays the same when records move."""
    by_line = {line: path for path, (line, _, _) in old.places.items() if path}
    found: dict[Path, list[str]] = {}
    above: list[str] = []
    for number, line in enumerate(old.text.split("\n"), 1):
        if line.lstrip().startswith("#"):
            above.append(line)
        elif number in by_line:
            path = by_line[number]
            if above and len(path) > 1:
                key = path[1]
                entry = old.data[path[0]][key]
                path = (path[0], str(_identity(key if isinstance(key, str) else None, entry)))
            if above:
                found[path], above = above, []
    return found


def _identity(key: str | None, entry: Any) -> Any:
    if key is not None:
        return key
    return entry.get("id", _json(entry)) if isinstance(entry, dict) else entry


def _key(key: str) -> str:
    return key if _PLAIN.fullmatch(key) and re.fullmatch(r"[A-Za-z_][\w.-]*", key) else _json(key)


def _plain_or_json(value: Any) -> str:
    return value if isinstance(value, str) and _PLAIN.fullmatch(value) else _json(value)


def _json(value: Any) -> str:
    return _safe(json.dumps(value, ensure_ascii=False))


def _safe(text: str) -> str:
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
