"""Money and days are Decimal and int: no float may slip into a rule."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import advisor.rules

MODULES = sorted(Path(advisor.rules.__file__).parent.rglob("*.py"))


def floats_in(source: str) -> list[int]:
    """Lines with a float literal or a call of float()."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float")
    ]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_float_in_a_rule(module: Path) -> None:
    assert floats_in(module.read_text(encoding="utf-8")) == []


def test_the_check_would_see_one() -> None:
    assert floats_in("rate = 13.8") == [1]
    assert floats_in("\nrate = float('13.8')") == [2]
