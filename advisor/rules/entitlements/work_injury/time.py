"""Days in the life of a work injury: when each limit begins, and the last days to apply."""

from __future__ import annotations

from datetime import date, timedelta

from advisor.domain import Deadline, ProvisionRef
from advisor.rules.calendar import LastDay, add_years, chinese_day, last_day, moved_note
from advisor.rules.entitlements.work_injury.law import GUANGDONG_ACT, NATION_ACT
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.limitation import PERIODS
from advisor.rules.parameters import Figures

EMPLOYER_APPLIES, WORKER_APPLIES = "公司申请工伤认定", "自己申请工伤认定"
OBJECTION = "不服鉴定结论，申请再次鉴定"


def check_order(inputs: Inputs) -> None:
    """Raises `InputError` for a day before the injury."""
    injury = inputs.day("injury")
    if injury is None:
        return
    names = {"graded": "收到鉴定结论的日期", "employment_end": "离职日期", "refused": "公司拒绝付的日期"}
    for name, label in {**names, "filing": "申请日期"}.items():
        day = inputs.day(name)
        if day is not None and day < injury:
            raise InputError(name, f"{label} {day} 早于受伤日期 {injury}，请核对。")


def claim_begins(inputs: Inputs, *, at_the_end: bool = False) -> tuple[date | None, str]:
    """The day the one year against the employer begins, and its name; None where it has not come or nobody
    said. The day of refusal; else the end of employment, or the grading that came after it. A refusal before
    the end does not begin the year of what falls due only then (`at_the_end`)."""
    refused, ended, graded = inputs.day("refused"), inputs.day("employment_end"), inputs.day("graded")
    filing = inputs.day("filing")
    too_early = at_the_end and refused is not None and ended is not None and refused < ended
    if refused is not None and not too_early:
        return refused, "公司明确不付那天"
    if ended is None or (filing is not None and filing < ended):
        return None, ""
    if graded is not None and graded > ended and (filing is None or graded <= filing):
        return graded, "收到鉴定结论那天"
    return ended, "离职那天"


def deadlines(inputs: Inputs, figures: Figures) -> tuple[Deadline, ...]:
    """Last days for recognition, while it is not known to be done, and against the grading."""
    check_order(inputs)
    injury, graded = inputs.day("injury"), inputs.day("graded")
    found = []
    if injury is not None and graded is None and inputs.flag("recognised") is not True:
        days = figures.read("work_injury_employer_days", injury)
        years = figures.read("work_injury_worker_years", injury)
        if days is not None and years is not None:
            employer = last_day(injury + timedelta(days=days.whole))
            worker = last_day(add_years(injury, years.whole))
            refs = _refs(figures, "第十二条", "第十七条")
            counted = f"从{chinese_day(injury)}起算，当天不计"
            note = f"{counted}，{days}日内；公司不申请的，您自己、近亲属或者工会可以申请。"
            found.append(_deadline(EMPLOYER_APPLIES, employer, note, refs, figures))
            note = f"{counted}，{years}年内；为确认劳动关系去仲裁、打官司等耽误的时间不算。"
            found.append(_deadline(WORKER_APPLIES, worker, note, refs, figures))
    if graded is not None and (limit := figures.read("work_injury_grading_objection_days", graded)):
        note = f"从收到结论那天（{chinese_day(graded)}）起算，当天不计，{limit}日内。"
        refs = _refs(figures, "第二十条", "第二十六条")
        day = last_day(graded + timedelta(days=limit.whole))
        found.append(_deadline(OBJECTION, day, note, refs, figures))
    return tuple(found)


def too_late_to_recognise(inputs: Inputs, figures: Figures) -> bool:
    """Whether recognition was not had and, on the filing date, the worker's own year is over."""
    injury, filing = inputs.day("injury"), inputs.day("filing")
    if injury is None or filing is None or inputs.flag("recognised") is not False:
        return False
    years = figures.read("work_injury_worker_years", injury)
    return years is not None and last_day(add_years(injury, years.whole)).passed(filing)


def _refs(figures: Figures, guangdong: str, nation: str) -> tuple[ProvisionRef, ...]:
    local = (ProvisionRef(GUANGDONG_ACT, guangdong),) if figures.in_guangdong else ()
    return (*local, ProvisionRef(NATION_ACT, nation))


def _deadline(
    label: str, last: LastDay, note: str, refs: tuple[ProvisionRef, ...], figures: Figures
) -> Deadline:
    basis = figures.in_force(last.safe, *refs, *PERIODS)
    return Deadline(label, last.safe, note + moved_note(last), basis)
