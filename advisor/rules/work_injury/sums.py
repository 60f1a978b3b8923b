"""What is due to an injured worker: each sum, who pays it, and the step behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from advisor.domain import Item, ProvisionRef
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figure, Figures
from advisor.rules.trace import ZERO, Trace, fen, money
from advisor.rules.work_injury.inputs import GRADES
from advisor.rules.work_injury.law import Law
from advisor.rules.work_injury.wage import bounded

Payer = Literal["fund", "employer", "unknown"]
PAYERS: dict[Payer, str] = {
    "fund": "工伤保险基金付",
    "employer": "公司付",
    "unknown": "参保的由工伤保险基金付，没参保的由公司付",
}
DISABILITY, MEDICAL, EMPLOYMENT = "一次性伤残补助金", "一次性工伤医疗补助金", "一次性伤残就业补助金"
ALLOWANCE, CARE, RESETTLEMENT = "伤残津贴，每月", "生活护理费，每月", "安家补助费"
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
        unit = "元/月" if self.monthly else "元"
        return Item(
            self.label, money(self.amount), unit, "；".join(filter(None, (PAYERS[self.payer], self.note)))
        )


@dataclass(frozen=True, slots=True)
class Wages:
    """The wage the sums multiply, in yuan a month, not rounded: as insured, and as it should have been."""

    insured: Decimal
    actual: Decimal

    @property
    def under_reported(self) -> bool:
        return self.actual > self.insured


@dataclass(frozen=True, slots=True)
class Benefits:
    """Computes the sums of one worker. `on` is the day of the law for the disability, `ended` for the end."""

    grade: int
    inputs: Inputs
    figures: Figures
    trace: Trace
    on: date
    ended: date

    @property
    def grade_name(self) -> str:
        return f"{GRADES[self.grade - 1]}级伤残"

    @property
    def insurer(self) -> Payer:
        """Who pays what a fund pays for an insured worker."""
        insured = self.inputs.flag("insured")
        return "unknown" if insured is None else "fund" if insured else "employer"

    @property
    def tops_up(self) -> bool:
        """Whether the employer makes up for wages it did not report: Guangdong's art. 56, where insured."""
        return self.law.guangdong and self.insurer != "employer"

    @property
    def law(self) -> Law:
        return Law(self.figures, self.on)

    @property
    def law_of_end(self) -> Law:
        return Law(self.figures, self.ended)

    def unpaid_insurance(self, law: Law) -> tuple[ProvisionRef, ...]:
        """Why the employer pays what the fund would have paid."""
        if self.insurer != "employer":
            return ()
        return law.cite(guangdong="第四十一条 第五十五条", nation="第六十二条", insurance="第四十一条")

    def wages(self) -> Wages:
        """Of the twelve months before the injury."""
        told, actual = self.inputs.number("insured_wage"), self.inputs.number("actual_wage")
        uninsured = self.insurer == "employer"
        own = actual if told is None or (uninsured and actual is not None) else told
        if own is None:
            raise ValueError("a wage is required")
        return self._wages("本人工资", own, actual, self._average("average_wage"), self.on)

    def wages_of_end(self, before: Wages) -> Wages:
        """For the two sums at the end: the higher of before the injury and before the end (Guangdong art. 33)."""
        told, actual = self.inputs.number("wage_before_end"), self.inputs.number("actual_wage_before_end")
        uninsured = self.insurer == "employer"
        own = actual if told is None or (uninsured and actual is not None) else told
        if own is None:
            return before
        average = self.inputs.number("average_wage_before_end") or self._average("average_wage")
        later = self._wages("离职前的月均工资", own, actual, average, self.ended)
        insured = self._higher("医疗、就业补助金的基数", before.insured, later.insured)
        if not (before.under_reported or later.under_reported):
            return Wages(insured, insured)
        actual_base = self._higher("医疗、就业补助金的基数，按实际工资", before.actual, later.actual)
        return Wages(insured, actual_base)

    def _average(self, name: str) -> Decimal:
        average = self.inputs.number(name)
        if average is None:
            raise ValueError(f"{name} is required")
        return average

    def _wages(self, label: str, own: Decimal, actual: Decimal | None, average: Decimal, on: date) -> Wages:
        law = Law(self.figures, on)
        basis = law.cite(guangdong="第六十四条", nation="第六十四条")
        insured = bounded(label, own, average, self.figures, on, self.trace, basis)
        if actual is None or actual <= own or not self.tops_up:
            return Wages(insured, insured)
        basis = (*basis, *law.cite(guangdong="第五十六条"))
        reported = bounded(f"{label}，按实际工资", actual, average, self.figures, on, self.trace, basis)
        return Wages(insured, reported)

    def _higher(self, label: str, before: Decimal, later: Decimal) -> Decimal:
        return self.trace.add(
            label,
            "取大（{受伤前}，{离职前}）",
            {"受伤前": before, "离职前": later},
            max(before, later),
            unit="元/月",
            basis=self.law_of_end.cite(guangdong="第三十三条"),
        )

    def disability(self, wages: Wages) -> list[Due]:
        months = self.figures.need(f"injury_disability_months_{self.grade}", self.on)
        article = {1: "第二十八条", 5: "第三十条", 7: "第三十二条"}[_tier(self.grade)]
        basis = self.law.cite(guangdong=article, insurance="第三十八条")
        return self._months(DISABILITY, months, wages, self.insurer, self.law, basis)

    def at_the_end(self, wages: Wages, mark: str = "") -> list[Due]:
        """The two sums when employment ends. Raises `FigureMissing` where the province's months are not held."""
        figures, law = self.figures, self.law_of_end
        medical = figures.need(f"injury_medical_months_{self.grade}", self.ended)
        employment = figures.need(f"injury_employment_months_{self.grade}", self.ended)
        nation = "第三十六条" if self.grade < 7 else "第三十七条"
        return [
            *self._months(
                MEDICAL,
                medical,
                wages,
                self.insurer,
                law,
                law.cite(nation=nation, insurance="第三十八条"),
                mark,
            ),
            *self._months(
                EMPLOYMENT,
                employment,
                wages,
                "employer",
                law,
                law.cite(nation=nation, insurance="第三十九条"),
                mark,
            ),
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
        basis = (*basis, *(self.unpaid_insurance(law) if payer == "employer" and label != EMPLOYMENT else ()))
        amount = self.trace.add(
            f"{label}，{self.grade_name}{mark}",
            "{月数} × {本人工资}",
            {"月数": months, "本人工资": wages.insured},
            months.value * wages.insured,
            basis=basis,
        )
        found = [Due(label, amount, payer, f"{months}个月")]
        if wages.under_reported:
            difference = self.trace.add(
                f"{label}{TOP_UP}{mark}",
                "{月数} × {按实际工资} − {按缴费工资}",
                {"月数": months, "按实际工资": wages.actual, "按缴费工资": amount},
                fen(months.value * wages.actual) - amount,
                basis=law.cite(guangdong="第五十六条"),
            )
            found.append(Due(label + TOP_UP, difference, "employer"))
        return found

    def allowance(self, wages: Wages) -> list[Due]:
        """The monthly allowance of grades 1 to 6, no lower than the minimum wage where that is held."""
        rate = self.figures.need(f"injury_allowance_rate_{self.grade}", self.on)
        severe = self.grade < 5
        payer: Payer = self.insurer if severe else "employer"
        local, insurance = ("第二十八条", "第三十八条") if severe else ("第三十条", "第三十九条")
        least = self.figures.read(MINIMUM, self.ended)
        basis = (
            *self.law.cite(guangdong=local, insurance=insurance),
            *(self.unpaid_insurance(self.law) if severe else ()),
        )

        def due(label: str, wage: Decimal) -> Decimal:
            share = wage * rate.value / 100
            if least is not None and share < least.value:
                return self.trace.add(
                    label,
                    "取大（{本人工资} × {比例}%，{当地最低工资}）",
                    {"本人工资": wage, "比例": rate, "当地最低工资": least},
                    least.value,
                    basis=basis,
                )
            return self.trace.add(
                label, "{本人工资} × {比例}%", {"本人工资": wage, "比例": rate}, share, basis=basis
            )

        amount = due(f"{ALLOWANCE}，{self.grade_name}", wages.insured)
        raised = least is not None and wages.insured * rate.value / 100 < least.value
        notes = ["本人工资的" + f"{rate}%", "补到当地最低工资" if raised else ""]
        notes.append("" if severe else "公司难以安排工作的才有")
        found = [Due(ALLOWANCE, amount, payer, "；".join(filter(None, notes)), monthly=True)]
        if not wages.under_reported or not severe:
            full = (
                due(f"{ALLOWANCE}，{self.grade_name}，按实际工资", wages.actual)
                if wages.under_reported
                else amount
            )
            return [Due(ALLOWANCE, full, payer, found[0].note, monthly=True)]
        full = due(f"{ALLOWANCE}，{self.grade_name}，按实际工资", wages.actual)
        if full > amount:
            difference = self.trace.add(
                ALLOWANCE + TOP_UP,
                "{按实际工资} − {按缴费工资}",
                {"按实际工资": full, "按缴费工资": amount},
                full - amount,
                basis=self.law.cite(guangdong="第五十六条"),
            )
            found.append(Due(ALLOWANCE + TOP_UP, difference, "employer", monthly=True))
        return found

    def care(self, level: int) -> Due:
        rate = self.figures.need(f"injury_care_rate_{level}", self.on)
        average = self._average("average_wage")
        amount = self.trace.add(
            CARE,
            "{平均工资} × {比例}%",
            {"平均工资": average, "比例": rate},
            average * rate.value / 100,
            basis=(*self.law.cite(insurance="第三十八条"), *self.unpaid_insurance(self.law)),
        )
        return Due(CARE, amount, self.insurer, f"职工月平均工资的{rate}%", monthly=True)

    def resettlement(self) -> Due:
        months = self.figures.need("injury_resettlement_months", self.on)
        average = self._average("average_wage")
        amount = self.trace.add(
            RESETTLEMENT,
            "{月数} × {平均工资}",
            {"月数": months, "平均工资": average},
            months.value * average,
        )
        return Due(RESETTLEMENT, amount, "employer", f"{months}个月的职工月平均工资")


def once(dues: Iterable[Due], payer: Payer | None = None) -> Decimal:
    """The sum of what is paid once (by that payer)."""
    return sum((one.amount for one in dues if not one.monthly and payer in (None, one.payer)), ZERO)


def _tier(grade: int) -> int:
    return 1 if grade < 5 else 5 if grade < 7 else 7
