"""Overtime: how many hours of it, and whether it is paid."""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.dialogue.facts.hours import CLOCK, COUNT, hour, own_clauses
from advisor.dialogue.facts.numbers import parse_number
from advisor.dialogue.facts.scene import Found, Scene, word
from advisor.dialogue.reading import Clause
from advisor.domain import Certainty, Fact

_OVERTIME_HOURS = re.compile(
    rf"(?:(?P<per>每天|一天|天天|每日|平均每天|每晚|一周|每周|一个?星期|每个?星期|每个?月|一个?月|月均)(?:都|要|得|平均|至少|大概|差不多|还|我|他|她|还要|固定)*"
    rf"(?:加班|加)(?:时间|到了|个|够|都|有|是|大概|差不多|约)*|加班(?P<after>一天|每天|每个?月|一个?月|一周|每周)(?:都|要|大概|差不多|有|超过)*)"
    rf"(?P<n>\d{{1,3}}(?:\.5)?|{COUNT}|[一二三四五六七八九]?十[一二三四五六七八九]?|"
    rf"一百[一二三四五六七八九]?十?)(?P<half>个半)?(?P<more>多|来|几)?(?:个)?(?P<more2>多)?(?:小时|钟头?)"
)
_AFTER_HOURS = re.compile(
    r"(?:每天|天天|每晚)[^，。]{0,6}?"
    + CLOCK.format(p="a")
    + r"下班(?:后|了|之后|以后)?(?:还|都|又|在|要|得)*[^，。]{0,14}?到"
    + CLOCK.format(p="b")
)
_UNPAID_OVERTIME = re.compile(
    r"(?:没有?|从没|从来没有?|一直没有?|未|不|不肯|拒绝)(?:另外|额外|单独|再)?(?:给过?|发过?|付过?|算过?|有过?|支付过?|见过?|拿过?|计)?(?:我|"
    r"我们|一分|任何|什么|半分|到)*(?:钱)?的?加班(?:费|工资|钱|补贴)(?!的|条)"
    r"|加班(?:费|工资|钱)?(?:从来|一直|都|也|又|却|是|全部|全|统统)*(?:没有?|不|一分(?:钱)?(?:都|也)?(?:没有?|不)|未)(?:给|发|算|付|有|"
    r"钱|另算|计|见|支付|拿)(?!够|足|完|清|全)"
    r"|(?:一分|一毛|一块)(?:钱)?(?:的)?加班(?:费|工资|钱)?(?:都|也|就)?(?:没|不)|加班(?:都是|全是|就是|是)?(?:白干|免费|义务|白加)|"
    r"(?:义务|免费|无偿|白白)加班|加班没(?:有)?钱"
    r"|加班费(?:从来)?(?:一分|分文|一毛)(?:钱)?(?:都|也|未|没)|没有(?:过)?加班费|无加班费|零加班费|白加班|加班(?:都|也|从来|一直|"
    r"又)*没(?:有)?(?:给)?(?:过)?(?:钱|工资)"
    r"|加班(?:费)?(?:从来|一直|都|也|只|说)*(?:给|用|拿|安排|算)?(?:的是)?调休|从没算过加班|没(?:有)?算过加班|加班(?:费)?(?:都|全)?(?:算|包|含|包含|摊)在[^，。]{0,8}(?:里|内)"
    r"|(?:岗位津贴|奖金|夜班费|工资|底薪)[^，。]{0,8}(?:就)?(?:包含|含|包|有)(?:了)?(?:的)?加班|加班费[^，。]{0,4}(?:是|写的是)(?:0|零)(?!\.)|(?:周[六日末]|礼拜[六天])不算加班"
    r"|(?<!有)(?:没(?:有)?|不)(?:给|发|算|按)*(?:过)?(?:三倍|双倍|两倍|3倍|2倍)(?:工资)?(?!赔|补偿)"
)
_PAID_OVERTIME = re.compile(
    r"加班(?:费)?(?:是|按|才|只)?(?:一个?小时|每个?小时|一个钟|每个钟)[^，。没不]{0,4}\d|"
    r"加班(?:费|工资)?(?:是|都|就|也|有|只)?(?:按|给|算|发)(?:了|过|的)?(?!够|多少|不)[^，。没不]{0,6}(?:小时|个钟|倍|\d|双倍|块|元|"
    r"底薪)|(?<!没)(?<!没有)(?<!说好)(?:给|发|有)(?:算|了|过)?(?:双倍|两倍|三倍|1\.5倍|加班费(?!吗|么|不|的?说))|"
    r"加班费(?:倒)?(?:是)?(?:有|给了|发了|照给|照发)(?!够|多少|没)|(?:底薪|基本工资)\d*(?:\+|加)加班费|加班(?:费)?(?:也|都|平时|全)?(?:是|按)?(?:固定)?\d+(?:块|元)?(?:一|每)个?(?:小时|钟)"
    r"|加班(?:费)?一个?小时(?:固定)?\d|给了?(?:我|我们)?\d+(?:块|元)?(?:的)?加班费|加班[^，。]{0,20}按每小时\d"
)
_NO_OVERTIME_THING = re.compile(
    r"(?:没有?|不算|不存在|不叫)(?:什么)?加班(?:这回事|这一说|一说|的说法|的概念|之说)?(?:$|，|的)|(?:就是|当|算|含|包含|包括|抵)(?:是|了|作)?加班费"
)
_QUESTION = re.compile(r"(?:吗|么|不|没|呢)$|有没有|是不是|该不该|要不要|怎么(?:算|要)|多少|能不能|可以")


