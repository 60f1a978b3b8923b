"""`python -m evals.train.money [FILE …]`: learn `advisor/dialogue/facts/money_roles.npz`, what an amount is.

Trained by logistic regression on the amounts of `facts-*.yaml` beside this file: messages with the facts they
tell, written for this. An amount has the role of the fact whose value it is, told in the words it stands in;
every other amount has none. With files named, those are left out, to see what is learned of messages never
seen. The datasets of the suites take no part. One result, no chance in it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from advisor.dialogue.facts.amounts import Amount
from advisor.dialogue.facts.dates import find_dates
from advisor.dialogue.facts.money_roles import MODEL_FILE, NONE, ROLES, STRONG, described, save
from advisor.dialogue.facts.scene import Scene
from advisor.dialogue.reading import read
from advisor.domain import Facts

HERE = Path(__file__).parent
AS_OF = date(2026, 11, 22)
"""The day on which the messages are written."""
HOT_FROM = Decimal(33)
"""℃; no amount depends on it."""
PENALTY = 1.0
"""Inverse strength of the penalty on weights."""
SEEN = 2
"""Amounts a feature must stand beside before it is learned."""

Example = tuple[str, set[str], set[str]]
"""Role, cues and characters of an amount."""


def main(left_out: tuple[str, ...] = ()) -> None:
    examples = list(_examples(left_out))
    seen = Counter(feature for _, strong, loose in examples for feature in strong | loose)
    features = sorted(feature for feature, count in seen.items() if count >= SEEN)
    roles = [role for role, _, _ in examples]
    count = Counter(roles)
    # Rare roles weigh more, by the root of their rarity.
    weights = [(300 / count[role]) ** 0.5 for role in roles]
    model = LogisticRegression(C=PENALTY, max_iter=1000).fit(
        _matrix(examples, features), roles, sample_weight=weights
    )
    save(MODEL_FILE, [str(name) for name in model.classes_], features, model.coef_.T, model.intercept_)
    print(f"written: {MODEL_FILE.name}, {len(examples)} amounts, {len(features)} features, {dict(count)}")


def _examples(left_out: tuple[str, ...]) -> Iterator[Example]:
    for path in sorted(HERE.glob("facts-*.yaml")):
        if path.stem in left_out:
            continue
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            reading = read(case["message"])
            scene = Scene(reading, find_dates(reading.text, AS_OF), AS_OF, Facts(), False, HOT_FROM)
            for one, strong, loose in described(scene):
                yield _role(scene, one, case.get("facts") or {}), strong, loose


def _role(scene: Scene, one: Amount, told: Mapping[str, Any]) -> str:
    """The role of the facts told with this value; of several, that whose words hold the amount."""
    values = {one.value, one.value if one.high is None else (one.value + one.high) / 2}
    roles = []
    for name in ROLES:
        entry = told.get(name)
        if entry is None:
            continue
        try:
            value = Decimal(str(entry["value"]))
        except InvalidOperation:
            continue
        if value and value in values:
            roles.append((not _holds(scene, one, str(entry["words"])), ROLES.index(name), name))
    return min(roles)[2] if roles else NONE


def _holds(scene: Scene, one: Amount, words: str) -> bool:
    start = scene.reading.source.find(words)
    begin, end = scene.reading.begins[one.start], scene.reading.ends[one.end - 1]
    return start >= 0 and start < end and begin < start + len(words)


def _matrix(examples: list[Example], features: list[str]) -> Any:
    place = {feature: column for column, feature in enumerate(features)}
    rows, columns, say = [], [], []
    for row, (_, strong, loose) in enumerate(examples):
        for found, weight in ((strong, STRONG), (loose, max(1, len(loose)) ** -0.5)):
            for feature in sorted(found & place.keys()):
                rows.append(row)
                columns.append(place[feature])
                say.append(weight)
    return sparse.csr_matrix((np.array(say), (rows, columns)), shape=(len(examples), len(features)))


if __name__ == "__main__":
    main(tuple(sys.argv[1:]))
