"""The word lists beside this module, read once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def _load(name: str) -> Mapping[str, Any]:
    text = resources.files("advisor.dialogue").joinpath("lists", f"{name}.yaml").read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    if not isinstance(loaded, dict):
        raise TypeError(f"lists/{name}.yaml must be a mapping")
    return loaded


def section(name: str, key: str) -> Any:
    """The raw entry `key` of a list file. Raises KeyError with the file's name when it is not there."""
    try:
        return _load(name)[key]
    except KeyError as missing:
        raise KeyError(f"lists/{name}.yaml has no {key}") from missing


def keys(name: str) -> tuple[str, ...]:
    """The entries of a list file, in its order."""
    return tuple(str(key) for key in _load(name))


def pairs(name: str, key: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(first), str(second)) for first, second in section(name, key))


def words(name: str, key: str) -> tuple[str, ...]:
    return tuple(str(word) for word in section(name, key))


@cache
def pattern(name: str, key: str) -> re.Pattern[str]:
    """One pattern that matches any entry of a list; entries are regular expressions, longest first."""
    entries = sorted(words(name, key), key=len, reverse=True)
    return re.compile("|".join(f"(?:{entry})" for entry in entries), re.IGNORECASE)
