"""Word documents: paragraphs and tables in order, as they read with tracked changes accepted."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from advisor.errors import UserError
from advisor.sources.documents.base import Extract, Page
from advisor.sources.documents.lines import tidy

_MAX_UNPACKED = 512 * 1024 * 1024
_MAX_PART = 64 * 1024 * 1024
"""Bytes of one XML part: lxml holds it several times over."""
_MAX_RATIO = 200
_SMALL = 8 * 1024 * 1024
"""Bytes below which any ratio is harmless."""
_MAX_MEMBERS = 10_000

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DELETED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText"})
# Word writes a text box twice, the second time for old readers.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TITLE_STYLES = frozenset({"title", "heading 1"})
_HAN = re.compile("[\u4e00-\u9fff]")
_END = re.compile(r"[| ]+$")
_MOST_SPANNED = 60
"""Columns one cell is believed to cover: a file may claim any number."""


def read_docx(data: bytes, *, name: str) -> Extract:
    """The document as page 1: a line for each paragraph and table row. Raises `UserError`."""
    _guard(data, name)
    try:
        from docx import Document

        document = Document(io.BytesIO(data))
        body = "\n".join(filter(None, _blocks(document.element.body)))
        title = _title(document)
    except Exception as error:
        # python-docx raises KeyError, ValueError, XML errors and more; whatever it is, it cannot be opened.
        raise UserError(
            f"{name}：Word 文件损坏，打不开。请用 Word 或 WPS 打开后另存为 .docx 再添加。"
        ) from error
    if not body:
        raise UserError(f"{name}：里面没有文字（可能只有图片），请检查内容后再添加。")
    return Extract((Page(1, body),), title)


def _guard(data: bytes, name: str) -> None:
    """Refuse an archive that unpacks to much more than it says; declared sizes bind Python's reader."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
    total = sum(member.file_size for member in members)
    bombs = [
        member
        for member in members
        if member.file_size > _SMALL and member.file_size > _MAX_RATIO * max(member.compress_size, 1)
    ]
    parts = [
        member for member in members if member.filename.endswith(".xml") and member.file_size > _MAX_PART
    ]
    if bombs or parts or total > _MAX_UNPACKED or len(members) > _MAX_MEMBERS:
        raise UserError(f"{name}：解压后大得不正常，没有打开。请确认文件来源，或另存为 PDF 再添加。")
    if any(member.flag_bits & 0x1 for member in members):
        raise UserError(f"{name}：文件有密码，打不开。请先用密码打开，另存为没有密码的 .docx 再添加。")


def _blocks(container: Any) -> Iterator[str]:
    """Paragraphs and table rows under an element, in order; content controls are opened."""
    for child in container:
        if child.tag == f"{_W}p":
            yield from _paragraph(child)
        elif child.tag == f"{_W}tbl":
            yield from _table(child)
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"}:
            yield from _blocks(child)


def _table(table: Any) -> Iterator[str]:
    """A line for each row, its cells joined by bars; an empty cell keeps its place, so that columns stay."""
    above: dict[Any, list[str]] = {}
    for row in table.iter(f"{_W}tr"):
        owner = next(row.iterancestors(f"{_W}tbl"))
        cells = list(_cells(row, above.get(owner, [])))
        above[owner] = cells
        yield _END.sub("", " | ".join(cells)).lstrip(" ")


def _cells(row: Any, above: list[str]) -> Iterator[str]:
    at = 0
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr")) is not row:
            continue
        # A table inside a cell gives rows of its own.
        text = " ".join(line for part in cell if part.tag != f"{_W}tbl" for line in _lines_of(part))
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        if merged is not None and merged.get(f"{_W}val") != "restart" and at < len(above):
            text = text or above[at]
        columns = _spanned(cell)
        at += columns
        yield text
        yield from [""] * (columns - 1)


def _spanned(cell: Any) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    told = span.get(f"{_W}val", "") if span is not None else ""
    return min(max(int(told), 1), _MOST_SPANNED) if told.isdecimal() and len(told) < 5 else 1


def _lines_of(part: Any) -> Iterator[str]:
    return _paragraph(part) if part.tag == f"{_W}p" else _blocks(part)


def _paragraph(paragraph: Any) -> Iterator[str]:
    for line in "".join(_words(paragraph)).split("\n"):
        if text := tidy(line):
            yield text


def _words(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _DELETED or child.tag == _FALLBACK:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            # Tab stops of the paragraph's own settings have the same name.
            yield " " if element.tag == f"{_W}r" else ""
        elif child.tag in {f"{_W}br", f"{_W}cr"}:
            yield "\n"
        else:
            yield from _words(child)
            if child.tag == f"{_W}p":
                yield "\n"


def _title(document: Any) -> str | None:
    title = tidy(document.core_properties.title or "")
    if _HAN.search(title):
        return title
    for paragraph in document.paragraphs[:20]:
        if paragraph.style is not None and (paragraph.style.name or "").lower() in _TITLE_STYLES:
            return tidy(paragraph.text) or None
    return None
