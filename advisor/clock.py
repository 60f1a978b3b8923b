"""What day it is where the deadlines run."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

# China keeps one zone without summer time, so no zone data is needed.
_CHINA = timezone(timedelta(hours=8))


def today() -> date:
    """Today in China, whatever the server's zone."""
    return datetime.now(_CHINA).date()
