"""Word, HTML, Markdown and text in the encodings Chinese files come in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.oxml import parse_xml

from advisor.errors import UserError
from advisor.sources.documents import Document

Read = Callable[..., Document]

SIMPLIFIED = "我们厂三年没有发过加班费。\n老板说：谁要钱谁走人！\n"
TRADITIONAL = "我們廠三年沒有發過加班費。\n老闆說：誰要錢誰走人！\n"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def text_of(document: Document) -> str:
    (page,) = document.pages
    assert page.number == 1
    return page.text


def saved(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_text_in_every_usual_encoding(read: Read, encoding: str) -> None:
    document = read(SIMPLIFIED.encode(encoding), "记录.txt")
    assert text_of(document) == SIMPLIFIED.strip()
    assert document.media == "text/plain"


def test_traditional_text_in_big5(read: Read) -> None:
    assert text_of(read(TRADITIONAL.encode("big5"), "記錄.txt")) == TRADITIONAL.strip()


def test_a_short_text_in_gb18030_with_windows_line_ends(read: Read) -> None:
    assert text_of(read("工资没发。\r\n".encode("gb18030"), "记录.txt")) == "工资没发。"


def test_text_read_in_the_wrong_place_is_refused(read: Read) -> None:
    garbage = bytes(range(0x81, 0xFF)) * 4
    with pytest.raises(UserError, match=r"^坏\.txt："):
        read(garbage, "坏.txt")


def test_a_text_of_white_space_is_refused(read: Read) -> None:
    with pytest.raises(UserError, match="没有文字"):
        read(b" \n\t\n", "空白.txt")


def test_chats_keep_their_lines(read: Read) -> None:
    chat = "\n".join(f"{'老板' if n % 2 else '我'} {'明天不用来了' * (n % 4 + 1)}" for n in range(20))
    assert text_of(read(chat.encode(), "聊天.txt")) == chat


def test_text_taken_out_of_a_pdf_is_joined_again(read: Read) -> None:
    sentence = "他在流水线上站了三年，每天从早上八点站到晚上九点，厂里从来没有给过一分加班费，"
    whole = sentence * 12 + "后来他病了。"
    lines = [whole[at : at + 23] for at in range(0, len(whole), 23)]
    assert text_of(read("\n\n".join(lines).encode(), "x.txt")) == whole


def test_markdown_is_titled_by_its_first_heading(read: Read) -> None:
    document = read("# 我的工资\n\n三年没有涨过。\n".encode(), "x.md")
    assert (document.title, document.media) == ("我的工资", "text/markdown")
    assert text_of(document) == "# 我的工资\n三年没有涨过。"


def test_html_as_a_reader_sees_it(read: Read) -> None:
    page = """<!DOCTYPE html><html><head><title>工友
      手册</title><style>p{color:red}</style><script>var a = "</p>";</script></head><body>
      <nav><a href="/">首页</a></nav><h1>第一课</h1><p>先看<b>合同</b>，再看
      工资条&nbsp;&mdash;&mdash;一样都不能少。</p><p>第二行<br>第三行</p>
      <table><tr><th>月份</th><th>工资</th></tr><tr><td>六月</td><td>3000</td></tr></table>
      <footer>版权所有</footer></body></html>"""
    document = read(page.encode("gb18030"), "手册.doc")
    assert document.media == "text/html"
    assert document.title == "工友 手册"
    assert text_of(document).split("\n") == [
        "第一课",
        "先看合同，再看工资条 ——一样都不能少。",
        "第二行",
        "第三行",
        "月份 | 工资",
        "六月 | 3000",
    ]


def test_an_unclosed_button_does_not_swallow_the_page(read: Read) -> None:
    page = "<html><body><nav><button>菜单</nav><p>正文在这里。</p></body></html>"
    assert text_of(read(page.encode(), "x.html")) == "正文在这里。"


def test_a_cell_over_several_rows_is_said_in_each_of_them(read: Read) -> None:
    page = """<html><body><table>
      <tr><td rowspan="2"><p>一类</p></td><td>广州</td><td rowspan=3>每月</td></tr>
      <tr><td>深圳</td></tr>
      <tr><td>二类</td><td><p>珠海</p><p>佛山</p></td></tr>
      <tr><td>三类</td><td>汕头</td><td>每年</td></table></body></html>"""
    assert text_of(read(page.encode(), "x.html")).split("\n") == [
        "一类 | 广州 | 每月",
        "一类 | 深圳 | 每月",
        "二类 | 珠海 佛山 | 每月",
        "三类 | 汕头 | 每年",
    ]


def test_a_page_laid_out_in_a_table_keeps_its_paragraphs(read: Read) -> None:
    first, second = "第一段的内容。" * 12, "第二段的内容。" * 12
    inner = "<table><tr><td>甲</td><td>乙</td></tr></table>"
    page = f"<body><table><tr><td><p>{first}</p><p>{second}</p>{inner}</td></tr></table></body>"
    assert text_of(read(page.encode(), "x.html")).split("\n") == [first, second, "甲 | 乙"]


def test_html_without_words_is_refused(read: Read) -> None:
    with pytest.raises(UserError, match="没有文字"):
        read(b"<html><body><script>start()</script></body></html>", "x.html")


def test_word_paragraphs_and_tables_in_order(read: Read) -> None:
    word = docx.Document()
    word.core_properties.title = "工资说明"
    word.add_heading("说明", level=1)
    word.add_paragraph("下面是三个月的工资。")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("月份", "实发", "六月", "3000"), strict=True
    ):
        cell.text = text
    word.add_paragraph("没有加班费。")
    document = read(saved(word), "说明.docx")
    assert document.title == "工资说明"
    assert document.media.endswith("wordprocessingml.document")
    assert text_of(document) == "说明\n下面是三个月的工资。\n月份 | 实发\n六月 | 3000\n没有加班费。"


def test_a_merged_and_an_empty_cell_keep_the_columns(read: Read) -> None:
    word = docx.Document()
    table = word.add_table(rows=4, cols=3)
    rows = (("部门", "月份", "实发"), ("车间", "六月", "3000"), ("", "七月", "3100"), ("", "", "3200"))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(3, 0))
    assert text_of(read(saved(word), "x.docx")).split("\n")[1:] == [
        "车间 | 六月 | 3000",
        "车间 | 七月 | 3100",
        "车间 |  | 3200",
    ]


def test_a_cell_over_several_columns_and_an_empty_first_one_keep_the_columns(read: Read) -> None:
    word = docx.Document()
    table = word.add_table(rows=2, cols=4)
    for cell, text in zip(table.rows[1].cells, ("", "2300", "600", "2900"), strict=True):
        cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2)).text = "应发"
    table.cell(0, 3).text = "合计"
    assert text_of(read(saved(word), "x.docx")).split("\n") == ["| 应发 |  | 合计", "| 2300 | 600 | 2900"]


def test_a_table_in_markdown_reads_row_by_row(read: Read) -> None:
    table = "| 月份 | 实发 |\n| :--- | ---: |\n| 六月 | 3000 |\n"
    assert text_of(read(table.encode(), "x.md")) == "月份 | 实发\n六月 | 3000"


def test_a_word_heading_is_the_title_where_none_is_set(read: Read) -> None:
    word = docx.Document()
    word.add_heading("厂里的规定", level=1)
    assert read(saved(word), "x.docx").title == "厂里的规定"


def test_word_text_reads_as_if_changes_were_accepted(read: Read) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("每月工资")
    paragraph._p.append(
        parse_xml(f'<w:del {W} w:id="1" w:author="x"><w:r><w:delText>2000</w:delText></w:r></w:del>')
    )
    paragraph._p.append(parse_xml(f'<w:ins {W} w:id="2" w:author="x"><w:r><w:t>3000</w:t></w:r></w:ins>'))
    paragraph.add_run("元。")
    word.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>劳动合同</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    assert text_of(read(saved(word), "x.docx")) == "劳动合同\n每月工资3000元。"


def test_a_word_file_with_nothing_but_pictures_is_refused(read: Read) -> None:
    with pytest.raises(UserError, match="没有文字"):
        read(saved(docx.Document()), "x.docx")


def test_a_broken_word_file_is_refused(read: Read) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<not closed")
    with pytest.raises(UserError, match="损坏"):
        read(buffer.getvalue(), "x.docx")


def test_a_word_file_that_unpacks_to_far_more_than_it_is_stays_unopened(read: Read) -> None:
    buffer = io.BytesIO(saved(docx.Document()))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.xml", bytes(80 * 1024 * 1024))
    assert len(buffer.getvalue()) < 200_000
    with pytest.raises(UserError, match="解压后大得不正常"):
        read(buffer.getvalue(), "炸弹.docx")
