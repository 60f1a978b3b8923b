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
            r"|(?:领着?|在领|享受)(?:了|的是)?(?:养老金|退休金)|(?:超过|过了?|超了|达到|到了)(?:了)?(?:法定)?退休年[龄纪]|超龄"
        ),
        re.compile(
            r"没(?:有)?(?:退休|到|超|领|过)|不(?:到|是|能)|快(?:要)?(?:退休|到)|还差|等|离退休|要退休"
        ),
    ),
    (
        "part_time",
        re.compile(r"非全日制|小时工|钟点工"),
        # 做小时工没有社保: what he has not is no word about what he is.
        re.compile(
            r"不(?:是|算|做|招)[^，。]{0,4}(?:非全|小时工|钟点工)|没(?:有)?(?:小时工|钟点工)|还是|或者|招"
        ),
    ),
    (
        "student",
        re.compile(
            r"实习生|在校(?:大?学)?生|暑[假期]工|寒假工|学生工|勤工俭学|顶岗实习|(?:我|还|在|才|刚)?(?:是|读|上)(?:的)?大[一二三四](?!班)"
            r"|大[一二三四](?:的)?(?:学生|在读|实习|暑假|寒假|在校)|在读(?:大学生|研究生|本科生?|学生)|(?:中专|中职|职校|技校|职高|大专)(?:在校|在读|学生|生(?!活|产|日))"
            r"|(?:学校|老师)(?:安排|组织|派|叫|让|介绍)[^，。]{0,8}(?:实习|进厂)|毕业实习"
        ),
        re.compile(
            r"不是[^，。]{0,6}(?:学生|实习)|招|三阳|孩子|小孩|(?:还有)?一个读|带(?:的|了)?(?:几个|一个)?(?:大[一二三四])?实习|没有?实习"
            r"|毕业(?!实习|证|设计)(?:后|了|以后|\d|两|一|半)|(?:那|当)(?:年|时)|的时候"
        ),
    ),
    (
        "night_shift",
        re.compile(r"夜班(?!费|补贴|津贴|钱|车)|值夜(?!费)|通宵班"),
        re.compile(r"不(?:用|上|需要|值)|没(?:有)?(?:上|值|夜班)|拒绝"),
    ),
    (
        "pregnant",
        re.compile(
            r"怀孕|有(?:了)?身孕|怀(?:了|着|上)(?:孕|身孕|宝宝|二胎|三胎|孩子|双胞胎)|我是孕妇|大着肚子|挺着(?:个)?(?:大)?肚子"
            r"|肚子里(?:还|都|已经|正)?(?:有|怀|揣)(?:着|了|个)*(?:宝宝|孩子|娃|小孩|小宝|BB)|怀(?:了|着)?(?:快|有|已经)?(?:[一二三四五六七八九两]|\d)个多?月"
        ),
        re.compile(r"没(?:有)?怀|不是|备孕|准备怀|以后|想怀|怕怀|不准怀|没有?身孕"),
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
# 我做小时工能要补偿吗 asks about the money and tells the rest.
_OF_ME = re.compile(
    r"(?:我|俺)(?!们?(?:厂|公司|单位|店))(?!.*(?:是不是|算不算|能不能|可不可以|想|要不要|打算))"
)
_BARE_AGE = re.compile(r"(?:我|俺|本人)(?:今年|都|已经|现在|快)*(?P<n>[5-7]\d)(?:岁)?了?$")
_AGE = re.compile(
    r"(?<![\d.])(?P<n>[5-9]\d|[五六七八九]十[一二三四五六七八九]?)(?:多)?周?岁(?!以[上下]|的(?:人|老)|退休)"
)
_OF_ONESELF = re.compile(r"我|俺|本人|今年|^(?:已经?|都)*(?:[5-9]\d|[五六七八九]十)")
_KIN = re.compile(
    r"妈|爸|父|母|老婆|妻|老公|丈夫|叔|舅|姨|姑|姐|妹|哥|弟|奶(?!茶|粉|站|厂|油|牛)|爷|公公|婆婆|岳|儿|孙|老人"
)
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
        if is_supposed(clause) or scene.of_others(text):
            continue
        asks = _QUESTION.search(text) is not None
        for name, pattern, unless in _SIMPLE:
            match = pattern.search(text)
            if match is None or unless.search(text) or not _is_workers(scene, clause, name):
                continue
            if not asks or _OF_ME.search(text[: match.start()]):
                found.add(Fact(name, True, scene.words([clause])))
        if asks:
            continue
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
    match = _AGE.search(clause.text) or _BARE_AGE.search(clause.text)
    if match is None or re.search(r"退休年龄|规定|以前|时候|那年|不到|没到|快", clause.text):
        return False
    if _KIN.search(clause.text):
        if not (word("relatives").search(clause.text) and _kin_works(scene, clause)):
            return False
    elif not _OF_ONESELF.search(clause.text):
        return False
    years = chinese_number(match["n"])
    return years is not None and years >= (55 if _FEMALE.search(scene.reading.text) else 60)
