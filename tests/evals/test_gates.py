"""The gates: what is too little fails and says so; nothing fails silently."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.errors import UserError
from evals import gates
from evals.gates import GATES, read_gate, read_gates
from evals.page import plain
from evals.runner import BY_NAME_ALONE, FULL_ALONE, SUITES

FIGURES = {"exact": 0.95, "wrong": 0.0}


@pytest.mark.parametrize(
    ("entry", "figures", "told"),
    [
        ({"exact": 0.95}, FIGURES, []),
        ({"exact": 0.96}, FIGURES, ["s: exact 0.950 is below 0.96"]),
        ({"exact": {"least": 0.9, "goal": 1.0}}, FIGURES, []),
        ({"wrong": {"zero": True}}, FIGURES, []),
        ({"wrong": {"zero": True}}, {"wrong": 0.01}, ["s: wrong 0.010 is above 0.0"]),
        ({"wrong": {"most": 0.02}}, {"wrong": 0.02}, []),
        ({"kept": {"zero": True, "least": 1.0}}, {"kept": 0.99}, ["s: kept 0.990 is below 1.0"]),
        ({"exact": 0.95, "cases": 11}, FIGURES, ["s: 10 cases ran, 11 expected"]),
        ({"gone": 0.0}, FIGURES, ["s: gone was not measured"]),
        ({"wrong": {"most": 1.0}}, {}, ["s: wrong was not measured"]),
    ],
)
def test_what_is_missed_is_said(entry: dict[str, Any], figures: dict[str, float], told: list[str]) -> None:
    assert gates.missed("s", 10, figures, entry) == told


@pytest.mark.parametrize("value", [True, "0.9", {"floor": 0.9}, {}, {"goal": 0.9}])
def test_an_entry_that_bounds_nothing_is_refused(value: Any) -> None:
    with pytest.raises(UserError, match="s, exact"):
        read_gate("s", {"exact": value})


def test_a_goal_is_never_easier_than_its_floor() -> None:
    for gate in read_gates().values():
        for name, bound in gate.bounds.items():
            if bound.goal is not None and bound.least is not None:
                assert bound.goal >= bound.least, (gate.suite, name)


def test_every_suite_that_guards_has_a_gate_with_its_cases() -> None:
    held = read_gates()
    guarding = [name for name in SUITES if name not in BY_NAME_ALONE]
    assert set(held) == set(guarding), GATES
    assert all(gate.cases > 0 for gate in held.values())
    assert {name for name, gate in held.items() if gate.full} == set(FULL_ALONE)


def test_every_suite_and_gated_figure_has_words_for_people_who_are_no_programmers() -> None:
    words = plain()
    for gate in read_gates().values():
        own = words["suites"].get(gate.suite, {})
        assert own.get("title") and own.get("what") and own.get("why"), gate.suite
        for figure in gate.bounds:
            bare = figure.removeprefix("dev ").removeprefix("held-out ")
            assert bare in {**words["figures"], **own.get("figures", {})}, (gate.suite, figure)
