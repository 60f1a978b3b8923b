"""带薪年休假: the days of a calendar year and the pay for those not taken.

《职工带薪年休假条例》 arts. 2–5, 7 and 《企业职工带薪年休假实施办法》 arts. 3–5, 8, 10–12: the days follow
the years worked anywhere, in part of a year by calendar days over 365; 300 % of the daily wage, of which the
ordinary wage is 100 %.
"""

from advisor.rules.entitlements.annual_leave.rule import ANNUAL_LEAVE

__all__ = ["ANNUAL_LEAVE"]
