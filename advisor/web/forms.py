"""Forms read within a limit: no upload is taken into memory beyond it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Message


class RefusedError(Exception):
    """A request that ends here, with the page to show; see `refused`."""

    def __init__(self, response: Response) -> None:
        self.response = response


def refused(request: Request, error: Exception) -> Response:
    """The application's handler of `RefusedError`."""
    if not isinstance(error, RefusedError):
        raise error
    return error.response


def form_within(
    most: int, why: Callable[[int, str], Response], *, fields: int = 20
) -> Callable[[Request], Awaitable[FormData]]:
    """A dependency that reads a form of at most `most` bytes; `why` makes the page of a refusal."""

    async def read(request: Request) -> FormData:
        body = bytearray()
        if _told_length(request) > most:
            raise RefusedError(why(413, "内容太大了。"))
        async for chunk in request.stream():
            body += chunk
            if len(body) > most:
                raise RefusedError(why(413, "内容太大了。"))

        async def again() -> Message:
            return {"type": "http.request", "body": bytes(body), "more_body": False}

        try:
            return await Request(request.scope, again).form(
                max_files=1, max_fields=fields, max_part_size=most
            )
        except HTTPException:
            raise RefusedError(why(400, "表单读不出来，请刷新页面再试。")) from None

    return read


def _told_length(request: Request) -> int:
    told = request.headers.get("content-length", "")
    return int(told) if told.isdecimal() else 0


def words(form: FormData, name: str, most: int) -> str:
    """A field's text without what no database takes, cut at `most` characters; "" where it is missing."""
    value = form.get(name)
    return value.replace("\r\n", "\n").replace("\x00", "")[:most].strip() if isinstance(value, str) else ""
