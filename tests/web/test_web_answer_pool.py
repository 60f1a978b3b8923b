"""Several processes answer the page: what one of them answered is served like what the server answered."""

from __future__ import annotations

import os
import re
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from advisor.advice import Advisor
from advisor.case_json import case_json
from advisor.domain import CaseFile
from advisor.review import Accounts, open_store
from advisor.settings import Settings
from advisor.web import answer_pool, case_exports, recorded
from advisor.web.answer_pool import AnswerPool, how_many

QUESTION = "我在佛山，2023年3月1日进厂，车间没空调，从没发过高温津贴，还在职，能要多少"


@pytest.fixture(scope="module")
def opened(built_data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Advisor:
    """An advisor with a desk, so that answers leave something for feedback."""
    store = f"sqlite:///{tmp_path_factory.mktemp('desk') / 'review.sqlite'}"
    settings = Settings(data_dir=built_data_dir, review_url=store)
    Accounts(open_store(settings)).add("chen", "a long enough passphrase")
    return Advisor(settings)


@pytest.fixture(scope="module")
def pool(opened: Advisor) -> Iterator[AnswerPool]:
    pool = AnswerPool(opened, processes=2)
    pool.start()
    yield pool


def said(words: str, **more: Any) -> dict[str, Any]:
    return {"id": "a", "turn": 1, "words": words, **more}


def nobody(*_: object) -> Iterator[Any]:
    raise AssertionError("the server's own process was not to answer")


def dies(line: object, settings: object) -> None:
    os._exit(1)


@pytest.mark.slow
def test_another_process_answers_and_leaves_its_documents_and_its_trace_here(
    pool: AnswerPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_pool, "converse", nobody)
    told = list(pool.converse(said(QUESTION)))
    assert told[0] == {"id": "a", "stage": "正在读您的话…", "step": 1}
    last = told[-1]
    assert last["done"]
    assert "防暑降温措施管理办法" in last["answer"]
    document = re.search(r"/case/export/([\w-]+)/", last["answer"])
    assert document
    kept = case_exports.kept.get(document[1])
    assert kept
    assert kept.question == QUESTION
    assert kept.answer.text == last["text"]
    feedback = re.search(r'data-feedback="([\w-]+)"', last["answer"])
    assert feedback
    assert recorded.remembered.get(feedback[1])


@pytest.mark.slow
def test_a_case_file_goes_along_from_process_to_process(pool: AnswerPool) -> None:
    first = list(pool.converse(said(QUESTION)))[-1]
    second = list(pool.converse(said("算错了，我是2024年3月1日进厂的", case=first["case"], turn=2)))[-1]
    start = [one for one in second["case"]["facts"] if one["name"] == "start"]
    assert [one["value"] for one in start] == ["2024-03-01"]
    assert first["case"] != second["case"]


@pytest.mark.slow
def test_many_at_once_all_hear_a_first_word_and_each_their_own_answer(pool: AnswerPool) -> None:
    cities = ("佛山", "东莞", "中山", "惠州", "江门", "肇庆", "珠海", "汕头")

    def ask(city: str) -> list[dict[str, Any]]:
        return list(pool.converse({**said(QUESTION.replace("佛山", city)), "id": city}))

    with ThreadPoolExecutor(len(cities)) as people:
        heard = list(people.map(ask, cities))
    for city, told in zip(cities, heard, strict=True):
        assert {piece["id"] for piece in told} == {city}
        assert told[-1]["done"]
        assert [one["value"] for one in told[-1]["case"]["facts"] if one["name"] == "city"] == [city]


@pytest.mark.slow
def test_what_cannot_be_read_is_a_sentence_from_any_process(pool: AnswerPool) -> None:
    told = list(pool.converse(said("你好", case={"facts": "x"})))
    assert "problem" in told[-1]


@pytest.mark.slow
def test_whoever_leaves_in_the_middle_keeps_no_process_from_others(pool: AnswerPool) -> None:
    for _ in range(4):
        leaving = pool.converse(said(QUESTION))
        next(leaving)
        next(leaving)
        leaving.close()
    assert list(pool.converse(said(QUESTION)))[-1]["done"]


@pytest.mark.slow
def test_where_a_process_dies_the_server_answers_and_starts_it_anew(
    opened: Advisor, caplog: pytest.LogCaptureFixture
) -> None:
    pool = AnswerPool(opened, processes=2)
    pool.start()
    assert pool.answering == 2
    (other,) = pool._others
    assert other.process is not None
    assert other.process.pid is not None
    os.kill(other.process.pid, signal.SIGKILL)
    other.process.join()
    assert list(pool.converse(said(QUESTION)))[-1]["done"]
    assert "has died" in caplog.text
    again = threading.Event()
    for _ in range(600):
        if pool.answering == 2:
            break
        again.wait(0.1)
    assert pool.answering == 2
    assert list(pool.converse(said(QUESTION)))[-1]["done"]


@pytest.mark.slow
def test_a_process_that_cannot_start_is_given_up_and_the_server_answers(
    opened: Advisor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(answer_pool, "_answering", dies)
    pool = AnswerPool(opened, processes=2)
    pool.start()
    assert pool.answering == 1
    assert "not started again" in caplog.text
    assert list(pool.converse(said(QUESTION)))[-1]["done"]


def test_a_server_alone_answers_by_itself(advisor: Advisor) -> None:
    told = list(AnswerPool(advisor).converse(said(QUESTION, case=case_json(CaseFile()))))
    assert told[-1]["done"]


def test_lines_that_a_newer_one_overtakes_are_not_sent() -> None:
    told: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
    pieces: list[dict[str, Any] | None] = [
        {"stage": "读"},
        {"stage": "查"},
        {"answer": "始"},
        {"done": True},
        None,
    ]
    for piece in pieces:
        told.put(piece)
    assert list(answer_pool._in_time(told, lambda _: 60)) == [{"done": True}]
    for piece in ({"stage": "读"}, {"answer": "始"}, None):
        told.put(piece)
    assert list(answer_pool._in_time(told, lambda _: 60)) == [{"answer": "始"}], (
        "the last is told in any case"
    )


def test_a_line_that_stands_is_sent() -> None:
    told: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
    lines = answer_pool._in_time(told, lambda _: 0)
    for piece in ({"stage": "读"}, {"stage": "查"}, {"done": True}):
        told.put(piece)
        assert next(lines) == piece
    told.put(None)
    assert list(lines) == []


def test_how_many_processes_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_pool.os, "cpu_count", lambda: 8)
    monkeypatch.setattr(answer_pool, "_room_for", lambda: 9)
    assert how_many(Settings()) == answer_pool.MOST, "one for each core, but not without end"
    monkeypatch.setattr(answer_pool, "_room_for", lambda: 1)
    assert how_many(Settings()) == 2, "as far as the memory goes"
    monkeypatch.setattr(answer_pool, "_room_for", lambda: -1)
    assert how_many(Settings()) == 1
    assert how_many(Settings(web_processes=3)) == 3, "as was said"
    model = Settings(llm="ollama:qwen3", web_processes=3)
    assert how_many(model) == 1, "a chat model is waited for, not computed"
