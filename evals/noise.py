"""What a figure's cases leave open: its interval, and whether a change since the baseline is one at all.

Cases are drawn anew with replacement (`scipy.stats.bootstrap`, percentiles); a figure that is a share of
something else than cases is drawn case by case, since what one message tells hangs together. Where all cases
went alike, drawing them anew says nothing, and the interval is the exact binomial one of so many cases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import stats

from evals.report import Score, got_of

LEVEL = 0.95
RESAMPLES = 4999
SEED = 20261123
"""The same cases give the same interval every time."""
LEAST_TOLD = 0.0005
"""Of a figure between 0 and 1: what is smaller is no change in any form it is told in."""
CHANCE = 0.05
"""A change that chance alone would bring about this often is none."""

Verdict = Literal["better", "worse", "none"]


@dataclass(frozen=True, slots=True)
class Difference:
    """The cases that both runs have: the figure over them then and now, and the interval of the change.

    `chance` is how often luck alone would change as much. `lost` and `won` are the ids of the cases that got
    worse and better.
    """

    cases: int
    before: float
    now: float
    low: float
    high: float
    chance: float
    verdict: Verdict
    lost: tuple[str, ...]
    won: tuple[str, ...]


def interval(scores: Iterable[Score]) -> tuple[float, float] | None:
    """The 95 % interval of a figure; None without cases."""
    pairs = np.array([got_of(score) for score in scores], dtype=float)
    pairs = pairs[pairs[:, 1] > 0] if len(pairs) else pairs
    if not len(pairs):
        return None
    shares = pairs[:, 0] / pairs[:, 1]
    if np.ptp(shares) == 0:
        return _exact(float(shares[0]), len(pairs))
    return _drawn((pairs[:, 0], pairs[:, 1]), lambda got, of, axis: got.sum(axis) / of.sum(axis), paired=True)


def _drawn(
    data: tuple[np.ndarray, ...], figure: Callable[..., np.ndarray], *, paired: bool = False
) -> tuple[float, float]:
    """The interval of a figure when its cases are drawn anew with replacement."""
    found = stats.bootstrap(
        data,
        figure,
        paired=paired,
        vectorized=True,
        n_resamples=RESAMPLES,
        batch=500,
        confidence_level=LEVEL,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return float(found.low), float(found.high)


def _exact(share: float, cases: int) -> tuple[float, float]:
    if share not in (0.0, 1.0):
        return share, share
    drawn = stats.binomtest(int(share * cases), cases).proportion_ci(LEVEL, method="exact")
    return float(drawn.low), float(drawn.high)


def difference(
    before: Mapping[str, Score], now: Mapping[str, Score], *, fewer_is_better: bool = False
) -> Difference | None:
    """The change over the cases both have, each case beside itself; None where they share none.

    Whether it is one is a sign-flip permutation test over the cases that changed, exact where they are few:
    with less than six that all went one way luck is not ruled out.
    """
    ids = [id for id in now if id in before and got_of(before[id])[1] and got_of(now[id])[1]]
    if not ids:
        return None
    old, new = (np.array([got_of(of[id]) for id in ids], dtype=float) for of in (before, now))
    change = _changes(old, new)
    moved = change[np.abs(change) > 1e-9]
    chance = _by_luck(moved)
    mean = float(change.mean())
    verdict: Verdict = "none"
    if chance < CHANCE and abs(mean) >= LEAST_TOLD:
        verdict = "better" if (mean > 0) != fewer_is_better else "worse"
    low, high = _bounds(change)
    sign = -1 if fewer_is_better else 1
    fell = tuple(id for id, one in zip(ids, change, strict=True) if sign * one < -1e-9)
    rose = tuple(id for id, one in zip(ids, change, strict=True) if sign * one > 1e-9)
    return Difference(len(ids), _figure(old), _figure(new), low, high, chance, verdict, fell, rose)


def _bounds(change: np.ndarray) -> tuple[float, float]:
    if np.ptp(change) == 0:
        return float(change[0]), float(change[0])
    return _drawn((change,), np.mean)


def _by_luck(moved: np.ndarray) -> float:
    if len(moved) < 2:
        return 1.0
    tested = stats.permutation_test(
        (moved,),
        np.mean,
        permutation_type="samples",
        vectorized=True,
        n_resamples=RESAMPLES,
        rng=np.random.default_rng(SEED),
    )
    return float(tested.pvalue)


def _figure(pairs: np.ndarray) -> float:
    return float(pairs[:, 0].sum() / pairs[:, 1].sum())


def _changes(old: np.ndarray, new: np.ndarray) -> np.ndarray:
    """What each case brought to the change: their mean is the change, and a case that stayed as it was has 0.

    Of a ratio of sums that is what the case has gained beyond the old figure, by the size of a mean case.
    """
    figure, size = _figure(old), old[:, 1].mean()
    return np.asarray(((new[:, 0] - old[:, 0]) - figure * (new[:, 1] - old[:, 1])) / size)
