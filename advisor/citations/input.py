"""The text to be checked: a file or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from advisor.errors import UserError

_LARGEST = 20 * 1024 * 1024
_ZIP, _OLD_WORD, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_CONTROL = frozenset(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D}


def read_text(source: str) -> str:
    """The text of a file, or of standard input for "-": UTF-8, GB18030, Big5, UTF-16, or DOCX.

    Raises UserError, one line saying what to do, for a file that is missing, unreadable, empty or no text.
    """
    name = "标准输入" if source == "-" else f"“{source}”"
    return text_of(_read(source, name), name)


def text_of(data: bytes, name: str) -> str:
    """The text of a file's content; `name` is what messages call it. Raises UserError as `read_text` does."""
    if not data.strip():
        raise UserError(f"{name}是空的——请给出有文字的文件")
    if len(data) > _LARGEST:
        raise UserError(f"{name}超过 20 MB——请拆成几个文件再核对")
    text = _docx(data, name) if data.startswith(_ZIP) else _decode(data, name)
    if len(text) > _LARGEST:
        raise UserError(f"{name}里的文字太多——请拆成几个文件再核对")
    if not text.strip():
        raise UserError(f"{name}里没有文字——请给出有文字的文件")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read(source: str, name: str) -> bytes:
    try:
        if source == "-":
            return sys.stdin.buffer.read(_LARGEST + 1)
        path = Path(source)
        if not source.strip():
            raise UserError("没有写文件名——请给出要核对的文件，或写 - 从标准输入读取")
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
    from advisor.sources.documents.plain import decode

    if data.startswith(_PDF):
        raise UserError(f"{name}是 PDF——请先把文字另存为 TXT 或 DOCX 再核对")
    if data.startswith(_OLD_WORD):
        raise UserError(f"{name}是旧版 Word 文件——请另存为 DOCX 或 TXT 再核对")
    no_text = f"{name}不是文本——请另存为 UTF-8 的 TXT，或者 DOCX"
    try:
        text = decode(data, name)
    except UserError as error:
        raise UserError(no_text) from error
    if any(ord(char) in _CONTROL for char in text):
        raise UserError(no_text)
    return text


def _docx(data: bytes, name: str) -> str:
    from advisor.sources.documents.docx import read_docx
    from advisor.sources.documents.kinds import kind_of

    try:
        kind_of(data, name)
    except UserError as error:
        raise UserError(f"{name}不是 DOCX，也不是文本——请另存为 DOCX 或 UTF-8 的 TXT") from error
    try:
        (page,) = read_docx(data, name=name).pages
    except UserError as error:
        # The reason comes first; the remedy after it is for adding a document, not for checking one.
        reason = str(error).partition("请")[0].rstrip("。，")
        raise UserError(f"{reason}——请用 Word 或 WPS 另存为没有密码的 DOCX，或 UTF-8 的 TXT") from error
    return page.text
