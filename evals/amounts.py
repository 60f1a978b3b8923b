"""The amounts suite: a worker's words in, the award out, to the fen.

`exact` are the cases whose award is the one expected; `wrong` those where another was given, which is worse
than none: a worker may claim it.
"""

from __future__ import annotations

from typing import Any

from advisor.advice import Advisor, advise
from advisor.wire import answer_json
from evals.datasets import AmountCase, amount_cases
from evals.report import Judged, SuiteResult


def run(advisor: Advisor) -> SuiteResult:
    cases = amount_cases()
    return SuiteResult.of("amounts", [judge(case, advisor) for case in cases])


def judge(case: AmountCase, advisor: Advisor) -> Judged:
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
    return Judged(
        case.id,
        case.question,
        str(expected),
        str(got),
        right,
        case.source,
        matter=case.matter,
        scores={"exact": float(right), "wrong": float(not right and bool(answer["awards"]))},
    )
