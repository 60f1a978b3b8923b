"""Months of a year, "YYYY-MM", from dates that often leave the year out."""

from __future__ import annotations

from datetime import date

from advisor.dialogue.facts.scene import Scene
from advisor.dialogue.reading import Clause


def month_key(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}"


def months_of(scene: Scene, clause: Clause) -> list[tuple[str, bool]]:
    """The months named in a clause, each with whether its year was said too."""
    out: list[tuple[str, bool]] = []
    for mention in scene.dates_in(clause):
        if mention.precision not in ("month", "months", "day"):
            continue
        months = mention.months or ((mention.month,) if mention.month else ())
        year = mention.year or (_latest_year(scene, months[0]) if months else None)
        for month in months:
            # 6到10月, said in September: the span lies in one year, and October is not yet.
            if year is not None and (mention.year or date(year, month, 1) <= scene.as_of):
                out.append((month_key(year, month), mention.year is not None))
    return out


def _latest_year(scene: Scene, month: int) -> int | None:
    """The latest year in which that month lies within the employment and before the date of asking."""
    left = scene.known.get("employment_end")
    latest = min(scene.as_of, left) if isinstance(left, date) else scene.as_of
    year = latest.year if date(latest.year, month, 1) <= latest else latest.year - 1
    start = scene.known.get("start")
    if isinstance(start, date) and date(year, month, 28) < start:
        return None
    return year
