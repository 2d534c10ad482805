"""Who is at the table: only those the reporting names; absence is never more than not being named."""

from __future__ import annotations

from accord.brief.brief import Block, Paragraph, Seat, Seats
from accord.brief.matter import Matter
from accord.brief.sentence import Assumed, Computed, Label, Reported, Sentence, joined
from accord.brief.words.plain import is_plural, short_day, so_many
from accord.dossier.dossier import Meeting


def tell_who(matter: Matter) -> tuple[Block, ...]:
    """A figure of the table, then the same in sentences, then who only has a part in the case."""
    meetings = matter.dossier.meetings
    main = meetings[0] if meetings else None
    seated = _seated(matter, main)
    blocks: list[Block] = []
    absent = tuple(p for p in _all_parties(matter) if p not in seated) if main else ()
    if main and seated:
        blocks.append(_figure(matter, main, seated, absent))
        blocks.append(Paragraph(_sentences(matter, main, seated, absent)))
    else:
        words = "The reporting names a meeting, but nobody who takes part in it."
        if main is None:
            words = "The reporting names no meeting, so nothing says who is at the table."
        blocks.append(Paragraph((Sentence.of(words, on=matter.counted("a party at the table")),)))
    consent = (*_consent(matter), *_without_the_absent(matter))
    return (*blocks, Paragraph(consent)) if consent else tuple(blocks)


def _without_the_absent(matter: Matter) -> tuple[Sentence, ...]:
    """What it does to the zone that a party whose consent is needed is not at the table."""
    deals = matter.analysis.deals
    if deals is None or deals.seated is None:
        return ()
    absent = [i for i, p in matter.case.parties.items() if p.consents and not p.at_table]
    seated = [i for i, p in matter.case.parties.items() if p.consents and p.at_table]
    lead = joined(matter.marks(seated, starts=True), " would" + " all" * (len(seated) > 2))
    many = (
        f" accept {so_many(deals.seated)} of {so_many(deals.packages, deals.packages_status)} packages; "
        f"{so_many(deals.zone[1], deals.zone_status)} of them "
    )
    verb = "are" if deals.zone[1] != 1 else "is"
    words = joined(lead, many, f"{verb} acceptable to ", matter.marks(absent), " too.")
    return (Sentence.of(words, on=Computed("the zone with and without those not at the table", "exact enumeration")),)


def _all_parties(matter: Matter) -> list[str]:
    return list(dict.fromkeys([*matter.case.parties, *matter.dossier.parties]))


def _seated(matter: Matter, main: Meeting | None) -> tuple[str, ...]:
    """Those the meeting names, and those whose own entry says, with a passage, that they take part."""
    if main is None:
        return ()
    told = [p.id for p in matter.dossier.parties.values() if p.at_table and p.evidence]
    return tuple(dict.fromkeys([*main.participants, *told]))


def _figure(matter: Matter, main: Meeting, seated: tuple[str, ...], absent: tuple[str, ...]) -> Seats:
    here = Reported((f"meeting {main.id}",))
    where = ", ".join(w for w in (main.place, short_day(main.date) if main.date else main.date_words) if w)
    table = [Label.of(where or "place and date not reported", on=here)]
    if main.format:
        table.append(Label.of(main.format, on=here))
    words = Label.of("not named as taking part", on=matter.counted("them among the participants")) if absent else None
    return Seats(
        tuple(table),
        tuple(_seat(matter, p) for p in seated),
        tuple(_seat(matter, p) for p in absent),
        words,
    )


def _seat(matter: Matter, party: str) -> Seat:
    mention = matter.dossier.parties.get(party)
    people = _longest(mention.representatives) if mention else ()
    grounds = matter.party_grounds(party)
    lines = (Label.of(", ".join(people), on=grounds),) if people and isinstance(grounds[0], Reported) else ()
    return Seat(matter.party_label(party), lines)


def _longest(names: tuple[str, ...]) -> tuple[str, ...]:
    """People by their fullest names: "Putin" goes where "Vladimir Putin" stands."""
    return tuple(n for n in dict.fromkeys(names) if not any(m != n and m.endswith(f" {n}") for m in names))


def _sentences(matter: Matter, main: Meeting, seated: tuple[str, ...], absent: tuple[str, ...]) -> tuple[Sentence, ...]:
    here = Reported((f"meeting {main.id}",))
    told = [Sentence.of("The reporting names ", matter.marks(seated), " as taking part.", on=here)]
    in_case = [p for p in absent if p in matter.case.parties]
    others = [p for p in absent if p not in matter.case.parties]
    for group, tail in ((in_case, ""), (others, ", and the case gives it no part" if len(others) == 1 else "")):
        if group:
            evidence = tuple(f"party {p}" for p in group if _has_evidence(matter, p))
            ground = matter.counted("them among the participants")
            verb = " is" if len(group) == 1 and not is_plural(matter.name(group[0])) else " are"
            words = joined(matter.marks(group, starts=True), f"{verb} not named among those who take part{tail}.")
            told.append(Sentence.of(words, on=(ground, Reported(evidence)) if evidence else (ground,)))
    if absent:
        told.append(
            Sentence.of("Whether they were invited is a different question, which this list does not answer."
                        if len(absent) > 1 else
                        "Whether it was invited is a different question, which this list does not answer.",
                        on=matter.counted("an invitation beyond the participants"))
        )  # fmt: skip
    return tuple(told)


def _has_evidence(matter: Matter, party: str) -> bool:
    mention = matter.dossier.parties.get(party)
    return bool(mention and mention.evidence)


def _consent(matter: Matter) -> tuple[Sentence, ...]:
    """Whose consent the case takes a deal to need."""
    needed = [i for i, p in matter.case.parties.items() if p.consents]
    free = [i for i, p in matter.case.parties.items() if not p.consents]
    told = []
    if needed:
        words = joined("The case takes a deal to need the consent of ", matter.marks(needed), ".")
        told.append(Sentence.of(words, on=Assumed("whose consent a deal needs", matter.case.parties[needed[0]].by)))
    if free:
        note = "; ".join(matter.case.parties[p].note for p in free if matter.case.parties[p].note)
        words = joined("It does not ask for that of ", matter.marks(free), ".")
        told.append(Sentence.of(words, on=Assumed("whose consent a deal needs", matter.case.parties[free[0]].by, note)))
    return tuple(told)
