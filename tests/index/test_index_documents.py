"""The user's own documents: kept as they are added, found by page, gone when removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny_world import PairEncoder, reword, tiny_library

from advisor.domain import Passage
from advisor.errors import UserError
from advisor.index import add_document, build, document_ids, list_documents, open_index, remove_document
from advisor.index.documents import write_atomically
from advisor.settings import Settings


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "车间须知.md"
    path.write_text("# 车间须知\n\n三号机每天下午停机检修，工人到凉棚里等。\n", encoding="utf-8")
    return path


def pages_found(settings: Settings, query: str) -> list[Passage]:
    build(tiny_library(settings), settings, encoder=PairEncoder())
    index = open_index(settings, encoder=PairEncoder())
    return [passage for passage, _ in index.keyword(query, 20) if passage.kind == "document"]


def test_an_added_document_is_found_with_its_page_after_a_build(settings: Settings, paper: Path) -> None:
    added = add_document(paper, settings)
    (page,) = pages_found(settings, "三号机停机检修")
    assert added.new
    assert (page.source, page.title, page.page) == (added.document.id, added.document.title, 1)
    assert "凉棚" in page.body


def test_the_same_content_twice_is_one_document(settings: Settings, paper: Path, tmp_path: Path) -> None:
    first = add_document(paper, settings)
    copy = tmp_path / "另一个名字.md"
    copy.write_bytes(paper.read_bytes())
    again = add_document(copy, settings)
    assert not again.new
    assert again.document == first.document
    assert document_ids(settings) == (first.document.id,)


def test_documents_survive_a_rebuild_and_cost_only_themselves(settings: Settings, paper: Path) -> None:
    pages_found(settings, "检修")
    added = add_document(paper, settings).document
    encoder = PairEncoder()
    build(tiny_library(settings), settings, encoder=encoder)
    assert encoder.encoded and all("车间须知" in text for text in encoder.encoded)
    reword(settings, "上厕所算不算休息")
    assert [page.source for page in pages_found(settings, "三号机停机检修")] == [added.id]
    assert list_documents(settings) == (added,)


@pytest.mark.parametrize("by", ["id", "filename", "title"])
def test_a_document_is_removed_by_any_of_its_names(settings: Settings, paper: Path, by: str) -> None:
    added = add_document(paper, settings).document
    assert pages_found(settings, "三号机停机检修")
    assert remove_document(getattr(added, by), settings) == added
    assert list_documents(settings) == ()
    assert pages_found(settings, "三号机停机检修") == []


def test_an_unknown_name_is_answered_with_what_there_is(settings: Settings, paper: Path) -> None:
    with pytest.raises(UserError, match="还没有添加过材料"):
        remove_document("没有的", settings)
    added = add_document(paper, settings).document
    with pytest.raises(UserError, match=f"没有的.*{added.id}.*{added.filename}"):
        remove_document("没有的", settings)


def test_two_documents_of_one_name_are_told_apart_by_id(settings: Settings, tmp_path: Path) -> None:
    for number in (1, 2):
        path = tmp_path / str(number) / "须知.txt"
        path.parent.mkdir()
        path.write_text(f"这是第{number}份须知，内容并不一样。\n", encoding="utf-8")
        add_document(path, settings)
    with pytest.raises(UserError, match="请用编号指明"):
        remove_document("须知.txt", settings)
    assert remove_document(document_ids(settings)[0], settings)


def test_a_file_that_cannot_be_read_leaves_nothing_behind(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "空.pdf").touch()
    with pytest.raises(UserError):
        add_document(tmp_path / "空.pdf", settings)
    assert document_ids(settings) == ()


def test_a_stored_document_that_is_spoilt_is_named(settings: Settings, paper: Path) -> None:
    added = add_document(paper, settings).document
    (settings.data_dir / "documents" / f"{added.id}.json").write_text("{", encoding="utf-8")
    with pytest.raises(UserError, match=added.id):
        list_documents(settings)


def test_a_write_that_fails_leaves_the_old_content(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_atomically(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "\ud800")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]
