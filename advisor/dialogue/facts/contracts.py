"""The contract: whether one was signed, how many, how long it runs, and how long the trial is."""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.dialogue.facts.scene import Found, Scene
from advisor.dialogue.facts.spans import spans
from advisor.dialogue.facts.told import asks, days, end_of_month, one_value, telling
from advisor.domain import Certainty, Fact
from advisor.text import chinese_number

_PAPER = r"(?:劳动|书面|正式|用工|纸质|电子)?(?:合同|合约)"
_SIGNED = re.compile(
    rf"(?<!没)(?<!没有)(?<!未)(?<!补)(?<!不)(?:签(?:了|过|的|订了?|下)|(?:入职|当时|进来|后来|才|也|都|已经|有)[^，。没不]{{0,6}}签)[^，。没不放弃竞]{{0,10}}{_PAPER}(?!法)"
    rf"|{_PAPER}(?:是|也|都|我)*(?:签了|签过|签的|签好|签订了|有签|写(?!了?个)|倒(?:是)?签|[里上中](?:写|约定|说|规定|讲)|约定|(?:才|只|就)?签(?:了)?[一二两三四五六七八九\d]年|三年|两年|一年|五年|到(?!手|期)|还有|还没到期|没到期|签到|剩|今年|明年|期限?(?:是|为|到))"
    rf"|有(?:签)?{_PAPER}(?!吗|没)|(?:签的?|合同)(?:已经)?(?:是|的|了)*无固定期|我{_PAPER}无固定|{_PAPER}[^，。没不]{{0,12}}签的(?!时候)|签在[^，。]{{1,10}}合同"
    rf"|(?:我|单位|公司|厂里?)(?:的)?{_PAPER}(?:快|马上|要|就要|即将)*(?:到期|期满|满了)|{_PAPER}[^，。没]{{0,10}}(?:到期|期满|终止)|合同满"
    r"|才(?:跟|和|给|与)我[^，。]{0,3}签[^，。]{0,4}合同|签的一年|续签(?:了|过)"
)
_UNSIGNED = re.compile(
    rf"(?:没有?|未|从没|从未|没给我?|没跟我|没和我|没同我)(?:有)?(?:和|跟|与|同|给)?(?:我|我们|公司|厂里)?(?:签订?|订)(?:过|了)?(?:任何|什么|书面|一份|劳动)*(?:合同|合约|劳动合同|东西|协议)"
    rf"|(?<!有)(?:没有?|没得|无|冇)(?:任何|书面|什么)?{_PAPER}(?!法|到期|期|约定|写)|{_PAPER}(?:也|都|一直|从来|根本|压根|至今|到现在|还)*(?:都|也)?(?:没有?|未)(?:签|给我签|跟我签|有|(?=$|[，,。]))"
    rf"|(?:一直|从来|至今|到现在|拖着|就是|死活)(?:都|也)?(?:没|不)(?:肯|给|跟我|和我|愿意)*签{_PAPER}?(?=$|劳动|合同)|不(?:肯|给|愿意?)?(?:跟|和|与|同)?(?:我们?|员工)?签{_PAPER}"
    r"|(?:没有?|未)签过?(?:东西|任何)|不是劳动合同|没合同|合同(?:都|也)?(?:没得|冇)"
)
_NO_LABOUR = re.compile(
    r"签[^，。]{0,8}(?:合作|代理|承揽|承包|劳务|三方|实习|加盟|居间)[^，。]{0,4}(?:协议|合同)|合伙协议"
)
_WANTED = re.compile(
    r"(?:要|让|叫|逼|催|准备|打算|答应|说(?:要|会|好)|想|等|去|肯|该不该|补)(?:我们?|他|公司)?(?:去)?(?:补|重新|再)?签|空白|倒签|续签$|没(?:有)?续|没再签|后面没签|解除|违反|竞业(?:协议|限制)$|合同法"
)
_HOW = re.compile(r"怎么|如何|能不能|可不可以|是不是|该不该|提出|要求|不能|不算|集体合同|买卖合同|租")
_IN_PART = re.compile(
    r"头一年|头几|头[两三]|暑假|之前|一开始|刚开始|那段|[一二两三四五六七八九十\d]+个(?:人(?!都)|[^，。月]{0,6}工(?!作))"
)
_RUN_OUT = re.compile(r"(?:到期|期满|满了)[^，。]{0,6}(?:没|不)(?:有)?(?:再|续|签)|没有?续签?|后面没签")
_ENDS_AFTER = re.compile(
    r"^[^，。]{0,3}(?:就|才|要|自动)*(?:到期|期满|满(?!足|意|勤)|终止|合同(?:就|要|也)?(?:满|到期|期满|终止))"
)
_ENDS_BEFORE = re.compile(
    r"合同[^，。]{0,8}(?:签)?(?:到|至|(?:到期|期满)(?:日|时间)?[是为:：]?)$|合同(?:是|在|今年|明年|就|要|快)*$"
)
_OPEN = re.compile(r"合同(?:已经|都)?(?:是)?(?:签的?)?(?:是)?无固定期|签的?(?:已经|的)*(?:是|了)*无固定期")
_N = r"(\d|[一二两三四五六七八九十])"
_COUNT = re.compile(
    rf"(?<!续)签(?:订)?(?:了|过)+{_N}(?:次|份|回)|(?:连续|一共|总共)签(?:了|过)*{_N}(?:次|份|回)|第{_N}(?:次|份|个)[^，。]{{0,4}}合同|{_N}次固定期限?合同|合同(?:一共|总共|都|已经|连续)*签(?:了|过)+{_N}(?:次|份|回)"
)
_RENEWED = re.compile(rf"续签?(?:了|过)+{_N}(?:次|回)")
_TRIAL_BEFORE = re.compile(
    r"试用期?(?:是|为|有|约定|约定了|说|说的是|说是|写|写的|签|签了|定|定了|一共|总共|给我|要|了|:)*$"
)
_TRIAL_AFTER = re.compile(r"^(?:的)?试用期?")
_TRIAL_LAW = re.compile(
    r"最长|不能超|不得超|超过|规定|最多|法律|只能|延长|又|再|过了|还有|还剩|第|已经|干|做|后|才|多久|吗|违法|合法"
)


