"""How long and how often the worker works: hours a day, days a week, days off, overtime and its pay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from advisor.dialogue.facts.amounts import is_of_others
from advisor.dialogue.facts.numbers import parse_number
from advisor.dialogue.facts.scene import Found, Scene, is_supposed, word
from advisor.dialogue.reading import Clause
from advisor.domain import Certainty, Fact

_COUNT = r"(?:\d{1,2}(?:\.5)?|十[一二三四五六七八九]?|二十[一二三四]?|[一二两三四五六七八九])"
_HOURS = rf"(?P<n>{_COUNT})(?P<half>个半)?(?P<more>多|来|几)?(?:个)?(?:多)?(?(half)(?:小时|钟头?)?|(?:小时|钟头?|h(?![a-z])))(?P<tail>半|多)?"
_A_DAY = re.compile(
    r"(?:一天|每天|天天|日日|每日|一日|一班|每班|白班|夜班|晚班|早班|长白班|日均|每天平均|一天到晚)"
    r"(?:都|要|得|至少|最少|平均|只|就|也|还|基本|固定|是|大概|差不多|约|他|我|她|我们|在厂里|上班|工作|上|做|干|站|坐|播|跑|送|值班?|开工|连续|必须|有|，|实际)*"
    rf"{_HOURS}"
)
_WORKED = re.compile(
    rf"(?:上班|工作|上|做|干|站)(?:要|得|够|满|足|都|是|的是)*{_HOURS}(?=$|[，。的制]|两班|倒|一天|每天)"
)
_SYSTEM = re.compile(
    r"(?P<n>(?:8|9|10|11|12|八|九|十|十一|十二))(?:个)?小时(?:工作)?(?:制|两班倒|三班倒|倒班|一班|一天|每天)|两班倒(?:一班|每班|，)?(?P<m>12|十二)(?:个)?小时"
)
_NOT_DAILY = re.compile(
    r"加班|一周|每周|一个?星期|每个?星期|每个?月|一个?月|法定|规定|不超过|超过|标准工时|昨天|前天|那天|当天|有一?次|休息|睡|招聘|招工|国庆|春节|过年|前$|内$|合同(?:写|上)"
)
_CLOCK = (
    r"(?P<{p}part>早上|上午|早晨|早|朝|凌晨|中午|下午|傍晚|晚上|夜里|夜|晚|半夜)?(?P<{p}h>\d{{1,2}}|十[一二]?|[一二两三四五六七八九])"
    r"(?:(?:点钟?|时|[:：])?(?P<{p}m>[0-5]\d(?:分)?|半|三十|一刻|三刻)|点钟?)?"
)
_FROM_TO = re.compile(
    r"(?:从|自)?"
    + _CLOCK.format(p="a")
    + r"(?:开始)?(?:上班|开工|起)?(?:，)?(?:一直|要|就|干|做|上班|工作|忙|站|上)*(?:到|至|-|~|～|—|，?(?=晚))"
    + _CLOCK.format(p="b")
    + r"(?:下班|收工)?(?![\d月号日年个小天万千百岁块元%楼\.])"
)
_UNTIL = re.compile(r"(?:天天|每天|都|一直)[^，。]{0,6}(?:做|干|上班|上|忙)到" + _CLOCK.format(p="b"))
_BEGIN = re.compile(_CLOCK.format(p="a") + r"(?:就)?(?:开始|上班|开工|到岗|打卡)")
_BREAK = re.compile(
    r"(?:中午|午饭|午餐|午休|吃饭|休息|落场|晚饭|晚餐|中间|中途|两餐|两顿饭|用餐|吃两餐|吃午饭|吃晚饭|下午|中场)(?:饭|吃饭|休息|午休|落场|休|有|是|各|就|只|给|留|吃|共|一共|加起来|一|总共|扣)*"
    r"(?:(?P<h>\d(?:\.5)?|[一二两三])个?(?P<half>半)?(?:小时|粒?钟|点钟|粒钟)(?P<tail>半)?|(?P<m>[1-5]\d|[一二三四五]十)分钟?|(?P<only>半)(?:个)?(?:小时|钟头?|点钟))"
)
_BREAK_BOTH = re.compile(r"(?:两餐|两顿|各)")
_SIX = re.compile(
    r"(?<!不)单休|(?:上|做|干)(?:六|6)(?:天)?休(?:一|1)|(?:一周|每周|一个?星期|每个?星期|一个?礼拜|每个?礼拜)(?:只|才|就|也)?(?:休息?|放)(?:假)?(?:一|1)[天日]|996"
    r"|周一(?:到|至|-)周六|星期一(?:到|至)(?:星期)?六"
)
_FIVE = re.compile(
    r"(?<!没有)(?<!没)(?<!不)双休|(?:上|做)(?:五|5)(?:天)?休(?:二|两|2)|(?:一周|每周|一个?星期)休息?(?:两|二|2)天|周一(?:到|至|-)周五|星期一(?:到|至)(?:星期)?五"
)
_SEVEN = re.compile(
    r"(?:一周|每周|一个?星期|每个?星期|周|一个?礼拜)(?:都)?(?:上|做|干|工作)(?:满)?(?:七|7)天"
)
_DAYS_A_WEEK = re.compile(
    r"(?:(?:一|每)个?(?:周|星期|礼拜)(?:都|要|得|只|就|固定|我|上班?|做|干|工作|出勤|来|去)*(?P<n>[1-7一二两三四五六七])天(?!假|休|年)"
    r"|(?:上|做|干)(?P<m>[五六5-6])天班|(?:周|星期)(?P<list>[一二三四五六日天](?:[、和，]?[一二三四五六日天]){1,5})(?:上班|去|来|上课|$|，)(?<!六日))"
)
_DAYS_OFF = re.compile(
    r"(?:(?:一|每|1)个?月|(?<![\d个])月)(?:就|只|才|有|给|能|可以|最多|固定|他|我|她|们|也|放|平均|可|大概|都|总共|轮)*(?:休息?|放假?|休假|放休)(?:假)?(?:个)?(?P<n>\d|[一二两三四五六七八])(?:天|日|$|，|个?(?:周末|星期天))(?!假|班)"
)
_DAYS_OFF_AFTER = re.compile(r"^(?:只|就|才)?休(?:息)?(?P<n>\d|[一二两三四五六])[天日]$")
_MONTHLY_TERMS = re.compile(r"(?:一个?月|每个?月|月薪|工资)[^，。]{0,6}\d|包吃|包住")
_NO_DAYS_OFF = re.compile(
    r"(?:全月|全年|整月|整年|一年到头|一个月(?:到头)?|每个?月|月月|365天|常年)(?:都|也)?(?:无休|没有?(?:得)?休(?:息)?(?:过)?(?:$|，)|一天(?:都|也)?没(?:有)?休|不休(?:息)?$)"
)
_ASKS = re.compile(
    r"(?:有没有|是不是|能不能|可不可以|应该|该不该|可以|必须|规定)[^，。]{0,8}(?:双休|单休|休)|(?:双休|单休)[^，。]{0,4}(?:吗|么|不)$"
)
_PROMISED = re.compile(
    r"(?:说好|招聘|面试|合同写?|说是?|写着?|承诺|答应|名义|规定)[^，。]{0,6}(?:双休|单休|休|小时)"
)
_OVERTIME_HOURS = re.compile(
    rf"(?:(?P<per>每天|一天|天天|每日|平均每天|每晚|一周|每周|一个?星期|每个?星期|每个?月|一个?月|月均)(?:都|要|得|平均|至少|大概|差不多|还|我|他|她|还要|固定)*"
    rf"(?:加班|加)(?:时间|到了|个|够|都|有|是|大概|差不多|约)*|加班(?P<after>一天|每天|每个?月|一个?月|一周|每周)(?:都|要|大概|差不多|有|超过)*)"
    rf"(?P<n>\d{{1,3}}(?:\.5)?|{_COUNT}|[一二三四五六七八九]?十[一二三四五六七八九]?|一百[一二三四五六七八九]?十?)(?P<half>个半)?(?P<more>多|来|几)?(?:个)?(?P<more2>多)?(?:小时|钟头?)"
)
_AFTER_HOURS = re.compile(
    r"(?:每天|天天|每晚)[^，。]{0,6}?"
    + _CLOCK.format(p="a")
    + r"下班(?:后|了|之后|以后)?(?:还|都|又|在|要|得)*[^，。]{0,14}?到"
    + _CLOCK.format(p="b")
)
_UNPAID_OVERTIME = re.compile(
    r"(?:没有?|从没|从来没有?|一直没有?|未|不|不肯|拒绝)(?:另外|额外|单独|再)?(?:给过?|发过?|付过?|算过?|有过?|支付过?|见过?|拿过?|计)?(?:我|我们|一分|任何|什么|半分|到)*(?:钱)?的?加班(?:费|工资|钱|补贴)(?!的|条)"
    r"|加班(?:费|工资|钱)?(?:从来|一直|都|也|又|却|是|全部|全|统统)*(?:没有?|不|一分(?:钱)?(?:都|也)?(?:没有?|不)|未)(?:给|发|算|付|有|钱|另算|计|见|支付|拿)(?!够|足|完|清|全)"
    r"|(?:一分|一毛|一块)(?:钱)?(?:的)?加班(?:费|工资|钱)?(?:都|也|就)?(?:没|不)|加班(?:都是|全是|就是|是)?(?:白干|免费|义务|白加)|(?:义务|免费|无偿|白白)加班|加班没(?:有)?钱"
    r"|加班费(?:从来)?(?:一分|分文|一毛)(?:钱)?(?:都|也|未|没)|没有(?:过)?加班费|无加班费|零加班费|白加班|加班(?:都|也|从来|一直|又)*没(?:有)?(?:给)?(?:过)?(?:钱|工资)"
    r"|(?<!有)(?:没(?:有)?|不)(?:给|发|算|按)*(?:过)?(?:三倍|双倍|两倍|3倍|2倍)(?:工资)?(?!赔|补偿)"
)
_PAID_OVERTIME = re.compile(
    r"加班(?:费|工资)?(?:是|都|就|也|有)?(?:按|给|算|发)(?:了|过|的)?(?!够|多少|不)[^，。没不]{0,6}(?:小时|个钟|倍|\d|双倍|块|元|底薪)|(?<!没)(?<!没有)(?<!说好)(?:给|发|有)(?:算|了|过)?(?:双倍|两倍|三倍|1\.5倍|加班费(?!吗|么|不|的?说))|加班费(?:是)?(?:有|给了|发了|照给|照发)(?!够|多少|没)"
)
_NO_OVERTIME_THING = re.compile(
    r"(?:没有?|不算|不存在|不叫)(?:什么)?加班(?:这回事|这一说|一说|的说法|的概念|之说)?(?:$|，|的)|(?:就是|当|算|含|包含|包括|抵)(?:是|了|作)?加班费"
)
_QUESTION = re.compile(r"(?:吗|么|不|没|呢)$|有没有|是不是|该不该|要不要|怎么(?:算|要)|多少|能不能|可以")
_WEEKDAYS = "一二三四五六日"


def hours(scene: Scene) -> Found:
    """`hours_a_day` (hours, less the breaks told), `days_a_week`, `rest_days_a_month`, `overtime_hours` with
    `overtime_hours_per` (day, week, month), `overtime_paid`."""
    found = Found()
    for name, read in (
        ("hours_a_day", _hours_a_day),
        ("days_a_week", _days_a_week),
        ("rest_days_a_month", _rest_days),
    ):
        told = list(read(scene))
        if len({value for value, _, _ in told}) == 1:
            value, certainty, clauses = told[0]
            found.add(Fact(name, value, scene.words(clauses), certainty))
    _overtime(scene, found)
    _overtime_paid(scene, found)
    return found


_Told = tuple[Decimal, Certainty, list[Clause]]


def _own_clauses(scene: Scene) -> Iterator[Clause]:
    for clause in scene.clauses:
        if not is_supposed(clause) and not is_of_others(scene, clause):
            yield clause


# --- hours a day ---


def _hours_a_day(scene: Scene) -> Iterator[_Told]:
    ended = _until_and_begin(scene)
    if ended is not None:
        yield ended
        return
    spans = []
    for clause in _own_clauses(scene):
        for match in _FROM_TO.finditer(clause.text):
            length = _span(match)
            if length is None or _NOT_DAILY.search(clause.text) or _inside_date(scene, clause, match):
                continue
            pause, beside = _pause(scene, clause)
            spans.append((length - pause, "stated", [clause, *beside]))
    if spans:
        yield from spans
        return
    for clause in _own_clauses(scene):
        if (told := _length(clause)) is not None:
            length, certainty = told
            pause, beside = _pause(scene, clause)
            yield length - pause, certainty, [clause, *beside]


def _length(clause: Clause) -> tuple[Decimal, Certainty] | None:
    for pattern in (_A_DAY, _WORKED):
        for match in pattern.finditer(clause.text):
            value = parse_number(match["n"])
            around = clause.text[max(0, match.start() - 6) : match.end() + 2]
            if value is None or _NOT_DAILY.search(re.sub(r"休息?[一二两三四五六七八\d][天日]", "", around)):
                continue
            if re.match(r"^(?:以上|以内|前|内|到|至|-|、|或)", clause.text[match.end() :]):
                continue
            value += Decimal("0.5") if match["half"] or match["tail"] == "半" else 0
            if 2 <= value <= 18:
                vague = (
                    match["more"] or match["tail"] == "多" or re.search(r"差不多|大概|平均|左右", match[0])
                )
                return value, "at_least" if vague and match["more"] else "about" if vague else "stated"
    match = _SYSTEM.search(clause.text)
    if match and not re.search(r"法定|规定|标准|实行|执行|工作制|合同", clause.text):
        value = parse_number(match["n"] or match["m"])
        return None if value is None else (value, "stated")
    return None


def _hour(match: re.Match[str], end: str) -> Decimal | None:
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
    begin, end = _hour(match, "a"), _hour(match, "b")
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


def _until_and_begin(scene: Scene) -> _Told | None:
    """天天做到晚上十一点，早上八点开始: the end may be told before the beginning."""
    for one in _own_clauses(scene):
        until = _UNTIL.search(one.text)
        index = scene.clauses.index(one)
        for other in scene.clauses[max(0, index - 1) : index + 2]:
            begin = _BEGIN.search(other.text)
            if (
                until is None
                or begin is None
                or _FROM_TO.search(one.text)
                or not (until["bpart"] and begin["apart"])
            ):
                continue
            first, last = _hour(begin, "a"), _hour(until, "b")
            if first is not None and last is not None and 3 <= last - first <= 18:
                pause, beside = _pause(scene, other if other.start > one.start else one)
                return last - first - pause, "stated", [one, other, *beside]
    return None


def _pause(scene: Scene, clause: Clause) -> tuple[Decimal, list[Clause]]:
    """Hours of the breaks told in the clause or the two behind it."""
    index = scene.clauses.index(clause)
    total, told = Decimal(0), []
    for near in scene.clauses[index : index + 3]:
        for match in _BREAK.finditer(near.text):
            length = _pause_length(match)
            total += length * (2 if _BREAK_BOTH.search(match[0]) else 1)
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
    return (parse_number(match["h"]) or Decimal(0)) + half


# --- days ---


def _days_a_week(scene: Scene) -> Iterator[_Told]:
    if re.search(r"大小周|大小礼拜|单双休", scene.reading.text):
        return
    for clause in _own_clauses(scene):
        text = clause.text
        if _ASKS.search(text) or _PROMISED.search(text):
            continue
        for pattern, days in ((_SIX, 6), (_FIVE, 5), (_SEVEN, 7)):
            if (match := pattern.search(text)) is not None and not (
                days == 5
                and re.search(r"(?:周|星期)[六日天]", scene.reading.text[clause.start + match.end() :])
            ):
                yield Decimal(days), "stated", [clause]
        matches = list(_DAYS_A_WEEK.finditer(text))
        if len(matches) != 1:
            continue
        match = matches[0]
        if re.match(r"^(?:以上|以内|左右|或|到|至|、)", text[match.end() :]):
            continue
        if match["list"]:
            if len({day for day in match["list"] if day in _WEEKDAYS}) >= 2 and not scene.dates_in(clause):
                yield Decimal(len(set(match["list"]) & set(_WEEKDAYS + "天"))), "stated", [clause]
        elif (value := parse_number(match["n"] or match["m"])) is not None:
            yield value, "stated", [clause]


def _rest_days(scene: Scene) -> Iterator[_Told]:
    before: Clause | None = None
    for clause in scene.clauses:
        text, last = clause.text, before
        before = clause
        if is_supposed(clause) or is_of_others(scene, clause) or _ASKS.search(text) or _PROMISED.search(text):
            continue
        match = _DAYS_OFF.search(text)
        if match is None and last is not None and _MONTHLY_TERMS.search(last.text):
            match = _DAYS_OFF_AFTER.search(text)
        if match is not None:
            value = parse_number(match["n"])
            if value is not None:
                yield value, "stated", [clause]
        elif _NO_DAYS_OFF.search(text):
            yield Decimal(0), "stated", [clause]


# --- overtime ---


def _overtime(scene: Scene, found: Found) -> None:
    told: list[tuple[Decimal, str, Certainty, Clause]] = []
    for clause in _own_clauses(scene):
        if re.search(r"不(?:能|得|可以?)?超过|不超|法定|规定|最多(?:只)?(?:能|可)", clause.text):
            continue
        for match in _OVERTIME_HOURS.finditer(clause.text):
            value = parse_number(match["n"])
            if value is None or re.match(r"^(?:到|至|-|、|以上)", clause.text[match.end() :]):
                continue
            said = match["per"] or match["after"]
            per = "month" if "月" in said else "week" if re.search("周|星期", said) else "day"
            vague = match["more"] or match["more2"] or re.search(r"大概|差不多|平均|均|约", match[0])
            value += Decimal("0.5") if match["half"] else 0
            told.append((value, per, "about" if vague else "stated", clause))
        if (match := _AFTER_HOURS.search(clause.text)) is not None:
            length = _evening(match)
            if length is not None:
                told.append((length, "day", "about", clause))
    if len({(value, per) for value, per, _, _ in told}) == 1:
        value, per, certainty, clause = told[0]
        words = scene.words([clause])
        found.add(Fact("overtime_hours", value, words, certainty))
        found.add(Fact("overtime_hours_per", per, words, certainty))


def _evening(match: re.Match[str]) -> Decimal | None:
    """七点下班…到十二点: both of the same evening."""
    begin, end = _hour(match, "a"), _hour(match, "b")
    if begin is None or end is None:
        return None
    begin, end = begin % 12, end % 12 or Decimal(12)
    return end - begin if 0 < end - begin <= 8 else None


def _overtime_paid(scene: Scene, found: Found) -> None:
    told: dict[bool, tuple[Clause, Certainty]] = {}
    for clause in _own_clauses(scene):
        text = clause.text
        if "加班" not in text and not re.search(r"双倍|三倍|两倍", text):
            continue
        said = word("said_by_boss").search(text) is not None
        unpaid = _UNPAID_OVERTIME.search(text)
        thing = _NO_OVERTIME_THING.search(text)
        if said and thing:
            told.setdefault("加班费" in thing[0], (clause, "disputed"))
        elif (
            unpaid
            and not re.match(r"^[^，。]{0,2}(?:吗|么|呢)$", text[unpaid.end() :])
            and not re.search(r"不要加班费|有没有|是不是", text)
        ):
            told[False] = (clause, "disputed" if said else "stated")
        elif _PAID_OVERTIME.search(text) and not _QUESTION.search(text) and not said:
            told[True] = (clause, "stated")
    if len(told) == 1:
        value, (clause, certainty) = next(iter(told.items()))
        found.add(Fact("overtime_paid", value, scene.words([clause]), certainty))
