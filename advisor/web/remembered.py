"""What one process keeps for half an hour under an id that cannot be guessed, and nowhere else."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

_SECONDS = 30 * 60
_MOST = 300

T = TypeVar("T")


class Remembered(Generic[T]):
    """The latest things by id: at most 300, for half an hour each. Lies in memory alone."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, T]] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, one: T) -> str:
        identity = secrets.token_urlsafe(24)
        with self._lock:
            self._kept[identity] = (self._clock(), one)
            self._drop()
        return identity

    def get(self, identity: str) -> T | None:
        with self._lock:
            self._drop()
            found = self._kept.get(identity)
            return found[1] if found else None

    def forget(self, identity: str) -> None:
        with self._lock:
            self._kept.pop(identity, None)

    def _drop(self) -> None:
        while self._kept:
            since, _ = next(iter(self._kept.values()))
            if len(self._kept) <= _MOST and self._clock() - since < _SECONDS:
                return
            self._kept.popitem(last=False)
