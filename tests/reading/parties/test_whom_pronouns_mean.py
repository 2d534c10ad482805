"""Whom "it", "they" and "its" mean where bodies come between that the reader cannot place, or that open a sentence."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

# A text; the beginning of a claim; its holders.
MEANT: list[tuple[str, str, set[str]]] = [
    # the main clause goes before a clause inside it
    ("Norway opposes the court in Peru, which Chile has asked for; it wants a treaty.", "it wants", {"Norway"}),
    # whose view it is
    ("Norway's view is that Peru is late. It wants a treaty.", "It wants", {"Norway"}),
    # the chairman of whom the saying is about
    (
        "The Harbour Union met Orsa Lines. It will hand the letters back the moment Orsa Lines pays, its chair Ann Lee "
        "says. It wants more.",
        "It wants",
        {"Harbour Union"},
    ),
    # a name at the beginning that the parser gives no verb
    ("Peru waits. As for Norway, the ruling is late. It rejected the map.", "It rejected", {"Norway"}),
    # people told of as a topic
    (
        "The Harbour Union is content. For the growers' unions the question is who pays. They want a fund.",
        "They want",
        {"Growers' unions"},
    ),
    # a union's spokeswoman says of it what only somebody with a will is
    (
        "Orsa Lines met the Harbour Union. Orsa Lines left. The Harbour Union's spokeswoman said it was keen to sign.",
        "it was keen",
        {"Harbour Union"},
    ),
]

# "both", "neither": the two of whom the two sentences before told one each
MEANT += [
    (
        "Norway and Peru signed. Norway left and Peru stayed.\n\n"
        "The Harbour Union rejects the court. The Miners' League backs the treaty. Both want a fund.",
        "Both want",
        {"Harbour Union", "Miners' League"},
    ),
    # the government of a part of a state is no ministry of that state
    (
        "Iraq met Turkey. Iraq waits. The Kurdistan Regional Government had demanded a seat.",
        "had demanded",
        {"Kurdistan Regional Government"},
    ),
]

# A text; the beginning of a clause; the party that it is no claim of.
NOT_MEANT: list[tuple[str, str, str]] = [
    (
        "The Harbour Union wants a cap. It has called for a vote. Mopeto Copper, partly Swiss, went further. "
        "It would reject the tax.",
        "It would reject",
        "Harbour Union",
    ),
    # one of those who work is not their union; no union is one of employers; who is sent is not of where he is
    ("The Teachers' Union met the school. The head teacher rejected the cut.", "rejected the cut", "Teachers' Union"),
    ("The Harbour Employers' Federation met dockers. The union wants a cap.", "wants", "Harbour Employers' Federation"),
    ("Japan and China quarrel. The ambassador in Tokyo accused China of theft.", "accused", "Japan"),
    (
        "Norway and Peru met. Norway left and Peru stayed.\n\n"
        "Fighters of two clans met in May. Both have accepted the truce.",
        "Both have accepted",
        "Norway",
    ),
    ("The miners of Peru wait. The gunmen want money. They demand a truce.", "They demand", "Peru"),
    (
        "The Harbour Union and Orsa Lines met. A group of about forty wrote a letter, each of which was late. "
        "They reject the offer.",
        "They reject",
        "Harbour Union",
    ),
]


@pytest.mark.parametrize(("text", "words", "who"), MEANT, ids=[words for _, words, _ in MEANT])
def test_a_pronoun_means_who_is_told_of(text: str, words: str, who: set[str], reader: Reader) -> None:
    """Text, words of the claim, holders: see the list."""
    assert _held(reader, text, words) == who


@pytest.mark.parametrize(("text", "words", "who"), NOT_MEANT, ids=[words for _, words, _ in NOT_MEANT])
def test_a_pronoun_means_nobody_further_back(text: str, words: str, who: str, reader: Reader) -> None:
    """Text, words, party: see the list."""
    assert who not in _held(reader, text, words)


def _held(reader: Reader, text: str, words: str) -> set[str]:
    dossier = reader(text)
    claims = [c for c in dossier.claims.values() if any(words in e.quote for e in c.evidence)]
    return {dossier.parties[h].name for c in claims for h in c.holders}
