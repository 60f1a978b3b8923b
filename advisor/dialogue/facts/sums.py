"""Single sums of money: owed, fined, deposited, offered or received as compensation."""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.dialogue.facts.amounts import Amount, amounts, is_of_others
from advisor.dialogue.facts.scene import Found, Scene, is_supposed, word
from advisor.dialogue.reading import Clause
from advisor.domain import Certainty, Fact

_SO_MUCH = (
    r"(?:一共|总共|合计|共|统共|大概|大约|差不多|约|有|是|的|了|着|我|我们|还|就|整整|将近|近|快|个人"
    r"|：|:|，|钱|工资|工钱|薪水|薪|款)*+"
)
_THING = r"(?:[^，。\d扣罚押退赔底从判裁]|\d{1,2}(?=个?月|天|年|号))"
_OWED = re.compile(
    r"(?:拖欠|欠条|欠款|欠薪|欠着|欠|还差|差(?!评|别|不多|点|距|价|额|劲|旅|把|的|了)|少给|少发|少算|(?:压|拖|赖)(?:着|了)*+(?=我|工资)|"
    r"没结的?|没给的?|没发的?|克扣)"
    r"(?!他|供应商|银行|房东|条例|着?别人)(?:我们?|俺|他|她|我老公|我爸|[张李王陈刘黄林]师傅)?"
    rf"{_THING}{{0,14}}?{_SO_MUCH}$"
)
_CLAIMED = re.compile(r"(?:仲裁|调解|劳动局)[^，。]{0,8}我(?:要|主张|申请|提)(?:了|的)?(?:是)?$")
_OWED_MONTHS = re.compile(
    r"(?:拖欠|欠|还差|差)(?:了|着)?(?:我|我们|俺)?[^，。]{0,16}(?:一共|总共|合计|共|统共|加起来)(?:是|有|大概|差不多|约)*+$"
)
_WAGES_OWED = re.compile(
    r"(?:工资|工钱|薪水|提成|货款)(?:还|被|都|一共|总共)*+(?:拖欠|欠|差|压|没结|没发|没给)(?:着|了|我)*+[^，。\d]{0,4}$"
)
_OWED_BEHIND = re.compile(
    r"^(?:块|元)?(?:的|多)?(?:工资|工钱|薪水|血汗钱|提成|加班费)?(?:一直|到现在|至今|都|也|还)*+(?:没(?:有)?|未|不)(?:给|发|结|付|还|结清)"
)
_WAGES_BEHIND = re.compile(r"^(?:块|元)?的?(?:工资|工钱|薪水|血汗钱)$")
_NOT_OWED_TO_ME = re.compile(
    r"倒欠|欠(?:医院|网点|他|供应商|银行|房东|公司|老板|厂里|社保|信用卡|贷|外债|人家|别人|货款)|(?:我|他|她)欠(?!薪)|(?:工人|大家|所有人|几十个?人|全厂|"
    r"全部人)[^，。]{0,8}(?:欠|工资)|(?:没|不|未)(?:有)?欠|要告公司|借公司|起诉我要|[判裁](?!员)|(?:几|[\d一二两三四五六七八九十]+)(?:个|名|位)(?:人|姐妹|工友|兄弟|老的)|算不算"
)
_RULES_ON_IT = re.compile(
    r"标准|规定|最低|每(?:次|人)|一次|一律|如果|多少钱?以上|(?:要|会|怎么)判|才(?:能|算|够)|立案"
)
_FINED = re.compile(
    r"(?:罚|扣)(?:款|钱)?(?:了|过|掉|我|他|她|走)(?:了|过|掉|我|他|她|钱|款|一共|总共|工资|的|走|去)*+$|返工扣$"
)
_NO_FINE = re.compile(
    r"社保|公积金|水电|房租|住宿|伙食|个税|保险|餐费|每月|每个月|一天|每天|每次|一次|一个|每人|一个月|绩效|缺勤|请假|请了|旷工|病假|事假|工衣|工服|服装|学费|培训|"
    r"体检|全勤|押金|抵|费用|服装|违章|法院|政府|监察|公司被|(?:打烂|迟到|缺卡)一"
)
_DEPOSITED = re.compile(
    r"(?:押金|保证金|风险金|服装押金|工衣押金|诚信金)(?:是|交了?|收了?|扣了?|有|的|也|要|了|退|还|一共|总共|，)*+$|(?:^|[，当初先我])押(?:了|着|我|金)*+$"
)
_DEPOSIT_BEHIND = re.compile(
    r"^(?:块|元|块钱)?的?(?:入职|上岗|工服|服装|工衣|工牌|岗位)?(?:押金|保证金|风险金)"
)
_REFUNDED_LATER = re.compile(r"(?:满|干够|做够|做满|干满|离职)[^，。]{0,6}(?:再)?退|退还|可以退")
_COLLECTED = re.compile(r"(?:收|交|扣)(?:了|我|过|我们)*+$")
_NO_DEPOSIT = re.compile(r"租|医院|住院|房东|货|车辆")
_OFFERED = re.compile(
    r"(?:给|赔|补偿|补|出|赔偿|私了|了断|一次性|和解|买断|打发)(?:我|我们|他|她|你|的|是|了事)*+(?:一次性|一笔|最多|顶多|只|才|就|总共|一共|大概|"
    r"补偿金?|赔偿金?|补助|一个月工资|两个月工资|半个月工资|经济补偿|：|:|，)*+$"
)
_SETTLES = re.compile(
    r"^(?:块|元|块钱)?(?:的)?(?:就|来|了|把我|算)?(?:私了|了事|打发|了断|走人|算了|和解|买断|一次性|补偿|赔偿|了结|解决|安置|结清|让我走|叫我走|赔|封口)"
)
_SAYS = re.compile(
    r"(?:愿意|答应|同意|只肯|只愿|最多|顶多|提出|说|只|想|打算|才肯|承诺|开价)[^，。]{0,4}(?:给|赔|补|出)(?:我|我们|他|她)?[^，。]{0,3}$|"
    r"(?:老板|公司|厂里|厂方|对方|单位|保险)(?:只|就|才|说)?(?:肯|愿意)?(?:出|赔|给)(?:我)?$"
)
_COMPENSATES = re.compile(
    r"补偿|赔偿|私了|和解|调解|一次性|裁|辞退|解除|不去|搬厂|了事|赔|N|离职|开除|劝退|伤残|工伤|骨折|受伤|伤"
)
_NOT_OFFER = re.compile(
    r"(?:工资|先给|剩|费|津贴|生活费|每月|每个月|一个月(?!工资)|补贴|津贴|红包|社保|提成|底薪|医药费|医疗费|要我|让我|叫我|我要|我赔|我给|罚|违约金|押金|"
    r"培训费|欠条|安家|慰问|垫|出车|借|月薪|预支|每人|丢件|丢货|打烂|损失|客户|一天|一年)[^，。]{0,8}$"
)
_RECEIVED = re.compile(
    r"(?:(?:已经|已|当时|那年|后来|公司|老板|厂里|单位|社保|一共|最后)*+(?:赔了|赔偿了|补偿了|赔给|补了|赔我|补偿金?(?:发|给|拿)了)|(?:拿|收|"
    r"领)(?:到|了)+(?:补偿金?|赔偿金?|赔款|补偿款|赔偿款)?)(?:我|他|她|一共|总共|大概|就|才|只|是|有|，)*+$"
)
_HURT_OR_ENDED = re.compile(r"工伤|伤残|级|尘肺|职业病|受伤|骨折|补偿|赔偿|遣散|N\+?1|辞退|裁")
_NO_COMPENSATION_OFFERED = re.compile(
    r"(?:没有?|无)(?:一分|半分|任何|一点|什么|一毛)(?:钱)?的?(?:经济)?(?:补偿|赔偿)|(?:一分|一毛|半毛)(?:钱)?(?:的)?(?:补偿|"
    r"赔偿)(?:都|也)?(?:不给|没(?:有)?(?=$|给))|(?:一分|一毛)(?:钱)?(?:都|也)?(?:不(?:赔|补)(?!发)|没(?:有)?赔)|(?:不肯|拒绝|"
    r"不愿意?|不想)(?:给|赔|支付|出)[^，。]{0,4}(?:补偿|赔偿)|补偿(?:金)?(?:一分|一毛)(?:钱)?(?:都|也)?(?:不|没)"
)
_NOTHING_AT_THE_END = re.compile(
    r"(?:终止|到期|辞退|裁|解雇|开除|赶)[^，。]{0,10}(?:什么都|啥都|一分(?:钱)?(?:都|也)?|分文)(?:没|不)(?:有)?(?:给|赔|补|拿)"
)
_NOTHING_PAID = re.compile(
    r"(?:没|冇)(?:有)?(?:赔|补偿?)(?:过|给)?(?:我|他|她)?(?:一[分毛块]|钱)+$|没(?:有)?给(?:过)?(?:我|他|她)?一[分毛]钱?$"
    r"|(?:一[分毛块](?:钱)?)(?:都|也)?(?:没|冇)(?:有)?(?:赔|补|给)?(?:过|我|他|她)?$|(?<!没)不给(?:我|他|她)?(?:赔|补)$"
)
_ENDED = re.compile(
    r"辞退|开除|解除|解雇|裁|淘汰|换掉|不用来|别来|不用上班|不用返工|(?:叫|让|要|被)(?:我|他|她)?走|被叫走|赶走|炒|辞(?:了|掉)|终止|到期"
)
_WAGES_TOLD = re.compile(r"工资|工钱|薪|欠|押金|社保|提成|加班费|医药|医疗")
_ASKS = re.compile(r"(?:吗|么|呢|不|没)$|是不是|有没有|能不能|会不会|可不可以|应该|该|多少")