def overtime(scene: Scene) -> Found:
    """`overtime_hours` with `overtime_hours_per` (day, week, month), `overtime_paid`."""
    found = Found()
    _overtime(scene, found)
    _overtime_paid(scene, found)
    return found


def _overtime(scene: Scene, found: Found) -> None:
    told: list[tuple[Decimal, str, Certainty, Clause]] = []
    for clause in own_clauses(scene):
        if re.search(r"不(?:能|得|可以?)?超过|不超|法定|规定|最多(?:只)?(?:能|可)", clause.text):
            continue
        for match in _OVERTIME_HOURS.finditer(clause.text):
            value = parse_number(match["n"])
            if value is None or re.match(r"^(?:到|至|-|、|以上)", clause.text[match.end() :]):
                continue
            said = match["per"] or match["after"]
            per = "month" if "月" in said else "week" if re.search("周|星期", said) else "day"
            vague = match["more"] or match["more2"] or re.search(r"大概|差不多|平均|均|约", match[0])
            value += Decimal("0.5") if match["half"] else 0
            told.append((value, per, "about" if vague else "stated", clause))
        if (evening := _AFTER_HOURS.search(clause.text)) is not None:
            length = _evening(evening)
            if length is not None:
                told.append((length, "day", "about", clause))
    if len({(value, per) for value, per, _, _ in told}) == 1:
        value, per, certainty, clause = told[0]
        words = scene.words([clause])
        found.add(Fact("overtime_hours", value, words, certainty))
        found.add(Fact("overtime_hours_per", per, words, certainty))


def _evening(match: re.Match[str]) -> Decimal | None:
    """七点下班…到十二点: both of the same evening."""
    begin, end = hour(match, "a"), hour(match, "b")
    if begin is None or end is None:
        return None
    begin, end = begin % 12, end % 12 or Decimal(12)
    return end - begin if 0 < end - begin <= 8 else None


def _overtime_paid(scene: Scene, found: Found) -> None:
    told: dict[bool, tuple[Clause, Certainty]] = {}
    for clause in own_clauses(scene):
        text = clause.text
        if "加班" not in text and not re.search(r"双倍|三倍|两倍", text):
            continue
        said = word("said_by_boss").search(text) is not None
        unpaid = _UNPAID_OVERTIME.search(text)
        thing = _NO_OVERTIME_THING.search(text)
        if said and thing:
            told.setdefault("加班费" in thing[0], (clause, "disputed"))
        elif (
            unpaid
            and not re.match(r"^[^，。]{0,2}(?:吗|么|呢)$", text[unpaid.end() :])
            and not re.search(
                r"不要加班费|有没有|是不是|支持|加班(?:工资)?(?:单|条)|当时讲|讲好|有加班费(?:没有?|冇)", text
            )
        ):
            told[False] = (clause, "disputed" if said else "stated")
        elif (
            _PAID_OVERTIME.search(text)
            and not re.search(r"正式工|写有|上面|写着|说好|当时讲|当时说|按1倍", text)
            and not _QUESTION.search(text)
            and not said
        ):
            told[True] = (clause, "stated")
    if len(told) == 1:
        value, (clause, certainty) = next(iter(told.items()))
        found.add(Fact("overtime_paid", value, scene.words([clause]), certainty))
