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
    r"|没(?:有)?给(?:过)?钱|一分(?:钱)?(?:都|也|工资)*+(?:没|不)(?:有)?(?:给|发|拿|见)|(?:都|也|一直|还|就)?没(?:有)?(?:发|给|结)(?:过|了|我|我们)?$|(?:都|也|一直)不(?:发|给|结)了?$"
    r"|(?:没(?:有)?|未|冇)(?:拿到|收到|到账|见(?:过|到|着)?|结清|领到|发齐)(?!通知|合同|书|录)|(?:就|只|还)差(?=[\d一二三四五六七八九十]{1,2}月)|扣了?我(?=[\d一二三四五六七八九十]{1,2}月)|影子都没|一毛(?:都|也)?没|(?:都|也)还?没有$"
    r"|(?:拖欠|欠|拖(?!鞋|车|地|板|把|走|班|行李|货)|压(?!到|断|伤|力|铸|机|烂|住)|扣着)(?:着|了|我|我们|俺|的是)*+"
)
_OTHER_THING = re.compile(
    r"社保|公积金|补贴|津贴|高温|加班费|奖金|年终|绩效|提成|合同|放假|补偿|五险|医保|全勤|假|押金|社会保险|货款|供应商|报销|会费|房租"
)
_PARTLY = re.compile(r"只发|只给|发了一半|少发|发了\d|给了\d|给了[一二三四五六七八九]千")
_LATER = re.compile(r"月[^，。]{0,8}(?:拖到(?![^，。]{0,4}的工)|才发|才给|才到)")
"""七月份工资拖到九月: it came, late."""
_IF_LEAVING = re.compile(r"(?:要|想|敢|硬|说|现在)走|走可以|可以走|不批|自离|急辞")
_NOT_SO = re.compile(r"不是(?:从)?$")
_NEVER_SINCE = re.compile(
    r"(?:没(?:有)?|未|不|冇)(?:再)?(?:发|给|结|付|拿|见|收)|一分(?:钱)?(?:都|也)?没|一毛(?:都|也)?没|欠|没(?:有)?(?:过)?(?:工资|钱)"
)
_LAST_MONTHS = re.compile(
    r"最后(?:那|这|的)?(?P<n>一|1|两|2|二|三|3)?个?月[^，。]{0,16}(?:没|未|不|扣|压|欠)(?:有)?(?:发|给|结|付|着)?"
)
_UNPAID_BEHIND = re.compile(
    rf"^(?:{_WAGES}|钱)?[^，。\d月]{{0,10}}(?:没(?:有)?|未|不|冇)(?:发|给|结|付|拿到|收到|到账|见)"
)
_ALSO = re.compile(r"月份?的?(?:也|都)(?:是|系|一样|没有?|未)$")
_WORKED_THEN = re.compile(
    r"^(?:我(?:的)?(?:是)?|就是|是|就?差|还差|分别是|包括)?(?:(?:去年|今年)?[\d一二三四五六七八九十]{1,2}月)份?(?:[^，。]{0,3}(?:做|干|上)了?|工资|出勤)?\d[^，。]{0,8}$"
)
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

    A job of a few days or weeks, unpaid altogether, owes the months it lies in.
    """
    found = Found()
    if scene.for_employer:
        return found
    months: dict[str, None] = {}
    told: list[Clause] = []
    unpaid: list[Clause] = []
    for clause in scene.clauses:
        if not _is_unpaid(scene, clause):
            continue
        unpaid.append(clause)
        keys, group = _since(scene, clause), [clause]
        if not keys and not _ON_GOING.search(clause.text):
            group = _with_months_beside(scene, clause)
            keys = [key for one in group for key in _months_named(scene, one)]
        keys = keys or _last_months(scene, clause)
        if keys and _concerns_wages(scene, clause, group[0]):
            months |= dict.fromkeys(keys)
            told += group
    if months:
        found.add(Fact("unpaid_months", tuple(sorted(months)), scene.words(told)))
    elif unpaid and (span := _a_few_weeks(scene)) is not None:
        weeks, clause = span
        found.add(Fact("unpaid_months", weeks, scene.words([unpaid[0], clause]), "inferred"))
    return found


def _is_unpaid(scene: Scene, clause: Clause) -> bool:
    text = clause.text
    if is_supposed(clause) or is_of_others(scene, clause) or _ASKS.search(text):
        return False
    if (
        re.search(r"欠(?:条|费)", text)
        or not _UNPAID.search(text)
        or (_OTHER_THING.search(text) and not re.search(_WAGES, text))
    ):
        return False
    if (
        _PARTLY.search(text)
        or _LATER.search(text)
        or re.search(r"没(?:有)?(?:拖欠|欠|拖)|不拖|倒欠|就不(?:发|给)|才(?:发|给)|要扣", text)
    ):
        return False
    index = scene.index(clause)
    before = scene.clauses[index - 1].text if index else ""
    return not (re.search(r"不(?:给|发|结)$", text) and _IF_LEAVING.search(before))


def _since(scene: Scene, clause: Clause) -> list[str]:
    """从4月份开始一分没给, 八月份到现在没发: every month from then on that has come due."""
    ongoing = [
        one
        for one in scene.dates_in(clause)
        if one.precision == "month"
        and re.match(
            r"份?(?:工资)?(?:就|一直)?(?:(?:开始|起(?!诉)|以来|之后|以后)|(?:拖|一直)?(?:到|至)(?:现在|今(?!年)|目前))",
            scene.reading.text[one.end :],
        )
        # 八月的到今没发 is August's alone.
        and scene.reading.text[one.end - 1] != "的"
        and not _NOT_SO.search(scene.reading.text[clause.start : one.start])
    ]
    if len(ongoing) != 1 or not _NEVER_SINCE.search(clause.text):
        return []
    first = _keys(scene, ongoing[0])
    if not first:
        return []
    index = scene.index(clause)
    after = scene.clauses[index + 1] if index + 1 < len(scene.clauses) else None
    if after is not None and re.match(r"(?:一直)?到(?!现在|今)", after.text) and _months_named(scene, after):
        return _through(first[0], _months_named(scene, after)[-1])
    return _through(first[0], _last_due(scene))


def _last_due(scene: Scene) -> str:
    """The month of leaving; the month before the running one for who is still there."""
    left = scene.known.get("employment_end")
    if isinstance(left, date) and left <= scene.as_of:
        return month_key(left.year, left.month)
    month = scene.as_of.year * 12 + scene.as_of.month - 2
    return month_key(month // 12, month % 12 + 1)


def _last_months(scene: Scene, clause: Clause) -> list[str]:
    """最后两个月没结: those before the day of leaving, where that is known."""
    match = _LAST_MONTHS.search(clause.text)
    left = scene.known.get("employment_end")
    if match is None or not isinstance(left, date) or left > scene.as_of:
        return []
    count = {"两": 2, "2": 2, "二": 2, "三": 3, "3": 3}.get(match["n"] or "", 1)
    month = left.year * 12 + left.month - 1
    return [month_key(one // 12, one % 12 + 1) for one in range(month - count + 1, month + 1)]


def _with_months_beside(scene: Scene, clause: Clause) -> list[Clause]:
    """8月 9月 10月 都没发: typed with spaces, the months stand in clauses of their own before it."""
    index = scene.index(clause)
    first = index
    after = scene.clauses[index + 1] if index + 1 < len(scene.clauses) else None
    if after is not None and _ALSO.search(after.text) and _months_named(scene, after):
        return [clause, after]
    if not _months_named(scene, clause):
        behind = _UNPAID_BEHIND.match(clause.text) is not None
        while first and _tells_months(scene, scene.clauses[first - 1], loosely=behind):
            first -= 1
        if first == index and after is not None and _ONLY_MONTHS.match(after.text):
            return [clause, after]
    return list(scene.clauses[first : index + 1])


def _tells_months(scene: Scene, clause: Clause, *, loosely: bool) -> bool:
    """8月做了5230，9月4870，都没发: what was worked for stands before what was not paid."""
    if _ONLY_MONTHS.match(clause.text):
        return True
    return (
        loosely
        and _WORKED_THEN.match(clause.text) is not None
        and not re.search(r"入职|离职|走|辞|去的|来的|进厂|发了|给了|合同|社保|号", clause.text)
        and not _OTHER_THING.search(clause.text)
    )


def _months_named(scene: Scene, clause: Clause) -> list[str]:
    named = [
        one
        for one in scene.dates_in(clause)
        if one.precision in ("month", "months")
        and not _NOT_SO.search(scene.reading.text[clause.start : one.start])
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


def _concerns_wages(scene: Scene, clause: Clause, first: Clause) -> bool:
    """9月10月没发 speaks of what its own clause names, else of the wages told before its months."""
    if re.search(rf"{_WAGES}|欠|拖(?!到)|给钱|一分|差|扣了?我", clause.text):
        return True
    index = scene.index(first)
    before = "，".join(one.text for one in scene.clauses[max(0, index - 2) : index])
    before = re.sub(r"社保|五险|医保|公积金|社会保险|合同|押金|会费|房租", "", before)
    said = re.search(rf"{_WAGES}|月薪|发了|欠|拖", before) is not None
    return (said or _NEVER_SINCE.search(clause.text) is not None) and not _OTHER_THING.search(before)


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


def _a_few_weeks(scene: Scene) -> tuple[tuple[str, ...], Clause] | None:
    """11月2号到8号: the one span of days told, if it lies within a month or two."""
    text = scene.reading.text
    spans = [
        (first, last)
        for first, last in zip(scene.dates, scene.dates[1:], strict=False)
        if _TO.match(text[first.end : last.start]) and first.precision == "day" and first.month and first.day
    ]
    if len(spans) != 1:
        return None
    first, last = spans[0]
    if first.month is None or (last.month or first.month) - first.month not in (0, 1):
        return None
    year = first.year or _latest(scene, first.month)
    months = range(first.month, (last.month or first.month) + 1)
    keys = tuple(month_key(year, month) for month in months)
    return keys, scene.clauses[scene.reading.clause_at(first.start)]
