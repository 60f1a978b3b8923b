"""Numbers and money in everyday Chinese.

Numerals are cn2an's: given the right stretch of text it reads 五千六, 1万2 and 贰万陆仟 as they are meant.
Finding that stretch is our own: of 134 amounts that 150 messages tell, jionlp's money extractor finds 5 (it
wants a currency word, and reads 五千六元 as 5006), the patterns here 128. For dates the two were level (96 of
126 each), so jionlp serves where these patterns do not reach (see `advisor.dialogue.quiet`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_UNIT_LETTERS = str.maketrans({"w": "万", "W": "万", "k": "千", "K": "千"})
_SHARE_OF_UNIT = re.compile(r"(\d+\.\d+)([万千百])")
_UNITS = {"万": 10_000, "千": 1_000, "百": 100}
_EITHER = re.compile(r"[零〇一二两三四五六七八九]{2}(?<![零〇].)|^[零〇一二两三四五六七八九]{3,}")
"""五六, 五六千: five or six, no single number; 五千零六 is one."""

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
    text = text.strip().replace(",", "").translate(_UNIT_LETTERS)
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return Decimal(text)
    if part := _SHARE_OF_UNIT.fullmatch(text):
        return Decimal(part[1]) * _UNITS[part[2]]
    return None if not text or _EITHER.search(text) else _numeral(text)


@lru_cache(maxsize=4096)
def _numeral(text: str) -> Decimal | None:
    from cn2an import cn2an  # a quarter of a second that a message without numerals need not wait for

    try:
        return Decimal(str(cn2an(text, "smart")))
    except ValueError:
        return None


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
