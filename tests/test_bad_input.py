"""What people type wrong, feed in or break: one clear Chinese line and exit 2, and never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ALLOWANCE = "high_temperature_allowance"
GOOD = {"city": "佛山", "start": "2024-06-01", "end": "2024-10-31", "post": "outdoor"}


def run(
    *arguments: str | bytes, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "advisor", *arguments],
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )


def refused(done: subprocess.CompletedProcess[bytes]) -> str:
    error = done.stderr.decode()
    assert done.returncode == 2, (done.returncode, error)
    assert len(error.splitlines()) == 1, error
    assert any("\u4e00" <= letter <= "\u9fff" for letter in error)
    return error


def batch(*lines: bytes, **environment: str) -> list[dict[str, Any]]:
    done = run("calc", "--batch", "-", stdin=b"\n".join(lines), **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def line(id: object = 1, **inputs: object) -> bytes:
    entry = {"id": id, "entitlement": ALLOWANCE, "inputs": {**GOOD, **inputs}}
    return json.dumps(entry, ensure_ascii=False).encode()


# --- the command line itself ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["nonsense"], "nonsense"),
        (["calc", "--colour"], "--colour"),
        (["check", "--jsn", "-"], "--json"),
        (["calc", "--batch"], "--batch"),
        (["check"], "FILE"),
        (["kb", "add"], "FILE"),
        (["kb", "remove"], "请说明移除哪几份"),
        (["check", "one", "two"], "two"),
        (["search", "高温", "--top", "0"], "不能小于1"),
        (["search", "高温", "--top", "201"], "不能大于200"),
        (["search", "高温", "--top", "many"], "整数"),
        (["web", "--port", "70000"], "--port"),
        (["check", ""], "文件名"),
        (["calc", ALLOWANCE, "city"], "city=佛山"),
        (["calc", "--batch", "no-such.jsonl"], "找不到"),
        (["calc", ALLOWANCE, 'attended_days={"2024-07":' * 3000], "JSON"),
        (["calc", ALLOWANCE, 'attended_days={"2024-02": 30}'], "29天"),
    ],
)
def test_a_command_written_wrong_is_told_in_one_chinese_line(arguments: list[str], named: str) -> None:
    assert named in refused(run(*arguments))


@pytest.mark.parametrize(
    "day", ["2024-02-30", "2024-2-3", "20240930", "2024-W40-1", "2024/09/30", "1900-01-01", "9999-12-31", ""]
)
def test_a_day_that_is_none_or_cannot_be_meant_is_refused(day: str) -> None:
    assert "日期" in refused(run("check", "-", "--as-of", day, stdin="《劳动法》第五十条".encode()))


def test_an_equals_sign_of_a_chinese_keyboard_is_one() -> None:
    done = run("calc", ALLOWANCE, "--json", *(f"{name}＝{value}" for name, value in GOOD.items()))
    assert json.loads(done.stdout)["amount"] == "1500.00"


def test_what_could_steer_a_terminal_is_not_echoed() -> None:
    assert "\x1b" not in refused(run("calc", ALLOWANCE, "city=\x1b[31m佛"))


def test_bytes_that_are_no_text_are_refused_as_a_value() -> None:
    assert "城市" in refused(run("calc", ALLOWANCE, b"city=\xff\xfe"))


def test_a_setting_that_cannot_be_used_is_named() -> None:
    assert "ADVISOR_PORT" in refused(run("kb", "list", ADVISOR_PORT="many"))


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    told = refused(run("kb", "build", ADVISOR_DATA_DIR=str(tmp_path / "file" / "data")))
    assert str(tmp_path / "file") in told


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m advisor calc --list --json | head -c 5; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


# --- batches -------------------------------------------------------------------------------------


def test_a_line_that_cannot_be_read_is_an_error_line_and_the_run_goes_on() -> None:
    told = batch(
        b"\xef\xbb\xbf" + line("first"),
        b"\xff\xfe no UTF-8",
        b"\x00",
        b"[1]",
        b"",
        b'{"a":' * 50_000,
        b'{"id": "x", "entitlement": "' + ALLOWANCE.encode() + b'", "inputs": []}',
        line("last") + b"\r",
    )
    assert [one["id"] for one in told] == ["first", None, None, None, None, "x", "last"]
    assert ["error" in one for one in told] == [False, True, True, True, True, True, False]
    assert "UTF-8" in told[1]["error"]


def test_values_of_any_json_kind_are_read_or_refused_with_their_line() -> None:
    odd = [True, [300], {"x": 1}, -1, "1e3", 1.005, 10**400]
    told = batch(*(line(n, paid=value) for n, value in enumerate(odd)))
    assert [(one["id"], "error" in one) for one in told] == [(n, True) for n in range(len(odd))]
    assert "true" in told[0]["error"]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400", "9" * 5000])
def test_numbers_that_are_none_are_refused_and_never_written_back(number: str) -> None:
    entry = f'{{"id": {number}, "entitlement": "{ALLOWANCE}", "inputs": {{"paid": {number}}}}}'
    (told,) = batch(entry.encode())
    assert told["id"] == number
    assert "已发" in told["error"]


def test_a_name_written_twice_on_a_line_is_refused() -> None:
    (told,) = batch(b'{"id": 7, "entitlement": "x", "inputs": {"city": "a", "city": "b"}}')
    assert told["id"] == 7
    assert "city" in told["error"]


def test_half_a_surrogate_pair_and_line_separators_come_back_as_they_went_in() -> None:
    odd = "\ud800\u2028\u0085"
    (told,) = batch(json.dumps({"id": odd, "entitlement": odd, "inputs": {}}).encode())
    assert told["id"] == odd


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk"])
def test_chinese_goes_in_and_out_whatever_the_locale_says(encoding: str) -> None:
    (told,) = batch(line("工友😀"), PYTHONIOENCODING=encoding)
    assert (told["id"], told["amount"]) == ("工友😀", "1500.00")


# --- messages ------------------------------------------------------------------------------------


def test_ask_refuses_no_message(built_data_dir: Path) -> None:
    odd = ["", " \n", "\x00\x07", "\ud800", "😀", "12345", "<script>", "-", "-300", "高温津贴\udfff多少"]
    lines = [json.dumps({"id": n, "question": words}) for n, words in enumerate(odd)]

    done = run("ask", "--batch", "-", stdin="\n".join(lines).encode(), ADVISOR_DATA_DIR=str(built_data_dir))

    told = [json.loads(entry) for entry in done.stdout.decode().splitlines()]
    # What is a command to software and nothing else is refused as one.
    assert [one["route"] for one in told] == ["clarify"] * 6 + ["refuse"] + ["clarify"] * 2 + ["answer"]


@pytest.mark.parametrize("message", ["-300元", b"\xff\xfe"], ids=["like an option", "no text"])
def test_ask_takes_any_argument_for_the_message(message: str | bytes, built_data_dir: Path) -> None:
    done = run("ask", message, "--json", ADVISOR_DATA_DIR=str(built_data_dir))
    assert json.loads(done.stdout)["route"] == "clarify"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_ask_reads_standard_input_as_people_have_it(encoding: str, built_data_dir: Path) -> None:
    words = "高温津贴多少钱".encode(encoding)
    done = run("ask", "-", "--json", stdin=words, ADVISOR_DATA_DIR=str(built_data_dir))
    assert json.loads(done.stdout)["route"] == "answer"


def test_a_date_on_a_line_of_a_batch_is_refused_with_its_line(built_data_dir: Path) -> None:
    lines = (
        b'{"id": 1, "question": "x", "as_of": 20240930}\n{"id": 2, "question": "x", "as_of": "2024-02-30"}'
    )
    done = run("ask", "--batch", "-", stdin=lines, ADVISOR_DATA_DIR=str(built_data_dir))
    assert [json.loads(entry)["id"] for entry in done.stdout.splitlines() if b"error" in entry] == [1, 2]


def test_chat_bears_bytes_that_are_no_text_and_ends_with_its_input(built_data_dir: Path) -> None:
    done = run("chat", stdin=b"\xff\xfe\n\n", ADVISOR_DATA_DIR=str(built_data_dir))
    assert (done.returncode, done.stderr) == (0, b"")


# --- knowledge and documents ---------------------------------------------------------------------


def test_kb_check_lists_what_does_not_validate(tmp_path: Path) -> None:
    (tmp_path / "instruments.yaml").write_text("- title: 1\n", encoding="utf-8")
    (tmp_path / "lexicon.yaml").write_text("- 1\n", encoding="utf-8")

    done = run("kb", "check", "--json", ADVISOR_KNOWLEDGE_DIR=str(tmp_path))

    problems = json.loads(done.stdout)["problems"]
    assert done.returncode == 1
    assert len(problems) == 2
    assert "instruments.yaml:1: " in problems[0] and "lexicon.yaml " in problems[1]


@pytest.mark.slow
def test_adding_again_finishes_what_was_interrupted(tmp_path: Path, built_data_dir: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("夜班补贴每晚二十元，连续工作四小时休息十五分钟。", encoding="utf-8")
    data = tmp_path / "data"
    shutil.copytree(built_data_dir, data)
    before = (data / "index" / "current").read_text()
    run("kb", "add", str(paper), ADVISOR_DATA_DIR=str(data))
    (data / "index" / "current").write_text(before)  # as if killed before the pointer was replaced

    again = run("kb", "add", str(paper), ADVISOR_DATA_DIR=str(data))

    assert "以前已添加过" in again.stdout.decode()
    state = run("kb", "status", "--json", ADVISOR_DATA_DIR=str(data))
    told = json.loads(state.stdout)
    assert (told["built"], told["stale"]) == (True, False)


def test_a_knowledge_file_that_does_not_validate_stops_the_build_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "instruments.yaml").write_text("- title: [\n", encoding="utf-8")
    told = refused(
        run("kb", "build", ADVISOR_KNOWLEDGE_DIR=str(tmp_path), ADVISOR_DATA_DIR=str(tmp_path / "data"))
    )
    assert "instruments.yaml:" in told
    assert not list((tmp_path / "data").rglob("*"))
