"""Who the worker is and where the employment stands: facts that admit parts of an answer, never guessed."""

from __future__ import annotations

import re

from advisor.dialogue.facts.leaving import saying_closed, saying_dismissed
from advisor.dialogue.facts.scene import Found, Scene, is_supposed, word
from advisor.dialogue.reading import Clause
from advisor.domain import Fact
from advisor.text import chinese_number

_QUESTION = re.compile(r"(?:可以|能|算|会|要|有没有)[^，。]{0,16}(?:吗|么|不)$|是多少|(?:吗|么)$")
_SIMPLE: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "over_age",
        re.compile(
            r"(?:已经?|我|早就?)退休(?!年龄|前|金)|退休了|退休返聘"
            r"|(?:领着?|在领|享受)(?:了|的是)?(?:养老金|退休金)|(?:超过|过了|超了|达到)(?:法定)?退休年龄|超龄"
        ),
        re.compile(r"没(?:有)?(?:退休|到|超|领)|不(?:到|是|能)|快(?:要)?(?:退休|到)|还差|等|离退休|要退休"),
    ),
    ("part_time", re.compile(r"非全日制|小时工|钟点工"), re.compile(r"不是|没有|还是|或者")),
    (
        "student",
        re.compile(r"实习生|在校(?:大?学)?生|暑假工|寒假工|学生工|勤工俭学|顶岗实习"),
        re.compile(r"不是|招|带(?:的|了)?(?:几个|一个)?实习|没有"),
    ),
    (
        "night_shift",
        re.compile(r"夜班(?!费|补贴|津贴|钱|车)|值夜(?!费)|通宵班"),
        re.compile(r"不(?:用|上|需要|值)|没(?:有)?(?:上|值|夜班)|拒绝"),
    ),
    (
        "pregnant",
        re.compile(r"怀孕|有(?:了)?身孕|怀了(?:孕|宝宝|二胎|三胎|孩子)|我是孕妇"),
        re.compile(r"没(?:有)?怀|不是|备孕|准备怀|以后|想怀|怕怀|不准怀"),
    ),
    (
        "signed_waiver",
        re.compile(
            r"签(?:了|过|下)[^，。不没]{0,8}放弃|写(?:了|过)[^，。不没]{0,6}放弃|签了?放弃"
            r"|签(?:了|过)[^，。不没]{0,12}(?:结清|两清|再无(?:争议|纠纷)|无任何(?:争议|纠纷))"
        ),
        re.compile(r"没(?:有)?签|不(?:签|肯|愿)|未签|(?:要|让|叫|逼|要求|催)(?:我|我们|员工|大家)?(?:去)?签"),
    ),
)
_AGE = re.compile(
    r"(?<![\d.])(?P<n>[5-9]\d|[五六七八九]十[一二三四五六七八九]?)(?:多)?周?岁(?!以[上下]|的(?:人|老)|退休)"
)
_OF_ONESELF = re.compile(r"我|俺|本人|今年|^(?:已经?|都)*(?:[5-9]\d|[五六七八九]十)")
_KIN = re.compile(r"妈|爸|父|母|老婆|妻|老公|丈夫|叔|舅|姨|姑|姐|妹|哥|弟|奶|爷|公公|婆婆|岳|儿|孙|老人")
_FEMALE = re.compile(r"我是(?:一?个)?女|女工|(?:我|俺|帮)妈|老婆|妻子|姐|妹|阿姨|姨|姑|女职工|女的")
_WORKS = re.compile(r"上班|打工|干活|进厂|入职|扫|工地|厂|保安|公司")
_HOURS = re.compile(
    r"(?:每天|一天|每日)(?:只|就|平均|才|都|上班|上|做|干|工作)*(?:[1-4]|[一二两三四])(?:个)?(?:小时|钟)(?!以上|多|半|加班)"
)


def standing(scene: Scene) -> Found:
    """`over_age`, `part_time`, `student`, `night_shift`, `pregnant`, `signed_waiver`, `employer_closed`,
    `dismissed`: True where plainly told of the worker, else absent."""
    found = Found()
    if scene.for_employer:
        return found
    for clause in scene.clauses:
        text = clause.text
        if is_supposed(clause) or scene.of_others(text) or _QUESTION.search(text):
            continue
        for name, pattern, unless in _SIMPLE:
            if pattern.search(text) and not unless.search(text) and _is_workers(scene, clause, name):
                found.add(Fact(name, True, scene.words([clause])))
        if _over_age(scene, clause):
            found.add(Fact("over_age", True, scene.words([clause])))
        if _HOURS.search(text) and not re.search(r"加班|不止|超过|休息|睡", text):
            found.add(Fact("part_time", True, scene.words([clause])))
    told = (("employer_closed", saying_closed(scene)), ("dismissed", saying_dismissed(scene)))
    for name, clauses in told:
        if clauses:
            found.add(Fact(name, True, scene.words(clauses)))
    return found


def _is_workers(scene: Scene, clause: Clause, name: str) -> bool:
    """A relative's pension is the worker's only where the relative is who works there."""
    if not _KIN.search(clause.text):
        return True
    asked_for = word("relatives").search(clause.text) is not None
    return name != "pregnant" and asked_for and _kin_works(scene, clause)


def _kin_works(scene: Scene, clause: Clause) -> bool:
    index = scene.clauses.index(clause)
    following = "".join(one.text for one in scene.clauses[index : index + 2])
    return _WORKS.search(following) is not None and not re.search(r"要养|照顾", following)


def _over_age(scene: Scene, clause: Clause) -> bool:
    match = _AGE.search(clause.text)
    if match is None or re.search(r"退休年龄|规定|以前|时候|那年|不到|没到|快", clause.text):
        return False
    if _KIN.search(clause.text):
        if not (word("relatives").search(clause.text) and _kin_works(scene, clause)):
            return False
    elif not _OF_ONESELF.search(clause.text):
        return False
    years = chinese_number(match["n"])
    return years is not None and years >= (55 if _FEMALE.search(scene.reading.text) else 60)
