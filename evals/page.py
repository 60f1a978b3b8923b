"""The report as one page that a union lawyer can read, beside its JSON and JUnit files.

Words of the measures come from `plain.yaml`; a figure it does not name is shown under its own. The page needs
nothing but itself: style and charts are in it, and it has no script.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evals.gates import Bound
from evals.junit import write_junit
from evals.noise import Difference, interval
from evals.outcome import Missed, Outcome, Ran
from evals.report import Judged, SuiteResult, scores_of

_ROOT = Path(__file__).resolve().parent
PLAIN = _ROOT / "plain.yaml"
_HALVES = {"dev": "开发题", "held-out": "留出题"}
_CITED = re.compile(r"(?:(?<=、)|^)([^、#；《》]*(?:《[^》]*》[^、#；《》]*)*)#")
_WORD = re.compile(r"[A-Za-z][A-Za-z_-]*")
_MOST_GROUPS = 16
_LEAST_IN_GROUP = 3
"""Cases a group needs to be shown by itself: of one or two a share says nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure as it is read; `fault` names what a case that lowers it does.

    `low` and `high` are None without an interval. `share` says it lies between 0 and 1, and is shown in
    percent and in the chart; `got` and `of` are the sums it is the share of.
    """

    figure: str
    name: str
    fault: str
    half: str
    value: float
    cases: int
    low: float | None
    high: float | None
    bound: Bound | None
    change: Difference | None
    share: bool
    got: float
    of: float

    @property
    def holds(self) -> bool:
        return self.bound is None or self.bound.holds(self.value)

    @property
    def at_goal(self) -> bool | None:
        return None if self.bound is None else self.bound.reaches_goal(self.value)


@dataclass(frozen=True, slots=True)
class Group:
    """A figure over the cases of one matter, layer or difficulty."""

    name: str
    cases: int
    right: int

    @property
    def share(self) -> float:
        return self.right / self.cases


@dataclass(frozen=True, slots=True)
class Part:
    """A suite on the page. `grid` holds the figures named "row | measure", as those of the mutants are."""

    suite: str
    title: str
    what: str
    why: str
    cases: int
    passed: int | None
    seconds: float
    rows: tuple[Row, ...]
    grid: Mapping[str, Mapping[str, float]]
    groups: Mapping[str, tuple[Group, ...]]
    wrong: tuple[Judged, ...]
    held_out: tuple[Judged, ...]


def write_report(outcome: Outcome, folder: Path) -> Path:
    """Writes report.html, report.json and junit.xml; the path of the page."""
    folder.mkdir(parents=True, exist_ok=True)
    told = json.dumps(outcome.to_json(), ensure_ascii=False, indent=1)
    (folder / "report.json").write_text(told + "\n", encoding="utf-8")
    write_junit(outcome, folder / "junit.xml")
    page = folder / "report.html"
    page.write_text(rendered(outcome), encoding="utf-8")
    return page


def rendered(outcome: Outcome) -> str:
    """The page's HTML."""
    environment = Environment(
        loader=FileSystemLoader(_ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = plain()
    names = {**outcome.names, **words["terms"]}
    environment.filters |= {
        "chinese": lambda text: chinese(text, names),
        "told": told,
        "signed": signed,
        "percent": lambda share: f"{100 * share:.2f}",
    }
    parts = [_part(ran, outcome, words) for ran in outcome.ran]
    return environment.get_template("report.html").render(
        outcome=outcome,
        parts=parts,
        fallen=[_fallen(miss, parts) for miss in outcome.missed],
        lines=_zero_lines(parts),
        moved=[(part, row) for part in parts for row in part.rows if row.change and _is_change(row.change)],
        goals=[(part, row) for part in parts for row in part.rows if row.at_goal is not None],
        words=words,
        whys=words["whys"],
        minutes=round(outcome.seconds / 60, 1),
    )


def plain() -> Mapping[str, Any]:
    """The words of `plain.yaml`."""
    loaded: Mapping[str, Any] = yaml.safe_load(PLAIN.read_text(encoding="utf-8"))
    return loaded


def chinese(text: str, names: Mapping[str, str]) -> str:
    """What a suite noted, with ids in their Chinese names and articles as people cite them."""
    cited = _CITED.sub(r"《\1》", text)
    for phrase in (name for name in names if " " in name):
        cited = cited.replace(phrase, names[phrase])
    return _WORD.sub(lambda word: names.get(word[0], word[0]), cited)


def told(row: Row, value: float | None = None) -> str:
    """A figure in the form it is read in: percent for shares, else a plain number."""
    number = row.value if value is None else value
    if not row.share:
        return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.2f}".rstrip("0").rstrip(".")
    # Nothing is rounded to all or none that is not all or none.
    points = min(max(round(100 * number, 1), 0.1), 99.9) if 0 < number < 1 else 100 * number
    return f"{points:.1f}".removesuffix(".0") + "%"


def signed(change: Difference) -> str:
    """A change in points of a hundred."""
    return f"{100 * (change.now - change.before):+.1f}"


def _is_change(change: Difference) -> bool:
    return change.verdict != "none"


def _part(ran: Ran, outcome: Outcome, words: Mapping[str, Any]) -> Part:
    result = ran.result
    own = words["suites"].get(result.suite, {})
    matters = own.get("matters", {})
    wrong = [
        replace(case, matter=matters.get(case.matter, case.matter))
        for case in result.judged
        if not case.passed
    ]
    if not result.judged:
        # Of suites that keep no records the failures are all there is.
        wrong = [
            Judged(one.case, one.question, one.expected, one.got, False, one.why) for one in result.failures
        ]
    return Part(
        result.suite,
        own.get("title", result.suite),
        own.get("what", ""),
        own.get("why", ""),
        result.cases,
        sum(case.passed for case in result.judged) if result.judged else None,
        ran.seconds,
        tuple(_rows(ran, outcome, words, own.get("figures", {}))),
        _grid(
            result,
            {**outcome.names, **words["figures"], **own.get("figures", {}), **own.get("mutants", {})},
        ),
        dict(_groups(result.judged, matters, words)),
        tuple(case for case in wrong if case.shown),
        tuple(case for case in wrong if not case.shown),
    )


def _rows(ran: Ran, outcome: Outcome, words: Mapping[str, Any], own: Mapping[str, str]) -> Iterator[Row]:
    result = ran.result
    gate = outcome.gates.get(result.suite)
    changes = {one.figure: one.difference for one in outcome.changes if one.suite == result.suite}
    names = {**words["layer_names"], **words["difficulty_names"], **words["figures"], **own}
    bare_names = list(dict.fromkeys(_halved(figure)[1] for figure in result.figures))
    # Both halves of a figure beside each other, whichever case named it first.
    ordered = sorted(result.figures, key=lambda one: (bare_names.index(_halved(one)[1]), one))
    for figure, value in ((one, result.figures[one]) for one in ordered):
        half, bare = _halved(figure)
        if result.cell(figure)[0] or (half and bare.endswith(" cases")):
            continue
        scores = scores_of(result.judged, figure)
        drawn = interval(scores.values()) if scores else None
        low, high = drawn if drawn is not None else (None, None)
        yield Row(
            figure,
            _named(bare, names),
            words["faults"].get(bare, _named(bare, names)),
            _HALVES.get(half, ""),
            value,
            len(scores),
            low,
            high,
            gate.bounds.get(figure) if gate else None,
            changes.get(figure),
            bool(scores) or 0 <= value <= 1,
            sum(got for got, _ in scores.values()),
            sum(of for _, of in scores.values()),
        )


def _named(figure: str, names: Mapping[str, str]) -> str:
    """A figure in Chinese; both parts of one that is told of a group (easy said, as expected: negated)."""
    if figure in names:
        return names[figure]
    for first, sign, last in (figure.partition(": "), figure.rpartition(" ")):
        if sign and first in names and last in names:
            return f"{names[first]}：{names[last]}"
    return figure


def _grid(result: SuiteResult, names: Mapping[str, str]) -> dict[str, dict[str, float]]:
    grid: dict[str, dict[str, float]] = {}
    for figure, value in result.figures.items():
        row, measure = result.cell(figure)
        if row:
            grid.setdefault(names.get(row, row), {})[names.get(measure, measure)] = value
    return grid


def _halved(figure: str) -> tuple[str, str]:
    for half in _HALVES:
        if figure.startswith(f"{half} "):
            return half, figure.removeprefix(f"{half} ")
    return "", figure


def _groups(
    judged: Sequence[Judged], own: Mapping[str, str], words: Mapping[str, Any]
) -> Iterator[tuple[str, tuple[Group, ...]]]:
    """Cases passed by matter, layer of law and difficulty, where the dataset tells them."""
    for key, title in words["groups"].items():
        names = {**words.get(f"{key}_names", {}), **own}
        of = Counter(getattr(case, key) for case in judged)
        right = Counter(getattr(case, key) for case in judged if case.passed)
        named = [
            Group(names.get(name, name), count, right[name])
            for name, count in of.most_common()
            if name and count >= _LEAST_IN_GROUP
        ]
        if len(named) > 1:
            shown = sorted(named, key=lambda group: (group.share, -group.cases))[:_MOST_GROUPS]
            yield title, tuple(shown)


def _fallen(miss: Missed, parts: Iterable[Part]) -> str:
    """A missed gate in Chinese, with the ids behind it."""
    cases = f"题号 {'、'.join(miss.cases)}" if miss.cases else ""
    for part in parts:
        for row in part.rows:
            if (part.suite, row.figure) == (miss.suite, miss.figure) and row.bound is not None:
                least = row.bound.least is not None
                limit = told(row, row.bound.least if least else row.bound.most)
                line = f"放行线{'不低于' if least else '不高于'} {limit}"
                return "，".join(
                    filter(None, (f"{part.title}：{row.name} {told(row)}", row.half, line, cases))
                )
    return miss.line


def _zero_lines(parts: Iterable[Part]) -> list[tuple[Part, Row, int, int]]:
    """What no case may do: the part, the figure, how often it was done, of how often it could have been.

    A half whose gate is not at zero yet stands here beside the one whose gate is.
    """
    parts = list(parts)
    never = {
        (part.suite, row.name)
        for part in parts
        for row in part.rows
        if row.bound is not None and row.bound.zero
    }
    return [
        (part, row, round(row.got if row.bound.lower_is_better else row.of - row.got), round(row.of))
        for part in parts
        for row in part.rows
        if row.bound is not None and (part.suite, row.name) in never
    ]
