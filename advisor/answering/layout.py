"""What an answer's parts are called, in which order they stand, and how figures are written in them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from advisor.domain import Hotline, Sentence, State

TITLES = {
    "short": "简短回答",
    "questions": "还需要您告诉我",
    "sum": "您可以要回多少",
    "example": "如果您在广东",
    "law": "法律怎么说",
    "notes": "您的材料里怎么写",
    "steps": "现在怎么办",
    "evidence": "要留好的证据",
    "deadlines": "期限",
    "help": "谁能帮您",
    "rests": "这份回答的依据和不确定之处",
}
"""Titles by section key, in the order the sections stand. A writer cannot title a section otherwise."""

STATES: dict[State, str] = {
    "in_force": "现行有效",
    "not_in_force": "已经失效",
    "not_yet_in_force": "还没有施行",
    "in_doubt": "效力有疑问",
    "text_not_held": "当时的文本没有收录",
    "unknown": "效力没有核对",
}

TOLD_BY_NOTE: frozenset[State] = frozenset({"not_in_force", "not_yet_in_force", "text_not_held"})
"""States whose note tells them with the date."""

ALWAYS_THERE = ("12333", "12351", "12348")
"""Hotlines named when nothing else is known: labour office, union, legal aid."""


def money(value: Decimal) -> str:
    """4200 → 4,200.00 元."""
    return f"{value:,.2f} 元"


def day_words(day: date) -> str:
    """2024-09-30 → 2024年9月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def about_sources(warning: str) -> bool:
    """Whether a rule's warning is about where its figures come from, and so stands at the end."""
    return "官方原文" in warning or warning.startswith("标准核对到")


def hotline_sentence(hotline: Hotline) -> Sentence:
    """Name, number where there is one, and what it helps with."""
    number = f" {hotline.number}" if hotline.number else ""
    end = "" if hotline.helps_with.endswith("。") else "。"
    return Sentence(f"{hotline.name}{number}：{hotline.helps_with}{end}", "hotline", hotline.id)
