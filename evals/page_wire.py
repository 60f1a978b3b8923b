"""A real server of the page, and somebody who talks with it over the page's own wire, without a browser."""

from __future__ import annotations

import json
import os
import re
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

STARTING = 300
"""Seconds a server may take until its page is there."""
ANSWERING = 600
"""Seconds one answer may take, however many wait before it."""


@dataclass(frozen=True, slots=True)
class Server:
    """A process that serves the page."""

    address: str
    pid: int

    def memory(self) -> float:
        """What it holds now with the processes it started, in MB. Raises SystemExit where the system does
        not tell."""
        return sum(_resident(pid) for pid in _family(self.pid))


@dataclass(frozen=True, slots=True)
class Heard:
    """What came back for one message; seconds are counted from sending it."""

    first: float
    """Until the first word of progress."""
    whole: float
    """Until the whole answer."""
    case: dict[str, Any] | None
    """The case file, to go with the next message; None where no answer came."""


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        # A thread may have ended since it was listed.
        with suppress(FileNotFoundError, ProcessLookupError):
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def _resident(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    told = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    if told is None:
        # One that has ended and was not yet waited for holds none.
        if re.search(r"^State:\s+[ZX]", status, re.MULTILINE):
            return 0.0
        raise SystemExit("/proc does not tell VmRSS: measure on Linux")
    return int(told[1]) / 1024


@contextmanager
def running() -> Iterator[Server]:
    """`advisor web` on a free port, as somebody starts it, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (sys.executable, "-m", "advisor", "web", "--host", "127.0.0.1", "--port", str(port))
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
    server = Server(f"http://127.0.0.1:{port}", process.pid)
    try:
        _wait_for(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(server: Server, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        if process.poll() is not None:
            raise SystemExit("the server did not start: try `advisor web`")
        try:
            if httpx.get(f"{server.address}/health").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise SystemExit(f"no page after {STARTING} seconds")


def wait_for_all(server: Server) -> None:
    """Until every process that is to answer does, or has been given up."""
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        told = httpx.get(f"{server.address}/health").json()
        if told["answering"] == told["processes"]:
            return
        time.sleep(0.2)


def say(server: Server, words: str, case: dict[str, Any] | None = None) -> Heard:
    """One message, as the page sends it: what comes back last is the whole answer."""
    session, name = secrets.token_hex(8), secrets.token_hex(8)
    sent = {
        "data": [],
        "event_data": {"words": words, "id": name, "turn": 1, "case": case},
        "fn_index": 0,
        "trigger_id": 1,
        "session_hash": session,
    }
    first, told = 0.0, None
    # No certificates are read for a plain connection: twenty who read them would take the cores they measure.
    with httpx.Client(
        base_url=f"{server.address}/gradio_api/queue", timeout=ANSWERING, verify=False
    ) as client:
        start = time.perf_counter()
        client.post("/join", json=sent).raise_for_status()
        with client.stream("GET", "/data", params={"session_hash": session}) as lines:
            for line in lines.iter_lines():
                event = json.loads(line.removeprefix("data:")) if line.startswith("data:") else {}
                if event.get("msg") == "process_generating" and not first:
                    first = time.perf_counter() - start
                if event.get("msg") == "process_completed":
                    told = event["output"]
                    break
    whole = time.perf_counter() - start
    return Heard(first, whole, _case(told))


def _case(output: Any) -> dict[str, Any] | None:
    try:
        case = output["data"][0]["case"]
    except (KeyError, IndexError, TypeError):
        return None
    return case if isinstance(case, dict) else None
