"""Answers given on the web, counted and, for half an hour, remembered in case the worker says what was wrong.

Where no desk is open nothing is counted and nothing remembered. What is remembered lies in the server's
memory alone, under an id that cannot be guessed, until it is sent with consent or forgotten.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from advisor.advice import advise, advise_again
from advisor.case_changes import Change
from advisor.domain import Answer, CaseFile, Evidence
from advisor.privacy import redact
from advisor.review import trace
from advisor.review.counters import count_answer
from advisor.web.desk_room import Room
from advisor.web.remembered import Remembered

if TYPE_CHECKING:
    from advisor.advice import Advisor

log = logging.getLogger(__name__)

remembered: Remembered[dict[str, Any]] = Remembered()
"""The page that answers and the route that takes feedback share it."""


def answered(
    message: str,
    *,
    advisor: Advisor,
    as_of: date | None = None,
    case: CaseFile | None = None,
    progress: Callable[[str], None] = lambda stage: None,
    for_feedback: bool = True,
) -> tuple[Answer, str]:
    """As `advise`, with the id under which feedback on the answer is taken.

    The id is "" where no desk is open, and where no feedback is wanted: the answer is counted then, and not
    remembered.
    """
    return _recorded(
        message,
        advisor,
        lambda watch: advise(
            message, advisor=advisor, as_of=as_of, case=case, progress=progress, watch=watch
        ),
        for_feedback=for_feedback,
    )


def answered_again(
    question: str,
    changes: Sequence[Change],
    *,
    advisor: Advisor,
    case: CaseFile,
    progress: Callable[[str], None] = lambda stage: None,
) -> tuple[Answer, str]:
    """As `advise_again`, with the id under which feedback is taken. Raises `UserError` as it does."""
    return _recorded(
        question,
        advisor,
        lambda watch: advise_again(
            question, changes, advisor=advisor, case=case, progress=progress, watch=watch
        ),
    )


def _recorded(
    question: str,
    advisor: Advisor,
    answer_with: Callable[[Callable[[Evidence], None]], Answer],
    *,
    for_feedback: bool = True,
) -> tuple[Answer, str]:
    found: list[Evidence] = []
    start = time.monotonic()
    answer = answer_with(found.append)
    milliseconds = int((time.monotonic() - start) * 1000)
    try:
        room = _room(advisor)
        if not room.is_open():
            return answer, ""
        count_answer(room.store, answer, milliseconds)
    except Exception:
        # Whoever asked gets the answer, whatever became of the count.
        log.warning("an answer could not be counted", exc_info=True)
        return answer, ""
    if not for_feedback:
        return answer, ""
    evidence = found[0] if found else Evidence()
    return answer, remembered.keep(cleaned(trace(question, answer, evidence, milliseconds=milliseconds)))


@lru_cache(maxsize=4)
def _room(advisor: Advisor) -> Room:
    """One connection to the store for all answers."""
    return Room(advisor)


def cleaned(value: Any) -> Any:
    """The same JSON without what names a person, in every text of it."""
    if isinstance(value, str):
        return redact(value).text
    if isinstance(value, dict):
        return {key: cleaned(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [cleaned(inner) for inner in value]
    return value
