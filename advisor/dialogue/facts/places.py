"""Where the work is done: city, province and district, never the home town."""

from __future__ import annotations

import re
from typing import Protocol

from advisor.dialogue.facts.scene import Found, Scene, is_supposed
from advisor.domain import Certainty, Fact
from advisor.sources.places import Place, Places

_HOME_BEFORE = re.compile(
    r"(?:老家|家里?|户口|户籍|籍贯|来自|出生|祖籍|总部|总公司|回|寄到|毕业于|社保(?:交|买|缴)?)(?:是|在|于|到|了)?$|不是(?:在)?$"
)
_HOME_AFTER = re.compile(
    r"^(?:省|市)?(?:人(?![力民事工])|老家|来的|户口|户籍|籍|口味|菜|话(?!说)|那边的?标准|的标准)"
)


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
    at = 0
    for place, said in library.places.find_in(text):
        start = text.find(said, at)
        if start < 0:
            continue
        at = start + len(said)
        clause = scene.clauses[scene.reading.clause_at(start)]
        if _HOME_BEFORE.search(text[clause.start : start]) or _HOME_AFTER.search(text[at : clause.end]):
            continue
        out.append((place, scene.reading.words(start, at), is_supposed(clause)))
    return out
