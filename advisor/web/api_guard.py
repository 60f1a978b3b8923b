"""The door of the JSON API: request ids, pace, size, and a log without a word of anybody."""

from __future__ import annotations

import ipaddress
import json
import logging
import re
import time
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from advisor.privacy import failure
from advisor.web.pace import Pace

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from advisor.settings import Settings

log = logging.getLogger(__name__)
"""INFO is a line a request: id, method, route, status, milliseconds. `advisor web` writes them to stderr."""

SECONDS = 60


@dataclass(frozen=True, slots=True)
class Door:
    """What a route takes. Heavy ones run the whole pipeline or read long texts."""

    heavy: bool
    most_bytes: int


DOORS = {
    "ask": Door(True, 300_000),
    "check": Door(True, 2_000_000),
    "search": Door(False, 50_000),
    "calc": Door(False, 100_000),
    "law": Door(False, 1_000),
}
"""By the first part of the path. A case file makes a question long; a character may take 12 bytes."""
_ELSEWHERE = Door(False, 1_000)
_IDENTITY = re.compile(r"[A-Za-z0-9._-]{1,64}")
FAULTS = {
    400: ("bad_request", "请求读不出来，请检查是不是完整的 JSON。"),
    404: ("not_found", "没有这个地址，可用的见 /docs。"),
    405: ("method_not_allowed", "这个地址不接受这种请求方式，可用的见 /docs。"),
    413: ("too_large", "内容太大了。"),
    415: ("unsupported_type", "请用 Content-Type: application/json 发送。"),
    422: ("invalid", "有一项的值不能用。"),
    429: ("too_many", "请求太多了。"),
    500: ("failed", "程序出了问题，不是您的问题。"),
    503: ("busy", "现在太忙了，请过一会儿再试。"),
}
"""Code and usual words of each refusal."""


class JsonResponse(Response):
    """UTF-8 JSON that any reader takes; half of a character, which UTF-8 cannot hold, goes out as “?”."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text.encode("utf-8", errors="replace")


def fault(status: int, message: str = "", *, code: str = "") -> JsonResponse:
    """`{"error": {"code", "message"}}` with the usual words unless others are given."""
    usual_code, usual = FAULTS.get(status, FAULTS[400])
    return JsonResponse({"error": {"code": code or usual_code, "message": message or usual}}, status)


class Guard:
    """ASGI middleware around the API alone."""

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self._app = app
        self._light = Pace(settings.api_light_per_minute, SECONDS)
        self._heavy = Pace(settings.api_heavy_per_minute, SECONDS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        asked = request.headers.get("x-request-id", "")
        identity = asked if _IDENTITY.fullmatch(asked) else uuid.uuid4().hex[:16]
        name = _first_part(scope)
        started = time.monotonic()
        status = 0

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] += [(b"x-request-id", identity.encode()), (b"cache-control", b"no-store")]
            await send(message)

        try:
            refusal, body = await self._read(request, DOORS.get(name, _ELSEWHERE))
            if refusal is not None:
                await refusal(scope, receive, answer)
            else:
                await self._app(scope, _again(body, receive), answer)
        except ClientDisconnect:
            return
        except Exception as error:  # noqa: BLE001
            log.error("%s failed: %s", identity, failure(error))
            if not status:
                await fault(500, f"{FAULTS[500][1]}编号 {identity}。")(scope, receive, answer)
        milliseconds = int((time.monotonic() - started) * 1000)
        route = f"/{name}" if name in DOORS else "elsewhere"
        log.info("%s %s %s %d %d ms", identity, scope["method"], route, status, milliseconds)

    async def _read(self, request: Request, door: Door) -> tuple[Response | None, bytes]:
        """The refusal, or the whole body."""
        pace = self._heavy if door.heavy else self._light
        wait = pace.wait(client(request))
        if wait:
            refusal = fault(429, f"请求太多了，请过 {wait} 秒再试。")
            refusal.headers["Retry-After"] = str(wait)
            return refusal, b""
        # A page of another site cannot send this type without asking first.
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if request.method == "POST" and kind != "application/json":
            return fault(415), b""
        told = request.headers.get("content-length", "")
        body = bytearray()
        too_large = told.isdecimal() and int(told[:12]) > door.most_bytes
        if not too_large:
            async for chunk in request.stream():
                body += chunk
                if too_large := len(body) > door.most_bytes:
                    break
        if too_large:
            return fault(413, f"内容太大了，最多 {door.most_bytes // 1000} kB。"), b""
        return None, bytes(body)


def _first_part(scope: Scope) -> str:
    path: str = scope["path"].removeprefix(scope.get("root_path", ""))
    return path.strip("/").partition("/")[0]


def client(request: Request) -> str:
    """The address; of IPv6 the network of 64 bits, since one client has all of that."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else host


def _again(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def read() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return read
