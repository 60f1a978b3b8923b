"""`when` on entries of topics: which of them a worker's facts admit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from advisor.answering.conditions import admits, governing
from advisor.domain import Evidence, Fact, Facts, Topic
from tests.answering.conftest import TOPIC, inquiry


def facts(**values: object) -> Facts:
    return Facts().with_(*(Fact(name, value, "") for name, value in values.items()))


@pytest.mark.parametrize(
    ("allowed", "told", "admitted"),
    [
        (("outdoor",), "outdoor", True),
        (("outdoor",), "indoor", False),
        (("outdoor", "indoor"), "indoor", True),
        (("unknown",), "indoor", False),
        (("known",), "indoor", True),
        (("none",), None, True),
        (("known",), None, False),
        (("none",), date(2024, 1, 1), False),
        (("2024-01-01",), date(2024, 1, 1), True),
        (("yes",), True, True),
        (("no",), True, False),
        (("no",), False, True),
        (("no",), Decimal(0), True),
        (("yes",), Decimal("0.00"), False),
        (("yes",), Decimal(500), True),
        (("3.5",), Decimal("3.50"), True),
        (("known",), {"2024-07": Decimal(3)}, True),
    ],
)
def test_a_told_fact_admits_its_own_value_and_the_words_for_it(
    allowed: tuple[str, ...], told: object, admitted: bool
) -> None:
    assert admits({"thing": allowed}, facts(thing=told)) is admitted


def test_an_untold_fact_admits_only_unknown() -> None:
    assert admits({"post": ("outdoor", "unknown")}, facts())
    assert not admits({"post": ("outdoor", "known", "none", "yes", "no")}, facts())


def test_every_named_fact_must_admit_and_nothing_named_always_does() -> None:
    when = {"post": ("outdoor",), "city": ("深圳",)}
    assert admits(when, facts(post="outdoor", city="深圳"))
    assert not admits(when, facts(post="outdoor", city="佛山"))
    assert admits({}, facts())


def test_what_follows_from_a_told_fact_is_known_too() -> None:
    assert admits({"employed": ("yes",)}, facts(employment_end=None))
    assert admits({"employed": ("no",)}, facts(employment_end=date(2024, 8, 1)))
    assert admits({"place_known": ("yes",)}, facts(city="佛山"))
    assert admits({"place_known": ("no",)}, facts())


def test_topics_named_in_the_words_govern_before_those_only_found() -> None:
    other = Topic("other", "别的", (), (), ())
    found = Evidence(topics=(other, TOPIC))
    assert governing(inquiry(), found) == (TOPIC,)
    assert governing(inquiry(matters=()), found) == (other, TOPIC)
    assert governing(inquiry(), Evidence(topics=(TOPIC,), abstained=True)) == ()


def test_procedures_do_not_take_every_seat() -> None:
    arbitration, limitation = (
        replace(TOPIC, id=name, procedure=True) for name in ("arbitration", "limitation")
    )
    matter = replace(TOPIC, id="fund")
    found = Evidence(topics=(arbitration, limitation, matter))
    asked = inquiry(matters=("arbitration", "limitation", "fund"))
    assert governing(asked, found) == (arbitration, matter)
    assert governing(asked, Evidence(topics=(arbitration, limitation))) == (arbitration, limitation)
