"""Who may read a message beside the rules, and what is taken of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from advisor.dialogue.reading import Reading
from advisor.domain import Fact, Facts
from advisor.settings import Settings


@dataclass(frozen=True, slots=True)
class Suggested:
    """Facts and topic ids tied to words of the message; `trouble` says in Chinese why there are none."""

    facts: tuple[Fact, ...] = ()
    matters: tuple[str, ...] = ()
    trouble: str = ""


class SecondReader(Protocol):
    def __call__(
        self, reading: Reading, *, as_of: date, known: Facts, matters: Mapping[str, str]
    ) -> Suggested:
        """Facts and matters of a message; `matters` are titles by topic id. Never raises."""
        ...


def make_reader(
    settings: Settings, progress: Callable[[str], None] = lambda stage: None
) -> SecondReader | None:
    """The chat model of the settings, where they let it read; None otherwise. Raises for a bad prompt."""
    if not settings.llm_reads:
        return None
    from advisor.llm import endpoint

    where = endpoint(settings)
    if where is None:
        return None
    from advisor.dialogue.model_reader import ModelReader
    from advisor.llm.client import OpenAICompatible

    return ModelReader(
        OpenAICompatible(where),
        prompts=settings.prompts_dir,
        timeout=settings.llm_timeout / 2,
        idle=settings.llm_idle_timeout,
        progress=progress,
    )
