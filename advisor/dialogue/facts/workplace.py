"""The post: outdoors, indoors without cooling, indoors with it; and temperatures at the place of work."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from advisor.dialogue.facts.months import ask_year, months_in, months_of
from advisor.dialogue.facts.scene import Found, Scene, is_supposed, word
from advisor.dialogue.reading import Clause
from advisor.domain import Certainty, Fact
from advisor.text import chinese_number

_DEGREE = re.compile(
    r"(?<![\d.])(?P<low>[2-5]\d(?:\.\d)?)"
    r"(?:(?:度|℃)?(?:-|~|～|到|至|、|,)(?P<high>\d{1,2}(?:\.\d)?))?(?:多|几)?(?:摄氏度|度|℃|°C)(?!角|电|数)"
    r"|(?P<cn>[二三四五]十[一二三四五六七八九]?)(?P<more>[一二三四五六七八九])?(?P<odd>[多几]|好几)?(?:摄氏度|度|℃)(?!角|电)"
)
_BELOW = re.compile(r"(?:不到|没到|低于|没超过|没有超过|从没超过|不超过|不会超过|降到|控制在|保持在)$")
_STRICTLY_BELOW = re.compile(r"(?:不到|没到|低于)$")
_HIGHEST = re.compile(
    r"(?:最高|最热|最多|顶多|最大|恒温|常年|全年|四季|一直|始终|永远)(?:的?时候|温度|气温|也|就|才|只|都|不过|大概|是|有|在|到|保持|控制|能)*$"
)
_ROUGH = re.compile(r"左右|上下|大概|大约|差不多|估计|可能|[多几来](?:度|℃|摄氏度)|以上|超过")
_BELOW_AFTER = re.compile(r"^(?:以下|以内|不到)")
_INSIDE = re.compile(r"车间|里面|室内|厂房|仓库|厨房|屋里|机台|产线|厂里")


@dataclass(slots=True)
class _Seen:
    indoor: list[Clause] = field(default_factory=list)
    outdoor: list[Clause] = field(default_factory=list)
    uncooled: list[Clause] = field(default_factory=list)
    cooled: list[Clause] = field(default_factory=list)
    warm: list[Clause] = field(default_factory=list)
    hot_reading: list[Clause] = field(default_factory=list)
    mild_reading: list[Clause] = field(default_factory=list)
    never_hot: list[Clause] = field(default_factory=list)
    """The highest temperature was told, and it is below the threshold."""
    mixed: list[Clause] = field(default_factory=list)
    contrast: list[Clause] = field(default_factory=list)
    changed: list[Clause] = field(default_factory=list)


def workplace(scene: Scene) -> Found:
    """`post` and `temperature` (month → ℃)."""
    found = Found()
    seen = _look(scene)
    _temperatures(scene, found)
    _post(scene, seen, found)
    return found


def _look(scene: Scene) -> _Seen:
    seen = _Seen()
    before: Clause | None = None
    works_in_office = _works_in_office(scene)
    # 工地在南沙 names where; that it is under the sky is told when the heat is what it is about.
    in_heat = scene.heat_matter or word("heat").search(scene.reading.text) is not None
    for clause in scene.clauses:
        if is_supposed(clause):
            continue
        text = clause.text
        disputed = _said_by_boss(scene, clause)
        here = word("elsewhere").search(text) is None or (works_in_office and "办公室" in text)
        indoor = word("indoor").search(text) is not None
        for name, holds in (
            ("indoor", indoor),
            ("outdoor", in_heat and word("outdoor").search(text) is not None),
            ("mixed", word("mixed").search(text) is not None),
            ("changed", word("changed").search(text) is not None),
        ):
            if holds:
                getattr(seen, name).append(clause)
        if here or indoor:
            _look_at_cooling(seen, clause, office_only=not here or disputed)
        if (
            before is not None
            and word("cooling").search(before.text)
            and word("cooling_contrast").search(text)
        ):
            # 办公室有空调，车间没有 speaks of the worker's place, CNC车间有空调，品检房没有 of one of two.
            (seen.contrast if before in seen.cooled else seen.uncooled).append(clause)
        before = clause
        if disputed:
            continue
        _look_at_reading(scene, seen, clause)
        if _is_never_hot(scene, clause):
            seen.never_hot.append(clause)
    return seen


def _said_by_boss(scene: Scene, clause: Clause) -> bool:
    """老板说车间有空调, or 老板说 with the rest in the next clause."""
    index = scene.index(clause)
    before = scene.clauses[index - 1].text if index else ""
    said = word("said_by_boss")
    return said.search(clause.text) is not None or any(
        match.end() == len(before) for match in said.finditer(before)
    )


def _is_never_hot(scene: Scene, clause: Clause) -> bool:
    """最高32度, 一直不到33度; an office of 26℃ too. Exactly the threshold is not below it."""
    if word("weather").search(clause.text) and not _INSIDE.search(clause.text):
        return False
    if "宿舍" in clause.text or "食堂" in clause.text:
        return False
    index = scene.index(clause)
    lead = scene.clauses[index - 1].text if index else ""
    matches = list(_DEGREE.finditer(clause.text))
    for match in matches:
        span = _degrees(match)
        before = clause.text[: match.start()]
        told = _HIGHEST.search(before or lead) or _BELOW.search(before)
        told = told or _BELOW_AFTER.search(clause.text[match.end() :]) or re.search(r"办公室|写字楼", before)
        under = _STRICTLY_BELOW.search(before) is not None
        if span is None or not told or span[1] > scene.hot_from or (span[1] == scene.hot_from and not under):
            return False
    return bool(matches)


def _works_in_office(scene: Scene) -> bool:
    """An office is somebody else's unless no other place of work is named."""
    told = [clause.text.replace("办公室", "") for clause in scene.clauses]
    return not any(word("indoor").search(text) or word("outdoor").search(text) for text in told)


