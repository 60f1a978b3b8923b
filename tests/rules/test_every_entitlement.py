"""What holds of every entitlement: it asks for what it needs, refuses nonsense, and proves each step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from advisor.domain import Award, ProvisionRef
from advisor.errors import UserError
from advisor.rules import catalogue, evaluate
from advisor.rules.base import Entitlement
from advisor.rules.registry import entitlements
from advisor.rules.render import lawyer_table, one_line, whole
from advisor.sources import Library
from advisor.sources.schema import FACT_NAMES
from tests.rules.samples import cases_of, complete, entitlements_with_cases

IDS = [entitlement.id for entitlement in entitlements()]
FOR_ALL = pytest.mark.parametrize("entitlement", entitlements(), ids=IDS)
STANDS = ("in_force", "in_doubt", "text_not_held")
MONEY_CASES, OTHER_CASES = 15, 8
NONSENSE: tuple[Any, ...] = (
    *(
        "胡说",
        "-1",
        "",
        " ",
        "\n",
        "\0",
        "null",
        "nan",
        "1e999",
        "9" * 400,
        "2024-13-45",
        "²",
        "{",
        "[1,",
        "是否",
    ),
    *(-1, 0, 10**30, 1.5, float("nan"), float("inf"), True, False, None),
    *([], [[]], [None], ["x"] * 500, {}, {"": 1}, {"2024-13": 1}, {"2024-07": None}, {"2024-07": {"a": 1}}),
)


def compute(entitlement: str, inputs: dict[str, Any], library: Library) -> Award:
    return evaluate(entitlement, inputs, library=library)


def awards(entitlement: str, library: Library) -> Iterator[tuple[str, Award]]:
    for case in cases_of(entitlement):
        yield case["name"], compute(entitlement, case["inputs"], library)


def test_every_entitlement_has_its_table_of_cases() -> None:
    assert sorted(entitlements_with_cases()) == sorted(IDS)


@FOR_ALL
def test_the_table_is_long_enough_to_mean_something(entitlement: Entitlement, library: Library) -> None:
    table = cases_of(entitlement.id)
    money = any(award.unit == "元" and award.total for _, award in awards(entitlement.id, library))
    own = [case for case in table if "自编" in case["source"]]
    assert len(own) >= (MONEY_CASES if money else OTHER_CASES), len(own)
    assert len({case["name"] for case in table}) == len(table)


@FOR_ALL
def test_a_required_input_left_out_is_asked_for(entitlement: Entitlement, library: Library) -> None:
    given = complete(entitlement.id)
    for spec in entitlement.inputs:
        if not spec.required:
            continue
        left = {name: value for name, value in given.items() if name != spec.name}
        award = compute(entitlement.id, left, library)
        assert award.outcome == "missing", spec.name
        asked = {entry.fact: entry for entry in award.missing}
        assert spec.name in asked
        assert asked[spec.name].why and asked[spec.name].where and asked[spec.name].ask


@FOR_ALL
def test_nothing_at_all_is_answered_with_questions(entitlement: Entitlement, library: Library) -> None:
    award = compute(entitlement.id, {}, library)
    assert award.outcome == "missing"
    assert award.missing
    assert one_line(award).startswith(entitlement.title)


@FOR_ALL
def test_leaving_out_any_input_of_any_case_never_raises(entitlement: Entitlement, library: Library) -> None:
    for case in cases_of(entitlement.id):
        for name in case["inputs"]:
            left = {other: value for other, value in case["inputs"].items() if other != name}
            try:
                award = compute(entitlement.id, left, library)
            except UserError as error:
                assert "\n" not in str(error)
            else:
                assert award.outcome != "missing" or award.missing, (case["name"], name)


@FOR_ALL
def test_nonsense_is_one_clear_line_or_not_taken_up(entitlement: Entitlement, library: Library) -> None:
    given = complete(entitlement.id)
    for spec in entitlement.inputs:
        for value in NONSENSE:
            try:
                award = compute(entitlement.id, {**given, spec.name: value}, library)
            except UserError as error:
                line = str(error)
                assert "\n" not in line and line.endswith(("。", "？")), (spec.name, value, line)
            else:
                assert award.title == entitlement.title


@FOR_ALL
def test_every_step_stands_on_law_of_its_day(entitlement: Entitlement, library: Library) -> None:
    for name, award in awards(entitlement.id, library):
        for step in award.steps:
            assert step.basis, (name, step.label)
            assert step.on is not None
            for ref in step.basis:
                assert_resolves(ref, library)
                instrument = library.find(ref.instrument)
                assert instrument is not None
                assert library.state(instrument, step.on) in STANDS, (name, step.label, str(ref), step.on)
            for use in step.parameters:
                assert use.effective <= step.on, (name, step.label, use)
                assert use.until is None or step.on <= use.until, (name, step.label, use)


@FOR_ALL
def test_every_other_basis_resolves(entitlement: Entitlement, library: Library) -> None:
    for name, award in awards(entitlement.id, library):
        assert award.basis or award.outcome == "missing", name
        for other in award.alternatives:
            assert other.basis, (name, other.reading)
        for refs in (
            award.basis,
            *(other.basis for other in award.alternatives),
            *(one.basis for one in award.deadlines),
        ):
            for ref in refs:
                assert_resolves(ref, library)
    for ref in entitlement.explained.basis:
        assert_resolves(ref, library)


def assert_resolves(ref: ProvisionRef, library: Library) -> None:
    instrument = library.find(ref.instrument)
    assert instrument is not None and instrument.title == ref.instrument, ref
    assert library.provision(ref) is not None, f"no text or gist of {ref}"


@FOR_ALL
def test_every_sum_agrees_with_itself(entitlement: Entitlement, library: Library) -> None:
    for name, award in awards(entitlement.id, library):
        if award.unit != "元":
            continue
        if award.bands is not None:
            bands = award.bands
            assert award.total == bands.recent + bands.older + bands.barred, name
            assert award.amount == bands.recent + bands.older, name
        if award.low is not None and award.high is not None:
            assert award.low <= award.high, name
        for value in (award.total, award.amount, award.low, award.high):
            assert value is None or (value >= 0 and value.as_tuple().exponent == -2), (name, value)


@FOR_ALL
def test_a_doubtful_figure_is_said_in_the_first_line(entitlement: Entitlement, library: Library) -> None:
    for name, award in awards(entitlement.id, library):
        uses = [use for step in award.steps for use in step.parameters]
        if any(use.verified != "official" for use in uses):
            assert "没有核对到官方原文" in award.warnings[0], name
            assert "没有核对到官方原文" in one_line(award), name


@FOR_ALL
def test_every_award_can_be_shown(entitlement: Entitlement, library: Library) -> None:
    for _, award in awards(entitlement.id, library):
        shown = whole(award)
        assert shown.startswith(entitlement.title)
        assert "None" not in shown and "Decimal" not in shown
        assert lawyer_table(award).count("\n") == (len(award.steps) + 1 if award.steps else 0)


@FOR_ALL
def test_the_inputs_are_explained_in_chinese(entitlement: Entitlement) -> None:
    names = [entitlement.id, entitlement.title, *entitlement.words]
    assert len(set(names)) == len(names)
    taken: dict[str, str] = {}
    for spec in entitlement.inputs:
        for text in (spec.label, spec.why, spec.where, spec.ask):
            assert any("一" <= letter <= "鿿" for letter in text), (spec.name, text)
        for word in (spec.name, spec.label, *spec.words):
            assert taken.setdefault(word, spec.name) == spec.name, word
    assert entitlement.explained.formula and entitlement.explained.basis


@FOR_ALL
def test_topics_may_name_every_input(entitlement: Entitlement) -> None:
    """`when:` of a topic knows the inputs by name (sources cannot ask the rules)."""
    assert {spec.name for spec in entitlement.inputs} <= FACT_NAMES


def test_no_name_stands_for_two_entitlements() -> None:
    names = [name for one in entitlements() for name in (one.id, one.title, *one.words)]
    assert sorted(names) == sorted(set(names))


def test_the_schemas_name_types_units_and_labels() -> None:
    for entry in catalogue():
        for name, field in entry.schema["properties"].items():
            assert field["title"] and field["x-ask"], (entry.id, name)
            assert "type" in field or "anyOf" in field, (entry.id, name)
        assert set(entry.schema["required"]) <= set(entry.schema["properties"])


def test_dates_of_figures_lie_inside_their_own_parameter(library: Library) -> None:
    for parameter in library.parameters.values():
        for value in parameter.values:
            assert value.end is None or value.start <= value.end
            assert value.checked_on <= date(2100, 1, 1)
