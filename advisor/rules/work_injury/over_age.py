"""Workers past the retirement age: Guangdong's regulation leaves them out, the nation's order of 2026 takes
them in and defers the details."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor.domain import Alternative, Award
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figures
from advisor.rules.trace import unique
from advisor.rules.work_injury.law import (
    OVER_AGE_GUANGDONG,
    OVER_AGE_OPINION,
    OVER_AGE_ORDER,
    in_guangdong,
)

NATION = "国家的规定：超龄的人也要有工伤保障，按工伤待遇算，对您更有利"
GUANGDONG = "广东的条例：超龄的人不适用，可以要求公司参照工伤待遇付，谈不拢打民事官司"


def if_over_age(award: Award, inputs: Inputs, figures: Figures, now: date) -> Award:
    """The award unless `over_age` was told: then, in Guangdong, both readings as a conflict; elsewhere the
    award, doubted in its first line. `now` is the day of the law where no injury was told."""
    if not inputs.flag("over_age") or award.outcome not in ("award", "range"):
        return award
    day = inputs.day("injury") or now
    nation = figures.in_force(day, OVER_AGE_ORDER) or figures.in_force(day, OVER_AGE_OPINION)
    doubted = replace(
        award, warnings=(_doubt(figures), *award.warnings), basis=unique([*award.basis, *nation])
    )
    if not in_guangdong(figures):
        return doubted
    local = figures.in_force(day, OVER_AGE_GUANGDONG)
    amount = award.amount if award.outcome == "award" else award.high
    return replace(
        doubted,
        outcome="conflict",
        total=None,
        amount=None,
        low=None,
        high=None,
        bands=None,
        alternatives=(Alternative(NATION, amount, nation), Alternative(GUANGDONG, None, local)),
        basis=unique([*doubted.basis, *local]),
    )


def _doubt(figures: Figures) -> str:
    local = "广东的条例说不适用。" if in_guangdong(figures) else ""
    return (
        "有争议：受伤时超过退休年龄或者已领养老金的，能不能按工伤待遇算，规定不一致。"
        f"国家从2026年7月1日起要求给超龄的人参加工伤保险，具体办法还没有出；{local}请先问12333。"
    )
