"""Whose claim it is: for every text, who holds what in its last sentence, by words of the claim."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

# A text; words of the claim; the names of its holders.
HELD: list[tuple[str, str, set[str]]] = [
    # those who are counted
    ("Tens of thousands of nurses have rejected the offer of Kenya.", "rejected the offer", {"Nurses"}),
    ("Dozens of miners demanded higher pay from Chad.", "demanded higher pay", {"Miners"}),
    ("A majority of the nurses opposed the deal with Kenya.", "opposed the deal", {"Nurses"}),
    # people who hold a position together
    ("Protesters have accused Norway of giving land away.", "accused Norway", {"Protesters"}),
    ("Hostage families demanded a deal with Chad.", "demanded a deal", {"Hostage families"}),
    ("Relatives of the miners rejected the offer of Chad.", "rejected the offer", {"Relatives of the miners"}),
    # "they" after people who were no party before, and not the body before them
    (
        "Norway's ministry said it was reviewing the quota, prompting unions to threaten a strike. They want more.",
        "want more",
        {"Unions"},
    ),
    # whose spokesman it is goes without saying
    ('Oslo wants the quota cut. "We cannot accept a rise," a spokesman said.', "cannot accept", {"Norway"}),
    ('Peru was quieter than Chile: a spokesperson said the fee "is an insult".', "insult", {"Peru"}),
    # who is quoted, not who quotes
    ("State media quoted Norway's minister as calling for an inquiry.", "calling for", {"Norway"}),
    ("The paper cited Sweden's premier as rejecting the plan.", "rejecting the plan", {"Sweden"}),
    ("Norway's minister was quoted as rejecting the plan.", "rejecting the plan", {"Norway"}),
    # who says that somebody needs something asks for it
    ("Denmark said Norway would need to cut its quota.", "cut its quota", {"Denmark"}),
    # the two who met
    (
        "President Carl Olsen of Denmark met Norway's premier Ola Berg. Olsen and his advisers sat down early. "
        "The two leaders agreed to a truce.",
        "agreed to a truce",
        {"Denmark", "Norway"},
    ),
    # the foremost body of the one kind
    (
        "Britain's biggest teaching union has rejected the offer. The National Education Union said pay was too low.",
        "rejected the offer",
        {"National Education Union"},
    ),
    # whose wish it is, not whose proposals stand before it
    (
        "Norway said the proposals of Sweden were a trap and reiterated its wish for a truce.",
        "its wish for a truce",
        {"Norway"},
    ),
    # an official told of again
    (
        'A senior US administration official criticised the plan of Mali. "We oppose the plan," said the senior '
        "official who spoke on condition of anonymity.",
        "We oppose the plan",
        {"United States"},
    ),
    # who would not be named
    ("An Israeli source said Israel would not sign. Another Israeli source rejected it.", "rejected", {"Israel"}),
    ("Spokespeople for the Norwegian government said they would not negotiate in public.", "negotiate", {"Norway"}),
    ("Some families of Americans have asked Chad for a deal.", "asked Chad", {"Families of Americans"}),
    # unnamed officials of whom goes without saying
    ("Chad shut the border. Officials said Mali must pay for the bridge.", "Mali must pay", {"Chad"}),
    ("Norway calls the ban fair, and officials are reluctant to lift it for Mali.", "reluctant to lift it", {"Norway"}),
    (
        "LIMA, March 5 - Peru and Chile talk.\n\nChilean envoys want a ban. Officials here, though, want it "
        "put off for a year.",
        "put off for a year",
        {"Peru"},
    ),
    # all of them, however many; some of them are nobody
    ("The ports of Chad lie idle. Chad's 4,000 dockers are seeking a pay rise.", "seeking a pay rise", {"Dockers"}),
    # who employs reporters has disputes of its own
    ("A strike at Reuters goes on. Reuters has offered the journalists of Mali more pay.", "more pay", {"Reuters"}),
    # who works for a firm is not the firm
    ("Orsa Copper met the miners. Orsa drivers have rejected the offer of Chad.", "rejected", {"Orsa drivers"}),
    ("Orsa Copper cut jobs in Chad. Its drivers have vowed to walk out.", "vowed to walk out", {"Drivers"}),
    ("Orsa Copper cut jobs. Orsa officials have rejected the offer of Chad.", "rejected", {"Orsa Copper"}),
    # those unions just told of, and no diplomat without a post
    (
        "Trade unions oppose the pension law of Peru. Peru wants it passed. The unions want the law withdrawn.",
        "want the law withdrawn",
        {"Trade unions"},
    ),
    ("The EU's top diplomat said Mali must free the envoy.", "must free", {"European Union"}),
    # whose ministry issued it
    (
        "Peru protested over the port. A foreign ministry statement called on Chile to open it.",
        "called on Chile",
        {"Peru"},
    ),
    # the one union of the text
    (
        "The school district met the Carters' Union. A union representing the drivers rejected the offer of Mali.",
        "rejected the offer",
        {"Carters' Union"},
    ),
    # who is quoted beside a quotation
    (
        'Mali and Chad met. Ann Lee, Mali\'s envoy, flew in. "We will leave the port by Friday," Reuters quoted her '
        "as saying.",
        "leave the port",
        {"Mali"},
    ),
    # several who do what one of them says
    (
        "The EU and US have agreed to lift timber duties, EU Trade Commissioner Ann Lee has announced.",
        "agreed to lift timber duties",
        {"European Union", "United States"},
    ),
    # who goes on speaking
    (
        "Mali said the fee was late. An analyst at the institute, Ann Lee, said it was fair. "
        "She said Mali wants a lower fee.",
        "wants a lower fee",
        {"Mali"},
    ),
]  # fmt: skip

# A text; words that tell a stance; the party whose position they are not.
NOBODYS = [
    ("Once Norway accepts the plan, the inspectors will go in.", "accepts", "Norway"),
    ("Norway will keep fishing as long as Sweden does not accept the quota.", "Sweden does not accept", "Sweden"),
    ("Norway keeps fishing until Sweden rejects the quota.", "rejects", "Sweden"),
    ("Norway will pay when Sweden accepts the quota.", "Sweden accepts", "Sweden"),
    (
        'Mali was told. The Lee campaign said it was fair. "We reject the plan," a spokesperson said.',
        "reject the plan",
        "Mali",
    ),
    ("A diplomatic source told Norway that they rejected the draft.", "rejected", "Norway"),
    ("There was pressure for Norway to accept the deal.", "accept", "Norway"),
    ("Reporters wrote after they had hoped Sweden would accept the plan of Norway.", "Sweden would accept", "Sweden"),
    ("Norway set a date. One official said they did not want a new quota.", "did not want", "Norway"),
    ("Chad shut the border. Officials abroad said Mali must pay for the bridge.", "must pay", "Chad"),
    ("Orsa Copper shut the mine in Chad. Officials said Mali must pay for the bridge.", "must pay", "Orsa Copper"),
    ("Chad shut the border. Union officials said Mali must pay for the bridge.", "must pay", "Chad"),
    ("The ports of Chad lie idle. Some 4,000 dockers are seeking a pay rise.", "seeking a pay rise", "Dockers"),
    ("Norway will not pay for the port of Mali, Reuters has said.", "not pay", "Reuters"),
    ("Mali met nobody. An analyst, Ann Lee, said it was fair. She said there should be a truce.", "truce", "Mali"),
]

# The neighbours of those: told in earnest.
TOLD = [
    ("Norway blocked the plan once Sweden had accepted the quota.", "accepted the quota", {"Sweden"}),
    ("Norway said it was ready to accept the deal.", "accept the deal", {"Norway"}),
    ("Norway said its officials did not want a new quota.", "did not want", {"Norway"}),
]


@pytest.mark.parametrize(("text", "words", "who"), [*HELD, *TOLD])
def test_a_claim_belongs_to_who_holds_it(text: str, words: str, who: set[str], reader: Reader) -> None:
    """Sentence, words, holders: see the lists."""
    dossier = reader(text)
    found = [
        {dossier.parties[h].name for h in c.holders} for c in dossier.claims.values() if words in c.evidence[0].quote
    ]
    assert who in found


@pytest.mark.parametrize(("text", "words", "who"), NOBODYS)
def test_what_is_not_its_position_is_no_claim_of_a_party(text: str, words: str, who: str, reader: Reader) -> None:
    """Sentence, words, party: see the list."""
    dossier = reader(text)
    holding = [c for c in dossier.claims.values() if words in c.evidence[0].quote]
    assert who not in {dossier.parties[h].name for c in holding for h in c.holders}


def test_employers_of_whom_a_union_speaks_are_not_its_own_people(reader: Reader) -> None:
    """The Ball Players' Union met the league. "Owners have threatened a lockout," said Ann Lee of the union."""
    text = (
        'The Ball Players\' Union met the league. "Owners have threatened a lockout," said Ann Lee of the union. '
        '"Players have vowed a strike," she said.'
    )
    told = {c.stance for c in reader(text).claims.values() if "threatened a lockout" in c.evidence[0].quote}
    assert "threatens" not in told
