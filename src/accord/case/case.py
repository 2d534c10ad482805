"""Case: a negotiation as a model a person can read, edit and defend. Every noun of the case file."""

from __future__ import annotations

from datetime import date as Date
from fractions import Fraction
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator

from accord.case.formula import Formula

MOST_VALUES = 5_000  # of an option; the longest issue of public domains has 2,001
YES_NO = ("no", "yes")  # the values of an option that names none; the first is "not taken"
Likely = Literal[
    "almost no chance", "very unlikely", "unlikely", "roughly even", "likely", "very likely", "almost certain"
]


def _word(value: Any) -> Any:
    """YAML reads `yes`, 5 and 4.5 as more than words; as the name of a value they are words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, (int, float)) else value


def _several(value: Any) -> Any:
    """One item may be written without its list."""
    return value if isinstance(value, (list, tuple)) or value is None else [value]


Word = Annotated[str, BeforeValidator(_word)]
Words = Annotated[tuple[Word, ...], BeforeValidator(_several)]


class _Item(BaseModel):
    """What every item of a case can say for itself: the claims it rests on, who made it, what was guessed."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, arbitrary_types_allowed=True)

    because: Words = Field((), description="ids of the claims it rests on")
    note: str = Field("", description="why it is so, or what was guessed")


class _MadeItem(_Item):
    by: str = Field("analyst", description='who made it: "analyst", a name, or "draft" until a person confirms it')


class Party(_MadeItem):
    """One who sits at the table or moves the dispute. `consents`: no deal without it."""

    name: str = Field(min_length=1)
    kind: str = ""
    at_table: bool | None = None
    consents: bool = True


class Option(_Item):
    """A choice one party controls (`by`), or that changes only by agreement (`by: joint`, `among`)."""

    by: str = Field(min_length=1, description='the id of the party that controls it, or "joint"')
    does: str = Field(min_length=1, description='what taking it means, as a verb phrase: "stops its attacks"')
    values: Words = Field(YES_NO, min_length=2, max_length=MOST_VALUES)
    among: Words = Field((), description="joint options: the parties that must agree")
    changes: Words = Field((), description='the only changes allowed, as "no -> yes"; empty: all are')
    made_by: str = Field("analyst", description='who made it; "draft" until a person confirms it')

    @model_validator(mode="after")
    def _values_and_changes_fit(self) -> Self:
        if len(set(self.values)) != len(self.values):
            raise ValueError("the same value stands twice")
        if any(not v.strip() or '"' in v for v in self.values):
            raise ValueError("a value is a word or words without quotation marks")
        for change in self.changes:
            start, arrow, end = (part.strip() for part in change.partition("->"))
            if not arrow or start not in self.values or end not in self.values or start == end:
                raise ValueError(f'"{change}" is not a change of this option: write "{self.values[0]} -> …"')
        if (self.by == "joint") != bool(self.among):
            raise ValueError("a joint option says `among` whom, and only a joint option does")
        return self

    @property
    def is_yes_no(self) -> bool:
        """Whether it is simply taken or not."""
        return self.values == YES_NO

    def may_change(self, start: int, end: int) -> bool:
        """Whether it may change from value number `start` to value number `end`."""
        return start == end or not self.changes or (start, end) in self.steps()

    def steps(self) -> set[tuple[int, int]]:
        """The changes allowed, as pairs of value numbers; none where all are."""
        number = {value: k for k, value in enumerate(self.values)}
        pairs = (change.split("->", 1) for change in self.changes)
        return {(number[start.strip()], number[end.strip()]) for start, end in pairs}

    def led_to(self, start: int) -> set[int]:
        """The value numbers that allowed changes lead to, one after another, from one of them."""
        if not self.changes:
            return set(range(len(self.values)))
        found, fresh, steps = {start}, {start}, self.steps()
        while fresh:
            fresh = {v for u, v in steps if u in fresh} - found
            found |= fresh
        return found


class Point(_MadeItem):
    """A negotiating point: a question on the table, and the options that settle it."""

    name: str = ""
    asks: str = Field(min_length=1)
    options: Words = Field(min_length=1)
    topic: str = ""


class Constraint(_MadeItem):
    """What makes a state impossible."""

    never: Formula


class Statement(_MadeItem):
    """One preference: a formula a party prefers true. A floor is a must-have. Most important first in its list."""

    prefer: Formula
    level: Literal["floor", "aspiration"] | None = None
    likelihood: Likely | None = Field(None, description="how likely it is that the party holds it; none: plain")
    strong: bool = Field(False, description="what it decides is greatly preferred, not only preferred")
    weight: float | None = Field(None, gt=0, allow_inf_nan=False, description="for deals; none: from the order")


