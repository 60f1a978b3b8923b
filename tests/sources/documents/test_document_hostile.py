"""Files made to break a reader. Each is read in a process of its own, whose time and memory are measured.

None may crash, take more than twenty seconds of work or 500 MB; each goes in or is refused with one line.
Smaller evils (passwords, broken PDFs, wrong names) are in the tests of the formats.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest

MOST_SECONDS = 20
MOST_MB = 500

# Reads the file, and goes on to passages and back from JSON as `kb add` does.
_READ = """
import json, resource, sys
from pathlib import Path
from advisor.errors import UserError
from advisor.index.passages import document_passages
from advisor.sources.documents import Document, read_document
told = {"pages": 0, "passages": 0, "error": None, "text": ""}
try:
    document = read_document(Path(sys.argv[1]), max_mb=100, max_pages=3000)
    told["pages"] = len(document.pages)
    told["passages"] = sum(1 for _ in document_passages(Document.from_json(document.to_json())))
    told["text"] = document.pages[0].text[:300]
except UserError as error:
    told["error"] = str(error)
used = resource.getrusage(resource.RUSAGE_SELF)
told["seconds"] = used.ru_utime + used.ru_stime
# Of this program alone: getrusage would count the test run it was forked from.
status = Path("/proc/self/status")
peak = status.read_text().split("VmHWM:")[1].split()[0] if status.exists() else used.ru_maxrss
told["mb"] = int(peak) / 1024
print(json.dumps(told))
"""


@dataclass(frozen=True, slots=True)
class Told:
    pages: int
    passages: int
    error: str | None
    text: str
    seconds: float
    mb: float


@pytest.fixture
def ordeal(tmp_path: Path) -> Callable[[str, bytes], Told]:
    """Reads bytes as a file of that name, in a process of its own, and holds it to its limits."""

    def undergo(name: str, data: bytes) -> Told:
        path = tmp_path / name
        path.write_bytes(data)
        done = subprocess.run(
            [sys.executable, "-c", _READ, str(path)],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
            env={**os.environ},
        )
        assert done.returncode == 0, done.stderr[-2000:]
        told = Told(**json.loads(done.stdout))
        assert told.seconds < MOST_SECONDS
        assert told.mb < MOST_MB
        assert (told.error is None) == (told.pages > 0)
        if told.error is not None:
            assert told.error.startswith(f"{name}：") and "\n" not in told.error
        return told

    return undergo


Ordeal = Callable[[str, bytes], Told]


def word_with(body: str) -> bytes:
    """A Word file with this XML in its body."""
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    out = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            content = old.read(member)
            if member == "word/document.xml":
                head, _, tail = content.decode().partition("<w:body>")
                content = f"{head}<w:body>{body}{tail}".encode()
            new.writestr(member, content)
    return out.getvalue()


def test_two_thousand_pages(ordeal: Ordeal, make_pdf: Callable[..., bytes]) -> None:
    pages = [[f"第{n}天上班十二个小时，没有加班费，主管说不愿意就走。"] for n in range(2000)]
    told = ordeal("两千页.pdf", make_pdf(pages))
    assert told.pages == 2000


def test_a_line_of_five_million_characters(ordeal: Ordeal) -> None:
    told = ordeal("长.txt", ("上班没有加班费" * 720_000)[:5_000_000].encode())
    assert told.passages > 10_000


def test_a_million_short_lines_that_look_like_articles(ordeal: Ordeal) -> None:
    ordeal("条.txt", ("茶水条例\n" + "第一条 有水。\n第二条 水热。\n" * 100_000).encode())


def test_html_nested_without_end(ordeal: Ordeal) -> None:
    told = ordeal("深.html", b"<html><body>" + b"<div>" * 200_000 + "到底了。".encode())
    assert told.text == "到底了。"


def test_html_with_scripts_in_every_corner(ordeal: Ordeal) -> None:
    page = (
        "<html><head><script>偷看()</script></head><body onload='偷看()'><p onclick=偷看()>工资<svg>"
        "<script>偷看()</script></svg>没发。</p><iframe srcdoc='偷看()'>偷看()</iframe><script>偷看()</body>"
    )
    told = ordeal("网页.html", page.encode())
    assert told.text == "工资没发。"


def test_a_word_file_that_unpacks_to_a_gigabyte(ordeal: Ordeal) -> None:
    buffer = io.BytesIO(word_with(""))
    with (
        zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/x.xml", "w") as member,
    ):
        for _ in range(1024):
            member.write(bytes(1024 * 1024))
    told = ordeal("炸弹.docx", buffer.getvalue())
    assert told.error is not None and "解压后大得不正常" in told.error


def test_a_word_file_nested_without_end(ordeal: Ordeal) -> None:
    depth = 50_000
    ordeal("深.docx", word_with("<w:sdt><w:sdtContent>" * depth + "</w:sdtContent></w:sdt>" * depth))


def test_entities_that_multiply(ordeal: Ordeal) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "哈">{entities}]><x>&a11;</x>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_with(""))) as old, zipfile.ZipFile(buffer, "w") as new:
        for member in old.namelist():
            new.writestr(member, xml if member == "word/document.xml" else old.read(member))
    assert ordeal("实体.docx", buffer.getvalue()).error is not None


def test_a_head_whose_aliases_multiply(ordeal: Ordeal) -> None:
    lines = ["a0: &a0 [哈, 哈]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    told = ordeal("头.md", ("---\n" + "\n".join(lines) + "\n---\n正文在这里。\n").encode())
    assert told.text == "正文在这里。"


def test_a_page_that_unpacks_to_a_gigabyte(ordeal: Ordeal, make_objects: Callable[..., bytes]) -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1024 * 1024)) for _ in range(1024)) + packer.flush()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
    ]
    assert ordeal("炸弹.pdf", make_objects(objects)).error is not None


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-16-le", "utf-8-sig"])
def test_encodings_mixed_in_one_file_give_one_line_or_a_text(ordeal: Ordeal, encoding: str) -> None:
    other = "utf-8" if encoding != "utf-8-sig" else "gb18030"
    words = "我們廠沒有加班費。\n" if encoding == "big5" else "我们厂没有加班费。\n"
    told = ordeal("混.txt", words.encode(encoding) * 20 + "老板说谁要钱谁走人。\n".encode(other) * 20)
    assert told.error is None or "乱码" in told.error or "看不出" in told.error


def test_names_that_lie_about_the_content(ordeal: Ordeal) -> None:
    assert (
        ordeal("工资.pdf", "六月的工资三千元，没有加班费。".encode()).text == "六月的工资三千元，没有加班费。"
    )
    assert ordeal("合同.docx", b"%PDF-1.7\nnothing").error is not None
    assert ordeal("图.txt", b"\x89PNG\r\n\x1a\n" + bytes(99)).error is not None
