"""停工停产工资: pay while the employer stops work for reasons that are not the worker's.

《广东省工资支付条例》 art. 39 (in Shenzhen 《深圳市员工工资支付条例》 art. 28): normal wages for the first
pay period, at most 30 days, then a living allowance of at least 80 % of the minimum wage.
《工资支付暂行规定》 art. 12 has the same two stages but no percentage.
"""

from advisor.rules.entitlements.work_stoppage_pay.rule import WORK_STOPPAGE_PAY

__all__ = ["WORK_STOPPAGE_PAY"]
