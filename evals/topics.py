"""The topics suite: is the matter a worker asks about the one that is answered, and does nothing get struck?

Three plain questions and one muddled story for each topic, written by its second reader. Those readers then
mended the topics, so these questions guard what was reached; they do not measure what strangers meet.
"""

from __future__ import annotations

from advisor.advice import Advisor, advise
from evals.datasets import topic_cases
from evals.report import Judged, SuiteResult


def run(advisor: Advisor) -> SuiteResult:
    """Shares of the questions answered from their topic, by form, and of answers with nothing struck."""
    cases = topic_cases()
    judged = []
    for case in cases:
        answer = advise(case.question, advisor=advisor, as_of=case.as_of)
        right = case.topic in answer.topics
        struck = answer.verification.struck if answer.verification else ()
        got = "、".join(answer.topics) or answer.route
        judged.append(
            Judged(
                case.id,
                case.question,
                case.topic,
                "；".join([got, *(f"struck: {one.text} ({one.reason})" for one in struck)]),
                right and not struck,
                "、".join(name for name, wrong in (("topic", not right), ("struck", bool(struck))) if wrong),
                matter=case.topic,
                scores={case.form: float(right), "nothing struck": float(not struck)},
            )
        )
    return SuiteResult.of("topics", judged)
