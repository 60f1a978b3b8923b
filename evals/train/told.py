"""What the models of facts learn from: the messages of `facts-*.yaml`, and how they are fitted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from advisor.dialogue.facts.dates import find_dates
from advisor.dialogue.facts.linear import Described, save, shares
from advisor.dialogue.facts.scene import Scene
from advisor.dialogue.reading import read
from advisor.domain import Facts

HERE = Path(__file__).parent
AS_OF = date(2026, 11, 22)
"""The day on which the messages are written."""
HOT_FROM = Decimal(33)
"""℃; nothing learned depends on it."""
PENALTY = 1.0
"""Inverse strength of the penalty on weights."""
SEEN = 2
"""Things a feature must stand beside before it is learned."""

Example = tuple[str, Described]
"""Role, and the cues and characters of the thing that has it."""


def messages(left_out: Sequence[str] = ()) -> Iterator[tuple[Scene, Mapping[str, Any]]]:
    """Every message with the facts it tells, but for those of the files left out."""
    for path in sorted(HERE.glob("facts-*.yaml")):
        if path.stem in left_out:
            continue
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            reading = read(case["message"])
            scene = Scene(reading, find_dates(reading.text, AS_OF), AS_OF, Facts(), False, HOT_FROM)
            yield scene, case.get("facts") or {}


def holds(scene: Scene, start: int, end: int, words: str) -> bool:
    """Whether the words stand around this stretch of the text."""
    place = scene.reading.source.find(words)
    first, last = scene.reading.begins[start], scene.reading.ends[end - 1]
    return place >= 0 and place < last and first < place + len(words)


def fit(path: Path, examples: Sequence[Example]) -> None:
    """Learns and writes the model; rare roles weigh more, by the root of their rarity."""
    seen = Counter(feature for _, (cues, characters) in examples for feature in cues | characters)
    features = sorted(feature for feature, count in seen.items() if count >= SEEN)
    roles = [role for role, _ in examples]
    count = Counter(roles)
    weights = [(300 / count[role]) ** 0.5 for role in roles]
    model = LogisticRegression(C=PENALTY, max_iter=2000).fit(
        _matrix([thing for _, thing in examples], features), roles, sample_weight=weights
    )
    save(path, [str(name) for name in model.classes_], features, model.coef_.T, model.intercept_)


def _matrix(things: Sequence[Described], features: Sequence[str]) -> Any:
    place = {feature: column for column, feature in enumerate(features)}
    rows, columns, values = [], [], []
    for row, (cues, characters) in enumerate(things):
        for found, weight in shares(cues, characters):
            for feature in sorted(found & place.keys()):
                rows.append(row)
                columns.append(place[feature])
                values.append(weight)
    return sparse.csr_matrix((np.array(values), (rows, columns)), shape=(len(things), len(features)))
