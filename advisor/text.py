"""The one normalisation of text, simplified characters, and article numbers as people write them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_FOLDED_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")

_HAN = re.compile(r"[\u3400-\u9fff]+")

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NAMES = "零一二三四五六七八九"

_NUMERAL = "[0-9零〇一二两三四五六七八九十百千万]+"
_ARTICLE = re.compile(rf"(?:第|条目)?({_NUMERAL})[条项款章节]?(?:之({_NUMERAL}))?")


def normalise(text: str) -> str:
    """The declared normalisation for comparing quotations.

    NFKC (which folds full-width letters, figures and signs to half width), quotation marks in their
    full-width form folded likewise (the packaged statutes carry the half-width form), and white space
    and invisible characters removed. Nothing else: a changed character stays a changed character.
    """
    folded = unicodedata.normalize("NFKC", text).translate(_FOLDED_QUOTES)
    # Once more: a letter and an accent may have become neighbours.
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", folded))


def simplified(text: str) -> str:
    """Traditional characters as simplified ones, each in its place, so that positions in `text` stay true.

    Characters that simplified text does not use stay: 嗰 and 搵 are Cantonese however they are written, and
    OpenCC's rare simplified forms of them (𠮶, 揾) are found in nothing people write.
    """
    return _HAN.sub(lambda run: _simplified_run(run[0]), text)


def _simplified_run(run: str) -> str:
    converted = _converter().convert(run)
    if len(converted) != len(run):
        converted = "".join(one if len(one := _converter().convert(char)) == 1 else char for char in run)
    return "".join(new if _in_use(new) else old for old, new in zip(run, converted, strict=True))


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")


def _in_use(char: str) -> bool:
    """Whether it is one of the 6,763 characters of GB 2312."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def chinese_number(text: str) -> int | None:
    """A whole number from 0 to 99,999,999 in Chinese or Arabic figures of any width; None for anything else.

    Own code rather than cn2an: article numbers are parsed by the thousand at start-up, cn2an takes a
    quarter of a second to import, and it reads 八二 as 82 but 百 not at all.
    """
    text = unicodedata.normalize("NFKC", text).strip()
    if not text:
        return None
    if text.isascii():
        return int(text) if text.isdigit() and len(text) <= 8 else None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text)) if len(text) <= 8 else None
    high, has_wan, low = text.partition("万")
    if not has_wan:
        return _below_ten_thousand(text)
    first, rest = _below_ten_thousand(high), _below_ten_thousand(low) if low else 0
    return None if first is None or rest is None else first * 10_000 + rest


def _below_ten_thousand(text: str) -> int | None:
    total, digit, last_unit = 0, None, 10_000
    for char in text:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        elif char in _UNITS and _UNITS[char] < last_unit:
            last_unit = _UNITS[char]
            total += (1 if digit is None else digit) * last_unit
            digit = None
        else:
            return None
    return total + (digit or 0) if text else None


def chinese_numeral(n: int) -> str:
    """1 to 9999 as statutes write it: 10 -> 十, 105 -> 一百零五, 1260 -> 一千二百六十.

    Raises ValueError outside that range.
    """
    if not 1 <= n <= 9999:
        raise ValueError(f"no article number: {n}")
    out, pending_zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // unit % 10
        if digit:
            out += ("零" if pending_zero else "") + _NAMES[digit] + name
            pending_zero = False
        elif out:
            pending_zero = True
    return out.removeprefix("一") if out.startswith("一十") else out


def article_name(n: int, suffix: int = 0) -> str:
    """82 -> 第八十二条; (276, 1) -> 第二百七十六条之一. Raises ValueError beyond 1 to 9999."""
    name = f"第{chinese_numeral(n)}条"
    return f"{name}之{chinese_numeral(suffix)}" if suffix else name


def article_key(article: str | None) -> tuple[int, int]:
    """The number of 第八十二条 as (82, 0), of 第二百七十六条之一 as (276, 1), of numbered items likewise.

    None, which stands for an instrument without numbering, and what is no number give (0, 0).
    """
    match = _ARTICLE.fullmatch(unicodedata.normalize("NFKC", article or ""))
    if match is None:
        return (0, 0)
    number, suffix = chinese_number(match[1]), chinese_number(match[2] or "")
    return (number or 0, suffix or 0)
