"""The reviewed word lists of `lists/rewording.yaml`, ready to be looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

Kind = Literal[
    "party", "modal", "not", "bound", "either", "both", "except", "only", "all", "whether", "example",
    "law", "place", "figure", "word", "plain", "pause",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """`value` is what all wordings of one meaning share: a kind of party, a modality, the first word."""

    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class Words:
    entries: Mapping[str, Entry]
    longest: int
    same: Mapping[str, str]
    """The first word of its group by word, single characters among them."""
    plain: frozenset[str]
    you_for: frozenset[str]
    persons_of_worker: frozenset[str]
    towards: tuple[str, ...]
    by: tuple[str, ...]
    deeds_of_employers: frozenset[str]
    rights: frozenset[str]


_JOINTS: Mapping[str, Kind] = {
    "either": "either",
    "both": "both",
    "except": "except",
    "only": "only",
    "everything": "all",
    "whether": "whether",
    "examples": "example",
    "instruments": "law",
    "places": "place",
}
"""Kinds by the name of their list in the file, where a list is one kind."""


@cache
def words() -> Words:
    """The lists, read once. Raises KeyError for a list that is not in the file."""
    path = resources.files("advisor.answering").joinpath("lists", "rewording.yaml")
    raw: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    same = {word: group[0] for group in raw["same"] for word in group}
    entries = {word: Entry("plain", same.get(word, word)) for word in raw["plain"]}
    for word, first in same.items():
        if word not in entries:
            entries[word] = Entry("word", first)
    entries |= {word: Entry("word", same.get(word, word)) for word in raw["not_those"]}
    for name, kind in _JOINTS.items():
        entries |= {word: Entry(kind, word if kind in ("law", "place") else kind) for word in raw[name]}
    entries |= {word: Entry("not", "not") for word in raw["negations"]}
    for key, kind in (("bounds", "bound"), ("modals", "modal"), ("parties", "party")):
        entries |= {word: Entry(kind, value) for value, those in raw[key].items() for word in those}
    return Words(
        entries,
        max(map(len, entries)),
        same,
        frozenset(raw["plain"]),
        frozenset(raw["you_for"]),
        frozenset(raw["persons_of_worker"]),
        tuple(sorted(raw["towards"], key=len, reverse=True)),
        tuple(raw["by"]),
        frozenset(same.get(word, word) for word in raw["deeds_of_employers"]),
        frozenset(raw["rights"]),
    )
