"""The cases by which answers are judged: enough of each kind, gold that exists and can be met."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from advisor.domain import Answer, Block, Section, Sentence
from advisor.sources import Library
from advisor.text import normalise
from evals.answers import DIFFICULTIES, HALVES, LAYERS, PROMISES, half
from evals.datasets import AnswerCase, answer_cases, questions
from evals.said import is_claim, says, wrongly_says

CASES = answer_cases()
HARD_MATTERS = (
    "wage-arrears",
    "dismissal",
    "economic-compensation",
    "overtime-pay",
    "work-injury",
    "limitation",
)


def terms(case: AnswerCase) -> Iterator[str]:
    yield from case.never
    yield from case.lead
    for carriers in case.say.values():
        yield from carriers


def telling(words: str) -> Answer:
    sentence = Sentence(words, "connective")
    return Answer("answer", words, sections=(Section("law", "", (Block("item", (sentence,)),)),))


def first_choice(term: str) -> str:
    """The shortest sentence that meets a term made of words."""
    return "，".join(part.split("/")[0] for part in term.partition("!")[0].split("+"))


def test_every_topic_is_asked_about_in_both_halves_and_the_hard_ones_more(library: Library) -> None:
    count = Counter((case.matter, half(case)) for case in CASES)
    assert len(CASES) >= 120
    assert {case.matter for case in CASES} == set(library.topics)
    assert [key for key in library.topics if not all(count[key, name] for name in HALVES)] == []
    assert all(sum(count[matter, name] for name in HALVES) >= 3 for matter in HARD_MATTERS)


def test_layers_and_difficulties_are_those_reported() -> None:
    assert {case.layer for case in CASES} == set(LAYERS)
    assert {case.difficulty for case in CASES} == set(DIFFICULTIES)


def test_every_case_says_who_wrote_it_from_what_and_nobody_checks_their_own() -> None:
    for case in CASES:
        assert case.author and case.source and case.question, case.id
        assert case.say and case.never and case.cite, case.id
        assert case.checked_by != case.author, case.id


def test_claims_named_by_the_gold_exist(library: Library) -> None:
    named = {(case.id, term) for case in CASES for term in terms(case) if is_claim(term)}
    assert {one for one in named if one[1] not in library.claims} == set()


def test_provisions_of_the_gold_are_held(library: Library) -> None:
    for case in CASES:
        for key in (one for group in case.cite for one in group):
            title, _, article = key.partition("#")
            instrument = library.find(title)
            assert instrument is not None and instrument.title == title, (case.id, title)
            held = {provision.ref.article for provision in library.provisions(instrument)}
            assert (article or None) in held, (case.id, key)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_words_of_the_gold_can_be_met(case: AnswerCase) -> None:
    for carriers in case.say.values():
        for term in carriers:
            assert is_claim(term) or says(telling(first_choice(term)), [term]), term
    for term in (*PROMISES, *case.never):
        assert is_claim(term) or wrongly_says(telling(first_choice(term)), [term]), term


def test_no_question_is_a_wording_of_the_knowledge_or_asked_twice(library: Library) -> None:
    wordings = {
        normalise(wording)
        for instrument in library.instruments
        for provision in library.provisions(instrument)
        for wording in provision.asked_as
    }
    wordings |= {normalise(wording) for topic in library.topics.values() for wording in topic.asked_as}
    wordings |= {
        normalise(wording)
        for asked in library.questions.values()
        for one in asked
        for wording in one.asked_as
    }
    ours = [normalise(case.question) for case in CASES]
    assert wordings and [one for one in ours if one in wordings] == []
    assert len(set(ours)) == len(ours)


def test_the_search_for_wordings_too_near_the_yardstick_sees_these_questions() -> None:
    assert {case.id: case.question for case in CASES}.items() <= questions().items()


def test_ids_are_numbered_so_that_halves_are_told_by_them() -> None:
    assert all(re.fullmatch(r"a-\d{3}", case.id) for case in CASES)
