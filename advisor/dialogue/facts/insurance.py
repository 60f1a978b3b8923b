"""Social insurance and the housing fund: whether the employer pays, and since when."""

from __future__ import annotations

import re

from advisor.dialogue.facts.scene import Found, Scene, is_supposed
from advisor.dialogue.facts.spans import spans
from advisor.dialogue.facts.told import EMPLOYER as _EMPLOYER
from advisor.dialogue.facts.told import asks, by_the_boss, days, one_value
from advisor.dialogue.reading import Clause
from advisor.domain import Fact

_NAME = r"(?:社会保险|社保|五险一金|五险|工伤保险|养老保险|医保|工伤险)"
_PAY = r"(?:交纳|缴纳|购买|参加|交|买|缴|上|办|参)"
_NO = re.compile(
    rf"(?<!有)(?:没有?|未|从没|从未|从不|不肯?|拒绝|没得|冇|无)(?:给|帮|为|替)?(?:我们?|员工|俺|她|他)?{_PAY}?(?:过|到)?(?:任何|我的?)?{_NAME}(?!卡|局|证|号)"
    rf"|{_NAME}(?:公司|厂里|老板|单位|也|都|就|一直|从来|根本|压根|至今|到现在|更|什么的|一天|一个月)*(?:都|也)?(?:没有?|没得|未|不)(?:给|帮|为)?(?:我们?)?(?:{_PAY}|有)?(?:过|上)?(?=$|[，,。；]|还|就|的|，|{_PAY})"
    rf"|(?:我|自己|本人)+不想{_PAY}{_NAME}|放弃(?:了)?(?:交|买|缴)?{_NAME}"
    r"|(?<!有)没(?:有)?(?:给我们?)?(?:买|交|上|办)(?:过)?保险(?!公司)|保险[^，。]{0,4}(?:都)?没有$|社保(?:一毛|一天|一个月)(?:都)?没|没(?:有)?(?:给我们?)?买任何保险|没(?:有)?参保"
)
_NO_NAMELESS = re.compile(r"(?:根本|压根|从来|一直)(?:就|都)?没(?:有)?(?:给我)?(?:交|买|缴)(?:过)?$")
_YES = re.compile(
    rf"(?:有|给我|帮我|已经|正常|一直|都|也|按[^，。]{{1,6}})(?:给我|帮我|在)?{_PAY}(?:了|着|过|的)?{_NAME}|(?<!没)(?<!没有){_PAY}(?:了|着|过){_NAME}|有{_NAME}"
    rf"|{_NAME}(?:也|都|是|一直|照|照样|正常|公司|厂里|厂|单位|倒是|我|现在|已经|给我|从|按[^，。]{{1,6}})*"
    rf"(?:有(?:交|缴|买|的)?|照?{_PAY}(?:了|着|的|满|过|到|齐)|照[交缴买]|在[交缴买])"
    rf"|{_NAME}[^，。没不只]{{0,10}}(?:补交|补缴|才有|就有|就买了|才买|开始{_PAY}|开始有)|(?:不停|没停|没断|不断)我?的?{_NAME}|交{_NAME}$|有参保|参保了|{_NAME}(?:和|、|跟)?(?:住房)?公积金(?:都|也|全)*(?:有|交|缴|买)|五险一金(?:都|也)?(?:齐|全)|(?:有|给)(?:给)?(?:我)?交{_NAME}(?:和|、|跟)|{_NAME}给的生育津贴|{_NAME}局?(?:已经)?给的?(?:生育|工伤)"
)
_NOT_TOLD = re.compile(
    r"自己(?:交|买|缴|掏)|自费|灵活就业|新农合|农村|老家[交买缴]|居民|商业|意外险|应该|必须|规定|满一?年才|转正(?:后|才)|说好|答应|打算|准备|要求|才(?:给)?(?:买|交|缴)$|只交了|社保有[\d一二两三四五六七八九十]+|补[交缴](?:吗|要|多少|能)|能补|能不能|要不要|怎么|可以|吗$|没[^，。]*[齐全够]$|停了|断了|断缴|停[交缴]"
)
_OTHERS = re.compile(
    r"其中|原厂|挂着|[\d一二两三四五六七八九十]+个(?:人)?(?:只有|有|没有?)|其余|其他人|有的人|他们|别人|同事"
)
_NOW = re.compile(r"现在|目前|今年")
_FUND = r"(?:住房)?公积金"
_FUND_NO = re.compile(
    rf"(?:没有?|未|从没|从不|不)(?:给|帮|为)?(?:我们?)?(?:交|缴|买|有)?(?:过)?(?:社保)?(?:和|跟|、|也)?{_FUND}|{_FUND}(?:也|都|一直|从来|更|公司|根本|就)*(?:没有?|未|不)(?:给|帮)?(?:我)?(?:交|缴|买|有)?"
)
_FUND_YES = re.compile(
    rf"{_FUND}(?:是|都|一直|也|只|就|每个?月|每月)*(?:按|有|交|缴|扣)(?!多少|吗)|(?:有|交|缴|扣)(?:了)?{_FUND}|(?:社保|五险)(?:和|、|跟)?{_FUND}(?:都|也|全)*(?:有|交|缴)|五险一金(?:都|也)?(?:有|齐|全|交)|交社保(?:和|、|跟){_FUND}|{_FUND}[^，。]{{0,14}}才开始"
)


