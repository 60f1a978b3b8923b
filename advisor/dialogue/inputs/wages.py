"""Wages that have a name of their own: averages, the last month's, those of the place, those of a month."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from advisor.dialogue.facts.numbers import NUMBER, parse_number
from advisor.dialogue.facts.scene import Found, Scene
from advisor.dialogue.inputs.base import MONEY, SAID, figure, matches, months_told, one, tell

PUBLIC = re.compile(
    r"(?:社平|社会平均|(?:在岗)?职工|全省|省|全市|本市|市|当地|统筹|上年度?|上一年度?)[^，。\d]{0,16}(?:平均|社平)"
    rf"[^，。\d]{{0,14}}(?:\([^)]{{0,12}}\))?{SAID}{MONEY}|"
    rf"社平(?:工资)?(?:[(（][^)）]{{0,12}}[)）])?{SAID}{MONEY.replace('<n>', '<n2>')}"
)
_AVERAGE = re.compile(
    r"(?:(?:离职|解除|走|被辞|辞退)?前(?:十二|12)个?月(?:的)?(?:平均)?(?:应发|工资|月薪|收入)*|"
    r"(?:月均(?:工资|月薪|收入|应发)?|平均(?:应发)?(?:工资|月薪|月工资)|应发平均|平均应发|工资平均|均薪|月平均(?:应发|工资)?|平均))"
    rf"{SAID}(?:不含加班费?)?{MONEY}"
)
_ONE_BY_ONE = re.compile(
    rf"(?:应发|工资)(?:工资)?分别(?:是|为)?(?P<list>{NUMBER}(?:[、，,和/]{NUMBER}){{1,11}})"
)
_OVERTIME_IN_IT = re.compile(
    rf"(?:里面?|其中|当中)[^，。\d]{{0,8}}(?:有)?(?P<n>{NUMBER})(?:块|元)?(?:钱)?(?:是|都是|为)?(?:的)?加班费"
    rf"|(?:里面?|其中|当中)[^，。\d]{{0,6}}加班费(?:占|有|是)?(?P<m>{NUMBER})"
)
_LAST_MONTH = re.compile(rf"(?:上个?月|最后一?个?月|离职前一?个?月)(?:的)?(?:工资|应发|月薪){SAID}{MONEY}")
_INSURED = re.compile(
    rf"(?:(?:平均)?缴费(?:工资|基数)|参保(?:工资|基数)|社保基数|工伤保险基数){SAID}(?:平均)?{MONEY}|"
    rf"平均缴费(?:工资)?{SAID}{MONEY.replace('<n>', '<n2>')}"
)
_BEFORE_END = re.compile(
    rf"(?:离职|走|解除|解除合同|终止)(?:之)?前(?:的)?(?:(?:十二|12)个?月)?(?:的)?(?:平均)?(?:缴费|应发)?(?:工资|基数)?"
    rf"(?:也是|也|还是|都|同样|是|也都是|一样|相同|不变)*(?P<n>{NUMBER}|一样|相同)"
)
_HURT_BEFORE = re.compile(
    rf"(?:受伤|工伤|出事|事故)(?:之)?前(?:的)?(?:(?:十二|12)个?月)?(?:的)?(?:月)?(?:平均)?(?:月)?(?:工资|应发|收入)?{SAID}{MONEY}"
)
_GROSS = re.compile(rf"(?:应发|应发工资)(?:都|是|才|就|只|一共|有|工资|每个?月)*{MONEY}")
_HOURS_IN_ALL = re.compile(
    rf"(?<!每天)(?<!一天)(?:一共|总共|共)?(?:做|上|干|工作)(?:了|满)*(?P<n>{NUMBER})个?(?:小时|钟头?)"
)
_INSIDE = re.compile(
    rf"(?:(?P<n>{NUMBER})(?:块|元)?(?:是|的是|算)?(?P<k>加班费?|高温(?:补贴|津贴|费)?|夜班(?:补贴|津贴|费)?|中班(?:补贴|津贴)?)"
    rf"|(?P<k2>加班费|高温(?:补贴|津贴|费)|夜班(?:补贴|津贴|费)|中班(?:补贴|津贴))(?:有|占|是)?(?P<n2>{NUMBER}))"
)


def wages(scene: Scene, found: Found) -> Found:
    """`average_wage` and what only single entitlements know: averages of the place and of the insurance."""
    told = Found()
    _of_the_place(scene, found, told)
    _of_the_injured(scene, told)
    public = [match.span() for match in matches(scene, PUBLIC)]
    averages = {
        figure(match): match
        for match in matches(scene, _AVERAGE)
        if not _inside(match, public) and "缴费" not in match[0]
    }
    if len(averages) == 1:
        ((value, average),) = averages.items()
        overtime = next(matches(scene, _OVERTIME_IN_IT), None)
        if value is not None and value >= 500:
            tell(scene, told, "average_wage", value, average)
            included = parse_number(overtime["n"] or overtime["m"]) if overtime is not None else None
            if included is not None and included < value:
                tell(scene, told, "annual_leave.average_wage", value - included, average)
    if not averages and (listed := next(matches(scene, _ONE_BY_ONE), None)) is not None:
        sums = [parse_number(part) for part in re.split("[、，,和/]", listed["list"])]
        known = [amount for amount in sums if amount is not None]
        if len(known) == len(sums):
            tell(scene, told, "average_wage", sum(known, Decimal(0)) / len(known), listed)
    if (last := one(scene, _LAST_MONTH)) is not None:
        tell(scene, told, "economic_compensation.last_month_wage", figure(last), last)
    _of_months(scene, told)
    return told


def _inside(match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(start <= match.start("n") < end for start, end in spans)


def _of_the_place(scene: Scene, found: Found, told: Found) -> None:
    """The average of a place is nobody's own wage."""
    told_of = {figure(match) or figure(match, "n2"): match for match in matches(scene, PUBLIC)}
    if len(told_of) != 1:
        return
    ((value, public),) = told_of.items()
    for owner, name in (
        ("economic_compensation", "local_average_wage"),
        ("unlawful_termination", "local_average_wage"),
        ("work_injury", "average_wage"),
        ("work_injury_death", "average_wage"),
    ):
        tell(scene, told, f"{owner}.{name}", value, public)
    wage = found.facts.get("monthly_wage")
    if wage is not None and wage.value == value:
        found.facts.pop("monthly_wage")


