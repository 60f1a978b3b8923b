"""The shapes of knowledge/ as docs/knowledge.md describes them.

The `…File`/`…Entry` models say what a file may hold and nothing else; they do not leave this package.
`Parameter` and `ParameterValue` do: they are the dated figures that rules read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from advisor.domain import Level, Modality, ProvisionRef, Question, TextHeld, Verified

_INPUTS = """
    absence accepted actual_wage actual_wage_before_end agreed_monthly allowances_included approved
    article_38_reason article_40_reason attended_days average_wage average_wage_before_end
    base_price_paid birth care_level carried_over category city confirmed continuous_12_months
    contract_expired contract_months contract_signed contract_wage contribution_months cumulative_years
    cutoff_month_workdays cycle daily_pay date dates day death difficult drinks_value due employment_end
    employment_ends end end_reason event filing grade graded gross ground holiday_hours holiday_pieces
    hospitalised hourly_pay hours hours_per_day in_force infant_age_months infants injury insured
    insured_wage interrupted item_kinds items join kind known last_month_wage leave local_average_wage
    lone_dependants lost_last_year lowest_grade_wage month monthly_base monthly_wage months
    months_to_retirement moves_home normal_wage notice_given one_child_family open_ended_due order_due
    order_issued other_dependants overtime_in_average overtime_included owed owed_for package_pay paid
    paid_days paid_monthly parent_age part_time partial_days partial_month_workdays
    pension_at_retirement period personal_leave_days piece_price post pregnancy_months pregnancy_weeks
    probation_end probation_months probation_only probation_served_days province reason_unsigned
    received recognised refused registered relation released remaining_months repeated rest_day_hours
    rest_day_pieces rest_given_hours restricted school_vacation_days severe_illness sick_days
    rest_days_worked sick_months situation spouse stage start start_latest suitable_work system taken_days
    temperature total_hours total_years transferred_from_start transferred_paid unit_years
    urban_income_previous_year violation_end wage wage_after_probation wage_before_end wage_period_days
    waived weekday_hours
    weekday_pieces workdays_worked year
"""
_SITUATION = """
    asked_employer dispatched dismissed district employed employer_closed employer_reason has_contract
    injured interrupted migrant_worker night_shift outsourced over_age paid_monthly paid_unclear part_time
    place_known platform_worker pregnant resigned signed_waiver student union
"""

ENTITLEMENT_INPUTS = frozenset(_INPUTS.split())
"""Input names of the entitlements (docs/interface.md)."""

SITUATION_FACTS = frozenset(_SITUATION.split())
"""Further facts of a situation, which admit entries of topics but enter no sum."""

FACT_NAMES = ENTITLEMENT_INPUTS | SITUATION_FACTS
"""Names `when` may use."""

WHEN_WORDS = frozenset({"unknown", "known", "none", "yes", "no"})


def _admitted(value: Any) -> Any:
    """`when` values as words: YAML reads a bare yes/no as a boolean and a bare number as a number."""
    values = value if isinstance(value, list) else [value]
    return [
        {True: "yes", False: "no"}[one]
        if isinstance(one, bool)
        else "none"
        if one is None
        else str(one)
        if isinstance(one, int | float | date)
        else one
        for one in values
    ]


Text = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(?:[\s\S]*\S)?$")]
Sentence = Annotated[str, StringConstraints(pattern=r"^[^\s。][^\n。]*。$")]
"""One sentence that ends with 。, without another inside."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
When = dict[str, Annotated[list[Text], BeforeValidator(_admitted)]]
Party = Literal["employer", "worker", "authority", "union", "court", "arbitration", "anyone"]


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class Checked(Shape):
    verified: Verified = "official"
    unverified_reason: Text | None = None


# --- instruments.yaml ----------------------------------------------------------------------------


class VersionEntry(Checked):
    effective: date
    until: date | None = None
    text: TextHeld
    package: date | None = None
    articles: int | None = Field(default=None, ge=1, le=9999)
    promulgated: date | None = None
    document_number: Text | None = None
    in_doubt: Text | None = None
    checked: Text
    verified: Verified


class InstrumentEntry(Shape):
    title: Text
    short: list[Text] = []
    level: Level
    issuer: Text
    jurisdiction: Text
    url: Url | None = None
    indexed: bool | Literal["written"] = False
    repealed_by: Text | None = None
    note: Text | None = None
    versions: list[VersionEntry] = Field(min_length=1)


# --- claims, provisions, topics, cases -----------------------------------------------------------


class RefEntry(Shape):
    instrument: Text
    article: Text | None = None


class ClaimEntry(Checked):
    """A claim inside a provision: it stands on that provision."""

    id: Slug
    text: Sentence
    binds: list[Party] = []
    modality: Modality = "is"
    conditions: list[Text] = []
    exceptions: list[Text] = []
    figures: list[Text] = []
    also: list[RefEntry] = []


