"""Asking a model and reading its answer: never longer than allowed, and never raising."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from advisor.llm.base import ChatModel, Limits, Message, ModelTrouble, Reply
from advisor.llm.outgoing import without_private

log = logging.getLogger(__name__)

Heard = Callable[[int], None]
"""Called now and then with the number of characters received so far."""

MOST_CHARS = 20_000
"""Characters of an answer that are read; what is written beyond them is no answer to us."""
_TELL_EVERY = 0.5
"""Seconds between two reports of progress."""

_TOO_SLOW = "等得太久"
_TOO_LONG = "写得太长"
_EMPTY = "什么也没写"


def read(
    model: ChatModel, messages: Sequence[Message], *, limits: Limits, heard: Heard = lambda chars: None
) -> Reply:
    """The model's answer, as far as it came within the limits.

    Everything sent passes `without_private` here, so that no caller can forget it. The model is read in a
    thread of its own: a name that does not resolve or a server that trickles bytes cannot hold us up.
    """
    sent = [replace(message, text=without_private(message.text)) for message in messages]
    pieces: queue.Queue[str | ModelTrouble | None] = queue.Queue()
    stop = threading.Event()

    def listen() -> None:
        try:
            for piece in model.stream(sent, idle=limits.idle, stop=stop):
                pieces.put(piece)
                if stop.is_set():
                    return
        except ModelTrouble as trouble:
            pieces.put(trouble)
        except Exception as error:  # noqa: BLE001 - whatever a client raises, the answer goes on without it
            # Its type alone: the message of such an error may hold what was sent.
            log.warning("the chat model's client failed: %s", type(error).__name__)
            pieces.put(ModelTrouble("模型用不了"))
        pieces.put(None)

    threading.Thread(target=listen, daemon=True, name="chat-model").start()
    try:
        return _gathered(pieces, limits, heard)
    finally:
        stop.set()


def _gathered(pieces: queue.Queue[str | ModelTrouble | None], limits: Limits, heard: Heard) -> Reply:
    text, told = "", time.monotonic()
    while True:
        try:
            piece = pieces.get(timeout=min(limits.idle, limits.left))
        except queue.Empty:
            return Reply(text, _TOO_SLOW)
        if isinstance(piece, ModelTrouble):
            return Reply(text, str(piece))
        if piece is None:
            return Reply(text, None if text.strip() else _EMPTY)
        text += piece
        if len(text) > MOST_CHARS:
            return Reply(text[:MOST_CHARS], _TOO_LONG)
        if limits.left == 0:
            return Reply(text, _TOO_SLOW)
        if time.monotonic() - told > _TELL_EVERY:
            told = time.monotonic()
            heard(len(text))
