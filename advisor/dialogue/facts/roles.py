"""Which date is the day of joining, of leaving, of claiming, or the end of what is to be reckoned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from advisor.dialogue.facts.dates import DateMention
from advisor.dialogue.facts.role_hints import (
    FROM,
    RANGE,
    by_days_worked,
    by_length,
    day_follows,
    put_right,
    range_alone,
)
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
_NOT_YET = re.compile(r"快要?$|要$|会$|将要?$|可能$|差点$|说$")
_WORKED_UNTIL = re.compile(
    r"^(?:就|一直|开始|起|来|去|进场?|入职|(?:跟|给|帮|替|在)[^，。]{1,5})*"
    r"(?:做|干|上班|工作|待|呆|打工|开始[^，。]{1,6}|进[^，。]{0,3}|入职|来|去)(?:到|至)了?$"
)
_TO_NOW = re.compile(
    r"^(?:开始|起|就|一直|都)*(?:到|至)(?:现在|今(?!年)|目前|如今)(?![^，。]{0,8}(?:没|不|未|欠|拖|个月|天|钱|工资))"
)
_JOINED = re.compile(
    r"^(?:那天|那会儿?|才|就|份|[^，。年月日号没不拿收等轮找想遇碰看得提做干下回出带过调借送寄取办听说要]{0,3})(?:到|来|进|去|入)(?:的|岗|这里|这边)?(?=$|[，,。；;！!？?\n)）])"
    r"|^[^，。月日号没不走离出回下新收拿等找听看]{0,5}(?:来|去|进|到|招|入)(?:来|去|到)?的|^(?:才|就)?开始的?$|^[^，。没不]{0,3}返聘|^[^，。没不]{0,6}招进"
    r"|^进[^，。]{1,5}$|^[^，。没不]{0,3}(?:到|来|进|去)了?(?:这|那|现在|我们)[^，。]{0,5}(?:厂|公司|店|单位|这里)|^[^，。没不]{0,4}上的班|^就(?:来|进来)了|^(?:来|进来)了(?=$|，|这|公司|厂|店)"
    r"|^就(?:已经)?在[^，。]{1,6}了$|^(?:就|才)?开始(?:跟|给|帮|在)[^，。没不]{1,8}(?:干|做|上班|打工|工作)|^(?:去|来|开始)?试工|^的老(?:员工|职工)"
)
"""Behind a date: 15年1月进, 24年11月20号来, 去年5月到的, 3月20开始."""
_LEFT_JOINED = re.compile(r"(?:返聘|入职|进厂|进来|上班)(?:时间|日期)?[是为在于]?(?:从|自)?$")
_LEFT_LEFT = re.compile(r"(?:进|来|去|入职|开始)[^，。]{0,5}(?:到|至)$")
_LEAVES = re.compile(
    r"^[^，。没不]{0,4}(?:离(?=$|[，,。；;！!？?\n])|离开(?:的|了)?(?=$|[，,。；;！!？?\n])|(?:后|之后)?就?没(?:再)?(?:去|做|干)了|退场|撤场|出厂|就?不在(?:那|这|那边|那里|这里)|(?:把|将)[^，。]{1,3}(?:还|退|交)了?$"
    r"|被?(?:平台)?(?:封(?:号|的|了)|停(?:号|的$)))|^[^，。]{0,3}发?(?:来|了|给我)?[^，。]{0,3}(?:辞退|解除|开除)(?:信|通知|书|函)"
    r"|^[^，。]{0,4}说?不用(?:再)?来|^[^，。没不要会]{0,6}(?:叫|让|把|将|赶)我(?:给)?(?:走人|走$|滚|开除|辞退|炒|裁)"
)
_DIED = re.compile(r"(?:男人|爸|妈|父亲|母亲|哥|弟|姐|妹|老公|老婆|丈夫|儿子|叔|舅)[^，。]{0,10}走(?:的|了)?")
_DEATH = re.compile(r"工亡|去世|过世|死亡|没救|丧葬|抚恤|病走|下葬|奔丧|生前|工伤没人报")
_LUNAR = re.compile(r"^[^，。]{0,4}[（(，]?(?:农历|阴历|旧历)")
"""八月初三去的（农历）: no day of the calendar."""
_NEXT_DAY = re.compile(r"[^，。]{0,6}(?:第二天|次日|隔天)(?:就|才)?(?:上班|入职|进|来|开工|去)")
_NOTICE_GIVEN = re.compile(r"递|提|交|写")
_NOT_WORK = re.compile(
    r"^(?:厂里|公司|店里|厂|他们)$|写成|日期|新$|治|疗|裁决|判|收到|叫我|让我|医生|休|假|停|降|扣|欠|拖|病|住院|涨|改|调|补偿|社保|保险|公积金|没|不"
)
# The days of a contract are not those of the work.
_TERM_BEFORE = re.compile(r"(?:合同|协议)[^，。]{0,8}$|签到$|签(?:了)?(?:到|至)$")
_TERM_AFTER = re.compile(r"^(?:签|到期|续签)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with its part in the story, and the clause that tells it."""

    role: Role
    mention: DateMention
    clause: Clause
    next_day: bool = False
    """毕业第二天就上班: the day behind the one named."""
    told_next: bool = False
    """The part is told by the clause behind: weaker than a date whose own clause says it."""


