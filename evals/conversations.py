"""Conversations of three to eight turns: the right award, sources and facts at the end, no question twice.

Odd ids are for development; of the others the figures alone are told. A share counts conversations, so one
that misses any part of a kind misses that kind:

- award: every entitlement of the gold has its outcome and sum in the case file at the end;
- sources: of each group at least one article was cited at some turn;
- facts: what was told holds at the end, what was withdrawn or only supposed does not;
- route, topic: those of the last answer;
- asked: no question twice, never more than three a turn, none about what was told before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from advisor.advice import Advisor, advise
from advisor.domain import Answer, CaseFile, SumFound
from evals.facts import same_value
from evals.paired import ConversationCase, conversation_cases
from evals.report import Failure, Half, Judged, SuiteResult

AS_OF = date(2026, 11, 22)
QUESTIONS_A_TURN = 3
KINDS = ("award", "sources", "facts", "route", "topic", "asked")
_COMPUTED = ("award", "range", "conflict")


@dataclass
class Ran:
    """A conversation as it went: each answer, and what was known before it."""

    answers: list[Answer] = field(default_factory=list)
    known: list[frozenset[str]] = field(default_factory=list)

    @property
    def case(self) -> CaseFile:
        return self.answers[-1].case

    @property
    def cited(self) -> set[tuple[str, str | None]]:
        refs = (one.ref for answer in self.answers for one in answer.citations)
        return {(ref.instrument, ref.article) for ref in refs}

    def put(self, turn: int) -> list[str]:
        """The questions of a turn's answer, as the worker reads them."""
        return [
            block.sentences[0].text
            for section in self.answers[turn].sections
            if section.key == "questions"
            for block in section.blocks
        ]


def half(id: str) -> Half:
    return "dev" if int(id.removeprefix("c-")) % 2 else "held-out"


def run(advisor: Advisor) -> SuiteResult:
    """Shares of conversations by half, and `all` that are right in every kind."""
    return SuiteResult.of("conversations", [_judged(case, advisor) for case in conversation_cases()])


def _judged(case: ConversationCase, advisor: Advisor) -> Judged:
    wrong = list(judge(case, converse(case, advisor)))
    missed = dict.fromkeys(one.why for one in wrong)
    name = half(case.id)
    right = {**{kind: kind not in missed for kind in KINDS}, "all": not missed}
    return Judged(
        case.id,
        " ⏎ ".join(case.turns),
        "；".join(one.expected for one in wrong),
        "；".join(one.got for one in wrong),
        not wrong,
        "、".join(missed),
        matter=case.matter,
        half=name,
        scores={f"{name} {kind}": float(held) for kind, held in right.items()},
    )


def converse(case: ConversationCase, advisor: Advisor) -> Ran:
    ran, file = Ran(), CaseFile()
    for message in case.turns:
        answer = advise(message, advisor=advisor, as_of=AS_OF, case=file)
        ran.answers.append(answer)
        ran.known.append(frozenset(fact.name for fact in file.facts))
        file = answer.case
    return ran


def judge(case: ConversationCase, ran: Ran) -> Iterator[Failure]:
    """What is wrong with a conversation; `why` is the kind."""

    def failure(kind: str, expected: object, got: object) -> Failure:
        return Failure(case.id, case.turns[-1], f"{kind}: {expected}", str(got), kind)

    last = ran.answers[-1]
    if last.route != case.route:
        yield failure("route", case.route, last.route)
    if case.topics and not set(case.topics) & set(last.topics or ran.case.matters[:1]):
        yield failure("topic", case.topics, last.topics)
    sums = {found.entitlement: found for found in ran.case.awards}
    for entitlement, wanted in case.entitlements.items():
        if not any(_agrees(sums.get(entitlement), one) for one in wanted):
            yield failure("award", f"{entitlement} {list(wanted)}", sums.get(entitlement))
    for group in case.cite:
        if not any(ref in ran.cited for ref in group):
            yield failure("sources", group, f"{len(ran.cited)} others")
    facts = {fact.name: fact for fact in ran.case.facts}
    for name, value in case.facts.items():
        if name not in facts or name not in ran.case.facts or not same_value(value, facts[name].value):
            yield failure("facts", f"{name} = {value}", facts.get(name))
    for name, value in case.not_facts.items():
        if name in ran.case.facts and same_value(value, facts[name].value):
            yield failure("facts", f"{name} is not {value}", facts[name])
    yield from (failure("asked", expected, got) for expected, got in _wrongly_asked(case, ran))


def _wrongly_asked(case: ConversationCase, ran: Ran) -> Iterator[tuple[str, object]]:
    seen: set[str] = set()
    for turn, known in enumerate(ran.known):
        put = ran.put(turn)
        if len(put) > QUESTIONS_A_TURN:
            yield "at most three questions", put
        if twice := seen.intersection(put):
            yield "no question twice", sorted(twice)
        seen.update(put)
        # A contradiction is a question about what was told; it belongs to no entitlement.
        about = {
            one.missing.fact
            for one in ran.answers[turn].case.asked
            if one.turn == turn + 1 and one.missing.entitlement
        }
        if told := about & known & set(case.must_not_ask):
            yield "nothing told before", sorted(told)


def _agrees(found: SumFound | None, wanted: Mapping[str, Any]) -> bool:
    """Whether a sum is the wanted one; no sum is what a fact never told leaves."""
    if wanted["outcome"] == "missing":
        return found is None or found.outcome not in _COMPUTED
    if found is None or found.outcome != wanted["outcome"]:
        return False
    return all(key == "outcome" or _same_sum(getattr(found, key), value) for key, value in wanted.items())


def _same_sum(found: Decimal | None, wanted: Any) -> bool:
    try:
        return found is not None and found == Decimal(str(wanted))
    except InvalidOperation:
        return False
