"""What time does to a claim: the bands of a remuneration claim, and the last days to claim.

《劳动争议调解仲裁法》 art. 27: no limit for unpaid remuneration while employed, one year after the end.
The record-keeping years only decide who must prove: inside them the employer must produce the records.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.domain import Bands, Deadline, ProvisionRef
from advisor.rules.calendar import LastDay, Month, add_years, chinese_day, last_day
from advisor.rules.parameters import Figure, Figures
from advisor.rules.trace import ZERO, Number, Trace
from advisor.rules.window import Window

ARBITRATION_LIMIT = ProvisionRef("中华人民共和国劳动争议调解仲裁法", "第二十七条")
INSPECTION_LIMIT = ProvisionRef("劳动保障监察条例", "第二十条")
PERIODS = tuple(
    ProvisionRef("中华人民共和国民法典", article)
    for article in ("第二百零一条", "第二百零二条", "第二百零三条")
)


@dataclass(frozen=True, slots=True)
class Claimable:
    """A month's sum still unpaid, and the last day of the month it is for."""

    month: Month
    amount: Decimal
    earned_until: date


def arbitration_years(figures: Figures, on: date) -> Figure:
    return figures.need("arbitration_limitation_years", on)


def last_arbitration_day(ended: date, figures: Figures, on: date) -> LastDay:
    """Last day for arrears after employment ended; the day of the end is not counted."""
    return last_day(add_years(ended, arbitration_years(figures, on).whole))


def is_barred(window: Window, figures: Figures) -> bool | None:
    """Whether the whole claim is out of time on the filing date.

    None when that depends on when employment ended and nobody said. Without a filing date nothing is barred.
    """
    filing = window.filing
    if filing is None or window.still_employed:
        return False
    ended = window.employment_end or window.worked_until
    if filing <= last_arbitration_day(ended, figures, filing).day:
        return False
    return True if window.employment_known else None


def bands(
    claims: Iterable[Claimable], *, filing: date, barred: bool, figures: Figures, trace: Trace
) -> Bands:
    """The claimable sum by age, with its steps. Recent: months whose last day is on or after the filing date
    less the record-keeping years of the place."""
    claims = tuple(claims)
    total = sum((claim.amount for claim in claims), ZERO)
    if barred:
        limit = arbitration_years(figures, filing)
        trace.add(
            "过了仲裁时效的部分",
            "离职满 {年数} 年后才申请的合计",
            {"年数": limit},
            total,
            basis=(ARBITRATION_LIMIT, *figures.in_force(filing, *PERIODS)),
        )
        return Bands(recent=ZERO, older=ZERO, barred=total)
    years = figures.need("wage_record_years", filing)
    since = add_years(filing, -years.whole)
    recent = sum((claim.amount for claim in claims if claim.month.last >= since), ZERO)
    numbers: dict[str, Number] = {"申请日": filing.isoformat(), "年数": years}
    trace.add(
        f"近{years}年的部分（公司应当拿出工资记录）",
        "最后一天在（{申请日} 减 {年数} 年）当天或以后的月份相加",
        numbers,
        recent,
        basis=(ARBITRATION_LIMIT,),
    )
    trace.add(
        "更早的部分（没有过时效，但要自己多准备证据）",
        "最后一天在（{申请日} 减 {年数} 年）以前的月份相加",
        numbers,
        total - recent,
        basis=(ARBITRATION_LIMIT,),
    )
    return Bands(recent=recent, older=total - recent, barred=ZERO)


def within_ordinary_limit(claims: Iterable[Claimable], filing: date, figures: Figures) -> Decimal:
    """What is left when the ordinary one year runs for each month by itself (the minority view on pay-like
    benefits; the rule for compensation-like claims)."""
    since = add_years(filing, -arbitration_years(figures, filing).whole)
    return sum((claim.amount for claim in claims if claim.earned_until >= since), ZERO)


def remuneration_deadlines(window: Window, figures: Figures) -> tuple[Deadline, ...]:
    """Last days for arbitration and for a complaint to labour inspection."""
    on = window.filing or window.employment_end or window.worked_until
    ended = window.employment_end
    arbitration, inspection = "申请劳动仲裁", "向劳动监察投诉"
    if not window.employment_known:
        note = "要先知道您是否离职、哪天离职，才能算出最后一天。"
        return (
            Deadline(arbitration, None, note, (ARBITRATION_LIMIT,)),
            Deadline(inspection, None, note, (INSPECTION_LIMIT,)),
        )
    years = arbitration_years(figures, on)
    watch = figures.need("inspection_limitation_years", on)
    if ended is None:
        return (
            Deadline(
                arbitration,
                None,
                f"在职期间追讨劳动报酬，仲裁时效不起算；离职的，从离职那天起{years}年内提出。",
                (ARBITRATION_LIMIT,),
            ),
            Deadline(
                inspection,
                None,
                f"公司还在拖欠，{watch}年期限还没有起算；从拖欠停止那天起算。",
                (INSPECTION_LIMIT,),
            ),
        )
    return (
        _deadline(arbitration, ended, years, ARBITRATION_LIMIT, figures, "从离职那天起算，当天不计"),
        _deadline(inspection, ended, watch, INSPECTION_LIMIT, figures, "从拖欠停止那天（按离职那天）起算"),
    )


def _deadline(
    label: str, ended: date, years: Figure, basis: ProvisionRef, figures: Figures, counted: str
) -> Deadline:
    last = last_day(add_years(ended, years.whole))
    note = f"{counted}，{years}年内。"
    if last.certain and last.day != last.unrolled:
        note += f"{chinese_day(last.unrolled)}是休息日或节假日，顺延到{chinese_day(last.day)}。"
    elif not last.certain:
        note += (
            f"{last.unrolled.year}年放假安排还没有公布，请最迟在这一天办；如遇放假顺延，以当年放假通知为准。"
        )
    return Deadline(label, last.safe, note, (basis, *figures.in_force(last.safe, *PERIODS)))
