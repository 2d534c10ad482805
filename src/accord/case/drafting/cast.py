"""Cast: the parties of a dossier, by what the reporting shows of them. Every choice here is a guess, and says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from accord.dossier.claim import Claim
from accord.dossier.dossier import Dossier, PartyMention
from accord.dossier.frames import frames_in

_FORCES = (
    r"(?:['’]s)?\s+(?:(?!that|the|to|of|and|or|from|in|on|has|have|if|will|would|by|as|with|for)\w+\s+){0,2}?"
    r"(?:troops|forces|army|military|attacks?|strikes?|soldiers|fighters|offensive|rebels|"
    r"militia|bombing|shelling|air force|is also striking|invaded|invasion|jets|tanks|commanders?)\b"
)
_UNDER_FIRE = re.compile(
    r"(?<!trade )(?<!tariff )(?<!price )\b(?:war|attacks?|invasion|offensive|strikes|strikes? back|striking back|"
    r"fighting|(?:military|civilian|energy) targets|bombing|shelling)\s+"
    r"(?:in|on|against|of|inside|with)\s+(?:the\s+)?(?:\w+\s+)?$"
)
_READ = 500_000  # characters of the sources searched for who is at war: a hundred articles
_GROUND = re.compile(r"\b(?:occup\w*|controls?|annex\w*|territor\w*|regions?|troops|army|outposts?|land|areas?)\b")
_COMBATANT_FRAMES = ("ceasefire", "withdrawal", "territory", "disarmament", "prisoners")
_AT_WAR = 3  # named beside its forces once, or armed and speaking of the fighting
_COMBATANTS = ("state", "armed_group", "region", "group", "other")
_NEUTRAL = ("io", "court", "other")
_NEUTRAL_NAME = re.compile(
    r"\b(?:labou?r ministry|ministry of labou?r|labou?r court|conciliat|arbitrat|mediat|judge|envoy|"
    r"work commission|labou?r commission)",
    re.IGNORECASE,
)
_HOSTING = {"meeting", "mediation"}
_PROCESS = {"", "ceasefire", "meeting", "mediation", "settlement", "strike"}
_SIDES = ("union", "company", "armed_group", "group")
_SEATS = ("state", "bloc", "io", "institution", "region")
_NO_SURNAME = re.compile(
    r"(?:states|union|nations|party|government|minister|president|ministry|kingdom|council|republic|court|alliance|"
    r"commission|authority|army|movement|front|group|agency|organi[sz]ation|bank|parliament|league|federation|"
    r"association|congress|house|workers|forces|company|corporation|resources|office|treasury|policy|affairs|health|"
    r"fund|committee|chamber|department|institute|leaders|lobbies|officials|governors|programme|israel|korea|africa|"
    r"sudan|macedonia|arabia|zealand|guinea|east|west|north|south)$",
    re.IGNORECASE,
)
OPPOSED = {"union": ("company", "institution", "state"), "company": ("state", "union", "institution", "company")}


@dataclass(frozen=True, slots=True)
class Naming:
    """A party named in some words, and where."""

    start: int
    end: int
    party: str


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties, in the order of the dossier, and what each is taken for."""

    parties: dict[str, PartyMention]
    weight: Counter[str]  # claims each holds
    belligerents: tuple[str, ...]
    occupier: str | None
    names: tuple[tuple[re.Pattern[str], str], ...]
    neutral: frozenset[str] = frozenset()  # they host, mediate or judge, and ask for nothing of the matter itself

    def named(self, words: str) -> tuple[Naming, ...]:
        """The parties these words name, in the order of the words; a longer name hides a shorter one inside it."""
        return _named(self.names, words)

    def at_table(self, party: str) -> bool:
        """Whether it takes part, or nothing is said of who does."""
        return self.parties[party].at_table is not False

    def kind(self, party: str) -> str:
        """What kind of party it is."""
        return self.parties[party].kind

    def first(self, candidates: Iterable[str]) -> str | None:
        """Of these: at the table before away from it, then the one with the most claims, then as the dossier has it."""
        order = list(self.parties)
        ranked = sorted(
            {c for c in candidates if c in self.parties},
            key=lambda p: (not self.at_table(p), -self.weight[p], order.index(p)),
        )
        return ranked[0] if ranked else None

    def of_kind(self, *kinds: str) -> list[str]:
        """The parties of these kinds."""
        return [p for p, mention in self.parties.items() if mention.kind in kinds]

    def counterpart(self, holder: str, words: str = "") -> str | None:
        """The other side of a party: the one it names, else the one its kind meets, else the one that speaks most."""
        named = [n.party for n in self.named(words) if n.party != holder]
        if named:
            return named[0]
        others = [p for p in self.parties if p != holder and p not in self.neutral]
        others = others or [p for p in self.parties if p != holder]
        if holder in self.belligerents:
            return next((p for p in self.belligerents if p != holder), None)
        opposed = [p for p in others if self.kind(p) in OPPOSED.get(self.kind(holder), ()) and self.weight[p]]
        sides = self.first(p for p in others if p in self.disputants)
        return self.first(opposed) or sides or self.first(p for p in others if self.weight[p]) or self.first(others)

    def seat_of_government(self) -> str | None:
        """The party that governs, where one does."""
        governing = [p for p in self.of_kind(*_SEATS) if p not in self.neutral] or self.of_kind(*_SEATS)
        return self.first(p for p in governing if self.kind(p) == "state") or self.first(governing)

    @property
    def disputants(self) -> frozenset[str]:
        """Those at war, and the two that say most: no settlement holds without them."""
        able = [p for p in self.weight if p not in self.neutral]
        return frozenset([*self.belligerents, *sorted(able, key=lambda p: -self.weight[p])[:2]])


