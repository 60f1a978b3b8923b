"""`/docs`: the API's documentation, rendered from its own schema; and that schema at `/openapi.json`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from advisor.web.api import ROOT
from advisor.web.api_guard import DOORS, FAULTS, JsonResponse
from advisor.web.site import page

if TYPE_CHECKING:
    from fastapi import FastAPI

    from advisor.settings import Settings

Json = Mapping[str, Any]
_TYPES = {
    "string": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": "true、false",
    "object": "对象",
    "null": "null",
}
_OR = " 或 "
_OR_NULL = f"{_OR}null"
_EXAMPLES: Mapping[str, Json] = {
    "POST /ask": {"question": "我在佛山一家厂，车间没空调，公司从没发过高温津贴，合法吗？"},
    "POST /search": {"query": "单位只发凉茶不发高温津贴", "top": 3},
    "POST /calc/{entitlement}": {"inputs": {"city": "广州", "月薪": 6000, "节假日加班": 24}},
    "POST /check": {"text": "《劳动合同法》第八十二条规定……", "as_of": "2026-11-22"},
}
_PLACES = {"path": "在地址里", "query": "在问号后"}
_NAMES = {"{entitlement}": "overtime_pay", "{instrument}": "劳动合同法"}


@dataclass(frozen=True, slots=True)
class Row:
    """A field; `depth` says how deep it is nested."""

    name: str
    depth: int
    type: str
    required: bool
    about: str


@dataclass(frozen=True, slots=True)
class Operation:
    method: str
    path: str
    anchor: str
    title: str
    about: tuple[str, ...]
    heavy: bool
    most_kb: int
    given: tuple[Row, ...]
    told: tuple[Row, ...]
    example: str


def docs_router(api: FastAPI, settings: Settings) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/openapi.json")
    def schema() -> Response:
        return JsonResponse(api.openapi())

    @router.get("/docs", response_class=HTMLResponse)
    def docs(request: Request) -> Response:
        return page(
            "api_docs.html",
            here="/docs",
            operations=tuple(operations(api.openapi(), str(request.base_url).rstrip("/"))),
            root=ROOT,
            faults=FAULTS,
            light=settings.api_light_per_minute,
            heavy=settings.api_heavy_per_minute,
        )

    return router


def operations(schema: Json, host: str) -> Iterator[Operation]:
    """What the schema says, in its order, as the page shows it."""
    for path, methods in schema["paths"].items():
        for method, one in methods.items():
            door = DOORS[path.strip("/").partition("/")[0]]
            body = one.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            answer = one["responses"]["200"]["content"]["application/json"]["schema"]
            given = [
                Row(
                    each["name"],
                    0,
                    f"{_type(each['schema']).removesuffix(_OR_NULL)}，{_PLACES[each['in']]}",
                    each["required"],
                    each.get("description", ""),
                )
                for each in one.get("parameters", ())
            ]
            yield Operation(
                method.upper(),
                path,
                f"{method}-{path.strip('/').replace('/', '-').replace('{', '').replace('}', '')}",
                one["summary"],
                tuple(one.get("description", "").split("\n\n")),
                door.heavy,
                door.most_bytes // 1000,
                (*given, *(_rows(schema, body) if body else ())),
                tuple(_rows(schema, answer)),
                _example(method.upper(), path, host),
            )


def _rows(schema: Json, shape: Json, depth: int = 0) -> Iterator[Row]:
    shape = _settled(schema, shape)
    required = set(shape.get("required", ()))
    for name, field in shape.get("properties", {}).items():
        inner = _inner(schema, field)
        # What may be left out may be null too; that says nothing more.
        type_ = _type(field) if name in required else _type(field).removesuffix(_OR_NULL)
        yield Row(name, depth, type_, name in required, field.get("description", ""))
        if inner is not None and depth < 3:
            yield from _rows(schema, inner, depth + 1)


def _settled(schema: Json, shape: Json) -> Json:
    """The definition a reference leads to; anything else as it is."""
    if "$ref" in shape:
        found: Json = schema["components"]["schemas"][shape["$ref"].rpartition("/")[2]]
        return found
    return shape


def _inner(schema: Json, field: Json) -> Json | None:
    """The fields of what a field holds, alone, in a list or where it is not null."""
    options = [field, *field.get("anyOf", ()), field.get("items", {})]
    settled = (_settled(schema, one) for one in options)
    return next((one for one in settled if "properties" in one), None)


def _type(field: Json) -> str:
    if "anyOf" in field:
        return _OR.join(dict.fromkeys(_type(one) for one in field["anyOf"]))
    if "$ref" in field:
        return "对象"
    if "enum" in field:
        return "、".join(str(one) for one in field["enum"])
    if field.get("type") == "array":
        return f"列表（{_type(field['items'])}）" if "items" in field else "列表"
    name = _TYPES.get(field.get("type", ""), "")
    if "maxLength" in field:
        return f"{name}，最多 {field['maxLength']} 字"
    if "maximum" in field:
        return f"{name}，{field['minimum']} 到 {field['maximum']}"
    return name


def _example(method: str, path: str, host: str) -> str:
    sent = _EXAMPLES.get(f"{method} {path}")
    for mark, name in _NAMES.items():
        path = path.replace(mark, name)
    if sent is None:
        return f"curl '{host}{ROOT}{path}'"
    body = json.dumps(sent, ensure_ascii=False)
    return f"curl {host}{ROOT}{path} \\\n  -H 'Content-Type: application/json' \\\n  -d '{body}'"
