"""All claims of a text: signalled stances first, then what parties' plain statements amount to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from accord.reading.parties.kinds import most_named
from accord.reading.parties.references import References
from accord.reading.passages import Passage, asks
from accord.reading.speakers import Voices
from accord.reading.stances.drafts import Draft, sifted
from accord.reading.stances.echoes import Echo
from accord.reading.stances.find import Finder
from accord.reading.stances.holders import pairs_in
from accord.reading.stances.narration import Narrator
from accord.reading.stances.speech import Listener
from accord.reading.stances.stipulations import with_stipulations


def find_drafts(pages: Sequence[Passage], refs: References, said: Voices, both: tuple[str, ...]) -> list[Draft]:
    """All claims the rules find in a text, repetitions and what is mere colour among them."""
    cues: dict[int, set[int]] = {}
    for s in said.speeches:
        if s.content is not None:
            cues.setdefault(s.page.number, set()).add(s.cue.i)
    finder, listener, narrator = Finder(refs, said, both), Listener(refs, said, both, cues), Narrator(refs, said, both)
    echo, found = Echo(refs, both), list[Draft]()
    for page in pages:
        if page.heading:
            continue
        for sentence in page.sentences():
            if asks(sentence, " ”\"'"):
                continue
            here = [
                *finder.in_sentence(page, sentence),
                *listener.in_quotation(page, sentence),
                *listener.in_views(page, sentence),
                *narrator.in_sentence(page, sentence),
            ]
            here += narrator.in_papers(page, sentence, found)
            echoed = list(echo.in_sentence(page, sentence, [*found[-8:], *here]))
            said_so = {d.anchor for d in echoed}  # "Sweden agrees" tells what was told before, whatever the word says
            here = [*(d for d in here if d.anchor not in said_so), *echoed]
            if not here and found and found[-1].page is page:
                here += narrator.on_behalf(page, sentence, found)
            found += here
    for speech in said.speeches:
        found += listener.in_speech(speech)
    return found


def kept_by_rules(found: Sequence[Draft], *, recall: bool) -> list[Draft]:
    """The claims the rules keep, in order, without repetitions; `recall` keeps colour too."""
    # A short quoted remark that demands, refuses or foresees nothing is colour more often than a position (measured).
    return with_stipulations([d for d in sifted(found) if recall or not (d.weak and d.colour)])


def both_sides(refs: References, table: tuple[str, ...]) -> tuple[str, ...]:
    """The two who face each other: a pair named together again and again, those at the table, else the two named most.

    None where that is not clear.
    """
    pairs = Counter(frozenset(pair) for page in refs.pages for pair in pairs_in(refs, page, len(page.doc)))
    ranked = pairs.most_common(2)
    if ranked and ranked[0][1] > 1 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return tuple(sorted(ranked[0][0], key=list(refs.roll.parties).index))
    return table if len(table) == 2 else most_named(refs)
