"""What a suite returns, and how the console tells it.

A suite is a module with `run(advisor) -> SuiteResult`, entered in `evals.runner.SUITES`; its floors go into
`gates.yaml` and its plain Chinese name and reason into `plain.yaml`. It judges each case once:

    judged = [
        Judged(
            case.id, case.question, expected="…", got="…", passed=right, why="the kind of fault",
            matter=case.matter, layer=case.layer, difficulty=case.difficulty, half="dev",
            scores={"dev exact": float(right)},
        )
        for case in cases
    ]
    return SuiteResult.of("amounts", judged)

`scores` name the figures the case counts for: a number between 0 and 1, or a pair (got, of) for shares of
something else than cases (facts read exactly, of those told). A figure is the sum of what was got over the
sum of what it is of; a pair whose second is 0 does not count. From the scores come the figures, their
intervals (`noise`), the comparison with the baseline and what is broken down by matter, layer and difficulty,
so ids must be unique in a suite and stay what they are.

`half` is "held-out" for cases that whoever works on the code must not read: console, JSON and JUnit tell
their ids alone, and the page shows them in a part of its own that is closed. "dev", or empty where a dataset
has no halves.

Figures that are no share of cases (seconds, counts, what is made by rule) go into `more`; `behind` names what
is wrong behind those of them that a gate holds, so that a missed gate can tell it. A suite may also give
`SuiteResult` its figures and failures itself, as those that measure speed do: then it has no intervals and no
baseline.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from evals import gates

Half = Literal["", "dev", "held-out"]
Score = float | tuple[float, float]
"""What a case adds to a figure: a number (of 1), or what was got and what it is of."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that was not passed; of the held-out half none is ever made."""

    case: str
    question: str
    expected: str
    got: str
    why: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One case with what was expected, what came and what it counts for; see the module."""

    id: str
    question: str
    expected: str
    got: str
    passed: bool
    why: str = ""
    matter: str = ""
    layer: str = ""
    difficulty: str = ""
    half: Half = ""
    scores: Mapping[str, Score] = field(default_factory=dict)

    @property
    def shown(self) -> bool:
        """Whether its words may stand where somebody at work on the code reads them."""
        return self.half != "held-out"

    def to_json(self, *, words: bool) -> dict[str, Any]:
        """`words` False leaves out what the case says; of one that was passed they are always left out."""
        words = words and not self.passed
        told = {"question": self.question, "expected": self.expected, "got": self.got}
        return {
            "id": self.id,
            "matter": self.matter,
            "layer": self.layer,
            "difficulty": self.difficulty,
            "half": self.half,
            "passed": self.passed,
            "why": self.why,
            **(told if words else {}),
            "scores": {name: got_of(score) for name, score in self.scores.items()},
        }


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """`cases` is how many were put; `judged` has one record for each, where the suite keeps them.

    `behind` has, for a figure that no case counts for, the ids of what is wrong.
    """

    suite: str
    cases: int
    figures: Mapping[str, float]
    failures: tuple[Failure, ...]
    judged: tuple[Judged, ...] = ()
    behind: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        suite: str,
        judged: Iterable[Judged],
        more: Mapping[str, float] | None = None,
        behind: Mapping[str, tuple[str, ...]] | None = None,
    ) -> SuiteResult:
        """The result of judged cases. Raises ValueError for an id that occurs twice."""
        cases = tuple(judged)
        if len({case.id for case in cases}) < len(cases):
            raise ValueError(f"{suite}: an id of a judged case occurs twice")
        failures = tuple(
            Failure(case.id, case.question, case.expected, case.got, case.why)
            for case in cases
            if not case.passed and case.shown
        )
        return cls(suite, len(cases), {**figures_of(cases), **(more or {})}, failures, cases, behind or {})

    def cell(self, figure: str) -> tuple[str, str]:
        """The row and the measure of a figure that belongs into a grid; without a row of one that does not.

        Such are figures named "row | measure", and those of single matters, of which intervals say nothing.
        """
        row, _, measure = figure.rpartition(" | ")
        if not row and not any(figure in case.scores for case in self.judged):
            matter, _, last = figure.rpartition(" ")
            row, measure = (matter, last) if matter in {case.matter for case in self.judged} else ("", figure)
        return row, measure

    def missed(self, gate: Mapping[str, Any]) -> list[str]:
        """The floors of gates.yaml not reached, in words."""
        return gates.missed(self.suite, self.cases, self.figures, gate)

    def to_json(self) -> dict[str, Any]:
        return {
            "suite": self.suite,
            "cases": self.cases,
            "figures": {name: round(value, 4) for name, value in self.figures.items()},
            "failures": [
                {
                    "case": one.case,
                    "question": one.question,
                    "expected": one.expected,
                    "got": one.got,
                    "why": one.why,
                }
                for one in self.failures
            ],
            "judged": [case.to_json(words=case.shown) for case in self.judged],
        }

    def lines(self) -> list[str]:
        figures = "  ".join(f"{name} {value:.3f}" for name, value in self.figures.items())
        told = [f"{self.suite}: {self.cases} cases  {figures}"]
        for one in self.failures:
            told += [
                f"  ✗ {one.case}  {_line(one.question)}",
                f"      expected {_line(one.expected)}",
                f"      got      {_line(one.got)}",
            ]
        return told


def _line(text: str) -> str:
    return " ".join(text.split())


def counted(right: bool, due: bool = True) -> Score:
    """What a case adds to a figure where it is `due`, and nothing elsewhere.

    A suite whose cases all name all of its figures has them in one order, whichever case comes first.
    """
    return (float(right), 1.0) if due else (0.0, 0.0)


def got_of(score: Score) -> tuple[float, float]:
    """A score as the pair it stands for."""
    return score if isinstance(score, tuple) else (float(score), 1.0)


def scores_of(cases: Iterable[Judged], figure: str) -> dict[str, tuple[float, float]]:
    """By id, what each case adds to a figure; those that do not count for it are left out."""
    pairs = {case.id: got_of(case.scores[figure]) for case in cases if figure in case.scores}
    return {id: pair for id, pair in pairs.items() if pair[1]}


def figures_of(cases: Sequence[Judged]) -> dict[str, float]:
    """Every figure the cases count for, in the order in which they name them."""
    sums: dict[str, tuple[float, float]] = {}
    for case in cases:
        for name, score in case.scores.items():
            got, of = got_of(score)
            before = sums.get(name, (0.0, 0.0))
            sums[name] = (before[0] + got, before[1] + of)
    return {name: got / of for name, (got, of) in sums.items() if of}
