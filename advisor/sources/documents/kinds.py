"""What a file is, told from its bytes; what we do not read is refused with the way out."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from advisor.errors import UserError

Kind = Literal["pdf", "docx", "picture", "text"]

_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)

_PICTURE = "是图片：只识别 PNG 和 JPG 里的文字（OCR）。请另存为 PNG 或 JPG，或换用有文字的版本再添加。"
_UNREAD: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", _PICTURE),
    (b"BM", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"{\\rtf", "是 RTF 文件：请用 Word 或 WPS 打开，另存为 .docx 再添加。"),
    (b"Rar!\x1a\x07", "是压缩包：请解压后逐个添加里面的文件。"),
    (b"7z\xbc\xaf\x27\x1c", "是压缩包：请解压后逐个添加里面的文件。"),
    (b"\x1f\x8b", "是压缩包：请解压后逐个添加里面的文件。"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOT_PICTURES = frozenset((b"BM",))
_ZIPPED: tuple[tuple[str, str], ...] = (
    ("xl/", "是 Excel 表格：请另存为 PDF 再添加。"),
    ("ppt/", "是 PowerPoint 幻灯片：请另存为 PDF 再添加。"),
    ("OFD.xml", "是 OFD 版式文件：请用 OFD 阅读器另存为 PDF 再添加。"),
    ("content.xml", "是 OpenDocument 文件：请另存为 .docx 再添加。"),
)


def kind_of(data: bytes, name: str) -> Kind:
    """`text` covers HTML and Markdown too, which are told apart once decoded. Raises `UserError`."""
    if data.lstrip()[:5] == b"%PDF-" or (b"%PDF-" in data[:1024] and b"startxref" in data):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UserError(
                f"{name}：Office 文件有密码，打不开。请先用密码打开，另存为没有密码的 .docx 再添加。"
            )
        raise UserError(
            f"{name}：是旧版 Office 文件（如 .doc），目前不支持。请用 Word 或 WPS 打开，另存为 .docx 再添加。"
        )
    if data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return "picture"
    for magic, remedy in _UNREAD:
        # Two letters are too little to tell a bitmap from a text that happens to begin with them.
        if data.startswith(magic) and (magic not in _NOT_PICTURES or b"\x00" in data[:64]):
            raise UserError(f"{name}：{remedy}")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise UserError(f"{name}：{_PICTURE}")
    return "text"


def is_html(text: str) -> bool:
    return _HTML.search(text[:4096]) is not None


def _zipped(data: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UserError(f"{name}：文件损坏，打不开。请重新下载或另存后再添加。") from error
    if "[Content_Types].xml" in members and any(member.startswith("word/") for member in members):
        return "docx"
    for mark, remedy in _ZIPPED:
        if any(member.startswith(mark) for member in members):
            raise UserError(f"{name}：{remedy}")
    raise UserError(f"{name}：是压缩包，请解压后逐个添加里面的文件。")
