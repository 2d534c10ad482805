"""Which domain a folder or a file is: whose program's, and which of its files are the domain and which its profiles."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from pathlib import Path
from typing import Any

from accord.case.case import Case
from accord.case.formats.domains.domain import MOST_PROFILES, Domain, too_many
from accord.case.formats.domains.genius import markup, read
from accord.case.formats.domains.into import case_of
from accord.case.formats.domains.json import geniusweb, negolog
from accord.case.formats.part import Part, file_content, read_json
from accord.problem import Place, Problem, Problems, refuse

SUFFIXES = (".xml", ".json")
WORKED_OUT = ("specials.json", "specs.json", "pareto.xml")  # what programs work out from the rest, and keep beside it
FEW = 3  # parties; where there are more, some profiles may be variants of one party
MOST_FILES = 300
MOST_BYTES = 50_000_000  # of all files together
_OPENS = {
    ".xml": re.compile(rb"<(negotiation_template|utility_space)\b", re.IGNORECASE),
    ".json": re.compile(rb'"(issuesValues|LinearAdditiveUtilitySpace|SumOfGroupsUtilitySpace|issueWeights)"'),
}
_OPENING = 4_000  # bytes in which a file says what it is
_HINT = "a domain is a GENIUS, GeniusWeb or NegoLog folder: see docs/how-to/domains.md"


def holds_domain(path: Path) -> bool:
    """Whether a path is a domain's file, or a folder of XML or JSON files without a case or dossier of its own."""
    if path.is_dir():
        own = any((path / name).exists() for name in ("case.yaml", "dossier.yaml", "options.csv"))
        return not own and bool(_files(path))
    opens = _OPENS.get(path.suffix.lower())
    if opens is None or not path.is_file():
        return False
    with path.open("rb") as file:
        return bool(opens.search(file.read(_OPENING).replace(b"\0", b"")))


def load_domain(path: Path) -> tuple[Case, list[Problem]]:
    """The case of a domain, and what of the files it holds otherwise or not at all. Raises Problems of all files."""
    domain, aside = read_domain(path)
    case, warnings = case_of(domain)
    if len(case.parties) > FEW:
        hint = "to try some of them together, put a copy of their files in a folder of its own"
        said = f"each of the {len(case.parties)} profiles is a party, and all of them must agree"
        warnings.append(Problem("note", said, Place(str(path)), hint))
    return case, [*warnings, *aside]


def read_domain(path: Path) -> tuple[Domain, list[Problem]]:
    """The domain of a folder; of a template with its folder's profiles; or of one profile with its template."""
    folder = path if path.is_dir() else path.parent
    paths = _files(folder)
    if not path.is_dir() and path not in paths:
        paths = [path, *paths]
    too_many("files", len(paths), MOST_FILES, Place(str(folder)))
    if sum(p.stat().st_size for p in paths) > MOST_BYTES:
        raise refuse(f"too long: more than {MOST_BYTES:,} bytes", Place(str(folder)))
    sorted_out = _sorted(paths, path)
    if not sorted_out.kinds:
        told = [] if path.is_dir() else sorted_out.aside
        raise Problems([Problem("error", "no negotiation domain is in here", Place(str(path)), _HINT), *told])
    if len(sorted_out.kinds) > 1:
        files = "; ".join(f"{kind}: {Path(found.first()).name}" for kind, found in sorted_out.kinds.items())
        raise refuse(f"files of several programs ({files})", Place(str(folder)), "keep one kind in a folder")
    kind, found = next(iter(sorted_out.kinds.items()))
    template, profiles = found.chosen(path)
    return READERS[kind](template, profiles), sorted_out.aside


