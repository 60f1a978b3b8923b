"""Cities that share a figure, by date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from advisor.domain import Instrument, Version
from advisor.errors import KnowledgeError
from advisor.rules.parameters import FigureMissing, Figures
from advisor.sources import Library
from advisor.sources.city_classes import read_city_classes
from advisor.sources.instruments import Register
from advisor.sources.names import name_key
from advisor.sources.places import Place

RULE = Instrument(
    "最低工资规定",
    "regulation",
    "某部",
    "全国",
    versions=(Version(date(2004, 3, 1), "gist", articles=15),),
)
REGISTER = Register((RULE,), {name_key(RULE.title): RULE})
GOOD = """\
- class: 乙省一类
  province: 乙省
  cities: [甲市, 丙市]
  from: 2018-07-01
  to: 2020-12-31
  reference: {instrument: 最低工资规定, article: 第十二条}
  checked_on: 2026-11-22
  verified: official
- class: 乙省二类
  province: 乙省
  cities: [甲市]
  from: 2021-01-01
  reference: {instrument: 最低工资规定, article: null}
  checked_on: 2026-11-22
  verified: unverified
  reason: 没有见到文件
"""


def read(tmp_path: Path, text: str) -> tuple[object, ...]:
    path = tmp_path / "city_classes.yaml"
    path.write_text(text, encoding="utf-8")
    return read_city_classes(path, tmp_path, REGISTER)


def test_a_city_may_change_its_class(tmp_path: Path) -> None:
    assert len(read(tmp_path, GOOD)) == 2


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("from: 2021-01-01", "from: 2020-06-01", 11, "甲市在同一天有两个类别"),
        ("to: 2020-12-31", "to: 2017-12-31", 5, "to 早于 from"),
        ("  reason: 没有见到文件\n", "", 15, "却没有写原因"),
        ("cities: [甲市]", "cities: []", 11, "cities"),
        ("province: 乙省", "provinces: 乙省", 2, "provinces"),
        ("最低工资规定, article: 第十二条", "没有的规定, article: null", 6, "没有《没有的规定》"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    with pytest.raises(KnowledgeError) as error:
        read(tmp_path, GOOD.replace(old, new, 1))
    assert f"city_classes.yaml:{line}:" in str(error.value)
    assert said in str(error.value)


def figures(library: Library, city: str | None) -> Figures:
    place = Place(city, "广东")
    return Figures(library.parameters, place, classes=library.city_classes)


@pytest.mark.parametrize(
    ("city", "day", "value"),
    [
        ("广州", date(2026, 8, 31), "2500"),
        ("广州", date(2026, 9, 1), "2680"),
        ("深圳", date(2026, 9, 1), "2700"),
        ("珠海", date(2026, 9, 1), "2300"),
        ("湛江", date(2025, 3, 1), "1850"),
        ("揭阳", date(2026, 8, 31), "1750"),
    ],
)
def test_a_city_reads_its_own_figure_or_its_class(library: Library, city: str, day: date, value: str) -> None:
    assert figures(library, city).need("minimum_wage_monthly", day).use.value == value


def test_a_figure_is_no_surer_than_the_class_it_was_found_by(library: Library) -> None:
    sure = figures(library, "珠海").need("minimum_wage_monthly", date(2026, 10, 1))
    unsure = figures(library, "东莞").need("minimum_wage_monthly", date(2026, 10, 1))
    assert (sure.use.verified, unsure.use.verified) == ("secondary", "unverified")
    assert "分类" in (unsure.reason or "")


def test_an_unknown_figure_of_a_class_is_missing(library: Library) -> None:
    with pytest.raises(FigureMissing):
        figures(library, "揭阳").need("minimum_wage_monthly", date(2026, 9, 1))


def test_the_province_alone_needs_the_city(library: Library) -> None:
    assert figures(library, None).needs_city("minimum_wage_monthly")
    assert not figures(library, None).needs_city("heat_allowance_monthly")
    assert not figures(library, "广州").needs_city("minimum_wage_monthly")


def test_every_guangdong_city_has_one_minimum_wage_a_day(library: Library) -> None:
    cities = {city for one in library.city_classes for city in one.cities} | {"深圳"}
    assert len(cities) == 21
    for city in cities:
        assert library.places.city(city) is not None
        for day in (date(2018, 9, 1), date(2022, 1, 1), date(2025, 3, 1), date(2026, 8, 31)):
            assert figures(library, city).read("minimum_wage_monthly", day) is not None, (city, day)
