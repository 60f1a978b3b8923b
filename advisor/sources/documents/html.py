"""HTML as a reader sees it: no scripts, styles or navigation; a line for each block and table row."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from advisor.errors import UserError
from advisor.sources.documents.base import Extract, Page
from advisor.sources.documents.lines import HAN, tidy

_LEFT_OUT = frozenset(
    {
        "script",
        "style",
        "nav",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "select",
        "button",
        "footer",
    }
)
_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|br|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|form|h[1-6]|"
    "header|hr|html|li|main|ol|p|pre|section|table|tbody|tfoot|thead|title|tr|ul"
)
_CELLS = frozenset({"td", "th"})
# Control characters that are no white space, so that collapsing it does not lose them.
_CELL = "\x01"
_BREAK = "\x02"
# Where the source breaks a line between Chinese characters there is no space to read.
_SOURCE_BREAK = re.compile(rf"(?<=[{HAN}，。；：、！？])\s*\n\s*(?=[{HAN}])")
_EDGES = re.compile(r"^[| ]+|[| ]+$")


_CELL_CHARS = 120
"""A cell of more than this with blocks in it is a page laid out in a table; its blocks stay lines."""


@dataclass(slots=True)
class _Table:
    """Where a table has got to: the column to come, the cell that is open, and cells that reach down."""

    column: int = 0
    start: int | None = None
    """Where in `parts` the open cell begins."""
    rows: int = 1
    """How many rows it covers."""
    below: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Column → (rows still to be covered, what the cell says)."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._tables: list[_Table] = []
        self.title: list[str] = []
        self._left_out: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LEFT_OUT:
            self._left_out.append(tag)
        self._in_title = self._in_title or tag == "title"
        if tag == "table":
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._end_row()
        if _BLOCKS.fullmatch(tag):
            self.parts.append(_BREAK)
        elif tag in _CELLS:
            self._open_cell(dict(attrs).get("rowspan"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if _BLOCKS.fullmatch(tag):
            self.parts.append(_BREAK)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._left_out:
            # Also closes what was left open inside: an unclosed <button> must not swallow the page.
            del self._left_out[self._left_out.index(tag) :]
        if tag == "title":
            self._in_title = False
        if tag in _CELLS:
            self._close_cell()
        elif tag in ("tr", "table") and self._tables:
            self._end_row()
        if tag == "table" and self._tables:
            self._tables.pop()
        if _BLOCKS.fullmatch(tag):
            self.parts.append(_BREAK)
            if tag == "body":
                self._left_out.clear()

    def handle_data(self, data: str) -> None:
        if self._left_out:
            return
        if self._in_title:
            self.title.append(data)
        else:
            self.parts.append(data)

    def _open_cell(self, rowspan: str | None) -> None:
        self._close_cell()
        if self._tables:
            self._fill()
            self._tables[-1].start = len(self.parts) + 1
            self._tables[-1].rows = int(rowspan) if rowspan and rowspan.isdecimal() else 1
        self.parts.append(_CELL)

    def _close_cell(self) -> None:
        """Make the open cell one line of its row, and remember it for the rows that it covers as well."""
        table = self._tables[-1] if self._tables else _Table()
        if table.start is None:
            return
        said = "".join(self.parts[table.start :])
        if _CELL not in said and len(said) <= _CELL_CHARS:
            said = said.replace(_BREAK, " ")
            self.parts[table.start :] = [said]
            if table.rows > 1:
                table.below[table.column] = (table.rows - 1, said)
        table.column += 1
        table.start = None

    def _fill(self) -> None:
        """Say again what reaches down from rows above, up to the next cell of this row."""
        table = self._tables[-1]
        while table.column in table.below:
            rows, said = table.below.pop(table.column)
            self.parts += (_CELL, said)
            if rows > 1:
                table.below[table.column] = (rows - 1, said)
            table.column += 1

    def _end_row(self) -> None:
        self._close_cell()
        if self._tables[-1].column:
            self._fill()
        self._tables[-1].column = 0


def read_html(text: str, *, name: str) -> Extract:
    """The text of a page as page 1; its title where it has one. Raises `UserError` where nothing is left."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    raw = _SOURCE_BREAK.sub("", "".join(reader.parts))
    lines = (_line(line) for line in raw.split(_BREAK))
    body = "\n".join(line for line in lines if line)
    if not body:
        raise UserError(f"{name}：网页里没有文字，请在浏览器里打开确认，或“打印为 PDF”后再添加。")
    return Extract((Page(1, body),), tidy(" ".join("".join(reader.title).split())) or None)


def _line(raw: str) -> str:
    cells = (tidy(" ".join(cell.split())) for cell in raw.split(_CELL))
    return _EDGES.sub("", " | ".join(cells))
