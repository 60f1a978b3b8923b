"""Lengths of time in years: 三年半, 2年零7个月, 十一个月零二十天, 半年多."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from advisor.dialogue.facts.numbers import parse_number
from advisor.text import chinese_number

_N = r"(?:\d{1,3}(?:\.\d)?|[一二两俩三四五六七八九十百廿]{1,4})"
_MORE = r"多|有余|有多|好几|几(?![个天年月])"
_SPAN = re.compile(
    rf"(?<![\d.第零一二三四五六七八九十去前每])(?:"
    rf"(?P<y>{_N})(?P<ymore>多|来)?个?年(?!级|前|月|假|龄|终|份|底|初|薪|[一二两三四五六七八九十\d]+月[^个]|期|的?合同|一签|签)"
    rf"(?P<yhalf>半(?!月|个))?(?P<ymore2>{_MORE})?(?:又|零|加|，|和|过)?(?:(?P<ym>{_N}|半)(?P<ymhalf>)个?(?:月(?!份|(?<!零.个月)[\d一二两三四五六七八九]+[千百万\d])|多月)(?P<ymmore>{_MORE})?)?"
    rf"|(?P<half>半)年(?P<hmore>{_MORE})?"
    rf"|(?P<m>{_N})(?P<mmore>多)?个(?P<mhalf>半)?(?P<mmore2>多)?月(?!\d|[一二两三四五六七八九][千万百])(?P<mhalf2>半)?(?P<mmore3>{_MORE})?(?:零|又)?(?:(?P<d>{_N})天)?"
    rf"|(?P<term>{_N})个?学期)"
)
_ROUND = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of `years`, to the hundredth, and where it stands in the text."""

    start: int
    end: int
    years: Decimal
    certainty: Literal["stated", "about", "at_least"]


def spans(text: str) -> tuple[Span, ...]:
    """Every length of time told in years, half years, months or school terms; 几年 and 好几个月 are none."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Span]:
    for match in _SPAN.finditer(text):
        months = _months(match)
        if months is None:
            continue
        more = any(
            match[name] for name in ("ymore", "ymore2", "ymmore", "hmore", "mmore", "mmore2", "mmore3")
        )
        around = re.match(r"左右|上下|差不多", text[match.end() :]) or re.search(
            r"(?:差不多|大概|大约|将近|快|约)(?:有|了)?$", text[: match.start()]
        )
        if re.match(r"不到", text[match.end() :]):
            around = re.match("", "")
        certainty: Literal["stated", "about", "at_least"] = (
            "at_least" if more else "about" if around is not None or match["term"] else "stated"
        )
        years = (months / 12).quantize(_ROUND)
        yield Span(match.start(), match.end(), _plain(years), certainty)


def _plain(number: Decimal) -> Decimal:
    """3.50 as 3.5 and 30.00 as 30, never 3E+1."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()


def _months(match: re.Match[str]) -> Decimal | None:
    if match["half"]:
        return Decimal(6)
    if match["term"]:
        return _times(match["term"], 6)
    if match["y"]:
        years, half = _times(match["y"], 12), Decimal(6 if match["yhalf"] else 0)
        rest = _number(match["ym"]) if match["ym"] else Decimal(0)
        return None if years is None or rest is None else years + half + rest
    whole = _number(match["m"])
    if whole is None:
        return None
    half = Decimal("0.5") if match["mhalf"] or match["mhalf2"] else Decimal(0)
    days = _number(match["d"]) if match["d"] else Decimal(0)
    return None if days is None else whole + half + days / 30


def _times(words: str, months: int) -> Decimal | None:
    number = _number(words)
    return None if number is None else number * months


def _number(words: str) -> Decimal | None:
    if words == "半":
        return Decimal("0.5")
    if re.fullmatch(r"\d+(?:\.\d)?", words):
        return Decimal(words)
    number = chinese_number(words.replace("两", "二").replace("俩", "二").replace("廿", "二十"))
    if number is None or (len(words) > 1 and not re.search("[十百廿]", words)):
        # 三四年 is no number.
        return parse_number(words) if len(words) == 1 else None
    return Decimal(number)
