"""The whole case as a file: opened again, it says what the answer says, and is laid out as a document."""

from __future__ import annotations

import re

from docx.oxml.ns import qn
from docx.shared import Mm

from advisor.advice import Advisor
from advisor.domain import Answer
from advisor.exports import render
from tests.exports.conftest import ZHANG, Opened, lines, rows, under


def test_the_parts_stand_in_order_under_real_headings(opened: Opened) -> None:
    headings = [one.text for one in opened("case").paragraphs if one.style.name == "Heading 1"]
    assert headings == [
        "一、您说的情况", "二、您问的", "三、回答", "四、算出来的数", "五、期限", "六、要留好的证据",
        "七、现在怎么办", "八、谁能帮您", "九、还不确定的", "十、全部出处",
    ]  # fmt: skip


def test_facts_stand_with_the_workers_words_and_how_sure_they_are(opened: Opened) -> None:
    facts = {row[0]: row[1:] for row in rows(opened("case"), "项目", "内容")}
    assert facts["入职日期"] == ["2022年5月1日", "您说的", "我2022年5月1日进佛山一家厂"]
    assert facts["离职日期"][0] == "还在职"
    assert under(opened("case"), "二、您问的") == [ZHANG]


def test_the_sum_stands_to_the_fen_month_by_month_with_its_total(opened: Opened) -> None:
    document = opened("case")
    months = rows(document, "月份", "数额")
    assert len(months) == 15
    assert months[0][:2] == ["2022年6月", "300.00元"]
    assert months[-1][:2] == ["合计", "4,200.00元"]
    assert "结果：4,200.00元。" in lines(document)


def test_every_step_has_its_numbers_and_its_basis(opened: Opened, zhang: Answer) -> None:
    steps = rows(opened("case"), "步", "算什么")
    (award,) = zhang.awards
    assert len(steps) == len(award.steps)
    assert steps[0][2] == "月标准 × 月数：300 × 5"
    assert all("《" in row[4] for row in steps)


def test_each_dated_figure_is_named_once_with_its_source_and_standing(opened: Opened) -> None:
    (standard,) = [line for line in lines(opened("case")) if "高温津贴月标准" in line and "标准1" in line]
    assert "300元/月（2021年6月1日起" in standard
    assert "没有见到官方原文" in standard


def test_every_mark_leads_to_a_source_with_kind_version_and_standing(opened: Opened, zhang: Answer) -> None:
    document = opened("case")
    marks = {int(n) for n in re.findall(r"【(\d+)】", "\n".join(lines(document)))}
    assert marks == {one.n for one in zhang.citations}
    sources = "\n".join(under(document, "十、全部出处"))
    for one in zhang.citations:
        assert f"【{one.n}】" in sources
        if one.kind in ("原文", "要旨"):
            assert f"{one.ref}（{one.kind}，" in sources
            assert one.version is not None
            assert f"{one.version.year}年{one.version.month}月{one.version.day}日起施行的文本" in sources


def test_official_words_are_whole_and_a_gist_is_not_called_official(opened: Opened, zhang: Answer) -> None:
    sources = under(opened("case"), "十、全部出处")
    for one in zhang.citations:
        if one.kind == "原文":
            assert one.quote is not None
            assert all(line.strip() in "\n".join(sources) for line in one.quote.splitlines())
        if one.kind == "要旨":
            assert f"要旨：{one.gist}" in sources


def test_deadlines_evidence_and_steps_are_there_to_work_through(opened: Opened) -> None:
    document = opened("case")
    assert rows(document, "期限", "最后一天")[0][0] == "申请劳动仲裁"
    assert any(line.startswith("☐\t") and "温度" in line for line in under(document, "六、要留好的证据"))
    steps = [line for line in under(document, "七、现在怎么办") if re.match(r"\d+\.\t", line)]
    assert [line.split(".")[0] for line in steps] == [str(n) for n in range(1, len(steps) + 1)]


def test_it_says_by_which_law_and_knowledge_it_was_made(opened: Opened, zhang: Answer) -> None:
    assert zhang.verification is not None
    last = lines(opened("case"))[-1]
    assert "2024年9月30日的法律" in last
    assert zhang.verification.knowledge[:16] in last


def test_the_page_is_a4_numbered_and_set_in_a_chinese_font(opened: Opened) -> None:
    document = opened("case")
    section = document.sections[0]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    assert " PAGE " in section.footer._element.xml
    for style in ("Normal", "Title", "Heading 1"):
        fonts = document.styles[style].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in ("宋体", "黑体")
        assert not [name for name in fonts.attrib if name.endswith("Theme")]


def test_heads_of_tables_repeat_on_every_page(opened: Opened) -> None:
    for table in opened("case").tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_markdown_says_the_same(zhang: Answer, advisor: Advisor) -> None:
    text = render(zhang, "case", library=advisor.library, question=ZHANG, form="md").decode()
    assert "## 一、您说的情况" in text
    assert "| **合计** | **4,200.00元** |" in text
    assert text.count("- [ ] ") >= 5
    assert "https://flk.npc.gov.cn/" in text
