"""`python -m evals.train.dates [FILE …]`: learn `advisor/dialogue/facts/date_roles.npz`, what a date is.

Trained by logistic regression on the dates of `facts-*.yaml` beside this file. A date has the part of the
fact whose value it is, told in the words it stands in; every other date has none. With files named, those are
left out, to see what is learned of messages never seen. The datasets of the suites take no part. One result,
no chance in it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from advisor.dialogue.facts.date_roles import MODEL_FILE, NONE, ROLES, weighable
from advisor.dialogue.facts.dates import DateMention
from advisor.dialogue.facts.linear import Described
from advisor.dialogue.facts.roles import find_roles
from advisor.dialogue.facts.scene import Scene
from evals.train.told import fit, holds, messages

Example = tuple[str, Described]


def main(left_out: tuple[str, ...] = ()) -> None:
    examples = list(_examples(left_out))
    fit(MODEL_FILE, examples)
    print(f"written: {MODEL_FILE.name}, {len(examples)} dates, {dict(Counter(role for role, _ in examples))}")


def _examples(left_out: tuple[str, ...]) -> Iterator[Example]:
    for scene, told in messages(left_out):
        for mention, one in zip(scene.dates, weighable(scene, find_roles(scene)), strict=True):
            yield _role(scene, mention, told), one


def _role(scene: Scene, mention: DateMention, told: Mapping[str, Any]) -> str:
    """The part of the facts told with this day; of several, that whose words hold the date."""
    roles = []
    for name in ROLES:
        entry = told.get(name)
        if entry is not None and entry["value"] and _is(mention, str(entry["value"])):
            held = holds(scene, mention.start, mention.end, str(entry["words"]))
            roles.append((not held, ROLES.index(name), name))
    return min(roles)[2] if roles else NONE


def _is(mention: DateMention, value: str) -> bool:
    year, *rest = (int(part) for part in value.split("-"))
    if mention.year not in (None, year):
        return False
    if not rest:
        return mention.year == year
    if mention.month is None:
        # 15号: the month is told elsewhere or is this one.
        return mention.day is not None and rest[1:] == [mention.day]
    return mention.month == rest[0] and (len(rest) == 1 or mention.day in (None, rest[1]))


if __name__ == "__main__":
    main(tuple(sys.argv[1:]))
