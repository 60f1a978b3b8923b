"""Facts in everyday Chinese, deterministically: each with its value, the worker's words and its certainty."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.dialogue.facts.allowance import allowance
from advisor.dialogue.facts.arrears import arrears
from advisor.dialogue.facts.attendance import attendance
from advisor.dialogue.facts.claimed import claimed
from advisor.dialogue.facts.contracts import contracts
from advisor.dialogue.facts.corrections import corrections
from advisor.dialogue.facts.dates import find_dates
from advisor.dialogue.facts.days import days
from advisor.dialogue.facts.employment import employment
from advisor.dialogue.facts.family import family
from advisor.dialogue.facts.grounds import grounds
from advisor.dialogue.facts.harm import harm
from advisor.dialogue.facts.hours import hours
from advisor.dialogue.facts.insurance import insurance
from advisor.dialogue.facts.interruption import interruption
from advisor.dialogue.facts.leave_and_notice import leave_and_notice
from advisor.dialogue.facts.money_roles import reweigh
from advisor.dialogue.facts.overtime import overtime
from advisor.dialogue.facts.pay import pay
from advisor.dialogue.facts.person import person
from advisor.dialogue.facts.places import places
from advisor.dialogue.facts.proceedings import proceedings
from advisor.dialogue.facts.scene import Found, Scene
from advisor.dialogue.facts.situation import situation
from advisor.dialogue.facts.standing import standing
from advisor.dialogue.facts.still_there import planned_leave, still_there
from advisor.dialogue.facts.sums import sums
from advisor.dialogue.facts.tenure import tenure
from advisor.dialogue.facts.workplace import workplace
from advisor.dialogue.inputs import told_inputs
from advisor.dialogue.reading import Reading
from advisor.domain import Facts
from advisor.sources.library import Library

__all__ = ["Found", "extract"]

_READERS = (
    *(workplace, allowance, attendance, situation, standing, interruption),
    *(pay, hours, days, overtime, sums, arrears, grounds, leave_and_notice),
)


_BARE = re.compile(
    r"(?!\d{3,}一月)[\d.,零一二两三四五六七八九十百千万半]+(?:个?半?[年月天]|小时|元|块钱?)?[。!！]?"
)
"""21, 十年: an answer to whatever was asked, by itself no fact at all."""


def extract(reading: Reading, *, as_of: date, known: Facts, heat_matter: bool, library: Library) -> Found:
    """What the message says, under the names of docs/interface.md; `known` are the facts of earlier turns.

    Contradictions and approximations come back as notes; what cannot be read with confidence is left out.
    """
    if _BARE.fullmatch(reading.text):
        return Found()
    dates = find_dates(reading.text, as_of)
    scene = Scene(
        reading, dates, as_of, known, heat_matter, _hot_from(library, as_of), _season(library, as_of)
    )
    found = places(scene, library)
    found.merge(employment(scene))
    # Months without a year are placed inside the employment, so that comes first.
    scene = replace(scene, known=known.without(*found.withdrawn).with_(*found.facts.values()))
    for read_facts in _READERS:
        found.merge(read_facts(scene))
    reweigh(scene, found)
    for read_facts in (tenure, contracts, insurance, person, family, harm, proceedings):
        found.merge(read_facts(scene))
    found.merge(corrections(scene, found))
    # A day of joining told anew replaces the one kept beside an earlier claimed window.
    if "start" in found.facts:
        found.withdrawn.add("join")
    scene = replace(scene, known=known.without(*found.withdrawn).with_(*found.facts.values()))
    found.merge(claimed(scene))
    told_inputs(scene, found)
    for read_facts in (planned_leave, still_there):
        scene = replace(scene, known=known.without(*found.withdrawn).with_(*found.facts.values()))
        found.merge(read_facts(scene))
    return found


def _hot_from(library: Library, as_of: date) -> Decimal:
    """The national threshold of the day, or the newest one known for a day it does not cover.

    It only sorts what a worker says into hot and not hot; the rule applies the figure of its place and month.
    """
    figure = library.parameters["heat_indoor_threshold@全国"]
    today = figure.on(as_of)
    known = [
        value.value for value in (*figure.values, *([today] if today else ())) if value.value is not None
    ]
    return Decimal(known[-1])


def _season(library: Library, as_of: date) -> tuple[int, int]:
    """Guangdong's season; like the threshold it only sorts what is told (每月, in a year named)."""
    first, last = (
        library.parameters[f"heat_season_{end}_month@广东"].values[-1].value for end in ("first", "last")
    )
    return int(first or 1), int(last or 12)
