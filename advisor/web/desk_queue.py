"""`/desk/queue`: what workers sent, how each answer came about, and a verdict per citation and per amount."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from fastapi import APIRouter, Depends
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from advisor.errors import UserError
from advisor.fact_names import label, shown
from advisor.fact_values import read_value
from advisor.review.accounts import SignedIn
from advisor.review.feedback import JUDGEMENTS, KINDS, MOST_WORDS, Judged, Target
from advisor.review.tables import Feedback
from advisor.web.addresses import law_address
from advisor.web.desk_room import Room, Sent
from advisor.web.forms import words

_CHINA = timezone(timedelta(hours=8))
_CERTAINTY = {
    "stated": "说过",
    "inferred": "推出",
    "assumed": "照问法",
    "about": "大约",
    "at_least": "至少",
    "disputed": "有争议",
    "supposed": "假设",
}
_MOST_BYTES = 1_000_000
_MOST_FIELDS = 1000


def add_queue(router: APIRouter, room: Room) -> None:
    @router.get("/queue")
    def queue(
        who: SignedIn = Depends(room.signed_in), done: str = "", kind: str = "", page: str = ""
    ) -> Response:
        number = int(page) if page.isascii() and page.isdecimal() and len(page) < 5 else 0
        rows, total = room.feedbacks.queue(done=bool(done), kind=kind, page=number)
        return room.page(
            "desk_queue.html",
            who,
            at="/desk/queue",
            rows=rows,
            total=total,
            done=bool(done),
            kind=kind if kind in KINDS else "",
            kinds=KINDS,
            number=number,
            more=(number + 1) * 30 < total,
            moment=moment,
        )

    @router.get("/queue/{id}")
    def one(id: str, who: SignedIn = Depends(room.signed_in)) -> Response:
        return _show(room, who, id)

    @router.post("/queue/{id}")
    def judge(id: str, sent: Sent = Depends(room.sent(_MOST_BYTES, fields=_MOST_FIELDS))) -> Response:
        feedback = room.feedbacks.get(id)
        if feedback is None:
            return room.sorry(404, "这条反馈不在了。")
        try:
            room.feedbacks.judge(id, sent.who.account, _judged(sent.form, feedback))
        except UserError as error:
            return _show(room, sent.who, id, status=422, problem=str(error), form=sent.form)
        return RedirectResponse("/desk/queue", status_code=303)

    @router.post("/queue/{id}/remove")
    def remove(id: str, sent: Sent = Depends(room.sent(10_000))) -> Response:
        room.feedbacks.remove(id)
        return RedirectResponse("/desk/queue", status_code=303)


def _show(
    room: Room,
    who: SignedIn,
    id: str,
    *,
    status: int = 200,
    problem: str = "",
    form: FormData | None = None,
) -> Response:
    """One piece with its trace; the form holds what this reviewer gave before, or just sent."""
    feedback = room.feedbacks.get(id)
    if feedback is None:
        return room.sorry(404, "这条反馈不在了。")
    verdicts = room.feedbacks.verdicts(id)
    held = {
        f"{part}-{one.target}-{one.key}": str(getattr(one, part))
        for one in verdicts
        if one.account == who.account
        for part in ("verdict", "should", "note")
    }
    if form is not None:
        held = {name: value for name, value in form.items() if isinstance(value, str)}
    return room.page(
        "desk_feedback.html",
        who,
        status=status,
        at="/desk/queue",
        one=feedback,
        trace=feedback.trace,
        kinds=KINDS,
        judgements=JUDGEMENTS,
        others=[one for one in verdicts if one.account != who.account],
        held=held,
        problem=problem,
        law=law_address,
        moment=moment,
        most=MOST_WORDS,
        label=label,
        said=_said,
        certainty=_CERTAINTY,
    )


def _said(fact: dict[str, Any]) -> str:
    """A fact's value as a worker reads it; one that this program no longer reads, as it was stored."""
    try:
        return shown(fact["name"], read_value(fact["name"], fact["value"]))
    except UserError:
        return str(fact["value"])


def _judged(form: FormData, feedback: Feedback) -> list[Judged]:
    """The verdicts that were picked; a citation or amount left open has none."""
    targets: list[tuple[Target, str]] = [("citation", str(one["n"])) for one in feedback.trace["citations"]]
    targets += [("amount", str(n)) for n in range(len(feedback.trace["awards"]))]
    found = []
    for target, key in targets:
        picked = words(form, f"verdict-{target}-{key}", 20)
        verdict = next((one for one in JUDGEMENTS if one == picked), None)
        if verdict is not None:
            should = words(form, f"should-{target}-{key}", 200)
            note = words(form, f"note-{target}-{key}", MOST_WORDS)
            found.append(Judged(target, key, verdict, should, note))
        elif words(form, f"should-{target}-{key}", 200) or words(form, f"note-{target}-{key}", MOST_WORDS):
            raise UserError("有一处写了说明却没有选对错，请选一个。")
    return found


def moment(seconds: int) -> str:
    """A time as shown: day and minute in China."""
    return datetime.fromtimestamp(seconds, _CHINA).strftime("%Y-%m-%d %H:%M")
