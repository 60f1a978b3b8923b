"""Which months' wages were not paid."""

from __future__ import annotations

import re
from datetime import date

from advisor.dialogue.facts.amounts import is_of_others
from advisor.dialogue.facts.dates import DateMention
from advisor.dialogue.facts.months import month_key
from advisor.dialogue.facts.scene import Found, Scene, is_supposed
from advisor.dialogue.reading import Clause
from advisor.domain import Fact

_WAGES = r"(?:工资(?!条|单|卡|表)|工钱|薪水|薪资|底薪|月薪|血汗钱|(?:月|份)的钱)"
_UNPAID = re.compile(
    rf"{_WAGES}[^，。]{{0,10}}?(?:没(?!签|有?合同)|未|不|拖|欠|压)(?:有)?(?:发|给|结|付|到|着|了|$)?"
    rf"|(?:没(?:有)?|未|不)(?:发|给|结|付)(?:过|我|我们|清)?[^，。]{{0,6}}{_WAGES}"
    r"|没(?:有)?给(?:过)?钱|一分(?:钱)?(?:都|也|工资)*+(?:没|不)(?:有)?(?:给|发|拿|见)|(?:都|也|一直|还|就)?没(?:有)?(?:发|给|结)(?:过|了|我|我们)?$"
    r"|(?:拖欠|欠|拖|压)(?:着|了|我|我们|俺|的是)*+"
)
_OTHER_THING = re.compile(
    r"社保|公积金|补贴|津贴|高温|加班费|奖金|年终|绩效|提成|合同|放假|补偿|五险|医保|全勤|假|押金|社会保险|货款|供应商|报销|会费|房租"
)
_PARTLY = re.compile(r"只发|只给|发了一半|少发|发了\d|给了\d|给了[一二三四五六七八九]千")
_ON_GOING = re.compile(
    r"月份?(?:的?工资)?(?:就)?(?:开始|起(?!诉)|以来|之后|以后)|月份?(?:拖|一直)?(?:到|至)(?:现在|今|目前)"
)
_ONLY_MONTHS = re.compile(
    r"^(?:(?:去年|今年)?(?:\d{1,2}|[一二三四五六七八九十]+)月?份?(?:的|工资|和|、|到|至|-|都|跟|还有|以及|这|两个月|三个月)*+)+$"
)
_COUNTED = re.compile(
    r"(?<!\d)(?P<list>(?:1[0-2]|[1-9])(?:[、和.,，/](?:1[0-2]|[1-9]))+)(?:这)?(?:[两二三四五六]个)?月"
)
_ASKS = re.compile(r"(?:吗|么|不)$|有没有|是不是")
_TO = re.compile(r"^(?:份)?(?:一直)?(?:拖|欠)?(?:到|至|-|~|～|—)$")
_RUN_TOGETHER = re.compile(r"(?P<list>[一二三四五六七八九]{2,4})(?P<count>[两二三四])个月")


def arrears(scene: Scene) -> Found:
    """`unpaid_months`: ("2026-08", …); where months are told without a year, the latest ones gone by.

    A job of a few days within one month, unpaid altogether, owes that month.
    """
    found = Found()
    if scene.for_employer:
        return found
    months: dict[str, None] = {}
    told: list[Clause] = []
    unpaid: list[Clause] = []
    for clause in scene.clauses:
        if is_supposed(clause) or is_of_others(scene, clause) or _ASKS.search(clause.text):
            continue
        if not _UNPAID.search(clause.text) or (
            _OTHER_THING.search(clause.text) and not re.search(_WAGES, clause.text)
        ):
            continue
        if _PARTLY.search(clause.text) or re.search(
            r"没(?:有)?(?:拖欠|欠|拖)|不拖|倒欠|就不(?:发|给)|才(?:发|给)|要扣", clause.text
        ):
            continue
        unpaid.append(clause)
        if _ON_GOING.search(clause.text):
            continue
        group = _with_months_beside(scene, clause)
        keys = [key for one in group for key in _months_named(scene, one)]
        if keys and _concerns_wages(scene, group[0]):
            months |= dict.fromkeys(keys)
            told += group
    if months:
        found.add(Fact("unpaid_months", tuple(sorted(months)), scene.words(told)))
    elif unpaid and (span := _days_in_one_month(scene)) is not None:
        key, clause = span
        found.add(Fact("unpaid_months", (key,), scene.words([unpaid[0], clause]), "inferred"))
    return found


