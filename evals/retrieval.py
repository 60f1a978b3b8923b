"""The retrieval suite: does the right provision come up? Metrics through ir-measures."""

from __future__ import annotations

import ir_measures
from ir_measures import RR, R, Success, nDCG

from advisor.advice import Advisor
from evals.datasets import RetrievalCase, retrieval_cases
from evals.report import Failure, SuiteResult

DEPTH = 10
_MEASURES = {"hit@5": Success @ 5, "recall@10": R @ 10, "mrr": RR @ 10, "ndcg@10": nDCG @ 10}


def run(advisor: Advisor) -> SuiteResult:
    cases = retrieval_cases()
    found = {case.id: _ranked(case, advisor) for case in cases}
    qrels = [ir_measures.Qrel(case.id, key, grade) for case in cases for key, grade in case.gold.items()]
    ranking = [
        ir_measures.ScoredDoc(identity, key, float(DEPTH - rank))
        for identity, keys in found.items()
        for rank, key in enumerate(keys)
    ]
    measured = ir_measures.calc_aggregate(list(_MEASURES.values()), qrels, ranking)
    failures = tuple(
        Failure(
            case.id,
            case.question,
            "、".join(case.gold),
            "、".join(found[case.id][:5]),
            "none of the gold in the first five",
        )
        for case in cases
        if not set(found[case.id][:5]) & set(case.gold)
    )
    figures = {name: float(measured[measure]) for name, measure in _MEASURES.items()}
    return SuiteResult("retrieval", len(cases), figures, failures)


def _ranked(case: RetrievalCase, advisor: Advisor) -> list[str]:
    hits = advisor.search(case.question, top=DEPTH)
    return [f"{hit.instrument}#{hit.article or ''}" for hit in hits if hit.kind != "document"]
