"""The gates: what each suite must reach, from `gates.yaml`.

A suite's entry names `cases`, the least number that must have run, and figures with their bounds: a number
is a floor; `{least: …}` or `{most: …}` with an optional `goal`, which is shown and not held; `{zero: true}`
marks what no case may do (the figure must then be 0) or, with `least: 1`, what every case must. A suite with
`profile: full` is not part of the fast gate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from advisor.errors import UserError

GATES = Path(__file__).resolve().with_name("gates.yaml")
_SLACK = 1e-9
"""Figures are sums of floats: 0.7 + 0.1 + 0.2 is below 1."""
_WORDS = frozenset({"least", "most", "goal", "zero"})


@dataclass(frozen=True, slots=True)
class Bound:
    """What a figure must not fall below (`least`) or rise above (`most`), and where it should get (`goal`).

    `zero` marks a fault of which there may be none.
    """

    least: float | None = None
    most: float | None = None
    goal: float | None = None
    zero: bool = False

    @property
    def lower_is_better(self) -> bool:
        return self.most is not None

    def holds(self, value: float) -> bool:
        return (self.least is None or value >= self.least - _SLACK) and (
            self.most is None or value <= self.most + _SLACK
        )

    def reaches_goal(self, value: float) -> bool | None:
        """None where no goal is set."""
        if self.goal is None:
            return None
        return value <= self.goal + _SLACK if self.lower_is_better else value >= self.goal - _SLACK


@dataclass(frozen=True, slots=True)
class Gate:
    """What a suite must reach. `full` suites run in the full profile alone."""

    suite: str
    cases: int
    bounds: Mapping[str, Bound]
    full: bool


def read_gates(path: Path = GATES) -> dict[str, Gate]:
    """The gates by suite. Raises UserError that names the suite and figure for an entry that says nothing."""
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {suite: read_gate(suite, entry) for suite, entry in loaded.items()}


def read_gate(suite: str, entry: Mapping[str, Any]) -> Gate:
    figures = {name: value for name, value in entry.items() if name not in ("cases", "profile")}
    bounds = {name: _bound(suite, name, value) for name, value in figures.items()}
    return Gate(suite, int(entry.get("cases", 0)), bounds, entry.get("profile") == "full")


def _bound(suite: str, name: str, value: Any) -> Bound:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Bound(least=float(value))
    if not isinstance(value, Mapping) or set(value) - _WORDS or not set(value) - {"goal"}:
        raise UserError(f"gates.yaml: {suite}, {name}: write a floor, or least, most, goal and zero.")
    told = dict(value)
    if told.get("zero") and "least" not in told:
        told |= {"most": 0.0, "goal": 0.0}
    return Bound(**told)


def missed(suite: str, cases: int, figures: Mapping[str, float], entry: Mapping[str, Any]) -> list[str]:
    """What the suite did not reach, a line each."""
    gate = read_gate(suite, entry)
    return [*_too_few(gate, cases), *(line for _, line in fallen(gate, figures))]


def _too_few(gate: Gate, cases: int) -> list[str]:
    return [f"{gate.suite}: {cases} cases ran, {gate.cases} expected"] if cases < gate.cases else []


def fallen(gate: Gate, figures: Mapping[str, float]) -> Iterable[tuple[str, str]]:
    """(figure, what is wrong with it) of those outside their bounds or not measured at all."""
    for name, bound in gate.bounds.items():
        value = figures.get(name)
        if value is None:
            yield name, f"{gate.suite}: {name} was not measured"
        elif not bound.holds(value):
            limit = f"below {bound.least}" if bound.least is not None else f"above {bound.most}"
            yield name, f"{gate.suite}: {name} {value:.3f} is {limit}"
