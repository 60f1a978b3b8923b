"""What an amount is, weighed over everything around it: where no list of phrases is long enough.

People name their wage by its figure alone (深圳坂田 25年12月入职 9500), and in as many ways as there are
people. A linear model over the cues beside the amount and over what the rules take it for, learned by
`python -m evals.train.money`, says how likely each role is; it wrote `money_roles.npz`. It adds what the
rules miss and takes back what they misread; left-out files of messages set how sure it must be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.dialogue.facts.amounts import Amount, amounts, is_of_others
from advisor.dialogue.facts.money_cues import characters, cues
from advisor.dialogue.facts.monthly import one_month_only
from advisor.dialogue.facts.pay import pay_certainty, pay_role
from advisor.dialogue.facts.scene import Found, Scene, is_supposed
from advisor.dialogue.facts.sums import sum_certainty, sum_kind
from advisor.domain import Fact

if TYPE_CHECKING:
    import numpy as np

    Matrix = np.ndarray[Any, np.dtype[np.float32]]

MODEL_FILE = Path(__file__).with_name("money_roles.npz")
NONE = "none"
_WAGES = ("monthly_wage", "monthly_base", "daily_pay", "hourly_pay")
_SUMS = ("owed", "fine", "deposit", "compensation_offered", "compensation_received")
ROLES = (*_WAGES, *_SUMS)
STRONG = 0.5
"""The say of a cue beside the characters, whose features together have length 1."""
ADDED = {"daily_pay": 0.6, "owed": 0.8, "compensation_received": 0.9}
ADDED_ELSE = 0.7
"""How likely a role must be before an amount is read that the rules leave alone…"""
KEPT = {"monthly_wage": 0.2, "monthly_base": 0.2, "owed": 0.5, "daily_pay": 0.3, "hourly_pay": 0.3}
"""…and how likely still, for what the rules read to stand: where they misread more than the model does."""
_OF_THE_LAW = re.compile(r"社会?平均?|最低工资|标准|基数|社平")
_NARROW = Decimal("1.3")


@dataclass(frozen=True, slots=True)
class Weighed:
    amount: Amount
    chances: Mapping[str, float]


def by_rules(scene: Scene, one: Amount, every: Sequence[Amount]) -> str:
    """The role the rules alone give an amount, with its rank; "x" where it is another's or supposed."""
    if is_supposed(one.clause) or is_of_others(scene, one.clause):
        return "x"
    role = pay_role(scene, one)
    if role is not None:
        return f"{role[0]}{role[1]}"
    return (sum_kind(scene, one, tuple(every)) if one.high is None else None) or "-"


def described(scene: Scene) -> list[tuple[Amount, set[str], set[str]]]:
    """Every amount with its cues and the characters around it."""
    every = amounts(scene)
    roles = [by_rules(scene, one, every) for one in every]
    return [(one, cues(scene, every, at, roles), characters(scene, one)) for at, one in enumerate(every)]


def weigh(scene: Scene) -> list[Weighed]:
    """Every amount of the message with the chance of each role."""
    import numpy as np

    names, places, weights, bias = _model()
    out = []
    for one, strong, loose in described(scene):
        scores = bias.copy()
        for found, say in ((strong, STRONG), (loose, max(1, len(loose)) ** -0.5)):
            known = [places[feature] for feature in sorted(found) if feature in places]
            scores += say * weights[known].sum(axis=0)
        raised = np.exp(scores - scores.max())
        out.append(Weighed(one, dict(zip(names, (raised / raised.sum()).tolist(), strict=True))))
    return out


def reweigh(scene: Scene, found: Found) -> None:
    """Adds the amounts the rules leave alone, and takes back those they misread."""
    if scene.for_employer or not amounts(scene):
        return
    weighed = weigh(scene)
    for name in ROLES:
        fact = found.facts.get(name)
        if fact is not None:
            _take_back(found, fact, weighed)
        else:
            _add(scene, found, name, weighed)


def _take_back(found: Found, fact: Fact, weighed: list[Weighed]) -> None:
    same = [one.chances[fact.name] for one in weighed if fact.value in _values(one.amount)]
    if same and max(same) < KEPT.get(fact.name, 0):
        del found.facts[fact.name]


def _values(one: Amount) -> tuple[Decimal, ...]:
    return (one.value,) if one.high is None else (one.value, (one.value + one.high) / 2)


def _add(scene: Scene, found: Found, name: str, weighed: list[Weighed]) -> None:
    best = max(weighed, key=lambda one: one.chances[name])
    one = best.amount
    if best.chances[name] < ADDED.get(name, ADDED_ELSE) or one.per == "year" or name in found.withdrawn:
        return
    if is_supposed(one.clause) or is_of_others(scene, one.clause) or _OF_THE_LAW.search(one.lead):
        return
    if name == "monthly_wage" and one_month_only(scene, one):
        return
    if name.startswith("compensation") and re.match(
        r"(?:块|元)?的?(?:安葬|丧葬|抚恤|慰问|车费|生活费)", one.tail
    ):
        return
    value = one.value
    if one.high is not None:
        if one.high > one.value * _NARROW or name not in ("monthly_wage", "monthly_base"):
            return
        value = (one.value + one.high) / 2
    certainty = pay_certainty(scene, one, name) if name in _WAGES else sum_certainty(scene, one, name)
    found.add(Fact(name, value, scene.words([one.clause]), certainty))


def save(path: Path, names: Sequence[str], features: Sequence[str], weights: Matrix, bias: Matrix) -> None:
    """Weights one row a feature; half precision loses nothing that shows in a chance."""
    import numpy as np

    np.savez_compressed(
        path,
        names=np.array(names),
        features=np.frombuffer("\n".join(features).encode(), dtype=np.uint8),
        weights=weights.astype(np.float16),
        bias=bias.astype(np.float32),
    )
    _model.cache_clear()


@cache
def _model() -> tuple[tuple[str, ...], dict[str, int], Matrix, Matrix]:
    import numpy as np

    with np.load(MODEL_FILE) as held:
        features = held["features"].tobytes().decode().split("\n")
        places = {feature: place for place, feature in enumerate(features)}
        names = tuple(str(name) for name in held["names"])
        return names, places, held["weights"].astype(np.float32), held["bias"]
