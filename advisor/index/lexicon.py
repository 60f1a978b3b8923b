"""`knowledge/lexicon.yaml`: what workers say, and what the law calls it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from advisor.errors import KnowledgeError

FILE = "lexicon.yaml"


@dataclass(frozen=True, slots=True)
class Term:
    """`say`: everyday words; `legal`: the words of the law to search for as well."""

    say: tuple[str, ...]
    legal: tuple[str, ...]


def read_lexicon(knowledge_dir: Path) -> tuple[Term, ...]:
    """The terms of the lexicon, none when there is no such file. Raises KnowledgeError naming the entry."""
    import yaml

    path = knowledge_dir / FILE
    if not path.is_file():
        return ()
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{path}: YAML 读不出来（{' '.join(str(error).split())}）。") from error
    if not isinstance(entries, list):
        raise KnowledgeError(f"{path}: 应当是一个列表，每项写 say 和 legal。")
    return tuple(_term(entry, f"{path} 第 {number} 项") for number, entry in enumerate(entries, start=1))


def _term(entry: Any, where: str) -> Term:
    if not isinstance(entry, dict) or not {"say", "legal"} <= entry.keys():
        raise KnowledgeError(f"{where}: 请写 say（说法的列表）和 legal（法律用语）。")
    return Term(_words(entry["say"], where), _words(entry["legal"], where))


def _words(value: Any, where: str) -> tuple[str, ...]:
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word for word in words):
        raise KnowledgeError(f"{where}: say 和 legal 应当是文字或文字的列表。")
    return tuple(words)
