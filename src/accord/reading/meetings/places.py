"""Places: where a meeting is held, in the text's words; "the Qatari capital" by its name where the text has it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from accord.reading.clauses import ancestors, child
from accord.reading.lexicon import wordset
from accord.reading.parties.gazetteer import entries
from accord.reading.parties.names import Name
from accord.reading.parties.references import References
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Stretch, Token

_NOWHERE = frozenset({"company", "union", "armed_group", "political_party", "group", "court"})  # bodies are no places
_DATELINE = re.compile(
    r"([A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,2})(?:, [A-Z][\w. ]+)?(?:,? [A-Z][a-z]+\.? \d{1,2})? ?(?:\([A-Za-z ]+\))?"
    r" ?(?:-|–|—) "
)
_WHERE = frozenset({"in", "at", "to", "into", "on", "outside", "near"})


def place_in(
    page: Passage, sentence: Stretch, refs: References, anchors: Sequence[Token], *, strict: bool
) -> str | None:
    """Where: on the meeting's own words first; not `strict`: else anywhere in the sentence; "its X office"."""
    found: list[tuple[int, int, str]] = []
    for t in sentence:
        if t.dep_ in {"pobj", "conj", "appos"} and (text := _named(page, t, refs)) is not None:
            prep = t.head if t.dep_ == "pobj" else next((a for a in ancestors(t) if a.pos_ == "ADP"), t)
            if prep.lower_ not in _WHERE or (t.dep_ != "pobj" and t.pos_ != "PROPN"):
                continue
            hangs = _hangs(prep, anchors)
            if prep.lower_ in {"to", "into"} and not _goes(prep):
                continue
            if hangs or not (strict or _is_aim(prep)):
                found.append((0 if hangs else 1, t.i, text))
        elif t.lower_ == "there" and t.dep_ == "advmod" and _hangs(t, anchors):
            before = _before(page, t, refs)
            if before:
                found.append((0, t.i, before))
    return min(found)[2] if found else None


def _hangs(prep: Token, anchors: Sequence[Token]) -> bool:
    """Whether the phrase says where the meeting is: it hangs on its words, or on a verb that governs them."""
    marks = {a.i for a in anchors}
    for n, above in enumerate(ancestors(prep)):
        if above.i in marks:
            return True
        if above.dep_ in {"nsubj", "nsubjpass"} and above.lemma_.lower() not in wordset("events", "gatherings"):
            return False  # "the parties in Yemen are to meet": where they are from
        lemma = above.lemma_.lower()
        if lemma in wordset("events", "gatherings") and above.pos_ in {"NOUN", "PROPN"}:
            return True
        if above.pos_ in {"VERB", "AUX"}:
            return lemma in wordset("events", "holds") or any(d.i in marks for d in above.children)
        if n > 3 or above.dep_ in {"relcl", "acl"}:
            return False
    return False


def _is_aim(prep: Token) -> bool:
    """Inside `to end the war in Yemen`: the place of what they talk about."""
    aims = [a for a in ancestors(prep) if a.tag_ == "VB" and a.dep_ in {"advcl", "acl", "relcl"}]
    return any(c.lower_ == "to" for a in aims for c in a.children)


def _goes(prep: Token) -> bool:
    """`flies to Ankara`, `summoned them to Braga`, `back to Geneva`; not `assurances to Ukraine`."""
    return any(a.lemma_.lower() in wordset("events", "goes") for a in [prep.head, *list(ancestors(prep.head))[:2]])


def _named(page: Passage, token: Token, refs: References) -> str | None:
    """The place this noun names: a proper name, "the Qatari capital", "the Lambermont residence", "a Toronto hotel"."""
    name = refs.names.of(page, token)
    lemma = token.lemma_.lower()
    if lemma == "capital":
        return _capital(page, token, refs)
    if lemma == "hall" and token.i + 1 < len(page.doc) and page.doc[token.i + 1].like_num:
        return words_under(page.doc, token.i, token.i + 2)
    if lemma in wordset("events", "buildings") and name is None:
        proper = [c for c in token.lefts if c.pos_ == "PROPN" or refs.names.of(page, c) is not None]
        if not proper:
            return None
        return words_under(page.doc, proper[0].left_edge.i, token.i + 1)
    if name is not None:
        return _proper(page, token, name, refs)
    if token.ent_type_ in {"GPE", "LOC", "FAC"}:
        return next((e.text for e in token.sent.ents if e.start <= token.i < e.end), token.text)
    of = child(token, "prep")
    if lemma in {"city", "town", "resort", "village", "port", "island"} and of is not None and of.lower_ == "of":
        return _named(page, pobj, refs) if (pobj := child(of, "pobj")) is not None else None
    return None


def _proper(page: Passage, token: Token, name: Name, refs: References) -> str | None:
    """A proper name, where it names a place and no body or person."""
    if name.sort == "person" or name.demonym:
        return None
    kind = refs.roll.parties[str(name.party)].kind if name.party in refs.roll.parties else None
    if name.party and not name.seat and kind not in {"state", "region"}:
        housed = name.text.split()[-1].lower() in wordset("events", "buildings")
        if kind in _NOWHERE or (not housed and token.ent_type_ not in {"GPE", "LOC", "FAC"}):
            return None
    of = child(token, "prep")
    where = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    return str(_named(page, where, refs) or name.text) if where is not None else name.text


def _capital(page: Passage, token: Token, refs: References) -> str | None:
    """ "The Qatari capital": the seat of that state, first one the text names; else the words themselves."""
    for c in token.children:
        name = refs.names.of(page, c)
        if name is not None and name.party:
            seats = [s for s, e in entries().items() if e.party == name.party and e.how == "seat"]
            text = refs.pages[0].source.text
            told = next((s for s in seats if re.search(rf"\b{re.escape(s)}\b", text, re.I)), None)
            return told or (seats[0] if seats else f"the {c.text} capital")
    return None


def _before(page: Passage, token: Token, refs: References) -> str | None:
    """The place "there" points back to: the last one named before in this passage or at the end of the one above."""
    for where in [p for p in refs.pages if p.number in {page.number, page.number - 1}][::-1]:
        for t in reversed(list(where.doc)):
            if (where is not page or t.i < token.i) and t.dep_ == "pobj" and t.head.lower_ in {"in", "at", "to"}:
                found = _named(where, t, refs)
                if found:
                    return found
    return None


def dateline(page: Passage) -> str | None:
    """The city a report is sent from: "WINDSOR, Ontario —", "Antalya, Turkiye –"; none where it has none."""
    found = _DATELINE.match(page.source.text.lstrip()[:80])
    return found[1].title() if found else None