def _with_months_beside(scene: Scene, clause: Clause) -> list[Clause]:
    """8月 9月 10月 都没发: typed with spaces, the months stand in clauses of their own before it."""
    index = scene.index(clause)
    first = index
    if not _months_named(scene, clause):
        while first and _ONLY_MONTHS.match(scene.clauses[first - 1].text):
            first -= 1
        after = scene.clauses[index + 1] if index + 1 < len(scene.clauses) else None
        if first == index and after is not None and _ONLY_MONTHS.match(after.text):
            return [clause, after]
    return list(scene.clauses[first : index + 1])


def _months_named(scene: Scene, clause: Clause) -> list[str]:
    named = [
        one
        for one in scene.dates_in(clause)
        if one.precision in ("month", "months")
        and not _OTHER_THING.match(scene.reading.text, one.end + scene.reading.text.startswith("的", one.end))
    ]
    keys = [key for one in named for key in _keys(scene, one)]
    if len(named) == 2 and len(keys) == 2 and _TO.match(scene.reading.text[named[0].end : named[1].start]):
        return _through(keys[0], keys[1])
    window = scene.reading.text[max(0, clause.start - 10) : clause.end]
    counted = _COUNTED.search(window)
    if counted and counted.end() > clause.start - max(0, clause.start - 10) and len(keys) < 2:
        numbers = [int(one) for one in re.findall(r"\d+", counted["list"])]
        keys = [month_key(_latest(scene, numbers[-1]), number) for number in numbers]
    together = _RUN_TOGETHER.search(clause.text)
    if (
        together
        and not keys
        and len(together["list"]) == "一两三四".index(together["count"].replace("二", "两")) + 1
    ):
        # 七八九三个月 is three months, 八九个月 eight or nine.
        numbers = ["一二三四五六七八九".index(one) + 1 for one in together["list"]]
        keys = [month_key(_latest(scene, numbers[-1]), number) for number in numbers]
    return keys


def _through(first: str, last: str) -> list[str]:
    """去年11月到今年1月: both ends and what lies between."""
    begin, end = (int(key[:4]) * 12 + int(key[5:]) - 1 for key in (first, last))
    return (
        [month_key(month // 12, month % 12 + 1) for month in range(begin, end + 1)]
        if end - begin < 24
        else []
    )


def _concerns_wages(scene: Scene, clause: Clause) -> bool:
    """9月10月没发 speaks of what its own clause names, else of the wages told before it."""
    if re.search(rf"{_WAGES}|欠|拖(?!到)|给钱|一分", clause.text):
        return not re.search(r"欠(?:条|费)", clause.text)
    index = scene.index(clause)
    before = "，".join(one.text for one in scene.clauses[max(0, index - 2) : index])
    return re.search(rf"{_WAGES}|月薪|发了|欠", before) is not None and not _OTHER_THING.search(before)


def _keys(scene: Scene, mention: DateMention) -> list[str]:
    numbers = mention.months or ((mention.month,) if mention.month else ())
    if not numbers:
        return []
    year = mention.year or _year_before(scene, mention, numbers[0]) or _latest(scene, numbers[-1])
    keys = [month_key(year, number) for number in numbers]
    # The wage of the month still running is not due yet, unless the work has ended.
    running = month_key(scene.as_of.year, scene.as_of.month)
    ended = scene.known.get("employed") is False
    return keys if keys[-1] < running or (ended and keys[-1] == running) else []


def _year_before(scene: Scene, mention: DateMention, month: int) -> int | None:
    """去年8月没发，9月也没发: the year goes on along the list."""
    earlier = [one for one in scene.dates if one.end <= mention.start and one.month]
    if not earlier or earlier[-1].year is None or mention.start - earlier[-1].end > 12:
        return None
    last = earlier[-1]
    return last.year if last.year and last.month and month > last.month else None


def _latest(scene: Scene, month: int) -> int:
    left = scene.known.get("employment_end")
    last = min(left, scene.as_of) if isinstance(left, date) else scene.as_of
    return last.year if month <= last.month else last.year - 1


def _days_in_one_month(scene: Scene) -> tuple[str, Clause] | None:
    """11月2号到8号: the one span of days told, if it lies within a month."""
    text = scene.reading.text
    spans = [
        (first, last)
        for first, last in zip(scene.dates, scene.dates[1:], strict=False)
        if _TO.match(text[first.end : last.start]) and first.precision == "day" and first.month and first.day
    ]
    if len(spans) != 1:
        return None
    first, last = spans[0]
    if last.month not in (None, first.month) or first.month is None:
        return None
    year = first.year or _latest(scene, first.month)
    return month_key(year, first.month), scene.clauses[scene.reading.clause_at(first.start)]
