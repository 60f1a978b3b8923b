"""What the work is paid: by the month, the base of it, by the day, by the hour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from advisor.dialogue.facts.amounts import Amount, amounts, is_of_others
from advisor.dialogue.facts.scene import Found, Scene, alternatives, is_supposed
from advisor.domain import Certainty, Fact

_GAP = (
    r"(?:是|为|有|能|可以|大概|大约|大致|差不多|近|快|约|将近|不到|到手|拿到?|发|给|领|挣|赚|开|税前|税后|每个?月|一个?月|平均|都|才|只有?|就"
    r"|也|实际|应该|应发|实发|现在|目前|在|了|一直|还|我|你|他|她|的|固定|净|得|到|达到|个|总共|一共|算下来|下来|全部|合计|综合|上|稳定|基本|大多|说好|讲好|谈好"
    r"|写的?|定|薪资|工资|最多|顶多|多的?时候|左右|老板|公司|厂里|店里|按|算|从|由|:|：|，|,|=)*"
)
_MONTHLY = re.compile(
    rf"(?P<cue>{alternatives('wage')}|{alternatives('wage_month')}|(?<!每天)(?<!一天)(?<!社会)平均){_GAP}$"
)
_WEAK = re.compile(rf"(?:正常|平时|平常|以前|原来|原先|之前|实际|说好的?|讲好的?|谈好的?|谈的){_GAP}$")
_YEARLY = re.compile(
    r"(?:年薪|一年(?:收入|工资)?|年收入)(?:大概|大约|差不多|约|谈的?|是|有|能|拿|税前|税后|就|才)*$"
)
_BASE = re.compile(rf"(?:{alternatives('base_wage')}){_GAP}$")
_NO_BASE_BEFORE = re.compile(r"(?:欠|差|提成[加和]|奖金[加和]|没发|加班)[^，。]{0,10}$")
_TOGETHER = re.compile(r"总共|一共|全部|合计|下来|到手|实发|综合")
_BASE_ALONE = re.compile(r"(?:^|，)底(?:子)?$")
_BASE_AFTER = re.compile(rf"^(?:的)?(?:一个月)?的?(?:责任|无责任?|保底|固定)*(?:{alternatives('base_wage')})")
_DAILY = re.compile(rf"(?:{alternatives('daily')})(?:工价|底子|工钱|工资|日薪|各|块|按|算|净|结|，|{_GAP})$")
_DAY_WAGE = re.compile(r"(?:当天|那天|每天|一天)的?$")
_HOURLY = re.compile(rf"(?:{alternatives('hourly')}){_GAP}$")
_COMPARED = re.compile(r"我(?:才|只有?|就|是|们)?$")
_OTHERS_BEFORE = re.compile(r"(?:正式工|别人|他们|同事|男的|老员工|本地人|新来的)[^，。]{0,8}$")
_SETTLED_WAGE = re.compile(r"(?:说好|讲好|谈好|谈|说|约定)的?(?:是)?$")
_ENDS = re.compile(r"^(?:块|元)?(?:$|[一每]个?月|包|管|加|，)")
_LOWERED = re.compile(r"^(?:块|元)?(?:直接|一下子|突然)?(?:变|改|降|减|调(?!班))")
_TERMS = re.compile(
    r"(?:休[^，。]{1,3}[天日]?|小时|个?钟|单休|双休|两班倒|长白班|包吃包?住?|包住|管吃管?住?|管住)$"
)
_LONG_AVERAGE = re.compile(
    r"(?:(?:离职|受伤|出事|出院|怀孕|生)前|前|最?近|过去)[^，。]{0,4}(?:(?:1?2|十二|6|六|3|三)个月|一年|半年)[^，。]{0,4}平均|社保基数以外"
)
_REAL = re.compile(r"实际|实发|其实|税前|应发")
_TAKE_HOME = re.compile(r"到手|税后|到账")
_NOW_AND_THEN = re.compile(r"(?:旺季|淡季|忙的?时候|有时候?|好的?时候|差的?时候|最高|最低的?时候)")
_ONE_MONTH = re.compile(
    r"(?:(?:上|这|本|当|那|头|第[一二三]个?|最后一?|剩(?:下|的)?一?|首)个?月|(?:\d+|[二三四五六七八九十]+)月)(?:份)?的?"
    r"(?:发|工资|到手|只|才|就|拿|扣|到账|我|一共|总共|实发|应发)"
)
_ONE_MONTH_BEFORE = re.compile(
    r"(?:上|这|本|那)个?月[^，。]*，(?:到手|实发|到账|工资)(?!.*平均)[^，。]{0,10}$"
)
_SEVERAL_MONTHS = re.compile(
    r"(?:[两二三四五六七八九十几半]|\d|好几)(?:个)?(?:多)?(?:月|天|周|星期|年)(?:半)?的?(?:基本)?(?:工资|薪水|薪资|工钱|底薪)[^，。每]{0,6}$"
)
"""三个月工资15000 is a sum of months."""
_PAID_ONCE = re.compile(r"(?:发|给|拿|领|到|结|付|补|赔|打)(?:到)?了|(?:只|才)(?:发|给|结|付)")
_NOT_PAID = re.compile(r"^(?:块|元)?[^，。]{0,4}(?:没|未|不)(?:有)?(?:发|给|结|付|到账|拿到|还)")
_NOT_PAID_NEXT = re.compile(
    r"^(?:一直|到现在|至今|都|也|还|老板|公司|他)*(?:没|未|不)(?:有)?(?:发|给|结|付|到账|拿到)"
)
_AVERAGE_OF_ALL = re.compile(
    r"(?:社会|当地|全市|全省|全厂|全公司|职工|在岗|行业|上年度|本市)[^，。]{0,4}平均|最低工资|社平"
)
_ELSEWHERE = re.compile(
    r"新公司|新厂|新工作|新单位|下家|另一家|别家|跳槽|去了一家|现在这家新|上一家|上家|前公司"
)
_RAISED = re.compile(r"(?:工资|月薪|薪资)[^，。]{0,14}(?:涨|加|升|提)到?了?$")
_RISES = re.compile(r"^(?:块|元)?(?:涨|加到|升|提)")
_AFTER_TRIAL = re.compile(r"转正")
_ON_TRIAL = re.compile(r"试用|试工|学徒期|实习期|培训期")
_SICK = re.compile(
    r"病假|生育|停工|待岗|产假|停工留薪|养伤|住院|生活费|放假|休息(?:期间|在家)|待产|回家|在家|养着|待着|休养|流产|伤残"
)
_WITHHELD = re.compile(r"(?:给|发)(?:我|到|了)?$|扣到|扣得")
_NO_WAGE_BEFORE = re.compile(
    r"(?:欠|拖|扣|少发|少给|克扣|最低|赔|罚|判|补|差|加班|高温|停工|病假|产假|社平|社会|最低|招聘|奖|押|垫|预支|借|租|(?<!收)费|提成|绩效|社保|公积金|基数|宿舍|水电|停车费|保险|医保|低保|金"
    r"|津贴|补偿|退休|养老|失业|生育|药|贷|学费|流水|抽成|承包|底薪|房|票|房补|饭补|罚款|没发|不是|报销|要回|退)[^，。]{0,5}$"
)
_NO_WAGE_AFTER = re.compile(
    r"^(?:(?!加|含|包|外|另|还|有|，)[^，。]){0,4}(?<!加)(?<!有)的?(?:押金|罚款|提成(?!另|加)|奖金|租金|房租|补贴|津贴|补偿|赔偿|社保|生活费|药费|学费"
    r"|吃饭钱|饭钱|伙食|加班费|保证金|工程款|红包|培训费|医药费|(?:个|多)?点的?提成)|^的?(?:标准|基数)"
)
_EXTRA = re.compile(
    r"(?:扣|罚|补|餐|吃|饭|房|住|夜班|加班|红包|利息|违约|滞纳|津贴|补贴|租|费|营养|护理|伙食|赔|高温|交通|提成|奖|押|抽|社保|花|超时|超出|超过|周末|节假日|假日|双倍|三倍)[^，。]{0,6}$"
)
_PROMISED = re.compile(r"(?:中介|学校|招聘|招工|老师|网上|广告|群里|介绍人|劳务)[^，。]{0,6}(?:说|写|讲|报)")
_BUT = re.compile(r"但|到手|实际|结果|变成|才给|只给|发给|其实")
_OFFERED = re.compile(r"offer|面试|录用通知|应聘|拟录", re.IGNORECASE)
_NARROW = Decimal("1.3")
"""A range whose upper end is no more than this times the lower one has a middle worth naming."""


@dataclass(frozen=True, slots=True)
class _Told:
    name: str
    value: Decimal
    rank: int
    """0 the average before the end, 1 what is really paid, 2 a wage so called, 3 take-home, 4 a weaker cue."""
    amount: Amount
    certainty: Certainty


def pay(scene: Scene) -> Found:
    """`monthly_wage`, `monthly_base`, `daily_pay`, `hourly_pay` in yuan.

    What was paid in one month, owed, fined, lent or promised by an agent is no wage; of several wages the
    one the law reckons with (the average before the end, what is really paid) counts, else none.
    """
    found = Found()
    told: list[_Told] = []
    for one in amounts(scene):
        if is_supposed(one.clause) or is_of_others(scene, one.clause):
            continue
        role = _role(scene, one)
        if role is None:
            continue
        name, rank = role
        value = _value(one, name, found, scene)
        if value is not None:
            told.append(_Told(name, value, rank, one, _certainty(scene, one, name)))
    for name in ("monthly_wage", "monthly_base", "daily_pay", "hourly_pay"):
        _settle(scene, found, [one for one in told if one.name == name])
    return found


def _role(scene: Scene, one: Amount) -> tuple[str, int] | None:
    lead, tail = one.lead, one.tail
    if scene.for_employer and "我" not in one.clause.text:
        return None
    base = _BASE.search(lead)
    behind = _BASE_AFTER.match(tail) and not _labels_the_next(scene, one)
    if base or _BASE_ALONE.search(lead) or behind:
        if base and (_NO_BASE_BEFORE.search(lead[: base.start()]) or _TOGETHER.search(base[0])):
            return None
        return ("monthly_base", 2) if 300 <= one.value < 100_000 and one.per in ("", "month") else None
    if _NO_WAGE_AFTER.match(tail):
        return None
    if _HOURLY.search(lead) or one.per == "hour":
        return _by_the_hour(scene, one)
    if _is_daily(one):
        return ("daily_pay", 2)
    if one.per in ("day", "other") or one.value < 300:
        return None
    if (yearly := _YEARLY.search(lead)) or one.per == "year":
        salary = yearly is not None and "年薪" in yearly[0]
        return ("monthly_wage", 2) if salary and one.value >= 20_000 else None
    return _monthly(scene, one)


def _labels_the_next(scene: Scene, one: Amount) -> bool:
    """到手2100底薪4000: the label belongs to the figure behind it."""
    return scene.reading.text[one.end + len(one.tail) : one.clause.end][:1].isdigit()


def _by_the_hour(scene: Scene, one: Amount) -> tuple[str, int] | None:
    if not 5 <= one.value <= 500 or one.per not in ("", "hour") or _EXTRA.search(_own(one.lead)):
        return None
    if _PROMISED.search(one.clause.text) and _BUT.search(_rest(scene, one)):
        return None
    return ("hourly_pay", 2)


def _rest(scene: Scene, one: Amount) -> str:
    """What follows up to the end of the next clause."""
    index = scene.clauses.index(one.clause)
    last = scene.clauses[min(index + 1, len(scene.clauses) - 1)]
    return scene.reading.text[one.end : last.end]


def _is_daily(one: Amount) -> bool:
    if not 30 <= one.value <= 3000 or one.high is not None:
        return False
    led = _DAILY.search(one.lead) is not None and one.per in ("", "day")
    behind = one.per == "day" or (
        _DAY_WAGE.search(one.lead) is not None and re.match(r"^的?工[资钱]", one.tail) is not None
    )
    cue = _DAILY.search(one.lead)
    before = one.lead[: cue.start()] if cue else one.lead
    days_docked = cue is not None and "天工资" in cue[0]
    return (
        (led or behind)
        and (days_docked or not _EXTRA.search(_own(before)))
        and not _NO_DAY.match(one.tail)
        and not _ELSEWHERE.search(one.clause.text)
    )


_NO_DAY = re.compile(r"^的?(?:红包|补贴|津贴|餐补|饭补|罚款|单|件|利息|加班|房租|伙食|营养费)")


def _own(text: str) -> str:
    """What belongs to the amount's own clause."""
    return text.rsplit("，", 1)[-1]


