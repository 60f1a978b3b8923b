"""The pieces of the performance suite, small: a base several times over, and many sessions at once."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from advisor.domain import CaseFile
from advisor.index import Index, build, open_index
from advisor.retrieval import search
from advisor.sources import Library
from evals import performance
from evals.crowd import SESSIONS, TURNS, measured
from evals.datasets import RetrievalCase
from evals.grown import copies, grown, shuffled
from tests.index.tiny_world import PairEncoder, tiny_library, tiny_settings


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[tuple[Index, Library]]:
    settings = tiny_settings(tmp_path)
    library = tiny_library(settings)
    build(library, settings, encoder=PairEncoder())
    index = open_index(settings, encoder=PairEncoder())
    yield index, library
    index.close()


def test_copies_have_ids_of_their_own_and_the_same_words(tiny: tuple[Index, Library]) -> None:
    some = tiny[0].passages[:3]
    made = copies(some, 3)
    assert len({one.id for one in made}) == 9
    assert Counter(one.text for one in made) == {one.text: 3 for one in some}


def test_the_vectors_of_copies_have_the_same_length_and_lie_elsewhere() -> None:
    vectors = np.random.default_rng(1).normal(size=(4, 64)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    made = shuffled(vectors, 3)
    assert made.shape == (12, 64) and np.allclose(np.linalg.norm(made, axis=1), 1)
    assert np.array_equal(made[:4], vectors) and float(np.abs(made[4:] @ vectors.T).max()) < 0.6


def test_a_base_grown_threefold_can_be_searched_and_its_copies_are_near_to_nothing(
    tiny: tuple[Index, Library], tmp_path: Path
) -> None:
    index, library = tiny
    larger = grown(index, library, tmp_path / "larger", 3)
    try:
        assert larger.info.passages == 3 * index.info.passages == len(larger.passages)
        for passage in index.passages[:5]:
            nearest = larger.nearest(larger.embedded([passage.text]), 1)[0]
            assert nearest.passage.text == passage.text and "~" not in nearest.passage.id
        assert search("签合同要用蓝墨水吗", index=larger, library=library, as_of=date(2026, 11, 22))
    finally:
        larger.close()


def test_every_session_keeps_its_own_case_and_all_run_at_once() -> None:
    at_once, most, lock = 0, 0, threading.Lock()
    turns: Counter[int] = Counter()
    together = threading.Barrier(SESSIONS, timeout=30)

    def ask(question: str, case: CaseFile) -> CaseFile:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
            turns[case.turns] += 1
            crowd = turns[0] > 2
        if crowd and case.turns == 0:
            together.wait()
        with lock:
            at_once -= 1
        return CaseFile(turns=case.turns + 1)

    figures = measured(ask, ["甲", "乙"])
    assert most == SESSIONS
    # One to warm up and one session alone stand before the crowd.
    assert turns == {0: SESSIONS + 2, 1: SESSIONS + 1, 2: SESSIONS + 1} and TURNS == 3
    assert all(value > 0 for value in figures.values()) and len(figures) == 4


def test_growth_is_told_beside_the_base_written_once(
    tiny: tuple[Index, Library], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, library = tiny
    asked = [RetrievalCase(f"q-{n}", "m", f"签合同要用蓝墨水吗{n}", {}) for n in range(3)]
    monkeypatch.setattr(performance, "question_cases", lambda: asked)
    advisor = cast(Any, SimpleNamespace(index=index, library=library))
    figures = performance._growing(advisor, tmp_path / "grown", (2,))
    assert figures["passages at 2 times the knowledge"] == 2 * index.info.passages
    assert figures["search p50 at 2 times beside once"] > 0
    assert figures["writing the index at 2 times beside once"] > 0
    assert list((tmp_path / "grown").iterdir()) == [], "nothing of it is left lying about"
