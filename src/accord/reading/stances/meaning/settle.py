"""Settling: the stance, polarity and hedge a signal comes to, once negation and doubt are counted in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from accord.dossier import Likelihood
from accord.dossier.claim import Polarity, Stance
from accord.reading.clauses import end, is_verb, start
from accord.reading.lexicon import wordset
from accord.reading.stances.meaning.hedges import inverted, is_unlikely
from accord.reading.stances.meaning.polarity import is_negated, negative_noun
from accord.reading.stances.meaning.unmet import is_recourse
from accord.reading.stances.signal import Signal
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

_OPEN = Likelihood(word="not ruled out", low=45, high=55)
REFUSING = frozenset({"refuses", "rejects"})
YES = frozenset({"accepts", "offers"})
_WISHES = frozenset({"wants", "demands", "plans"})


def settle(
    signal: Signal, inner: Signal | None, hedge: Likelihood | None
) -> tuple[Stance, Polarity, Likelihood | None]:
    """The stance after negation and hedge; a faint denial ("hardly", "not much") is only likely."""
    if signal.sort == "noun" and negative_noun(signal.token) and _is_negated(signal) and _unless(signal.predicate):
        return "threatens", "+", hedge  # "will drop its plan unless ..."
    stance, polarity, hedge = _settled(signal, inner, hedge)
    if polarity == "-" and hedge is None and _is_faint(signal):
        hedge = Likelihood(word=signal.token.text, low=55, high=80)
    return stance, polarity, hedge


def _is_faint(signal: Signal) -> bool:
    """Whether the denial leaves a little room: "hardly", "not much enthusiasm", "close to unthinkable", doubt."""
    if signal.token.lemma_ in {"doubt", "doubtful"}:
        return True
    near = [*signal.predicate.children, *signal.token.children]
    said = {c.lower_ for c in near if c.dep_ in {"advmod", "amod", "acomp"}}
    return bool(said & wordset("hedges", "faint"))


def _settled(
    signal: Signal, inner: Signal | None, hedge: Likelihood | None
) -> tuple[Stance, Polarity, Likelihood | None]:
    """The stance after negation and hedge: who has not ruled out may accept; who is unlikely to agree refuses."""
    stance = signal.stance
    negated = not signal.whole and _is_negated(signal)
    if signal.open and hedge is None:
        hedge = Likelihood(word=signal.token.text, low=45, high=55)
    if is_unlikely(hedge) and hedge is not None and (stance in REFUSING | YES or signal.token is signal.predicate):
        negated, hedge = not negated, inverted(hedge)  # "is unlikely to demand it"
    if stance in YES and _nothing_less(signal):
        return "demands", "+", None  # "will settle for nothing short of a pardon"
    if stance in REFUSING:
        return _refusal(signal, inner, negated, hedge)
    if stance in YES and negated:
        return _unwilling(signal, inner, hedge)
    against = stance in _WISHES and (_wants_not(signal) or (inner is not None and inner.stance in REFUSING))
    sues = inner is not None and inner.stance == "threatens" and stance in YES | _WISHES and not negated
    if sues or _is_blow(signal, negated):  # "agreed to take them to court"
        stance, against = "threatens", False
    elif signal.open and inner is not None and inner.stance in YES and not negated:
        stance = "accepts"  # "is considering allowing a rise"
    flips = negated + (signal.negative and not signal.whole) + against
    if stance in {"expects", "asserts"} and not signal.negative:
        flips += any(c.dep_ == "ccomp" and is_negated(c) for c in signal.content)
    return stance, "-" if flips % 2 else "+", hedge


def _unwilling(
    signal: Signal, inner: Signal | None, hedge: Likelihood | None
) -> tuple[Stance, Polarity, Likelihood | None]:
    """Not agreeing, or not being ready to: to what, or to refuse what."""
    if inner is not None and inner.stance in REFUSING and inner.token.lemma_ in _CLOSING:
        return ("threatens" if _is_feared(inner) else "accepts"), "+", hedge or _OPEN  # "not ready to rule it out"
    if signal.token.lemma_ in {"accept", "agree", "concede"} and any(_tells(c) for c in signal.content):
        return "asserts", "-", hedge  # "does not accept that there are prisoners"
    return ("refuses" if signal.sort == "adjective" else "accepts"), "-", hedge


def _unless(verb: Token) -> bool:
    return any(g.lower_ == "unless" for c in verb.children if c.dep_ == "advcl" for g in c.children)


def _tells(clause: Token) -> bool:
    """A that-clause on what is so."""
    tells = clause.dep_ == "ccomp" and clause.tag_ in {"VBZ", "VBP", "VBD"}
    return tells and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _nothing_less(signal: Signal) -> bool:
    """`accepts nothing less than`, `would settle for nothing short of`."""
    words = [t.lower_ for t in signal.token.doc[signal.token.i + 1 : signal.token.i + 5]]
    return any(a == "nothing" and b in {"less", "short", "but"} for a, b in pairwise(words))


def _is_negated(signal: Signal) -> bool:
    return is_negated(signal.predicate) != (signal.sort == "noun" and negative_noun(signal.token))


def _is_blow(signal: Signal, negated: bool) -> bool:
    """Ready, vowing or thinking of doing the other side harm: "is prepared to veto", "is considering stoppages"."""
    if signal.token.lower_ in {"ready", "prepared", "willing"}:
        return any(c.lemma_ in wordset("stances", "blows") or _uses_force(c) for c in signal.content)
    if negated:
        return False
    if signal.token.lemma_ == "vow" or (signal.open and signal.stance == "plans"):
        return any(is_hostile(c) or is_recourse(c) for c in signal.content if not _is_not_done(c))
    vows = {"pledge", "promise", "swear", "agree", "resolve", "decide"}
    if any(t.lower_ in {"if", "unless", "case"} for t in signal.token.doc[signal.token.i : signal.token.sent.end]):
        vows.add("announce")  # "announced a strike in case benefits are cut"; alone, it is what is planned
    answers = {"answer", "response", "reply"}  # "promised an answer by May"
    acts = [
        c for c in signal.content if c.dep_ != "conj" and not (c.pos_ == "NOUN" and c.lemma_ in answers)
    ]  # "agreed to lift the embargo" is no blow: by the verb alone
    done = [c for c in acts if not _is_not_done(c)]
    return signal.token.lemma_ in vows and any(c.lemma_ in wordset("stances", "hostile") for c in done)


def _is_not_done(act: Token) -> bool:
    """`promised not to boycott the talks`."""
    return any(c.dep_ == "neg" and c.i < act.i for c in act.children)


def _uses_force(act: Token) -> bool:
    """`to use trade measures`, `to take legal action`: means of harm, put to use; "to lift sanctions" is none."""
    using = act.lemma_ in {"use", "take", "deploy", "resort", "employ", "apply", "introduce", "go", "wield", "order"}
    return using and is_hostile(act)


def _refusal(
    signal: Signal, inner: Signal | None, negated: bool, hedge: Likelihood | None
) -> tuple[Stance, Polarity, Likelihood | None]:
    """A word of refusal: plain, denied ("has not ruled out X"), or refusing to refuse ("refused to rule out X")."""
    if inner is not None and inner.stance in REFUSING and not negated and inner.token.lemma_ in _CLOSING:
        return ("threatens" if _is_feared(inner) else "accepts"), "+", hedge or _OPEN
    if not negated and signal.whole and any(t.lemma_ in _CLOSING for t in _acts(signal)):
        return "accepts", "+", hedge  # "has no intention of blocking it"
    if not negated:
        return signal.stance, "-", hedge
    ended = signal.token.head.lemma_ in {"stop", "cease", "quit"} and signal.token.dep_ == "xcomp"
    if signal.token.lemma_ in wordset("stances", "hindering") and signal.token.tag_ in {"VBG", "VBN"} and not ended:
        return "asserts", "-", hedge  # "we are not blocking anything": a charge denied
    if signal.token.lemma_ in _LEAVING and _is_of_will(signal.predicate):
        return "refuses", "-", hedge
    opened = signal.token.lemma_ in {"rule", "exclude"}
    told = [t for c in signal.content for t in [c, *c.children, *(g for x in c.children for g in x.children)]]
    acts = [
        t for t in told if t.tag_ == "VBG" or (t.pos_ == "NOUN" and t.lemma_ in wordset("stances", "blows") | _DREADED)
    ]
    if opened and (
        any(is_hostile(g) or (g.lemma_ in _DREADED and g.pos_ == "NOUN") for g in acts)
        or any(is_recourse(t) for t in told)
    ):  # "has not ruled out dismissing them"
        return "threatens", "+", hedge or _OPEN
    opened = signal.token.lemma_ in {"rule", "exclude", "dismiss", "reject", "turn", "be", "close", "shut", "slam"}
    return "accepts", "+", hedge or (_OPEN if opened else None)


_DREADED = frozenset({"default", "appeal", "exit", "withdrawal", "lockout", "escalation", "embargo", "secession"})
# To refuse these leaves the matter open ("refused to rule out X"); to refuse to leave or to condemn is a refusal.
_CLOSING = frozenset(
    {"rule", "exclude", "reject", "dismiss", "deny", "oppose", "veto", "block", "turn", "discount", "refuse", "decline"}
)
_LEAVING = frozenset({"withdraw", "pull", "walk", "back", "retreat", "row", "backtrack", "shrink", "shy"})


def _acts(signal: Signal) -> list[Token]:
    """`(no intention) of blocking it`, `(no reason) to refuse`: what hangs on the noun."""
    nouns = [c for c in signal.content if c.dep_ == "dobj"]
    under = [g for n in nouns for g in n.children if g.dep_ in {"acl", "prep"}]
    return [t for g in under for t in ([g] if g.dep_ == "acl" else [p for p in g.children if p.dep_ == "pcomp"])]


def _is_of_will(verb: Token) -> bool:
    """`will not withdraw`, `is not backing away`; not "has not walked out"."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return bool(auxiliaries & {"will", "would", "wo", "'ll"}) or (verb.tag_ == "VBG" and "been" not in auxiliaries)


