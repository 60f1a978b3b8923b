"""Stable addresses that a lawyer can paste."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote, urlencode


def law_address(
    instrument: str,
    article: str | None = None,
    *,
    on: date | None = None,
    mark: str | None = None,
    suffix: str = "",
) -> str:
    """Where an instrument's page stands, at an article, as of a day, with words marked in it."""
    asked = {
        key: value for key, value in (("on", on.isoformat() if on else ""), ("mark", mark or "")) if value
    }
    query = f"?{urlencode(asked)}" if asked else ""
    anchor = f"#{quote(article)}" if article else ""
    return f"/law/{quote(instrument, safe='')}{suffix}{query}{anchor}"
