"""The provisions the surcharge rests on, by what is owed."""

from __future__ import annotations

from datetime import date

from advisor.domain import ProvisionRef
from advisor.rules.parameters import Figures

LAW = ProvisionRef("中华人民共和国劳动合同法", "第八十五条")
INSPECTION = ProvisionRef("劳动保障监察条例", "第二十六条")
COURT = ProvisionRef("最高人民法院关于审理劳动争议案件适用法律问题的解释（一）", "第一条")
LEAVE = ProvisionRef("职工带薪年休假条例", "第七条")
LEAVE_RULES = ProvisionRef("企业职工带薪年休假实施办法", "第十五条")
LOCAL_PAY = ProvisionRef("广东省工资支付条例", "第五十六条")
LOCAL_INSPECTION = ProvisionRef("广东省劳动保障监察条例", "第五十一条")
LOCAL_PROOF = ProvisionRef(
    "广东省高级人民法院、广东省劳动人事争议仲裁委员会关于审理劳动人事争议案件若干问题的座谈会纪要",
    "第二十三条",
)
PROVINCE = "广东"
_NATIONAL = {
    "wages": (LAW, INSPECTION),
    "minimum_wage": (LAW, INSPECTION),
    "overtime": (LAW, INSPECTION),
    "compensation": (LAW, INSPECTION),
    "annual_leave": (LEAVE, LEAVE_RULES),
    "other": (LAW,),
}
_LOCAL = {
    "wages": (LOCAL_PAY, LOCAL_INSPECTION),
    "minimum_wage": (LOCAL_PAY,),
    "overtime": (LOCAL_PAY, LOCAL_INSPECTION),
}


def is_local(figures: Figures) -> bool:
    return figures.is_in(PROVINCE)


def duty(kind: str, on: date, figures: Figures) -> tuple[ProvisionRef, ...]:
    """What makes the employer pay more, for that kind of debt, on that day."""
    local = _LOCAL.get(kind, ()) if is_local(figures) else ()
    return figures.in_force(on, *_NATIONAL[kind], *local)


def condition(kind: str, on: date, figures: Figures) -> tuple[ProvisionRef, ...]:
    """What says on what conditions there is any: the law of that day, or today's where none is held."""
    return duty(kind, on, figures) or duty(kind, figures.as_of, figures)


def claiming(kind: str, on: date, figures: Figures) -> tuple[ProvisionRef, ...]:
    """That courts hear the claim, and what must be proved in Guangdong."""
    if kind == "annual_leave":
        return ()
    return figures.in_force(on, COURT, *((LOCAL_PROOF,) if is_local(figures) else ()))


def cited(kind: str, on: date, figures: Figures) -> str:
    """The first provision of `condition`, as named in a sentence."""
    return str(condition(kind, on, figures)[0])
