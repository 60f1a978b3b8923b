"""What has been set in motion: a complaint made, an award received."""

from __future__ import annotations

import re

from advisor.dialogue.facts.scene import Found, Scene, is_supposed
from advisor.dialogue.facts.told import asks, days, one_value
from advisor.domain import Fact

_OFFICE = (
    r"(?:劳动(?:局|所|站|监察(?:大队|队)?|保障所|办|部门)|人社(?:局|所)?|社保局|信访(?:局|办)?|监察大队"
    r"|综治中心|住建局)"
)
_COMPLAINED = re.compile(
    rf"(?:去|到|向|找|跑|打)(?:了|过)?[^，。没想]{{0,8}}{_OFFICE}[^，。]{{0,4}}(?:投诉|举报|登记|反映|告|报案)|(?:投诉|举报)(?:了|过)(?!我)[^，。]{{0,6}}(?:{_OFFICE}|公司|厂|老板)?|(?:去|到){_OFFICE}(?:投诉|举报)?过|(?:已经|已)(?:投诉|举报)"
)
_OF_CUSTOMERS = re.compile(
    r"客户|顾客|乘客|业主|客人|家长|被[^，。]{0,4}投诉|投诉(?:我|率|单|\d+次|[一二两三]次)|因为"
)
_NOT_DONE = re.compile(r"想|准备|打算|要去|可以|能|敢|怕|如果|没|不|再|否则|就去|该|还是去")
_AWARD = re.compile(r"裁决书?|仲裁(?:结果|裁决)")
_RECEIVED = re.compile(r"收到|拿到|送达|到手|领到?|签收|下来|寄到")


def proceedings(scene: Scene) -> Found:
    """`complaint_made` (date, or True where no day is told) and `award_received` (date)."""
    found = Found()
    if scene.for_employer:
        return found
    complaints: list[Fact] = []
    for clause in scene.clauses:
        match = _COMPLAINED.search(clause.text)
        if (
            match
            and not is_supposed(clause)
            and not scene.of_others(clause.text)
            and not _OF_CUSTOMERS.search(clause.text)
            and not _NOT_DONE.search(clause.text[: match.end()])
            and not asks(clause.text)
        ):
            dated = [
                one.day for one in days(scene) if one.clause == clause and one.mention.precision != "vague"
            ]
            complaints.append(Fact("complaint_made", dated[0] if dated else True, scene.words([clause])))
    one_value(found, sorted(complaints, key=lambda fact: fact.value is True)[:1])
    received: list[Fact] = []
    for one in days(scene):
        around = one.left + one.right
        if _AWARD.search(around) and _RECEIVED.search(around) and not re.search(r"没|还未|不", around):
            received.append(Fact("award_received", one.day, scene.words([one.clause]), one.certainty))
    one_value(found, received)
    return found
