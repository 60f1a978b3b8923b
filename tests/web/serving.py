"""A web application on a free port of this machine, and texts that must never run."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from advisor.web import server

PAYLOADS = (
    "<script>document.title='broken'</script>",
    "<img src=x onerror=\"document.title='broken'\">",
    "<svg/onload=document.title='broken'>",
    "\"><script>document.title='broken'</script>",
    "'-document.title='broken'-'",
    "</pre></textarea><script>document.title='broken'</script>",
    "javascript:document.title='broken'",
    "{{ 7*7 }}{% for x in () %}",
    "<iframe srcdoc=\"<script>parent.document.title='broken'</script>\">",
    "</title><body onload=document.title='broken'>",
)


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Its address, while it runs."""
    listener = server.bind("127.0.0.1", 0)
    running = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    running.should_exit = True
    thread.join(timeout=10)
