"""What the page sends and what it gets back: progress while the pipeline works, then the answer in parts.

Nothing of a conversation stays here: the page hands its case file along with every message and gets the new
one with the answer.
"""

from __future__ import annotations

import logging
import queue
import threading
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from advisor.case_changes import Change
from advisor.case_json import case_json, read_case
from advisor.domain import Answer, CaseFile
from advisor.errors import UserError
from advisor.privacy import failure
from advisor.web.answer_view import answer_html
from advisor.web.case_exports import exports_html
from advisor.web.fact_fields import fact_rows, read_raw
from advisor.web.feedback import feedback_form
from advisor.web.recorded import answered, answered_again
from advisor.web.site import render_part
from advisor.web.source_cards import sources_html
from advisor.web.sum_view import sums_of

if TYPE_CHECKING:
    from advisor.advice import Advisor

log = logging.getLogger(__name__)

Told = dict[str, Any]
_MOST_WORDS = 20_000
_MOST_CHANGES = 40
_APOLOGY = (
    "刚才没能答上来，是程序出了问题，不是您的问题。请再发一次；"
    "还不行的话，先打 12351（工会）或 12333（人社）。"
)
STAGES = ("读您的话", "查法条", "计算", "起草", "核对")
"""What a worker sees of the pipeline, in order; `_stage` counts along."""
_BEGINNINGS = ("正在读", "正在查", "正在计算", "正在起草", "正在逐句")


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a page: words, or changes to the case file with the question they bear on."""

    id: str
    turn: int
    words: str
    case: CaseFile
    changes: tuple[Change, ...] | None = None
    """None for an ordinary message; empty where the question is only to be answered again."""


def read_message(said: Any) -> Message:
    """What the page sent. Raises `UserError` for a case file or a change that cannot be used."""
    told = said if isinstance(said, dict) else {}
    case = told.get("case")
    changes = told.get("changes")
    return Message(
        _identity(said),
        int(turn) if isinstance(turn := told.get("turn"), int) and 0 < turn < 10_000 else 1,
        str(told.get("words") or "")[:_MOST_WORDS].strip(),
        CaseFile() if case is None else read_case(case),
        None if not isinstance(changes, list) else tuple(map(_change, changes[:_MOST_CHANGES])),
    )


def _change(told: Any) -> Change:
    if not isinstance(told, dict) or told.get("kind") not in ("set", "remove", "unknown"):
        raise UserError("要改的内容没有看懂，请再试一次。")
    return Change(
        str(told.get("fact", ""))[:80],
        told["kind"],
        read_raw(told.get("value")),
        str(told.get("entitlement") or "")[:80],
        str(told.get("words") or "")[:200],
    )


def converse(said: Any, advisor: Advisor) -> Iterator[Told]:
    """What the page is told, one after the other; each tells all that the ones before it told."""
    try:
        message = read_message(said)
    except UserError as error:
        yield {"id": _identity(said), "problem": str(error)}
        return
    # Before anything is loaded: whoever asks sees at once that it was heard.
    step = 1
    yield heard(said)
    for stage, answer, answer_id in _stages(message, advisor):
        if isinstance(answer, UserError):
            yield {"id": message.id, "problem": str(answer)}
        elif answer is None:
            step = max(step, _step(stage))
            yield {"id": message.id, "stage": stage, "step": step}
        else:
            yield from _parts(message, answer, answer_id, advisor)


def heard(said: Any, stage: str = "正在读您的话…") -> Told:
    """The first word on a message."""
    return {"id": _identity(said), "stage": stage, "step": 1}


def _identity(said: Any) -> str:
    return str(said.get("id", ""))[:40] if isinstance(said, dict) else ""


def _step(stage: str) -> int:
    return next((n for n, words in enumerate(_BEGINNINGS, 1) if stage.startswith(words)), 1)


def _parts(message: Message, answer: Answer, answer_id: str, advisor: Advisor) -> Iterator[Told]:
    """First what is read first, then the whole."""
    about = {"id": message.id, "turn": message.turn}
    if len(answer.sections) > 2:
        yield {**about, "answer": answer_html(answer, turn=message.turn, advisor=advisor, sections=2)}
    yield {
        **about,
        "answer": answer_html(answer, turn=message.turn, advisor=advisor)
        + exports_html(answer, message.words)
        + feedback_form(answer_id),
        "sources": sources_html(answer, turn=message.turn),
        "facts": facts_html(answer.case, advisor),
        "case": case_json(answer.case),
        "text": answer.text,
        "again": message.changes is not None,
        "done": True,
    }


def facts_html(case: CaseFile, advisor: Advisor) -> str:
    """已知情况: what is known, each fact to be put right, and what came of it."""
    return render_part("facts.html", rows=fact_rows(case, advisor.entitlements()), sums=sums_of(case.awards))


def _stages(message: Message, advisor: Advisor) -> Iterator[tuple[str, Answer | UserError | None, str]]:
    """Progress lines while the pipeline works in a thread of its own, then its answer."""
    told: queue.Queue[tuple[str, Answer | UserError | None, str]] = queue.Queue()

    def work() -> None:
        result: Answer | UserError
        answer_id = ""
        try:
            result, answer_id = _ask(message, advisor, lambda stage: told.put((stage, None, "")))
        except UserError as error:
            result = error
        except Exception as error:  # noqa: BLE001
            # A worker never sees a traceback; the log carries an id and no words of theirs.
            identity = uuid.uuid4().hex[:8]
            log.error("question %s failed: %s", identity, failure(error))
            result = Answer(route="clarify", text=f"{_APOLOGY}（编号 {identity}）", case=message.case)
        told.put(("", result, answer_id))

    threading.Thread(target=work, daemon=True).start()
    while True:
        stage, answer, answer_id = told.get()
        yield stage, answer, answer_id
        if answer is not None:
            return


def _ask(message: Message, advisor: Advisor, progress: Callable[[str], None]) -> tuple[Answer, str]:
    if message.changes is None:
        return answered(message.words, advisor=advisor, case=message.case, progress=progress)
    return answered_again(
        message.words, message.changes, advisor=advisor, case=message.case, progress=progress
    )
