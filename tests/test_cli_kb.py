"""`advisor kb add`, `list`, `status` and `remove`: what they say and how they end. No index is built here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import Result
from typer.testing import CliRunner

import advisor.cli_kb
from advisor.errors import UserError
from advisor.settings import get_settings

TITLE = "测试茶水间条例"
INSTRUMENTS = f"""
- title: {TITLE}
  level: local
  issuer: 测试机关
  jurisdiction: 广东
  indexed: true
  versions:
    - {{effective: 2010-05-01, until: 2019-06-30, text: not_held, promulgated: 2010-03-01, articles: 2,
       checked: 测试, verified: official}}
    - {{effective: 2019-07-01, text: gist, promulgated: 2019-05-06, articles: 3,
       checked: 测试, verified: official}}
"""
NEW = f"{TITLE}\n（2019年5月6日修订）\n第一条 有水。\n第二条 水热。\n第三条 自2019年7月1日起施行。\n"
OLD = f"{TITLE}\n（2010年3月1日通过）\n第一条 有水。\n第二条 自2010年5月1日起施行。\n"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    knowledge = tmp_path / "knowledge"
    knowledge.mkdir()
    (knowledge / "instruments.yaml").write_text(INSTRUMENTS, encoding="utf-8")
    monkeypatch.setenv("ADVISOR_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("ADVISOR_KNOWLEDGE_DIR", str(knowledge))
    built = SimpleNamespace(summary=lambda: "知识库建好了。")
    monkeypatch.setattr(advisor.cli_kb, "build_base", lambda advisor: built)
    get_settings.cache_clear()
    yield lambda *arguments: CliRunner().invoke(advisor.cli_kb.kb, list(arguments))
    get_settings.cache_clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "文件"
    folder.mkdir()
    (folder / "新.txt").write_text(NEW, encoding="utf-8")
    (folder / "旧.txt").write_text(OLD, encoding="utf-8")
    (folder / "工资.txt").write_text("六月的工资没有发。", encoding="utf-8")
    return folder


def listed(run: Run) -> dict[str, dict[str, object]]:
    return {one["file"]: one for one in json.loads(run("list", "--json").stdout)}


def test_a_folder_goes_in_with_one_command_and_each_text_is_told(run: Run, folder: Path) -> None:
    done = run("add", str(folder))
    assert done.exit_code == 0
    assert "2019年7月1日起施行的现行文本。引用它时用这份原文" in done.stdout
    assert "2010年5月1日至2019年6月30日施行的旧文本。只回答这段时间的问题" in done.stdout
    assert "“旧.txt”是较旧的文本" in done.stdout
    assert "共 3 个文件：添加 3 份（作原文引用的法规 2 份）。" in done.stdout


def test_a_bad_file_is_named_and_the_command_ends_with_one(run: Run, folder: Path) -> None:
    (folder / "坏.pdf").write_bytes(b"%PDF-1.7\nnothing")
    done = run("add", str(folder))
    assert done.exit_code == 1
    assert "读不了 1 份" in done.stdout
    assert done.stderr.count("坏.pdf：") == 1
    assert len(listed(run)) == 3


def test_hidden_and_unsupported_files_are_named_and_no_fault(run: Run, folder: Path) -> None:
    (folder / ".隐藏").touch()
    (folder / "表.xlsx").touch()
    done = run("add", str(folder))
    assert done.exit_code == 0
    assert "跳过：.隐藏：" in done.stdout and "跳过：表.xlsx：" in done.stdout


def test_nothing_that_can_be_read_is_bad_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空.pdf").touch()
    (tmp_path / "空的").mkdir()
    for path in (tmp_path / "空.pdf", tmp_path / "空的"):
        assert isinstance(run("add", str(path)).exception, UserError)


def test_the_list_says_what_each_document_is(run: Run, folder: Path) -> None:
    run("add", str(folder))
    told = listed(run)
    assert told["新.txt"] | {"id": "", "added": ""} == {
        "id": "",
        "title": TITLE,
        "file": "新.txt",
        "pages": 1,
        "added": "",
        "kind": "原文",
        "recognised": "in_force",
        "told_by": "文中的日期",
        "instrument": TITLE,
        "version": "2019-07-01",
        "until": None,
        "cited": True,
        "articles": 3,
        "items": 0,
        "missing_articles": 0,
        "ocr": [],
        "skipped": [],
    }
    assert (told["旧.txt"]["recognised"], told["旧.txt"]["until"]) == ("older", "2019-06-30")
    assert (told["工资.txt"]["kind"], told["工资.txt"]["recognised"]) == ("材料", None)
    assert run("list").stdout.count("2019年7月1日起施行的现行文本") == 1


def test_a_text_that_lacks_articles_and_one_of_no_version_are_said_to_be_so(run: Run, folder: Path) -> None:
    (folder / "新.txt").write_text(NEW.replace("第三条 自2019年7月1日起施行。\n", ""), encoding="utf-8")
    (folder / "旧.txt").write_text(f"{TITLE}\n第一条 有水。\n第二条 水热。\n", encoding="utf-8")
    said = run("add", str(folder)).stdout
    assert "只读到 2 条，登记的是 3 条，少 1 条" in said
    assert "未核对版本（文中看不出是哪一版）" in said
    assert "您添加的文本，未核对版本" in said


def test_removing_a_text_says_that_the_gist_is_back(run: Run, folder: Path) -> None:
    run("add", str(folder))
    assert "引用恢复为要旨" in run("remove", "新.txt").stdout
    assert "引用恢复" not in run("remove", "工资.txt").stdout
    assert json.loads(run("status", "--json").stdout)["added"] == {
        "documents": 1,
        "cited_texts": 1,
        "unchecked_texts": 0,
    }


def test_several_or_all_are_removed_at_once_and_what_is_not_there_is_named(run: Run, folder: Path) -> None:
    run("add", str(folder))
    done = run("remove", "新.txt", "没有.txt", "工资.txt")
    assert done.stdout.count("已移除：") == 2 and "知识库建好了。" in done.stdout
    assert isinstance(done.exception, UserError) and "没有.txt" in str(done.exception)
    assert run("remove", "--all").stdout.count("已移除：") == 1
    assert json.loads(run("list", "--json").stdout) == []
    for nothing in (("remove",), ("remove", "--all"), ("remove", "--all", "旧.txt")):
        assert isinstance(run(*nothing).exception, UserError)
