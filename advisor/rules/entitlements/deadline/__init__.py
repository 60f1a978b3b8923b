"""期限: the last day to do something, from the day it counts from.

The first day is not counted, and a last day on a rest day or holiday moves on (《民法典》 arts. 201–203,
《民事诉讼法》 art. 85). Where the holidays of that year are not published, the unmoved day is given.
"""

from advisor.rules.entitlements.deadline.rule import DEADLINE

__all__ = ["DEADLINE"]
