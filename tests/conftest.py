"""What every test stands on: the offline defaults, the closed network, the library, the reference texts."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

# Read by the libraries when they are imported, so they are set before any test module is.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")

import pytest

from advisor.advice import Advisor
from advisor.sources import Library

# A developer's own model is asked nothing by the tests.
for name in [name for name in os.environ if name.startswith("ADVISOR_LLM")]:
    del os.environ[name]


@pytest.fixture(scope="session")
def library() -> Library:
    """The library over the knowledge of this checkout."""
    return Library.load()


@pytest.fixture(scope="session")
def reference_dir() -> Path:
    """The folder of reference texts, which are not part of the project."""
    given = os.environ.get("ADVISOR_REFERENCE_DIR")
    if not given or not Path(given).is_dir():
        pytest.skip("ADVISOR_REFERENCE_DIR does not name a folder of reference texts")
    return Path(given)


@pytest.fixture(scope="session")
def built_data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the real knowledge base built in it, once a run (about a minute).

    ADVISOR_TEST_DATA_DIR names a folder to keep between runs; it is brought up to date first.
    """
    from advisor.index import build
    from advisor.settings import Settings

    kept = os.environ.get("ADVISOR_TEST_DATA_DIR")
    settings = Settings(data_dir=Path(kept) if kept else tmp_path_factory.mktemp("advisor"))
    build(Library.load(settings.knowledge_dir), settings)
    return settings.data_dir


@pytest.fixture(scope="session")
def advisor(built_data_dir: Path) -> Advisor:
    """The advisor over the real, built knowledge base."""
    from advisor.settings import Settings

    return Advisor(Settings(data_dir=built_data_dir))


def _is_loopback(host: str) -> bool:
    if host in ("localhost", ""):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing the advisor does may leave the machine: other addresses than loopback are refused."""

    def guarded(call: Callable[..., Any]) -> Callable[..., Any]:
        def connect(self: socket.socket, address: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(str(address[0])):
                raise ConnectionRefusedError(f"tests may not reach {address}")
            return call(self, address)

        return connect

    monkeypatch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))

    resolve = socket.getaddrinfo

    def getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        # "0.0.0.0" and "::" are what a server binds to, not what it reaches.
        if name is not None and name not in ("0.0.0.0", "::") and not _is_loopback(name):
            raise socket.gaierror(socket.EAI_NONAME, f"tests may not look up {name}")
        return resolve(host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
