"""A folder that was damaged after it was built: built anew where nothing is lost by it, else named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tiny_world import PairEncoder, tiny_library

from advisor.errors import NotBuiltError, UserError
from advisor.index import build, is_built, open_index
from advisor.settings import Settings


def folder_of(settings: Settings) -> Path:
    return build(tiny_library(settings), settings, encoder=PairEncoder()).path


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"../../documents", b"abc-1"])
def test_a_pointer_that_names_no_index_is_as_good_as_none(settings: Settings, content: bytes) -> None:
    folder_of(settings)
    (settings.data_dir / "index" / "current").write_bytes(content)
    assert not is_built(settings)
    with pytest.raises(NotBuiltError):
        open_index(settings, encoder=PairEncoder())
    assert not build(tiny_library(settings), settings, encoder=PairEncoder()).up_to_date


@pytest.mark.parametrize("content", [None, '{"format":', "[]", '{"format": 1}'])
def test_a_manifest_that_cannot_be_read_is_as_good_as_none(settings: Settings, content: str | None) -> None:
    manifest = folder_of(settings) / "manifest.json"
    manifest.unlink() if content is None else manifest.write_text(content)
    assert not is_built(settings)
    assert not build(tiny_library(settings), settings, encoder=PairEncoder()).up_to_date


def test_a_folder_without_its_lease_is_built_anew(settings: Settings) -> None:
    (folder_of(settings) / "lease").unlink()
    assert not is_built(settings)
    assert not build(tiny_library(settings), settings, encoder=PairEncoder()).up_to_date


def cut(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[: len(lines) // 2]))


def spoil(path: Path) -> None:
    for file in [path] if path.is_file() else path.rglob("*"):
        if file.is_file():
            file.write_bytes(b"no such thing")


def drop(path: Path) -> None:
    path.unlink() if path.is_file() else shutil.rmtree(path)


@pytest.mark.parametrize(
    ("part", "damage"),
    [
        *(("passages.jsonl", damage) for damage in (cut, spoil, drop)),
        *(("keyword", damage) for damage in (spoil, drop)),
        *(("chroma", damage) for damage in (spoil, drop)),
    ],
)
def test_a_damaged_part_is_named_with_the_folder_to_delete(
    settings: Settings, part: str, damage: object
) -> None:
    folder = folder_of(settings)
    assert callable(damage)
    damage(folder / part)
    index = open_index(settings, encoder=PairEncoder())
    with pytest.raises(UserError) as caught:
        index.keyword("蓝墨水", 1)
        index.dense(["茶歇"], 1)
    assert part in str(caught.value) and str(folder) in str(caught.value)
    index.close()


def test_a_damaged_lexicon_is_named(settings: Settings) -> None:
    (folder_of(settings) / "lexicon.json").write_text("no JSON")
    index = open_index(settings, encoder=PairEncoder())
    with pytest.raises(UserError, match=r"lexicon.json"):
        _ = index.lexicon
    index.close()
