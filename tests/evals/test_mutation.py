"""The mutants: each of the breaks we promised to notice is there, and one that changes nothing survives."""

from __future__ import annotations

from contextlib import nullcontext
from typing import cast

import pytest

from advisor.advice import Advisor
from evals import mutation
from evals.mutation import FEW, MUTANTS, Mutant, lost
from evals.report import Judged

NOBODY = cast(Advisor, object())


def judged(*values: float) -> list[Judged]:
    return [Judged(f"c{n}", "", "", "", True, scores={"exact": one}) for n, one in enumerate(values)]


def mutant(**more: object) -> Mutant:
    return Mutant(
        "m", "amounts", "exact", lambda advisor: judged(1.0, 1.0), lambda advisor: nullcontext(), **more
    )  # type: ignore[arg-type]


def test_the_breaks_we_promised_to_notice_are_all_there() -> None:
    assert {one.name for one in MUTANTS} == {
        "verifier off",
        "claim check off",
        "a parameter one yuan off",
        "two provisions swapped",
        "date filter ignored",
        "crisis route removed",
        "reranker reversed",
    }
    assert {one.needed for one in MUTANTS} <= {1.0, FEW}


def test_a_mutant_that_changes_nothing_survives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutation, "MUTANTS", (mutant(),))
    result = mutation.run(NOBODY)
    assert result.figures["killed"] == 0.0
    assert [one.case for one in result.failures] == ["m"]


def test_losses_are_counted_in_cases_and_faults_the_other_way() -> None:
    whole, broken = judged(1.0, 1.0, 0.5), judged(0.0, 1.0, 0.25)
    assert lost(whole, broken, mutant()) == pytest.approx(1.25)
    assert lost(whole, broken, mutant(fewer=True)) == pytest.approx(-1.25)
    assert lost(whole, whole[:1], mutant()) == pytest.approx(1.5), "what did not run is lost"
