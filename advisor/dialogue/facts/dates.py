"""Dates in everyday Chinese: which stretch of text names which day, month or year.

A mention keeps what was said and nothing more: a year that was not said stays None, and whoever gives the
mention its role decides what to make of that.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from advisor.dialogue import quiet
from advisor.text import chinese_number

Precision = Literal["day", "month", "part", "months", "vague", "impossible"]
"""part: 月初, 中旬, 月底; months: a list or span of months; vague: a whole year, a season, 三年前;
impossible: 2月30日."""


@dataclass(frozen=True, slots=True)
class DateMention:
    start: int
    end: int
    precision: Precision
    year: int | None = None
    month: int | None = None
    day: int | None = None
    months: tuple[int, ...] = ()

    def in_year(self, year: int) -> date | None:
        """The day meant in that year (the first one when only a month was said), None when there is none."""
        if self.month is None:
            return None
        try:
            return date(year, self.month, self.day or 1)
        except ValueError:
            return None


_CN = "〇零一二三四五六七八九"
_NOT_IN_NUMBER = rf"(?<![\d.第{_CN}十百千])"
_YEAR = (
    rf"(?:(?P<y4>(?:19|20)\d\d)年?|(?P<ycn>[一二][{_CN}]{{3}}|[{_CN}]{{2}})年|'?(?P<y2>[0-389]\d)年"
    r"|(?P<yrel>大前年|前年|去年|今年|本年|明年|后年|当年|同年|次年|第二年))度?的?"
)
_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_A_MONTH = r"一月(?:[\d两二三四五六七八九][\d千万百,.]|到手|才|只|就|能?[拿休])"
"""一月3300, 一月休四天: each month, not January."""
_DAY_NUMBER = (
    r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?"
    r"|廿[一二三四五六七八九]?|[一二三四五六七八九])"
)
_DAY = (
    rf"(?:(?P<d>{_DAY_NUMBER})(?:日|号)"
    r"|(?P<part>月?初|月?头(?![晕痛疼昏])|上旬|中旬|下旬|中(?![暑午秋途间班])|月?底(?!薪)|月?末|月?尾)"
    # 8月20走的: a figure right behind the month is its day, unless it counts something or is money.
    rf"|(?P<bare>{_DAY_NUMBER})(?![\d.,:/%℃{_CN}十百千万亿kKwW])(?![个人天块元角毛分次岁倍折度几多年月周级楼台件单箱张点时小班节斤克米共直]|来(?!的)|号)(?!到[\d{_CN}十]+[度℃块元])"
    r")"
)
_RELATIVE_YEARS = {"大前年": -3, "前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_RELATIVE_MONTHS = {"上上": -2, "上": -1, "这": 0, "本": 0, "当": 0, "下": 1}
_FESTIVALS = {"五一": (5, 1), "劳动节": (5, 1), "国庆": (10, 1), "元旦": (1, 1), "十一": (10, 1)}
_PARTS = {"初": 1, "头": 1, "上旬": 5, "中旬": 15, "中": 15, "下旬": 25}
_DAYS_AGO = {"大前": 3, "前": 2, "昨": 1, "今": 0, "明": -1, "后": -2}
_WEEKS_AGO = {"上上": 14, "上": 7}
_SEASON = (
    r"年?初(?![次步中级])|年底|年末|年尾|年头|年中|上半年|下半年|夏天|夏季|春天|春季|秋天|秋季|冬天|冬季|暑假|寒假"
    r"|暑期|开春|开年|过完?年|年后|年前"
)


def find_dates(text: str, as_of: date) -> tuple[DateMention, ...]:
    """Every date in the text, in order; relative ones counted from `as_of`."""
    found: list[DateMention] = []
    masked = text
    for pattern, build in _KINDS:
        for match in pattern.finditer(masked):
            mention = build(match, as_of)
            if mention is not None:
                found.append(mention)
                masked = masked[: match.start()] + "\0" * len(match[0]) + masked[match.end() :]
    return tuple(_inherited(sorted(found, key=lambda mention: mention.start), text))


def _inherited(mentions: list[DateMention], text: str) -> Iterator[DateMention]:
    """当年 and the second end of 2022年5月到10月 take their year from the mention before."""
    previous: DateMention | None = None
    for mention in mentions:
        if mention.year is not None and mention.year < 0:
            base = previous.year if previous and previous.year and previous.year > 0 else None
            mention = replace(mention, year=None if base is None else base + (mention.year == _NEXT))
            if mention.month is None:
                mention = replace(mention, precision="vague")
        elif previous and _bracketed(previous, mention, text):
            mention = replace(mention, month=previous.month, year=previous.year)
        elif (
            previous
            and previous.year
            and previous.month
            and mention.year is None
            and mention.precision in ("day", "month", "part")
            and re.fullmatch(
                r"[日号]?(?:就|一直|开始)*(?:做|干|上班|上|工作|待|呆|打工)?(?:到|至|-|~|～|—+)",
                text[previous.end : mention.start],
            )
        ):
            month = mention.month or previous.month
            mention = replace(mention, month=month, year=previous.year + (month < previous.month))
        yield mention
        previous = mention


def _bracketed(previous: DateMention, mention: DateMention, text: str) -> bool:
    """上个月(8月)24号 is one date."""
    between = text[previous.end : mention.start]
    return (
        mention.month is None and mention.day is not None and re.fullmatch(r"[()\s的]*", between) is not None
    )


_LAST_CENTURY = 50
_SAME, _NEXT = -1, -2
"""Stand-ins for 当年 and 次年 until the mention before is known."""


def _century(two_figures: int) -> int:
    """九八年 and 六六年生 lie in the last century, 二五年 in this one."""
    return two_figures + (1900 if two_figures >= _LAST_CENTURY else 2000)


def _year(match: re.Match[str], as_of: date) -> int | None:
    if match["y4"]:
        return int(match["y4"])
    if match["y2"]:
        return _century(int(match["y2"]))
    if match["ycn"]:
        number = chinese_number(match["ycn"])
        return None if number is None else number if number > 100 else _century(number)
    if match["yrel"]:
        if match["yrel"] in _RELATIVE_YEARS:
            return as_of.year + _RELATIVE_YEARS[match["yrel"]]
        return _SAME if match["yrel"] in ("当年", "同年") else _NEXT
    return None


def _checked(mention: DateMention) -> DateMention:
    """Marks a day that its month does not have (judged by a leap year where none was said)."""
    year = mention.year if mention.year and mention.year > 0 else 2024
    if mention.month and mention.day and mention.in_year(year) is None:
        return replace(mention, precision="impossible")
    return mention


def _day_number(words: str) -> int | None:
    return chinese_number(words.replace("廿", "二十"))


def _full(match: re.Match[str], as_of: date) -> DateMention | None:
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is not None and year < 100:
        year += 2000
    precision: Precision = "day" if day else "month"
    return _checked(DateMention(match.start(), match.end(), precision, year, month, day))


def _month_day(match: re.Match[str], as_of: date) -> DateMention | None:
    year = _year(match, as_of)
    if match["off"]:
        # 10月以后 is not 10月.
        return DateMention(match.start(), match.end(), "vague", year)
    if match["mrel"]:
        index = as_of.year * 12 + as_of.month - 1 + _RELATIVE_MONTHS[match["mrel"].rstrip("月个")]
        year, month = index // 12, index % 12 + 1
    else:
        month = chinese_number(match["m"]) or 1
    day_words = match["d"] or match["bare"]
    if day_words:
        return _checked(DateMention(match.start(), match.end(), "day", year, month, _day_number(day_words)))
    if match["part"]:
        name = match["part"].removeprefix("月")
        last = calendar.monthrange(year if year and year > 0 else as_of.year, month)[1]
        return DateMention(match.start(), match.end(), "part", year, month, _PARTS.get(name, last))
    return DateMention(match.start(), match.end(), "month", year, month)


def _month_list(match: re.Match[str], as_of: date) -> DateMention | None:
    first, last = chinese_number(match["mfrom"]), chinese_number(match["mto"])
    if first is None or last is None or first >= last:
        return None
    listed = match["join"] in "、和跟与"
    months = (first, last) if listed else tuple(range(first, last + 1))
    return DateMention(match.start(), match.end(), "months", _year(match, as_of), months=months)


def _many_months(match: re.Match[str], as_of: date) -> DateMention | None:
    numbers = [chinese_number(one) for one in re.findall(_MONTH_NUMBER, match["list"])]
    months = tuple(dict.fromkeys(number for number in numbers if number))
    return DateMention(match.start(), match.end(), "months", _year(match, as_of), months=months)


def _festival(match: re.Match[str], as_of: date) -> DateMention | None:
    month, day = next(value for name, value in _FESTIVALS.items() if match["fest"].startswith(name))
    # 五一后 is not 五一.
    precision: Precision = "vague" if match["off"] else "day"
    return DateMention(match.start(), match.end(), precision, _year(match, as_of), month, day)


def _lunar(match: re.Match[str], as_of: date) -> DateMention | None:
    day = quiet.one_day(match[0], as_of)
    if day is None:
        return DateMention(match.start(), match.end(), "vague", _year(match, as_of))
    year = day.year if match["yrel"] or match["y4"] or match["y2"] or match["ycn"] else None
    # Without a year the moving feast of another year is another day: not known.
    precision: Precision = "day" if year else "vague"
    return DateMention(match.start(), match.end(), precision, year, day.month, day.day)


def _lunar_day(match: re.Match[str], as_of: date) -> DateMention | None:
    """正月十六, 开工初八: without a year the last one that has passed."""
    year = _year(match, as_of) if match["yrel"] or match["y4"] or match["y2"] or match["ycn"] else None
    month = match["lmonth"] or "正月"
    for candidate in (year,) if year else (as_of.year, as_of.year - 1):
        day = quiet.one_day(f"{candidate}年{month}{match['lday']}", as_of)
        if day is not None and (year or day <= as_of):
            return DateMention(match.start(), match.end(), "day", day.year, day.month, day.day)
    return DateMention(match.start(), match.end(), "vague", year)


def _day_alone(match: re.Match[str], as_of: date) -> DateMention | None:
    return DateMention(match.start(), match.end(), "day", day=_day_number(match["day"]))


def _vague(match: re.Match[str], as_of: date) -> DateMention | None:
    return DateMention(match.start(), match.end(), "vague", _year(match, as_of))


def _undated(match: re.Match[str], as_of: date) -> DateMention | None:
    return DateMention(match.start(), match.end(), "vague")


def _near(match: re.Match[str], as_of: date) -> DateMention | None:
    day: date | None
    ago = _DAYS_AGO.get(match["near"][:-1])
    day = as_of - timedelta(days=ago) if ago is not None else quiet.one_day(match["near"], as_of)
    if day is None:
        return None
    return DateMention(match.start(), match.end(), "day", day.year, day.month, day.day)


def _last_week(match: re.Match[str], as_of: date) -> DateMention:
    day = as_of - timedelta(days=_WEEKS_AGO[match["week"]])
    return DateMention(match.start(), match.end(), "part", day.year, day.month, day.day)


_Build = Callable[[re.Match[str], date], DateMention | None]
_KINDS: tuple[tuple[re.Pattern[str], _Build], ...] = (
    (
        re.compile(
            r"(?<!\d)((?:19|20)\d\d)[-/.](1[0-2]|0?[1-9])(?:[-/.](3[01]|[12]\d|0?[1-9]))?(?!\d)(?:日|号|月份?(?!\d))?"
        ),
        _full,
    ),
    (re.compile(r"(?<!\d)(20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"), _full),
    (re.compile(r"(?<![\d.])([0-3]\d)[./-](1[0-2]|0?[1-9])[./-](3[01]|[12]\d|0?[1-9])(?![\d.])"), _full),
    (
        re.compile(
            r"(?<![\d.])()(1[0-2]|[1-9])\.(3[01]|[12]\d|[1-9])(?:号|日|(?=离职|辞职|入职|进厂|走的|走了|来的))"
        ),
        _full,
    ),
    (
        re.compile(
            rf"{_NOT_IN_NUMBER}(?:{_YEAR})?(?:农历|阴历|旧历)?(?:(?P<lmonth>正月|腊月)|大?年(?=初)|开工[（(]?(?=初)|(?:春|过)?节后?(?=初)|过年(?=初))"
            r"(?P<lday>初[一二三四五六七八九十](?![几多])|[一二]?十[一二三四五六七八九]|二十|廿[一二三四五六七八九]?)[)）]?"
        ),
        _lunar_day,
    ),
    (
        re.compile(
            rf"{_NOT_IN_NUMBER}(?:{_YEAR})?(?P<list>(?:{_MONTH_NUMBER}(?:月份?)?[、和跟与]){{2,11}}{_MONTH_NUMBER})月份?"
            rf"(?!{_DAY_NUMBER}[号日]|底|初|末|中旬|下旬|上旬)"
        ),
        _many_months,
    ),
    (
        re.compile(
            rf"{_NOT_IN_NUMBER}(?<!月)(?:{_YEAR})?(?P<mfrom>{_MONTH_NUMBER})(?:月份?)?(?P<join>到|至|-|~|～|—|、|和|跟|与)"
            rf"(?P<mto>{_MONTH_NUMBER})月份?(?!{_DAY_NUMBER}[号日]|底|初|末|中旬|下旬|上旬)"
        ),
        _month_list,
    ),
    (
        re.compile(
            rf"{_NOT_IN_NUMBER}(?:{_YEAR})?(?P<fest>五一(?![百千万十])(?:劳动)?节?|劳动节|国庆节?|元旦节?"
            rf"|十一(?=国庆|长假|放假|黄金周|假期))(?:那天|当天|那会儿?|假期)?(?P<off>过?(?:之|以)?[后前](?!来(?!的|到|上|这)|面))?"
        ),
        _festival,
    ),
    (
        re.compile(
            rf"{_NOT_IN_NUMBER}(?:{_YEAR})?(?:(?P<m>(?!{_A_MONTH}){_MONTH_NUMBER})月份?(?![薪租经饼亮])"
            rf"|(?P<mrel>上上个?月|上个?月|这个?月|本月|当月|下个?月)份?)的?(?:{_DAY})?"
            r"(?P<off>(?:之|以)[前后]|前(?![后往台面])|后(?![来面勤厨]))?"
        ),
        _month_day,
    ),
    (
        re.compile(
            rf"{_NOT_IN_NUMBER}(?:{_YEAR})?(?:中秋节?|端午节?|清明节?|春节|除夕|元宵节?|重阳节?)(?![前后])"
        ),
        _lunar,
    ),
    (re.compile(rf"{_NOT_IN_NUMBER}{_YEAR}(?:{_SEASON})?"), _vague),
    (
        re.compile(
            rf"(?<![\d.月{_CN}十])(?P<day>{_DAY_NUMBER})号(?![线楼车间机厂门仓位文令电岗工床桌柜])(?:那天)?"
        ),
        _day_alone,
    ),
    (
        re.compile(
            r"(?<!\d)(?:\d{1,3}|半|几|十?[一二两三四五六七八九]|十)个?(?:年|月|周|星期|礼拜|天)(?:多|半)?(?:以|之)?前"
        ),
        _undated,
    ),
    (
        re.compile(
            r"(?P<near>(?:上上个?|上个?|这个?|本)(?:周|星期|礼拜)[一二三四五六日天]|大前天|前[天晚]|昨[天日晚]|今[天日早晚]|明[天早]|后天)"
        ),
        _near,
    ),
    (re.compile(r"(?P<week>上上?)个?(?:周|星期|礼拜)(?:末)?"), _last_week),
    (re.compile(rf"(?<![前后大每全半去今]){_SEASON}"), _undated),
)
