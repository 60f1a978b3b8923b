"""The ingestion suite: files that are what they promise, and a suite that notices a reader gone wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from advisor.errors import UserError
from advisor.sources import Library
from advisor.sources.documents import read_document
from evals import ingestion
from evals.ingestion import MAKERS, IngestionCase, Tally, cases, make, read


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load()


def case_of(id: str) -> IngestionCase:
    return next(case for case in cases() if case.id == id)


def differences(case: IngestionCase, library: Library, folder: Path) -> list[tuple[str, str]]:
    return list(read(case, library, folder, Tally()))


def test_there_are_enough_files_of_every_format() -> None:
    told = cases()
    assert len(told) >= 30
    assert {case.made for case in told} == set(MAKERS)
    assert sum(case.error is not None for case in told) >= 10
    assert sum(case.law is not None for case in told) >= 15


def test_a_law_carries_the_wording_of_the_package(library: Library) -> None:
    made = make(case_of("ing-001"), library).decode()
    assert made.count("\n第") >= 54
    assert len(made) > 5000


def test_a_recipe_that_cannot_be_made_is_named(library: Library) -> None:
    case = case_of("ing-001")
    for wrong in (
        replace(case, made="nothing"),
        replace(case, law="没有这部法"),
        replace(case, only=[900, 901]),
    ):
        with pytest.raises(UserError, match=case.id):
            make(wrong, library)


@pytest.mark.parametrize("id", ["ing-001", "ing-029", "ing-043"])
def test_a_file_read_as_expected_differs_in_nothing(id: str, library: Library, tmp_path: Path) -> None:
    assert differences(case_of(id), library, tmp_path) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"instrument": "劳动法"},
        {"version": None},
        {"articles": 53},
        {"media": "text/html"},
        {"says": ["没有这句话"]},
        {"lacks": ["劳动争议"]},
        {"error": "乱码"},
        {"told": "number"},
    ],
)
def test_a_file_read_otherwise_is_told(wrong: dict[str, Any], library: Library, tmp_path: Path) -> None:
    assert differences(replace(case_of("ing-001"), **wrong), library, tmp_path)


def test_a_refusal_in_other_words_or_none_is_told(library: Library, tmp_path: Path) -> None:
    assert differences(replace(case_of("ing-043"), error="密码"), library, tmp_path)
    assert differences(replace(case_of("ing-043"), error=None), library, tmp_path)


def test_a_reader_that_loses_a_character_is_noticed(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(*given: Any, **more: Any) -> Any:
        document = read_document(*given, **more)
        assert document.law is not None
        articles = tuple(replace(one, text=one.text[:-2]) for one in document.law.articles)
        return replace(document, law=replace(document.law, articles=articles))

    first = cases()[0]
    monkeypatch.setattr(ingestion, "read_document", careless)
    monkeypatch.setattr(ingestion, "cases", lambda: (first,))
    result = ingestion.run(cast(Any, SimpleNamespace(library=library)))
    assert result.figures["articles verbatim"] == 0
    assert [failure.case for failure in result.failures] == [first.id]
