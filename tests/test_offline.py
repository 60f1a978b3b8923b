"""Nothing is asked of any other host: building, asking and serving run with the network closed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# Fails at the first look-up or connection beyond this machine, whichever library makes it.
GUARD = """
import ipaddress, socket, sys
def local(host):
    if host in (None, "", "localhost", b"localhost", "0.0.0.0", "::"):
        return True
    try:
        return ipaddress.ip_address(host if isinstance(host, str) else host.decode()).is_loopback
    except ValueError:
        return False
def watch(event, arguments):
    reached = None
    if event == "socket.getaddrinfo":
        reached = arguments[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        reached = arguments[1][0]
    if reached is not None and not local(reached):
        sys.stderr.write(f"REACHED {reached}\\n")
        sys.stderr.flush()
        import os
        os._exit(99)
sys.addaudithook(watch)
"""

ASK = """
from datetime import date
from pathlib import Path
from advisor.advice import Advisor, advise
from advisor.settings import Settings
advisor = Advisor(Settings(data_dir=Path(sys.argv[1])))
answer = advise("佛山的厂，车间没空调，不发高温补贴合法吗", advisor=advisor, as_of=date(2026, 11, 22))
assert answer.citations
"""

BUILD = """
from pathlib import Path
from advisor.index import build
from advisor.settings import Settings
from advisor.sources import Library
settings = Settings(data_dir=Path(sys.argv[1]))
build(Library.load(settings.knowledge_dir), settings)
"""

SERVE = """
import threading, time, urllib.request
from pathlib import Path
from advisor.advice import Advisor
from advisor.settings import Settings
from advisor.web import server
advisor = Advisor(Settings(data_dir=Path(sys.argv[1])))
listener = server.bind("127.0.0.1", 0)
import uvicorn
running = uvicorn.Server(uvicorn.Config(server.create_app(advisor), log_level="error"))
threading.Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True).start()
for attempt in range(100):
    if running.started:
        break
    time.sleep(0.1)
page = urllib.request.urlopen(f"http://127.0.0.1:{listener.getsockname()[1]}/").read().decode()
assert "劳动权益案件顾问" in page
running.should_exit = True
"""


def offline(code: str, data_dir: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", GUARD + code, str(data_dir)], capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_asking_reaches_no_other_host(built_data_dir: Path) -> None:
    offline(ASK, built_data_dir)


def test_building_reaches_no_other_host(built_data_dir: Path, tmp_path: Path) -> None:
    # The vectors already computed are shared, so that only the building itself is repeated.
    (tmp_path / "vectors.sqlite").symlink_to(built_data_dir / "vectors.sqlite")
    offline(BUILD, tmp_path)


def test_serving_reaches_no_other_host(built_data_dir: Path) -> None:
    offline(SERVE, built_data_dir)


def test_the_guard_would_notice(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            GUARD + "socket.create_connection(('192.0.2.1', 80), timeout=1)",
            str(tmp_path),
        ],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 99
