"""Building the index: into a new folder, then one pointer replaced.

A kill at any moment leaves the old one serving.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import shutil
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.domain import Passage
from advisor.index import store
from advisor.index.adapter import Adapter, adapter_for, space
from advisor.index.documents import list_documents, sync_folder, write_atomically
from advisor.index.info import IndexInfo
from advisor.index.lexicon import Term, read_lexicon
from advisor.index.locks import exclusive, try_exclusive
from advisor.index.passages import documents_passages, library_passages
from advisor.index.records import to_line, write_lines

if TYPE_CHECKING:
    from advisor.index.embedding import Encoder, Matrix
    from advisor.index.prepared import Prepared
    from advisor.index.renew import Change
    from advisor.settings import Settings
    from advisor.sources.documents import Document
    from advisor.sources.library import Library

Progress = Callable[[str, int, int], None]
"""Called with (stage in Chinese, done, total)."""

VECTOR_CACHE = "vectors.sqlite"
"""Vectors of texts once embedded, in the data folder."""
WAITING = "等待另一个构建"
READING = "读取条文"
WORDS = "建立关键词索引"
EMBEDDING = "计算向量"
STORING = "写入向量库"


def build(
    library: Library,
    settings: Settings,
    *,
    progress: Progress | None = None,
    documents: Sequence[Document] | None = None,
    encoder: Encoder | None = None,
    prepared: Prepared | None = None,
) -> IndexInfo:
    """Bring the index up to date with the library and the user's documents (by default those held).

    `prepared` are vectors to take as they are (by default those that come with the project).

    Does nothing when nothing changed. Two builds do not run at once: the second waits for the first. Raises
    UserError when the model cannot load, a document cannot be read back, or the disk refuses.
    """
    from advisor.index.embedding import SentenceEncoder
    from advisor.index.renew import change_from

    report = progress or (lambda stage, done, total: None)
    encoder = encoder or SentenceEncoder(settings.embedding_model)
    root = store.index_dir(settings)
    with exclusive(root / "build.lock", on_wait=lambda: report(WAITING, 0, 1)):
        started = time.monotonic()
        held = list_documents(settings) if documents is None else documents
        lexicon = read_lexicon(settings.knowledge_dir)
        passages = _passages(library, held, report)
        digest = _content_hash(passages, lexicon, library.knowledge_hash, space(encoder.name))
        current = store.current_info(settings)
        if current is not None and current.hash == digest:
            _tidy(root, keep=current.path)
            return dataclasses.replace(current, up_to_date=True)
        change = change_from(current, library.knowledge_hash, space(encoder.name), passages)
        folder = root / f"{digest[:16]}-{uuid.uuid4().hex[:8]}"
        folder.mkdir()
        try:
            vectors_of = partial(_embedded, encoder, settings, report, prepared)
            adapter = adapter_for(encoder.name)
            dimensions = _fill(
                folder, passages, library, lexicon, settings, vectors_of, adapter, report, change
            )
        except BaseException:
            shutil.rmtree(folder)
            raise
        info = IndexInfo(
            path=folder,
            hash=digest,
            format=store.FORMAT,
            knowledge_hash=library.knowledge_hash,
            encoder=space(encoder.name),
            built_at=datetime.now().astimezone().isoformat(timespec="seconds"),
            seconds=round(time.monotonic() - started, 2),
            passages=len(passages),
            dimensions=dimensions,
            kinds=dict(Counter(passage.kind for passage in passages)),
            jurisdictions=dict(Counter(passage.jurisdiction for passage in passages)),
            documents=tuple(sorted(document.id for document in held)),
        )
        _sync(folder)
        store.write_manifest(info)
        sync_folder(root)
        write_atomically(root / store.CURRENT, folder.name + "\n")
        _tidy(root, keep=folder)
        return info


def _passages(library: Library, documents: Iterable[Document], report: Progress) -> tuple[Passage, ...]:
    report(READING, 0, 1)
    passages = [*library_passages(library)]
    passages.extend(documents_passages(documents, library))
    doubled = [
        identity for identity, count in Counter(passage.id for passage in passages).items() if count > 1
    ]
    if doubled:
        raise ValueError(f"passage ids must be unique: {doubled[:3]}")
    report(READING, 1, 1)
    return tuple(passages)


def _content_hash(passages: Iterable[Passage], lexicon: Iterable[Term], knowledge: str, encoder: str) -> str:
    digest = hashlib.sha256(f"{store.FORMAT}\n{encoder}\n{knowledge}\n{lexicon!r}\n".encode())
    for passage in passages:
        digest.update(to_line(passage).encode())
    return digest.hexdigest()


def _embedded(
    encoder: Encoder, settings: Settings, report: Progress, prepared: Prepared | None, texts: Sequence[str]
) -> Matrix:
    from advisor.index.vectors import embed

    return embed(
        texts,
        encoder,
        settings.data_dir / VECTOR_CACHE,
        progress=lambda done, total: report(EMBEDDING, done, total),
        prepared=prepared,
    )


def _fill(
    folder: Path,
    passages: Sequence[Passage],
    library: Library,
    lexicon: Sequence[Term],
    settings: Settings,
    vectors_of: Callable[[Sequence[str]], Matrix],
    adapter: Adapter,
    report: Progress,
    change: Change | None,
) -> int:
    """Everything but the manifest; returns the vectors' dimensions."""
    import numpy as np

    from advisor.index.keyword import KeywordIndex
    from advisor.index.renew import renew
    from advisor.index.vectors import VectorStore

    (folder / store.LEASE).touch()
    write_lines(passages, folder / store.PASSAGES)
    entries = [dataclasses.asdict(term) for term in lexicon]
    (folder / store.LEXICON).write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
    texts = [passage.text for passage in passages]
    words = sorted(
        {word for topic in library.topics.values() for word in topic.keywords}
        | {word for term in lexicon for word in (*term.say, *term.legal)}
    )
    KeywordIndex.write(
        folder / store.KEYWORD,
        texts,
        words,
        store.cache_dir(settings),
        progress=lambda done, total: report(WORDS, done, total),
    )

    def stored(done: int, total: int) -> None:
        report(STORING, done, total)

    if change is not None:
        fresh = adapted = np.empty((0, 0), dtype=np.float32)
        if change.fresh:
            fresh = vectors_of([texts[row] for row in change.fresh])
            adapted = adapter.passages(fresh)
        renew(folder, change, passages, fresh, adapted, stored)
    else:
        vectors = vectors_of(texts)
        np.save(folder / store.VECTORS, vectors.astype(np.float16))
        VectorStore.write(
            folder / store.CHROMA,
            [passage.id for passage in passages],
            adapter.passages(vectors),
            progress=stored,
        )
    return int(np.load(folder / store.VECTORS, mmap_mode="r").shape[1])


def _sync(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


def _tidy(root: Path, *, keep: Path) -> None:
    """Remove folders of killed builds, and older ones that no process reads."""
    for scrap in root.glob(f".{store.CURRENT}.*"):
        scrap.unlink(missing_ok=True)
    for folder in root.iterdir():
        if not folder.is_dir() or folder == keep:
            continue
        lease = folder / store.LEASE
        if not lease.exists():
            shutil.rmtree(folder)
            continue
        with try_exclusive(lease) as free:
            if free:
                # The manifest first: who takes the lease after this lock looks for it and turns away.
                (folder / store.MANIFEST).unlink(missing_ok=True)
                shutil.rmtree(folder)
