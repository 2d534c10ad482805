"""Several reports in one brief: how many say it on their own, what contradicts, what changed, what is a copy."""

from datetime import date

from tests.brief.conftest import told
from tests.dossier.reports import report

from accord.brief import render_markdown
from accord.case import draft
from accord.dossier import Dossier, joined
from accord.dossier.review.judge import judged

MAY, JUNE = date(2026, 5, 3), date(2026, 6, 9)
STORY = "The cranes stood still for the twelfth day and ships lay at anchor in the fjord while both sides kept silent."


def reports() -> Dossier:
    """Four reports: a copy among them, one demand in three, a demand lowered, a refusal that others deny."""
    return joined([
        report("union demands: a pay rise of 9%", "port wants: an end to the strike", text=STORY, day=MAY),
        report("union demands: a pay rise of 9%", "port wants: an end to the strike", text=f"{STORY} Rain.", day=MAY),
        report("port wants: to end the strike", "union demands: a 7% pay rise", text="In June:", day=JUNE),
        report("port refuses: an end to the strike", text="Others say:", day=JUNE),
    ])  # fmt: skip


def test_a_brief_tells_how_many_say_it_what_changed_and_what_contradicts() -> None:
    dossier = reports()
    text = render_markdown(told(dossier, draft(dossier)))
    assert "Four sources (one copy among them)" in text
    assert "“to end the strike” (in two independent sources)" in text
    assert "### What changed over time" in text
    assert "(lowered from 9 to 7)" in text
    assert "### Claims that contradict each other" in text
    assert "of the shorter text in common with" in text


def test_a_contrast_with_a_rejected_claim_is_not_told() -> None:
    dossier = reports()
    refusal = next(c for c in dossier.claims.values() if c.stance == "refuses")
    after = judged(dossier, [refusal], "rejected")
    assert "contradict each other" not in render_markdown(told(after, draft(after)))


def test_one_report_has_none_of_this() -> None:
    dossier = joined([report("union demands: a pay rise of 9%", "port refuses: any pay rise", day=MAY)])
    text = render_markdown(told(dossier, draft(dossier)))
    assert "independent source" not in text
    assert "What changed" not in text
