"""The retrieval suite: does the right provision come up? Metrics through ir-measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import ir_measures
from ir_measures import RR, R, Success, nDCG

from advisor.advice import Advisor
from evals.datasets import RetrievalCase, retrieval_cases
from evals.report import Half, Judged, SuiteResult

DEPTH = 10
_MEASURES = {"hit@5": Success @ 5, "recall@10": R @ 10, "mrr": RR @ 10, "ndcg@10": nDCG @ 10}


def run(advisor: Advisor) -> SuiteResult:
    cases = retrieval_cases()
    return SuiteResult.of("retrieval", judged(cases, found_for(cases, advisor)))


def found_for(cases: Sequence[RetrievalCase], advisor: Advisor) -> Mapping[str, list[str]]:
    """For each case the provisions found, best first."""
    return {case.id: _ranked(case, advisor) for case in cases}


def figures_of(cases: Iterable[RetrievalCase], found: Mapping[str, list[str]]) -> dict[str, float]:
    """The mean of each measure over the cases."""
    chosen = list(cases)
    measured = ir_measures.calc_aggregate(list(_MEASURES.values()), *_runs(chosen, found))
    return {name: float(measured[measure]) for name, measure in _MEASURES.items()}


def judged(
    cases: Sequence[RetrievalCase], found: Mapping[str, list[str]], half: Half = ""
) -> Iterator[Judged]:
    """Each case with its measures; passed with any of the gold among the first five."""
    prefix = f"{half} " if half else ""
    names = {measure: name for name, measure in _MEASURES.items()}
    scores: dict[str, dict[str, float]] = {case.id: {} for case in cases}
    for metric in ir_measures.iter_calc(list(_MEASURES.values()), *_runs(cases, found)):
        scores[metric.query_id][f"{prefix}{names[metric.measure]}"] = float(metric.value)
    for case in cases:
        first = found[case.id][:5]
        # In the order of the measures, whatever order they come in.
        own = {name: scores[case.id].get(name, 0.0) for name in (f"{prefix}{one}" for one in _MEASURES)}
        yield Judged(
            case.id,
            case.question,
            expected="、".join(case.gold),
            got="、".join(first) or "nothing",
            passed=bool(set(first) & set(case.gold)),
            why="none of the gold in the first five",
            matter=case.matter.split("-")[0],
            layer=case.layer,
            difficulty=case.difficulty,
            half=half,
            scores=own,
        )


def _runs(
    cases: Sequence[RetrievalCase], found: Mapping[str, list[str]]
) -> tuple[list[ir_measures.Qrel], list[ir_measures.ScoredDoc]]:
    """Gold and ranking as ir-measures reads them."""
    qrels = [ir_measures.Qrel(case.id, key, grade) for case in cases for key, grade in case.gold.items()]
    ranking = [
        ir_measures.ScoredDoc(case.id, key, float(DEPTH - rank))
        for case in cases
        for rank, key in enumerate(found[case.id])
    ]
    return qrels, ranking


def _ranked(case: RetrievalCase, advisor: Advisor) -> list[str]:
    hits = advisor.search(case.question, top=DEPTH)
    return [f"{hit.instrument}#{hit.article or ''}" for hit in hits if hit.kind != "document"]
