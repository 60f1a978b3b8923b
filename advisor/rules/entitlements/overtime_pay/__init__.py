"""加班费: overtime pay under every system of working time.

《劳动法》 art. 44 and 《工资支付暂行规定》 art. 13 for the multiples; 《广东省工资支付条例》 arts. 8, 18,
20–23 and 《深圳市员工工资支付条例》 arts. 17–20 for the place; a day's class by the statutory calendar.
"""

from advisor.rules.entitlements.overtime_pay.rule import OVERTIME_PAY

__all__ = ["OVERTIME_PAY"]