@dataclass(slots=True)
class _Found:
    """The files of one program in a folder."""

    templates: list[Any] = field(default_factory=list)
    profiles: list[Any] = field(default_factory=list)

    def first(self) -> str:
        file: str = (*self.templates, *self.profiles)[0].file
        return file

    def chosen(self, path: Path) -> tuple[Any, list[Any]]:
        """The template, or none, and the profiles: all of a folder, or those that a file goes with."""
        profiles = [p for p in self.profiles if p.file == str(path)] or self.profiles
        templates = [t for t in self.templates if t.file == str(path)]
        if len(profiles) == 1 < len(self.templates) and not templates:
            templates = self._nearest(profiles[0])
        templates = templates or self.templates
        if len(templates) > 1:
            files = ", ".join(Path(t.file).name for t in templates[:5])
            said = f"{len(templates)} domains in one folder: {files}"
            raise refuse(said, Place(str(path)), "name one of these files instead")
        if len(self.templates) > 1:
            profiles = [p for p in profiles if templates[0] in self._nearest(p)]
        if not profiles:
            raise refuse("there is a domain, but no profile of a party", Place(self.first()), "put them side by side")
        too_many("profiles", len(profiles), MOST_PROFILES, Place(str(path)))
        return (templates[0] if templates else None), profiles

    def _nearest(self, profile: Any) -> list[Any]:
        """The templates whose names begin most like a profile's: Car-A-domain for Car-A-prof1."""
        name = Path(profile.file).name
        alike = [sum(1 for _ in takewhile(_same, zip(name, Path(t.file).name, strict=False))) for t in self.templates]
        return [t for t, length in zip(self.templates, alike, strict=True) if length == max(alike)]


def _same(letters: tuple[str, str]) -> bool:
    return letters[0] == letters[1]


@dataclass(slots=True)
class _Sorted:
    kinds: dict[str, _Found]
    aside: list[Problem]


def _files(folder: Path) -> list[Path]:
    """The files that could be a domain's, in the order people count in: profile2 before profile10."""
    found = [
        p
        for p in folder.iterdir()
        if p.suffix.lower() in SUFFIXES and p.name[0] != "." and p.name not in WORKED_OUT and p.is_file()
    ]
    return sorted(found, key=lambda p: _counted(p.name.lower()))


def _counted(name: str) -> list[str | int]:
    """A name in parts, every other one a number."""
    return [int(t) if k % 2 else t for k, t in enumerate(re.split(r"([0-9]{1,9})", name))]


def _sorted(paths: Sequence[Path], named: Path) -> _Sorted:
    """Every file under the program it is of. Raises Problems of all files that are damaged, where they matter."""
    found = _Sorted({}, [])
    problems: list[Problem] = []
    for path in paths:
        try:
            kind, sort, root = _opened(path)
        except Problems as wrong:
            if named.is_dir() or path == named:
                problems += wrong.problems
            else:  # whoever names a file has not asked for what lies beside it
                found.aside += [replace(p, severity="warning") for p in wrong.problems[:1]]
            continue
        if kind is None:
            found.aside.append(Problem("note", "left aside: neither a domain nor a profile of one", Place(str(path))))
        else:
            files = found.kinds.setdefault(kind, _Found())
            (files.templates if sort == "template" else files.profiles).append(root)
            mended = root.mended if isinstance(root, markup.Markup) else ()
            found.aside += [Problem("warning", said, Place(str(path))) for said in mended]
    if problems:
        raise Problems(problems[:50])
    return found


def _opened(path: Path) -> tuple[str | None, str, Any]:
    """A file's program, whether it is a template or a profile, and its root."""
    content = file_content(path)
    if path.suffix.lower() == ".xml":
        if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\xff\xfe", b"\xfe\xff", b"\0")):
            return None, "", None  # a list of numbers, say, that a program named .xml
        root = markup.read_xml(content, str(path))
        sort = read.sort_of(root)
        return (read.KIND if sort else None), sort or "", root
    part = read_json(content, str(path))
    web = geniusweb.sort_of(part)
    if web:
        return geniusweb.KIND, web, part
    return (negolog.KIND if negolog.is_profile(part) else None), "profile", part


def _of_negolog(template: Part | None, profiles: Sequence[Part]) -> Domain:
    return negolog.read_domain(profiles)


READERS: dict[str, Callable[[Any, Sequence[Any]], Domain]] = {
    read.KIND: read.read_domain,
    geniusweb.KIND: geniusweb.read_domain,
    negolog.KIND: _of_negolog,
}
