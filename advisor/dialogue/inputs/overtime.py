"""Overtime told in hours or pieces of a class of days, by days, or as the hours of a cycle."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from advisor.dialogue.facts.numbers import NUMBER, parse_number
from advisor.dialogue.facts.scene import Found, Scene
from advisor.dialogue.inputs.base import matches, month_of, months_told, tell

OWNER = "overtime_pay"
_HOURS = re.compile(rf"(?<![\d.第])(?P<n>{NUMBER})个?(?:小时|钟头?)(?![以之]?[外内]|工作制|制)")
_PIECES = re.compile(rf"(?<![\d.第])(?P<n>{NUMBER})件")
_CLASS = re.compile(
    r"(?P<holiday>法定(?:节假?日|假日|节日)?|节假日|(?:元旦|清明|端午|中秋|五一|劳动节)(?:节|那天|当天|当日|那日)"
    r"|(?:大年)?(?:初[一二三](?!中)|除夕|三十晚))"
    r"|(?P<unclear>国庆|春节|过年|元旦|清明|端午|中秋|五一|劳动节|放假|黄金周)"
    r"|(?P<rest>周末|双休日?|休息日|休假日|公休日?|(?:周|星期|礼拜)[六日天](?:[、和]?(?:周|星期|礼拜)?[六日天])?)"
    r"|(?P<weekday>平时|平日|平常|工作日|晚上|夜里|下班后|延时|8小时[以之]?外|八小时[以之]?外|周一[到至]周五)"
)
_GIVEN = re.compile(r"(?<![没未不])(?<!没有)(?:调休|补休)[^，。\d没不]{0,6}$")
_EACH = re.compile(
    r"(?:每天|每日|一天|天天|每晚|每个?(?:周|星期|礼拜|月)|一个?(?:周|星期|礼拜|月)|平均|法定|规定|不超过|最多|"
    r"各(?:自)?|都是)[^，。\d]{0,8}$"
)
_PER_DAY = re.compile(
    rf"(?:每天|每日|一天|各自?|都是|当天|那天)[^，。\d]{{0,8}}(?P<n>{NUMBER})个?(?:小时|钟头?)|"
    rf"(?P<m>{NUMBER})个?(?:小时|钟头?)(?:一天|每天)"
)
_WORKED = r"上班|加班|上了|出车|值班|出勤|在岗|干活|做事|开工|叫回|一直上|没休|没歇"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_DATES = re.compile(
    rf"(?:(?P<y>20\d\d)年|(?P<rel>今年|去年)[^，。\d]{{0,12}})?(?P<m>1[0-2]|0?[1-9])月(?P<d>{_DAY})[号日]?"
    rf"(?:(?:[^，。\d]{{0,8}}(?:到|至|-|~)(?:(?P<m2>1[0-2]|[1-9])月)?(?P<to>{_DAY})[号日])"
    rf"|(?P<more>(?:[、，和及跟](?:(?:1[0-2]|0?[1-9])月)?{_DAY}[号日]?)*))"
)
_OFF_DAYS = re.compile(r"国庆|五一|春节|中秋|端午|清明|元旦|过年|初[一二三]|节|放假|假期|周末|休息日")
_SYSTEMS = (
    ("irregular", re.compile(r"不定时")),
    ("comprehensive", re.compile(r"综合(?:计算)?工时|综合计算|综合工作制")),
)
_APPROVED = re.compile(r"(?<!没)(?<!没有)(?<!未)(?<!未经)(?:批准|审批|批文|批复|批了|批过|获批|有批)")
_NOT_APPROVED = re.compile(
    r"(?:没有?|未|没经|未经|没有经过|不是)(?:经过?|取得|拿到|得到)?[^，。]{0,4}(?:批准|审批|批文|批复|批)"
)
_CYCLES = (
    ("quarter", re.compile(r"季度|按季|以季|一个季")),
    ("year", re.compile(r"按年|以年|年度为|年为周期")),
    ("month", re.compile(r"按月|月周期|以月|一个月为|月度")),
)
_QUARTER = re.compile(r"第?(?P<q>[一二三四1-4])季度")
_TOTAL = re.compile(
    rf"(?:一共|总共|合计|共|上了|上班|工作了?|出勤)[^，。\d]{{0,6}}(?P<n>{NUMBER})个?(?:小时|钟头?)"
)
_PRICE = re.compile(
    r"(?:每件|一件|单价)[^，。\d]{0,4}(?P<a>\d+(?:\.\d+)?|[一二两三四五六七八九])(?:块|元)(?P<b>\d)?(?!\d)"
    r"|(?P<c>\d+(?:\.\d+)?)(?:块|元)(?P<e>\d)?(?:钱)?一件"
)
_SAME_PRICE = re.compile(r"(?:按|照)[^，。]{0,10}(?:发|算|给)|没有?加成|一律|同样(?:的)?(?:价|单价)|价钱一样")


@dataclass(frozen=True, slots=True)
class _Told:
    """A quantity of one class (None: none was named) and the month it was told for."""

    kind: str | None
    amount: Decimal
    month: str | None
    match: re.Match[str]


def overtime(scene: Scene, found: Found) -> Found:
    """`overtime_pay.*`: hours or pieces by class of day, days worked, the system and the cycle's hours."""
    told = Found()
    text = scene.reading.text
    if not re.search(r"加班|加了|节日|综合|不定时|计件|双倍|三倍|双薪", text):
        return told
    _system(scene, told)
    if f"{OWNER}.total_hours" in told.facts:
        return told
    if "计件" in text or re.search(r"单价|一件|每件", text):
        _pieces(scene, told)
        return told
    if not _by_class(scene, told):
        _by_day(scene, found, told)
    return told


