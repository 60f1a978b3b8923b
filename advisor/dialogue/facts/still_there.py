"""Whether the worker is still there, where nobody says so outright: 天天做到十一点, 在这家做了六年, 想走.

Most who write are still employed and never say it. What tells it is the way they speak of the work as going
on; against it speaks any word of an end, of a dispute already fought or of a loss that ended the work.
"""

from __future__ import annotations

import re
from datetime import date

from advisor.dialogue.facts.leaving import THREATENED
from advisor.dialogue.facts.roles import EARLIER_EMPLOYER
from advisor.dialogue.facts.scene import Found, Scene, is_supposed
from advisor.dialogue.facts.spans import spans
from advisor.dialogue.facts.told import asks
from advisor.dialogue.reading import Clause
from advisor.domain import Fact

_JOB = r"(?:做|干|上班|打工|当|开|跑|送|教|搞|管|守|看|洗|扫|煮|值班|上夜班|上[五六七\d]天班)"
_GOES_ON = re.compile(
    rf"(?:天天|每天|每日|一天|一周|每周|每个?星期|每个?月|月月|年年|经常|成天|整天|长期|平时)[^，。走辞离\d]{{0,8}}(?:{_JOB}|上[^个]|加班|(?:\d+|[一二两三四五六七八九十]+)个?半?(?:小时|钟|点|天|节))"
    r"|(?:(?<![\d一二三四五六七八九十])月休[\d一二三四两]|单休|双休|大小周|两班倒|三班倒|一个月休|一月休|轮休|倒班|半个月倒|白班|夜班\d|朝[九十\d]晚|早[八九十\d]晚)"
    rf"|^(?:我|我们|俺)?(?:是|系|现在|目前|还)?在[^，。]{{1,14}}{_JOB}(?!过|了)"
    rf"|^(?:我|俺)(?:是|系)[^，。]{{0,8}}(?:{_JOB}[^，。]{{0,6}}的|工人|组长|班长|师傅|保安|保洁|保姆|护士|厨师|维修|保洁|普工|焊工|电工|文员|收银|会计|仓管|员|工|厂的|店的|公司的|正式工|派遣工|人事|会计|老师|司机)$"
    r"|(?:现在|目前|至今|到现在)[^，。]{0,6}(?:还|都|仍|也)?(?:在做|在干|在上班|上着|做着|是试用|没转正|照交|有缴|有交)"
    r"|(?:社保|五险|保险)[^，。]{0,4}(?:照交|照缴|一直有|一直在交|是有的|有缴)|(?:现在|目前)[^，。没]{0,4}(?:每个?月|一个?月|底薪|工资|月薪)|一直(?:是)?(?:月薪|工资|底薪|拿)|一直没签|还没转正|停工在家|在家待岗|放假在家"
    r"|(?:还在|正在)(?:请|休|放)?(?:病假|产假|试用|哺乳|上班|做|待岗|停工|实习)|(?:现在|还|正)(?:在)?(?:休|请)着?(?:产|病|陪产)假|上四休二|四班三|三班|节假日照[上常]|每个?月[^，。没]{0,8}才发|没(?:有)?签离职|没说(?:炒|要?辞退|开除)"
)
_STAYS = re.compile(
    r"(?:想|打算|准备|考虑|不敢|又怕|要不要|该不该|能不能|敢|能)(?:就|现在|马上|主动|直接|先|自己)*(?:走(?![程流法])|辞职|辞工|离职|不干|不做)"
    r"|^(?:我|我们)?要走(?!法|流)|不去(?:就|视为|算|能|会)|不(?:签|去|按|干|服从|同意)(?:的)?(?:就|先)(?:算|视为|自动|是|要|裁|扣|不)"
    r"|叫我们?(?:再)?等|从?下个?月(?:份)?(?:起|开始)|(?:说|要)[^，。]{0,4}(?:下个?月|月底|年底)[^，。]{0,4}(?:关|搬|停|取消|降)"
    r"|(?:让|叫|逼|要)我们?[^，。]{0,3}签[^，。离解断结免追]{0,8}(?:放弃|自愿|合同|承诺|奋斗|协议)"
    r"|(?:要|叫|让|逼|通知)(?:我们?|她|他)[^，。]{0,6}(?:补签|调|搬|过去|转岗|报到|加班|上夜班|写辞职|自己(?:写|提|走|辞)|离职)|逼我(?:自己)?(?:走|辞|离)"
    r"|(?:调|搬|迁|换)(?:我|我们)?(?:去|到|岗)|从[^，。]{1,6}(?:调|搬|迁)|降薪|减薪|降(?:了)?(?:工资|底薪)|(?:底薪|工资|提成)[^，。]{0,6}(?:改成|变成|降到|降成|变)"
    r"|(?:工厂|公司|厂|店)?(?:要|快要?|准备|说|年底)[^，。]{0,4}(?:搬|关厂|关了?$|裁员|停产)|不让(?:我)?(?:休|请假|走)|不给(?:我们?)?(?:休|请[^，。]{0,2}假|批假|转正)"
    r"|给我们?[^，。]{0,3}选择|产假(?:到|还|什么时候)|(?:请|休)(?:了)?[^，。]{0,4}(?:陪产|产检|婚假|哺乳)|怎么?提(?:离职|辞职)"
    r"|执行$|要我签|怎么办才能走"
)
_OPEN_ENDED = re.compile(r"(?:我|的)合同[^，。]{0,4}无固定期|签的[^，。]{0,4}无固定期")
_ENDED = re.compile(
    r"辞(?:退|职|工|了|掉)|开除|解雇|炒(?:了|我|掉|人|咗|鱿)|被?裁(?:了|掉|员|$)|不用(?:再)?来|别(?:再)?来|叫我(?:走|回去|滚)|让(?:我|她|他)走|走人|就(?:走|滚)|滚"
    r"|(?<!想)(?<!要)(?<!敢)(?<!才)(?<!不)走(?:了|的|后|之后|掉|$)|离(?:职|了|开|厂|$)|不(?:想)?(?:做|干)了|没(?:再|有再)?(?:做|干)了?$|自离|急辞"
    r"|完工|散了|关门|倒闭|破产|跑路|(?:老板娘?|人|厂长|包工头|他)(?:都|早|已经|也)?跑了|失联|关厂了|解散|注销|停业|撤场|退场|撤了|锁|拉走|人去楼空"
    r"|欠条|欠薪|还欠|欠(?:我|了|着|他|她|我们)|一分(?:钱)?没(?:给|拿|见)|不够一分|结清|结账|工钱|尾款|没结|拿不到钱"
    r"|裁决|判(?:了|给|决|我|老板)|一审|二审|上诉|调解书|执行(?:局|法官|难)|仲裁|起诉|开庭|劳动局|劳动所|监察|投诉"
    r"|试工|试岗|封(?:号|了)|停号|停(?:了)?我的?(?:账号|卡)|老家|回(?:了)?(?:湖南|四川|广西|江西|贵州|湖北|河南|家)|当时(?:在|做|的[厂公店])|原来(?:的)?(?:公司|厂|单位)|旧公司|前公司|上家|新公司"
    r"|去世|死亡|过世|没救|offer|面试|竞业|律师函|离职证明|失业金|摔|受伤|工伤|骨折|炸|撞|尘肺|诊断|中暑|晕|断了|锯|压(?:到|断|伤)|伤残|鉴定|抢救"
    r"|自愿离职|解除|终止|协商|N\+1|n\+1|2N|2n|不合格|约谈|赔偿金|买断|遣散|到期|期满|不续|续签|押金[^，。]{0,6}退|退(?:我|了|还)*押|岳父|奔丧|不给结|说炒就炒|被赶|说不要我?(?:了|$)|被辞|收(?:了)?(?:我的)?卡|说不用就不用|名额取消|退(?:给|回)(?:了)?(?:劳务|派遣)|裁我|官司|赶(?:我|走|出)|撵|轰(?:我|走|出)|逼走|劝退|优化|除名|不要我|不让我?(?:上班|进厂|打卡|进门|来)|踢出|移出|请出|退群|讨薪|法官|法院|立案|庭|私了|和解|遣返|暑假工|寒假工|暑期工|换(?:了)?(?:新)?工作|新单位|新工作|散伙|人没了|没要我|去年做|过去(?:做|干)|做过|干过|上班过|剩下的(?:工资|钱)|最后(?:一个月|那个月|个月)"
)
_FORMERLY = re.compile(r"(?:以前|之前|原来|原先|曾经)(?:是)?在|^(?:[12][09])?\d\d年?到")
_RUNS_OUT = re.compile(r"到期|期满|不(?:再)?续(?:签|约|了)?|合同满|续签|终止")
_BARE_QUESTION = 12
_SENT_AWAY = re.compile(r"(?:说|要)走就走|结清就走")
_LONG_ENOUGH = 0.25
"""Years; a shorter span is as often a job that is over (做了30天)."""
_AT_WORK = re.compile(r"(?<![不没])(?:做|干|当|教|守)[^，。过满没不]{1,6}(?:了|快|都|已经|有)*$")
_DATED_PLAN = re.compile(
    r"^[^，。没不]{0,4}(?:要|必须|准备|打算|想|计划|就要|得)(?:走(?![程流法])|离职|辞职|辞工|离开|不做|不干)"
)


