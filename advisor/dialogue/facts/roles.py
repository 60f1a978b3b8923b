"""Which date is the day of joining, of leaving, of claiming, or the end of what is to be reckoned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from advisor.dialogue.facts.dates import DateMention
from advisor.dialogue.facts.scene import Scene, alternatives, is_supposed, word
from advisor.dialogue.reading import Clause

Role = Literal["start", "employment_end", "end", "filing"]

EARLIER_EMPLOYER = re.compile(
    r"上一?家|上(?:个|一份)(?:公司|厂|单位|工作)|前一?家|前公司|别的(?:厂|公司|单位)|别家|以前的(?:厂|公司|单位)"
)
_EMPTY = re.compile(r"^(?:那天|当天|那会儿?|的时候|时候|时|左右|前后|开始|起|的|就|我)*$")
_CLAIM = re.compile(
    r"(?:申请|提起?|去|要|打|告到?|递|报)[^，。]{0,6}仲裁|仲裁(?:申请|立案)|立案|申请劳动仲裁"
)
_CLAIM_LABEL = re.compile(r"(?:申请仲裁|仲裁)(?:的)?(?:时间|日期)?[是为在于:：]{0,2}$")
_UNTIL_LABEL = re.compile(r"(?:算|计算|要|追|补)(?:到|至)(?:了)?$|截[止至](?:到)?(?:时间|日期)?[是为:：]?$")
_UNTIL = re.compile(r"^(?:为止|止)")
_FROM = re.compile(r"(?:从|自|打|由)我?$")
_NOT_YET = re.compile(r"快要?$|要$|会$|将要?$|可能$|差点$|说$")
_WORKED_UNTIL = re.compile(r"^(?:就|一直|开始)*(?:做|干|上班|工作|待|呆|打工)(?:到|至)了?$")
_RANGE = re.compile(r"^(?:到|至|-|~|～|—+)$")
# The days of a contract are not those of the work.
_TERM_BEFORE = re.compile(r"(?:合同|协议)[^，。]{0,8}$|签到$|签(?:了)?(?:到|至)$")
_TERM_AFTER = re.compile(r"^(?:签|到期|续签)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with its part in the story, and the clause that tells it."""

    role: Role
    mention: DateMention
    clause: Clause


@cache
def _at_end(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(key)})$")


def find_roles(scene: Scene) -> list[Dated]:
    """Dates whose part in the story is told; the others are left alone."""
    out: list[Dated] = []
    for index, mention in enumerate(scene.dates):
        clause = scene.clauses[scene.reading.clause_at(mention.start)]
        if mention.precision == "months" or is_supposed(clause) or _negated(scene, mention, clause):
            continue
        role = _role(scene, index, mention, clause)
        if role is not None:
            out.append(Dated(role, mention, clause))
    return out + _whole_answer(scene, out)


def _negated(scene: Scene, mention: DateMention, clause: Clause) -> bool:
    """不是5月是6月: the first is what it was not."""
    return re.search(r"不是(?:在|从)?$", scene.reading.text[clause.start : mention.start]) is not None


def _role(scene: Scene, index: int, mention: DateMention, clause: Clause) -> Role | None:
    text = scene.reading.text
    before = scene.dates[index - 1] if index else None
    after = scene.dates[index + 1] if index + 1 < len(scene.dates) else None
    left = text[max(clause.start, before.end if before else 0) : mention.start]
    right_end = min(clause.end, after.start if after else clause.end)
    right = text[mention.end : right_end]
    if scene.of_others(left + right) or _TERM_BEFORE.search(left) or _TERM_AFTER.match(right):
        return None
    if EARLIER_EMPLOYER.search(left + right):
        return None
    if after and _WORKED_UNTIL.match(right):
        return "start"
    if after and _RANGE.match(right) and _joins(text[after.end : clause.end]):
        return "start"
    if before and _RANGE.match(left) and _joins(right) and not word("leave").search(right):
        return "employment_end"
    label = _by_label(left, right, shared=before is not None and before.start >= clause.start)
    if label is not None:
        return label
    if _EMPTY.match(right):
        right = _next_clause(scene, mention, clause)
        if scene.of_others(right):
            return None
    return _by_right(left, right)


def _joins(right: str) -> bool:
    return word("working").search(right) is not None or word("join").search(right) is not None


def _labelled(key: str, left: str, shared: bool) -> bool:
    """Whether `left` ends in such a label; a bare verb behind another date belongs to that one."""
    match = _at_end(key).search(left)
    return match is not None and (not shared or re.search(r"[间期天是为在于到至了:]$", match[0]) is not None)


def _by_label(left: str, right: str, *, shared: bool) -> Role | None:
    """Words that stand before the date and say what it is."""
    if _UNTIL_LABEL.search(left):
        return "end"
    if _CLAIM_LABEL.search(left):
        return "filing"
    if _labelled("leave_label", left, shared):
        return "employment_end"
    if _labelled("join_label", left, shared):
        return "start"
    if _FROM.search(left) and word("working").search(right):
        return "start"
    return "end" if _UNTIL.match(right) and not word("leave").search(right) else None


def _by_right(left: str, right: str) -> Role | None:
    join, leave, claim = word("join").search(right), word("leave").search(right), _CLAIM.search(right)
    if leave is None:
        closed = word("closed").search(right)
        leave = closed if closed and not _NOT_YET.search(right[: closed.start()]) else None
    if leave and word("threat").search(left + right):
        leave = None
    if leave and (word("not_left").search(right) or word("intended").search(left + right[: leave.end()])):
        leave = None
    named: tuple[tuple[re.Match[str] | None, Role], ...] = (
        (join, "start"),
        (leave, "employment_end"),
        (claim, "filing"),
    )
    found = sorted((match.start(), role) for match, role in named if match)
    if not found:
        return None
    at, role = found[0]
    return None if role == "start" and word("intended").search(left + right[:at]) else role


def _next_clause(scene: Scene, mention: DateMention, clause: Clause) -> str:
    index = scene.reading.clause_at(mention.start) + 1
    if index >= len(scene.clauses) or scene.clauses[index].sentence != clause.sentence:
        return ""
    following = scene.clauses[index]
    if re.match(r"(?:现在|目前|还|仍|一直)", following.text):
        return ""
    dates = scene.dates_in(following)
    return scene.reading.text[following.start : dates[0].start if dates else following.end]


def _whole_answer(scene: Scene, roles: list[Dated]) -> list[Dated]:
    """A message that is nothing but a date answers the open question: first the start, then the end."""
    if roles or len(scene.dates) != 1 or len(scene.clauses) > 2 or scene.dates[0].precision == "months":
        return []
    mention = scene.dates[0]
    rest = scene.reading.text[: mention.start] + scene.reading.text[mention.end :]
    if (
        len(re.sub(r"[是的在吧呢啊那天就，。,.!！?？]|那年|大概|应该|好像", "", rest))
        or not scene.heat_matter
    ):
        return []
    if "start" not in scene.known:
        return [Dated("start", mention, scene.clauses[0])]
    return [] if "employment_end" in scene.known else [Dated("employment_end", mention, scene.clauses[0])]
