"""The provisions the second wage rests on."""

from __future__ import annotations

from datetime import date

from advisor.domain import ProvisionRef
from advisor.rules.parameters import Figures

_LAW = "中华人民共和国劳动合同法"
_RULES = "中华人民共和国劳动合同法实施条例"
_FIRST = "最高人民法院关于审理劳动争议案件适用法律问题的解释（一）"
_SECOND = "最高人民法院关于审理劳动争议案件适用法律问题的解释（二）"
_MINUTES = "广东省高级人民法院、广东省劳动人事争议仲裁委员会关于审理劳动人事争议案件若干问题的座谈会纪要"

DUTY = ProvisionRef(_LAW, "第八十二条")
WRITTEN = ProvisionRef(_LAW, "第十条")
OPEN_ENDED = ProvisionRef(_LAW, "第十四条")
PART_TIME_HOURS = ProvisionRef(_LAW, "第六十八条")
PART_TIME = ProvisionRef(_LAW, "第六十九条")
UNLICENSED = ProvisionRef(_LAW, "第九十三条")
TRANSITION = ProvisionRef(_LAW, "第九十七条")
PERIOD = ProvisionRef(_RULES, "第六条")
YEAR = ProvisionRef(_RULES, "第七条")
MUST_SIGN = ProvisionRef(_RULES, "第十一条")
BY_DAYS = ProvisionRef(_SECOND, "第六条")
EXCEPTIONS = ProvisionRef(_SECOND, "第七条")
CONTINUED = ProvisionRef(_SECOND, "第八条")
AFTER_A_YEAR = ProvisionRef(_SECOND, "第九条")
OLD_TERMS = ProvisionRef(_SECOND, "第十一条")
OLD_TERMS_FIRST = ProvisionRef(_FIRST, "第三十四条")
LOCAL_BASE = ProvisionRef(_MINUTES, "第十四条")
LOCAL_LIMIT = ProvisionRef(_MINUTES, "第十五条")
LOCAL_UNLICENSED = ProvisionRef(_MINUTES, "第三十四条")
COUNTING = tuple(
    ProvisionRef("中华人民共和国民法典", article) for article in ("第二百零一条", "第二百零二条")
)

LOCAL_PROVINCE = "广东"


def is_local(figures: Figures) -> bool:
    """Whether the minutes of Guangdong's courts and arbitration may be looked to."""
    return figures.is_in(LOCAL_PROVINCE)


def local(figures: Figures, on: date, *refs: ProvisionRef) -> tuple[ProvisionRef, ...]:
    """Those of the minutes that can be a basis there on that day."""
    return figures.local(LOCAL_PROVINCE, on, *refs)
