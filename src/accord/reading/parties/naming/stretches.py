"""Stretches: which runs of tokens may be names, by the tables, the entity recogniser and capital letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from accord.reading.lexicon import wordset
from accord.reading.parties.gazetteer import Entry, entries, look_up
from accord.reading.parties.naming.beside import kind_of_body
from accord.reading.parties.naming.edges import edged
from accord.reading.parties.naming.offices import behind_body, end_of_owner, is_field
from accord.reading.parties.naming.pieces import is_made_of_names, whole_names
from accord.reading.parties.naming.stretch import Stretch
from accord.reading.parties.naming.titles import heads_name, is_cause, is_of_state, is_title
from accord.reading.parties.naming.wholes import wholes
from accord.reading.parties.roll import is_watcher, kind_by_name
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

_BEFORE_NAMES = frozenset(
    {
        "the",
        "a",
        "an",
        "neither",
        "nor",
        "both",
        "either",
        "and",
        "but",
        "or",
        "if",
        "while",
        "when",
        "although",
        "since",
    }
    | {
        "as",
        "because",
        "unlike",
        "like",
        "for",
        "in",
        "on",
        "with",
        "after",
        "before",
        "should",
        "would",
        "not",
        "only",
        "however",
        "meanwhile",
        "moreover",
        "instead",
        "nevertheless",
        "despite",
        "until",
        "though",
        "elsewhere",
        "separately",
        "earlier",
        "yesterday",
    }
)
_NEVER = frozenset(
    {
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "God",
        "Internet",
        "Congressional",
        "Shadow",
    }
)


def merged(page: Passage, known: Mapping[str, Entry]) -> list[Stretch]:
    """Names of the tables, of the entity recogniser, and runs of proper nouns: longest first, none overlapping."""
    found = [*_from_tables(page, known), *_from_entities(page), *_from_runs(page), *wholes(page)]
    found = [s for s in found if not is_made_of_names(page, s) and not is_field(page, s)]
    whole = [edged(page, s) for s in found]
    found = [part for s in whole for part in behind_body(page, s) or _parted(page, s)]
    found.sort(key=lambda s: (s.label != "USER", -(s.end - s.start), s.entry is None, s.start))
    taken: dict[int, Stretch] = {}
    kept = []
    for s in found:
        if not any(i in taken for i in range(s.start, s.end)):
            kept.append(s)
            taken.update(dict.fromkeys(range(s.start, s.end), s))
    return list(whole_names(page, sorted(kept, key=lambda s: s.start)))


def _from_tables(page: Passage, known: Mapping[str, Entry]) -> Iterator[Stretch]:
    hits = [(first, last, entry, "TABLE") for first, last, entry in look_up(page.text)]
    for name, entry in known.items():
        hits += [
            (m.start(), m.end(), entry, "USER") for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", page.text)
        ]
    for first, last, entry, label in hits:
        span = page.doc.under(first, last)
        if entry.kind == "political_party" and first and span is not None and _is_longer(page, span.start):
            before = entries().get(page.doc[span.start - 1].text)
            if before is not None and before.how == "demonym" and label != "USER":
                yield Stretch(span.start - 1, span.end, "ORG")  # "Scottish Conservatives" are a party of their own
            continue  # "Free Democrats" are not the Democrats
        if entry.how == "seat" and span is not None and len(span) > 1 and _is_of_others(page, span.start, entry):
            continue  # "Arakan People's Liberation Army" is not China's
        if span is not None:  # none: "pro-Russian", a name inside a larger token
            yield Stretch(span.start, span.end, label, entry)


_PARTY_PREFIXES = frozenset(
    {"House", "Senate", "The", "US", "American", "Congressional", "But", "And", "When", "If", "As"}
)


def _parted(page: Passage, s: Stretch) -> Iterator[Stretch]:
    """A run that begins with a party or a people and goes on with something else: "Conservative Ann Lee"."""
    if s.entry is not None or s.end - s.start < 2:
        yield s
        return
    doc = page.doc
    bare = entries().get(words_under(doc, s.start + 1, s.end))
    if bare is not None and bare.how != "demonym" and doc[s.start].lower_ in _EPITHETS.get(bare.kind, _NONE):
        yield Stretch(s.start + 1, s.end, "TABLE", bare)  # "Neighbouring Kenya", "New EU rules"
        return
    if s.end - s.start > 1 and doc[s.start + 1].text == "-":
        yield s  # "Hlas-Nova" is a party of its own
        return
    size = next((n for n in (2, 1) if n < s.end - s.start and words_under(doc, s.start, s.start + n) in entries()), 0)
    lead, begin = entries().get(words_under(doc, s.start, s.start + size)), s.start + size
    person = next((i for i in range(s.start + 1, s.end - 1) if _begins_person(doc[i], doc[i - 1])), None)
    if person is not None and kind_by_name(doc[s.end - 1].text) == "political_party":
        person = None  # "Flemish Christian Democrats": no Christian is named
    if lead is not None and lead.kind == "political_party" and s.end - begin >= 2 and s.label != "ORG":
        yield Stretch(s.start, begin, "TABLE", lead)
        yield Stretch(begin, s.end, "PERSON")
    elif person is not None and s.label != "PERSON":  # "in Congress Ann Lee needs", "Secretary of State Ann Lee"
        if lead is not None and begin == person:
            yield Stretch(s.start, begin, "TABLE", lead)
        yield Stretch(person, s.end, "PERSON")
    elif lead is not None and (last := end_of_owner(page, s, begin, lead)):
        yield Stretch(s.start, last, "TABLE", lead)  # "Argentine Economic Minister": no body called so
    elif s.label != "PERSON" and _begins_person(doc[s.start], None) and _is_plain(page, s):
        yield Stretch(s.start, s.end, "PERSON")
    else:
        yield s


_OF_LANDS = frozenset({"neighbouring", "neighboring", "nearby", "tiny", "mighty", "communist", "landlocked"}) | {
    *(
        "war-torn",
        "impoverished",
        "wealthy",
        "rival",
        "fellow",
        "poor",
        "rich",
        "mainland",
        "authoritarian",
        "isolated",
    ),
    *("embattled", "mineral-rich", "oil-rich", "gas-rich", "nuclear-armed", "majority-muslim", "mainly"),
    *("predominantly", "muslim-majority", "sanctions-hit"),
}
_NONE: frozenset[str] = frozenset()
_EPITHETS = {"state": _OF_LANDS, "bloc": frozenset({"new"}), "io": frozenset({"new"})}


def _begins_person(token: Any, before: Any) -> bool:
    """A first name in the middle of capitals, after a word that is none."""
    given = wordset("people", "given")
    joined = before is not None and (before.text in given or before.text in {"-", "."} or len(before.text) < 3)
    return token.text in given and not joined and token.text not in entries()


def _is_plain(page: Passage, s: Stretch) -> bool:
    """Two or three capitalised words, none of which tells of a body."""
    text = words_under(page.doc, s.start, s.end)
    named = 2 <= len(text.split()) <= 3 and all(w[:1].isupper() for w in text.split())
    return named and kind_by_name(text) == "other" and not is_watcher(text)


def _is_of_others(page: Passage, first: int, entry: Entry) -> bool:
    """Whether a capitalised word stands before that is no name of the same state."""
    before = page.doc[first - 1] if first > page.doc[first].sent.start else None
    if before is None or not before.text[:1].isupper() or before.lower_ in _BEFORE_NAMES:
        return False
    known = entries().get(before.text)
    return known is None or known.party != entry.party


def _is_longer(page: Passage, first: int) -> bool:
    before = page.doc[first - 1] if first else None
    return before is not None and before.text[:1].isupper() and before.text not in _PARTY_PREFIXES


def _from_entities(page: Passage) -> Iterator[Stretch]:
    for ent in page.doc.ents:
        if ent.label_ not in {"PERSON", "ORG", "NORP", "GPE", "FAC", "LOC", "PRODUCT"}:
            continue
        first = _begin_of(page, ent)
        last = _end_of(page, ent, first)
        named = first < last and any(t.text[:1].isupper() for t in page.tokens[first:last])
        if not named or page.tokens[first].pos_ in {"VERB", "PRON"} or _is_kind_only(page, first, last):
            continue
        inner = next((i for i in range(first + 1, last - 1) if _divides(page.tokens[i])), last)
        yield Stretch(first, inner, ent.label_)
        if inner < last:
            yield Stretch(inner + 1, last, ent.label_)


def _begin_of(page: Passage, ent: Any) -> int:
    """Where the name begins, without its title and small words: "Health Minister Ann Lee" is Ann Lee."""
    tokens, first, last = page.tokens, ent.start, ent.end
    titles = [t.i for t in tokens[first:last] if is_title(t) and not is_cause(t)]
    if titles and titles[-1] + 1 < last and ent.label_ in {"PERSON", "ORG"} and last - titles[-1] <= _WITH_TITLE:
        first = titles[-1] + 1  # a person with a title, whatever it was taken for
    while first < last and (
        tokens[first].lower_ in _BEFORE_NAMES
        or is_of_state(tokens[first])
        or _is_plain_noun(tokens[first])
        or (is_title(tokens[first]) and (ent.label_ != "ORG" or heads_name(tokens[first])))
    ):
        first += 1
    while first < last and tokens[first].text in {"'s", "’s", "'"}:
        first += 1  # "the Trade Representative's Office": what is left of a longer name
    return int(first)


_WITH_TITLE = 4  # words of a title and a name together


def _end_of(page: Passage, ent: Any, first: int) -> int:
    """Where it ends: before an open bracket, a possessive, a plain noun, the title of the next."""
    tokens, last = page.tokens, ent.end
    opened = next((t.i for t in tokens[first:last] if t.text == "("), None)
    if opened is not None and ")" not in {t.text for t in tokens[opened:last]}:
        last = max(opened, first)  # "Harbour Labour Office (HLO"
    while last > first and tokens[last - 1].text in {"'s", "'", "s", '"', "”"} | _PLAIN:
        last -= 1
    while last > first + 1 and ent.label_ == "ORG" and is_title(tokens[last - 1]) and _begins_name(page, last):
        last -= 1  # "the NJ Transit CEO Ann Lee"
    while last < len(tokens) and last - first > 1 and tokens[last - 1].lower_ in {"of", "for"}:
        if not tokens[last].text[:1].isupper():
            return int(last - 1)
        last += 1  # "National Cattlemen of" Texas: the recogniser stopped in the middle
    if last < len(tokens) and tokens[last - 1].text in {"Local", "Lodge"} and tokens[last].like_num:
        last += 1  # "Harbour Workers Local 218"
    return int(last)


def _divides(token: Any) -> bool:
    """`At Westminster the Liberals want`: two names, where no small word leads from one to the other."""
    return bool(token.text == "the" and token.nbor(-1).text[:1].isupper() and token.nbor().text[:1].isupper())


def _is_kind_only(page: Passage, first: int, last: int) -> bool:
    """`Trade union federation` of "Trade union federation FMW": words with a capital only for the sentence."""
    tokens = page.tokens
    if not tokens[first].is_sent_start or last - first < 2 or tokens[first + 1].text[:1].isupper():
        return False
    small = all(t.text.islower() for t in tokens[first + 1 : last])
    named = last < len(tokens) and tokens[last].text[:1].isupper()
    return small and named and kind_of_body(tokens[last - 1]) is not None


def _from_runs(page: Passage) -> Iterator[Stretch]:
    """Runs of capitalised proper nouns the recogniser passed over."""
    start = None
    for t in [*page.tokens, None]:
        proper = (
            t is not None
            and (t.pos_ == "PROPN" or (t.pos_ in _MISTAGGED and not page.heading and _is_acronym(t)))
            and t.text[:1].isupper()
            and t.text not in _NEVER
            and t.lower_ not in _BEFORE_NAMES
        )
        proper = proper and t is not None and t.ent_type_ not in {"DATE", "TIME", "MONEY"} and not is_of_state(t)
        proper = proper or (start is not None and t is not None and _joins(t))
        joined = start is not None and t is not None and t.i - 1 > start and _joins(t.nbor(-1))
        if proper and t is not None and not joined and is_title(t) and heads_name(t):
            if start is not None and (stop := _before_rank(page, start, t.i)) > start:
                yield Stretch(start, stop, "RUN")
            start = t.i + 1  # "Ontario Premier Ann Lee": the name begins after the title
        elif proper and start is None and t is not None:
            start = t.i
        elif not proper and start is not None:
            stop = t.i if t is not None else len(page.doc)
            if stop > start:
                yield Stretch(start, stop, "RUN")
            start = None


def _before_rank(page: Passage, first: int, stop: int) -> int:
    """Where the name before a title ends: "Ohio" of "Ohio Attorney General Ann Lee"."""
    while stop > first and page.doc[stop - 1].text in wordset("people", "ranks"):
        stop -= 1
    return stop


def _begins_name(page: Passage, i: int) -> bool:
    """Whether what follows is a name, or nothing that belongs to this one."""
    return i >= len(page.doc) or page.doc[i].text[:1].isupper() or page.doc[i].is_punct


_MISTAGGED = frozenset({"NOUN", "ADV", "INTJ", "X"})
_PLAIN = frozenset({"party", "group", "movement", "union", "bloc", "alliance", "company", "agency", "militia"})


_JOINING = frozenset({"Association", "Federation", "Confederation", "Society", "Campaign", "Alliance", "Union"})


def _joins(token: Any) -> bool:
    """`of` in "Association of Station Masters"."""
    if token.lower_ not in {"of", "for", "against"} or token.i == 0 or token.i + 1 >= len(token.doc):
        return False
    before, after = token.nbor(-1), token.nbor()
    if token.lower_ != "of" and before.text[:1].isupper() and before.pos_ in {"PROPN", "NOUN"} and not is_title(before):
        many = (
            before.tag_ == "NNPS" and token.lower_ == "for" and after.pos_ == "PROPN" and before.text not in entries()
        )
        return many or after.text in wordset("people", "causes")  # "Parents for Justice", "Trustees for Tarn"
    return before.text in _JOINING and after.text[:1].isupper() and after.pos_ == "PROPN" and not is_title(after)


def _is_acronym(token: Any) -> bool:
    """`ICCA` among words in small letters, which the tagger may take for a plural."""
    text = token.text
    if not (3 <= len(text) <= 6 and text.isupper() and text.isalpha()) or text in wordset("people", "no_bodies"):
        return False
    beside = token.doc[max(0, token.i - 1) : token.i + 2]
    return not any(t.i != token.i and len(t.text) > 1 and t.text.isupper() for t in beside)


def _is_plain_noun(token: Any) -> bool:
    """`rival bank` of "rival bank Orsa Holdings": words in small letters before a name are no part of it."""
    return bool(token.text.islower() and token.pos_ in {"NOUN", "ADJ", "VERB", "ADV"} and token.text.isalpha())
