"""The tables of docs/evaluation.md: one row a name, one column a measure, each in its own place."""

from __future__ import annotations

import pytest

from evals.report import SuiteResult
from evals.tables import DOCUMENT, replaced, table

ROWS = SuiteResult("ablation", 7, {"all | hit@5": 0.9, "all | recall@10": 0.75, "none | hit@5": 123.4}, ())


def test_figures_named_by_row_and_measure_make_a_grid() -> None:
    assert table(ROWS).split("\n") == [
        "| ablation (7) | hit@5 | recall@10 |",
        "| --- | --- | --- |",
        "| all | 0.900 | 0.750 |",
        "| none | 123 |  |",
    ]


def test_plain_figures_make_one_column() -> None:
    assert table(SuiteResult("speed", 1, {"seconds": 0.5}, ())).split("\n")[-1] == "| seconds | 0.500 |"


def test_a_suite_whose_figures_are_all_told_by_row_makes_a_grid_of_them() -> None:
    told = table(SuiteResult("answers", 2, {"dev said": 0.5, "dev all": 0.25, "held-out said": 1.0}, ()))
    assert told.split("\n")[0] == "| answers (2) | said | all |"
    assert told.split("\n")[2:] == ["| dev | 0.500 | 0.250 |", "| held-out | 1.000 |  |"]


def test_only_the_suites_own_place_is_written() -> None:
    before = "a\n<!-- x -->\nold\n<!-- /x -->\nb\n<!-- y -->\nkept\n<!-- /y -->\n"
    after = replaced(before, "x", "| new |", "Of today.")
    assert after == "a\n<!-- x -->\nOf today.\n\n| new |\n<!-- /x -->\nb\n<!-- y -->\nkept\n<!-- /y -->\n"


def test_a_suite_without_a_place_is_told() -> None:
    with pytest.raises(SystemExit, match="no place for z"):
        replaced("text", "z", "", "")


def test_the_document_has_a_place_for_each_table() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for suite in ("questions", "ablation", "performance", "page-load", "citations", "support", "ingestion"):
        replaced(text, suite, "", "")
