"""What each leg and feature brings: the ranking learned anew without it, on the same questions.

`advisor eval --suite ablation`; its rows are in `docs/evaluation.md`. All weights are learned on
worked questions; the figures are of the held-out ones. The first rows are searches by one leg alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from advisor.advice import Advisor
from advisor.index.passages import route
from advisor.retrieval import query
from advisor.retrieval.ranking import Weights, learned_weights
from evals.datasets import question_cases
from evals.questions import is_held_out
from evals.report import SuiteResult
from evals.retrieval import DEPTH, figures_of
from evals.train import weights as ranking
from evals.train.weights import Asked

ALONE: Mapping[str, str] = {
    "keyword over articles": "text_words",
    "keyword over wordings": "wording_words",
    "model over articles": "text",
    "model over wordings": "wording",
    "adapter over both": "likeness",
    "topics": "topic",
    "statements of topics": "statement",
    "worked questions": "question",
    "classifier": "judged",
}
WITHOUT: Mapping[str, tuple[str, ...]] = {
    "keyword leg": ("text_words", "wording_words"),
    "dense leg over articles and wordings": ("text", "wording", "likeness"),
    "own vectors": ("text", "wording"),
    "adapter's likeness": ("likeness",),
    "topics": ("topic", "topic_flat"),
    "the less certain topics": ("topic_flat",),
    "statements": ("statement",),
    "worked questions": ("question",),
    "classifier": ("judged",),
    "worked questions and classifier": ("question", "judged"),
}


def run(advisor: Advisor) -> SuiteResult:
    """Held-out hit@5 and recall@10 of each row."""
    cases = question_cases()
    learned_on = ranking.worked(advisor)
    asked = ranking.gather([case for case in cases if is_held_out(case)], advisor)
    figures = _named("bare keyword over articles, no lexicon", _bare(asked, advisor))
    for name, told in _rows(learned_on, asked):
        figures |= _named(name, told)
    return SuiteResult("ablation", len(asked), figures, ())


def _rows(learned_on: Sequence[Asked], asked: Sequence[Asked]) -> Iterator[tuple[str, dict[str, float]]]:
    document = learned_weights().document
    for name, feature in ALONE.items():
        yield f"alone: {name}", ranking.figures(asked, Weights({feature: 1.0}, document))
    yield "all", ranking.figures(asked, ranking.learn(learned_on, document))
    for name, features in WITHOUT.items():
        weights = ranking.learn(learned_on, document, without=features)
        yield f"without {name}", ranking.figures(asked, weights)


def _bare(asked: Sequence[Asked], advisor: Advisor) -> dict[str, float]:
    """What a worker finds who types the question into a keyword search of the articles."""
    found = {}
    for one in asked:
        hits = advisor.index.keyword(query.fold(one.case.question), len(advisor.index.passages))
        articles = dict.fromkeys(
            f"{passage.title}#{passage.article or ''}"
            for passage, _ in hits
            if route(passage) == "provision" and one.ground.scope.admits(passage)
        )
        found[one.case.id] = list(articles)[:DEPTH]
    return figures_of([one.case for one in asked], found)


def _named(name: str, told: Mapping[str, float]) -> dict[str, float]:
    return {f"{name} | {measure}": told[measure] for measure in ("hit@5", "recall@10")}
