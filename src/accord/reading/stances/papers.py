"""Papers: bills, letters and statements speak for those who put them forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.dossier.claim import Stance
from accord.reading.lexicon import wordset
from accord.reading.parties.authors import is_paper
from accord.reading.stances.meaning.statements import modals_of

if TYPE_CHECKING:
    from accord.reading.parse import Token


def would_be(paper: Token | None, verb: Token) -> bool:
    """Whether this tells what a bill would do: read as what its author wants."""
    return paper is not None and is_paper(paper) and bool(modals_of(verb) & {"will", "would"})


def purport(paper: Token | None, stance: Stance) -> Stance:
    """What a paper that would change things comes to: its author wants or offers that, whatever it allows or bans."""
    lemma = paper.lemma_.lower() if paper is not None and paper.pos_ == "NOUN" else ""
    if lemma not in wordset("stances", "documents") or lemma in wordset("stances", "messages"):
        return stance
    return "offers" if lemma in wordset("stances", "offering") else "wants"