def _look_at_cooling(seen: _Seen, clause: Clause, *, office_only: bool) -> None:
    text = clause.text
    without = word("no_cooling").search(text)
    if without:
        seen.uncooled.append(clause)
        text = text[: without.start()] + text[without.end() :]
    if not office_only and word("cooling").search(text) and not word("unclear_cooling").search(clause.text):
        seen.cooled.append(clause)
    if word("fans").search(text) or word("hot").search(text):
        seen.warm.append(clause)


def _look_at_reading(scene: Scene, seen: _Seen, clause: Clause) -> None:
    for low, high, below in _readings(clause):
        if low >= scene.hot_from and not below:
            seen.hot_reading.append(clause)
        elif high < scene.hot_from or below:
            seen.mild_reading.append(clause)


def _readings(clause: Clause) -> list[tuple[Decimal, Decimal, bool]]:
    """Temperatures at the place of work as (lowest, highest, "below that" was said)."""
    if word("weather").search(clause.text) and not _INSIDE.search(clause.text):
        return []
    out = []
    for match in _DEGREE.finditer(clause.text):
        span = _degrees(match)
        if span is not None:
            below = bool(
                _BELOW.search(clause.text[: match.start()]) or _BELOW_AFTER.search(clause.text[match.end() :])
            )
            out.append((*span, below))
    return out


