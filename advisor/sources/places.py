"""Places as people name them in running text: provinces, cities, districts and towns.

A wrong place is a wrong wage, so a name that is also an everyday word, or that several cities share,
counts only where the words around it settle the matter (knowledge/places.yaml says which).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from advisor.sources.located import Located, read_yaml
from advisor.sources.schema import CityEntry, DistrictEntry, ProvinceEntry
from advisor.sources.shapes import shaped


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its Chinese names without 省/市; `district` as spoken (番禺, 虎门)."""

    city: str | None
    province: str | None
    district: str | None = None

    def within(self, other: Place) -> bool:
        """Whether this place is a part of the other."""
        if other.city is None:
            return self.city is not None and self.province == other.province
        return self.district is not None and (self.province, self.city) == (other.province, other.city)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name and the place it stands for.

    `guarded` names count only after the place around them, or as `full` (with 区, 县, 市, 镇).
    """

    name: str
    place: Place
    guarded: bool = False
    full: str | None = None
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        return (self.place.city is not None) + (self.place.district is not None)


# What a name may carry, by rank; 市 of 市场 and 区 of 区别 are none of it.
_SUFFIXES = (
    re.compile(r"省|(?:壮族|回族|维吾尔)?自治区|特别行政区"),
    re.compile(r"市(?![场面价民])|[\u4e00-\u9fff]{1,9}?族自治州|地区|盟|州(?!市)"),
    re.compile(r"新区|区(?![别分域])|[\u4e00-\u9fff]{0,6}?自治县|县|市(?![场面价民])|镇|街道|乡(?![下村])"),
)
_ROAD = re.compile(r"[东西南北中]?路|大道|街(?!道)")
"""北京路 lies in many cities."""
_DISTRICT = 2
"""The rank of a district or town."""
_JOINT = re.compile(r"[\s·\-—]*的?")


class Places:
    """The places of knowledge/places.yaml by the names people use."""

    def __init__(self, names: Iterable[PlaceName]) -> None:
        table: dict[str, list[PlaceName]] = {}
        for name in names:
            table.setdefault(name.name, []).append(name)
        self._table = table
        self._longest = max(map(len, table), default=0)
        self._beginnings = frozenset(name[:2] for name in table)
        self._beginning = _any_of(self._beginnings)

    def city(self, name: str) -> Place | None:
        """The place a name stands for when it is known to be one: 广州, 广州市, 番禺, 佛山市顺德区, 广东省.

        None when it is not known or several places share it.
        """
        name = re.sub(r"\s+", "", name)
        found = self._at(name, 0, explicit=True)
        return found[0] if found and found[1] == len(name) else None

    def find_in(self, text: str) -> tuple[tuple[Place, str], ...]:
        """The places named in running text with the words that name them, in order of appearance.

        广东佛山的顺德 is one place. A place may be where somebody comes from: the words around it say so.
        """
        found: list[tuple[Place, str]] = []
        start = 0
        while (begun := self._beginning.search(text, start)) is not None:
            start = begun.start()
            hit = self._at(text, start)
            if hit is None:
                start += 1
                continue
            place, end = hit
            found.append((place, text[start:end]))
            start = end
        return tuple(found)

    def doubtful_in(self, text: str, province: str) -> tuple[tuple[Place, int, int], ...]:
        """Names of a province that are everyday words (南山, 太和), each of one place, and where they stand.

        They count only where the words around them speak of a place; that is the caller's to judge.
        """
        found: list[tuple[Place, int, int]] = []
        for length in range(2, self._longest + 1):
            for start in range(len(text) - length + 1):
                names = [
                    name
                    for name in self._table.get(text[start : start + length], ())
                    if name.place.province == province
                ]
                places = {name.place for name in names}
                if len(places) == 1 and all(name.guarded and name.rank == _DISTRICT for name in names):
                    found.append((places.pop(), start, start + length))
        return tuple(sorted(found, key=lambda hit: (hit[1], -hit[2])))

    def _at(self, text: str, start: int, *, explicit: bool = False) -> tuple[Place, int] | None:
        """The place named from `start` on, and where its name ends."""
        hit = self._one(text, start, None, explicit)
        if hit is None:
            return None
        place, end = hit
        while True:
            joint = _JOINT.match(text, end)
            inner = self._one(text, joint.end() if joint else end, place, explicit)
            if inner is None:
                return place, end
            # 顺德容桂, 南海区狮山镇: the first district is the wider one.
            place, end = (inner[0] if place.district is None else place), inner[1]

    def _one(self, text: str, start: int, around: Place | None, explicit: bool) -> tuple[Place, int] | None:
        if text[start : start + 2] not in self._beginnings:
            return None
        for length in range(min(self._longest, len(text) - start), 1, -1):
            fits = [
                (end, name)
                for name in self._table.get(text[start : start + length], ())
                if (end := self._end(text, start, name, around, explicit)) is not None
            ]
            if not fits:
                continue
            furthest = max(end for end, _ in fits)
            widest = min(name.rank for end, name in fits if end == furthest)
            best = {name.place for end, name in fits if end == furthest and name.rank == widest}
            if len(best) == 1:
                return best.pop(), furthest
        return None

    @staticmethod
    def _end(text: str, start: int, name: PlaceName, around: Place | None, explicit: bool) -> int | None:
        """Where the name ends, with 省, 市 or 区 after it; None where it does not count here."""
        if around is not None and not name.place.within(_city_of(around)):
            return None
        bare = start + len(name.name)
        if name.full and text.startswith(name.full, start):
            return start + len(name.full)
        suffix = _SUFFIXES[name.rank].match(text, bare)
        end = suffix.end() if suffix else bare
        if explicit:
            shared = name.guarded and name.rank == 2 and name.full is None
            return None if shared and around is None else end
        settled = around is not None or (suffix is not None and name.rank == 1)
        if name.guarded and not settled:
            return None
        if suffix is None and (_ROAD.match(text, bare) or text.startswith(name.not_before, bare)):
            return None
        if around is None and text[:start].endswith(name.not_after):
            return None
        return end


def _any_of(beginnings: Iterable[str]) -> re.Pattern[str]:
    """Finds the next of so many two-character beginnings; nothing where there is none."""
    seconds: dict[str, list[str]] = {}
    for beginning in sorted(beginnings):
        seconds.setdefault(beginning[0], []).append(re.escape(beginning[1]))
    return re.compile(
        "|".join(f"{re.escape(one)}[{''.join(rest)}]" for one, rest in seconds.items()) or "(?!)"
    )


def _city_of(place: Place) -> Place:
    return Place(place.city, place.province) if place.district else place


# --- knowledge/places.yaml -------------------------------------------------------------------------


_FULL = re.compile(r"(?P<short>.{2,}?)(?:(?:壮族|瑶族)+自治县|街道|[区县市镇])")


def read_places(path: Path, root: Path) -> Places:
    """knowledge/places.yaml. Raises KnowledgeError."""
    located = read_yaml(path, root)
    provinces = shaped(TypeAdapter(list[ProvinceEntry]), located, located.data)
    return Places(_names(located, provinces))


def _names(located: Located, provinces: Sequence[ProvinceEntry]) -> Iterator[PlaceName]:
    seen: set[Place] = set()
    for p, province in enumerate(provinces):
        municipal = [city.name for city in province.cities] == [province.province]
        if not municipal:
            yield PlaceName(province.province, Place(None, province.province))
        for c, city in enumerate(province.cities):
            for name in _city_names(province.province, city):
                if name.place in seen:
                    located.fail(f"“{name.name}”写了两次", "只留一个", p, "cities", c)
                seen.add(name.place)
                yield name


def _city_names(province: str, city: CityEntry) -> Iterator[PlaceName]:
    yield PlaceName(
        city.name,
        Place(city.name, province),
        guarded=city.everyday_word,
        not_before=tuple(city.not_before),
        not_after=tuple(city.not_after),
    )
    for district in city.districts:
        guard = DistrictEntry(name=district) if isinstance(district, str) else district
        yield PlaceName(
            guard.name,
            Place(city.name, province, guard.name),
            not_before=tuple(guard.not_before),
            not_after=tuple(guard.not_after),
        )
    for written in city.with_city:
        full = _FULL.fullmatch(written)
        short = full["short"] if full else written
        yield PlaceName(
            short, Place(city.name, province, short), guarded=True, full=written if full else None
        )
