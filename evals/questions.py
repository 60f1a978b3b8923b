"""Real-sounding questions of every matter, written before the wordings in knowledge/ and by others.

Half of the matters are for development; of the other half only the figures are told, never a case: whoever
writes knowledge or tunes the search must not see what it is measured by.
"""

from __future__ import annotations

import hashlib

from advisor.advice import Advisor
from evals.datasets import RetrievalCase, question_cases
from evals.report import Half, SuiteResult
from evals.retrieval import found_for, judged


def run(advisor: Advisor) -> SuiteResult:
    cases = question_cases()
    found = found_for(cases, advisor)
    dev = [case for case in cases if not is_held_out(case)]
    held_out = [case for case in cases if is_held_out(case)]
    return SuiteResult.of("questions", [*judged(dev, found, "dev"), *judged(held_out, found, "held-out")])


def is_held_out(case: RetrievalCase) -> bool:
    """By matter, so that no wording learnt from one question helps with its neighbour."""
    return hashlib.sha256(case.matter.split("-")[0].encode()).digest()[0] % 2 == 1


def half(case: RetrievalCase) -> Half:
    return "held-out" if is_held_out(case) else "dev"
