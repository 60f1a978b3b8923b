"""Vectors on disk: the cache that spares embedding a text twice, and the Chroma store that is searched."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from advisor.errors import UserError
from advisor.index.prepared import Prepared, prepared_vectors

if TYPE_CHECKING:
    from advisor.index.embedding import Encoder, Matrix

_BATCH = 64
"""Texts embedded between two commits: what a kill can cost."""
_CHROMA_BATCH = 5000
"""Chroma refuses more than 5461 rows at once."""
_COLLECTION = "passages"
_BUSY_SECONDS = 60


def embed(
    texts: Sequence[str],
    encoder: Encoder,
    cache: Path,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    prepared: Prepared | None = None,
) -> Matrix:
    """The vectors of `texts`, in order: what comes with the project, what is in the cache, the rest embedded.

    What is embedded is stored in the cache. Two processes may share it, and one killed half way leaves what
    it had finished. `progress` counts distinct texts.
    """
    keys = [key_of(encoder.name, text) for text in texts]
    given = prepared_vectors() if prepared is None else prepared
    known = given.find(dict.fromkeys(keys))
    with _open_cache(cache) as store:
        known |= _read(store, [key for key in keys if key not in known])
        missing = sorted(
            {key: text for key, text in zip(keys, texts, strict=True) if key not in known}.items(),
            key=lambda item: len(item[1]),
        )
        total = len(set(keys))
        progress(total - len(missing), total)
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            vectors = encoder.documents([text for _, text in batch])
            fresh = {key: vector for (key, _), vector in zip(batch, vectors, strict=True)}
            with store:
                store.executemany(
                    "INSERT OR IGNORE INTO vectors VALUES (?, ?)",
                    [(key, np.asarray(vector, dtype="<f4").tobytes()) for key, vector in fresh.items()],
                )
            known |= fresh
            progress(total - len(missing) + start + len(batch), total)
    return np.stack([known[key] for key in keys])


def key_of(model: str, text: str) -> bytes:
    """Names the vector of a text by a model."""
    return hashlib.sha256(f"{model}\0document\0{text}".encode()).digest()


@contextmanager
def _open_cache(path: Path) -> Iterator[sqlite3.Connection]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=_BUSY_SECONDS)) as store:
        try:
            store.execute("PRAGMA journal_mode = WAL")
            store.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)")
            yield store
        except sqlite3.OperationalError as error:
            raise UserError(f"向量缓存 {path} 写不进去（{error}）。请检查磁盘空间和权限后再试。") from error
        except sqlite3.DatabaseError as error:
            raise UserError(
                f"向量缓存 {path} 已损坏（{error}）。请删除这个文件，再运行 advisor kb build。"
            ) from error


def _read(store: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, Matrix]:
    found: dict[bytes, Matrix] = {}
    distinct = list(dict.fromkeys(keys))
    for start in range(0, len(distinct), 500):
        part = distinct[start : start + 500]
        marks = ",".join("?" * len(part))
        rows = store.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", part)
        found.update((key, np.frombuffer(vector, dtype="<f4")) for key, vector in rows)
    return found


class VectorStore:
    """A Chroma collection in a folder of its own, opened at the first search; safe between threads.

    A folder is written once, by `write`, and only read afterwards: Chroma keeps serving the old rows of a
    folder that is replaced under it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._collection: Any = None
        self._count = 0

    @staticmethod
    def write(
        folder: Path,
        ids: Sequence[str],
        vectors: Matrix,
        *,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> None:
        with closing(_client(folder)) as client:
            collection = client.create_collection(
                _COLLECTION,
                embedding_function=None,
                # One thread, so that the same passages always make the same graph; ef_search bounds what a
                # query may ask for (see retrieval's over-fetching).
                configuration={
                    "hnsw": {"space": "cosine", "ef_construction": 100, "ef_search": 600, "num_threads": 1}
                },
            )
            for start in range(0, len(ids), _CHROMA_BATCH):
                stop = min(start + _CHROMA_BATCH, len(ids))
                collection.upsert(ids=list(ids[start:stop]), embeddings=vectors[start:stop])
                progress(stop, len(ids))

    @staticmethod
    def change(folder: Path, gone: Sequence[str], ids: Sequence[str], vectors: Matrix) -> None:
        """Take rows out of a store that no process has open yet, and put rows in."""
        with closing(_client(folder)) as client:
            collection = client.get_collection(_COLLECTION, embedding_function=None)
            for start in range(0, len(gone), _CHROMA_BATCH):
                collection.delete(ids=list(gone[start : start + _CHROMA_BATCH]))
            for start in range(0, len(ids), _CHROMA_BATCH):
                stop = start + _CHROMA_BATCH
                collection.upsert(ids=list(ids[start:stop]), embeddings=vectors[start:stop])

    def nearest(self, vector: Matrix, limit: int) -> list[tuple[str, float]]:
        """(passage id, cosine), best first, at most `limit`."""
        with self._lock:
            if self._collection is None:
                client = _client(self._folder)
                weakref.finalize(self, client.close)
                self._collection = client.get_collection(_COLLECTION, embedding_function=None)
                # Counted once: what is written goes into a new folder, and counting takes as long as asking.
                self._count = self._collection.count()
            found = self._collection.query(
                query_embeddings=[vector],
                n_results=min(limit, self._count),
                include=["distances"],
            )
        return [
            (identity, 1.0 - distance)
            for identity, distance in zip(found["ids"][0], found["distances"][0], strict=True)
        ]


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
