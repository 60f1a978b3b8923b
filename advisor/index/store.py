"""What a build leaves behind, and how it is opened.

    data_dir/index/current          one line: the name of the folder now in force, replaced in one step
    data_dir/index/<hash>-<nonce>/  passages.jsonl, lexicon.json, keyword/, chroma/ (adapted vectors),
                                    vectors.npy (the model's own), manifest.json (written last), and `lease`,
                                    locked shared by every process that reads the folder

A folder without a manifest is a build that was killed; an old one goes when no one holds its lease.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from advisor.domain import Passage, ProvisionRef
from advisor.errors import NotBuiltError, UserError
from advisor.index.adapter import adapter_for, space
from advisor.index.documents import document_ids, write_atomically
from advisor.index.info import IndexInfo, Status
from advisor.index.lexicon import Term

if TYPE_CHECKING:
    from advisor.index.embedding import Encoder, Matrix
    from advisor.index.keyword import KeywordIndex
    from advisor.index.vectors import VectorStore
    from advisor.settings import Settings
    from advisor.sources.library import Library

FORMAT = 2
"""Raised when what lies in a folder changes, so that older folders are built anew."""

CURRENT, MANIFEST, PASSAGES, LEXICON, KEYWORD, CHROMA, VECTORS, LEASE = (
    "current",
    "manifest.json",
    "passages.jsonl",
    "lexicon.json",
    "keyword",
    "chroma",
    "vectors.npy",
    "lease",
)


@dataclass(frozen=True, slots=True)
class Near:
    """A passage found by meaning: `likeness` is the cosine after the adapter, `cosine` the model's own."""

    passage: Passage
    likeness: float
    cosine: float


class Index:
    """A built folder, open for reading; its parts load when first used. Safe between threads.

    Holds the folder's lease for as long as it lives, so that no build removes it meanwhile.
    """

    def __init__(self, info: IndexInfo, settings: Settings, encoder: Encoder, lease: IO[bytes]) -> None:
        self.info = info
        self.settings = settings
        self._encoder = encoder
        self._lease = lease
        self._loading = threading.RLock()

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        from advisor.index.records import read_lines

        with self._part(PASSAGES) as path:
            passages = read_lines(path)
            if len(passages) != self.info.passages:
                raise ValueError(f"{len(passages)} of {self.info.passages} passages")
            return passages

    @cached_property
    def rows(self) -> dict[str, int]:
        """Passage id → its place in `passages`."""
        return {passage.id: row for row, passage in enumerate(self.passages)}

    @cached_property
    def by_provision(self) -> dict[ProvisionRef, tuple[Passage, ...]]:
        """The passages that are an article's own words or gist, all versions."""
        from advisor.index.passages import route

        found: dict[ProvisionRef, tuple[Passage, ...]] = {}
        for passage in self.passages:
            if route(passage) == "provision":
                found[passage.parents[0]] = (*found.get(passage.parents[0], ()), passage)
        return found

    @cached_property
    def lexicon(self) -> tuple[Term, ...]:
        with self._part(LEXICON) as path:
            entries = json.loads(path.read_text(encoding="utf-8"))
            return tuple(Term(tuple(entry["say"]), tuple(entry["legal"])) for entry in entries)

    def keyword(self, query: str, limit: int) -> list[tuple[Passage, float]]:
        """(passage, BM25 score), best first; none that shares no word with the query."""
        return [(self.passages[row], score) for row, score in self._keyword_index.best(query, limit)]

    @property
    def encoder(self) -> str:
        """The name of the model that queries are embedded with."""
        return self._encoder.name

    def embedded(self, texts: list[str]) -> Matrix:
        """The model's own vectors of queries, one a row; loads the model at the first call.

        Raises UserError when the base was built with another model than is set now, or the model cannot load.
        """
        if space(self._encoder.name) != self.info.encoder:
            raise UserError(
                f"知识库是用模型“{self.info.encoder}”建的，现在设置的是“{space(self._encoder.name)}”。"
                "请先运行 advisor kb build。"
            )
        return self._encoder.queries(texts)

    def dense(self, texts: list[str], limit: int) -> list[Near]:
        """`nearest` to the vectors of `texts`."""
        return self.nearest(self.embedded(texts), limit)

    def nearest(self, plain: Matrix, limit: int) -> list[Near]:
        """The passages nearest to any of the vectors, likest first."""
        likest: dict[str, float] = {}
        for vector in adapter_for(self._encoder.name).queries(plain):
            with self._part(CHROMA):
                nearest = self._vector_store.nearest(vector, limit)
            for identity, likeness in nearest:
                likest[identity] = max(likeness, likest.get(identity, -1.0))
        ordered = sorted(likest.items(), key=lambda item: (-item[1], item[0]))[:limit]
        rows = [self.rows[identity] for identity, _ in ordered]
        cosines = (self._vectors[rows].astype("float32") @ plain.T).max(axis=1, initial=-1.0)
        return [
            Near(self.passages[row], likeness, float(cosine))
            for row, (_, likeness), cosine in zip(rows, ordered, cosines, strict=True)
        ]

    def stale(self, library: Library) -> bool:
        """Whether knowledge, documents or the model changed since the build."""
        return bool(_differences(self.info, library.knowledge_hash, self.settings, self._encoder))

    @property
    def superseded(self) -> bool:
        """Whether another folder is in force by now."""
        return _current_name(self.settings) != self.info.path.name

    def close(self) -> None:
        """Let go of the folder; it must not be used afterwards."""
        self._lease.close()

    @cached_property
    def _keyword_index(self) -> KeywordIndex:
        from advisor.index.keyword import KeywordIndex

        with self._loading, self._part(KEYWORD) as path:
            return KeywordIndex.load(path, cache_dir(self.settings))

    @cached_property
    def _vector_store(self) -> VectorStore:
        from advisor.index.vectors import VectorStore

        with self._loading:
            return VectorStore(self.info.path / CHROMA)

    @cached_property
    def _vectors(self) -> Any:
        import numpy as np

        with self._loading, self._part(VECTORS) as path:
            return np.load(path, mmap_mode="r")

    @contextmanager
    def _part(self, name: str) -> Iterator[Path]:
        """A part of the folder, to be read; raises UserError, with the way out, when it is damaged."""
        try:
            yield self.info.path / name
        except Exception as error:
            # numpy, bm25s and Chroma raise anything on a damaged file; the folder is written once and never
            # changed, so whatever it is, the folder is of no use.
            reason = " ".join(str(error).split())[:120] or type(error).__name__
            raise UserError(
                f"知识库损坏，读不出 {name}（{reason}）。"
                f"请删除文件夹 {self.info.path}，再运行 advisor kb build。"
            ) from error


