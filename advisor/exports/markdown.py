"""A paper as Markdown (CommonMark with tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.exports.paper import Heading, NewPage, Paper, Part, Point, Points, Table, Words

# Whatever a worker or a document wrote stays text: no tags, links, emphasis or headings come of it.
_UNSAFE = str.maketrans({"<": "＜", ">": "＞", "|": "｜"})
_MEANT = re.compile(r"([\\`*_\[\]#])")
_ADDRESS = re.compile(r"https?://[^\s，。；（）「」]+")
_OPENING = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")


def as_markdown(paper: Paper) -> str:
    """The whole document; ends with a line break."""
    parts = [f"# {_safe(paper.title)}", *(_part(one) for one in paper.parts)]
    if paper.foot:
        parts += ["---", _safe(paper.foot)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _part(part: Part) -> str:
    match part:
        case Heading():
            return f"{'#' * (part.level + 1)} {_safe(part.text)}"
        case Words():
            text = _paragraph(part.text)
            return f"> {text}" if part.style == "note" and text else text
        case Points():
            return "\n".join(line for n, one in enumerate(part.points, 1) for line in _point(n, one, part))
        case Table():
            return "\n".join(_table(part))
        case NewPage():
            return "---"


def _point(n: int, point: Point, points: Points) -> Iterator[str]:
    mark = {"dot": "-", "number": f"{n}.", "box": "- [ ]"}[points.mark]
    yield f"{mark} {_safe(point.text)}"
    indent = " " * (len(mark) + 1 if points.mark != "box" else 2)
    for line in point.under:
        yield f"{indent}- {_safe(line)}"


def _table(table: Table) -> Iterator[str]:
    bold = len(table.rows) - table.totals
    yield _row(_safe(cell) for cell in table.head)
    yield _row("---" for _ in table.head)
    for at, row in enumerate(table.rows):
        yield _row(f"**{_safe(cell)}**" if at >= bold and cell else _safe(cell) for cell in row)


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _paragraph(text: str) -> str:
    return _OPENING.sub(r"\1\\\2", _safe(text))


def _safe(text: str) -> str:
    """The text on one line; our own addresses stay as they are."""
    line = " ".join(text.split()).translate(_UNSAFE)
    out, at = "", 0
    for address in _ADDRESS.finditer(line):
        out += _MEANT.sub(r"\\\1", line[at : address.start()]) + address[0]
        at = address.end()
    return out + _MEANT.sub(r"\\\1", line[at:])
