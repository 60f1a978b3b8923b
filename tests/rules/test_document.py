"""docs/rules.md says what the rules do, no more and no less."""

from __future__ import annotations

from pathlib import Path

from advisor.rules.document import rules_document
from advisor.rules.registry import entitlements
from advisor.sources import Library

FILE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"


def test_the_file_is_what_the_rules_say_now(library: Library) -> None:
    held = FILE.read_text(encoding="utf-8")
    assert held == rules_document(library), "docs/rules.md is stale: run `make docs`"


def test_every_entitlement_is_explained(library: Library) -> None:
    text = rules_document(library)
    for one in entitlements():
        assert f"## {one.title} `{one.id}`" in text
        for sentence in (*one.explained.formula, *one.explained.conventions, *one.explained.disputed):
            assert sentence in text


def test_every_figure_a_rule_reads_is_listed_with_its_source(library: Library) -> None:
    text = rules_document(library)
    for one in entitlements():
        for id in one.parameters:
            assert f"### `{id}`" in text, (one.id, id)
