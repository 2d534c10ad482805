"""Crowds: people who hold a position together, and are a party for that: "Dockers demand ...", "hostage families"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, children, start
from accord.reading.lexicon import wordset
from accord.reading.parties.antecedents import candidates
from accord.reading.parties.gazetteer import kind_of
from accord.reading.parties.houses import are_members, house_of
from accord.reading.parties.modifiers import WHOLE
from accord.reading.parties.nouns import is_people, kind_of_noun
from accord.reading.parties.people.roles import is_role
from accord.reading.parties.references import References
from accord.reading.passages import Passage
from accord.reading.stances.names_of_crowds import UNITED, forms, longer, name_of, united
from accord.reading.stances.sorts_of_crowds import is_body, is_of_many

if TYPE_CHECKING:
    from accord.reading.parse import Token


def crowd(page: Passage, noun: Token, refs: References) -> str | None:
    """People who hold a position together become a party when they take one: "Dockers demand ..."."""
    if are_members(noun):
        name = house_of(refs, page, noun) or noun.text[:1].upper() + noun.text[1:]
        refs.roll.party(name, "institution").named += 1
        return name
    found = _meant(page, noun, refs)
    if found is not None:
        call(page, noun, found, refs)
        _join_named(page, noun, found, refs)
    return found


def _join_named(page: Passage, noun: Token, party: str, refs: References) -> None:
    """`the prefect, Ann Lee`, `the riders' federation, Riders United`: the name beside the noun is theirs."""
    for beside in children(noun, "appos"):
        person = refs.person(page, beside)
        if person is not None and person.party is None and not person.watcher:
            person.party, person.asked = party, True


def call(page: Passage, noun: Token, party: str, refs: References) -> None:
    """Note what this place of the text calls a party without a name of its own."""
    if kind_of(party) not in _NAMED_BY_TABLES:
        for form in forms(page, noun):
            if form.lower() != party.lower() and (form != noun.text or noun.tag_ == "NNS" or not is_role(noun)):
                refs.roll.alias(party, form)


_NAMED_BY_TABLES = frozenset({"state", "bloc", "io"})


def _meant(page: Passage, noun: Token, refs: References) -> str | None:
    """The group this noun tells of, entered if new; none where it may be anybody."""
    whole = _part_of(page, noun, refs)
    if whole is not None:
        return whole
    if not (_is_listed(noun) or is_of_many(page, noun, refs) or is_body(page, noun, refs)):
        return None
    if _is_number(noun):
        return None if noun.i - start(noun) > 2 else _so_called(noun, refs)
    joined = _in_their_body(page, noun, refs)
    if joined is not None:
        return joined
    member_of = _organised_in(page, noun, refs)
    name = name_of(page, noun)
    if name in refs.roll.parties and not refs.roll.parties[name].watcher and member_of is None:
        return name
    if member_of is None and noun.lower_ == "unions" and (told := _so_called(noun, refs)) is not None:
        return told  # "the unions" after "trade unions"
    if member_of or (_is_listed(noun) and _is_vague(noun, body=is_body(page, noun, refs))) or _is_of_named(noun, refs):
        return member_of
    return _known(noun, name, refs) or _entered(page, noun, name, refs)


def _is_listed(noun: Token) -> bool:
    """A noun of the older, shorter lists."""
    many = noun.tag_ == "NNS" and (
        any(noun.lemma_.lower() in wordset("people", told) for told in ("crowds", "siding")) or _is_kin(noun)
    )
    return noun.pos_ == "NOUN" and (many or noun.lemma_.lower() in wordset("people", "groups"))


def _entered(page: Passage, noun: Token, name: str, refs: References) -> str:
    """A new party; a lone noun is named with the words after it that tell which: "Residents of the district"."""
    if " " not in name:
        name = longer(page, noun) or _told_before(page, noun, refs) or name
    refs.roll.party(name, kind_of_noun(noun) or "group").named += 1
    return name


def _told_before(page: Passage, noun: Token, refs: References) -> str | None:
    """`the residents` after "residents of the district": how they were told of, where they were told of in one way."""
    if not any(c.lower_ == "the" for c in noun.children):
        return None
    lemma, told = noun.lemma_.lower(), dict[str, None]()
    for where in refs.pages[: page.number + 1]:
        if where.heading or lemma not in where.lemmas:
            continue
        for token in where.tokens:
            if token.lower_ == noun.lower_ and token.pos_ == "NOUN" and (where is not page or token.i < noun.i):
                name = name_of(where, token)
                told.setdefault((longer(where, token) if " " not in name else name) or noun.lower_)
    told.pop(noun.lower_, None)
    return next(iter(told)) if len(told) == 1 else None


def _known(noun: Token, name: str, refs: References) -> str | None:
    """The group of this text that is meant, where it was told of before, in these words or in more."""
    plain = noun.text[:1].upper() + noun.text[1:]
    if plain in refs.roll.parties and child(noun, "poss") is not None and not _before(noun):
        return plain  # "Orsa's creditors" after "creditors"
    parts = set(name.lower().replace("'", " ").split())
    same = [
        n for n, m in refs.roll.parties.items()
        if not m.watcher and (n.lower() == name.lower()
            or (len(parts) > 1 and parts <= set(n.lower().replace("'", " ").split())))
    ]  # fmt: skip
    if same:
        return same[0]
    if len(parts) > 1:
        return None
    return _so_called(noun, refs) or _told_of(noun, refs) or _called(name, refs)


def _called(name: str, refs: References) -> str | None:
    """`residents` after "residents of the district": the one group called so, too."""
    alike = (n for n, m in refs.roll.parties.items() if not m.watcher and n.startswith(f"{name} "))
    found = [n for n in alike if name in refs.roll.parties[n].aliases]
    return found[0] if len(found) == 1 else None


def _part_of(page: Passage, noun: Token, refs: References) -> str | None:
    """`the Solidarity branch at the factory`, `the union's youth wing`: the body of which it is a part."""
    if noun.lemma_.lower() not in _PARTS:
        return None
    for whole in children(noun, "compound", "nmod", "poss"):
        party = refs.whose(page, whole)
        if party is not None and refs.roll.parties[party].kind in WHOLE:
            return party
    return None


_PARTS = frozenset({"branch", "section", "chapter", "wing", "caucus", "local"})


def _in_their_body(page: Passage, noun: Token, refs: References) -> str | None:
    """`their association`, after "winegrowers in the valley": what they say through it, they say."""
    owner = child(noun, "poss")
    if owner is None or owner.lower_ != "their" or noun.lemma_.lower() not in wordset("crowds", "uniting"):
        return None
    for where, candidate in candidates(refs, page, owner):
        if candidate.tag_ in {"NNS", "NNPS"} and refs.names.of(where, candidate) is None:
            return refs.whose(where, candidate) or crowd(where, candidate, refs)
    return None


def foremost(noun: Token, refs: References) -> str | None:
    """`the country's biggest union`, `a union representing drivers`: the union of the text, where it tells of one."""
    body = noun.tag_ == "NN" and noun.lemma_.lower() in _FOREMOST
    told = any(c.tag_ == "JJS" or (c.dep_ == "acl" and c.lower_ == "representing") for c in noun.children)
    if not body or not told:
        return None
    found = [n for n, m in refs.roll.parties.items() if m.kind == kind_of_noun(noun) and not m.watcher]
    return found[0] if len(found) == 1 else None


_FOREMOST = frozenset({"union", "federation", "airline", "carmaker", "automaker", "bank", "retailer", "supermarket"})


def _is_kin(noun: Token) -> bool:
    """`hostage families`, `relatives of the missing`: told by whom they belong to; "families" alone are anybody."""
    told = child(noun, "compound", "nmod", "amod") is not None or united(noun) is not None
    return noun.lemma_.lower() in wordset("people", "kin") and told


def _is_number(noun: Token) -> bool:
    """`98 senators`, `1.4m workers` are a number, no party; but "five public sector unions" are one."""
    if any(c.lower_ in {"m", "bn", "k"} for c in noun.children):
        return True
    if child(noun, "poss") is not None and noun.tag_ == "NNS" and (_is_listed(noun) or is_people(noun.lemma_.lower())):
        return False  # "Peru's 40,000 seamen": all of them
    named = child(noun, "amod", "compound", "nmod") is not None
    bodies = wordset("people", "plain_bodies") | {"charity"}
    counted = any(c.dep_ == "nummod" or c.like_num for c in noun.children if c.i < noun.i)
    return counted and not (named and noun.lemma_.lower() in bodies)


def _is_vague(noun: Token, *, body: bool) -> bool:
    """`agencies`, `a council`, `countries`: too many it may be. `body`: it may be one that acts by itself."""
    lemma, singular = noun.lemma_.lower(), noun.tag_ == "NN" and noun.lower_ not in _MANY
    if lemma in UNITED and united(noun) is not None:
        return False
    if any(c.tag_ == "JJS" or c.lower_ in _UNTOLD for c in noun.children):
        return True  # "the world's biggest producer" says more of somebody named
    named = child(noun, "amod", "compound", "nmod", "poss")
    if named is None and lemma in wordset("people", "too_bare"):
        return True
    if named is not None and named.lower_ in {"world", "regional", "international", "global"}:
        return lemma in {"leader", "government", "nation", "country", "official", "minister"}
    if not singular and lemma in wordset("people", "offices_apart") - {"council", "federation", "association"}:
        return True
    if lemma in {"state", "country", "nation", "municipality", "leader", "owner", "chief", "government", "hawk"} and (
        singular or child(noun, "amod", "compound") is None
    ):
        return True
    if lemma == "ally":  # "European allies", "far-right allies"; "key allies" may be anybody
        kinds = children(noun, "amod")
        told = any(c.ent_type_ in {"NORP", "GPE", "LOC"} or (c.text.istitle() and not c.is_sent_start) for c in kinds)
        return not told and not any(c.lower_.startswith(("far-", "western", "arab")) for c in kinds)
    if singular and lemma in _FIRMS and named is not None and not any(c.text.islower() for c in _before(noun)):
        return True  # "the German group" is a firm told of by name elsewhere
    det = child(noun, "det")
    return singular and not body and (det is None or det.lower_ != "the") and child(noun, "poss") is None


def _before(noun: Token) -> list[Token]:
    return [c for c in noun.children if c.dep_ in {"amod", "compound", "nmod"}]


_FIRMS = frozenset(
    {"group", "firm", "company", "bank", "airline", "giant", "club", "producer", "manufacturer", "retailer"}
)


def _so_called(noun: Token, refs: References) -> str | None:
    """`the five unions` after "public sector unions": the one group so called; several bodies are no group."""
    if noun.tag_ not in {"NNS", "NN"} or not any(c.lower_ in {"the", "these", "those"} for c in noun.children):
        return None
    found = [n for n, m in refs.roll.parties.items() if not m.watcher and n.endswith(f" {noun.lower_}")]
    return found[0] if len(found) == 1 else None


def _told_of(noun: Token, refs: References) -> str | None:
    """`critics` after "critics of the levy": those."""
    if noun.lemma_.lower() not in wordset("people", "siding"):
        return None
    return next((n for n in refs.roll.parties if n.lower().startswith(f"{noun.lower_} of ")), None)


_UNTOLD = frozenset(
    {
        "other",
        "another",
        "multiple",
        "various",
        "numerous",
        "certain",
        "countless",
        "individual",
        "potential",
        "combined",
        "merged",
        "successive",
    }
)
_MANY = frozenset({"staff", "crew", "personnel", "police", "workforce"})


def _is_of_named(noun: Token, refs: References) -> bool:
    """A lone "workers" where a union is about, "insurers" where a firm is: some of those, or others; nobody knows."""
    if child(noun, "amod", "compound", "nmod", "poss") is not None:
        return False
    lemma = noun.lemma_.lower()
    kinds = (
        {"union"}
        if lemma in wordset("people", "workers")
        else {kind_of_noun(noun) or "group"} - {"group", "political_party"}
    )
    return any(m.kind in kinds and not m.watcher for m in refs.roll.parties.values())


def _organised_in(page: Passage, noun: Token, refs: References) -> str | None:
    """`Councillors from the Left Bloc`, `traders, organised in the chamber X`: the body they belong to."""
    clause = child(noun, "acl")
    joined = (
        clause is not None
        and clause.tag_ == "VBN"
        and clause.lemma_ in {"organise", "organize", "represent", "unite", "group"}
    )
    preps = [
        c for c in (clause.children if joined and clause is not None else noun.children) if c.dep_ in {"prep", "agent"}
    ]
    for prep in preps:
        pobj = child(prep, "pobj")
        if pobj is not None and (joined or prep.lower_ in {"from", "of"}):
            party = refs.whose(page, pobj)
            if party and (joined or refs.roll.parties[party].kind not in {"state", "region", "bloc", "io", "company"}):
                return party
    return None
