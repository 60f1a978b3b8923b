"""Every amount in a message that may be money: what it is worth, for which period, what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from advisor.dialogue.facts.dates import DateMention
from advisor.dialogue.facts.numbers import CURRENCY, NUMBER, parse_number
from advisor.dialogue.facts.scene import Scene
from advisor.dialogue.reading import Clause, Reading

Per = Literal["", "hour", "day", "month", "year", "other"]

_ANY = re.compile(
    rf"(?<![\d.A-Za-z第双零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾几])(?P<n>{NUMBER})(?P<more>多|来|几)?\s*"
    rf"(?P<cur>{CURRENCY})?"
    r"(?![\d年号天%％度℃岁斤米台套张份楼路级期线班名位条栋户分折倍辆家页届厂类款季点粒刻晚楼层座薪NnXx:：]"
    r"|[零〇二两三四五六七八九十百千万几]|[多来][万千百]|一(?!个|[天日年小月晚节件次台套米方斤趟车张场瓶周星箱包桌人平票夜单])|公里|公斤|字|个(?!人的)|月(?![薪休])|日(?!薪|结)|"
    r"小时|钟|人(?!民)|次|件|节|单(?!休)|只|组|块(?!钱)|周|星期|礼拜|[./-]\d)"
)
_AFTER: tuple[tuple[Per, re.Pattern[str]], ...] = (
    ("month", re.compile(r"(?:左右|上下|出头)?(?:/|一个?|每个?|1个?)月(?!内|前|后|假|的?时间)")),
    (
        "day",
        re.compile(r"(?:左右|上下)?(?:/|一|每|1)(?:(?:天|日)(?!没|都|假)|个?工(?![资钱地作厂伤人价])|个?班)"),
    ),
    ("hour", re.compile(r"(?:左右|上下)?(?:/|一|每|1)个?(?:小时|钟头?|h\b)")),
    ("year", re.compile(r"(?:/|一|每)年")),
    (
        "other",
        re.compile(
            r"(?:/|一|每)个?(?:节|件|单|晚|次|台|套|米|方|斤|趟|车|张|场|瓶|周|星期|箱|包|桌|人|平|票|夜)"
        ),
    ),
)
_ABOUT_BEFORE = re.compile(
    r"(?:大概|大约|大致|差不多|平均|约|将近|接近|近|快|不到|估计|可能|左右|好像|均)[^，。\d]{0,4}$"
)
_ABOUT_AFTER = re.compile(r"^(?:左右|上下|多|来块|出头|不到|以上|以下|几百|几|\+|吧)")
_RANGE = re.compile(r"^(?:块|元)?(?:到|至|-|~|～|—|、|或)$")
_AROUND = 40
"""Characters before and behind an amount that can say what it is."""
_OTHER_SIDE = re.compile(r"老板娘?|老板|主管|经理|组长|厂长|班长|领导|HR|人事|店长|包工头|工头")
_THEIR_PAY = re.compile(
    r"(?:老板娘?|主管|经理|组长|厂长|班长|领导|HR|人事|店长|正式工|本地人|男的)们?的?(?:工资|月薪|底薪|一个月|每月|一天|年薪)"
)
_KIN = re.compile(
    r"老公|老婆|爱人|老伴|妈|爸|我(?:弟|哥|姐|妹|儿|女儿|叔|舅|姨|姑|妻)|丈夫|妻子|儿子|女儿|对象|男朋友|女朋友|男友|女友"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in yuan where it stands in the reading's text."""

    start: int
    end: int
    value: Decimal
    clause: Clause
    per: Per
    """The period written behind it: 3500一个月."""
    about: bool
    lead: str
    """What stands before it back to the amount before, or to the clause before where that ends in a label."""
    tail: str
    """What stands behind it up to the next amount or the end of the clause."""
    currency: bool
    high: Decimal | None = None
    """The upper end where a range was told: 6800到7200."""


def amounts(scene: Scene) -> tuple[Amount, ...]:
    """Amounts in order; figures that are dates, ages, counts, hours or shares are none."""
    return _amounts(scene.reading, scene.dates)


