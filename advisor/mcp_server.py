"""The advisor for programs that speak the Model Context Protocol: search, law, check and calc as tools.

No tool answers a worker's question: whoever uses them writes the answer, with the law and the sums from here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from advisor import __version__
from advisor.advice import Advisor
from advisor.cli_inputs import read_day
from advisor.errors import UserError
from advisor.web import services
from advisor.web.api_shapes import MOST_HITS, MOST_QUERY, MOST_TEXT

Json = dict[str, Any]
Found = TypeVar("Found")

_MOST_ARTICLES = 40
"""More than that of a law at once fills a model's window; then the table of contents is given."""
_ABOUT = (
    "中国劳动法（以广东为主）：查条文、按规则算金额、核对引用。"
    "kind 是“原文”的 text 才是官方文字，可以加引号；“要旨”是概括，不能当原文引用。"
    "金额请用 calc 算，不要自己算；outcome 是 missing 时，先问 missing 里的问题。"
    "没有收录不等于不存在。"
)
_AsOf = Annotated[str, Field(description="按哪一天的法律，写成 2024-09-30；空着就是今天")]


def build_server(advisor: Advisor) -> MCPServer:
    """The server over an advisor; nothing is loaded before the first call."""
    # Of a tool that failed the package logs the words at INFO: those may be a worker's.
    server = MCPServer(
        "labour-case-advisor",
        title="劳动权益案件顾问",
        instructions=_ABOUT,
        version=__version__,
        log_level="WARNING",
    )
    reads = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

    @server.tool(title="查找条文", annotations=reads)
    def search(
        query: Annotated[str, Field(max_length=MOST_QUERY, description="一句话、几个词，或条文名称")],
        top: Annotated[int, Field(ge=1, le=MOST_HITS, description="最多几条")] = 10,
        as_of: _AsOf = "",
    ) -> Json:
        """按意思查找劳动法条文和用户添加的材料，最相关的在前。"""
        return _told(lambda: services.search(advisor, query, top=top, as_of=read_day(as_of or None)))

    @server.tool(title="看条文", annotations=reads)
    def law(
        instrument: Annotated[str, Field(description="文件的全称或简称，如 劳动合同法")],
        article: Annotated[str, Field(description="条号，如 第四十七条；空着是全文或目录")] = "",
        as_of: _AsOf = "",
    ) -> Json:
        """一部法律、法规、解释或地方文件在某一天的文本：一条，或全文；太长的给目录（章节和条号）。"""
        whole = _told(
            lambda: services.law(advisor, instrument, article=article, as_of=read_day(as_of or None))
        )
        return whole if len(whole["articles"]) <= _MOST_ARTICLES else _contents(whole)

    @server.tool(title="核对引用", annotations=reads)
    def check(
        text: Annotated[str, Field(max_length=MOST_TEXT, description="要核对的文字")],
        as_of: _AsOf = "",
    ) -> Json:
        """逐处核对文字里的法条引用和引文：对不对、差在哪里、当日有没有效力、有没有这一条。"""
        return _told(lambda: services.check(advisor, text, as_of=read_day(as_of or None)))

    @server.tool(title="能算什么", annotations=reads)
    def entitlements(
        entitlement: Annotated[str, Field(description="项目的名称；空着就列出全部")] = "",
    ) -> Json:
        """能算的项目；写了名称就给它的输入（JSON Schema，带中文说明）。计算前先看这个。"""
        if entitlement:
            return _told(lambda: services.entitlement(advisor, entitlement))
        return services.entitlements(advisor)

    @server.tool(title="计算", annotations=reads)
    def calc(
        entitlement: Annotated[str, Field(description="项目的名称，见 entitlements")],
        inputs: Annotated[Json, Field(description="输入，名称见 entitlements；不知道的不写")],
        as_of: _AsOf = "",
    ) -> Json:
        """按规则计算一项权益，每一步都有公式和依据；缺了情况时说明还要问什么。"""
        return _told(lambda: services.calc(advisor, entitlement, inputs, as_of=read_day(as_of or None)))

    return server


def _told(work: Callable[[], Found]) -> Found:
    """Bad input becomes the one line the model reads; anything else stays on this side."""
    try:
        return work()
    except UserError as error:
        raise ToolError(str(error)) from None


def _contents(law: Json) -> Json:
    chapters: dict[str, list[str]] = {}
    for one in law["articles"]:
        chapters.setdefault(one["path"], []).append(one["article"] or "全文")
    shown = {key: value for key, value in law.items() if key != "articles"}
    contents = [{"path": path, "articles": names} for path, names in chapters.items()]
    return {**shown, "contents": contents, "note": "全文太长，请写明条号再查。"}


def serve_stdio(advisor: Advisor) -> None:
    """Speak on standard input and output until the other side hangs up."""
    build_server(advisor).run("stdio")
