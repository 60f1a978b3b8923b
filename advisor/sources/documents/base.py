"""A user's document: its pages of clean text, and the one function that reads a file into it.

The kind of a file is told from its bytes: official sites hand out HTML named .doc and PDF named .docx.
Reading has no side effect; what cannot be read raises `UserError` with one Chinese line.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path

from advisor.errors import UserError
from advisor.sources.documents.law_articles import Line
from advisor.sources.documents.laws import LawText, read_law

Progress = Callable[[int, int], None]
"""Called with (pages done, pages in all)."""


@dataclass(frozen=True, slots=True)
class Page:
    """`number` is the position in the file, 1-based: what a viewer shows, not what is printed on the page."""

    number: int
    text: str
    """Clean text; a newline ends a paragraph, a heading or a table row, never a printed line."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader of one format found."""

    pages: tuple[Page, ...]
    title: str | None = None
    skipped: tuple[str, ...] = ()
    front: Mapping[str, str] = field(default_factory=dict)
    """What stands in the YAML head of a Markdown file."""
    ocr: tuple[int, ...] = ()
    """Numbers of the pages read from a picture."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read. Formats without pages have one page, number 1."""

    id: str
    """The first 16 hex digits of `sha256`."""
    title: str
    filename: str
    media: str
    """MIME type, as told from the content."""
    pages: tuple[Page, ...]
    skipped: tuple[str, ...]
    """One Chinese line for each page left out, with the reason."""
    sha256: str
    added: str
    """ISO date and time with offset."""
    law: LawText | None = None
    """Its articles and what tells its version, where it looks like a law."""
    ocr: tuple[int, ...] = ()
    """Numbers of the pages that were read from a picture: they may have wrong characters."""

    def to_json(self) -> str:
        """`law` stands first, so that a library need not read on where there is none."""
        return json.dumps({"law": self.law and asdict(self.law), **asdict(self)}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Document:
        """Raises `KeyError`, `TypeError` or `ValueError` where the text is not a document's."""
        fields = json.loads(text)
        return cls(
            **{
                **fields,
                "pages": tuple(Page(**page) for page in fields["pages"]),
                "skipped": tuple(fields["skipped"]),
                "ocr": tuple(fields.get("ocr", ())),
                "law": LawText.from_fields(fields["law"]) if fields.get("law") else None,
            }
        )


def read_document(path: Path, *, max_mb: int, max_pages: int, progress: Progress | None = None) -> Document:
    """The document at `path`.

    `max_mb` is in MiB. Raises `UserError` for a file that is missing, empty, too large, protected, without
    text, not legible or of a kind that is not read.
    """
    # A name may hold line breaks, terminal codes and bytes that are no text; it is shown and stored without.
    name = "".join(char if char.isprintable() else "?" for char in path.name or str(path))
    data = _bytes(path, name, max_mb)
    digest = hashlib.sha256(data).hexdigest()
    media, extract = _extract(data, name, path.suffix.lower(), max_pages, progress)
    document = Document(
        id=digest[:16],
        title=extract.title or Path(name).stem,
        filename=name,
        media=media,
        pages=extract.pages,
        skipped=extract.skipped,
        sha256=digest,
        added=datetime.now().astimezone().isoformat(timespec="seconds"),
        ocr=extract.ocr,
    )
    law = read_law(paragraphs(document), title=extract.title, filename=name, front=extract.front)
    # A text without a title of its own is known by the line that names it, rather than by its file.
    title = document.title if extract.title or law is None else law.titles[0]
    return replace(document, title=title, law=law)


def read_content(data: bytes, name: str, *, max_pages: int) -> Extract:
    """The pages in a file's bytes, for a caller that keeps no document. Raises as `read_document`."""
    shown = "".join(char if char.isprintable() else "?" for char in name)
    return _extract(data, shown, Path(shown).suffix.lower(), max_pages, None)[1]


def paragraphs(document: Document) -> list[Line]:
    """The paragraphs of all pages, one that runs over to the next page as one, each with page and offset."""
    from advisor.sources.documents.split import run_together

    text, starts = run_together(document.pages)
    found: list[Line] = []
    at = 0
    for line in text.split("\n"):
        place = bisect_right(starts, at) - 1
        found.append(Line(line, document.pages[place].number, at - starts[place]))
        at += len(line) + 1
    return found


def _bytes(path: Path, name: str, max_mb: int) -> bytes:
    try:
        if path.is_dir():
            raise UserError(f"{name}：这是文件夹，请逐个添加里面的文件。")
        if not path.exists():
            raise UserError(f"{name}：找不到这个文件，请检查路径和文件名。")
        if not path.is_file():
            raise UserError(f"{name}：不是普通文件，不能添加。")
        with path.open("rb") as file:
            data = file.read(max_mb * 1024 * 1024 + 1)
    except OSError as error:
        raise UserError(f"{name}：读不了这个文件（{error.strerror}），请检查文件和权限。") from error
    if not data:
        raise UserError(f"{name}：文件是空的（0 字节），请重新下载或另存后再添加。")
    if len(data) > max_mb * 1024 * 1024:
        raise UserError(
            f"{name}：文件超过 {max_mb} MB 的上限，请拆分后添加，或调大 ADVISOR_MAX_DOCUMENT_MB。"
        )
    return data


def _extract(
    data: bytes, name: str, suffix: str, max_pages: int, progress: Progress | None
) -> tuple[str, Extract]:
    """The reader for these bytes, with their media type. Formats read in one go report progress once."""
    from advisor.sources.documents import kinds

    kind = kinds.kind_of(data, name)
    if kind == "pdf":
        from advisor.sources.documents.pdf import read_pdf

        return "application/pdf", read_pdf(data, name=name, max_pages=max_pages, progress=progress)
    if kind == "picture":
        from advisor.sources.documents.ocr import read_picture

        media = "image/png" if data.startswith(b"\x89") else "image/jpeg"
        extract = read_picture(data, name=name)
    elif kind == "docx":
        from advisor.sources.documents.docx import read_docx

        media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        extract = read_docx(data, name=name)
    else:
        from advisor.sources.documents.plain import decode, read_plain

        text = decode(data, name)
        if kinds.is_html(text):
            from advisor.sources.documents.html import read_html

            media, extract = "text/html", read_html(text, name=name)
        else:
            media = "text/markdown" if suffix in {".md", ".markdown"} else "text/plain"
            extract = read_plain(text, name=name)
    if progress is not None:
        progress(1, 1)
    return media, extract
