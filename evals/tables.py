"""`python -m evals.tables [SUITE …]`: measure anew and write the tables of docs/evaluation.md.

Without names all suites run, the whole base built from nothing among them: on an otherwise quiet machine, for
half an hour or so. With names only their tables are replaced. Every table says when, by which model, over how
large a base and at which commit it was measured.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from advisor.advice import Advisor
from advisor.clock import today
from advisor.errors import UserError
from evals import answers
from evals.report import SuiteResult
from evals.runner import SUITES
from evals.stamp import commit

GRIDS = {"answers": answers.MEASURES}
"""Suites whose figures are all named by row and measure."""
DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "evaluation.md"


def main() -> None:
    chosen = sys.argv[1:] or [name for name in SUITES if _block(name, DOCUMENT.read_text(encoding="utf-8"))]
    for name in chosen:
        if name not in SUITES:
            raise SystemExit(f"no suite {name}; there are {', '.join(SUITES)}")
    advisor = Advisor()
    for name in chosen:
        print(f"{name} …", flush=True)
        try:
            result = SUITES[name](advisor)
        except UserError as error:
            raise SystemExit(str(error)) from error
        written = replaced(DOCUMENT.read_text(encoding="utf-8"), name, table(result), stamp(advisor))
        DOCUMENT.write_text(written, encoding="utf-8")


def table(result: SuiteResult) -> str:
    """The figures of a suite as Markdown: by row and measure where they belong into a grid."""
    rows: dict[str, dict[str, float]] = {}
    for name, value in result.figures.items():
        row, measure = _cell(result, name)
        rows.setdefault(row or name, {})[measure if row else "figure"] = value
    measures = list(dict.fromkeys(measure for row in rows.values() for measure in row))
    head = f"| {result.suite} ({result.cases}) | " + " | ".join(measures) + " |"
    lines = [
        f"| {name} | " + " | ".join(_told(row, measure) for measure in measures) + " |"
        for name, row in rows.items()
    ]
    return "\n".join([head, "| --- |" + " --- |" * len(measures), *lines])


def _cell(result: SuiteResult, figure: str) -> tuple[str, str]:
    row, measure = result.cell(figure)
    before, _, last = figure.rpartition(" ")
    return (before, last) if not row and last in GRIDS.get(result.suite, ()) else (row, measure)


def stamp(advisor: Advisor) -> str:
    """When and of what the figures are."""
    info = advisor.index.info
    return f"Of {today()}: {info.encoder}; {info.passages:,} passages; commit {commit()}."


def replaced(text: str, suite: str, rows: str, stamped: str) -> str:
    """The document with the suite's table in place of the one before. Raises SystemExit without a place."""
    block = _block(suite, text)
    if block is None:
        raise SystemExit(
            f"docs/evaluation.md has no place for {suite}: add <!-- {suite} --> <!-- /{suite} -->"
        )
    written = f"<!-- {suite} -->\n{stamped}\n\n{rows}\n<!-- /{suite} -->"
    return text[: block.start()] + written + text[block.end() :]


def _block(suite: str, text: str) -> re.Match[str] | None:
    return re.search(rf"<!-- {suite} -->.*?<!-- /{suite} -->", text, re.DOTALL)


def _told(row: Mapping[str, float], measure: str) -> str:
    value = row.get(measure)
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3f}"


if __name__ == "__main__":
    main()
