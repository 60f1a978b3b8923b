"""Steps planned for two readings of a range: what both share is shown once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from advisor.domain import ProvisionRef
from advisor.rules.parameters import Figure
from advisor.rules.trace import Number, Trace


@dataclass(frozen=True, slots=True)
class Planned:
    """A step before it is known whether it belongs to one reading or to both."""

    label: str
    template: str
    numbers: Mapping[str, Number]
    value: Decimal
    basis: tuple[ProvisionRef, ...]
    unit: str = "元"
    conditions: tuple[Figure, ...] = ()

    def write(self, trace: Trace, mark: str = "") -> None:
        trace.add(
            self.label + mark,
            self.template,
            self.numbers,
            self.value,
            unit=self.unit,
            basis=self.basis,
            conditions=self.conditions,
        )


def write_both(trace: Trace, low: Iterable[Planned], high: Iterable[Planned]) -> None:
    """The steps of the lower reading, then those of the higher that differ; all alike where there is one."""
    least, most = list(low), list(high)
    for step in least:
        step.write(trace, "" if step in most else "，最少")
    for step in most:
        if step not in least:
            step.write(trace, "，最多")