def _quantities(scene: Scene, pattern: re.Pattern[str]) -> Iterator[_Told]:
    text, behind = scene.reading.text, 0
    for match in matches(scene, pattern):
        before = text[behind : match.start()]
        behind = match.end()
        amount = parse_number(match["n"])
        if amount is None or re.search(r"[块元]$", before):
            continue
        if _EACH.search(before):
            yield _Told("each", amount, None, match)
            continue
        if _GIVEN.search(before):
            yield _Told("given", amount, None, match)
            continue
        named = list(_CLASS.finditer(before))
        kind = named[-1].lastgroup if named else None
        months = months_told(scene, match.start() - len(before), match.start())
        yield _Told(kind, amount, months[-1] if months else None, match)


def _settled(scene: Scene, pattern: re.Pattern[str]) -> list[_Told] | None:
    """The quantities, each of a class; None where one has none, or may be of two."""
    told = list(_quantities(scene, pattern))
    if not told or any(one.kind in ("each", "unclear") for one in told):
        return None
    if all(one.kind is None for one in told):
        # 6月36小时，7月40小时，全是平时晚上的: said once, for all of them.
        kinds = {match.lastgroup for match in matches(scene, _CLASS)}
        kind = kinds.pop() if len(kinds) == 1 else None
        return (
            None
            if kind in (None, "unclear")
            else [_Told(kind, one.amount, one.month, one.match) for one in told]
        )
    return None if any(one.kind is None for one in told) else told


def _by_class(scene: Scene, found: Found) -> bool:
    """Hours by class of day; whether any were told."""
    told = _settled(scene, _HOURS)
    if told is None:
        return False
    names = {
        "weekday": "weekday_hours",
        "rest": "rest_day_hours",
        "holiday": "holiday_hours",
        "given": "rest_given_hours",
    }
    if not {one.kind for one in told} - {"given"}:
        return False
    by_month = any(one.month for one in told) and len({one.month for one in told if one.month}) > 1
    if by_month and any(one.month is None for one in told):
        return False
    for kind, name in names.items():
        own = [one for one in told if one.kind == kind]
        if not own:
            continue
        if by_month and kind != "given":
            sums: dict[str, Decimal] = defaultdict(Decimal)
            for one in own:
                sums[str(one.month)] += one.amount
            tell(scene, found, f"{OWNER}.{name}", dict(sums), own[0].match)
        else:
            tell(scene, found, f"{OWNER}.{name}", sum((one.amount for one in own), Decimal(0)), own[0].match)
    months = {one.month for one in told if one.month}
    if len(months) == 1:
        tell(scene, found, f"{OWNER}.month", months.pop(), told[0].match)
    return True


