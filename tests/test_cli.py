"""The command line from outside: what goes in, what comes out, with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ZHANG = (
    "我2022年5月1日进佛山一家厂，生产线普工，车间夏天三十五六度没空调，公司从没发过高温补贴，说没有这个福利，"
    "合法吗？我还在职，现在能要回多少？"
)


def run(
    *arguments: str, stdin: str | bytes = "", data_dir: Path | None = None
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ}
    if data_dir is not None:
        environment["ADVISOR_DATA_DIR"] = str(data_dir)
    given = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "advisor", *arguments],
        input=given,
        capture_output=True,
        env=environment,
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def one_clear_line(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 2, (done.returncode, done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert any("\u4e00" <= letter <= "\u9fff" for letter in lines[0])
    return lines[0]


@pytest.mark.parametrize(
    ("inputs", "named"),
    [
        (["start=2024-02-30", "end=2024-06-30"], "2024-02-30"),
        (["start=2024-07-01", "end=2024-06-30"], "2024-06-30"),
        (["start=2024-06-01", "end=2024-06-30", "paid=-5"], "-5"),
        (["start=2024-06-01", "end=2024-06-30", "city=火星"], "火星"),
        (["start=2024-06-01", "end=2024-06-30", "colour=red"], "colour"),
    ],
)
def test_calc_answers_bad_input_with_one_line(inputs: list[str], named: str) -> None:
    given = inputs if any(pair.startswith("city=") for pair in inputs) else ["city=佛山", *inputs]
    assert named in one_clear_line(run("calc", "high_temperature_allowance", "post=outdoor", *given))


def test_calc_names_the_known_entitlements_when_asked_for_another() -> None:
    assert "high_temperature_allowance" in one_clear_line(run("calc", "moon_allowance", "city=佛山"))


def test_calc_batch_keeps_going_after_a_bad_line() -> None:
    good = {"city": "佛山", "start": "2024-06-01", "end": "2024-10-31", "post": "outdoor"}
    lines = [
        json.dumps({"id": "a", "entitlement": "high_temperature_allowance", "inputs": good}),
        "not json",
        json.dumps(
            {
                "id": "c",
                "entitlement": "high_temperature_allowance",
                "inputs": {**good, "start": "2024-13-01"},
            }
        ),
        json.dumps({"id": "d", "entitlement": "high_temperature_allowance", "inputs": good}),
    ]

    done = run("calc", "--batch", "-", stdin="\n".join(lines))

    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [one.get("id") for one in told] == ["a", None, "c", "d"]
    assert [one.get("amount") for one in told] == ["1500.00", None, None, "1500.00"]
    assert all("error" in one for one in told[1:3])


def test_calc_publishes_a_schema_for_each_entitlement() -> None:
    done = run("calc", "--list", "--json")

    entries = json.loads(done.stdout)
    allowance = next(one for one in entries if one["entitlement"] == "high_temperature_allowance")
    assert {"city", "start", "post"} <= set(allowance["schema"]["properties"])


@pytest.mark.parametrize(
    "content",
    [b"", bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"],
    ids=["empty", "binary", "png"],
)
def test_check_refuses_what_is_no_text_with_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes(content)
    one_clear_line(run("check", str(path)))


def test_check_refuses_an_impossible_date_and_a_missing_file(tmp_path: Path) -> None:
    one_clear_line(run("check", "-", "--as-of", "2024-02-31", stdin="《劳动法》第五十条"))
    one_clear_line(run("check", str(tmp_path / "none.txt")))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.pdf", b""),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("broken.pdf", b"%PDF-1.7\nnothing"),
    ],
)
def test_kb_add_refuses_a_bad_file_and_leaves_nothing_behind(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    data_dir = tmp_path / "data"

    assert name in one_clear_line(run("kb", "add", str(path), data_dir=data_dir))

    assert not [left for left in data_dir.rglob("*") if left.is_file() and left.suffix == ".json"]


def test_kb_remove_names_what_it_does_not_know(tmp_path: Path) -> None:
    assert "nothing-here" in one_clear_line(run("kb", "remove", "nothing-here", data_dir=tmp_path))


def test_ask_json_is_the_documented_object(built_data_dir: Path) -> None:
    done = run("ask", ZHANG, "--as-of", "2024-09-30", "--json", data_dir=built_data_dir)

    told: dict[str, Any] = json.loads(done.stdout)
    assert {"route", "topics", "text", "citations", "awards", "missing", "verification"} <= set(told)
    assert told["awards"][0]["amount"] == "4200.00"
    assert told["verification"]["struck"] == []


def test_ask_batch_answers_in_order(built_data_dir: Path, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(
        "\n".join(json.dumps({"id": n, "question": words}) for n, words in enumerate([ZHANG, "", "？？？"])),
        encoding="utf-8",
    )

    done = run("ask", "--batch", str(path), "--as-of", "2024-09-30", data_dir=built_data_dir)

    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["id"], one["route"]) for one in told] == [(0, "answer"), (1, "clarify"), (2, "clarify")]


def test_search_batch_gives_at_most_n_hits_each_provision_once(built_data_dir: Path) -> None:
    lines = [json.dumps({"id": "q", "query": "发凉茶能不能抵高温津贴"})]

    done = run("search", "--batch", "-", "--top", "5", stdin="\n".join(lines), data_dir=built_data_dir)

    hits = json.loads(done.stdout)["hits"]
    keys = [(hit["instrument"], hit["article"]) for hit in hits]
    assert 1 <= len(hits) <= 5
    assert len(set(keys)) == len(keys)
    assert ("防暑降温措施管理办法", "第十一条") in keys


def test_chat_remembers_what_was_said(built_data_dir: Path) -> None:
    turns = "佛山的厂，车间没空调三十五度，从没发过高温补贴，我还在职，能要多少\n2022年5月1日进的厂\n退出\n"

    done = run("chat", "--as-of", "2024-09-30", stdin=turns, data_dir=built_data_dir)

    assert "4,200.00" in done.stdout
