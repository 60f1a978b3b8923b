"""Answers as what the page shows. The one place where text becomes HTML, and so where it is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from html import escape
from urllib.parse import urlsplit

from advisor.domain import Answer, Citation, Fact, Facts
from advisor.fact_names import label, shown

_KIND_CLASS = {"原文": "official", "要旨": "gist", "案例": "case", "材料": "own"}
_KIND_MEANING = {
    "原文": "官方条文原文",
    "要旨": "我们写的要点，不是条文原文；请以官方文本为准",
    "案例": "案例要点",
    "材料": "您添加的材料",
}
_STATE = {
    "in_force": "现行有效",
    "in_doubt": "效力存疑，仅供参考",
    "not_in_force": "已失效",
    "not_yet_in_force": "尚未施行",
    "text_not_held": "未收录该日期的文本",
    "unknown": "效力未核对",
}
_FOLDED = frozenset({"law", "evidence", "deadlines", "help", "rests", "notes"})
_TABLE = re.compile(r"(?:^\|.*\n?)+", re.MULTILINE)
_MOST_ROWS = 12
_NOT_SHOWN = frozenset({"province", "employed", "paid_unclear", "overtime_hours_per"})
"""Facts that others on the list tell already."""


def sources_html(turns: Iterable[tuple[Citation, ...]]) -> str:
    """Source cards of every answer; card ids are s-<turn>-<n>, both from 1."""
    cards = [_card(turn, citation) for turn, citations in enumerate(turns, 1) for citation in citations]
    if not cards:
        return (
            '<div class="sources-empty">回答里的 <span class="chip-sample">【1】</span> 可以点开，'
            "这里会显示它的出处。</div>"
        )
    close = '<button type="button" class="sheet-close" aria-label="关闭出处">关闭</button>'
    return f'<section class="sources" aria-label="出处"><h2>出处</h2>{close}{"".join(cards)}</section>'


def _card(turn: int, citation: Citation) -> str:
    page = f" 第 {citation.page} 页" if citation.page is not None and citation.file is None else ""
    where = escape(citation.ref.article or "") + page
    words = citation.quote if citation.quote is not None else citation.gist or ""
    body = "".join(f"<p>{escape(line)}</p>" for line in words.splitlines() if line.strip())
    note = f'<p class="card-note">{escape(citation.note)}</p>' if citation.note else ""
    if citation.file:
        note = f'<p class="card-note">出自您添加的“{escape(citation.file)}”第 {citation.page} 页</p>{note}'
    version = f"，{citation.version.isoformat()} 起施行的文本" if citation.version else ""
    state = "" if citation.kind == "材料" else f'<p class="card-state">{_STATE[citation.state]}{version}</p>'
    return (
        f'<details class="card {_KIND_CLASS[citation.kind]}" id="s-{turn}-{citation.n}">'
        f'<summary><span class="card-n">{citation.n}</span>'
        f'<span class="card-title">《{escape(citation.ref.instrument)}》{where}</span>'
        f'<span class="card-kind" title="{_KIND_MEANING[citation.kind]}">{citation.kind}</span></summary>'
        f'<div class="card-body">{body}</div>{note}{state}{_link(citation.url)}</details>'
    )


def _link(url: str | None) -> str:
    if not url or urlsplit(url).scheme not in ("http", "https"):
        return ""
    return (
        f'<p class="card-link"><a href="{escape(url, quote=True)}" target="_blank" rel="noopener noreferrer">'
        "到官方网站核对</a></p>"
    )


def facts_html(facts: Facts) -> str:
    """What is known of the case, with the worker's own words."""
    rows = [
        f"<dt>{escape(label(fact.name))}</dt><dd>{escape(_value(fact))}"
        f'<span class="said">{escape(fact.words)}</span></dd>'
        for fact in facts
        if fact.name not in _NOT_SHOWN
    ]
    if not rows:
        return ""
    return f'<section class="facts"><h2>已知情况</h2><dl>{"".join(rows)}</dl></section>'


def _value(fact: Fact) -> str:
    return fact.value.isoformat() if isinstance(fact.value, date) else shown(fact.name, fact.value)


def parts(answer: Answer) -> list[str]:
    """The answer's Markdown in the pieces it streams in: one a section.

    What a worker reads first stays open; the rest folds under its heading. The list of sources at the end
    is left out, since the page shows the sources themselves.
    """
    pieces: list[str] = []
    folded = {section.title for section in answer.sections if section.key in _FOLDED}
    for block in answer.text.split("\n## "):
        title, _, body = block.removeprefix("## ").partition("\n")
        if title == "出处" and pieces:
            continue
        if title in folded:
            pieces.append(f"\n\n<details><summary>{title}</summary>\n\n{body.strip()}\n\n</details>")
        else:
            pieces.append(block if not pieces else "\n\n## " + _fold_table(block.strip()))
    return pieces


def _fold_table(block: str) -> str:
    """A table of many months folds under its heading; the lines of the sum below it stay in sight."""
    table = _TABLE.search(block)
    rows = table[0].strip().count("\n") - 1 if table else 0
    if table is None or rows <= _MOST_ROWS:
        return block
    folded = f"<details><summary>逐月明细（{rows - 1} 行）</summary>\n\n{table[0].strip()}\n\n</details>\n\n"
    return block[: table.start()] + folded + block[table.end() :]
