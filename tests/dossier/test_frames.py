"""Frames: the words that show them, the value they stand for, and files of a user's own."""

from pathlib import Path

import pytest

from accord.dossier.frames import PACKAGED, Frame, found, frame_of, frames, frames_in, load_frames
from accord.problem import Problems

COVERED = [
    ("an immediate ceasefire", "ceasefire"),
    ("ending the war", "ceasefire"),
    ("the withdrawal of all foreign forces", "withdrawal"),
    ("that the borders return to where they stood", "territory"),
    ("recognition of its independence", "recognition"),
    ("Ukraine's NATO membership", "bloc_membership"),
    ("the NATO military alliance from expanding further eastward", "military_presence"),
    ("NATO military presence", "military_presence"),
    ("sending peacekeepers", "foreign_troops"),
    ("written security guarantees", "security_guarantees"),
    ("the rebels lay down their arms", "disarmament"),
    ("early elections", "government"),
    ("a role for the council in running the enclave", "administration"),
    ("autonomy for the northern provinces", "power_sharing"),
    ("relief from sanctions", "sanctions"),
    ("the release of all hostages", "prisoners"),
    ("humanitarian aid to be let in", "aid"),
    ("reparations for the damage", "reconstruction"),
    ("the return of refugees", "refugees"),
    ("limits on uranium enrichment", "enrichment"),
    ("unannounced inspections", "inspections"),
    ("the tariffs scrapped", "tariffs"),
    ("a minimum import price", "minimum_price"),
    ("an end to farm subsidies", "subsidies"),
    ("rare-earth exports without licences", "market_access"),
    ("deeper emission cuts", "emissions"),
    ("phasing out coal", "emissions"),
    ("climate finance for poor countries", "climate_finance"),
    ("a pay rise of 7%", "wages"),
    ("shorter shifts", "conditions"),
    ("no compulsory redundancies", "jobs"),
    ("a strike over Christmas", "strike"),
    ("spending cuts in next year's budget", "budget"),
    ("the wealth tax", "tax_policy"),
    ("the tax bill settled", "taxes"),
    ("the mining licence revoked", "licence"),
    ("a bigger share in the mine", "ownership"),
    ("nationalisation of the grid", "nationalisation"),
    ("a fixed share of the river's water", "water"),
    ("a higher mackerel quota for its trawlers", "fishing"),
    ("the maritime boundary redrawn", "maritime"),
    ("free navigation through the strait", "navigation"),
    ("arbitration in London", "courts"),
    ("a three-way meeting", "meeting"),
    ("church leaders to mediate", "mediation"),
    ("a lasting settlement", "settlement"),
    ("visa-free travel for its citizens", "visas"),
    ("longer duty days", "conditions"),
    ("two guaranteed weekends off a month", "conditions"),
    ("a one-off payment of A$6,000", "wages"),
    ("a lockout of the pilots", "lockout"),
    ("ships to leave its ports", "navigation"),
    ("an end to the blockade of the coast", "navigation"),
    ("its bank reconnected to the SWIFT payment system", "sanctions"),
    ("binding caps on volumes", "minimum_price"),
    ("a pause of 72 hours", "ceasefire"),
]


@pytest.mark.parametrize(("words", "frame"), COVERED, ids=[f for _, f in COVERED])
def test_the_usual_things_asked_for_are_recognised(words: str, frame: str) -> None:
    found_frame = frame_of(words)
    assert found_frame
    assert found_frame.id == frame


@pytest.mark.parametrize(
    "words",
    ["CEASEFIRE", "cease-fire", "cease fire", "ceasefires", "a ceasefire's terms", "truces", "halting the attacks"],
)
def test_case_inflection_and_hyphens_do_not_matter(words: str) -> None:
    frame = frame_of(words)
    assert frame
    assert frame.id == "ceasefire"


@pytest.mark.parametrize(
    "words", ["", "the weather", "rebordered", "damage to reputation", "striking colours", "…", "'"]
)
def test_words_match_whole_or_not_at_all(words: str) -> None:
    """ "rebordered" holds no "border", "damage" no "dam"."""
    assert not {f.id for f in frames_in(words)} & {"territory", "water"}


