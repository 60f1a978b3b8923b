"""The founding case answered once, its documents opened again, and made-up answers for the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from advisor.advice import Advisor, advise
from advisor.domain import Answer, Award, Block, CaseFile, Fact, Facts, Section, Sentence, Verification
from advisor.exports import render

DAY = date(2024, 9, 30)
ZHANG = (
    "我2022年5月1日进佛山一家厂，生产线普工，车间夏天三十五六度没空调，公司从没发过高温补贴，说没有这个福利，"
    "合法吗？我还在职，现在能要回多少？"
)
Opened = Callable[[str], Any]


@pytest.fixture(scope="session")
def zhang(advisor: Advisor) -> Answer:
    return advise(ZHANG, advisor=advisor, as_of=DAY)


@pytest.fixture(scope="session")
def opened(zhang: Answer, advisor: Advisor) -> Opened:
    """A document of Zhang's case, opened again with python-docx."""

    def open_again(id: str) -> Any:
        return Document(BytesIO(render(zhang, id, library=advisor.library, question=ZHANG)))

    return open_again


def lines(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def rows(document: Any, *head: str) -> list[list[str]]:
    """The rows of the first table whose head begins so, the head apart."""
    for table in document.tables:
        cells = [[cell.text for cell in row.cells] for row in table.rows]
        if cells[0][: len(head)] == list(head):
            return cells[1:]
    raise AssertionError(f"no table {head}")


def under(document: Any, heading: str) -> list[str]:
    """The paragraphs between a heading and the next one of its level or above."""
    found: list[str] = []
    level = 0
    for paragraph in document.paragraphs:
        name = paragraph.style.name
        depth = int(name.removeprefix("Heading ")) if name.startswith("Heading ") else 0
        if depth and level and depth <= level:
            break
        if level:
            found.append(paragraph.text)
        elif depth and paragraph.text == heading:
            level = depth
    assert level, heading
    return found


def made(*awards: Award, topics: tuple[str, ...] = (), **facts: object) -> Answer:
    """An answer with these sums and facts, and nothing cited."""
    told = Facts({name: Fact(name, value, f"我说的{name}") for name, value in facts.items()})
    said = Section("short", "简短回答", (Block("paragraph", (Sentence("照您说的算。", "connective"),)),))
    return Answer(
        "answer",
        "照您说的算。",
        sections=(said,),
        topics=topics,
        awards=awards,
        verification=Verification(1, (), DAY, "0" * 64),
        case=CaseFile(facts=told),
    )


def award(entitlement: str, value: str = "100.00", **more: Any) -> Award:
    plain = Award(
        entitlement, "award", title=f"试算的{entitlement}", total=Decimal(value), amount=Decimal(value)
    )
    return replace(plain, **more)
