"""Many workers at once: sessions that each ask in turn, on one advisor, as the server's threads do."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import median, quantiles
from threading import Barrier

from advisor.advice import Advisor, advise
from advisor.domain import CaseFile

SESSIONS = 20
TURNS = 3

Ask = Callable[[str, CaseFile], CaseFile]
"""Puts a message on a case file; the case file that the answer leaves."""


def crowded(advisor: Advisor, questions: Sequence[str]) -> dict[str, float]:
    """How long an answer takes among `SESSIONS` sessions, and what they all get in a second, beside one."""

    def ask(question: str, case: CaseFile) -> CaseFile:
        return advise(question, advisor=advisor, case=case).case

    return measured(ask, questions)


def measured(ask: Ask, questions: Sequence[str]) -> dict[str, float]:
    """Of sessions that begin together and put `TURNS` questions each, after one session alone."""
    told = [
        [questions[(n * TURNS + turn) % len(questions)] for turn in range(TURNS)] for n in range(SESSIONS)
    ]
    ask(questions[0], CaseFile())
    alone, seconds_alone = _together(ask, told[:1])
    among, seconds = _together(ask, told)
    return {
        f"answers a second, {SESSIONS} sessions at once": len(among) / seconds,
        f"answers a second, {SESSIONS} sessions beside one": len(among)
        / seconds
        / (len(alone) / seconds_alone),
        f"answer p50 among {SESSIONS} sessions, ms": 1000 * median(among),
        f"answer p95 among {SESSIONS} sessions, ms": 1000 * quantiles(among, n=20)[-1],
    }


def _together(ask: Ask, sessions: Sequence[Sequence[str]]) -> tuple[list[float], float]:
    """Seconds of each answer, and of the whole; an answer that fails fails the measurement."""
    ready = Barrier(len(sessions))

    def session(questions: Sequence[str]) -> list[float]:
        case, times = CaseFile(), []
        ready.wait()
        for question in questions:
            began = time.perf_counter()
            case = ask(question, case)
            times.append(time.perf_counter() - began)
        return times

    began = time.perf_counter()
    with ThreadPoolExecutor(len(sessions)) as pool:
        answered = [seconds for times in pool.map(session, sessions) for seconds in times]
    return answered, time.perf_counter() - began