def _is_feared(refused: Signal) -> bool:
    """What is not ruled out: an act, or a thing that may hurt; "refused to rule out a deal" may accept it."""
    things = [t for c in refused.content for t in [c, *c.children]]
    if any(t.tag_ == "VBG" or is_hostile(t) or t.lemma_ in wordset("stances", "blows") for t in things):
        return True
    return not any(t.dep_ == "dobj" and t.pos_ == "NOUN" for t in things)


def opposed(signal: Signal, content: tuple[int, int]) -> tuple[int, int]:
    """The thing a party wants not to be, without the word that says so: "prevent", "avoid", "vote against"."""
    doc = signal.token.doc
    for t in doc[content[0] : content[1] - 1]:
        if (t.lower_ == "against" and _turns_against(t.head)) or _prevents(t):
            return t.i + 1, content[1]
    return content


def _prevents(verb: Token) -> bool:
    """`prevent`, `head off`, `keep X from`."""
    if not is_verb(verb):
        return False
    below = {c.lower_ for c in verb.children}
    off = verb.lemma_ in wordset("stances", "warding") and "off" in below
    kept = verb.lemma_ == "keep" and any(
        c.lower_ == "from" and any(g.dep_ == "pcomp" for g in c.children) for c in verb.children
    )
    return verb.lemma_ in wordset("stances", "preventing") or off or kept


