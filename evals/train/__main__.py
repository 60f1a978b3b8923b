"""`python -m evals.train [--adapter]`: learn classifier and ranking weights, or the adapter that comes first.

Reads the built base; after a new adapter the base is built again. Writes `advisor/index/adapter.npz`, or
`advisor/retrieval/classifier.npz` and `weights.json`, and prints what these reach on the development
questions and on the held-out ones; neither took part.
"""

from __future__ import annotations

import json
import sys

from advisor.advice import Advisor
from advisor.index import VECTOR_CACHE, build
from advisor.index.adapter import ADAPTER_FILE, save
from advisor.index.embedding import SentenceEncoder
from advisor.index.vectors import embed
from advisor.retrieval.classifier import CLASSIFIER_FILE
from advisor.retrieval.classifier import save as save_classifier
from advisor.retrieval.ranking import WEIGHTS_FILE, learned_weights
from evals.datasets import question_cases
from evals.questions import is_held_out
from evals.train import adapter as adapters
from evals.train import classifier as classifiers
from evals.train import weights as ranking


def main() -> None:
    advisor = Advisor()
    if "--adapter" in sys.argv[1:]:
        _adapter(advisor)
        print("next: advisor kb build, then python -m evals.train")
        return
    encoder = SentenceEncoder(advisor.settings.embedding_model).name
    save_classifier(CLASSIFIER_FILE, encoder, classifiers.train(advisor))
    print(f"written: {CLASSIFIER_FILE.name}")
    document = learned_weights().document
    weights = ranking.learn(ranking.worked(advisor), document)
    cases = question_cases()
    for name, chosen in (
        ("development", [case for case in cases if not is_held_out(case)]),
        ("held out", [case for case in cases if is_held_out(case)]),
    ):
        _tell(name, ranking.figures(ranking.gather(chosen, advisor), weights))
    record = {"features": weights.features, "document": document}
    WEIGHTS_FILE.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    print(f"written: {WEIGHTS_FILE.name}")


def _adapter(advisor: Advisor) -> None:
    build(advisor.library, advisor.settings)
    passages = advisor.index.passages
    encoder = SentenceEncoder(advisor.settings.embedding_model)
    vectors = embed([one.text for one in passages], encoder, advisor.settings.data_dir / VECTOR_CACHE)
    query, passage = adapters.train(passages, vectors, encoder, advisor.library)
    save(ADAPTER_FILE, encoder.name, query, passage)
    print(f"written: {ADAPTER_FILE.name}")


def _tell(name: str, figures: dict[str, float]) -> None:
    print(name, *(f"{measure} {value:.3f}" for measure, value in figures.items()), flush=True)


if __name__ == "__main__":
    main()