def _monthly(scene: Scene, one: Amount) -> tuple[str, int] | None:
    clause, lead = one.clause.text, one.lead
    cue = _MONTHLY.search(lead)
    before = lead[: cue.start()] if cue else lead
    if _one_month_only(scene, one) or _NO_WAGE_BEFORE.search(_own(before)):
        return None
    if (
        _SEVERAL_MONTHS.search(lead)
        or _AVERAGE_OF_ALL.search(lead)
        or _ELSEWHERE.search(_near(scene, one, 1))
    ):
        return None
    if _NOT_PAID.match(one.tail) or _RISES.match(one.tail) or (cue and _PAID_ONCE.search(cue[0])):
        return None
    if (
        cue
        and "工资" in cue["cue"]
        and not re.search("月", cue[0])
        and _NOT_PAID_NEXT.match(_rest(scene, one).lstrip("，"))
    ):
        return None
    if _SICK.search(_near(scene, one, 1)) and _WITHHELD.search(lead):
        return None
    if cue or one.per == "month":
        if _LONG_AVERAGE.search(lead):
            return ("monthly_wage", 0)
        if _REAL.search(lead) or _AFTER_TRIAL.search(lead):
            return ("monthly_wage", 1)
        if _ON_TRIAL.search(lead):
            return ("monthly_wage", 4)
        return ("monthly_wage", 3 if _TAKE_HOME.search(lead) else 2)
    if _RAISED.search(lead):
        return ("monthly_wage", 1)
    if one.value < 1000 or one.value > 100_000:
        return None
    if _WEAK.search(lead) and not re.search(r"[补赔押奖提]", clause):
        settled = _SETTLED_WAGE.search(lead) is not None
        real = re.search(r"实际", lead) is not None
        return ("monthly_wage", 1 if real else 4) if real or not settled or _ENDS.match(one.tail) else None
    if _COMPARED.search(lead) and _ENDS.match(one.tail):
        before_text = scene.reading.text[max(0, one.start - 24) : one.start]
        return (
            ("monthly_wage", 4)
            if _OTHERS_BEFORE.search(re.sub(r"\d+我$", "我", before_text))
            or (re.search(r"(?:正式工|别人|同事|男的|老员工)", before_text))
            else None
        )
    if re.fullmatch(r"[^，]*，", lead) and _TERMS.search(lead[:-1]) and not one.tail and one.currency:
        return ("monthly_wage", 4)
    return None


