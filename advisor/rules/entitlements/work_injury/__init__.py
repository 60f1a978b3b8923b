"""工伤待遇: what an injured worker gets once and each month, by grade, and who pays it.

《工伤保险条例》 arts. 33–39, 62, 64; 《广东省工伤保险条例》 arts. 25–35, 41, 55, 56, 63, 64;
《社会保险法》 arts. 38, 39, 41. The months and shares are dated parameters of the nation or the province.
"""

from advisor.rules.entitlements.work_injury.rule import WORK_INJURY

__all__ = ["WORK_INJURY"]