@lru_cache(maxsize=8)
def _amounts(reading: Reading, dates: tuple[DateMention, ...]) -> tuple[Amount, ...]:
    found: list[Amount] = []
    before: Clause | None = None
    for clause in reading.clauses:
        told = [one for one in dates if clause.start <= one.start < clause.end]
        found += _in_clause(reading, told, clause, before)
        before = clause
    return tuple(_ranges(found, reading.text))


def _in_clause(
    reading: Reading, dates: list[DateMention], clause: Clause, previous: Clause | None
) -> Iterator[Amount]:
    text = reading.text[: clause.end]
    taken = [
        (mention.start, mention.end)
        for mention in dates
        if (mention.day or mention.year) and not re.fullmatch(r"\d{4}", text[mention.start : mention.end])
    ]
    hits = []
    for match in _ANY.finditer(text, clause.start):
        value = parse_number(match["n"])
        if value is None or any(match.start() < end and start < match.end("n") for start, end in taken):
            continue
        if re.search(
            r"[\d一二两三四五六七八九](?:到|至|-|~|～|、)$", text[clause.start : match.start()]
        ) and (
            re.search(r"[万千百kKwW]", match["n"])
            and not re.search(
                r"(?:\d{3,}|[万千百kKwW块元]\d{0,4})(?:到|至|-|~|～|、)$", text[: match.start()]
            )
        ):
            # 5到6千: the unit is told once for both ends.
            continue
        if re.search(r"十$", match["n"]) and text.startswith("一", match.end()):
            # 十一个小时 is no ten an hour.
            continue
        if match["cur"] is None and (value < 10 or value >= 10_000_000 or match["n"] in ("996", "007")):
            continue
        hits.append((match, value))
    for index, (match, value) in enumerate(hits):
        before = hits[index - 1][0].end() if index else clause.start
        after = hits[index + 1][0].start() if index + 1 < len(hits) else clause.end
        lead = text[max(before, match.start() - _AROUND) : match.start()]
        tail = text[match.end() : min(after, match.end() + _AROUND)]
        per: Per = next(
            (name for name, pattern in _AFTER if pattern.match(text, match.end(), clause.end)), ""
        )
        if index == 0 and len(lead) <= 4:
            lead = _label_before(previous, clause) + lead
        about = (
            match["more"] is not None
            or _ABOUT_AFTER.match(tail) is not None
            or _ABOUT_BEFORE.search(lead) is not None
        )
        yield Amount(
            match.start(), match.end(), value, clause, per, about, lead, tail, match["cur"] is not None
        )


def _label_before(before: Clause | None, clause: Clause) -> str:
    """工资 5600 was typed with a space: the figure stands at the head of the next clause."""
    if before is None or before.sentence != clause.sentence or re.search(r"\d", before.text[-6:]):
        return ""
    return before.text[-_AROUND:] + "，"


def _ranges(found: list[Amount], text: str) -> Iterator[Amount]:
    """6800到7200 is one amount with two ends."""
    skip = False
    for one, other in pairwise([*found, None]):
        if skip:
            skip = False
            continue
        if one is None:
            return
        if other is not None and _RANGE.match(text[one.end : other.start]) and one.value < other.value:
            skip = True
            yield Amount(
                one.start,
                other.end,
                one.value,
                one.clause,
                other.per,
                True,
                one.lead,
                other.tail,
                one.currency or other.currency,
                other.value,
            )
        else:
            yield one


def is_of_others(scene: Scene, clause: Clause) -> bool:
    """同事一个月8000: the boss who pays is no other person, the colleague who earns is."""
    if _THEIR_PAY.search(clause.text) and not re.search(r"我(?!们)", clause.text):
        return True
    text = _OTHER_SIDE.sub("", clause.text)
    if _names_kin(scene.reading.text):
        text = re.sub(r"[他她]们?", "我", text)
    return scene.of_others(text)


@lru_cache(maxsize=8)
def _names_kin(text: str) -> bool:
    return _KIN.search(text) is not None
