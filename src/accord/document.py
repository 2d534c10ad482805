"""Document: the data of a YAML or JSON text, and the place of every key and value in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from accord.problem import Place, Problem, did_you_mean, refuse

Path = tuple[str | int, ...]

MAX_BYTES = 20_000_000  # a dossier of 10,000 articles stays well below
_DATE = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])")  # a 29th is quoted rather than wrong
# Text that means itself without quotation marks, in a list or map on one line too.
_PLAIN_WORDS = re.compile(r"[A-Za-z_](?:[\w./()'’“”%=;<>+-]| (?=[^ #]))*|[0-9]+(\.[0-9]+)?%")
_OTHER_WORDS = {"null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"}
WIDTH = 120  # of the lines we write
MAX_DEPTH = 30  # the deepest file of ours has 8 levels


@dataclass(frozen=True)
class Document:
    """Plain data, and where each part of it stands: `places` maps a path to (line, column, width), from 1."""

    file: str
    text: str
    data: Any
    places: dict[Path, tuple[int, int, int]]

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        return self.text.split("\n")

    def place(self, path: Path, *, shift: int = 0, width: int = 0) -> Place:
        """Where the value at this path stands, or the nearest thing around it. `shift` moves into the value."""
        for length in range(len(path), -1, -1):
            found = self.places.get(path[:length])
            if found:
                line, column, found_width = found
                return Place(self.file, line, column + shift, self.lines[line - 1], width or found_width)
        return Place(self.file)

    def quote_width(self, path: Path) -> int:
        """1 where the value is written in quotation marks, which its own offsets do not count."""
        place = self.place(path)
        return int(place.text[place.column - 1 : place.column] in ('"', "'"))

    def _path_of(self, at: Path, loc: tuple[str | int, ...]) -> Path:
        """The path in the file; pydantic's names for the members of a union are not part of it."""
        path = at
        for part in loc:
            if (*path, part) in self.places:
                path = (*path, part)
        return path

    def problems_of(self, error: ValidationError, at: Path = ()) -> list[Problem]:
        """What pydantic found, each at its place in the file. `at` is the path of the part that was validated."""
        problems = []
        all_found = error.errors(include_url=False)
        for found in all_found:
            if found["type"] == "too_short" and any(_inside(other["loc"], found["loc"]) for other in all_found):
                continue  # short only because an item in it failed, which is told already
            path = self._path_of(at, found["loc"])
            message, context = _in_plain_words(found), found.get("ctx", {})
            if found["type"] == "formula" and "start" in context:
                place = self.place(path, shift=context["start"] + self.quote_width(path), width=context["width"])
            else:
                place = self.place(path)
            hint = ""
            if found["type"] == "literal_error" and isinstance(found["input"], str):
                hint = did_you_mean(found["input"], re.findall(r"'([^']*)'", context.get("expected", "")))
            problems.append(Problem("error", message, place, hint))
        return problems


def _inside(loc: tuple[str | int, ...], outer: tuple[str | int, ...]) -> bool:
    return len(loc) > len(outer) and loc[: len(outer)] == outer


_PLAIN = {
    "tuple_type": "this should be a list, such as [a, b]",
    "dict_type": "this should be a mapping, such as {name: value}",
    "model_type": "this should be a mapping, such as {name: value}",
    "model_attributes_type": "this should be a mapping, such as {name: value}",
    "string_type": "this should be text",
}


def _in_plain_words(found: ErrorDetails) -> str:
    """pydantic's message, in the words of someone who edits a file."""
    last = found["loc"][-1] if found["loc"] else ""
    if found["type"] == "extra_forbidden":
        return f'"{last}" is not a field here'
    if found["type"] == "missing":
        return f'"{last}" is missing'
    message = found["msg"].removeprefix("Value error, ")
    return _PLAIN.get(found["type"], message.replace("Input should be", "this should be"))


