"""The user's own documents: one JSON file each under `data_dir/documents/`, kept through every rebuild."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.errors import UserError

if TYPE_CHECKING:
    from advisor.settings import Settings
    from advisor.sources.documents import Document


@dataclass(frozen=True, slots=True)
class Addition:
    """`new` is False when a document of the same content was already there; `document` is then that one."""

    document: Document
    new: bool


def add_document(
    path: Path, settings: Settings, *, progress: Callable[[int, int], None] | None = None
) -> Addition:
    """Read a file and keep it; it is searched after the next `build`.

    Raises UserError when the file cannot be read or used; nothing is kept then.
    """
    from advisor.sources.documents import read_document

    held = _held(path, settings)
    if held is not None:
        return Addition(held, new=False)
    document = read_document(
        path, max_mb=settings.max_document_mb, max_pages=settings.max_document_pages, progress=progress
    )
    folder = _folder(settings)
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(folder / f"{document.id}.json", document.to_json())
    return Addition(document, new=True)


def _held(path: Path, settings: Settings) -> Document | None:
    """The document of the same bytes that is kept already; None where it had better be read again.

    That is: one kept by an earlier release, and one with pages left out that may be legible by now.
    """
    try:
        if not path.is_file() or path.stat().st_size > settings.max_document_mb * 1024 * 1024:
            return None
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        kept = _folder(settings) / f"{digest[:16]}.json"
        if not kept.is_file():
            return None
        held = _read(kept)
        with kept.open(encoding="utf-8") as file:
            current = file.read(8).startswith('{"law":')
    except OSError:
        return None
    return held if current and held.sha256 == digest and not held.skipped else None


def list_documents(settings: Settings) -> tuple[Document, ...]:
    """The documents held, oldest first. Raises UserError when one cannot be read back."""
    documents = [_read(path) for path in sorted(_folder(settings).glob("*.json"))]
    return tuple(sorted(documents, key=lambda document: (document.added, document.id)))


def document_ids(settings: Settings) -> tuple[str, ...]:
    """The ids of the documents held, sorted, without reading them."""
    return tuple(sorted(path.stem for path in _folder(settings).glob("*.json")))


def remove_document(name: str, settings: Settings) -> Document:
    """Remove the one document with that id, file name or title; it is found until the next `build`.

    Raises UserError when none or more than one fits.
    """
    documents = list_documents(settings)
    wanted = name.strip()
    fitting = [document for document in documents if wanted == document.id] or [
        document for document in documents if wanted in (document.filename, document.title)
    ]
    if len(fitting) == 1:
        (_folder(settings) / f"{fitting[0].id}.json").unlink(missing_ok=True)
        return fitting[0]
    held = "；".join(f"{one.id} {one.title}（{one.filename}）" for one in fitting or documents)
    if fitting:
        raise UserError(f"有 {len(fitting)} 份材料都叫“{wanted}”，请用编号指明：{held}。")
    if documents:
        raise UserError(f"没有编号、文件名或标题是“{wanted}”的材料。现有：{held}。")
    raise UserError(f"没有“{wanted}”这份材料：还没有添加过材料。")


def write_atomically(path: Path, text: str) -> None:
    """Replace `path` by `text`: a reader, or a crash, meets the old content or the new, never a part."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(temporary).unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _folder(settings: Settings) -> Path:
    return settings.documents_dir


def _read(path: Path) -> Document:
    from advisor.sources.documents import Document

    try:
        return Document.from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(
            f"材料文件 {path} 读不出来（{error}）。请删除它，再用 advisor kb add 重新添加。"
        ) from error
