"""The JSON shapes others rely on: keys are there, money has two decimals, dates are ISO days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from advisor.domain import (
    Answer,
    Award,
    Bands,
    CaseFile,
    Citation,
    Fact,
    Facts,
    Hit,
    Missing,
    ProvisionRef,
    Struck,
    Verification,
)
from advisor.rules import evaluate
from advisor.sources import Library
from advisor.wire import answer_json, award_json, citation_json, hit_json


def test_money_is_a_plain_string_with_two_decimals() -> None:
    award = Award(
        "x",
        "award",
        total=Decimal("4200"),
        amount=Decimal("0"),
        bands=Bands(Decimal(1), Decimal(2), Decimal(3)),
    )

    told = award_json(award)

    assert told["total"] == "4200.00"
    assert told["amount"] == "0.00"
    assert told["low"] is None
    assert told["bands"] == {"recent": "1.00", "older": "2.00", "barred": "3.00"}


def test_an_award_has_every_promised_key() -> None:
    promised = {
        "entitlement", "outcome", "total", "amount", "low", "high", "unit", "items", "bands", "alternatives",
        "steps", "basis", "missing", "warnings",
    }  # fmt: skip
    assert promised <= set(award_json(Award("x", "missing")))


def test_a_hit_has_every_promised_key() -> None:
    hit = Hit(
        "中华人民共和国劳动法",
        "第五十条",
        date(2018, 12, 29),
        "statute",
        0.5,
        {"keyword": 1.25},
        ("wording",),
    )

    told = hit_json(hit)

    assert {"instrument", "article", "version", "kind", "score", "legs", "via"} <= set(told)
    assert told["version"] == "2018-12-29"


def test_a_citation_in_doubt_is_in_force_and_says_its_state() -> None:
    told = citation_json(Citation(1, ProvisionRef("某纪要", None), "要旨", None, "in_doubt"))

    assert told["in_force"] is True
    assert told["state"] == "in_doubt"
    assert told["quote"] is None


def test_an_answer_carries_missing_facts_case_and_verification() -> None:
    answer = Answer(
        route="answer",
        text="……",
        missing=(Missing("city", "标准不同", "合同上"),),
        verification=Verification(3, (Struck("坏句子。", "没有依据"),), date(2026, 11, 22)),
        case=CaseFile(Facts({"start": Fact("start", date(2022, 5, 1), "2022年5月1日")})),
    )

    told = answer_json(answer)

    assert told["missing"][0]["fact"] == "city"
    assert told["verification"]["struck"] == [{"text": "坏句子。", "reason": "没有依据"}]
    assert told["case"]["facts"][0] == {
        "name": "start", "value": "2022-05-01", "words": "2022年5月1日", "certainty": "stated",
    }  # fmt: skip


def test_days_are_written_as_days_and_money_to_the_fen(library: Library) -> None:
    leave = award_json(evaluate("family_leave", {"province": "广东", "event": "birth"}, library=library))
    assert (leave["total"], leave["unit"]) == ("178", "天")
    wage = {"city": "广州", "months": ["2026-10"], "gross": 2450}
    assert award_json(evaluate("minimum_wage_shortfall", wage, library=library))["total"] == "230.00"
