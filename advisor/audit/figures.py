"""Do our sentences and our parameters say the same figures?

A parameter's value must stand in the article it refers to: in the official wording where it is packaged, else
in a claim of ours. A date in a claim must be one a version or a parameter knows. What is reckoned from the
text rather than written in it says how, in `derived`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from advisor.domain import Claim, ProvisionRef
from advisor.figures import figures

if TYPE_CHECKING:
    from advisor.sources.library import Library
    from advisor.sources.schema import Parameter, ParameterValue

_DAY = timedelta(days=1)
_PER_CENT = Decimal(100)
_MONTHS = Decimal(12)
_HALVES = {"半年": Decimal(6), "半个月": Decimal("0.5"), "半天": Decimal("0.5")}


def wrong_figures(library: Library) -> list[str]:
    """A line for each figure that one place states and the other does not."""
    return [
        *(line for parameter in library.parameters.values() for line in _unstated(library, parameter)),
        *_strange_dates(library),
        *_unwritten(library),
    ]


def _unstated(library: Library, parameter: Parameter) -> Iterator[str]:
    for value in parameter.values:
        if value.value is None or value.derived is not None:
            continue
        held = library.provision(value.reference, value.start) or library.provision(value.reference)
        name = (
            f"参数“{parameter.id}@{parameter.jurisdiction}”{value.start} 起的 {value.value}{parameter.unit}"
        )
        if held is None:
            yield f"{name}：没有{value.reference}的文本或要旨——核对 reference，或在 derived 里写数从哪里来"
            continue
        said = _numbers("\n".join([held.text or "", *(claim.text for claim in held.claims)]))
        if not said & _spellings(value, parameter.unit):
            yield f"{name}，{value.reference}里没有这个数——改正其中一处，或在 derived 里写怎么推出来的"


def _numbers(text: str) -> set[Decimal]:
    found = {value for words, value in _HALVES.items() if words in text}
    for figure in figures(text):
        if isinstance(figure.value, Decimal):
            found.add(figure.value)
        elif isinstance(figure.value, tuple):
            found |= {Decimal(part) for part in figure.value if part is not None}
    return {number.normalize() for number in found}


def _spellings(value: ParameterValue, unit: str) -> set[Decimal]:
    """The number as a sentence may put it: 0.8 as 80%, 12 months as a year."""
    number = value.value or Decimal(0)
    ways = {number}
    if unit.startswith(("倍", "比例", "%")):
        ways |= {number * _PER_CENT, number / _PER_CENT}
    if "月" in unit:
        ways.add(number / _MONTHS)
    if "年" in unit or "岁" in unit:
        ways.add(number * _MONTHS)
    return {way.normalize() for way in ways}


def _strange_dates(library: Library) -> Iterator[str]:
    of_versions = {
        day
        for instrument in library.instruments
        for version in instrument.versions
        for day in (version.effective, version.promulgated, version.until, _next(version.until))
        if day is not None
    }
    of_parameters: dict[ProvisionRef, set[date]] = {}
    for parameter in library.parameters.values():
        for value in parameter.values:
            days = of_parameters.setdefault(value.reference, set())
            days |= {day for day in (value.start, value.end, _next(value.end)) if day is not None}
    for claim in library.claims.values():
        dated = [of_parameters[ref] for ref in claim.provisions if ref in of_parameters]
        known = of_versions.union(*dated, _days("\n".join(_official(library, claim))))
        if not dated:
            known |= _days("\n".join(claim.figures))
        for day in sorted(_days(claim.text) - known):
            remedy = "核对日期" if dated else "核对日期，原文确有的列进 figures"
            yield f"论断“{claim.id}”里的 {day} 不是它所依据的文件或参数的日期——{remedy}"


def _next(day: date | None) -> date | None:
    return day + _DAY if day is not None else None


def _official(library: Library, claim: Claim) -> Iterator[str]:
    for ref in claim.provisions:
        provision = library.provision(ref)
        if provision is not None and provision.text is not None:
            yield provision.text


def _days(text: str) -> set[date]:
    """The full dates of a text; a day that no calendar has is left to the reader of the file."""
    found = set()
    for figure in figures(text):
        if figure.kind == "date" and isinstance(figure.value, tuple):
            year, month, day = figure.value
            if year and month and day:
                try:
                    found.add(date(year, month, day))
                except ValueError:
                    continue
    return found


def _unwritten(library: Library) -> Iterator[str]:
    for claim in library.claims.values():
        for words in claim.figures:
            if words not in claim.text:
                yield f"论断“{claim.id}”的 figures 列了“{words}”，句子里没有——改成句子里的写法，或删掉"
