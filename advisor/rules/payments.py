"""What was already paid, set against what is due month by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from advisor.rules.calendar import Month
from advisor.rules.trace import ZERO


@dataclass(frozen=True, slots=True)
class Payments:
    """Payments as credited. A payment never exceeds what is due: the rest is `excess`, not a debt."""

    by_month: Mapping[Month, Decimal]
    excess: Decimal
    unmatched: tuple[Month, ...] = ()
    """Months named in the payments for which nothing was computed."""

    @property
    def credited(self) -> Decimal:
        return sum(self.by_month.values(), ZERO)


def credit(due: Sequence[tuple[Month, Decimal]], paid: Mapping[Month, Decimal] | Decimal | None) -> Payments:
    """Set payments against what is due.

    A sum without months goes to the earliest month first (《民法典》 art. 560 by analogy); a sum for a month
    is credited to that month alone.
    """
    if paid is None:
        return Payments({}, ZERO)
    if isinstance(paid, Mapping):
        credited = {month: min(amount, paid[month]) for month, amount in due if month in paid}
        months = {month for month, _ in due}
        excess = sum((paid[month] - used for month, used in credited.items()), ZERO)
        return Payments(credited, excess, tuple(sorted(set(paid) - months)))
    left, credited = paid, {}
    for month, amount in due:
        credited[month] = min(amount, left)
        left -= credited[month]
    return Payments({month: used for month, used in credited.items() if used}, left)