def sums(scene: Scene) -> Found:
    """`owed`, `fine`, `deposit`, `compensation_offered`, `compensation_received` in yuan.

    Several sums of one kind are left out: which of them is meant, or whether they add up, is the worker's
    to say.
    """
    found = Found()
    told: dict[str, list[tuple[Amount, Certainty]]] = {}
    if scene.for_employer:
        return found
    found_amounts = amounts(scene)
    for one in found_amounts:
        if is_supposed(one.clause) or is_of_others(scene, one.clause) or one.high is not None:
            continue
        name = sum_kind(scene, one, found_amounts)
        if name is not None:
            told.setdefault(name, []).append((one, sum_certainty(scene, one, name)))
    for name, entries in told.items():
        if name == "owed":
            entries = [entry for entry in entries if _is_total(entry[0])] or entries
        if len({one.value for one, _ in entries}) == 1:
            one, certainty = entries[0]
            found.add(Fact(name, one.value, scene.words([one.clause]), certainty))
    _nothing(scene, found)
    return found


def _is_total(one: Amount) -> bool:
    return re.search(r"一共|总共|合计|统共|加起来", one.lead[-10:]) is not None


def sum_kind(scene: Scene, one: Amount, every: tuple[Amount, ...]) -> str | None:
    """The name of the sum an amount is; None where it is none of them."""
    clause, lead, tail = one.clause.text, one.lead, one.tail
    if one.value < 10 or one.per in ("hour", "other", "day", "year") or _RULES_ON_IT.search(clause):
        return None
    if _is_deposit(lead, tail, clause, _rest(scene, one)):
        return "deposit"
    if one.per == "month":
        return None
    if _is_owed(scene, one):
        return "owed"
    if _FINED.search(lead) and not _NO_FINE.search(lead.rsplit("，", 1)[-1] + tail) and one.value < 100_000:
        docked = [other for other in every if re.search(r"[扣罚][^，。]{0,4}$", other.lead)]
        return "fine" if len(docked) == 1 and not re.search(r"要|会|敢|就", lead[-6:]) else None
    return _compensation(scene, one)


