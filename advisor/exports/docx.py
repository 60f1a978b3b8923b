"""A paper as DOCX: A4, real heading styles, table heads that repeat, page numbers, a Chinese font by name."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from advisor.exports.paper import GAP, Heading, NewPage, Paper, Part, Point, Points, Table, Words

_SERIF, _SANS, _LATIN = "宋体", "黑体", "Times New Roman"
_INK, _QUIET = RGBColor(0x1F, 0x1F, 0x1F), RGBColor(0x55, 0x55, 0x55)
_SIZES = {"Title": 18, "Heading 1": 14, "Heading 2": 12, "Heading 3": 11}
_WIDTH, _HEIGHT, _SIDE, _EDGE = 210, 297, 25, 22
"""Millimetres: A4 and its margins."""
_HEAD_SHADE = "F0EDE6"
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold: a worker's words may bring it along."""


def as_docx(paper: Paper) -> bytes:
    """The file's content."""
    document = Document()
    _page(document, paper.foot)
    _styles(document)
    about = document.core_properties
    about.title, about.author, about.comments, about.language = _clean(paper.title), "", "", "zh-CN"
    if paper.day is not None:
        about.created = about.modified = datetime(paper.day.year, paper.day.month, paper.day.day)  # noqa: DTZ001
    document.add_paragraph(_clean(paper.title), style="Title")
    for at, part in enumerate(paper.parts):
        _add(document, part, fresh=at > 0 and isinstance(paper.parts[at - 1], NewPage))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add(document: Any, part: Part, *, fresh: bool) -> None:
    """`fresh`: on a page of its own. Told to the heading: a break of its own may leave an empty page."""
    match part:
        case Heading():
            heading = document.add_paragraph(style=f"Heading {part.level}")
            heading.paragraph_format.page_break_before = fresh or None
            _write(heading, part.text)
        case Words():
            _words(document, part)
        case Points():
            for n, point in enumerate(part.points, 1):
                _point(document, n, point, part)
        case Table():
            _table(document, part)


def _words(document: Any, words: Words) -> None:
    paragraph = document.add_paragraph()
    runs = _write(paragraph, words.text)
    if words.style == "close":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.keep_with_next = True
    for run in runs:
        if words.style == "lead":
            run.bold = True
        elif words.style == "note":
            run.font.size, run.font.color.rgb = Pt(9.5), _QUIET


def _point(document: Any, n: int, point: Point, points: Points) -> None:
    if points.mark == "dot":
        _write(document.add_paragraph(style="List Bullet"), point.text)
    else:
        # Numbers are written out: Word would count on from one list to the next.
        mark = f"{n}." if points.mark == "number" else "☐"
        _hang(document.add_paragraph(), f"{mark}\t{point.text}", left=7)
    for line in point.under:
        below = document.add_paragraph()
        below.paragraph_format.space_after = Pt(2)
        for run in _hang(below, line, left=7, hanging=0):
            run.font.size, run.font.color.rgb = Pt(10), _QUIET


def _hang(paragraph: Any, text: str, *, left: int, hanging: int | None = None) -> list[Any]:
    shape = paragraph.paragraph_format
    shape.left_indent, shape.first_line_indent = Mm(left), -Mm(left if hanging is None else hanging)
    shape.tab_stops.add_tab_stop(Mm(left))
    return _write(paragraph, text)


def _table(document: Any, table: Table) -> None:
    grid = document.add_table(rows=0, cols=len(table.head), style="Table Grid")
    grid.autofit = False
    widths = [Mm((_WIDTH - 2 * _SIDE) * share / sum(table.shares)) for share in table.shares]
    bold = len(table.rows) - table.totals
    for at, cells in enumerate((table.head, *table.rows)):
        row = grid.add_row()
        whole = row._tr.get_or_add_trPr()
        whole.append(OxmlElement("w:cantSplit"))
        if at == 0:
            whole.append(OxmlElement("w:tblHeader"))
        for cell, width, text in zip(row.cells, widths, cells, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(2), 1.1
            for run in _write(paragraph, text):
                run.font.size, run.bold = Pt(9.5), at == 0 or at > bold
            if at == 0:
                _shade(cell)
    # The grid's own column widths: some programs read these and not the cells'.
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _HEAD_SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _write(paragraph: Any, text: str) -> list[Any]:
    """The text as runs; what is still to be filled in is marked."""
    clean, at, runs = _clean(text), 0, []
    for hole in GAP.finditer(clean):
        runs += [paragraph.add_run(clean[at : hole.start()])] if hole.start() > at else []
        runs.append(paragraph.add_run(hole[0]))
        runs[-1].font.highlight_color = WD_COLOR_INDEX.YELLOW
        at = hole.end()
    if at < len(clean):
        runs.append(paragraph.add_run(clean[at:]))
    return runs


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _page(document: Any, foot: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(_WIDTH), Mm(_HEIGHT)
    section.left_margin = section.right_margin = Mm(_SIDE)
    section.top_margin = section.bottom_margin = Mm(_EDGE)
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(paragraph, f"{foot}　第 " if foot else "第 ")
    _field(paragraph, "PAGE")
    _write(paragraph, " 页，共 ")
    _field(paragraph, "NUMPAGES")
    _write(paragraph, " 页")
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(9), _QUIET


def _field(paragraph: Any, name: str) -> None:
    """A number that the reading program fills in."""
    for kind in ("begin", "instruction", "separate", "text", "end"):
        run = paragraph.add_run("1" if kind == "text" else "")
        if kind == "instruction":
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = f" {name} "
            run._r.append(element)
        elif kind != "text":
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
            run._r.append(element)


def _styles(document: Any) -> None:
    normal = document.styles["Normal"]
    _font(normal, _SERIF, 11)
    normal.paragraph_format.line_spacing = 1.25
    normal.paragraph_format.space_after = Pt(5)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    normal.element.get_or_add_rPr().append(language)
    for name, size in _SIZES.items():
        style = document.styles[name]
        _font(style, _SANS, size)
        style.font.bold, style.font.color.rgb = True, _INK
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.space_before = Pt(0 if name == "Title" else size)
        style.paragraph_format.space_after = Pt(6)
    title = document.styles["Title"]
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for border in title.element.xpath(".//w:pBdr"):
        border.getparent().remove(border)


def _font(style: Any, chinese: str, size: float) -> None:
    style.font.name, style.font.size = _LATIN, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # A theme's font would go before the one named here.
    for attribute in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[attribute]
    fonts.set(qn("w:eastAsia"), chinese)
