"""JSON is taken out of whatever a model wrote around it, as far as it is complete."""

from __future__ import annotations

import pytest

from advisor.llm.replies import objects

ONE, TWO = {"line": "C1", "text": "甲"}, {"line": "C2", "text": "乙", "cites": [1]}
BOTH = '{"sentences": [{"line": "C1", "text": "甲"}, {"line": "C2", "text": "乙", "cites": [1]}]}'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (BOTH, [ONE, TWO]),
        (f"好的：\n```json\n{BOTH}\n```\n完。", [ONE, TWO]),
        (f"<think>{{不是}} {BOTH[:30]}</think>\n{BOTH}", [ONE, TWO]),
        ("<think>没有想完 " + BOTH, []),
        (BOTH[:-1], [ONE, TWO]),
        (BOTH[:60], [ONE]),
        (BOTH[:20], []),
        ('{"line": "C1", "text": "甲"}\n{"line": "C2", "text": "乙", "cites": [1]}', [ONE, TWO]),
        ('{"short": [{"line": "C1", "text": "甲"}], "law": []}', [ONE]),
        ("抱歉，我不能回答。", []),
        ("", []),
        ("{}", []),
        ("[1, 2, null]", []),
    ],
)
def test_complete_objects_are_found_in_order(text: str, found: list[object]) -> None:
    assert objects(text) == found


@pytest.mark.parametrize(
    "text", ["{" * 20_000, '{"a":' * 4_000, '{"a":[' * 3_000 + "]}" * 3_000, '{"' * 9_000]
)
def test_text_made_to_hurt_is_nothing(text: str) -> None:
    assert objects(text) == []
