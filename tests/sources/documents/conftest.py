"""Documents made at run time, so that no binary lies in the repository."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from advisor.sources.documents import Document, read_document
from evals.papers import assemble, pdf
from evals.papers import stream as make_stream

MakePdf = Callable[..., bytes]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    """Reads bytes as a file of the given name."""

    def read_bytes(data: bytes, name: str, *, max_mb: int = 5, max_pages: int = 50) -> Document:
        path = tmp_path / name
        path.write_bytes(data)
        return read_document(path, max_mb=max_mb, max_pages=max_pages)

    return read_bytes


@pytest.fixture(autouse=True)
def no_ocr(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra `ocr` is not installed; its own tests say themselves what they need."""
    if not request.module.__name__.endswith("test_document_ocr"):
        monkeypatch.setattr("advisor.sources.documents.ocr.available", lambda: False)


@pytest.fixture
def make_pdf() -> MakePdf:
    return pdf


@pytest.fixture(scope="session")
def magazine() -> Document:
    """The union's magazine: 87 pages of a browser's print-out, radicals throughout."""
    folder = os.environ.get("ADVISOR_REFERENCE_DIR")
    if folder is None:
        pytest.skip("ADVISOR_REFERENCE_DIR is not set: the magazine is not at hand")
    path = Path(folder) / "inputs" / "union-magazine-2024-09.pdf"
    return read_document(path, max_mb=100, max_pages=3000)


@pytest.fixture
def make_objects() -> Callable[[Sequence[bytes]], bytes]:
    return partial(assemble)


@pytest.fixture
def stream() -> Callable[[bytes], bytes]:
    return make_stream
