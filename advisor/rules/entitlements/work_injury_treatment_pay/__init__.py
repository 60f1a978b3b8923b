"""停工留薪期工资: the pay an injured worker keeps while off work for treatment.

《工伤保险条例》 art. 33: unchanged pay, up to twelve months and, confirmed by the appraisal committee,
twelve more. 《广东省工伤保险条例》 arts. 25, 64: the average of the twelve months before, at most
twenty-four months.
"""

from advisor.rules.entitlements.work_injury_treatment_pay.rule import WORK_INJURY_TREATMENT_PAY

__all__ = ["WORK_INJURY_TREATMENT_PAY"]
