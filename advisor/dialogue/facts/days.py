"""How many days a week, how many days off a month: 单休, 上六休一, 月休两天."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from advisor.dialogue.facts.amounts import is_of_others
from advisor.dialogue.facts.hours import Told, own_clauses, settle
from advisor.dialogue.facts.numbers import parse_number
from advisor.dialogue.facts.scene import Found, Scene, is_supposed
from advisor.dialogue.reading import Clause

_SIX = re.compile(
    r"(?<!不)单休|六天(?:工作)?制|(?:上|做|干)(?:六|6)(?:天)?休(?:一|1)|(?:一周|每周|一个?星期|每个?星期|一个?礼拜|每个?礼拜)(?:只|才|就|也)?(?:[周星期礼拜]+[一二三四五六日天])?(?:休息?|"
    r"放|歇)(?:假)?(?:一|1)[天日]|996|(?:一周|每周|一个?礼拜)(?:一|1)天休|^(?:周|星期|礼拜)[日天]单?(?:休息?|歇)$"
    r"|周一(?:到|至|-)周六|星期一(?:到|至)(?:星期)?六"
)
_FIVE = re.compile(
    r"(?<!没有)(?<!没)(?<!不)双休|五天(?:工作)?制|(?:上|做)(?:五|5)(?:天)?休(?:二|两|2)|(?:一周|每周|一个?星期)休息?(?:两|二|2)天|周一(?:到|至|"
    r"-)周五|星期一(?:到|至)(?:星期)?五"
)
_SEVEN = re.compile(
    r"(?:一周|每周|一个?星期|每个?星期|周|一个?礼拜)(?:都)?(?:上|做|干|工作)(?:满)?(?:七|7)天"
)
_DAYS_A_WEEK = re.compile(
    r"(?:(?:一|每)个?(?:周|星期|礼拜)(?:都|要|得|只|就|固定|我|上班?|做|干|工作|出勤|来|去)*(?P<n>[1-7一二两三四五六七])天(?!假|休|年)"
    r"|(?:上|做|干)(?P<m>[五六5-6])天班|(?:周|星期)(?P<list>[一二三四五六日天](?:[、和，]?[一二三四五六日天]){1,5})(?:上班|去|来|"
    r"上课|$|，)(?<!六日))"
)
_DAYS_OFF = re.compile(
    r"(?:(?:一|每|1)个?月|(?<![\d个])月|月(?=休))(?:就|只|才|有|给|能|可以|最多|固定|他|我|她|们|也|放|平均|可|大概|都|总共|轮)*(?:休息?|歇|放假?|"
    r"休假|放休)(?:假)?(?:个)?(?P<n>\d|[一二两三四五六七八])(?:天|日|$|，|个?(?:周末|星期天))(?!年假|班)"
)
_DAYS_FREE = re.compile(r"(?:一个?月|每个?月)(?:就|只|才|有|给)*(?P<n>\d|[一二两三四五六七八])天假(?!期|条)")
_DAYS_OFF_AFTER = re.compile(r"^(?:只|就|才)?休(?:息)?(?P<n>\d|[一二两三四五六])[天日]$")
_MONTHLY_TERMS = re.compile(r"(?:一个?月|每个?月|月薪|工资)[^，。]{0,6}\d|包吃|包住")
_NO_DAYS_OFF = re.compile(
    r"(?:全月|全年|整月|整年|一年到头|一个月(?:到头)?|每个?月|月月|365天|常年)(?:都|也)?(?:无休|没有?(?:得)?休(?:息)?(?:过)?(?:$|，)|"
    r"一天(?:都|也)?没(?:有)?休|不休(?:息)?$)"
    r"|全年无休|一天(?:都|也)没(?:有)?(?:得)?休|没(?:有)?(?:得)?休(?:息)?过?一天|没(?:有|得)?(?:周末|休息(?:天|日)?)$|(?:冇得|没得|钟没)休$"
)
_CHANGED = re.compile(r"改成|改为|本来|原来|以前")
_ASKS = re.compile(
    r"(?:有没有|是不是|能不能|可不可以|应该|该不该|可以|必须|规定)[^，。]{0,8}(?:双休|单休|休)|(?:双休|单休)[^，。]{0,4}(?:吗|么|不)$"
)
_PROMISED = re.compile(
    r"(?:说好|招聘|面试|合同写?|说是?|写着?|承诺|答应|名义|规定)[^，。]{0,6}(?:双休|单休|休|小时)"
)
_WEEKDAYS = "一二三四五六日"


def days(scene: Scene) -> Found:
    """`days_a_week`, `rest_days_a_month`; 大小周 is neither five nor six days and gives none."""
    found = Found()
    settle(scene, found, "days_a_week", _days_a_week(scene))
    settle(scene, found, "rest_days_a_month", _rest_days(scene))
    return found


def _days_a_week(scene: Scene) -> Iterator[Told]:
    if re.search(r"大小周|大小礼拜|单双休", scene.reading.text):
        return
    for clause in own_clauses(scene):
        text = clause.text
        if _ASKS.search(text) or _PROMISED.search(text) or _CHANGED.search(text):
            continue
        for pattern, days in ((_SIX, 6), (_FIVE, 5), (_SEVEN, 7)):
            if (match := pattern.search(text)) is not None and not (
                days == 5
                and re.search(r"(?:周|星期)[六日天]", scene.reading.text[clause.start + match.end() :])
            ):
                yield Decimal(days), "stated", [clause]
        matches = list(_DAYS_A_WEEK.finditer(text))
        if len(matches) != 1:
            continue
        match = matches[0]
        if re.match(r"^(?:以上|以内|左右|或|到|至|、)", text[match.end() :]):
            continue
        if match["list"]:
            if len({day for day in match["list"] if day in _WEEKDAYS}) >= 2 and not scene.dates_in(clause):
                yield Decimal(len(set(match["list"]) & set(_WEEKDAYS + "天"))), "stated", [clause]
        elif (value := parse_number(match["n"] or match["m"])) is not None:
            yield value, "stated", [clause]


def _rest_days(scene: Scene) -> Iterator[Told]:
    before: Clause | None = None
    for clause in scene.clauses:
        text, last = clause.text, before
        before = clause
        if is_supposed(clause) or is_of_others(scene, clause) or _ASKS.search(text) or _PROMISED.search(text):
            continue
        match = _DAYS_OFF.search(text) or _DAYS_FREE.search(text)
        if match is None and last is not None and _MONTHLY_TERMS.search(last.text):
            match = _DAYS_OFF_AFTER.search(text)
        if match is not None:
            value = parse_number(match["n"])
            if value is not None:
                yield value, "stated", [clause]
        elif _NO_DAYS_OFF.search(text) and not re.search(r"年假|年休", scene.reading.text[: clause.end]):
            yield Decimal(0), "stated", [clause]
