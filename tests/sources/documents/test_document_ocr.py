"""Words out of pictures, where the extra `ocr` is installed; what is said where it is not."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.errors import UserError
from advisor.index.passages import OCR, document_passages
from advisor.sources.documents import Document, ocr

Read = Callable[..., Document]

LINES = ("食堂管理办法", "第一条 食堂每天供应三餐。", "第二条 米饭不限量。")
FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc",
)


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra is not installed."""
    monkeypatch.setattr(ocr, "available", lambda: False)


@pytest.fixture(scope="module")
def photograph() -> bytes:
    """A picture of `LINES`, as a phone would save it."""
    if not ocr.available():
        pytest.skip("the extra `ocr` is not installed")
    font = next((path for path in FONTS if Path(path).is_file()), None)
    if font is None:
        pytest.skip("no Chinese font to draw with (Debian: fonts-noto-cjk)")
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("RGB", (1000, 420), "white")
    draw = ImageDraw.Draw(picture)
    for row, line in enumerate(LINES):
        draw.text((60, 50 + 110 * row), line, fill="black", font=ImageFont.truetype(font, 48))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def scanned_pdf(photograph: bytes) -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    Image.open(io.BytesIO(photograph)).save(buffer, "PDF")
    return buffer.getvalue()


def test_a_picture_without_the_extra_names_the_command(read: Read, missing: None) -> None:
    with pytest.raises(UserError, match="pip install rapidocr_onnxruntime pypdfium2") as raised:
        read(b"\x89PNG\r\n\x1a\n" + bytes(40), "照片.png")
    assert "\n" not in str(raised.value)


def test_a_scan_without_the_extra_names_the_command(
    read: Read, missing: None, make_pdf: Callable[..., bytes]
) -> None:
    with pytest.raises(UserError, match=r"扫描件.*pip install rapidocr_onnxruntime pypdfium2"):
        read(make_pdf([[]]), "扫描.pdf")


def test_a_broken_picture_is_said_to_be_one(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("PIL")
    monkeypatch.setattr(ocr, "available", lambda: True)
    with pytest.raises(UserError, match="图片损坏"):
        read(b"\x89PNG\r\n\x1a\n" + bytes(40), "照片.png")


def test_a_picture_of_too_many_dots_is_not_unpacked(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    image = pytest.importorskip("PIL.Image")
    monkeypatch.setattr(ocr, "available", lambda: True)
    buffer = io.BytesIO()
    image.new("1", (15_000, 10_000)).save(buffer, "PNG")
    with pytest.raises(UserError, match="大得不正常"):
        read(buffer.getvalue(), "照片.png")


@pytest.mark.slow
def test_a_photograph_is_read_and_marked(read: Read, photograph: bytes) -> None:
    document = read(photograph, "公告.png")
    text = document.pages[0].text
    assert all(word in text for word in ("食堂", "三餐", "米饭"))
    assert (document.media, document.ocr) == ("image/png", (1,))
    assert {one.note for one in document_passages(document)} == {OCR}


@pytest.mark.slow
def test_a_scanned_page_is_read_where_it_has_no_text_of_its_own(read: Read, photograph: bytes) -> None:
    document = read(scanned_pdf(photograph), "公告.pdf")
    assert document.ocr == (1,)
    assert "米饭" in document.pages[0].text


@pytest.mark.slow
def test_a_page_with_text_is_not_read_from_its_picture(
    read: Read, photograph: bytes, make_pdf: Callable[..., bytes]
) -> None:
    document = read(make_pdf([["这一页有文字，不用识别。"]]), "有字.pdf")
    assert document.ocr == ()
