"""Words out of pictures: photographs, and PDF pages that are scans. Needs the optional extra `ocr`.

What comes out may have wrong characters: pages read so are named in the document and never quoted as the law.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from advisor.errors import UserError
from advisor.sources.documents.base import Extract, Page, Progress
from advisor.sources.documents.legible import is_legible
from advisor.sources.documents.lines import join_lines

if TYPE_CHECKING:
    from PIL.Image import Image

INSTALL = "请运行 pip install rapidocr_onnxruntime pypdfium2 后再添加，或换用有文字的版本"
"""What to do where the extra is missing."""
MOST_PAGES = 300
"""Pages of one file that are read from pictures: each takes seconds."""

_MOST_PIXELS = 120_000_000
"""A picture of more is refused before it is unpacked: it would take gigabytes."""
_SIDE = 2000
"""Pixels of the longer side that are looked at; A4 at 170 dots an inch, enough for the smallest print."""
_SURE = 0.5
"""Confidence below which a line is a stain."""


def available() -> bool:
    return find_spec("rapidocr_onnxruntime") is not None and find_spec("pypdfium2") is not None


def read_picture(data: bytes, *, name: str) -> Extract:
    """A photograph or a screenshot as page 1. Raises `UserError`."""
    if not available():
        raise UserError(f"{name}：是图片，要先识别文字（OCR）。{INSTALL}。")
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise UserError(f"{name}：图片大得不正常（{picture.width}×{picture.height}），没有打开。")
            text = _text(picture)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError(f"{name}：图片损坏，打不开。请重新拍照或另存为 PNG 再添加。") from error
    if not text:
        raise UserError(f"{name}：图片里没有认出文字。请拍得清楚一些，或换用有文字的版本。")
    return Extract((Page(1, text),), ocr=(1,))


def read_pages(
    data: bytes, numbers: Sequence[int], progress: Progress | None = None
) -> Iterator[tuple[int, str]]:
    """(number, text) of those pages of a PDF in which words were recognised. Needs `available`."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return
    try:
        for done, number in enumerate(numbers[:MOST_PAGES], start=1):
            text = _page_text(document, number)
            if text:
                yield number, text
            if progress is not None:
                progress(done, min(len(numbers), MOST_PAGES))
    finally:
        document.close()


def _page_text(document: Any, number: int) -> str:
    import pypdfium2

    try:
        page = document[number - 1]
        width, height = page.get_size()
        picture = page.render(scale=_SIDE / max(width, height, 1)).to_pil()
        page.close()
    except (pypdfium2.PdfiumError, ValueError, IndexError, MemoryError):
        return ""
    return _text(picture)


def _text(picture: Image) -> str:
    """The lines of a picture as paragraphs; empty where nothing legible is seen."""
    import numpy

    small = picture.convert("RGB")
    small.thumbnail((_SIDE, _SIDE))
    found, _ = _engine()(numpy.asarray(small)[:, :, ::-1])
    text = join_lines(_lines([(box, words) for box, words, sure in found or () if float(sure) >= _SURE]))
    return text if is_legible(text) else ""


def _lines(found: Sequence[tuple[Sequence[Sequence[float]], str]]) -> list[str]:
    """Boxes as lines, top to bottom; boxes side by side are cells of one."""
    boxes = sorted(
        (
            (
                sum(y for _, y in box) / 4,
                min(x for x, _ in box),
                max(y for _, y in box) - min(y for _, y in box),
                words,
            )
            for box, words in found
        ),
        key=lambda one: one[0],
    )
    rows: list[list[tuple[float, float, float, str]]] = []
    for one in boxes:
        if rows and abs(one[0] - rows[-1][0][0]) < 0.5 * min(one[2], rows[-1][0][2]):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [" | ".join(words for *_, words in sorted(row, key=lambda one: one[1])) for row in rows]


@cache
def _engine() -> Any:
    """Loading takes a second and some hundred MB, once a process."""
    from rapidocr_onnxruntime import RapidOCR

    return RapidOCR()