@cache
def _at_end(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(key)})$")


def find_roles(scene: Scene) -> list[Dated]:
    """Dates whose part in the story is told; the others are left alone."""
    out: list[Dated] = []
    for index, mention in enumerate(scene.dates):
        clause = scene.clauses[scene.reading.clause_at(mention.start)]
        if mention.precision == "vague" and day_follows(scene, index, clause):
            continue
        if mention.precision == "months" or is_supposed(clause) or _negated(scene, mention, clause):
            continue
        role = _role(scene, index, mention, clause)
        role = role or by_days_worked(scene, index) or by_length(scene, index, clause)
        if role is not None and (better := put_right(scene, clause)) is not None:
            if better.precision == "vague":
                continue
            mention = better
        if role is not None:
            right = scene.reading.text[mention.end : clause.end]
            out.append(
                Dated(
                    role, mention, clause, _NEXT_DAY.match(right) is not None, _EMPTY.match(right) is not None
                )
            )
    return out + _whole_answer(scene, out)


def _negated(scene: Scene, mention: DateMention, clause: Clause) -> bool:
    """不是5月是6月: the first is what it was not; nor is a lunar day read as one of the calendar."""
    if _LUNAR.search(scene.reading.text[mention.end : clause.end + 4]):
        return True
    return re.search(r"不是(?:在|从)?$", scene.reading.text[clause.start : mention.start]) is not None


def _role(scene: Scene, index: int, mention: DateMention, clause: Clause) -> Role | None:
    text = scene.reading.text
    before = scene.dates[index - 1] if index else None
    after = scene.dates[index + 1] if index + 1 < len(scene.dates) else None
    left = text[max(clause.start, before.end if before else 0) : mention.start]
    right_end = min(clause.end, after.start if after else clause.end)
    right = text[mention.end : right_end]
    if re.search(r"(?:写成|倒签到?|写的?是?|写我)$", left):
        return None
    if (alone := range_alone(scene, index, clause)) is not None and not _NOT_WORK.search(
        _text_before(scene, clause)
    ):
        return alone
    joined = _labelled("join_label", left, before is not None and before.start >= clause.start)
    if (
        _joined(scene, mention, clause)
        and not _NOT_WORK.search(left)
        and not scene.of_others(left + re.sub(r"(?:跟着?|在)(?:老板|师傅|[他她])(?:手下|家)?", "", right)[:6])
    ):
        return "start"
    if (
        right.startswith("到我")
        or scene.of_others(re.sub(r"(?:跟|在)[他她](?:手下|家|那里?)?(?=做|干)", "", left + right))
        or (not joined and (_TERM_BEFORE.search(left) or _TERM_AFTER.match(right)))
    ):
        return None
    if EARLIER_EMPLOYER.search(left + right):
        return None
    if after and _WORKED_UNTIL.match(right):
        return "start"
    if after and RANGE.match(right) and (joined or _joins(text[after.end : clause.end])):
        return "start"
    if before and _LEFT_LEFT.search(left) and not _NOT_WORK.search(left):
        return "employment_end"
    if before and RANGE.match(left) and _labelled("join_label", text[clause.start : before.start], False):
        return "employment_end"
    if _TO_NOW.match(right) and (mention.day or mention.year) and not _NOT_WORK.search(left):
        return "start"
    if (
        _LEFT_JOINED.search(left)
        and "到我" not in left
        and (before is None or before.precision == "vague")
        and not _NOT_WORK.search(left)
    ):
        return "start"
    if before and RANGE.match(left) and _joins(right) and not word("leave").search(right):
        return "employment_end"
    if _DIED.search(left + right[:3]) and _DEATH.search(text):
        return None
    if (
        _LEAVES.match(right)
        and not re.search(r"[说讲叫让]$", left)
        and not re.match(r"[明后]天", text[mention.start : mention.end])
        and not _NOTICE_GIVEN.search(right[:3])
    ):
        return "employment_end"
    label = _by_label(left, right, shared=before is not None and before.start >= clause.start)
    if label is not None:
        return label
    if _EMPTY.match(right):
        right = _next_clause(scene, mention, clause)
        if scene.of_others(right):
            return None
    return _by_right(left, right)


def _text_before(scene: Scene, clause: Clause) -> str:
    index = scene.clauses.index(clause)
    return scene.clauses[index - 1].text if index else ""


def _joined(scene: Scene, mention: DateMention, clause: Clause) -> bool:
    """Whether the words up to the end of the clause say that this is when the work began."""
    right = scene.reading.text[mention.end : clause.end]
    index = scene.clauses.index(clause)
    before = scene.clauses[index - 1].text if index else ""
    begins = re.match(r"(?:才|就)?开始", right)
    return _JOINED.match(right) is not None and not (begins and _NOT_WORK.search(before))


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
    if FROM.search(left) and word("working").search(right) and not _NOT_WORK.search(right[:8]):
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
    # 从10月26就没上班: not working is no joining.
    if role == "start" and re.search(
        r"(?:没|不)(?:有|再|去|来)?[^，。]{0,2}$", right[:at] + (join[0][:2] if join else "")
    ):
        return None
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
