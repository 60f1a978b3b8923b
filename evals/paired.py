"""Cases whose words and gold lie in two files, because others than the writer added the gold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from advisor.errors import UserError
from evals.datasets import read_records


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
    told = {record["id"]: record for record in read_records("fact-messages.yaml", _FactMessage)}
    gold = {record["id"]: _FactGold(**record) for record in read_records("fact-gold.yaml", _FactGold)}
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
    spoken = {record["id"]: record for record in read_records("conversations.yaml", _Conversation)}
    gold = {
        record["id"]: record["final"] for record in read_records("conversation-gold.yaml", _ConversationGold)
    }
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
