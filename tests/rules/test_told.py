"""Facts of a conversation give the sum of the same inputs typed in; what was supposed is said and asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor.domain import Award, Certainty, Fact, Facts, Inquiry, Topic
from advisor.rules import calculate, evaluate
from advisor.rules.registry import find
from advisor.rules.told import rough_lines, started
from advisor.sources import Library

TODAY = date(2026, 11, 22)


def facts_of(told: Mapping[str, Any], certainty: Mapping[str, Certainty] | None = None) -> Facts:
    sure = certainty or {}
    return Facts().with_(
        *(Fact(name, value, f"“{value}”日", sure.get(name, "stated")) for name, value in told.items())
    )


def conversation(
    told: Mapping[str, Any], *, question: str = "", matters: tuple[str, ...] = (), **certainty: Certainty
) -> Inquiry:
    return Inquiry(question, TODAY, TODAY, facts=facts_of(told, certainty), matters=matters)


class WithTopic:
    """The library with one topic that asks for one entitlement."""

    def __init__(self, library: Library, entitlement: str) -> None:
        self._library = library
        topic = Topic("asked", "问的", asked_as=(), claims=(), provisions=(), entitlements=(entitlement,))
        self.topics = {"asked": topic}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)


def by_facts(entitlement: str, inquiry: Inquiry, library: Library) -> Award:
    asked_for: Any = WithTopic(library, entitlement)
    awards = calculate(replace(inquiry, matters=(*inquiry.matters, "asked")), library=asked_for)
    return next(award for award in awards if award.entitlement == entitlement)


def asked(award: Award) -> list[str]:
    return [one.fact for one in award.missing]


SAME = yaml.safe_load(Path(__file__).with_name("told.yaml").read_text(encoding="utf-8"))


def fact_value(raw: Any) -> Any:
    if isinstance(raw, list):
        return tuple(raw)
    return Decimal(str(raw)) if isinstance(raw, int | float) and not isinstance(raw, bool) else raw


@pytest.mark.parametrize("case", SAME, ids=[f"{one['entitlement']}-{n}" for n, one in enumerate(SAME)])
def test_facts_give_the_sum_of_the_same_inputs(case: dict[str, Any], library: Library) -> None:
    entitlement = case["entitlement"]
    told = {name: fact_value(raw) for name, raw in case["facts"].items()}
    question, matters = case.get("question", ""), tuple(case.get("matters", ()))
    found = by_facts(entitlement, conversation(told, question=question, matters=matters), library)
    names = {spec.name for spec in find(entitlement).inputs}
    by_hand = {**case["inputs"], **({"filing": TODAY} if "filing" in names else {})}
    hand = evaluate(entitlement, by_hand, library=library, as_of=TODAY)
    assert found.outcome == hand.outcome
    assert (found.total, found.amount, found.low, found.high) == (
        hand.total,
        hand.amount,
        hand.low,
        hand.high,
    )
    assert [step.substituted for step in found.steps] == [step.substituted for step in hand.steps]


def test_a_supposed_wage_is_said_and_asked(library: Library) -> None:
    told = {"city": "佛山", "start": date(2025, 5, 6), "employment_end": date(2026, 10, 30)}
    inquiry = conversation({**told, "ground": "dismissed", "monthly_wage": Decimal(4000)})
    award = by_facts("unlawful_termination", inquiry, library)
    assert any(line.startswith("按您说的月工资4000元算；应以离职前十二个月") for line in award.warnings)
    assert "average_wage" in asked(award)


@pytest.mark.parametrize("certainty", ["disputed", "supposed"])
def test_what_is_not_settled_enters_no_sum(certainty: Certainty, library: Library) -> None:
    told = {"city": "佛山", "unpaid_months": ("2026-10",), "monthly_wage": Decimal(4000)}
    award = by_facts("unpaid_wages", conversation(told, monthly_wage=certainty), library)
    assert award.outcome == "missing" and asked(award)[0] == "monthly_wage"


def test_a_rough_figure_is_named_in_the_sum_it_enters(library: Library) -> None:
    told = {
        "city": "佛山",
        "unpaid_months": ("2026-10",),
        "monthly_wage": Decimal(5200),
        "employment_end": None,
    }
    award = by_facts("unpaid_wages", conversation(told, monthly_wage="about"), library)
    assert "您说的月工资5200元是个约数，算出来的也是约数。" in award.warnings
    exact = by_facts("unpaid_wages", conversation(told), library)
    assert not any("约数" in line for line in exact.warnings)
    assert award.amount == exact.amount


def test_a_rough_figure_that_enters_no_sum_is_not_named() -> None:
    facts = facts_of({"monthly_wage": Decimal(5200), "sex": "male"}, {"monthly_wage": "about"})
    assert rough_lines(facts, ("sex",)) == ()


@pytest.mark.parametrize(
    ("words", "value", "earliest", "latest"),
    [
        ("2019年3月4号入职", date(2019, 3, 4), date(2019, 3, 4), date(2019, 3, 4)),
        ("2019年3月1号入职", date(2019, 3, 1), date(2019, 3, 1), date(2019, 3, 1)),
        ("20年9月进来的", date(2020, 9, 1), date(2020, 9, 1), date(2020, 9, 30)),
        ("2015来的", date(2015, 1, 1), date(2015, 1, 1), date(2015, 12, 31)),
        ("2015年1月来的", date(2015, 1, 1), date(2015, 1, 1), date(2015, 1, 31)),
        ("元旦那天", date(2024, 1, 1), date(2024, 1, 1), date(2024, 1, 1)),
    ],
)
def test_the_first_day_is_known_as_far_as_it_was_told(
    words: str, value: date, earliest: date, latest: date
) -> None:
    found = started(Facts().with_(Fact("start", value, words)), TODAY)
    assert found is not None and (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("years", "certainty", "earliest", "latest"),
    [
        ("4", "stated", date(2022, 11, 23), date(2022, 11, 23)),
        ("2.58", "stated", date(2024, 4, 23), date(2024, 4, 23)),
        ("2", "at_least", date(2023, 11, 23), date(2024, 11, 22)),
        ("0.5", "at_least", date(2026, 4, 23), date(2026, 5, 22)),
    ],
)
def test_years_worked_are_counted_back(
    years: str, certainty: Certainty, earliest: date, latest: date
) -> None:
    told = Facts().with_(Fact("service_years", Decimal(years), "做了几年", certainty))
    found = started(told, TODAY)
    assert found is not None and (found.earliest, found.latest) == (earliest, latest)


def test_only_the_year_of_joining_makes_a_range(library: Library) -> None:
    told = {"city": "东莞", "employment_end": date(2026, 6, 30), "ground": "laid_off"}
    facts = facts_of({**told, "monthly_wage": Decimal(4000)})
    year = Fact("start", date(2010, 1, 1), "2010年做到现在")
    award = by_facts("economic_compensation", Inquiry("", TODAY, TODAY, facts=facts.with_(year)), library)
    assert (award.outcome, award.low, award.high) == ("range", Decimal("64000.00"), Decimal("68000.00"))
    assert asked(award)[0] == "start"


def test_a_dismissal_is_n_if_lawful_and_twice_n_if_not(library: Library) -> None:
    told = {"city": "广州", "start": date(2021, 5, 30), "employment_end": date(2026, 10, 30)}
    inquiry = conversation({**told, "ground": "dismissed", "monthly_wage": Decimal(6000)})
    lawful = by_facts("economic_compensation", inquiry, library)
    assert (lawful.outcome, lawful.low, lawful.high) == ("range", Decimal("33000.00"), Decimal("39000.00"))
    assert any("违法解除" in line and "只能要一样" in line for line in lawful.warnings)
    assert by_facts("unlawful_termination", inquiry, library).amount == Decimal("66000.00")


def test_whoever_is_still_there_gets_the_sum_of_today(library: Library) -> None:
    told = {"city": "河源", "start": date(2019, 3, 4), "employment_end": None, "monthly_wage": Decimal(5200)}
    inquiry = conversation({**told, "planned_ground": "forced_out", "insured": False})
    award = by_facts("economic_compensation", inquiry, library)
    assert (award.outcome, award.amount) == ("award", Decimal("41600.00"))
    assert any("您还没有离开，先按2026年11月22日离开试算" in line for line in award.warnings)
    assert "end" not in asked(award)


@pytest.mark.parametrize(
    ("years", "certainty", "twice", "once"),
    [
        ("2.5", "stated", "6个月工资", "3个月工资"),
        ("3", "stated", "6个月工资", "3个月工资"),
        ("0.25", "stated", "1个月工资", "0.5个月工资"),
        ("2", "at_least", "5个月工资到6个月工资", "2.5个月工资到3个月工资"),
    ],
)
def test_years_alone_tell_the_months_of_pay_before_the_sum(
    years: str, certainty: Certainty, twice: str, once: str, library: Library
) -> None:
    told = {"ground": "dismissed", "service_years": Decimal(years)}
    award = by_facts("unlawful_termination", conversation(told, service_years=certainty), library)
    assert award.outcome == "missing" and award.foretold is not None
    assert f"（2N）是{twice}，" in award.foretold and f"（N）是{once}。" in award.foretold


@pytest.mark.parametrize(
    "told",
    [
        {"ground": "dismissed"},
        {"ground": "dismissed", "service_years": Decimal(20)},
        {"ground": "dismissed", "service_years": Decimal(3), "over_age": True},
    ],
)
def test_no_months_of_pay_where_years_do_not_settle_them(told: dict[str, Any], library: Library) -> None:
    assert by_facts("unlawful_termination", conversation(told), library).foretold is None


@pytest.mark.parametrize("ground", ["resigned", "forced_out", "agreed"])
def test_only_an_employer_ends_a_contract_unlawfully(ground: str) -> None:
    assert find("unlawful_termination").concerns(conversation({"ground": ground})) is False


@pytest.mark.parametrize(
    ("entitlement", "told", "expected"),
    [
        ("unpaid_wages", {"owed": Decimal(100)}, True),
        ("unpaid_wages", {"monthly_wage": Decimal(100)}, None),
        ("double_wage", {"contract_signed": False}, True),
        ("double_wage", {"contract_signed": False, "platform_worker": True}, None),
        ("economic_compensation", {"planned_ground": "closed"}, True),
        ("economic_compensation", {"ground": "resigned"}, None),
        ("unlawful_termination", {"ground": "dismissed"}, True),
        ("unlawful_termination", {"ground": "dismissed", "over_age": True}, None),
        ("work_injury", {"injury": date(2026, 8, 5)}, True),
        ("deadline", {"award_received": date(2026, 11, 14)}, True),
        ("deadline", {"employment_end": date(2026, 11, 14)}, None),
    ],
)
def test_facts_call_for_an_entitlement(entitlement: str, told: dict[str, Any], expected: bool | None) -> None:
    assert find(entitlement).concerns(conversation(told)) is expected


def test_payments_of_the_heat_allowance_are_no_wages(library: Library) -> None:
    told = {
        "city": "佛山",
        "unpaid_months": ("2026-10",),
        "monthly_wage": Decimal(5000),
        "employment_end": None,
    }
    award = by_facts("unpaid_wages", conversation({**told, "paid": {"2026-07": Decimal(300)}}), library)
    assert award.amount == Decimal("5000.00")


def test_a_shift_told_without_rest_days_asks_for_them(library: Library) -> None:
    told = {"city": "佛山", "monthly_wage": Decimal(5000), "hours_a_day": Decimal(12), "employment_end": None}
    assert "rest_days_a_month" in asked(by_facts("overtime_pay", conversation(told), library))


def test_figures_an_office_publishes_are_asked_for_last(library: Library) -> None:
    told = {"city": "佛山", "grade": Decimal(9), "monthly_wage": Decimal(7000), "injury": date(2026, 5, 17)}
    questions = asked(by_facts("work_injury", conversation(told), library))
    assert questions[0] == "insured" and questions[-1] == "average_wage"
