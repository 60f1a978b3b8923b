"""The adapter over the bundled model: only for the model it was trained on."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from advisor.index.adapter import ADAPTER_FILE, adapter_for, save, space


def trained_on() -> str:
    with np.load(ADAPTER_FILE) as held:
        return str(held["encoder"])


def test_another_model_gets_none_and_its_vectors_as_they_are() -> None:
    vectors = np.eye(3, dtype=np.float32)
    adapter = adapter_for("pairs")
    assert adapter.queries(vectors) is vectors and adapter.passages(vectors) is vectors
    assert space("pairs") == "pairs"


def test_the_model_it_was_trained_on_gets_unit_vectors_of_the_same_size() -> None:
    name = trained_on()
    adapter = adapter_for(name)
    assert adapter.query is not None
    vectors = np.eye(len(adapter.query), dtype=np.float32)[:2]
    for turned in (adapter.queries(vectors), adapter.passages(vectors)):
        assert turned.shape == vectors.shape
        assert np.allclose(np.linalg.norm(turned, axis=1), 1.0, atol=1e-5)
    assert space(name).startswith(name) and space(name) != name


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    matrix = np.array([[0.5, 0.25], [0.0, 1.0]], dtype=np.float32)
    save(tmp_path / "adapter.npz", "pairs", matrix, matrix.T)
    with np.load(tmp_path / "adapter.npz") as held:
        assert (held["query"] == matrix).all() and (held["passage"] == matrix.T).all()