def planned_leave(scene: Scene) -> Found:
    """`employment_end`, supposed, of a day the worker means to leave on (11月底要走)."""
    found = Found()
    for mention in scene.dates:
        clause = scene.clauses[scene.reading.clause_at(mention.start)]
        right = scene.reading.text[mention.end : clause.end]
        if mention.month is None or scene.of_others(clause.text) or not _DATED_PLAN.match(right):
            continue
        day = mention.in_year(mention.year or scene.as_of.year)
        if day is not None and day < scene.as_of and mention.year is None:
            day = mention.in_year(scene.as_of.year + 1) if mention.month < scene.as_of.month else day
        if day is not None and day >= scene.as_of.replace(day=1):
            found.add(Fact("employment_end", day, scene.words([clause]), "supposed"))
    return found


def still_there(scene: Scene) -> Found:
    """`employment_end` None and `employed`, inferred from how the work is spoken of; else nothing."""
    found = Found()
    if (
        scene.for_employer
        or "employment_end" in scene.known.entries
        or "employed" in scene.known
        or scene.known.get("dismissed")
        or scene.known.get("employer_closed")
        or any(_ends(scene, clause) for clause in scene.clauses)
    ):
        return found
    if len(scene.reading.text) <= _BARE_QUESTION and not re.search(r"我|俺|本人|做|干", scene.reading.text):
        # 单休违法吗 asks about the rule and tells nothing.
        return found
    telling = [clause for clause in scene.clauses if _tells(scene, clause)]
    if telling:
        words = scene.words(telling[:2])
        found.add(Fact("employment_end", None, words, "inferred"))
        found.add(Fact("employed", True, words, "inferred"))
    return found


