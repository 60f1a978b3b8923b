"""Whether everybody still does, owes and receives what they do in the claim."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.answering.rewording.nearness import likeness
from advisor.answering.rewording.reading import Reading, Token
from advisor.answering.rewording.words import words
from advisor.domain import Claim

_NEAR, _SAME_CLAUSE, _CLOSE = 0.25, 0.34, 0.1
_POINTING = frozenset({"self", "third", "it"})
_BOUND: Mapping[str, str] = {"you": "worker", "worker": "worker", "self": "worker", "third": "worker"}


def changed_party(text: Reading, claim: Reading, bound: Claim) -> str | None:
    """A party that was swapped, added where it has no part, or left out."""
    return _swapped(text, claim, bound) or _left_out(text, claim)


def alike(said: str, held: str) -> bool:
    """Whether a kind of party may stand where the claim has another: 您 for 劳动者, 它 for what was named."""
    lists = words()
    if said == held:
        return True
    if said == "it":
        return held not in lists.you_for
    if held == "it":
        return said not in lists.you_for
    if said == "you" or held == "you":
        return said in lists.you_for and held in lists.you_for
    return {said, held} <= lists.persons_of_worker and {said, held} != {"self", "third"}


def _part(token: Token) -> str:
    if token.owner:
        return "owner"
    return "towards" if token.towards else "agent" if token.agent else "doer"


def _setting(reading: Reading, clause: int) -> frozenset[str]:
    return frozenset(
        one.value
        for one in reading.tokens
        if one.clause == clause and one.kind in ("word", "figure", "law", "modal", "not", "bound")
    )


def _swapped(text: Reading, claim: Reading, bound: Claim) -> str | None:
    held = [(token, _setting(claim, token.clause)) for _, token in claim.of("party")]
    clauses = {token.clause: _setting(claim, token.clause) for token in claim.tokens}
    free = [token for token, _ in held]
    stands_for: dict[int, Token] = {}
    for at, token in text.of("party"):
        setting = _setting(text, token.clause)
        likest = max((likeness(setting, other) for other in clauses.values()), default=0.0)
        same_part = [
            (likeness(setting, other), one)
            for one, other in held
            if (_part(one) == _part(token) and (len(setting & other) > 1 or len(setting) < 2))
            or ({_part(one), _part(token)} == {"agent", "doer"} and alike(token.value, one.value))
        ]
        best = max((score for score, _ in same_part), default=0.0)
        rival = None
        if best >= max(_NEAR, likest - _CLOSE):
            near = [one for score, one in same_part if score >= best - _CLOSE]
            fitting = [one for one in near if alike(token.value, one.value)]
            unused = [one for one in fitting if one in free]
            if unused:
                stands_for[at] = unused[0]
                free.remove(unused[0])
                continue
            others = [one for one in near if one in free and one not in fitting]
            if fitting and not others:
                continue
            rival = (others or near)[0]
        if not _added(token, setting, text, claim, bound, rival):
            return f"“{rival.words}”变成了“{token.words}”" if rival else f"“{token.words}”在这里原来没有"
    return _turned(text, claim, stands_for)


def _turned(text: Reading, claim: Reading, stands_for: Mapping[int, Token]) -> str | None:
    """Who does something to whom keeps its order where nothing else tells it."""
    places = {token: at for at, token in claim.of("party")}
    for at, one in stands_for.items():
        for later, other in stands_for.items():
            pair = text.tokens[at], text.tokens[later]
            beside = pair[0].clause == pair[1].clause and one.clause == other.clause
            if at < later and beside and _part(one) == _part(other) == "doer" and places[one] > places[other]:
                return f"“{other.words}”和“{one.words}”换了位置"
    return None


def _added(
    token: Token, setting: frozenset[str], text: Reading, claim: Reading, bound: Claim, rival: Token | None
) -> bool:
    """Whether naming the party only says what the claim leaves unsaid."""
    beside = [
        one
        for clause in _told_together(token.clause, text, claim)
        for _, one in text.of("party")
        if one.clause == clause and one is not token and one.value not in _POINTING
    ]
    if rival is not None and not _kept(rival, beside, claim):
        return False
    known = _BOUND.get(token.value, token.value)
    if _part(token) != "doer":
        return known == "worker" or known in bound.binds or _named(token, claim)
    if known == "worker":
        if not {known, "anyone"} & set(bound.binds) and not _of_workers(token, text):
            return False
    elif (
        known not in bound.binds
        and not (known == "employer" and "anyone" in bound.binds)
        and not _named(token, claim)
    ):
        return False
    if _changed_part(token, setting, beside, claim):
        return False
    doer = _doer_of_likest(setting, claim)
    return doer is None or _kept(doer, beside, claim) or alike(token.value, doer.value)


def _changed_part(token: Token, setting: frozenset[str], beside: list[Token], claim: Reading) -> bool:
    """Whether one to whom something is done in the claim is made the one who does it."""
    others = [one for _, one in claim.of("party") if alike(token.value, one.value)]
    rated = [(likeness(setting, _setting(claim, one.clause)), one) for one in others]
    best = max((score for score, _ in rated), default=0.0)
    near = [one for score, one in rated if score >= max(best - _CLOSE, _SAME_CLAUSE)]
    received = any(one.towards for one in near) and not any(_part(one) == "doer" for one in near)
    return received and not any(one.towards and alike(token.value, one.value) for one in beside)


def _kept(doer: Token, beside: list[Token], claim: Reading) -> bool:
    """Whether who does it in the claim is still named, as often as there."""
    part = _part(doer)
    held = [one for _, one in claim.of("party") if one.clause == doer.clause]
    there = sum(_part(one) == part and alike(one.value, doer.value) for one in held)
    return sum(_part(one) == part and alike(one.value, doer.value) for one in beside) >= there


def _told_together(clause: int, text: Reading, claim: Reading) -> list[int]:
    """The clauses of a text, this one among them, that one clause of the claim tells together."""
    settings = {n: _setting(claim, n) for n in {token.clause for token in claim.tokens}}

    def likest(n: int) -> int:
        return max(settings, key=lambda m: likeness(_setting(text, n), settings[m]))

    own = likest(clause)
    return [n for n in sorted({token.clause for token in text.tokens}) if n == clause or likest(n) == own]


def _of_workers(token: Token, text: Reading) -> bool:
    """Whether what follows tells what happens to a worker or what one may do, and not what employers do."""
    at = text.tokens.index(token)
    span = []
    for one in text.tokens[at + 1 :]:
        if one.clause != token.clause or (one.kind == "party" and _part(one) in ("doer", "agent")):
            break
        span.append(one)
    if any(one.kind == "modal" and one.value not in ("may", "need_not") for one in span):
        return False
    return not {one.value for one in span if one.kind == "word"} & words().deeds_of_employers


def _named(token: Token, claim: Reading) -> bool:
    return any(alike(token.value, one.value) for _, one in claim.of("party"))


def _doer_of_likest(setting: frozenset[str], claim: Reading) -> Token | None:
    """Who does what the clause of the claim says that is most like this one, or the clause it goes on."""
    clauses = sorted({token.clause for token in claim.tokens})
    score, likest = max(((likeness(setting, _setting(claim, n)), -n) for n in clauses), default=(0.0, 0))
    if score < _SAME_CLAUSE:
        return None
    own = [one for one in claim.tokens if one.clause == -likest]
    before = [one for one in claim.tokens if one.clause == -likest - 1]
    doers = _doers(claim, -likest)
    goes_on = before and before[-1].words != "的" and not any(one.words == "的" for one in own)
    if not doers and goes_on:
        doers = _doers(claim, -likest - 1)
    return doers[-1] if doers else None


def _doers(reading: Reading, clause: int) -> list[Token]:
    return [one for _, one in reading.of("party") if one.clause == clause and _part(one) == "doer"]


def _left_out(text: Reading, claim: Reading) -> str | None:
    said = [token.value for _, token in text.of("party")]
    for _, token in claim.of("party"):
        if token.value in ("it", "self", "third") or (
            token.value in ("you", "worker") and _part(token) != "doer"
        ):
            continue
        if not any(alike(one, token.value) for one in said):
            return f"少了“{token.words}”"
    return None
