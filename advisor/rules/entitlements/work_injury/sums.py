"""What is due to an injured worker: each sum, who pays it, and the step behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.domain import Item, ProvisionRef
from advisor.rules.entitlements.work_injury.inputs import GRADES
from advisor.rules.entitlements.work_injury.law import Law
from advisor.rules.entitlements.work_injury.wage import (
    HUNDRED,
    Payer,
    Wages,
    because_uninsured,
    insurer,
    wages_of,
)
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figure, Figures
from advisor.rules.trace import ZERO, Trace, fen, money

PAYERS: dict[Payer, str] = {
    "fund": "工伤保险基金付",
    "employer": "公司付",
    "unknown": "参保的由工伤保险基金付，没参保的由公司付",
}
DISABILITY, MEDICAL, EMPLOYMENT = "一次性伤残补助金", "一次性工伤医疗补助金", "一次性伤残就业补助金"
ALLOWANCE, CARE, RESETTLEMENT = "伤残津贴", "生活护理费", "安家补助费"
MINIMUM = "minimum_wage_monthly"
TOP_UP = "，少报工资的差额"


@dataclass(frozen=True, slots=True)
class Due:
    """A sum in yuan to the fen: once, or for each month."""

    label: str
    amount: Decimal
    payer: Payer
    note: str = ""
    monthly: bool = False

    @property
    def item(self) -> Item:
        note = "；".join(filter(None, (PAYERS[self.payer], self.note)))
        return Item(self.label, money(self.amount), "元/月" if self.monthly else "元", note)


@dataclass(frozen=True, slots=True)
class Days:
    """The days whose law applies: to the disability, to the end of employment, to what is paid now."""

    graded: date
    ended: date
    now: date


def once(dues: Iterable[Due]) -> Decimal:
    """The sum of what is paid once."""
    return sum((one.amount for one in dues if not one.monthly), ZERO)


@dataclass(frozen=True, slots=True)
class Benefits:
    """The sums of one worker, each added to the trace as it is computed."""

    grade: int
    average: Decimal | None
    """The average wage of the year before, in yuan a month; None where nobody said."""
    inputs: Inputs
    figures: Figures
    trace: Trace
    days: Days

    @property
    def law(self) -> Law:
        return Law(self.figures, self.days.graded)

    @property
    def law_of_end(self) -> Law:
        return Law(self.figures, self.days.ended)

    @property
    def law_now(self) -> Law:
        return Law(self.figures, self.days.now)

    @property
    def payer(self) -> Payer:
        return insurer(self.inputs)

    def wages(self) -> Wages:
        """Of the twelve months before the injury; one of the two wages must be told."""
        told, earned = self.inputs.number("insured_wage"), self.inputs.number("actual_wage")
        wages = wages_of("本人工资", told, earned, self.average, self.payer, self.law, self.trace)
        if wages is None:
            raise ValueError("a wage is required")
        return wages

    def wages_of_end(self, before: Wages) -> Wages:
        """For the two sums: the higher of before the injury and before the end (Guangdong art. 33)."""
        later = wages_of(
            "离职前的月均工资",
            self.inputs.number("wage_before_end"),
            self.inputs.number("actual_wage_before_end"),
            self.inputs.number("average_wage_before_end") or self.average,
            self.payer,
            self.law_of_end,
            self.trace,
            article="第三十三条",
        )
        if later is None:
            return before
        insured = self._higher("医疗、就业补助金按的工资", before.insured, later.insured)
        if not (before.under_reported or later.under_reported):
            return Wages(insured, insured)
        label = "医疗、就业补助金按的工资，实际工资"
        return Wages(insured, self._higher(label, before.actual, later.actual))

    def _higher(self, label: str, before: Decimal, later: Decimal) -> Decimal:
        return self.trace.add(
            label,
            "取大（{受伤前}，{离职前}）",
            {"受伤前": before, "离职前": later},
            max(before, later),
            unit="元/月",
            basis=self.law_of_end.cite(guangdong="第三十三条"),
            on=self.days.ended,
        )

    def disability(self, wages: Wages) -> list[Due]:
        months = self.figures.need(f"injury_disability_months_{self.grade}", self.days.graded)
        local = "第二十八条" if self.grade < 5 else "第三十条" if self.grade < 7 else "第三十二条"
        basis = self.law.cite(guangdong=local, insurance="第三十八条")
        return self._months(DISABILITY, months, wages, self.payer, self.law, basis)

    def at_the_end(self, before: Wages, mark: str = "") -> list[Due]:
        """The two sums when employment ends. Raises `FigureMissing` where the province's months are not held.
        `mark` names the reading, where there are two."""
        law, names = self.law_of_end, ("injury_medical_months", "injury_employment_months")
        medical, employment = (self.figures.need(f"{name}_{self.grade}", law.on) for name in names)
        wages = self.wages_of_end(before)
        nation = "第三十六条" if self.grade < 7 else "第三十七条"
        fund = law.cite(nation=nation, insurance="第三十八条")
        own = law.cite(nation=nation, insurance="第三十九条")
        return [
            *self._months(MEDICAL, medical, wages, self.payer, law, fund, mark),
            *self._months(EMPLOYMENT, employment, wages, "employer", law, own, mark),
        ]

    def _months(
        self,
        label: str,
        months: Figure,
        wages: Wages,
        payer: Payer,
        law: Law,
        basis: Iterable[ProvisionRef],
        mark: str = "",
    ) -> list[Due]:
        uninsured = () if label == EMPLOYMENT else because_uninsured(payer, law)
        amount = self.trace.add(
            f"{label}，{GRADES[self.grade - 1]}级{mark}",
            "{月数} × {工资}",
            {"月数": months, "工资": wages.insured},
            months.value * wages.insured,
            basis=(*basis, *uninsured),
            on=law.on,
        )
        found = [Due(label, amount, payer, f"{months}个月的工资")]
        if wages.under_reported:
            full = fen(months.value * wages.actual)
            difference = self.trace.add(
                f"{label}{TOP_UP}{mark}",
                "{月数} × {实际的工资} − {按缴费工资算的}",
                {"月数": months, "实际的工资": wages.actual, "按缴费工资算的": money(amount)},
                full - amount,
                basis=law.cite(guangdong="第五十六条"),
                on=law.on,
            )
            found.append(Due(label + TOP_UP, difference, "employer"))
        return found

    def allowance(self, wages: Wages) -> list[Due]:
        """The monthly allowance of grades 1 to 6, no lower than the minimum wage where that is held. What the
        employer owes by itself (grades 5 and 6) is one sum by the wage as it should have been."""
        severe = self.grade < 5
        payer: Payer = self.payer if severe else "employer"
        if not severe:
            amount, note = self._allowance(wages.actual, payer)
            return [Due(ALLOWANCE, amount, payer, f"{note}；公司难以安排工作的才有", monthly=True)]
        amount, note = self._allowance(wages.insured, payer)
        found = [Due(ALLOWANCE, amount, payer, note, monthly=True)]
        if wages.under_reported:
            full, _ = self._allowance(wages.actual, payer, "，按实际工资")
            difference = self.trace.add(
                f"{ALLOWANCE}{TOP_UP}",
                "{按实际工资算的} − {按缴费工资算的}",
                {"按实际工资算的": money(full), "按缴费工资算的": money(amount)},
                full - amount,
                basis=self.law_now.cite(guangdong="第五十六条"),
                on=self.days.now,
            )
            found.append(Due(f"{ALLOWANCE}{TOP_UP}", difference, "employer", monthly=True))
        return found

    def _allowance(self, wage: Decimal, payer: Payer, mark: str = "") -> tuple[Decimal, str]:
        law = self.law_now
        rate = self.figures.need(f"injury_allowance_rate_{self.grade}", law.on)
        least = self.figures.read(MINIMUM, law.on)
        severe = self.grade < 5
        local, insurance = ("第二十八条", "第三十八条") if severe else ("第三十条", "第三十九条")
        uninsured = because_uninsured(payer, law) if severe else ()
        basis = (*law.cite(guangdong=local, insurance=insurance), *uninsured)
        share = wage * rate.value / HUNDRED
        label = f"{ALLOWANCE}，每月，{GRADES[self.grade - 1]}级{mark}"
        note = f"工资的{rate}%"
        if least is None or share >= least.value:
            template = "{工资} × {比例}%"
            value = self.trace.add(
                label, template, {"工资": wage, "比例": rate}, share, basis=basis, on=law.on
            )
            return value, note
        value = self.trace.add(
            label,
            "取大（{工资} × {比例}%，{当地最低工资}）",
            {"工资": wage, "比例": rate, "当地最低工资": least},
            least.value,
            basis=basis,
            on=law.on,
        )
        return value, f"{note}，低于当地最低工资，补到{money(value)}元"

    def care(self, level: int, average: Decimal) -> Due:
        """The monthly care allowance; raises `FigureMissing` for a level that does not exist here."""
        law = self.law_now
        rate = self.figures.need(f"injury_care_rate_{level}", law.on)
        amount = self.trace.add(
            f"{CARE}，每月，{GRADES[level - 1]}级护理",
            "{平均工资} × {比例}%",
            {"平均工资": average, "比例": rate},
            average * rate.value / HUNDRED,
            basis=(*law.cite(insurance="第三十八条"), *because_uninsured(self.payer, law)),
            on=law.on,
        )
        note = f"职工月平均工资的{rate}%，鉴定委员会确认要护理的才有"
        return Due(f"{CARE}，{GRADES[level - 1]}级护理", amount, self.payer, note, monthly=True)

    def resettlement(self, average: Decimal) -> Due:
        law = self.law_now
        months = self.figures.need("injury_resettlement_months", law.on)
        amount = self.trace.add(
            RESETTLEMENT,
            "{月数} × {平均工资}",
            {"月数": months, "平均工资": average},
            months.value * average,
            on=law.on,
        )
        return Due(RESETTLEMENT, amount, "employer", f"{months}个月的职工月平均工资")
