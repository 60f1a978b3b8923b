"""The judge suite: what the configured chat model thinks answers say, beside what the `answers` suite finds.

It guards nothing and runs by name alone: a model's opinion is no yardstick of its own. How far it may be
believed is told with it, as its agreement with a sample marked by hand (`datasets/judge.yaml`, Cohen's kappa:
1 is the same as the hand, 0 what chance would do). The points of the answers suite are then put to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sklearn.metrics import cohen_kappa_score

from advisor.advice import Advisor
from advisor.errors import UserError
from advisor.llm import ChatModel, Limits, endpoint
from advisor.llm.client import OpenAICompatible
from advisor.llm.prompts import Prompt, load_prompt
from advisor.llm.reading import read
from advisor.llm.replies import objects
from advisor.settings import Settings
from evals.answers import converse, half
from evals.datasets import AnswerCase, answer_cases, read_records
from evals.report import Judged, SuiteResult
from evals.said import says

DATASET = "judge.yaml"
Pairs = list[tuple[bool, bool]]
"""What was found and what the model says, point by point."""


@dataclass(frozen=True, slots=True)
class MarkedCase:
    """An answer with one point, and whether the answer makes it, as marked by hand."""

    id: str
    matter: str
    question: str
    answer: str
    point: str
    said: bool


def marked_cases() -> tuple[MarkedCase, ...]:
    return tuple(MarkedCase(**record) for record in read_records(DATASET, MarkedCase))


@dataclass(frozen=True, slots=True)
class Judge:
    """A chat model that is asked which points an answer makes."""

    model: ChatModel
    prompt: Prompt
    seconds: float
    idle: float

    @classmethod
    def of(cls, settings: Settings) -> Judge:
        """The model of the settings. Raises UserError where they name none."""
        where = endpoint(settings)
        if where is None:
            raise UserError("没有配置语言模型——请设置环境变量 ADVISOR_LLM，如 ollama:qwen3:8b")
        prompt = load_prompt("judge", settings.prompts_dir)
        return cls(OpenAICompatible(where), prompt, settings.llm_timeout, settings.llm_idle_timeout)

    def said(self, question: str, answer: str, points: Sequence[str]) -> tuple[bool, ...] | None:
        """For each point whether the answer makes it; None for a reply that is none."""
        listed = "\n".join(f"{n}. {point}" for n, point in enumerate(points, start=1))
        messages = self.prompt.messages(question=question, answer=answer, points=listed)
        reply = read(self.model, messages, limits=Limits.starting_now(self.seconds, self.idle))
        for told in objects(reply.text):
            named = told.get("said")
            if isinstance(named, list) and all(type(n) is int and 0 < n <= len(points) for n in named):
                return tuple(n in named for n in range(1, len(points) + 1))
        return None


def run(advisor: Advisor) -> SuiteResult:
    """Agreement with the hand and with the answers suite; of the points of that suite, those found said.

    Raises UserError where no model is configured.
    """
    judge = Judge.of(advisor.settings)
    hand: Pairs = []
    suite: Pairs = []
    judged = [_marked(case, judge, hand) for case in marked_cases()]
    judged += [_answered(case, advisor, judge, suite) for case in answer_cases()]
    more = {"kappa with the hand": kappa(hand), "kappa with the answers suite": kappa(suite)}
    return SuiteResult.of("judge", judged, {name: told for name, told in more.items() if told is not None})


def kappa(pairs: Pairs) -> float | None:
    """Cohen's kappa; None where either side says the same of everything, of which chance tells nothing."""
    found, told = [one for one, _ in pairs], [one for _, one in pairs]
    if len(set(found)) < 2 and len(set(told)) < 2:
        return None
    return float(cohen_kappa_score(found, told))


def _marked(case: MarkedCase, judge: Judge, pairs: Pairs) -> Judged:
    told = judge.said(case.question, case.answer, [case.point])
    if told is not None:
        pairs.append((case.said, told[0]))
    return Judged(
        case.id,
        f"{case.question} ⏎ {case.answer}",
        _told(case.said, case.point),
        _told(told[0], case.point) if told else "no judgement",
        told == (case.said,),
        "hand",
        matter=case.matter,
        scores={"as marked by hand": float(told == (case.said,)), "judged": float(told is not None)},
    )


def _answered(case: AnswerCase, advisor: Advisor, judge: Judge, pairs: Pairs) -> Judged:
    answer = converse(case, advisor)
    points = list(case.say)
    found = tuple(says(answer, case.say[point]) for point in points)
    told = judge.said(case.question, answer.text, points)
    if told is not None:
        pairs += zip(found, told, strict=True)
    name, right = half(case), told == found
    return Judged(
        case.id,
        case.question,
        _points(points, found),
        _points(points, told) if told else "no judgement",
        right,
        "answers",
        matter=case.matter,
        layer=case.layer,
        difficulty=case.difficulty,
        half=name,
        scores={
            f"{name} said by the model": (sum(told or ()), len(told or ())),
            f"{name} said by the answers suite": (sum(found), len(found)) if told else (0.0, 0.0),
            "judged": float(told is not None),
        },
    )


def _told(said: bool, point: str) -> str:
    return f"{'said' if said else 'not said'}: {point}"


def _points(points: Iterable[str], said: Iterable[bool]) -> str:
    return "；".join(_told(one, point) for point, one in zip(points, said, strict=True))
