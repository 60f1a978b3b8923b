"""What every extractor reads from, and what it hands back."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from advisor.dialogue.facts.dates import DateMention
from advisor.dialogue.reading import Clause, Reading
from advisor.dialogue.wordlists import pattern, section
from advisor.domain import Fact, Facts

_A_STORY = 32
"""Characters; a shorter message answers a question or asks one."""
_BEGINS_WITH_THEN = re.compile(r"(?:公司|他)?(?:就|便)(?:要|会|把|将|开除|辞退|解雇|炒|让|叫|走|滚)")


@dataclass(slots=True)
class Found:
    """Facts by name with notes for the worker; `withdrawn` names facts that no longer hold."""

    facts: dict[str, Fact] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    withdrawn: set[str] = field(default_factory=set)

    def add(self, fact: Fact) -> None:
        self.facts[fact.name] = fact

    def note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)

    def drop(self, *names: str) -> None:
        for name in names:
            self.facts.pop(name, None)
            self.withdrawn.add(name)

    def merge(self, other: Found) -> None:
        self.facts |= other.facts
        self.withdrawn |= other.withdrawn
        for note in other.notes:
            self.note(note)


@dataclass(frozen=True, slots=True)
class Scene:
    """A message read, its dates found, and what earlier turns know."""

    reading: Reading
    dates: tuple[DateMention, ...]
    as_of: date
    known: Facts
    heat_matter: bool
    """Whether the high-temperature allowance is what is being talked about."""
    hot_from: Decimal
    """℃ from which a workshop is one that is not cooled enough (heat_indoor_threshold)."""
    season: tuple[int, int] = (6, 10)
    """First and last month of the season in which the allowance is due."""

    @property
    def for_employer(self) -> bool:
        """Whether it is the employer's side that asks: what they weigh and own are no facts of a claim."""
        return word("for_employer").search(self.reading.text) is not None

    @property
    def is_story(self) -> bool:
        """Whether there is enough told to weigh the whole: not a bare answer, nor the employer's question.

        Of the heat allowance every month counts, and months are read by its own rules.
        """
        return len(self.reading.text) >= _A_STORY and not self.heat_matter and not self.for_employer

    @property
    def clauses(self) -> tuple[Clause, ...]:
        return self.reading.clauses

    def index(self, clause: Clause) -> int:
        """Where a clause stands among the others."""
        return bisect_left(self.clauses, clause.start, key=lambda one: one.start)

    def dates_in(self, clause: Clause) -> tuple[DateMention, ...]:
        return tuple(mention for mention in self.dates if clause.start <= mention.start < clause.end)

    def of_others(self, text: str) -> bool:
        """同事8月走的: words about somebody else, not about the worker (or the relative asked for)."""
        names = word("relatives").sub("", word("with_me").sub("", text))
        if word("relatives").search(self.reading.text):
            names = re.sub(r"[他她](?!们)", "我", names)
        without_others = word("others").sub("", names)
        return without_others != names and word("self").search(without_others) is None

    def words(self, clauses: Iterable[Clause]) -> str:
        """The worker's words in those clauses, in order, each once."""
        distinct = sorted({(clause.start, clause.end) for clause in clauses})
        return "，".join(words for start, end in distinct if (words := self.reading.words(start, end)))


def word(key: str) -> re.Pattern[str]:
    return pattern("facts", key)


def alternatives(key: str) -> str:
    """A word list as the inside of a larger pattern."""
    entries = sorted((str(entry) for entry in section("facts", key)), key=len, reverse=True)
    return "|".join(f"(?:{entry})" for entry in entries)


def is_supposed(clause: Clause) -> bool:
    """如果公司不发…: nothing in it is said to be so."""
    return word("supposed").search(clause.text) is not None


def is_threat(scene: Scene, clause: Clause) -> bool:
    """再闹就开除我: what somebody holds over the worker has not happened; 就 may begin its own clause."""
    if word("threat").search(clause.text):
        return True
    index = scene.index(clause)
    before = scene.clauses[index - 1] if index else None
    return (
        before is not None
        and before.sentence == clause.sentence
        and re.match(r"(?:公司|他)?(?:就|便)(?:要|会|把|将|开除|辞退|解雇|炒|让|叫|走|滚)", clause.text)
        is not None
        and re.search(r"再|要是|如果|敢|谁|不(?:听|签|来|干|服|同意)|否则", before.text) is not None
    )
