"""Pay, hours, sums and grounds in workers' words: every sentence of money_facts.yaml."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor.dialogue.facts import extract
from advisor.dialogue.reading import read
from advisor.domain import Fact, Facts
from advisor.sources.library import Library

AS_OF = date(2026, 11, 22)
SAID = yaml.safe_load(Path(__file__).with_name("money_facts.yaml").read_text(encoding="utf-8"))
MARKS = ("says", "not", "about", "supposed", "disputed")


def _told(message: str, library: Library) -> dict[str, Fact]:
    found = extract(read(message), as_of=AS_OF, known=Facts(), heat_matter=False, library=library)
    return found.facts


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(str(one) for one in value)
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value


@pytest.mark.parametrize("case", [c for cases in SAID.values() for c in cases], ids=lambda case: case["says"])
def test_what_is_told_is_read_and_nothing_else(case: dict[str, Any], library: Library) -> None:
    told = _told(case["says"], library)
    expected = {name: _value(value) for name, value in case.items() if name not in MARKS}
    assert {name: told[name].value for name in expected if name in told} == expected
    for certainty in ("about", "supposed", "disputed"):
        named = case.get(certainty, ())
        assert {name: told[name].certainty for name in named} == dict.fromkeys(named, certainty)
    assert not set(case.get("not", ())) & set(told)


def test_the_words_are_the_workers_own(library: Library) -> None:
    message = "喺番禺做，包薪4千2，老細欠我一萬八"
    told = _told(message, library)
    assert {told["monthly_wage"].words, told["owed"].words} == {"包薪4千2", "老細欠我一萬八"}


@pytest.mark.parametrize(
    "message",
    [
        "工资",
        "一个月",
        "欠我",
        "每天小时",
        "9999999999999元工资",
        "从25点到99点",
        "月休99天",
        "0一个月",
        "欠我0",
    ],
)
def test_nothing_a_worker_may_write_raises(message: str, library: Library) -> None:
    assert "monthly_wage" not in _told(message, library)


def test_two_wages_are_asked_about(library: Library) -> None:
    found = extract(
        read("我工资4500，工资是5200"), as_of=AS_OF, known=Facts(), heat_matter=False, library=library
    )
    assert "monthly_wage" not in found.facts
    assert any("不止一个" in note for note in found.notes)


@pytest.mark.parametrize(
    ("message", "post"),
    [
        ("工地在南沙，欠我9600", None),
        ("工地上太阳晒着没有高温费", "outdoor"),
        ("我跑外卖的，学费补多少", None),
    ],
)
def test_a_post_is_told_when_the_heat_is_what_it_is_about(
    message: str, post: str | None, library: Library
) -> None:
    told = _told(message, library)
    assert (told["post"].value if "post" in told else None) == post
