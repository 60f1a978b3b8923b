"""Kinds of paper, by their titles: what is read in each stands in `lists/fields.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

_HEAD_LINES = 10
_LONGEST_TITLE = 45
_NO_TITLE = re.compile(r"[。；！？!?]|我|没有?签|未签|[，,].*[，,]")
"""A sentence, or somebody's own words: “公司没有跟我签劳动合同” is no contract."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper: how it is known and what is read in it."""

    id: str
    name: str
    titles: tuple[str, ...]
    """Regular expressions; one of the first lines has to read so."""
    holds: tuple[str, ...] = ()
    """Where no title tells: words that all stand in the paper."""
    fields: tuple[Mapping[str, Any], ...] = ()
    columns: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    spoken: tuple[tuple[str, frozenset[str]], ...] = ()
    """Lines with these words are read as everyday Chinese, for these facts alone."""


@cache
def kinds() -> tuple[Kind, ...]:
    text = resources.files("advisor.intake").joinpath("lists", "fields.yaml").read_text(encoding="utf-8")
    return tuple(
        Kind(
            id,
            row["name"],
            tuple(row.get("titles", ())),
            tuple(row.get("holds", ())),
            tuple(row.get("fields", ())),
            tuple(row.get("columns", {}).items()),
            tuple((words, frozenset(facts)) for words, facts in row.get("spoken", {}).items()),
        )
        for id, row in yaml.safe_load(text).items()
    )


def kind_of_paper(lines: Sequence[str]) -> Kind | None:
    """The kind whose title stands first; of one title the kind listed first. None for any other paper.

    Titles alone decide where there is one: a contract speaks of ending it, but not in its head.
    """
    squeezed = [re.sub(r"\s+", "", line) for line in lines]
    heads = [line for line in squeezed if line][:_HEAD_LINES]
    for line in heads:
        if len(line) > _LONGEST_TITLE or _NO_TITLE.search(line):
            continue
        for kind in kinds():
            if any(re.search(title, line) for title in kind.titles):
                return kind
    text = "\n".join(squeezed)
    return next((kind for kind in kinds() if kind.holds and all(word in text for word in kind.holds)), None)
