"""Whether words and figures of a rewording stand where they stand in the claim."""

from __future__ import annotations

from advisor.answering.rewording.nearness import around, clauses, likeness
from advisor.answering.rewording.reading import Reading, Token
from advisor.domain import Claim

_STARTS = frozenset({"起", "后", "以后", "之后", "那天", "之日", "当天", "次日"})
_APART = 0.34
"""Share of a clause's words that may come from far off in the claim."""
_MARGIN = 0.08
_OUT_OF_ORDER = 2
"""So many words of a clause out of their order are a swap (看配偶、未婚看父母), one is a turn of phrase."""


def signature(token: Token) -> tuple[str, frozenset[str]]:
    """What makes a figure, a law or a place the same."""
    return token.value, token.bounds


def exchanged(text: Reading, claim: Reading, _: Claim) -> str | None:
    """Two words that changed places, within a clause or between two of them."""
    theirs, ours = clauses(claim), clauses(text)
    pairs = [(one, max(theirs, key=lambda other: likeness(one, other))) for one in ours if one]
    for said, held in pairs:
        for others, meant in pairs:
            if held == meant:
                continue
            gone, come = (held - said) & (others - meant), (said - held) & (meant - others)
            if gone and come:
                return f"“{min(gone)}”和“{min(come)}”换了位置"
    order, there = _in_order(text), _in_order(claim)
    for line in order:
        likest = max(there, key=lambda other: likeness(frozenset(line), frozenset(other)), default=[])
        common = set(line) & set(likest)
        mine, other = [[one for one in words if one in common] for words in (line, likest)]
        if len(common) - _kept_order(mine, other) >= _OUT_OF_ORDER and not _put_elsewhere(mine, other):
            return "把一句话里的词换了位置"
    return None


def _put_elsewhere(mine: list[str], other: list[str]) -> bool:
    """Whether one run of words was taken out and put elsewhere, which is word order and no swap."""
    while mine and mine[0] == other[0]:
        mine, other = mine[1:], other[1:]
    while mine and mine[-1] == other[-1]:
        mine, other = mine[:-1], other[:-1]
    return any(mine[at:] + mine[:at] == other for at in range(len(mine)))


def _in_order(reading: Reading) -> list[list[str]]:
    """The words of each clause in order, each once, and none that stands in it twice."""
    found = []
    for n in range(max((token.clause for token in reading.tokens), default=0) + 1):
        line = [one.value for one in reading.tokens if one.clause == n and one.kind == "word"]
        found.append([one for one in line if line.count(one) == 1])
    return found


def _kept_order(one: list[str], other: list[str]) -> int:
    """The length of the longest run of words that keeps its order in both; each word stands once in each."""
    places = [other.index(word) for word in one if word in other]
    best: list[int] = []
    for at, place in enumerate(places):
        best.append(1 + max((best[i] for i in range(at) if places[i] < place), default=0))
    return max(best, default=0)


def moved_clauses(text: Reading, claim: Reading, _: Claim) -> str | None:
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
    return frozenset(
        one.value for one in reading.tokens if one.clause == clause and one.kind in ("word", "law")
    )


def moved_figures(text: Reading, claim: Reading, _: Claim) -> str | None:
    """A figure stands among the words it stands among in the claim, not among those of another."""
    held = [
        (token, _setting(claim, at), _story(claim, token), _event(claim, at))
        for at, token in claim.of("figure")
    ]
    for at, token in text.of("figure"):
        family = _family(token)
        rivals = [one for one in held if _family(one[0]) == family]
        own = [one for one in rivals if signature(one[0]) == signature(token)]
        others = [one for one in rivals if signature(one[0]) != signature(token)]
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
    """What a figure is about: its piece; where that says little its clause, then the one it goes on with."""
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
    """What a time is counted from (从离职那天起): the words before 起, 后, 那天; else nothing."""
    before = reading.tokens[max(0, at - 4) : at]
    if not any(one.words in _STARTS and one.clause == reading.tokens[at].clause for one in before):
        return frozenset()
    return around(reading, at, 4)[0]


def moved_bounds(text: Reading, claim: Reading, _: Claim) -> str | None:
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