def read_yaml(text: str, file: str) -> Document:
    """Parse YAML 1.2 safely: one document; no aliases, tags or merge keys; bounded size and depth; no key twice."""
    # Imported here: ruamel takes 40 ms that `accord --help` need not wait for.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    if len(text) > MAX_BYTES:
        raise refuse(f"too long: more than {MAX_BYTES:,} characters", Place(file))
    lines = text.split("\n")
    try:
        _refuse_what_is_unsafe(text, lines, file)
        node = YAML(typ="rt", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _place(lines, file, mark.line, mark.column) if mark else Place(file)
        raise refuse(f"not valid YAML: {error.problem or error.context}", place) from None
    except YAMLError as error:
        raise refuse(f"not valid YAML: {str(error).splitlines()[0]}", Place(file)) from None
    places: dict[Path, tuple[int, int, int]] = {}
    data = None if node is None else _plain(node, (), places, lines, file)
    return Document(file, text, data, places)


def _refuse_what_is_unsafe(text: str, lines: list[str], file: str) -> None:
    """Walk the events, which need no recursion, before anything is built from them."""
    from ruamel.yaml import YAML

    depth = 0
    for event in YAML(typ="rt", pure=True).parse(text):
        kind = type(event).__name__
        place = _place(lines, file, event.start_mark.line, event.start_mark.column)
        if kind == "AliasEvent" or getattr(event, "anchor", None):
            raise refuse("anchors and aliases (& and *) are not used in these files", place, "write the value out")
        if getattr(event, "ctag", None) and "Document" not in kind:
            raise refuse(f'tags such as "{event.ctag}" are not used in these files', place, "write the plain value")
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            depth += 1
            if depth > MAX_DEPTH:
                raise refuse(f"nested deeper than {MAX_DEPTH} levels", place)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            depth -= 1


def _plain(node: Any, path: Path, places: dict[Path, tuple[int, int, int]], lines: list[str], file: str) -> Any:
    line, column = node.start_mark.line, node.start_mark.column
    end = node.end_mark
    width = end.column - column if end.line == line and end.column > column else 1
    kind = node.id if hasattr(node, "id") else ""
    if kind != "mapping" or path not in places:
        places[path] = (line + 1, column + 1, width)
    if kind == "mapping":
        return _mapping(node, path, places, lines, file)
    if kind == "sequence":
        return [_plain(child, (*path, i), places, lines, file) for i, child in enumerate(node.value)]
    return _scalar(node)


def _mapping(
    node: Any, path: Path, places: dict[Path, tuple[int, int, int]], lines: list[str], file: str
) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key_node, value_node in node.value:
        mark = key_node.start_mark
        place = _place(lines, file, mark.line, mark.column)
        if key_node.id != "scalar":
            raise refuse("a key must be a word", place)
        key = str(key_node.value)
        if key in out:
            raise refuse(f'"{key}" stands here twice', place, "keep one of them")
        child = (*path, key)
        out[key] = _plain(value_node, child, places, lines, file)
        # The key is the better place for a whole mapping or list, and where nothing is said; else the value.
        if value_node.id != "scalar" or out[key] is None:
            places[child] = (mark.line + 1, mark.column + 1, len(key))
    return out


def _scalar(node: Any) -> Any:
    """YAML 1.2's core types; yes and no stay words, dates stay text (the records read them)."""
    tag, value = str(node.ctag if hasattr(node, "ctag") else node.tag), node.value
    if node.style == ">":
        value = value.replace("\a", "")  # ruamel's own mark of where a folded text was folded
    if tag.endswith(":null"):
        return None
    if tag.endswith(":bool"):
        return value.lower() in ("true", "yes", "on")
    try:
        if tag.endswith(":int"):
            return int(value.replace("_", ""), 0) if len(value) < 400 else value
        if tag.endswith(":float"):
            return float(value.replace("_", ""))
    except ValueError:
        return str(value)
    return str(value)


def _place(lines: list[str], file: str, line: int, column: int) -> Place:
    return Place(file, line + 1, column + 1, lines[line] if line < len(lines) else "")


def write_yaml(data: Any, *, onto: str = "") -> str:
    """Plain data as YAML. `onto`, an earlier version of the file, keeps its comments, order and layout where it can."""
    from io import StringIO

    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    yaml = YAML(typ="rt", pure=True)
    yaml.width, yaml.allow_unicode, yaml.preserve_quotes = WIDTH, True, True
    yaml.indent(mapping=2, sequence=4, offset=2)
    try:
        old = yaml.load(onto) if onto.strip() else None
    except YAMLError:  # a version that cannot be read has no layout to keep; the folder's history has the file
        old = None
    stream = StringIO()
    yaml.dump(_merged(old, data), stream)
    return stream.getvalue()


def _merged(old: Any, new: Any) -> Any:
    """The old tree, changed only where the new data differ: what a person wrote around it stays."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [k for k in old if str(k) not in new]:
            del old[key]
        known = {str(k): k for k in old}
        for key, value in new.items():
            if key in known:
                old[known[key]] = _merged(old[known[key]], value)
            else:
                old[_laid_out(key)] = _laid_out(value)
        return old
    if isinstance(old, list) and isinstance(new, list):
        del old[len(new) :]
        for i, value in enumerate(new):
            if i < len(old):
                old[i] = _merged(old[i], value)
            else:
                old.append(_laid_out(value))
        return old
    same = old == new or (isinstance(new, str) and not isinstance(old, (dict, list)) and str(old) == new)
    return old if same else _laid_out(new)


def _laid_out(value: Any) -> Any:
    """Short records on one line, as a person would write them; longer ones a field a line."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if isinstance(value, str):
        if _DATE.fullmatch(value):
            return date.fromisoformat(value)  # so that it is written without quotation marks
        return value if _PLAIN_WORDS.fullmatch(value) and value not in _OTHER_WORDS else DoubleQuotedScalarString(value)
    if not isinstance(value, (dict, list)):
        return value
    out: CommentedMap | CommentedSeq
    if isinstance(value, dict):
        out = CommentedMap({_laid_out(key): _laid_out(child) for key, child in value.items()})
        leaves = [*value.values(), *(v for child in value.values() if isinstance(child, list) for v in child)]
        is_leaf = not any(isinstance(v, dict) for v in leaves)
    else:
        out = CommentedSeq([_laid_out(child) for child in value])
        is_leaf = not any(isinstance(v, (dict, list)) for v in value)
    if is_leaf and len(str(value)) < WIDTH - 30:
        out.fa.set_flow_style()
    return out
