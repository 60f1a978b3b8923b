"""What a date is, weighed over everything around it: where no list of phrases is long enough.

People tell the day they began or left in as many ways as there are people (10月28的事, 2017.11到2026.10.20).
A linear model over the cues beside the date and over what the rules take it for, learned by
`python -m evals.train.dates`, says how likely each part is; it wrote `date_roles.npz`. It adds what the rules
miss and takes back what they misread; left-out files of messages set how sure it must be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from advisor.dialogue.facts.amounts import is_of_others
from advisor.dialogue.facts.date_cues import described
from advisor.dialogue.facts.dates import DateMention
from advisor.dialogue.facts.linear import Described, chances
from advisor.dialogue.facts.roles import Dated, Role
from advisor.dialogue.facts.scene import Scene, is_supposed

MODEL_FILE = Path(__file__).with_name("date_roles.npz")
NONE = "none"
ROLES = ("start", "employment_end", "contract_end")
ADDED: Mapping[str, float] = {"start": 0.9, "employment_end": 0.9}
"""How likely a part must be before a date is read that the rules leave alone…"""
KEPT: Mapping[str, float] = {"start": 0.05, "employment_end": 0.02}
"""…and how likely still, for what the rules read to stand."""


@dataclass(frozen=True, slots=True)
class Weighed:
    mention: DateMention
    chances: Mapping[str, float]


def by_rules(scene: Scene, dated: Sequence[Dated]) -> list[str]:
    """The part the rules alone give each date, "-" where they give none."""
    told = {one.mention.start: one.role for one in dated}
    return [told.get(mention.start, "-") for mention in scene.dates]


def weighable(scene: Scene, dated: Sequence[Dated]) -> list[Described]:
    return described(scene, by_rules(scene, dated))


def weigh(scene: Scene, dated: Sequence[Dated]) -> list[Weighed]:
    """Every date of the message with the chance of each part."""
    known = chances(MODEL_FILE, weighable(scene, dated)) if scene.dates else []
    return [Weighed(mention, each) for mention, each in zip(scene.dates, known, strict=True)]


def reweighed(scene: Scene, dated: list[Dated]) -> list[Dated]:
    """The dates of the rules without those misread, and behind them those that the rules leave alone."""
    weighed = weigh(scene, dated)
    by_place = {one.mention.start: one.chances for one in weighed}
    out = [
        one
        for one in dated
        if one.role not in KEPT or by_place.get(one.mention.start, {}).get(one.role, 1.0) >= KEPT[one.role]
    ]
    roles: tuple[Role, ...] = ("start", "employment_end")
    for role in roles:
        best = max(weighed, key=lambda one: one.chances[role], default=None)
        if best is None or best.chances[role] < ADDED[role] or any(one.role == role for one in out):
            continue
        clause = scene.clauses[scene.reading.clause_at(best.mention.start)]
        taken = any(one.mention.start == best.mention.start for one in out)
        if (
            not taken
            and best.mention.precision != "months"
            and not (is_supposed(clause) or is_of_others(scene, clause))
        ):
            out.append(Dated(role, best.mention, clause))
    return out
