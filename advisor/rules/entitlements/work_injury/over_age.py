"""Workers past the retirement age: Guangdong's regulation leaves them out, the nation's order of 2026 takes
them in and defers the details."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor.domain import Alternative, Award
from advisor.rules.entitlements.work_injury.law import (
    OVER_AGE_GUANGDONG,
    OVER_AGE_OPINION,
    OVER_AGE_ORDER,
)
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figures
from advisor.rules.trace import unique

NATION = "国家的规定：超龄的人也要有工伤保障，按工伤待遇算，对您更有利"
BEFORE_THE_ORDER = (
    "国家2016年的意见：没办退休、没领养老金、在原单位接着干的，或者公司已经按项目等给您交了工伤保险的，"
    "按工伤待遇算，对您更有利"
)
GUANGDONG = "广东的条例：超龄的人不适用，可以要求公司参照工伤待遇付，谈不拢打民事官司"


def if_over_age(award: Award, inputs: Inputs, figures: Figures, now: date) -> Award:
    """The award unless `over_age` was told: then, in Guangdong, both readings as a conflict; elsewhere the
    award, doubted in its first line. `now` is the day of the law where no injury was told."""
    if not inputs.flag("over_age") or award.outcome not in ("award", "range"):
        return award
    day = inputs.day("injury") or now
    order = figures.in_force(day, OVER_AGE_ORDER)
    nation = order or figures.in_force(day, OVER_AGE_OPINION)
    doubt = _doubt(figures, bool(order))
    doubted = replace(award, warnings=(doubt, *award.warnings), basis=unique([*award.basis, *nation]))
    if not figures.in_guangdong:
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
        alternatives=(
            Alternative(NATION if order else BEFORE_THE_ORDER, amount, nation or local),
            Alternative(GUANGDONG, None, local),
        ),
        basis=unique([*doubted.basis, *local]),
    )


def _doubt(figures: Figures, ordered: bool) -> str:
    local = "广东的条例说不适用。" if figures.in_guangdong else ""
    nation = (
        "国家从2026年7月1日起要求给超龄的人参加工伤保险，具体办法还没有出；"
        if ordered
        else "国家2026年7月1日起才要求给超龄的人参加工伤保险，您受伤在那以前；"
    )
    return (
        "有争议：受伤时超过退休年龄或者已领养老金的，能不能按工伤待遇算，规定不一致。"
        f"{nation}{local}请先问12333。"
    )
