"""A claim in words: long, as a sentence; short, as a cell. A hedge comes first, so that no claim reads as plain."""

from __future__ import annotations

from accord.brief.matter import Matter
from accord.brief.sentence import Label, Reported, Run, Sentence, joined, quiet, quoted, strong
from accord.brief.words.plain import count, is_plural
from accord.brief.words.stances import governed, needs_its_passage, stance
from accord.dossier.claim import Claim

_PRONOUNS = ("he", "she", "it", "they", "we", "I", "He", "She", "It", "They", "We")  # name nobody on their own


def as_sentence(matter: Matter, claim: Claim, sources: int = 1) -> Sentence:
    """Who, the stance, the content, who says so, and how many sources on their own, where several do."""
    remarks = []
    if claim.addressee and claim.addressee not in claim.holders:
        remarks.append(f"asked of {matter.name(claim.addressee)}")
    if claim.speaker and claim.speaker not in (*map(matter.name, claim.holders), *_PRONOUNS):
        remarks.append(f"according to {claim.speaker}")
    if sources > 1:
        remarks.append(f"in {count(sources, 'independent source')}")
    tail = quiet(f" ({'; '.join(remarks)})") if remarks else ""
    hedge = () if needs_its_passage(claim) else _hedge(claim, "Hedged ")
    return Sentence.of(hedge, unhedged(matter, claim), tail, ".", on=Reported((claim.id,)))


def unhedged(matter: Matter, claim: Claim) -> tuple[Run, ...]:
    """Who, the stance and the content; only where the hedge is told beside it."""
    if needs_its_passage(claim):
        who = matter.marks(claim.holders, starts=True)
        return joined(who, ", in the words of the reporting: ", quoted(claim.evidence[0].quote))
    verb = stance(claim, plural=len(claim.holders) > 1 or is_plural(matter.name(claim.holders[0])))
    return joined(matter.marks(claim.holders, starts=True), f" {verb}", _content(matter, claim), _condition(claim))


def as_cell(matter: Matter, claim: Claim) -> Label:
    """The stance and the content; the party heads the column."""
    tag = strong(f" – {claim.level}") if claim.level else ""
    if needs_its_passage(claim):
        return Label.of(quoted(claim.evidence[0].quote), tag, on=Reported((claim.id,)))
    words = joined(_hedge(claim, ""), stance(claim), _content(matter, claim), _condition(claim), tag)
    return Label.of(words, on=Reported((claim.id,)))


def _hedge(claim: Claim, lead: str) -> tuple[Run, ...]:
    return joined(quiet(f"{lead}“{claim.likelihood.word}”: ")) if claim.likelihood else ()


def _content(matter: Matter, claim: Claim) -> tuple[Run, ...]:
    """The source's own words in quotation marks; a reader's wording of them after a colon."""
    said = matter.said(claim)
    return joined(governed(claim, verbatim=said.text.startswith("“")), said)


def _condition(claim: Claim) -> str:
    if not claim.condition or claim.condition.casefold() in claim.content.casefold():
        return ""
    return f" ({' '.join(claim.condition.split())})"
