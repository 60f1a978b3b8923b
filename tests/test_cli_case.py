"""The case file at the command line: chat's commands, and files that cannot be read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from advisor import cli_case
from advisor.domain import CaseFile
from advisor.errors import UserError


def chat(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *lines: str) -> str:
    """What is printed when only commands are typed: nothing is asked, so no advisor is needed."""
    typed = iter(lines)

    def next_line(prompt: str) -> str:
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", next_line)
    cli_case.chat(None, None, lambda stage: None)  # type: ignore[arg-type]
    return capsys.readouterr().out


def test_a_case_is_corrected_shown_written_and_loaded_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "案件.json"
    said = chat(
        monkeypatch,
        capsys,
        "查看",
        "更正 月工资=6200",
        "更正 入职 2022-05-01",
        "更正 城市=东莞",
        "更正 城市=",
        f"导出 {file}",
        "重来",
        f"载入 {file}",
        "退出",
    )
    assert "还没有记下" in said
    loaded = said.split("已载入")[1]
    assert "月工资：6200元" in loaded
    assert "入职日期：2022年5月1日" in loaded
    assert "东莞" not in loaded
    assert oct(file.stat().st_mode & 0o777) == "0o600"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("导出", "文件名"),
        ("导出 /nowhere/at/all.json", "写不了"),
        ("载入 /nowhere.json", "打不开"),
        ("更正", "更正 名称=值"),
        ("更正 月亮=1", "名称可以是"),
        ("更正 月工资=很多", "不能用"),
    ],
)
def test_a_command_that_cannot_be_done_says_so_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str, told: str
) -> None:
    said = chat(monkeypatch, capsys, typed, "更正 城市=佛山", "查看")
    assert told in said
    assert "城市：佛山" in said


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b'{"colour": 1}', b"[]"])
def test_a_file_that_is_no_case_is_one_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "case.json"
    file.write_bytes(content)
    with pytest.raises(UserError) as told:
        cli_case.open_case(file)
    assert "\n" not in str(told.value)


def test_writing_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    cli_case.write_case(tmp_path / "case.json", CaseFile())
    assert [path.name for path in tmp_path.iterdir()] == ["case.json"]
    assert cli_case.open_case(tmp_path / "case.json") == CaseFile()


def test_ask_refuses_a_bad_case_file_before_it_does_anything(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text('{"facts": [{"name": "moon", "value": 1}]}', encoding="utf-8")
    command = [sys.executable, "-m", "advisor", "ask", "工资没发", "--case", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ}, check=False)
    assert done.returncode == 2
    assert "moon" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.slow
def test_ask_goes_on_with_a_case_file(built_data_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    environment = {**os.environ, "ADVISOR_DATA_DIR": str(built_data_dir)}
    for question in ("老板拖欠我三个月工资，我在东莞", "月薪6200"):
        command = [sys.executable, "-m", "advisor", "ask", question, "--case", str(file), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert done.returncode == 0, done.stderr
    kept = json.loads(file.read_text(encoding="utf-8"))
    facts = {fact["name"]: fact["value"] for fact in kept["facts"]}
    assert (facts["city"], facts["monthly_wage"]) == ("东莞", "6200")
    assert kept["turns"] == 2
    assert kept == json.loads(done.stdout)["case"]
