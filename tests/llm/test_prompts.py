"""Prompts are files: a mistake in one is told with file, line and remedy, before a model ever sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.errors import KnowledgeError
from advisor.llm.prompts import load_prompt
from advisor.settings import get_settings

GOOD = "---\npurpose: 试\nvariables: [name]\n---\n## system\n规则\n## user\n你好，$name\n"
SHIPPED = sorted(path.stem for path in get_settings().prompts_dir.glob("*.md") if path.stem != "README")


def loaded(folder: Path, text: str) -> object:
    (folder / "one.md").write_text(text, encoding="utf-8")
    return load_prompt("one", folder)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_prompt_that_is_shipped_loads(name: str) -> None:
    prompt = load_prompt(name, get_settings().prompts_dir)
    system, user = prompt.messages(**dict.fromkeys(prompt.variables, "值"))
    assert system.role == "system" and user.role == "user" and "$" not in system.text + user.text


def test_a_prompt_is_filled_once(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(GOOD, encoding="utf-8")
    prompt = load_prompt("one", tmp_path)
    assert [one.text for one in prompt.messages(name="$name ${x}")] == ["规则", "你好，$name ${x}"]


def test_a_variable_left_out_or_unknown_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(GOOD, encoding="utf-8")
    prompt = load_prompt("one", tmp_path)
    with pytest.raises(TypeError, match="name"):
        prompt.messages()
    with pytest.raises(TypeError, match="other"):
        prompt.messages(name="甲", other="乙")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD.replace("variables: [name]\n", ""), "没有写明 variables"),
        (GOOD.replace("[name]", "[name, more]"), "more"),
        (GOOD.replace("$name", "$other"), "name、other"),
        (GOOD.replace("$name", "$ "), "单独的"),
        (GOOD.replace("## user\n", ""), "分段不对"),
        (GOOD + "## user\n再来\n", "分段不对"),
        ("没有前置信息", "前置信息"),
    ],
)
def test_a_bad_file_is_told_with_file_line_and_remedy(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(KnowledgeError, match=told) as error:
        loaded(tmp_path, text)
    assert "one.md:" in str(error.value) and "——" in str(error.value)


def test_the_digest_changes_with_a_word(tmp_path: Path) -> None:
    first = loaded(tmp_path, GOOD)
    assert first.digest != loaded(tmp_path, GOOD.replace("规则", "守则")).digest  # type: ignore[attr-defined]
