"""JSON that others wrote, read so that no number in it breaks what reads on."""

from __future__ import annotations

import json
from typing import Any

_LONGEST_NUMBER = 300
"""Digits of a JSON number still read as one; Python refuses some thousands, floats overflow at 309."""


def read_json(text: str) -> tuple[Any, str | None]:
    """The value, and a name that stands twice in one of its objects (None where none does).

    What is no finite number comes as its words, which are refused where a number is wanted. Raises
    ValueError, or RecursionError where it is nested too deep.
    """
    twice: list[str] = []

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        built = dict(found)
        if len(built) < len(found):
            names = [name for name, _ in found]
            twice.extend(name for name in built if names.count(name) > 1)
        return built

    value = json.loads(
        text,
        object_pairs_hook=pairs,
        parse_constant=str,
        parse_int=lambda digits: int(digits) if len(digits) <= _LONGEST_NUMBER else digits,
        parse_float=lambda digits: float(digits) if abs(float(digits)) < float("inf") else digits,
    )
    return value, twice[0] if twice else None
