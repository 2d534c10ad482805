"""Where claims of one party do not go together: against each other, or one after the other."""

from __future__ import annotations

from accord.brief.brief import Block, Bullets, Heading, Paragraph
from accord.brief.frame import Frame
from accord.brief.matter import Matter
from accord.brief.sentence import Computed, Reported, Sentence
from accord.brief.words.plain import count
from accord.dossier.dossier import Contrast

SHOWN = 12  # of each kind: more are for the dossier, not for a brief
_HEADINGS = {"contradiction": "Claims that contradict each other", "change": "What changed over time"}


def tell_contrasts(matter: Matter) -> tuple[Block, ...]:
    """Contradictions and changes, each with the passages of both claims; nothing where there is none."""
    blocks: list[Block] = []
    for kind, heading in _HEADINGS.items():
        found = [c for c in matter.dossier.contrasts if c.kind == kind and len(matter.known(c.claims)) == 2]
        if not found:
            continue
        blocks += [Heading(Frame(heading)), Bullets(tuple((_told(matter, c),) for c in found[:SHOWN]))]
        if len(found) > SHOWN:
            more = f"{count(len(found) - SHOWN, f'more {kind}').capitalize()} in the dossier, not shown here."
            on = Computed(f"{kind}s that are not shown", "count over the dossier")
            blocks.append(Paragraph((Sentence.of(more, on=on),)))
    return tuple(blocks)


def _told(matter: Matter, contrast: Contrast) -> Sentence:
    join = ": " if contrast.kind == "contradiction" else " "
    words = " ".join(contrast.words.split())
    return Sentence.of(matter.mark(contrast.party, starts=True), join, words, ".", on=Reported(contrast.claims))
