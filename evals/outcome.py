"""A whole run: what ran, what fell short of its gate and by which cases, what changed since the baseline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evals.baseline import Change
from evals.gates import Bound, Gate, fallen
from evals.report import SuiteResult, scores_of

_NAMED = 12
"""Cases named behind a missed gate; the report has all."""


@dataclass(frozen=True, slots=True)
class Ran:
    result: SuiteResult
    seconds: float


@dataclass(frozen=True, slots=True)
class Missed:
    """A gate that was not reached. `cases` are the ids behind it: those that were right in the baseline
    where there are any, else all that are wrong. `figure` is empty where the suite as a whole fell short."""

    suite: str
    text: str
    figure: str = ""
    cases: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        if not self.cases:
            return self.text
        more = f" and {len(self.cases) - _NAMED} more" if len(self.cases) > _NAMED else ""
        return f"{self.text}; cases {', '.join(self.cases[:_NAMED])}{more}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`seconds` is of the whole run, `cpu` what was computed of them; `stamp` what it was made of."""

    profile: str
    stamp: Mapping[str, str]
    ran: tuple[Ran, ...]
    missed: tuple[Missed, ...]
    changes: tuple[Change, ...]
    gates: Mapping[str, Gate]
    seconds: float
    cpu: float = 0.0
    names: Mapping[str, str] = field(default_factory=dict)
    """What topics, entitlements and facts are called in Chinese, by id."""
    compared_with: str = ""
    """When the baseline was kept and of what commit; empty without one."""

    @property
    def results(self) -> tuple[SuiteResult, ...]:
        return tuple(one.result for one in self.ran)

    @property
    def cases(self) -> int:
        return sum(result.cases for result in self.results)

    def to_json(self) -> dict[str, Any]:
        """What `report.json` holds, and `--json` prints: of held-out cases no words."""
        return {
            "profile": self.profile,
            "seconds": round(self.seconds, 1),
            "cpu_seconds": round(self.cpu, 1),
            "stamp": dict(self.stamp),
            "suites": [one.result.to_json() | {"seconds": round(one.seconds, 1)} for one in self.ran],
            "missed": [one.line for one in self.missed],
            "compared_with": self.compared_with,
            "changes": [_change_json(one) for one in self.changes],
        }


def missed_by(result: SuiteResult, gate: Gate, changes: Sequence[Change]) -> Iterator[Missed]:
    """The gates a result does not reach, each with its cases."""
    if result.cases < gate.cases:
        yield Missed(result.suite, f"{result.suite}: {result.cases} cases ran, {gate.cases} expected")
    lost = {one.figure: one.difference.lost for one in changes if one.suite == result.suite}
    for figure, text in fallen(gate, result.figures):
        wrong = _wrong(result, figure, gate.bounds[figure])
        newly = tuple(id for id in lost.get(figure, ()) if id in wrong)
        yield Missed(result.suite, text, figure, newly or wrong)


def _wrong(result: SuiteResult, figure: str, bound: Bound) -> tuple[str, ...]:
    if figure in result.behind:
        return result.behind[figure]
    pairs = scores_of(result.judged, figure)
    return tuple(id for id, (got, of) in pairs.items() if (got > 0 if bound.lower_is_better else got < of))


def _change_json(change: Change) -> dict[str, Any]:
    told = change.difference
    return {
        "suite": change.suite,
        "figure": change.figure,
        "cases": told.cases,
        "before": round(told.before, 4),
        "now": round(told.now, 4),
        "interval": [round(told.low, 4), round(told.high, 4)],
        "chance": round(told.chance, 4),
        "verdict": told.verdict,
        "lost": list(told.lost),
        "won": list(told.won),
    }
