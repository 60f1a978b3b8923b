"""What a replaced text said is not told under a citation that shows today's."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.answering import verify
from advisor.domain import (
    Block,
    CaseFile,
    Citation,
    Draft,
    Evidence,
    Inquiry,
    ProvisionRef,
    Section,
    Sentence,
)
from advisor.sources import Library

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load()


def reason(id: str, library: Library, on: date = TODAY) -> str | None:
    claim = library.claims[id]
    cited = tuple(Citation(n, ref, "要旨", None, "in_force") for n, ref in enumerate(claim.provisions, 1))
    sentence = Sentence(claim.text, "claim", id, tuple(one.n for one in cited))
    draft = Draft((Section("law", "", (Block("item", (sentence,)),)),), cited)
    answer = verify(draft, Inquiry("", on, on), Evidence(), (), library=library, case=CaseFile())
    assert answer.verification is not None
    return next((struck.reason for struck in answer.verification.struck), None)


@pytest.mark.parametrize("id", ["gd-unemployment-2022-17-months", "gd-minimum-2021-month"])
def test_a_gist_of_a_replaced_text_holds_for_its_own_time_alone(id: str, library: Library) -> None:
    assert "另一个时间的文本" in (reason(id, library) or "")
    assert reason(id, library, date(2024, 6, 1)) is None


def test_a_gist_of_todays_text_is_not_told_of_an_earlier_day(library: Library) -> None:
    held = library.provision(ProvisionRef("广东省失业保险条例", "第十九条"), TODAY)
    assert held is not None
    today = held.claims[0].id
    assert reason(today, library) is None
    assert reason(today, library, date(2024, 6, 1)) is not None


def test_a_gist_that_says_until_when_it_held_stays_true(library: Library) -> None:
    assert "到2024年" in library.claims["holidays-2014-2-eleven"].text
    assert reason("holidays-2014-2-eleven", library) is None
