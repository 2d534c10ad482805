"""Initials: what a text puts in brackets behind a name is that name: "the Northern Drivers' League (NDL)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from accord.reading.parties.gazetteer import entries
from accord.reading.parties.naming.stretch import Stretch
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

_INITIALS = re.compile(r"[A-Z][A-Za-z&-]{0,8}[A-Z](?:-[A-Z]{1,3})?")


def bracketed(
    pages: Sequence[Passage], stretches: Mapping[int, Sequence[Stretch]], labels: Mapping[str, str]
) -> Iterator[tuple[str, Passage, Stretch]]:
    """Initials, and the stretch they stand for; those the tables know for that name already are left out."""
    for page in [p for p in pages if "(" in p.text]:
        by_end = {s.end: s for s in stretches[page.number]}
        for token in page.tokens[1:-1]:
            if token.nbor(-1).text != "(" or not _INITIALS.fullmatch(token.text) or token.nbor().text not in {")", ","}:
                continue
            full = by_end.get(token.i - 1)
            if full is None or labels.get(words_under(page.doc, full.start, full.end)) == "PERSON":
                continue
            known = entries().get(token.text)
            if known is not None and full.entry is not None and known.party == full.entry.party:
                continue
            if known is None or _stand_for(token.text, words_under(page.doc, full.start, full.end)):
                yield token.text, page, full


def _stand_for(initials: str, name: str) -> bool:
    """Whether they are its initials: the first letters of its words, small words left out or not."""
    parts = re.findall(r"\w+", name)
    letters = re.sub(r"[^A-Za-z]", "", initials).lower()
    return letters in {
        "".join(p[0] for p in parts).lower(),
        "".join(p[0] for p in parts if p[0].isupper()).lower(),
    }
