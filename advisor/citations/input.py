"""The text to be checked: a file or standard input."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

from advisor.errors import UserError

_LARGEST = 20 * 1024 * 1024
_ZIP, _OLD_WORD, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_CONTROL = frozenset(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D}


def read_text(source: str) -> str:
    """The text of a file, or of standard input for "-": UTF-8, GB18030, UTF-16 with a BOM, or DOCX.

    Raises UserError, one line saying what to do, for a file that is missing, unreadable, empty or no text.
    """
    name = "标准输入" if source == "-" else f"“{source}”"
    data = _read(source, name)
    if not data.strip():
        raise UserError(f"{name}是空的——请给出有文字的文件")
    if len(data) > _LARGEST:
        raise UserError(f"{name}超过 20 MB——请拆成几个文件再核对")
    text = _docx(data, name) if data.startswith(_ZIP) else _decode(data, name)
    if not text.strip():
        raise UserError(f"{name}里没有文字——请给出有文字的文件")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read(source: str, name: str) -> bytes:
    try:
        if source == "-":
            return sys.stdin.buffer.read(_LARGEST + 1)
        path = Path(source)
        if path.is_dir():
            raise UserError(f"{name}是文件夹——请给出其中的一个文件")
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise UserError(f"找不到文件{name}——请检查路径") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UserError(f"{name}打不开（{reason}）——请检查路径和权限") from error


def _decode(data: bytes, name: str) -> str:
    if data.startswith(_PDF):
        raise UserError(f"{name}是 PDF——请先把文字另存为 TXT 或 DOCX 再核对")
    if data.startswith(_OLD_WORD):
        raise UserError(f"{name}是旧版 Word 文件——请另存为 DOCX 或 TXT 再核对")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(ord(char) in _CONTROL for char in text):
            return text
    raise UserError(f"{name}不是文本——请另存为 UTF-8 的 TXT，或者 DOCX")


def _docx(data: bytes, name: str) -> str:
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    try:
        document = Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise UserError(f"{name}不是 DOCX，也不是文本——请另存为 DOCX 或 UTF-8 的 TXT") from error
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                # A merged cell comes once for every column it covers.
                cells = {cell._tc: cell.text for cell in row.cells}
                lines.append("\t".join(cells.values()))
        else:
            lines.append(block.text)
    return "\n".join(lines)
