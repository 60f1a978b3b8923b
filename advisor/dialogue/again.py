"""A question already answered, asked again of a case file that was changed since."""

from __future__ import annotations

from datetime import date

from advisor.dialogue.asks import USUAL, asked
from advisor.dialogue.matters import recognise_asked
from advisor.dialogue.reading import read
from advisor.dialogue.routing import clarify, injected
from advisor.dialogue.shorten import shorten
from advisor.dialogue.turns import corrected, not_known
from advisor.domain import CaseFile, Inquiry
from advisor.fact_names import label, shown
from advisor.settings import get_settings
from advisor.sources.library import Library

_COME_ALONG = frozenset({"employed", "dismissed", "district", "province"})
"""Facts that change with another one, which is named."""


def reconsider(question: str, *, before: CaseFile, case: CaseFile, as_of: date, library: Library) -> Inquiry:
    """What was wanted, of the facts as they are now: nothing of the case is read from the words again.

    `before` is the case file as it was; what differs leads the answer, so that the worker sees it was heard.
    Never raises for any words.
    """
    used, _ = shorten(question, get_settings().max_question_chars)
    reading = read(used)
    if injected(reading):
        used, reading = "", read("")
    named, _ = recognise_asked(reading.text, library.topics)
    matters = case.matters or named
    return Inquiry(
        question=used,
        as_of=as_of,
        filing=case.facts.get("filing") or as_of,
        route="answer" if matters else "clarify",
        facts=case.facts,
        matters=matters,
        asks=asked(reading) or USUAL,
        reply=_lead(before, case) if matters else _noted(before, case) or clarify("vague"),
        asked=case.asked,
        contradictions=case.contradictions,
    )


def _noted(before: CaseFile, case: CaseFile) -> str | None:
    """What was put down before anything was asked; None where nothing was."""
    new = [
        fact
        for fact in case.facts
        if before.facts.entries.get(fact.name) != fact and fact.name not in _COME_ALONG
    ]
    if not new:
        return None
    told = "；".join(f"{label(fact.name)}：{shown(fact.name, fact.value)}" for fact in new)
    return f"记下了：{told}。\n请接着说：发生了什么事，您想问什么？"


def _lead(before: CaseFile, case: CaseFile) -> str | None:
    """What was put right or taken away, and where to find what the worker does not know."""
    held = before.facts.entries
    put_right = [
        fact
        for fact in case.facts
        if fact.name in held and fact.name not in _COME_ALONG and fact.value != held[fact.name].value
    ]
    gone = [name for name in held if name not in case.facts.entries and name not in _COME_ALONG]
    known_before = {(one.missing.fact, one.missing.entitlement) for one in before.asked if one.unknown}
    unknown = [
        one.missing
        for one in case.asked
        if one.unknown and (one.missing.fact, one.missing.entitlement) not in known_before
    ]
    lines = (
        corrected(put_right),
        f"好的，已去掉“{label(gone[0])}”。" if gone else None,
        not_known(unknown),
    )
    return "\n".join(filter(None, lines)) or None
