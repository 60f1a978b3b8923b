"""Clauses that say the worker is still there, has left, or that the employer has closed."""

from __future__ import annotations

import re

from advisor.dialogue.facts.roles import EARLIER_EMPLOYER
from advisor.dialogue.facts.scene import Scene, is_supposed, is_threat, word
from advisor.dialogue.reading import Clause

THREATENED = re.compile(
    r"逼我(?:自己)?(?:走|辞职|离职)|(?:不[^，。]{1,4}|再[^，。]{1,6}|谁[^，。]{1,6}|闹)?(?:就|便|视为|当作?|算作?|是|按)+(?:我)?(?:自动离职|自离|自己辞|旷工|辞退|开除|走人|让我走|离职|裁)"
    r"|不[^，。]{1,4}先裁|要裁|(?:想|要|敢|准备|打算|考虑|不敢|能不能|要不要|该不该|提|写|递|交|怕)(?:[^，。]{0,4})(?:辞职|辞工|离职|走|不干|不做)[^，。]{0,6}"
    r"|没(?:有)?(?:签)?(?:离职|辞职|炒|辞退|开除)|没说(?:炒|辞退|开除)我?|不(?:给|让|批|准|放)[^，。]{0,3}(?:辞职|离职|辞工|走)"
    r"|被?扣(?:了)?[^，。]{0,2}全勤|离职率|(?:社保|公积金)[^，。]{0,8}(?:补|交|缴)"
)
"""不去就算自离, 没说炒我, 想走: an end that is feared, threatened or thought of, and has not come."""
_THINKS_OF_LEAVING = re.compile(
    r"(?:想|打算|准备|考虑|要不要|能不能)(?:要|就|现在|马上|直接|主动|先)?(?:辞职|离职|辞工|走人|不干了)"
)
_UP_TO_NOW = re.compile(
    r"(?:算|干|做|从[^，。]{1,12})?(?:到|至)(?:现在|今天|目前|今(?=一共|总共|能|可))(?:为止)?(?:我|一共|总共|还|大概)*"
    r"(?:能|可以|可|该|应该)(?:要|拿|补|领|追|讨)(?:回|到)?(?:多少|几)"
)
_ABOUT_TO = re.compile(
    r"快要?$|要$|会$|将要?$|可能$|差点$|会不会$|准备$|打算$|说$|听说[^，。]*$|没(?:有)?$|不$"
)
_DISMISSED = re.compile(
    r"被[^，。]{0,6}?(?:辞退|开除|解雇|裁(?:员|掉|了|$)|炒(?!菜)|开了|赶走|赶出来)|(?:把|将)我(?:们)?(?:给)?(?:都)?(?:辞退|开除|解雇|炒|裁|开)了"
    r"|(?:辞退|开除|解雇|炒|裁)了我"
)

_TOLD_TO_GO = re.compile(
    r"(?<!能)(?<!可以)(?<!要)(?:让|叫|喊|通知|赶|要)(?:我|俺)(?:们)?(?!自己|写|主动)[^，。我写交自]{0,6}"
    r"(?:走人|滚蛋|不用(?:再|过)?来(?:上班|了)|(?:别|不要|不必)(?:再)?来(?:上班|了)|卷铺盖|结账走)(?!可以|也行|的话|就)"
    r"|(?:老板娘?|主管|经理|公司|厂里|领导|人事|店长)(?:就|直接|突然|又|却|今天|昨天)*(?:让|叫|喊)走人"
    r"|(?:说|通知|告诉)(?:我|俺)(?:们)?[^，。]{0,6}(?:不用(?:再|过)?来(?:上班|了)|(?:别|不要|不必)(?:再)?来(?:上班|了))"
)
_MAY_NOT = re.compile(
    r"(?:不|不能|不得|不可以?|不会|不敢|才能|才可以|才会|可以|无权|有权|没有?权|要|没|没有|别)(?:再|随便|随意|直接|就|马上|把|无故|单方|这样)*$"
)
"""Before 开除我: what may not be, may be or has not been done."""


