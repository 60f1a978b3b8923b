"""The sentences by which rewordings are measured: enough of each kind, and bound to claims that exist."""

from __future__ import annotations

from collections import Counter

from advisor.sources import Library
from evals.datasets import rewording_cases
from evals.rewordings import HALVES, changed, half

KINDS = {
    *("negated", "may_must", "parties_swapped", "condition_dropped", "exception_dropped", "figure_altered"),
    *("figure_moved", "time_altered", "scope_widened", "article_changed", "promise_added", "generalised"),
    *("and_or", "bound_flipped", "unless_dropped", "right_to_duty", "subtle"),
}


def test_there_are_enough_of_each_kind_and_some_in_either_half() -> None:
    cases = rewording_cases()
    kinds = Counter(kind for case in cases for kind, _ in case.wrong)
    assert set(kinds) == KINDS
    assert min(kinds.values()) >= 8
    for name in HALVES:
        mine = [case for case in cases if half(case) == name]
        assert sum(len(case.faithful) for case in mine) >= 60
        assert {kind for case in mine for kind, _ in case.wrong} == KINDS


def test_every_claim_exists_and_no_sentence_is_the_claim_itself() -> None:
    claims = Library.load().claims
    for case in rewording_cases():
        texts = [*case.faithful, *(text for _, text in case.wrong)]
        assert case.claim in claims, case.id
        assert claims[case.claim].text not in texts, case.id
        assert len(set(texts)) == len(texts), case.id


def test_a_change_made_by_rule_changes_the_claim() -> None:
    claims = Library.load().claims
    for claim in list(claims.values())[:200]:
        assert claim.text not in set(changed(claim))
