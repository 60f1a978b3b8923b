"""Pregnancy in months, the day a child is due or was born."""

from __future__ import annotations

import calendar
import re
from decimal import ROUND_DOWN, Decimal

from advisor.dialogue.facts.scene import Found, Scene, is_supposed
from advisor.dialogue.facts.told import days, one_value
from advisor.domain import Certainty, Fact
from advisor.text import chinese_number

_N = r"(\d{1,2}|[一二两三四五六七八九十]{1,2})"
_MONTHS = re.compile(
    rf"(?:怀孕|怀了|怀着|有孕|身孕|孕)(?:已经|快|都|有|了|才|刚|差不多|到现在|现在|满|整)*{_N}个?(半)?多?(半)?月(?:(?:零|又|多)?{_N}天)?"
)
_WEEKS = re.compile(rf"(?:怀孕|怀了|孕|我|才|已经|现在)(?:已经|快|都|有|了|才|刚|现在)*{_N}周")
_OF_ME = re.compile(rf"^(?:我|现在|都|已经|才|快)+{_N}个(半)?月(半)?了?$")
_PREGNANT = re.compile(r"怀孕|孕(?:\d|[一二三四五六七八九])|怀了|怀着|身孕|孕妇|孕期|大着肚子")
_MORE = re.compile(r"^[^，。]{0,1}多|^左右|^差不多")
_WIFE = re.compile(r"(?:老婆|媳妇|妻子|爱人|女朋友)")
_WIFE_WORKS = re.compile(
    r"她[^，。]{0,6}(?:上班|工作|公司|厂|单位)|在[^，。]{1,8}(?:厂|店|公司|上班)|叫她|让她|她们?(?:厂|公司)"
)
_WEEKS_A_MONTH = Decimal("4.345")
_BORN_AFTER = re.compile(
    r"^[^，。没要]{0,5}(?:剖腹|剖宫|剖|顺|早)?产?生(?:的|了|下|孩子|娃|宝宝|小孩|二胎|三胎|女儿|儿子|(?=$))|^[^，。没要]{0,3}(?:分娩|剖腹产|剖宫产|顺产|早产|出生)"
)
_BORN_BEFORE = re.compile(r"(?:生(?:孩子|娃|宝宝)?|出生|分娩)(?:在|于|是|日期是?|时间是?)+$")
_DUE = re.compile(r"预产期(?:是|在|为|大概|大约|到|就在|:|：)*$")


def family(scene: Scene) -> Found:
    """`pregnant_months` (weeks as whole months, about), `due` and `birth_event` (dates)."""
    found = Found()
    if scene.for_employer:
        return found
    _pregnant(scene, found)
    _due(scene, found)
    _born(scene, found)
    return found


def _pregnant(scene: Scene, found: Found) -> None:
    text = scene.reading.text
    if not _PREGNANT.search(text) or (_WIFE.search(text) and not _WIFE_WORKS.search(text)):
        return
    told: list[Fact] = []
    for clause in scene.clauses:
        match = _MONTHS.search(clause.text) or _OF_ME.search(clause.text)
        left = clause.text[: match.start()] if match else clause.text
        if (
            is_supposed(clause)
            or scene.of_others(left.replace("她", "我"))
            or re.search(r"时|那会|前台|美女|姑娘|女生", clause.text)
        ):
            continue
        if match:
            months = Decimal(chinese_number(match[1].replace("两", "二")) or 0)
            groups = match.groups()
            if "半" in groups:
                months += Decimal("0.5")
            extra = groups[3] if len(groups) > 3 else None
            if extra:
                tenth = Decimal(chinese_number(extra) or 0) / 30
                months += tenth.quantize(Decimal("0.1"))
            more = "多月" in match[0] or _MORE.match(clause.text[match.end() :])
            certainty: Certainty = "at_least" if more else "stated"
            if months:
                told.append(Fact("pregnant_months", months, scene.words([clause]), certainty))
        elif match := _WEEKS.search(clause.text):
            weeks = Decimal(chinese_number(match[1].replace("两", "二")) or 0)
            months = (weeks / _WEEKS_A_MONTH).to_integral_value(rounding=ROUND_DOWN)
            if months:
                told.append(Fact("pregnant_months", months, scene.words([clause]), "about"))
    one_value(found, told)


def _due(scene: Scene, found: Found) -> None:
    for one in days(scene, ahead=True):
        if (
            _DUE.search(one.left) or one.right.startswith(("是预产期", "预产"))
        ) and one.mention.precision != "vague":
            found.add(Fact("due", one.day, scene.words([one.clause]), one.certainty))


def _born(scene: Scene, found: Found) -> None:
    born: list[Fact] = []
    for one in days(scene):
        if one.mention.precision == "vague" or not (
            _BORN_AFTER.match(one.right) or _BORN_BEFORE.search(one.left)
        ):
            continue
        if (
            not 0 <= (scene.as_of - one.day).days <= 5 * 366
            or scene.of_others(one.clause.text)
            or "预产" in one.left
        ):
            continue
        if re.search(r"生病|生产|生效|生活", one.right):
            continue
        day = one.day
        if one.right.startswith("最后一天"):
            day = day.replace(day=calendar.monthrange(day.year, day.month)[1])
        born.append(Fact("birth_event", day, scene.words([one.clause]), one.certainty))
    one_value(found, born)
