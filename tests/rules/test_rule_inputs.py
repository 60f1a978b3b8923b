"""What may be written for an input, and the one clear line for what may not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from advisor.errors import UserError
from advisor.rules import catalogue, evaluate
from advisor.sources import Library

GOOD: dict[str, Any] = {"city": "佛山", "start": "2024-06-01", "end": "2024-07-31", "post": "outdoor"}


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ({"start": "2024-02-30"}, "2024-02-30"),
        ({"start": "2023-02-29"}, "2023-02-29"),
        ({"start": "去年夏天"}, "去年夏天"),
        ({"start": "2024-06"}, "2024-06"),
        ({"start": 20240601}, "20240601"),
        ({"start": "0024-06-01"}, "开始日期"),
        ({"start": "2024-08-01"}, "2024-07-31"),
        ({"employment_end": "2024-05-31"}, "2024-05-31"),
        ({"filing": "2024-05-31"}, "2024-05-31"),
        ({"city": "火星"}, "火星"),
        ({"city": 4}, "4"),
        ({"post": "太空"}, "太空"),
        ({"post": ["outdoor"]}, "outdoor"),
        ({"paid": -5}, "-5"),
        ({"paid": "-5"}, "-5"),
        ({"paid": "12.345"}, "12.345"),
        ({"paid": "很多"}, "很多"),
        ({"paid": float("nan")}, "nan"),
        ({"paid": float("inf")}, "inf"),
        ({"paid": 1e300}, "99999999.99"),
        ({"paid": 10**400}, "太大"),
        ({"paid": True}, "true"),
        ({"paid": {"2024-06": -1}}, "2024年6月"),
        ({"paid": {"2024-13": 100}}, "2024-13"),
        ({"paid": "2024-06:100,2024-06:50"}, "写了两次"),
        ({"paid": '{"2024-06": 100, "2024-06": 50}'}, "写了两次"),
        ({"paid": '{"2024-06": 100'}, "JSON"),
        ({"paid": "2024-06:100,50"}, "月份:值"),
        ({"temperature": {"2024-06": 19.9}}, "20到50"),
        ({"temperature": {"2024-06": 50.1}}, "20到50"),
        ({"temperature": {"2024-06": "33.05"}}, "1位小数"),
        ({"attended_days": {"2024-06": 32}}, "0到31"),
        ({"attended_days": {"2024-06": -1}}, "不能是负数"),
        ({"attended_days": {"2024-06": "10.5"}}, "整数"),
        ({"attended_days": {"2024-06": 31}}, "共30天"),
        ({"attended_days": 11}, "按月"),
        ({"absence": {"2024-06": "罢工"}}, "罢工"),
        ({"drinks_value": "-1"}, "不能是负数"),
        ({"startt": "2024-06-01"}, "start"),
        ({"colour": "red"}, "colour"),
        ({"城市": "广州"}, "写了两次"),
    ],
)
def test_what_cannot_be_used_gets_one_clear_line(bad: dict[str, Any], named: str, library: Library) -> None:
    with pytest.raises(UserError) as told:
        evaluate("high_temperature_allowance", {**GOOD, **bad}, library=library)
    line = str(told.value)
    assert named in line
    assert "\n" not in line and len(line) < 300
    assert any("\u4e00" <= letter <= "\u9fff" for letter in line)


@pytest.mark.parametrize(
    "name", ["start", "end", "post", "city", "paid", "temperature", "absence", "drinks_value"]
)
@pytest.mark.parametrize(
    "nonsense", ["？？", "<script>", "\x00", [1, [2]], {"a": {"b": 1}}, object(), b"\xff", "9" * 5000]
)
def test_nonsense_never_escapes_as_another_error(name: str, nonsense: object, library: Library) -> None:
    with pytest.raises(UserError):
        evaluate("high_temperature_allowance", {**GOOD, name: nonsense}, library=library)


@pytest.mark.parametrize(
    "same",
    [
        {"start": date(2024, 6, 1)},
        {"start": "2024年6月1日"},
        {"start": "2024年6月1号"},
        {"start": "2024/6/1"},
        {"start": "２０２４-06-01"},
        {"post": "室外"},
        {"post": "OUTDOOR"},
        {"city": "佛山市"},
        {"city": "顺德"},
        {"paid": "0"},
        {"paid": None},
        {"paid": "没有"},
        {"paid": {}},
        {"paid": {"2024-06": None}},
        {"filing": ""},
        {"filing": None},
        {"employment_end": "在职", "filing": "2024-08-01"},
        {"temperature": "36℃"},
    ],
)
def test_one_meaning_in_many_forms(same: dict[str, Any], library: Library) -> None:
    assert evaluate("high_temperature_allowance", {**GOOD, **same}, library=library).total == Decimal(
        "600.00"
    )


@pytest.mark.parametrize(
    "paid", ["100", 100, 100.0, "100.00", "100元", "1,000.00元", Decimal(100), "2024年6月:100"]
)
def test_money_is_read_by_its_digits(paid: object, library: Library) -> None:
    due = {"1,000.00元": Decimal(0)}.get(str(paid), Decimal(500))
    assert evaluate("high_temperature_allowance", {**GOOD, "paid": paid}, library=library).total == due


def test_a_json_number_keeps_its_digits(library: Library) -> None:
    given = {**GOOD, "post": "indoor_uncooled", "temperature": {"2024-06": 32.9, "2024-07": 33.0}}
    assert evaluate("high_temperature_allowance", given, library=library).total == Decimal("300.00")


@pytest.mark.parametrize("left_out", ["city", "start", "post", "end"])
def test_each_needed_input_is_asked_for_when_left_out(left_out: str, library: Library) -> None:
    given = {name: value for name, value in GOOD.items() if name != left_out}
    award = evaluate("high_temperature_allowance", given, library=library)
    assert award.outcome == "missing"
    asked = award.missing[0]
    assert asked.fact == left_out
    assert asked.why and asked.where and asked.ask


def test_an_unknown_entitlement_is_answered_with_the_known(library: Library) -> None:
    with pytest.raises(UserError, match="high_temperature_allowance"):
        evaluate("moon_allowance", {}, library=library)
    assert evaluate("高温补贴", GOOD, library=library).total == Decimal("600.00")


def test_the_schema_says_what_a_form_needs() -> None:
    info = next(entry for entry in catalogue() if entry.id == "high_temperature_allowance")
    schema = info.schema
    assert schema["required"] == ["city", "start", "post"]
    assert schema["allOf"] == [{"anyOf": [{"required": ["end"]}, {"required": ["employment_end"]}]}]
    assert schema["additionalProperties"] is False
    assert set(schema["properties"]) == {
        *("city", "start", "end", "employment_end", "filing", "post", "temperature"),
        *("attended_days", "absence", "paid", "drinks_value", "interrupted"),
    }
    for field in schema["properties"].values():
        assert field["title"] and field["description"] and field["x-ask"]
    post = schema["properties"]["post"]
    assert post["enum"] == ["outdoor", "indoor_uncooled", "indoor_cooled"]
    assert post["x-labels"]["indoor_uncooled"] == "室内无降温"
    assert "null" in schema["properties"]["employment_end"]["type"]
    degrees = schema["properties"]["temperature"]["additionalProperties"]
    assert (degrees["minimum"], degrees["maximum"], degrees["x-unit"]) == (20, 50, "℃")


def test_labels_and_words_of_inputs_are_unambiguous() -> None:
    for info in catalogue():
        words = [word for spec in info.inputs for word in {spec.name, spec.label, *spec.words}]
        assert len(words) == len(set(words))
