"""欠发工资: the agreed wage less what was paid, month by month.

《劳动合同法》 art. 30 and 《劳动法》 art. 50 (pay in full, monthly), art. 48 (for normal labour at least the
local minimum wage); a broken month by the days worked over the State's pay days.
"""

from advisor.rules.entitlements.unpaid_wages.rule import UNPAID_WAGES

__all__ = ["UNPAID_WAGES"]
