"""Further facts of a situation that admit parts of an answer but enter no sum."""

from __future__ import annotations

import re

from advisor.dialogue.facts.scene import Found, Scene, is_supposed
from advisor.domain import Fact

_YES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("dispatched", re.compile(r"(?<!不是)(?:劳务派遣|派遣工|派遣公司|派遣到)")),
    (
        "migrant_worker",
        re.compile(
            r"(?:我|俺|本人)(?:们)?(?:是|就是|这个)[^，。]{0,4}(?:农民工|外来工|打工仔|打工妹)|农村户口|外来务工"
        ),
    ),
    (
        "platform_worker",
        re.compile(
            r"(?:送|跑)外卖|外卖(?:员|小哥|骑手)|(?:美团|饿了么|闪送|滴滴|货拉拉)|网约车|代驾(?!费)|骑手|跑(?:单|滴滴|腿)|众包"
            r"|(?:平台|app|APP)(?:把我|给我)?(?:封号|封了|停号|派单|抽成|接单|扣分)|被平台(?:停|封|清退)|在平台(?:上)?(?:接单|跑|做)|加盟站点"
        ),
    ),
    (
        "asked_employer",
        re.compile(
            r"(?:问|找|跟|向|和)(?:过|了)?(?:公司|厂里|老板|人事|HR|主管|领导|经理)[^，。]{0,8}(?:要过?|说过?|反映|提过?|说没有|谈|问过?|理论)|(?:问|找)(?:过|了)(?:公司|厂里|老板|人事|HR|主管|领导|经理)",
            re.IGNORECASE,
        ),
    ),
)
_REASON = re.compile(
    r"(?:公司|厂里|老板|人事|HR|主管|领导|经理)?(?:就|都|还|却)?(?:说|讲|回复|答复|称)(?:是|我们|咱们|这里)?[^，。]{0,4}(?:没有?|不(?:用|需要|存在|在|属于)|福利|自愿|已经|包含|取消|效益)[^，。]{0,20}",
    re.IGNORECASE,
)


def situation(scene: Scene) -> Found:
    """`dispatched`, `migrant_worker`, `platform_worker`, `asked_employer`, `employer_reason`."""
    found = Found()
    for clause in scene.clauses:
        if is_supposed(clause):
            continue
        for name, pattern in _YES:
            if pattern.search(clause.text) and not (
                name != "asked_employer" and scene.of_others(clause.text)
            ):
                found.add(Fact(name, True, scene.words([clause])))
        reason = _REASON.search(clause.text)
        if (
            reason
            and not scene.for_employer
            and "employer_reason" not in found.facts
            and not re.search(r"(?:我|听|朋友|网上)说", clause.text)
        ):
            found.add(Fact("employer_reason", scene.words([clause]), scene.words([clause])))
    return found