class BestFirst(_MadeItem):
    """The values of one option, best first: short for one statement per step down the order."""

    best_first: str = Field(alias="best first")
    order: Words = Field(min_length=2)
    floor: Word | None = Field(None, description="the worst value of the order that is still acceptable")
    likelihood: Likely | None = None
    strong: bool = Field(False, description="every step down the order is greatly worse, not only worse")
    weight: float | None = Field(None, gt=0, allow_inf_nan=False)


def _kind_of_preference(value: Any) -> str:
    """Which preference is meant, by the key only it has; so that an error is told of that kind alone."""
    if not isinstance(value, dict):
        return str(getattr(type(value), "__name__", "Statement"))
    kinds = {"best first": "BestFirst", "any order": "AnyOrder", "unknown order": "UnknownOrder"}
    return next((kind for key, kind in kinds.items() if key in value), "Statement")


SinglePreference = Annotated[
    Annotated[Statement, Tag("Statement")] | Annotated[BestFirst, Tag("BestFirst")],
    Discriminator(_kind_of_preference),
]


class AnyOrder(BaseModel):
    """Statements of equal priority."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    any_order: tuple[SinglePreference, ...] = Field(alias="any order", min_length=2)


class UnknownOrder(BaseModel):
    """Statements whose priority among themselves is not known: a source of uncertainty."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    unknown_order: tuple[SinglePreference, ...] = Field(alias="unknown order", min_length=2)


Preference = Annotated[
    Annotated[Statement, Tag("Statement")]
    | Annotated[BestFirst, Tag("BestFirst")]
    | Annotated[AnyOrder, Tag("AnyOrder")]
    | Annotated[UnknownOrder, Tag("UnknownOrder")],
    Discriminator(_kind_of_preference),
]


GREATLY = ">>"  # between two tiers: all above is greatly preferred to all below


class Ranking(_MadeItem):
    """A direct ranking of all states, best first; states in one inner list are equally good.

    A state is its number (see analysis.states) or, in a case with a graph, its name. Between two tiers, `>>` says
    that all above it is greatly preferred to all below.
    """

    ranking: tuple[tuple[str, ...], ...] = Field(min_length=1)
    unknown: tuple[tuple[str, str], ...] = Field((), description="pairs of states that nobody knows how it compares")

    @model_validator(mode="before")
    @classmethod
    def _single_states_are_tiers(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("ranking"), (list, tuple)):
            tiers = [t if isinstance(t, (list, tuple)) else [t] for t in data["ranking"]]
            data = {**data, "ranking": [[str(s) for s in tier] for tier in tiers]}
        if isinstance(data, dict) and isinstance(data.get("unknown"), (list, tuple)):
            pairs = [[str(s) for s in p] if isinstance(p, (list, tuple)) else p for p in data["unknown"]]
            data = {**data, "unknown": pairs}
        return data

    @model_validator(mode="after")
    def _marks_stand_between_tiers(self) -> Self:
        for place, tier in enumerate(self.ranking):
            ends = place in (0, len(self.ranking) - 1) or self.ranking[place - 1] == (GREATLY,)
            if GREATLY in tier and (len(tier) > 1 or ends):
                raise ValueError(f"{GREATLY} stands alone between two tiers")
        if any(s == t for s, t in self.unknown):
            raise ValueError("an unknown pair is of two states")
        return self

    @property
    def tiers(self) -> tuple[tuple[str, ...], ...]:
        """The states, best first, without the marks between."""
        return tuple(tier for tier in self.ranking if tier != (GREATLY,))

    @property
    def gulfs(self) -> tuple[int, ...]:
        """How many tiers stand above each mark."""
        marks = [place for place, tier in enumerate(self.ranking) if tier == (GREATLY,)]
        return tuple(place - before for before, place in enumerate(marks))


MOST_WORTH = 1e12  # an entry of a table of worth


class Additive(_MadeItem):
    """What each value of each option is worth to a party; a state is worth the sum of its entries.

    Numbers count against each other, not in themselves: the value (0 to 1) is the sum over the largest sum that the
    table allows. What it leaves out is worth 0. States are ranked by their sums.
    """

    worth: dict[str, dict[Word, float]] = Field(min_length=1, description="option: {value: number, 0 or more}")

    @model_validator(mode="before")
    @classmethod
    def _values_are_words(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("worth"), dict):
            tables = {o: t if isinstance(t, dict) else {} for o, t in data["worth"].items()}
            data = {**data, "worth": {o: {_word(v): n for v, n in t.items()} for o, t in tables.items()}}
        return data

    @model_validator(mode="after")
    def _numbers_say_something(self) -> Self:
        entries = [n for table in self.worth.values() for n in table.values()]
        if any(not 0 <= n <= MOST_WORTH for n in entries):
            raise ValueError(f"what a value is worth is a number from 0 to {MOST_WORTH:g}")
        if not any(entries):
            raise ValueError("some value is worth more than 0")
        return self

    @property
    def most(self) -> Fraction:
        """The largest sum the table allows."""
        return sum((max(map(exactly, table.values()), default=Fraction()) for table in self.worth.values()), Fraction())


