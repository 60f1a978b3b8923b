"""The local minimum wage as a floor under other sums."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.domain import Missing, ProvisionRef
from advisor.rules.calendar import Month
from advisor.rules.parameters import WHO_CAN_TELL, Figure, Figures

MINIMUM = "minimum_wage_monthly"
FLOOR = ProvisionRef("中华人民共和国劳动法", "第四十八条")
NORMAL_LABOUR = ProvisionRef("最低工资规定", "第三条")


def wage_floor(month: Month, figures: Figures) -> Figure | None:
    """The minimum wage on the first day of the month; None where it is not held for that place and day.

    Raises `FigureMissing` when the worker told only the province and the city would settle it.
    """
    figure = figures.read(MINIMUM, month.first)
    if figure is None and figures.needs_city(MINIMUM):
        return figures.need(MINIMUM, month.first)
    return figure


def floor_not_held(months: Sequence[Month], effect: str, figures: Figures) -> Missing:
    """What to say of months whose minimum wage is not held; `effect` ends the sentence (没有比较)."""
    first, last = months[0], months[-1]
    span = first.label if first == last else f"{first.label}至{last.label}"
    return Missing(
        "parameter",
        why=f"{figures.place_name}{span}的“{figures.describe(MINIMUM)}”没有核对到，{effect}。",
        where=f"{WHO_CAN_TELL}。",
    )
