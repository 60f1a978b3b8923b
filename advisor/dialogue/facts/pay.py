"""What the work is paid: by the month, the base of it, by the day, by the hour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from advisor.dialogue.facts.amounts import Amount, amounts, is_of_others
from advisor.dialogue.facts.monthly import BUT, ELSEWHERE, GAP, PROMISED, monthly, near, own_words, rest_of
from advisor.dialogue.facts.scene import Found, Scene, alternatives, is_supposed
from advisor.domain import Certainty, Fact

_YEARLY = re.compile(
    r"(?:年薪|一年(?:收入|工资)?|年收入)(?:大概|大约|差不多|约|谈的?|是|有|能|拿|税前|税后|就|才)*+$"
)
_BASE = re.compile(rf"(?:{alternatives('base_wage')}){GAP}$")
_NO_BASE_BEFORE = re.compile(r"(?:欠|差|提成[加和]|奖金[加和]|没发|加班)[^，。]{0,10}$")
_TOGETHER = re.compile(r"总共|一共|全部|合计|下来|到手|实发|综合")
_BASE_ALONE = re.compile(r"(?:^|，)底(?:子)?$")
_BASE_AFTER = re.compile(
    rf"^(?:的)?(?:一个月)?的?(?:责任|无责任?|保底|固定)*+(?:{alternatives('base_wage')})"
)
_DAILY = re.compile(rf"(?:{alternatives('daily')})(?:工价|底子|工钱|工资|日薪|各|块|按|算|净|结|，|{GAP})$")
_DAY_WAGE = re.compile(r"(?:当天|那天|每天|一天)的?$")
_HOURLY = re.compile(rf"(?:{alternatives('hourly')}){GAP}$")
_LOWERED = re.compile(r"^(?:块|元)?(?:直接|一下子|突然)?(?:变|改|降|减|调(?!班))")
_NO_WAGE_AFTER = re.compile(
    r"^(?:(?!加|含|包|外|另|还|有|，)[^，。]){0,4}(?<!加)(?<!有)的?(?:押金|罚款|提成(?!另|加)|奖金|租金|房租|补贴|津贴|补助|补偿|赔偿|社保|生活费|药费|学费"
    r"|吃饭钱|饭钱|伙食|加班费|保证金|工程款|红包|培训费|医药费|(?:个|多)?点的?提成)|^的?(?:标准|基数)"
)
_EXTRA = re.compile(
    r"(?:扣|罚|补|餐|吃|饭|房|住|夜班|加班|红包|利息|违约|滞纳|津贴|补贴|租|费|营养|护理|伙食|赔|高温|交通|提成|奖|押|抽|社保|花|超时|超出|超过|周末|"
    r"节假日|假日|双倍|三倍)[^，。]{0,6}$"
)
_OFFERED = re.compile(r"offer|面试(?!讲|说|谈)|录用(?:通知|信)|应聘|拟录", re.IGNORECASE)
_NARROW = Decimal("1.3")
"""A range whose upper end is no more than this times the lower one has a middle worth naming."""


@dataclass(frozen=True, slots=True)
class _Told:
    name: str
    value: Decimal
    rank: int
    """See `monthly`: the lowest counts."""
    amount: Amount
    certainty: Certainty


def pay(scene: Scene) -> Found:
    """`monthly_wage`, `monthly_base`, `daily_pay`, `hourly_pay` in yuan.

    What was paid in one month, owed, fined, lent or promised by an agent is no wage; of several wages the
    one the law reckons with (the average before the end, what is really paid) counts, else none.
    """
    found = Found()
    told: list[_Told] = []
    for one in amounts(scene):
        if is_supposed(one.clause) or is_of_others(scene, one.clause):
            continue
        role = pay_role(scene, one)
        if role is None:
            continue
        name, rank = role
        value = _value(one, name, found, scene)
        if value is not None:
            told.append(_Told(name, value, rank, one, pay_certainty(scene, one, name)))
    for name in ("monthly_wage", "monthly_base", "daily_pay", "hourly_pay"):
        _settle(scene, found, [one for one in told if one.name == name])
    return found


def pay_role(scene: Scene, one: Amount) -> tuple[str, int] | None:
    """The kind of pay an amount is, with its rank (see `monthly`); None where it is no pay."""
    lead, tail = one.lead, one.tail
    if scene.for_employer and "我" not in one.clause.text:
        return None
    base = _BASE.search(lead)
    behind = _BASE_AFTER.match(tail) and not _labels_the_next(scene, one)
    if base or _BASE_ALONE.search(lead) or behind:
        if base and (_NO_BASE_BEFORE.search(lead[: base.start()]) or _TOGETHER.search(base[0])):
            return None
        return ("monthly_base", 2) if 300 <= one.value < 100_000 and one.per in ("", "month") else None
    if _NO_WAGE_AFTER.match(tail):
        return None
    if _HOURLY.search(lead) or one.per == "hour":
        return _by_the_hour(scene, one)
    if _is_daily(one):
        return ("daily_pay", 2)
    if one.per in ("day", "other") or one.value < 300:
        return None
    if (yearly := _YEARLY.search(lead)) or one.per == "year":
        salary = yearly is not None and "年薪" in yearly[0]
        return ("monthly_wage", 2) if salary and one.value >= 20_000 else None
    return monthly(scene, one)


def _labels_the_next(scene: Scene, one: Amount) -> bool:
    """到手2100底薪4000: the label belongs to the figure behind it."""
    return scene.reading.text[one.end + len(one.tail) : one.clause.end][:1].isdigit()


def _by_the_hour(scene: Scene, one: Amount) -> tuple[str, int] | None:
    if not 5 <= one.value <= 500 or one.per not in ("", "hour") or _EXTRA.search(own_words(one.lead)):
        return None
    if PROMISED.search(one.clause.text) and BUT.search(rest_of(scene, one)):
        return None
    return ("hourly_pay", 2)


def _is_daily(one: Amount) -> bool:
    if not 30 <= one.value <= 3000 or one.high is not None:
        return False
    led = _DAILY.search(one.lead) is not None and one.per in ("", "day")
    behind = one.per == "day" or (
        _DAY_WAGE.search(one.lead) is not None and re.match(r"^的?工[资钱]", one.tail) is not None
    )
    cue = _DAILY.search(one.lead)
    before = one.lead[: cue.start()] if cue else one.lead
    days_docked = cue is not None and "天工资" in cue[0]
    return (
        (led or behind)
        and (days_docked or not _EXTRA.search(own_words(before)))
        and not _NO_DAY.match(one.tail)
        and not ELSEWHERE.search(one.clause.text)
    )


_NO_DAY = re.compile(r"^的?(?:红包|补贴|津贴|餐补|饭补|罚款|单|件|利息|加班|房租|伙食|营养费)")


def _value(one: Amount, name: str, found: Found, scene: Scene) -> Decimal | None:
    if one.high is not None:
        if one.high > one.value * _NARROW or name not in ("monthly_wage", "monthly_base"):
            said = scene.reading.words(one.clause.start, one.clause.end)
            found.note(f"您说的工资“{said}”不是准数，请查一下工资条。")
            return None
        return (one.value + one.high) / 2
    if name == "monthly_wage" and _YEARLY.search(one.lead):
        return (one.value / 12).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize() + 0
    return one.value


def pay_certainty(scene: Scene, one: Amount, name: str) -> Certainty:
    """How sure the worker is of a pay so named."""
    told = near(scene, one, 3)
    if _OFFERED.search(told) and not re.search(r"入职(?:后|了)|上班", told):
        return "supposed"
    if re.search(r"(?:厂里|公司|老板|他们|HR|人事|单位)说我", one.clause.text):
        return "disputed"
    if one.about or re.search(r"平均", one.lead):
        return "about"
    return "inferred" if name == "monthly_wage" and _YEARLY.search(one.lead) else "stated"


def _settle(scene: Scene, found: Found, told: list[_Told]) -> None:
    if not told:
        return
    name = told[0].name
    settled = [one for one in told if one.certainty not in ("supposed", "disputed")] or told
    best = [one for one in settled if one.rank == min(one.rank for one in settled)]
    values = {one.value for one in best}
    changed = _changed(best)
    if changed is not None:
        best, values = [changed], {changed.value}
    if len(values) > 1:
        found.drop(name)
        found.note("您说的工资数不止一个，请告诉我每个月应发是多少。")
        return
    first = best[0]
    found.add(Fact(name, first.value, scene.words([first.amount.clause]), first.certainty))


def _changed(told: list[_Told]) -> _Told | None:
    """从9600降到5200, 9600变5200: the wage is what it was before it was cut."""
    first = told[0]
    return first if _LOWERED.match(first.amount.tail) else None
