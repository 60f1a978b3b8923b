"""试用期: a probation longer than the law allows, and probation pay below its floor.

《劳动合同法》 art. 19 (how long), art. 20 with 《劳动合同法实施条例》 art. 15 (the pay), art. 83 (what is due
for an unlawful probation already served).
"""

from advisor.rules.entitlements.probation.rule import PROBATION

__all__ = ["PROBATION"]
