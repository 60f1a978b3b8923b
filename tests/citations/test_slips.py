"""Half brackets, numbers no law has, repealed laws, and texts made to take for ever."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from advisor.citations import Finding, Report, read_text
from advisor.citations.quotes import find_quotes
from advisor.errors import UserError

Checked = Callable[..., Report]
Only = Callable[..., Finding]


@pytest.mark.parametrize("text", ["《劳动法第五十条", "劳动法》第五十条", "依照《劳动法第五十条规定"])
def test_half_a_pair_of_brackets_leaves_no_citation_unchecked(only: Only, text: str) -> None:
    finding = only(text)
    assert (finding.instrument, finding.article) == ("中华人民共和国劳动法", "第五十条")
    assert finding.verdict == "found"


@pytest.mark.parametrize("text", ["《劳动法律师》第五十条", "《劳动法实施条例》第五条", "《论劳动法》第五条"])
def test_a_longer_title_is_still_another_instrument(only: Only, text: str) -> None:
    assert only(text).instrument is None


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        ("第一万条", "beyond_last_article"),
        ("第10000条", "beyond_last_article"),
        ("第零条", "not_held"),
        ("第0条", "not_held"),
        ("第十百条", "not_held"),
        ("第99999999999条", "not_held"),
    ],
)
def test_a_number_no_law_has_is_never_right(only: Only, number: str, verdict: str) -> None:
    assert only(f"《劳动法》{number}").verdict == verdict


def test_a_range_up_to_a_number_no_law_has_is_read_by_its_ends(checked: Checked) -> None:
    findings = checked("《劳动法》第一条至第一万条").findings
    assert [finding.verdict for finding in findings] == ["found", "beyond_last_article"]


class TestRepealedLawsNotHeld:
    def test_one_repealed_by_a_law_we_hold_is_not_in_force(self, only: Only) -> None:
        finding = only("《合同法》第五十二条")
        assert (finding.verdict, finding.state) == ("not_in_force", "not_in_force")
        assert "已废止" in finding.note and "没有核对" in finding.note

    def test_while_it_was_in_force_its_text_is_only_not_held(self, only: Only) -> None:
        assert only("《合同法》第五十二条", date(2018, 1, 1)).verdict == "not_held"

    def test_one_whose_repeal_we_have_not_seen_is_not_held(self, only: Only) -> None:
        assert only("《企业劳动争议处理条例》第六条").verdict == "not_held"


@pytest.mark.parametrize("stray", ["“", "《", '"', "“a“a”", "‘", "：“", '：\n"', "《劳", "〈"])
def test_stray_marks_by_the_hundred_thousand_are_read_in_seconds(stray: str) -> None:
    started = time.monotonic()
    find_quotes(stray * (200_000 // len(stray)))
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("encoding", ["big5", "utf-16-le"])
def test_text_in_rarer_encodings_is_read_as_what_it_says(tmp_path: Path, encoding: str) -> None:
    text = "勞動合同應當寫明工資和工作時間，公司的規定不得違反法律。\n第二行"
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert read_text(str(tmp_path / "a.txt")) == text


def word_file(**replaced: bytes) -> bytes:
    from docx import Document

    document = Document()
    document.add_paragraph("《劳动法》第三条")
    plain, changed = io.BytesIO(), io.BytesIO()
    document.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = name.rpartition("/")[2].partition(".")[0]
            target.writestr(name, replaced.get(part, source.read(name)))
    return changed.getvalue()


def locked(data: bytes) -> bytes:
    """The archive with the flag of a password on every member."""
    changed = bytearray(data)
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + flag] |= 1
            at = changed.find(mark, at + 4)
    return bytes(changed)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (lambda: word_file(document=b"<w:document"), "损坏"),
        (lambda: word_file(document=b"<?xml version='1.0'?><a/>"), "损坏"),
        (lambda: word_file(styles=b"<bad"), "损坏"),
        (lambda: word_file(document=b"<a>" + b" " * 100_000_000 + b"</a>"), "大得不正常"),
        (lambda: locked(word_file()), "密码"),
    ],
    ids=["no XML", "another XML", "broken styles", "bomb", "password"],
)
def test_a_word_file_that_cannot_be_read_gets_one_line(
    tmp_path: Path, data: Callable[[], bytes], says: str
) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(data())
    with pytest.raises(UserError) as caught:
        read_text(str(file))
    assert says in str(caught.value) and "请" in str(caught.value) and "添加" not in str(caught.value)
