"""The abstention suite: are questions outside labour law left unanswered, and workers' answered?

Both ways cost: labour law given to somebody who asks about a divorce misleads, and a worker who is told that
nothing was found goes home. The dataset's `dev` half is what `python -m evals.train.confidence` learns from;
of the `held-out` half only figures are told. Each figure is given for the search alone and for the
pipeline, where the dialogue may recognise a matter or send the question elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from advisor.advice import Advisor
from advisor.clock import today
from advisor.dialogue import understand
from advisor.domain import Inquiry
from advisor.retrieval import retrieve
from evals.datasets import AbstentionCase, abstention_cases
from evals.report import Half, Judged, SuiteResult


@dataclass(frozen=True, slots=True)
class Told:
    """Whether law was given: by the search alone, and by the pipeline."""

    case: AbstentionCase
    search: bool
    pipeline: bool


def run(advisor: Advisor) -> SuiteResult:
    return SuiteResult.of("abstention", [_judged(_told(case, advisor)) for case in abstention_cases()])


def _told(case: AbstentionCase, advisor: Advisor) -> Told:
    day, library = today(), advisor.library
    bare = Inquiry(question=case.question, as_of=day, filing=day)
    searched = not retrieve(bare, index=advisor.index, library=library).abstained
    inquiry = understand(case.question, as_of=day, case=None, library=library)
    # What the dialogue recognises is answered whatever the search thinks of it.
    return Told(case, searched, inquiry.route == "answer" and (bool(inquiry.matters) or searched))


def _judged(told: Told) -> Judged:
    case = told.case
    half: Half = "dev" if case.half == "dev" else "held-out"
    answer = case.expect == "answer"
    figure = f"{half} {'workers answered' if answer else 'outside withheld'}"
    return Judged(
        case.id,
        case.question,
        case.expect,
        "answer" if told.pipeline else "withhold",
        told.pipeline is answer,
        case.kind,
        matter=case.kind,
        half=half,
        scores={
            figure: float(told.pipeline is answer),
            f"{figure} by search": float(told.search is answer),
        },
    )
