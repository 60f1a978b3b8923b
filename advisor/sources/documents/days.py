"""Days as Chinese documents write them: 2014年7月1日, 2014-07-01, 二○○八年一月三日."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from advisor.text import chinese_number

# Typists use every round sign there is for the zero of a year.
_ZEROS = str.maketrans({"○": "〇", "◯": "〇", "Ο": "〇", "О": "〇"})
_YEAR = r"(?:[12]\d{3}|[一二][〇零一二三四五六七八九 ]{3,6})"
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = re.compile(
    rf"(?P<year>{_YEAR})\s*年\s*(?P<month>{_SMALL})\s*月\s*(?P<day>{_SMALL})\s*日"
    r"|(?<!\d)(?P<y>[12]\d{3})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?!\d)"
)
_BARE = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")


def folded(text: str) -> str:
    """Full-width figures as ordinary ones and one sign for the zero; positions of Chinese text are kept."""
    return unicodedata.normalize("NFKC", text).translate(_ZEROS)


def days_in(text: str) -> Iterator[tuple[date, int, int]]:
    """(day, start, end) of every day written out in a text that went through `folded`, in order."""
    for match in _DAY.finditer(text):
        year, month, day = (match[a] or match[b] for a, b in (("year", "y"), ("month", "m"), ("day", "d")))
        found = _date(chinese_number(year.replace(" ", "")), chinese_number(month), chinese_number(day))
        if found is not None:
            yield found, match.start(), match.end()


def days_in_name(name: str) -> Iterator[date]:
    """Days in a file's name; the official databases append 20181229 or (2018-12-29)."""
    text = folded(name)
    yield from (day for day, _, _ in days_in(text))
    for match in _BARE.finditer(text):
        found = _date(*map(int, match.groups()))
        if found is not None:
            yield found


def _date(year: int | None, month: int | None, day: int | None) -> date | None:
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None
