"""A draft from several reports: what was rejected, lowered or outweighed is not built on."""

from datetime import date

from tests.dossier.reports import report

from accord.case import Case, draft
from accord.case.file import as_plain
from accord.dossier import Claim, Dossier, joined
from accord.dossier.review.judge import judged

MAY, JUNE = date(2026, 5, 3), date(2026, 6, 9)


def rests_on(case: Case, claim: Claim) -> bool:
    return f"'{claim.id}'" in str({k: v for k, v in as_plain(case).items() if k != "notes"})


def by_content(dossier: Dossier, content: str, stance: str = "") -> Claim:
    return next(c for c in dossier.claims.values() if c.content == content and stance in c.stance)


def test_a_demand_that_was_lowered_is_drafted_as_it_is_now() -> None:
    """In May the union demanded 9 %, in June 7 %."""
    dossier = joined([
        report("union demands: a pay rise of 9%", "port refuses: a pay rise", day=MAY),
        report("union demands: a pay rise of 7%", text="In June:", day=JUNE),
    ])  # fmt: skip
    case = draft(dossier)
    old, new = by_content(dossier, "a pay rise of 9%"), by_content(dossier, "a pay rise of 7%")
    assert not rests_on(case, old)
    assert rests_on(case, new)
    assert f"claim {old.id} was left out: {new.id} goes against it and takes its place" in case.notes


def test_what_a_person_confirmed_outweighs_what_contradicts_it_and_was_not() -> None:
    dossier = joined([
        report("union accepts: longer shifts", "port demands: longer shifts", day=MAY),
        report("union refuses: longer shifts", text="Also:", day=MAY),
    ])  # fmt: skip
    refusal, consent = by_content(dossier, "longer shifts", "refuses"), by_content(dossier, "longer shifts", "accepts")
    case = draft(judged(dossier, [refusal], "confirmed"))
    assert rests_on(case, refusal)
    assert not rests_on(case, consent)


def test_what_a_person_rejected_is_not_drafted() -> None:
    dossier = joined(
        [report("union demands: a pay rise", "port demands: longer shifts", "union refuses: longer shifts")]
    )
    refusal = by_content(dossier, "longer shifts", "refuses")
    assert rests_on(draft(dossier), refusal)
    assert not rests_on(draft(judged(dossier, [refusal], "rejected")), refusal)
