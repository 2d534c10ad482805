"""Every polarity case found; the list must stay at 100 %: wrong polarity is the worst error the tool can make."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

from accord.dossier import Claim

# What the holder's stance comes to: `for` it, `against` it, or `open` (it may yet be accepted).
CASES = [
    ("Neither France nor Germany has agreed to the plan.", "France", "against"),
    ("Neither France nor Germany has agreed to the plan.", "Germany", "against"),
    ("It is unlikely that Hungary would agree to the sanctions.", "Hungary", "against"),
    ("Hungary is unlikely to agree to the sanctions.", "Hungary", "against"),
    ("Hungary is unlikely to accept new sanctions.", "Hungary", "against"),
    ("Experts say it's unlikely Turkey would agree.", "Turkey", "against"),
    ("Israel refused to rule out a strike.", "Israel", "open"),
    ("Israel has not ruled out a ground operation.", "Israel", "open"),
    ("Iran did not exclude direct talks.", "Iran", "open"),
    ("Serbia denied any possibility of recognising the border.", "Serbia", "against"),
    ("Serbia has denied any plan to recognise the border.", "Serbia", "against"),
    ("Egypt has yet to accept the terms.", "Egypt", "against"),
    ("Egypt has yet to agree to the terms of the loan.", "Egypt", "against"),
    ("Japan failed to endorse the treaty.", "Japan", "against"),
    ("Norway no longer supports the quota.", "Norway", "against"),
    ("Norway no longer opposes the quota.", "Norway", "for"),
    ("Canada stopped short of endorsing the ban.", "Canada", "against"),
    ("Canada stopped short of rejecting the ban.", "Canada", "open"),
    ("China never agreed to the inspections.", "China", "against"),
    ("China will never accept foreign inspectors.", "China", "against"),
    ("China will not accept foreign inspectors.", "China", "against"),
    ("China won't agree to the timetable.", "China", "against"),
    ("China cannot accept the timetable.", "China", "against"),
    ("India is not willing to open its dairy market.", "India", "against"),
    ("India is unwilling to open its dairy market.", "India", "against"),
    ("India is not opposed to a smaller tariff.", "India", "for"),
    ("India does not oppose a smaller tariff.", "India", "for"),
    ("India has no objection to a smaller tariff.", "India", "for"),
    ("India has no intention of leaving the pact.", "India", "against"),
    ("India is reluctant to sign the pact.", "India", "against"),
    ("India is not reluctant to sign the pact.", "India", "for"),
    ("Poland wants to prevent the pipeline from being finished.", "Poland", "against"),
    ("Poland does not want the pipeline to be finished.", "Poland", "against"),
    ("Poland wants the pipeline finished.", "Poland", "for"),
    ("Poland wants the duties kept in place.", "Poland", "for"),
    ("Poland intends to keep a buffer zone.", "Poland", "for"),
    ("Poland wants to keep migrants from entering.", "Poland", "against"),
    ("Poland is trying to head off a trade war.", "Poland", "against"),
    ("Poland will accept nothing.", "Poland", "against"),
    ("Poland will accept nothing less than a full pardon.", "Poland", "for"),
    ("Poland demanded that the border not be reopened.", "Poland", "against"),
    ("Poland demanded that the border be reopened.", "Poland", "for"),
    ("Poland voted against the budget.", "Poland", "against"),
    ("Poland is against the budget.", "Poland", "against"),
    ("Poland is in favour of the budget.", "Poland", "for"),
    ("Poland is not in favour of the budget.", "Poland", "against"),
    ("Sweden has neither accepted nor rejected the offer.", "Sweden", "against"),
    ("Sweden turned down the offer.", "Sweden", "against"),
    ("Sweden has not turned down the offer.", "Sweden", "open"),
    ("Sweden declined to back the resolution.", "Sweden", "against"),
    ("Sweden has agreed not to expand its fleet.", "Sweden", "for"),
    ("Mexico is open to a longer truce.", "Mexico", "for"),
    ("Mexico is not open to a longer truce.", "Mexico", "against"),
    ("Mexico hardly wants a trade war.", "Mexico", "against"),
    ("Mexico said it would not pay for the wall.", "Mexico", "against"),
    ("Mexico said the wall must not be built.", "Mexico", "against"),
    ("Mexico said the levy must be scrapped.", "Mexico", "for"),
    ("Mexico said there would be no return to the old quota.", "Mexico", "against"),
    ("\"We will not give up the island,\" said Greek foreign minister Nikos Pappas.", "Greece", "against"),
    ("\"We can accept a smaller share,\" said Greek foreign minister Nikos Pappas.", "Greece", "for"),
    ("\"This is out of the question,\" said Greek foreign minister Nikos Pappas.", "Greece", "against"),
    ("\"The sanctions are unacceptable,\" said Greek foreign minister Nikos Pappas.", "Greece", "against"),
    ("\"The sanctions are not unacceptable,\" said Greek foreign minister Nikos Pappas.", "Greece", "for"),
    ("\"The sanctions are not acceptable,\" said Greek foreign minister Nikos Pappas.", "Greece", "against"),
    ("\"There is no need for observers,\" said Greek foreign minister Nikos Pappas.", "Greece", "against"),
    ("\"This is not enough,\" said Greek foreign minister Nikos Pappas.", "Greece", "against"),
    ("The sanctions are not acceptable to Greece.", "Greece", "against"),
    ("The sanctions are acceptable to Greece.", "Greece", "for"),
    ("Nobody in Athens doubts that Greece will reject the map.", "Greece", "against"),
    ("There is no sign that Greece would accept the map.", "Greece", "against"),
    ("There is little chance that Greece will agree to the map.", "Greece", "against"),
    ("Analysts doubt that Greece will accept the map.", "Greece", "against"),
    ("Analysts doubt that Greece will reject the map.", "Greece", "for"),
    ("It is likely that Greece will reject the map.", "Greece", "against"),
    ("Greece is expected to reject the map.", "Greece", "against"),
    ("Greece is expected to accept the map.", "Greece", "for"),
    ("Greece is not expected to accept the map.", "Greece", "against"),
    ("Greece gave no undertaking to accept the map.", "Greece", "against"),
    ("Greece expressed its opposition to the map.", "Greece", "against"),
    ("Greece has dropped its opposition to the map.", "Greece", "for"),
    ("Greece withdrew its offer of talks.", "Greece", "against"),
    ("Greece lifted its veto on the loan.", "Greece", "for"),
    ("Brazil insists on a phase-out of coal.", "Brazil", "for"),
    ("Brazil does not insist on a phase-out of coal.", "Brazil", "against"),
    ("Brazil is far from ready to sign the accord.", "Brazil", "against"),
    ("Brazil is not yet ready to sign the accord.", "Brazil", "against"),
    ("Brazil has so far resisted calls for a new tax.", "Brazil", "against"),
    ("Brazil rejected a call to freeze the dam.", "Brazil", "against"),
    ("Brazil brushed aside the proposal.", "Brazil", "against"),
    ("Not only does Brazil support the ban, it also wants a fund.", "Brazil", "for"),
    ("Kenya would be happy to host the force.", "Kenya", "for"),
    ("Kenya will leave the pact rather than accept the ruling.", "Kenya", "against"),
    ("Kenya refrained from endorsing the ruling.", "Kenya", "against"),
    ("Kenya is keen to avoid a strike.", "Kenya", "against"),
    ("Kenya fears that the dam would dry up the lake.", "Kenya", "fears"),
    ("Kenya does not fear a boycott.", "Kenya", "no fear"),
    ("Kenya has not threatened to leave the pact.", "Kenya", "no threat"),
    ("Kenya threatened to leave the pact.", "Kenya", "threat"),
    ("The prospect of new taxes was rejected by Kenya.", "Kenya", "against"),
    ("The plan is backed by Kenya.", "Kenya", "for"),
    ("The plan is not backed by Kenya.", "Kenya", "against"),
    ("The plan is opposed by Kenya.", "Kenya", "against"),
    ("Without guarantees, Ukraine will not sign the deal.", "Ukraine", "against"),
    ("Ukraine will sign the deal only if it receives guarantees.", "Ukraine", "for"),
    ("Ukraine ruled out ceding land.", "Ukraine", "against"),
    ("Ukraine has abandoned its demand for reparations.", "Ukraine", "against"),
    ("Ukraine did not say it would accept the deal.", "Ukraine", "nothing"),
    ("Would Ukraine accept the deal?", "Ukraine", "nothing"),
    ("If Ukraine accepts the deal, the fighting will stop.", "Ukraine", "nothing"),
    ("Ukraine used to oppose the deal.", "Ukraine", "nothing"),
    ("It is unclear whether Ukraine will accept the deal.", "Ukraine", "nothing"),
]  # fmt: skip


def comes_to(claim: Claim) -> str:
    """The gist of a claim in one word."""
    if claim.stance in {"fears", "threatens"}:
        gist = {"fears": "fear", "threatens": "threat"}[claim.stance]
        if claim.stance == "threatens" and claim.likelihood and claim.likelihood.low == 45:
            return "open"
        return f"no {gist}" if claim.polarity == "-" else "fears" if gist == "fear" else gist
    if claim.stance in {"refuses", "rejects"}:
        return "against"
    if claim.polarity == "-":
        return "against"
    return "open" if claim.likelihood and claim.likelihood.low == 45 else "for"


@pytest.mark.parametrize(("text", "holder", "expected"), CASES, ids=[f"{t[:60]}|{h}" for t, h, _ in CASES])
def test_the_polarity_of(text: str, holder: str, expected: str, reader: Reader) -> None:
    """Every claim of this holder in the sentence comes to what the sentence says."""
    dossier = reader(text)
    ids = {pid for pid, p in dossier.parties.items() if p.name == holder}
    found = [
        comes_to(c) for c in dossier.claims.values() if ids & set(c.holders) and c.stance not in {"asserts", "expects"}
    ]
    if expected == "nothing":
        assert found == []
    else:
        assert found, "no claim was read"
        assert set(found) == {expected}
