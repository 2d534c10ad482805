"""Left out: what a party's yes stops short of, in so many words, is a refusal of its own.

"Peru will talk to the growers, but not to the pickets": it accepts, and it refuses. What a yes waits for ("but not
before the fee is cut") is asked for, and left to `stipulations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from accord.reading.clauses import ancestors
from accord.reading.lexicon import wordset
from accord.reading.stances.drafts import Draft
from accord.reading.stances.meaning.settle import REFUSING, YES
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Parse, Token

_MARKS = re.compile(
    r"(?:but|though|although|yet) (?:not|never|nothing|no (?:longer|further|more) than) "
    r"|and (?:nothing else|no one else|not before|not (?:a|one|an) [a-z]+ (?:more|earlier|sooner)) $"
    r"|and nothing at all for "
)
# After these the words weigh, hedge or put off what is told, and leave nothing out.
_WEIGHING = frozenset(
    {"enough", "yet", "necessarily", "always", "everyone", "everybody", "all", "so", "only", "because", "without"}
    | {"alone", "least", "exactly", "really", "surprisingly", "unanimously", "now", "immediately", "quickly", "easily"}
    | {"until", "unless", "if", "once", "much", "many", "quite", "entirely", "wholly", "fully", "just", "merely", "too"}
    | {"that", "any", "good", "binding", "sure", "certain", "less", "fewer", "by", "as", "than"}
    | {"today", "again", "often", "out", "altogether", "completely", "how", "why", "when", "who", "what", "where"}
)
_OPENING = frozenset({"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ", "ADP"})
_NO_PLACE = frozenset({"time", "extent", "word", "moment", "stage", "point", "reason", "present", "course", "last"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_SAYING = 12  # words: a longer stretch after the mark is a sentence more often than what is left out


def left_out(draft: Draft, told: Sequence[Draft]) -> Iterator[Draft]:
    """What the holders of a yes refuse beside it, unless that is told already. `told`: all claims of the text."""
    if draft.stance not in YES or draft.polarity != "+" or draft.likelihood is not None:
        return
    found = _stretch(draft)
    if found is None:
        return
    first, last = found
    refused = replace(
        draft, start=first, end=last, content=(min(first + 2, last - 1), last), stance="refuses", polarity="-",
        level=None, condition=None, rule="left out:refuses", anchor=first, weak=False, colour=False,
    )  # fmt: skip
    if not any(_tells(d, refused) for d in told):
        yield refused


def _tells(draft: Draft, refused: Draft) -> bool:
    """Whether a claim tells of those words alone, or refuses them."""
    if draft.page is not refused.page or not set(draft.holders) & set(refused.holders):
        return False
    shared = min(draft.end, refused.end) - max(draft.start, refused.start)
    inside = refused.start - 1 <= draft.start < refused.end
    return shared > 0 and (inside or draft.stance in REFUSING)


def _stretch(draft: Draft) -> tuple[int, int] | None:
    """Where what is left out stands: after the word of stance, in the clause the claim is told in."""
    doc, anchor = draft.page.doc, draft.page.doc[draft.anchor]
    first = anchor.i + 2
    stop = min(anchor.sent.end, draft.end + 12)
    for i in range(first, stop - 1):
        if doc[i].lower_ not in _JOINING or (i > draft.end + 1 and not _is_past_aside(doc, draft.end, i)):
            continue
        last = _fragment_end(doc, i, anchor.sent.end)
        text = words_under(doc, i, last).lower()
        mark = _MARKS.match(text + " ")
        if mark is None or text in {"but not before", "though not before"}:
            continue
        after = i + len(mark[0].split())
        if after < last and not _leaves_out(doc, after, last):
            return None
        if _is_of_another_clause(doc[min(after, last - 1)], anchor):
            return None
        return (i + 1 if doc[i].lower_ in {"but", "and"} else i), last
    return None


def _is_past_aside(doc: Parse, end: int, at: int) -> bool:
    """`it would sign, officials have let it be known, but not now`: nothing between but who says so."""
    said = any(t.lemma_ in wordset("speech", "verbs") | {"let"} for t in doc[end:at])
    return said and doc[end].text == "," and doc[at - 1].text == ","


_JOINING = frozenset({"but", "though", "although", "yet", "and"})
_STOPS = frozenset({",", ";", ":", "–", "—", ".", "!", "?", "”", '"', "(", ")"})


def _fragment_end(doc: Parse, first: int, stop: int) -> int:
    """Through the next mark that sets something apart, or the next `and` with a verb after it."""
    for i in range(first + 2, stop):
        if doc[i].text in _STOPS and not (doc[i].text in {'"', "”"} and i == first + 2):
            return i
    return stop


def _leaves_out(doc: Parse, first: int, last: int) -> bool:
    """Whether a thing, a place or an act follows, and no clause with a verb of its own."""
    word = doc[first]
    if word.lower_ in _WEIGHING or last - first > _SAYING:
        return False
    act = word.tag_ in {"VB", "VBG"} or (word.lower_ == "to" and word.tag_ == "TO")
    if not (act or word.pos_ in _OPENING or word.lower_ in {"before", "while"}):
        return False
    if word.pos_ == "ADP" and first + 1 < last and doc[first + 1].lemma_.lower() in _NO_PLACE | {"any", "now", "all"}:
        return False
    clause = next((t for t in doc[first:last] if t.tag_ in _FINITE), None)
    if clause is None:
        return True
    opened = {"while", "that", "which", "who", "what", "where", "when"}
    return word.lower_ != "before" and any(t.lower_ in opened for t in doc[first : clause.i])


def _is_of_another_clause(word: Token, anchor: Token) -> bool:
    """`accepted a draft that covers fish but not whales`: the draft leaves them out, not who accepts it."""
    for above in [word, *ancestors(word)]:
        if above.i == anchor.i:
            return False
        if above.dep_ in {"relcl", "acl"} and above.i > anchor.i:
            return True
    return False
