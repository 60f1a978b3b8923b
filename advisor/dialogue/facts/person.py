"""Who the worker is: sex and age, of the writer or of the relative written for."""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.dialogue.facts.scene import Found, Scene, is_supposed
from advisor.dialogue.facts.told import one_value
from advisor.dialogue.reading import Clause
from advisor.domain import Fact
from advisor.text import chinese_number

_WOMEN = (
    r"妈妈?|母亲|老妈|老婆|媳妇|妻子|姐姐?|妹妹?|女儿|阿姨|婶婶?|嫂子?|奶奶|外婆|女朋友|姑姑?|舅妈|老母|婆娘|太太|婆婆|大姐|表嫂|伯母"
    r"|岳母|阿妈|大姨|小姨"
)
_MEN = (
    r"爸爸?|父亲|老爸|老公|丈夫|哥哥?|弟弟?|儿子|叔叔?|舅舅?|爷爷|外公|男朋友|姑父|老豆"
    r"|岳父|阿爸|阿公|大伯|伯父|姐夫|外甥|侄子|先生|堂哥|表哥"
)
_KIN = re.compile(
    rf"(?:我|俺|帮|替|问|^)(?:的|下)?(?:我)?(?P<w>{_WOMEN})|(?:我|俺|帮|替|问|^)(?:的|下)?(?:我)?(?P<m>{_MEN})|(?:^|我)(?P<s>爱人|老伴|对象|亲戚|朋友|家人)"
)
_WORK = re.compile(
    r"在[^，。]{0,12}(?:做|上班|打工|干|厂|店|公司|酒楼|酒店|工地|当|开|洗|扫|搞)|(?:做|上班|打工|进厂|干活|当保安|做保洁|入职)|[他她]?(?:工资|月薪|一个?月\d)|晕倒|受伤|工伤|退休前|返聘|护工|机修|骑手|送餐|快递|司机|摔|压到"
)
_OPENS_WITH_KIN = re.compile(
    rf"(?:想?(?:请)?问(?:一?下)?|帮|替|我想问)*(?:我|俺|我家|我们家|娃儿他)?(?P<kin>{_WOMEN}|{_MEN})"
    r"(?!说|让|叫|跟|和|给|生(?!三)|怀|要生|刚生|坐月|也)"
)
_OWN_WORK = re.compile(
    r"(?:^|[，。])我(?:自己|本人|是|现在|今年|一个月|在|的)?[^，。妈爸公婆哥姐弟妹叔姨]{0,4}"
    r"(?:干了|做了|上班|入职|进厂|工资|月薪|打工|来了|请了|被)"
)
_OF_A_HUSBAND = re.compile(
    r"陪产|岳父|岳母|丈母娘|老丈人|我是(?:一?个)?男|(?:我|俺)?(?:老婆|媳妇|妻子)(?:刚|要|快|今年|这个?月|\d+月|[一二三四五六七八九十]+月)?[^，。]{0,8}(?:生(?:了|的|在|孩子|娃|小孩|二胎|$)|坐月子)"
)
_OF_A_WOMAN = re.compile(
    r"本人[，。]?女|岁(?:的)?女(?:的|工|人|士|$)|^(?:女|女生|女性|女士|女工)$|(?:我|本人)(?:是|就)?(?:一?个)?女(?:的|生|工|人|员工|职工|士|孩)|女工|(?:我|俺)[^，。]{0,6}(?:怀孕|怀了|怀上|流产|小产|坐月子|哺乳|剖腹|顺产|生(?:了|的|下)?(?:孩子|娃|宝宝|小孩|二胎))|我(?:才|已经|都)?[^，。]{0,3}孕"
)
_OF_A_WOMAN_UNLESS_KIN = re.compile(
    r"怀孕|孕期|产假|剖腹|顺产|坐月子|哺乳|产检|流产|人流|例假|月经|痛经|孕\d|生育津贴(?:我|到)"
)
_WIFE = re.compile(r"老婆|媳妇|妻子|爱人|对象|女朋友|同事|她|别人|姐|妹")
_MAN = re.compile(
    r"本人[，。]?男|岁(?:的)?男(?:的|人|$)|^男(?:的|性|士|工)?$|我一?个大男人|(?:我|本人)(?:是|就)?(?:一?个)?(?:男(?:的|生|人|员工|职工)|大男人)"
)
_LEAVE_ASKED = re.compile(r"(?:有|休|多少|几)[^，。]{0,4}产假(?:吗|多少|几|怎么)|产假(?:有|是)?(?:多少|几)天")

