"""Loads, behind a started server, what its first question would otherwise wait for."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from advisor.advice import advise
from advisor.web.openings import OPENINGS

if TYPE_CHECKING:
    from advisor.advice import Advisor

log = logging.getLogger(__name__)

_ASKED = tuple(questions[0] for _, _, questions in OPENINGS[:4])
"""Whole questions, not a search: calendars, number words and writers load only where they are needed."""


def warm_up(advisor: Advisor) -> None:
    """Answer a few questions that nobody asked: nothing of it is counted or kept.

    A chat model is not asked. Never raises: failing here only means that the first question waits, and says
    by itself what is wrong.
    """
    try:
        if advisor.settings.llm:
            advisor.search(_ASKED[0], top=1)
            advisor.meaning(_ASKED[:1])
        else:
            _answer_all(advisor)
    except Exception:
        log.warning("warming up failed", exc_info=True)


def _answer_all(advisor: Advisor) -> None:
    from advisor.exports import render
    from advisor.web.answer_view import answer_html
    from advisor.web.source_cards import sources_html

    for question in _ASKED:
        answer = advise(question, advisor=advisor)
        answer_html(answer, turn=1, advisor=advisor)
        sources_html(answer, turn=1)
        render(answer, "case", library=advisor.library, question=question)


def set_apart() -> None:
    """What is loaded by now stays: the collector need not look at it again.

    A full collection comes when a quarter as many objects were added as the last one kept. Beside a whole
    index that is after some hundred answers, whose frames and closures lie about until then.
    """
    gc.collect()
    gc.freeze()
    # So that the last one kept next to nothing.
    gc.collect()


def in_background(advisor: Advisor, *, then: Callable[[], None] = lambda: None) -> None:
    """Begin to warm up in a thread of its own, so that nobody's first paint waits for it."""

    def work() -> None:
        warm_up(advisor)
        set_apart()
        then()

    threading.Thread(target=work, daemon=True).start()
