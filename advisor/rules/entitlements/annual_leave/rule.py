"""The entitlement: from inputs to the award, and from a conversation to inputs."""

from __future__ import annotations

from advisor.domain import Award, ProvisionRef
from advisor.rules.base import Entitlement, Explained
from advisor.rules.entitlements.annual_leave import law, words
from advisor.rules.entitlements.annual_leave.award import award_of, waived
from advisor.rules.entitlements.annual_leave.inputs import INPUTS
from advisor.rules.entitlements.annual_leave.leave import (
    BANDS,
    CARRY,
    CONTINUOUS,
    DAYS,
    PERSONAL,
    SICK,
    YEAR_DAYS,
    YEARS,
    Band,
    Year,
    band_of,
    bands,
    continuous,
    other_readings,
    reckon,
    year_of,
)
from advisor.rules.entitlements.annual_leave.pay import INCLUDED, MULTIPLE, PAY_DAYS, clock, rate
from advisor.rules.entitlements.annual_leave.told import from_inquiry
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figures
from advisor.rules.trace import ZERO
from advisor.rules.window import interruption

ID = "annual_leave"


def compute(inputs: Inputs, figures: Figures) -> Award:
    """The days of one calendar year not taken and their pay; raises `InputError` and `FigureMissing`."""
    year = year_of(inputs)
    interruption(inputs)
    first_held = figures.first_day(YEAR_DAYS)
    if first_held is not None and year.last < first_held:
        basis = figures.in_force(year.last, law.STATUTE)
        return Award(ID, "out_of_period", basis=basis, warnings=(words.out_of_period(first_held),))
    steps, cumulative = bands(figures, year.last), inputs.number("cumulative_years") or ZERO
    band, unbroken = band_of(cumulative, steps), continuous(inputs, year, figures)
    if band is None:
        reason = words.no_years(cumulative, steps[0].years, unbroken is True)
        return _none((reason,), (law.DAYS, law.CUMULATIVE, law.WHAT_COUNTS), year, figures)
    if unbroken is False:
        reason = words.not_continuous(figures.need(CONTINUOUS, year.last))
        return _none((reason,), (law.ONE_YEAR, law.CONTINUOUS, law.ANY_EMPLOYER), year, figures)
    excluded = _excluded(band, inputs, figures, year)
    if excluded is not None:
        return excluded
    days = reckon(year, band, inputs, figures)
    average = inputs.number("average_wage")
    told = words.Told(
        inputs,
        figures,
        days,
        clock(year, inputs, figures),
        rate(average, year.last, inputs, figures) if average is not None else None,
        readings=tuple(other_readings(days, cumulative, steps)),
        supposed_continuous=unbroken is None,
    )
    return waived(ID, told) if inputs.flag("waived") and days.unused else award_of(ID, told, cumulative)


def _none(reasons: tuple[str, ...], refs: tuple[ProvisionRef, ...], year: Year, figures: Figures) -> Award:
    basis = figures.in_force(year.last, *refs)
    return Award(ID, "not_applicable", total=ZERO, amount=ZERO, basis=basis, warnings=reasons)


def _excluded(band: Band, inputs: Inputs, figures: Figures, year: Year) -> Award | None:
    """The cases of art. 4, and the year after leave was taken in spite of them; None where none applies."""
    if inputs.flag("lost_last_year"):
        return _none((words.LOST,), (law.NEXT_YEAR, law.EXCLUDED), year, figures)
    personal = figures.need(PERSONAL, year.last)
    reason: str | None = None
    if (inputs.number("personal_leave_days") or ZERO) >= personal.value:
        reason = words.personal(personal)
    elif (inputs.number("sick_months") or ZERO) >= band.sick.value:
        reason = words.sick(band)
    if reason is not None:
        taken = (words.ALREADY_TAKEN,) if inputs.number("taken_days") else ()
        return _none((reason, *taken), (law.EXCLUDED, law.NEXT_YEAR), year, figures)
    if (inputs.number("school_vacation_days") or ZERO) > band.days.value:
        return _none((words.VACATION,), (law.EXCLUDED, law.VACATION), year, figures)
    return None


ANNUAL_LEAVE = Entitlement(
    id=ID,
    title="带薪年休假",
    summary="一年里应当有几天带薪年休假，没休的公司要另付多少钱。",
    inputs=INPUTS,
    parameters=(
        CONTINUOUS,
        *(kind + name for kind in (YEARS, DAYS, SICK) for name in BANDS),
        PERSONAL,
        YEAR_DAYS,
        CARRY,
        PAY_DAYS,
        MULTIPLE,
        INCLUDED,
        "arbitration_limitation_years",
        "inspection_limitation_years",
    ),
    compute=compute,
    explained=Explained(
        formula=(
            "全年天数：累计工作满1年不满10年5天，满10年不满20年10天，满20年15天；要连续工作满12个月。",
            "当年入职或离职：在职日历天数 ÷ 365 × 全年天数，不足1天的去掉；没休＝应休 − 已休，不小于零。",
            "另付＝月平均工资（去掉加班费）÷ 21.75 × 没休天数 ×（300% − 100%）。",
        ),
        basis=(
            law.STATUTE,
            law.ONE_YEAR,
            law.DAYS,
            law.EXCLUDED,
            law.PAY,
            law.ORDER,
            law.CONTINUOUS,
            law.CUMULATIVE,
            law.JOINER,
            law.NEXT_YEAR,
            law.UNUSED,
            law.DAILY,
            law.LEAVER,
            law.ANY_EMPLOYER,
            law.WHAT_COUNTS,
            law.LOCAL_DISPUTE,
        ),
        conventions=(
            "折算一律除以365，闰年也一样；入职那天、离职那天都算在职。",
            "累计工作年数算到那一年年底，当年离职的算到离职那天，按够上的档算全年。",
            "离职折算的，先去掉不足一天的部分，再减已休的天数（只在休过半天时有差别）。",
            "同一年入职又离职的，按入职到离职的日历天数折算。",
            "申请那天当年还没过完、人还在职的，还不到期，先算0元。",
            "没说休过几天的，按一天没休；没说连续工作的，按满12个月；都会再问。",
        ),
        disputed=(
            "没休年休假的报酬算不算劳动报酬：广东通常按一年时效；看作劳动报酬的，在职期间不受限制。",
            "一年时效从当年年底还是下一年年底起算。",
            "年中才够上更高一档的，当年按哪一档、要不要分段。",
        ),
    ),
    from_inquiry=from_inquiry,
    words=("年休假", "年假", "未休年休假工资", "年假工资", "年休假工资"),
)
