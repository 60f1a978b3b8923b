"""Datasets of recipes: what to take and what to change in it, so that no official sentence is kept.

A file is a list of groups; what the cases of a group share is written once, under `shared`.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from typing import Any, TypeVar

import yaml

from advisor.errors import UserError
from evals.datasets import ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What every case tells of itself.

    `layer` is that of the instrument (statute, regulation, interpretation, local, guidance, none for a text
    that is no law); the rest as in `evals.datasets.Provenance`.
    """

    id: str
    kind: str
    matter: str
    layer: str
    difficulty: str
    author: str
    checked_by: str | None
    source: str


Kind = TypeVar("Kind", bound=Recipe)


def recipes(name: str, kind: type[Kind]) -> tuple[Kind, ...]:
    """The recipes of a dataset. Raises UserError naming the file and the case that is malformed."""
    groups: list[dict[str, Any]] = yaml.safe_load((ROOT / "datasets" / name).read_text(encoding="utf-8"))
    allowed = {field.name: field for field in fields(kind)}
    needed = {
        key for key, field in allowed.items() if field.default is MISSING and field.default_factory is MISSING
    }
    found: dict[str, Kind] = {}
    for group in groups:
        for case in group["cases"]:
            given = {**group["shared"], **case}
            identity = given.get("id", "?")
            if wrong := set(given) - set(allowed):
                raise UserError(f"{name}: case {identity} has unknown keys {sorted(wrong)}; remove them.")
            if lacking := needed - set(given):
                raise UserError(f"{name}: case {identity} lacks {sorted(lacking)}; add them.")
            if identity in found:
                raise UserError(f"{name}: case id {identity} occurs twice; rename one.")
            found[identity] = kind(**given)
    return tuple(found.values())
