"""Case to and from its YAML file, keeping line numbers for problems and people's comments on saving."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from accord import folder as files
from accord.case.case import Case
from accord.case.check import check_case
from accord.document import Document, read_yaml, write_yaml
from accord.problem import Place, Problem, Problems, did_you_mean, refuse

NAME = "case.yaml"


def load_case(path: Path) -> Case:
    """Read a case from case.yaml, or from the folder that holds it. Raises Problems with every error at once."""
    return load_with_places(path)[0]


def load_with_places(path: Path) -> tuple[Case, Document]:
    """The case, and where each of its items stands in the file."""
    case, document = read_case(case_text(path), str(path / NAME if path.is_dir() else path))
    errors = [p for p in check_case(case, document) if p.severity == "error"]
    if errors:
        raise Problems(errors)
    return case, document


def read_case(text: str, file: str = NAME) -> tuple[Case, Document]:
    """A case from YAML text. Checks its form; `check_case` checks that its parts fit."""
    document = read_yaml(text, file)
    if not isinstance(document.data, dict):
        raise refuse("a case is a mapping: title, parties, options …", Place(file), "see `accord schema`")
    known = [f.alias or name for name, f in Case.model_fields.items()]
    problems = [
        Problem("error", f'"{key}" is not a part of a case', document.place((key,)), did_you_mean(key, known))
        for key in document.data
        if key not in known
    ]
    try:
        case = Case.model_validate({k: v for k, v in document.data.items() if k in known})
    except ValidationError as error:
        raise Problems([*problems, *document.problems_of(error)]) from None
    if problems:
        raise Problems(problems)
    return case, document


def case_text(path: Path) -> str:
    """The text of a case file, as last saved."""
    folder, name = (path, NAME) if path.is_dir() else (path.parent, path.name)
    content = files.read_file(folder, name)
    if content is None:
        raise refuse("there is no such case", Place(str(folder / name)), "`accord draft` makes a first one")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refuse("not UTF-8", Place(str(folder / name), line, 1), "save the file as UTF-8") from None


def save_case(case: Case, folder: Path) -> None:
    """Write case.yaml; a kill leaves the old version or this one. Comments of an earlier version stay."""
    files.write_all(folder, case_files(case, folder))


def case_files(case: Case, folder: Path) -> dict[str, bytes | None]:
    """The file a case is kept in, by name."""
    old = files.read_file(folder, NAME)
    return {NAME: write_yaml(as_plain(case), onto=old.decode("utf-8-sig") if old else "").encode()}


def as_plain(case: Case) -> dict[str, Any]:
    """The case as its file has it: what was never set is left out, formulas are text, provenance comes last."""
    return {"accord": case.accord, **_ordered(case.model_dump(mode="json", by_alias=True, exclude_unset=True))}


def _ordered(value: Any) -> Any:
    if isinstance(value, list):
        return [_ordered(v) for v in value]
    if not isinstance(value, dict):
        return value
    last = ("because", "made_by", "note") if "does" in value else ("because", "by", "note")
    keys = [k for k in value if k not in last or isinstance(value[k], dict)]
    return {k: _ordered(value[k]) for k in [*keys, *(k for k in last if k in value and k not in keys)]}
