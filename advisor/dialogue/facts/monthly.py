"""Whether an amount is the usual pay of a month, and how good a witness of it."""

from __future__ import annotations

import re

from advisor.dialogue.facts.amounts import Amount
from advisor.dialogue.facts.scene import Scene, alternatives

GAP = (
    r"(?:是|为|有|能|可以|大概|大约|大致|差不多|近|快|约|将近|不到|到手|拿到?|发|给|领|挣|赚|开|税前|税后|每个?月|一个?月|平均|都|才|只有?|就"
    r"|也|实际|应该|应发|实发|现在|目前|在|了|一直|还|我|你|他|她|的|固定|净|得|到|达到|个|总共|一共|微信|转账?|打卡|打|卡上?|现金|支付宝|到账|入账|"
    r"算下来|下来|全部|合计|综合|上|稳定|基本|大多|说好|讲好|谈好"
    r"|写的?|定|薪资|工资|最多|顶多|多的?时候|左右|老板|公司|厂里|店里|按|算|从|由|:|：|，|,|=)*+"
)
_MONTHLY = re.compile(
    rf"(?P<cue>{alternatives('wage')}|{alternatives('wage_month')}|(?<!每天)(?<!一天)(?<!社会)平均){GAP}$"
)
_WEAK = re.compile(rf"(?:正常|平时|平常|以前|原来|原先|之前|实际|说好的?|讲好的?|谈好的?|谈的){GAP}$")
_COMPARED = re.compile(r"我(?:才|只有?|就|是|们)?$")
_OTHERS_BEFORE = re.compile(r"(?:正式工|别人|他们|同事|男的|老员工|本地人|新来的)[^，。]{0,8}$")
_SETTLED_WAGE = re.compile(r"(?:说好|讲好|谈好|谈|说|约定)的?(?:是)?$")
_ENDS = re.compile(r"^(?:块|元)?(?:$|[一每]个?月|包|管|加|，)")
_TERMS = re.compile(
    r"(?:休[^，。]{1,3}[天日]?|小时|个?钟|单休|双休|两班倒|长白班|包吃包?住?|包住|管吃管?住?|管住)$"
)
_LONG_AVERAGE = re.compile(
    r"(?:(?:离职|受伤|出事|出院|怀孕|生)前|前|最?近|过去)[^，。]{0,4}(?:(?:1?2|十二|6|六|3|三)个月|一年|半年)[^，。]{0,4}平均|社保基数以外"
)
_REAL = re.compile(r"实际|其实|税前|应发")
_TAKE_HOME = re.compile(r"到手|税后|到账|实发")
_ALL_IN = re.compile(
    r"(?:算下来|综合|连加班费?|全部加|(?:加|\+)(?:上)?(?:提成|加班费?|绩效|计件|奖金|补贴|全勤))"
    r"(?:大概|大约|差不多|能有|能拿|有|到手|一共|总共|平均|下来|也就|就|才|是|在|一个月|每月|左右)*$"
)
_GETS = re.compile(r"(?:^|我|只|才|普工|师傅)拿(?:到手|着)?$")
_WAGE_BEHIND = re.compile(
    r"^(?:块|元|块钱)?(?:左右)?(?:一个月|每月)?的?(?:月薪|工资)(?!没|一直|还|欠|拖|不|都|未|支付令|条|卡|单)"
)
_ONLY_SUM = re.compile(r"一共|总共|合计|全部")
_NOW_AND_THEN = re.compile(r"(?:旺季|淡季|忙的?时候|有时候?|好的?时候|差的?时候|最高|最低的?时候)")
_ONE_MONTH = re.compile(
    r"(?:(?:上|这|本|当|那|头|第[一二三]个?|最后一?|剩(?:下|的)?一?|首)个?月|(?:\d+|[二三四五六七八九十]+)月)(?:份)?的?"
    r"(?:发|工资|到手|只|才|就|拿|扣|到账|我|一共|总共|实发|应发)"
)
_ONE_MONTH_BEFORE = re.compile(r"(?:上|这|本|那)个?月[^，。]*，(?:到手|实发|到账)(?!.*平均)[^，。]{0,10}$")
_SEVERAL_MONTHS = re.compile(
    r"(?:[两二三四五六七八九十几半]|\d|好几)(?:个)?(?:多)?(?:月|天|周|星期|年)(?:半)?的?(?:基本)?(?:工资|薪水|薪资|工钱|底薪)[^，。每]{0,6}$"
)
"""三个月工资15000 is a sum of months."""
_PAID_ONCE = re.compile(r"(?:发|给|拿|领|到|结|付|补|赔|打)(?:到)?了|(?:只|才)(?:发|给|结|付)")
_NOT_PAID = re.compile(
    r"^(?:块|元)?(?:发|给|打)了|^(?:块|元)?[^，。]{0,4}(?:没|未|不)(?:有)?(?:发|给|结|付|到账|拿到|还)"
)
_NOT_PAID_NEXT = re.compile(
    r"^(?:一直|到现在|至今|都|也|还|老板|公司|他)*(?:没|未|不)(?:有)?(?:发|给|结|付|到账|拿到)"
)
_AVERAGE_OF_ALL = re.compile(
    r"(?:社会|当地|全市|全省|全厂|全公司|职工|在岗|行业|上年度|本市)[^，。]{0,4}平均|最低工资|社平"
)
ELSEWHERE = re.compile(
    r"新公司|新厂|新工作|新单位|下家|另一家|别家|跳槽|去了一家|现在这家新|上一家|上家|前公司"
)
_RAISED = re.compile(r"(?:涨|加|升|提)到了?$")
_RISES = re.compile(r"^(?:块|元)?(?:涨|加到|升|提)")
_SICK = re.compile(
    r"病假|生育|停工|待岗|产假|停工留薪|养伤|住院|生活费|放假|休息(?:期间|在家)|待产|回家|在家|养着|待着|休养|流产|伤残"
)
_IDLE = re.compile(r"停工|待岗|病假|病休|产假|停产|休了|放(?:长)?假")
"""While no work is done or nobody may come, what is paid is not the usual wage."""
_USUAL = re.compile(r"平时|正常|原来|之前|以前|月薪|平均|工资|底薪|到手|一直")
_WITHHELD = re.compile(r"(?:给|发)(?:我|到|了)?$|扣到|扣得")
_NO_WAGE_BEFORE = re.compile(
    r"(?:欠|拖|扣|少发|少给|克扣|最低|赔|罚|判|补|差|加班|高温|停工|病假|产假|社平|社会|最低|招聘|奖|押|垫|预支|借|租|(?<!收)费|提成|绩效|社保|公积金|"
    r"基数|年假|调解|宿舍|水电|停车费|保险|医保|低保|金"
    r"|津贴|补偿|退休|养老|失业|生育|药|贷|学费|流水|抽成|承包|底薪|房|票|房补|饭补|罚款|没发|不是|报销|要回|退)[^，。]{0,5}$"
)
PROMISED = re.compile(r"(?:中介|学校|招聘|招工|老师|网上|广告|群里|介绍人|劳务)[^，。]{0,6}(?:说|写|讲|报)")
BUT = re.compile(r"但|到手|实际|结果|变成|才给|只给|发给|其实")


