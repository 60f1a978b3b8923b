"""`advisor eval`: runs suites, prints them, holds them against the gates."""

from __future__ import annotations

import json
from collections.abc import Callable

from advisor.advice import Advisor
from advisor.errors import UserError
from evals import (
    ablation,
    abstention,
    amounts,
    answers,
    citations,
    conversations,
    facts,
    growth,
    ingestion,
    performance,
    privacy,
    questions,
    retrieval,
    rewordings,
    routing,
    support,
    topics,
)
from evals.datasets import gates
from evals.report import SuiteResult

SUITES: dict[str, Callable[[Advisor], SuiteResult]] = {
    "retrieval": retrieval.run,
    "questions": questions.run,
    "amounts": amounts.run,
    "answers": answers.run,
    "topics": topics.run,
    "routing": routing.run,
    "privacy": privacy.run,
    "citations": citations.run,
    "support": support.run,
    "ingestion": ingestion.run,
    "facts": facts.run,
    "conversations": conversations.run,
    "abstention": abstention.run,
    "rewordings": rewordings.run,
    "growth": growth.run,
    "ablation": ablation.run,
    "performance": performance.run,
}
BY_NAME_ALONE = ("facts", "conversations", "growth", "ablation", "performance")
"""Suites that take long and guard nothing: they fill tables of docs/evaluation.md."""


def run(
    advisor: Advisor, *, suite: str | None, gate: bool, as_json: bool, echo: Callable[[str], None]
) -> int:
    """Exit code: 0, or 1 when `gate` is set and a floor was missed or a suite did not run.

    Raises `UserError` for an unknown suite.
    """
    if suite is not None and suite not in SUITES:
        raise UserError(f"没有“{suite}”这个评测套件。现有：{'、'.join(SUITES)}。")
    chosen = [suite] if suite else [name for name in SUITES if name not in BY_NAME_ALONE]
    results = [SUITES[name](advisor) for name in chosen]
    floors = gates()
    missed = [line for result in results for line in result.missed(floors.get(result.suite, {}))]
    if as_json:
        echo(
            json.dumps(
                {"suites": [result.to_json() for result in results], "missed": missed}, ensure_ascii=False
            )
        )
    else:
        for result in results:
            for line in result.lines():
                echo(line)
        for line in missed:
            echo(f"GATE {line}")
        if gate and not missed:
            echo("All gates passed.")
    return 1 if gate and missed else 0
