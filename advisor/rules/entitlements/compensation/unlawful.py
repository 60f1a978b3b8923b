"""The entitlement 违法解除或终止的赔偿金 (2N)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from advisor.domain import Award
from advisor.rules.base import Entitlement
from advisor.rules.entitlements.compensation import law, readings, wage, words
from advisor.rules.entitlements.compensation.award import (
    Found,
    ask_city,
    award_of,
    cap_needed,
    deadlines,
    open_cap,
    out_of_period,
    starts,
)
from advisor.rules.entitlements.compensation.explained import UNLAWFUL
from advisor.rules.entitlements.compensation.inputs import DOUBLE_INPUTS, SPECS
from advisor.rules.entitlements.compensation.sums import MOST_YEARS, MULTIPLE, Held, Reading
from advisor.rules.entitlements.compensation.told import concerns_unlawful, from_inquiry_unlawful
from advisor.rules.entitlements.compensation.years import A_YEAR, FULL_FROM, PART, Counting
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figures

ID = "unlawful_termination"


def compute(inputs: Inputs, figures: Figures) -> Award:
    """Twice the compensation, counted from the first day of work; raises `InputError` and `FigureMissing`."""
    begun, end = inputs.day("start"), inputs.day("end")
    if begun is None or end is None:
        raise ValueError("start and end are required")
    start, open_start, joined = starts(inputs, begun, end)
    if end < law.CONTRACT_LAW_DAY:
        return out_of_period(ID)
    held = Held.on(end, figures)
    average = wage.read_average(inputs, start, end, held.averaged)
    if average is None:
        return Award(ID, "missing", missing=(SPECS["average_wage"].missing(words.NO_MONTH),))
    cap, ceiling = wage.cap_of(average, inputs, held.minimum, figures, end)
    if cap == "unknown":
        return cap_needed(ID, inputs, figures)
    high = Reading(
        "违法解除赔偿金",
        Counting(start, end, old_counts=True, old_most=None, joint=True),
        average,
        ceiling if cap == "known" else None,
        held,
        twice=figures.need(MULTIPLE, end),
    )
    open_wage, confirm = open_cap(cap, ceiling)
    others = (*readings.of_the_limit(high, figures), *readings.common(high, inputs, figures))
    moved = (law.JOINED, law.JOINED_COURTS) if joined else ()
    found = Found(
        ID,
        high,
        (law.CHOICE, law.DOUBLE, *figures.in_force(end, law.DOUBLE_YEARS, *moved)),
        (*open_start, *open_wage),
        (*confirm, *ask_city(inputs, figures)),
        others,
        (
            *words.about_the_cap(cap, high),
            *_about_the_claim(figures, end, inputs.day("filing")),
            *words.about_the_wage(high, inputs, figures),
            *words.about_the_years(high, inputs, figures, joined=joined),
        ),
    )
    return award_of(found, inputs, figures)


def _about_the_claim(figures: Figures, day: date, filing: date | None) -> Iterator[str]:
    proof = "公司要证明解除的理由和依据；" if figures.in_force(day, law.PROOF) else ""
    yield (f"公司违法解除或终止才有这笔钱。{proof}您要留好解除通知、聊天记录，证明是公司让您走的。")
    if figures.in_force(day, law.UNION):
        yield (
            "公司建了工会，解除前却没有把理由通知工会、起诉前也没有补正的，即使有第三十九条、第四十条的理由，"
            "也可以要这笔赔偿金。请问一问公司工会。"
        )
    wages = "，还可以要中间这段时间的工资" if figures.in_force(filing or day, law.BACK_PAY) else ""
    no_notice = "，也不另加一个月工资" if law.local(figures, day, law.NOT_BOTH) else ""
    yield (
        f"也可以不要这笔钱，要求回去上班{wages}；两样只能选一样。"
        f"要了这笔钱，就没有另外的经济补偿{no_notice}。"
    )


UNLAWFUL_TERMINATION = Entitlement(
    id=ID,
    title="违法解除赔偿金",
    summary="公司违法解除或终止劳动合同，您不回去上班时，公司按经济补偿的二倍付的赔偿金（2N）。",
    inputs=DOUBLE_INPUTS,
    parameters=(
        A_YEAR,
        FULL_FROM,
        PART,
        wage.AVERAGED,
        wage.MULTIPLE,
        MOST_YEARS,
        MULTIPLE,
        wage.MINIMUM,
        wage.SHARE,
        wage.UNASKED,
        "arbitration_limitation_years",
    ),
    compute=compute,
    explained=UNLAWFUL,
    from_inquiry=from_inquiry_unlawful,
    concerns=concerns_unlawful,
    deadlines=deadlines,
    words=("违法解除", "违法辞退赔偿", "赔偿金", "2N", "双倍赔偿"),
)
