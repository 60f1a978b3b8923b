"""代通知金: a month's wage where an employer ends the contract under art. 40 without thirty days' notice.

《劳动合同法》 art. 40; 《劳动合同法实施条例》 art. 20: the wage standard of the month before, without a cap.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from advisor.domain import Missing
from advisor.rules.compensation.award import Open
from advisor.rules.compensation.grounds import Ground
from advisor.rules.compensation.inputs import SPECS
from advisor.rules.compensation.sums import NOTICE_DAYS, NOTICE_MONTHS, NoticePay, Reading
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figures
from advisor.rules.trace import ZERO


@dataclass(frozen=True, slots=True)
class Notice:
    """What is owed for want of notice: a sum, an open question, or what must be told first."""

    pay: NoticePay | None = None
    opens: tuple[Open, ...] = ()
    missing: tuple[Missing, ...] = ()


def notice_of(ground: Ground, inputs: Inputs, figures: Figures, end: date) -> Notice:
    given, last_month = inputs.flag("notice_given"), inputs.number("last_month_wage")
    if ground.value != "article_40" or given:
        return Notice()
    ask, ask_wage = SPECS["notice_given"].missing(), SPECS["last_month_wage"].missing()
    if last_month is None:
        return Notice(missing=(ask_wage,) if given is False else (ask, ask_wage))
    owed = NoticePay(last_month, figures.need(NOTICE_MONTHS, end), figures.need(NOTICE_DAYS, end))
    return Notice(owed) if given is False else Notice(owed, (Open(ask, _given),))


def _given(reading: Reading) -> Reading:
    owed = reading.notice
    return reading if owed is None else replace(reading, notice=replace(owed, last_month=ZERO))
