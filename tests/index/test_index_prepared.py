"""The vectors that come with the project: near enough to the model's own, and nearly all that are needed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tiny_world import PairEncoder

from advisor.index.embedding import SentenceEncoder
from advisor.index.passages import library_passages
from advisor.index.prepared import NONE_PREPARED, Prepared, prepared_vectors
from advisor.index.vectors import embed, key_of
from advisor.sources import Library

TEXTS = ["第一段", "第二段", "更长的第三段"]


def of(encoder: PairEncoder, texts: list[str], before: Prepared = NONE_PREPARED) -> Prepared:
    vectors = encoder.queries(texts)
    keys = [key_of(encoder.name, text) for text in texts]
    return before.renewed(keys, dict(zip(keys, vectors, strict=True)))


def test_what_is_prepared_is_not_embedded(tmp_path: Path) -> None:
    encoder, prepared = PairEncoder(), of(PairEncoder(), TEXTS[:2])
    found = embed(TEXTS, encoder, tmp_path / "v.sqlite", prepared=prepared)
    assert encoder.encoded == ["更长的第三段"]
    assert (found * PairEncoder().queries(TEXTS)).sum(axis=1) == pytest.approx(1, abs=1e-3)


def test_another_model_finds_nothing() -> None:
    prepared = of(PairEncoder("one"), TEXTS)
    assert prepared.find([key_of("other", text) for text in TEXTS]) == {}


def test_a_file_comes_back_as_it_was(tmp_path: Path) -> None:
    prepared, path = of(PairEncoder(), TEXTS), tmp_path / "prepared.npz"
    prepared.save(path)
    again = prepared_vectors(path)
    keys = [key_of(PairEncoder().name, text) for text in TEXTS]
    before, after = prepared.find(keys), again.find(keys)
    assert all(np.array_equal(before[key], after[key]) for key in keys)


def test_renewing_keeps_what_stays_to_the_byte_and_drops_what_went(tmp_path: Path) -> None:
    encoder = PairEncoder()
    first = of(encoder, TEXTS)
    second = of(encoder, [*TEXTS[1:], "新的一段"], first)
    stays, went = key_of(encoder.name, TEXTS[1]), key_of(encoder.name, TEXTS[0])
    assert np.array_equal(first.find([stays])[stays], second.find([stays])[stays])
    assert went in first and went not in second


def test_no_file_means_nothing_is_prepared(tmp_path: Path) -> None:
    assert prepared_vectors(tmp_path / "missing.npz").find([key_of("any", "一段")]) == {}


@pytest.fixture(scope="module")
def texts(library: Library) -> list[str]:
    return list(dict.fromkeys(one.text for one in library_passages(library)))


def test_the_knowledge_base_is_prepared_but_for_the_last_changes(texts: list[str]) -> None:
    """More than a twentieth missing makes a first build a matter of minutes: run `make vectors`."""
    model = SentenceEncoder("bundled").name
    held = prepared_vectors()
    missing = [text for text in texts if key_of(model, text) not in held]
    assert len(missing) <= len(texts) / 20


def test_prepared_vectors_are_those_of_the_bundled_model(texts: list[str], tmp_path: Path) -> None:
    encoder = SentenceEncoder("bundled")
    held = prepared_vectors()
    sample = [text for text in texts if key_of(encoder.name, text) in held][:: len(texts) // 20]
    given = embed(sample, encoder, tmp_path / "v.sqlite")
    assert (given * encoder.documents(sample)).sum(axis=1) == pytest.approx(1, abs=2e-4)
