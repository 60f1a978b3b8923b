"""Injury at work and sickness: the day, recognition, the grade, how long and since when off sick."""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.dialogue.facts.scene import Found, Scene, is_supposed
from advisor.dialogue.facts.told import EMPLOYER, Day, asks, days, one_value
from advisor.dialogue.reading import Clause
from advisor.domain import Fact
from advisor.text import chinese_number

_HURT = re.compile(
    r"摔|受伤|受的伤|出(?:的)?事|撞|压(?:到|断|伤|了|烂|住)|锯|砸|夹(?:到|断|伤|了)|断了|烫|烧伤|炸|触电|电伤|晕(?:了|倒|过去)|中暑|滑倒|掉下|跌|工伤|扭(?:到|伤)|割(?:到|伤)|切(?:到|了|断)|轧|车祸|翻车|扎到|刺到|踩空|掉进|坠|闪到腰|骨折|骨裂|绞|碾|冲压到|(?:手|脚|腿|腰|头|眼|胳膊)[^，。]{0,3}伤"
)
_HURT_BEHIND = re.compile(
    rf"^(?!.{{0,4}}(?:认定|鉴定|报|申请|出院|住院|签|拿|收到|复查|手术|回来))[^，。]{{0,12}}?(?:{_HURT.pattern})|^(?:的|发生的|出的)?事$"
)
_HURT_BEFORE = re.compile(
    rf"(?:{_HURT.pattern})[^，。]{{0,3}}(?:(?:时间|日期|那天)(?:在|是|于|为|:)*|(?:在|是|于|为|:)+)$"
)
_ALONE = re.compile(r"^(?:的|那天|那晚|晚上|早上|上午|下午|中午|当天|凌晨|[\d点多半]+)*$")
_NO_INJURY = re.compile(r"认定|鉴定|仲裁|裁决|入职|离职|辞退|合同|工资|生孩子|骂|手机|坏了|产")
_PAPER = r"(?:工伤)?认定(?:书|决定书|结论)?"
_RECOGNISED = re.compile(
    rf"{_PAPER}[^，。没未不还]{{0,10}}?(?:拿|下来|出来|收到|到手|批了|通过|做了|做好|有了|认了)|(?:已经|已|都)(?:被)?认定(?:为|成|是|了)|认定(?:为|成|是|了)工伤|已经?认定工伤|都认定下来|认定是工伤了|工伤认了|认了工伤|(?:拿到|收到|有)(?:了)?(?:工伤)?认定书|工伤(?:已经|都)?(?:认定了|认下来|认定下来|批下来)"
)
_UNRECOGNISED = re.compile(
    r"(?:没有?|未|还没|不(?:给|肯|去|帮)|没去|没给)(?:我)?(?:去)?(?:申请|申报|做|报|办)?(?:过)?(?:工伤)?(?:的)?(?:认定|申报)|没(?:有)?(?:给我)?报(?:过)?工伤|不(?:给|肯)(?:我)?报工伤|(?:工伤)?认定(?:书)?(?:都|也|还|一直)*(?:没|未)(?:有)?(?:下来|批|通过|做|申请|出|拿)?|不予认定|不(?:给|肯|帮)[^，。]{0,3}(?:申请|报|认)工伤|不去报|没(?:有)?(?:给我)?申请工伤|工伤(?:都|也|还|一直)?没(?:有)?(?:认定|报)|还没(?:有)?去[^，。]{0,6}认定|拖着不报|(?:也|就|都)?不给报$|(?:不|没有?)认定(?:为|成)?工伤"
)
_GRADE = re.compile(
    r"(?:(?:工伤|伤残|鉴定|评|评定|定)(?:上|结果|等级)?(?:为|了|书|的|是|出来|下来|成|的是|结论|结果|上礼拜|上周|上个月|前几天|昨天|:|，)*|工伤|^(?:结果|是|等级是?)*)(?P<n>10|[1-9]|[一二三四五六七八九]|十)级(?:伤残|工伤)?(?!以|甲|电工|技|钳|焊|医|医院|建|保|风|台|大风|考|到|-|~)"
)
_OF_INJURY = re.compile(r"受伤|级残|骨折|断|鉴定|伤残|工伤|等级|尘肺|职业病")
_LAW = re.compile(
    r"应该|规定|标准|一般|够不够|能(?:评|定|鉴定|不能)|可能|估计|会(?:评|是)|大概|按|要是|如果|几级|最多|以上"
)
_N = r"(\d{1,3}|[一二两三四五六七八九十]{1,3})"
_DAYS = rf"{_N}(?:天|个(?:工作日|上班日))"
_SICK_DAYS = re.compile(
    rf"病假(?:第|请了|休了|已经|一共|总共|了|有|请|休)*{_DAYS}|(?:请|休|开|放)(?:了|过)?{_DAYS}(?:的)?病假"
    rf"|这{_DAYS}的?病假"
)
_SICK = re.compile(r"病|住院|化疗|手术|抑郁|医生|停工留薪|养伤|骨折|受伤")
_SINCE = re.compile(
    r"^(?:号|日|起|开始|就|我|一直)*(?:请|休|开|放)?(?:了|的)?(?:病假|病休|没(?:有)?(?:去)?上班|住院|在家(?:休|养)|停工留薪|养病|化疗|生病|休息)"
)
_FROM = re.compile(r"(?:从|自)(?:我)?$")
_BEGAN = re.compile(r"^(?:号|日)?(?:开始|起)(?:的)?$")


