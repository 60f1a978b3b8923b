"""When the worker joined and left, whether they still work there, and when they will claim."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from advisor.dialogue.facts.date_roles import reweighed
from advisor.dialogue.facts.leaving import saying_closed, saying_gone, saying_still, saying_up_to_now
from advisor.dialogue.facts.roles import Dated, Role, find_roles
from advisor.dialogue.facts.roughly import roughly
from advisor.dialogue.facts.scene import Found, Scene, word
from advisor.domain import Certainty, Fact

_NAMES: dict[Role, str] = {
    "start": "进厂",
    "employment_end": "离开",
    "end": "算到的日子",
    "filing": "申请仲裁",
}
_PAST_TENSE = re.compile(r"已经|已|过了|了$|刚")
_SPAN_OF_WORK = re.compile(
    r"(?:干|做|待|呆|工作|上班|进厂|入职|来)(?:了|有|这|快|差不多|大概|将近|已经|到现在)*"
    r"(?:\d+|半|[一二两三四五六七八九十几]+)(?:年|个月)(?:零?(?:\d+|[一二两三四五六七八九十]+)个月)?(?:多|半|有余)?"
)
_SOON = 45
"""Days ahead that a date without a year may lie."""
_PAST = re.compile(r"了$|了的|^[^，。]{0,3}(?:走|离|辞|办|关|停|收)[的了]|被|当时|那天|的事|至今|到现在")
_BACK_AGAIN = re.compile(r"又(?:回|进|来|入职)|第二次(?:进|入职)|再次(?:进|入职)|重新(?:进|入职)")


_OFFERED = re.compile(r"(?i)offer|录用通知|录取通知|口头录用|通知(?:我)?入职")
"""Somebody who was promised a post has not begun in it."""
_EITHER = re.compile(r"[月号日](?:份|初|中|底)?(?:还是|或者?|要么)$")
"""6月份还是7月份: neither is told."""


_THIS_ONE = re.compile(r"(?:现在|目前|如今)(?:的)?这(?:家|个(?:厂|公司|单位))|现公司|现单位")
"""Of several first days the one at this employer counts."""


def employment(scene: Scene) -> Found:
    """`start`, `employment_end` (None: still employed), `end`, `filing`, `employed`."""
    found = Found()
    by_rules = find_roles(scene)
    roles = reweighed(scene, by_rules) if scene.is_story else by_rules
    if saying_still(scene):
        # Whoever says outright that they are still there has told no end by a mere date.
        roles = [one for one in roles if one.role != "employment_end" or one in by_rules]
    if _came_back(scene, roles):
        found.note("您中间离开过又回来。请告诉我最近这一次是哪年哪月哪日进去的；前一段也想算，请另外说。")
        found.drop("start", "employment_end", "employed")
        return found
    for role in ("start", "employment_end", "end", "filing"):
        _settle(scene, found, role, [dated for dated in roles if dated.role == role])
    _still_or_gone(scene, found, roles)
    _in_order(scene, found)
    _span(scene, found)
    return found


def _came_back(scene: Scene, roles: list[Dated]) -> bool:
    """Joined, left, joined again: two employments, each with a time limit of its own."""
    left = any(one.role == "employment_end" for one in roles) or bool(saying_gone(scene))
    return left and _BACK_AGAIN.search(scene.reading.text) is not None


# --- what a date with a role is worth ---


def _settle(scene: Scene, found: Found, role: Role, dated: list[Dated]) -> None:
    values: dict[date, Fact] = {}
    here = [one for one in dated if _THIS_ONE.search(one.clause.text)] if role == "start" else []
    dated = here if len(here) == 1 else dated
    plainly = [one for one in dated if not one.told_next]
    for one in plainly if role == "employment_end" and plainly else dated:
        fact = _fact(scene, found, one)
        if fact is not None:
            values.setdefault(fact.value, fact)
    if len(values) > 1:
        days = "、".join(sorted(day.isoformat() for day in values))
        found.drop(role)
        found.note(f"您说的{_NAMES[role]}日期不止一个（{days}），请告诉我哪一个对。")
    elif values:
        found.add(next(iter(values.values())))


def _fact(scene: Scene, found: Found, dated: Dated) -> Fact | None:
    mention, role = dated.mention, dated.role
    said = scene.reading.words(mention.start, mention.end)
    if mention.precision == "impossible":
        found.note(f"您写的“{said}”日历上没有，请再看一下是哪一天。")
        return None
    if mention.precision == "vague":
        found.note(f"您说的{_NAMES[role]}是“{said}”，还差具体的年、月、日，请补充。")
        return _rough(scene, dated)
    day, certainty = _day(scene, found, dated, said)
    if day is None:
        return None
    after = scene.reading.text[mention.end : mention.end + 2]
    if mention.precision in ("month", "part") or after in ("左右", "前后"):
        if role == "end":
            return Fact(role, day, scene.words([dated.clause]), certainty)
        found.note(
            f"您说的{_NAMES[role]}是“{said}”，没说准几号，先按{day.month}月{day.day}日算，有准确日期请告诉我。"
        )
        certainty = "inferred"
    if role == "employment_end" and word("closed").search(dated.clause.text):
        certainty = "inferred"
    if role == "employment_end" and day > scene.as_of:
        # Notice given for a later day: today they are still there.
        found.note(f"您说的离开日期{day.isoformat()}还没到，先按还在职算。")
        words = scene.words([dated.clause])
        found.add(Fact("employed", True, words, "inferred"))
        if mention.year is None:
            return Fact("employment_end", day, words, "supposed")
        found.add(Fact("employment_end", None, words, "inferred"))
        return None
    if role == "start" and _OFFERED.search(scene.reading.text):
        return Fact(role, day, scene.words([dated.clause]), "supposed")
    if role == "start" and day > scene.as_of:
        found.note(f"您说的进厂日期{day.isoformat()}还没到，请再看一下。")
        return None
    return Fact(role, day, scene.words([dated.clause]), certainty)


def _rough(scene: Scene, dated: Dated) -> Fact | None:
    """2019年来的: the year is told, the day is not."""
    day = roughly(scene, dated.mention)
    if day is None or dated.role not in ("start", "employment_end"):
        return None
    if dated.role == "employment_end" and dated.mention.month is None:
        if dated.mention.year == scene.as_of.year:
            return None
        day = day.replace(month=12, day=31)
        day = min(day, scene.as_of)
    return Fact(dated.role, day, scene.words([dated.clause]), "about")


def _day(scene: Scene, found: Found, dated: Dated, said: str) -> tuple[date | None, Certainty]:
    mention = dated.mention
    if _EITHER.search(scene.reading.text[: mention.start]):
        found.note(f"您说的“{said}”拿不准是哪一个，请告诉我准确的日期。")
        return None, "inferred"
    if mention.month is None:
        return _last_such_day(mention.day or 1, scene.as_of), "inferred"
    if mention.year is not None:
        return _in_year(dated, mention.year), "stated"
    if (near := _told_beside(scene, dated)) is not None:
        return _in_year(dated, near), "stated"
    years = _years(scene, dated)
    if len(years) > 1:
        found.note(f"您说的“{said}”没说是哪一年，请告诉我。")
        return None, "inferred"
    return (_in_year(dated, years[0]) if years else None), "inferred"


def _in_year(dated: Dated, year: int) -> date | None:
    day = dated.mention.in_year(year)
    if day is not None and dated.next_day:
        day += timedelta(days=1)
    if day is not None and dated.mention.precision == "month" and dated.role in ("employment_end", "end"):
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day


def _years(scene: Scene, dated: Dated) -> list[int]:
    """Years in which an undated day can lie: the latest past one, and the year last named before it."""
    this = scene.as_of.year
    day = _in_year(dated, this)
    plans = word("intended").search(dated.clause.text) and not _PAST_TENSE.search(dated.clause.text)
    if dated.role == "filing" and plans:
        return [this if day and day >= scene.as_of else this + 1]
    near = dated.role == "filing" and day is not None and 0 <= (day - scene.as_of).days <= 60
    latest = this if near or (day is not None and day <= scene.as_of) else this - 1
    named = [m.year for m in scene.dates if m.year and m.end <= dated.mention.start]
    years = {latest}
    told = _year_told_just_before(scene, dated) if dated.role == "start" else None
    if told is not None:
        return [told]
    if dated.role == "employment_end" and day is not None and _soon(scene, dated, day):
        return [this]
    if named and named[-1] < latest and dated.role in ("start", "employment_end"):
        earlier = _in_year(dated, named[-1])
        begun = [m.in_year(m.year) for m in scene.dates if m.year == named[-1] and m.month]
        left_after = not begun or (begun[-1] is not None and earlier is not None and begun[-1] <= earlier)
        if earlier and (dated.role == "start" or left_after):
            years.add(named[-1])
    return sorted(years)


def _soon(scene: Scene, dated: Dated, day: date) -> bool:
    """做到12月31号, said in November: the one to come, unless it is told as past."""
    rest = scene.reading.text[dated.mention.end : dated.clause.end]
    return 0 < (day - scene.as_of).days <= _SOON and not _PAST.search(rest)


def _told_beside(scene: Scene, dated: Dated) -> int | None:
    """2022年国庆后上班10月9号: the year stands before the feast, the day behind it."""
    beside = [
        m for m in scene.dates_in(dated.clause) if m.end <= dated.mention.start and m.precision == "vague"
    ]
    if dated.role != "start" or not beside or not beside[-1].year:
        return None
    between = scene.reading.text[beside[-1].end : dated.mention.start]
    return beside[-1].year if len(between) <= 4 else None


def _year_told_just_before(scene: Scene, dated: Dated) -> int | None:
    """2022年5月1日签合同，5月3日上岗: one story, so one year; a date of the company's gives none."""
    before = [m for m in scene.dates if m.end <= dated.mention.start and m.year and m.month]
    if not before or not dated.mention.month or (before[-1].month or 0) > dated.mention.month:
        return None
    clause = scene.clauses[scene.reading.clause_at(before[-1].start)]
    same_story = clause.sentence == dated.clause.sentence and not re.match(
        r"(?:公司|厂|老板|单位)", clause.text
    )
    return before[-1].year if same_story else None


