"""What time does to a claim: the bands of a remuneration claim, and the last days to claim.

《劳动争议调解仲裁法》 art. 27: no limit for unpaid remuneration while employed, one year after the end.
Art. 27(2): a demand on the employer, a complaint to an authority or the employer's consent restarts the year.
The record-keeping years only decide who must prove: inside them the employer must produce the records.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.domain import Bands, Deadline, ProvisionRef
from advisor.rules.calendar import LastDay, Month, add_years, chinese_day, last_day, moved_note
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figure, FigureMissing, Figures
from advisor.rules.trace import ZERO, Number, Trace
from advisor.rules.window import Window, interruption

ARBITRATION_LIMIT = ProvisionRef("中华人民共和国劳动争议调解仲裁法", "第二十七条")
INSPECTION_LIMIT = ProvisionRef("劳动保障监察条例", "第二十条")
LATE_PLEA = ProvisionRef("最高人民法院关于审理劳动争议案件适用法律问题的解释（二）", "第二十条")
ARBITRATION, INSPECTION = "申请劳动仲裁", "向劳动监察投诉"
PERIODS = tuple(
    ProvisionRef("中华人民共和国民法典", article)
    for article in ("第二百零一条", "第二百零二条", "第二百零三条")
)


@dataclass(frozen=True, slots=True)
class Claimable:
    """A sum still unpaid, its month, and the last day it is for; None where nobody said when."""

    month: Month | None
    amount: Decimal
    earned_until: date | None


def arbitration_years(figures: Figures, on: date) -> Figure:
    return figures.need("arbitration_limitation_years", on)


@dataclass(frozen=True, slots=True)
class ArbitrationLimit:
    """The limit for arrears after employment ended: by the end alone, and as restarted by the one
    interruption told. The day a period counts from is not counted."""

    own: LastDay
    last: LastDay
    restarted: date | None
    """The act that moved the last day; None where there was none in time."""

    def rests_on_proof(self, filing: date) -> bool:
        """Whether a claim on that day is in time only because of the interruption."""
        return self.own.passed(filing) and not self.last.passed(filing)


def arbitration_limit(ended: date, interrupted: date | None, figures: Figures, on: date) -> ArbitrationLimit:
    """《劳动争议调解仲裁法》 art. 27(2), (4). An act before the end moves nothing, one after the limit is too
    late."""
    years = arbitration_years(figures, on).whole
    own = last_day(add_years(ended, years))
    if interrupted is None or not ended < interrupted or own.passed(interrupted):
        return ArbitrationLimit(own, own, None)
    return ArbitrationLimit(own, last_day(add_years(interrupted, years)), interrupted)


def limit_of(window: Window, figures: Figures) -> ArbitrationLimit | None:
    """The limit as it stands on the filing date; None while employed or without a filing date."""
    if window.filing is None or window.still_employed:
        return None
    ended = window.employment_end or window.worked_until
    return arbitration_limit(ended, window.interrupted, figures, window.filing)


def is_barred(window: Window, figures: Figures) -> bool | None:
    """Whether the whole claim is out of time on the filing date.

    None when that depends on when employment ended and nobody said. Without a filing date nothing is barred.
    """
    limit = limit_of(window, figures)
    if limit is None or window.filing is None or not limit.last.passed(window.filing):
        return False
    return True if window.employment_known else None


def bands(
    claims: Iterable[Claimable],
    *,
    filing: date,
    barred: bool,
    figures: Figures,
    trace: Trace,
    restarted: date | None = None,
) -> Bands:
    """The claimable sum by age, with its steps. Recent: months whose last day is on or after the filing date
    less the record-keeping years of the place; sums without a month count as older, the careful reading.
    `restarted` is the interruption that decides."""
    claims = tuple(claims)
    total = sum((claim.amount for claim in claims), ZERO)
    if barred:
        limit = arbitration_years(figures, filing)
        trace.add(
            "过了仲裁时效的部分",
            "离职满 {年数} 年后才申请的合计"
            if restarted is None
            else "从{讨要那天}重新起算，满 {年数} 年后才申请的合计",
            {"年数": limit, "讨要那天": restarted.isoformat() if restarted else ""},
            total,
            basis=(ARBITRATION_LIMIT, *figures.in_force(filing, LATE_PLEA, *PERIODS)),
            on=filing,
        )
        return Bands(recent=ZERO, older=ZERO, barred=total)
    if restarted is not None:
        trace.add(
            "时效重新起算以后，还没有过的部分",
            "从{讨要那天}起 {年数} 年内申请的合计",
            {"讨要那天": restarted.isoformat(), "年数": arbitration_years(figures, filing)},
            total,
            basis=(ARBITRATION_LIMIT, *figures.in_force(filing, *PERIODS)),
            on=filing,
        )
    years = figures.need("wage_record_years", filing)
    since = add_years(filing, -years.whole)
    recent = sum((one.amount for one in claims if one.month is not None and one.month.last >= since), ZERO)
    numbers: dict[str, Number] = {"申请日": filing.isoformat(), "年数": years}
    trace.add(
        f"近{years}年的部分（公司应当拿出工资记录）",
        "最后一天在（{申请日} 减 {年数} 年）当天或以后的月份相加",
        numbers,
        recent,
        basis=(ARBITRATION_LIMIT,),
        on=filing,
    )
    trace.add(
        "更早的部分（没有过时效，但要自己多准备证据）",
        "最后一天在（{申请日} 减 {年数} 年）以前的月份相加",
        numbers,
        total - recent,
        basis=(ARBITRATION_LIMIT,),
        on=filing,
    )
    return Bands(recent=recent, older=total - recent, barred=ZERO)


def one_year_step(
    trace: Trace,
    total: Decimal,
    barred: bool,
    event: str,
    restarted: date | None,
    filing: date,
    figures: Figures,
) -> None:
    """Shows whether a claim with the ordinary one year, counted from `event`, is in time."""
    years = arbitration_years(figures, filing)
    counted = f"{chinese_day(restarted)}讨要或投诉那天" if restarted else event
    trace.add(
        "过了仲裁时效的部分" if barred else "没有过仲裁时效的部分",
        "从{起算的那天}起满 {年数} 年后才申请的合计" if barred else "从{起算的那天}起 {年数} 年内申请的合计",
        {"起算的那天": counted, "年数": years},
        total,
        basis=(ARBITRATION_LIMIT, *figures.in_force(filing, *PERIODS)),
        on=filing,
    )


def one_year_deadline(
    since: date, interrupted: date | None, figures: Figures, on: date, event: str
) -> Deadline:
    """The last day to apply for arbitration: one year from `event`, or from a demand or complaint in time."""
    years = arbitration_years(figures, on)
    limit = arbitration_limit(since, interrupted, figures, on)
    counted = f"从{event}（{chinese_day(since)}）起算，当天不计，{years}年内。"
    if limit.restarted is not None:
        counted = (
            f"从您{chinese_day(limit.restarted)}讨要或投诉那天重新起算，当天不计，{years}年内。这要拿得出证据；"
            f"拿不出的，最后一天是{chinese_day(limit.own.safe)}。"
        )
    return _deadline(ARBITRATION, limit.last, counted, ARBITRATION_LIMIT, figures)


def within_ordinary_limit(
    claims: Iterable[Claimable], filing: date, figures: Figures, interrupted: date | None = None
) -> Decimal:
    """What is left when the ordinary one year runs for each month by itself (the minority view on pay-like
    benefits; the rule for compensation-like claims). An interruption less than a year old saves the months
    that were still in time on its day."""
    years = arbitration_years(figures, filing).whole
    restarts = interrupted is not None and not last_day(add_years(interrupted, years)).passed(filing)
    counted = interrupted if interrupted is not None and restarts else filing
    since = add_years(counted, -years)
    return sum((one.amount for one in claims if one.earned_until and one.earned_until >= since), ZERO)


def remuneration_deadlines(window: Window, figures: Figures) -> tuple[Deadline, ...]:
    """Last days for arbitration and for a complaint to labour inspection."""
    if not window.employment_known:
        return deadlines_unknown()
    on = window.filing or window.employment_end or window.worked_until
    return _deadlines(window.employment_end, window.interrupted, figures, on)


def deadlines_told(inputs: Inputs, figures: Figures) -> tuple[Deadline, ...]:
    """The same from `employment_end`, `interrupted` and `filing` alone, for a sum that cannot be had yet.

    Empty while nothing is told of the end. Raises `InputError` where these contradict each other.
    """
    if "employment_end" not in inputs:
        return ()
    ended, interrupted = inputs.day("employment_end"), interruption(inputs)
    on = inputs.day("filing") or ended or inputs.day("end")
    if on is None:
        return ()
    try:
        return _deadlines(ended, interrupted, figures, on)
    except FigureMissing:
        return ()


def deadlines_unknown() -> tuple[Deadline, ...]:
    """What is said of the last days while the day employment ended is not known."""
    note = "要先知道您是否离职、哪天离职，才能算出最后一天。"
    return (
        Deadline(ARBITRATION, None, note, (ARBITRATION_LIMIT,)),
        Deadline(INSPECTION, None, note, (INSPECTION_LIMIT,)),
    )


def _deadlines(
    ended: date | None, interrupted: date | None, figures: Figures, on: date
) -> tuple[Deadline, ...]:
    years = arbitration_years(figures, on)
    watch = figures.need("inspection_limitation_years", on)
    # Whether seasons left unpaid are one continuing breach (《劳动保障监察条例》 art. 20) is not settled.
    doubt = f"但有争议，{watch}年以前的可能不查，要投诉就早点去。"
    if ended is None:
        employed = f"在职期间追讨劳动报酬，仲裁时效不起算；离职的，从离职那天起{years}年内提出。"
        continuing = f"公司一直不补发，可能算持续的违法行为，{watch}年从停止那天起算；{doubt}"
        return (
            Deadline(ARBITRATION, None, employed, (ARBITRATION_LIMIT,)),
            Deadline(INSPECTION, None, continuing, (INSPECTION_LIMIT,)),
        )
    limit = arbitration_limit(ended, interrupted, figures, on)
    counted = f"从离职那天起算，当天不计，{years}年内。"
    if limit.restarted is not None:
        counted = (
            f"从您{chinese_day(limit.restarted)}讨要或投诉那天重新起算，当天不计，{years}年内。这要拿得出证据；"
            f"拿不出的，最后一天是{chinese_day(limit.own.safe)}。"
        )
    latest = (
        f"公司一直不补发，可能算持续的违法行为，{watch}年从停止那天（按离职那天）起算，最晚到这一天；{doubt}"
    )
    complaint = last_day(add_years(ended, watch.whole))
    return (
        _deadline(ARBITRATION, limit.last, counted, ARBITRATION_LIMIT, figures),
        _deadline(INSPECTION, complaint, latest, INSPECTION_LIMIT, figures),
    )


def _deadline(label: str, last: LastDay, counted: str, basis: ProvisionRef, figures: Figures) -> Deadline:
    note = counted + moved_note(last)
    return Deadline(label, last.safe, note, (basis, *figures.in_force(last.safe, *PERIODS)))
