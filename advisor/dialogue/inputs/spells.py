"""Lengths of time that only one entitlement asks for: contributions, a contract's term, months kept."""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.dialogue.facts.numbers import NUMBER, parse_number
from advisor.dialogue.facts.scene import Found, Scene
from advisor.dialogue.facts.spans import spans
from advisor.dialogue.inputs.base import MONEY, figure, matches, months_told, one, tell

_N = rf"(?P<n>{NUMBER})"
_CONTRIBUTED = re.compile(
    rf"(?:交|缴|买|参保|累计|满)(?:了|满|够|足|有|一共|总共|刚好|才|只|到)*(?:[\d一二两三四五六七八九十]+年半?)?{_N}个月|"
    rf"{_N.replace('<n>', '<n2>')}个月(?:的)?(?:失业(?:保险|金)?|社保|保险)|"
    rf"(?:失业保险|失业金|社保)(?:一共|总共|刚好|累计|才|只|交|缴|了|满)*{_N.replace('<n>', '<n3>')}个月"
)
_YEARS_AND_MONTHS = re.compile(r"年(?:半)?[，,]?(?=\d{2,3}个月)")
_CLAIM = re.compile(r"(?:这个?月|本月|月份?)(?:去|才|就|开始|里|来)*(?:申请|申领|领|登记|办)")
_TERM = re.compile(
    r"(?:签(?:了|的|订|个|一份|份)*|合同(?:期|期限|签)?(?:是|为|签|了|的)*)(?P<t>半|[一二两三四五六七八九十\d]+)(?P<u>年|个月)(?:期)?(?:的)?(?:劳动)?(?:合同)?"
    r"|(?P<t2>半|[一二两三四五六七八九十\d]+)(?P<u2>年|个月)期?(?:的)?(?:劳动)?合同"
)
_PROBATION = re.compile(r"试用期?(?:写|是|为|约定|了|定|要|要我|我|有)*(?P<n>[一二两三四五六\d]+)个月")
_SERVED = re.compile(
    r"(?:都|全部|已经|全|完全)?(?:做满|做完|干满|干完|过完|过了|满了|已经结束|结束了)(?!没)|转正(?:了|后|以后|之后)|已经?转正"
)
_REGULAR = re.compile(rf"(?:转正(?:后|以后|之后|的)?)(?:的)?(?:月)?(?:工资|月薪|薪水)?(?:是|为)?{MONEY}")
_AGREED_PAY = re.compile(
    rf"(?:合同(?:上)?(?:约定|写的?|定的?|里)(?:的)?(?:月)?(?:工资|月薪|薪资)?(?:是|为)?|转正(?:后|的)?(?:的)?(?:月)?(?:工资|月薪)(?:是|为)?){MONEY}"
)
_PAID_ON_TRIAL = re.compile(
    rf"试用期?[^。]{{0,16}}?(?:每个?月|一个月)?(?:只|才|按[^，。]{{1,4}}折)?(?:给|发|拿|付)(?:我|了)*{MONEY}"
)
_KEPT = re.compile(rf"(?:遵守|守|履行|没去同行|坚持)(?:了|满)*{_N}个月")
_AGREED_SUM = re.compile(
    rf"(?:每个?月|一个月|月)(?:的)?(?:竞业)?(?:限制)?(?:给)?补偿(?:金|款|费)?(?:是|为|给)?{MONEY}|"
    rf"补偿(?:金)?(?:是|为)?每个?月{MONEY.replace('<n>', '<n2>')}"
)
_NOT_AGREED = re.compile(
    r"(?:没有?|未|没说|没写|没约定)(?:写|约定|说|提|讲)*(?:明)?(?:过)?(?:有)?(?:给)?(?:竞业)?补偿"
)
_RESTED = re.compile(
    rf"(?:休息|停工留薪期?|养伤|住院|在家|休养|歇)(?:定的|定了|是|了|共|一共|批了|给了)*{_N}个月"
)
_PAID_EACH = re.compile(rf"(?:每个?月|一个月)(?:公司|厂里?|老板|都|只|才)*(?:给|发|拿|付)(?:我|了)*{MONEY}")
_PAID_NOTHING = re.compile(r"(?:工资|钱)?(?:一分|分文|一毛)(?:钱)?(?:都|也)?(?:没|不|未)(?:有)?(?:发|给|付)?")
_UNIT_YEARS = re.compile(
    r"(?:本|这个?|现在(?:的)?|在这|这家|目前)(?:单位|公司|厂|家)[^，。\d]{0,6}(?:做|干|工作|满|了|工龄)*$|在这家[^，。\d]{0,6}$"
)
_SENIORITY = re.compile(
    r"(?:工龄|累计工龄|累计工作|工作年限|一共工作|总工龄|参加工作|工作)(?:一共|有|满|已经|了|是|都|才|累计)*$"
)
_SINCE_YEAR = re.compile(r"(?P<y>(?:19|20)\d\d)年(?:就|开始|起)?(?:参加工作|出来(?:工作|打工|上班)|开始工作)")
_LOST = re.compile(r"流产|小产|流掉|没保住|流了|胎停|引产")
_PREGNANT = re.compile(
    r"(?:怀孕|怀了?|孕|有了)(?:才|刚|刚刚|快|大概|到|了|满)*(?P<n>[\d一二两三四五六七八九]+)个(?P<h>半)?月"
)


