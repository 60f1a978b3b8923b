"""PDF pages as paragraphs.

Chinese PDFs lie: characters come as radicals, fonts without a mapping as garbage, and neither raises. So
each page is measured; one that is not legible is left out and named, never indexed.
"""

from __future__ import annotations

import io
import logging
import re
import struct
import time
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from advisor.errors import UserError
from advisor.sources.documents import ocr
from advisor.sources.documents.base import Extract, Page, Progress
from advisor.sources.documents.legible import is_legible, legibility
from advisor.sources.documents.lines import clean, drop_running, join_lines

if TYPE_CHECKING:
    from pypdf import PdfReader

PAGE_SECONDS = 20.0
"""Time a page may take; ordinary ones take a tenth of a second."""
_SLOW_PAGES = 3
"""Pages that may run out of time before the file is given up: hundreds would hold the caller for hours."""

_HAN = re.compile("[\u4e00-\u9fff]")
_JUNK_TITLE = re.compile(
    r"\.(?:docx?|wps|html?|pdf|indd|pptx?|xlsx?)\b|^Microsoft |^幻灯片|^无标题|^未命名", re.I
)

_SCAN = f"没有可提取的文字，多半是扫描件，要先识别文字（OCR）。{ocr.INSTALL}。"
_UNSEEN = "没有可提取的文字，也没有识别出文字。请换用清楚一些或有文字的版本。"
_GARBLED = (
    "提取出来的文字是乱码（字体没有对应的编码）。请换一个版本或重新“另存为 PDF”；"
    "装了 OCR（pip install rapidocr_onnxruntime pypdfium2）也可以识别。"
)
_HEAVY = "页面结构异常，解析太慢，已停止。请用浏览器打开后“打印为 PDF”另存一份再添加。"
_BROKEN = "文件损坏，打不开。请重新下载，或用浏览器打开后“打印为 PDF”另存一份再添加。"


class _TooSlowError(Exception):
    """Raised inside pypdf by our visitor."""


def read_pdf(
    data: bytes,
    *,
    name: str,
    max_pages: int,
    progress: Progress | None = None,
    page_seconds: float = PAGE_SECONDS,
) -> Extract:
    """The legible pages of a PDF; `name` is for messages. Raises `UserError`."""
    with _quiet():
        reader = _open(data, name, max_pages)
        total = len(reader.pages)
        lines: list[list[str]] = []
        failed: dict[int, str] = {}
        slow = 0
        for number in range(1, total + 1):
            found, reason = _lines(reader, number, page_seconds)
            if reason is not None:
                failed[number] = reason
                slow += reason == _SLOW
            if slow >= _SLOW_PAGES:
                raise UserError(
                    f"{name}：页面结构异常，解析太慢，已停止。请用浏览器“打印为 PDF”另存后再添加。"
                )
            lines.append(found)
            if progress is not None:
                progress(number, total)
        title = _title(reader)
    bodies, heads = drop_running(lines)
    texts = {number: join_lines(body) for number, body in enumerate(bodies, start=1)}
    blind = [number for number, text in texts.items() if number not in failed and not _readable(text)]
    seen = dict(ocr.read_pages(data, blind, progress)) if blind and ocr.available() else {}
    return _assemble(texts, failed, seen, title or _head_title(heads, total), name)


def _readable(text: str) -> bool:
    return bool(text) and is_legible(text)


_SLOW = "解析太慢"
_UNPARSED = "无法解析"


def _assemble(
    texts: Mapping[int, str], failed: Mapping[int, str], seen: Mapping[int, str], title: str | None, name: str
) -> Extract:
    """The pages that can be read, with those in `seen` from their pictures; what is left out, by page."""
    pages: list[Page] = []
    skipped: list[str] = []
    garbled = False
    able = ocr.available()
    for number, text in texts.items():
        if number in failed:
            skipped.append(f"第{number}页：{failed[number]}，没有收入。")
        elif number in seen:
            pages.append(Page(number, seen[number]))
        elif not text:
            why = "空白页，或图片里没有认出文字" if able else "空白页或扫描图片"
            skipped.append(f"第{number}页：没有文字（{why}），没有收入。")
        elif not is_legible(text):
            garbled = True
            share = int(legibility(text) * 100)
            skipped.append(f"第{number}页：文字是乱码（可认出的字符约{share}%），没有收入。")
        else:
            pages.append(Page(number, text))
    if not pages:
        if garbled:
            raise UserError(f"{name}：{_GARBLED}")
        raise UserError(f"{name}：{_BROKEN if failed else _UNSEEN if able else _SCAN}")
    return Extract(tuple(pages), title, tuple(skipped), ocr=tuple(seen))


def _open(data: bytes, name: str, max_pages: int) -> PdfReader:
    from pypdf import PasswordType, PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        # An owner's password alone forbids printing or copying; the empty user password opens such a file.
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise UserError(f"{name}：PDF 有打开密码。请先用密码打开，另存为没有密码的 PDF 再添加。")
        total = len(reader.pages)
    except UserError:
        raise
    except Exception as error:
        # pypdf says itself that broken files raise anything; whatever it is, the file cannot be opened.
        raise UserError(f"{name}：{_BROKEN}") from error
    if total == 0:
        raise UserError(f"{name}：PDF 里没有页面，请重新下载或另存后再添加。")
    if total > max_pages:
        raise UserError(
            f"{name}：共 {total} 页，超过 {max_pages} 页的上限。"
            "请拆分后添加，或调大 ADVISOR_MAX_DOCUMENT_PAGES。"
        )
    return reader


def _lines(reader: PdfReader, number: int, seconds: float) -> tuple[list[str], str | None]:
    """The printed lines of a page, or the reason why there are none to be had."""
    deadline = time.monotonic() + seconds

    def watch(*_: object) -> None:
        if time.monotonic() > deadline:
            raise _TooSlowError

    try:
        text = reader.pages[number - 1].extract_text(visitor_operand_before=watch)
    except _TooSlowError:
        return [], _SLOW
    except _page_errors():
        return [], _UNPARSED
    return text.splitlines(), None


def _page_errors() -> tuple[type[Exception], ...]:
    """What pypdf raises on a broken page, its own errors and Python's."""
    from pypdf.errors import DependencyError, PyPdfError

    return (
        PyPdfError,
        DependencyError,
        ArithmeticError,
        AssertionError,
        AttributeError,
        EOFError,
        LookupError,
        OSError,
        RuntimeError,  # RecursionError and NotImplementedError too
        TypeError,
        ValueError,
        struct.error,
        zlib.error,
    )


def _title(reader: PdfReader) -> str | None:
    try:
        title = clean(str((reader.metadata and reader.metadata.title) or ""))
    except _page_errors():
        return None
    return title if _HAN.search(title) and not _JUNK_TITLE.search(title) and is_legible(title) else None


def _head_title(heads: tuple[str, ...], pages: int) -> str | None:
    """A periodical's running head names it better than the file does."""
    if pages < 4 or not heads or len(_HAN.findall(heads[0])) < 4 or not is_legible(heads[0]):
        return None
    return heads[0]


@contextmanager
def _quiet() -> Iterator[None]:
    """pypdf reports each oddity of a file; a worker can do nothing with that."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
