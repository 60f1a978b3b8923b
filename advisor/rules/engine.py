"""Evaluate one entitlement, or all that a conversation's matters call for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from advisor.domain import Award, Inquiry, Missing, ProvisionRef
from advisor.rules.base import Entitlement, EntitlementInfo, FromCase
from advisor.rules.bounds import bounded
from advisor.rules.calendar import chinese_day
from advisor.rules.common_inputs import CITY
from advisor.rules.inputs import InputError, read_inputs
from advisor.rules.parameters import WHO_CAN_TELL, FigureMissing, Figures, doubtful_figures_line
from advisor.rules.registry import IDS, entitlements, find
from advisor.rules.told import ASKED_AS, rough_lines

if TYPE_CHECKING:
    from advisor.sources.library import Library

EXAMPLE_CITY = "广州"


@cache
def catalogue() -> tuple[EntitlementInfo, ...]:
    """Every entitlement with the JSON Schema of its inputs: the one source for CLI, forms and dialogue.

    Made once; nobody may change a schema.
    """
    return tuple(EntitlementInfo.of(entitlement) for entitlement in entitlements())


def evaluate(
    entitlement: str, inputs: Mapping[str, object], *, library: Library, as_of: date | None = None
) -> Award:
    """Compute one entitlement from raw inputs (texts of the command line, values of JSON).

    `as_of` is the date of the law where the inputs name no day of their own; left out, the day the figures
    were last checked.

    Names, labels and values may be Chinese. What is needed and not given comes back as outcome "missing".
    Raises `UserError`, one clear Chinese line, for an unknown entitlement or input and for a value that
    cannot be used.
    """
    return _evaluate(find(entitlement), inputs, library, as_of)


def _evaluate(
    entitlement: Entitlement,
    raw: Mapping[str, object],
    library: Library,
    as_of: date | None,
    supposed: FromCase | None = None,
) -> Award:
    inputs = read_inputs(entitlement.inputs, raw, library)
    place = inputs.place() or inputs.place("province")
    figures = Figures(
        library.parameters,
        place,
        stands=partial(_stands, library),
        classes=library.city_classes,
        as_of=as_of,
    )
    unknown = entitlement.required(inputs) if entitlement.asks_first else ()
    try:
        award = (
            Award(entitlement.id, "missing", missing=unknown)
            if unknown
            else entitlement.compute(inputs, figures)
        )
    except FigureMissing as gap:
        award = Award(entitlement.id, "missing", missing=(_not_held(entitlement, gap, figures),))
    settled = award.outcome in ("not_applicable", "out_of_period")
    if supposed is not None and supposed.blocking and not settled:
        award = Award(entitlement.id, "missing", missing=award.missing, deadlines=award.deadlines)
    if award.outcome == "missing" and not award.deadlines:
        award = replace(award, deadlines=entitlement.deadlines(inputs, figures))
    if supposed is not None and supposed.deadlines is not None and award.deadlines:
        award = replace(award, deadlines=supposed.deadlines)
    missing, warnings = award.missing, award.warnings
    if supposed is not None and award.outcome == "missing":
        award = _foretelling(award, supposed, figures)
    if supposed is not None and not settled:
        asked = {entry.fact for entry in missing}
        further = (*supposed.blocking, *supposed.missing)
        missing += tuple(entry for entry in further if entry.fact not in asked)
        missing = _as_asked(missing, entitlement, supposed)
    if award.steps or award.outcome in ("award", "range", "conflict"):
        doubtful = doubtful_figures_line((use for step in award.steps for use in step.parameters), figures)
        warnings = (
            *((doubtful,) if doubtful else ()),
            *(supposed.warnings if supposed is not None else ()),
            *warnings,
        )
    return replace(
        award,
        entitlement=entitlement.id,
        title=entitlement.title,
        missing=tuple(replace(entry, entitlement=entitlement.id) for entry in missing),
        warnings=warnings,
    )


def _foretelling(award: Award, supposed: FromCase, figures: Figures) -> Award:
    """The award with what can be said already; as it is where a figure for that is not held."""
    try:
        said = supposed.foretell(figures) if supposed.foretell is not None else None
    except FigureMissing:
        return award
    return award if said is None else replace(award, foretold=said.words, basis=said.basis)


def _as_asked(
    missing: tuple[Missing, ...], entitlement: Entitlement, supposed: FromCase
) -> tuple[Missing, ...]:
    """In the order in which a conversation asks, and by the names it knows the facts under."""
    last = {spec.name for spec in entitlement.inputs if spec.public}
    first = {name: place for place, name in enumerate(supposed.first)}
    ordered = sorted(missing, key=lambda one: (one.fact in last, first.get(one.fact, len(first))))
    return tuple(
        replace(one, fact=ASKED_AS[one.fact], ask=CITY.ask if one.fact == "province" else one.ask)
        if one.fact in ASKED_AS
        else one
        for one in ordered
    )


def _not_held(entitlement: Entitlement, gap: FigureMissing, figures: Figures) -> Missing:
    if figures.needs_city(gap.id):
        return entitlement.missing("city", f"“{gap.description}”各市不同，只知道省还不够，要知道是哪个城市。")
    return parameter_missing(gap)


def _stands(library: Library, ref: ProvisionRef, day: date) -> bool:
    instrument = library.find(ref.instrument)
    return instrument is not None and library.state(instrument, day) not in (
        "not_in_force",
        "not_yet_in_force",
    )


def parameter_missing(gap: FigureMissing) -> Missing:
    """A figure we do not hold, as a worker reads it: what, for where and when, and who can tell."""
    return Missing(
        fact="parameter",
        why=f"没有{gap.place}{chinese_day(gap.day)}的“{gap.description}”，不能推算。",
        where=f"{WHO_CAN_TELL}。",
    )


def calculate(inquiry: Inquiry, *, library: Library) -> tuple[Award, ...]:
    """An award for each entitlement of the inquiry's matters, in their order, then for those the facts call
    for beside them.

    Never raises for what a worker may have said: facts that contradict each other come back as outcome
    "missing", naming the fact to correct.
    """
    return tuple(
        _from_inquiry(entitlement, inquiry, library) for entitlement in _called_for(inquiry, library)
    )


def example_award(inquiry: Inquiry, *, library: Library) -> Award | None:
    """The first award with Guangdong's figures, when the place alone is missing; for an example, never as
    the worker's own sum. None when the place is known, or when more is missing."""
    if _place(inquiry) is not None:
        return None
    for entitlement in _called_for(inquiry, library):
        award = _from_inquiry(entitlement, inquiry, library, city=EXAMPLE_CITY)
        if award.outcome in ("award", "range"):
            return award
    return None


