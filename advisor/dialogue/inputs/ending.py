"""When and how an employment ended, told beside the day; the day a contract was signed after all."""

from __future__ import annotations

import re
from datetime import date

from advisor.dialogue.facts.scene import Found, Scene, is_threat
from advisor.dialogue.inputs.base import days_before, figure, matches, one, tell
from advisor.domain import Fact

_WHO = (
    r"(?:当天|那天|突然|就|被|公司|单位|厂里?|老板|店里|学校|他们|我们?|人事|双方|又|才|直接|主动|口头|书面|"
    r"以[^，。]{1,12}为由)*"
)
_HOW = r"(?:提出来?|通知|说|宣布|[跟和与把将找]我|不要|随便找个理由|没有?任何理由|无故|无缘无故|违法|被)*"
_ENDED = re.compile(
    rf"{_WHO}{_HOW}[^，。没不]{{0,6}}"
    r"(?:协商解除|解除|辞退|开除|解雇|炒掉|炒了|被炒|裁掉|裁了|终止|不续|不签|让我(?:走|离开)|不要人了)(?!书|通知书|证明)"
)
_BY_AGREEMENT = re.compile(
    r"(?:公司|单位|厂里?|老板|店里|人事|对方)[^，。我]{0,8}提出(?:来)?[^，。]{0,8}(?:解除|协商|离职|终止)"
    r"|(?:公司|单位|厂里?|老板)[^，。]{0,10}(?:找我|说)[^，。]{0,8}(?:协商|谈)[^，。]{0,4}(?:解除|离职|走)|双方(?:协商|谈好|商量好)(?:一致)?(?:的|解除|了)?$"
    r"|签了?(?:个|份)?协商解除|协商(?:一致)?解除(?!不|没)"
)
_OWN_IDEA = re.compile(r"(?:我|本人|自己)(?:先|主动)?(?:提出|提的|想)(?:来)?[^，。]{0,6}(?:协商|解除|离职)")
_EXPIRED = re.compile(r"(?:合同)?(?:就)?到期|期满")
_NOTICE = re.compile(r"提前|预告|还有|才到期|马上|快")
_SIGNED = re.compile(
    r"(?:号|日)?(?:今天|当天|那天|公司|才|终于|就|拿|把|和|跟|给|与|我|合同|签|补|劳动|书面|正式|来|出来|去|一份|新)*"
    r"(?:才|就|补|终于)(?:公司|拿|把|和|跟|给|与|我|补|合同|劳动|书面|来|出来|一份)*签(?:了|的|订|劳动|书面|合同|(?=[，。！？,])|$)"
)
_OWN_REFUSAL = re.compile(
    r"(?:是)?我(?:自己|本人)?(?:因为?|怕|嫌|觉得|担心|不想)?[^，。]{0,12}(?:不肯|不愿意?|不想|拒绝|故意不|没肯|死活不)(?:去)?签"
)
_HEAT_ALONE = re.compile(
    r"(?:因为?|由于|以)[^，。]{0,6}(?:不发|没发|不给|没给|未发|拖欠)[^，。]{0,4}(?:高温(?:津贴|补贴|费)|年休?假(?:工资|钱))[^，。]{0,4}"
    r"(?:为由)?[^，。]{0,6}(?:辞职|离职|走|解除)"
)


_LEFT = re.compile(
    r"(?:就|才|正式|我|已经?)*(?:离职|离开|辞职|辞工|离厂|走(?:的|了|人)|不干了|不做了)(?!证明)"
)
_BEGUN = re.compile(
    r"(?:起|开始|就|我|才)*(?:来|进(?!行)|入职|加入|跳槽|到岗|报到|上岗|应聘)(?!的?时候就?没签)"
    r"|(?:起|开始|就|我)*(?:到|去)(?!我|现在|今天|目前|今)[^，。\d]{1,14}(?:厂|公司|店|车间|酒店|工地|医院|单位|餐厅|物业|集团|上班|干活|打工)"
    r"|(?:起|开始)(?:就|一直|我)*在"
)
_NO_JOB = re.compile(r"社保|公积金|保险|病假|产假|停工|停产|加班|出差|开会|协商|仲裁|医院看|住院|调|转岗")
_NO_NOTICE = re.compile(
    r"(?:没有?|未|从没)(?:有)?(?:给|做)?(?:我)?(?:书面)?提前(?:(?:30|三十)天|一个月|1个月)?(?:书面)?(?:通知|告知|说)?|当天(?:就)?(?:通知|让我走)"
)
_NOTICE_GIVEN = re.compile(
    r"(?<!没)(?<!没有)(?<!未)提前(?:了)?(?:30|三十|一个|1个)(?:天|月|日)(?!工资|的?代通知)|(?:通知|书面通知)(?:了|我)*[^，。没]{0,4}提前(?:了)?(?:30|三十|一个|1个)(?:天|月|日)"
)
_ABOUT_DAYS = re.compile(r"入职|离职|在职|哪一年|还早|进厂|离开|日期|时间")
"""Notes on the days of the employment."""
_ASKS_NOTICE = re.compile(r"需要|应该|必须|要不要|[吗么]$|规定|是不是|可以|得提前|[职工]要提前|[离辞]职")
_RESIGNED = re.compile(
    r"(?:我|本人|是)*(?:自己|自愿|主动)(?:提出?|打|要|申请)?(?:来)?(?:了)?(?:辞职|辞工|离职)(?=的|了|走|[，。]|$)"
)
_GRADE = re.compile(
    r"(?:评|鉴定|定)(?:上|了|出来?|是|为|的|成|到|结果)*(?P<n>10|[1-9]|十|[一二三四五六七八九])级"
)