def _last_such_day(day: int, as_of: date) -> date | None:
    year, month = as_of.year, as_of.month
    if day > as_of.day:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


# --- still there? ---


def _still_or_gone(scene: Scene, found: Found, roles: list[Dated]) -> None:
    """A date of leaving and 我还在职 cannot both hold; leaving without a date is known, its day is not."""
    still = saying_still(scene)
    undated = [one.clause for one in roles if one.role == "employment_end"]
    planned = found.facts.get("employment_end")
    if planned is not None and planned.certainty == "supposed":
        return
    if planned is not None and planned.value is None:
        # 下个月15号离职: told as a plan, still there.
        undated = []
    gone = [*saying_gone(scene), *undated]
    told = planned is not None and planned.value is not None
    if still and (gone or told):
        found.drop("employment_end", "employed")
        found.note("您的话里又有离职又有还在职，我分不清。请告诉我：现在还在那里上班吗？离开的话是哪一天？")
        return
    if not (gone or told):
        closed = saying_closed(scene) if not still else []
        still = still or ([] if closed else saying_up_to_now(scene))
        gone = closed
    if still:
        certainty: Certainty = "stated" if any(word("still").search(c.text) for c in still) else "inferred"
        found.add(Fact("employment_end", None, scene.words(still), certainty))
        found.add(Fact("employed", True, scene.words(still), certainty))
    elif isinstance(left := found.facts.get("employment_end"), Fact) and left.value is not None:
        found.add(Fact("employed", False, left.words, left.certainty))
    elif gone:
        found.add(Fact("employed", False, scene.words(gone)))
        if scene.known.get("employment_end") is None:
            found.withdrawn.add("employment_end")
            if not undated:
                found.note("您说已经离开了，请告诉我最后一天是哪年哪月哪日。")


def _in_order(scene: Scene, found: Found) -> None:
    now = scene.known.without(*found.withdrawn).with_(*found.facts.values())
    start, left = now.get("start"), now.get("employment_end")
    if start and left and left < start:
        for name in {"start", "employment_end"} & set(found.facts):
            # What an earlier turn settled stays until the worker says which is right; that they left is told.
            del found.facts[name]
        found.note(f"您说的离开日期{left.isoformat()}比进厂日期{start.isoformat()}还早，请再看一下。")


def _span(scene: Scene, found: Found) -> None:
    """干了两年多 is "at least": no day can be counted back from it."""
    if "start" in found.facts or "start" in scene.known:
        return
    for clause in scene.clauses:
        match = _SPAN_OF_WORK.search(clause.text)
        if (
            match
            and not scene.of_others(clause.text)
            and not re.search(r"前", clause.text[match.end() : match.end() + 2])
        ):
            said = scene.reading.words(clause.start + match.start(), clause.start + match.end())
            found.note(f"您说“{said}”，要算清楚还得知道是哪年哪月哪日进去的。")
            return
