"""What a rewording changed, in the order in which a change does most harm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from advisor.answering.rewording.binding import changed_binding, changed_denial
from advisor.answering.rewording.nearness import around, likeness
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
_STARTS = frozenset({"起", "后", "以后", "之后", "那天", "之日", "当天", "次日"})
_APART = 0.34
"""Share of a clause's words that may come from far off in the claim."""
_MARGIN = 0.08
_JOINED = frozenset({"word", "figure", "law", "place", "party", "bound"})
_WHOLE = 0.5
"""Share of a clause's words of which the rewording must have as many as the claim."""
_BOTH_OR_NEITHER: tuple[Kind, ...] = ("except", "only", "whether", "example", "all")


def difference(text: Reading, claim: Reading, bound: Claim) -> str | None:
    """The first difference that matters, in Chinese; None when there is none."""
    checks: tuple[Callable[[Reading, Reading, Claim], str | None], ...] = (
        _figures,
        _joints,
        _words,
        _lost_clause,
        changed_party,
        changed_binding,
        changed_denial,
        _choices,
        _moved_clauses,
        _moved_figures,
        _moved_bounds,
    )
    return next((reason for check in checks if (reason := check(text, claim, bound))), None)


def _signature(token: Token) -> tuple[str, frozenset[str]]:
    return token.value, token.bounds


def _figures(text: Reading, claim: Reading, _: Claim) -> str | None:
    """Figures with their bounds, articles and places are the same on both sides."""
    kinds: tuple[Kind, ...] = ("figure", "law", "place")
    said = {_signature(token): token for _, token in text.of(*kinds)}
    held = {_signature(token): token for _, token in claim.of(*kinds)}
    for signature, token in said.items():
        if signature not in held:
            same = any(token.value == other.value for other in held.values())
            what = "的上下限或起止变了" if same else "原来没有"
            return f"{_NAMES[token.kind]}“{token.words}”{what}"
    for signature, token in held.items():
        if signature not in said:
            return f"少了{_NAMES[token.kind]}“{token.words}”"
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
        return f"少了“{lost}”"
    known = read("；".join((bound.text, *bound.conditions, *bound.exceptions)))
    if new := next(_missing(text, known), None):
        return f"“{new}”原来没有"
    return None


def _missing(one: Reading, other: Reading) -> Iterator[str]:
    values = {token.value for token in other.tokens}
    same = words().same
    values |= {same[char] for char in other.text if char in same}
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
    """A condition whose words also stand elsewhere (情节严重的, 情节特别严重的) is missed by their number."""
    said, held = _counted(text), _counted(claim)
    theirs, ours = _clauses(claim), _clauses(text)
    for n, values in enumerate(theirs):
        numbered = sum(max(said[value], text.text.count(value)) >= held[value] for value in values)
        if not values or numbered >= len(values) * _WHOLE:
            continue
        best = max(ours, key=lambda one: likeness(values, one))
        if any(m != n and likeness(best, other) >= likeness(best, values) for m, other in enumerate(theirs)):
            return f"少了“{''.join(one.words for one in claim.tokens if one.clause == n)}”"
    return None


def _clauses(reading: Reading) -> list[frozenset[str]]:
    last = max((token.clause for token in reading.tokens), default=0)
    return [
        frozenset(
            one.value for one in reading.tokens if one.clause == n and one.kind in ("word", "figure", "law")
        )
        for n in range(last + 1)
    ]


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
    return any(one.clause == pause.clause and (one.kind, one.value) == ("modal", "must") for one in claim.tokens)


def _moved_clauses(text: Reading, claim: Reading, _: Claim) -> str | None:
    """What stands together in a clause stands together, or close by, in the claim."""
    last = max((token.clause for token in claim.tokens), default=0)
    by_clause = [_said(claim, n) for n in range(last + 1)]
    windows = [frozenset().union(*by_clause[max(0, n - 1) : n + 2]) for n in range(last + 1)]
    for n in range(max((token.clause for token in text.tokens), default=0) + 1):
        said = _said(text, n) & frozenset().union(*by_clause)
        left_over = min((said - window for window in windows), key=len, default=said)
        if left_over and len(left_over) > len(said) * _APART:
            return "把不在一处的话拼到了一起"
    return None


