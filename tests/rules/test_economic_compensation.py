"""Compensation beyond the table of cases: contradictions, names, steps and a conversation's facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from advisor.domain import Award, Fact, Facts, Inquiry
from advisor.rules import evaluate
from advisor.rules.entitlements.compensation import ECONOMIC_COMPENSATION, UNLAWFUL_TERMINATION
from advisor.rules.entitlements.compensation.grounds import GROUNDS
from advisor.rules.grounds import GROUND
from advisor.rules.inputs import InputError
from advisor.rules.render import one_line
from advisor.sources import Library

USUAL: dict[str, Any] = {
    "city": "广州",
    "start": "2019-05-06",
    "end": "2026-03-20",
    "ground": "employer_proposed",
    "average_wage": "5800",
}


def compensation(library: Library, **changes: Any) -> Award:
    return evaluate("economic_compensation", {**USUAL, **changes}, library=library)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"end": "2019-05-05"}, "end"),
        ({"filing": "2026-03-19"}, "filing"),
        ({"filing": "2026-05-01", "interrupted": "2026-05-02"}, "interrupted"),
        ({"overtime_in_average": "5800.01"}, "overtime_in_average"),
        ({"transferred_from_start": "2019-05-06"}, "transferred_from_start"),
        ({"local_average_wage": "0"}, "local_average_wage"),
        ({"average_wage": "-1"}, "average_wage"),
        ({"ground": "不知道"}, "ground"),
        ({"start": "2019-02-30"}, "start"),
        ({"notice_given": "也许"}, "notice_given"),
        ({"ground": "refusal_to_sign_after_month", "end": "2019-06-05"}, "ground"),
    ],
)
def test_what_contradicts_or_cannot_be_read_names_its_input(
    changes: dict[str, str], named: str, library: Library
) -> None:
    with pytest.raises(InputError) as caught:
        compensation(library, **changes)
    assert caught.value.name == named
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("left_out", ["start", "end", "ground", "average_wage"])
def test_each_required_input_is_asked_for(left_out: str, library: Library) -> None:
    given = {name: value for name, value in USUAL.items() if name != left_out}
    award = evaluate("economic_compensation", given, library=library)
    assert award.outcome == "missing"
    assert [one.fact for one in award.missing] == [left_out]


def test_chinese_names_and_values(library: Library) -> None:
    award = evaluate(
        "经济补偿",
        {
            "城市": "广州",
            "入职": "2019年5月6日",
            "离职": "2026年3月20日",
            "原因": "劝退",
            "平均工资": "5800元",
        },
        library=library,
    )
    assert award.amount == Decimal("40600.00")


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
def test_every_ground_has_an_outcome_with_a_basis(ground: Any, library: Library) -> None:
    award = compensation(library, ground=ground.value, notice_given="是")
    assert award.outcome == ("not_applicable" if ground.refused else "award")
    assert award.basis and award.warnings
    if ground.refused:
        assert "《劳动合同法" in award.warnings[0] and one_line(award).endswith("。")


def test_every_ground_that_can_be_chosen_is_ruled_on() -> None:
    assert {option.value for option in GROUND.options} == set(GROUNDS)


def test_no_label_or_word_names_two_grounds() -> None:
    words = [word for one in GROUND.options for word in (one.value, one.label, *one.words)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("economic_compensation", {}),
        ("economic_compensation", {"ground": "article_40", "last_month_wage": "6000"}),
        ("economic_compensation", {"ground": "article_38", "start": "1990-01-31", "city": "深圳"}),
        (
            "economic_compensation",
            {"ground": "unknown_cause", "start": "1990-01-31", "average_wage": "90000"},
        ),
        ("economic_compensation", {"end": "2009-01-31", "start": "1990-01-31"}),
        ("unlawful_termination", {"start": "1990-01-31", "end": "2010-05-06"}),
        ("unlawful_termination", {"average_wage": "90000", "local_average_wage": "9000"}),
    ],
)
def test_every_step_rests_on_law_in_force_on_its_day(
    name: str, changes: dict[str, str], library: Library
) -> None:
    given = {**USUAL, **changes}
    if name == "unlawful_termination":
        given.pop("ground")
    award = evaluate(name, given, library=library)
    assert award.steps
    for step in award.steps:
        assert step.basis
        for ref in step.basis:
            instrument = library.find(ref.instrument)
            assert instrument is not None and step.on is not None
            state = library.state(instrument, step.on)
            assert state in ("in_force", "in_doubt", "text_not_held"), (step.label, ref)


def test_the_union_notice_is_no_ground_before_the_interpretation(library: Library) -> None:
    given = {name: value for name, value in USUAL.items() if name != "ground"}
    told = evaluate("unlawful_termination", given, library=library).warnings
    assert any("工会" in line for line in told)
    before = evaluate("unlawful_termination", {**given, "end": "2020-12-31"}, library=library).warnings
    assert not any("工会" in line for line in before)


def test_a_range_shows_both_readings_and_what_they_share_once(library: Library) -> None:
    award = compensation(library, ground="article_40", last_month_wage="6000")
    labels = [step.label for step in award.steps]
    assert sum(label.startswith("工作年限") for label in labels) == 1
    assert "代通知金，最少" in labels and "代通知金，最多" in labels
    assert len(labels) == len(set(labels))


def inquiry(**facts: Any) -> Inquiry:
    told = Facts({name: Fact(name, value, "") for name, value in facts.items()})
    return Inquiry("", date(2026, 11, 22), date(2026, 11, 22), facts=told)


def test_a_conversation_gives_the_end_and_a_wage_to_confirm() -> None:
    asked = inquiry(employment_end=date(2026, 3, 20), monthly_wage=Decimal(5800))
    for entitlement in (ECONOMIC_COMPENSATION, UNLAWFUL_TERMINATION):
        case = entitlement.from_inquiry(asked, {"filing": asked.filing})
        assert case.inputs["end"] == date(2026, 3, 20) and case.inputs["average_wage"] == Decimal(5800)
        assert [one.fact for one in case.missing] == ["average_wage"]
        assert case.warnings


def test_an_end_still_to_come_is_not_held_against_the_filing_date() -> None:
    asked = inquiry(employment_end=date(2026, 12, 31))
    case = ECONOMIC_COMPENSATION.from_inquiry(asked, {"filing": asked.filing})
    assert "filing" not in case.inputs
    later = ECONOMIC_COMPENSATION.from_inquiry(replace(asked, facts=Facts()), {"filing": asked.filing})
    assert later.inputs == {"filing": asked.filing}