def _by_day(scene: Scene, before: Found, found: Found) -> None:
    """Days off that were worked, and the hours of each; the calendar tells which are holidays."""
    text = scene.reading.text
    if not re.search(_WORKED, text) or not _OFF_DAYS.search(text):
        return
    each = list(matches(scene, _PER_DAY))
    plain = list(matches(scene, _HOURS))
    hours = parse_number(each[0]["n"] or each[0]["m"]) if len(each) == 1 else None
    days: dict[date, re.Match[str]] = {}
    for match in matches(scene, _DATES):
        for day in _days(match, scene.as_of):
            days[day] = match
    if hours is None and len(each) == 0 and len(plain) == 1:
        # Both days ran to the same length, or there was one: 5月1号、5月2号都上了8小时.
        hours = parse_number(plain[0]["n"]) if len(days) == 1 or "都" in text[: plain[0].start()] else None
    if not days or hours is None or len(plain) != 1 or any(day > scene.as_of for day in days):
        return
    first = next(iter(days.values()))
    tell(scene, found, f"{OWNER}.dates", tuple(sorted(days)), first)
    tell(scene, found, f"{OWNER}.hours_per_day", hours, each[0] if each else plain[0])
    # 3号三天都在厂里上班 is no first day of work, nor are they days of absence.
    start = before.facts.get("start")
    if start is not None and start.certainty == "inferred":
        before.facts.pop("start")
    before.facts.pop("absence", None)


def _days(match: re.Match[str], as_of: date) -> Iterator[date]:
    year = int(match["y"]) if match["y"] else as_of.year - (match["rel"] == "去年")
    try:
        first = date(year, int(match["m"]), int(match["d"]))
        if not match["y"] and not match["rel"] and first > as_of:
            first = first.replace(year=year - 1)
        yield first
        if match["to"]:
            last = date(first.year, int(match["m2"] or match["m"]), int(match["to"]))
            for n in range(1, min((last - first).days, 31) + 1):
                yield first + timedelta(days=n)
        for month, day in re.findall(rf"(?:(\d{{1,2}})月)?({_DAY})[号日]?", match["more"] or ""):
            yield date(first.year, int(month or match["m"]), int(day))
    except ValueError:
        return


def _system(scene: Scene, found: Found) -> None:
    system = next(
        ((id, one) for id, one in ((id, next(matches(scene, p), None)) for id, p in _SYSTEMS) if one), None
    )
    if system is None:
        return
    id, match = system
    tell(scene, found, f"{OWNER}.system", id, match)
    if (refused := _NOT_APPROVED.search(scene.reading.text)) is not None:
        tell(scene, found, f"{OWNER}.approved", False, refused)
    elif (approved := _APPROVED.search(scene.reading.text)) is not None:
        tell(scene, found, f"{OWNER}.approved", True, approved)
    if id == "comprehensive":
        _cycle(scene, found)


def _cycle(scene: Scene, found: Found) -> None:
    text = scene.reading.text
    total = list(matches(scene, _TOTAL))
    cycle = next((id for id, pattern in _CYCLES if pattern.search(text)), None)
    if len(total) != 1 or cycle is None:
        return
    match = total[0]
    months = [one for one in (month_of(m, scene.as_of) for m in scene.dates if m.precision == "month") if one]
    year, period = scene.as_of.year, None
    if (quarter := _QUARTER.search(text)) is not None:
        period = "一二三四1234".index(quarter["q"]) % 4 + 1
        told = re.search(r"(20\d\d)年", text)
        year = int(told[1]) if told else year - ("去年" in text)
    elif cycle == "month" and len(set(months)) == 1:
        year, period = months[0].year, months[0].month
    elif cycle != "year":
        return
    tell(scene, found, f"{OWNER}.total_hours", parse_number(match["n"]), match)
    tell(scene, found, f"{OWNER}.cycle", cycle, match)
    tell(scene, found, f"{OWNER}.year", Decimal(year), match)
    if period is not None:
        tell(scene, found, f"{OWNER}.period", Decimal(period), match)


def _pieces(scene: Scene, found: Found) -> None:
    prices = {_price(match): match for match in matches(scene, _PRICE)}
    told = _settled(scene, _PIECES)
    if len(prices) != 1 or told is None:
        return
    (price, match), *_ = prices.items()
    tell(scene, found, f"{OWNER}.piece_price", price, match)
    for kind, name in (
        ("weekday", "weekday_pieces"),
        ("rest", "rest_day_pieces"),
        ("holiday", "holiday_pieces"),
    ):
        own = [one for one in told if one.kind == kind]
        if own:
            tell(scene, found, f"{OWNER}.{name}", sum((one.amount for one in own), Decimal(0)), own[0].match)
    if (same := _SAME_PRICE.search(scene.reading.text)) is not None:
        tell(scene, found, f"{OWNER}.base_price_paid", True, same)


def _price(match: re.Match[str]) -> Decimal | None:
    whole, tenth = (match["a"], match["b"]) if match["a"] else (match["c"], match["e"])
    number = parse_number(whole)
    return None if number is None else number + Decimal(tenth or 0) / 10
