"""Claims told by their own particulars: an order to pay, leave not taken, a stoppage, unequal arrears."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from advisor.dialogue.facts.numbers import NUMBER, parse_number
from advisor.dialogue.facts.scene import Found, Scene
from advisor.dialogue.inputs.base import MONEY, day_of, days_before, matches, month_of, months_told, one, tell

_ORDERED = re.compile(
    r"(?:劳动监察|监察|人社局?|劳动局|社保局|仲裁委?|大队)[^，。没不]{0,10}(?:责令|限期(?:整改|支付|改正)|下了|发了|出了?|已出)"
    r"|责令(?:公司|老板|厂里?|单位|支付|他们|其|限期)"
)
_NOT_ORDERED = re.compile(
    r"(?:没有?|还没|从没|未)(?:去|向)?(?:过)?[^，。]{0,6}(?:投诉|举报|责令|报案|找过?(?:劳动局|监察))"
)
_SURCHARGE = re.compile(
    r"加付|(?:50|五十)[%％][^，。]{0,3}(?:到|至|-|~)[^，。]{0,3}(?:100|一百)?|八十五条|85条"
)
_DUE = re.compile(
    r"(?:(?P<y>20\d\d)年)?(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12]\d|0?[1-9])[号日]?(?:之|以)?前"
)
_PAID_OFF = re.compile(r"(?:就|已经?|全部|全|才)*(?:付清|给清|结清|还清|发清|付完|全部付|全给)")
_STILL_UNPAID = re.compile(
    r"(?:到现在|至今|到期|过了|逾期|现在)[^，。]{0,8}(?:没有?|未|不)(?:有)?(?:给|付|发|支付|还)"
)
_OWED = re.compile(rf"(?:欠薪?|欠我|拖欠|我的|欠款|付清)[^，。\d]{{0,6}}{MONEY}")
_TAKEN = re.compile(
    r"(?:年休?假)?(?:只|才|就|已经?|一共)*(?:休|用|请)(?:了|过)*(?P<n>\d{1,2}|[一二两三四五六七八九十]+)天(?!年|病|事|婚|产|假期)"
)
_NONE_TAKEN = re.compile(
    r"(?:一天|1天|一日)(?:年休?假)?(?:都|也)?(?:没|未)(?:给|让|有)?(?:过)?(?:休|安排|用)?|(?:没|未|不)(?:给|让|安排|能)(?:我)?休|没(?:有)?休(?:过)?(?:年休?假|$)|"
    r"(?:年休?假)[^，。]{0,6}(?:没|未)(?:有)?(?:给|让|安排)?(?:休|过)|没休(?!完)"
)
_ALL_TAKEN = re.compile(
    r"(?P<n>\d{1,2}|[一二两三四五六七八九十]+)天(?:的)?年休?假[^，。没未]{0,8}(?:全部|全|都)(?:已经)?休(?:完|了|掉)"
)
_SICK_MONTHS = re.compile(
    rf"病假(?:一共|总共|休|请|了|连续|共)*(?P<n>{NUMBER})个(?:多|半)?月|(?:休|请)了?(?P<n2>{NUMBER})个(?:多|半)?月(?:的)?病假"
)
_STOPPED = re.compile(
    r"(?:全厂|公司|厂里|工厂|开始|就|起|开始就|号|因[^，。]{1,8})*(?:停工|停产|放假|停业|没活|歇业)"
)
_RESUMED = re.compile(r"(?:才|就|又|正式)*(?:复工|复产|开工|恢复|为止|全厂停工|停工|停产)")
_EACH_PAID = re.compile(rf"(?:每个?月)?(?:都)?(?:只|才|就)(?:给|发|拿|付)(?:了|我)*{MONEY}")
_DUE_EACH = re.compile(rf"(?:工资)?(?:该|应该?|本该)(?:发|给|付|拿){MONEY}")
_AGREED_WAGE = re.compile(
    rf"(?:合同|说好|讲好|约定|谈好|定好|讲明)[^，。\d]{{0,8}}(?:一个月|每个?月|月薪|月){MONEY}"
)
_BY_THE_DAY = re.compile(
    rf"(?:一共|总共|共)?(?:干|做|上|出工|出勤)(?:了|满)*(?P<n>{NUMBER})(?:天|个工)(?!休)"
)
_UNPAID_DAYS = re.compile(
    r"(?:工钱|工资|钱)(?:到现在)?(?:都|也)?(?:一分|分文|一毛)(?:钱)?(?:都|也)?(?:没|未)|一分(?:钱)?(?:工钱|工资)?(?:都|也)?没|"
    r"(?:没有?|不|未)(?:给|发|结)(?:我)?(?:过)?(?:一分)?(?:工钱|工资|钱)"
)
_BORN = re.compile(
    r"(?P<y>(?:19)?\d\d)年(?:的)?(?:农历)?(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?(?:\d{1,2}[日号])?(?:出?生|生的|生日)"
)
_WOMAN_55 = re.compile(r"(?:女干部|管理岗|原来?55|五十五岁?退|55岁?退|女干|技术岗|管理人员)")
_WOMAN_50 = re.compile(r"(?:女工人?|普工|车间工?人?|工人岗|原来?50|五十岁?退|50岁?退|生产线|操作工)")
_FINAL = re.compile(r"一裁终局|终局裁决|终局")
_ITEM = re.compile(rf"(?:欠薪|工资|经济补偿金?|赔偿金|加班费|补偿金?|二倍工资|双倍工资){MONEY}")
_DEATH = re.compile(
    r"工亡|因工(?:死亡|去世)|工伤(?:死亡|去世|身亡)|(?:人)?(?:没了|去世|身亡|死亡|死了|不在了|走了)"
)
_AT_WORK = re.compile(r"工伤认定|认定(?:为)?(?:工伤|工亡)|工亡|工伤")
_LEAVES = re.compile(
    r"(?:要|想|打算|准备|已经?|自己|我)(?:提出|申请)?(?:离职|辞职|辞工|走人|解除)|解除(?:劳动)?(?:合同|关系)|不做了|不干了|到期走人|离职了|辞职了|辞工了|提出辞职"
)
_STAYS = re.compile(
    r"(?:不打算|不想|没打算|没有打算|暂时不|不准备|不|没)(?:离职|辞职|走|离开)|继续(?:在|上班|做|干|工作)|(?:还|仍)(?:在|想)(?:厂里|公司|这)?(?:上班|做|干)"
)


def claims(scene: Scene, found: Found) -> Found:
    """Particulars of single claims, kept as `entitlement.input`."""
    told = Found()
    for read in (_order, _leave, _stoppage, _arrears, _days_of_work, _retirement, _final, _death, _exit):
        read(scene, found, told)
    return told


def _order(scene: Scene, found: Found, told: Found) -> None:
    text, owner = scene.reading.text, "arrears_surcharge"
    ordered = next(matches(scene, _ORDERED), None)
    refused = next(matches(scene, _NOT_ORDERED), None)
    if refused is not None and _SURCHARGE.search(text):
        tell(scene, told, f"{owner}.order_issued", False, refused)
        return
    if ordered is None or not re.search(r"责令|限期", text):
        return
    tell(scene, told, f"{owner}.order_issued", True, ordered)
    owed = {parse_number(match["n"]): match for match in matches(scene, _OWED)}
    if len(owed) == 1 and (amount := next(iter(owed))) is not None:
        tell(scene, told, f"{owner}.owed", amount, owed[amount])
    due = list(matches(scene, _DUE))
    if len(due) == 1 and (day := _due_day(due[0], scene.as_of)) is not None:
        tell(scene, told, f"{owner}.order_due", day, due[0])
    paid = dict(days_before(scene, _PAID_OFF, gap="[^，。]{0,6}"))
    if len(paid) == 1:
        (day, match), *_ = paid.items()
        tell(scene, told, f"{owner}.paid", day.isoformat(), match)
    elif (nothing := next(matches(scene, _STILL_UNPAID), None)) is not None:
        tell(scene, told, f"{owner}.paid", None, nothing)


def _due_day(match: re.Match[str], as_of: date) -> date | None:
    """The day of that name nearest to the question."""
    try:
        if match["y"]:
            return date(int(match["y"]), int(match["m"]), int(match["d"]))
        days = [date(as_of.year + n, int(match["m"]), int(match["d"])) for n in (-1, 0, 1)]
    except ValueError:
        return None
    return min(days, key=lambda day: abs((day - as_of).days))


def _leave(scene: Scene, found: Found, told: Found) -> None:
    text, owner = scene.reading.text, "annual_leave"
    if not re.search(r"年休?假", text):
        return
    every, some = one(scene, _ALL_TAKEN), one(scene, _TAKEN)
    none = next(matches(scene, _NONE_TAKEN), None)
    taken = every or some
    if taken is not None:
        tell(scene, told, f"{owner}.taken_days", parse_number(taken["n"]), taken)
    elif none is not None:
        tell(scene, told, f"{owner}.taken_days", Decimal(0), none)
    sick = next(matches(scene, _SICK_MONTHS), None)
    if sick is not None:
        tell(scene, told, f"{owner}.sick_months", parse_number(sick["n"] or sick["n2"]), sick)
    years = {"去年": 1, "前年": 2, "今年": 0}
    named = [year for year in years if year in text]
    if len(named) == 1 or ("去年" in named and "前年" not in named):
        year = "去年" if "去年" in named else named[0]
        match = re.search(year, text)
        if match is not None:
            tell(scene, told, f"{owner}.year", Decimal(scene.as_of.year - years[year]), match)


def _stoppage(scene: Scene, found: Found, told: Found) -> None:
    text, owner = scene.reading.text, "work_stoppage_pay"
    if not re.search(r"停工(?!留)|停产|停业|歇业", text):
        return
    began = dict(days_before(scene, _STOPPED))
    days = sorted(
        {day for mention in scene.dates if (day := day_of(mention, scene.as_of)) and day <= scene.as_of}
    )
    ended = dict(days_before(scene, _RESUMED, gap="[^，。]{0,4}"))
    first = min(began) if began else None
    spread = re.search(r"月\d{1,2}[号日]?(?:一直)?(?:到|至|-|~)\d{1,2}月\d{1,2}", text) is not None
    if len(days) == 2 and began and (ended or spread):
        match = next(iter(began.values()))
        tell(scene, told, f"{owner}.start", days[0], match)
        tell(scene, told, f"{owner}.end", days[1], match)
    elif first is not None and len(days) == 1:
        tell(scene, told, f"{owner}.start", first, began[first])
    paid = one(scene, _EACH_PAID)
    if paid is not None:
        tell(scene, told, f"{owner}.paid", parse_number(paid["n"]), paid)


def _arrears(scene: Scene, found: Found, told: Found) -> None:
    """Months of which a part was paid, or each of another sum."""
    text = scene.reading.text
    due: dict[str, Decimal] = {}
    for match in matches(scene, _DUE_EACH):
        clause = scene.clauses[scene.reading.clause_at(match.start())]
        months = months_told(scene, clause.start, match.start())
        amount = parse_number(match["n"])
        if len(months) == 1 and amount is not None:
            due[months[0]] = amount
            last = match
    if len(due) > 1 and re.search(r"没(?:有)?(?:给|发)|都没|一分没|不给|不发|欠", text):
        tell(scene, told, "unpaid_wages.monthly_wage", due, last)
        tell(scene, told, "unpaid_months", tuple(due), last)
        return
    if "monthly_wage" not in found.facts and (agreed := one(scene, _AGREED_WAGE)) is not None:
        tell(scene, told, "unpaid_wages.monthly_wage", parse_number(agreed["n"]), agreed)
    paid = one(scene, _EACH_PAID)
    if paid is None or re.search(r"试用|停工|病假|高温|留薪|加班费", text):
        return
    clause = scene.clauses[scene.reading.clause_at(paid.start())]
    months = months_told(scene, clause.start, paid.start())
    if re.search("去年|前年", text):
        # 8月只给了4000, of last year or of this.
        return
    wage, amount = found.facts.get("monthly_wage"), parse_number(paid["n"])
    if months and amount is not None and (wage is None or amount < wage.value):
        unpaid = found.facts.get("unpaid_months")
        every = dict.fromkeys((*months, *(unpaid.value if unpaid is not None else ())))
        tell(scene, told, "unpaid_months", tuple(every), paid)
        tell(scene, told, "unpaid_wages.paid", dict.fromkeys(months, amount), paid)


def _days_of_work(scene: Scene, found: Found, told: Found) -> None:
    """260一天，干了43天，一分没拿到: what is owed is the product."""
    daily = found.facts.get("daily_pay")
    worked = one(scene, _BY_THE_DAY)
    unpaid = next(matches(scene, _UNPAID_DAYS), None)
    if daily is None or worked is None or unpaid is None or "owed" in found.facts:
        return
    days = parse_number(worked["n"])
    if days is not None and daily.certainty == "stated" and "unpaid_months" not in found.facts:
        tell(scene, told, "owed", days * daily.value, worked)


def _retirement(scene: Scene, found: Found, told: Found) -> None:
    text, owner = scene.reading.text, "retirement_age"
    if "退休" not in text:
        return
    born = next(matches(scene, _BORN), None)
    if born is not None:
        month = parse_number(born["m"])
        year = int(born["y"]) if len(born["y"]) == 4 else 1900 + int(born["y"])
        if month is not None:
            tell(scene, told, f"{owner}.birth", f"{year}-{int(month):02d}", born)
    woman = re.search(r"女|阿姨|妈|姐|妹|老婆|姑|嫂", text)
    at_55, at_50 = _WOMAN_55.search(text), _WOMAN_50.search(text)
    man = re.search(r"男(?:的|职工|性|工)?|我爸|爸爸|父亲|老公|叔|伯|哥", text)
    if woman and not (at_55 and at_50) and (at := at_55 or at_50):
        tell(scene, told, f"{owner}.category", "female_55" if at_55 else "female_50", at)
    elif man and not woman:
        tell(scene, told, f"{owner}.category", "male", man)


def _final(scene: Scene, found: Found, told: Found) -> None:
    final = next(matches(scene, _FINAL), None)
    items = [(parse_number(match["n"]), match) for match in matches(scene, _ITEM)]
    amounts = [amount for amount, _ in items if amount is not None]
    if final is None or not amounts:
        return
    tell(scene, told, "final_award.items", tuple(amounts), items[0][1])
    tell(scene, told, "final_award.month", f"{scene.as_of:%Y-%m}", final)


def _death(scene: Scene, found: Found, told: Found) -> None:
    text = scene.reading.text
    dead = next(matches(scene, _DEATH), None)
    if dead is None or not _AT_WORK.search(text) or not re.search(r"工亡|丧葬", text):
        return
    days = [
        month_of(mention, scene.as_of)
        for mention in scene.dates
        if mention.precision in ("day", "month") and mention.end <= dead.end() + 8
    ]
    known = [day for day in days if isinstance(day, date)]
    if known:
        tell(scene, told, "work_injury_death.death", known[-1], dead)


def _exit(scene: Scene, found: Found, told: Found) -> None:
    """Whether the injured worker leaves, which the lump sums hang on."""
    text = scene.reading.text
    if not re.search(r"[一二三四五六七八九十\d]级", text) or not re.search(r"伤|鉴定|评", text):
        return
    stays, leaves = next(matches(scene, _STAYS), None), next(matches(scene, _LEAVES), None)
    if stays is not None:
        tell(scene, told, "work_injury.employment_ends", False, stays)
    elif leaves is not None:
        tell(scene, told, "work_injury.employment_ends", True, leaves)
