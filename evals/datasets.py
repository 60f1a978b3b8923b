"""Reads the datasets; a malformed one is an error that names the file and the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from advisor.domain import Route
from advisor.errors import UserError
from advisor.privacy import Kind

ROOT = Path(__file__).resolve().parent
_PRIVACY = "../../tests/privacy.yaml"
"""Kept with the tests: its sentences are the specification."""
_ROUTING = ("routing-inputs.yaml", "routing-inputs-2.yaml")
_QUESTIONS = ("questions-1.yaml", "questions-2.yaml")


DIFFICULTIES = frozenset({"easy", "medium", "hard", "mixed"})
LAYERS = frozenset(
    {"statute", "regulation", "interpretation", "local", "guidance"}
    | {"national", "provincial", "municipal", "none", "mixed"}
)
"""By the kind of text, or by the place whose law decides; none where no law is asked about."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What every case tells of itself, or the head of its file for all that do not.

    `author` and `checked_by` are roles, never names; `checked_by` is None until another than the author has
    read the gold. `source` is what the gold rests on.
    """

    matter: str
    layer: str
    difficulty: str
    author: str
    checked_by: str | None
    source: str


_TOLD = frozenset(Provenance.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class RetrievalCase:
    """`gold` maps "instrument#article" (article empty where nothing is numbered) to a grade, 2 best."""

    id: str
    matter: str
    question: str
    gold: dict[str, int]
    layer: str = ""
    difficulty: str = ""


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """A question as written, with the gold added by others; `no_article` says why there is none."""

    id: str
    matter: str
    persona: str
    question: str
    gold: dict[str, int]
    layer: str | None = None
    difficulty: str | None = None
    no_article: str | None = None


@dataclass(frozen=True, slots=True)
class TopicCase:
    """`form` is plain, or muddled: a long message of mixed matters."""

    id: str
    topic: str
    form: str
    question: str
    as_of: date


@dataclass(frozen=True, slots=True)
class AbstentionCase:
    """`expect` is answer or withhold, `half` dev or held-out; `kind` is what the question is about."""

    id: str
    expect: str
    kind: str
    half: str
    question: str


@dataclass(frozen=True, slots=True)
class RoutingCase:
    """`expect` is a route; `first` are the numbers one of which leads the reply of a message in danger."""

    id: str
    kind: str
    persona: str
    message: str
    expect: Route
    why: str
    first: tuple[str, ...] = ("110", "119", "120", "12356")


@dataclass(frozen=True, slots=True)
class PrivacyCase:
    """A made-up sentence; `spans` are one-pair mappings, kind to words, in the order of the text."""

    id: str
    text: str
    spans: tuple[dict[Kind, str], ...]


@dataclass(frozen=True, slots=True)
class RewordingCase:
    """A claim's id with sentences that say the same in other words, and such as do not, each by its kind."""

    id: str
    claim: str
    faithful: tuple[str, ...]
    wrong: tuple[tuple[str, str], ...]


def rewording_cases() -> tuple[RewordingCase, ...]:
    return tuple(
        RewordingCase(
            record["id"],
            record["claim"],
            tuple(record["faithful"]),
            tuple((one["kind"], one["text"]) for one in record["wrong"]),
        )
        for record in read_records("rewordings.yaml", RewordingCase)
    )


@dataclass(frozen=True, slots=True)
class AnswerCase:
    """What must be said, must not be said and must be cited; `evals/said.py` says what the terms mean.

    `say` gives each point's label the terms any of which carries it; of each group of `cite` one
    "instrument#article" is cited; `lead` are terms any of which stands first. `checked_by` is the role of who
    read the gold against the law, another than the author, or None. `turns` came before the question.
    """

    id: str
    matter: str
    layer: str
    difficulty: str
    author: str
    checked_by: str | None
    source: str
    question: str
    say: dict[str, list[str]]
    cite: list[list[str]]
    never: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    turns: list[str] = field(default_factory=list)


def answer_cases() -> tuple[AnswerCase, ...]:
    return tuple(AnswerCase(**record) for record in read_records("answers.yaml", AnswerCase))


