"""Texts of law among the user's documents: what they say of themselves, article by article.

All texts here are made up; those of the reference corpus are read where it is at hand.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import yaml
from docx.enum.text import WD_ALIGN_PARAGRAPH

from advisor.sources.documents import Document, LawText

Read = Callable[..., Document]

RULES = """# 茶水间管理条例

（2010年3月1日通过 根据2019年5月6日《关于修改〈茶水间管理条例〉的决定》修正）

## 第一章 总则

第一条　为了让人喝上水，制定本条例。

第二条 茶水间应当有水。

前款所称水，包括开水。

## 第二章 水

第二条之一 开水应当是热的。

第三条 依照本条例第二条规定烧水的，应当关火。

第四条 本条例自2010年5月1日起施行。
"""


def law_of(document: Document) -> LawText:
    assert document.law is not None
    return document.law


def test_a_law_is_split_by_article_with_its_chapters(read: Read) -> None:
    law = law_of(read(RULES.encode(), "x.md"))
    assert law.titles[0] == "茶水间管理条例"
    assert [(one.name, one.path) for one in law.articles] == [
        ("第一条", "第一章 总则"),
        ("第二条", "第一章 总则"),
        ("第二条之一", "第二章 水"),
        ("第三条", "第二章 水"),
        ("第四条", "第二章 水"),
    ]
    assert law.articles[1].text == "茶水间应当有水。\n前款所称水，包括开水。"
    assert (law.numbered, law.count) == ("条", 4)


def test_the_head_tells_the_days_and_the_last_article_the_beginning(read: Read) -> None:
    law = law_of(read(RULES.encode(), "x.md"))
    assert law.days == ("2010-03-01", "2019-05-06")
    assert law.closing == "2010-05-01"


def test_front_matter_is_read_and_is_no_part_of_the_text(read: Read) -> None:
    head = '---\ntitle: "茶水间管理条例"\namended: "2019-05-06"\ndocument_number: 测试令第7号\n---\n'
    document = read((head + RULES).encode(), "x.md")
    assert "amended" not in document.pages[0].text
    assert law_of(document).numbers == ("令7",)
    assert document.title == "茶水间管理条例"


def test_a_head_that_is_no_yaml_stays_text(read: Read) -> None:
    assert read("---\n[工资: 三千\n---\n一句话。\n".encode(), "x.md").pages[0].text.startswith("---")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("自2012年4月28日起施行", "2012-04-28"),
        ("自２０１２年４月２８日起施行", "2012-04-28"),
        ("自一九九五年一月一日起执行", "1995-01-01"),
        ("自二○一二年十二月三十一日起施行", "2012-12-31"),
        ("自二〇一二年五月十日起实施", "2012-05-10"),
    ],
)
def test_days_in_every_way_they_are_written(read: Read, written: str, day: str) -> None:
    text = f"茶水间办法\n第一条 有水。\n第二条 本办法{written}。\n"
    assert law_of(read(text.encode(), "x.txt")).closing == day


def test_a_notice_is_split_by_its_items_and_dated_by_its_signature(read: Read) -> None:
    notice = (
        "测试局关于茶水的通知\n各部门：\n根据《别的条例》（2001年1月1日施行），通知如下：\n"
        "一、水要烧开。\n具体由大家定。\n二、杯子自己带。\n测试局\n二○○八年一月三日\n"
    )
    law = law_of(read(notice.encode(), "x.txt"))
    assert [(one.name, one.text) for one in law.articles] == [
        ("第一项", "水要烧开。\n具体由大家定。"),
        ("第二项", "杯子自己带。"),
    ]
    assert law.days == ("2008-01-03",)


def test_an_article_says_what_it_says_to_the_letter(read: Read) -> None:
    """Numbers are read in any form; the words behind them are not folded, or a quotation would be wrong."""
    law = law_of(
        read(
            "茶水间管理条例\n第１条　水温不超过35℃的，不算热水，按第2条办理。\n"
            "第２条　“以上”（℃）含本数，①每日一次；②每周换水。".encode(),
            "x.md",
        )
    )
    assert [one.text for one in law.articles] == [
        "水温不超过35℃的，不算热水，按第2条办理。",
        "“以上”（℃）含本数，①每日一次；②每周换水。",
    ]
    items = "".join(f"{mark}不得超过90℃，杯子自带。\n" for mark in "⒈⒉⒊⒋⒌")
    notice = law_of(read(f"关于茶水间若干问题的通知\n{items}".encode(), "x.md"))
    assert [one.text for one in notice.articles] == ["不得超过90℃，杯子自带。"] * 5


def test_figures_that_run_on_through_the_headings_are_the_items(read: Read) -> None:
    text = "关于喝水的意见\n一、关于水\n1.烧开。\n⒉ 放凉。\n3.喝掉。\n二、关于杯子\n4.洗净。\n5.晾干。\n"
    law = law_of(read(text.encode(), "x.txt"))
    assert [(one.name, one.text) for one in law.articles][1] == ("第二项", "放凉。")
    assert law.articles[-1].path == "二、关于杯子"
    assert law.count == 5


def test_a_number_that_is_only_mentioned_heads_no_article(read: Read) -> None:
    text = (
        "茶水办法\n第一条 有水。\n第二条规定的水要热。\n第三条、第四条不适用。\n第二条 水热。\n第三条 完。\n"
    )
    law = law_of(read(text.encode(), "x.txt"))
    assert [one.name for one in law.articles] == ["第一条", "第二条", "第三条"]
    assert law.articles[0].text == "有水。\n第二条规定的水要热。\n第三条、第四条不适用。"


def test_a_printed_heading_without_a_space_heads_its_article_all_the_same(read: Read) -> None:
    text = (
        "茶水办法\n第一条为了喝水，制定本办法。\n第二条中华茶水间应当有水。\n第三条所有的杯子应当洗净。\n"
        "第二条中的水要热。\n第三条所称杯子包括碗。\n第四条自发布之日起施行。\n"
    )
    law = law_of(read(text.encode(), "x.txt"))
    assert [one.name for one in law.articles] == ["第一条", "第二条", "第三条", "第四条"]
    assert law.articles[2].text.endswith("第二条中的水要热。\n第三条所称杯子包括碗。")


def test_a_missing_page_does_not_glue_what_follows_to_the_article_before(read: Read) -> None:
    text = "茶水办法\n第一条为了喝水。\n第二条水应当热。\n第五条杯子应当洗净。\n第六条自发布之日起施行。\n"
    law = law_of(read(text.encode(), "x.txt"))
    assert [(one.name, one.text) for one in law.articles][1:3] == [
        ("第二条", "水应当热。"),
        ("第五条", "杯子应当洗净。"),
    ]


def test_an_annex_is_no_part_of_the_last_article(read: Read) -> None:
    text = "茶水办法\n第一条 有水。\n第二条 自发布之日起施行。\n附件：水温表\n开水 100度\n"
    law = law_of(read(text.encode(), "x.txt"))
    assert law.articles[-1].text == "自发布之日起施行。"
    assert law.annex == (1, text.index("附件"))


def test_a_decision_gives_way_to_the_law_printed_behind_it(read: Read) -> None:
    text = (
        "茶水条例\n目录\n第一章 总则\n第二章 水\n第一章 总则\n第一条 有水。\n第二条 水热。\n第二章 水\n"
        "第三条 喝完。\n第四条 洗杯。\n"
    )
    law = law_of(read(text.encode(), "x.txt"))
    assert [one.path for one in law.articles] == ["第一章 总则", "第一章 总则", "第二章 水", "第二章 水"]


def test_an_article_over_a_page_keeps_together_and_knows_its_page(
    read: Read, make_pdf: Callable[..., bytes]
) -> None:
    pages = [
        [
            "茶水间管理条例",
            "",
            "第一条 为了大家都能喝上水，制定本条例。",
            "第二条 " + "茶水间的水应当是热的，" * 5 + "也就是",
        ],
        ["烧开的，并且每天更换。", "第三条 本条例自2019年5月6日起施行。"],
    ]
    law = law_of(read(make_pdf(pages), "x.pdf"))
    assert [(one.name, one.page) for one in law.articles] == [("第一条", 1), ("第二条", 1), ("第三条", 2)]
    assert law.articles[1].text.endswith("也就是烧开的，并且每天更换。")


def test_a_word_file_as_the_law_databases_hand_it_out(read: Read) -> None:
    word = docx.Document()
    for text in ("茶水间管理条例", "（2010年3月1日测试会议通过　2019年5月6日修订）", "目　　录"):
        word.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in ("　　第一章　总　　则", "　　第二章　水"):
        word.add_paragraph(text)
    word.add_paragraph("第一章　总　　则").alignment = WD_ALIGN_PARAGRAPH.CENTER
    word.add_paragraph("　　第一条　为了喝水，制定本条例。")
    word.add_paragraph("　　第二条　水温按下表：")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("种类", "温度", "开水", "100度"), strict=True
    ):
        cell.text = text
    word.add_paragraph("第二章　水").alignment = WD_ALIGN_PARAGRAPH.CENTER
    word.add_paragraph("　　第三条　本条例自2019年7月1日起施行。")
    buffer = io.BytesIO()
    word.save(buffer)
    law = law_of(read(buffer.getvalue(), "茶水间管理条例_20190506.docx"))
    assert law.titles[0] == "茶水间管理条例"
    assert [one.name for one in law.articles] == ["第一条", "第二条", "第三条"]
    assert law.articles[1].text == "水温按下表：\n种类 | 温度\n开水 | 100度"
    assert law.articles[2].path == "第二章 水"
    assert (law.days, law.weak_days) == (("2010-03-01", "2019-05-06"), ("2019-05-06",))


@pytest.mark.parametrize(
    "text",
    [
        "我的加班记录\n一、六月加班三天。\n二、七月加班五天。\n",
        "茶水间管理条例解读：为什么要喝水\n水很重要。\n",
        "劳动合同\n第一条 期限三年。\n第二条 工资三千。\n",
    ],
    ids=["notes", "commentary", "contract"],
)
def test_what_does_not_bear_the_title_of_a_law_is_none(read: Read, text: str) -> None:
    assert read(text.encode(), "x.txt").law is None


def test_a_kept_document_comes_back_with_its_articles(read: Read) -> None:
    document = read(RULES.encode(), "x.md")
    assert Document.from_json(document.to_json()) == document


def test_the_articles_of_the_reference_texts_are_as_many_as_their_heads_say(
    reference_dir: Path, read: Read
) -> None:
    corpus = reference_dir / "corpus"
    if not corpus.is_dir():
        pytest.skip("the reference folder has no corpus")
    wrong = []
    for path in sorted(corpus.glob("*/*.md")):
        text = path.read_text(encoding="utf-8")
        head = yaml.safe_load(text.split("---")[1])
        bare = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
        for law in (read(text.encode(), path.name).law, read(bare.encode(), path.name).law):
            counted = law.count if law and law.numbered == "条" else 0
            if (path.parent.name == "cases") != (law is None) or counted != head.get("articles", 0):
                wrong.append((path.name, counted, head.get("articles")))
    assert not wrong