def _of_the_injured(scene: Scene, told: Found) -> None:
    text = scene.reading.text
    if not re.search(r"工伤|伤残|评了|评上|鉴定|[一二三四五六七八九十]级", text):
        return
    match = next(matches(scene, _INSURED), None)
    insured = None if match is None else figure(match) or figure(match, "n2")
    if match is not None and insured is not None:
        tell(scene, told, "work_injury.insured_wage", insured, match)
    hurt = one(scene, _HURT_BEFORE)
    own = figure(hurt)
    if hurt is not None and own is not None and insured is None:
        tell(scene, told, "work_injury.actual_wage", own, hurt)
    before = next(matches(scene, _BEFORE_END), None)
    base = insured if insured is not None else own
    if before is None or base is None:
        return
    same = before["n"] in ("一样", "相同")
    value = base if same else parse_number(before["n"])
    if value is None:
        return
    tell(scene, told, "work_injury.wage_before_end", value, before)


def _of_months(scene: Scene, told: Found) -> None:
    """Gross pay of named months, with what is inside it that does not count towards the minimum."""
    text = scene.reading.text
    if re.search(r"非全日制|小时工|钟点工|兼职", text):
        _of_hours(scene, told)
        return
    gross = one(scene, _GROSS)
    if gross is None or not re.search(r"最低|低于|低过|标准|够不够", text):
        return
    months = months_told(scene, 0, len(text))
    if not months:
        return
    owner = "minimum_wage_shortfall"
    tell(scene, told, f"{owner}.months", tuple(months), gross)
    tell(scene, told, f"{owner}.gross", figure(gross), gross)
    sums: Mapping[bool, list[re.Match[str]]] = {True: [], False: []}
    for match in matches(scene, _INSIDE):
        sums["加班" in (match["k"] or match["k2"])].append(match)
    for overtime, name in ((True, "overtime_included"), (False, "allowances_included")):
        if sums[overtime]:
            amounts = [parse_number(one["n"] or one["n2"]) or Decimal(0) for one in sums[overtime]]
            tell(scene, told, f"{owner}.{name}", sum(amounts, Decimal(0)), sums[overtime][0])


def _of_hours(scene: Scene, told: Found) -> None:
    """Hours of a month in part-time work."""
    hours = one(scene, _HOURS_IN_ALL)
    months = months_told(scene, 0, len(scene.reading.text))
    if hours is not None and len(months) == 1:
        tell(scene, told, "minimum_wage_shortfall.hours", figure(hours), hours)
        tell(scene, told, "minimum_wage_shortfall.months", tuple(months), hours)
