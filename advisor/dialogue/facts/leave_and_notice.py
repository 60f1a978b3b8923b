"""Annual leave taken, notice given, a waiver signed in a clause of its own."""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.dialogue.facts.amounts import is_of_others
from advisor.dialogue.facts.numbers import parse_number
from advisor.dialogue.facts.scene import Found, Scene, is_supposed
from advisor.domain import Fact

_NO_LEAVE = re.compile(
    r"(?:从来?|一直|至今|从|一天|一次|这么多年)?(?:都|也|就)?(?:没有?|未)(?:给)?(?:休|享受)过(?:一天|一次|什么|任何)?(?:年休?假|带薪(?:年)?假|假$)"
    r"|(?:年休?假|带薪年?假)(?:从来|一直|一天|一次|今年|去年)*+(?:都|也|就)?(?:没有?|未)(?:给)?(?:休|请|享受)(?:过|$|，|到|成)"
    r"|一天(?:的)?(?:年休?假|带薪假)(?:都|也)?没(?:有)?(?:休|请)"
)
_TAKEN = re.compile(
    r"(?:已经|已|今年|只|就|才)*+休(?:了|过)(?P<n>\d{1,2}(?:\.5)?|[一二两三四五六七八九十]+)天(?:的)?(?:带薪)?年休?假|年休?假(?:已经|"
    r"今年|只|就|才)*+休了(?P<m>\d{1,2}(?:\.5)?|[一二两三四五六七八九十]+)天"
)
_LAW = re.compile(r"应该|规定|可以|能|多少|吗$|么$|还剩|有没有|要不要|合同|必须|得|需要|还有|剩|证明")
_NO_NOTICE = re.compile(
    r"(?:没有?|未)(?:有)?(?:任何)?提前(?:\d+天|三十天|一个月|一天|跟我|和我|给我|书面|口头)*+(?:通知|说|打招呼|告知|讲)|(?:没有?|"
    r"未)(?:任何)?(?:提前)?通知(?:我)?(?:就|直接)|(?:当天|当场|突然)(?:通知|说)(?:我)?(?:不用|别|走|让)"
)
_NOTICE = re.compile(
    r"(?:我|公司|厂里|老板|他们|已经|已)(?:也|都|已经|有|是|就)*+提前(?:了)?(?:\d+天|三十天|一个月|半个月)(?:就|书面|以书面|口头|跟|和|向|给|"
    r"公司|老板|我|了)*+(?:通知|说|提|交|写|递|打招呼|告知|讲)(?:了|过|的)"
)
_WAIVED_THING = re.compile(
    r"(?:不要|放弃|自愿|不交|不买|不用交)[^，。]{0,8}(?:加班费|社保|公积金|补偿|保险|五险|权利|年假)|奋斗者|放弃书|免责|承诺书"
)
_I_SIGNED = re.compile(
    r"^(?:我|我们|俺)(?:也|就|还是|只好|当时|都|被迫|没办法)*+(?:按了|签了|签字了|签了字|按了手印)(?:手印|字|名)?$"
)


def leave_and_notice(scene: Scene) -> Found:
    """`annual_leave_taken` (days), `notice_given`, and `signed_waiver` where 我签了
    stands behind what was waived."""
    found = Found()
    if scene.for_employer:
        return found
    notice: dict[bool, str] = {}
    for index, clause in enumerate(scene.clauses):
        text = clause.text
        if is_supposed(clause) or is_of_others(scene, clause):
            continue
        _leave(scene, found, text, scene.words([clause]))
        if not re.search(r"需要|应该|必须|要不要|吗$|没辞|规定|是不是|可以|得提前", text):
            for given, pattern in ((False, _NO_NOTICE), (True, _NOTICE)):
                if pattern.search(text):
                    notice[given] = scene.words([clause])
        before = [one.text for one in scene.clauses[max(0, index - 4) : index]]
        if _I_SIGNED.match(text) and any(_WAIVED_THING.search(one) for one in before):
            found.add(Fact("signed_waiver", True, scene.words([clause])))
    if len(notice) == 1:
        given, words = next(iter(notice.items()))
        found.add(Fact("notice_given", given, words))
    return found


def _leave(scene: Scene, found: Found, text: str, words: str) -> None:
    if _LAW.search(text):
        return
    if _NO_LEAVE.search(text):
        found.add(Fact("annual_leave_taken", Decimal(0), words))
    elif (taken := _TAKEN.search(text)) is not None:
        days = parse_number(taken["n"] or taken["m"])
        if days is not None:
            found.add(Fact("annual_leave_taken", days, words))
