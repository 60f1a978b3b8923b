"""The one thing taken from jionlp, without its banner and only when a message needs it.

Measured on this room's own sentences: lunar festivals and weekdays come out right, its money parser does not
(五千六 became 5006), and importing it takes 0.8 s. So the common wordings have their own patterns.
"""

from __future__ import annotations

import contextlib
import io
from datetime import date, datetime, time
from functools import cache
from types import ModuleType
from typing import Any


@cache
def _jionlp() -> ModuleType | None:
    """None where it cannot be loaded: its first import unpacks dictionaries, which needs a writable place."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            import jionlp
    except (ImportError, OSError):
        return None
    return jionlp  # type: ignore[no-any-return]


def one_day(words: str, as_of: date) -> date | None:
    """The single day that 去年中秋节 or 上周三 names, None for a longer span or no day at all."""
    module = _jionlp()
    if module is None:
        return None
    base = datetime.combine(as_of, time(12)).timestamp()
    try:
        found: dict[str, Any] = module.parse_time(words, time_base=base)
    except (ValueError, TypeError, KeyError, IndexError):
        return None
    if found.get("type") != "time_point" or not found.get("time"):
        return None
    first, last = (str(moment)[:10] for moment in found["time"])
    return date.fromisoformat(first) if first == last else None