def _ends(scene: Scene, clause: Clause) -> bool:
    if _SENT_AWAY.search(clause.text):
        return True
    text = THREATENED.sub("", clause.text)
    if _runs_on(scene):
        # 合同明年三月到期，公司说不续: until then it goes on.
        text = _RUNS_OUT.sub("", text)
    return _ENDED.search(text) is not None and not is_supposed(clause)


def _runs_on(scene: Scene) -> bool:
    end = scene.known.get("contract_end")
    return isinstance(end, date) and end > scene.as_of


def _tells(scene: Scene, clause: Clause) -> bool:
    if is_supposed(clause) or EARLIER_EMPLOYER.search(clause.text) or _FORMERLY.search(clause.text):
        return False
    start = scene.known.entries.get("start")
    if start is not None and clause.text in start.words and re.search(r"到现在|至今|到今天", clause.text):
        return True
    if _STAYS.search(clause.text) and (not asks(clause.text) or re.search(r"我|想|敢", clause.text)):
        return True
    end = scene.known.entries.get("contract_end")
    if end is not None and _runs_on(scene) and clause.text in end.words:
        return True
    if _OPEN_ENDED.search(clause.text):
        return True
    if scene.of_others(clause.text):
        return False
    return _GOES_ON.search(clause.text) is not None or _worked_long(scene, clause)


def _worked_long(scene: Scene, clause: Clause) -> bool:
    """我在这家做了六年: with no word of an end, it goes on."""
    told = scene.known.entries.get("service_years")
    if told is not None and told.value >= _LONG_ENOUGH and clause.text in told.words:
        return True
    return any(
        span.years >= _LONG_ENOUGH and _AT_WORK.search(clause.text[: span.start])
        for span in spans(clause.text)
    )