def turns_back(signal: Signal, verb: Token) -> bool:
    """`asked that they not step in and that they let it pass`: the denial is the first's alone."""
    denied = signal.negative or _is_negated(signal) or not _wants_not(signal)
    plain = is_verb(verb) and not any(c.dep_ == "neg" for c in verb.children) and not _prevents(verb)
    return not denied and plain and any(c.dep_ in {"aux", "mark"} for c in verb.children)


def _wants_not(signal: Signal) -> bool:
    """Whether what is wanted is that something should not be: to prevent, to vote against, that X not do."""
    stack = [c for c in signal.content if c.dep_ != "ccomp" or not any(b.dep_ == "prep" for b in signal.content)]
    for _ in range(8):
        if not stack:
            return False
        token = stack.pop(0)
        if _prevents(token):
            return True
        if token.lower_ == "against" or any(
            (c.dep_ == "neg" and c.i < token.i)
            or (c.dep_ == "prep" and c.lower_ == "against" and _turns_against(token))
            for c in token.children  # "wants a vehicle, not a severance package" wants the vehicle
        ):
            return True
        stack += [
            c
            for c in token.children
            if c.dep_ in {"xcomp", "ccomp", "pcomp"} and token.dep_ in {"xcomp", "ccomp", "prep", "attr"}
        ]
    return False


def _turns_against(verb: Token) -> bool:
    """`to vote against a levy`; but "a case against a firm" is wanted, and so is "to act against fraud"."""
    return verb.lemma_ in {
        "vote",
        "be",
        "come",
        "speak",
        "decide",
        "rule",
        "argue",
        "campaign",
        "lobby",
        "stand",
        "side",
    }


def is_hostile(act: Token) -> bool:
    """Whether an announced act hurts the other side; who lifts a sanction or calls off a strike does not."""
    text = words_under(act.doc, act.i if is_verb(act) else start(act), end(act)).lower()
    hits = any(w in text for w in wordset("stances", "hostile_words"))
    if hits and act.lemma_ in wordset("stances", "relieving"):
        return False
    return hits or act.lemma_ in wordset("stances", "hostile")
