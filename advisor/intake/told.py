"""All that a paper tells: set phrases of its kind, figures of its tables; of others what everyday words tell.

What is wrong is worse than what is missing: days that cannot both be, figures before and after a change, and
what only a person could say of themselves are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from advisor.advice import Advisor, read_facts
from advisor.intake.columns import read_columns
from advisor.intake.fields import Found, Lines, read_phrases
from advisor.intake.kinds import Kind
from advisor.intake.quoting import quoted

MOST_LINES = 100
"""Lines read as everyday words: each takes some hundredths of a second."""
_LONGEST_LINE = 600
_MOST_SPOKEN = 8_000
"""Characters read as everyday words in all."""
_OF_ANY_PAPER = frozenset(
    {
        *("start", "employment_end", "contract_end", "contract_signed", "probation_months"),
        *("city", "province", "district", "monthly_wage", "monthly_base", "average_wage"),
        *("compensation_offered", "unpaid_months", "owed", "injury", "grade", "injury_recognised"),
    }
)
"""Whether somebody still works there is told by how a person speaks, and a paper does not speak."""
_CHANGED = re.compile("调整为|变更为|改为|降至|降为|调至|升至")
"""A figure before and one after: which of them holds is not told by a line alone."""


def read_told(kind: Kind | None, lines: Lines, *, advisor: Advisor, as_of: date | None) -> list[Found]:
    """The facts of a paper, each once; `lines` are `unspaced`."""
    found: dict[str, Found] = {}
    if kind is not None:
        for one in (*read_phrases(kind, lines), *read_columns(kind, lines)):
            found.setdefault(one.fact.name, one)
    for one in _spoken(kind, lines, advisor, as_of):
        found.setdefault(one.fact.name, one)
    return _consistent(found.values())


def _spoken(kind: Kind | None, lines: Lines, advisor: Advisor, as_of: date | None) -> Iterator[Found]:
    left = _MOST_SPOKEN
    for pattern, wanted in kind.spoken if kind is not None else ((".", _OF_ANY_PAPER),):
        matching = ((page, line) for page, line in lines if re.search(pattern, line))
        for page, whole in islice(matching, MOST_LINES):
            line = whole[: min(_LONGEST_LINE, left)]
            left -= len(line)
            if kind is None and _CHANGED.search(line):
                continue
            for fact in read_facts(line, advisor=advisor, as_of=as_of):
                if fact.name in wanted and fact.certainty == "stated" and fact.value is not None:
                    at = max(line.find(fact.words), 0)
                    words = quoted(line, at, min(at + len(fact.words), len(line)))
                    read = fact if kind is not None else replace(fact, certainty="inferred")
                    yield Found(replace(read, words=words), page)


def _consistent(found: Iterable[Found]) -> list[Found]:
    """Without days that cannot both be: one of them was misread, and nobody can tell which."""
    kept = list(found)
    days = {one.fact.name: one.fact.value for one in kept if isinstance(one.fact.value, date)}
    start = days.get("start", date.min)
    early = {name for name, day in days.items() if name != "start" and day < start}
    return [one for one in kept if not early or one.fact.name not in {*early, "start"}]


def whole_places(found: Iterable[Found]) -> Iterator[tuple[Found, str | None]]:
    """A city with its district (佛山南海) is one thing to a worker; the province goes without saying."""
    kept = list(found)
    places = {one.fact.name: one for one in kept if one.fact.name in ("city", "district", "province")}
    for one in kept:
        if "city" in places and one.fact.name in ("district", "province"):
            continue
        district = places.get("district") if one.fact.name == "city" else None
        yield one, f"{one.fact.value}{district.fact.value}" if district is not None else None
