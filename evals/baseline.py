"""The last run that was kept: what each case came to, to compare with case by case.

`baseline.json` holds ids and scores, no words. `advisor eval --full --keep-baseline` writes the suites that
ran anew and leaves the others as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from advisor.errors import UserError
from evals.gates import Gate
from evals.noise import Difference, difference
from evals.report import SuiteResult, scores_of

BASELINE = Path(__file__).resolve().with_name("baseline.json")
_DIGITS = 4

Scores = Mapping[str, Mapping[str, tuple[float, float]]]
"""Of a suite: by figure and id, what was got and what it is of."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a figure since the baseline."""

    suite: str
    figure: str
    difference: Difference


def read_baseline(path: Path = BASELINE) -> dict[str, tuple[Mapping[str, str], Scores]]:
    """By suite: the stamp of the run that was kept, and its scores. Empty without a baseline.

    Raises UserError for a file that is none.
    """
    if not path.exists():
        return {}
    try:
        held: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return {
            suite: (entry["stamp"], {name: _spread(scores) for name, scores in entry["scores"].items()})
            for suite, entry in held.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(
            f"{path.name} 不是评测基线（{error}）。请删掉它，再用 --keep-baseline 重新保存。"
        ) from None


def keep_baseline(results: Iterable[SuiteResult], stamp: Mapping[str, str], path: Path = BASELINE) -> None:
    """Writes the scores of these suites over those kept; one figure a line, so that a diff can be read."""
    held = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for result in results:
        if result.judged:
            figures = dict.fromkeys(name for case in result.judged for name in case.scores)
            kept = {name: _folded(scores_of(result.judged, name)) for name in figures}
            held[result.suite] = {"stamp": dict(stamp), "scores": kept}
    lines = []
    for suite, entry in sorted(held.items()):
        rows = [
            f"   {json.dumps(name, ensure_ascii=False)}: {json.dumps(scores, separators=(',', ':'))}"
            for name, scores in sorted(entry["scores"].items())
        ]
        stamped = json.dumps(entry["stamp"], ensure_ascii=False)
        lines.append(
            f' "{suite}": {{\n  "stamp": {stamped},\n  "scores": {{\n' + ",\n".join(rows) + "\n  }\n }"
        )
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def changes(
    results: Iterable[SuiteResult],
    held: Mapping[str, tuple[Mapping[str, str], Scores]],
    gates: Mapping[str, Gate],
) -> list[Change]:
    """Every figure that the baseline has too, with what became of it."""
    found = []
    for result in results:
        _, before = held.get(result.suite, ({}, {}))
        bounds = gates[result.suite].bounds if result.suite in gates else {}
        for figure, scores in before.items():
            fewer = figure in bounds and bounds[figure].lower_is_better
            told = difference(scores, scores_of(result.judged, figure), fewer_is_better=fewer)
            if told is not None:
                found.append(Change(result.suite, figure, told))
    return found


def _folded(scores: Mapping[str, tuple[float, float]]) -> dict[str, list[Any]]:
    """The ids grouped by score: most cases have one of few, and a line a case would make a long file."""
    groups: dict[str, list[Any]] = {}
    for id, (got, of) in scores.items():
        groups.setdefault(f"{round(got, _DIGITS):g}/{round(of, _DIGITS):g}", []).append(id)
    return dict(sorted(groups.items()))


def _spread(groups: Mapping[str, list[str]]) -> dict[str, tuple[float, float]]:
    spread = {}
    for score, ids in groups.items():
        got, _, of = score.partition("/")
        spread.update(dict.fromkeys(ids, (float(got), float(of))))
    return spread
