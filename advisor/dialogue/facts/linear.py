"""A small linear model over features that are there or not: what `money_roles` and `date_roles` weigh by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.dialogue.wordlists import keys, pattern

if TYPE_CHECKING:
    import numpy as np

    Matrix = np.ndarray[Any, np.dtype[np.float32]]


OF_A_CUE = 0.5
"""The say of one cue beside that of the characters, whose features together have the length one."""

Described = tuple[set[str], set[str]]
"""Cues of a thing, and the sequences of characters around it."""


def chances(path: Path, things: Sequence[Described]) -> list[Mapping[str, float]]:
    """For each thing the chance of every role; the chances of one thing add up to one."""
    import numpy as np

    names, places, weights, bias = _model(path)
    out: list[Mapping[str, float]] = []
    for cues, characters in things:
        scores = bias.copy()
        for found, share in shares(cues, characters):
            known = [places[feature] for feature in sorted(found) if feature in places]
            scores += share * weights[known].sum(axis=0)
        raised = np.exp(scores - scores.max())
        out.append(dict(zip(names, (raised / raised.sum()).tolist(), strict=True)))
    return out


def shares(cues: set[str], characters: set[str]) -> tuple[tuple[set[str], float], ...]:
    """Both kinds of features, each with what one of them counts."""
    return (cues, OF_A_CUE), (characters, max(1, len(characters)) ** -0.5)


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
def _model(path: Path) -> tuple[tuple[str, ...], dict[str, int], Matrix, Matrix]:
    import numpy as np

    with np.load(path) as held:
        features = held["features"].tobytes().decode().split("\n")
        places = {feature: place for place, feature in enumerate(features)}
        names = tuple(str(name) for name in held["names"])
        return names, places, held["weights"].astype(np.float32), held["bias"]


# --- what features are made of ---


def sequences(tag: str, text: str, shortest: int, longest: int) -> Iterator[str]:
    """Every sequence of so many characters of a text."""
    for size in range(shortest, longest + 1):
        for at in range(len(text) - size + 1):
            yield f"{tag}:{text[at : at + size]}"


@cache
def _patterns(list_name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, pattern(list_name, kind)) for kind in keys(list_name))


def kinds_in(list_name: str, text: str) -> Iterator[str]:
    """The kinds of a list that have a word in the text."""
    return (kind for kind, found in _patterns(list_name) if text and found.search(text))


def by_distance(list_name: str, text: str, *, from_end: bool) -> list[tuple[int, str]]:
    """The kinds that have a word in the text, nearest first, with the characters between."""
    near = []
    for kind, found in _patterns(list_name):
        spans = [match.span() for match in found.finditer(text)]
        if spans:
            near.append((len(text) - spans[-1][1] if from_end else spans[0][0], kind))
    return sorted(near)