def exactly(number: float) -> Fraction:
    """A number as it was written.

    >>> exactly(0.1)
    Fraction(1, 10)
    """
    return Fraction(str(number))


def _kind_of_preferences(value: Any) -> str:
    if isinstance(value, (dict, Additive)):
        return "additive" if isinstance(value, Additive) or "worth" in value else "ranking"
    return "ranking" if isinstance(value, Ranking) else "list"


Preferences = Annotated[
    Annotated[tuple[Preference, ...], Tag("list")]
    | Annotated[Ranking, Tag("ranking")]
    | Annotated[Additive, Tag("additive")],
    Discriminator(_kind_of_preferences),
]


def listed(preferences: Preferences) -> tuple[Preference, ...]:
    """The preferences written one by one; none where states are ranked directly, or valued by a table."""
    return preferences if isinstance(preferences, tuple) else ()


class Graph(_Item):
    """States and moves given directly, for conflicts that are not written in options (e.g. Elmira 1991)."""

    states: dict[str, str] = Field(min_length=1, description="state id: what it is, in words")
    moves: dict[str, Words] = Field(description='party: moves as "1 -> 3" or, both ways, "1 <-> 3"')


class View(_MadeItem):
    """The conflict as one party sees it, where that differs: options it does not see, what it takes others to prefer.

    An option it does not see stays, for it, as the status quo has it.
    """

    unseen: Words = Field((), description="options the party does not know of")
    preferences: dict[str, Preferences] = Field({}, description="of other parties, as this one sees them")


def _range(value: Any) -> Any:
    """A number is the range from itself to itself."""
    return (value, value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


Range = Annotated[tuple[float, float], BeforeValidator(_range)]


class Fallback(_MadeItem):
    """What happens without a deal: a state, and the value (0 to 1) each party loses while it lasts, as a range.

    A reservation value (0 to 1) may stand in place of the state's value less that cost. Where it is expected to
    move, `later` says to what: a deal that is to last must be acceptable then, too.
    """

    state: Literal["status_quo"] | dict[str, Word] = "status_quo"
    cost: dict[str, tuple[float, float]] = {}
    reservation: dict[str, Range] = Field(
        {}, description="party: its reservation value, 0 to 1, where it is known as such"
    )

    later: dict[str, Range] = Field(
        {}, description="party: its reservation value later, 0 to 1, where it is expected to move; a number or a range"
    )

    @model_validator(mode="after")
    def _costs_are_ranges(self) -> Self:
        for party, (low, high) in self.cost.items():
            if not 0 <= low <= high <= 1:
                raise ValueError(f"the cost of {party} is a range [low, high] within 0 and 1")
        for what, ranges in (("", self.reservation), ("later ", self.later)):
            for party, (low, high) in ranges.items():
                if not 0 <= low <= high <= 1:
                    raise ValueError(
                        f"the {what}reservation value of {party} is a number, or a range [low, high], within 0 and 1"
                    )
        for party in self.cost.keys() & self.reservation.keys():
            raise ValueError(f"{party} has a reservation value, so it takes no cost of no deal")
        return self


class Case(BaseModel):
    """The negotiation as a model. Ids are the keys; insertion order is the order of everything that follows."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    accord: Literal["case/1"] = "case/1"
    title: str = Field(min_length=1)
    as_of: Date | None = None
    parties: dict[str, Party] = Field(min_length=1)
    options: dict[str, Option] = {}
    graph: Graph | None = None
    points: dict[str, Point] = {}
    constraints: tuple[Constraint, ...] = ()
    status_quo: dict[str, Word] | Word | None = Field(None, description="a value per option; in a graph, a state's id")
    preferences: dict[str, Preferences] = {}
    views: dict[str, View] = Field({}, description="party: the conflict as it sees it, where that differs")
    fallback: Fallback | None = None
    notes: tuple[str, ...] = ()

    @property
    def all_reserved(self) -> bool:
        """Whether every party's reservation value is given as such."""
        return self.fallback is not None and set(self.fallback.reservation) == set(self.parties)
