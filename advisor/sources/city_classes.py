"""knowledge/city_classes.yaml: which class of minimum wage a city belongs to, by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from advisor.domain import ProvisionRef, Verified
from advisor.sources.instruments import Register
from advisor.sources.located import read_yaml
from advisor.sources.schema import CityClassEntry
from advisor.sources.shapes import shaped


@dataclass(frozen=True, slots=True)
class CityClass:
    """Cities that share figures, for the days `start`…`end` (the last day; None while it holds).

    Parameters of the class have `name` as their jurisdiction.
    """

    name: str
    province: str
    cities: tuple[str, ...]
    start: date
    end: date | None
    reference: ProvisionRef
    checked_on: date
    verified: Verified
    reason: str | None

    def holds(self, city: str, day: date) -> bool:
        return city in self.cities and self.start <= day and (self.end is None or day <= self.end)

    def overlaps(self, other: CityClass) -> bool:
        return self.start <= (other.end or date.max) and other.start <= (self.end or date.max)


def read_city_classes(path: Path, root: Path, register: Register) -> tuple[CityClass, ...]:
    """The classes, in file order. Raises KnowledgeError, also where a city has two classes on a day."""
    located = read_yaml(path, root)
    built: list[CityClass] = []
    for n, entry in enumerate(shaped(TypeAdapter(list[CityClassEntry]), located, located.data)):
        if entry.to is not None and entry.to < entry.start:
            located.fail("to 早于 from", "改正日期", n, "to")
        if entry.verified != "official" and entry.reason is None:
            located.fail(f"verified 是 {entry.verified}，却没有写原因", "补上 reason", n, "verified")
        one = CityClass(
            name=entry.name,
            province=entry.province,
            cities=tuple(entry.cities),
            start=entry.start,
            end=entry.to,
            reference=register.reference(located, entry.reference, n, "reference"),
            checked_on=entry.checked_on,
            verified=entry.verified,
            reason=entry.reason,
        )
        for other in built:
            shared = set(one.cities) & set(other.cities)
            if shared and one.overlaps(other):
                city = min(shared)
                located.fail(f"{city}在同一天有两个类别", "改正 from、to，或把它从一类里删掉", n, "cities")
        built.append(one)
    return tuple(built)
