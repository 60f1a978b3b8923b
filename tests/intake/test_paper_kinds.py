"""What is read in papers of every kind, and what is not: the table is papers.yaml."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor.advice import Advisor
from advisor.intake import propose
from tests.intake.test_uploaded_papers import paper

PAPERS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("papers.yaml").read_text("utf-8"))
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def advisor() -> Advisor:
    """Reading a paper needs the library alone, no built base."""
    return Advisor()


def as_docx(lines: list[str]) -> bytes:
    rows = [line.split(" | ") for line in lines if " | " in line]
    width = max(map(len, rows), default=0)
    words = [line for line in lines if " | " not in line]
    return paper(*words, table=[row + [""] * (width - len(row)) for row in rows])


@pytest.mark.parametrize("case", PAPERS, ids=[case["name"] for case in PAPERS])
@pytest.mark.parametrize("form", ["docx", "text"])
def test_a_paper_tells_what_stands_in_it_and_nothing_else(
    advisor: Advisor, case: dict[str, Any], form: str
) -> None:
    lines = case["paper"]
    data = as_docx(lines) if form == "docx" else "\n".join(lines).encode()
    read = propose(data, f"a.{form}", advisor=advisor, as_of=DAY)
    assert read.kind == case["kind"]
    assert {one.fact.name: one.shown for one in read.proposals if one.plain} == case["plain"]
    assert {one.fact.name: one.shown for one in read.proposals if not one.plain} == case["doubtful"]


@pytest.mark.parametrize("case", PAPERS, ids=[case["name"] for case in PAPERS])
def test_what_is_shown_names_nobody(advisor: Advisor, case: dict[str, Any]) -> None:
    read = propose(as_docx(case["paper"]), "a.docx", advisor=advisor, as_of=DAY)
    for one in read.proposals:
        words = read.change(one).words
        for private in ("990601199001011234", "15400001234", "张小明", "李大山", "赵敏", "王丽"):
            assert private not in words
