"""`/feedback`: what a worker thought of an answer. Nothing is stored that was not shown to them first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from advisor.errors import UserError
from advisor.privacy import redact
from advisor.review.feedback import KINDS, MOST_WORDS, consent_text, read_kind
from advisor.web.desk_room import Room
from advisor.web.pace import Pace
from advisor.web.recorded import remembered
from advisor.web.remembered import Remembered
from advisor.web.site import render_part

if TYPE_CHECKING:
    from advisor.advice import Advisor

_MOST_BYTES = 400_000
"""Of a request: the text shown comes back, and an answer of many months is long."""
_GONE = "这个回答已经过了半小时，不能再评价。请再问一次，然后马上评价。"


def feedback_form(answer_id: str) -> str:
    """The form under an answer as a piece of HTML; "" where no desk is open to read it (`answer_id` is "").

    Its script is assets/feedback.js, its style assets/feedback.css.
    """
    if not answer_id:
        return ""
    return render_part("feedback.html", answer_id=answer_id, kinds=KINDS, most=MOST_WORDS)


def feedback_router(advisor: Advisor, *, kept: Remembered[dict[str, Any]] = remembered) -> APIRouter:
    """POST /feedback/preview tells what would be stored; POST /feedback stores exactly that."""
    room = Room(advisor)
    router = APIRouter(include_in_schema=False)
    previews, sends = Pace(40, 600), Pace(10, 600)

    async def asked(request: Request, pace: Pace) -> dict[str, Any] | Response:
        """The request's JSON, or the refusal."""
        # A page of another site cannot send this type without being asked about first.
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return _no(415, "请求的格式不对。")
        wait = pace.wait(request.client.host if request.client else "")
        if wait:
            refusal = _no(429, f"提交得太快了，请过 {-(-wait // 60)} 分钟再试。")
            refusal.headers["Retry-After"] = str(wait)
            return refusal
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > _MOST_BYTES:
                return _no(413, "内容太长了。")
        try:
            value = json.loads(body)
        except (ValueError, RecursionError):
            return _no(400, "请求的格式不对。")
        if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
            return _no(400, "请求的格式不对。")
        return value

    def read(sent: dict[str, Any]) -> tuple[dict[str, Any], str, str]:
        """Trace, kind and words (cleaned of what names a person). Raises `UserError`."""
        room_open = room.is_open()
        trace = kept.get(sent.get("id", "")) if room_open else None
        if trace is None:
            raise UserError(_GONE if room_open else "这台服务器没有开通意见箱。")
        said = sent.get("words", "").replace("\x00", "").strip()
        if len(said) > MOST_WORDS:
            raise UserError(f"写得太长了，最多 {MOST_WORDS} 个字。")
        return trace, read_kind(sent.get("kind", "")), redact(said).text

    @router.post("/feedback/preview")
    async def preview(request: Request) -> Response:
        sent = await asked(request, previews)
        if isinstance(sent, Response):
            return sent
        try:
            trace, kind, said = await run_in_threadpool(read, sent)
            return JSONResponse({"shown": consent_text(trace, read_kind(kind), said)})
        except UserError as error:
            return _no(422, str(error))

    @router.post("/feedback")
    async def send(request: Request) -> Response:
        sent = await asked(request, sends)
        if isinstance(sent, Response):
            return sent
        try:
            trace, kind, said = await run_in_threadpool(read, sent)
            await run_in_threadpool(room.feedbacks.send, kind, said, sent.get("shown", ""), trace)
        except UserError as error:
            return _no(422, str(error))
        kept.forget(sent["id"])
        return JSONResponse({"thanks": "收到了，谢谢。律师会看。"})

    return router


def _no(status: int, why: str) -> Response:
    return JSONResponse({"error": {"code": f"feedback_{status}", "message": why}}, status_code=status)
