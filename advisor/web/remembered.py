"""What the server keeps for half an hour under an id that cannot be guessed, and nowhere else.

What another process answered is kept by the server's own, which hands it out (`answer_pool`).
"""

from __future__ import annotations

import pickle
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

_SECONDS = 30 * 60
_MOST = 300

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Packed:
    data: bytes


class Remembered(Generic[T]):
    """The latest things by id: at most 300, for half an hour each. Lies in memory alone."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, T | _Packed]] = OrderedDict()
        self._lock = threading.Lock()
        self._elsewhere: Callable[[str, bytes], None] | None = None

    def keep(self, one: T) -> str:
        identity = secrets.token_urlsafe(24)
        if self._elsewhere:
            self._elsewhere(identity, pickle.dumps(one))
        else:
            self._put(identity, one)
        return identity

    def keep_elsewhere(self, elsewhere: Callable[[str, bytes], None]) -> None:
        """From now on nothing is kept here: `elsewhere` is given each thing, packed, with its id."""
        self._elsewhere = elsewhere

    def keep_packed(self, identity: str, packed: bytes) -> None:
        """Keep what got its id in a process that this one started; few are ever asked for again."""
        self._put(identity, _Packed(packed))

    def _put(self, identity: str, one: T | _Packed) -> None:
        with self._lock:
            self._kept[identity] = (self._clock(), one)
            self._drop()

    def get(self, identity: str) -> T | None:
        with self._lock:
            self._drop()
            found = self._kept.get(identity)
        if found is None:
            return None
        one = found[1]
        return cast(T, pickle.loads(one.data)) if isinstance(one, _Packed) else one

    def forget(self, identity: str) -> None:
        with self._lock:
            self._kept.pop(identity, None)

    def _drop(self) -> None:
        while self._kept:
            since, _ = next(iter(self._kept.values()))
            if len(self._kept) <= _MOST and self._clock() - since < _SECONDS:
                return
            self._kept.popitem(last=False)