def _degrees(match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """三十五六度 -> (35, 36); 三十多度 -> (30, 39); 35-36度 -> (35, 36)."""
    if match["low"]:
        low = Decimal(match["low"])
        high = Decimal(match["high"]) if match["high"] else low
        if high < 10:
            high += low // 10 * 10
        if re.search(r"[多几]", match[0]) and low % 10 == 0:
            high = low + 9
        return (low, high) if low <= high <= 60 else None
    number = chinese_number(match["cn"])
    if number is None:
        return None
    if match["odd"]:
        return Decimal(number), Decimal(number + (9 if number % 10 == 0 else 0))
    second = chinese_number(match["more"]) if match["more"] else None
    return Decimal(number), Decimal(number if second is None else number // 10 * 10 + second)


def _post(scene: Scene, seen: _Seen, found: Found) -> None:
    if seen.outdoor and (seen.indoor or seen.mixed or seen.cooled):
        found.drop("post")
        found.note("您的话里室内、露天都有，请告诉我：哪几个月在露天干活，哪几个月在室内？")
        return
    if seen.outdoor:
        _set(scene, found, "outdoor", seen.outdoor, "stated")
        return
    if seen.changed and seen.cooled and seen.uncooled:
        found.drop("post")
        found.note("您说空调的情况变过，请告诉我：没空调的是哪年哪月到哪年哪月？")
        return
    if seen.contrast:
        found.drop("post")
        found.note("您说有的地方有空调、有的没有，请告诉我您自己干活的地方有没有空调、最热多少度。")
        return
    _indoor_post(scene, seen, found)


def _indoor_post(scene: Scene, seen: _Seen, found: Found) -> None:
    if not seen.indoor and word("vehicle").search(scene.reading.text):
        return
    indoor_known = bool(seen.indoor) or str(scene.known.get("post", "")).startswith("indoor")
    certainty: Certainty = "stated" if indoor_known else "inferred"
    if seen.mild_reading and not seen.hot_reading:
        if seen.never_hot and indoor_known:
            _set(scene, found, "indoor_cooled", [*seen.indoor, *seen.cooled, *seen.never_hot], certainty)
        elif seen.cooled and not seen.uncooled:
            _set(scene, found, "indoor_cooled", [*seen.indoor, *seen.cooled], certainty)
        elif seen.uncooled or seen.warm:
            found.note("您说车间没什么降温，温度又不算太高。请告诉我最热的时候量到过多少度、是哪几个月。")
        return
    if seen.hot_reading and (indoor_known or seen.uncooled or seen.warm):
        clauses = [*seen.indoor, *seen.hot_reading, *seen.uncooled]
        _set(scene, found, "indoor_uncooled", clauses, "stated" if indoor_known else "inferred")
    elif seen.uncooled:
        doubled: Certainty = "inferred" if seen.cooled else certainty
        _set(scene, found, "indoor_uncooled", [*seen.indoor, *seen.uncooled], doubled)
    elif seen.cooled and seen.warm:
        found.note("您说有空调但还是热。请告诉我最热的时候车间里量到过多少度。")
    elif seen.cooled:
        _set(scene, found, "indoor_cooled", [*seen.indoor, *seen.cooled], certainty)
    elif seen.warm and indoor_known:
        _set(scene, found, "indoor_uncooled", [*seen.indoor, *seen.warm], "inferred")


def _set(scene: Scene, found: Found, post: str, clauses: list[Clause], certainty: Certainty) -> None:
    found.add(Fact("post", post, scene.words(clauses), certainty))


def _temperatures(scene: Scene, found: Found) -> None:
    """A reading counts for a month only where month and place are told: measured, or in the workshop."""
    readings: dict[str, Decimal] = {}
    clauses: list[Clause] = []
    certainty: Certainty = "stated"
    for clause in scene.clauses:
        if not _readings(clause) or is_supposed(clause) or not _measured(scene, clause):
            continue
        told = _by_month(scene, clause, found)
        if told is None:
            found.note("温度请按月说，比如：7月量到34度，8月量到36度。")
            continue
        for month, degrees, sure in told:
            readings[month] = degrees
            certainty = certainty if sure else "inferred"
        clauses += [clause] if told else []
    if readings:
        found.add(
            Fact(
                "temperature",
                {**(scene.known.get("temperature") or {}), **readings},
                scene.words(clauses),
                certainty,
            )
        )


def _by_month(scene: Scene, clause: Clause, found: Found) -> list[tuple[str, Decimal, bool]] | None:
    """Month, ℃ and whether both are sure; None where months are named without a single figure."""
    out: list[tuple[str, Decimal, bool]] = []
    if ask_year(scene, clause, found) or not months_of(scene, clause):
        return out
    matches = list(_DEGREE.finditer(clause.text))
    at = 0
    for match in matches:
        segment = clause.start + at, clause.start + match.start()
        mentions = tuple(m for m in scene.dates_in(clause) if segment[0] <= m.start < segment[1])
        before = clause.text[at : match.start()]
        months = months_in(scene, mentions) if len(matches) > 1 else months_of(scene, clause)
        at = match.end()
        span = _degrees(match)
        below = _BELOW.search(before) or _BELOW_AFTER.search(clause.text[at:])
        if span is None or below or not months or span[0] < scene.hot_from <= span[1]:
            return None
        rough = _ROUGH.search(before + match[0] + clause.text[at : at + 2]) is not None
        out += [(month, span[0], sure and not rough) for month, sure in months]
    return out


def _measured(scene: Scene, clause: Clause) -> bool:
    if word("weather").search(clause.text) and not _INSIDE.search(clause.text):
        return False
    known_post = "post" in scene.known
    if scene.heat_matter and known_post:
        # The answer to a question about readings need not repeat that they were measured.
        return True
    sentence = [c.text for c in scene.clauses if c.sentence == clause.sentence]
    if any(word("measured").search(text) for text in sentence):
        return True
    told = [c.text for c in scene.clauses if not is_supposed(c)]
    inside = any(word("indoor").search(text) or word("no_cooling").search(text) for text in told)
    return inside and not any(word("outdoor").search(text) for text in told)
