"""Words that mean the same wherever a negotiator says them; whatever only usually means the same is not listed."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """A set of words, written in a row."""
    return frozenset(listed.split())


# Left: as written, after casefolding. Right: the word all of them are counted as. One line a meaning.
_MEANINGS = """
begin: start commence began begun
end: halt stop cease ended termination
ceasefire: truce armistice
pay: wage salary wages
raise: increase hike rose rise risen
cut: reduce lower reduction slash
deal: agreement accord pact
withdraw: withdrawal withdrew withdrawn pullout pullback
remove: removal lift lifting
extend: extension prolong
recognise: recognition
approve: approval
renew: renewal
refuse: refusal
return: repatriation
dismiss: dismissal sack
guarantee: assurance
permanent: lasting
soldier: troop
hold: held
sell: sold sale
meet: met meeting
give: given gave
keep: kept
send: sent
build: built
buy: bought purchase
%: percent
least: minimum
most: maximum
help: aid assistance
complete: full total entire
immediate: immediately instant
unconditional: unconditionally
complete: completely fully
permanent: permanently
negotiate: negotiation
kill: killing
inspect: inspection
destroy: destruction
expand: expansion
protect: protection
compensate: compensation
demilitarise: demilitarisation
disarm: disarmament
invest: investment
"""

SAME: dict[str, str] = {
    word: meaning.strip()
    for meaning, _, words in (line.partition(":") for line in _MEANINGS.strip().split("\n"))
    for word in words.split()
}
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: value for value, word in enumerate(_UNITS.split())}
NUMBERS |= {word: 10 * tens for tens, word in enumerate(_TENS.split(), 2)}
SCALES = {"hundred": 100, "thousand": 1000, "k": 1000, "million": 10**6, "mn": 10**6, "m": 10**6}
SCALES |= {"billion": 10**9, "bn": 10**9, "trillion": 10**12, "tn": 10**12}
