"""Whatever a worker writes comes out as text: the file opens, and nothing in it is markup."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from markdown_it import MarkdownIt

from advisor.domain import Answer, Citation, ProvisionRef
from advisor.exports import documents_for, render
from advisor.sources.library import Library
from tests.exports.conftest import award, made

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "]]><!--",
    "&lt;b&gt; &amp; &#x0;",
    "[点我](javascript:alert(1))",
    "![](https://example.invalid/x.png)",
    "# 标题\n| a | b |\n- [x] 做完",
    "零\x00控\x0b制\x1f字\ufffe符\ud800",
    "【待填：假的】】】",
    "\u202e倒过来" + "长" * 5000,
)


def told(words: str) -> Answer:
    answer = made(award("unpaid_wages"), topics=("wage-arrears",), employer_reason=words, city=words)
    source = Citation(
        1,
        ProvisionRef(words, None),
        "材料",
        None,
        "unknown",
        quote=words,
        url=f"javascript:{words}",
        file=words,
    )
    return replace(answer, citations=(source,), text=words)


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_every_document_opens_and_holds_the_words(payload: str, library: Library) -> None:
    answer = told(payload)
    for one in documents_for(answer):
        document = Document(BytesIO(render(answer, one.id, library=library, question=payload)))
        assert document.paragraphs


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_markdown_gets_no_tag_link_picture_or_heading_of_theirs(payload: str, library: Library) -> None:
    answer = told(payload)
    plain = told("说没有钱")
    for one in documents_for(answer):
        with_payload, without = (
            kinds(render(each, one.id, library=library, question=words, form="md").decode())
            for each, words in ((answer, payload), (plain, "说没有钱"))
        )
        assert not with_payload & {"html_block", "html_inline", "link_open", "image", "task_list"}
        assert with_payload <= without | {"hardbreak", "softbreak", "text_special", "entity"}, one.id


def kinds(markdown: str) -> set[str]:
    """What a reader of Markdown makes of a text, by the names of its parts."""
    blocks = MarkdownIt("commonmark").enable("table").parse(markdown)
    return {each.type for block in blocks for each in (block, *(block.children or ()))}


def test_there_are_as_many_headings_whatever_is_written(library: Library) -> None:
    counted = {
        sum(
            line.startswith("#")
            for line in render(told(words), "case", library=library, form="md").decode().splitlines()
        )
        for words in PAYLOADS
    }
    assert len(counted) == 1
