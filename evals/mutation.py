"""The mutation suite: is anything noticed when the advisor is broken on purpose?

`advisor eval --suite mutation` breaks one thing at a time, in this process, and runs the smallest slice of a
suite that must notice, first whole and then broken. A mutant is killed when it costs the slice more than the
gates let pass: three cases, or a single one of what no case may do. One that survives is a failure of the
evals, not of the advisor.
"""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from unittest.mock import patch

from advisor.advice import Advisor
from advisor.answering import checks
from advisor.dialogue.routing import Routed
from advisor.domain import ProvisionRef
from advisor.retrieval import filters
from advisor.sources import Library
from evals import amounts, dates, drafts, retrieval, routing
from evals.amount_cases import amount_cases
from evals.datasets import RetrievalCase, question_cases, retrieval_cases, routing_cases
from evals.questions import is_held_out
from evals.report import Judged, SuiteResult, scores_of

# The packages give functions of the same names, so the modules are asked for by theirs.
_SEARCH = importlib.import_module("advisor.retrieval.search")
_UNDERSTAND = importlib.import_module("advisor.dialogue.understand")
_ANSWERING = importlib.import_module("advisor.answering")

FEW = 3.0
"""Cases that a floor may let pass; of what no case may do it lets pass none."""
PARAMETER = "heat_allowance"
_SAME_AMOUNTS = 8

Slice = Callable[[Advisor], Sequence[Judged]]


@dataclass(frozen=True, slots=True)
class Mutant:
    """`figure` is what the slice is judged by; `fewer` says that it counts faults. `needed` is what the loss,
    in cases, must reach."""

    name: str
    suite: str
    figure: str
    slice: Slice
    broken: Callable[[Advisor], AbstractContextManager[Any]]
    needed: float = FEW
    fewer: bool = False


def run(advisor: Advisor) -> SuiteResult:
    """`killed` is the share of mutants noticed; the loss of each, in cases, stands beside it."""
    whole: dict[Slice, Sequence[Judged]] = {}
    judged, losses = [], {}
    for mutant in MUTANTS:
        if mutant.slice not in whole:
            whole[mutant.slice] = mutant.slice(advisor)
        with mutant.broken(advisor):
            broken = mutant.slice(advisor)
        loss = lost(whole[mutant.slice], broken, mutant)
        losses[f"{mutant.name} | cases"] = float(len(broken))
        losses[f"{mutant.name} | lost"] = loss
        judged.append(
            Judged(
                mutant.name,
                f"{mutant.suite}: {mutant.figure}, {len(broken)} cases",
                f"at least {mutant.needed:g} cases lost",
                f"{loss:.1f} lost",
                loss >= mutant.needed,
                "survived",
                matter=mutant.suite,
                scores={"killed": float(loss >= mutant.needed)},
            )
        )
    return SuiteResult.of("mutation", judged, losses)


def lost(whole: Sequence[Judged], broken: Sequence[Judged], mutant: Mutant) -> float:
    """What the figure lost, in cases. A case whose breaking made the slice shorter counts as lost."""
    before, after = scores_of(whole, mutant.figure), scores_of(broken, mutant.figure)
    sign = -1.0 if mutant.fewer else 1.0
    total = 0.0
    for id, (got, of) in before.items():
        now_got, now_of = after.get(id, (0.0, 1.0))
        total += sign * (got / of - now_got / now_of)
    return total


# --- the slices --------------------------------------------------------------------------------


def _wrong_statements(advisor: Advisor) -> Sequence[Judged]:
    return list(drafts.wrong_statements(advisor.library))


def _sums(advisor: Advisor) -> Sequence[Judged]:
    """The first amounts of the allowance: one sum of money is enough to notice another."""
    return [amounts.judge(case, advisor) for case in amount_cases()[:_SAME_AMOUNTS]]


def _swapped_questions(advisor: Advisor) -> Sequence[Judged]:
    """Development questions that one of the two swapped articles answers, and the other does not."""
    pair = set(map(_key, _most_asked()))
    cases = [
        case for case in _dev() if len(pair & {key for key, grade in case.gold.items() if grade == 2}) == 1
    ]
    return list(retrieval.judged(cases, retrieval.found_for(cases, advisor)))


