"""Facts read out of what workers type: every message of cases.yaml, to the last fact."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor.dialogue import understand
from advisor.dialogue.understand import HEAT
from advisor.domain import CaseFile, Fact, Facts, Inquiry
from advisor.sources.library import Library

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))
TRACKED = (
    *("city", "district", "start", "end", "employment_end", "filing"),
    *("post", "temperature", "attended_days", "absence", "paid", "drinks_value"),
    *("monthly_wage", "monthly_base", "hourly_pay"),
)


def _typed(value: Any) -> Any:
    """Numbers of the file as the Decimals facts carry; a day stays a day."""
    if isinstance(value, dict):
        return {key: _typed(one) for key, one in value.items()}
    if isinstance(value, bool):
        return value
    return Decimal(value) if isinstance(value, int | float) else value


def _plain(value: Any) -> Any:
    return (
        {key: Decimal(one) if isinstance(one, int) else one for key, one in value.items()}
        if isinstance(value, dict)
        else value
    )


def _understood(case: dict[str, Any], library: Library, today: date) -> Inquiry:
    known = Facts({name: Fact(name, _typed(value), "") for name, value in case.get("known", {}).items()})
    file = CaseFile(facts=known, matters=(HEAT,), turns=1) if "known" in case else None
    return understand(case["message"], as_of=case.get("as_of", today), case=file, library=library)


@pytest.fixture(params=CASES, ids=[case["id"] for case in CASES])
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(request.param)


def test_a_message_gives_these_facts_and_no_others(
    case: dict[str, Any], library: Library, today: date
) -> None:
    inquiry = _understood(case, library, today)
    read = {fact.name: _plain(fact.value) for fact in inquiry.facts if fact.name in TRACKED}
    assert read == {name: _typed(value) for name, value in case["facts"].items()}
    assert inquiry.route == "answer"
    also = {name: inquiry.facts.get(name) for name in case.get("also", {})}
    assert also == {name: _typed(value) for name, value in case.get("also", {}).items()}
    for name, certainty in case.get("certainty", {}).items():
        assert inquiry.facts.entries[name].certainty == certainty, name


def test_notes_questions_and_matters_are_as_the_worker_meant(
    case: dict[str, Any], library: Library, today: date
) -> None:
    inquiry = _understood(case, library, today)
    for piece in case.get("notes", ()):
        assert any(piece in note for note in inquiry.notes), inquiry.notes
    if "notes" not in case:
        assert not [note for note in inquiry.notes if "没说准几号" not in note and "不是准数" not in note]
    if "asks" in case:
        assert list(inquiry.asks) == case["asks"]
    if "matters" in case:
        assert (HEAT in inquiry.matters) == case["matters"]


def test_every_fact_keeps_words_of_the_message(case: dict[str, Any], library: Library, today: date) -> None:
    inquiry = _understood(case, library, today)
    for fact in inquiry.facts:
        assert fact.words or fact.name in case.get("known", {})
        for part in filter(None, fact.words.split("，")):
            assert part in case["message"], (fact.name, part)


def test_the_file_is_large_enough_to_mean_something() -> None:
    assert len(CASES) >= 40
    assert len({case["id"] for case in CASES}) == len(CASES)
