"""Any inputs a form lets through: no entitlement raises, contradicts itself or cites law out of its time.

Values are drawn from the published schemas, so a new input is tried without a line here.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest

from advisor.domain import Award
from advisor.errors import UserError
from advisor.rules import catalogue, evaluate
from advisor.rules.base import EntitlementInfo
from advisor.rules.render import whole
from advisor.sources import Library
from tests.rules.samples import complete

DRAWS = 150
STANDS = ("in_force", "in_doubt", "text_not_held")
CITIES = ("广州", "深圳", "佛山", "湛江", "韶关", "广东", "上海", "长沙")
FIRST, LAST = date(2006, 1, 1), date(2027, 12, 31)


def some_day(rng: random.Random) -> str:
    return (FIRST + timedelta(days=rng.randrange((LAST - FIRST).days))).isoformat()


def some_month(rng: random.Random) -> str:
    return some_day(rng)[:7]


def some_number(field: dict[str, Any], rng: random.Random) -> str:
    low, high = float(field["minimum"]), float(field["maximum"])
    top = min(high, rng.choice((3, 30, 400, 9000, 90000, high)))
    value = low if rng.random() < 0.1 else rng.uniform(low, max(low, top))
    return f"{value:.{field['x-places']}f}"


def some_value(field: dict[str, Any], rng: random.Random) -> Any:
    if "x-null" in field and rng.random() < 0.2:
        return None
    if "anyOf" in field:
        return some_value(rng.choice(field["anyOf"]), rng)
    types = field["type"] if isinstance(field["type"], list) else [field["type"]]
    if field.get("x-by-month"):
        if len(set(types) - {"null"}) > 1 and rng.random() < 0.6:
            return some_value(field["additionalProperties"], rng)
        months = {some_month(rng) for _ in range(rng.randrange(1, 4))}
        return {month: some_value(field["additionalProperties"], rng) for month in sorted(months)}
    if "array" in types:
        return [some_value(field["items"], rng) for _ in range(rng.randrange(1, 4))]
    if "enum" in field:
        return rng.choice(field["enum"])
    if "x-unit" in field:
        return some_number(field, rng)
    if "boolean" in types:
        return rng.random() < 0.5
    if field.get("format") == "date":
        return some_day(rng)
    if field.get("x-kind") == "month":
        return some_month(rng)
    return rng.choice(CITIES)


def some_inputs(entry: EntitlementInfo, rng: random.Random) -> dict[str, Any]:
    """Half of the time a case that gives a result, with a few inputs drawn anew; else all drawn."""
    fields = entry.schema["properties"]
    if rng.random() < 0.5:
        given = complete(entry.id)
        for name in rng.sample(sorted(fields), k=min(len(fields), rng.randrange(1, 4))):
            given[name] = some_value(fields[name], rng)
        return given
    return {name: some_value(field, rng) for name, field in fields.items() if rng.random() < 0.6}


def problems(award: Award, library: Library) -> list[str]:
    found = []
    for step in award.steps:
        for ref in step.basis:
            instrument = library.find(ref.instrument)
            if instrument is None or library.provision(ref) is None:
                found.append(f"{step.label}: nothing held of {ref}")
            elif step.on is None or library.state(instrument, step.on) not in STANDS:
                found.append(f"{step.label}: {ref} was not in force on {step.on}")
        if not step.basis:
            found.append(f"{step.label}: no basis")
    if award.bands is not None:
        bands = award.bands
        if award.total != bands.recent + bands.older + bands.barred:
            found.append("the bands do not add up to the total")
        if award.amount != bands.recent + bands.older:
            found.append("the amount is not what the bands leave")
    for name in ("total", "amount", "low", "high"):
        value = getattr(award, name)
        if value is not None and value < 0:
            found.append(f"{name} is negative")
    if award.low is not None and award.high is not None and award.low > award.high:
        found.append("low above high")
    if award.outcome == "missing" and not award.missing:
        found.append("missing, but nothing is asked")
    if award.outcome == "not_applicable" and not (award.warnings and award.basis):
        found.append("not applicable without a reason")
    if "None" in whole(award):
        found.append("shows None")
    return found


@pytest.mark.parametrize("entry", catalogue(), ids=lambda entry: entry.id)
def test_any_inputs_a_form_lets_through(entry: EntitlementInfo, library: Library) -> None:
    rng = random.Random(entry.id)
    results = 0
    for _ in range(DRAWS):
        given = some_inputs(entry, rng)
        try:
            award = evaluate(entry.id, given, library=library)
        except UserError as error:
            assert "\n" not in str(error), given
            continue
        results += award.outcome != "missing"
        assert not problems(award, library), (given, problems(award, library))
    assert results > DRAWS / 20, "hardly any draw gave a result: draw better"
