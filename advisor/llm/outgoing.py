"""The one door through which words leave for a model."""

from __future__ import annotations

from advisor.privacy import redact


def without_private(text: str) -> str:
    """The text with what names a person covered: see `advisor.privacy`."""
    return redact(text).text
