"""What holds of every topic we ship, whatever it is about."""

from __future__ import annotations

from collections import Counter

import pytest

from advisor.answering.conditions import admits
from advisor.domain import Facts, Question, Topic
from advisor.rules.registry import IDS
from advisor.sources import Library

TOPICS = tuple(Library.load().topics.values())
FOR_ALL = pytest.mark.parametrize("topic", TOPICS, ids=[topic.id for topic in TOPICS])
SHORT = 200
"""Characters of the short answer (advisor/answering/template_short.py)."""
NEEDED: tuple[Question, ...] = ("lawful", "what_now")


@FOR_ALL
def test_its_sums_are_ones_we_compute(topic: Topic) -> None:
    assert set(topic.entitlements) <= set(IDS)


@FOR_ALL
def test_it_says_something_to_a_worker_who_told_nothing(topic: Topic) -> None:
    shown = [entry for entry in topic.claims if admits(entry.when, Facts())]
    assert any(len(entry.claim.text) <= SHORT // 2 for entry in shown)
    assert any(admits(step.when, Facts()) for step in topic.steps)
    assert any(admits(item.when, Facts()) for item in topic.evidence)


@FOR_ALL
def test_it_tells_what_to_do_with_which_proof_and_who_helps(topic: Topic) -> None:
    asked = {entry.question for entry in topic.claims}
    assert {"lawful", "how_much"} & asked
    assert topic.steps and topic.evidence and topic.helpers
    assert len(topic.asked_as) >= 8


def test_no_keyword_names_two_topics() -> None:
    named = Counter(word for topic in TOPICS for word in topic.keywords)
    assert not [word for word, count in named.items() if count > 1]
