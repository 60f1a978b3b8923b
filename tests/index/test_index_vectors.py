"""Each distinct text is embedded once, ever."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tiny_world import PairEncoder

from advisor.errors import UserError
from advisor.index.vectors import VectorStore, embed

TEXTS = ["第一段", "第二段", "第一段", "更长的第三段"]


def test_vectors_come_in_the_order_of_the_texts(tmp_path: Path) -> None:
    encoder = PairEncoder()
    assert np.array_equal(embed(TEXTS, encoder, tmp_path / "v.sqlite"), encoder.queries(TEXTS))


def test_a_text_is_embedded_once_however_often_it_occurs_and_whoever_asks_again(tmp_path: Path) -> None:
    first, second = PairEncoder(), PairEncoder()
    embed(TEXTS, first, tmp_path / "v.sqlite")
    embed([*TEXTS, "新的一段"], second, tmp_path / "v.sqlite")
    assert sorted(first.encoded) == sorted(set(TEXTS))
    assert second.encoded == ["新的一段"]


def test_another_model_shares_nothing(tmp_path: Path) -> None:
    embed(TEXTS, PairEncoder("one"), tmp_path / "v.sqlite")
    other = PairEncoder("other")
    embed(TEXTS, other, tmp_path / "v.sqlite")
    assert len(other.encoded) == 3


def test_what_was_finished_before_a_failure_is_kept(tmp_path: Path) -> None:
    class Failing(PairEncoder):
        def documents(self, texts):  # type: ignore[no-untyped-def]
            if self.encoded:
                raise KeyboardInterrupt
            return super().documents(texts)

    texts = [f"第{number}段" for number in range(200)]
    failing, after = Failing(), PairEncoder()
    with pytest.raises(KeyboardInterrupt):
        embed(texts, failing, tmp_path / "v.sqlite")
    embed(texts, after, tmp_path / "v.sqlite")
    assert failing.encoded and sorted(failing.encoded + after.encoded) == sorted(texts)


def test_a_cache_that_is_no_database_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "v.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(UserError, match="请删除这个文件"):
        embed(TEXTS, PairEncoder(), tmp_path / "v.sqlite")


def test_the_store_gives_cosines_best_first(tmp_path: Path) -> None:
    encoder = PairEncoder()
    texts = ["茶歇时间算工时", "茶歇每班两次", "合同一式三份"]
    vectors = encoder.queries(texts)
    VectorStore.write(tmp_path / "chroma", ["a", "b", "c"], vectors)
    found = VectorStore(tmp_path / "chroma").nearest(vectors[1], 10)
    cosines = dict(zip("abc", vectors @ vectors[1], strict=True))
    assert [identity for identity, _ in found] == sorted(cosines, key=lambda one: -cosines[one])
    assert dict(found) == pytest.approx(cosines, abs=1e-5)
