"""What the worker earns: monthly wage, base pay, hourly pay."""

from __future__ import annotations

import re
from functools import cache

from advisor.dialogue.facts.numbers import CURRENCY, NUMBER, parse_number
from advisor.dialogue.facts.scene import Found, Scene, alternatives, is_supposed, word
from advisor.dialogue.reading import Clause
from advisor.domain import Fact

_GAP = (
    r"(?:是|为|有|大概|大约|差不多|约|到手|拿|发|给|税前|税后|每个?月|一个?月|平均|都是|才|只有?|就|实际|应该|现在|在"
    r"|:|，|,|了)*"
)
_RANGE_AFTER = re.compile(
    rf"^(?:到|至|-|~|～|或者?){NUMBER}|^(?:\+|多|左右|上下|出头|不到|以上|以下|来块|几)"
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    amount = rf"({NUMBER})(?![\d年月日号天个小%折度级]|点)"
    return (
        (
            "hourly_pay",
            re.compile(
                rf"(?:{alternatives('hourly')}){_GAP}{amount}|({NUMBER}){CURRENCY}?(?:/|每|一)(?:个)?(?:小时|钟|h)"
            ),
        ),
        ("monthly_base", re.compile(rf"(?:{alternatives('base_wage')}){_GAP}{amount}")),
        (
            "monthly_wage",
            re.compile(
                rf"(?:{alternatives('wage')}){_GAP}{amount}"
                rf"|(?:每个?月|一个?月|月)(?:大概|大约|差不多|能|可以|到手|拿|挣|赚|发)+{amount}"
                rf"|一个?月({NUMBER}){CURRENCY}?(?=$|[，,。！？])"
            ),
        ),
    )


def wages(scene: Scene) -> Found:
    """`monthly_wage`, `monthly_base`, `hourly_pay` in yuan; a rough figure is not taken for a wage."""
    found = Found()
    for name, pattern in _patterns():
        for clause in scene.clauses:
            if is_supposed(clause) or scene.of_others(clause.text):
                continue
            _read_wage(scene, found, name, clause, pattern)
    return found


def _read_wage(scene: Scene, found: Found, name: str, clause: Clause, pattern: re.Pattern[str]) -> None:
    for match in pattern.finditer(_with_next(scene, clause)):
        if match.start() >= len(clause.text):
            return
        before = clause.text[max(0, match.start() - 8) : match.start()]
        inside = match[0]
        said = next(group for group in match.groups() if group)
        amount = parse_number(said)
        if amount is None or amount < (5 if name == "hourly_pay" else 300):
            continue
        if word("wage_doubt").search(before + re.sub(NUMBER, "", inside)) or re.search(r"不是$", before):
            continue
        if _RANGE_AFTER.search(_with_next(scene, clause)[match.end() :]):
            found.note(
                f"您说的工资“{scene.reading.words(clause.start, clause.end)}”不是准数，请查一下工资条。"
            )
            continue
        if name in found.facts and found.facts[name].value != amount:
            found.drop(name)
            found.note("您说的工资数不止一个，请告诉我每个月应发是多少。")
            return
        found.add(Fact(name, amount, scene.words([clause])))


def _with_next(scene: Scene, clause: Clause) -> str:
    """工资 5600 was typed with a space: the figure may stand at the head of the next clause."""
    if not re.search(r"(?:工资|月薪|底薪|薪资)(?:是|为)?$", clause.text):
        return clause.text
    end = min(len(scene.reading.text), clause.end + 12)
    return scene.reading.text[clause.start : end]
