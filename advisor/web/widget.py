"""`/widget`: a small chat over the JSON API for other sites; `/widget.js` puts it there in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from advisor.llm import endpoint
from advisor.web.site import asset_text, page

if TYPE_CHECKING:
    from advisor.settings import Settings

_EXAMPLES = ("公司没发高温津贴，合法吗？", "被辞退了能拿多少补偿？", "加班费怎么算？")


def widget_router(settings: Settings) -> APIRouter:
    router = APIRouter(include_in_schema=False)
    ancestors = settings.embed_origins or "'none'"
    # No inline script or style, no other host; framed by the sites that the operator named, by no other.
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        f"form-action 'none'; base-uri 'none'; frame-ancestors {ancestors}"
    )
    where = endpoint(settings)
    told = "您写的内容不保存。" if where is None else f"您写的内容不保存。{where.told}"

    @router.get("/widget", response_class=HTMLResponse)
    def widget() -> Response:
        response = page("widget.html", here="/widget", told=told, examples=_EXAMPLES)
        response.headers["Content-Security-Policy"] = policy
        return response

    @router.get("/widget.js")
    def script() -> Response:
        headers = {"Cache-Control": "public, max-age=3600"}
        return Response(asset_text("widget.js"), media_type="text/javascript", headers=headers)

    return router
