"""您可以要回多少, and the same table as an example where the place is not known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from advisor.answering.desk import Desk, paragraph, plain, section
from advisor.answering.layout import about_sources, money
from advisor.domain import Alternative, Award, Block, Item, Section, Sentence, Step

_COMPUTED = frozenset({"award", "range", "conflict"})
_BANDS = {"recent": re.compile(r"最?近"), "older": re.compile("更早"), "barred": re.compile("过了")}
_BAND_WORDS = {
    "recent": "最近的部分（工资表和考勤表主要在公司手里）",
    "older": "更早的部分（主要靠您自己留下的证据）",
    "barred": "过了申请期限的部分（多半要不回来了）",
}
_DISPUTED = "有争议"
_MONTH = re.compile(r"\d{4}年\d{1,2}月")
_EXAMPLE = "下面只是举例，不是您的结果：假如您在广东上班，按您说的情况会这样算。请先告诉我您在哪个城市上班。"


def sum_section(desk: Desk) -> Section | None:
    """The sum, month by month; nothing while facts are missing (the questions stand instead)."""
    blocks: list[Block] = []
    for award in desk.awards:
        if award.outcome != "missing":
            blocks += _account(award, desk)
    blocks.append(paragraph(*map(plain, not_held(desk))))
    return section("sum", blocks)


def not_held(desk: Desk) -> Iterator[str]:
    """Why a sum cannot be given though the worker has told all: a figure of the place or time is not held."""
    for award in desk.awards:
        if award.outcome == "missing":
            for missing in award.missing:
                if not missing.ask:
                    yield from filter(None, (missing.why, missing.where))


def example_section(desk: Desk) -> Section | None:
    example = desk.example
    if example is None or example.outcome not in _COMPUTED:
        return None
    if all(missing.fact not in ("city", "province") for award in desk.awards for missing in award.missing):
        return None
    told = [warning for warning in example.warnings if about_sources(warning)]
    blocks = [paragraph(plain(_EXAMPLE)), *_account(example, desk, where="在广东")]
    blocks += [Block("note", (_sum(example, warning),)) for warning in told]
    return section("example", blocks)


def headline(award: Award, where: str = "您") -> Sentence | None:
    """One line: the amount and what it covers, or why there is none. None while facts are missing."""
    if award.outcome == "missing":
        return None
    if award.outcome == "conflict":
        readings = "；".join(f"（{n}）{_reading(one, award.unit)}" for n, one in _conflicting(award))
        return _sum(award, f"{award.title}，规定不一致，有两种说法：{readings}。")
    if award.outcome not in _COMPUTED:
        return _sum(award, award.warnings[0]) if award.warnings else None
    covers = _window(award)
    if award.outcome == "range" and award.low is not None and award.high is not None:
        low, high = amount_of(award.low, award.unit), amount_of(award.high, award.unit)
        span = f"最少 {low}，最多 {high}"
        if award.unit != "元":
            return _sum(award, f"照您说的情况，{award.title}{span}。")
        text = f"照您说的情况算，{where}可以要回的{award.title}{span}{covers}。"
        return _sum(award, text if award.high else f"照您说的情况算，没有可以要回的{award.title}。")
    if award.amount is None or award.unit != "元":
        return _found(award)
    if award.amount:
        text = f"照您说的情况算，{where}可以要回{award.title} {money(award.amount)}{covers}。"
    elif award.total:
        accrued = f"{award.title}累计 {money(award.total)}{covers}"
        text = f"{accrued}，照这个申请日期算，还能要回 {money(award.amount)}。"
    else:
        text = f"照您说的情况算，没有可以要回的{award.title}。"
    return _sum(award, text)


def _conflicting(award: Award) -> Iterator[tuple[int, Alternative]]:
    """The readings that contradict each other stand first; the others are further doubts."""
    return enumerate(award.alternatives[:2], 1)


def _reading(one: Alternative, unit: str) -> str:
    amount = "" if one.amount is None else f"，{amount_of(one.amount, unit)}"
    return f"{one.reading.rstrip('。')}{amount}"


def amount_of(value: Decimal, unit: str) -> str:
    """A sum as money; days, months and hours as they are counted."""
    return money(value) if unit == "元" else f"{value.normalize():f} {unit}".strip()


def _found(award: Award) -> Sentence | None:
    """A result that is no money: a number of days or months, or its first lines (an age, a date)."""
    if award.amount is not None:
        return _sum(award, f"照您说的情况，{award.title}共 {amount_of(award.amount, award.unit)}。")
    lines = "；".join(f"{item.label}：{item_value(item)}" for item in award.items[:2])
    return _sum(award, f"照您说的情况，{lines}。") if lines else None


def _account(award: Award, desk: Desk, where: str = "您") -> Iterator[Block]:
    line = headline(award, where)
    if line is not None:
        yield paragraph(line)
    yield from _table(award)
    bands = _band_steps(award)
    formulas = [step for step in award.steps if step not in bands.values()]
    if formulas:
        yield paragraph(plain("怎么算出来的："))
    for step in formulas:
        yield Block("item", (_sum(award, _step_words(step), _cites(step, desk)),))
    if award.outcome in _COMPUTED:
        yield from _bands(award, bands, desk)
    if award.outcome != "conflict":
        yield Block("note", tuple(_alternative(award, desk)))
    for warning in _warnings(award):
        if line is None or warning != line.text:
            yield Block("note", (_sum(award, warning),))


def _warnings(award: Award) -> Iterator[str]:
    """What the sum depends on. A dispute is said once: the rest is for the lawyer, in the award itself."""
    disputed = bool(award.alternatives) and award.outcome != "conflict"
    for warning in award.warnings:
        if about_sources(warning) or (warning.startswith(_DISPUTED) and disputed):
            continue
        disputed = disputed or warning.startswith(_DISPUTED)
        yield warning


def _table(award: Award) -> Iterator[Block]:
    """A row for each line of the sum, then the total."""
    if not award.items:
        return
    monthly = all(_MONTH.match(item.label) for item in award.items)
    of_money = all(item.unit == "元" for item in award.items)
    head = ("月份" if monthly else "项目", "金额" if of_money else "结果", "说明")
    yield Block("head", tuple(map(plain, head)))
    for item in award.items:
        yield Block("row", tuple(_sum(award, cell) for cell in (item.label, item_value(item), item.note)))
    if award.total is not None and of_money:
        yield Block("row", tuple(_sum(award, cell) for cell in ("合计", money(award.total), "")))


def item_value(item: Item) -> str:
    """An item's value as its row shows it; a month still open shows both its ends."""
    if item.unit != "元":
        return f"{item.value} {item.unit}".strip()
    return " 至 ".join(money(Decimal(end.strip())) for end in item.value.split("至"))


