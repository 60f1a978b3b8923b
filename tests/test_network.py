"""The network is closed to tests, so a test that passes did not use it."""

from __future__ import annotations

import socket

import pytest


def test_other_machines_are_out_of_reach() -> None:
    with socket.socket() as outward, pytest.raises(ConnectionRefusedError):
        outward.connect(("192.0.2.1", 80))
    with pytest.raises(OSError):
        socket.create_connection(("example.org", 80), timeout=1)


def test_a_server_on_this_machine_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()
