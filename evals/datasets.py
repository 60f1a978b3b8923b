"""Reads the datasets; a malformed one is an error that names the file and the case."""

from __future__ import annotations

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
class AmountCase:
    """`expect` holds outcome, total, amount, bands as strings, or `missing`: facts to be asked for."""

    id: str
    matter: str
    as_of: date
    question: str
    expect: dict[str, Any]
    source: str = field(default="")


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
class ToldFact:
    """`words` stand in the message; `certainty` is stated, about, at_least, disputed or supposed; `per` is
    the day, week or month that hours are told for."""

    value: Any
    words: str
    certainty: str = "stated"
    per: str | None = None


@dataclass(frozen=True, slots=True)
class FactCase:
    """What a message tells, by name (those of docs/interface.md, and situations beside them).

    Dates are ISO strings, cut to a month or year where no more is told; figures are strings without units.
    `unclear` names what is touched on but cannot be read with confidence. `ask_first` are inputs any of which
    is a good first question for the `entitlement` that matters most.
    """

    id: str
    matter: str
    message: str
    facts: dict[str, ToldFact]
    unclear: tuple[str, ...]
    ask_first: tuple[str, ...]
    entitlement: str | None


def fact_cases() -> tuple[FactCase, ...]:
    """The messages with their gold. Raises UserError for a message without gold or gold without a message."""
    told = {record["id"]: record for record in _records("fact-messages.yaml", _FactMessage)}
    gold = {record["id"]: _FactGold(**record) for record in _records("fact-gold.yaml", _FactGold)}
    if alone := sorted(set(told) ^ set(gold)):
        raise UserError(f"fact-gold.yaml: {alone[0]} is in one of the two files only; add or remove it.")
    return tuple(
        FactCase(
            id,
            record["matter"],
            record["message"],
            {name: ToldFact(**fact) for name, fact in gold[id].facts.items()},
            tuple(gold[id].unclear),
            tuple(gold[id].ask_first),
            gold[id].entitlement,
        )
        for id, record in told.items()
    )


@dataclass(frozen=True, slots=True)
class _FactMessage:
    id: str
    matter: str
    persona: str
    message: str
    told: list[str]


@dataclass(frozen=True, slots=True)
class _FactGold:
    id: str
    facts: dict[str, dict[str, Any]]
    ask_first: list[str]
    entitlement: str | None
    unclear: list[str] = field(default_factory=list)


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
        for record in _records("rewordings.yaml", RewordingCase)
    )


@dataclass(frozen=True, slots=True)
class ConversationCase:
    """The worker's messages in order, and what must hold at the end.

    `entitlements` gives each the sums any of which is right ({outcome, amount?, low?, high?}); of each
    group of `cite` one (instrument, article) is cited at some turn; `must_not_ask` are facts already told.
    """

    id: str
    matter: str
    turns: tuple[str, ...]
    route: str
    topics: tuple[str, ...]
    entitlements: dict[str, tuple[dict[str, Any], ...]]
    cite: tuple[tuple[tuple[str, str | None], ...], ...]
    facts: dict[str, Any]
    not_facts: dict[str, Any]
    must_not_ask: tuple[str, ...]


def conversation_cases() -> tuple[ConversationCase, ...]:
    """The conversations with their gold. Raises UserError where either is without the other."""
    spoken = {record["id"]: record for record in _records("conversations.yaml", _Conversation)}
    gold = {record["id"]: record["final"] for record in _records("conversation-gold.yaml", _ConversationGold)}
    if alone := sorted(set(spoken) ^ set(gold)):
        raise UserError(
            f"conversation-gold.yaml: {alone[0]} is in one of the two files only; add or remove it."
        )
    return tuple(_conversation(id, record, gold[id]) for id, record in spoken.items())


def _conversation(id: str, record: dict[str, Any], final: dict[str, Any]) -> ConversationCase:
    if unknown := set(final) - _FINAL:
        raise UserError(f"conversation-gold.yaml: case {id} has unknown keys {sorted(unknown)}; remove them.")
    sums = final.get("entitlements") or {}
    return ConversationCase(
        id,
        record["matter"],
        tuple(map(str, record["turns"])),
        final["route"],
        tuple(final.get("topics", ())),
        {name: tuple(one["any"]) if "any" in one else (one,) for name, one in sums.items()},
        tuple(tuple((str(ref[0]), ref[1]) for ref in group) for group in final.get("cite", ())),
        final.get("facts") or {},
        final.get("not_facts") or {},
        tuple(final.get("must_not_ask", ())),
    )


_FINAL = frozenset({"route", "topics", "entitlements", "cite", "facts", "must_not_ask", "not_facts"})


@dataclass(frozen=True, slots=True)
class _Conversation:
    id: str
    matter: str
    persona: str
    wants: str
    turns: list[str]
    twist: str


@dataclass(frozen=True, slots=True)
class _ConversationGold:
    id: str
    final: dict[str, Any]
    why: str


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
    return tuple(AnswerCase(**record) for record in _records("answers.yaml", AnswerCase))


def abstention_cases() -> tuple[AbstentionCase, ...]:
    return tuple(AbstentionCase(**record) for record in _records("abstention.yaml", AbstentionCase))


def routing_cases() -> tuple[RoutingCase, ...]:
    return tuple(RoutingCase(**record) for name in _ROUTING for record in _records(name, RoutingCase))


def privacy_cases() -> tuple[PrivacyCase, ...]:
    return tuple(PrivacyCase(**record) for record in _records(_PRIVACY, PrivacyCase))


def topic_cases() -> tuple[TopicCase, ...]:
    return tuple(TopicCase(**record) for record in _records("topic-questions.yaml", TopicCase))


def retrieval_cases() -> tuple[RetrievalCase, ...]:
    return tuple(RetrievalCase(**record) for record in _records("retrieval.yaml", RetrievalCase))


def question_cases() -> tuple[RetrievalCase, ...]:
    """Those with gold: some questions (a hotline, a union service) no article of law answers."""
    cases = []
    for name in _QUESTIONS:
        for record in _records(name, QuestionRecord):
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
        found |= {record["id"]: record["question"] for record in _records(name, QuestionRecord)}
    return found


def amount_cases() -> tuple[AmountCase, ...]:
    return tuple(AmountCase(**record) for record in _records("amounts.yaml", AmountCase))


def _records(name: str, kind: type) -> list[dict[str, Any]]:
    path = ROOT / "datasets" / name
    records = yaml.safe_load(path.read_text(encoding="utf-8"))
    allowed = set(kind.__dataclass_fields__)  # type: ignore[attr-defined]
    seen: set[str] = set()
    for record in records:
        identity = record.get("id", "?")
        unknown = set(record) - allowed
        if unknown:
            raise UserError(f"{path.name}: case {identity} has unknown keys {sorted(unknown)}; remove them.")
        if identity in seen:
            raise UserError(f"{path.name}: case id {identity} occurs twice; rename one.")
        seen.add(identity)
    return list(records)