def _step_words(step: Step) -> str:
    value = money(Decimal(step.value)) if step.unit == "元" else f"{step.value} {step.unit}".strip()
    if step.substituted.rstrip("0").rstrip(".") in ("", step.value.rstrip("0").rstrip(".")):
        return f"{step.label}：{value}"
    return f"{step.label}：{step.substituted} = {value}"


def _cites(step: Step, desk: Desk) -> tuple[int, ...]:
    return desk.sources.cite_held(*step.basis, *(use.reference for use in step.parameters))


def _band_steps(award: Award) -> dict[str, Step]:
    """The steps that split the sum by age; their labels say best what a band means."""
    if award.bands is None:
        return {}
    return {
        name: step
        for name, opening in _BANDS.items()
        for step in award.steps
        if opening.match(step.label) and step.value == f"{getattr(award.bands, name):.2f}"
    }


def _bands(award: Award, steps: dict[str, Step], desk: Desk) -> Iterator[Block]:
    bands = award.bands
    if bands is None:
        return
    for name, words in _BAND_WORDS.items():
        amount = getattr(bands, name)
        step = steps.get(name)
        if amount:
            text = f"{step.label if step else words}：{money(amount)}"
            yield Block("item", (_sum(award, text, _cites(step, desk) if step else ()),))


def _alternative(award: Award, desk: Desk) -> Iterator[Sentence]:
    """What is disputed, said once."""
    if not award.alternatives:
        return
    other = award.alternatives[0]
    yield plain("也有另一种算法：")
    yield _sum(award, f"{_reading(other, award.unit)}。", desk.sources.cite_held(*other.basis))


def _window(award: Award) -> str:
    if not all(_MONTH.match(item.label) for item in award.items):
        return ""
    counted = [item for item in award.items if item.unit == "元" and item.value.strip("0.")]
    if len(counted) < 2:
        return f"（{counted[0].label}）" if counted else ""
    return f"（{counted[0].label}至{counted[-1].label}，共 {len(counted)} 个月）"


def _sum(award: Award, text: str, cites: tuple[int, ...] = ()) -> Sentence:
    return Sentence(text, "sum", award.entitlement, cites)
