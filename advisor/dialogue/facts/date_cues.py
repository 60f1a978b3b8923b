"""What stands around a date, as features of the model that weighs what the date is (`date_roles`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from advisor.dialogue.facts.amounts import is_of_others
from advisor.dialogue.facts.dates import DateMention
from advisor.dialogue.facts.linear import Described, by_distance, kinds_in, sequences
from advisor.dialogue.facts.scene import Scene, is_supposed
from advisor.dialogue.facts.spans import spans

_FIGURES = re.compile(r"[\d.,]+|[零一二两三四五六七八九十百千万]{2,}")
_LIST = "dates"
_NEAR_YEARS = 1.2
_DAYS_OF_YEAR = 365.25


def described(scene: Scene, roles: Sequence[str]) -> list[Described]:
    """Cues and characters of every date; `roles` are what the rules alone take each for."""
    return [(_cues(scene, at, roles), _characters(scene, at)) for at in range(len(scene.dates))]


def likely_day(mention: DateMention, as_of: date) -> date | None:
    """The day meant: in the year told, else the last one that has passed."""
    if mention.month is None:
        return date(mention.year, 1, 1) if mention.year and mention.year > 0 else None
    day = mention.in_year(mention.year or as_of.year)
    if day is not None and mention.year is None and day > as_of:
        day = mention.in_year(as_of.year - 1)
    return day


def _around(scene: Scene, at: int) -> tuple[str, str, str, str, str, str]:
    """Left and right up to the next date, all before and behind in the clause, the clauses beside."""
    text, mention = scene.reading.text, scene.dates[at]
    index = scene.reading.clause_at(mention.start)
    clause = scene.clauses[index]
    own, behind = text[clause.start : mention.start], text[mention.end : max(clause.end, mention.end)]
    last = scene.dates[at - 1].end if at and scene.dates[at - 1].end > clause.start else clause.start
    following = scene.dates[at + 1].start if at + 1 < len(scene.dates) else len(text)
    left, right = text[last : mention.start], text[mention.end : max(mention.end, min(clause.end, following))]
    before = scene.clauses[index - 1].text if index else "^"
    after = scene.clauses[index + 1].text if index + 1 < len(scene.clauses) else "$"
    return tuple(_FIGURES.sub("#", words) for words in (left, right, own, behind, before, after))  # type: ignore[return-value]


def _cues(scene: Scene, at: int, roles: Sequence[str]) -> set[str]:
    mention = scene.dates[at]
    clause = scene.clauses[scene.reading.clause_at(mention.start)]
    left, right, own, behind, before, after = _around(scene, at)
    out = {f"le:{('^' + own)[-size:]}" for size in range(1, 5)}
    out |= {f"rb:{(behind + '$')[:size]}" for size in range(1, 5)}
    for place, words in (("L", left), ("R", right), ("P", before), ("N", after), ("M", scene.reading.text)):
        out |= {f"{place}:{kind}" for kind in kinds_in(_LIST, words)}
    ahead, back = by_distance(_LIST, left, from_end=True), by_distance(_LIST, right, from_end=False)
    for side, near in (("l", ahead), ("r", back)):
        for rank, (distance, kind) in enumerate(near[:2]):
            out |= {f"n{side}{rank}:{kind}", f"n{side}{rank}:{kind}:{min(3, distance)}"}
    if not back:
        out |= {"bare", *(f"np:{kind}" for kind in kinds_in(_LIST, before))}
        out |= {f"nn:{kind}" for kind in kinds_in(_LIST, after)}
        if not ahead:
            out.add("alone")
    out |= _of_the_day(scene, at) | {f"role:{roles[at]}"}
    out |= {f"other:{role}&{roles[at]}" for place, role in enumerate(roles) if place != at}
    if is_supposed(clause):
        out.add("supposed")
    if is_of_others(scene, clause):
        out.add("of_others")
    return out


def _of_the_day(scene: Scene, at: int) -> set[str]:
    mention, day = scene.dates[at], likely_day(scene.dates[at], scene.as_of)
    said = scene.reading.text[mention.start : mention.end]
    out = {
        f"precision:{mention.precision}",
        f"year:{mention.year is not None}&{mention.precision}",
        f"of:{min(3, len(scene.dates))}&{min(2, at)}",
        f"last:{at == len(scene.dates) - 1}",
        *(f"said:{word}" for word in re.findall(r"去年|前年|今年|明年|上|下|昨|今|明|底|初|国庆|年后", said)),
    }
    if day is None:
        return out
    years = (scene.as_of - day).days / _DAYS_OF_YEAR
    size = "ahead" if years < 0 else "month" if years < 0.1 else "year" if years < 1 else "years"
    others = [likely_day(one, scene.as_of) for place, one in enumerate(scene.dates) if place != at]
    known = [one for one in others if one is not None]
    out |= {f"age:{size}", f"age:{size}&{mention.year is not None}&{mention.day is not None}"}
    out.add(f"earliest:{all(day <= one for one in known)}&{bool(known)}")
    out.add(f"latest:{all(day >= one for one in known)}&{bool(known)}")
    told = [float(span.years) for span in spans(scene.reading.text) if span.years >= 1]
    if any(abs(years - one) <= _NEAR_YEARS for one in told):
        out.add("span to now")
    if any(
        one > day and abs((one - day).days / _DAYS_OF_YEAR - span) < 0.6 for one in known for span in told
    ):
        out.add("span to another")
    return out


def _characters(scene: Scene, at: int) -> set[str]:
    _, _, own, behind, before, after = _around(scene, at)
    return {
        *sequences("o", own[-8:], 1, 3),
        *sequences("b", behind[:10], 1, 3),
        *sequences("l", before[-8:], 2, 3),
        *sequences("r", after[:8], 2, 3),
    }
