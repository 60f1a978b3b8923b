"""Days attended and reasons of absence, month by month."""

from __future__ import annotations

import re
from typing import Literal

from advisor.dialogue.facts.months import ask_year, months_of
from advisor.dialogue.facts.numbers import NUMBER, whole_number
from advisor.dialogue.facts.scene import Found, Scene, is_supposed, word
from advisor.dialogue.reading import Clause
from advisor.domain import Certainty, Fact

_DAYS = re.compile(
    rf"(?:上班|上|干活|干|做|出勤|到岗|去|来)(?:了|过|够|满|只|才|共|一共|总共|就|有|他|她)*({NUMBER})(?:来|多)?天(?!都|没|假|就)"
)
_NO_LEAVE = re.compile(
    r"没(?:有)?(?:请|批|休)|不(?:批|给请|准)|从(?:来|没)没?请"
    r"|(?:不|没有?|拒绝)(?:给|让|准|许|带|送|去|能)?[^，。]{0,4}(?:看病|看医生|住院|就医|治疗|做手术)"
)
_REASONS: tuple[Literal["personal", "medical", "leave", "other"], ...] = (
    "leave",
    "medical",
    "personal",
    "other",
)


def attendance(scene: Scene) -> Found:
    """`attended_days` (month → days) and `absence` (month → reason)."""
    found = Found()
    days: dict[str, int] = {}
    reasons: dict[str, str] = {}
    told: list[Clause] = []
    explained: list[Clause] = []
    certainty: Certainty = "stated"
    months: list[tuple[str, bool]] = []
    sentence = -1
    for clause in scene.clauses:
        if (_attended(clause) is not None or _reason(clause) is not None) and not (
            is_supposed(clause) or scene.of_others(clause.text)
        ):
            ask_year(scene, clause, found)
        named = any(mention.month or mention.months for mention in scene.dates_in(clause))
        same = clause.sentence == sentence and not named
        months = months_of(scene, clause) or (months if same else [])
        if any(mention.precision == "day" for mention in scene.dates_in(clause)) and _reason(clause) is None:
            # 7月18号入职 tells a day of something else; what follows is not about that month.
            months = []
        sentence = clause.sentence
        if not months or is_supposed(clause) or scene.of_others(clause.text):
            continue
        if not all(sure for _, sure in months):
            certainty = "inferred"
        count, reason = _attended(clause), _reason(clause)
        if count is not None:
            days |= {month: count for month, _ in months}
            told.append(clause)
        if reason is not None:
            # The first reason of a month stands: 请了事假，休息了几天 gives one reason, not two.
            reasons = {**{month: reason for month, _ in months}, **reasons}
            explained.append(clause)
    if days:
        found.add(
            Fact(
                "attended_days",
                {**(scene.known.get("attended_days") or {}), **days},
                scene.words(told),
                certainty,
            )
        )
    if reasons:
        merged = {**(scene.known.get("absence") or {}), **reasons}
        found.add(Fact("absence", merged, scene.words(explained), certainty))
    return found


def _attended(clause: Clause) -> int | None:
    for match in _DAYS.finditer(clause.text):
        if word("attended_before").search(clause.text[: match.start()]):
            continue
        count = whole_number(match[1])
        if count is not None and count <= 31:
            return count
    return None


def _reason(clause: Clause) -> str | None:
    if _NO_LEAVE.search(clause.text) or word("closed").search(clause.text):
        return None
    return next((reason for reason in _REASONS if word_in("absence", reason, clause.text)), None)


def word_in(key: str, sub_key: str, text: str) -> bool:
    from advisor.dialogue.wordlists import section

    return any(re.search(entry, text) for entry in section("facts", key)[sub_key])
