"""The abstention suite: are questions outside labour law left unanswered, and workers' answered?

Both ways cost: labour law given to somebody who asks about a divorce misleads, and a worker who is told that
nothing was found goes home. The dataset's `dev` half is what `python -m evals.train.confidence` learns from;
of the `held-out` half only figures are told. Each figure is given for the search alone and for the
pipeline, where the dialogue may recognise a matter or send the question elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.advice import Advisor
from advisor.clock import today
from advisor.dialogue import understand
from advisor.domain import Inquiry
from advisor.retrieval import retrieve
from evals.datasets import AbstentionCase, abstention_cases
from evals.report import Failure, SuiteResult


@dataclass(frozen=True, slots=True)
class Told:
    """Whether law was given: by the search alone, and by the pipeline."""

    case: AbstentionCase
    search: bool
    pipeline: bool


def run(advisor: Advisor) -> SuiteResult:
    told = [_told(case, advisor) for case in abstention_cases()]
    figures: dict[str, float] = {}
    for half in ("dev", "held-out"):
        figures |= _figures(half, [one for one in told if one.case.half == half])
    return SuiteResult("abstention", len(told), figures, tuple(_failures(told)))


def _told(case: AbstentionCase, advisor: Advisor) -> Told:
    day, library = today(), advisor.library
    bare = Inquiry(question=case.question, as_of=day, filing=day)
    searched = not retrieve(bare, index=advisor.index, library=library).abstained
    inquiry = understand(case.question, as_of=day, case=None, library=library)
    # What the dialogue recognises is answered whatever the search thinks of it.
    return Told(case, searched, inquiry.route == "answer" and (bool(inquiry.matters) or searched))


def _figures(half: str, told: Sequence[Told]) -> dict[str, float]:
    outside = [one for one in told if one.case.expect == "withhold"]
    workers = [one for one in told if one.case.expect == "answer"]
    return {
        f"{half} outside withheld": sum(not one.pipeline for one in outside) / len(outside),
        f"{half} workers answered": sum(one.pipeline for one in workers) / len(workers),
        f"{half} outside withheld by search": sum(not one.search for one in outside) / len(outside),
        f"{half} workers answered by search": sum(one.search for one in workers) / len(workers),
    }


def _failures(told: Sequence[Told]) -> Iterator[Failure]:
    for one in told:
        got = "answer" if one.pipeline else "withhold"
        if one.case.half == "dev" and got != one.case.expect:
            yield Failure(one.case.id, one.case.question, one.case.expect, got, one.case.kind)
