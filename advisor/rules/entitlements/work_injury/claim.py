"""One worker's award, sum by sum: what is due, who pays it, and what time does to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.domain import Alternative, Award, Bands, Deadline, Item, Missing
from advisor.rules.claims import Extras, Line, one_year, without_limit
from advisor.rules.entitlements.work_injury import words
from advisor.rules.entitlements.work_injury.inputs import GRADES, INPUTS, NO_LAST_SUMS, OWN_WISH
from advisor.rules.entitlements.work_injury.law import Law
from advisor.rules.entitlements.work_injury.over_age import if_over_age
from advisor.rules.entitlements.work_injury.sums import CARE, Benefits, Due, once
from advisor.rules.entitlements.work_injury.time import claim_begins, deadlines
from advisor.rules.inputs import InputError
from advisor.rules.limitation import ARBITRATION_LIMIT, arbitration_limit, one_year_deadline
from advisor.rules.parameters import FigureMissing, checked_until_line
from advisor.rules.trace import ZERO, money, unique

ID = "work_injury"
LEVELS = range(1, 5)
"""Levels of care, the gravest first; a place may have fewer."""
_SPECS = {spec.name: spec for spec in INPUTS}
_OPEN = "（离职的话）"


class Claim:
    """Builds the award of one worker, sum by sum."""

    def __init__(self, benefits: Benefits, ends: bool | None) -> None:
        self.benefits, self.ends = benefits, ends
        self.inputs, self.figures, self.trace = benefits.inputs, benefits.figures, benefits.trace
        self.grade, self.days, self.average = benefits.grade, benefits.days, benefits.average
        unknown = [name for name in ("city", "average_wage") if name not in self.inputs]
        self.missing: list[Missing] = [_SPECS[name].missing() for name in unknown]

    def award(self) -> Award:
        benefits = self.benefits
        wages = benefits.wages()
        low = benefits.disability(wages)
        due = self._last_sums_due()
        last: list[Due] = []
        held = True
        if due is not False:
            try:
                last = benefits.at_the_end(wages, "" if due else _OPEN)
            except FigureMissing:
                held = False
                if "city" in self.inputs:
                    self.missing.append(words.no_province(self.figures.place_name))
        if last and due and "wage_before_end" not in self.inputs and benefits.payer != "employer":
            self.missing.append(_SPECS["wage_before_end"].missing())
        if self.grade < 5 or (self.grade < 7 and self.ends is not True and not self._works()):
            low += benefits.allowance(wages)
        low += self._care()
        moves = self.grade < 5 and self.inputs.flag("moves_home") and self.figures.in_guangdong
        if moves and self.average is not None:
            low.append(benefits.resettlement(self.average))
        most = [*low, *last]
        told = tuple(words.warnings(benefits, self.ends, wages, low, last_due=bool(last and due)))
        # Months and shares are set by law and stay; what is set in yuan changes from year to year.
        yearly = [one for one in self.trace.figures if one.use.unit.startswith("元")]
        stale = checked_until_line(yearly, self.days.now)
        extras = Extras(
            missing=tuple(self.missing),
            warnings=(*told, *((stale,) if stale else ())),
            items=(*self._items(low, last, due), *self._care_if_needed()),
        )
        if not held:
            return Award(
                ID,
                "missing",
                total=once(low),
                items=extras.items or (),
                steps=self.trace.steps,
                basis=self.trace.basis,
                missing=extras.missing,
                warnings=extras.warnings,
                deadlines=(*self._to_claim(), *deadlines(self.inputs, self.figures)),
            )
        found = self._timed(most if due else low, most if due is None else (), extras, last if due else ())
        return if_over_age(found, self.inputs, self.figures, self.days.now)

    def _last_sums_due(self) -> bool | None:
        """Whether the two sums at the end are due; None while an open fact decides, which is asked."""
        reason = self.inputs.text("end_reason")
        if self.grade < 5 or self.ends is False or reason in NO_LAST_SUMS:
            return False
        if self.ends is None:
            self.missing.append(_SPECS["employment_ends"].missing())
            return None
        if self.grade < 7 and reason is not None and reason not in OWN_WISH:
            why = "五级、六级的，您自己提出解除或者终止，才有医疗补助金和就业补助金。"
            self.missing.append(_SPECS["end_reason"].missing(why))
            return None
        if self.grade < 7 and reason is None:
            self.missing.append(_SPECS["end_reason"].missing())
        return True

    def _works(self) -> bool:
        return self.inputs.flag("suitable_work") is True

    def _levels(self) -> list[int]:
        """The levels of care that exist here, the gravest first."""
        return [n for n in LEVELS if self.figures.read(f"injury_care_rate_{n}", self.days.now)]

    def _care(self) -> list[Due]:
        """Care at the level told; in Guangdong for grades 1 to 4 only."""
        level, held = self.inputs.number("care_level"), self._levels()
        if level is None or "city" not in self.inputs:
            return []
        if held and level > held[-1]:
            raise InputError("care_level", f"这里的生活护理费只分{held[-1]}级，请核对护理等级。")
        if self.average is None or (self.grade > 4 and self.figures.in_guangdong):
            return []
        return [self.benefits.care(int(level), self.average)]

    def _care_if_needed(self) -> tuple[Item, ...]:
        """For grades 1 to 4 of whom nothing was said: what each level would bring, as one line."""
        told = "care_level" in self.inputs or "city" not in self.inputs
        if told or self.grade > 4 or self.average is None:
            return ()
        found = [self.benefits.care(level, self.average) for level in self._levels()]
        if not found:
            return ()
        each = "，".join(f"{GRADES[n - 1]}级{money(one.amount)}元" for n, one in enumerate(found, 1))
        note = f"鉴定委员会确认生活要人护理的才有，只领评上的那一级：{each}"
        spread = f"{money(found[-1].amount)} 至 {money(found[0].amount)}"
        return (Item(f"{CARE}（要人护理的）", spread, "元/月", note),)

    def _items(self, low: Sequence[Due], last: Sequence[Due], due: bool | None) -> tuple[Item, ...]:
        open_items = [replace(one.item, label=one.label + _OPEN) if due is None else one.item for one in last]
        once_first = sorted(low, key=lambda one: one.monthly)
        first = [one.item for one in once_first if not one.monthly]
        return (*first, *open_items, *(one.item for one in once_first if one.monthly))

    def _timed(
        self, low: Sequence[Due], high: Sequence[Due], extras: Extras, at_the_end: Sequence[Due]
    ) -> Award:
        """What a fund pays runs out by no arbitration limit; what the employer pays runs out in a year."""
        own, fund = _split(low)
        own_high, fund_high = _split(high)
        since, event = claim_begins(self.inputs, at_the_end=bool(at_the_end))
        before = own - _split(at_the_end)[0]
        if since is not None and "filing" in self.inputs and "insured" not in self.inputs:
            why = "没交的，全部由公司付，一年的仲裁时效也管全部；交了的，只管公司付的那些。"
            extras = replace(extras, missing=(*extras.missing, _SPECS["insured"].missing(why)))
        paid_by_employer = "公司付的"
        if own or own_high:
            award = one_year(
                ID,
                [Line(paid_by_employer, own)],
                self.trace,
                self.inputs,
                self.figures,
                replace(extras, alternatives=self._stricter(fund, own, before, since)),
                since=since,
                event=event,
                high=[Line(paid_by_employer, own_high)] if high else (),
            )
        else:
            award = without_limit(ID, [Line(paid_by_employer, ZERO)], self.trace, extras)
        self._sum_step(low, "，最少" if high else "")
        if high:
            self._sum_step(high, "，最多")
        lost = tuple(words.about_a_lost_claim(award, self.inputs, self.figures))
        award = with_fund(award, fund, fund_high, self.inputs.day("filing"))
        return replace(
            award,
            steps=self.trace.steps,
            warnings=(*lost, *award.warnings),
            basis=unique([*award.basis, *self.trace.basis]),
            deadlines=(*award.deadlines, *deadlines(self.inputs, self.figures)),
        )

    def _sum_step(self, dues: Sequence[Due], mark: str) -> None:
        sums = [money(one.amount) for one in dues if not one.monthly]
        if len(sums) > 1:
            law = Law(self.figures, self.days.now)
            self.trace.add(
                f"一次性的合计{mark}",
                "{各项相加}",
                {"各项相加": " + ".join(sums)},
                once(dues),
                basis=law.cite(insurance="第三十八条 第三十九条"),
                on=self.days.now,
            )

    def _stricter(
        self, fund: Decimal, own: Decimal, before: Decimal, since: date | None
    ) -> tuple[Alternative, ...]:
        """The stricter reading: the year counted from the end though the refusal (or the grading) came later;
        or, for what was due `before` the end, from a refusal that came earlier."""
        ended, refused = self.inputs.day("employment_end"), self.inputs.day("refused")
        filing = self.inputs.day("filing")
        if since is None or ended is None or filing is None or since > filing:
            return ()
        if ended < since and self._over(ended, filing):
            return (Alternative(words.FROM_THE_END, fund, (ARBITRATION_LIMIT,)),)
        if before and refused is not None and refused < since and self._over(refused, filing):
            return (Alternative(words.FROM_THE_REFUSAL, fund + own - before, (ARBITRATION_LIMIT,)),)
        return ()

    def _to_claim(self) -> tuple[Deadline, ...]:
        """The last day to claim what the employer owes, where the sums themselves are not held."""
        since, event = claim_begins(self.inputs, at_the_end=True)
        if since is None:
            return ()
        on = self.inputs.day("filing") or since
        return (one_year_deadline(since, self.inputs.day("interrupted"), self.figures, on, event),)

    def _over(self, since: date, filing: date) -> bool:
        limit = arbitration_limit(since, self.inputs.day("interrupted"), self.figures, filing)
        return limit.last.passed(filing)


def _split(dues: Sequence[Due]) -> tuple[Decimal, Decimal]:
    """What the employer pays once, and the rest."""
    own = once([one for one in dues if one.payer == "employer"])
    return own, once(dues) - own


def with_fund(award: Award, fund: Decimal, fund_high: Decimal, filing: date | None) -> Award:
    """The award with what no arbitration limit touches."""
    if award.outcome == "range" and award.low is not None and award.high is not None:
        return replace(award, low=award.low + fund, high=award.high + fund_high)
    if award.total is None or award.amount is None:
        return award
    bands = award.bands
    if filing is not None:
        bands = Bands(fund, ZERO, ZERO) if bands is None else replace(bands, recent=bands.recent + fund)
    return replace(award, total=award.total + fund, amount=award.amount + fund, bands=bands)
