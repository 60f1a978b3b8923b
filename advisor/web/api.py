"""`/api/v1`: ask, search, calc, check and law as JSON, for programs. docs/api.md tells how to use it."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import anyio
import anyio.to_thread
from fastapi import APIRouter, FastAPI, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.responses import Response

from advisor.cli_inputs import read_day
from advisor.errors import NotBuiltError, UserError
from advisor.json_text import read_json
from advisor.web import api_shapes as shapes
from advisor.web import services
from advisor.web.answer_html import answer_html
from advisor.web.api_guard import Guard, JsonResponse, fault
from advisor.web.services import UnknownError
from advisor.wire import answer_json

if TYPE_CHECKING:
    from advisor.advice import Advisor

ROOT = "/api/v1"
_AsOf = Annotated[str | None, Query(description="按哪一天的法律，写成 2024-09-30；不写就是今天。")]
_Article = Annotated[str, Query(description="第四十七条 这样写；不写就是全文。")]
_Entitlement = Annotated[str, Path(description="项目的名称，见“能算什么”；也可以写中文名称。")]
_Instrument = Annotated[str, Path(description="文件的全称或简称。")]
_WORKERS = max(2, min(8, os.cpu_count() or 2))
_MOST_WAITING = 100
"""Requests that may wait for a worker; beyond that the server says it is busy rather than let all be late."""


class _RefusedError(HTTPException):
    """With words of ours, or the usual ones of its status."""

    def __init__(self, status: int, words: str = "") -> None:
        super().__init__(status)
        self.words = words


class _Body(Request):
    """A request whose JSON is read as everywhere else: no number in it breaks what reads on."""

    async def json(self) -> Any:
        try:
            value, twice = read_json((await self.body()).decode("utf-8-sig"))
        except (ValueError, RecursionError):
            raise _RefusedError(400) from None
        if twice is not None:
            raise _RefusedError(400, f"“{twice[:60]}”写了两次，请只留一个。")
        return value


class _Route(APIRoute):
    def get_route_handler(self) -> Callable[[Request], Any]:
        handle = super().get_route_handler()

        async def read(request: Request) -> Response:
            return await handle(_Body(request.scope, request.receive))

        return read


class _Turns:
    """Where work on models and long texts waits: more threads than processors would help nobody."""

    def __init__(self) -> None:
        self._limiter = anyio.CapacityLimiter(_WORKERS)

    async def run(self, work: Callable[[], Any]) -> Any:
        if self._limiter.statistics().tasks_waiting >= _MOST_WAITING:
            raise _RefusedError(503)
        return await anyio.to_thread.run_sync(work, limiter=self._limiter)


def api_app(advisor: Advisor) -> FastAPI:
    """An application of its own, to be mounted at `ROOT`: its errors and its limits are JSON throughout."""
    app = FastAPI(
        title="劳动权益案件顾问 API",
        version="1",
        description="提问、查条文、计算、核对引用，都是 JSON。出错时是 {error: {code, message}}。",
        servers=[{"url": ROOT}],
        root_path_in_servers=False,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    app.add_middleware(Guard, settings=advisor.settings)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(UserError, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.include_router(_router(advisor))
    return app


def _router(advisor: Advisor) -> APIRouter:
    router = APIRouter(route_class=_Route)
    turns = _Turns()

    def told(shape: type) -> dict[int | str, dict[str, Any]]:
        return {200: {"model": shape, "description": "结果"}, "default": {"model": shapes.Failure}}

    @router.post("/ask", summary="提问", responses=told(shapes.Answer))
    async def ask(sent: shapes.AskRequest) -> Response:
        """回答一句话：法律怎么说、能要回多少、下一步怎么做，每句法律都有出处。

        接着谈时，把上一次的 case 传回来。
        """
        work = partial(services.ask, advisor, sent.question, case=sent.case, as_of=sent.as_of)
        answer = await turns.run(work)
        made = answer_json(answer)
        return JsonResponse({**made, "html": answer_html(answer)} if sent.html else made)

    @router.post("/search", summary="查找条文", responses=told(shapes.Hits))
    async def search(sent: shapes.SearchRequest) -> Response:
        """按意思查找条文，也查用户添加的材料；最相关的在前。"""
        work = partial(services.search, advisor, sent.query, top=sent.top, as_of=sent.as_of)
        return JsonResponse(await turns.run(work))

    @router.get("/calc", summary="能算什么", responses=told(shapes.Entitlements))
    def entitlements() -> Response:
        """所有计算项目。"""
        return JsonResponse(services.entitlements(advisor))

    @router.get("/calc/{entitlement}", summary="一个项目要哪些输入", responses=told(shapes.Entitlement))
    def entitlement(entitlement: _Entitlement) -> Response:
        """输入的 JSON Schema：每项是什么、为什么要、在哪里找。"""
        return JsonResponse(services.entitlement(advisor, entitlement))

    @router.post("/calc/{entitlement}", summary="计算", responses=told(shapes.Award))
    def calc(entitlement: _Entitlement, sent: shapes.CalcRequest) -> Response:
        """按规则计算一项，每一步都有公式和依据。缺了必需的输入时 outcome 是 missing，并说明还要什么。"""
        return JsonResponse(services.calc(advisor, entitlement, sent.inputs, as_of=sent.as_of))

    @router.post("/check", summary="核对引用", responses=told(shapes.Report))
    async def check(sent: shapes.CheckRequest) -> Response:
        """逐处核对一段文字里的法条引用和引文。文字不保存。"""
        return JsonResponse(await turns.run(partial(services.check, advisor, sent.text, as_of=sent.as_of)))

    @router.get("/law", summary="收录了哪些文件", responses=told(shapes.Instruments))
    def instruments(as_of: _AsOf = None) -> Response:
        """所有收录的法律、法规、解释和地方文件，以及当日的效力。"""
        return JsonResponse(services.instruments(advisor, as_of=read_day(as_of or None)))

    @router.get("/law/{instrument}", summary="一部文件或其中一条", responses=told(shapes.Law))
    def law(instrument: _Instrument, article: _Article = "", as_of: _AsOf = None) -> Response:
        """全文或一条，按某一天的文本。有原文的给原文；没有原文的给要旨，那是我们的概括，不是官方文字。"""
        day = read_day(as_of or None)
        return JsonResponse(services.law(advisor, instrument, article=article, as_of=day))

    return router


def _refused(request: Request, error: Exception) -> Response:
    if isinstance(error, UnknownError):
        return fault(404, str(error))
    if isinstance(error, NotBuiltError):
        return fault(503, str(error), code="not_built")
    return fault(422, str(error))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    # Starlette's own words are English.
    answer = fault(error.status_code, error.words if isinstance(error, _RefusedError) else "")
    answer.headers.update(error.headers or {})
    if error.status_code == 503:
        answer.headers["Retry-After"] = "10"
    return answer


_WRONG = {
    "missing": "缺少“{name}”。",
    "extra_forbidden": "不认识“{name}”，请检查写法；可写的见 /docs。",
    "string_type": "“{name}”要写成文字。",
    "string_too_long": "“{name}”太长，最多 {max_length} 个字。",
    "dict_type": "“{name}”要写成一个对象（花括号）。",
    "bool_parsing": "“{name}”要写 true 或 false。",
    "bool_type": "“{name}”要写 true 或 false。",
    "int_parsing": "“{name}”要写整数。",
    "int_type": "“{name}”要写整数。",
    "int_from_float": "“{name}”要写整数。",
    "greater_than_equal": "“{name}”不能小于 {ge}。",
    "less_than_equal": "“{name}”不能大于 {le}。",
    "model_attributes_type": "请发送一个 JSON 对象（花括号）。",
}


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    name = str(first["loc"][-1])[:60]
    if name == "body":
        return fault(422, "请发送一个 JSON 对象（花括号）。")
    words = _WRONG.get(first["type"], "“{name}”的值不能用；写法见 /docs。")
    return fault(422, words.format(name=name, **first.get("ctx", {})))
