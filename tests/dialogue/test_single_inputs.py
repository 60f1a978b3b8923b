"""Inputs that one entitlement alone asks for: read where told plainly, else left to be asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor.dialogue import understand
from advisor.sources.library import Library

CASES = yaml.safe_load(Path(__file__).with_name("single_inputs.yaml").read_text(encoding="utf-8"))


def plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("case", CASES, ids=[case["message"][:24] for case in CASES])
def test_what_is_told_for_one_entitlement_is_kept_for_it(
    case: dict[str, Any], library: Library, today: date
) -> None:
    facts = understand(case["message"], as_of=today, case=None, library=library).facts
    told = case.get("told", {})
    assert {name: plain(facts.get(name, "not read")) for name in told} == told
    assert not [name for name in case.get("not", ()) if name in facts]
