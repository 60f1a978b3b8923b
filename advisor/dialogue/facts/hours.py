"""How many hours a day: 每天12小时, 朝九晚六, 早八到晚八 with the breaks told taken off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from advisor.dialogue.facts.amounts import is_of_others
from advisor.dialogue.facts.numbers import parse_number
from advisor.dialogue.facts.scene import Found, Scene, is_supposed
from advisor.dialogue.reading import Clause
from advisor.domain import Certainty, Fact

COUNT = r"(?:\d{1,2}(?:\.5)?|十[一二三四五六七八九]?|二十[一二三四]?|[一二两三四五六七八九])"
Told = tuple[Decimal, Certainty, list[Clause]]
"""A value with its certainty and the clauses that tell it."""
_CENT = Decimal("0.01")
_HOURS = (
    rf"(?P<n>{COUNT})(?P<half>个半)?(?P<more>多|来|几)?(?:个)?(?:多)?"
    r"(?(half)(?:小时|钟头?)?|(?:小时|钟头?|h(?![a-z])))(?P<tail>半|多)?"
)
_A_DAY = re.compile(
    r"(?:一天|每天|天天|日日|每日|一日|一班|每班|白班|夜班|晚班|早班|长白班|日均|每天平均|一天到晚)"
    r"(?:都|要|得|至少|最少|平均|只|就|也|还|基本|固定|是|大概|差不多|约|他|我|她|我们|在厂里|上班|工作|上|做|干|站|坐|播|跑|送|满|足|够|值班?|开工|连续|必须|有|，|实际)*"
    rf"{_HOURS}"
)
_WORKED = re.compile(
    rf"(?:上班|工作|上|做|干|站)(?:要|得|够|满|足|都|是|的是)*{_HOURS}(?=$|[，。的制]|两班|倒|一[天日]|每天)"
)
_SYSTEM = re.compile(
    r"(?P<n>(?:8|9|10|11|12|八|九|十|十一|十二))(?:个)?小时(?:工作)?(?:制|班(?!次|车)|两班倒|三班倒|倒班|一班|一天|每天)|两班倒(?:一班|每班|"
    r"，)?(?P<m>12|十二)(?:个)?小时"
)
_NOT_DAILY = re.compile(
    r"加班|一周|每周|一个?星期|每个?星期|每个?月|一个?月|法定|规定|不超过|超过|标准工时|昨天|前天|那天|当天|有一?次|休息|睡|招聘|招工|应付|(?:公司|厂里|老板)说|国庆|春节|过年|前$|内$|合同(?:写|上)"
)
CLOCK = (
    r"(?P<{p}part>早上|上午|早晨|早|朝|凌晨|中午|下午|傍晚|晚上|夜里|夜|晚|半夜)?(?P<{p}h>\d{{1,2}}|十[一二]?|[一二两三四五六七八九])"
    r"(?:(?:点钟?|时|[:：])?(?P<{p}m>[0-5]\d(?:分)?|半|三十|一刻|三刻)|点钟?)?"
)
_FROM_TO = re.compile(
    r"(?:从|自)?"
    + CLOCK.format(p="a")
    + r"(?:开始)?(?:上班|开工|起)?(?:，)?(?:一直|要|就|干|做|上班|工作|忙|站|上|跑|播|出车|出摊|送)*"
    r"(?:到|至|-|~|～|—|，?(?=晚)|(?<=上班)(?:，|、)?(?=[^，]{1,7}下班))"
    + CLOCK.format(p="b")
    + r"(?:下班|收工)?(?![\d月号日年个小天万千百岁块元%楼\.])"
)
_UNTIL = re.compile(r"(?:天天|每天|都|一直)[^，。]{0,6}(?:做|干|上班|上|忙)到" + CLOCK.format(p="b"))
_BEGIN = re.compile(CLOCK.format(p="a") + r"(?:就)?(?:开始|上班|开工|到岗|打卡)")
_BREAK = re.compile(
    r"(?:中午|午饭|午餐|午休|吃饭|休息|落场|晚饭|晚餐|中间|中途|歇|中饭|两餐|两顿饭|用餐|吃两餐|吃午饭|吃晚饭|下午|中场)(?:饭|吃饭|休息|午休|落场|休|歇|有|是|各|就|算|管|顿|饭点|在店里|扒|两口|差不多|也是|"
    r"只|给|留|吃|共|一共|加起来|一|总共|扣)*?"
    r"(?:(?P<h>\d(?:\.5)?|[一二两三俩])个?(?P<half>半)?(?:小时|粒?钟|点钟|粒钟)(?P<tail>半)?|(?P<m>[1-5]\d|"
    r"[一二三四五]十)分钟?|(?P<only>半)(?:个)?(?:小时|钟头?|点钟))"
)
_UNCOUNTED = re.compile(r"^[^，。]{0,2}(?:没|冇|不)(?:有)?(?:计|算)(?!工)")
_MORE_WORK = re.compile(
    r"(?:提前|还要|还得|另外|再)[^，。]{0,6}(?:半个?|\d+|[一二两三])(?:个)?(?:小时|钟|分钟)"
)
"""每天8小时但要提前半小时开会: how long the day is remains to be added up."""
_SECOND_SHIFT = re.compile(r"下午")
_BREAK_BOTH = re.compile(r"(?:两餐|两顿|各)")


def hours(scene: Scene) -> Found:
    """`hours_a_day` (hours, less the breaks told)."""
    found = Found()
    settle(scene, found, "hours_a_day", _hours_a_day(scene))
    return found


def own_clauses(scene: Scene) -> Iterator[Clause]:
    """The clauses that tell of the worker, as things are."""
    for clause in scene.clauses:
        if not is_supposed(clause) and not is_of_others(scene, clause):
            yield clause


def settle(scene: Scene, found: Found, name: str, told: Iterable[Told]) -> None:
    """One value told, however often, is a fact; two are none."""
    entries = [(value.quantize(_CENT).normalize() + 0, sure, where) for value, sure, where in told]
    if len({value for value, _, _ in entries}) == 1:
        value, certainty, clauses = entries[0]
        found.add(Fact(name, value, scene.words(clauses), certainty))


def _hours_a_day(scene: Scene) -> Iterator[Told]:
    ended = _until_and_begin(scene)
    if ended is not None:
        yield ended
        return
    spans: list[Told] = []
    for clause in own_clauses(scene):
        if _MORE_WORK.search(_around(scene, clause)):
            continue
        for match in _FROM_TO.finditer(clause.text):
            length = _span(match)
            if (
                length is None
                or _NOT_DAILY.search(_BREAK.sub("", clause.text))
                or _inside_date(scene, clause, match)
            ):
                continue
            if (
                spans
                and _SECOND_SHIFT.match(match["apart"] or "")
                and scene.index(clause) - scene.index(spans[-1][2][0]) in (0, 1)
            ):
                spans[-1] = (spans[-1][0] + length, "stated", [*spans[-1][2], clause])
                continue
            if length < 6 and not re.search(r"每天|天天|上班|班|日日", clause.text):
                continue
            pause, beside = _pause(scene, clause)
            spans.append((length - pause, "stated", [clause, *beside]))
    if spans:
        yield from spans
        return
    for clause in own_clauses(scene):
        if (told := _length(clause)) is not None and not _MORE_WORK.search(_around(scene, clause)):
            length, certainty = told
            pause, beside = _pause(scene, clause)
            yield length - pause, certainty, [clause, *beside]


def _around(scene: Scene, clause: Clause) -> str:
    """The clause and the one behind it."""
    index = scene.index(clause)
    return "，".join(one.text for one in scene.clauses[index : index + 2])


def _length(clause: Clause) -> tuple[Decimal, Certainty] | None:
    for pattern in (_A_DAY, _WORKED):
        for match in pattern.finditer(clause.text):
            value = parse_number(match["n"])
            around = clause.text[max(0, match.start() - 6) : match.end() + 2]
            if (
                value is None
                or match["more"] == "几"
                or _NOT_DAILY.search(
                    re.sub(r"休息?[一二两三四五六七八\d][天日]|每周[一二两三四五六七\d]天", "", around)
                )
            ):
                continue
            if re.match(r"^(?:以上|以内|前|内|到|至|-|、|或)", clause.text[match.end() :]):
                continue
            value += Decimal("0.5") if match["half"] or match["tail"] == "半" else 0
            if 2 <= value <= 18:
                vague = (
                    match["more"] or match["tail"] == "多" or re.search(r"差不多|大概|平均|左右", match[0])
                )
                return value, "at_least" if vague and match["more"] else "about" if vague else "stated"
    system = _SYSTEM.search(clause.text)
    if system and not re.search(r"法定|规定|标准|实行|执行|工作制|合同", clause.text):
        value = parse_number(system["n"] or system["m"])
        return None if value is None else (value, "stated")
    return None


def hour(match: re.Match[str], end: str) -> Decimal | None:
    value = parse_number(match[f"{end}h"])
    if value is None or value > 24:
        return None
    part, minute = match[f"{end}part"] or "", match[f"{end}m"] or ""
    if part.startswith(("下", "晚", "夜", "傍", "半")) and value < 12:
        value += 12
    if minute in ("半", "三十"):
        value += Decimal("0.5")
    elif minute in ("一刻", "三刻"):
        value += Decimal("0.25") if minute == "一刻" else Decimal("0.75")
    elif minute:
        value += Decimal(minute.removesuffix("分")) / 60
    return value


def _span(match: re.Match[str]) -> Decimal | None:
    """朝九晚六 is nine hours, 8到8 twelve; None for what is no time of day."""
    marked = match["apart"] or match["bpart"] or re.search(r"点|时|[:：]", match[0])
    plain = re.fullmatch(r"(?:白班|夜班)?(\d{1,2})[到至](\d{1,2})", match[0]) is not None
    before = match.string[max(0, match.start() - 2) : match.start()]
    if not marked and not (plain and re.search(r"班$", before)):
        return None
    begin, end = hour(match, "a"), hour(match, "b")
    if begin is None or end is None:
        return None
    if match["apart"] in ("晚", "晚上", "夜里", "夜") or end <= begin:
        end += 24 if end + 12 <= begin or match["bpart"] or end <= begin - 12 else 12
        if end - begin > 24:
            end -= 24
    length = end - begin
    return length if 3 <= length <= 18 else None


def _inside_date(scene: Scene, clause: Clause, match: re.Match[str]) -> bool:
    at, end = clause.start + match.start(), clause.start + match.end()
    return any(one.start < end and at < one.end for one in scene.dates_in(clause))


def _until_and_begin(scene: Scene) -> Told | None:
    """天天做到晚上十一点，早上八点开始: the end may be told before the beginning."""
    for one in own_clauses(scene):
        until = _UNTIL.search(one.text)
        index = scene.index(one)
        for other in scene.clauses[max(0, index - 1) : index + 2]:
            begin = _BEGIN.search(other.text)
            if (
                until is None
                or begin is None
                or _FROM_TO.search(one.text)
                or not (until["bpart"] and begin["apart"])
            ):
                continue
            first, last = hour(begin, "a"), hour(until, "b")
            if first is not None and last is not None and 3 <= last - first <= 18:
                pause, beside = _pause(scene, other if other.start > one.start else one)
                return last - first - pause, "stated", [one, other, *beside]
    return None


def _pause(scene: Scene, clause: Clause) -> tuple[Decimal, list[Clause]]:
    """Hours of the breaks told in the clause or the two behind it."""
    index = scene.index(clause)
    total, told = Decimal(0), []
    for near in scene.clauses[index : index + 3]:
        for match in _BREAK.finditer(near.text):
            if _UNCOUNTED.match(near.text[match.end() :]):
                continue
            length = _pause_length(match)
            each = _BREAK_BOTH.search(match[0]) and not re.search("共|加起来", match[0])
            total += length * (2 if each else 1)
            told.append(near)
        if near is not clause and near not in told:
            break
    return (total, told) if total <= 5 else (Decimal(0), [])


def _pause_length(match: re.Match[str]) -> Decimal:
    if match["only"]:
        return Decimal("0.5")
    if match["m"]:
        return (parse_number(match["m"]) or Decimal(0)) / 60
    half = Decimal("0.5") if match["half"] or match["tail"] else Decimal(0)
    return (parse_number(match["h"].replace("俩", "二")) or Decimal(0)) + half
