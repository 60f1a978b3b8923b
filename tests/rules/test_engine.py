"""From a conversation to awards, and what every award must carry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from advisor.domain import Award, Fact, Facts, Inquiry, ProvisionRef, Topic
from advisor.errors import UserError
from advisor.rules import calculate, evaluate, example_award
from advisor.rules.parameters import Figures
from advisor.rules.registry import entitlements
from advisor.sources import Library
from advisor.sources.places import Place
from advisor.sources.schema import Parameter, ParameterValue

ID = "high_temperature_allowance"
ZHANG = {
    "city": "佛山",
    "start": date(2022, 5, 1),
    "employment_end": None,
    "post": "indoor_uncooled",
    "paid": Decimal(0),
}


class WithTopic:
    """The library with one topic of its own: these tests do not depend on the topics written so far."""

    def __init__(self, library: Library, *entitlements: str) -> None:
        self._library = library
        topic = Topic("heat", "高温", asked_as=(), claims=(), provisions=(), entitlements=entitlements)
        self.topics = {"heat": topic}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)


@pytest.fixture
def heat(library: Library) -> Any:
    return WithTopic(library, ID)


def inquiry(day: date, facts: dict[str, Any]) -> Inquiry:
    known = Facts().with_(*(Fact(name, value, str(value)) for name, value in facts.items()))
    return Inquiry("问题", as_of=day, filing=day, facts=known, matters=("heat",))


def without(*names: str) -> dict[str, Any]:
    return {name: value for name, value in ZHANG.items() if name not in names}


@pytest.mark.parametrize(
    ("day", "amount", "bands"),
    [
        (date(2024, 9, 30), "4200.00", ("3300.00", "900.00")),
        (date(2026, 11, 22), "7500.00", ("3000.00", "4500.00")),
        (date(2024, 9, 29), "3900.00", ("3000.00", "900.00")),
        (date(2024, 5, 31), "3000.00", ("3000.00", "0.00")),
    ],
)
def test_zhang_asks_while_employed(heat: Any, day: date, amount: str, bands: tuple[str, str]) -> None:
    (award,) = calculate(inquiry(day, ZHANG), library=heat)
    assert (award.outcome, award.amount) == ("award", Decimal(amount))
    assert award.bands is not None
    assert (award.bands.recent, award.bands.older) == tuple(Decimal(band) for band in bands)
    assert award.missing == ()


def test_the_running_month_waits_until_it_is_over(heat: Any) -> None:
    (award,) = calculate(inquiry(date(2024, 9, 29), ZHANG), library=heat)
    assert any("2024年9月还没过完" in line and "2024年10月1日起可以加上" in line for line in award.warnings)
    (winter,) = calculate(inquiry(date(2025, 1, 15), ZHANG), library=heat)
    assert not any("还没过完" in line for line in winter.warnings)


def test_no_place_means_no_sum_but_guangdong_as_an_example(heat: Any) -> None:
    asked = inquiry(date(2024, 9, 30), without("city"))
    (award,) = calculate(asked, library=heat)
    assert (award.outcome, award.amount, award.total) == ("missing", None, None)
    assert [missing.fact for missing in award.missing] == ["city"]
    example = example_award(asked, library=heat)
    assert example is not None and example.amount == Decimal("4200.00")


def test_no_example_when_the_place_is_known_or_more_is_missing(heat: Any) -> None:
    assert example_award(inquiry(date(2024, 9, 30), ZHANG), library=heat) is None
    assert example_award(inquiry(date(2024, 9, 30), without("city", "start")), library=heat) is None


def test_nothing_told_asks_for_everything_that_matters(heat: Any) -> None:
    (award,) = calculate(inquiry(date(2024, 9, 30), {}), library=heat)
    assert award.outcome == "missing"
    assert [missing.fact for missing in award.missing] == ["city", "start", "post", "employment_end"]


def test_employment_not_told_is_supposed_said_and_asked(heat: Any) -> None:
    (award,) = calculate(inquiry(date(2024, 9, 30), without("employment_end")), library=heat)
    assert award.amount == Decimal("4200.00")
    assert [missing.fact for missing in award.missing] == ["employment_end"]
    assert "没说是否还在职" in award.warnings[1]
    assert "标准还没有核对到官方原文" in award.warnings[0]


GONE = {**ZHANG, "employment_end": date(2024, 10, 31)}


def test_a_demand_told_in_the_conversation_restarts_the_year(heat: Any) -> None:
    told = {**GONE, "interrupted": date(2025, 6, 10)}
    (award,) = calculate(inquiry(date(2026, 3, 1), told), library=heat)
    assert award.amount == Decimal("4500.00")
    assert award.alternatives[0].amount == Decimal(0)
    (without_it,) = calculate(inquiry(date(2026, 3, 1), GONE), library=heat)
    assert without_it.amount == Decimal(0)


def test_a_demand_that_has_not_happened_is_asked_again(heat: Any) -> None:
    told = {**GONE, "interrupted": date(2025, 7, 2)}
    planned = replace(inquiry(date(2025, 7, 1), told), filing=date(2025, 12, 1))
    for asked in (planned, inquiry(date(2025, 7, 1), told)):
        (award,) = calculate(asked, library=heat)
        assert award.outcome == "missing"
        assert [missing.fact for missing in award.missing] == ["interrupted"]
        assert award.missing[0].ask


def test_a_demand_after_the_filing_date_cannot_be(heat: Any) -> None:
    given = {**GONE, "filing": date(2025, 7, 1), "interrupted": date(2025, 7, 2)}
    with pytest.raises(UserError, match="晚于申请日期"):
        evaluate(ID, given, library=heat)
    with pytest.raises(UserError, match="晚于申请日期"):
        evaluate(
            ID, {name: given[name] for name in ("employment_end", "filing", "interrupted")}, library=heat
        )


def test_last_days_are_told_while_the_sum_is_still_open(heat: Any) -> None:
    known = {"city": "佛山", "employment_end": date(2026, 3, 31)}
    for further in ({}, {"paid_unclear": True}, {**ZHANG, **known, "paid_unclear": True}):
        facts = {**known, **further, "employment_end": date(2026, 3, 31)}
        facts.pop("paid", None)
        (award,) = calculate(inquiry(date(2026, 11, 22), facts), library=heat)
        assert award.outcome == "missing"
        assert [one.day for one in award.deadlines] == [date(2027, 3, 31), date(2028, 3, 31)]


def test_who_left_without_telling_the_day_is_not_told_that_time_stands_still(heat: Any) -> None:
    for facts in (without("employment_end"), {"city": "佛山"}):
        (award,) = calculate(inquiry(date(2026, 11, 22), {**facts, "employed": False}), library=heat)
        assert award.outcome == "missing"
        assert [one.day for one in award.deadlines] == [None, None]
        assert all("哪天离职" in one.note for one in award.deadlines)


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("over_age", ("不一定有劳动关系，先弄清这一点", "2026年7月1日起", "没有写明高温津贴", "12333")),
        ("student", ("不一定有劳动关系，先弄清这一点",)),
        ("platform_worker", ("不一定有劳动关系，先弄清这一点", "参照")),
        ("part_time", ("没有见到明文",)),
        ("night_shift", ("有争议", "没有见到明文")),
    ],
)
def test_what_puts_the_claim_in_doubt_is_said_first(heat: Any, fact: str, words: tuple[str, ...]) -> None:
    facts = {**without("employment_end"), "post": "outdoor", fact: True}
    (award,) = calculate(inquiry(date(2026, 11, 22), facts), library=heat)
    assert award.amount == Decimal("7500.00")
    assert all(word in award.warnings[1] for word in words), award.warnings
    assert "没说是否还在职" in award.warnings[2]
    (plain,) = calculate(inquiry(date(2026, 11, 22), {**facts, fact: False}), library=heat)
    assert "没说是否还在职" in plain.warnings[1]


def test_the_order_on_over_age_workers_is_not_named_before_it_was_in_force(heat: Any) -> None:
    (award,) = calculate(inquiry(date(2024, 9, 30), {**ZHANG, "over_age": True}), library=heat)
    assert "不一定有劳动关系" in award.warnings[1]
    assert not any("2026年" in line for line in award.warnings)


def test_every_amount_a_deduction_puts_in_stands_in_the_award_by_itself(library: Library) -> None:
    checked = 0
    for _, award in awards(library):
        held = {Decimal(item.value) for item in award.items if "至" not in item.value}
        held |= {Decimal(step.value) for step in award.steps}
        held |= {Decimal(use.value) for step in award.steps for use in step.parameters}
        for step in award.steps:
            if step.label.startswith(("减去公司已发", "公司已发")):
                numbers = [Decimal(one) for one in re.findall(r"\d+(?:\.\d+)?", step.substituted)]
                assert numbers and set(numbers) <= held, step
                checked += 1
    assert checked


def test_a_province_is_enough_for_the_sum(heat: Any) -> None:
    (award,) = calculate(inquiry(date(2024, 9, 30), {**without("city"), "province": "广东"}), library=heat)
    assert award.amount == Decimal("4200.00")


@pytest.mark.parametrize(
    ("fact", "value"),
    [("start", date(2027, 1, 1)), ("employment_end", date(2020, 1, 1)), ("paid", Decimal("-3"))],
)
def test_facts_that_cannot_be_are_asked_again_not_raised(heat: Any, fact: str, value: object) -> None:
    (award,) = calculate(inquiry(date(2024, 9, 30), {**ZHANG, fact: value}), library=heat)
    assert award.outcome == "missing"
    assert award.missing[0].why


def test_facts_of_other_matters_do_not_disturb(heat: Any) -> None:
    (award,) = calculate(inquiry(date(2024, 9, 30), {**ZHANG, "union": "yes", "contracts": 2}), library=heat)
    assert award.amount == Decimal("4200.00")


def test_a_matter_without_an_entitlement_computes_nothing(library: Library) -> None:
    assert calculate(inquiry(date(2024, 9, 30), ZHANG), library=WithTopic(library)) == ()  # type: ignore[arg-type]


def test_changing_one_figure_changes_the_sum(heat: Any) -> None:
    heat.parameters = dict(heat.parameters)
    monthly = heat.parameters["heat_allowance_monthly@广东"]
    last = replace(monthly.values[-1], value=Decimal(310))
    heat.parameters["heat_allowance_monthly@广东"] = replace(monthly, values=(*monthly.values[:-1], last))
    (award,) = calculate(inquiry(date(2024, 9, 30), ZHANG), library=heat)
    assert award.amount == Decimal(310) * 14


# --- figures -------------------------------------------------------------------------------------


def figure(
    id: str, place: str, start: date, value: str | None, verified: Any = "official"
) -> tuple[str, Parameter]:
    number = None if value is None else Decimal(value)
    held = ParameterValue(
        start, None, number, ProvisionRef("工资支付暂行规定"), date(2026, 1, 1), verified, None
    )
    return f"{id}@{place}", Parameter(id, f"{id}的说明", "元", place, (held,))


def test_a_figure_falls_back_from_city_to_province_to_nation() -> None:
    figures = Figures(
        dict(
            [
                figure("wage", "全国", date(2000, 1, 1), "1"),
                figure("wage", "广东", date(2010, 1, 1), "2"),
                figure("wage", "深圳", date(2020, 1, 1), "3"),
            ]
        ),
        Place("深圳", "广东"),
    )
    read = [figures.read("wage", date(year, 6, 1)) for year in (1999, 2005, 2015, 2025)]
    assert [one and one.use.value for one in read] == [None, "1", "2", "3"]
    assert figures.first_day("wage") == date(2000, 1, 1)


def test_a_figure_known_to_be_unknown_is_not_borrowed_from_a_wider_place() -> None:
    held = dict(
        [figure("wage", "全国", date(2000, 1, 1), "1"), figure("wage", "梅州", date(2026, 9, 1), None)]
    )
    figures = Figures(held, Place("梅州", "广东"))
    assert figures.read("wage", date(2026, 9, 1)) is None
    assert figures.read("wage", date(2026, 8, 31)) is not None


def test_no_place_reads_the_nation_only() -> None:
    held = dict([figure("wage", "广东", date(2000, 1, 1), "2")])
    assert Figures(held, None).read("wage", date(2024, 1, 1)) is None


def test_every_figure_a_rule_names_is_known(library: Library) -> None:
    known = {name.partition("@")[0] for name in library.parameters}
    for entitlement in entitlements():
        assert set(entitlement.parameters) <= known


# --- what an award carries -----------------------------------------------------------------------


def awards(library: Library) -> Iterator[tuple[date, Award]]:
    for filing in (date(2012, 12, 1), date(2018, 6, 1), date(2024, 9, 30), date(2026, 11, 22)):
        for post in ("outdoor", "indoor_uncooled", "indoor_cooled"):
            for city in ("深圳", "梅州"):
                for gone in (None, date(filing.year - 1, 10, 15), date(filing.year, 6, 15)):
                    given = {
                        "city": city,
                        "post": post,
                        "start": date(2012, 6, 1),
                        "filing": filing,
                        "paid": "500",
                        "employment_end": gone if gone is None or gone.year >= 2012 else None,
                        "temperature": {f"{filing.year}-06": "33.0"},
                    }
                    yield filing, evaluate(ID, given, library=library)


def test_every_basis_resolves_and_was_in_force_when_it_is_used(library: Library) -> None:
    for filing, award in awards(library):
        refs = [ref for step in award.steps for ref in step.basis]
        refs += [ref for other in award.alternatives for ref in other.basis]
        assert award.basis
        assert refs or award.outcome == "not_applicable"
        for ref in [*award.basis, *refs, *(ref for one in award.deadlines for ref in one.basis)]:
            instrument = library.find(ref.instrument)
            assert instrument is not None and instrument.title == ref.instrument, ref
            held = any(version.text != "not_held" for version in instrument.versions)
            if held and ref.article is not None:
                assert library.provision(ref) is not None, ref
            state = library.state(instrument, filing)
            # 118号 was repealed in 2021; it stays the basis of the months before.
            assert state != "not_yet_in_force", (ref, filing)


def test_every_step_names_its_basis_and_its_figures(library: Library) -> None:
    for _, award in awards(library):
        for step in award.steps:
            assert step.basis, step.label
            assert "{" not in step.expression + step.substituted
            for use in step.parameters:
                key = use.id
                held = library.parameters[key].on(use.effective)
                assert held is not None and held.reference == use.reference


def test_a_sum_on_secondary_figures_says_so_first(library: Library) -> None:
    for _, award in awards(library):
        if award.outcome == "award":
            assert award.warnings[0].startswith("标准还没有核对到官方原文")


def test_a_sum_on_official_figures_alone_does_not(library: Library) -> None:
    checked = WithTopic(library, ID)
    checked.parameters = {  # type: ignore[attr-defined]
        name: replace(one, values=tuple(replace(value, verified="official") for value in one.values))
        for name, one in library.parameters.items()
    }
    award = evaluate(ID, {**ZHANG, "end": "2024-09-30"}, library=checked)  # type: ignore[arg-type]
    assert award.total == Decimal("4200.00")
    assert not any("官方原文" in line for line in award.warnings)
