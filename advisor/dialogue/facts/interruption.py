"""A demand, a complaint or a promise after leaving, by which the time limit begins anew."""

from __future__ import annotations

import re
from datetime import date

from advisor.dialogue.facts.dates import DateMention
from advisor.dialogue.facts.scene import Found, Scene, is_supposed, word
from advisor.dialogue.reading import Clause
from advisor.domain import Certainty, Fact

_EMPLOYER = r"(?:公司|厂里?|厂方|老板娘?|人事|HR|主管|经理|领导|单位|财务|工头|他们?)"
_AUTHORITY = (
    r"(?:劳动(?:监察|保障|局|部门|站|所)|劳监|监察(?:大队|部门)?"
    r"|人社(?:局|部门|厅|所)?|12333|12345|信访|政府)"
)
_DEMAND = re.compile(
    rf"(?:向|找|跟|和|问|对|给|管|让|叫){_EMPLOYER}[^，。]{{0,14}}(?:要(?!求我|我)|讨|催|追|索要|主张|补发)"
    r"|发(?:了|过)?(?:微信|短信|邮件|函|律师函)[^，。]{0,10}(?:要(?!求我|我)|催|讨|追)"
    r"|(?:书面|微信|短信|电话|当面)[^，。]{0,8}(?:要求(?!我)|催|讨|索要)|(?:要|讨|催|追讨|催讨|索要)过",
    re.IGNORECASE,
)
_COMPLAINT = re.compile(
    rf"{_AUTHORITY}[^，。]{{0,8}}(?:投诉|举报|反映|告)|(?:投诉|举报|反映)(?:到|给|了|过)*{_AUTHORITY}"
    r"|(?:投诉|举报)(?:过|了(?!吗|么))"
)
_PROMISE = re.compile(
    rf"{_EMPLOYER}[^，。没不]{{0,8}}(?:答应|承诺|同意|保证)[^，。没不]{{0,10}}(?:补|发|给|付|还|结)",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"没(?:有)?(?:去|向|找|跟|问|投诉|举报|要|催|再|答应|同意)|未(?:曾|去|向|投诉)"
    r"|不(?:敢|想|会|肯|答应|同意)|(?:吗|么|呢)$|能不能|可不可以|要不要|来得及|有用"
)
_OTHER_MATTER = re.compile(r"证明|档案|社保|合同|押金|工资条|身份证")
_PLANNED = re.compile(r"打算|准备|想(?:要)?去|计划|考虑|应该|可以")
_ONLY_DATE = re.compile(r"^(?:我|又|就|后来|是|在|于|那天|当天|的时候|的|还|也|曾|大概)*$")


def interruption(scene: Scene) -> Found:
    """`interrupted`: the latest day of such an act after leaving and not after today.

    While the worker is employed no time runs, so a demand then is no such day.
    """
    found = Found()
    left = scene.known.get("employment_end")
    if ("employment_end" in scene.known and left is None) or scene.for_employer:
        return found
    days: dict[date, tuple[str, Certainty]] = {}
    for index, clause in enumerate(scene.clauses):
        if not _tells(scene, clause):
            continue
        for mention, told in _dated(scene, index):
            day, certainty = _day(scene, mention, left)
            if day is None:
                said = scene.reading.words(mention.start, mention.end)
                found.note(f"您说“{said}”要过或投诉过，请告诉我是哪年哪月哪日，这关系到期限。")
            elif day <= scene.as_of and not (isinstance(left, date) and day <= left):
                days.setdefault(day, (scene.words(told), certainty))
    known = scene.known.get("interrupted")
    if days and (not isinstance(known, date) or max(days) > known):
        words, certainty = days[max(days)]
        found.add(Fact("interrupted", max(days), words, certainty))
    return found


def _tells(scene: Scene, clause: Clause) -> bool:
    text = clause.text
    if is_supposed(clause) or _NOT_DONE.search(text):
        return False
    if _OTHER_MATTER.search(text) and not word("heat_pay").search(text):
        return False
    if _PROMISE.search(text):
        return True
    match = _DEMAND.search(text) or _COMPLAINT.search(text)
    if match is None or _PLANNED.search(text[: match.end()]):
        return False
    # 同事投诉过 is not the worker's act; 找老板要过 names the boss as the one asked.
    return not scene.of_others(_DEMAND.sub("", text)) or "我" in text


def _dated(scene: Scene, index: int) -> list[tuple[DateMention, list[Clause]]]:
    """The date of the act: in its own clause, or alone in the clause before or behind it."""
    clause = scene.clauses[index]
    own = [mention for mention in scene.dates_in(clause) if mention.precision != "months"]
    if own:
        return [(mention, [clause]) for mention in own]
    for step in (-1, 1):
        beside = scene.clauses[index + step] if 0 <= index + step < len(scene.clauses) else None
        mentions = scene.dates_in(beside) if beside and beside.sentence == clause.sentence else ()
        if beside and len(mentions) == 1:
            text = scene.reading.text
            rest = text[beside.start : mentions[0].start] + text[mentions[0].end : beside.end]
            if _ONLY_DATE.match(rest):
                return [(mentions[0], [beside, clause])]
    return []


def _day(scene: Scene, mention: DateMention, left: object) -> tuple[date | None, Certainty]:
    if mention.precision != "day" or mention.month is None:
        return None, "inferred"
    if mention.year is not None:
        return mention.in_year(mention.year), "stated"
    first = left.year if isinstance(left, date) else scene.as_of.year - 1
    days = [mention.in_year(year) for year in range(first, scene.as_of.year + 1)]
    fitting = [d for d in days if d and d <= scene.as_of and not (isinstance(left, date) and d <= left)]
    return (fitting[0] if len(fitting) == 1 else None), "inferred"
