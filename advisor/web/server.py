"""Starts the page: binds the port first, says the address, loads the models behind it."""

from __future__ import annotations

import logging
import socket
import sys
import uuid
from typing import TYPE_CHECKING

from advisor.errors import UserError
from advisor.web import warm

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

    from advisor.advice import Advisor
    from advisor.web.answer_pool import AnswerPool

log = logging.getLogger(__name__)

LISTENING = 24
"""Messages that are heard at the same moment, each by a thread that mostly waits."""


def create_app(advisor: Advisor, pool: AnswerPool | None = None) -> FastAPI:
    """The web application. Imports Gradio (some seconds). Without a pool this process answers alone."""
    import gradio as gr
    from fastapi import FastAPI
    from fastapi.responses import JSONResponse

    from advisor.web.answer_pool import AnswerPool
    from advisor.web.api import ROOT, api_app
    from advisor.web.api_docs import docs_router
    from advisor.web.calc import calc_router
    from advisor.web.case_exports import exports_router
    from advisor.web.case_papers import papers_router
    from advisor.web.desk import desk_router
    from advisor.web.feedback import feedback_router
    from advisor.web.forms import RefusedError, refused
    from advisor.web.guard import Guard
    from advisor.web.law import law_router
    from advisor.web.page import build_page, first_paint, theme
    from advisor.web.site import assets_router, page_of_failure
    from advisor.web.widget import widget_router

    answering = pool or AnswerPool(advisor)
    app = FastAPI(title="劳动权益案件顾问", docs_url=None, redoc_url=None, openapi_url=None)

    head, body = first_paint(advisor.settings)

    app.add_middleware(Guard, head=head, body=body)

    @app.exception_handler(Exception)
    def failed(request: Request, error: Exception) -> Response:
        # Never a traceback to a visitor; the log carries an id and no words of theirs.
        identity = uuid.uuid4().hex[:8]
        log.error("request %s failed", identity, exc_info=error)
        return page_of_failure(identity)

    @app.get("/health")
    def health() -> JSONResponse:
        return JSONResponse(
            {"status": "ok", "answering": answering.answering, "processes": answering.processes}
        )

    app.include_router(assets_router())
    app.include_router(law_router(advisor))
    app.include_router(calc_router(advisor))
    app.include_router(desk_router(advisor))
    app.include_router(feedback_router(advisor))
    app.include_router(exports_router(advisor))
    app.include_router(papers_router(advisor))
    app.add_exception_handler(RefusedError, refused)
    api = api_app(advisor)
    app.mount(ROOT, api)
    app.include_router(docs_router(api, advisor.settings))
    app.include_router(widget_router(advisor.settings))

    page = build_page(answering.converse)
    # Everybody hears a first word at once; who answers whom is the pool's to say.
    page.queue(default_concurrency_limit=LISTENING, max_size=64)
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        page,
        path="/",
        theme=theme(),
        footer_links=[],
        # Gradio would keep what was said in the browser, unasked.
        run_history=False,
        show_error=False,
        ssr_mode=False,
    )
    return mounted


def serve(advisor: Advisor, *, host: str, port: int) -> None:
    """Serve until interrupted. Raises `UserError` when the port is taken."""
    import uvicorn

    from advisor.web.answer_pool import AnswerPool, how_many, settle

    settle()
    pool = AnswerPool(advisor, processes=how_many(advisor.settings))
    listener = bind(host, port)
    _log_requests()
    sys.stderr.write("正在打开网页，请稍候几秒…\n")
    server = uvicorn.Server(uvicorn.Config(create_app(advisor, pool), log_level="warning", access_log=False))
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    sys.stdout.write(f"网页已打开：http://{shown}:{listener.getsockname()[1]}/ （按 Ctrl+C 结束）\n")
    sys.stdout.flush()
    warm.in_background(advisor, then=pool.start)
    server.run(sockets=[listener])


def _log_requests() -> None:
    """The API's lines go to stderr; they name routes and times, and nobody's words."""
    requests = logging.getLogger("advisor.web.api_guard")
    lines = logging.StreamHandler()
    lines.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    requests.addHandler(lines)
    requests.setLevel(logging.INFO)
    requests.propagate = False


def bind(host: str, port: int) -> socket.socket:
    """A socket bound to the address; port 0 takes a free one. Raises `UserError` when it is taken."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise UserError(
            f"端口 {port} 打不开（{error.strerror}）。换一个试试：advisor web --port {port + 1}"
        ) from None
    return listener