def open_index(settings: Settings, current: Index | None = None, *, encoder: Encoder | None = None) -> Index:
    """The index in force; `current` itself while it still is. Raises NotBuiltError when there is none.

    A new index takes over the model that `current` has loaded, unless another is set by now.
    """
    if current is not None and not current.superseded:
        return current
    from advisor.index.embedding import SentenceEncoder
    from advisor.index.locks import share

    if encoder is None:
        fresh = SentenceEncoder(settings.embedding_model)
        kept = current._encoder if current is not None else None
        encoder = kept if kept is not None and kept.name == fresh.name else fresh
    # A build may remove the folder between our reading the pointer and taking the lease; then there is
    # a newer one.
    for _ in range(10):
        name = _current_name(settings)
        if name is None:
            break
        folder = index_dir(settings) / name
        try:
            lease = share(folder / LEASE)
        except FileNotFoundError:
            continue
        info = read_manifest(folder)
        if info is not None:
            return Index(info, settings, encoder, lease)
        lease.close()
    raise NotBuiltError("知识库还没有建立，请先运行 advisor kb build。")


def is_built(settings: Settings) -> bool:
    """Whether there is an index to open."""
    return current_info(settings) is not None


def status(library: Library, settings: Settings, *, encoder: Encoder | None = None) -> Status:
    """What is built and whether it is up to date, without loading any of it."""
    from advisor.index.embedding import SentenceEncoder

    info = current_info(settings)
    if info is None:
        return Status(built=False, stale=False)
    encoder = encoder or SentenceEncoder(settings.embedding_model)
    reasons = _differences(info, library.knowledge_hash, settings, encoder)
    return Status(built=True, stale=bool(reasons), reasons=reasons, info=info)


def index_dir(settings: Settings) -> Path:
    return settings.data_dir / "index"


def cache_dir(settings: Settings) -> Path:
    return settings.data_dir / "cache"


def read_manifest(folder: Path) -> IndexInfo | None:
    """The manifest of a folder.

    None when it has none (a build that never ended, a folder on its way out), one of another format, or one
    that cannot be read: each is as good as no index, and is built anew.
    """
    try:
        record = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if record["format"] != FORMAT or not (folder / LEASE).is_file():
            return None
        return IndexInfo(**record | {"path": folder, "documents": tuple(record["documents"])})
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError):
        return None


def write_manifest(info: IndexInfo) -> None:
    write_atomically(info.path / MANIFEST, json.dumps(info.to_json(), ensure_ascii=False, indent=1))


def current_info(settings: Settings) -> IndexInfo | None:
    """The manifest of the index in force, None when there is none."""
    name = _current_name(settings)
    return None if name is None else read_manifest(index_dir(settings) / name)


def _current_name(settings: Settings) -> str | None:
    try:
        name = (index_dir(settings) / CURRENT).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    # Anything but the name of a folder beside it is damage, not a place to look in.
    return name if re.fullmatch(r"[0-9a-f]+-[0-9a-f]+", name) else None


def _differences(info: IndexInfo, knowledge: str, settings: Settings, encoder: Encoder) -> tuple[str, ...]:
    checks = (
        (info.knowledge_hash != knowledge, "知识文件有改动"),
        (info.documents != document_ids(settings), "添加或移除过材料"),
        (info.encoder != space(encoder.name), "换了向量模型"),
    )
    return tuple(reason for differs, reason in checks if differs)
