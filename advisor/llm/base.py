"""What a chat model is to us: messages in, pieces of text out; and what may go wrong on the way."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Message:
    role: Literal["system", "user", "assistant"]
    text: str


class ModelTrouble(Exception):  # noqa: N818 - it is what the worker is told, not an error of theirs or ours
    """The model could not be used; the message is a short Chinese reason a worker may read."""


class ChatModel(Protocol):
    def stream(self, messages: Sequence[Message], *, idle: float, stop: threading.Event) -> Iterator[str]:
        """The answer piece by piece; an empty piece says that the model is alive.

        `idle` is how many seconds the connection may stay silent. When `stop` is set nobody listens any
        more, and the stream should end. Raises `ModelTrouble`.
        """
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one answer may take, all its calls together."""

    ends: float
    """On the clock of `time.monotonic`."""
    idle: float
    """Seconds without anything from the model after which it is given up."""

    @classmethod
    def starting_now(cls, total: float, idle: float) -> Limits:
        return cls(time.monotonic() + total, min(idle, total))

    @property
    def left(self) -> float:
        """Seconds left, never negative."""
        return max(0.0, self.ends - time.monotonic())


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, whole or cut off; `trouble` says in Chinese why it is not whole."""

    text: str
    trouble: str | None = None