def saying_still(scene: Scene) -> list[Clause]:
    return [
        clause
        for clause in scene.clauses
        if (
            word("still").search(clause.text)
            or word("still_loose").search(clause.text)
            # 我想辞职: whoever thinks of leaving has not left.
            or _THINKS_OF_LEAVING.search(clause.text)
        )
        and not is_supposed(clause)
        and not scene.of_others(clause.text)
        and not re.search(r"当时|那时|在职(?:的)?(?:时候|期间|时)", clause.text)
    ]


def saying_up_to_now(scene: Scene) -> list[Clause]:
    """到现在能要多少 supposes that the claim goes on; it says nothing against an end that is told."""
    return [clause for clause in scene.clauses if _UP_TO_NOW.search(clause.text) and not is_supposed(clause)]


def saying_gone(scene: Scene) -> list[Clause]:
    out = []
    for clause in scene.clauses:
        leave = word("leave").search(clause.text)
        if (
            leave
            and word("leave").search(THREATENED.sub("", clause.text))
            and not word("not_left").search(clause.text)
            and not word("intended").search(clause.text[: leave.end()])
            and not _MAY_NOT.search(clause.text[: leave.start()])
            and not _of_the_dead(scene, clause)
            and not is_threat(scene, clause)
            and not is_supposed(clause)
            and not scene.of_others(clause.text)
            and not re.search(r"(?:吗|不|么)$|离职(?:证明|前)", clause.text)
            and not EARLIER_EMPLOYER.search(clause.text)
            and not any(
                mention.year is None or mention.precision != "vague" for mention in scene.dates_in(clause)
            )
        ):
            out.append(clause)
    return out


def _of_the_dead(scene: Scene, clause: Clause) -> bool:
    """我妈走了，想请几天假: gone, and not from work."""
    return (
        re.search(
            r"(?:爸|妈|爹|娘|父亲|母亲|奶奶?|爷爷?|岳父|岳母|公公|婆婆|外公|外婆|老人)[^，。]{0,4}走了",
            clause.text,
        )
        is not None
        and re.search(r"假|后事|下葬|出殡|奔丧|去世|过世", scene.reading.text) is not None
    )


def saying_closed(scene: Scene) -> list[Clause]:
    """厂关门了, 公司倒闭: done, and of this employer."""
    out = []
    for clause in scene.clauses:
        closed = word("closed").search(clause.text)
        if (
            closed
            and not _ABOUT_TO.search(clause.text[: closed.start()])
            and not re.search(r"(?:吗|么|怎么办)$", clause.text[closed.end() :])
            and not is_supposed(clause)
            and not is_threat(scene, clause)
            and not scene.of_others(re.sub(r"老板", "", clause.text))
            and not EARLIER_EMPLOYER.search(clause.text)
        ):
            out.append(clause)
    return out


def saying_dismissed(scene: Scene) -> list[Clause]:
    """被开除了: told as done, not feared, threatened or asked about."""
    out = []
    for clause in scene.clauses:
        match = _TOLD_TO_GO.search(clause.text)
        told = match is not None and not word("intended").search(clause.text[: match.start()])
        match = match or _DISMISSED.search(clause.text)
        if (
            match
            and (told or not word("intended").search(clause.text[: match.end()]))
            and not _MAY_NOT.search(clause.text[: match.start()])
            and not re.search(r"[吗么]$", clause.text)
            and not is_threat(scene, clause)
            and not is_supposed(clause)
            and (told or not scene.of_others(re.sub(r"被[^，。]{0,6}", "", clause.text)))
            and not re.search(r"没(?:有)?被|不(?:会)?被", clause.text)
            and not EARLIER_EMPLOYER.search(clause.text)
        ):
            out.append(clause)
    return out
