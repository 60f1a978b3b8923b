"""Checked sections as the Markdown a worker reads."""

from __future__ import annotations

from datetime import date

from advisor.answering.render import render, source_line
from advisor.domain import Block, Citation, ProvisionRef, Section, Sentence


def said(text: str, *cites: int, kind: str = "connective") -> Sentence:
    return Sentence(text, kind, None, cites)  # type: ignore[arg-type]


def shown(*blocks: Block) -> str:
    return render((Section("law", "法律怎么说", blocks),), ())


def test_marks_follow_their_sentence_and_sentences_are_closed() -> None:
    text = shown(Block("paragraph", (said("甲。", 1, 2), said("乙"), said("丙：「丁」", 3))))
    assert text == "## 法律怎么说\n\n甲。【1】【2】乙。丙：「丁」。【3】"


def test_steps_are_numbered_with_their_law_below() -> None:
    text = shown(
        Block("step", (said("写信"), said("带上："), said("工资条"))),
        Block("step", (said("去找工会"), said("工会要帮。", 1, kind="claim"))),
    )
    assert text.endswith("1. 写信。带上：工资条\n2. 去找工会\n   - 工会要帮。【1】")


def test_rows_make_a_table_and_notes_a_list() -> None:
    head = Block("head", (said("月份"), said("金额")))
    row = Block("row", (said("2024年7月"), said("300.00 元")))
    text = shown(head, row, Block("note", (said("甲。"),)), Block("item", (said("乙。"),)))
    assert text.endswith("| 月份 | 金额 |\n| --- | --- |\n| 2024年7月 | 300.00 元 |\n\n- 甲。\n- 乙。")


def test_nothing_a_worker_wrote_becomes_markup() -> None:
    text = shown(Block("paragraph", (said("您写了 <b>|</b>"),)))
    assert "<" not in text and "|" not in text


def test_a_source_says_what_it_is() -> None:
    law = ProvisionRef("试验法", "第三条")
    day = date(2012, 1, 1)
    assert source_line(Citation(1, law, "要旨", day, "in_force")) == "【1】《试验法》第三条（要旨，现行有效）"
    assert "（原文，在2024年1月1日已经失效）" in source_line(
        Citation(2, law, "原文", day, "not_in_force", note="在2024年1月1日已经失效")
    )
    document = Citation(3, ProvisionRef("厂规.pdf"), "材料", None, "unknown", page=4)
    assert source_line(document) == "【3】《厂规.pdf》第4页（您添加的材料）"
    case = Citation(4, ProvisionRef("某案"), "案例", None, "unknown", note="据二手资料")
    assert source_line(case) == "【4】案例：某案（我们写的摘要，据二手资料）"
