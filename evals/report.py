"""What a suite found, and how it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Failure:
    case: str
    question: str
    expected: str
    got: str
    why: str


@dataclass(frozen=True, slots=True)
class SuiteResult:
    suite: str
    cases: int
    figures: Mapping[str, float]
    failures: tuple[Failure, ...]

    def missed(self, gate: Mapping[str, float]) -> list[str]:
        """The floors not reached, in words."""
        missed = []
        if self.cases < gate.get("cases", 0):
            missed.append(f"{self.suite}: {self.cases} cases ran, {gate['cases']:.0f} expected")
        for name, floor in gate.items():
            if name != "cases" and self.figures.get(name, 0.0) < floor:
                missed.append(f"{self.suite}: {name} {self.figures.get(name, 0.0):.3f} is below {floor}")
        return missed

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
        }

    def lines(self) -> list[str]:
        figures = "  ".join(f"{name} {value:.3f}" for name, value in self.figures.items())
        told = [f"{self.suite}: {self.cases} cases  {figures}"]
        for one in self.failures:
            told += [
                f"  ✗ {one.case}  {one.question}",
                f"      expected {one.expected}",
                f"      got      {one.got}",
            ]
        return told