def cast_of(dossier: Dossier, parties: dict[str, PartyMention], claims: tuple[Claim, ...]) -> Cast:
    """Who is who, from the passages the dossier keeps."""
    weight = Counter(holder for claim in claims for holder in claim.holders)
    names = _names_of(parties)
    passages = [fact.words + " " + " ".join(s.quote for s in fact.evidence) for fact in dossier.facts]
    passages += [claim.content for claim in claims]
    passages += "\n".join(source.text for source in dossier.sources.values())[:_READ].splitlines()
    fights = _fighting(parties, names, passages, claims)
    ranked = sorted(fights.items(), key=lambda pair: -pair[1])
    belligerents = tuple(party for party, _ in ranked[:2]) if ranked and ranked[0][1] >= _AT_WAR else ()
    neutral = _neutral(parties, claims, weight, belligerents)
    return Cast(parties, weight, belligerents, _occupier(dossier, names, belligerents), names, neutral)


def _neutral(
    parties: dict[str, PartyMention], claims: tuple[Claim, ...], weight: Counter[str], belligerents: tuple[str, ...]
) -> frozenset[str]:
    """Hosts, mediators and judges: all they ask for is that the others meet, or settle."""
    asked: dict[str, set[str]] = {}
    for claim in claims:
        frame = next(iter(frames_in(claim.content)), None)
        for holder in claim.holders if claim.stance not in ("asserts", "fears", "expects") else ():
            asked.setdefault(holder, set()).add(frame.id if frame else "")
    most = [p for p, _ in weight.most_common(2)]
    found = []
    for party in parties:
        frames = asked.get(party, set())
        judges = (bool(frames) and parties[party].kind in _NEUTRAL) or bool(_NEUTRAL_NAME.search(parties[party].name))
        hosts = bool(frames & _HOSTING) and frames <= _PROCESS and parties[party].kind not in _SIDES
        if party not in (*most, *belligerents) and (hosts or (judges and frames <= _PROCESS)):
            found.append(party)
    return frozenset(found)


def _names_of(parties: dict[str, PartyMention]) -> tuple[tuple[re.Pattern[str], str], ...]:
    known = [
        (name.strip(), party)
        for party, mention in parties.items()
        for name in (mention.name, *mention.aliases, *mention.representatives)
        if len(name.strip()) > 1
    ]
    known += _surnames(known)
    known.sort(key=lambda pair: -len(pair[0]))
    return tuple((re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"), party) for name, party in known)


def _surnames(known: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The last name of people known by their full name, where it points to one party only."""
    names = {name for name, _ in known}
    last: dict[str, set[str]] = {}
    for name, party in known:
        words = name.split()
        if 2 <= len(words) <= 3 and all(w[:1].isupper() for w in words) and not _NO_SURNAME.match(words[-1]):
            last.setdefault(words[-1], set()).add(party)
    return [(name, parties.pop()) for name, parties in last.items() if len(parties) == 1 and name not in names]


def _named(names: tuple[tuple[re.Pattern[str], str], ...], words: str) -> tuple[Naming, ...]:
    taken: list[Naming] = []
    for pattern, party in names:
        for match in pattern.finditer(words):
            if all(match.end() <= n.start or match.start() >= n.end for n in taken):
                taken.append(Naming(match.start(), match.end(), party))
    return tuple(sorted(taken, key=lambda n: n.start))


def _fighting(
    parties: dict[str, PartyMention],
    names: tuple[tuple[re.Pattern[str], str], ...],
    passages: list[str],
    claims: tuple[Claim, ...],
) -> Counter[str]:
    """How strongly the passages show each party at war: named beside its forces or under fire (3), armed (2), or
    asking about it (1).
    """
    fights: Counter[str] = Counter()
    forces = re.compile(_FORCES)
    for passage in dict.fromkeys(passages):
        for naming in _named(names, passage):
            shown = forces.match(passage, naming.end) or _UNDER_FIRE.search(passage, 0, naming.start)
            if shown and parties[naming.party].kind in _COMBATANTS:
                fights[naming.party] += 3
    for claim in claims:
        best = next(iter(frames_in(claim.content)), None)
        if best and best.id in _COMBATANT_FRAMES:
            for holder in claim.holders:
                if parties[holder].kind in _COMBATANTS:
                    fights[holder] += 1
    for party in list(fights):
        fights[party] += 2 * (parties[party].kind == "armed_group")
    order = {party: -i for i, party in enumerate(parties)}
    return Counter(dict(sorted(fights.items(), key=lambda pair: order[pair[0]], reverse=True)))


def _occupier(
    dossier: Dossier, names: tuple[tuple[re.Pattern[str], str], ...], belligerents: tuple[str, ...]
) -> str | None:
    """The party whose forces hold ground, by the facts of control."""
    holds: Counter[str] = Counter()
    for fact in dossier.facts:
        if fact.kind == "control" and _GROUND.search(fact.words):
            holds.update(p for p in fact.parties if p in belligerents)
            first = next(iter(_named(names, fact.words)), None)
            holds.update([first.party] if first and not fact.parties else [])
    return next((party for party, _ in holds.most_common(1)), None)
