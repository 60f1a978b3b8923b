"""`ask --export` and `--draft` from outside: a file that opens, or one clear line before any work."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from advisor import cli_export
from advisor.errors import UserError
from tests.test_cli import ZHANG, one_clear_line, run


def test_a_case_and_a_draft_are_written_for_their_owner_alone(built_data_dir: Path, tmp_path: Path) -> None:
    case, draft = tmp_path / "案件.docx", tmp_path / "申请书.docx"
    done = run(
        "ask", ZHANG, "--as-of", "2024-09-30", "--export", str(case), "--draft", "arbitration", str(draft),
        data_dir=built_data_dir,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "## 简短回答" in done.stdout
    assert f"已写入 {case}。" in done.stderr
    for file in (case, draft):
        assert oct(file.stat().st_mode & 0o777) == "0o600"
    assert "结果：4,200.00元。" in [one.text for one in Document(str(case)).paragraphs]
    assert Document(str(draft)).paragraphs[0].text == "劳动仲裁申请书"


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--export", "a.pdf"], ".docx"),
        (["--draft", "will", "a.docx"], "will"),
        (["--draft", "demand"], "2 个值"),
        (["--batch", "-", "--export", "a.md"], "--batch"),
    ],
)
def test_options_that_cannot_be_met_are_one_line(options: list[str], named: str) -> None:
    question = [] if "--batch" in options else ["公司欠我工资"]
    assert named in one_clear_line(run("ask", *question, *options))


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    from advisor.console import write_private

    for path in (tmp_path / "nowhere" / "a.docx", tmp_path, Path("a\x00.docx")):
        with pytest.raises(UserError, match=r"^[^\n]+$"):
            write_private(path, b"", "文件")
    assert list(tmp_path.iterdir()) == []


def test_endings_tell_the_form() -> None:
    (one,) = cli_export.wanted(Path("案件.MD"), None)
    assert (one.id, one.form) == ("case", "md")
