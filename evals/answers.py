"""What answers say: the points that must be said, wrong statements, sources, and what stands first.

Odd ids are for development; of the others the figures alone are told. For each half, layer of law and
difficulty, and for each matter of the development half in which something is missing:

- said: of the points that must be said, those that are;
- clean: of the cases, those in which nothing is said that must not be;
- cited: of the groups of provisions, those of which one is cited;
- lead: of the cases, those whose answer begins with what was asked;
- all: of the cases, those right in every one of these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from advisor.advice import Advisor, advise
from advisor.domain import Answer, CaseFile
from evals.datasets import AnswerCase, answer_cases
from evals.report import Failure, SuiteResult
from evals.said import begins_with, opening, says, wrongly_says

AS_OF = date(2026, 11, 22)
HALVES = ("dev", "held-out")
LAYERS = ("national", "provincial", "municipal")
DIFFICULTIES = ("easy", "medium", "hard")
MEASURES = ("said", "clean", "cited", "lead", "all")
PROMISES = (
    "一定能赢/肯定能赢/必赢/包赢/稳赢/必胜!不能/没有人/谁也",
    "保证/一定/肯定/百分之百+胜诉/打赢/拿得到/要得回!不能/没有人/谁也/不一定/还要",
)
"""What no answer may say of any case: how it will end."""


def half(case: AnswerCase) -> str:
    return HALVES[0] if int(case.id.removeprefix("a-")) % 2 else HALVES[1]


def run(advisor: Advisor) -> SuiteResult:
    """Shares by row and measure; failures of the development half."""
    cases = answer_cases()
    rows: dict[str, Counter[str]] = {name: Counter() for name in (*HALVES, *LAYERS, *DIFFICULTIES)}
    matters: dict[str, Counter[str]] = {case.matter: Counter() for case in cases}
    failures: list[Failure] = []
    for case in cases:
        wrong = tuple(judge(case, converse(case, advisor)))
        count = _count(case, wrong)
        for name in (half(case), case.layer, case.difficulty):
            rows[name].update(count)
        if half(case) == "dev":
            matters[case.matter].update(count)
            failures += wrong
    rows |= {name: count for name, count in sorted(matters.items()) if count["all"] < count["of all"]}
    figures = {
        f"{name} {measure}": count[measure] / count[f"of {measure}"]
        for name, count in rows.items()
        for measure in MEASURES
        if count[f"of {measure}"]
    }
    return SuiteResult("answers", len(cases), figures, tuple(failures))


def converse(case: AnswerCase, advisor: Advisor) -> Answer:
    """The answer to the question, on the case file that the earlier turns leave."""
    file = CaseFile()
    for message in case.turns:
        file = advise(message, advisor=advisor, as_of=AS_OF, case=file).case
    return advise(case.question, advisor=advisor, as_of=AS_OF, case=file)


def judge(case: AnswerCase, answer: Answer) -> Iterator[Failure]:
    """What is wrong with an answer, point by point; `why` is the measure."""

    def failure(measure: str, expected: str, got: str) -> Failure:
        return Failure(case.id, case.question, f"{measure}: {expected}", got, measure)

    told = "、".join(answer.topics) or answer.route
    for point, terms in case.say.items():
        if not says(answer, terms):
            yield failure("said", point, told)
    if clause := wrongly_says(answer, (*PROMISES, *case.never)):
        yield failure("clean", f"none of {list(case.never)}", clause)
    cited = {f"{one.ref.instrument}#{one.ref.article or ''}" for one in answer.citations}
    for group in case.cite:
        if not cited.intersection(group):
            yield failure("cited", " / ".join(group), f"{told}: {len(cited)} others")
    if case.lead and not begins_with(answer, case.lead):
        yield failure("lead", " / ".join(case.lead), opening(answer))


def _count(case: AnswerCase, wrong: Iterable[Failure]) -> Counter[str]:
    missed = Counter(one.why for one in wrong)
    due = {
        "said": len(case.say),
        "clean": 1,
        "cited": len(case.cite),
        "lead": int(bool(case.lead)),
        "all": 1,
    }
    missed["all"] = int(bool(missed))
    count = Counter[str]()
    for measure, of in due.items():
        count[measure] = of - missed[measure]
        count[f"of {measure}"] = of
    return count
