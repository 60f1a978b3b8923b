"""Locks between processes, let go by the system when a process dies.

`flock` and no lock library, because a reader's lease must be shared and must end with the process.
"""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


def share(path: Path) -> IO[bytes]:
    """A shared lock on `path`, waited for; it lasts until the returned file is closed or collected.

    Raises FileNotFoundError when there is no such file.
    """
    file = path.open("rb")
    fcntl.flock(file, fcntl.LOCK_SH)
    return file


@contextmanager
def exclusive(path: Path, *, on_wait: Callable[[], None] = lambda: None) -> Iterator[None]:
    """The one exclusive lock on `path` (made when missing); `on_wait` is called before waiting for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            on_wait()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def try_exclusive(path: Path) -> Iterator[bool]:
    """Whether `path` (an existing file) could be locked exclusively at once; held during the block."""
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
