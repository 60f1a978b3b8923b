"""Which documents fit: told by the sums and matters, each office by a sentence of law that is held."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from advisor.domain import Answer, Facts, Missing, Supposed
from advisor.errors import UserError
from advisor.exports import documents_for, render
from advisor.exports.drafts import arbitration, complaint, demand, evidence
from advisor.exports.remedies import remedies
from advisor.rules import catalogue
from advisor.sources.library import Library
from tests.exports.conftest import award, made


def drafts(answer: Answer) -> set[str]:
    return {one.id for one in documents_for(answer)} - {"case", "evidence"}


def test_every_entry_names_an_entitlement_or_topic_and_claims_that_exist(library: Library) -> None:
    by_sum, by_topic = remedies()
    assert set(by_sum) <= {one.id for one in catalogue()}
    assert set(by_topic) <= set(library.topics)
    for one in (*by_sum.values(), *by_topic.values()):
        assert one.arbitration or one.inspection, one.request
        for claim in filter(None, (one.arbitration, one.inspection, one.because)):
            assert claim in library.claims, claim


@pytest.mark.parametrize("draft", [arbitration, complaint, demand, evidence], ids=lambda one: one.TITLE)
def test_what_a_draft_says_of_handing_it_in_is_held(draft: ModuleType, library: Library) -> None:
    assert set(draft.CLAIMS) <= set(library.claims)


def test_every_claim_named_is_national_law(library: Library) -> None:
    by_sum, by_topic = remedies()
    for one in (*by_sum.values(), *by_topic.values()):
        for claim in filter(None, (one.arbitration, one.inspection, one.because)):
            for ref in library.claims[claim].provisions:
                instrument = library.find(ref.instrument)
                assert instrument is not None
                assert instrument.jurisdiction == "全国", claim


@pytest.mark.parametrize(
    ("entitlement", "fit"),
    [
        ("high_temperature_allowance", {"arbitration", "complaint", "demand"}),
        ("unpaid_wages", {"arbitration", "complaint", "demand"}),
        ("annual_leave", {"arbitration", "complaint", "demand"}),
        ("economic_compensation", {"arbitration", "complaint", "demand"}),
        ("unlawful_termination", {"arbitration", "demand"}),
        ("double_wage", {"arbitration", "demand"}),
        ("non_compete_pay", {"arbitration", "demand"}),
        ("arrears_surcharge", {"complaint"}),
        ("unemployment_benefit", set()),
        ("final_award", set()),
    ],
)
def test_a_sum_goes_to_the_offices_that_take_it(entitlement: str, fit: set[str]) -> None:
    assert drafts(made(award(entitlement))) == fit


@pytest.mark.parametrize(
    ("topic", "fit"),
    [
        ("social-insurance-unpaid", {"complaint"}),
        ("labour-relation", {"arbitration"}),
        ("housing-fund", set()),
        ("retirement", set()),
    ],
)
def test_a_matter_without_a_sum_goes_where_the_law_sends_it(topic: str, fit: set[str]) -> None:
    assert drafts(made(topics=(topic,))) == fit


def test_nothing_is_asked_for_a_sum_of_nought_or_one_not_due() -> None:
    assert drafts(made(award("unpaid_wages", "0"))) == set()
    assert drafts(made(award("unpaid_wages", outcome="not_applicable"))) == set()


def test_a_sum_that_waits_for_facts_is_asked_for_with_a_gap(library: Library) -> None:
    waits = Missing("start", "", "", "哪天入职？", label="入职日期", entitlement="economic_compensation")
    answer = replace(made(), missing=(waits,))
    assert drafts(answer) == {"arbitration", "complaint", "demand"}
    text = render(answer, "arbitration", library=library, form="md").decode()
    assert "支付经济补偿【待填：数额，算出来还差：入职日期】" in text


def test_a_supposition_is_no_ground_for_a_draft() -> None:
    answer = made(award("unpaid_wages"))
    supposed = replace(answer.case, supposed=Supposed("如果是深圳呢", Facts()))
    assert drafts(replace(answer, case=supposed)) == set()


@pytest.mark.parametrize("route", ["decline", "decline_route", "refuse"])
def test_no_draft_where_the_message_was_turned_away(route: str) -> None:
    assert drafts(replace(made(award("unpaid_wages")), route=route)) == set()  # type: ignore[arg-type]


def test_what_does_not_fit_is_one_clear_line(library: Library) -> None:
    greeting = Answer("clarify", "您好。")
    assert documents_for(greeting) == ()
    for id in ("case", "arbitration", "complaint", "demand", "evidence", "will"):
        with pytest.raises(UserError, match=r"^[^\n]+$"):
            render(greeting, id, library=library)