def _said(reading: Reading, clause: int) -> frozenset[str]:
    return frozenset(one.value for one in reading.tokens if one.clause == clause and one.kind in ("word", "law"))


def _moved_figures(text: Reading, claim: Reading, _: Claim) -> str | None:
    """A figure stands among the words it stands among in the claim, not among those of another."""
    held = [(token, _setting(claim, at), _story(claim, token), _event(claim, at)) for at, token in claim.of("figure")]
    for at, token in text.of("figure"):
        family = _family(token)
        rivals = [one for one in held if _family(one[0]) == family]
        own = [one for one in rivals if _signature(one[0]) == _signature(token)]
        others = [one for one in rivals if _signature(one[0]) != _signature(token)]
        setting, story, event = _setting(text, at), _story(text, token), _event(text, at)
        for mine, theirs in (
            ([likeness(setting, one[1]) for one in own], [likeness(setting, one[1]) for one in others]),
            ([likeness(story, one[2]) for one in own], [likeness(story, one[2]) for one in others]),
        ):
            if theirs and max(theirs) > max(mine, default=0.0) + _MARGIN:
                return f"“{token.words}”放到了别的地方"
        if event and any(one[3] for one in own) and not any(event & one[3] for one in own):
            return f"“{token.words}”从哪天算起变了"
    return None


_TIMES = frozenset({"年", "个月", "天", "小时", "周", "分钟", "工作日"})


def _family(token: Token) -> str:
    unit = token.value.rpartition("|")[2]
    return "time" if unit in _TIMES else unit


def _setting(reading: Reading, at: int) -> frozenset[str]:
    """What a figure is about: its piece; where that says little its clause, then the clause it goes on with."""
    token = reading.tokens[at]
    ends = [one for one in reading.tokens if one.clause == token.clause]
    beside = token.clause + 1 if ends[-1].words == "的" else token.clause - 1
    found: frozenset[str] = frozenset()
    for near in (
        lambda one: one.piece == token.piece,
        lambda one: one.clause == token.clause,
        lambda one: one.clause in (token.clause, beside),
    ):
        found = frozenset(
            f"{one.value}{sorted(one.bounds)}" if one.kind == "figure" else one.value
            for place, one in enumerate(reading.tokens)
            if place != at and one.kind in ("word", "figure", "law", "party") and near(one)
        )
        if len(found) >= 2:
            break
    return found


def _story(reading: Reading, token: Token) -> frozenset[str]:
    """The words of the figure's clause and of the one before it."""
    return frozenset(
        one.value
        for one in reading.tokens
        if one.clause in (token.clause, token.clause - 1) and one.kind in ("word", "law", "party")
    )


def _event(reading: Reading, at: int) -> frozenset[str]:
    """What a span of time is counted from (从离职那天起): the words before 起, 后, 那天; nothing where none is."""
    before = reading.tokens[max(0, at - 4) : at]
    if not any(one.words in _STARTS and one.clause == reading.tokens[at].clause for one in before):
        return frozenset()
    return around(reading, at, 4)[0]


def _moved_bounds(text: Reading, claim: Reading, _: Claim) -> str | None:
    """至少, 不低于 and the like that bound no number keep to their words."""
    held = [(token, around(claim, at, 3)[1]) for at, token in claim.of("bound")]
    if len(text.of("bound")) != len(held):
        said = {token.value for _, token in text.of("bound")}
        if said != {token.value for token, _ in held}:
            return "“以上、以下、不低于”这样的限度变了"
    for at, token in text.of("bound"):
        right = around(text, at, 3)[1]
        best = max(held, key=lambda one: likeness(right, one[1]), default=None)
        if best is None or best[0].value != token.value:
            return f"“{token.words}”这样的限度变了"
    return None