_N = r"(?P<n>[1-8]\d|[一二三四五六七八]?十[一二三四五六七八九]?)"
_AGE = re.compile(
    rf"(?<![\d.第一二三四五六七八九])(?:{_N})(?:多)?周?岁(?![以之]?[上下前后]|的?(?:人|老人|孩|娃|儿|女儿|男孩|女孩)|退休|才能|就|领|起|可以)"
    rf"|(?:^|我|俺|本人|妈妈?|爸爸?|老公|老婆|爱人|老伴|[他她])(?:今年|都|已经|现在|快|才|刚|也)*(?<!\d)(?P<n2>[1-8]\d|[一二三四五六七八]十[一二三四五六七八九])(?:了(?![几多个块元天年月])|(?=$|[，,。；]|在|还))"
)
_SELF = re.compile(
    r"我|俺|本人|今年|^(?:都|已经|才|快|现在)*$|[他她妈爸公婆哥姐弟妹人伴]$|[他她](?:今年|都|已经|才)*$"
)
_NOT_YET = re.compile(
    r"(?P<when>今年(?P<m1>1[0-2]|\d)月|明年(?P<m2>1[0-2]|\d)月|下个?月|年底)(?:份)?(?:底|初|中)?(?:才|就|要|将)?(?:到|满)(?P<n>[1-8]\d)(?:周?岁)?"
)
_CHILD = re.compile(
    r"孩子|小孩|儿子|女儿|娃|宝宝|老大|老二|老人|公公|婆婆|雇主|客户|老板|时候|那年|那时|当年|退休年龄|规定|身份证|不对|以下|以上|不到"
)


def person(scene: Scene) -> Found:
    """`sex` (male, female) and `age` (whole years) where the message tells them of the worker."""
    found = Found()
    if scene.for_employer:
        return found
    kin = _kin_who_works(scene)
    _sex(scene, found, kin)
    _age(scene, found, kin is not None)
    return found


def _kin_who_works(scene: Scene) -> tuple[str, Clause] | None:
    """The relative written for: named, and at work or hurt in the same or one of the next clauses."""
    for index, clause in enumerate(scene.clauses):
        match = _KIN.search(clause.text)
        if match is None or is_supposed(clause):
            continue
        rest = clause.text[match.end() :]
        following = [one.text for one in scene.clauses[index + 1 : index + 3]]
        told = (
            rest
            + "，"
            + "，".join(one for one in following if not re.match(r"我(?!妈|爸|老|哥|姐|弟|妹)", one))
        )
        if _WORK.search(told) and not re.match(r"(?:的|说|让|叫|给|帮|和|跟|也|走了|去世)", rest):
            return match[0], clause
    return _topic(scene)


def _topic(scene: Scene) -> tuple[str, Clause] | None:
    """我叔，63岁，保安: the relative with whom the message opens, and nobody tells of work of their own."""
    opening = scene.clauses[0]
    match = _OPENS_WITH_KIN.match(opening.text)
    if match is None or _OWN_WORK.search(scene.reading.text):
        return None
    return match["kin"], opening


def _sex(scene: Scene, found: Found, kin: tuple[str, Clause] | None) -> None:
    text = scene.reading.text
    male, female = _first(scene, _OF_A_HUSBAND), _first(scene, _OF_A_WOMAN)
    if male is not None and not (kin and re.search(rf"(?:{_MEN}|岳母)$", kin[0])):
        found.add(Fact("sex", "male", scene.words([male])))
        return
    if kin is not None:
        sex = _sex_of(kin[0], text)
        if sex is not None:
            found.add(Fact("sex", sex, scene.words([kin[1]])))
        return
    man = _first(scene, _MAN)
    female = female or (None if _WIFE.search(text) else _first(scene, _OF_A_WOMAN_UNLESS_KIN))
    if man is not None and female is None:
        found.add(Fact("sex", "male", scene.words([man])))
    elif female is not None and man is None and not _LEAVE_ASKED.search(female.text):
        found.add(Fact("sex", "female", scene.words([female])))


def _sex_of(kin: str, text: str) -> str | None:
    if re.search(rf"(?:{_WOMEN})$", kin):
        return "female"
    if re.search(rf"(?:{_MEN})$", kin):
        return "male"
    # 他 is typed for both.
    return "female" if "她" in text else None


def _first(scene: Scene, pattern: re.Pattern[str]) -> Clause | None:
    return next(
        (clause for clause in scene.clauses if pattern.search(clause.text) and not is_supposed(clause)), None
    )


def _age(scene: Scene, found: Found, of_kin: bool) -> None:
    ages: list[Fact] = []
    for clause in scene.clauses:
        if is_supposed(clause) or _CHILD.search(clause.text):
            continue
        if match := _NOT_YET.search(clause.text):
            number = chinese_number(match["n"])
            if number and not _already(scene, match):
                ages.append(Fact("age", Decimal(number - 1), scene.words([clause])))
            continue
        for match in _AGE.finditer(clause.text):
            number = chinese_number(match["n"] or match["n2"])
            left = clause.text[: match.start()] if match["n"] else "我"
            own = _SELF.search(left) or (of_kin and not re.search(r"[，。]|我", left))
            if number and 14 <= number <= 85 and own and (of_kin or not scene.of_others(left)):
                ages.append(Fact("age", Decimal(number), scene.words([clause])))
    if re.search(r"身份证上|报大|报小|改大|改小", scene.reading.text):
        return
    one_value(found, ages)


def _already(scene: Scene, match: re.Match[str]) -> bool:
    """今年6月满50, asked in November: reached."""
    return match["m1"] is not None and int(match["m1"]) < scene.as_of.month
