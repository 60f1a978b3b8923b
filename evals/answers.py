"""What answers say: the points that must be said, wrong statements, sources, and what stands first.

Odd ids are for development; of the others the figures alone are told. For each half, layer of law and
difficulty, and for each matter of the development half in which something is missing:

- said: of the points that must be said, those that are;
- clean: of the cases, those in which nothing is said that must not be;
- cited: of the groups of provisions, those of which one is cited;
- lead: of the cases, those whose answer begins with what was asked;
- all: of the cases, those right in every one of these.

Over all cases: what the statements of law stand on (`evals/standing.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from advisor.advice import Advisor, advise
from advisor.domain import Answer, CaseFile
from evals.datasets import AnswerCase, answer_cases
from evals.report import Failure, Half, Judged, Score, SuiteResult
from evals.said import begins_with, opening, says, wrongly_says
from evals.standing import standing, unverified

AS_OF = date(2026, 11, 22)
HALVES: tuple[Half, Half] = ("dev", "held-out")
LAYERS = ("national", "provincial", "municipal")
DIFFICULTIES = ("easy", "medium", "hard")
MEASURES = ("said", "clean", "cited", "lead", "all")
UNVERIFIED = "claims of the knowledge unverified"
PROMISES = (
    "一定能赢/肯定能赢/必赢/包赢/稳赢/必胜!不能/没有人/谁也",
    "保证/一定/肯定/百分之百+胜诉/打赢/拿得到/要得回!不能/没有人/谁也/不一定/还要",
)
"""What no answer may say of any case: how it will end."""


def half(case: AnswerCase) -> Half:
    return HALVES[0] if int(case.id.removeprefix("a-")) % 2 else HALVES[1]


def run(advisor: Advisor) -> SuiteResult:
    """Shares by row and measure; those of matters, which are of one case or two, stand without intervals."""
    claims = advisor.library.claims
    told: list[tuple[AnswerCase, tuple[Failure, ...]]] = []
    judged: list[Judged] = []
    for case in answer_cases():
        answer = converse(case, advisor)
        told.append((case, tuple(judge(case, answer))))
        judged.append(judged_case(*told[-1], standing(answer, claims)))
    nobody = unverified(claims)
    more = {**_of_matters(told), UNVERIFIED: len(nobody) / len(claims)}
    return SuiteResult.of("answers", judged, more, {UNVERIFIED: nobody})


def judged_case(case: AnswerCase, wrong: Sequence[Failure], stands: Mapping[str, Score]) -> Judged:
    """A case with all that is wrong with its answer; `why` names the measures it fails."""
    count = _count(case, wrong)
    own = (half(case), case.layer, case.difficulty)
    scores = {
        f"{row} {measure}": count[measure] if row in own else (0.0, 0.0)
        for row in (*HALVES, *LAYERS, *DIFFICULTIES)
        for measure in MEASURES
    }
    return Judged(
        case.id,
        " ⏎ ".join((*case.turns, case.question)),
        "；".join(one.expected for one in wrong),
        "；".join(one.got for one in wrong),
        not wrong,
        "、".join(dict.fromkeys(one.why for one in wrong)),
        matter=case.matter,
        layer=case.layer,
        difficulty=case.difficulty,
        half=half(case),
        scores={**scores, **stands},
    )


def _of_matters(told: Iterable[tuple[AnswerCase, Sequence[Failure]]]) -> dict[str, float]:
    """The measures of each matter of the development half in which something is missing."""
    sums: dict[str, dict[str, list[float]]] = {}
    for case, wrong in told:
        if half(case) == "dev":
            row = sums.setdefault(case.matter, {measure: [0.0, 0.0] for measure in MEASURES})
            for measure, (got, of) in _count(case, wrong).items():
                row[measure][0] += got
                row[measure][1] += of
    return {
        f"{matter} {measure}": got / of
        for matter, row in sorted(sums.items())
        if row["all"][0] < row["all"][1]
        for measure, (got, of) in row.items()
        if of
    }


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


def _count(case: AnswerCase, wrong: Iterable[Failure]) -> dict[str, tuple[float, float]]:
    """By measure, what was got and what it is of."""
    missed = Counter(one.why for one in wrong)
    missed["all"] = int(bool(missed))
    due = {
        "said": len(case.say),
        "clean": 1,
        "cited": len(case.cite),
        "lead": int(bool(case.lead)),
        "all": 1,
    }
    return {measure: (due[measure] - missed[measure], due[measure]) for measure in MEASURES}
