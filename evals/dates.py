"""The dates suite: does the search on a day give the law of that day, and nothing before or after its time?

The cases are made from the register when the suite runs. For every text of a nationwide or Guangdong
instrument that has workers' wordings there are up to two: on the day before it took effect, and, where it has
ended, on the day after. The question is one of its own wordings, so that nothing lies nearer to it than the
text that must not come.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.advice import Advisor
from advisor.domain import Hit, Instrument
from evals.report import Judged, SuiteResult

MOST = 80
EARLIEST = date(1995, 1, 1)
"""The Labour Law's first day: before it nothing is asked about."""
_PLACES = frozenset({"全国", "广东"})
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DateCase:
    id: str
    instrument: Instrument
    version: date
    question: str
    day: date


def run(advisor: Advisor) -> SuiteResult:
    """`stale` is the share of searches with a text among the first ten that was not in force on the day."""
    return SuiteResult.of("dates", [judge(case, advisor) for case in date_cases(advisor)])


def date_cases(advisor: Advisor) -> list[DateCase]:
    """At most `MOST`, drawn evenly over the register."""
    cases = list(_cases(advisor))
    step = max(1, -(-len(cases) // MOST))
    return cases[::step]


def _cases(advisor: Advisor) -> Iterator[DateCase]:
    library = advisor.library
    for instrument in library.instruments:
        if not instrument.indexed or instrument.jurisdiction not in _PLACES:
            continue
        for version in instrument.versions:
            if version.text == "not_held":
                continue
            asked = (
                one.asked_as[0]
                for one in library.provisions(instrument, version.effective)
                if one.asked_as and one.version == version.effective
            )
            question = next(asked, None)
            if question is None:
                continue
            days = {"before": version.effective - _DAY}
            if version.until is not None:
                days["after"] = version.until + _DAY
            for when, day in days.items():
                if day >= EARLIEST:
                    name = f"{instrument.title} {version.effective}/{when}"
                    yield DateCase(name, instrument, version.effective, question, day)


def judge(case: DateCase, advisor: Advisor) -> Judged:
    """Every hit is held against the register, which says what was in force on the day."""
    hits = advisor.search(case.question, as_of=case.day, top=10)
    stale = [hit for hit in hits if not _in_force(hit, case.day, advisor)]
    return Judged(
        case.id,
        case.question,
        f"no text that was not in force on {case.day}",
        "、".join(f"{hit.instrument} {hit.article or ''} ({hit.version})" for hit in stale) or "none",
        not stale,
        "not in force on the day",
        matter=case.instrument.level,
        scores={"stale": float(bool(stale))},
    )


def _in_force(hit: Hit, day: date, advisor: Advisor) -> bool:
    instrument = advisor.library.find(hit.instrument)
    if instrument is None or hit.kind == "document":
        return True
    version = advisor.library.version_on(instrument, day)
    return version is not None and version.effective == hit.version
