"""An answer as a piece of HTML for pages of other people's making."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

from advisor.domain import Answer

_OPEN = frozenset({"short", "sum", "questions", "steps"})
"""Sections that stand open; the others fold under their heading, since the room is narrow."""


@cache
def _markdown() -> MarkdownIt:
    # The words may be a worker's, a document's or a model's: markup and links among them stay text.
    inline = ["link", "image", "autolink", "html_inline", "entity", "backticks"]
    block = ["html_block", "reference", "lheading", "code", "fence", "hr"]
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable([*inline, *block])


def answer_html(answer: Answer) -> str:
    """The answer's Markdown as HTML, one `<section>` a heading; what a worker reads later is folded.

    The list of sources is left out: it stands in `citations`. Nothing in it runs, loads or leads elsewhere.
    """
    folded = {section.title for section in answer.sections if section.key not in _OPEN}
    return "".join(_section(block, folded) for block in _blocks(answer.text))


def _blocks(text: str) -> list[tuple[str, str]]:
    """(heading, Markdown under it); what stands before the first heading has none."""
    found = []
    for at, block in enumerate(("\n" + text).split("\n## ")):
        title, _, body = block.partition("\n") if at else ("", "", block)
        if body.strip() and title.strip() != "出处":
            found.append((title.strip(), body.strip()))
    return found


def _section(block: tuple[str, str], folded: set[str]) -> str:
    title, body = block
    inner = _markdown().render(body)
    if not title:
        return f"<section>{inner}</section>"
    head = _markdown().renderInline(title)
    if title in folded:
        return f"<details><summary>{head}</summary>{inner}</details>"
    return f"<section><h2>{head}</h2>{inner}</section>"
