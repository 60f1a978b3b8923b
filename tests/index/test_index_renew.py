"""A base that differs by a document costs that document: vectors of the one before are taken over."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tiny_world import PairEncoder, reword, tiny_library

from advisor.index import IndexInfo, add_document, build, open_index, remove_document
from advisor.index import renew as renewing
from advisor.settings import Settings


def built(settings: Settings, encoder: PairEncoder | None = None) -> IndexInfo:
    return build(tiny_library(settings), settings, encoder=encoder or PairEncoder())


def paper(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_text(words, encoding="utf-8")
    return path


@pytest.fixture
def renewed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The number of fresh passages of each base that was renewed rather than written whole."""
    counts: list[int] = []
    inner = renewing.renew

    def counting(*args: object) -> None:
        counts.append(len(args[1].fresh))  # type: ignore[attr-defined]
        inner(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(renewing, "renew", counting)
    return counts


def found(settings: Settings, query: str) -> list[tuple[str, float]]:
    index = open_index(settings, encoder=PairEncoder())
    return [(near.passage.id, round(near.cosine, 2)) for near in index.dense([query], 50)]


def test_a_document_added_or_removed_is_all_that_is_written(
    settings: Settings, tmp_path: Path, renewed: list[int]
) -> None:
    built(settings)
    before = found(settings, "凉棚里的绿豆汤")
    added = add_document(paper(tmp_path, "须知.md", "凉棚里有绿豆汤。"), settings).document
    info = built(settings)
    assert renewed == [1]
    assert found(settings, "凉棚里的绿豆汤")[0][0] == f"d:{added.id}:1"
    assert info.passages == len(before) + 1
    remove_document(added.id, settings)
    built(settings)
    assert renewed == [1, 0]
    assert sorted(found(settings, "凉棚里的绿豆汤")) == sorted(before)


def test_it_finds_what_a_base_written_whole_finds(
    settings: Settings, tmp_path: Path, renewed: list[int]
) -> None:
    built(settings)
    add_document(paper(tmp_path, "须知.md", "凉棚里有绿豆汤。\n\n茶歇二十分钟。"), settings)
    built(settings)
    piecemeal = found(settings, "茶歇时间照样算工时")
    whole = Settings(data_dir=tmp_path / "whole", knowledge_dir=settings.knowledge_dir)
    add_document(tmp_path / "须知.md", whole)
    built(whole)
    assert renewed == [1]
    assert sorted(piecemeal) == sorted(found(whole, "茶歇时间照样算工时"))


def test_changed_knowledge_or_another_model_is_written_whole(settings: Settings, renewed: list[int]) -> None:
    built(settings)
    reword(settings, "茶歇要不要登记")
    built(settings)
    built(settings, PairEncoder("other"))
    assert renewed == []


def test_a_damaged_base_is_no_ground_to_build_on(
    settings: Settings, tmp_path: Path, renewed: list[int]
) -> None:
    info = built(settings)
    np.save(info.path / "vectors.npy", np.zeros((1, 4)))
    add_document(paper(tmp_path, "须知.md", "凉棚里有绿豆汤。"), settings)
    assert not built(settings).up_to_date
    assert renewed == []
