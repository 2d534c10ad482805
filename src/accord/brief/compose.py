"""Compose: a dossier, a case and an analysis, told as one brief."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable

from accord.analysis.bargaining import Bargaining
from accord.analysis.results import Analysis
from accord.brief.brief import Article, Block, Brief, Section
from accord.brief.computed.assumptions import drafted
from accord.brief.computed.change import tell_change
from accord.brief.computed.deal import tell_deal
from accord.brief.computed.hold import tell_hold
from accord.brief.computed.names import CONCEPTS, solution_name
from accord.brief.computed.sure import tell_sure
from accord.brief.computed.top import tell_top
from accord.brief.evidence import number_passages
from accord.brief.frame import QUESTIONS, Frame
from accord.brief.matter import Matter
from accord.brief.reported.facts import tell_facts
from accord.brief.reported.gaps import tell_gaps
from accord.brief.reported.points import tell_points
from accord.brief.reported.want import tell_want
from accord.brief.reported.when import tell_when
from accord.brief.reported.who import tell_who
from accord.brief.sentence import Assumed, Computed, Label, Sentence
from accord.brief.words.plain import count, listed, short_day
from accord.case.case import Case
from accord.dossier.dossier import Dossier
from accord.sources.source import Source

SECTIONS: dict[str, Callable[[Matter], tuple[Block, ...]]] = {
    "when": tell_when,
    "who": tell_who,
    "want": tell_want,
    "points": tell_points,
    "facts": tell_facts,
    "deal": tell_deal,
    "hold": tell_hold,
    "change": tell_change,
    "sure": tell_sure,
    "gaps": tell_gaps,
}


def compose(dossier: Dossier, case: Case, analysis: Analysis, bargaining: Bargaining | None = None) -> Brief:
    """The brief of these; the same give the same brief, to the byte. Without the last there is nothing on trades."""
    matter = Matter(dossier, case, analysis, bargaining)
    top = tell_top(matter)
    sections = tuple(Section(i, Frame(QUESTIONS[i]), tell(matter)) for i, tell in SECTIONS.items())
    title = Label.of(case.title, on=Assumed("the title", "the case"))
    parties = tuple(matter.party_label(p) for p in dict.fromkeys([*case.parties, *dossier.parties]))
    passages, chips = number_passages(matter, (parties, top, sections))
    articles = tuple(_article(s, dossier) for s in dossier.sources.values())
    languages = {s.language for s in dossier.sources.values()}
    return Brief(title, _about(matter), parties, top, sections, articles, passages, chips, _footnote(matter),
                 languages.pop() if len(languages) == 1 else "en")  # fmt: skip


def _about(matter: Matter) -> Label:
    sources, claims = len(matter.dossier.sources), len(list(matter.claims()))
    copies = len({c.source for c in matter.dossier.copies})
    copied = f" ({count(copies, 'copy', 'copies')} among them)" if copies else ""
    words = [
        count(sources, "source") + copied,
        count(claims, "claim"),
        count(len(matter.case.parties), "party", "parties"),
    ]
    if matter.case.options:
        words += [count(len(matter.case.options), "choice"), count(len(matter.analysis.names), "possible state")]
    else:
        words.append(count(len(matter.analysis.names), "state"))
    made = drafted(matter)
    draft = f"; a draft, {count(made, 'item')} of it confirmed by nobody yet" if made else ""
    as_of = f"; as of {short_day(matter.case.as_of)}" if matter.case.as_of else ""
    text = f"{', '.join(words)}{as_of}{draft}"
    return Label.of(text[:1].upper() + text[1:], on=Computed("sizes", "count over the dossier and the case"))


def _article(source: Source, dossier: Dossier) -> Article:
    name = _name(source)
    about = [source.publisher, short_day(source.published) if source.published else "date of publication not known"]
    about += [
        f"language: {source.language}" if source.language != "en" else "",
        f"graded {source.grade}" if source.grade else "",
    ]
    about += [source.address if source.address != name else "", f"SHA-256 {source.id[:12]}…"]
    held = [c for c in dossier.copies if c.source == source.id and c.of in dossier.sources]
    about += [f"has {c.share:.0%} of the shorter text in common with “{_name(dossier.sources[c.of])}”" for c in held]
    on = Computed(f"source {source.id[:12]}", "what is recorded of the file as read")
    return Article(source.id, Label.of(name, on=on), Label.of("; ".join(w for w in about if w), on=on), source.text)


def _name(source: Source) -> str:
    return source.title or source.address or f"Source {source.id[:8]}"


def _footnote(matter: Matter) -> tuple[Sentence, ...]:
    """How to make the same brief again."""
    try:
        version = importlib.metadata.version("accord")
    except importlib.metadata.PackageNotFoundError:
        version = _own_version()
    on = Computed("provenance", "recorded while composing")
    told = [Sentence.of(f"Made by accord {version} from the case with hash {matter.analysis.case_hash[:16]}.", on=on)]
    rules = [CONCEPTS[c][0] for c in CONCEPTS if c in matter.analysis.stability]
    if rules:
        told.append(Sentence.of(f"Rules of stability used: {'; '.join(rules)}.", on=on))
    if matter.analysis.deals and matter.analysis.deals.solutions:
        names = listed([solution_name(s.name) for s in matter.analysis.deals.solutions])
        told.append(Sentence.of(f"Bargaining solutions used: {names}.", on=on))
    shorts = [s[:12] for s in matter.dossier.sources]
    sources = f"Sources by SHA-256: {', '.join(shorts)}." if shorts else "No source was read."
    told.append(Sentence.of(sources, " The same inputs give the same brief, byte for byte.", on=on))
    return tuple(told)


def _own_version() -> str:
    import accord

    return str(getattr(accord, "__version__", "(not installed)"))
