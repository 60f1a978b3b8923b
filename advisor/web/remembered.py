"""What the server keeps for half an hour under an id that cannot be guessed, and nowhere else.

What another process answered is kept by the server's own, which hands it out (`answer_pool`).
"""

from __future__ import annotations

import pickle
import secrets
import threading
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar, cast

_SECONDS = 30 * 60
_MOST = 300

T = TypeVar("T")


class Remembered(Generic[T]):
    """The latest things by id: at most 300, for half an hour each. Lies in memory alone, packed: few are ever
    asked for again, and whole answers lying about would keep memory from being used anew."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, bytes]] = OrderedDict()
        self._lock = threading.Lock()
        self._keep: Callable[[str, bytes], None] = self.keep_packed

    def keep(self, one: T) -> str:
        identity = secrets.token_urlsafe(24)
        self._keep(identity, zlib.compress(pickle.dumps(one), 1))
        return identity

    def keep_packed(self, identity: str, packed: bytes) -> None:
        """Keep what got its id in a process that this one started."""
        with self._lock:
            self._kept[identity] = (self._clock(), packed)
            self._drop()

    def keep_elsewhere(self, elsewhere: Callable[[str, bytes], None]) -> None:
        """From now on nothing is kept here: `elsewhere` is given each thing, packed, with its id."""
        self._keep = elsewhere

    def get(self, identity: str) -> T | None:
        with self._lock:
            self._drop()
            found = self._kept.get(identity)
        return None if found is None else cast(T, pickle.loads(zlib.decompress(found[1])))

    def forget(self, identity: str) -> None:
        with self._lock:
            self._kept.pop(identity, None)

    def _drop(self) -> None:
        while self._kept:
            since, _ = next(iter(self._kept.values()))
            if len(self._kept) <= _MOST and self._clock() - since < _SECONDS:
                return
            self._kept.popitem(last=False)
