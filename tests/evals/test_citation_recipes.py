"""The citations suite: recipes that make the texts they promise, and a suite that notices a lax check."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from advisor.citations import is_verbatim
from advisor.citations.report import UNCHECKED, WRONG
from advisor.errors import UserError
from advisor.sources import Library
from evals import citations
from evals.altering import CHANGES, UNCHANGED, altered, exchanged
from evals.citations import CitationCase, cases, compose

ARTICLE = "用人单位应当在三日以内，按月发茶水，不得拖延；没有茶水的，补发开水。"
STILL_VERBATIM = {"verbatim", "stretch", "elided", "broken", "narrow", "wide", "joined", "no_stop"}


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load()


def advisor(library: Library) -> Any:
    return cast(Any, SimpleNamespace(library=library))


def test_there_are_enough_recipes_of_each_kind() -> None:
    told = cases()
    assert len(told) >= 150
    assert min(Counter(case.kind for case in told).values()) >= 8
    expected = Counter(verdict for case in told for verdict in case.verdicts)
    assert min(expected[verdict] for verdict in (*WRONG, *UNCHECKED, "verbatim", "found")) >= 3


def test_every_recipe_says_where_it_comes_from() -> None:
    for case in cases():
        told = (case.matter, case.layer, case.difficulty, case.author, case.source)
        assert all(told) and case.checked_by != case.author, case.id
        assert case.difficulty in ("easy", "medium", "hard"), case.id


def test_no_wording_of_the_law_is_kept_in_the_dataset() -> None:
    """What a recipe exchanges are single words."""
    for case in cases():
        assert all(len(word) <= 16 for pair in case.exchange for word in pair), case.id


@pytest.mark.parametrize("change", sorted(set(CHANGES) - STILL_VERBATIM))
def test_a_change_that_makes_a_quotation_wrong(change: str) -> None:
    assert not is_verbatim(altered(ARTICLE, change), ARTICLE)


@pytest.mark.parametrize("change", sorted(STILL_VERBATIM - {"wide", "joined"}))
def test_a_change_that_a_quotation_survives(change: str) -> None:
    made = altered(ARTICLE, change)
    assert is_verbatim(made, ARTICLE)
    assert (made == ARTICLE) == (change in UNCHANGED)


def test_a_change_that_changes_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="changes nothing"):
        altered("没有数目", "figure")
    with pytest.raises(ValueError, match="does not stand"):
        exchanged("应当发", [["可以", "不得"]])


def test_the_words_come_from_the_article(library: Library) -> None:
    case = next(case for case in cases() if case.change == "verbatim" and case.expect == "verbatim")
    text = compose(case, library)
    assert text.startswith(f"《{case.instrument}》{case.article}规定：“") and len(text) > 60


def test_a_recipe_whose_words_are_gone_is_named(library: Library) -> None:
    case = next(case for case in cases() if case.change == "verbatim")
    for wrong in (replace(case, article="第九百条"), replace(case, paragraph=9), replace(case, item=7)):
        with pytest.raises(UserError, match=case.id):
            compose(wrong, library)


def test_a_check_that_lets_altered_words_pass_is_noticed(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = tuple(case for case in cases() if case.kind in ("altered words", "quoted as it stands"))
    monkeypatch.setattr(citations, "cases", lambda: some)
    monkeypatch.setattr(sys.modules["advisor.citations.compare"], "is_within", lambda parts, text: True)
    result = citations.run(advisor(library))
    altered_words = [case for case in some if case.kind == "altered words"]
    assert result.figures["wrong citations caught"] == 0
    assert {failure.case for failure in result.failures} == {case.id for case in altered_words}


def test_an_unforeseen_verdict_is_told_with_text_and_reason(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    case: CitationCase = replace(cases()[0], expect="misquoted")
    monkeypatch.setattr(citations, "cases", lambda: (case,))
    (failure,) = citations.run(advisor(library)).failures
    assert (failure.case, failure.expected) == (case.id, "misquoted")
    assert failure.got.startswith("verbatim 中华人民共和国劳动合同法第八十二条")
    assert failure.why == "another verdict"
