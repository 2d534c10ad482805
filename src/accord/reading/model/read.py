"""Reading with a model, step by step: cut, ask, find every quotation in the text, settle by rule, assemble."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from accord.dossier import Dossier, Fact, Meeting, joined
from accord.problem import Place, Problem, Problems
from accord.reading.model.asking.answers import Answer, Unreadable
from accord.reading.model.asking.dialects import Asker, TooLong
from accord.reading.model.asking.endpoint import Endpoint
from accord.reading.model.asking.prompt import messages
from accord.reading.model.checking.cast import Cast
from accord.reading.model.checking.claims import Position, position_of, sifted, with_points
from accord.reading.model.checking.english import English, is_english
from accord.reading.model.checking.ledger import Ledger
from accord.reading.model.checking.matters import Points, apart, fact_of, meeting_of, once
from accord.reading.model.checking.second import SecondOpinion
from accord.reading.model.checking.stretches import Stretches
from accord.reading.model.chunks import CHUNK, Chunk, chunks_of
from accord.reading.parties.gazetteer import Entry
from accord.reading.parties.known import known_names
from accord.sources import Source

Progress = Callable[[str, int, int], None]  # what is being done, how much of it, of how much
Tell = Callable[[Problem], None]
_HALVINGS = 3  # times a chunk is halved for a model that breaks off or cannot take it whole


def read_with_model(
    sources: Sequence[Source],
    *,
    endpoint: Endpoint,
    parties_file: str | Path | None = None,
    chunk: int = CHUNK,
    progress: Progress | None = None,
    tell: Tell | None = None,
) -> Dossier:
    """One dossier from these reports, in any language, as the model at this endpoint reads them.

    Everything in it is proposed, and every quotation is the text's own words. `chunk`: characters sent at once. `tell`
    is given what was dropped and what was not read; without it, they are Python warnings. Raises Problems where the
    endpoint fails or no part of a report could be read.
    """
    told = tell or _warn
    if endpoint.tells_the_key:
        told(Problem("warning", "the key goes over the network unencrypted", endpoint.place, "use an https address"))
    cut = [(source, chunks_of(source, max(1, chunk))) for source in sources]
    asker, known = Asker(endpoint), known_names(parties_file)
    total, done = sum(len(chunks) for _, chunks in cut), 0
    dossiers: list[Dossier] = []
    for source, chunks in cut:
        one = _OneSource(source, asker, known, parties_file)
        for part in chunks:
            one.read(part)
            done += 1
            if progress:
                progress(f"asking {endpoint.model}", done, total)
        dossiers.append(one.dossier())
        for problem in one.problems():
            told(problem)
    return joined(dossiers)


def _warn(problem: Problem) -> None:
    warnings.warn(str(problem), stacklevel=3)


@dataclass
class _OneSource:
    """One source while its answers come in."""

    source: Source
    asker: Asker
    known: Mapping[str, Entry]
    parties_file: str | Path | None
    ledger: Ledger = field(default_factory=Ledger)
    positions: list[Position] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    points: Points = field(default_factory=Points)
    unread: list[tuple[Chunk, str]] = field(default_factory=list)
    broken: list[Chunk] = field(default_factory=list)
    read_any: bool = False

    def __post_init__(self) -> None:
        self.cast = Cast(self.known)
        self.english = English(self.source) if is_english(self.source.text) else None
        self.by = f"model:{self.asker.endpoint.model}"

    def read(self, chunk: Chunk) -> None:
        """Ask about one chunk, and enter what stands in it."""
        for part, answer in self._answers(chunk, _HALVINGS):
            self._enter(part, answer)
            self.read_any = True

    def _answers(self, chunk: Chunk, halvings: int) -> Iterator[tuple[Chunk, Answer]]:
        """The answer about a chunk, or those about its halves where it is too much at once."""
        halves = chunk.halves() if halvings else None
        try:
            answer = self.asker.ask(messages(self.source.text, chunk, self.cast.names()))
        except Unreadable as error:
            self.unread.append((chunk, f"the answer cannot be read: {error}"))
            return
        except TooLong:
            if halves is None:
                self.unread.append((chunk, "it is more than the model takes at once"))
        else:
            if not answer.cut_off or halves is None:
                if answer.cut_off:
                    self.broken.append(chunk)
                yield chunk, answer
                return
        for half in halves or ():
            yield from self._answers(half, halvings - 1)

    def _enter(self, chunk: Chunk, answer: Answer) -> None:
        """The items of one answer, parties first: everything else refers to them."""
        here = Stretches(self.source, chunk, self.ledger)
        for _ in range(answer.left_out):
            self.ledger.note("malformed", "entry", "")
        for item in answer.of("parties"):
            self.cast.enter(item, here.wording, self.source.id, self.ledger)
        for item in answer.of("points"):
            self.points.enter(item, here, english=self.english is not None)
        meetings = [meeting_of(i, here, self.cast, english=self.english is not None) for i in answer.of("meetings")]
        claims = [position_of(i, here, self.cast, self.english, self.by) for i in answer.of("claims")]
        facts = [fact_of(i, here, self.cast) for i in answer.of("facts")]
        self.meetings += [m for m in meetings if m]
        self.positions += [c for c in claims if c]
        self.facts += [f for f in facts if f]

    def dossier(self) -> Dossier:
        """The dossier of this source. Raises Problems where nothing of it was read."""
        if self.unread and not self.read_any:
            raise Problems(self._unread_as("error"))
        kept = self._with_the_sign_of_the_rules(sifted(self.positions, self.ledger))
        claims = {c.id: c for c in with_points(kept, self.points.ids)}
        meetings = once(self.meetings)
        seated = [p for m in meetings for p in (*m.participants, *m.confirmed_by)]
        asked = [c.addressee for c in claims.values() if c.addressee]
        chosen = [*seated, *(h for c in claims.values() for h in c.holders), *asked]
        table = frozenset(meetings[0].participants) if meetings else None
        return Dossier(
            title=self.source.title,
            sources={self.source.id: self.source},
            parties=self.cast.mentions(chosen, table),
            points=self.points.records,
            meetings=meetings,
            facts=tuple(
                f.model_copy(update={"parties": tuple(p for p in f.parties if p in chosen)}) for f in apart(self.facts)
            ),
            claims=claims,
        )

    def _with_the_sign_of_the_rules(self, positions: list[Position]) -> list[Position]:
        """The positions, less those that the rules read with the opposite sign; only English has rules."""
        if self.english is None:
            return positions
        rules = SecondOpinion(self.source, self.parties_file)
        names = {m.id: m.name for m in self.cast.members.values()}
        turned = [p for p in positions if rules.turns(p.claim, names)]
        for position in turned:
            self.ledger.note("turned", "claim", position.claim.evidence[0].quote)
        return [p for p in positions if p not in turned]

    def problems(self) -> Iterator[Problem]:
        """What was not read, and what was dropped."""
        yield from self._unread_as("warning")
        for chunk in self.broken:
            message = f"the answer about {self._stretch(chunk)} broke off; its complete items were kept"
            yield Problem("warning", message, self._place, "allow the model longer answers")
        yield from self.ledger.problems(self._place, self.by)

    def _unread_as(self, severity: str) -> list[Problem]:
        hint = "try again, or another model"
        told = [f"{self._stretch(chunk)} not read: {why}" for chunk, why in self.unread]
        return [Problem("error" if severity == "error" else "warning", t, self._place, hint) for t in told]

    @property
    def _place(self) -> Place:
        return Place(self.source.address or "the text")

    def _stretch(self, chunk: Chunk) -> str:
        first, last = self.source.line_of(chunk.start), self.source.line_of(chunk.end - 1)
        return f"line {first}" if first == last else f"lines {first} to {last}"
