"""What every case tells of itself: whose it is, who checked it, what its gold rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.errors import UserError
from evals import citations, datasets, ingestion, support
from evals.datasets import RetrievalCase, provenance, read_records

RECIPES = {one.DATASET for one in (citations, support, ingestion)}
FILES = [path.name for path in (datasets.ROOT / "datasets").glob("*.yaml")]
CASE = "- {id: x-1, matter: wage-arrears, question: 问, gold: {}, layer: local, difficulty: easy}\n"
HEAD = "author: writer\nchecked_by: null\nsource: the law\n---\n"


@pytest.fixture
def dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(datasets, "ROOT", tmp_path)
    (tmp_path / "datasets").mkdir()
    return tmp_path / "datasets" / "some.yaml"


@pytest.mark.parametrize(
    "name", [*(name for name in FILES if name not in RECIPES), "../../tests/privacy.yaml"]
)
def test_every_case_says_whose_it_is_and_what_its_gold_rests_on(name: str) -> None:
    told = provenance(name)
    assert told and all(one.author and one.source and one.matter for one in told.values())


def test_what_the_head_tells_holds_for_cases_that_tell_nothing_else(dataset: Path) -> None:
    other = (
        "- {id: x-2, matter: m, question: 问, gold: {}, layer: none, difficulty: hard, source: a reader}\n"
    )
    dataset.write_text(HEAD + CASE + other, "utf-8")
    told = provenance("some.yaml")
    assert (told["x-1"].source, told["x-2"].source) == ("the law", "a reader")
    assert told["x-1"].author == told["x-2"].author == "writer" and told["x-2"].checked_by is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (CASE, r"x-1.*'author', 'checked_by', 'source'"),
        (HEAD.replace("source: the law\n", "") + CASE, r"x-1.*'source'"),
        (HEAD.replace("null", "writer") + CASE, "x-1.*its own author"),
        (HEAD.replace("source", "origin") + CASE, "head has unknown keys.*origin"),
        (HEAD + CASE.replace("easy", "simple"), "x-1.*layer or difficulty"),
        (HEAD + CASE.replace("question", "asks"), "x-1 has unknown keys.*asks"),
        (HEAD + CASE + CASE, "x-1 occurs twice"),
    ],
)
def test_a_file_that_leaves_it_out_is_refused_with_the_case(dataset: Path, text: str, told: str) -> None:
    dataset.write_text(text, "utf-8")
    with pytest.raises(UserError, match=told):
        read_records("some.yaml", RetrievalCase)
