"""What the award says besides its sums: notes of months, reasons, doubts. Plain Chinese, short sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.domain import Award, Inquiry, Missing, ProvisionRef
from advisor.rules.calendar import Month, chinese_day
from advisor.rules.entitlements.high_temperature_allowance.months import MONTHLY, MonthLine, in_season
from advisor.rules.entitlements.high_temperature_allowance.sums import ORDINARY, Owed, months_named
from advisor.rules.inputs import Inputs
from advisor.rules.limitation import INSPECTION, LATE_PLEA, limit_of
from advisor.rules.parameters import WHO_CAN_TELL, Figure, Figures, checked_until_line, unseen_years_line
from advisor.rules.trace import money
from advisor.rules.window import Window

COOLED = (
    "您说室内有有效的降温：室内场所能降到规定温度以下的，没有高温津贴（《防暑降温措施管理办法》第十七条）。"
    "如果夏天量到的温度没有降下来，请写上各月温度再算。"
)
MINUTES = ProvisionRef(
    "广东省高级人民法院、广东省劳动人事争议仲裁委员会关于审理劳动人事争议案件若干问题的座谈会纪要"
)
OVER_AGE_ORDER = date(2026, 7, 1)
"""《超龄劳动者基本权益保障暂行规定》 in force."""
FIRST_ASK = "不一定有劳动关系，先弄清这一点。"
SUPPOSED_EMPLOYED = "您没说是否还在职，先按现在还在职算。如果已经离职，金额和期限都会变。"
NEEDS_EMPLOYMENT_END = "离职太久才申请的会过仲裁时效；您没说是否离职、哪天离职，还不能判断能要回多少。"


def no_province(place: str) -> Missing:
    return Missing(
        "parameter",
        why=f"各省高温津贴的标准不同，{place}的标准我们没有核对过，不能拿广东的标准来算。",
        where=f"{WHO_CAN_TELL}当地的标准和发放月份。",
    )


def out_of_period(first_held: date) -> str:
    return f"{chinese_day(first_held)}以前的标准没有核对到，不能计算。{WHO_CAN_TELL}。"


def left_out(unheld: Sequence[Month], figures: Figures) -> Missing:
    first, last = unheld[0], unheld[-1]
    return Missing(
        "parameter",
        why=f"{first.label}至{last.label}的“{figures.describe(MONTHLY)}”没有核对到，这一段没有算。",
        where=f"{WHO_CAN_TELL}。",
    )


def why_open(name: str, months: Sequence[Month]) -> str:
    if name == "absence":
        return f"{months_named(months)}写了出勤天数，没写缺勤原因：因自己的原因缺勤才按天折算，否则应发整月。"
    return f"{months_named(months)}写了缺勤原因，没写出勤天数：不知道该按几天折算。"


def month_note(line: MonthLine, paid: Decimal) -> str:
    """Why a month is not simply the monthly sum."""
    notes = []
    if line.kind == "cool":
        measured = f"量到{line.temperature}℃，低于{line.threshold}℃"
        notes.append("室内有降温" if line.temperature is None else measured)
    elif line.kind == "open":
        told = f"出勤{line.days}天，原因没说" if line.asks == "absence" else "请过假，出勤天数没说"
        notes.append(told)
    elif line.kind == "days":
        counted = f"{line.first.day}日至{line.last.day}日，周一到周五共{line.days}天"
        notes.append(counted if line.counted else f"出勤{line.days}天")
        if line.capped:
            notes.append("不超过月标准")
    if paid:
        notes.append(f"应发{money(line.low)}，已发{money(paid)}")
    return "；".join(notes)


def about_the_worker(inquiry: Inquiry) -> tuple[str, ...]:
    """What the worker's own standing puts in doubt, the gravest first."""
    protected = (
        "2026年7月1日起，超龄劳动者的报酬有规定保障，但没有写明高温津贴。"
        if inquiry.filing >= OVER_AGE_ORDER
        else ""
    )
    lines = {
        "over_age": f"您过了退休年龄：{FIRST_ASK}{protected}有没有高温津贴有争议，请问12333。",
        "student": f"您是学生或实习生：{FIRST_ASK}没有劳动关系的，可能没有高温津贴，请问12333。",
        "platform_worker": (
            f"您在平台上干活：{FIRST_ASK}有劳动关系的才照这样算；没有的，只是要求平台参照，可能要不到。"
        ),
        "part_time": "您是非全日制：有没有高温津贴、怎么算，没有见到明文，请问12333。",
        "night_shift": (
            "您上夜班，又在室外：夜班室外岗位有没有高温津贴，有争议，没有见到明文。"
            if inquiry.facts.get("post") == "outdoor"
            else ""
        ),
    }
    return tuple(line for name, line in lines.items() if line and inquiry.facts.get(name) in (True, "yes"))


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the doubts depend on."""

    window: Window
    lines: tuple[MonthLine, ...]
    unheld: tuple[Month, ...]
    inputs: Inputs
    figures: Figures
    owed: Owed
    award: Award
    read: tuple[Figure, ...]


def warnings(found: Findings) -> Iterator[str]:
    """What a reader must know, most important first: what changes the sum, then what is disputed."""
    yield from _about_the_window(found)
    yield from _about_a_lost_claim(found)
    yield from _about_temperature(found)
    yield from _about_payment(found)
    yield from _about_proof(found)
    yield from _about_counting(found)
    yield from _about_the_law(found)


def _about_the_window(found: Findings) -> Iterator[str]:
    window, figures = found.window, found.figures
    yield from window.warnings
    running = window.running
    if running is not None and in_season(running, figures):
        later = running.next.first
        yield f"{running.label}还没过完，这次没有算；从{chinese_day(later)}起可以加上。"
    if found.unheld:
        missing = left_out(found.unheld, figures)
        yield missing.why + missing.where
    if not found.lines and not found.unheld:
        yield "这段时间里没有已经过完的高温津贴月份，所以是0元。"


def _about_a_lost_claim(found: Findings) -> Iterator[str]:
    window, bands = found.window, found.award.bands
    if window.filing is None:
        yield "没有写申请日期，没有考虑时效。离职以后申请仲裁有期限。"
    elif found.award.outcome == "missing":
        yield NEEDS_EMPLOYMENT_END
    else:
        yield from _about_the_interruption(found)
        if bands is not None and bands.barred:
            yield _too_late(found, window.filing)


def _about_the_interruption(found: Findings) -> Iterator[str]:
    window = found.window
    limit = limit_of(window, found.figures)
    if limit is None or window.interrupted is None or window.filing is None:
        return
    day = chinese_day(window.interrupted)
    if limit.rests_on_proof(window.filing):
        yield (
            f"您{day}讨要或投诉过，时效从那天重新起算，所以还能要。这要拿得出证据，如聊天记录、短信、投诉回执。"
            f"证明不了的，{chinese_day(limit.own.day)}就到期了，可能一分也要不回。"
        )
    elif window.interrupted > limit.own.day:
        yield (
            f"您{day}讨要或投诉时，一年已经过了，时效不会重新起算。"
            "公司那时答应过补发的，或者更早还讨要过的，请拨打12348问清楚。"
        )
    elif limit.restarted is None and window.employment_known:
        yield f"您{day}讨要时还在职，时效还没有起算，最后一天不变。"


def _too_late(found: Findings, filing: date) -> str:
    """Limitation is a plea the employer must make: by the second interpretation since September 2025, before
    that by Guangdong's minutes alone (item 40)."""
    figures, told = found.figures, ["离职后的仲裁时效已经过了。"]
    if figures.in_force(filing, LATE_PLEA):
        told.append("时效要公司在仲裁时自己提出来，到法院才提的一般不算。")
    elif figures.in_force(filing, MINUTES) and figures.place and figures.place.province == "广东":
        told.append("广东2012年的座谈会纪要认为，时效要公司在仲裁时自己提出来。")
    told.append("这期间您向公司要过钱、投诉过，或公司答应过，时效从那天重新起算。")
    inspection = next((one.day for one in found.award.deadlines if one.label == INSPECTION), None)
    if inspection is None or inspection >= filing:
        years = figures.read("inspection_limitation_years", filing)
        told.append(f"劳动监察的{years or ''}年如果还没过，可以去投诉。")
    told.append("请马上拨打12351或12348问清楚。")
    return "".join(told)


