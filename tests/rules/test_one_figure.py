"""A figure changed in one line of one file changes every result that rests on it, and no other."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from advisor.rules import evaluate
from advisor.settings import get_settings
from advisor.sources import Library

LINE = 'value: "2680"'


@pytest.fixture
def raised(tmp_path: Path) -> Library:
    """The library with Guangzhou's minimum wage of September 2026 raised by 20 yuan."""
    folder = tmp_path / "knowledge"
    shutil.copytree(get_settings().knowledge_dir, folder)
    file = folder / "parameters" / "minimum_wage.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(LINE) == 1
    file.write_text(text.replace(LINE, 'value: "2700"'), encoding="utf-8")
    return Library.load(folder)


def sums(library: Library, month: str, city: str = "广州") -> list[Decimal | None]:
    wage = {"city": city, "months": [month], "gross": 2450}
    return [evaluate("minimum_wage_shortfall", wage, library=library).total]


def test_what_rests_on_the_figure_follows(library: Library, raised: Library) -> None:
    assert sums(library, "2026-10") == [Decimal("230.00")]
    assert sums(raised, "2026-10") == [Decimal("250.00")]


def test_other_months_and_cities_stay(library: Library, raised: Library) -> None:
    assert sums(raised, "2026-08") == sums(library, "2026-08") == [Decimal("50.00")]
    assert sums(raised, "2026-10", "深圳") == sums(library, "2026-10", "深圳") == [Decimal("250.00")]
