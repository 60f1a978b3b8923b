"""What the template writer has before it, and the sentences it can form from that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from advisor.answering.asking import in_order
from advisor.answering.base import Lookup
from advisor.answering.citing import Numbering
from advisor.answering.conditions import admits, applies_here, governing
from advisor.answering.layout import TITLES
from advisor.domain import (
    Award,
    Block,
    Claim,
    Evidence,
    Facts,
    Inquiry,
    Missing,
    Question,
    Section,
    Sentence,
    Topic,
)
from advisor.fact_names import same_question, told_by

QUESTIONS = 3
"""Put in one answer: more are not read."""

_PARTS = re.compile(r"(?<![A-Za-z0-9])\+|\+(?![A-Za-z0-9])")
"""Between the parts of a cue; the + of N+1 is none."""


@dataclass(slots=True)
class Desk:
    inquiry: Inquiry
    evidence: Evidence
    awards: tuple[Award, ...]
    example: Award | None
    library: Lookup
    sources: Numbering
    said: set[str] = field(default_factory=set)
    """Ids of claims already stated in full below the short answer."""

    @property
    def facts(self) -> Facts:
        return self.inquiry.facts

    @property
    def topics(self) -> tuple[Topic, ...]:
        return governing(self.inquiry, self.evidence)

    @property
    def others(self) -> tuple[Topic, ...]:
        """Topics the message names, or may mean, that this answer does not treat."""
        return tuple(one for one in (*self.evidence.topics, *self.evidence.near) if one not in self.topics)

    @property
    def empty_handed(self) -> bool:
        return self.evidence.abstained or not (self.evidence.topics or self.evidence.hits)

    @property
    def questions(self) -> tuple[Missing, ...]:
        """At most three things to ask, none that was asked before. A figure we do not hold is no question."""
        wanted: list[Missing] = list(self.inquiry.questions)
        for missing in self._open:
            if not self._was_put(missing) and not any(_alike(missing, one) for one in wanted):
                wanted.append(missing)
        return tuple(wanted)[:QUESTIONS]

    @property
    def still_missing(self) -> tuple[Missing, ...]:
        """What a sum waits for and is not asked for again."""
        held = {one.fact: one for one in self._open if self._was_put(one)}
        return tuple(held.values())

    @property
    def _open(self) -> Iterator[Missing]:
        """What the awards lack that a worker can tell, and has not told under another name."""
        for missing in in_order(self.awards):
            if missing.ask and not told_by(missing.fact) - {missing.fact} & set(self.facts.entries):
                yield missing

    def _was_put(self, missing: Missing) -> bool:
        return any(
            _alike(missing, before.missing)
            for before in self.inquiry.asked
            if before.unknown or not self.inquiry.reopened
        )

    def claims_for(self, question: Question) -> Iterator[Claim]:
        """Claims of the governing topics that answer the sub-question and that the facts admit."""
        for topic in self.topics:
            for entry in topic.claims:
                if (
                    entry.question == question
                    and admits(entry.when, self.facts)
                    and applies_here(entry.claim, self.facts, self.library)
                ):
                    yield entry.claim

    def cued_claims(self) -> Iterator[Claim]:
        """Claims that the message asks about by their cues, and that the facts admit."""
        said = self.inquiry.question
        for topic in self.topics:
            for entry in topic.claims:
                if (
                    any(all(part in said for part in _PARTS.split(cue)) for cue in entry.cues)
                    and admits(entry.when, self.facts)
                    and applies_here(entry.claim, self.facts, self.library)
                ):
                    yield entry.claim

    def nearest_claims(self, least: float) -> Iterator[Claim]:
        """Claims of the governing topics that say what was asked, by what the search found, nearest first.

        Under `boss_says` a claim answers an excuse: it is chosen by the excuse, not by this.
        """
        near = self.evidence.nearness
        found = {
            entry.claim.id: entry.claim
            for topic in self.topics
            for entry in topic.claims
            if near.get(entry.claim.id, 0.0) >= least
            and entry.question != "boss_says"
            and admits(entry.when, self.facts)
            and applies_here(entry.claim, self.facts, self.library)
        }
        yield from sorted(found.values(), key=lambda claim: -near[claim.id])

    def _concerns(self, claim_id: str) -> bool:
        """Whether a claim exists and, where the topics tie it to facts, the facts admit it."""
        claim = self.library.claims.get(claim_id)
        ties = [entry.when for topic in self.topics for entry in topic.claims if entry.claim.id == claim_id]
        return (
            claim is not None
            and applies_here(claim, self.facts, self.library)
            and (not ties or any(admits(when, self.facts) for when in ties))
        )

    def state(self, claim: Claim) -> Sentence | None:
        """The claim as written with its sources; None when it was not law on the date or is not held."""
        if not self.sources.in_force(*claim.provisions):
            return None
        cites = self.sources.cite(*claim.provisions)
        return Sentence(claim.text, "claim", claim.id, cites) if cites else None

    def state_once(self, claim_ids: Iterable[str], most: int | None = None) -> tuple[Sentence, ...]:
        """Those of these claims that were not stated before, at most so many."""
        sentences: list[Sentence] = []
        for claim_id in claim_ids:
            if most is not None and len(sentences) == most:
                break
            if claim_id in self.said or not self._concerns(claim_id):
                continue
            sentence = self.state(self.library.claims[claim_id])
            if sentence is not None:
                self.said.add(claim_id)
                sentences.append(sentence)
        return tuple(sentences)


def _alike(missing: Missing, other: Missing) -> bool:
    """Whether a worker would hear the same question twice."""
    return missing.fact in same_question(other.fact) or missing.ask == other.ask


def plain(text: str, source: str | None = None) -> Sentence:
    return Sentence(text, "connective", source)


def paragraph(*sentences: Sentence) -> Block:
    return Block("paragraph", sentences)


def section(key: str, blocks: Iterable[Block]) -> Section | None:
    """A section under its fixed title; None when nothing is in it."""
    held = tuple(block for block in blocks if block.sentences)
    return Section(key, TITLES[key], held) if held else None  # type: ignore[arg-type]
