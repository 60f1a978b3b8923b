"""Files made at run time, as users have them and as nobody wishes them: no binary lies in the repository."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape

import docx
import pypdf
from docx.enum.text import WD_ALIGN_PARAGRAPH

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RADICALS = str.maketrans("工人民长门见风户高", "⼯⼈⺠⻓⻔⻅⻛⼾⾼")
_PER_LINE, _PER_PAGE = 40, 40


def pdf(
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
        stream(to_unicode.encode()),
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
        objects.append(stream("\n".join(drawn).encode() + b"\n" + extra))
    return assemble(objects, info=6)


def stream(content: bytes) -> bytes:
    """A content stream as an object of a PDF."""
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


def printed(
    lines: Sequence[str], *, running_head: str = "", numbered: bool = False, radicals: bool = False
) -> bytes:
    """A PDF of paragraphs as a printer sets them: lines of forty characters, forty lines a page."""
    pages = pages_of(lines)
    framed = [
        [*([running_head] if running_head else []), *page, *([f"— {at} —"] if numbered else [])]
        for at, page in enumerate(pages, 1)
    ]
    shown: Callable[[str], str] = (lambda one: one.translate(_RADICALS)) if radicals else str
    return pdf(framed, shown_as=shown)


def pages_of(lines: Sequence[str]) -> list[list[str]]:
    """Paragraphs as printed lines, indented by two characters, by the page."""
    rows = [row for line in lines for row in _rows(line)]
    return [rows[at : at + _PER_PAGE] for at in range(0, len(rows), _PER_PAGE)]


def _rows(paragraph: str) -> list[str]:
    indented = "\u3000\u3000" + paragraph
    return [indented[at : at + _PER_LINE] for at in range(0, len(indented), _PER_LINE)]


def locked(data: bytes) -> bytes:
    """The PDF under a password."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt("secret", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def word(lines: Sequence[str], *, centred: int = 0, table: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word file of paragraphs, the first `centred` of them as titles are, and a table behind them."""
    document = docx.Document()
    for at, line in enumerate(lines):
        paragraph = document.add_paragraph(line)
        if at < centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if table:
        cells = document.add_table(rows=len(table), cols=len(table[0]))
        for row, texts in zip(cells.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def page(title: str, lines: Sequence[str], *, body: str = "", charset: str = "utf-8") -> bytes:
    """A web page with what stands around a text there: a menu before it, a line of rights behind it."""
    text = "".join(f"<p>&emsp;&emsp;{escape(line)}</p>" for line in lines)
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>{escape(title)}</title>'
        "<script>var a = 1;</script></head><body><nav><a href='/'>首页</a></nav>"
        f"<h1>{escape(title)}</h1>{text}{body}<footer>版权所有</footer></body></html>"
    ).encode(charset)


def zipped(members: Mapping[str, bytes]) -> bytes:
    """An archive of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def swollen() -> bytes:
    """A small Word file that unpacks to far more than it is."""
    buffer = io.BytesIO(word(["空"]))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.xml", bytes(80 * 1024 * 1024))
    return buffer.getvalue()
