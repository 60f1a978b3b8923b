"""Folders of documents: everything legible goes in, everything else is named, nothing stops the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from advisor.index import document_ids, list_documents
from advisor.index.adding import FILES, Outcome, add_all, expand
from advisor.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two papers at two depths, a bad file, and what no one reads."""
    root = tmp_path / "材料"
    (root / "2024年" / "工资").mkdir(parents=True)
    (root / ".git").mkdir()
    (root / "一.txt").write_text("六月发了三千元工资，没有加班费。", encoding="utf-8")
    (root / "2024年" / "工资" / "二.md").write_text("# 七月\n发了三千一百元。\n", encoding="utf-8")
    (root / "坏.pdf").write_bytes(b"%PDF-1.4\nnothing")
    (root / "空.docx").touch()
    (root / "表.xlsx").write_bytes(b"PK\x03\x04")
    (root / ".DS_Store").write_bytes(b"x")
    (root / ".git" / "config").write_text("x", encoding="utf-8")
    return root


def test_a_folder_is_read_at_any_depth_and_what_is_left_out_is_named(folder: Path) -> None:
    files = expand([folder])
    assert [path.name for path in files.paths] == ["一.txt", "坏.pdf", "空.docx", "二.md"]
    assert sorted(files.left_out) == [
        ".DS_Store：隐藏文件或临时文件，没有读。",
        ".git：隐藏文件夹，没有读。",
        "表.xlsx：不支持的文件类型，没有读。",
    ]


def test_a_file_named_by_itself_is_tried_whatever_its_name(folder: Path) -> None:
    assert expand([folder / "表.xlsx"]).paths == (folder / "表.xlsx",)


def test_a_file_given_twice_is_read_once(folder: Path) -> None:
    assert len(expand([folder / "一.txt", folder]).paths) == 4


def test_a_link_that_leads_back_up_is_not_followed(folder: Path) -> None:
    (folder / "上面").symlink_to(folder, target_is_directory=True)
    assert len(expand([folder]).paths) == 4


def test_bad_files_are_named_and_the_rest_goes_in(folder: Path, settings: Settings) -> None:
    told: list[tuple[str, int, int]] = []
    outcomes = list(
        add_all(
            expand([folder]).paths, settings, lambda stage, done, total: told.append((stage, done, total))
        )
    )
    assert {one.path.name: one.state for one in outcomes} == {
        "一.txt": "new",
        "坏.pdf": "failed",
        "空.docx": "failed",
        "二.md": "new",
    }
    assert all(one.problem.startswith(f"{one.path.name}：") for one in outcomes if one.state == "failed")
    assert len(document_ids(settings)) == 2
    assert told[0] == (FILES, 0, 4)
    assert told[-1] == (FILES, 4, 4)


def test_what_was_added_before_is_known_again(folder: Path, settings: Settings) -> None:
    for expected in ("new", "same"):
        (outcome,) = add_all([folder / "一.txt"], settings)
        assert outcome.state == expected


def test_the_same_words_in_another_format_are_not_kept_twice(folder: Path, settings: Settings) -> None:
    (folder / "一.html").write_text(
        "<html><body><p>六月发了三千元工资，没有加班费。</p></body></html>", encoding="utf-8"
    )
    first, second = add_all([folder / "一.txt", folder / "一.html"], settings)
    assert (first.state, second.state) == ("new", "copy")
    assert second.document == first.document
    assert [one.filename for one in list_documents(settings)] == ["一.txt"]


def test_a_document_of_an_earlier_release_is_read_again(folder: Path, settings: Settings) -> None:
    (first,) = add_all([folder / "一.txt"], settings)
    assert first.document is not None
    kept = settings.documents_dir / f"{first.document.id}.json"
    old = kept.read_text(encoding="utf-8").replace('"law": null, ', "", 1).replace(', "ocr": []', "")
    kept.write_text(old, encoding="utf-8")
    assert len(list_documents(settings)) == 1
    (again,) = add_all([folder / "一.txt"], settings)
    assert again.state == "new"
    assert kept.read_text(encoding="utf-8").startswith('{"law":')


@pytest.mark.parametrize(
    "name", ["..\\..\\etc.txt", "%2e%2e%2fx.txt", "a;rm -rf x.txt", "$(id).txt", "‮txt.文.txt"]
)
def test_names_that_try_to_be_paths_or_commands_are_only_names(
    name: str, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text("夜班补贴每晚二十元。", encoding="utf-8")
    outcome: Outcome
    (outcome,) = add_all([path], settings)
    assert outcome.document is not None
    assert outcome.document.filename.isprintable()
    assert [one.name for one in settings.documents_dir.iterdir()] == [f"{outcome.document.id}.json"]


def test_a_folder_that_cannot_be_opened_is_named(folder: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may open every folder")
    (folder / "2024年").chmod(0)
    try:
        assert any("打不开" in line for line in expand([folder]).left_out)
    finally:
        (folder / "2024年").chmod(0o755)
