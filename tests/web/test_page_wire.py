"""The wire that `evals.page_load` talks over is the page's own."""

from __future__ import annotations

import os
import subprocess

from evals.page_wire import Server, say


def test_a_conversation_over_the_wire_keeps_its_case(address: str) -> None:
    server = Server(address, os.getpid())
    first = say(server, "我在佛山的厂，车间没空调三十五六度，从没发过高温补贴，我还在职，能要回多少？")
    assert first.case is not None and 0 < first.first <= first.whole
    second = say(server, "2022年5月1日进的厂", first.case)
    assert second.case is not None
    told = {one["name"]: one["value"] for one in second.case["facts"]}
    assert told["city"] == "佛山" and told["start"] == "2022-05-01"


def test_each_session_hears_its_own_answer_alone(address: str) -> None:
    heard = say(Server(address, os.getpid()), "加班费怎么算")
    assert heard.case is not None and "佛山" not in str(heard.case)


def test_memory_of_a_process_is_told_in_megabytes(address: str) -> None:
    assert 10 < Server(address, os.getpid()).memory() < 100_000


def test_a_child_that_has_ended_holds_no_memory(address: str) -> None:
    ended = subprocess.Popen(["true"])
    os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)
    try:
        assert 10 < Server(address, os.getpid()).memory() < 100_000
    finally:
        ended.wait()