def _about_proof(found: Findings) -> Iterator[str]:
    window, bands = found.window, found.award.bands
    if bands is not None and bands.older:
        years = found.figures.read("wage_record_years", window.filing or window.end)
        migrant = found.figures.read("wage_record_years_migrant", window.filing or window.end)
        kept = f"公司保存工资记录的年限是{years}年" if years else "公司保存工资记录有年限"
        longer = (
            f"，农民工的工资台账是{migrant}年" if migrant and years and migrant.value > years.value else ""
        )
        yield f"{kept}{longer}。更早的{money(bands.older)}元要您自己多拿证据，可能只支持一部分。"
    for other in found.award.alternatives:
        if other.reading == ORDINARY and other.amount is not None:
            yield f"有争议：少数意见认为在职时每个月也各自计算仲裁时效，那样只有{money(other.amount)}元。"
    cities = found.figures.cities_that_differ("wage_record_years", window.filing) if window.filing else ()
    if cities:
        yield f"您只说了省。在{'、'.join(cities)}，公司保存工资记录的年限不同，近几年的部分会变，总数不变。"


def _about_temperature(found: Findings) -> Iterator[str]:
    post = found.inputs.text("post")
    lines = found.lines
    if post == "outdoor" or not lines:
        return
    threshold = lines[-1].threshold
    if post == "indoor_cooled":
        hot = [line.month for line in lines if line.kind != "cool"]
        yield f"您说室内有降温，但{months_named(hot)}量到{threshold}℃或以上，这些月份算在内；公司可能不认。"
        return
    unread = [line.month for line in lines if line.temperature is None]
    if unread:
        yield (
            f"室内岗位有条件：公司不能把温度降到{threshold}℃以下的月份才有（正好{threshold}℃也有）。"
            "没有写温度的月份，先按降不下来算；请留好温度的证据。"
        )
    cool = [line.month for line in lines if line.kind == "cool"]
    if cool:
        yield f"{months_named(cool)}量到的温度低于{threshold}℃，没有算。"


