"""The words of an uploaded paper, within limits: nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.errors import UserError
from advisor.sources.documents import Page, read_content
from advisor.sources.documents.kinds import kind_of
from advisor.sources.documents.ocr import available

MOST_BYTES = 10 * 1024 * 1024
MOST_PAGES = 30
MOST_CHARS = 60_000
"""Of a DOCX, which knows no pages: thirty full ones."""
_ELSE = "也可以把上面的字打出来，直接写在对话里。"


@dataclass(frozen=True, slots=True)
class Paper:
    """`name` is safe to show; `pictures` are the numbers of pages read from a picture."""

    name: str
    pages: tuple[Page, ...]
    pictures: tuple[int, ...] = ()
    left_out: int = 0
    """Pages that could not be read."""


def read_paper(data: bytes, name: str) -> Paper:
    """A PDF, a DOCX or a photo as text. Raises `UserError`, one line for the worker, for anything else."""
    shown = "".join(char if char.isprintable() else "?" for char in name).strip()[-60:] or "文件"
    if not data:
        raise UserError(f"“{shown}”是空的。{_ELSE}")
    if len(data) > MOST_BYTES:
        raise UserError(f"“{shown}”超过 {MOST_BYTES // 1024**2} MB。请拆小，或者只传要紧的几页。{_ELSE}")
    try:
        kind = kind_of(data, shown)
        if kind == "text":
            raise UserError(f"“{shown}”不是 PDF、DOCX 或者照片（PNG、JPG）。{_ELSE}")
        if kind == "picture" and not available():
            raise UserError(f"这里没有装识别照片文字的程序，看不了“{shown}”。{_ELSE}")
        found = read_content(data, shown, max_pages=MOST_PAGES)
    except UserError as error:
        raise UserError(_for_the_worker(str(error), shown)) from None
    if sum(len(page.text) for page in found.pages) > MOST_CHARS:
        raise UserError(f"“{shown}”太长（超过 {MOST_PAGES} 页）。请只传要紧的几页。{_ELSE}")
    return Paper(shown, found.pages, found.ocr, len(found.skipped))


def _for_the_worker(told: str, name: str) -> str:
    """The reason alone: what to do about it is written for whoever adds documents at the command line."""
    if told.startswith(("“", "这里")):
        return told
    reason = told.removeprefix(f"{name}：").partition("请")[0].rstrip("。，；： ")
    return f"“{name}”看不了：{reason}。{_ELSE}"
