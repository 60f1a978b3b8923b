"""Passages to and from lines of JSON."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from advisor.domain import Passage, ProvisionRef

_DATES = ("version", "effective", "until")


def to_line(passage: Passage) -> str:
    """One line of JSON; fields at their default are left out."""
    record: dict[str, Any] = {}
    for field in dataclasses.fields(Passage):
        value = getattr(passage, field.name)
        if value == field.default:
            continue
        if field.name == "parents":
            value = [[ref.instrument, ref.article] for ref in value]
        elif isinstance(value, date):
            value = value.isoformat()
        record[field.name] = value
    return json.dumps(record, ensure_ascii=False)


def from_line(line: str) -> Passage:
    record = json.loads(line)
    record["parents"] = tuple(ProvisionRef(title, article) for title, article in record.get("parents", ()))
    for name in _DATES:
        if name in record:
            record[name] = date.fromisoformat(record[name])
    return Passage(**record)


def write_lines(passages: Iterable[Passage], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(to_line(passage) + "\n" for passage in passages)


def read_lines(path: Path) -> tuple[Passage, ...]:
    with path.open(encoding="utf-8") as file:
        return tuple(map(from_line, file))
