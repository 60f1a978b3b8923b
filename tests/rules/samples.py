"""The table cases as data, for tests that hold of every entitlement."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent / "cases"


@cache
def cases_of(entitlement: str) -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load((CASES / f"{entitlement}.yaml").read_text(encoding="utf-8")))


def entitlements_with_cases() -> Iterator[str]:
    for path in sorted(CASES.glob("*.yaml")):
        yield path.stem


def complete(entitlement: str) -> dict[str, Any]:
    """Inputs that give a result: those of the first case that has one."""
    return next(
        dict(case["inputs"])
        for case in cases_of(entitlement)
        if case["expect"]["outcome"] in ("award", "range", "conflict")
    )