@pytest.mark.parametrize(
    ("words", "frame"), [("a trade war", "ceasefire"), ("air strikes", "strike"), ("the river's waters", "strike")]
)
def test_words_that_show_something_else_do_not_show_the_frame(words: str, frame: str) -> None:
    assert frame not in {f.id for f in frames_in(words)}


def test_the_head_of_a_phrase_counts_more_than_what_follows() -> None:
    assert frames_in("sanctions relief for an end to the enrichment of uranium")[0].id == "sanctions"
    assert [f.id for f in frames_in("conciliation if the rosters are not imposed")] == ["mediation", "conditions"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("certain territories be permanently transferred", "cedes it"),
        ("that the borders return to where they stood before the war", "claims it"),
        ("freezing the front line", "leaves it open"),
    ],
)
def test_a_frame_knows_which_of_its_values_is_asked_for(words: str, value: str) -> None:
    frame = frame_of(words)
    assert frame
    assert frame.value_of(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("lifting of the sanctions", "yes"),
        ("new sanctions", "no"),
        ("the duties scrapped", "yes"),
        ("higher tariffs", "no"),
    ],
)
def test_opposites_are_turned_and_turned_back(words: str, value: str) -> None:
    frame = frame_of(words)
    assert frame
    assert frame.value_of(words) == value


def test_our_own_frames_stand_every_check_of_a_users() -> None:
    assert load_frames(PACKAGED) == frames()


def test_every_frame_is_shown_by_its_own_triggers_and_ends_in_an_identifier() -> None:
    for frame in frames():
        assert frame.verb.isidentifier()
        for trigger in frame.triggers:
            plain = trigger.replace(" ... ", " ").replace("*", "")
            assert found(frame.triggers, plain), f"{frame.id}: {trigger}"


def test_what_a_frame_excludes_names_frames_and_values_that_exist() -> None:
    known: dict[str, Frame] = {f.id: f for f in frames()}
    for frame in frames():
        for excluded in frame.never_with:
            value, other, other_value = (p.strip() for p in excluded.replace("|", "=").split("="))
            assert value in (frame.values or ("no", "yes"))
            assert other_value in (known[other].values or ("no", "yes"))


OWN = """
- id: whales
  name: whaling
  asks: May whales be hunted?
  triggers: [whaling, hunt ... whales]
  verb: hunts
  does: hunts whales
"""


def test_a_user_may_bring_frames_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN)
    own = frames(tmp_path / "own.yaml")
    frame = frame_of("to hunt the last whales", own)
    assert frame
    assert frame.id == "whales"


@pytest.mark.parametrize(
    ("change", "says", "line"),
    [
        (("verb: hunts", "werb: hunts"), '"werb" is not a field here', 6),
        (("verb: hunts", "verb: hunts\n  status_quo: maybe"), '"maybe" is not one of the values', 2),
        (("asks: May whales be hunted?\n", "asks: ''\n"), "at least 1 character", 4),
        (("triggers: [whaling, hunt ... whales]", "triggers: []"), "at least 1 item", 5),
        (("- id: whales", "- id: Whales!"), "match pattern", 2),
    ],
)
def test_what_is_wrong_in_a_users_frames_is_said_with_its_place(
    tmp_path: Path, change: tuple[str, str], says: str, line: int
) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN.replace(*change))
    with pytest.raises(Problems) as raised:
        frames(path)
    assert says in str(raised.value)
    assert f"own.yaml:{line}:" in str(raised.value)


@pytest.mark.parametrize("content", [OWN + OWN, "frames: no list", "", "- 1"])
def test_frames_twice_or_no_list_at_all_are_problems(tmp_path: Path, content: str) -> None:
    (tmp_path / "own.yaml").write_text(content)
    with pytest.raises(Problems):
        frames(tmp_path / "own.yaml")


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="cannot be read"):
        frames(tmp_path / "none.yaml")