def _is_deposit(lead: str, tail: str, clause: str, rest: str) -> bool:
    if _NO_DEPOSIT.search(clause):
        return False
    if _DEPOSITED.search(lead) or _DEPOSIT_BEHIND.match(tail):
        return True
    return _COLLECTED.search(lead) is not None and _REFUNDED_LATER.search(rest) is not None


def _rest(scene: Scene, one: Amount) -> str:
    """What follows up to the end of the next clause."""
    index = scene.index(one.clause)
    return scene.reading.text[one.end : scene.clauses[min(index + 1, len(scene.clauses) - 1)].end]


def _is_owed(scene: Scene, one: Amount) -> bool:
    lead = one.lead
    index = scene.index(one.clause)
    if _CLAIMED.search(lead):
        return True
    said = _with_before(scene, one.clause) if re.match(r"[^，]*，[^，]{0,4}$", lead) else one.clause.text
    if _NOT_OWED_TO_ME.search(said) and not re.search(r"(?:欠|差)我(?!们)", said):
        return False
    if re.match(r"^的?底薪", one.tail):
        return False
    if _OWED.search(lead) or _WAGES_OWED.search(lead) or _OWED_MONTHS.search(lead):
        return not re.search(r"不多|年前|押金|社保", lead.rsplit("，", 1)[-1])
    if _WAGES_BEHIND.match(one.tail) and re.search(r"(?:拖欠|欠|还有|剩|差)(?:我|了)*+$", lead):
        return True
    if _OWED_BEHIND.match(one.tail) and not re.search(r"说好|月薪|补偿|赔|奖|押|高温|津贴", one.clause.text):
        other = re.search(r"社保|公积金|每月|每个月|报销|借|票|费", lead)
        return (
            one.per == ""
            and other is None
            and (one.currency or bool(re.search(r"还有|剩|余下|工资|工钱|尾款|一共|总共", lead)))
        )
    before = scene.clauses[index - 1] if index else None
    return (
        before is not None
        and re.fullmatch(r"[^，]*，(?:一共|总共|合计|加起来|共)(?:是|有|大概|差不多)*+", lead) is not None
        and re.search(r"(?:拖欠|欠|差|没发|没给)", before.text) is not None
    )