def _allowance(advisor: Advisor) -> Sequence[Judged]:
    cases = retrieval_cases()
    return list(retrieval.judged(cases, retrieval.found_for(cases, advisor)))


def _other_days(advisor: Advisor) -> Sequence[Judged]:
    return [dates.judge(case, advisor) for case in dates.date_cases(advisor)[:20]]


def _danger(advisor: Advisor) -> Sequence[Judged]:
    return [
        routing.judged_case(case, advisor)
        for case in routing_cases()
        if case.kind == "crisis" and routing.half(case) == "dev"
    ]


def _dev() -> list[RetrievalCase]:
    return [case for case in question_cases() if not is_held_out(case)]


def _most_asked() -> tuple[ProvisionRef, ProvisionRef]:
    """The two articles that answer most of the development questions."""
    asked = Counter(key for case in _dev() for key, grade in case.gold.items() if grade == 2)
    (first, _), (second, _) = asked.most_common(2)
    return _ref(first), _ref(second)


def _ref(key: str) -> ProvisionRef:
    title, _, article = key.partition("#")
    return ProvisionRef(title, article or None)


def _key(ref: ProvisionRef) -> str:
    return f"{ref.instrument}#{ref.article or ''}"


# --- what is broken ----------------------------------------------------------------------------


def _verifier_off(advisor: Advisor) -> AbstractContextManager[Any]:
    def everything(draft: Any, *rest: Any, **named: Any) -> Any:
        return draft.sections, draft.citations, (), 0

    return patch.object(_ANSWERING, "check", everything)


def _claim_check_off(advisor: Advisor) -> AbstractContextManager[Any]:
    return patch.object(checks, "reason_to_refuse", lambda text, claim: None)


def _one_yuan_off(advisor: Advisor) -> AbstractContextManager[Any]:
    def more(parameter: Any) -> Any:
        values = (
            replace(value, value=None if value.value is None else value.value + Decimal(1))
            for value in parameter.values
        )
        return replace(parameter, values=tuple(values))

    figures = {
        key: more(one) if key.startswith(PARAMETER) and "元" in one.unit else one
        for key, one in advisor.library.parameters.items()
    }
    return patch.object(Library, "parameters", figures)


def _provisions_swapped(advisor: Advisor) -> AbstractContextManager[Any]:
    first, second = _most_asked()
    other = {first: second, second: first}
    rank = _SEARCH.rank

    def swapped(*given: Any, **named: Any) -> Iterator[Any]:
        for one in rank(*given, **named):
            known = replace(one.known, passage=None) if one.target in other else one.known
            yield replace(one, target=other.get(one.target, one.target), known=known)

    return patch.object(_SEARCH, "rank", lambda *given, **named: list(swapped(*given, **named)))


def _dates_ignored(advisor: Advisor) -> AbstractContextManager[Any]:
    return patch.object(
        filters.Scope, "admits", lambda scope, passage: passage.jurisdiction in scope.jurisdictions
    )


def _no_crisis(advisor: Advisor) -> AbstractContextManager[Any]:
    route = _UNDERSTAND.route

    def calm(*given: Any, **named: Any) -> Routed:
        routed = route(*given, **named)
        return Routed("answer") if routed.route == "crisis" else routed

    return patch.object(_UNDERSTAND, "route", calm)


def _reversed(advisor: Advisor) -> AbstractContextManager[Any]:
    rank = _SEARCH.rank
    return patch.object(_SEARCH, "rank", lambda *given, **named: rank(*given, **named)[::-1])


_STOPPED = "dev wrong stopped"
MUTANTS = (
    Mutant("verifier off", "drafts", _STOPPED, _wrong_statements, _verifier_off),
    Mutant("claim check off", "drafts", _STOPPED, _wrong_statements, _claim_check_off),
    Mutant("a parameter one yuan off", "amounts", "dev exact", _sums, _one_yuan_off, 1.0),
    Mutant("two provisions swapped", "questions", "ndcg@10", _swapped_questions, _provisions_swapped),
    Mutant("date filter ignored", "dates", "stale", _other_days, _dates_ignored, 1.0, True),
    Mutant("crisis route removed", "routing", "dev crisis", _danger, _no_crisis, 1.0),
    Mutant("reranker reversed", "retrieval", "hit@5", _allowance, _reversed),
)
