"""The case file as JSON: what goes out comes in again; what cannot be read is one Chinese line."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.case_json import case_json, load_case, read_case
from advisor.domain import (
    Asked,
    CaseFile,
    Contradiction,
    Fact,
    Facts,
    Missing,
    ProvisionRef,
    SumFound,
    Supposed,
)
from advisor.errors import UserError
from advisor.fact_names import NAMES, find

FACTS = (
    Fact("city", "东莞", "在东莞"),
    Fact("start", date(2022, 5, 1), "2022年5月", "inferred"),
    Fact("employment_end", None, "还在职"),
    Fact("monthly_wage", Decimal("5200.50"), "五千二", "about"),
    Fact("contract_signed", False, "没签"),
    Fact("attended_days", {"2024-07": 11}, "7月上了11天"),
    Fact("paid", {"2024-07": Decimal("150")}, "7月发了150"),
    Fact("unpaid_months", ("2026-08", "2026-09"), "8月9月"),
    Fact("ground", "dismissed", "被炒了"),
    Fact("annual_leave.year", Decimal(2025), "去年"),
)
WAGE = Missing("average_wage", "因为", "工资条", "多少？", "平均工资", "number", "元", False, "double_wage")
FULL = CaseFile(
    facts=Facts({fact.name: fact for fact in FACTS}),
    matters=("wage-arrears", "overtime-pay"),
    turns=4,
    awards=(SumFound("unpaid_wages", "工资", "range", low=Decimal("10.00"), high=Decimal("12.50")),),
    citations=(ProvisionRef("中华人民共和国劳动合同法", "第三十条"), ProvisionRef("某通知", None)),
    asked=(Asked(WAGE, turn=2, times=1, unknown=True),),
    contradictions=(
        Contradiction(
            Fact("age", Decimal(40), "四十"),
            Fact("age", Decimal(41), "四十一"),
        ),
    ),
    story="手伤了",
    supposed=Supposed("如果是深圳呢", Facts({"city": Fact("city", "深圳", "如果是深圳呢", "assumed")})),
)


def test_what_goes_out_comes_in_again() -> None:
    assert load_case(json.dumps(case_json(FULL), ensure_ascii=False)) == FULL
    assert read_case(case_json(CaseFile())) == CaseFile()


def test_what_is_left_out_is_empty() -> None:
    assert read_case({}) == CaseFile()
    assert read_case({"facts": [{"name": "city", "value": "东莞"}]}).facts.get("city") == "东莞"


@pytest.mark.parametrize(
    ("name", "written", "read"),
    [
        ("start", "2022-05-01", date(2022, 5, 1)),
        ("start", "2022年5月1日", date(2022, 5, 1)),
        ("start", "2022-05", date(2022, 5, 1)),
        ("monthly_wage", 6200, Decimal(6200)),
        ("monthly_wage", "6,200元", Decimal(6200)),
        ("contract_signed", "没有", False),
        ("employment_end", "还在职", None),
        ("ground", "自己辞职", "resigned"),
        ("unpaid_months", "2026-08、2026-09", ("2026-08", "2026-09")),
    ],
)
def test_a_person_may_edit_it(name: str, written: object, read: object) -> None:
    case = read_case({"facts": [{"name": name, "value": written}]})
    assert case.facts.get(name, "?") == read


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ([], "JSON 对象"),
        ({"colour": 1}, "colour"),
        ({"facts": {}}, "facts"),
        ({"facts": [{"name": "moon", "value": 1}]}, "moon"),
        ({"facts": [{"name": "start", "value": "someday"}]}, "someday"),
        ({"facts": [{"name": "start", "value": "2024-02-30"}]}, "2024-02-30"),
        ({"facts": [{"name": "monthly_wage", "value": "much"}]}, "月工资"),
        ({"facts": [{"name": "monthly_wage", "value": -5}]}, "-5"),
        ({"facts": [{"name": "monthly_wage", "value": True}]}, "月工资"),
        ({"facts": [{"name": "insured", "value": "maybe"}]}, "maybe"),
        ({"facts": [{"name": "ground", "value": "flew"}]}, "flew"),
        ({"facts": [{"name": "city"}]}, "value"),
        ({"facts": [{"name": "city", "value": "东莞", "certainty": "sure"}]}, "sure"),
        ({"facts": [{"name": "city", "value": "东莞"}, {"name": "city", "value": "深圳"}]}, "两次"),
        ({"facts": [{"name": "unpaid_months", "value": ["2026-13"]}]}, "月"),
        ({"turns": "many"}, "turns"),
        ({"turns": -1}, "turns"),
        ({"matters": [1]}, "matters"),
        ({"asked": [{"fact": "city", "kind": "guess"}]}, "guess"),
        ({"awards": [{"entitlement": "x", "outcome": "lots"}]}, "lots"),
        ({"version": 9}, "9"),
        ({"supposed": {"words": "x", "facts": 3}}, "列表"),
    ],
)
def test_what_cannot_be_used_is_one_chinese_line(data: Any, named: str) -> None:
    with pytest.raises(UserError) as told:
        read_case(data)
    assert named in str(told.value)
    assert "\n" not in str(told.value)
    assert any("\u4e00" <= letter <= "\u9fff" for letter in str(told.value))


@pytest.mark.parametrize("text", ["", "{", "nonsense", "[" * 100_000, '{"turns": 1e999}', '{"turns": NaN}'])
def test_a_broken_file_is_one_chinese_line(text: str) -> None:
    with pytest.raises(UserError):
        load_case(text)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "value", "facts", "turns", "asked", "words"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(_JSON, st.sampled_from(sorted(NAMES)))
def test_no_json_raises_anything_else(data: Any, name: str) -> None:
    for record in (data, {"facts": [{"name": name, "value": data}]}, {"asked": [data]}, {"awards": [data]}):
        try:
            case = read_case(record)
        except UserError:
            continue
        assert read_case(case_json(case)) == case


def test_a_fact_is_found_by_its_name_and_by_its_label() -> None:
    assert find("月工资") == find("monthly_wage") == "monthly_wage"
    assert find("入职") == "start"
    assert find("月亮") is None