def abstention_cases() -> tuple[AbstentionCase, ...]:
    return tuple(AbstentionCase(**record) for record in read_records("abstention.yaml", AbstentionCase))


def routing_cases() -> tuple[RoutingCase, ...]:
    return tuple(RoutingCase(**record) for name in _ROUTING for record in read_records(name, RoutingCase))


def privacy_cases() -> tuple[PrivacyCase, ...]:
    return tuple(PrivacyCase(**record) for record in read_records(_PRIVACY, PrivacyCase))


def topic_cases() -> tuple[TopicCase, ...]:
    return tuple(TopicCase(**record) for record in read_records("topic-questions.yaml", TopicCase))


def retrieval_cases() -> tuple[RetrievalCase, ...]:
    return tuple(RetrievalCase(**record) for record in read_records("retrieval.yaml", RetrievalCase))


def question_cases() -> tuple[RetrievalCase, ...]:
    """Those with gold: some questions (a hotline, a union service) no article of law answers."""
    cases = []
    for name in _QUESTIONS:
        for record in read_records(name, QuestionRecord):
            told = QuestionRecord(**record)
            if told.gold:
                rest = told.layer or "", told.difficulty or ""
                cases.append(RetrievalCase(told.id, told.matter, told.question, told.gold, *rest))
    return tuple(cases)


def questions() -> dict[str, str]:
    """Every question search and answers are measured by: what no wording in knowledge/ may come near."""
    found = {case.id: case.question for case in retrieval_cases()}
    found |= {case.id: case.question for case in answer_cases()}
    for name in _QUESTIONS:
        found |= {record["id"]: record["question"] for record in read_records(name, QuestionRecord)}
    return found


def read_records(name: str, kind: type) -> list[dict[str, Any]]:
    """The records of a dataset. Raises UserError for an unknown key, for an id that occurs twice, and where
    neither the case nor the head of its file tells what every case must."""
    about, records = _loaded(name)
    allowed = set(kind.__dataclass_fields__)  # type: ignore[attr-defined]
    seen: set[str] = set()
    for record in records:
        identity = record.get("id", "?")
        unknown = set(record) - allowed
        if unknown:
            raise UserError(f"{name}: case {identity} has unknown keys {sorted(unknown)}; remove them.")
        if identity in seen:
            raise UserError(f"{name}: case id {identity} occurs twice; rename one.")
        seen.add(identity)
        _provenance(name, about, record)
    return records


def provenance(name: str) -> dict[str, Provenance]:
    """By id, what is told of each case of a dataset. Raises UserError as `read_records` does."""
    about, records = _loaded(name)
    return {str(record.get("id", "?")): _provenance(name, about, record) for record in records}


def _loaded(name: str) -> tuple[Mapping[str, Any], list[dict[str, Any]]]:
    """The head of a file, where it has one (a YAML document of its own before the cases), and the cases."""
    *heads, records = yaml.safe_load_all((ROOT / "datasets" / name).read_text(encoding="utf-8"))
    about: Mapping[str, Any] = heads[0] if heads else {}
    if unknown := set(about) - _TOLD:
        raise UserError(f"{name}: its head has unknown keys {sorted(unknown)}; remove them.")
    return about, list(records)


def _provenance(name: str, about: Mapping[str, Any], record: Mapping[str, Any]) -> Provenance:
    told = {**about, **{key: value for key, value in record.items() if key in _TOLD}}
    identity = record.get("id", "?")
    if lacking := _TOLD - set(told):
        raise UserError(f"{name}: neither case {identity} nor its head tells {sorted(lacking)}; add them.")
    one = Provenance(**told)
    if one.checked_by is not None and one.checked_by == one.author:
        raise UserError(f"{name}: the gold of case {identity} was checked by its own author; leave it null.")
    if one.difficulty not in DIFFICULTIES or one.layer not in LAYERS:
        raise UserError(
            f"{name}: case {identity} is of no known layer or difficulty; look at evals/datasets.py."
        )
    return one
