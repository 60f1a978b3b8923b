"""高温津贴: the high-temperature allowance, month by month.

《防暑降温措施管理办法》 art. 17 (duty, part of wages), art. 11 (drinks do not offset), art. 24 (the threshold
itself does not count as lowered); the sums, the season and the daily rate are dated parameters of the
province.
"""

from advisor.rules.entitlements.high_temperature_allowance.rule import HIGH_TEMPERATURE_ALLOWANCE

__all__ = ["HIGH_TEMPERATURE_ALLOWANCE"]
