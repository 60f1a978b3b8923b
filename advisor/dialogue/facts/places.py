"""Where the work is done: city, province and district, never the home town."""

from __future__ import annotations

import re
from typing import Protocol

from advisor.dialogue.facts.scene import Found, Scene, is_supposed, word
from advisor.domain import Certainty, Fact
from advisor.sources.places import Place, Places

_HOME_BEFORE = re.compile(
    r"(?:老家|家里?|户口|户籍|籍贯|来自|出生|祖籍|总部|总公司|回|寄到|毕业于|社保(?:交|买|缴)?)(?:是|在|于|到|了)?$|不是(?:在)?$"
)
_HOME_AFTER = re.compile(
    r"^(?:省|市)?(?:总(?:部|公司)|人(?![力民事工])|老家|来(?:的|嘞|哩|滴|嘅)|户口|户籍|籍|口味|菜|话(?!说)|那边的?标准|的标准)"
)


_MOVED_TO = re.compile(r"(?:搬|迁|调|换|转)(?:我|我们|厂)?(?:去|到|往|至)了?$")
"""从大朗搬去江西: where it is to go is not where the work is done."""
_AWAY = re.compile(
    r"(?:我|我们|俺)(?:是|都是|系)$|(?:[他她](?:们)?|老板|包工头)(?:现在|又|还|人)*(?:在|跑到|跑去|去了)$|[他板头]人(?:现在)?在$"
)
_WRITER_IS_AT = re.compile(r"(?:^|我)人(?:现在|就)?在$")
"""人在江门: where they are, and where they work when no other place is named."""
_SOMEBODY_ELSE = re.compile(r"老板|包工头|回(?:了|到)?(?:老家|[^，。]{2,3}了)")
"""Of whom 人在肇庆 may be said as well."""
_OF_THE_WRITER = re.compile(r"(?:我|我们|俺)(?:是|都是|系)$")
_OTHER_FIRM = re.compile(r"^(?:的|那边)?(?:一个|一家|某)?[^，。]{0,3}(?:人力|劳务|派遣|外包|总)公司")
_WITH = re.compile(r"(?:和|跟|与|同|是)$")
_BUILDING = re.compile(r"^(?:花园|小区|新村|苑|大厦|花苑|公寓)")
_LOOSE_BEFORE = re.compile(
    r"(?:在|于|地址|地点|是|去|到|来|从|^我们?|^俺)(?:在|是)?$|(?:广州|深圳|东莞|佛山|中山|惠州|珠海|江门)(?:市|的)?$"
)
_LOOSE_AFTER = re.compile(
    r"^(?:区|镇|街道)?(?:那边?|这边?|这里|那里)?(?:的|那|一|个|家|间)*(?:[^，。]{0,4}(?:厂|店|工地|仓库?|公司|超市|酒店|酒楼|项目|园区|工业区|学校|医院|物业|市场|劳动|站|网点|档口|餐厅|饭馆)|做|打工|上班|跑|送|干)"
)
_NO_NAME = re.compile(r"区$|^港口$|^[东南西北]城$")
"""东区, 城区: of every town."""


class _Placed(Protocol):
    @property
    def places(self) -> Places: ...


def places(scene: Scene, library: _Placed) -> Found:
    """`city`, `province`, `district`; two different cities are asked about, not chosen between."""
    found = Found()
    mentions = list(_work_places(scene, library))
    cities = {place.city for place, _, _ in mentions if place.city}
    provinces = {place.province for place, _, _ in mentions if place.province}
    if len(cities) > 1 or len(provinces) > 1:
        names = "、".join(dict.fromkeys(words for _, words, _ in mentions))
        found.note(f"您提到了几个地方（{names}），请告诉我实际上班的地方在哪个市。")
        found.drop("city", "province", "district")
        return found
    for place, words, supposed in mentions:
        certainty: Certainty = "assumed" if supposed else "stated"
        for name, value in (("city", place.city), ("province", place.province), ("district", place.district)):
            if value and (name not in found.facts or name == "district"):
                found.add(Fact(name, value, words, certainty))
    if (
        not cities
        and "province" in found.facts
        and found.facts["province"].value != scene.known.get("province")
    ):
        # Another province: the city of the old one no longer stands.
        found.withdrawn |= {"city", "district"}
    if cities and "district" not in found.facts:
        found.withdrawn.add("district")
    return found


def _work_places(scene: Scene, library: _Placed) -> list[tuple[Place, str, bool]]:
    text = scene.reading.text
    out: list[tuple[Place, str, bool]] = []
    staying_at: list[tuple[Place, str, bool]] = []
    of_kin = word("relatives").search(text) is not None
    at = 0
    for place, said in library.places.find_in(text):
        start = text.find(said, at)
        if start < 0:
            continue
        at = start + len(said)
        clause = scene.clauses[scene.reading.clause_at(start)]
        before = text[clause.start : start]
        if of_kin:
            # She of whom a daughter writes is the worker.
            before = re.sub(r"[他她](?!们)", "", before)
        if _elsewhere(before, text[at : clause.end], place):
            continue
        named = (place, scene.reading.words(start, at), is_supposed(clause))
        (staying_at if _WRITER_IS_AT.search(before) else out).append(named)
    if not out and not _SOMEBODY_ELSE.search(text):
        out = [one for one in staying_at if one[0].province == _HERE]
    staying = [one for one in out if not _MOVED_TO.search(_before(scene, one[1]))]
    out = staying or out
    return out if any(place.city for place, _, _ in out) else [*out, *_doubtful(scene, library, out)]


def _elsewhere(before: str, after: str, place: Place) -> bool:
    """The home town, where the boss is, a firm's seat, a housing estate: not where the work is."""
    if _HOME_BEFORE.search(before) or _HOME_AFTER.search(after) or _BUILDING.match(after):
        return True
    if _OTHER_FIRM.match(after) and _WITH.search(before):
        return True
    if _OF_THE_WRITER.search(before):
        return place.province != _HERE and re.match(r"[^，。]{0,3}的", after) is not None
    return _AWAY.search(before) is not None


_HERE = "广东"


def _before(scene: Scene, words: str) -> str:
    """What stands before the words in their message."""
    return scene.reading.source.partition(words)[0]


def _doubtful(
    scene: Scene, library: _Placed, named: list[tuple[Place, str, bool]]
) -> list[tuple[Place, str, bool]]:
    """南山, 太和 without their city, where the words around speak of a place of work in this province."""
    text = scene.reading.text
    out: list[tuple[Place, str, bool]] = []
    provinces = {place.province for place, _, _ in named} or {_HERE}
    for place, start, end in library.places.doubtful_in(text, _HERE):
        clause = scene.clauses[scene.reading.clause_at(start)]
        before, after = text[clause.start : start], text[end : clause.end]
        if _HERE not in provinces or _NO_NAME.search(text[start:end]):
            continue
        if _elsewhere(before, after, place) or _MOVED_TO.search(before):
            continue
        alone = not before.strip("我们在") and not after.strip("的区镇")
        beside = [
            one for one in library.places.doubtful_in(before + after, _HERE) if one[0].city == place.city
        ]
        if (
            alone
            or _LOOSE_BEFORE.search(before)
            or (not before and _LOOSE_AFTER.match(after))
            or (beside and len(before + after) <= 4)
        ):
            out.append((place, scene.reading.words(start, end), is_supposed(clause)))
    return out