def ending(scene: Scene, found: Found) -> Found:
    """`employment_end` and `ground` where nothing else told them; `double_wage.contract_signed`, `fault`."""
    told = Found()
    _start(scene, found, told)
    _end(scene, found, told)
    _ground(scene, found, told)
    _notice(scene, found, told)
    _signed(scene, found, told)
    heat = next(matches(scene, _HEAT_ALONE), None)
    if heat is not None and not re.search(r"欠薪|拖欠工资|社保|五险", scene.reading.text):
        tell(scene, told, "economic_compensation.article_38_reason", "heat_or_leave_pay", heat)
    return told


def _start(scene: Scene, found: Found, told: Found) -> None:
    """The one day told before words of joining, where nothing else gave a first day."""
    start = found.facts.get("start")
    left = {day for day, _ in days_before(scene, _LEFT) if day <= scene.as_of}
    if start is not None and start.certainty == "inferred" and start.value in left:
        # 6月15号离职到现在: the day of leaving, and no first day.
        found.facts.pop("start")
    elif start is not None or "start" in scene.known or _left_open(found):
        return
    begun = {}
    for day, match in days_before(scene, _BEGUN):
        clause = scene.clauses[scene.reading.clause_at(match.start())]
        told_so_far = clause.text[: match.end() - clause.start]
        if day <= scene.as_of and not _NO_JOB.search(told_so_far) and not scene.of_others(clause.text):
            begun[day] = match
    if len(begun) == 1:
        ((day, match),) = begun.items()
        tell(scene, told, "start", day, match)


def _left_open(found: Found) -> bool:
    """Days that contradict each other, or lack their year, are asked about and not settled here."""
    doubts = any(_ABOUT_DAYS.search(note) for note in found.notes)
    return doubts or bool({"start", "employment_end"} & found.withdrawn)


def _end(scene: Scene, found: Found, told: Found) -> None:
    if isinstance(_value(found, "employment_end"), date) or _left_open(found):
        return
    ends = {}
    for day, match in days_before(scene, _LEFT):
        clause = scene.clauses[scene.reading.clause_at(match.start())]
        if day <= scene.as_of and not is_threat(scene, clause) and not scene.of_others(clause.text):
            ends[day] = match
    for day, match in days_before(scene, _ENDED):
        clause = scene.clauses[scene.reading.clause_at(match.start())]
        if day <= scene.as_of and not is_threat(scene, clause) and not _NOTICE.search(clause.text):
            ends[day] = match
    if not ends and _value(found, "ground") == "expiry":
        for day, match in days_before(scene, _EXPIRED):
            if day <= scene.as_of:
                ends[day] = match
    started = _value(told, "start") or _value(found, "start")
    if len(ends) != 1:
        return
    (day, match), *_ = ends.items()
    if isinstance(started, date) and day <= started:
        return
    words = scene.reading.words(match.start(), match.end())
    told.add(Fact("employment_end", day, words, "stated"))
    told.add(Fact("employed", False, words, "inferred"))


def _ground(scene: Scene, found: Found, told: Found) -> None:
    """公司提出来协商解除: the employer's proposal, agreed to."""
    ground = _value(found, "ground")
    if ground not in (None, "dismissed") or _OWN_IDEA.search(scene.reading.text):
        return
    match = next(matches(scene, _BY_AGREEMENT), None)
    resigned = next(matches(scene, _RESIGNED), None)
    if ground is None and match is None and resigned is not None and "被迫" not in scene.reading.text:
        gone = _value(found, "employed") is False or "employment_end" in told.facts
        if gone and not re.search(r"[想逼让要]", scene.reading.text[: resigned.start()][-4:]):
            told.add(Fact("ground", "resigned", scene.reading.words(*resigned.span()), "stated"))
    happened = "employment_end" in told.facts or isinstance(_value(found, "employment_end"), date)
    if match is None or (ground == "dismissed" and "协商" not in match[0] and "双方" not in match[0]):
        return
    if happened or ground == "dismissed":
        told.add(Fact("ground", "agreed", scene.reading.words(match.start(), match.end()), "stated"))


def _notice(scene: Scene, found: Found, told: Found) -> None:
    if "notice_given" not in found.facts:
        none, given = next(matches(scene, _NO_NOTICE), None), next(matches(scene, _NOTICE_GIVEN), None)
        match = none or given
        asked = match is not None and _ASKS_NOTICE.search(
            scene.clauses[scene.reading.clause_at(match.start())].text
        )
        if match is not None and not asked and (none is None or given is None):
            tell(scene, told, "notice_given", none is None, match)
    if "grade" not in found.facts and (grade := one(scene, _GRADE)) is not None:
        tell(scene, told, "grade", figure(grade), grade)


def _signed(scene: Scene, found: Found, told: Found) -> None:
    """到7月5号才跟我签: late, and when."""
    days = {day: match for day, match in days_before(scene, _SIGNED) if day <= scene.as_of}
    started = _value(found, "start")
    if len(days) == 1:
        (day, match), *_ = days.items()
        if not isinstance(started, date) or day >= started:
            tell(scene, told, "double_wage.contract_signed", day, match)
    refused = next(matches(scene, _OWN_REFUSAL), None)
    if refused is not None:
        tell(scene, told, "double_wage.reason_unsigned", "own_fault", refused)


def _value(found: Found, name: str) -> object:
    fact = found.facts.get(name)
    return None if fact is None else fact.value