def _called_for(inquiry: Inquiry, library: Library) -> tuple[Entitlement, ...]:
    matters = [library.topics[matter] for matter in inquiry.matters if matter in library.topics]
    named = {id: find(id) for matter in matters for id in matter.entitlements if id in IDS}
    told = {one.id: one for one in entitlements() if one.concerns(inquiry)}
    return tuple(one for one in {**named, **told}.values() if one.concerns(inquiry) is not False)


def _place(inquiry: Inquiry) -> object | None:
    city: object | None = inquiry.facts.get("city")
    return city if city is not None else inquiry.facts.get("province")


_MEAN_ANOTHER_THING = frozenset({"ground"})
"""Facts that share their name with an input and not its values: dismissed is no ground of the law yet."""


def _from_inquiry(
    entitlement: Entitlement, inquiry: Inquiry, library: Library, *, city: object | None = None
) -> Award:
    names = {spec.name for spec in entitlement.inputs}
    facts = {
        fact.name: fact.value
        for fact in inquiry.facts
        if fact.name in names and fact.name in inquiry.facts and fact.name not in _MEAN_ANOTHER_THING
    }
    # What was asked for this entitlement alone (fact_names) is kept under its name.
    own = {name: f"{entitlement.id}.{name}" for name in names}
    told = {name: inquiry.facts.get(scoped) for name, scoped in own.items() if scoped in inquiry.facts}
    facts |= told
    place = city if city is not None else _place(inquiry)
    if "city" in names and place is not None:
        facts["city"] = place
    if "filing" in names:
        facts["filing"] = inquiry.filing
    complained = inquiry.facts.get("complaint_made")
    if "interrupted" in names and isinstance(complained, date) and complained <= inquiry.as_of:
        facts.setdefault("interrupted", complained)
    try:
        case = entitlement.from_inquiry(inquiry, facts)
        # A name that a conversation uses for another thing means the input itself when told for it alone.
        case = replace(case, inputs={**case.inputs, **told})
        case = replace(case, warnings=(*case.warnings, *_rough(case, facts, inquiry)))
        award = _evaluate(entitlement, case.inputs, library, inquiry.as_of, case)
        unknown = {one.missing.fact for one in inquiry.asked if one.unknown}
        if not unknown:
            return award
        return bounded(
            entitlement,
            award,
            case.inputs,
            unknown,
            lambda inputs: _evaluate(entitlement, inputs, library, inquiry.as_of, case),
        )
    except InputError as error:
        return _to_correct(entitlement, error)


def _rough(case: FromCase, facts: Mapping[str, object], inquiry: Inquiry) -> tuple[str, ...]:
    """Lines on the rough figures among the facts that became inputs, under their own name or another."""
    own = (name for name in facts if name in case.inputs and name in inquiry.facts)
    return rough_lines(inquiry.facts, (*case.used, *own))


def _to_correct(entitlement: Entitlement, error: InputError) -> Award:
    specs = {spec.name: spec for spec in entitlement.inputs}
    spec = specs.get(error.name)
    missing = Missing(error.name, why=str(error), where="") if spec is None else spec.missing(str(error))
    return Award(
        entitlement.id,
        "missing",
        title=entitlement.title,
        missing=(replace(missing, entitlement=entitlement.id),),
        warnings=(str(error),),
    )
