"""二倍工资: the second wage for months without a written contract.

《劳动合同法》 art. 82 (duty), 《劳动合同法实施条例》 arts. 6 and 7 (from when to when), the Supreme People's
Court's second interpretation, arts. 6 to 9 and 11; the base and the counting back of limitation follow
Guangdong's minutes of 2012, items 14 and 15, which are guidance in doubt.
"""

from advisor.rules.entitlements.double_wage.rule import DOUBLE_WAGE

__all__ = ["DOUBLE_WAGE"]
