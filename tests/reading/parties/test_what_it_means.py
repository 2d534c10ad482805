"""What "it", "its" and "the company" mean: the body told of last, party or not, and never one told of later."""

from __future__ import annotations

import pytest

from accord.reading import read
from accord.sources import Source

NOBODY = ""

TEXTS = [
    # Who was told of last is meant, also where it is a body that the text gives no name
    ("Peru was calm. The airport was closed. It rejects the levy.", "Airport", "Peru"),
    ("Chile paid. The bakers' association closed its shops. It wants the levy repealed.",
     "Bakers' association", "Chile"),
    ("Chile paid. The bakers' association met. Its president, Ana Rey, wants the levy repealed.",
     "Bakers' association", "Chile"),
    ("Chile paid. The museum waited for a year. Its director, Ana Rey, rejects the levy.", NOBODY, "Chile"),
    ("Oman spoke first. The ferry operator did not wait. It fears a strike. It wants a truce.",
     "Ferry operator", "Oman"),
    # Who says something of "it" speaks of itself
    ("Norway signed. The hospital said it would not accept the cut.", "Hospital", "Norway"),
    # A paper is nobody: its "it" is who wrote it
    ("Norway signed on Monday. In a letter it rejects the cut.", "Norway", "Sweden"),
    # What it argues tells nothing of who it is
    ("Oman wrote on Monday. No port would be safe, it argues, and the levy must be dropped.", "Oman", "No port"),
    # In its view: in that of nobody in the clause
    ("Chile met the miners. Managers, in its view, must accept the levy.", "Chile", "Managers"),
    # The company: the one that acted, though no word told that it is one; none that is named later only
    ("The fair opened.\n\nOsaka spoke.\n\nTulvane has pledged to stay. The company rejects the bid. Orsa plc left.",
     "Tulvane", "Orsa plc"),
    ("The fair opened.\n\nPeople came.\n\nIn the hall the committee rejects the bid.\n\nThe Harbour Committee left.",
     NOBODY, "Harbour Committee"),
    ("The fair opened.\n\nPeople came.\n\nTulvane, which builds with Orsa plc, paid. The company rejects the bid.",
     "Tulvane", "Orsa plc"),
    # The army is that of the state the text is about, whoever else spoke last
    ("Chad was tense. Chad had voted. Chad was waiting. France spoke. The army rejects the truce.", "Chad", "France"),
    # A minister out of office is of no government
    ("Chile and Peru met. Peru spoke. The shadow sports minister rejects the levy.", "Shadow sports minister",
     "Peru"),
    # Of those, and of no other association
    ("The Dockers' Association met Chile. The association of night bakers rejects the levy.",
     "Association of night bakers", "Dockers' Association"),
    # A union in small letters is no bloc of states
    ("The European Union met Chile. The miners walked out. Their union rejects the levy.", "Miners", "European Union"),
    # Which government
    ("Bavaria and Germany met. Bavaria spoke first. Bavaria paid. The federal government rejects the levy.", "Germany",
     "Bavaria"),
    ("Chile met. The opposition Social Democrats reject the levy.", "Social Democrats", "Chilean opposition"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "holder", "never"), TEXTS)
def test_what_was_told_of_last_holds_the_last_position(text: str, holder: str, never: str) -> None:
    dossier = read([Source.of(text)], weighed=False)
    claims = sorted(dossier.claims.values(), key=lambda c: c.evidence[0].end)
    found = [dossier.parties[h].name for c in claims for h in c.holders]
    assert never not in found
    assert found[-1:] == [holder] * bool(holder)


THEY = [
    # He is not she
    ("Chile's Ana Rey and Peru's Jo Berg met. Ms Rey left. Mr Berg stayed. She rejects the levy.", "Chile"),
    ("Chile's spokeswoman left. Peru's spokesman did not leave. She rejects the levy.", "Chile"),
    ("Oman's Lee Abd said he would go. Iran's Kim Far said she would stay. He rejects the levy.", "Oman"),
    ("Peru's spokesman was late. He left. Chile's spokeswoman was early. She left. He rejects the levy.", "Peru"),
    # Somebody with an office who speaks for nobody known is not who was told of before
    ("Chile's minister Ana Rey spoke. The museum's barrister, Kim Far, stayed. She rejects the levy.", NOBODY),
    ("Peru's minister Jo Berg spoke. The chapel's pastor, Ian Far, stayed. He rejects the levy.", NOBODY),
    # They are not one body that somebody else only met or wrote to
    ("The report was sent to Orsa. They want the levy repealed.", NOBODY),
]  # fmt: skip


@pytest.mark.parametrize(("text", "holder"), THEY)
def test_he_and_she_and_they_agree_with_whom_they_mean(text: str, holder: str) -> None:
    dossier = read([Source.of(text)], weighed=False)
    claims = sorted(dossier.claims.values(), key=lambda c: c.evidence[0].end)
    assert [dossier.parties[h].name for h in (claims[-1].holders if claims else ())] == [holder] * bool(holder)
