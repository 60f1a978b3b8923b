"""A paper that a worker hands in: read on the way through, shown as a list to confirm, and forgotten.

Nothing of it stays here, not even between reading and confirming: what the worker ticks goes with the case
file back over the conversation's own wire, as a fact put right by hand does. The text of a paper reaches
nobody but the page that sent it.
"""

from __future__ import annotations

import json
import logging
import threading
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from advisor.case_json import read_case
from advisor.domain import CaseFile
from advisor.errors import UserError
from advisor.fact_names import label, shown
from advisor.intake import MOST_BYTES, MOST_PAGES, Proposal, Uploaded, propose, reads_pictures
from advisor.privacy import failure, redact
from advisor.web.api_guard import JsonResponse, client
from advisor.web.pace import Pace
from advisor.web.site import render_part

if TYPE_CHECKING:
    from advisor.advice import Advisor

log = logging.getLogger(__name__)

_MOST_HEAD = 400_000
"""Bytes of the case file that comes before the paper."""
_MOST_AT_ONCE = 3
_TYPE = "application/octet-stream"
_FAILED = "这份材料没有看成，是程序出了问题，不是您的问题。请直接写在对话里。"
_TOO_LARGE = f"这份材料超过 {MOST_BYTES // 1024**2} MB。请拆小，或者只交要紧的几页；也可以直接写在对话里。"


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One fact of the paper as it is shown; `change` is what the page sends back when it is ticked."""

    label: str
    value: str
    said: str
    differs: str
    note: str
    ticked: bool
    change: str


def paper_form() -> Mapping[str, Any]:
    """What the page says of the papers it takes, and which files its chooser offers."""
    pictures = reads_pictures()
    accept = [".pdf", ".docx", ".txt", *(["image/png", "image/jpeg"] if pictures else [])]
    return {
        "accept": ",".join(accept),
        "kinds": "PDF、Word（.docx）、文字文件" + ("、照片" if pictures else ""),
        "pictures": pictures,
        "most_bytes": MOST_BYTES,
        "most_mb": MOST_BYTES // 1024**2,
        "most_pages": MOST_PAGES,
        "too_large": _TOO_LARGE,
    }


def paper_html(read: Uploaded) -> str:
    """The list to confirm. Its script is assets/paper.js, its style assets/paper.css."""
    rows = [_row(read, one) for one in read.proposals]
    return render_part("paper.html", kind=read.kind, rows=rows, notes=read.notes)


def _row(read: Uploaded, one: Proposal) -> PaperRow:
    before = shown(one.fact.name, one.before.value) if one.before is not None else ""
    doubt = "" if one.plain or one.before is not None else "拿不准，请对照原件。"
    change = {key: value for key, value in asdict(read.change(one)).items() if key != "entitlement"}
    return PaperRow(
        label=label(one.fact.name),
        value=one.shown,
        said=f"{f'第 {one.page} 页：' if read.pages > 1 else ''}“{one.fact.words}”",
        differs=f"已知情况写的是{before}，材料写的是{one.shown}。" if before else "",
        note=one.note or doubt,
        ticked=one.plain,
        change=json.dumps(change, ensure_ascii=False),
    )


def papers_router(advisor: Advisor) -> APIRouter:
    """POST /case/paper: one line of JSON (`name`, `case`), then the file as it is."""
    router = APIRouter(include_in_schema=False)
    # Workers of one factory come from one address.
    pace = Pace(60, 600)
    readers = threading.BoundedSemaphore(_MOST_AT_ONCE)

    def read(body: bytes) -> dict[str, Any]:
        name, case, data = _parts(body)
        # A file is often called after its owner.
        read = propose(data, redact(name).text, advisor=advisor, case=case)
        return {"html": paper_html(read), "kind": read.kind, "count": len(read.proposals)}

    @router.post("/case/paper")
    async def paper(request: Request) -> Response:
        # A page of another site cannot send this type without asking first, and is told no.
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _TYPE:
            return _no(415, "请求的格式不对，请刷新页面再试。")
        wait = pace.wait(client(request))
        if wait:
            refusal = _no(429, f"交得太快了，请过 {-(-wait // 60)} 分钟再试。")
            refusal.headers["Retry-After"] = str(wait)
            return refusal
        body = await _body(request)
        if body is None:
            return _no(413, _TOO_LARGE)
        if not readers.acquire(blocking=False):
            return _no(503, "现在交材料的人多，请过一会儿再试。")
        try:
            return _told(await run_in_threadpool(read, body))
        except UserError as error:
            return _no(422, str(error))
        except Exception as error:  # noqa: BLE001
            # The log carries an id and no word of the paper.
            identity = uuid.uuid4().hex[:8]
            log.error("paper %s failed: %s", identity, failure(error))
            return _no(500, f"{_FAILED}（编号 {identity}）")
        finally:
            readers.release()

    return router


async def _body(request: Request) -> bytes | None:
    """The whole body, or None where it is too large: no more than that is ever held."""
    most = MOST_BYTES + _MOST_HEAD
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told[:12]) > most:
        return None
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            return None
    return bytes(body)


def _parts(body: bytes) -> tuple[str, CaseFile, bytes]:
    """The file's name, the case file it is laid beside, and its bytes. Raises `UserError`."""
    head, line, data = body.partition(b"\n")
    try:
        told = json.loads(head) if line and len(head) <= _MOST_HEAD else None
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or not isinstance(told.get("name"), str):
        raise UserError("请求的格式不对，请刷新页面再试。")
    case = told.get("case")
    return told["name"][-200:], CaseFile() if case is None else read_case(case), data


def _told(content: dict[str, Any], status: int = 200) -> Response:
    return JsonResponse(content, status, {"Cache-Control": "no-store"})


def _no(status: int, why: str) -> Response:
    return _told({"error": {"code": f"paper_{status}", "message": why}}, status)
