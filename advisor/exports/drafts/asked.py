"""What is asked for, with the sum of each request and where its working stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from advisor.domain import Award
from advisor.exports.drafts.desk import Desk
from advisor.exports.paper import Heading, NewPage, Part, Point, Points, Words, gap
from advisor.exports.remedies import Request, requests
from advisor.exports.sums import months, result, steps
from advisor.exports.words import money
from advisor.fact_names import label

_MONTH = re.compile(r"\d{4}年\d{1,2}月")


def asked(desk: Desk, opening: str) -> Iterator[Part]:
    """Each request with its sum and months; the total where every sum is settled."""
    wanted = requests(desk.answer, desk.office)
    points = [Point(f"{opening}{one.remedy.request}{_sum_of(one)}。") for one in wanted]
    settled = [one.award.amount for one in wanted if one.award is not None and _is_settled(one)]
    if len(settled) > 1 and len(settled) == sum(one.owes for one in wanted):
        total = sum((one for one in settled if one is not None), Decimal(0))
        points.append(Point(f"以上金额合计{money(total)}。"))
    yield Points((*points, Point(gap("还有别的请求写在这里，没有就删去"))), "number")


def owed(desk: Desk) -> Iterator[Part]:
    """What each sum comes to, and that its working is in the annex."""
    for request in requests(desk.answer, desk.office):
        award = request.award
        if award is not None:
            yield Words(
                f"关于{award.title}：{desk.them}没有付清，{desk.me}请求{request.remedy.request}。"
                f"照上面的情况计算，结果是：{result(award)}每一步怎么算和依据见附表。"
            )


def annex(desk: Desk) -> Iterator[Part]:
    """Every sum asked for, month by month and step by step, on a page of its own."""
    awards = [one.award for one in requests(desk.answer, desk.office) if one.award is not None]
    if not awards:
        return
    yield NewPage()
    yield Heading("附表：数额怎么算出来的")
    for award in awards:
        yield Heading(award.title or award.entitlement, 2)
        yield Words(f"结果：{result(award)}", "lead")
        yield from months(award)
        yield from steps(award, desk.library, handed_in=True)


def _is_settled(request: Request) -> bool:
    award = request.award
    return (
        award is not None
        and award.outcome == "award"
        and award.amount is not None
        and not request.remedy.in_part
    )


def _sum_of(request: Request) -> str:
    award = request.award
    if award is None:
        lacking = dict.fromkeys(one.label or label(one.fact) for one in request.waits_for)
        return gap(f"数额，算出来还差：{'、'.join(lacking)}") if lacking else ""
    found = result(award).rstrip("。")
    if request.remedy.in_part:
        return gap(f"公司该付的数额；连基金付的一共是{found}，基金付的不写进来")
    if not _is_settled(request) or award.amount is None:
        return gap(f"数额；{found}")
    counted = _months(award)
    if len(counted) == 1:
        # Overtime is computed for the month told: a request for it alone would give up the others.
        return f"（{counted[0]}）{money(award.amount)}{gap('这里只算了一个月；别的月份算好加上')}"
    span = f"（{counted[0]}至{counted[-1]}，共{len(counted)}个月，逐月数额见附表）" if counted else ""
    return f"{span}{money(award.amount)}"


def _months(award: Award) -> list[str]:
    """The months of a monthly sum for which something is due."""
    if not all(_MONTH.match(item.label) for item in award.items):
        return []
    return [item.label for item in award.items if item.unit == "元" and item.value.strip("0.")]
