"""What stands before every answer of the server: headers, the worker's page put into Gradio's document, and
a page of ours where a browser was sent to an address that is not there.

Without Starlette's middleware of functions, which costs an open stream of answers a task at each of its looks
for whoever left: with twenty people that was a tenth of the server's work.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from advisor.web.shell import within
from advisor.web.site import not_found

# Everything the page needs comes from this server; a browser told so asks nobody else.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'self'; "
    "form-action 'self'; base-uri 'self'; object-src 'none'"
)
_LOST = "没有这个地址，可能抄漏了字，或者这一页已经搬走。"


class Guard:
    """An ASGI middleware; `head` and `body` are those of the worker's page."""

    def __init__(self, app: ASGIApp, *, head: str, body: str) -> None:
        self._app, self._head, self._body = app, head, body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["path"] == "/" and scope["method"] == "GET":
            await self._home(scope, receive, send)
        else:
            await self._any(scope, receive, send)

    async def _home(self, scope: Scope, receive: Receive, send: Send) -> None:
        # Gradio would compress its page before the shell can be put into it.
        headers = [one for one in scope["headers"] if one[0] != b"accept-encoding"]
        begun: Message | None = None
        pieces: list[bytes] = []

        async def gather(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = message
            elif message["type"] == "http.response.body":
                pieces.append(message.get("body", b""))

        await self._app({**scope, "headers": headers}, receive, gather)
        if begun is None:
            return
        document = b"".join(pieces)
        if begun["status"] == 200:
            response: Response = HTMLResponse(
                within(document.decode(), self._head, self._body), headers={"Cache-Control": "no-store"}
            )
        else:
            response = Response(document, begun["status"])
            response.raw_headers = list(begun["headers"])
        await response(scope, receive, _headed(send))

    async def _any(self, scope: Scope, receive: Receive, send: Send) -> None:
        lost = False
        headed = _headed(send)

        async def told(message: Message) -> None:
            nonlocal lost
            if message["type"] == "http.response.start" and _opened_by_a_person(scope, message):
                lost = True
            if not lost:
                await headed(message)

        await self._app(scope, receive, told)
        if lost:
            await not_found(_LOST, here="", back="/", back_words="回到首页")(scope, receive, headed)


def _headed(send: Send) -> Send:
    """Sends with the headers that every answer has."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message.setdefault("headers", [])
            headers = MutableHeaders(scope=message)
            headers.setdefault("Content-Security-Policy", _POLICY)
            headers["X-Content-Type-Options"] = "nosniff"
            headers["Referrer-Policy"] = "no-referrer"
        await send(message)

    return sending


def _opened_by_a_person(scope: Scope, begun: Message) -> bool:
    """Whether a browser went to an address that Gradio or the framework answered in JSON with 404."""
    if begun["status"] != 404 or scope["method"] != "GET":
        return False
    told = Headers(raw=list(begun.get("headers", [])))
    wants_a_page = "text/html" in Headers(scope=scope).get("accept", "")
    return wants_a_page and told.get("content-type", "").startswith("application/json")
