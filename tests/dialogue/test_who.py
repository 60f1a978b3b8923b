"""Who the worker is, where, since when and how: what everyday words tell, and what they do not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor.dialogue import understand
from advisor.sources.library import Library

TODAY = date(2026, 11, 22)
CASES = yaml.safe_load(Path(__file__).with_name("who.yaml").read_text(encoding="utf-8"))


def _plain(value: Any) -> Any:
    """Spans and counts are Decimals in facts, plain numbers (or text, to be exact) in the file."""
    number = isinstance(value, int | str) and not isinstance(value, bool)
    return Decimal(value) if number and str(value)[0].isdigit() else value


@pytest.mark.parametrize("case", CASES, ids=[case["message"][:24] for case in CASES])
def test_what_is_told_is_read_and_nothing_beyond(case: dict[str, Any], library: Library) -> None:
    facts = understand(case["message"], as_of=TODAY, case=None, library=library).facts
    for name, value in case.get("told", {}).items():
        assert name in facts, f"{name} not read"
        assert facts.get(name) == _plain(value), name
        assert facts.entries[name].words, name
    assert not [name for name in case.get("not", ()) if name in facts]
    for name in case.get("unsure", ()):
        assert facts.entries[name].certainty in ("disputed", "supposed")
