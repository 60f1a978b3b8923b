"""`advisor ask … --export FILE` and `--draft NAME FILE`: checked before anything is asked, then written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advisor.console import write_private
from advisor.errors import UserError

if TYPE_CHECKING:
    from advisor.domain import Answer
    from advisor.exports import Form
    from advisor.sources.library import Library

Export = Annotated[
    Path | None, typer.Option("--export", metavar="FILE", help="把整个案件写成文件：FILE.docx 或 FILE.md")
]
Draft = Annotated[
    tuple[str, Path] | None,
    typer.Option(
        "--draft",
        metavar="文书 FILE",
        help="写一份草稿：arbitration 仲裁申请书、complaint 投诉书、demand 催告函、evidence 证据清单",
    ),
]
_DRAFTS = ("arbitration", "complaint", "demand", "evidence")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document and the file it goes to."""

    id: str
    path: Path
    form: Form


def wanted(export: Path | None, draft: tuple[str, Path] | None) -> tuple[Wanted, ...]:
    """What the options ask for. Raises `UserError` for an ending or a draft that does not exist."""
    asked = [("case", export)] if export is not None else []
    if draft is not None:
        name, path = draft
        if name not in _DRAFTS:
            raise UserError(f"没有叫“{name[:40]}”的文书，--draft 后面可写：{'、'.join(_DRAFTS)}。")
        asked.append((name, path))
    return tuple(Wanted(id, path, _form(path)) for id, path in asked)


def _form(path: Path) -> Form:
    forms: dict[str, Form] = {".docx": "docx", ".md": "md"}
    if path.suffix.lower() not in forms:
        raise UserError(f"导出的文件要以 .docx 或 .md 结尾，现在是“{path}”。")
    return forms[path.suffix.lower()]


def write_documents(
    documents: tuple[Wanted, ...], answer: Answer, *, library: Library, question: str
) -> tuple[Path, ...]:
    """Write each, readable by its owner alone; their paths. Raises `UserError` for one that does not fit."""
    for one in documents:
        from advisor.exports import render

        content = render(answer, one.id, library=library, question=question, form=one.form)
        write_private(one.path, content, "文件")
    return tuple(one.path for one in documents)
