"""How long the worker has been there, and how long at work in all, told as a span."""

from __future__ import annotations

import re

from advisor.dialogue.facts.roles import EARLIER_EMPLOYER
from advisor.dialogue.facts.scene import Found, Scene, is_supposed
from advisor.dialogue.facts.spans import Span, spans
from advisor.dialogue.facts.told import one_value
from advisor.dialogue.reading import Clause
from advisor.domain import Fact

_FILL = (
    r"(?:了|咗|哒|得|有|满|整|快|都|也|才|差不多|大概|大约|将近|已经|着|到现在"
    r"|足足|整整|前后|这|一共|总共|接近)*"
)
_WORKED = re.compile(
    rf"(?:做|干|待|呆|工作|上班|打工|教|跑|扫|搬|刷|开机|打包|车衣|炒菜|煮饭|焊|修车|看门|带孩子|管仓库|搞卫生|剪线|绑钢筋|砌砖|喷漆|帮厨|守(?:大?门|仓库|夜)|开车|送货|送餐|当保安|(?<!去)洗碗|扫地|搬货|做工|做事|服务|任职|(?<![起下出回])来|进来|进厂|入职|照顾(?:瘫痪)?老人|做下来|(?:来|进|到)(?:这|这家|这个|公司|厂|店|单位|这里)(?:里|厂|公司)?){_FILL}$"
)
_IN_PLACE = re.compile(
    rf"(?:^|[^前])在(?!家|校|孕)[^，。去来]{{0,10}}"
    rf"(?:(?:厂|店|公司|单位|里|家|楼|院|园|所|站|场|校|方|这|那|这里)(?:做|干|当|开|洗|扫|看|搞|教|管|送)?[^，。了不没]{{0,2}}"
    rf"|做[^，。]{{1,4}}|当[^，。]{{1,4}}){_FILL}$|(?:派(?:到|在|去)[^，。]{{1,5}}){_FILL}$"
)
_BEHIND = re.compile(r"^(?:的)?(?:工龄|员工|老员工|厂龄|司龄)")
_AGE_OF_SERVICE = re.compile(r"(?:工龄|厂龄|司龄)(?:是|有|满|已经|才|都|快|只有)*$")
_UP_TO_NOW = re.compile(r"(?:到现在|至今|到今天|现在)(?:已经|快|有|都|一共|正好|刚好|整)*$")
_OTHER = re.compile(
    r"连着|连续|再|又|病假|休假|产假|社保|保险|缴|交了|欠|拖|试用|合同|一签|怀|孕|仲裁|没|不给|判|等|竞业|住院|停|以?前|之前|以内|内$|每|学历|工资|奖|别的|离职|补偿|退休|说好|讲好|档案|户口|卡在|肚子|守了|三家|几家|换过|才给|才能|才退|满[^，。]{0,4}(?:退|才|就)|不到|以后|之后|规定|必须|应该"
)
_OTHER_STORY = re.compile(
    r"离职|到期|走的|辞的|病|产假|社保|保险|公积金|欠|拖|试用|合同|孕|住院|停工|竞业|仲裁|等|判|押|补偿"
)
_ELSEWHERE = re.compile(r"前面|后面|又|接着|再|前后|另外|各|[两三四五几]家|几个厂")
_JOINING = re.compile(r"入职|进厂|来的|进来|上班|去的|做|干|外卖")
_IN_ALL = re.compile(
    rf"(?:打工|工作|上班|参加工作|干活)(?:一共|总共|前后|累计|加起来|合计){_FILL}$|(?:一共|总共|累计|前后加起来|加起来)(?:打工|工作|上班|干){_FILL}$"
    rf"|(?:前后|前前后后)(?:打工|工作|上班)(?:了)?{_FILL}$|(?:工作)?总?年限(?:是|有|已经|满)*$|总工龄(?:是|有)*$|累计工作(?:了|满|已|有)*$"
    r"|参加工作(?:已经|有|了|满)*$|社保(?:已经|都|一共|总共|累计)?(?:交|缴|买)(?:满|够|足)(?:了)?$|工作经验(?:有|已经)*$"
)
_WISHED = re.compile(r"说|要|得|必须|才|规定|如果")


def tenure(scene: Scene) -> Found:
    """`service_years` here and `total_years` everywhere, Decimal; told as a span, not reckoned from days."""
    found = Found()
    here: list[Fact] = []
    in_all: list[Fact] = []
    for index, clause in enumerate(scene.clauses):
        if is_supposed(clause):
            continue
        for span in spans(clause.text):
            if scene.of_others(re.sub(r"在(?:[他她]|别人)家", "", clause.text[: span.end])) or clause.text[
                span.end :
            ].startswith("不到"):
                continue
            said = scene.reading.words(clause.start + span.start, clause.start + span.end)
            if _IN_ALL.search(clause.text[: span.start]) and not re.match(
                r"才|以上|就|可以", clause.text[span.end :]
            ):
                in_all.append(Fact("total_years", span.years, said, span.certainty))
            elif _here(scene, index, clause, span):
                here.append(Fact("service_years", span.years, scene.words([clause]), span.certainty))
    one_value(found, here)
    one_value(found, in_all)
    return found


def _here(scene: Scene, index: int, clause: Clause, span: Span) -> bool:
    left, right = clause.text[: span.start], clause.text[span.end :]
    before = scene.clauses[index - 1].text if index else ""
    if EARLIER_EMPLOYER.search(clause.text) or re.search(r"(?:以|之)前|原来|别的|那时|曾经|上一?份", left):
        return False
    if re.match(r"(?:多|左右|半|的)*(?:前|后|内|以上|以内|才|就(?:可以|能|给)|的(?:合同|病假|试用))", right):
        return False
    if _ELSEWHERE.search(left) or re.match(
        r"(?:发|退|给|才|就(?:可以?|能|给|发|退))|(?:的)?(?:泥水|木工|瓦工|水电|装修|钢筋|这行|这一行)", right
    ):
        return False
    if _WORKED.search(left):
        return not re.search(
            r"(?:说|讲|要|得|必须|如果|规定|不|没)[^，。]{0,3}(?:做|干|待|工作)[^，。]{0,3}$", left
        )
    if _OTHER.search(left):
        return False
    if _BEHIND.match(right) or _AGE_OF_SERVICE.search(left) or _IN_PLACE.search(left):
        return True
    if _UP_TO_NOW.search(left):
        return bool(_JOINING.search(left) or (_JOINING.search(before) and not _OTHER.search(before)))
    alone = re.fullmatch(
        r"(?:我|我们|俺|都|快|已经|差不多|刚好|正好|整整|刚满|满打满算|一共|总共|前后|入司|本单位)*", left
    ) and re.fullmatch(r"(?:了|多|几|整|左右|差不多|出头|呢|吧|啊|啦|哦)*", right)
    if not alone or _OTHER_STORY.search(before) or re.search(r"怀|孕", scene.reading.text):
        return False
    return (
        span.years >= 1 or bool(_JOINING.search(before)) or (left.startswith("我") and right.startswith("了"))
    )
