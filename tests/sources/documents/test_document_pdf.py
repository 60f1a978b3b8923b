"""PDF pages: paragraphs restored, furniture gone, bad pages named, bad files refused."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence

import pypdf
import pytest

from advisor.errors import UserError
from advisor.sources.documents import Document, Page
from advisor.sources.documents.pdf import read_pdf

Read = Callable[..., Document]
MakePdf = Callable[..., bytes]

DIARY = [
    "工资的事",
    "王芳在厂里做了三年普工，每天站着干十个小时的活，从",
    "来没有拿过一分钱的加班费。她问过班长，班长让她去问",
    "财务。",
    "财务的答复是：厂里一直这样，别人都没有意见，你要是",
    "不愿意可以走。",
]


def texts(document: Document) -> list[str]:
    return [page.text for page in document.pages]


def reworked(data: bytes, **protection: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(algorithm="AES-256", **protection)  # type: ignore[arg-type]
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_broken_lines_are_joined_and_paragraphs_kept(read: Read, make_pdf: MakePdf) -> None:
    assert texts(read(make_pdf([DIARY]), "日记.pdf")) == [
        "工资的事\n"
        "王芳在厂里做了三年普工，每天站着干十个小时的活，从来没有拿过一分钱的加班费。"
        "她问过班长，班长让她去问财务。\n"
        "财务的答复是：厂里一直这样，别人都没有意见，你要是不愿意可以走。"
    ]


def test_the_kind_is_told_from_the_content_not_the_name(read: Read, make_pdf: MakePdf) -> None:
    document = read(make_pdf([DIARY]), "日记.docx")
    assert document.media == "application/pdf"
    assert "加班费" in document.pages[0].text


def test_radicals_become_the_characters_they_stand_for(read: Read, make_pdf: MakePdf) -> None:
    radicals = str.maketrans("工人民长门见风户高", "⼯⼈⺠⻓⻔⻅⻛⼾⾼")
    data = make_pdf([["农民工见班长，长门风大，户外高温。"]], shown_as=lambda one: one.translate(radicals))
    assert texts(read(data, "甲.pdf")) == ["农民工见班长，长门风大，户外高温。"]


def test_heads_feet_and_page_numbers_are_dropped_and_the_head_names_a_periodical(
    read: Read, make_pdf: MakePdf
) -> None:
    pages = [[f"工友来信 {n}", f"{'甲乙丙丁戊'[n - 1]}的来信写得很长。", f"— {n} —"] for n in range(1, 6)]
    document = read(make_pdf(pages), "x.pdf")
    assert texts(document) == [f"{one}的来信写得很长。" for one in "甲乙丙丁戊"]
    assert document.title == "工友来信"


def test_a_head_on_every_other_page_is_dropped_too(read: Read, make_pdf: MakePdf) -> None:
    pages = [["工友来信", "这一页讲的是加班。"], ["那一页讲的是工资。"]] * 3
    assert texts(read(make_pdf(pages), "x.pdf")) == ["这一页讲的是加班。", "那一页讲的是工资。"] * 3


def test_bare_page_numbers_go_but_a_sum_at_the_foot_of_a_page_stays(read: Read, make_pdf: MakePdf) -> None:
    pages = [["第一页的内容在这里。", "7"], ["第二页的内容在这里。", "8"], ["合计欠发（元）", "300"]]
    assert texts(read(make_pdf(pages), "x.pdf")) == [
        "第一页的内容在这里。",
        "第二页的内容在这里。",
        "合计欠发（元）\n300",
    ]


def test_titles_that_differ_in_the_year_are_no_running_heads(read: Read, make_pdf: MakePdf) -> None:
    pages = [[f"{year}年工资表", f"{year}", "全年合计三万元整。"] for year in range(2020, 2024)]
    assert texts(read(make_pdf(pages), "x.pdf")) == [
        f"{year}年工资表\n{year}\n全年合计三万元整。" for year in range(2020, 2024)
    ]


def test_figures_on_two_lines_are_never_run_together(read: Read, make_pdf: MakePdf) -> None:
    lines = [
        "去年他每个月拿到手的工资是三千上下，其中六月份是2800",
        "3100是七月份的数，都打在同一张卡上，一直没有变。",
    ]
    assert "2800 3100" in texts(read(make_pdf([lines]), "x.pdf"))[0]


def test_spaces_between_chinese_characters_and_figures_are_dropped(read: Read, make_pdf: MakePdf) -> None:
    data = make_pdf([["我 于 2022 年 5 月 1 日进厂，做 QC 工作。"]])
    assert texts(read(data, "x.pdf")) == ["我于2022年5月1日进厂，做 QC 工作。"]


def test_blank_lines_between_all_lines_end_no_paragraph(read: Read, make_pdf: MakePdf) -> None:
    spaced = [line for original in DIARY for line in (original, " ")]
    assert texts(read(make_pdf([spaced]), "甲.pdf")) == texts(read(make_pdf([DIARY]), "乙.pdf"))


def test_pages_without_text_are_left_out_by_number(read: Read, make_pdf: MakePdf) -> None:
    document = read(make_pdf([DIARY, [], DIARY]), "x.pdf")
    assert [page.number for page in document.pages] == [1, 3]
    assert document.skipped == ("第2页：没有文字（空白页或扫描图片），没有收入。",)


def test_a_pdf_without_any_text_is_a_scan(read: Read, make_pdf: MakePdf) -> None:
    with pytest.raises(UserError, match="OCR"):
        read(make_pdf([[], []]), "扫描.pdf")


@pytest.mark.parametrize(
    "font",
    [
        pytest.param(lambda one: chr(0xE000 + ord(one) % 4000), id="private use"),
        pytest.param(lambda one: chr(0xC0 + ord(one) % 60), id="latin letters"),
        pytest.param(lambda one: chr(0x4E00 + ord(one) * 7919 % 20000), id="any ideographs"),
        pytest.param(lambda one: f"/g{ord(one) % 1000}", id="glyph names"),
    ],
)
def test_a_font_that_extracts_as_garbage_is_refused(
    read: Read, make_pdf: MakePdf, font: Callable[[str], str]
) -> None:
    with pytest.raises(UserError, match="乱码"):
        read(make_pdf([DIARY], shown_as=font), "乱.pdf")


def test_one_garbled_page_is_named_and_the_others_kept(read: Read, make_pdf: MakePdf) -> None:
    garbled = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓ"
    document = read(make_pdf([DIARY, [garbled]]), "x.pdf")
    assert [page.number for page in document.pages] == [1]
    assert document.skipped == ("第2页：文字是乱码（可认出的字符约0%），没有收入。",)


def test_a_title_of_the_document_is_used_but_not_a_file_name(read: Read, make_pdf: MakePdf) -> None:
    assert read(make_pdf([DIARY], title="王芳的日记"), "x.pdf").title == "王芳的日记"
    assert read(make_pdf([DIARY], title="Microsoft Word - 稿.doc"), "x.pdf").title == "x"


def test_a_user_password_is_asked_to_be_taken_off(read: Read, make_pdf: MakePdf) -> None:
    with pytest.raises(UserError, match="密码"):
        read(reworked(make_pdf([DIARY]), user_password="secret"), "密.pdf")


def test_an_owner_password_alone_does_not_stop_reading(read: Read, make_pdf: MakePdf) -> None:
    data = reworked(make_pdf([DIARY]), user_password="", owner_password="secret")
    assert "加班费" in texts(read(data, "禁止打印.pdf"))[0]


def test_more_pages_than_allowed(read: Read, make_pdf: MakePdf) -> None:
    with pytest.raises(UserError, match="共 4 页，超过 3 页"):
        read(make_pdf([DIARY] * 4), "x.pdf", max_pages=3)


def test_a_cut_off_file_gives_what_it_has_or_one_line(read: Read, make_pdf: MakePdf) -> None:
    data = make_pdf([DIARY, DIARY])
    for length in range(9, len(data), 301):
        try:
            document = read(data[:length], "断.pdf")
        except UserError as error:
            assert str(error).startswith("断.pdf：")
        else:
            assert "加班费" in document.pages[0].text


def test_progress_counts_pages(make_pdf: MakePdf) -> None:
    seen: list[tuple[int, int]] = []
    data = make_pdf([DIARY, DIARY])
    read_pdf(data, name="x.pdf", max_pages=9, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]


def test_nothing_is_printed_about_an_odd_file(
    read: Read, make_pdf: MakePdf, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    odd = make_pdf([DIARY]).replace(b"startxref\n", b"startxref\n9")
    read(odd, "x.pdf")
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def test_a_page_tree_that_bites_its_tail(
    read: Read, make_objects: Callable[[Sequence[bytes]], bytes]
) -> None:
    data = make_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>",
        ]
    )
    with pytest.raises(UserError, match=r"^环\.pdf："):
        read(data, "环.pdf")


def test_a_page_made_to_take_for_ever_is_given_up(
    make_objects: Callable[[Sequence[bytes]], bytes], stream: Callable[[bytes], bytes]
) -> None:
    # Each form draws the next one many times: a few hundred bytes, millions of drawings.
    forms = 12
    pages = b" ".join(b"3 0 R" for _ in range(50))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 50 /Kids [%s] >>" % pages,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R"
        b" /Resources << /XObject << /X 5 0 R >> >> >>",
        stream(b"/X Do " * 20),
    ]
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] "
    for number in range(5, 5 + forms):
        body = stream(b"/X Do " * 20 + b"q Q " * 2000)
        inner = b"/Resources << /XObject << /X %d 0 R >> >> " % (number + 1)
        objects.append(body.replace(b"<< ", form + inner, 1))
    objects.append(stream(b"").replace(b"<< ", form, 1))
    started = time.monotonic()
    with pytest.raises(UserError, match="解析太慢"):
        read_pdf(make_objects(objects), name="炸弹.pdf", max_pages=50, page_seconds=0.2)
    assert time.monotonic() - started < 5


def test_pages_are_numbered_by_position_not_by_what_is_printed(read: Read, make_pdf: MakePdf) -> None:
    document = read(
        make_pdf([["封面故事讲的是一次讨薪。", "— 41 —"], ["后来他拿到了钱。", "— 42 —"]]), "x.pdf"
    )
    assert document.pages == (Page(1, "封面故事讲的是一次讨薪。"), Page(2, "后来他拿到了钱。"))
