"""The retrieval suite: does the right provision come up? Metrics through ir-measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import ir_measures
from ir_measures import RR, R, Success, nDCG

from advisor.advice import Advisor
from evals.datasets import RetrievalCase, retrieval_cases
from evals.report import Failure, SuiteResult

DEPTH = 10
_MEASURES = {"hit@5": Success @ 5, "recall@10": R @ 10, "mrr": RR @ 10, "ndcg@10": nDCG @ 10}


def run(advisor: Advisor) -> SuiteResult:
    cases = retrieval_cases()
    figures, found = measure(cases, advisor)
    return SuiteResult("retrieval", len(cases), figures, tuple(misses(cases, found)))


def measure(
    cases: Sequence[RetrievalCase], advisor: Advisor
) -> tuple[dict[str, float], Mapping[str, list[str]]]:
    """The figures over the cases, and for each case the provisions found, best first."""
    found = {case.id: _ranked(case, advisor) for case in cases}
    return figures_of(cases, found), found


def figures_of(cases: Iterable[RetrievalCase], found: Mapping[str, list[str]]) -> dict[str, float]:
    chosen = list(cases)
    qrels = [ir_measures.Qrel(case.id, key, grade) for case in chosen for key, grade in case.gold.items()]
    ranking = [
        ir_measures.ScoredDoc(case.id, key, float(DEPTH - rank))
        for case in chosen
        for rank, key in enumerate(found[case.id])
    ]
    measured = ir_measures.calc_aggregate(list(_MEASURES.values()), qrels, ranking)
    return {name: float(measured[measure]) for name, measure in _MEASURES.items()}


def misses(cases: Iterable[RetrievalCase], found: Mapping[str, list[str]]) -> Iterator[Failure]:
    """The cases with none of the gold among the first five."""
    for case in cases:
        if not set(found[case.id][:5]) & set(case.gold):
            yield Failure(
                case.id,
                case.question,
                "、".join(case.gold),
                "、".join(found[case.id][:5]),
                "none of the gold in the first five",
            )


def _ranked(case: RetrievalCase, advisor: Advisor) -> list[str]:
    hits = advisor.search(case.question, top=DEPTH)
    return [f"{hit.instrument}#{hit.article or ''}" for hit in hits if hit.kind != "document"]
