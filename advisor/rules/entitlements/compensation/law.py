"""The provisions compensation rests on, and the days from which they count."""

from __future__ import annotations

from datetime import date

from advisor.domain import ProvisionRef
from advisor.rules.parameters import Figures

CONTRACT_LAW_DAY = date(2008, 1, 1)
"""《劳动合同法》 in force; service before it is judged by the rules of its time (art. 97(3))."""
GUANGDONG = "广东"

_CONTRACT_LAW = "中华人民共和国劳动合同法"
_RULES = "中华人民共和国劳动合同法实施条例"
_FIRST = "最高人民法院关于审理劳动争议案件适用法律问题的解释（一）"
_SECOND = "最高人民法院关于审理劳动争议案件适用法律问题的解释（二）"
_MINUTES = "广东省高级人民法院、广东省劳动人事争议仲裁委员会关于审理劳动人事争议案件若干问题的座谈会纪要"
_HARMONY = "深圳经济特区和谐劳动关系促进条例"


def law(article: str) -> ProvisionRef:
    """An article of 《劳动合同法》."""
    return ProvisionRef(_CONTRACT_LAW, article)


def rules(article: str) -> ProvisionRef:
    """An article of 《劳动合同法实施条例》."""
    return ProvisionRef(_RULES, article)


def minutes(article: str) -> ProvisionRef:
    """An item of Guangdong's minutes of 2012, 粤高法〔2012〕284号."""
    return ProvisionRef(_MINUTES, article)


AMOUNT, CAUSES, TRANSITION = law("第四十七条"), law("第四十六条"), law("第九十七条")
DOUBLE, CHOICE = law("第八十七条"), law("第四十八条")
WAGE = rules("第二十七条")
NOTICE, NOTICE_SUM = law("第四十条"), rules("第二十条")
JOINED = rules("第十条")
DOUBLE_YEARS = rules("第二十五条")
JOINED_COURTS = ProvisionRef(_FIRST, "第四十六条")
PROOF = ProvisionRef(_FIRST, "第四十四条")
UNION = ProvisionRef(_FIRST, "第四十七条")
TERM_OVER = ProvisionRef(_FIRST, "第四十八条")
NO_INSURANCE = ProvisionRef(_SECOND, "第十九条")
BACK_PAY = ProvisionRef(_SECOND, "第十八条")
OLD_CAUSES = ProvisionRef("中华人民共和国劳动法", "第二十八条")
COUNTING = tuple(ProvisionRef("中华人民共和国民法典", one) for one in ("第二百零一条", "第二百零二条"))
NOT_BOTH = minutes("第二十六条")
HEAT_EXIT = minutes("第二十七条")
UNKNOWN_CAUSE = minutes("第二十九条")
FLED = minutes("第三十条")
ONE_BASE = minutes("第三十一条")
OLD_YEARS = minutes("第三十二条")
DOUBLE_OLD_YEARS = minutes("第三十三条")
DEMAND = ProvisionRef(_HARMONY, "第十五条")
REHIRED = ProvisionRef(_HARMONY, "第二十四条")


def local(figures: Figures, day: date, *refs: ProvisionRef) -> tuple[ProvisionRef, ...]:
    """Those of Guangdong's items that are a basis for this place on that day; none elsewhere."""
    return figures.local(GUANGDONG, day, *refs)
