"""HTML as a reader sees it: no scripts, styles or navigation; a line for each block and table row."""

from __future__ import annotations

import re
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


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.title: list[str] = []
        self._left_out: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LEFT_OUT:
            self._left_out.append(tag)
        self._in_title = self._in_title or tag == "title"
        if _BLOCKS.fullmatch(tag):
            self.parts.append(_BREAK)
        elif tag in _CELLS:
            self.parts.append(_CELL)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if _BLOCKS.fullmatch(tag):
            self.parts.append(_BREAK)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._left_out:
            # Also closes what was left open inside: an unclosed <button> must not swallow the page.
            del self._left_out[self._left_out.index(tag) :]
        if tag == "title":
            self._in_title = False
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
