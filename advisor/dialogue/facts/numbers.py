"""Numbers and money in everyday Chinese. Own code: the library at hand reads 五千六 as 5006."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"万": 10_000, "千": 1_000, "百": 100, "十": 10}
_UNIT_LETTERS = str.maketrans({"w": "万", "W": "万", "k": "千", "K": "千"})
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬", "一二三四五六七八九十百千万")
"""How an IOU writes figures, so that nobody alters them."""
_PART = re.compile(r"(\d+(?:\.\d+)?|[零〇一二两三四五六七八九])?([万千百十])")

NUMBER = (
    r"(?:\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,2})?"
    r"|\d{1,9}(?:\.\d{1,2})?(?:[万千百kKwW](?:零?\d{1,4}[千百]?\d{0,4}"
    r"|零?[一二两三四五六七八九](?:[千百十][零一二两三四五六七八九十百]{0,5})?)?)?"
    r"|[一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾][零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟萬]{0,15})"
)
"""An amount as people write it, before `parse_number` decides what it is worth."""

CURRENCY = r"(?:块钱|块|元钱|元|圆|人民币|RMB|rmb)"
_MONEY = re.compile(
    rf"(?<![\d.,零〇一二两三四五六七八九十百千万几])({NUMBER})(多|来)?\s*{CURRENCY}(?!/(?!月))"
)

_BARE = re.compile(rf"(?<![\d.])({NUMBER})(?![\d.年月日号天个小时%℃度岁人次瓶箱包块元圆点级份])")


def parse_number(text: str) -> Decimal | None:
    """5600, 5,600, 五千六 (= 5600), 1万2 (= 12000), 3k, 两百五; None when it is no single number."""
    text = text.strip().replace(",", "").translate(_UNIT_LETTERS).translate(_FORMAL)
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return Decimal(text)
    if text and all(char in _DIGITS for char in text):
        # 五六 is "five or six", not 56; only rows with a zero or longer ones are digits read out.
        return Decimal(_DIGITS[text]) if len(text) == 1 else None
    total, last, at = Decimal(0), 100_000, 0
    while match := _PART.match(text, at):
        count, unit = match[1], _UNITS[match[2]]
        if unit >= last or (count is None and unit != 10):
            return _ten_thousands(text)
        value = (
            Decimal(1)
            if count is None
            else Decimal(_DIGITS.get(count, 0))
            if count in _DIGITS
            else Decimal(count)
        )
        total, last, at = total + value * unit, unit, match.end()
        at += text[at : at + 1] in ("零", "〇")
    tail = text[at:]
    if not tail:
        return total if at else None
    return _with_tail(total, last, tail, after_zero=text[at - 1 : at] in ("零", "〇")) if at else None


def _with_tail(total: Decimal, last: int, tail: str, *, after_zero: bool) -> Decimal | None:
    """The figure behind the last unit: 五千六 means 600, 五千零六 means 6, 1万2000 means 2000."""
    if tail in _DIGITS or re.fullmatch(r"\d", tail):
        digit = _DIGITS[tail] if tail in _DIGITS else int(tail)
        return total + (digit if after_zero or last == 10 else Decimal(digit * last) / 10)
    if tail.isascii() and tail.isdigit() and (after_zero or len(tail) == len(str(last)) - 1):
        return total + int(tail)
    return None


def _ten_thousands(text: str) -> Decimal | None:
    """二十五万三: what stands before 万 is a number of its own."""
    high, has, low = text.partition("万")
    if not has or "万" in low:
        return None
    first = parse_number(high)
    if first is None:
        return None
    if not low:
        return first * 10_000
    rest = _with_tail(Decimal(0), 10_000, low, after_zero=False) or parse_number(low.lstrip("零〇"))
    return None if rest is None else first * 10_000 + rest


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in yuan and where it stands in the text; `vague` for 五千多 and the like."""

    start: int
    end: int
    amount: Decimal
    vague: bool = False


def money_in(text: str, before: re.Pattern[str] | None = None) -> Iterator[Money]:
    """Amounts written with a currency word; with `before` also bare ones of two figures or more behind it."""
    taken = []
    for match in _MONEY.finditer(text):
        amount = parse_number(match[1])
        if amount is not None:
            taken.append(match.start())
            yield Money(match.start(), match.end(), amount, _is_vague(text, match, bool(match[2])))
    for match in _BARE.finditer(text) if before else ():
        amount = parse_number(match[1])
        led = before is not None and any(m.end() == match.start() for m in before.finditer(text))
        if amount is not None and amount >= 10 and led and match.start() not in taken:
            yield Money(match.start(), match.end(), amount, _is_vague(text, match, False))


def _is_vague(text: str, match: re.Match[str], more: bool) -> bool:
    """五千块左右 and 三百到五百 are no figure to put into a sum."""
    after = re.match(r"^(?:左右|上下|多|来块|出头|不到|几)", text[match.end() :])
    ranged = re.search(rf"{NUMBER}{CURRENCY}?(?:到|至|-|~|或)$", text[: match.start()])
    return more or after is not None or ranged is not None


def whole_number(text: str) -> int | None:
    """A count such as 11 or 十一; None for anything that is not a whole number."""
    number = parse_number(text)
    return int(number) if number is not None and number == number.to_integral_value() else None
