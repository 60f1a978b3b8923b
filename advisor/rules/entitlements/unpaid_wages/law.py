"""The provisions unpaid wages rest on."""

from __future__ import annotations

from datetime import date

from advisor.domain import ProvisionRef
from advisor.rules.parameters import Figures

MONTHLY = ProvisionRef("中华人民共和国劳动法", "第五十条")
IN_FULL = ProvisionRef("中华人民共和国劳动合同法", "第三十条")
SETTLE = ProvisionRef("工资支付暂行规定", "第九条")
DEDUCTIONS = ProvisionRef("工资支付暂行规定", "第十六条")
SURCHARGE = ProvisionRef("中华人民共和国劳动合同法", "第八十五条")
IOU = ProvisionRef("最高人民法院关于审理劳动争议案件适用法律问题的解释（一）", "第十五条")
EARLIEST_FIRST = ProvisionRef("中华人民共和国民法典", "第五百六十条")
_GUANGDONG = "广东省工资支付条例"
LOCAL_FLOOR = ProvisionRef(_GUANGDONG, "第四条")
LOCAL_SETTLE = ProvisionRef(_GUANGDONG, "第十三条")
LOCAL_DEDUCTIONS = ProvisionRef(_GUANGDONG, "第十五条")
LOCAL_PROOF = ProvisionRef(_GUANGDONG, "第四十八条")
LOCAL_DAILY = ProvisionRef(_GUANGDONG, "第十八条")
CITY_SETTLE = ProvisionRef("深圳市员工工资支付条例", "第十三条")
PROVINCE, CITY = "广东", "深圳"


def duty(figures: Figures, on: date) -> tuple[ProvisionRef, ...]:
    """To pay in full, every month."""
    return figures.in_force(on, IN_FULL, MONTHLY)


def local(figures: Figures, on: date, *refs: ProvisionRef) -> tuple[ProvisionRef, ...]:
    """Those of Guangdong's rules that can be a basis there on that day."""
    return figures.local(PROVINCE, on, *refs)


def settling(figures: Figures, ended: date) -> tuple[ProvisionRef, ...]:
    """The rules on the last pay once employment has ended."""
    own = (CITY_SETTLE,) if figures.is_in(CITY) else ()
    return (*figures.in_force(ended, SETTLE, *own), *(() if own else local(figures, ended, LOCAL_SETTLE)))
