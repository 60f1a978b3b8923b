"""How sure a figure is, and when a change is one: what luck alone would do is called none."""

from __future__ import annotations

import pytest

from evals.noise import difference, interval


def shares(right: int, of: int) -> dict[str, float]:
    return {f"c{n}": float(n < right) for n in range(of)}


def test_an_interval_holds_the_figure_and_narrows_with_more_cases() -> None:
    few, many = (interval(shares(right, of).values()) for right, of in ((16, 20), (320, 400)))
    assert few and many
    assert few[0] < 0.8 < few[1]
    assert many[1] - many[0] < (few[1] - few[0]) / 2
    # Of 400 cases at 0.8 the normal approximation gives 0.761 to 0.839.
    assert many == (pytest.approx(0.761, abs=0.006), pytest.approx(0.839, abs=0.006))


def test_cases_that_all_went_alike_leave_more_open_than_nothing() -> None:
    assert interval([1.0] * 21) == (pytest.approx(0.839, abs=0.001), 1.0)
    assert interval([0.0] * 21) == (0.0, pytest.approx(0.161, abs=0.001))


def test_a_share_of_something_else_is_drawn_case_by_case() -> None:
    together = interval([(10.0, 10.0)] * 5 + [(0.0, 10.0)] * 5)
    apart = interval([1.0] * 50 + [0.0] * 50)
    assert together and apart
    assert together[1] - together[0] > 2 * (apart[1] - apart[0])


def test_without_cases_there_is_no_interval() -> None:
    assert interval([]) is None
    assert interval([(0.0, 0.0)]) is None


def test_the_same_outcomes_are_no_change() -> None:
    told = difference(shares(30, 40), shares(30, 40))
    assert told is not None
    assert (told.verdict, told.low, told.high, told.lost, told.won) == ("none", 0.0, 0.0, (), ())


@pytest.mark.parametrize(
    ("lost", "verdict"), [(1, "none"), (3, "none"), (5, "none"), (6, "worse"), (9, "worse")]
)
def test_five_cases_that_went_one_way_may_be_luck_six_are_not(lost: int, verdict: str) -> None:
    told = difference(shares(90, 100), shares(90 - lost, 100))
    assert told is not None
    assert told.verdict == verdict
    assert len(told.lost) == lost and not told.won
    assert told.now - told.before == pytest.approx(-lost / 100)
    assert told.low <= told.now - told.before <= told.high


def test_as_many_up_as_down_is_none() -> None:
    before = shares(50, 100)
    now = {id: 1.0 - value if int(id[1:]) in {*range(40, 60)} else value for id, value in before.items()}
    told = difference(before, now)
    assert told is not None and told.verdict == "none" and len(told.lost) == len(told.won) == 10


def test_of_faults_fewer_is_better() -> None:
    told = difference(shares(20, 100), shares(8, 100), fewer_is_better=True)
    assert told is not None and told.verdict == "better" and len(told.won) == 12


def test_only_cases_of_both_runs_are_compared() -> None:
    told = difference({"a": 1.0, "gone": 1.0}, {"a": 1.0, "new": 0.0})
    assert told is not None and (told.cases, told.before, told.now) == (1, 1.0, 1.0)
    assert difference({"a": 1.0}, {"b": 1.0}) is None


def test_a_case_that_stayed_as_it_was_is_not_named_though_others_moved() -> None:
    before = {"small": (1.0, 1.0), "large": (9.0, 10.0), "moved": (0.0, 4.0)}
    told = difference(before, {**before, "moved": (4.0, 4.0)})
    assert told is not None and told.won == ("moved",) and told.lost == ()
    assert (told.before, told.now) == (pytest.approx(10 / 15), pytest.approx(14 / 15))


def test_what_is_too_small_to_be_told_is_no_change() -> None:
    before = {f"c{n}": 0.5 for n in range(400)}
    now = {**before, **{f"c{n}": 0.51 for n in range(8)}}
    found = difference(before, now)
    assert found is not None
    assert found.chance < 0.05
    assert found.verdict == "none"
