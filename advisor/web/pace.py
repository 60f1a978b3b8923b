"""How often somebody may do something: a sliding window in this process."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable


class Pace:
    """At most `most` times in `seconds`, by key.

    Several processes each count for themselves. At most `keys` keys are remembered, those used last, so that
    memory stays flat whatever addresses knock.
    """

    def __init__(
        self, most: int, seconds: float, *, keys: int = 20_000, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._seconds, self._keys, self._clock = most, seconds, keys, clock
        self._times: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, key: str) -> int:
        """Counts one more and returns 0; or returns the whole seconds until it may be tried again."""
        now = self._clock()
        with self._lock:
            times = self._times.setdefault(key, deque())
            self._times.move_to_end(key)
            while times and now - times[0] >= self._seconds:
                times.popleft()
            if len(times) >= self._most:
                return int(self._seconds - (now - times[0])) + 1
            times.append(now)
            if len(self._times) > self._keys:
                self._times.popitem(last=False)
            return 0

    def forget(self, key: str) -> None:
        with self._lock:
            self._times.pop(key, None)
