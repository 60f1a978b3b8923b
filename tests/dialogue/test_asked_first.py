"""What a message asks governs before what it only tells."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor.dialogue import understand, update_case
from advisor.sources.library import Library

CASES = yaml.safe_load(Path(__file__).with_name("asked_first.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["message"][:24] for case in CASES])
def test_what_is_asked_leads(case: dict[str, Any], library: Library, today: date) -> None:
    inquiry = understand(case["message"], as_of=today, case=None, library=library)
    first = tuple(case.get("first", ()))
    assert inquiry.matters[: len(first)] == first
    assert not set(inquiry.matters) & set(case.get("not", ()))
    assert inquiry.route == "answer"


def test_a_procedure_asked_about_later_joins_the_matter_and_steps_back_again(
    library: Library, today: date
) -> None:
    told = understand("老板拖欠工资三个月", as_of=today, case=None, library=library)
    case = update_case(told)
    asked = understand("去哪申请仲裁，收不收费", as_of=today, case=case, library=library)
    assert asked.matters == ("arbitration", "wage-arrears")
    after = understand("我在佛山", as_of=today, case=update_case(asked, case), library=library)
    assert after.matters == ("wage-arrears", "arbitration")