def spells(scene: Scene, found: Found) -> Found:
    """Months and years kept as `entitlement.input`."""
    told = Found()
    for read in (_unemployment, _probation, _non_compete, _treatment, _years, _pregnancy):
        read(scene, found, told)
    return told


def _unemployment(scene: Scene, found: Found, told: Found) -> None:
    text = scene.reading.text
    if "失业" not in text:
        return
    months = {
        amount: match
        for match in matches(scene, _CONTRIBUTED)
        if (amount := parse_number(match["n"] or match["n2"] or match["n3"])) is not None
    }
    if len(months) == 1:
        (amount, match), *_ = months.items()
        tell(scene, told, "unemployment_benefit.contribution_months", amount, match)
    claim = next(matches(scene, _CLAIM), None)
    if claim is not None:
        named = months_told(scene, max(0, claim.start() - 6), claim.end())
        this = claim[0].startswith(("这", "本"))
        month = f"{scene.as_of:%Y-%m}" if this else named[-1] if named else None
        if month is not None:
            tell(scene, told, "unemployment_benefit.month", month, claim)


def _probation(scene: Scene, found: Found, told: Found) -> None:
    text = scene.reading.text
    if "试用" not in text:
        return
    terms = {_months(match): match for match in matches(scene, _TERM)}
    if len(terms) == 1 and None not in terms:
        (months, match), *_ = terms.items()
        tell(scene, told, "probation.contract_months", months, match)
    agreed = one(scene, _PROBATION)
    if agreed is not None and (length := figure(agreed)) is not None:
        tell(scene, told, "probation.probation_months", length, agreed)
        served = next(matches(scene, _SERVED), None)
        if served is not None:
            tell(scene, told, "probation.probation_served_days", length * 30, served)
    regular = one(scene, _REGULAR)
    if regular is not None:
        tell(scene, told, "probation.wage_after_probation", figure(regular), regular)
    agreed_pay, paid = one(scene, _AGREED_PAY), one(scene, _PAID_ON_TRIAL)
    if agreed_pay is not None and paid is not None:
        tell(scene, told, "probation.contract_wage", figure(agreed_pay), agreed_pay)
        tell(scene, told, "probation.paid_monthly", figure(paid), paid)
        named = months_told(scene, 0, len(text))
        if named:
            tell(scene, told, "probation.month", named[-1], paid)
            tell(scene, told, "probation.months", Decimal(len(named)), paid)


