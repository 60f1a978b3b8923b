"""加付赔偿金: the 50–100 % on top of arrears, once the labour authority ordered payment and the day passed.

《劳动合同法》 art. 85, 《劳动保障监察条例》 art. 26; for pay instead of annual leave the same sum again
(《职工带薪年休假条例》 art. 7). Without an order, or before its last day, there is none.
"""

from advisor.rules.entitlements.arrears_surcharge.rule import ARREARS_SURCHARGE

__all__ = ["ARREARS_SURCHARGE"]
