"""knowledge/terms.yaml: names and terms of art that may repeat official wording, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from advisor.sources.located import read_yaml
from advisor.sources.schema import TermEntry
from advisor.sources.shapes import shaped

FILE = "terms.yaml"


@dataclass(frozen=True, slots=True)
class AllowedTerm:
    words: str
    reason: str


def read_terms(knowledge_dir: Path) -> tuple[AllowedTerm, ...]:
    """The terms, none when there is no such file. Raises KnowledgeError."""
    path = knowledge_dir / FILE
    if not path.is_file():
        return ()
    located = read_yaml(path, knowledge_dir)
    found: dict[str, AllowedTerm] = {}
    for n, entry in enumerate(shaped(TypeAdapter(list[TermEntry]), located, located.data or [])):
        if entry.term in found:
            located.fail(f"“{entry.term}”写了两次", "只留一处", n, "term")
        found[entry.term] = AllowedTerm(entry.term, entry.reason)
    return tuple(found.values())
