"""The union's magazine: a real file with radicals, running heads and broken lines.

What is looked for is put together from figures and short terms: no sentence of it is repeated here.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from advisor.sources.documents import Chunk, Document, read_document, split_document

ALLOWANCE_PAGE = 85


def with_figures(document: Document) -> list[Chunk]:
    return [
        chunk
        for chunk in split_document(document)
        if all(figure in chunk.text for figure in ("高温津贴", "13.8元", "300元", "2021年6月1日"))
    ]


def test_every_page_is_read_and_named_by_position(magazine: Document) -> None:
    assert [page.number for page in magazine.pages] == list(range(1, 88))
    assert magazine.skipped == ()
    assert magazine.media == "application/pdf"


def test_no_radical_is_left(magazine: Document) -> None:
    text = "".join(page.text for page in magazine.pages)
    assert not re.search("[\u2e80-\u2fdf]", text)


def test_the_characters_are_those_of_the_text_beside_it(magazine: Document) -> None:
    beside = Path(os.environ["ADVISOR_REFERENCE_DIR"]) / "inputs" / "union-magazine-2024-09.txt"
    han = re.compile("[\u4e00-\u9fff]")
    ours = han.findall("".join(page.text for page in magazine.pages))
    assert sorted(ours) == sorted(han.findall(beside.read_text("utf-8")))


def test_running_heads_and_feet_are_gone_and_the_head_is_the_title(magazine: Document) -> None:
    assert "工会月刊" in magazine.title
    for page in magazine.pages:
        assert magazine.title not in page.text
        assert not re.search(r"— ?\d+ ?—", page.text)


def test_the_allowance_standard_is_in_a_chunk_of_its_page(magazine: Document) -> None:
    found = with_figures(magazine)
    assert found
    assert {chunk.page for chunk in found} == {ALLOWANCE_PAGE}
    assert "案例拓展" in {chunk.heading for chunk in found}


def test_a_sentence_that_runs_over_the_page_is_whole(magazine: Document) -> None:
    pages = {page.number: page.text for page in magazine.pages}
    end, start = pages[83][-6:], pages[84][:3]
    (chunk, *_) = [chunk for chunk in split_document(magazine) if end + start in chunk.text]
    assert chunk.page == 83


def test_chunks_are_of_a_size_to_embed_and_mostly_whole_sentences(magazine: Document) -> None:
    chunks = split_document(magazine)
    assert max(len(chunk.text) for chunk in chunks) <= 400
    assert sum(len(chunk.text) >= 150 for chunk in chunks) > 0.75 * len(chunks)
    ends = [chunk for chunk in chunks if re.search(r"[。！？；][”’」』）】》]*$", chunk.text)]
    assert len(ends) > 0.85 * len(chunks)


def test_the_text_beside_it_reads_the_same_where_it_matters() -> None:
    folder = os.environ.get("ADVISOR_REFERENCE_DIR")
    if folder is None:
        pytest.skip("ADVISOR_REFERENCE_DIR is not set: the magazine is not at hand")
    path = Path(folder) / "inputs" / "union-magazine-2024-09.txt"
    assert with_figures(read_document(path, max_mb=5, max_pages=1))
