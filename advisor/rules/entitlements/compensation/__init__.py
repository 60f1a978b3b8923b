"""经济补偿、代通知金和违法解除赔偿金: N, N+1 and 2N.

《劳动合同法》 arts. 46–48, 87, 97; 《劳动合同法实施条例》 arts. 10, 20, 25, 27.
"""

from advisor.rules.entitlements.compensation.economic import ECONOMIC_COMPENSATION
from advisor.rules.entitlements.compensation.unlawful import UNLAWFUL_TERMINATION

__all__ = ["ECONOMIC_COMPENSATION", "UNLAWFUL_TERMINATION"]
