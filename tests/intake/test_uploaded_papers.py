"""A payslip, a contract or a notice: proposed with its own words, in the case once confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfWriter

from advisor.advice import Advisor
from advisor.case_changes import changed
from advisor.domain import CaseFile, Contradiction, Fact, Facts
from advisor.errors import UserError
from advisor.intake import MOST_BYTES, MOST_CHARS, Uploaded, is_from_paper, propose, reading
from advisor.sources.documents import Extract, Page, ocr

DAY = date(2026, 11, 22)
CONTRACT = (
    "劳动合同书",
    "甲方：某电子厂　乙方：某人",
    "一、合同期限：自2022年5月1日起至2025年4月30日止，其中试用期为2个月。",
    "二、工作地点：佛山市顺德区。",
    "三、乙方月工资为4200元，其中基本工资2300元。",
    "四、任何一方解除本合同，应当提前三十日书面通知。",
)
NOTICE = (
    "解除劳动合同通知书",
    "某人：您于2021年3月15日入职。因生产经营需要，公司决定于2026年11月10日解除与您的劳动合同。",
    "公司将支付经济补偿12,600.00元。",
)


@pytest.fixture(scope="module")
def advisor() -> Advisor:
    """Reading a paper needs the library alone, no built base."""
    return Advisor()


def paper(*lines: str, table: Sequence[Sequence[str]] = ()) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        grid = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, words in zip(grid.add_row().cells, row, strict=True):
                cell.text = words
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def values(uploaded: Uploaded) -> dict[str, object]:
    return {one.fact.name: one.fact.value for one in uploaded.proposals}


def test_a_contract_tells_term_probation_pay_and_place(advisor: Advisor) -> None:
    read = propose(paper(*CONTRACT), "合同.docx", advisor=advisor, as_of=DAY)
    told = values(read)
    assert read.kind == "劳动合同"
    assert told["start"] == date(2022, 5, 1)
    assert told["contract_end"] == date(2025, 4, 30)
    assert told["probation_months"] == 2
    assert (told["monthly_wage"], told["monthly_base"]) == (4200, 2300)
    assert told["city"] == "佛山"
    assert told["contract_signed"] is True


def test_each_proposal_shows_the_papers_own_words(advisor: Advisor) -> None:
    read = propose(paper(*CONTRACT), "合同.docx", advisor=advisor, as_of=DAY)
    for one in read.proposals:
        assert one.page == 1
        assert one.fact.words
        assert any(one.fact.words in line for line in CONTRACT)
    assert {one.fact.name: one.shown for one in read.proposals}["city"] == "佛山顺德"


def test_a_forms_blanks_and_the_probations_own_days_do_not_mislead(advisor: Advisor) -> None:
    form = paper(
        "劳动合同书",
        "期限三年，自 2023 年 3 月 6 日起至 2026 年 3 月 5 日止。"
        "其中试用期自2023年3月6日起至2023年6月5日止，共 3 个月。",
        "月工资不低于 3,800 元，试用期工资为 3,200 元。",
    )
    told = values(propose(form, "合同.docx", advisor=advisor, as_of=DAY))
    assert told["contract_end"] == date(2026, 3, 5)
    assert told["probation_months"] == 3
    assert told["monthly_wage"] == 3800


def test_a_leaving_certificate_tells_both_days_and_is_no_dismissal(advisor: Advisor) -> None:
    certificate = paper("离职证明", "兹证明某人自2020年4月1日至2024年9月30日在我公司任职，因个人原因离职。")
    told = values(propose(certificate, "离职证明.docx", advisor=advisor, as_of=DAY))
    assert told == {"start": date(2020, 4, 1), "employment_end": date(2024, 9, 30), "ground": "resigned"}


def test_a_notice_tells_the_day_the_ground_and_what_was_offered(advisor: Advisor) -> None:
    read = propose(paper(*NOTICE), "通知.docx", advisor=advisor, as_of=DAY)
    told = values(read)
    assert read.kind == "通知书"
    assert told["employment_end"] == date(2026, 11, 10)
    assert told["start"] == date(2021, 3, 15)
    assert told["ground"] == "dismissed"
    assert told["compensation_offered"] == Decimal("12600.00")


@pytest.mark.parametrize(
    "content",
    [
        paper("2026年9月工资条", "基本工资：2,300.00元", "应发工资：5,120.50元", "实发工资：4,800元"),
        paper(
            "2026年9月工资条",
            table=[["姓名", "基本工资", "应发工资", "实发工资"], ["某人", "2300", "5,120.50", "4800"]],
        ),
    ],
    ids=["labels", "table"],
)
def test_a_payslip_tells_its_sums_from_labels_or_from_a_table(advisor: Advisor, content: bytes) -> None:
    read = propose(content, "工资条.docx", advisor=advisor, as_of=DAY)
    assert values(read) == {
        "monthly_wage": Decimal("5120.50"),
        "monthly_base": Decimal(2300),
        "paid_monthly": Decimal(4800),
    }
    # One month's pay is not yet the usual pay.
    assert {one.fact.name: one.fact.certainty for one in read.proposals}["monthly_wage"] == "inferred"


def test_other_papers_are_read_as_everyday_words(advisor: Advisor) -> None:
    read = propose(
        paper("我2022年5月1日进佛山一家厂。", "公司没签合同。"), "自己记的.docx", advisor=advisor, as_of=DAY
    )
    assert values(read)["start"] == date(2022, 5, 1)
    assert values(read)["contract_signed"] is False


def test_what_the_case_says_otherwise_is_shown_and_what_it_knows_is_not_asked_again(advisor: Advisor) -> None:
    case = CaseFile(
        facts=Facts(
            {
                "start": Fact("start", date(2022, 6, 1), "六月进厂"),
                "contract_end": Fact("contract_end", date(2025, 4, 30), "明年四月到期"),
            }
        )
    )
    read = propose(paper(*CONTRACT), "合同.docx", advisor=advisor, case=case, as_of=DAY)
    (start,) = [one for one in read.proposals if one.fact.name == "start"]
    assert start.before == case.facts.entries["start"]
    assert "contract_end" not in values(read)
    assert not start.plain
    assert any("合同到期日" in note for note in read.notes)


def test_what_is_confirmed_enters_as_a_fact_put_right_does_with_its_source(advisor: Advisor) -> None:
    earlier, later = Fact("start", date(2022, 6, 1), "六月"), Fact("start", date(2022, 7, 1), "七月")
    case = CaseFile(facts=Facts({"start": earlier}), contradictions=(Contradiction(earlier, later),))
    read = propose(paper(*CONTRACT), "合同.docx", advisor=advisor, case=case, as_of=DAY)
    wanted = [read.change(one) for one in read.proposals if one.fact.name in ("start", "city")]
    confirmed = changed(case, wanted, places=advisor.library.places)
    start = confirmed.facts.entries["start"]
    assert (start.value, start.certainty) == (date(2022, 5, 1), "stated")
    assert start.words.startswith("劳动合同上写的：") and "自2022年5月1日" in start.words
    assert is_from_paper(start.words) and not is_from_paper("自2022年5月1日")
    assert confirmed.contradictions == ()
    assert (confirmed.facts.get("city"), confirmed.facts.get("district")) == ("佛山", "顺德")
    assert case.facts.entries["start"] == earlier


def test_a_paper_that_tells_nothing_says_so(advisor: Advisor) -> None:
    read = propose(paper("今天天气很好。"), "信.docx", advisor=advisor, as_of=DAY)
    assert read.proposals == ()
    assert "没有读出" in read.notes[0]


def pdf_of(pages: int) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"", "空的"),
        (b"PK\x03\x04" + bytes(MOST_BYTES), "10 MB"),
        (pdf_of(31), "30 页"),
        (paper("长" * (MOST_CHARS + 1)), "太长"),
        (b"MZ\x90\x00 program", "不是 PDF"),
        (b"<html><script>alert(1)</script></html>", "不是 PDF"),
        (b"PK\x03\x04 broken", "看不了"),
        (b"%PDF-1.7 broken", "看不了"),
        (pdf_of(1), "看不了"),
    ],
    ids=["empty", "large", "pages", "long", "program", "html", "zip", "pdf", "blank"],
)
def test_what_cannot_be_read_is_one_line_for_the_worker(advisor: Advisor, content: bytes, named: str) -> None:
    with pytest.raises(UserError) as told:
        propose(content, "<b>文件\n.pdf", advisor=advisor)
    assert named in str(told.value)
    assert "\n" not in str(told.value)
    assert "pip" not in str(told.value)


@pytest.mark.skipif(ocr.available(), reason="the extra ocr is installed")
def test_a_photo_where_nothing_reads_pictures_says_so(advisor: Advisor) -> None:
    with pytest.raises(UserError, match="没有装识别照片"):
        propose(b"\x89PNG\r\n\x1a\n" + bytes(50), "照片.png", advisor=advisor)


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "应发工资：" + "9" * 400, "自0000年0月0日起至9999年99月99日止"]
)
def test_odd_papers_raise_nothing(advisor: Advisor, words: str) -> None:
    for title in ("劳动合同书", "工资条", "解除劳动合同通知书", "别的"):
        propose(paper(title, words), words, advisor=advisor, as_of=DAY)


def test_a_photo_is_read_with_care(advisor: Advisor, monkeypatch: pytest.MonkeyPatch) -> None:
    def seen(data: bytes, name: str, *, max_pages: int) -> Extract:
        return Extract((Page(1, "\n".join(CONTRACT)),), ocr=(1,))

    monkeypatch.setattr(reading, "available", lambda: True)
    monkeypatch.setattr(reading, "read_content", seen)
    read = propose(b"\x89PNG\r\n\x1a\n" + bytes(50), "照片.png", advisor=advisor, as_of=DAY)
    assert read.proposals and not any(one.plain for one in read.proposals)
    assert any("照片" in note for note in read.notes)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_text_is_read_in_the_encodings_they_come_in(advisor: Advisor, encoding: str) -> None:
    data = "\n".join(CONTRACT).encode(encoding)
    assert values(propose(data, "合同.txt", advisor=advisor, as_of=DAY))["monthly_wage"] == 4200


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("员工手册", "公司可以解除劳动合同。"), "材料"),
        (("我没有签劳动合同",), "材料"),
        (("编号：12", "某某公司", "劳动合同解除协议书"), "离职协议"),
        (("甲方：某厂", "乙方：某人", "合同期限：三年", "劳动报酬：按月"), "劳动合同"),
    ],
)
def test_the_title_tells_what_a_paper_is(advisor: Advisor, lines: Sequence[str], kind: str) -> None:
    assert propose(paper(*lines), "a.docx", advisor=advisor, as_of=DAY).kind == kind


def test_a_long_paper_of_no_kind_is_read_from_its_beginning(advisor: Advisor) -> None:
    lines = ["公司在佛山。", *["今天天气很好。"] * 300, "公司没签合同。"]
    read = propose("\n".join(lines).encode(), "a.txt", advisor=advisor, as_of=DAY)
    assert values(read) == {"city": "佛山"}
    assert any("很长" in note for note in read.notes)
