"""Matter: the dossier, the case and the analysis of one brief, and the few questions every section asks of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accord.analysis.bargaining import Bargaining
from accord.analysis.results import Analysis, Move, Package
from accord.brief.sentence import Assumed, Computed, Ground, Label, PartyMark, Reported, Run, Text, joined, quoted
from accord.brief.words.choices import changed, chosen, is_topical
from accord.brief.words.plain import series, takes_article
from accord.case.case import AnyOrder, BestFirst, Case, Option, Statement, UnknownOrder, listed
from accord.dossier.claim import Claim
from accord.dossier.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Matter:
    """What a brief is about."""

    dossier: Dossier
    case: Case
    analysis: Analysis
    bargaining: Bargaining | None = None

    # Parties

    def name(self, party: str) -> str:
        """A party's name; its id where nothing gives one."""
        if party in self.case.parties:
            return self.case.parties[party].name
        return self.dossier.parties[party].name if party in self.dossier.parties else party

    def mark(self, party: str, *, starts: bool = False) -> tuple[Run, ...]:
        """A party in running text, with its article."""
        article = ("The " if starts else "the ") if takes_article(self.name(party)) else ""
        return joined(article, PartyMark(party, self.name(party)))

    def marks(self, parties: Iterable[str], *, starts: bool = False, word: str = "and") -> tuple[Run, ...]:
        """Several parties in running text."""
        return series([self.mark(p, starts=starts and i == 0) for i, p in enumerate(parties)], word)

    def party_label(self, party: str) -> Label:
        """A party's name alone, as in a header."""
        return Label.of(PartyMark(party, self.name(party)), on=self.party_grounds(party))

    def party_grounds(self, party: str) -> tuple[Ground, ...]:
        """What a party's presence rests on: passages that name it, its claims, or the case."""
        if party in self.dossier.parties and self.dossier.parties[party].evidence:
            return (Reported((f"party {party}",)),)
        held = tuple(c.id for c in self.claims() if party in c.holders)
        if held:
            return (Reported(held[:1]),)
        item = self.case.parties.get(party)
        return (Assumed(f"party {party}", item.by if item else "the dossier", item.note if item else ""),)

    # Claims

    def claims(self) -> Iterator[Claim]:
        """Every claim that has not been rejected by a person."""
        return (c for c in self.dossier.claims.values() if c.status != "rejected")

    def known(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Those of these claims that the dossier holds and nobody rejected."""
        return tuple(i for i in ids if i in self.dossier.claims and self.dossier.claims[i].status != "rejected")

    def grounds(self, item: str, because: tuple[str, ...], by: str, note: str = "") -> tuple[Ground, ...]:
        """The claims an item of the case rests on; without any, that it is assumed and by whom."""
        held = self.known(because)
        if held:
            return (Reported(held),)
        lost = f"names {', '.join(because)}, which the dossier does not hold" if because else ""
        return (Assumed(item, by, "; ".join(w for w in (note, lost) if w)),)

    def said(self, claim: Claim) -> Text:
        """A claim's content: in quotation marks where these are the source's own words."""
        content = " ".join(claim.content.split())
        for span in claim.evidence:
            source = self.dossier.sources.get(span.source)
            text = source.text if source else span.quote
            if content.casefold() in " ".join(text.split()).casefold():
                return quoted(content)
        return Text(content, "quote")

    def counted(self, what: str) -> Computed:
        """The ground of saying that the reporting does not say something."""
        claims, sources = len(list(self.claims())), len(self.dossier.sources)
        return Computed(f"not found: {what}", f"looked for in {claims} claims from {sources} sources")

    # Choices and states

    def option(self, name: str) -> Option:
        """An option of the case."""
        return self.case.options[name]

    def controllers(self, name: str) -> tuple[str, ...]:
        """Who chooses: one party, or several together."""
        option = self.option(name)
        return option.among if option.by == "joint" else (option.by,)

    def value_at(self, state: int, name: str) -> int:
        """The number of an option's value at a state."""
        return int(self.analysis.choices[state, self.analysis.options.index(name)])

    def differing(self, start: int, end: int) -> list[str]:
        """The options on which two states differ."""
        return [o for o in self.analysis.options if self.value_at(start, o) != self.value_at(end, o)]

    def describe(self, state: int, options: Iterable[str] | None = None) -> list[tuple[Run, ...]]:
        """A state, one run of words per party that chooses: "Russia stops its attacks; on land: leaves it open"."""
        if self.case.graph is not None:
            name = self.analysis.names[state]
            return [(Text(self.case.graph.states.get(name, name)),)]
        groups: dict[tuple[str, ...], list[str]] = {}
        for name in self.analysis.options if options is None else options:
            groups.setdefault(self.controllers(name), []).append(name)
        told = []
        for parties, names in groups.items():
            names = sorted(names, key=lambda n: is_topical(self.option(n)))
            first = ", " if is_topical(self.option(names[0])) and self.option(names[0]).by != "joint" else " "
            tails = "; ".join(chosen(self.option(n), self.value_at(state, n)) for n in names)
            told.append(joined(self.marks(parties, starts=True), first + tails))
        return told

    def change(self, move: Move) -> str:
        """What a party does in a move, after "it"."""
        if self.case.graph is not None:
            return f"moves to “{self.describe(move.end)[0][0].text}”"  # type: ignore[union-attr]
        names = self.differing(move.start, move.end)
        tails = [changed(self.option(n), self.value_at(move.start, n), self.value_at(move.end, n)) for n in names]
        return " and ".join(tails) if len(tails) < 3 else "; ".join([*tails[:-1], f"and {tails[-1]}"])

    def rank(self, party: str, state: int) -> int:
        """A party's rank of a state."""
        return int(self.analysis.ranks[self.analysis.parties.index(party), state])

    def best_deal(self) -> Package | None:
        """The deal the brief follows: the Nash solution, else another solution, else the most widely accepted."""
        deals = self.analysis.deals
        if deals is None:
            return None
        by_state = {p.number: p for p in deals.frontier}
        for solution in sorted(deals.solutions, key=lambda s: "nash" not in s.name.lower()):
            for state in solution.packages:
                if state in by_state:
                    return by_state[state]
        if not deals.frontier:
            return None
        middles = [r[1] for r in deals.reservation]
        return max(
            deals.frontier,
            key=lambda p: (sum(p.accepted), min(v - r for v, r in zip(p.values, middles, strict=True)), -p.number),
        )

    # Preferences

    def statements(self, party: str) -> Iterator[tuple[str, Statement | BestFirst]]:
        """A party's preferences one by one, each with the name the brief calls it by."""
        number = 0
        for preference in listed(self.case.preferences.get(party, ())):
            parts: tuple[Statement | BestFirst, ...]
            if isinstance(preference, AnyOrder):
                parts = preference.any_order
            elif isinstance(preference, UnknownOrder):
                parts = preference.unknown_order
            else:
                parts = (preference,)
            for part in parts:
                number += 1
                yield f"preference {number} of {self.name(party)}", part
