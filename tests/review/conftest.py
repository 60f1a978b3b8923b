"""A store in a temporary folder, and an answer with its trace."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from advisor.domain import (
    Answer,
    Award,
    Block,
    CaseFile,
    Citation,
    Evidence,
    Fact,
    Facts,
    Hit,
    ProvisionRef,
    Section,
    Sentence,
    Struck,
    Verification,
)
from advisor.review import Store, open_store, trace
from advisor.settings import Settings

QUESTION = "车间没空调，高温津贴能要多少？我电话13812345678"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(Settings(data_dir=tmp_path))


@pytest.fixture
def answer() -> Answer:
    cited = Citation(
        1, ProvisionRef("测试条例", "第三条"), "要旨", date(2020, 1, 1), "in_force", gist="要发。"
    )
    other = Citation(2, ProvisionRef("测试办法", None), "原文", date(2021, 1, 1), "in_force", quote="照办。")
    sentence = Sentence("公司要发。", "claim", "test-3", (1,))
    return Answer(
        route="answer",
        text="公司要发。【1】",
        sections=(Section("short", "结论", (Block("paragraph", (sentence,)),)),),
        topics=("heat",),
        citations=(cited, other),
        awards=(Award("high_temperature_allowance", "award", "高温津贴", Decimal(900), Decimal(600)),),
        verification=Verification(2, (Struck("一定能赢。", "没有依据"),), date(2026, 11, 22), "abc"),
        case=CaseFile(Facts({"city": Fact("city", "佛山", "我在佛山")}), ("heat",), 2),
    )


@pytest.fixture
def traced(answer: Answer) -> dict[str, Any]:
    hit = Hit("测试条例", "第三条", date(2020, 1, 1), "local", 0.9, {"dense": 0.8})
    return trace(QUESTION, answer, Evidence((hit,)), milliseconds=420)
