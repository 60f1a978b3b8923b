"""Many documents at once: folders expanded, each file kept or named with its fault, none stops the rest."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from advisor.errors import UserError
from advisor.index.documents import add_document, list_documents, remove_document

if TYPE_CHECKING:
    from advisor.settings import Settings
    from advisor.sources.documents import Document

Progress = Callable[[str, int, int], None]
"""Called with (stage in Chinese, done, total)."""

FILES = "读取文件"
SUFFIXES = frozenset(
    {
        ".pdf",
        ".docx",
        ".doc",
        ".html",
        ".htm",
        ".md",
        ".markdown",
        ".txt",
        ".text",
        ".png",
        ".jpg",
        ".jpeg",
        "",
    }
)
"""Names that are tried in a folder; a file named by itself is tried whatever its name, by its content."""
_MANY_PAGES = 20


@dataclass(frozen=True, slots=True)
class Files:
    """What files and folders come to; `left_out` has a Chinese line for each file not tried."""

    paths: tuple[Path, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `copy`: a document of the same words is kept already, in `document`."""

    path: Path
    state: Literal["new", "same", "copy", "failed"]
    document: Document | None = None
    problem: str = ""


def expand(given: Iterable[Path]) -> Files:
    """Folders as the files in them, at any depth, by name; links are not followed."""
    paths: dict[Path, None] = {}
    left_out: list[str] = []

    def refuse(error: OSError) -> None:
        left_out.append(f"{_printable(str(error.filename))}：打不开这个文件夹（{error.strerror}）。")

    for path in given:
        if not path.is_dir():
            paths.setdefault(path)
            continue
        for folder, inner, names in os.walk(path, onerror=refuse):
            hidden = sorted(name for name in inner if name.startswith("."))
            left_out += [f"{_shown(Path(folder, name), path)}：隐藏文件夹，没有读。" for name in hidden]
            inner[:] = sorted(name for name in inner if not name.startswith("."))
            for name in sorted(names):
                file = Path(folder, name)
                if name.startswith((".", "~$")):
                    left_out.append(f"{_shown(file, path)}：隐藏文件或临时文件，没有读。")
                elif file.suffix.lower() not in SUFFIXES:
                    left_out.append(f"{_shown(file, path)}：不支持的文件类型，没有读。")
                else:
                    paths.setdefault(file)
    return Files(tuple(paths), tuple(left_out))


def add_all(paths: Iterable[Path], settings: Settings, progress: Progress | None = None) -> Iterator[Outcome]:
    """Keep each file and tell at once what became of it. One that cannot be read does not stop the next."""
    files = list(paths)
    report = progress or (lambda stage, done, total: None)
    # One file needs no count of files; its pages have a bar of their own.
    count = report if len(files) > 1 else (lambda stage, done, total: None)
    words = {_words(one): one for one in list_documents(settings)}
    count(FILES, 0, len(files))
    for number, path in enumerate(files, start=1):
        yield _add(path, settings, words, report)
        count(FILES, number, len(files))


def _add(path: Path, settings: Settings, words: dict[str, Document], report: Progress) -> Outcome:
    def pages(done: int, total: int) -> None:
        if total >= _MANY_PAGES:
            report(f"读取 {_printable(path.name)} 的页", done, total)

    try:
        result = add_document(path, settings, progress=pages)
        if not result.new:
            return Outcome(path, "same", result.document)
        other = words.setdefault(_words(result.document), result.document)
        if other.id != result.document.id and other.law is None:
            # A law in another format is kept: the library tells which of the two it cites, and says so.
            remove_document(result.document.id, settings)
            return Outcome(path, "copy", other)
        return Outcome(path, "new", result.document)
    except UserError as error:
        return Outcome(path, "failed", problem=str(error))
    except MemoryError:
        return Outcome(path, "failed", problem=f"{_printable(path.name)}：文件太大，内存不够，没有读。")


def _words(document: Document) -> str:
    """The text as one run of characters, so that a document is known again in another format."""
    import hashlib

    text = "".join(page.text for page in document.pages)
    plain = "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())
    return hashlib.sha256(plain.encode(errors="replace")).hexdigest()


def _shown(path: Path, base: Path) -> str:
    return _printable(str(path.relative_to(base)))


def _printable(name: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in name)