def _about_payment(found: Findings) -> Iterator[str]:
    inputs, payments = found.inputs, found.owed.payments
    if "paid" not in inputs:
        yield "您没说公司发过多少，先按一分没发算；用钱发过的要减掉。"
    if inputs.single("paid") and payments.credited:
        yield "已发的钱没有说是哪个月的，先抵最早的月份（参照《民法典》第五百六十条）。"
    if payments.excess:
        yield f"已发的比应发的多{money(payments.excess)}元；多出的部分没有算进去。"
    if payments.unmatched:
        yield f"{months_named(payments.unmatched)}不在计算的月份里，这些已发的钱没有减。"
    if inputs.number("drinks_value") is not None:
        yield "饮料和药品不能抵高温津贴，没有减（《防暑降温措施管理办法》第十一条）。"


def _about_counting(found: Findings) -> Iterator[str]:
    inputs, lines = found.inputs, found.lines
    months = {line.month for line in lines}
    stray = sorted(
        month
        for name in ("temperature", "attended_days", "absence")
        for month in inputs.by_month(name)
        if month not in months
    )
    if stray:
        yield f"{months_named(list(dict.fromkeys(stray)))}不在计算的月份里，写的出勤、缺勤或温度没有用到。"
    if any(line.kind == "days" and line.counted for line in lines):
        yield "没上满的月份没有写出勤天数，按周一到周五数；这是参照一份判决的算法，不是明文规定。"
    capped = [line.month for line in lines if line.capped]
    if capped:
        yield f"有争议：{months_named(capped)}按天折算超过了月标准，按月标准封顶；是否封顶没有见到明文。"


def _about_the_law(found: Findings) -> Iterator[str]:
    if found.lines:
        unseen = unseen_years_line((line.monthly, line.month.year) for line in found.lines)
        if unseen:
            yield unseen
        stale = checked_until_line(found.read, found.lines[-1].last)
        if stale:
            yield stale
        if found.inputs.text("post") == "outdoor":
            yield "有争议：国家规定对室外岗位还要看当天气温，广东的规定里没有见到这个条件。"
            yield "有争议：夜班室外岗位有没有，没有见到明文。"
        else:
            yield "有争议：温度按哪个时段、最高还是平均，没有见到明文。"
        yield "有争议：已过法定退休年龄的人有没有高温津贴，没有见到明文。"