def _months(match: re.Match[str]) -> Decimal | None:
    number, unit = (match["t"], match["u"]) if match["t"] else (match["t2"], match["u2"])
    value = Decimal("0.5") if number == "半" else parse_number(number)
    return None if value is None else value * 12 if unit == "年" else value


def _non_compete(scene: Scene, found: Found, told: Found) -> None:
    if "竞业" not in scene.reading.text:
        return
    kept = one(scene, _KEPT)
    if kept is not None:
        tell(scene, told, "non_compete_pay.months", figure(kept), kept)
    agreed = next(matches(scene, _AGREED_SUM), None)
    if agreed is not None:
        value = figure(agreed) or figure(agreed, "n2")
        tell(scene, told, "non_compete_pay.agreed_monthly", value, agreed)
    elif (nothing := next(matches(scene, _NOT_AGREED), None)) is not None:
        tell(scene, told, "non_compete_pay.agreed_monthly", None, nothing)


def _treatment(scene: Scene, found: Found, told: Found) -> None:
    text = scene.reading.text
    if not re.search(r"停工留薪|工伤", text):
        return
    rested = one(scene, _RESTED)
    if rested is None:
        return
    owner = "work_injury_treatment_pay"
    tell(scene, told, f"{owner}.months", figure(rested), rested)
    paid = one(scene, _PAID_EACH)
    if paid is not None:
        tell(scene, told, f"{owner}.paid_monthly", figure(paid), paid)
    elif (nothing := next(matches(scene, _PAID_NOTHING), None)) is not None:
        tell(scene, told, f"{owner}.paid_monthly", Decimal(0), nothing)


def _years(scene: Scene, found: Found, told: Found) -> None:
    """Years at work, here or in all, where a leave hangs on them."""
    text = scene.reading.text
    if not re.search(r"年休?假|医疗期|病假|住院|开刀|生病|大病", text):
        return
    for clause in scene.clauses:
        for span in spans(clause.text):
            if span.certainty != "stated":
                continue
            left = clause.text[: span.start]
            words = scene.reading.words(clause.start + span.start, clause.start + span.end)
            match = re.compile(re.escape(clause.text[span.start : span.end])).search(text, clause.start)
            if match is None or not words:
                continue
            if _UNIT_YEARS.search(left):
                tell(scene, told, "medical_period.unit_years", span.years, match)
            elif _SENIORITY.search(left) and re.search("年假|年休", text):
                tell(scene, told, "annual_leave.cumulative_years", span.years, match)
    earlier = next(matches(scene, _EARLIER), None)
    if earlier is not None and "annual_leave.cumulative_years" not in told.facts:
        tell(scene, told, "annual_leave.cumulative_years", figure(earlier), earlier, "at_least")
        if re.search(r"没断|连着|连续|无缝", text):
            tell(scene, told, "annual_leave.continuous_12_months", True, earlier)
    since = one_year(scene)
    if since is not None and "annual_leave.cumulative_years" not in told.facts:
        year, match = since
        tell(
            scene,
            told,
            "annual_leave.cumulative_years",
            Decimal(scene.as_of.year - year - 1),
            match,
            "at_least",
        )


_EARLIER = re.compile(
    rf"(?:之前|以前|原来|先前)[^，。\d]{{0,14}}(?:干|做|工作|待|上班)(?:了|满|过)*{_N}年(?!前)"
)


def one_year(scene: Scene) -> tuple[int, re.Match[str]] | None:
    match = next(matches(scene, _SINCE_YEAR), None)
    return None if match is None else (int(match["y"]), match)


def _pregnancy(scene: Scene, found: Found, told: Found) -> None:
    if not _LOST.search(scene.reading.text):
        return
    match = next(matches(scene, _PREGNANT), None)
    months = figure(match)
    if match is not None and months is not None:
        value = months + (Decimal("0.5") if match["h"] else 0)
        tell(scene, told, "family_leave.pregnancy_months", value, match)
