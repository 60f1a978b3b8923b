"""What a rewording changed, in the order in which a change does most harm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from advisor.answering.rewording.binding import changed_binding, changed_denial
from advisor.answering.rewording.moved import exchanged, moved_bounds, moved_clauses, moved_figures, signature
from advisor.answering.rewording.nearness import around, clauses, likeness
from advisor.answering.rewording.parties import changed_party
from advisor.answering.rewording.reading import Reading, Token, read
from advisor.answering.rewording.words import Kind, words
from advisor.domain import Claim

_NAMES: dict[Kind, str] = {
    "figure": "数字",
    "law": "法条",
    "place": "地方",
    "except": "例外",
    "only": "“只、才”这样的限制",
    "whether": "“是否”",
    "example": "“如、例如”",
    "all": "“所有、任何”这样的范围",
}
_JOINED = frozenset({"word", "figure", "law", "place", "party", "bound"})
_WHOLE = 0.5
"""Share of a clause's words of which the rewording must have as many as the claim."""
_DEMANDS = ("要求",)
_BOTH_OR_NEITHER: tuple[Kind, ...] = ("except", "only", "whether", "example", "all")


def difference(text: Reading, claim: Reading, bound: Claim) -> str | None:
    """The first difference that matters, in Chinese; None when there is none."""
    checks: tuple[Callable[[Reading, Reading, Claim], str | None], ...] = (
        _figures,
        _joints,
        _words,
        _lost_clause,
        _new_clause,
        changed_party,
        changed_binding,
        changed_denial,
        _choices,
        moved_clauses,
        exchanged,
        moved_figures,
        moved_bounds,
    )
    return next((reason for check in checks if (reason := check(text, claim, bound))), None)


def _figures(text: Reading, claim: Reading, _: Claim) -> str | None:
    """Figures with their bounds, articles and places are the same on both sides."""
    kinds: tuple[Kind, ...] = ("figure", "law", "place")
    said = {signature(token): token for _, token in text.of(*kinds)}
    held = {signature(token): token for _, token in claim.of(*kinds)}
    for key, token in said.items():
        if key not in held:
            same = any(token.value == other.value for other in held.values())
            what = "的上下限或起止变了" if same else "原来没有"
            return f"{_NAMES[token.kind]}“{token.words}”{what}"
    for key, token in held.items():
        if key not in said:
            return f"少了{_NAMES[token.kind]}“{token.words}”"
    return _repeated(text, claim)


def _repeated(text: Reading, claim: Reading) -> str | None:
    """As many figures on both sides, but one oftener and another less often: one stands for the other."""
    said = Counter(signature(token) for _, token in text.of("figure"))
    held = Counter(signature(token) for _, token in claim.of("figure"))
    oftener = [token for _, token in text.of("figure") if said[signature(token)] > held[signature(token)]]
    if oftener and said.total() == held.total():
        return f"数字“{oftener[0].words}”原来没有这么多处"
    return None


def _joints(text: Reading, claim: Reading, _: Claim) -> str | None:
    for kind in _BOTH_OR_NEITHER:
        said, held = text.of(kind), claim.of(kind)
        if said and not held:
            return f"多了{_NAMES[kind]}（{said[0][1].words}）"
        if held and not said:
            return f"少了{_NAMES[kind]}（{held[0][1].words}）"
    said_all = {token.words for _, token in text.of("all")}
    held_all = {token.words for _, token in claim.of("all")}
    return f"多了{_NAMES['all']}（{min(said_all - held_all)}）" if len(said_all) > len(held_all) else None


def _words(text: Reading, claim: Reading, bound: Claim) -> str | None:
    """Every word that is not plain stands on both sides, as it is or by a wording of the lists."""
    if lost := next(_missing(claim, text), None):
        return f"少了“{_context(claim, lost)}”里的“{lost}”"
    known = read("；".join((bound.text, *bound.conditions, *bound.exceptions)))
    if new := next(_missing(text, known), None):
        return f"“{new}”原来没有"
    return None


def _context(claim: Reading, lost: str) -> str:
    """The clause of the claim in which the lost words stand, as a second attempt needs to see it."""
    lines: dict[int, str] = {}
    for token in claim.tokens:
        lines[token.clause] = lines.get(token.clause, "") + token.words
    return next((line for line in lines.values() if lost in line), lost)


def _missing(one: Reading, other: Reading) -> Iterator[str]:
    values = {token.value for token in other.tokens}
    same = words().same
    values |= {same[char] for char in other.text if char in same}
    # 要补偿 is 要求补偿.
    values |= {same[one] for one in _DEMANDS if "要" in other.text}
    run, last = "", -2
    for at, token in enumerate(one.tokens):
        if token.kind != "word" or token.value in values or token.words in other.text:
            continue
        if at != last + 1 and run:
            yield run
            run = ""
        run, last = run + token.words, at
    if run:
        yield run


def _lost_clause(text: Reading, claim: Reading, _: Claim) -> str | None:
    return f"少了“{lost}”" if (lost := _over(claim, text)) else None


def _new_clause(text: Reading, claim: Reading, _: Claim) -> str | None:
    return f"多了“{new}”" if (new := _over(text, claim)) else None


def _over(one: Reading, other: Reading) -> str | None:
    """A clause that the other text lacks although its words stand there (情节严重的, 情节特别严重的).

    It is told by their number, and by nothing there being more like this clause than like another.
    """
    mine, theirs = _counted(one), _counted(other)
    ours, there = clauses(one), clauses(other)
    for n, values in enumerate(ours):
        numbered = sum(max(theirs[value], other.text.count(value)) >= mine[value] for value in values)
        if not values or numbered >= len(values) * _WHOLE:
            continue
        best = max(there, key=lambda clause: likeness(values, clause), default=frozenset())
        if any(m != n and likeness(best, rest) >= likeness(best, values) for m, rest in enumerate(ours)):
            return "".join(token.words for token in one.tokens if token.clause == n)
    return None


def _counted(reading: Reading) -> Counter[str]:
    return Counter(one.value for one in reading.tokens)


def _choices(text: Reading, claim: Reading, _: Claim) -> str | None:
    """或 stays 或, 且 stays 且; 、 may become 或 where no duty is told."""
    joints = [(token, _joined(claim, at)) for at, token in claim.of("either", "both", "pause")]
    for at, token in text.of("either", "both"):
        left, right = _joined(text, at)
        beside = [one for one, (before, after) in joints if left & before and right & after]
        if any(one.kind == token.kind for one in beside):
            continue
        strict = [one for one in beside if one.kind != "pause"]
        if strict:
            return f"“{strict[0].words}”变成了“{token.words}”"
        if token.kind == "either" and (not beside or _binds(claim, beside[0])):
            return f"多了“{token.words}”"
    ors, held_ors = text.of("either"), claim.of("either")
    ands, held_ands = text.of("both"), claim.of("both")
    fewer = len(ors) < len(held_ors)
    if fewer and (len(ands) > len(held_ands) or not (ors or text.of("pause"))):
        return f"少了“{held_ors[0][1].words}”"
    return None


def _joined(reading: Reading, at: int) -> tuple[frozenset[str], ...]:
    """What a joint joins: the words on either side, workers by one name."""
    persons = words().you_for
    return tuple(
        frozenset("you" if value in persons else value for value in side)
        for side in around(reading, at, 2, _JOINED)
    )


def _binds(claim: Reading, pause: Token) -> bool:
    return any(
        one.clause == pause.clause and (one.kind, one.value) == ("modal", "must") for one in claim.tokens
    )
