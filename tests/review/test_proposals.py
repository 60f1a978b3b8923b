"""A proposed correction is a patch that git applies, to the one sentence meant."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from advisor.errors import UserError
from advisor.review import Store
from advisor.review.proposals import find_claim, proposals, propose
from advisor.sources import Library

TOPIC = """id: tea
claims:
  - {question: lawful, id: tea-1, text: 公司要供水，不要钱。, binds: [employer]}
  - id: tea-12
    text: >-
      热水
      也要有。
    binds: [employer]
"""
CASE = """---
id: cup
claims:
  - id: cup-1
    text: '杯子: 自己带。'
---
## 经过
id: cup-1
"""
FILES = {"topics/tea.yaml": TOPIC, "cases/cup.md": CASE}
SENTENCES = {"tea-1": "公司要供水，不要钱。", "tea-12": "热水 也要有。", "cup-1": "杯子: 自己带。"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        path = tmp_path / "project" / "knowledge" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path / "project"


def _propose(store: Store, project: Path, claim: str, new: str, why: str = "条文变了") -> Path:
    return propose(
        store,
        knowledge=project / "knowledge",
        folder=project.parent / "proposals",
        account="chen",
        claim=claim,
        new=new,
        why=why,
    )


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("claim", ["tea-1", "tea-12", "cup-1"])
@pytest.mark.parametrize(
    "new",
    ["要供水，也要供茶。", "注意: 水[热], {茶} #一", "“水”要热。", "- 水", "'水\" \\n", "<script>x</script>"],
)
def test_the_patch_changes_that_sentence_alone(store: Store, project: Path, claim: str, new: str) -> None:
    before = {path: path.read_text("utf-8") for path in project.rglob("*") if path.is_file()}
    patch = _propose(store, project, claim, new)
    assert {path: path.read_text("utf-8") for path in before} == before, "proposing changes nothing"
    subprocess.run(["git", "apply", str(patch)], cwd=project, check=True)
    for known, sentence in {**SENTENCES, claim: new}.items():
        place = find_claim(project / "knowledge", known)
        assert place is not None and place.text == sentence


def test_a_proposal_is_told_with_its_reason(store: Store, project: Path) -> None:
    patch = _propose(store, project, "tea-1", "要供水。", "2026 年起\n变了")
    text = patch.read_text("utf-8")
    assert "# Why: 2026 年起 变了" in text and "-  - {question: lawful, id: tea-1" in text
    (one,) = proposals(store, "tea-1")
    assert (one.account, one.file, one.patch) == ("chen", "knowledge/topics/tea.yaml", patch.name)
    assert proposals(store, "tea-12") == []


@pytest.mark.parametrize(
    ("claim", "new", "why", "told"),
    [
        ("tea-1", "", "x", "请写出"),
        ("tea-1", "水。", " ", "请写出"),
        ("tea-1", "公司要供水，不要钱。", "x", "没有改动"),
        ("tea-1", "水" * 1001, "x", "最多"),
        ("tea-1", "水\u202e", "x", "看不见"),
        ("../../etc", "水。", "x", "找不到"),
        ("tea", "水。", "x", "找不到"),
    ],
)
def test_what_cannot_become_a_patch_is_told(
    store: Store, project: Path, claim: str, new: str, why: str, told: str
) -> None:
    with pytest.raises(UserError, match=told):
        _propose(store, project, claim, new, why)


def test_claims_of_the_real_knowledge_are_found_where_they_stand(library: Library) -> None:
    from advisor.settings import get_settings

    folder = get_settings().knowledge_dir
    for claim in list(library.claims.values())[:: len(library.claims) // 8]:
        place = find_claim(folder, claim.id)
        assert place is not None and place.text == claim.text
        line = place.file.read_text("utf-8").split("\n")[place.line - 1]
        assert claim.text[:4] in line
