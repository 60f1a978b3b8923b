"""The words of an uploaded paper, within limits: nothing of it is kept."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from advisor.errors import UserError
from advisor.sources.documents import Page, read_content
from advisor.sources.documents.kinds import is_html, kind_of
from advisor.sources.documents.ocr import available
from advisor.sources.documents.plain import decode

MOST_BYTES = 10 * 1024 * 1024
MOST_PAGES = 30
MOST_CHARS = 60_000
"""Of a DOCX or a text, which know no pages: thirty full ones."""
_ELSE = "请把要紧的字打出来，直接写在对话里。"
_REMEDIES = (
    ("密码", "请先用密码打开，另存成没有密码的再交。"),
    ("扫描件", f"这里认不了图片里的字。{_ELSE}"),
    ("RTF", "请用 Word 或 WPS 打开，另存为 .docx 再交。"),
    ("旧版 Office", "请用 Word 或 WPS 打开，另存为 .docx 再交。"),
    ("Excel", "请另存为 PDF 再交。"),
    ("压缩包", "请解压后，一份一份地交。"),
    ("页的上限", "请只交要紧的几页。"),
    ("损坏", "请重新下载或另存一份再交。"),
)
"""By a word of the reason."""


@dataclass(frozen=True, slots=True)
class Paper:
    """`name` is safe to show; `pictures` are the numbers of pages read from a picture."""

    name: str
    pages: tuple[Page, ...]
    pictures: tuple[int, ...] = ()
    left_out: int = 0
    """Pages that could not be read."""


def read_paper(data: bytes, name: str) -> Paper:
    """A PDF, a DOCX, a text or a photo. Raises `UserError`, one line for the worker, for anything else."""
    shown = "".join(char if char.isprintable() else "?" for char in name).strip()[-60:] or "文件"
    if not data:
        raise UserError(f"“{shown}”是空的。{_ELSE}")
    if len(data) > MOST_BYTES:
        raise UserError(f"“{shown}”超过 {MOST_BYTES // 1024**2} MB。请拆小，或者只交要紧的几页。")
    try:
        kind = kind_of(data, shown)
        if kind == "text" and not _is_text(data):
            raise UserError(f"“{shown}”不是 PDF、DOCX、文字文件或者照片（PNG、JPG）。{_ELSE}")
        if kind == "picture" and not available():
            raise UserError(f"这里没有装识别照片文字的程序，看不了“{shown}”。{_ELSE}")
        found = read_content(data, shown, max_pages=MOST_PAGES)
    except UserError as error:
        raise UserError(_for_the_worker(str(error), shown)) from None
    if sum(len(page.text) for page in found.pages) > MOST_CHARS:
        raise UserError(f"“{shown}”太长（超过 {MOST_PAGES} 页）。请只交要紧的几页。")
    return Paper(shown, found.pages, found.ocr, len(found.skipped))


def reads_pictures() -> bool:
    """Whether the extra `ocr` is installed."""
    return available()


def _is_text(data: bytes) -> bool:
    """Plain text; a page of the web is none: it holds much that its reader never saw.

    Half of the bytes of a program can be read as UTF-16, so that has to say what it is.
    """
    if b"\x00" in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    try:
        text = decode(data, "")
    except UserError:
        return False
    return not is_html(text)


def _for_the_worker(told: str, name: str) -> str:
    """The reason alone: what to do about it is written for whoever adds documents at the command line."""
    if told.startswith(("“", "这里")):
        return told
    reason = told.removeprefix(f"{name}：").partition("请")[0].rstrip("。，；： ")
    remedy = next((words for mark, words in _REMEDIES if mark in reason), _ELSE)
    return f"“{name}”看不了：{reason.removesuffix('，要先识别文字（OCR）')}。{remedy}"
