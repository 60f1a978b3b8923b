"""What the award says besides its sums: other readings, doubts, what to prove. Plain Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from advisor.domain import Alternative
from advisor.rules.calendar import add_years, chinese_day, last_day
from advisor.rules.entitlements.arrears_surcharge import law
from advisor.rules.entitlements.arrears_surcharge.missed import Missed
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figure, Figures, plain
from advisor.rules.trace import fen, money

CONDITIONS = "加付赔偿金要先有劳动部门责令公司限期支付，公司到期还不付"
NOT_SUCH = "法律没有给这类钱规定加付：只有工资、加班费、最低工资差额、经济补偿和没休年休假的报酬有"
COMPLAIN = (
    "可以先向劳动监察投诉，请它责令公司限期支付；已经申请仲裁或者起诉的，劳动监察一般不再受理，先后要想好。"
)
COMPLAIN_LATE = "离职已经过了{years}年，劳动监察可能不再查处；还想投诉的，先问12333。"
LATE = "离职以后的一年仲裁时效已经过了，公司提出来的话可能要不到；请马上问劳动监察或12348。"


def debt(left: Decimal, *, late: bool) -> str:
    """What stands of the debt itself."""
    if late:
        return f"欠您的{money(left)}元，离职以后的一年仲裁时效可能已经过了，请马上打12348问。"
    return f"欠您的{money(left)}元照样可以要。"


def complain(inputs: Inputs, figures: Figures) -> str:
    """To complain to labour inspection, or that its two years from the end of employment are over."""
    filing, ended = inputs.day("filing"), inputs.day("employment_end")
    if filing is None or ended is None:
        return COMPLAIN
    watch = figures.read("inspection_limitation_years", filing)
    over = watch is not None and filing > last_day(add_years(ended, watch.whole)).day
    return COMPLAIN_LATE.format(years=watch) if over else COMPLAIN


def alternatives(
    missed: Missed, lowest: Decimal, highest: Decimal, kind: str, figures: Figures
) -> Iterator[Alternative]:
    """Other readings of the sum the extra is reckoned from, where payments make them differ."""
    basis = law.duty(kind, missed.due, figures)

    def reading(words: str, base: Decimal) -> Alternative:
        low, high = fen(base * lowest), fen(base * highest)
        sums = f"{money(high)}元" if low == high else f"{money(low)}元至{money(high)}元"
        return Alternative(f"{words}那样是{sums}。", high, basis)

    if missed.undated:
        yield reading("没说哪天付的钱，要是到期以后才付的，就不减，", missed.owed - missed.in_time)
    if missed.in_time:
        yield reading("按责令支付的全部数额算，期限以内付过的不减，", missed.owed)
    if missed.late:
        yield reading("到期以后才付的也减掉，只按现在还没付的算，", missed.left)


def warnings(
    kind: str, missed: Missed, lowest: Figure, highest: Figure, inputs: Inputs, figures: Figures
) -> Iterator[str]:
    """What a reader must know, the gravest first."""
    no_filing = inputs.day("filing") is None
    if no_filing and missed.due >= figures.as_of:
        yield f"这是按{chinese_day(missed.due)}过了公司还没付算的；这一天还没有过的话，现在还没有这笔钱。"
    if missed.left:
        yield f"加付的赔偿金以外，欠您的{money(missed.left)}元本身还要付。"
    if kind == "annual_leave":
        yield "没休年休假的报酬，到期不付的，加付同样的数额。"
    else:
        low, high = (f"{plain(one.value * 100)}%" for one in (lowest, highest))
        yield f"具体加付多少，由劳动部门或者仲裁、法院在{low}到{high}之间定。"
    if missed.undated:
        yield f"您没说{money(missed.undated)}元是哪天付的，先当作期限以内付的减掉；到期以后才付的不减。"
    elif "paid" not in inputs:
        yield "您没说公司付过没有，先按一分没付算；期限以内付的要减掉。"
    if missed.in_time + missed.late + missed.undated > missed.owed:
        yield "公司付的比责令的还多，多出的没有算进去，请核对。"
    if "owed_for" not in inputs:
        yield "您没说欠的是什么钱，先按工资算。"
    yield "要拿得出两样证据：责令限期支付的文书，公司到期没付的证明（如银行流水）。"
    if no_filing:
        yield "没有写申请日期：先按期限已经过了算，也没有考虑时效。"
    elif "employment_end" not in inputs:
        yield "没有写是否离职，没有考虑离职以后的一年时效。"
