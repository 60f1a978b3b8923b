"""What the command line says of added documents: a line for each, and its JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from advisor.answering.layout import day_words

if TYPE_CHECKING:
    from advisor.sources.added import AddedText
    from advisor.sources.documents import Document

Recognised = str
_TOLD = {
    "number": "文号",
    "days": "文中的日期",
    "year": "标题后的年份",
    "name": "文件名里的日期",
    "closing": "末条的施行日期和条数",
    "count": "条数",
    "none": None,
}


def recognised(text: AddedText | None, today: date) -> Recognised | None:
    """How the text stands: in_force, older, not_yet_in_force, version_not_registered, version_unknown or
    not_registered; None for what is no law.
    """
    if text is None:
        return None
    known = text.identity
    if known is None:
        return "not_registered"
    if known.version is None:
        return "version_not_registered" if known.unregistered else "version_unknown"
    if known.version.effective > today:
        return "not_yet_in_force"
    until = known.version.until
    return "older" if until is not None and until < today else "in_force"


def kind(text: AddedText | None) -> str:
    """原文 where its words are, or could be, cited as the law's; else 材料."""
    return "原文" if text is not None and text.role in ("text", "double") else "材料"


def document_json(document: Document, text: AddedText | None, today: date) -> dict[str, Any]:
    """As docs/interface.md has it."""
    known = text.identity if text else None
    version = known.version if known else None
    law = document.law
    return {
        "id": document.id,
        "title": document.title,
        "file": document.filename,
        "pages": len(document.pages),
        "added": document.added,
        "kind": kind(text),
        "recognised": recognised(text, today),
        "told_by": _TOLD[known.told] if known else None,
        "instrument": known.instrument.title if known else None,
        "version": version.effective.isoformat() if version else None,
        "until": version.until.isoformat() if version and version.until else None,
        "cited": text is not None and text.role == "text",
        "articles": law.count if law and law.numbered == "条" else 0,
        "items": law.count if law and law.numbered == "项" else 0,
        "missing_articles": known.missing if known else 0,
        "ocr": list(document.ocr),
        "skipped": list(document.skipped),
    }


def line(document: Document, text: AddedText | None, today: date) -> str:
    """编号 标题 文件 种类 版本 条数 页数 日期."""
    parts = [document.id, document.title, document.filename, kind(text)]
    parts += [_standing(text, today, document.title)] if text and text.identity else []
    parts += [_size(document)]
    parts += [f"{len(document.ocr)} 页识别自图片"] if document.ocr else []
    parts += [f"跳过 {len(document.skipped)} 页"] if document.skipped else []
    return "  ".join([*parts, document.added[:10]])


def added_lines(
    document: Document, text: AddedText | None, others: Mapping[str, AddedText], today: date
) -> list[str]:
    """What to say when a document has just been added: what it was taken for, and what that changes."""
    size = _size(document)
    size += f"，其中 {len(document.ocr)} 页识别自图片，可能有错字" if document.ocr else ""
    lines = [f"{document.title}（{size}，编号 {document.id}）"]
    if text is not None and text.identity is not None:
        lines[0] += f"：{_standing(text, today, document.title)}{_effect(text, others, today)}"
        lines += [_short_of(text)] if text.identity.missing else []
        lines += _newer(text, others)
    return [*lines, *document.skipped]


def _size(document: Document) -> str:
    pages = f"{len(document.pages)} 页"
    if document.law is None or not document.law.articles:
        return pages
    unit = "条" if document.law.numbered == "条" else "项"
    return f"{document.law.count} {unit}，{pages}"


def _standing(text: AddedText, today: date, named: str) -> str:
    """`named` is the title that stands before it already."""
    known = text.identity
    if known is None:
        return "没有登记的文件"
    title = "" if known.instrument.title == named else f"《{known.instrument.title}》"
    if known.version is None:
        told = {"newer": "文中的日期比登记的各版都新", "other": "文中的日期对不上登记的版本"}
        return f"{title}未核对版本（{told.get(known.unregistered or '', '文中看不出是哪一版')}）"
    start, until = known.version.effective, known.version.until
    if start > today:
        return f"{title}{day_words(start)}起施行的文本，还没有施行"
    if until is not None and until < today:
        return f"{title}{day_words(start)}至{day_words(until)}施行的旧文本"
    return f"{title}{day_words(start)}起施行的现行文本"


def _effect(text: AddedText, others: Mapping[str, AddedText], today: date) -> str:
    known = text.identity
    if known is None:
        return ""
    if text.role == "text":
        only = recognised(text, today) == "older"
        return "。只回答这段时间的问题" if only else "。引用它时用这份原文"
    if text.role == "double":
        same = next(
            (one for one in others.values() if one.role == "text" and one.version == text.version), None
        )
        return (
            f"。同一版本已有“{same.file}”，引用仍用那一份" if same else "。这一版的原文我们本来就有，引用不变"
        )
    if text.ocr and known.version is not None:
        return "。文字识别自图片，不作原文引用，可作材料搜索"
    return "。不作原文引用，可作材料搜索，显示为“您添加的文本，未核对版本”"


def _short_of(text: AddedText) -> str:
    known = text.identity
    if known is None:
        return ""
    return (
        f"只读到 {known.counted} 条，登记的是 {known.expected} 条，少 {known.missing} 条；缺的条文仍用要旨。"
    )


def _newer(text: AddedText, others: Mapping[str, AddedText]) -> list[str]:
    """Other versions of the same instrument among the user's documents."""
    if text.version is None:
        return []
    title, effective = text.version
    lines = []
    for other in others.values():
        if other.version and other.version[0] == title and other.version[1] != effective:
            which = "较旧" if other.version[1] < effective else "较新"
            lines.append(f"您添加过的“{other.file}”是{which}的文本，两份各答各自施行期间的问题。")
    return lines
