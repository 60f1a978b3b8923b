"""工亡待遇: what the family of a worker who died of a work injury receives.

《工伤保险条例》 art. 39, 《广东省工伤保险条例》 art. 35: six months of the average wage for the funeral,
twenty times the national urban disposable income of the year before, and a monthly sum for dependants.
"""

from advisor.rules.entitlements.work_injury_death.rule import WORK_INJURY_DEATH

__all__ = ["WORK_INJURY_DEATH"]
