"""Who answers a message of the page: the server's own process, and others beside it.

One process computes on one core at a time, however many threads it has. So a few more stand by, each with an
advisor of its own; a message goes whole to one that is free, and what the page is told comes back piece by
piece. Nothing of a conversation stays there. The others start behind a server that already answers, and where
one dies the server answers by itself and starts it anew.
"""

from __future__ import annotations

import ctypes
import logging
import os
import re
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from queue import Empty, PriorityQueue, SimpleQueue
from typing import TYPE_CHECKING, Any

from advisor.advice import Advisor
from advisor.web import case_exports, recorded, warm
from advisor.web.conversation import Told, converse, heard
from advisor.web.remembered import Remembered

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from advisor.settings import Settings

log = logging.getLogger(__name__)

MOST = 4
"""Processes by themselves, the server's own among them: each holds an index of its own in memory."""
MEMORY = 1.5e9
"""Bytes that must be free for another one."""
DEATHS = 3
"""A process that died so often is not started again."""
STANDING = 0.1
"""Seconds a line of progress must stand to be sent…"""
IN_A_CROWD = 1.0
"""…and where others wait, also the beginning of an answer."""
OWN = 4
"""Answers the server makes at the same moment where it is alone: a chat model makes all of them wait."""

_STORES: Mapping[str, Remembered[Any]] = {"feedback": recorded.remembered, "exports": case_exports.kept}
"""What an answer leaves for the server's other routes."""
# Another process first: the server's own has the page to serve besides.
_OTHER, _OURS = 0, 1
_ARENAS = -8
"""M_ARENA_MAX of malloc.h."""
_AHEAD = "前面还有人在问，马上轮到您…"


class AnswerPool:
    """Says what `converse` says, by whichever process is free."""

    def __init__(self, advisor: Advisor, *, processes: int = 1) -> None:
        self._advisor = advisor
        self._others = [_Other(advisor.settings) for _ in range(processes - 1)]
        self._waiting = 0
        self._counting = threading.Lock()
        self._free: PriorityQueue[tuple[int, int]] = PriorityQueue()
        for number in range(1 if self._others else OWN):
            self._free.put((_OURS, number))

    @property
    def answering(self) -> int:
        """Processes that answer now, the server's own among them."""
        return 1 + sum(other.ready for other in self._others)

    @property
    def processes(self) -> int:
        """As many as are meant to."""
        return 1 + len(self._others)

    def start(self) -> None:
        """Start the others, one after the other; returns when all answer, or have failed to."""
        for number, other in enumerate(self._others):
            if other.start():
                self._free.put((_OTHER, number))

    def converse(self, said: Any) -> Iterator[Told]:
        """As `conversation.converse`: the first word comes at once, the rest when somebody is free.

        The answer is made to its end by a thread of its own, whether or not anybody still listens.
        """
        yield heard(said, _AHEAD) if self._free.empty() else heard(said)
        told: SimpleQueue[Told | None] = SimpleQueue()
        threading.Thread(target=self._answer, args=(said, told.put), daemon=True).start()
        yield from _in_time(told, self._standing)

    def _standing(self, piece: Told) -> float:
        if self._waiting:
            return IN_A_CROWD
        return STANDING if "stage" in piece else 0

    def _answer(self, said: Any, tell: Callable[[Told | None], None]) -> None:
        with self._counting:
            self._waiting += 1
        chosen = self._free.get()
        with self._counting:
            self._waiting -= 1
        rank, number = chosen
        other = self._others[number] if rank == _OTHER else None
        try:
            if other is None or not other.answer(said, tell):
                for piece in converse(said, self._advisor):
                    tell(piece)
        finally:
            tell(None)
            if other is None or other.ready or other.start():
                self._free.put(chosen)


class _Other:
    """A process that answers one message at a time."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._line: Connection | None = None
        self._starts = 0
        self.process: BaseProcess | None = None

    @property
    def ready(self) -> bool:
        return self._line is not None

    def start(self) -> bool:
        """Whether it answers now. Waits until it has loaded what an answer needs."""
        context = get_context("spawn")
        while self._starts <= DEATHS:
            self._starts += 1
            line, its = context.Pipe()
            self.process = context.Process(target=_answering, args=(its, self._settings), daemon=True)
            self.process.start()
            its.close()
            try:
                line.recv()
            except (EOFError, OSError):
                continue
            self._line = line
            return True
        log.error("a process that answers died %d times and is not started again", self._starts)
        return False

    def answer(self, said: Any, tell: Callable[[Told], None]) -> bool:
        """Whether it did to the end; if not it is gone, and what it told was the beginning."""
        line = self._line
        assert line is not None
        try:
            line.send(said)
            while (piece := line.recv()) is not None:
                store, identity, value = piece
                if store:
                    _STORES[store].keep_packed(identity, value)
                else:
                    tell(value)
        except (EOFError, OSError):
            self._line = None
            line.close()
            log.warning("a process that answers has died; the server answers in its place")
            return False
        return True


def _in_time(told: SimpleQueue[Told | None], standing: Callable[[Told], float]) -> Iterator[Told]:
    """What was told, up to None.

    Each piece holds all before it. One that a newer one overtakes within its `standing` seconds is left out:
    each costs the server as much as a tenth of an answer, and nobody reads a line that stands for a moment.
    """
    piece = told.get()
    while piece is not None:
        try:
            newer = told.get(timeout=0 if "done" in piece else standing(piece))
        except Empty:
            yield piece
            newer = told.get()
        else:
            if newer is None:
                yield piece
        piece = newer


def _answering(line: Connection, settings: Settings) -> None:
    """What the other process does, until the server is gone."""
    # Ctrl+C reaches every process of a terminal; the server ends this one by its silence.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    settle()
    advisor = Advisor(settings)
    sending = threading.Lock()

    def send(store: str, identity: str, value: Any) -> None:
        with sending:
            line.send((store, identity, value))

    for name, store in _STORES.items():
        store.keep_elsewhere(partial(send, name))
    warm.warm_up(advisor)
    warm.set_apart()
    try:
        line.send("ready")
        while True:
            for told in converse(line.recv(), advisor):
                send("", "", told)
            line.send(None)
    except (EOFError, OSError):
        return


def settle() -> None:
    """What a process does once that is to answer for long, before its threads begin."""
    import numpy  # noqa: F401  (whose threads are limited)
    from threadpoolctl import threadpool_limits

    # Small sums gain nothing from a second thread, which would wait for them on a whole core.
    threadpool_limits(limits=1, user_api="blas")
    # glibc gives threads heaps of their own, and each keeps what its largest answer took: memory grew by a
    # tenth over some hundred conversations. Elsewhere there is no such call.
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_ARENAS, 2)


def how_many(settings: Settings) -> int:
    """Processes to answer with. With a chat model one: its answers are waited for, not computed."""
    if settings.llm:
        return 1
    return settings.web_processes or max(1, min(os.cpu_count() or 1, MOST, 1 + _room_for()))


def _room_for() -> int:
    """How many more processes the free memory holds; as many as are wanted where the system does not tell."""
    try:
        told = re.search(r"^MemAvailable:\s+(\d+) kB", Path("/proc/meminfo").read_text(), re.MULTILINE)
    except OSError:
        told = None
    # The server's own index is not loaded yet when this is asked.
    return int(int(told[1]) * 1024 // MEMORY) - 1 if told else MOST
