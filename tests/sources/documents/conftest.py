"""Documents made at run time, so that no binary lies in the repository."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from advisor.sources.documents import Document, read_document

MakePdf = Callable[..., bytes]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    """Reads bytes as a file of the given name."""

    def read_bytes(data: bytes, name: str, *, max_mb: int = 5, max_pages: int = 50) -> Document:
        path = tmp_path / name
        path.write_bytes(data)
        return read_document(path, max_mb=max_mb, max_pages=max_pages)

    return read_bytes


@pytest.fixture(autouse=True)
def no_ocr(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra `ocr` is not installed; its own tests say themselves what they need."""
    if not request.module.__name__.endswith("test_document_ocr"):
        monkeypatch.setattr("advisor.sources.documents.ocr.available", lambda: False)


@pytest.fixture
def make_pdf() -> MakePdf:
    return _pdf


@pytest.fixture(scope="session")
def magazine() -> Document:
    """The union's magazine: 87 pages of a browser's print-out, radicals throughout."""
    folder = os.environ.get("ADVISOR_REFERENCE_DIR")
    if folder is None:
        pytest.skip("ADVISOR_REFERENCE_DIR is not set: the magazine is not at hand")
    path = Path(folder) / "inputs" / "union-magazine-2024-09.pdf"
    return read_document(path, max_mb=100, max_pages=3000)


def _pdf(
    pages: Sequence[Sequence[str]],
    *,
    shown_as: Callable[[str], str] = str,
    title: str | None = None,
    extra: bytes = b"",
) -> bytes:
    """A PDF whose every line is drawn with one font; `shown_as` is what that font says a character is.

    `extra` is put at the end of each page's content stream.
    """
    characters = sorted({character for page in pages for line in page for character in line})
    code = {character: number for number, character in enumerate(characters, start=1)}
    mapping = [
        f"<{number:04X}> <{shown_as(character).encode('utf-16-be').hex()}>"
        for character, number in code.items()
    ]
    blocks = [mapping[at : at + 100] for at in range(0, len(mapping), 100)]
    to_unicode = "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap end end",
        ]
    )
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), b" ".join(b"%d 0 R" % (7 + 2 * at) for at in range(len(pages)))),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 1000"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(to_unicode.encode()),
        b"<< /Title <FEFF%s> >>" % (title or "").encode("utf-16-be").hex().encode(),
    ]
    for at, lines in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % (8 + 2 * at)
        )
        drawn = [
            f"BT /F 11 Tf 1 0 0 1 50 {800 - 16 * row} Tm <{''.join(f'{code[c]:04X}' for c in line)}> Tj ET"
            for row, line in enumerate(lines)
        ]
        objects.append(_stream("\n".join(drawn).encode() + b"\n" + extra))
    return assemble(objects, info=6)


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def assemble(objects: Sequence[bytes], info: int | None = None) -> bytes:
    """A PDF of numbered objects, the first of which is the catalogue."""
    out = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    tail = b"" if info is None else b" /Info %d 0 R" % info
    return out + b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        tail,
        table,
    )


@pytest.fixture
def make_objects() -> Callable[[Sequence[bytes]], bytes]:
    return partial(assemble)


@pytest.fixture
def stream() -> Callable[[bytes], bytes]:
    return _stream
