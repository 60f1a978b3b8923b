"""The JSON objects in what a model wrote: whole, fenced, amid prose, or before a cut."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_MOST_OBJECTS = 200
_DEEPEST = 8
"""Levels of nesting; what lies deeper is no answer to any of our prompts."""


def objects(text: str) -> list[dict[str, Any]]:
    """The innermost complete objects of the text, in order; what is cut off in the middle is none.

    A model may write prose around its JSON, put it in a fence, or be cut off: each complete object counts.
    """
    return list(_innermost(_THOUGHT.sub("", text)))[:_MOST_OBJECTS]


def _innermost(text: str) -> Iterator[dict[str, Any]]:
    decoder = json.JSONDecoder(strict=False)
    at = text.find("{")
    while at >= 0:
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            at = text.find("{", at + 1)
            continue
        yield from _leaves(value)
        at = text.find("{", end)


def _leaves(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _leaves(one, depth + 1)
    elif isinstance(value, dict):
        inner = [one for one in value.values() if _holds_more(one)]
        for one in inner:
            yield from _leaves(one, depth + 1)
        if value and not inner:
            yield value


def _holds_more(value: Any) -> bool:
    inner = value if isinstance(value, list) else ()
    return isinstance(value, dict) or any(isinstance(one, dict | list) for one in inner)
