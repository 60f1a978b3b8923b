"""The amounts suite: a worker's words in, the award out, to the fen.

`exact` are the cases whose award is the one expected; `wrong` those where another was given, which is worse
than none: a worker may claim it. Both are told by half: the development half is worked on, of the held-out
half figures alone are shown.
"""

from __future__ import annotations

from advisor.advice import Advisor, advise
from advisor.wire import answer_json
from evals import amount_cases
from evals.amount_cases import AmountCase, half
from evals.report import Judged, SuiteResult


def run(advisor: Advisor) -> SuiteResult:
    return SuiteResult.of("amounts", [judge(case, advisor) for case in amount_cases.amount_cases()])


def run_later(advisor: Advisor) -> SuiteResult:
    """The same of the messages that were written later, by others."""
    cases = amount_cases.later_amount_cases()
    return SuiteResult.of("amounts-later", [judge(case, advisor) for case in cases])


def judge(case: AmountCase, advisor: Advisor) -> Judged:
    answer = answer_json(advise(case.question, advisor=advisor, as_of=case.as_of))
    verdict, got = amount_cases.judge(case.expect, answer)
    name = half(case)
    return Judged(
        case.id,
        case.question,
        str(case.expect),
        str(got),
        verdict == "exact",
        f"{verdict}: {case.source}",
        matter=case.matter,
        layer=case.layer,
        difficulty=case.difficulty,
        half=name,
        scores={
            f"{name} exact": float(verdict == "exact"),
            f"{name} wrong": float(verdict == "wrong"),
        },
    )
