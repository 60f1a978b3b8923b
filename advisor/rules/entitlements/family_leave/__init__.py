"""产假、哺乳、陪产、育儿、护理、婚丧假: how many days (or hours a day) of family leave.

《女职工劳动保护特别规定》 arts. 7 and 9 for the nation; 《广东省人口与计划生育条例》 arts. 30 and 36 for what
Guangdong adds. Marriage and bereavement rest on notices seen only in reprints, and are marked so.
"""

from advisor.rules.entitlements.family_leave.rule import FAMILY_LEAVE

__all__ = ["FAMILY_LEAVE"]
