"""Known: the user's own parties.yaml, which beats every table; and its first draft, from what the reader found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from accord.document import Document, read_yaml, write_yaml
from accord.dossier import PartyMention
from accord.dossier.dossier import PartyKind
from accord.problem import Place, Problem, Problems, did_you_mean, refuse
from accord.reading.parties.gazetteer import Entry

KINDS = (*get_args(PartyKind), "watcher")  # a watcher tells of the dispute and is no party to it
_HEAD = (
    "# Who is who in these articles; drafted by the reader, yours to correct. What stands here beats every table of\n"
    "# the reader: give this file with --parties. A kind is one of:\n"
    "# {kinds}.\n"
)


class KnownParty(BaseModel):
    """One party as a user writes it: how the texts name it, and who speaks for it."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    name: str = Field(min_length=1, max_length=200)
    kind: str = "other"
    aliases: tuple[str, ...] = ()
    representatives: tuple[str, ...] = ()

    @field_validator("kind", "aliases", "representatives", mode="before")
    @classmethod
    def _left_empty(cls, value: object, info: ValidationInfo) -> object:
        return ("other" if info.field_name == "kind" else ()) if value is None else value


def known_names(parties_file: str | Path | None) -> dict[str, Entry]:
    """Every name of the file and what it stands for; none without a file. Raises Problems with all that is wrong."""
    if parties_file is None:
        return {}
    path = str(parties_file)
    try:
        text = Path(parties_file).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise refuse("not UTF-8 text", Place(path), "save it as UTF-8") from None
    except OSError as error:
        raise refuse(f"cannot be read: {error.strerror or error}", Place(path)) from None
    document = read_yaml(text, path)
    if document.data is not None and not isinstance(document.data, list):
        hint = "begin each party with a dash: - {name: Orsa, kind: company, aliases: [the firm]}"
        raise refuse("this should be a list of parties", document.place(()), hint)
    found: dict[str, Entry] = {}
    problems: list[Problem] = []
    for i, item in enumerate(document.data or []):
        try:
            party = KnownParty.model_validate(item)
        except ValidationError as error:
            problems += document.problems_of(error, (i,))
            continue
        problems += _enter(found, party, document, i)
    if problems:
        raise Problems(problems)
    return found


def _enter(found: dict[str, Entry], party: KnownParty, document: Document, i: int) -> Iterator[Problem]:
    if party.kind not in KINDS:
        hint = did_you_mean(party.kind, KINDS)
        yield Problem("error", f'"{party.kind}" is no kind of party', document.place((i, "kind")), hint)
    entry = Entry(party.name, party.kind, "name")
    paths = [(i, "name"), *((i, key, n) for key in ("aliases", "representatives") for n in range(len(_of(party, key))))]
    for path, name in zip(paths, [party.name, *party.aliases, *party.representatives], strict=True):
        taken = found.get(name)
        if not name.strip():
            yield Problem("error", "a name without letters", document.place(path), "leave the line out")
        elif taken is not None and taken.party != party.name:
            hint = f'a name can mean one party: keep it with this one or with "{taken.party}"'
            yield Problem("error", f'"{name}" already stands for "{taken.party}"', document.place(path), hint)
        else:
            found[name] = entry
    for person in party.representatives:
        if " " in person.strip():
            found.setdefault(person.split()[-1], entry)  # texts call people by their surnames afterwards


def _of(party: KnownParty, key: str) -> tuple[str, ...]:
    return party.aliases if key == "aliases" else party.representatives


def drafted_parties(mentions: Iterable[PartyMention]) -> str:
    """The first draft of a parties.yaml, in the order of the dossier, for a person to correct."""
    taken: set[str] = set()
    lines: list[dict[str, object]] = []
    for m in mentions:
        line: dict[str, object] = {"name": m.name, "kind": m.kind}
        taken.add(m.name)
        for key, names in (("aliases", m.aliases), ("representatives", m.representatives)):
            # A name means one party; what one text calls "the union" is no name in others.
            fresh = [n for n in dict.fromkeys(names) if n.strip() and n not in taken and not n.startswith("the ")]
            taken.update(fresh)
            if fresh:
                line[key] = fresh
        lines.append(line)
    return _HEAD.format(kinds=", ".join(KINDS)) + (write_yaml(lines) if lines else "[]\n")
