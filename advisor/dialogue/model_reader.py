"""A chat model reads a message beside the rules: facts and matters they did not find, each tied to words.

What it says is a pointer, no more. The words must stand in the message, the figure or the day is the one our
own readers find in those words, and a matter is one of ours. What the rules have read stays as they read it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from advisor.dialogue.facts.dates import find_dates
from advisor.dialogue.facts.numbers import NUMBER, parse_number
from advisor.dialogue.facts.scene import Scene, is_supposed, is_threat
from advisor.dialogue.reading import Reading, read
from advisor.dialogue.second_reader import Suggested
from advisor.domain import Fact, Facts
from advisor.errors import UserError
from advisor.fact_names import NAMES
from advisor.fact_values import read_value
from advisor.llm.base import ChatModel, Limits
from advisor.llm.prompts import load_prompt
from advisor.llm.reading import read as ask
from advisor.llm.replies import objects

log = logging.getLogger(__name__)

WORTH_READING = 20
"""Characters below which a message holds nothing that the rules could overlook."""
_LONGEST_WORDS = 80
"""Characters a fact may be tied to: a whole story would hold any figure."""
_NOT_TOLD = frozenset({"filing", "drinks_value"})
_FACTS = {row.name: row for row in NAMES.values() if row.kind in ("number", "day")}


class ModelReader:
    """Asks a chat model once a message. Raises KnowledgeError for a bad prompt when it is made."""

    def __init__(
        self,
        model: ChatModel,
        *,
        prompts: Path,
        timeout: float,
        idle: float,
        progress: Callable[[str], None] = lambda stage: None,
    ) -> None:
        """`timeout` and `idle` are seconds: for the whole reading, and without a sign of life."""
        self._model = model
        self._prompt = load_prompt("read", prompts)
        self._timeout = timeout
        self._idle = idle
        self._progress = progress

    def __call__(
        self, reading: Reading, *, as_of: date, known: Facts, matters: Mapping[str, str]
    ) -> Suggested:
        if len(reading.text) < WORTH_READING:
            return Suggested()
        self._progress("正在请语言模型帮着读您的话…")
        reply = ask(
            self._model,
            self._prompt.messages(
                message=reading.source,
                day=as_of.isoformat(),
                facts="\n".join(
                    f"- {row.name}：{row.label}{f'（{row.unit}）' if row.unit else ''}"
                    for row in _FACTS.values()
                    if row.name not in _NOT_TOLD
                ),
                matters="\n".join(f"- {id}：{title}" for id, title in matters.items()),
            ),
            limits=Limits.starting_now(self._timeout, self._idle),
        )
        told = objects(reply.text)
        facts = tuple(_facts(told, reading, as_of, known))
        named = tuple(_matters(told, reading, matters))
        log.info("chat model read: %d facts, %d matters of %d taken", len(facts), len(named), len(told))
        return Suggested(facts, named, reply.trouble or "")


def _facts(told: list[dict[str, Any]], reading: Reading, as_of: date, known: Facts) -> Iterator[Fact]:
    seen: set[str] = set()
    for one in told:
        name, words = one.get("name"), _words(one, reading)
        if not isinstance(name, str) or name not in _FACTS or name in seen | _NOT_TOLD or words is None:
            continue
        if len(words) > _LONGEST_WORDS or not _of_the_worker(words, reading, as_of, known):
            continue
        value = _value(name, one.get("value"), words, as_of)
        if value is not None:
            seen.add(name)
            yield Fact(name, value, words, "inferred")


def _matters(told: list[dict[str, Any]], reading: Reading, matters: Mapping[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    for one in told:
        id = one.get("matter")
        if isinstance(id, str) and id in matters and id not in seen and _words(one, reading) is not None:
            seen.add(id)
            yield id


def _words(one: Mapping[str, Any], reading: Reading) -> str | None:
    """The words it names, if they stand in the message as they are."""
    said = one.get("words")
    words = said.strip() if isinstance(said, str) else ""
    return words if words and words in reading.source else None


def _of_the_worker(words: str, reading: Reading, as_of: date, known: Facts) -> bool:
    """Whether the clauses in which the words stand tell of the worker, and as something that is so."""
    at = reading.source.index(words)
    scene = Scene(reading, find_dates(reading.text, as_of), as_of, known, False, Decimal(0))
    inside = [
        clause
        for clause in reading.clauses
        if reading.begins[clause.start] < at + len(words) and at < reading.ends[clause.end - 1]
    ]
    return not scene.for_employer and not any(
        is_supposed(clause) or is_threat(scene, clause) or scene.of_others(clause.text) for clause in inside
    )


def _value(name: str, raw: object, words: str, as_of: date) -> date | Decimal | None:
    """The value our own readers find in the words, where it is the one the model means."""
    try:
        meant = read_value(name, raw)
    except UserError:
        return None
    text = read(words).text
    if isinstance(meant, Decimal):
        figures = {parse_number(match[0]) for match in re.finditer(NUMBER, text)}
        return meant if meant in figures else None
    if not isinstance(meant, date):
        return None
    days = {
        mention.in_year(mention.year)
        for mention in find_dates(text, as_of)
        if mention.year is not None and mention.precision in ("day", "month", "part")
    }
    return meant if meant in days else None
