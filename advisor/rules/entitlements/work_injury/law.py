"""Which article speaks for a place and a day: the nation's regulation, and Guangdong's beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advisor.domain import ProvisionRef
from advisor.rules.parameters import Figures

NATION_ACT, GUANGDONG_ACT = "工伤保险条例", "广东省工伤保险条例"
INSURANCE_ACT = "中华人民共和国社会保险法"
OVER_AGE_ORDER = ProvisionRef("超龄劳动者基本权益保障暂行规定", "第十五条")
OVER_AGE_OPINION = ProvisionRef("人力资源社会保障部关于执行《工伤保险条例》若干问题的意见（二）", "第二项")
CHOICE = ProvisionRef(OVER_AGE_OPINION.instrument, "第一项")
"""One kind of funeral and survivors' benefits: of work-injury insurance or of the pension."""
OVER_AGE_GUANGDONG = ProvisionRef(GUANGDONG_ACT, "第六十三条")
NOT_PUBLISHED_YET = ProvisionRef("人力资源社会保障部关于执行《工伤保险条例》若干问题的意见", "第十四项")
NATION_SINCE = date(2011, 1, 1)
"""The text of the national regulation held begins here; the months of the older text differ."""


@dataclass(frozen=True, slots=True)
class Law:
    """The rules as they stand for the place of `figures` on a day."""

    figures: Figures
    on: date

    @property
    def guangdong(self) -> bool:
        return self.figures.in_guangdong

    def cite(self, *, nation: str = "", guangdong: str = "", insurance: str = "") -> tuple[ProvisionRef, ...]:
        """Articles of the three instruments that can be a basis here on that day, the nearest first."""
        named = (
            (GUANGDONG_ACT, guangdong if self.guangdong else ""),
            (NATION_ACT, nation),
            (INSURANCE_ACT, insurance),
        )
        refs = [ProvisionRef(act, article) for act, articles in named for article in articles.split()]
        return self.figures.in_force(self.on, *refs)
