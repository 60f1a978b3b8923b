"""法定退休年龄: the retirement month from the month of birth, and the window to leave earlier or later.

《国务院关于渐进式延迟法定退休年龄的办法》 arts. 1–3. The published tables are pictures and were not
checked row by row; the closed formula meets their ends.
"""

from advisor.rules.entitlements.retirement_age.rule import RETIREMENT_AGE

__all__ = ["RETIREMENT_AGE"]
