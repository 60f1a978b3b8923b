"""The topics suite: is the matter a worker asks about the one that is answered, and does nothing get struck?

Three plain questions and one muddled story for each topic, written by its second reader. Those readers then
mended the topics, so these questions guard what was reached; they do not measure what strangers meet.
"""

from __future__ import annotations

from advisor.advice import Advisor, advise
from evals.datasets import topic_cases
from evals.report import Failure, SuiteResult


def run(advisor: Advisor) -> SuiteResult:
    """Shares of the questions answered from their topic, by form, and of answers with nothing struck."""
    cases = topic_cases()
    failures: list[Failure] = []
    reached: dict[str, list[bool]] = {"plain": [], "muddled": []}
    struck = 0
    for case in cases:
        answer = advise(case.question, advisor=advisor, as_of=case.as_of)
        right = case.topic in answer.topics
        reached[case.form].append(right)
        struck += bool(answer.verification and answer.verification.struck)
        if not right:
            got = "、".join(answer.topics) or answer.route
            failures.append(Failure(case.id, case.question, case.topic, got, case.form))
    figures = {form: sum(found) / len(found) for form, found in reached.items()}
    return SuiteResult(
        "topics", len(cases), figures | {"nothing struck": 1 - struck / len(cases)}, tuple(failures)
    )
