"""Any OpenAI-compatible server, asked over HTTP and read as a stream of server-sent events.

One POST and one kind of event, so httpx (which chromadb and gradio bring along) does it. A client library
would bring six more packages, another second of start-up, and settings of its own by which words could go
elsewhere: tracing, proxies for the local machine, keys of another account.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from typing import Any

import httpx

from advisor.llm.base import Message, ModelTrouble
from advisor.llm.endpoint import Endpoint

_CONNECT = 10.0
"""Seconds to open a connection."""
_LONGEST_EVENT = 1_000_000
"""Bytes of one event, or of an answer that is no stream; more is no answer."""
_PLAIN = {
    401: "密钥不对",
    403: "没有使用权限",
    404: "没有这个模型，或地址不对",
    429: "模型太忙",
}


class OpenAICompatible:
    """Speaks `POST {url}/chat/completions`. Follows no redirect: words go where the settings say."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    def stream(self, messages: Sequence[Message], *, idle: float, stop: threading.Event) -> Iterator[str]:
        """See `ChatModel`. Raises `ModelTrouble`."""
        body = {
            "model": self._endpoint.model,
            "messages": [{"role": one.role, "content": one.text} for one in messages],
            "stream": True,
            "temperature": 0,
        }
        headers = {"Accept-Encoding": "identity"}
        if self._endpoint.key:
            headers["Authorization"] = f"Bearer {self._endpoint.key}"
        try:
            with (
                # A proxy of the environment is for the world, not for a server on this machine.
                httpx.Client(
                    timeout=httpx.Timeout(idle, connect=min(idle, _CONNECT)),
                    trust_env=not self._endpoint.on_this_machine,
                ) as client,
                client.stream(
                    "POST", f"{self._endpoint.url}/chat/completions", json=body, headers=headers
                ) as response,
            ):
                if response.status_code != httpx.codes.OK:
                    raise ModelTrouble(_refusal(response.status_code))
                kind = response.headers.get("content-type", "").partition(";")[0].strip()
                chunks = _until(stop, response.iter_bytes())
                if kind == "application/json":
                    yield _whole(chunks)
                else:
                    yield from _pieces(chunks)
        except httpx.TimeoutException:
            raise ModelTrouble("等得太久") from None
        except (httpx.HTTPError, httpx.InvalidURL):
            raise ModelTrouble("连不上，或连接断了") from None


def _refusal(status: int) -> str:
    return _PLAIN.get(status) or ("模型的服务器出错" if status >= 500 else "模型不接受这个请求")


def _until(stop: threading.Event, chunks: Iterator[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        if stop.is_set():
            return
        yield chunk


def _pieces(chunks: Iterator[bytes]) -> Iterator[str]:
    """The text of each event. Comments and other fields of an event are nothing to us."""
    rest = b""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        if len(rest) > _LONGEST_EVENT:
            raise ModelTrouble("收到的不是回答")
        for line in lines:
            if not line.startswith(b"data:"):
                continue
            data = line.removeprefix(b"data:").strip()
            if data == b"[DONE]":
                return
            yield _text(data, "delta")


def _whole(chunks: Iterator[bytes]) -> str:
    """The text of a server that answers at once though a stream was asked for."""
    held = b""
    for chunk in chunks:
        held += chunk
        if len(held) > _LONGEST_EVENT:
            raise ModelTrouble("收到的不是回答")
    return _text(held, "message")


def _text(data: bytes, part: str) -> str:
    try:
        event: Any = json.loads(data)
    except ValueError:
        raise ModelTrouble("收到的不是回答") from None
    if not isinstance(event, dict) or event.get("error"):
        raise ModelTrouble("模型的服务器出错")
    choices = event.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    held = first.get(part) if isinstance(first, dict) else None
    text = held.get("content") if isinstance(held, dict) else None
    return text if isinstance(text, str) else ""
