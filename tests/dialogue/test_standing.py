"""Who the worker is and whether they are still there: what is told, not what is said, feared or asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor.answering.conditions import admits
from advisor.dialogue import understand
from advisor.sources.library import Library

CASES = yaml.safe_load(Path(__file__).with_name("standing.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["message"][:24] for case in CASES])
def test_only_what_is_told_of_the_worker_is_a_fact(
    case: dict[str, Any], library: Library, today: date
) -> None:
    facts = understand(case["message"], as_of=today, case=None, library=library).facts
    told = case.get("told", {})
    assert {name: facts.get(name) for name in told} == told
    assert not [name for name in case.get("not", ()) if name in facts]


@pytest.mark.parametrize(
    "message",
    ["我58，过了退休年纪，没签合同，有没有二倍工资", "我都超过退休年龄了，公司没签合同，能要双倍工资吗"],
)
def test_past_the_pension_age_the_monthly_second_wage_is_not_said(
    message: str, library: Library, today: date
) -> None:
    facts = understand(message, as_of=today, case=None, library=library).facts
    topic = library.topics["no-written-contract"]
    shown = {entry.claim.id for entry in topic.claims if admits(entry.when, facts)}
    assert "no-contract-topic-over-age" in shown
    assert not shown & {"no-contract-topic-eleven", "no-contract-topic-unlawful"}
