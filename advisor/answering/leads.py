"""The few words a model may add of its own: openings and transitions that say nothing.

A list and not a detector. What a list does not know is struck, and nothing is lost by that: a lead carries no
law, no figure and no advice.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

LONGEST = 30
"""Characters of a lead."""

_MARKS = re.compile(r"[，。：；、！,.:;!\s]+")


def says_something(text: str) -> str | None:
    """Why words of a model's own may not stand: they are long, or not from the list. None when they may."""
    if len(text) > LONGEST:
        return "没有依据的话太长"
    rest = _MARKS.sub("", _known().sub("", text))
    return f"自己加的话（{rest[:10]}）" if rest else None


@cache
def _known() -> re.Pattern[str]:
    text = resources.files("advisor.answering").joinpath("lists", "leads.yaml").read_text(encoding="utf-8")
    words = [word for group in yaml.safe_load(text)["words"] for word in group]
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))