def harm(scene: Scene) -> Found:
    """`injury` and `sick_since` (dates), `injury_recognised`, `grade` (1 to 10), `sick_days`."""
    found = Found()
    if scene.for_employer:
        return found
    _injury(scene, found)
    for clause in scene.clauses:
        if is_supposed(clause) or scene.of_others(EMPLOYER.sub("", clause.text)):
            continue
        _recognised(scene, found, clause)
        _grade(scene, found, clause)
        _sick_days(scene, found, clause)
    _sick_since(scene, found)
    grade = found.facts.get("grade")
    if (
        grade is not None
        and "injury_recognised" not in found.facts
        and re.search(r"评|鉴定|定了", grade.words)
    ):
        # An injury is assessed only after it was recognised.
        found.add(Fact("injury_recognised", True, grade.words, "inferred"))
    return found


def _injury(scene: Scene, found: Found) -> None:
    if re.search(r"没救|死亡|去世|过世|猝死|走了", scene.reading.text):
        return
    hurts = [one for one in days(scene) if not scene.of_others(one.clause.text) and _is_injury(scene, one)]
    one_value(found, [Fact("injury", one.day, scene.words([one.clause]), one.certainty) for one in hurts])


def _is_injury(scene: Scene, one: Day) -> bool:
    text = scene.reading.text
    if _HURT_BEFORE.search(one.left):
        return True
    if re.search(r"合同|入职|工资|离职|认定|鉴定", one.left) or re.search(r"前年|之前|以前", one.right[:3]):
        return False
    behind = _HURT_BEHIND.match(one.right)
    if behind:
        return _HURT.search(one.right) is not None or _HURT.search(text) is not None
    if _ALONE.match(one.right) and not one.left.strip("我是在于的"):
        index = scene.clauses.index(one.clause)
        beside = [scene.clauses[at].text for at in (index - 1, index + 1) if 0 <= at < len(scene.clauses)]
        return any(_HURT.search(text) and not _NO_INJURY.search(text) for text in beside) and bool(
            one.mention.day
        )
    return False


def _recognised(scene: Scene, found: Found, clause: Clause) -> None:
    text = clause.text
    if asks(re.sub(r"没有?|还没", "", text)) or re.search(r"要|想|准备|打算|能|可以", text[:3]):
        return
    if _UNRECOGNISED.search(text):
        found.add(Fact("injury_recognised", False, scene.words([clause])))
    elif _RECOGNISED.search(text):
        found.add(Fact("injury_recognised", True, scene.words([clause])))


def _grade(scene: Scene, found: Found, clause: Clause) -> None:
    match = _GRADE.search(clause.text)
    if match is None or _LAW.search(clause.text[: match.start() + 1]) or asks(clause.text[: match.end()]):
        return
    number = chinese_number(match["n"])
    if (
        number
        and _OF_INJURY.search(scene.reading.text)
        and not re.match(r"(?:的)?(?:才|以上|要|可以)", clause.text[match.end() :])
    ):
        found.add(Fact("grade", Decimal(number), scene.words([clause])))


def _sick_days(scene: Scene, found: Found, clause: Clause) -> None:
    match = _SICK_DAYS.search(clause.text)
    if match is None or re.search(r"每年|规定|可以|能|最多|扣", clause.text[: match.start()]):
        return
    number = chinese_number(next(group for group in match.groups() if group).replace("两", "二"))
    if number:
        found.add(Fact("sick_days", Decimal(number), scene.words([clause])))


def _sick_since(scene: Scene, found: Found) -> None:
    since: list[Fact] = []
    for one in days(scene):
        if one.mention.precision == "vague" or scene.of_others(one.clause.text):
            continue
        index = scene.clauses.index(one.clause)
        before = scene.clauses[index - 1].text if index else ""
        began = _BEGAN.match(one.right) and _SICK.search(before) is not None
        told = _SINCE.match(one.right) and _SICK.search(scene.reading.text) is not None
        opens = _FROM.search(one.left) or re.match(r"(?:号|日)?(?:开始|起)", one.right)
        if opens and (told or began):
            since.append(Fact("sick_since", one.day, scene.words([one.clause]), one.certainty))
    one_value(found, since)