def _near(scene: Scene, one: Amount, clauses: int) -> str:
    """The amount's clause with so many before it."""
    index = scene.clauses.index(one.clause)
    return "，".join(clause.text for clause in scene.clauses[max(0, index - clauses) : index + 1])


def _one_month_only(scene: Scene, one: Amount) -> bool:
    """8月发工资2100, 11月上旬的工资4860: what one month brought is not what a month brings."""
    text = scene.reading.text
    if (
        _ONE_MONTH.search(_own(one.lead))
        or _NOW_AND_THEN.search(one.lead)
        or _ONE_MONTH_BEFORE.search(_near(scene, one, 1))
    ):
        return True
    for mention in scene.dates_in(one.clause):
        if mention.start >= one.start or not (mention.month or mention.months):
            continue
        between = text[mention.end : one.start]
        if text[mention.start : mention.end] == "一月":
            continue
        if re.match(r"^的?(?:发|工资|到手|只|才|就|拿|扣|到账|实发|应发|一共)", between):
            return True
    return False


def _value(one: Amount, name: str, found: Found, scene: Scene) -> Decimal | None:
    if one.high is not None:
        if one.high > one.value * _NARROW or name not in ("monthly_wage", "monthly_base"):
            said = scene.reading.words(one.clause.start, one.clause.end)
            found.note(f"您说的工资“{said}”不是准数，请查一下工资条。")
            return None
        return (one.value + one.high) / 2
    if name == "monthly_wage" and _YEARLY.search(one.lead):
        return (one.value / 12).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize() + 0
    return one.value


def _certainty(scene: Scene, one: Amount, name: str) -> Certainty:
    near = _near(scene, one, 3)
    if _OFFERED.search(near) and not re.search(r"入职(?:后|了)|上班", near):
        return "supposed"
    if one.about or re.search(r"平均", one.lead):
        return "about"
    return "inferred" if name == "monthly_wage" and _YEARLY.search(one.lead) else "stated"


def _settle(scene: Scene, found: Found, told: list[_Told]) -> None:
    if not told:
        return
    name = told[0].name
    settled = [one for one in told if one.certainty != "supposed"] or told
    best = [one for one in settled if one.rank == min(one.rank for one in settled)]
    values = {one.value for one in best}
    changed = _changed(best)
    if changed is not None:
        best, values = [changed], {changed.value}
    if len(values) > 1:
        found.drop(name)
        found.note("您说的工资数不止一个，请告诉我每个月应发是多少。")
        return
    first = best[0]
    found.add(Fact(name, first.value, scene.words([first.amount.clause]), first.certainty))


def _changed(told: list[_Told]) -> _Told | None:
    """从9600降到5200, 9600变5200: the wage is what it was before it was cut."""
    first = told[0]
    return first if _LOWERED.match(first.amount.tail) else None
