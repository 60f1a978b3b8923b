"""The provisions annual leave rests on."""

from __future__ import annotations

from datetime import date

from advisor.domain import ProvisionRef
from advisor.rules.parameters import Figures

_REGULATION, _RULES = "职工带薪年休假条例", "企业职工带薪年休假实施办法"
_LETTER = "关于《企业职工带薪年休假实施办法》有关问题的复函"
_MINUTES = "广东省高级人民法院、广东省劳动人事争议仲裁委员会关于审理劳动人事争议案件若干问题的座谈会纪要"

STATUTE = ProvisionRef("中华人民共和国劳动法", "第四十五条")
ONE_YEAR = ProvisionRef(_REGULATION, "第二条")
DAYS = ProvisionRef(_REGULATION, "第三条")
EXCLUDED = ProvisionRef(_REGULATION, "第四条")
PAY = ProvisionRef(_REGULATION, "第五条")
ORDER = ProvisionRef(_REGULATION, "第七条")
CONTINUOUS = ProvisionRef(_RULES, "第三条")
CUMULATIVE = ProvisionRef(_RULES, "第四条")
JOINER = ProvisionRef(_RULES, "第五条")
VACATION = ProvisionRef(_RULES, "第七条")
NEXT_YEAR = ProvisionRef(_RULES, "第八条")
CONSENT = ProvisionRef(_RULES, "第九条")
UNUSED = ProvisionRef(_RULES, "第十条")
DAILY = ProvisionRef(_RULES, "第十一条")
LEAVER = ProvisionRef(_RULES, "第十二条")
CALENDAR_YEAR = ProvisionRef(_RULES, "第十八条")
ANY_EMPLOYER = ProvisionRef(_LETTER, "第一项")
WHAT_COUNTS = ProvisionRef(_LETTER, "第二项")
LOCAL_DISPUTE = ProvisionRef(_MINUTES, "第十二条")
LOCAL_RESIGNING = ProvisionRef(_MINUTES, "第二十七条")
PROVINCE = "广东"


def local(figures: Figures, on: date, *refs: ProvisionRef) -> tuple[ProvisionRef, ...]:
    """Those of Guangdong's minutes that can be a basis there on that day."""
    return figures.local(PROVINCE, on, *refs)
