"""The support suite: recipes bound to claims that exist, and a suite that notices laxity."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from advisor.errors import UserError
from advisor.sources import Library
from evals import support
from evals.support import (
    cases,
    compose,
    in_plain_words,
    struck,
    with_digit_altered,
    with_neighbours_figure,
)


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load()


def test_there_are_enough_wrong_and_right_statements() -> None:
    told = cases()
    assert sum(not case.is_right for case in told) >= 60
    assert sum(case.is_right for case in told) >= 40
    assert min(Counter(case.kind for case in told).values()) >= 6


def test_every_recipe_can_be_said_and_says_something_else(library: Library) -> None:
    for case in cases():
        claim, text = compose(case, library)
        assert (text == claim.text) == (not case.exchange and case.says is None), case.id


def test_a_recipe_whose_claim_or_words_are_gone_is_named(library: Library) -> None:
    case = next(case for case in cases() if case.exchange)
    for wrong in (replace(case, claim="nobody"), replace(case, exchange=[["没有这个词", "x"]])):
        with pytest.raises(UserError, match=case.id):
            compose(wrong, library)


def test_a_statement_is_judged_with_its_citations(library: Library) -> None:
    case = next(case for case in cases() if case.kind == "right as written")
    text = library.claims[case.claim].text
    assert struck(case, text, library) is None
    elsewhere = replace(case, cites=[["中华人民共和国劳动法", "第五十条"]])
    assert struck(elsewhere, text, library) == "出处不是这句话所依据的条文"
    assert struck(case, f"「{text}」", library, kind="quotation") is not None


def test_a_digit_altered_by_rule_differs_in_that_digit(library: Library) -> None:
    made = list(with_digit_altered(library))
    assert len(made) > 500
    for claim, text in made:
        differing = [at for at, (one, other) in enumerate(zip(claim.text, text, strict=True)) if one != other]
        assert len(differing) == 1


def test_a_neighbours_figure_is_another_one(library: Library) -> None:
    made = list(with_neighbours_figure(library))
    assert len(made) > 300
    assert all(text.replace("两", "二") != claim.text.replace("两", "二") for claim, text in made)


def test_plain_words_stand_for_one_word_of_law(library: Library) -> None:
    made = list(in_plain_words(library))
    assert len(made) > 300
    assert all(text != claim.text for claim, text in made)


def test_a_verifier_that_lets_everything_stand_is_noticed(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [next(case for case in cases() if case.kind == kind) for kind in ("negated", "right as written")]
    monkeypatch.setattr(support, "cases", lambda: told)
    monkeypatch.setattr(support, "with_digit_altered", lambda library: iter(()))
    monkeypatch.setattr(support, "with_neighbours_figure", lambda library: iter(()))
    monkeypatch.setattr(support, "in_plain_words", lambda library: iter(()))
    advisor = cast(Any, SimpleNamespace(library=library))
    assert support.run(advisor).failures == ()
    monkeypatch.setattr("advisor.answering.checks.reason_to_refuse", lambda text, claim: None)
    result = support.run(advisor)
    assert [failure.case for failure in result.failures] == [told[0].id]
    assert (result.figures["false support"], result.figures["right kept"]) == (1.0, 1.0)