class StandingClaimEntry(ClaimEntry):
    """A claim written outside a provisions file; it names what it stands on."""

    provisions: list[RefEntry] = Field(min_length=1)


class ProvisionEntry(Shape):
    article: Text | None
    path: str = ""
    claims: list[ClaimEntry] = []
    asked_as: list[Text] = []


class ProvisionsFile(Shape):
    instrument: Text
    version: date
    provisions: list[ProvisionEntry] = Field(min_length=1)


class ClaimUse(Shape):
    claim: Slug
    question: Question
    when: When = {}
    cues: list[Text] = []


class TopicClaimEntry(StandingClaimEntry):
    question: Question
    when: When = {}
    cues: list[Text] = []


class StepEntry(Shape):
    text: Text
    who: Text | None = None
    where: Text | None = None
    papers: list[Text] = []
    claims: list[Slug] = []
    when: When = {}


class EvidenceEntry(Shape):
    text: Text
    how: Text | None = None
    holder: Literal["worker", "employer"] = "worker"
    claims: list[Slug] = []
    when: When = {}


class UncertaintyEntry(Shape):
    text: Text
    effect: Text
    weight: int = Field(ge=1)
    when: When = {}


class TopicFile(Shape):
    id: Slug
    title: Text
    procedure: bool = False
    keywords: list[Text] = []
    asked_as: list[Text] = Field(min_length=8)
    entitlements: list[Name] = []
    provisions: list[RefEntry] = Field(min_length=1)
    claims: list[dict[str, Any]] = Field(min_length=1)
    steps: list[StepEntry] = []
    evidence: list[EvidenceEntry] = []
    uncertainties: list[UncertaintyEntry] = []
    helpers: list[str] = []
    cases: list[Slug] = []


class WorkedQuestionEntry(Shape):
    asked: list[Text] = Field(min_length=1)
    answers: list[Text] = Field(min_length=1)
    helps: list[Text] = []


class QuestionsFile(Shape):
    topic: Slug
    questions: list[WorkedQuestionEntry] = Field(min_length=1)


class CaseFile(Checked):
    id: Slug
    title: Text
    source: Text
    decided: Text | date | None = None
    provisions: list[RefEntry] = Field(min_length=1)
    topics: list[Slug] = []
    url: Url | None = None
    claims: list[StandingClaimEntry] = []


# --- hotlines.yaml -------------------------------------------------------------------------------


class HotlineEntry(Checked):
    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
    name: Text
    number: Text | None = None
    helps_with: Text
    checked: Text
    verified: Verified


# --- terms.yaml ----------------------------------------------------------------------------------


class TermEntry(Shape):
    term: Text
    reason: Text


# --- places.yaml ---------------------------------------------------------------------------------


class DistrictEntry(Shape):
    name: Text
    not_before: list[Text] = []
    not_after: list[Text] = []


class CityEntry(DistrictEntry):
    everyday_word: bool = False
    districts: list[Text | DistrictEntry] = []
    with_city: list[Text] = []


class ProvinceEntry(Shape):
    province: Text
    cities: list[CityEntry]


# --- city_classes.yaml ---------------------------------------------------------------------------


class CityClassEntry(Shape):
    name: Text = Field(alias="class")
    province: Text
    cities: list[Text] = Field(min_length=1)
    start: date = Field(alias="from")
    to: date | None = None
    reference: RefEntry
    checked_on: date
    verified: Verified
    reason: Text | None = None


# --- parameters/*.yaml ---------------------------------------------------------------------------


class ParameterValueEntry(Shape):
    start: date = Field(alias="from")
    to: date | None = None
    value: Annotated[str, StringConstraints(pattern=r"^-?[0-9]+(?:\.[0-9]+)?$")] | None = None
    unknown: Literal[True] | None = None
    reference: RefEntry | None = None
    checked_on: date | None = None
    verified: Verified | None = None
    reason: Text | None = None
    derived: Text | None = None


class ParameterEntry(Shape):
    id: Name
    description: Text
    unit: Text
    jurisdiction: Text
    values: list[ParameterValueEntry] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class ParameterValue:
    """A figure and the days it holds for; `end` is the last day, None while it holds.

    `value` None says that the figure of these days is not known to us; `reason` then says why.
    """

    start: date
    end: date | None
    value: Decimal | None
    reference: ProvisionRef
    checked_on: date
    verified: Verified
    reason: str | None
    derived: str | None = None
    """How the value follows from the text, where the text does not write it as it stands."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure that changes with time or place, in `unit`."""

    id: str
    description: str
    unit: str
    jurisdiction: str
    values: tuple[ParameterValue, ...]

    def on(self, day: date) -> ParameterValue | None:
        """The entry that covers the day; None before the first and after the last."""
        for value in reversed(self.values):
            if value.start <= day:
                return value if value.end is None or day <= value.end else None
        return None
