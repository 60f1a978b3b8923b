"""Which files are read, which are refused, and with what words."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from advisor.errors import UserError
from advisor.sources.documents import Document, Page, read_document


def refusal(path: Path, *, max_mb: int = 5, max_pages: int = 50) -> str:
    with pytest.raises(UserError) as caught:
        read_document(path, max_mb=max_mb, max_pages=max_pages)
    message = str(caught.value)
    assert "\n" not in message
    return message


def zipped(*members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    return buffer.getvalue()


def test_a_document_is_known_by_its_bytes_and_survives_json(tmp_path: Path) -> None:
    path = tmp_path / "记录.txt"
    path.write_text("老板说下个月再发工资。", "utf-8")
    document = read_document(path, max_mb=1, max_pages=1)
    assert document.filename == "记录.txt"
    assert document.title == "记录"
    assert document.pages == (Page(1, "老板说下个月再发工资。"),)
    assert document.id == document.sha256[:16]
    copy = tmp_path / "副本.txt"
    copy.write_bytes(path.read_bytes())
    assert read_document(copy, max_mb=1, max_pages=1).id == document.id
    assert Document.from_json(document.to_json()) == document


def test_reading_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "坏.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing of a PDF follows")
    refusal(path)
    assert os.listdir(tmp_path) == ["坏.pdf"]  # noqa: PTH208


def test_progress_is_told_for_formats_without_pages_too(tmp_path: Path) -> None:
    path = tmp_path / "记录.txt"
    path.write_text("老板说下个月再发工资。", "utf-8")
    seen: list[tuple[int, int]] = []
    read_document(path, max_mb=1, max_pages=1, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 1)]


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "没有.pdf") == "没有.pdf：找不到这个文件，请检查路径和文件名。"


def test_a_folder(tmp_path: Path) -> None:
    assert "文件夹" in refusal(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    assert "不是普通文件" in refusal(tmp_path / "管道")


def test_a_name_longer_than_the_system_allows(tmp_path: Path) -> None:
    refusal(tmp_path / ("长" * 300 + ".pdf"))


def test_a_name_with_a_line_break_still_gives_one_line(tmp_path: Path) -> None:
    assert refusal(tmp_path / "甲\n乙.pdf").startswith("甲?乙.pdf：")


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "空.pdf").touch()
    assert "0 字节" in refusal(tmp_path / "空.pdf")


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    path.write_bytes(b"a" * (1024 * 1024 + 1))
    assert "1 MB" in refusal(path, max_mb=1)
    path.write_bytes(b"a" * (1024 * 1024))
    assert read_document(path, max_mb=1, max_pages=1).media == "text/plain"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("照片.pdf", b"\x89PNG\r\n\x1a\n" + bytes(40), "OCR"),
        ("照片.jpg", b"\xff\xd8\xff\xe0" + bytes(40), "OCR"),
        ("图.txt", b"BM" + bytes(60), "OCR"),
        ("旧合同.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Office"),
        (
            "加密.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40) + "EncryptedPackage".encode("utf-16-le"),
            "密码",
        ),
        ("信.doc", rb"{\rtf1 hello}", "RTF"),
        ("材料.zip", zipped("合同.pdf"), "压缩包"),
        ("工资表.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml"), "Excel"),
        ("通知.ofd", zipped("OFD.xml"), "OFD"),
        ("坏.docx", b"PK\x03\x04" + bytes(50), "损坏"),
        ("程序.bin", bytes(range(256)) * 8, "看不出是什么文件"),
        ("坏.pdf", b"%PDF-1.4\ngarbage", "损坏"),
    ],
)
def test_what_is_not_read_is_named_with_the_way_out(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    message = refusal(path)
    assert message.startswith(f"{name}：")
    assert said in message


def test_a_name_that_is_no_plain_text_is_kept_without_what_cannot_be_shown(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff\x1b[31m\n.txt")
    path.write_text("夜班补贴每晚二十元。", encoding="utf-8")

    document = read_document(path, max_mb=1, max_pages=1)

    assert (document.filename, document.title) == ("??[31m?.txt", "??[31m?")
    assert Document.from_json(document.to_json().encode().decode()) == document
