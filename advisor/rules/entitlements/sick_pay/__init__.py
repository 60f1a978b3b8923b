"""病假工资: the least an employer owes for a month, or for days, of sick leave inside the medical period.

《广东省工资支付条例》 art. 24: as agreed, never below 80 % of the local minimum wage. In Shenzhen
《深圳市员工工资支付条例》 art. 23 adds a floor of 60 % of the own normal-time wage. Money in yuan.
"""

from advisor.rules.entitlements.sick_pay.rule import SICK_PAY

__all__ = ["SICK_PAY"]