def _compensation(scene: Scene, one: Amount) -> str | None:
    lead, tail = one.lead, one.tail
    own = lead.rsplit("，", 1)[-1]
    if one.value < 100 or (_NOT_OFFER.search(own) and not _SETTLES.match(tail)):
        return None
    if re.search(r"(?:发|给|出)(?:了|过)$|发$|停工留薪|生活费|本来|[该应]|[判裁]|说出去|按(?!\d)|放假", own):
        return None
    if re.match(r"^(?:块|元)?(?:让|叫)我考|^(?:块|元)?的?培训", tail):
        return None
    if re.search(r"要(?:我|求我|他|她)?(?:赔|退|还|补|交|给)|我(?:要|想要|提|赔|申请|主张)", own):
        return None
    if (
        _RECEIVED.search(own)
        and _HURT_OR_ENDED.search(scene.reading.text)
        and not re.search(r"工资|提成|生活费|红包|欠条|保险|意外险|对方|肇事|撞", own)
    ):
        judged = re.search(r"[判裁]|法院|说", _with_before(scene, one.clause))
        return None if judged else "compensation_received"
    if _SETTLES.match(tail) and re.search(r"(?:给|赔|补|出|签|拿|只|私了)[^，。]{0,8}$", own):
        return "compensation_offered"
    if (
        _SAYS.search(own)
        or (_OFFERED.search(own) and re.search(r"(?:愿意|答应|同意|只肯|最多|顶多|提出|只)", own))
    ) and _COMPENSATES.search(scene.reading.text):
        return "compensation_offered"
    return None


def sum_certainty(scene: Scene, one: Amount, name: str) -> Certainty:
    """How sure it is that a sum so named is so much."""
    said = word("said_by_boss").search(
        _with_before(scene, one.clause)[: -len(one.clause.text) or None] + one.lead
    )
    if name == "fine" and (said is not None or re.search(r"说", one.lead)):
        return "disputed"
    return "about" if one.about else "stated"


def _with_before(scene: Scene, clause: Clause) -> str:
    index = scene.index(clause)
    return (scene.clauses[index - 1].text + "，" if index else "") + clause.text


def _nothing(scene: Scene, found: Found) -> None:
    """没有一分补偿: nothing was offered; 到期终止什么都没给: nothing was received."""
    for clause in scene.clauses:
        said = re.sub(r"他们", "公司", clause.text)
        if (
            is_supposed(clause)
            or scene.of_others(re.sub(r"老板|领导|经理|主管", "", said))
            or _ASKS.search(said)
        ):
            continue
        if _left_with_nothing(scene, clause):
            found.add(Fact("compensation_received", Decimal(0), scene.words([clause])))
            found.facts.pop("compensation_offered", None)
            return
        if _NO_COMPENSATION_OFFERED.search(clause.text) and "compensation_offered" not in found.facts:
            found.add(Fact("compensation_offered", Decimal(0), scene.words([clause])))
        if _NOTHING_AT_THE_END.search(clause.text) and "compensation_received" not in found.facts:
            found.add(Fact("compensation_received", Decimal(0), scene.words([clause])))


def _left_with_nothing(scene: Scene, clause: Clause) -> bool:
    """叫我走，一分没赔: nothing came with the end; 工资一分没给 is another matter."""
    match = _NOTHING_PAID.search(clause.text)
    if match is None or scene.known.get("employed") is True:
        return False
    index = scene.index(clause)
    told = "，".join(one.text for one in scene.clauses[max(0, index - 1) : index + 1])
    named = re.search(r"赔|补", match[0]) is not None
    if not named and (_WAGES_TOLD.search(told) or scene.dates_in(clause)):
        return False
    return _ENDED.search(scene.reading.text) is not None
