"""What our own pages share: templates, assets by content hash, the masthead, one way to say "not found"."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from fastapi import APIRouter
    from starlette.responses import HTMLResponse

_HERE = Path(str(resources.files("advisor.web")))
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_SHORT_NUMBER = re.compile(
    r"(?<![\d.,&#])(12[3-5]\d{2}|110|119|120)(?![\d.,%％;]|\s*(?:元|块|天|日|个|年|月|周|小时|分钟|人|条|号|度))"
)
NAVIGATION = (("/", "问一问"), ("/calc", "算一算"), ("/law", "查法条"))
"""The pages named in the masthead, for everybody."""
_DESK = ("/desk", "审核台")
"""Named beside them on its own pages alone: a worker has no use for it."""


@cache
def _environment() -> Environment:
    # Everything is escaped unless a template says otherwise; an unknown variable is a fault, not a blank.
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["asset"] = asset
    environment.filters["phones"] = phones
    return environment


def phones(text: str) -> Markup:
    """The text, escaped, with its public short numbers (12333, 110) to be tapped."""
    return Markup(_SHORT_NUMBER.sub(r'<a href="tel:\1">\1</a>', str(escape(text))))


def render(template: str, *, here: str, **values: Any) -> str:
    """A page as HTML. `here` is the navigation's path that is marked as the present one."""
    nav = (*NAVIGATION, _DESK) if here == _DESK[0] else NAVIGATION
    return _environment().get_template(template).render(here=here, nav=nav, **values)


def render_part(template: str, **values: Any) -> str:
    """A piece of HTML to stand in a page of somebody else's making."""
    return _environment().get_template(template).render(**values)


def page(template: str, *, here: str, status: int = 200, **values: Any) -> HTMLResponse:
    from starlette.responses import HTMLResponse

    return HTMLResponse(render(template, here=here, **values), status_code=status)


def not_found(why: str, *, here: str, back: str, back_words: str) -> HTMLResponse:
    """404 that says what was looked for and where to go on."""
    return page(
        "not_found.html",
        here=here,
        status=404,
        title="没有找到这一页",
        why=why,
        back=back,
        back_words=back_words,
    )


def page_of_failure(identity: str) -> HTMLResponse:
    """500 in plain words, with an id that the log carries too."""
    why = f"程序出了问题，不是您的问题。请再试一次；还不行请把编号 {identity} 告诉管理员。"
    return page(
        "not_found.html", here="/", status=500, title="刚才没能打开", why=why, back="/", back_words="回到首页"
    )


@cache
def _assets() -> dict[str, tuple[str, bytes, str]]:
    """Served name → (name, content, media type). The hash in the name lets browsers keep it for good."""
    served = {}
    for path in sorted((_HERE / "assets").iterdir()):
        if path.suffix in _KINDS:
            content = path.read_bytes()
            mark = hashlib.sha256(content).hexdigest()[:10]
            served[f"{path.stem}.{mark}{path.suffix}"] = (path.name, content, _KINDS[path.suffix])
    return served


def asset(name: str) -> str:
    """The address of a file in assets/. Raises KeyError for one that does not exist."""
    for served, (file, _, _) in _assets().items():
        if file == name:
            return f"/assets/{served}"
    raise KeyError(name)


def asset_text(name: str) -> bytes:
    """What stands in a file in assets/. Raises KeyError for one that does not exist."""
    return _assets()[asset(name).rpartition("/")[2]][1]


def assets_router() -> APIRouter:
    """A route for each file by its full name: /assets/ is where Gradio's own scripts stand as well."""
    from fastapi import APIRouter
    from starlette.responses import Response

    def served(content: bytes, kind: str) -> Callable[[], Response]:
        def asset_file() -> Response:
            return Response(content, media_type=kind, headers={"Cache-Control": "public, max-age=31536000"})

        return asset_file

    router = APIRouter(include_in_schema=False)
    for name, (_, content, kind) in _assets().items():
        router.add_api_route(f"/assets/{name}", served(content, kind), response_class=Response)
    return router
