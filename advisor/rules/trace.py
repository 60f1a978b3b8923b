"""The steps of a sum, as a lawyer would show them.

A step is written once, as a template with named numbers; the expression (names) and the substituted line
(numbers) both come from it, and every dated figure among the numbers records itself. So what a step shows
is what it used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from advisor.domain import ProvisionRef, Step
from advisor.rules.parameters import Figure, plain

FEN = Decimal("0.01")
ZERO = Decimal("0.00")
_NAMED = re.compile(r"\{([^{}]+)\}")
T = TypeVar("T")
Number = Figure | Decimal | int | str
"""What a step may put in: a dated figure, a number, or words as they are."""


def fen(amount: Decimal) -> Decimal:
    """Yuan rounded half up to the fen: once, at the end of a claim line, never in between."""
    return amount.quantize(FEN, rounding=ROUND_HALF_UP)


def money(amount: Decimal) -> str:
    """7500.00"""
    return f"{fen(amount):f}"


def unique(values: Iterable[T]) -> tuple[T, ...]:
    """Each once, in order of first appearance."""
    return tuple(dict.fromkeys(values))


class Trace:
    """Collects the steps of one award and the figures they read.

    `on` is the day whose law applies where a step does not name its own (the day the claim arose, or was
    made); the basis of every step must have been in force on its day.
    """

    def __init__(self, on: date) -> None:
        self._on = on
        self._steps: list[Step] = []
        self._figures: list[Figure] = []

    def add(
        self,
        label: str,
        template: str,
        numbers: Mapping[str, Number],
        value: Decimal,
        *,
        unit: str = "元",
        basis: Iterable[ProvisionRef] = (),
        conditions: Iterable[Figure] = (),
        on: date | None = None,
    ) -> Decimal:
        """Append a step and return its value, rounded to the fen when it is money.

        `template` is like "{月标准} × {月数}". `conditions` are figures the step depends on without
        multiplying by them (a threshold). The basis is `basis`, then the references of the figures.
        """
        missing = set(_NAMED.findall(template)) - set(numbers)
        if missing:
            raise KeyError(f"{label}: 算式里的 {missing} 没有数")
        read = [number for number in numbers.values() if isinstance(number, Figure)] + list(conditions)
        result = fen(value) if unit == "元" else value
        self._figures += read
        self._steps.append(
            Step(
                label=label,
                expression=_NAMED.sub(lambda name: name[1], template),
                substituted=_NAMED.sub(lambda name: _number(numbers[name[1]]), template),
                value=money(result) if unit == "元" else plain(result),
                unit=unit,
                parameters=unique(figure.use for figure in read),
                basis=unique([*basis, *(figure.reference for figure in read)]),
                on=on or self._on,
            )
        )
        return result

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(self._steps)

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(self._figures)

    @property
    def basis(self) -> tuple[ProvisionRef, ...]:
        return unique(ref for step in self._steps for ref in step.basis)


def _number(value: Number) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, Figure) else plain(value)
