"""The one door through which words leave for a model."""

from __future__ import annotations

import re

_NUMBERS = (
    (re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)"), "〔证件号〕"),
    (re.compile(r"(?<!\d)\d(?:[ -]?\d){14,18}(?!\d)"), "〔卡号〕"),
    (re.compile(r"(?<!\d)1[3-9]\d(?:[ -]?\d){8}(?!\d)"), "〔电话〕"),
)


def without_private(text: str) -> str:
    """The text with what names a person covered: identity, card and mobile numbers."""
    for pattern, cover in _NUMBERS:
        text = pattern.sub(cover, text)
    return text
