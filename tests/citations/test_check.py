"""Each verdict, on wording read from the packaged statutes at run time."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

import pytest

from advisor.citations import Finding, Report, check, find_citations, is_verbatim, render_report
from advisor.domain import ProvisionRef
from advisor.sources.library import Library

TODAY = date(2026, 11, 22)
Checked = Callable[..., Report]
Only = Callable[..., Finding]
Wording = Callable[[str, str], str]


@pytest.fixture
def first_paragraph(wording: Wording) -> str:
    return wording("劳动合同法", "第八十二条").split("\n")[0]


@pytest.fixture
def six(first_paragraph: str, wording: Wording) -> str:
    """A text with a right quotation, one wrong by a character, and four citations of other kinds."""
    return "\n".join(
        [
            f"一、《劳动合同法》第八十二条第一款规定：“{first_paragraph}”",
            f"二、《劳动合同法》第82条规定：“{first_paragraph.replace('二倍', '三倍')}”",
            f"三、《医疗保障法》第三条规定：“{wording('医疗保障法', '第三条').split(chr(10))[0]}”",
            "四、按照《劳动合同法》第一百二十条，应当赔偿。",
            "五、《防暑降温措施管理办法》第十七条规定了高温津贴。",
            "六、《企业劳动争议处理条例》第六条规定了举证责任。",
        ]
    )


class TestSixVerdicts:
    def test_each_differs(self, checked: Checked, six: str) -> None:
        report = checked(six)
        assert [finding.verdict for finding in report.findings] == [
            "verbatim",
            "misquoted",
            "not_in_force",
            "beyond_last_article",
            "gist_only",
            "not_held",
        ]
        assert [finding.line for finding in report.findings] == [1, 2, 3, 4, 5, 6]
        assert (report.wrong, report.unchecked, report.exit_code) == (3, 2, 1)

    def test_spans_are_into_the_text(self, checked: Checked, six: str) -> None:
        for finding in checked(six).findings:
            assert six[slice(*finding.span)] == finding.text

    def test_no_law_is_called_non_existent(self, checked: Checked, six: str) -> None:
        for finding in checked(six).findings:
            assert ("没有第" in finding.note) == (finding.verdict == "beyond_last_article")

    def test_json_carries_the_stable_keys(self, checked: Checked, six: str) -> None:
        data = json.loads(json.dumps(checked(six).to_json(), ensure_ascii=False))
        assert data["as_of"] == "2026-11-22" and data["wrong"] == 3 and data["unchecked"] == 2
        assert data["counts"] == {
            "verbatim": 1,
            "misquoted": 1,
            "beyond_last_article": 1,
            "not_in_force": 1,
            "gist_only": 1,
            "not_held": 1,
        }
        wanted = {
            "span",
            "text",
            "instrument",
            "article",
            "version",
            "verdict",
            "state",
            "quote",
            "difference",
        }
        wanted |= {"reason", "note", "url"}
        assert all(wanted <= set(finding) for finding in data["findings"])
        right = data["findings"][0]
        assert right["instrument"] == "中华人民共和国劳动合同法" and right["article"] == "第八十二条"
        assert (
            right["version"] == "2013-07-01" and right["state"] == "in_force" and right["difference"] is None
        )

    def test_the_report_reads_as_plain_chinese(self, checked: Checked, six: str) -> None:
        shown = render_report(checked(six))
        assert "有错 3 处；没能核对 2 处" in shown
        for words in ("与原文一致", "与原文不符", "当日没有效力", "没有这一条", "只有要旨", "没有收录"):
            assert words in shown


def test_a_misquotation_shows_what_the_text_says(only: Only, first_paragraph: str) -> None:
    finding = only(f"《劳动合同法》第82条规定：“{first_paragraph.replace('二倍', '三倍')}”")
    assert finding.difference is not None
    assert "二倍" in finding.difference.says and "三倍" in finding.difference.quoted
    assert "〔原文“二”，引作“三”〕" in finding.difference.marked


def test_the_right_words_under_the_wrong_article_say_which_is_right(only: Only, first_paragraph: str) -> None:
    finding = only(f"《劳动合同法》第十条规定：“{first_paragraph}”")
    assert (finding.verdict, finding.reason) == ("misquoted", "wrong_article")
    assert "第八十二条" in finding.note


def test_the_right_words_under_the_wrong_law_say_which_is_right(only: Only, first_paragraph: str) -> None:
    finding = only(f"《劳动法》第八十二条规定：“{first_paragraph}”")
    assert (finding.verdict, finding.reason) == ("misquoted", "wrong_instrument")
    assert "《中华人民共和国劳动合同法》第八十二条" in finding.note


def test_a_list_is_right_when_one_of_its_articles_has_the_words(
    checked: Checked, first_paragraph: str
) -> None:
    findings = checked(f"《劳动合同法》第八十二条、第十条规定：“{first_paragraph}”").findings
    assert [(f.article, f.verdict) for f in findings] == [("第八十二条", "verbatim"), ("第十条", "found")]


def test_a_law_with_no_article_is_searched_for_the_words(only: Only, first_paragraph: str) -> None:
    finding = only(f"《劳动合同法》规定：“{first_paragraph}”")
    assert (finding.verdict, finding.article) == ("verbatim", "第八十二条")
    wrong = only(f"《劳动合同法》规定：“{first_paragraph.replace('二倍', '三倍')}”")
    assert (wrong.verdict, wrong.article) == ("misquoted", "第八十二条")
    invented = only("《劳动合同法》规定：“天上掉馅饼啦大家快来捡呀”")
    assert (invented.verdict, invented.article, invented.difference) == ("misquoted", None, None)


def test_an_article_without_a_quotation_is_found(only: Only) -> None:
    assert only("依据劳动合同法第82条，应当支付双倍工资。").verdict == "found"


def test_paragraph_and_item_numbers_are_noted(only: Only, wording: Wording) -> None:
    second = wording("劳动合同法", "第八十二条").split("\n")[1]
    assert "不在第 1 款" in only(f"《劳动合同法》第八十二条第一款规定：“{second}”").note
    assert "只有 2 款" in only("《劳动合同法》第八十二条第九款").note
    assert "项号" in only("《劳动合同法》第三十九条第（九）项").note
    assert only("《劳动合同法》第三十九条第（二）项").note == ""


class TestForce:
    def test_a_law_before_its_day_takes_precedence_and_is_still_compared(
        self, only: Only, wording: Wording
    ) -> None:
        text = wording("民法典", "第一百八十八条").split("\n")[0]
        quoted = f"《民法典》第一百八十八条规定：“{text}”"
        early = only(quoted, date(2020, 12, 31))
        assert (early.verdict, early.state, early.comparison) == (
            "not_in_force",
            "not_yet_in_force",
            "verbatim",
        )
        assert only(quoted, date(2021, 1, 1)).verdict == "verbatim"
        altered = only(quoted.replace("三年", "二年"), date(2020, 12, 31))
        assert (altered.verdict, altered.comparison) == ("not_in_force", "misquoted")

    def test_a_repealed_text_not_held_says_that_it_was_repealed(self, only: Only) -> None:
        finding = only("《企业劳动争议处理条例》第六条")
        assert (finding.verdict, finding.state, finding.reason) == (
            "not_held",
            "not_in_force",
            "text_not_held",
        )
        assert "已废止" in finding.note

    def test_a_text_held_as_gist_repeals_what_it_names(self, only: Only) -> None:
        finding = only("《企业最低工资规定》第六条")
        assert (finding.verdict, finding.state) == ("not_in_force", "not_in_force")
        assert "已废止" in finding.note

    def test_a_date_before_the_version_held_condemns_nothing(self, only: Only, first_paragraph: str) -> None:
        finding = only(f"《劳动合同法》第82条规定：“{first_paragraph}”", date(2010, 5, 1))
        assert (finding.verdict, finding.reason, finding.state) == (
            "not_held",
            "version_not_held",
            "text_not_held",
        )
        assert "2013-07-01" in finding.note

    def test_a_day_before_the_law_was_there_needs_no_text(self, only: Only) -> None:
        finding = only("《劳动合同法》第八十二条", date(2007, 12, 31))
        assert (finding.verdict, finding.state) == ("not_in_force", "not_yet_in_force")
        assert "2008-01-01 才施行" in finding.note and "当日有效的文本" not in finding.note

    def test_a_first_day_nobody_has_seen_written_condemns_nothing(self, only: Only) -> None:
        assert only("《行政复议法》第六条", date(1999, 9, 30)).verdict == "not_held"

    def test_the_text_named_by_its_year_decides(self, only: Only) -> None:
        assert only("《劳动合同法》（2012修正）第八十二条").verdict == "found"
        assert only("《劳动合同法》（2007年版）第八十二条").verdict == "not_held"
        assert only("《劳动合同法》（1999修正）第八十二条").reason == "version_not_held"

    def test_a_text_that_another_has_replaced_is_not_in_force(self, only: Only) -> None:
        finding = only("《仲裁法》（2017修正）第二条")
        assert (finding.verdict, finding.state) == ("not_in_force", "not_in_force")
        assert "被新的文本取代" in finding.note
        assert only("《仲裁法》（2017修正）第二条", date(2024, 9, 30)).verdict == "found"

    def test_court_minutes_are_flagged_not_condemned(self, only: Only) -> None:
        finding = only("粤高法〔2012〕284号第27条")
        assert (finding.verdict, finding.state, finding.in_doubt) == ("gist_only", "in_doubt", True)
        assert finding.gist and "效力存疑" in finding.note


class TestNotHeld:
    def test_a_name_nobody_knows(self, only: Only) -> None:
        finding = only("《某某保护法》第三条")
        assert (finding.verdict, finding.reason, finding.instrument) == ("not_held", "unknown_name", None)
        assert "不能据此说它不存在" in finding.note

    def test_a_slip_in_a_name_is_pointed_out(self, only: Only) -> None:
        assert "劳动合同法" in only("《中华人民共共和国劳动合同法》第三条").note

    def test_beyond_the_last_needs_only_the_count(self, only: Only) -> None:
        finding = only("《防暑降温措施管理办法》第三十条")
        assert finding.verdict == "beyond_last_article" and "25 条" in finding.note

    def test_beyond_the_last_is_said_of_texts_not_held_too(self, only: Only, library: Library) -> None:
        listed = [(one, library.version_on(one, TODAY)) for one in library.instruments]
        counted = [(one, v.articles) for one, v in listed if v and v.text == "not_held" and v.articles]
        instrument, last = counted[0]
        assert only(f"《{instrument.title}》第{last + 1}条").verdict == "beyond_last_article"
        assert only(f"《{instrument.title}》第{last}条").verdict == "not_held"

    def test_a_number_with_a_suffix_the_text_lacks(self, only: Only) -> None:
        finding = only("《劳动合同法》第十条之五")
        assert (finding.verdict, finding.reason) == ("not_held", "article_not_held")

    def test_the_issuer_before_a_title_or_left_out(self, only: Only) -> None:
        title = "关于工资总额组成的规定"
        assert only(f"《国家统计局{title}》第四条").instrument == title
        short = only("《关于审理劳动争议案件适用法律问题的解释（一）》第四十二条")
        assert short.instrument == "最高人民法院关于审理劳动争议案件适用法律问题的解释（一）"

    def test_the_ordinal_of_an_interpretation_without_its_parentheses(self, only: Only) -> None:
        assert only("《劳动争议司法解释一》第四十二条").instrument == (
            "最高人民法院关于审理劳动争议案件适用法律问题的解释（一）"
        )


class TestGist:
    def test_a_quotation_of_a_gist_is_not_checked(self, only: Only) -> None:
        finding = only("《防暑降温措施管理办法》第十七条规定：“厂里一热就要发钱。”")
        assert (finding.verdict, finding.quote) == ("gist_only", "厂里一热就要发钱。")
        assert finding.gist and finding.url and finding.difference is None

    def test_the_terminal_shows_the_gist_as_ours(self, checked: Checked) -> None:
        shown = render_report(checked("《防暑降温措施管理办法》第十七条"))
        assert "要旨（我们的概括，不是原文）" in shown and "官方页面：" in shown


class TestUnattributed:
    def test_words_of_an_indexed_law_are_located(self, only: Only, first_paragraph: str) -> None:
        finding = only(f"厂里贴了一张纸，上面是“{first_paragraph}”")
        assert (finding.verdict, finding.article) == ("unattributed", "第八十二条")
        assert finding.text == first_paragraph

    def test_other_words_are_counted_not_condemned(self, checked: Checked) -> None:
        report = checked("老板说“你们愿意干就干，不愿意干就走人”")
        assert (report.unchecked, report.wrong, report.exit_code) == (1, 0, 0)

    def test_the_handbook_in_the_same_sentence_is_not_a_misquoted_law(self, checked: Checked) -> None:
        report = checked("违反《劳动合同法》第四条，员工手册规定“迟到三次算自动离职，工资不发”")
        assert [finding.verdict for finding in report.findings] == ["found", "unattributed"]

    def test_a_term_between_marks_is_no_quotation(self, only: Only) -> None:
        finding = only("《劳动合同法》第八十二条规定的“双倍工资”")
        assert (finding.verdict, finding.quote) == ("found", None)


def test_the_laws_own_citations_within_a_quotation_are_left_alone(only: Only, wording: Wording) -> None:
    text = wording("劳动合同法", "第四十八条")
    assert "本法第" in text
    assert only(f"《劳动合同法》第四十八条规定：“{text}”").verdict == "verbatim"


def test_a_form_or_a_book_is_no_instrument(checked: Checked) -> None:
    assert checked("请带上《离职证明》和《工会月刊》。").findings == ()


def test_a_text_without_citations(checked: Checked) -> None:
    report = checked("今天天气很热。")
    assert report.exit_code == 0 and report.counts == {} and "没有发现" in render_report(report)


def test_for_the_verifier(library: Library, first_paragraph: str) -> None:
    text = f"《劳动合同法》第八十二条规定：“{first_paragraph}”"
    (mention,) = find_citations(text, library)
    provision = library.provision(ProvisionRef("中华人民共和国劳动合同法", mention.article))
    assert provision is not None and provision.text is not None
    assert is_verbatim(mention.quotations[0].text, provision.text)


def test_checking_imports_nothing_heavy() -> None:
    heavy = {"torch", "gradio", "chromadb", "sentence_transformers", "jieba", "jionlp", "docx", "langchain"}
    code = (
        "import sys\nfrom datetime import date\nfrom advisor.citations import check\n"
        "from advisor.sources.library import Library\n"
        "check('《劳动合同法》第八十二条', library=Library.load(), as_of=date(2026, 11, 22))\n"
        f"print(sorted({heavy} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_long_brief_is_checked_in_time(library: Library, first_paragraph: str) -> None:
    wrong = first_paragraph.replace("二倍", "三倍")
    text = (
        f"《劳动合同法》第八十二条规定：“{first_paragraph}”。《劳动合同法》第82条：“{wrong}”。老板说“{wrong[5:30]}”。\n"
        * 100
    )
    started = time.perf_counter()
    assert len(check(text, library=library, as_of=TODAY).findings) == 300
    assert time.perf_counter() - started < 10
