"""Small made-up reports as dossiers, for tests of joining; and random ones for its laws."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from accord.dossier import Claim, Dossier, Fact, Meeting, PartyMention, ReportedPoint, claim_id
from accord.dossier.claim import REFUSALS
from accord.sources import Source

HOLDERS = {"union": "Dockers' Union", "port": "Halvorsen Port", "town": "Bergen Council"}


def report(*said: str, day: date | None = None, text: str = "", **more: Any) -> Dossier:
    """The dossier of one report. Each claim is written "union wants: a rise of 5%", "-" before the colon turns it."""
    body = text + "\n" + "\n".join(said)
    source = Source.of(body, published=day)
    claims: dict[str, Claim] = {}
    parties = {}
    for line in said:
        head, _, content = line.partition(": ")
        holder, stance, *rest = head.split()
        start = body.index(line, len(text))
        span = source.span(start, start + len(line))
        polarity = "-" if "-" in rest or stance in REFUSALS else "+"
        speaker = next((word for word in rest if word != "-"), None)
        name = claim_id(span, (holder,), stance)
        claims[name] = Claim.model_validate({"id": name, "holders": (holder,), "stance": stance, "polarity": polarity,
                                             "content": content, "speaker": speaker, "evidence": (span,)})  # fmt: skip
        mention = source.span(start, start + len(holder))
        parties[holder] = PartyMention(id=holder, name=HOLDERS.get(holder, holder.title()), evidence=(mention,))
    return Dossier(sources={source.id: source}, claims=claims, parties=parties).model_copy(update=more)


CONTENTS = ("a rise of 5%", "a 5 percent rise", "a rise of 6%", "no rise", "longer shifts", "the longer shifts", "it",
            "a strike on Friday", "guarantees")  # fmt: skip
TALK = "pay talks at the docks broke down on Monday and nobody could say when the cranes would move again"


@st.composite
def dossiers(draw: st.DrawFn, *, at_odds: bool = False) -> Dossier:
    """A report by chance: a few claims of three parties, a point, a meeting, a fact; undated or of one of four days.

    `at_odds`: reports may also disagree about a meeting's place, and have points of one frame under several names.
    """
    said = draw(st.lists(st.builds("{} {}{}: {}".format, st.sampled_from(sorted(HOLDERS)),
                                   st.sampled_from(["wants", "demands", "refuses", "accepts"]),
                                   st.sampled_from(["", " -", " Lund"]), st.sampled_from(CONTENTS)),
                         min_size=1, max_size=5, unique=True))  # fmt: skip
    day = draw(st.sampled_from([None, *(date(2026, 3, n) for n in (1, 2, 9, 20))]))
    text = " ".join(draw(st.lists(st.sampled_from(TALK.split(" ")), min_size=3, max_size=40)))
    made = report(*said, day=day, text=text)
    (source,) = made.sources.values()
    span = source.span(0, 3)
    who = tuple(draw(st.lists(st.sampled_from(sorted(made.parties)), max_size=2, unique=True)))
    place = draw(st.sampled_from([None, "Bergen", "the mill" if at_odds else None]))
    when = draw(st.sampled_from([day, date(2026, 4, 1)]))
    meeting = Meeting(id="m" + source.id[:10], participants=who, date=when, place=place, evidence=(span,))
    fact = Fact(id="f" + source.id[:10], kind="event", words=draw(st.sampled_from(CONTENTS)), evidence=(span,))
    point = ReportedPoint(id=draw(st.sampled_from(["pay", "shifts"])), name="pay", evidence=(span,))
    point = point.model_copy(update={"name": point.id, "frame": "wages" if at_odds or point.id == "pay" else None})
    claims = {
        i: c.model_copy(update={"point": draw(st.sampled_from([None, point.id]))}) for i, c in made.claims.items()
    }
    return made.model_copy(
        update={"meetings": (meeting,), "facts": (fact,), "points": {point.id: point}, "claims": claims}
    )
