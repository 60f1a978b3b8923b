"""The questions a search is measured by: whole, apart from the wordings, and split by matter."""

from __future__ import annotations

from advisor.sources import Library
from advisor.text import normalise
from evals.datasets import question_cases
from evals.questions import is_held_out


def test_there_are_enough_questions_on_both_sides_of_the_split() -> None:
    cases = question_cases()
    held_out = [case for case in cases if is_held_out(case)]
    assert len(cases) >= 400
    assert min(len(held_out), len(cases) - len(held_out)) >= 150
    assert not {case.matter for case in held_out} & {case.matter for case in cases if not is_held_out(case)}


def test_ids_and_questions_are_each_there_once() -> None:
    cases = question_cases()
    assert len({case.id for case in cases}) == len(cases)
    assert len({normalise(case.question) for case in cases}) == len(cases)


def test_gold_names_registered_instruments_with_one_or_two(library: Library) -> None:
    for case in question_cases():
        assert set(case.gold.values()) <= {1, 2} and 2 in case.gold.values(), case.id
        for key in case.gold:
            title, _, article = key.partition("#")
            instrument = library.find(title)
            assert instrument is not None and instrument.title == title, (case.id, title)
            assert article == "" or article.startswith("第"), (case.id, key)


def test_no_wording_in_the_knowledge_is_a_question_of_the_evals(library: Library) -> None:
    wordings = {
        normalise(wording)
        for instrument in library.instruments
        for provision in library.provisions(instrument)
        for wording in provision.asked_as
    }
    assert wordings
    assert [case.id for case in question_cases() if normalise(case.question) in wordings] == []