def contracts(scene: Scene) -> Found:
    """`contract_signed`, `contract_end` (None: open-ended), `contracts`, `probation_months`."""
    found = Found()
    _signed(scene, found)
    _ends(scene, found)
    _count(scene, found)
    _trial(scene, found)
    return found


def _signed(scene: Scene, found: Found) -> None:
    yes: list[Fact] = []
    no: list[Fact] = []
    text = scene.reading.text
    for clause in telling(scene):
        if re.search(r"(?:吗|么|呢)$|有没有签|是不是", clause.text) and not re.search(r"合同的", clause.text):
            continue
        if _IN_PART.search(clause.text):
            continue
        if _UNSIGNED.search(clause.text) and not _RUN_OUT.search(clause.text):
            no.append(Fact("contract_signed", False, scene.words([clause])))
        elif _SIGNED.search(clause.text) and not _WANTED.search(clause.text) and not _HOW.search(clause.text):
            yes.append(Fact("contract_signed", True, scene.words([clause])))
    other_paper = _NO_LABOUR.search(text)
    if (
        _RUN_OUT.search(text)
        and re.search(r"上班|做|干|现在|后面|还在|继续", text)
        and not re.search(r"不续|说", text)
    ):
        # Ran out and not renewed: whether one holds now is the very question.
        return
    if yes and no:
        if re.search(r"才(?:跟|和|给|与)?我?[^，。]{0,3}签", text):
            found.add(yes[0])
        return
    if no:
        found.add(no[0])
    elif yes and (not other_paper or "劳动合同" in yes[0].words):
        found.add(yes[0])


def _ends(scene: Scene, found: Found) -> None:
    if not re.search(r"合同|无固定", scene.reading.text):
        return
    for clause in telling(scene):
        if _OPEN.search(clause.text) and not _HOW.search(clause.text):
            found.add(Fact("contract_end", None, scene.words([clause])))
            return
    ends: list[Fact] = []
    for one in days(scene, ahead=True):
        if scene.of_others(one.clause.text) or re.search(
            r"社保|试用|签于|签订|培训|竞业", one.left + one.right
        ):
            continue
        named = "合同" in one.clause.text or "合同" in _before(scene, one.clause.start)
        up_to = re.search(r"合同[^，。]{0,8}(?:到|至)$", one.left) and not re.match(
            r"(?:签|开始|起|才|没)", one.right
        )
        if named and (up_to or _ENDS_AFTER.match(one.right)):
            day = one.day if one.mention.day else end_of_month(one.day)
            if one.mention.precision == "vague":
                continue
            certainty: Certainty = one.certainty
            ends.append(Fact("contract_end", day, scene.words([one.clause]), certainty))
    one_value(found, ends)


def _before(scene: Scene, start: int) -> str:
    """What the sentence says before the clause."""
    return scene.reading.text[max(0, start - 24) : start]


def _count(scene: Scene, found: Found) -> None:
    counts: list[Fact] = []
    for clause in telling(scene):
        before = _before(scene, clause.start)
        if "合同" not in before + clause.text or "协议" in clause.text or asks(clause.text):
            continue
        if match := _COUNT.search(clause.text):
            said = next(group for group in match.groups() if group)
            number, more = chinese_number(said.replace("两", "二")), 0
        elif match := _RENEWED.search(clause.text):
            number, more = chinese_number(match[1].replace("两", "二")), 1
        else:
            continue
        if number:
            counts.append(Fact("contracts", Decimal(number + more), scene.words([clause])))
    one_value(found, counts)


def _trial(scene: Scene, found: Found) -> None:
    trials: list[Fact] = []
    for clause in telling(scene):
        for span in spans(clause.text):
            left, right = clause.text[: span.start], clause.text[span.end :]
            told = _TRIAL_BEFORE.search(left) or (
                _TRIAL_AFTER.match(right) and not re.search(r"[说超]$", left)
            )
            rest = clause.text if _TRIAL_BEFORE.search(left) else re.sub(r"过了[^，。]*$", "", clause.text)
            if told and not _TRIAL_LAW.search(rest):
                months = (span.years * 12).to_integral_value()
                trials.append(Fact("probation_months", months, scene.words([clause]), span.certainty))
    one_value(found, trials)
