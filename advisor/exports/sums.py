"""One award in full: the result, its months, every step with its basis, other readings, what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.domain import Award, ParameterUse, Step
from advisor.exports.paper import Part, Point, Points, Table, Words
from advisor.exports.words import amount, figure, money, provisions, told
from advisor.sources.library import Library

_MONTH = re.compile(r"\d{4}年\d{1,2}月")
_AGE = re.compile("最?近|更早|过了|没有过")
"""How the labels of steps begin that split a sum by age."""
_BANDS = (
    ("recent", "最近的部分（工资表和考勤表主要在公司手里）"),
    ("older", "更早的部分（主要靠您自己留下的证据）"),
    ("barred", "过了申请期限的部分（多半要不回来了）"),
)


def account(award: Award, library: Library) -> Iterator[Part]:
    """All of an award, as a lawyer checks it."""
    line = result(award)
    yield Words(f"结果：{line}", "lead")
    yield from months(award)
    if award.bands is not None:
        split = [(words, getattr(award.bands, name)) for name, words in _BANDS]
        rows = tuple(Point(f"{words}：{money(value)}") for words, value in split if value)
        yield from [Points(rows)] if len(rows) > 1 else []
    yield from steps(award, library)
    if award.alternatives and award.outcome != "conflict":
        yield Words("也有另一种算法：")
        yield Points(
            tuple(Point(_reading(n, award), _basis(award, n)) for n in range(len(award.alternatives)))
        )
    warnings = tuple(Point(one) for one in award.warnings if one not in line)
    if warnings:
        yield Words("这个数靠什么、还有什么没有定：")
        yield Points(warnings)
    asks = tuple(
        Point(one.ask, tuple(filter(None, (one.why, one.where)))) for one in award.missing if one.ask
    )
    if asks:
        yield Words("要算得更准，还差：")
        yield Points(asks)


def result(award: Award) -> str:
    """The result in a line."""
    match award.outcome:
        case "conflict":
            return "规定不一致，有两种说法：" + "；".join(
                f"（{n + 1}）{_reading(n, award)}" for n in range(min(2, len(award.alternatives)))
            )
        case "range" if award.low is not None and award.high is not None:
            return f"最少{amount(award.low, award.unit)}，最多{amount(award.high, award.unit)}。"
        case "award" if award.amount is not None:
            accrued = ""
            if award.total is not None and award.total != award.amount:
                accrued = f"一共是{amount(award.total, award.unit)}，其余过了申请的期限。"
            return f"{amount(award.amount, award.unit)}。{accrued}"
        case "award":
            return (
                "；".join(f"{item.label}：{told(item.value, item.unit)}" for item in award.items[:2])
                or "见下。"
            )
    return award.warnings[0] if award.warnings else "照您说的情况，没有这一项。"


def months(award: Award) -> Iterator[Part]:
    """A row for each line of the sum, then the total; nothing for a sum of one piece."""
    if not award.items:
        return
    of_money = all(item.unit == "元" for item in award.items)
    rows = [(item.label, told(item.value, item.unit), item.note) for item in award.items]
    totals = [("合计", money(award.total), "")] if of_money and award.total is not None else []
    if totals and award.amount is not None and award.amount != award.total:
        totals.append(("现在能要", money(award.amount), "其余过了申请的期限"))
    head = ("月份" if all(_MONTH.match(item.label) for item in award.items) else "项目", "数额", "说明")
    whole = (*rows, *totals)
    if any(note for _, _, note in whole):
        yield Table(head, whole, (3, 3, 5), totals=len(totals))
    else:
        yield Table(head[:2], tuple(row[:2] for row in whole), (1, 1), totals=len(totals))


def steps(award: Award, library: Library, *, handed_in: bool = False) -> Iterator[Part]:
    """Each step with the numbers put in and its basis; then the dated figures read, once each.

    `handed_in`: for the other side's eyes too, so without what is said to the worker alone: how the sum
    splits by age (what is hard to prove) and how far a figure was checked.
    """
    shown = [
        one for one in award.steps if not (handed_in and award.bands is not None and _AGE.match(one.label))
    ]
    if not shown:
        return
    uses = tuple(dict.fromkeys(use for step in shown for use in step.parameters))
    yield Words("怎么算出来的，每一步的依据：")
    rows = tuple((str(n), *_step(step, uses)) for n, step in enumerate(shown, 1))
    yield Table(("步", "算什么", "怎么算", "结果", "依据"), rows, (1, 4, 5, 3, 6))
    if uses:
        yield Words("用到的标准：")
        yield Points(
            tuple(
                Point(f"标准{n}，{_named(use, library)}：{figure(use, checked=not handed_in)}")
                for n, use in enumerate(uses, 1)
            )
        )


def _step(step: Step, uses: tuple[ParameterUse, ...]) -> tuple[str, str, str, str]:
    put_in = step.substituted if step.substituted not in (step.value, step.expression) else ""
    formula = "：".join(filter(None, (step.expression, put_in)))
    figures = "、".join(f"标准{uses.index(use) + 1}" for use in step.parameters)
    basis = "；".join(filter(None, (provisions(step.basis), figures)))
    return step.label, formula, told(step.value, step.unit), basis


def _named(use: ParameterUse, library: Library) -> str:
    known = library.parameters.get(use.id)
    return known.description if known is not None else use.id


def _reading(n: int, award: Award) -> str:
    one = award.alternatives[n]
    value = "" if one.amount is None else f"，{amount(one.amount, award.unit)}"
    return f"{one.reading.rstrip('。')}{value}"


def _basis(award: Award, n: int) -> tuple[str, ...]:
    basis = provisions(award.alternatives[n].basis)
    return (f"依据：{basis}",) if basis else ()
