"""The award of a claim whose hours are money by now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from advisor.domain import Alternative, Award, Missing, ProvisionRef
from advisor.rules.claims import Extras, Line, remuneration
from advisor.rules.entitlements.overtime_pay import law, words
from advisor.rules.entitlements.overtime_pay.inputs import COMPREHENSIVE, IRREGULAR, SPECS
from advisor.rules.entitlements.overtime_pay.law import ID
from advisor.rules.entitlements.overtime_pay.settle import Settled
from advisor.rules.entitlements.overtime_pay.worked import Worked, law_day
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figures
from advisor.rules.trace import ZERO, Trace


@dataclass(frozen=True, slots=True)
class Claim:
    """All that an award is made of. `high` makes it a range; `excess` was paid beyond what is due."""

    trace: Trace
    lines: tuple[Line, ...]
    settled: Settled
    hours: tuple[Worked, ...] = ()
    high: tuple[Line, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    missing: tuple[Missing, ...] = ()
    warnings: tuple[str, ...] = ()
    excess: Decimal = ZERO


def award_of(claim: Claim, inputs: Inputs, figures: Figures) -> Award:
    """The claim in time: raises `InputError` where the dates of filing and end contradict it."""
    extras = Extras(
        basis=tuple(_basis(inputs, figures)),
        alternatives=claim.alternatives,
        missing=(*claim.missing, *_asked_beside(claim, figures)),
        warnings=tuple(_warnings(claim, inputs, figures)),
    )
    return remuneration(ID, claim.lines, claim.trace, inputs, figures, extras, high=claim.high)


def _basis(inputs: Inputs, figures: Figures) -> Iterator[ProvisionRef]:
    on = law_day(inputs, figures)
    yield from law.duty(figures, on)
    if inputs.text("system") in (COMPREHENSIVE, IRREGULAR):
        yield from figures.in_force(on, law.OTHER_SYSTEMS, law.APPROVAL)
    yield from law.applying(figures, on, guangdong=(law.GD_MEANING,), shenzhen=(law.SZ_MEANING,))
    yield from figures.in_force(on, law.PROOF)


def _asked_beside(claim: Claim, figures: Figures) -> Iterator[Missing]:
    """Asked for beside the sum: what it supposes of the place and the month."""
    if figures.place is None or figures.needs_city(law.MINIMUM):
        yield SPECS["city"].missing()
    if claim.settled.lifted and any(line.last is None for line in claim.lines):
        yield SPECS["month"].missing()


def _warnings(claim: Claim, inputs: Inputs, figures: Figures) -> Iterator[str]:
    yield from words.about_the_system(inputs)
    yield from claim.warnings
    if claim.settled.bases:
        yield from words.about_the_base(claim.settled, claim.lines, inputs, figures)
    if claim.hours:
        yield from words.about_the_hours(claim.hours, inputs, figures)
    yield from words.supposed(claim.settled, claim.hours, inputs)
    yield from words.about_payment(inputs, claim.excess)
    yield from words.about_proof(inputs, figures)
