"""`advisor eval`: runs suites, prints them, holds them against the gates."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from advisor.advice import Advisor
from advisor.errors import UserError
from evals import (
    ablation,
    abstention,
    amounts,
    answers,
    baseline,
    citations,
    conversations,
    dates,
    drafts,
    facts,
    growth,
    ingestion,
    judge,
    mutation,
    performance,
    privacy,
    questions,
    retrieval,
    rewordings,
    routing,
    support,
    topics,
)
from evals.gates import read_gates
from evals.outcome import Missed, Outcome, Ran, missed_by
from evals.page import write_report
from evals.report import SuiteResult
from evals.stamp import called, stamp

SUITES: dict[str, Callable[[Advisor], SuiteResult]] = {
    "retrieval": retrieval.run,
    "questions": questions.run,
    "amounts": amounts.run,
    "amounts-later": amounts.run_later,
    "answers": answers.run,
    "topics": topics.run,
    "routing": routing.run,
    "privacy": privacy.run,
    "citations": citations.run,
    "support": support.run,
    "ingestion": ingestion.run,
    "drafts": drafts.run,
    "dates": dates.run,
    "facts": facts.run,
    "conversations": conversations.run,
    "abstention": abstention.run,
    "rewordings": rewordings.run,
    "mutation": mutation.run,
    "growth": growth.run,
    "ablation": ablation.run,
    "performance": performance.run,
    "judge": judge.run,
}
FULL_ALONE = ("facts", "conversations", "mutation")
"""Suites of the full profile (`make eval`) that the fast gate of `make test` has no time for."""
BY_NAME_ALONE = ("growth", "ablation", "performance", "judge")
"""Suites that take long, or need a model, and guard nothing."""


def run(
    advisor: Advisor,
    *,
    suite: str | None,
    gate: bool,
    as_json: bool,
    echo: Callable[[str], None],
    full: bool = False,
    report: Path | None = None,
    keep_baseline: bool = False,
) -> int:
    """Exit code: 0, or 1 when `gate` is set and a gate was missed or a suite did not run.

    `report` is a folder for report.json, junit.xml and report.html. Raises `UserError` for an unknown suite.
    """
    outcome = measured(
        advisor, chosen(suite, full=full), "full" if full else suite or "fast", () if as_json else (echo,)
    )
    if as_json:
        echo(json.dumps(outcome.to_json(), ensure_ascii=False))
    else:
        for line in closing(outcome):
            echo(line)
        if gate and outcome.ran and not outcome.missed:
            echo("All gates passed.")
    if report is not None:
        written = write_report(outcome, report)
        if not as_json:
            echo(f"Report: {written}")
    if keep_baseline:
        baseline.keep_baseline(outcome.results, outcome.stamp)
    return 1 if gate and outcome.missed else 0


def chosen(suite: str | None, *, full: bool) -> list[str]:
    """The suites of a profile, or the one named. Raises `UserError` for an unknown one."""
    if suite is not None and suite not in SUITES:
        raise UserError(f"没有“{suite}”这个评测套件。现有：{'、'.join(SUITES)}。")
    if suite is not None:
        return [suite]
    return [name for name in SUITES if name not in BY_NAME_ALONE and (full or name not in FULL_ALONE)]


def measured(
    advisor: Advisor, names: Sequence[str], profile: str, echo: Sequence[Callable[[str], None]] = ()
) -> Outcome:
    """Runs the suites in turn; each tells `echo` its lines as it ends.

    A suite that a `UserError` stopped did not run, and neither did one that the gates expect of the profile
    and that is not there: both miss their gate.
    """
    started, computed = time.perf_counter(), time.process_time()
    gates = read_gates()
    ran, missed = [], []
    for name in names:
        began = time.perf_counter()
        try:
            one = Ran(SUITES[name](advisor), time.perf_counter() - began)
        except UserError as error:
            line = f"{name}: did not run: {error}"
            if name in BY_NAME_ALONE:
                for tell in echo:
                    tell(line)
            else:
                missed.append(Missed(name, line))
            continue
        ran.append(one)
        for tell in echo:
            head, *rest = one.result.lines()
            tell(f"{head}  ({one.seconds:.0f} s)")
            for line in rest:
                tell(line)
    if profile in ("fast", "full"):
        absent = [suite for suite, gate in gates.items() if suite not in names]
        missed += [
            Missed(suite, f"{suite}: did not run")
            for suite in absent
            if profile == "full" or not gates[suite].full
        ]
    held = baseline.read_baseline()
    changed = baseline.changes([one.result for one in ran], held, gates)
    for one in ran:
        if one.result.suite in gates:
            missed += missed_by(one.result, gates[one.result.suite], changed)
    return Outcome(
        profile,
        stamp(advisor),
        tuple(ran),
        tuple(missed),
        tuple(changed),
        gates,
        time.perf_counter() - started,
        time.process_time() - computed,
        called(advisor),
        _compared_with([name for name in names if name in held], held),
    )


def closing(outcome: Outcome) -> Iterator[str]:
    """What changed, what was missed, and how long all of it took."""
    moved = [one for one in outcome.changes if one.difference.verdict != "none"]
    for one in moved:
        told = one.difference
        ids = told.lost if told.verdict == "worse" else told.won
        yield (
            f"{told.verdict.upper()} {one.suite}: {one.figure} {told.before:.3f} → {told.now:.3f} "
            f"({', '.join(ids[:SHOWN])}{' …' if len(ids) > SHOWN else ''})"
        )
    if outcome.changes and not moved:
        yield f"No change since the baseline ({outcome.compared_with}) beyond the noise."
    for miss in outcome.missed:
        yield f"GATE {miss.line}"
    took = f"{_minutes(outcome.seconds)}, {_minutes(outcome.cpu)} of them computing"
    yield f"{len(outcome.ran)} suites, {outcome.cases} cases, {took} ({outcome.profile})."


def _minutes(seconds: float) -> str:
    return "{} min {} s".format(*divmod(round(seconds), 60))


SHOWN = 12
"""Ids named of the cases behind a change."""


def _compared_with(names: Sequence[str], held: Mapping[str, tuple[Mapping[str, str], Any]]) -> str:
    stamps = [held[name][0] for name in names]
    return "; ".join(dict.fromkeys(f"{one.get('date')}, {one.get('commit')}" for one in stamps))
