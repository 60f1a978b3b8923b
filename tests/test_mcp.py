"""The MCP server as a client meets it: started as a program, spoken to on its standard input and output."""

from __future__ import annotations

import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp.types import TextContent

from advisor.web import api_shapes as shapes

Talk = Callable[[Client], Awaitable[None]]


def spoken(talk: Talk, data_dir: Path, log: Path) -> None:
    """Runs a conversation with `advisor mcp`; what it writes beside the protocol goes into `log`."""
    environment = {**os.environ, "ADVISOR_DATA_DIR": str(data_dir)}
    program = StdioServerParameters(command=sys.executable, args=["-m", "advisor", "mcp"], env=environment)

    async def run() -> None:
        with log.open("w", encoding="utf-8") as errors, anyio.fail_after(120):
            async with Client(stdio_client(program, errlog=errors)) as client:
                await talk(client)

    anyio.run(run)


async def told(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    assert result.structured_content is not None
    return result.structured_content


async def refused(client: Client, tool: str, **arguments: Any) -> str:
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def test_the_tools_are_told_with_their_inputs(tmp_path: Path) -> None:
    async def talk(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"search", "law", "check", "entitlements", "calc"}
        for tool in tools.values():
            assert tool.description and tool.annotations and tool.annotations.read_only_hint
            assert all(one.get("description") for one in tool.input_schema["properties"].values())
        assert client.instructions and "要旨" in client.instructions

    spoken(talk, tmp_path, tmp_path / "log")


def test_law_sums_and_citations_without_a_knowledge_base(tmp_path: Path) -> None:
    async def talk(client: Client) -> None:
        one = await told(client, "law", instrument="劳动合同法", article="第四十七条")
        shapes.Law.model_validate(one)
        assert [article["kind"] for article in one["articles"]] == ["原文"]
        whole = await told(client, "law", instrument="劳动合同法")
        assert sum(len(chapter["articles"]) for chapter in whole["contents"]) == 98

        schema = (await told(client, "entitlements", entitlement="加班费"))["schema"]
        assert "city" in schema["properties"]
        listed = (await told(client, "entitlements"))["entitlements"]
        assert "high_temperature_allowance" in {row["entitlement"] for row in listed}
        inputs = {"city": "广州", "月薪": 6000, "节假日加班": 24}
        award = await told(client, "calc", entitlement="overtime_pay", inputs=inputs)
        shapes.Award.model_validate(award)
        assert award["outcome"] == "award"

        report = await told(client, "check", text="《劳动合同法》第九百条")
        assert report["wrong"] == 1

        assert "advisor kb build" in await refused(client, "search", query="高温津贴")

    spoken(talk, tmp_path, tmp_path / "log")


def test_a_search_finds_the_provisions(built_data_dir: Path, tmp_path: Path) -> None:
    async def talk(client: Client) -> None:
        found = await told(client, "search", query="单位只发凉茶不发高温津贴", top=3)
        shapes.Hits.model_validate(found)
        assert len(found["hits"]) == 3

    spoken(talk, built_data_dir, tmp_path / "log")


@pytest.mark.parametrize(
    ("tool", "arguments", "named"),
    [
        ("law", {"instrument": "没有这部法"}, "没有收录"),
        ("law", {"instrument": "劳动合同法", "article": "第九百条"}, "第九百条"),
        ("law", {"instrument": "劳动合同法", "as_of": "昨天"}, "昨天"),
        ("calc", {"entitlement": "nothing", "inputs": {}}, "nothing"),
        ("calc", {"entitlement": "overtime_pay", "inputs": {"city": "工资5千"}}, "工资5千"),
        ("check", {"text": 3}, "text"),
    ],
)
def test_what_cannot_be_used_is_told_and_not_logged(
    tmp_path: Path, tool: str, arguments: dict[str, Any], named: str
) -> None:
    async def talk(client: Client) -> None:
        assert named in await refused(client, tool, **arguments)

    spoken(talk, tmp_path, tmp_path / "log")
    assert (tmp_path / "log").read_text(encoding="utf-8") == ""
