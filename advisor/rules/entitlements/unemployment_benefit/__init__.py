"""失业保险金: for how many months an unemployed worker draws the benefit, and how much.

《社会保险法》 arts. 45 and 46 (conditions, national ceilings); 《广东省失业保险条例》 arts. 15–19
(conditions, months, amount). In Shenzhen 《深圳经济特区失业保险若干规定》 art. 7 names another rate: a
conflict, both shown.
The benefit is claimed from the insurance office, not from the employer.
"""

from advisor.rules.entitlements.unemployment_benefit.rule import UNEMPLOYMENT_BENEFIT

__all__ = ["UNEMPLOYMENT_BENEFIT"]
