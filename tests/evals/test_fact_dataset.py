"""The messages that facts are read from: each with gold that rests on its own words."""

from __future__ import annotations

import re

from advisor.rules.registry import IDS
from evals.paired import fact_cases

DATES = {"start", "employment_end", "contract_end", "insured_since", "injury", "sick_since", "due"}


def test_there_are_three_hundred_messages_and_most_tell_something() -> None:
    cases = fact_cases()
    assert len(cases) >= 300
    assert sum(bool(case.facts) for case in cases) >= 0.95 * len(cases)


def test_every_fact_rests_on_words_of_its_message() -> None:
    for case in fact_cases():
        for name, fact in case.facts.items():
            assert fact.words and fact.words in case.message, (case.id, name)
            assert fact.certainty in ("stated", "about", "at_least", "disputed", "supposed"), (case.id, name)


def test_days_are_iso_dates_cut_to_what_is_told() -> None:
    for case in fact_cases():
        for name in DATES & set(case.facts):
            value = case.facts[name].value
            assert value is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value), (case.id, name)


def test_nothing_is_both_told_and_unclear_and_entitlements_exist() -> None:
    for case in fact_cases():
        assert not set(case.facts) & set(case.unclear), case.id
        assert case.entitlement is None or case.entitlement in IDS, case.id
