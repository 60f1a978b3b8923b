"""竞业限制补偿: pay for not working for competitors after the end of employment, month by month.

《劳动合同法》 arts. 23, 24 (monthly, at most two years); nothing agreed: 30 % of the average wage, at least
the local minimum wage (the first interpretation, art. 36).
"""

from advisor.rules.entitlements.non_compete_pay.rule import NON_COMPETE_PAY

__all__ = ["NON_COMPETE_PAY"]
