"""Cast: the parties of a text as a model names them, kept only where a form of the name stands in the text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast, get_args

from accord.dossier import PartyMention
from accord.dossier.dossier import PartyKind
from accord.reading.model.asking.answers import Item
from accord.reading.model.checking.align import Wording, plain
from accord.reading.model.checking.ledger import Ledger
from accord.reading.parties.gazetteer import Entry, entries
from accord.sources import Span

_KINDS = frozenset(get_args(PartyKind))
_MOST_NAMES = 60
_ARTICLE = re.compile(r"^(?:the|der|die|das|le|la|les|l'|el|los|las|il|lo|gli|de|het)\s+", re.IGNORECASE)


@dataclass(slots=True)
class Member:
    """One party while the answers come in. All names but `labels` are the text's own words, or a table's."""

    id: str
    name: str
    kind: PartyKind
    aliases: dict[str, None] = field(default_factory=dict)  # a set that keeps its order
    people: dict[str, None] = field(default_factory=dict)
    evidence: dict[tuple[int, int], Span] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)  # every way the answers may mean it


class Cast:
    """All parties of one source. `known`: names from the user's parties.yaml, which beat any table."""

    def __init__(self, known: Mapping[str, Entry]) -> None:
        self.members: dict[str, Member] = {}
        self._known = known

    def enter(self, item: Item, wording: Wording, source: str, ledger: Ledger) -> None:
        """A party of an answer, if a form of its name stands in the text it was read from."""
        given = item.text("name")
        spans = _placed((given, *item.texts("mentions")), wording, source)
        if not spans:
            ledger.note("unnamed", "party", given)
            return
        name, kind = self._named(given, spans, item.text("kind"))
        member = self._same(name, spans) or self._new(name, kind)
        people = _placed(item.texts("people"), wording, source)
        member.aliases.update(dict.fromkeys(s.quote for s in spans.values()))
        member.people.update(dict.fromkeys(s.quote for s in people.values()))
        member.evidence.update({(s.start, s.end): s for s in spans.values()})
        member.labels |= {_label(w) for w in (name, given, *spans, *people, *member.aliases, *member.people)}

    def whose(self, words: str) -> str | None:
        """The id of the party these words mean; none where nobody, or more than one, goes by them."""
        label = _label(words)
        meant = [m.id for m in self.members.values() if label in m.labels]
        return meant[0] if label and len(meant) == 1 else None

    def names(self) -> list[str]:
        """The first names so far, for the prompt of the next chunk."""
        return [m.name for m in self.members.values()][:_MOST_NAMES]

    def mentions(self, chosen: Iterable[str], table: frozenset[str] | None) -> dict[str, PartyMention]:
        """The records of the chosen parties. `table`: who takes part in the meeting; none where there is no meeting."""
        return {
            m.id: PartyMention(
                id=m.id,
                name=m.name,
                kind=m.kind,
                aliases=tuple(a for a in m.aliases if a != m.name),
                representatives=tuple(m.people),
                at_table=None if table is None else m.id in table,
                evidence=tuple(m.evidence[k] for k in sorted(m.evidence)[:3]),
            )
            for m in (self.members[i] for i in dict.fromkeys(chosen))
        }

    def _named(self, given: str, spans: Mapping[str, Span], kind: str) -> tuple[str, PartyKind]:
        """The name it goes by: the user's, a table's for a form in the text, or that form itself; and its kind."""
        for words, span in spans.items():
            own = self._known.get(words) or self._known.get(span.quote)
            if own:
                return own.party, _kind(own.kind)
        listed = entries().get(given)
        agreed = [s for s in spans.values() if (e := entries().get(s.quote)) and listed and e.party == listed.party]
        if listed and (given in spans or agreed):
            return listed.party, _kind(listed.kind)
        if given in spans:
            return _tidy(spans[given].quote), _kind(kind)
        first = _tidy(next(iter(spans.values())).quote)
        entry = entries().get(first)
        if entry and entry.how == "name":
            return entry.party, _kind(entry.kind)
        return first, _kind(kind)

    def _same(self, name: str, spans: Mapping[str, Span]) -> Member | None:
        wanted, forms = _label(name), {_label(s.quote) for s in spans.values()}
        for member in self.members.values():
            if _label(member.name) == wanted or _label(member.name) in forms or wanted in map(_label, member.aliases):
                return member
        return None

    def _new(self, name: str, kind: PartyKind) -> Member:
        slug = _slug(name)
        taken = [i for i in self.members if re.fullmatch(rf"{slug}(?:_\d+)?", i)]
        member = Member(f"{slug}_{len(taken) + 1}" if taken else slug, name, kind)
        self.members[member.id] = member
        return member


def _placed(forms: Iterable[str], wording: Wording, source: str) -> dict[str, Span]:
    """The forms that stand in the text, each with its passage in the text's own typography."""
    found: dict[str, Span] = {}
    for form in dict.fromkeys(f for f in forms if f and len(f) <= 120):
        place = wording.find(form, within=(wording.start, wording.end))
        if place is not None and "\n" not in wording.text[place.start : place.end].strip():
            quote = wording.text[place.start : place.end]
            found[form] = Span(source=source, start=place.start, end=place.end, quote=quote)
    return found


def _tidy(name: str) -> str:
    """A form of the text as a name: on one line, without invisible characters."""
    return " ".join("".join(c for c in name if c.isprintable() or c.isspace()).split())


def _label(words: str) -> str:
    return _ARTICLE.sub("", plain(words).text.casefold().strip(" .,;:\"'"))


def _kind(word: str) -> PartyKind:
    return cast(PartyKind, word) if word in _KINDS else "other"


def _slug(name: str) -> str:
    """An id from a name in any script: its letters without accents, else six digits of its hash."""
    letters = unicodedata.normalize("NFKD", name.lower().replace("ß", "ss")).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "_", letters).strip("_")
    return slug if re.search("[a-z]", slug) else "x" + hashlib.sha256(name.encode()).hexdigest()[:6]
