"""The provisions non-compete pay rests on."""

from __future__ import annotations

from datetime import date

from advisor.domain import ProvisionRef
from advisor.rules.parameters import Figures

_LAW = "中华人民共和国劳动合同法"
_FIRST = "最高人民法院关于审理劳动争议案件适用法律问题的解释（一）"
_SECOND = "最高人民法院关于审理劳动争议案件适用法律问题的解释（二）"

AGREEMENT = ProvisionRef(_LAW, "第二十三条")
LONGEST = ProvisionRef(_LAW, "第二十四条")
SHARE = ProvisionRef(_FIRST, "第三十六条")
AGREED = ProvisionRef(_FIRST, "第三十七条")
UNPAID = ProvisionRef(_FIRST, "第三十八条")
RELEASE = ProvisionRef(_FIRST, "第三十九条")
NO_SECRETS = ProvisionRef(_SECOND, "第十三条")
BREACH = ProvisionRef(_SECOND, "第十五条")
LOCAL = ProvisionRef(
    "广东省高级人民法院、广东省劳动人事争议仲裁委员会关于审理劳动人事争议案件若干问题的座谈会纪要",
    "第二十一条",
)
INSTALMENTS = ProvisionRef("中华人民共和国民法典", "第一百八十九条")
EARLIEST_FIRST = ProvisionRef("中华人民共和国民法典", "第五百六十条")
PROVINCE = "广东"


def duty(is_agreed: bool, on: date, figures: Figures) -> tuple[ProvisionRef, ...]:
    """What makes the employer pay, on that day."""
    refs = (AGREEMENT, AGREED) if is_agreed else (SHARE, AGREEMENT)
    return figures.in_force(on, *refs)


def condition(is_agreed: bool, on: date, figures: Figures) -> tuple[ProvisionRef, ...]:
    """What says on what conditions there is any: the law of that day, or today's where none is held."""
    return duty(is_agreed, on, figures) or duty(is_agreed, figures.as_of, figures)


def kept(is_agreed: bool, on: date, figures: Figures) -> ProvisionRef:
    """The one of `condition` that asks for the restriction to be kept; the first where it is too young."""
    refs, own = condition(is_agreed, on, figures), AGREED if is_agreed else SHARE
    return own if own in refs else refs[0]


def local(on: date, figures: Figures) -> tuple[ProvisionRef, ...]:
    """Guangdong's minutes: wages paid during employment do not stand for it."""
    return figures.local(PROVINCE, on, LOCAL)