_CLOSE = 120


def monthly(scene: Scene, one: Amount) -> tuple[str, int] | None:
    """("monthly_wage", rank), or None where it is something else.

    Rank 0: the average before the end or the accident; 1: what is really paid, before tax; 2: a wage so
    called; 3: what is taken home; 4: a weaker cue. Of several told the lowest rank counts.
    """
    lead = one.lead
    cue = _MONTHLY.search(lead)
    before = lead[: cue.start()] if cue else lead
    if one_month_only(scene, one) or _NO_WAGE_BEFORE.search(own_words(before)):
        return None
    if _SEVERAL_MONTHS.search(lead) or _AVERAGE_OF_ALL.search(lead) or ELSEWHERE.search(near(scene, one, 1)):
        return None
    if _NOT_PAID.match(one.tail) or _RISES.match(one.tail) or (cue and _PAID_ONCE.search(cue[0])):
        return None
    if PROMISED.search(one.clause.text) and BUT.search(rest_of(scene, one)):
        return None
    if cue and not _is_plausible(one, cue):
        return None
    if (
        cue
        and "工资" in cue["cue"]
        and not re.search("月", cue[0])
        and _NOT_PAID_NEXT.match(rest_of(scene, one).lstrip("，"))
    ):
        return None
    if _IDLE.search(near(scene, one, 1)) and not _USUAL.search(lead):
        return None
    if (re.search(r"一年", own_words(lead)) and not _LONG_AVERAGE.search(lead)) or one.value > 150_000:
        return None
    if _SICK.search(near(scene, one, 1)) and _WITHHELD.search(lead):
        return None
    if cue or one.per == "month":
        if _LONG_AVERAGE.search(lead):
            return ("monthly_wage", 0)
        if _REAL.search(lead):
            return ("monthly_wage", 1)
        return ("monthly_wage", 3 if _TAKE_HOME.search(lead) else 2)
    if _RAISED.search(lead) and re.search(r"工资|月薪|薪资", one.clause.text):
        return ("monthly_wage", 1)
    if _ALL_IN.search(lead) and one.value >= 1500:
        return ("monthly_wage", 3)
    behind = _WAGE_BEHIND.match(one.tail) and not re.search(r"报|申请|判|裁", lead)
    if behind and one.value >= 1000 and not _PAID_ONCE.search(lead):
        return ("monthly_wage", 4)
    if one.value < 1000 or one.value > 100_000:
        return None
    if _GETS.search(lead) and one.value >= 1500 and not scene.dates_in(one.clause):
        return ("monthly_wage", 4)
    if _WEAK.search(lead) and not re.search(r"[补赔押奖提]|仲裁|调解|签收", near(scene, one, 2)):
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


def _is_plausible(one: Amount, cue: re.Match[str]) -> bool:
    """工价300 is a day's or a piece's; 工资一共12000 is what is owed for several months."""
    monthly = "月" in cue[0] or one.per == "month"
    if "工价" in cue["cue"] and not monthly:
        return one.value >= 2000
    return monthly or (one.value >= 800 and not _ONLY_SUM.search(cue[0]))


def near(scene: Scene, one: Amount, clauses: int) -> str:
    """The amount's clause with so many before it, as far as they stand close by."""
    index = scene.index(one.clause)
    first = max(scene.clauses[max(0, index - clauses)].start, one.start - _CLOSE)
    return scene.reading.text[first : min(one.clause.end, one.end + _CLOSE)]


def one_month_only(scene: Scene, one: Amount) -> bool:
    """8月发工资2100, 11月上旬的工资4860: what one month brought is not what a month brings."""
    text = scene.reading.text
    if (
        _ONE_MONTH.search(own_words(one.lead))
        or _NOW_AND_THEN.search(one.lead)
        or _ONE_MONTH_BEFORE.search(near(scene, one, 1))
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


def rest_of(scene: Scene, one: Amount) -> str:
    """What follows up to the end of the next clause."""
    index = scene.index(one.clause)
    last = scene.clauses[min(index + 1, len(scene.clauses) - 1)]
    return scene.reading.text[one.end : last.end]


def own_words(text: str) -> str:
    """What belongs to the amount's own clause."""
    return text.rsplit("，", 1)[-1]
