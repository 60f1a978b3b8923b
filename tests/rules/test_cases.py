"""Every example of `cases/*.yaml`, one test each."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor.domain import Award
from advisor.rules import evaluate
from advisor.sources import Library

CASES = Path(__file__).parent / "cases"
KNOWN = {
    *("outcome", "total", "amount", "low", "high", "unit", "bands", "months", "steps", "basis"),
    *("missing", "says", "silent", "others", "deadlines"),
    *("last_day", "deadline_says", "inspection_day", "inspection_says"),
}


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize(("entitlement", "case"), cases())
def test_case(entitlement: str, case: dict[str, Any], library: Library) -> None:
    assert set(case) == {"name", "source", "inputs", "expect"}
    expect = case["expect"]
    assert set(expect) <= KNOWN, "an expectation nobody checks"
    award = evaluate(entitlement, case["inputs"], library=library)
    assert award.outcome == expect["outcome"], award.warnings
    check_sums(award, expect)
    check_trace(award, expect)
    if "missing" in expect:
        assert [entry.fact for entry in award.missing] == expect["missing"]
    for words in expect.get("says", ()):
        assert any(words in warning for warning in award.warnings), award.warnings
    for words in expect.get("silent", ()):
        assert not any(words in warning for warning in award.warnings), award.warnings
    check_deadline(award, "仲裁", expect.get("last_day"), expect.get("deadline_says"))
    check_deadline(award, "监察", expect.get("inspection_day"), expect.get("inspection_says"))
    if "deadlines" in expect:
        assert len(award.deadlines) == expect["deadlines"]


def check_sums(award: Award, expect: dict[str, Any]) -> None:
    for name in ("total", "amount", "low", "high"):
        if name in expect:
            expected = None if expect[name] is None else Decimal(expect[name])
            assert getattr(award, name) == expected, name
    if "bands" in expect:
        assert award.bands is not None
        found = (award.bands.recent, award.bands.older, award.bands.barred)
        assert found == tuple(Decimal(one) for one in expect["bands"])
    if "others" in expect:
        expected = [None if one is None else Decimal(one) for one in expect["others"]]
        assert [other.amount for other in award.alternatives] == expected
    if "unit" in expect:
        assert award.unit == expect["unit"]
    by_month = {item.label: item.value for item in award.items}
    for month, value in expect.get("months", {}).items():
        assert by_month[month] == value


def check_trace(award: Award, expect: dict[str, Any]) -> None:
    for words, value in expect.get("steps", ()):
        assert (words, value) in [(words, step.value) for step in award.steps if words in step.label]
    titles = [f"{ref.instrument}{ref.article or ''}" for ref in award.basis]
    for ref in expect.get("basis", ()):
        assert ref in titles, titles


def check_deadline(award: Award, kind: str, day: Any, says: str | None) -> None:
    found = next((one for one in award.deadlines if kind in one.label), None)
    if day is not None:
        assert found is not None
        assert found.day == (None if day == "none" else day)
    if says is not None:
        assert found is not None and says in found.note, found
