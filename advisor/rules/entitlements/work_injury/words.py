"""What the award says besides its sums. Plain Chinese, short sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.domain import Award, Missing
from advisor.rules.entitlements.work_injury.inputs import NO_LAST_SUMS, OWN_WISH
from advisor.rules.entitlements.work_injury.law import GUANGDONG_ACT
from advisor.rules.entitlements.work_injury.sums import ALLOWANCE, MINIMUM, Benefits, Due
from advisor.rules.entitlements.work_injury.time import too_late_to_recognise
from advisor.rules.entitlements.work_injury.wage import Wages
from advisor.rules.inputs import Inputs
from advisor.rules.limitation import LATE_PLEA
from advisor.rules.parameters import WHO_CAN_TELL, Figures
from advisor.rules.trace import ZERO, money

NO_GRADE = (
    "没有评上伤残等级的，没有一次性伤残补助金（《工伤保险条例》第三十五条至第三十七条）。"
    "医药费、停工留薪期的工资照样有。觉得评低了，可以在期限内申请再次鉴定。"
)
TOO_EARLY = "2011年以前的工伤保险条例我们没有取得，那时的标准不同，不能计算。请拨打12333询问。"
FROM_THE_END = "公司付的那部分，一年从离职那天起算的话，已经过了。"
FROM_THE_REFUSAL = "离职以前公司就该付、也明确说了不付的，一年从拒绝那天起算的话，已经过了。"
NO_AVERAGE = (
    "没写职工月平均工资，先按您的工资算。您的工资不到它六成的，要按六成算，能多拿；超过三倍的，只按三倍算。"
)
NO_CARE = "生活要人护理的，另外有护理费，也要写了职工月平均工资才能算。"
NO_PLACE = "没写城市，先按国家的规定算；护理费、最低工资和公司少报工资的差额要看当地，没有算。"
GRADED_FIRST = "要先认定工伤，再做劳动能力鉴定，才能领这些钱。"
ELSEWHERE = "公司少报工资让待遇变少的，广东规定由公司补；别的省要看当地的规定，这里没有加进去。"


def no_province(place: str) -> Missing:
    return Missing(
        "parameter",
        why=(
            f"一次性工伤医疗补助金、一次性伤残就业补助金由各省定标准，没有核对到{place}那天的标准，"
            "不能拿别处的来算。"
        ),
        where=f"{WHO_CAN_TELL}当地的标准。",
    )


def warnings(
    benefits: Benefits, ends: bool | None, wages: Wages, dues: Sequence[Due], *, last_due: bool
) -> Iterator[str]:
    """What a reader must know, most important first. `dues` are the sums without those of the end of
    employment, `last_due` tells whether these are due."""
    grade, inputs, figures = benefits.grade, benefits.inputs, benefits.figures
    yield from about_recognition(inputs, figures, GRADED_FIRST)
    if benefits.average is None:
        yield NO_AVERAGE + (NO_CARE if grade < 5 and "care_level" not in inputs else "")
    if "city" not in inputs:
        yield NO_PLACE
    yield from _about_the_wage(inputs, wages, figures)
    yield from _about_the_end(grade, ends, inputs, figures, last_due)
    yield from _about_the_payer(inputs)
    yield from _about_each_month(benefits, dues)
    yield "医药费、停工留薪期的工资和护理，另外算，这里没有。"


def about_recognition(inputs: Inputs, figures: Figures, first: str) -> Iterator[str]:
    """Without recognition there is nothing; the graver the later. `first` is said where nobody told."""
    recognised = inputs.flag("recognised")
    if too_late_to_recognise(inputs, figures):
        yield (
            "还没认定工伤，自己申请的一年已经过了：可能一分也没有。因为不可抗力、确认劳动关系等"
            "耽误的时间不算在内，请马上拨打12333或12351问清楚。"
        )
    elif recognised is False:
        yield "先要认定是工伤，才有这些待遇。公司不申请的，您自己也可以申请，有期限，见下面最后的日子。"
    if recognised is False:
        yield "公司没有在期限内申请认定的，这期间的工伤费用由公司付。"
    elif recognised is None and "graded" not in inputs:
        yield first


def about_a_lost_claim(award: Award, inputs: Inputs, figures: Figures) -> Iterator[str]:
    """What to do when the year against the employer is over. `award` is the claim against the employer."""
    filing = inputs.day("filing")
    barred = award.bands.barred if award.bands is not None else ZERO
    lost = barred > ZERO or (award.outcome == "range" and award.high == ZERO)
    if not lost or filing is None:
        return
    plea = (
        "时效要公司在仲裁时自己提出来，到法院才提的一般不算。" if figures.in_force(filing, LATE_PLEA) else ""
    )
    yield (
        f"公司付的部分，一年的仲裁时效已经过了。{plea}这期间您向公司要过、投诉过，或公司答应过，"
        "时效从那天重新起算。请马上拨打12351或12348问清楚。"
    )


def _about_the_wage(inputs: Inputs, wages: Wages, figures: Figures) -> Iterator[str]:
    told, actual = inputs.number("insured_wage"), inputs.number("actual_wage")
    if told is None and inputs.flag("insured") is not False:
        yield "没写缴费工资，先按实际工资算。公司按更低的工资交的，基金少付的部分，广东由公司补。"
    elif actual is None and inputs.flag("insured") is False:
        yield "公司没有参保，按实际工资算；您没写实际工资，先用您写的缴费工资。"
    if wages.under_reported:
        yield f"公司少报了工资，少拿的部分由公司补（《{GUANGDONG_ACT}》第五十六条）；要有工资单、流水证明。"
    elif told is not None and actual is not None and actual > told and not figures.in_guangdong:
        yield ELSEWHERE


def _about_the_end(
    grade: int, ends: bool | None, inputs: Inputs, figures: Figures, last_due: bool
) -> Iterator[str]:
    reason = inputs.text("end_reason")
    if grade < 5:
        if ends:
            yield "一级到四级的，按月领伤残津贴，没有一次性的医疗补助金、就业补助金。"
        if figures.in_guangdong:
            yield "在广东，一级到四级的可以保留劳动关系退出岗位，也可以自己要求终止、办伤残退休。"
        return
    if ends is False:
        yield "还在职，一次性的医疗补助金、就业补助金先没有；以后离开时再按那时的规定算。"
    elif reason in NO_LAST_SUMS and ends:
        yield "已领养老金或者去世的，没有一次性的医疗补助金、就业补助金。"
    elif grade < 7 and reason not in OWN_WISH and reason is not None:
        yield (
            "五级、六级的，要您自己提出走，才有医疗补助金和就业补助金；公司不能单方面让您走。"
            "公司硬要您走的，先别签字，可以拨打12351问工会。"
        )
    elif grade < 7 and ends and reason is None:
        yield "五级、六级的，要您自己提出解除或者终止，才有医疗补助金和就业补助金；先按您自己提出算。"
    if last_due:
        yet = "" if inputs.day("employment_end") else "想好再走。"
        yield f"领了医疗、就业补助金，工伤保险关系就结束了，以后旧伤复发，一般不能再找基金报销。{yet}"
    own = ("wage_before_end", "actual_wage_before_end")
    if last_due and not any(name in inputs for name in own):
        wage = "实际工资" if inputs.flag("insured") is False else "缴费工资"
        yield f"没写离职前的{wage}，医疗、就业补助金先按受伤前的算；离职前更高的，这两项还要多。"


def _about_the_payer(inputs: Inputs) -> Iterator[str]:
    if inputs.flag("insured") is None:
        yield "您没说公司有没有交工伤保险：交了的由基金付，没交的由公司付，数额一样。"
    elif inputs.flag("insured") is False:
        yield "公司没有参保，全部由公司付。公司不付的，基金该付的那些项目可以申请先行支付。"


def _about_each_month(benefits: Benefits, dues: Sequence[Due]) -> Iterator[str]:
    grade, inputs, figures = benefits.grade, benefits.inputs, benefits.figures
    monthly = [one for one in dues if one.label.startswith(ALLOWANCE)]
    if monthly and "city" in inputs and figures.read(MINIMUM, benefits.days.now) is None:
        yield "伤残津贴低于当地最低工资的要补到最低工资；没有核对到当地的最低工资，没有比。"
    if monthly:
        each = money(sum((one.amount for one in monthly), ZERO))
        when = "" if grade < 5 else "公司难以安排工作的，"
        adjusted = "，每年会调整，以社保局核定的为准" if grade < 5 else "，由公司发"
        yield f"{when}另外每月还有伤残津贴{each}元，没有加进合计{adjusted}。"
    level = inputs.number("care_level")
    if level is not None and grade > 4 and figures.in_guangdong:
        yield "广东的生活护理费只给一级到四级伤残；国家的规定没有限等级，可以问12333。"
