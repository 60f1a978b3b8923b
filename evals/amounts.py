"""The amounts suite: a worker's words in, the award out, to the fen."""

from __future__ import annotations

from typing import Any

from advisor.advice import Advisor, advise
from advisor.wire import answer_json
from evals.datasets import AmountCase, amount_cases
from evals.report import Failure, SuiteResult


def run(advisor: Advisor) -> SuiteResult:
    cases = amount_cases()
    failures = tuple(failure for case in cases if (failure := _judge(case, advisor)) is not None)
    exact = 1 - len(failures) / len(cases)
    return SuiteResult("amounts", len(cases), {"exact": exact}, failures)


def _judge(case: AmountCase, advisor: Advisor) -> Failure | None:
    answer = answer_json(advise(case.question, advisor=advisor, as_of=case.as_of))
    expected = case.expect
    got: dict[str, Any]
    if "missing" in expected:
        asked = [entry["fact"] for entry in answer["missing"]]
        got = {"missing": asked, "awards": len(answer["awards"])}
        right = set(expected["missing"]) <= set(asked) and not answer["awards"]
    else:
        award = answer["awards"][0] if answer["awards"] else {}
        got = {key: award.get(key) for key in expected}
        right = got == expected
    if right:
        return None
    return Failure(case.id, case.question, str(expected), str(got), case.source)