def insurance(scene: Scene) -> Found:
    """`insured`, `housing_fund` (True/False), `insured_since` (date); the boss's word alone is disputed."""
    found = Found()
    if scene.for_employer:
        return found
    told = [fact for clause in scene.clauses if (fact := _insured(scene, clause)) is not None]
    settled = [fact for fact in told if fact.certainty != "disputed"] or told
    now = [fact for fact in settled if _NOW.search(fact.words)]
    one_value(found, now or settled)
    _since(scene, found)
    _fund(scene, found)
    return found


def _insured(scene: Scene, clause: Clause) -> Fact | None:
    text = clause.text
    if is_supposed(clause) or _OTHERS.search(text) or _NOT_TOLD.search(text):
        return None
    if (
        scene.dates_in(clause)
        and re.search(r"年[^，。]{0,6}的社保|那[几两一]年|没[交买缴]", text)
        and not _YES.search(text)
    ):
        # Years past: what was not paid then says nothing about now.
        return None
    no = _NO.search(text) or (_NO_NAMELESS.search(text) if _named_before(scene, clause) else None)
    yes = None if no else _YES.search(text)
    if (no or yes) is None or (asks(text) and not no) or re.search(r"有没有|是不是", text):
        return None
    match = no or yes
    if match is not None and by_the_boss(text[: match.start()]):
        return Fact("insured", yes is not None, scene.words([clause]), "disputed") if yes else None
    return Fact("insured", yes is not None, scene.words([clause]))


def _named_before(scene: Scene, clause: Clause) -> bool:
    return re.search(_NAME, scene.reading.text[max(0, clause.start - 30) : clause.end]) is not None


def _since(scene: Scene, found: Found) -> None:
    since: list[Fact] = []
    for one in days(scene):
        around = scene.reading.text[max(0, one.clause.start - 30) : one.clause.end]
        if scene.of_others(one.clause.text) or not re.search(_NAME, around):
            continue
        behind = re.match(rf"(?:才|就|开始|起|份)+(?:给我?|帮我?)?(?:有|{_PAY}|社保)", one.right)
        ahead = re.search(rf"{_NAME}[^，。没停]{{0,5}}(?:从|自|是|也是)$", one.left) and re.match(
            r"(?:才|就|开始|起|份)", one.right
        )
        if behind or ahead:
            since.append(Fact("insured_since", one.day, scene.words([one.clause]), one.certainty))
    for clause in scene.clauses:
        for span in spans(clause.text):
            if span.years < 60 and re.search(
                rf"{_NAME}(?:只)?(?:买|交|缴)(?:过|了)?最近$", clause.text[: span.start]
            ):
                year = scene.as_of.year - int(span.years)
                day = scene.as_of.replace(year=year, month=1, day=1)
                since.append(Fact("insured_since", day, scene.words([clause]), "about"))
    one_value(found, since)
    if since and "insured" not in found.facts and not re.search(r"停|断", since[0].words):
        found.add(Fact("insured", True, since[0].words))


def _fund(scene: Scene, found: Found) -> None:
    told: list[Fact] = []
    for clause in scene.clauses:
        text = clause.text
        if (
            not re.search(r"公积金|五险一金", text)
            or is_supposed(clause)
            or scene.of_others(_EMPLOYER.sub("", text))
        ):
            continue
        if re.search(r"有没有|要不要|是不是|能不能", text):
            continue
        if re.search(r"强制|规定|必须|应该|提取|取出", text):
            continue
        no = _FUND_NO.search(text) and not re.search(r"才开始|后来(?:才)?[交缴有]", text)
        if no or (_FUND_YES.search(text) and not asks(text)):
            told.append(Fact("housing_fund", not no, scene.words([clause])))
    one_value(found, told)
