"""The text to be checked, from files as people have them."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from advisor.citations import read_text
from advisor.errors import UserError

TEXT = "《劳动法》第三条\n第二行"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_the_encodings_people_use(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "文书.txt"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))
    assert read_text(str(file)) == TEXT


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode()), encoding="ascii"))
    assert read_text("-") == TEXT


def test_a_word_document_with_its_tables_in_place(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("《劳动法》第三条")
    document.add_table(rows=1, cols=2).rows[0].cells[1].text = "表内"
    document.add_paragraph("第二行")
    document.save(str(tmp_path / "a.docx"))
    # The empty cell before it keeps the column it stands in.
    assert read_text(str(tmp_path / "a.docx")).split() == ["《劳动法》第三条", "|", "表内", "第二行"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "空的"),
        (b" \n\t ", "空的"),
        ("\ufeff".encode(), "没有文字"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "旧版 Word"),
        (b"PK\x03\x04 broken", "不是 DOCX"),
        (bytes(range(256)), "不是文本"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "不是文本"),
        (b"\xff\xfeA", "不是文本"),
    ],
)
def test_what_is_no_text_gets_one_line(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "a.bin"
    file.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_text(str(file))
    assert says in str(caught.value) and "请" in str(caught.value) and "\n" not in str(caught.value)


def test_a_missing_file_a_folder_and_an_impossible_name(tmp_path: Path) -> None:
    for source in (str(tmp_path / "没有.txt"), str(tmp_path), "a\0b"):
        with pytest.raises(UserError, match="请"):
            read_text(source)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    file.chmod(0)
    with pytest.raises(UserError, match="打不开"):
        read_text(str(file))
