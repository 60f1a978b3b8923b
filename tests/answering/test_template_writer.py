"""What the template writer says, in which order, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from advisor.answering import make_writer, write
from advisor.answering.template_law import document_quote
from advisor.domain import Alternative, Award, Draft, Evidence, Hit, Item, ProvisionRef, Sentence, TopicClaim
from advisor.errors import UserError
from tests.answering.conftest import (
    AWARD,
    CLAIM_BACK,
    CLAIMS,
    FACTS,
    GONE,
    HEAT_3,
    MINUTES,
    MISSING,
    OLD,
    PAID_MONTHLY,
    TOPIC,
    WAGES_3,
    TinyLibrary,
    evidence,
    inquiry,
    keys,
    page,
)

LIBRARY = TinyLibrary()


def draft(awards: tuple[Award, ...] = (AWARD,), **given: object) -> Draft:
    asked = given.pop("inquiry", inquiry())
    found = given.pop("evidence", evidence())
    return write(asked, found, awards, library=LIBRARY, **given)  # type: ignore[arg-type]


def sentences(written: Draft, key: str) -> list[Sentence]:
    return [
        sentence
        for section in written.sections
        if section.key == key
        for block in section.blocks
        for sentence in block.sentences
    ]


def text(written: Draft, key: str) -> str:
    return "".join(sentence.text for sentence in sentences(written, key))


def test_sections_stand_in_the_order_a_worker_needs() -> None:
    assert keys(draft()) == ["short", "sum", "law", "steps", "evidence", "deadlines", "help", "rests"]


def test_questions_stand_right_after_the_short_answer_while_facts_are_missing() -> None:
    assert keys(draft((MISSING,)))[:3] == ["short", "questions", "law"]


# --- short -------------------------------------------------------------------------------------------


def test_the_short_answer_takes_the_questions_in_the_order_asked() -> None:
    lawful_first = sentences(draft(), "short")
    assert [one.source for one in lawful_first[:2]] == ["heat-duty", "heat_pay"]
    sum_first = sentences(draft(inquiry=inquiry(asks=("how_much", "lawful"))), "short")
    assert [one.source for one in sum_first[:2]] == ["heat_pay", "heat-duty"]


def test_the_short_answer_gives_the_amount_and_what_it_covers() -> None:
    assert "热天补贴 900.00 元（2024年7月至2024年9月，共 3 个月）" in text(draft(), "short")


@pytest.mark.parametrize(
    "asks", [(), ("lawful", "how_much", "by_when", "evidence", "who_helps", "boss_says", "what_now")]
)
def test_the_short_answer_fits_two_hundred_characters(asks: tuple[str, ...]) -> None:
    shown = sentences(draft(inquiry=inquiry(asks=asks)), "short")
    assert shown
    assert sum(len(one.text) + sum(len(f"【{n}】") for n in one.cites) for one in shown) <= 200


def test_the_facts_decide_which_claims_are_said() -> None:
    outdoors = inquiry(facts=FACTS.with_(replace(FACTS.entries["post"], value="outdoor")))
    assert "heat-outdoor" in {one.source for one in sentences(draft(inquiry=outdoors), "law")}
    assert "heat-outdoor" not in {one.source for one in sentences(draft(), "law")}


def test_a_barred_sum_is_shown_beside_what_it_was() -> None:
    barred = replace(AWARD, amount=Decimal("0.00"), bands=None)
    assert "累计 900.00 元" in text(draft((barred,)), "short")
    assert "还能要回 0.00 元" in text(draft((barred,)), "short")


def test_a_range_is_shown_by_both_its_ends() -> None:
    ranged = replace(
        AWARD, outcome="range", total=None, amount=None, low=Decimal("600"), high=Decimal("900"), bands=None
    )
    assert "最少 600.00 元，最多 900.00 元" in text(draft((ranged,)), "short")


def test_contradicting_rules_are_both_told_even_where_one_gives_nothing() -> None:
    torn = replace(
        AWARD,
        outcome="conflict",
        total=None,
        amount=None,
        bands=None,
        alternatives=(
            Alternative("一处规定说要付", Decimal("900"), (HEAT_3,)),
            Alternative("另一处说不用付。", Decimal("0"), (WAGES_3,)),
            Alternative("还有一个小问题", None, (WAGES_3,)),
        ),
    )
    said = text(draft((torn,)), "short")
    assert "（1）一处规定说要付，900.00 元；（2）另一处说不用付，0.00 元" in said
    assert "小问题" not in said


def test_days_and_dates_are_no_money() -> None:
    days = replace(
        AWARD, total=Decimal("178"), amount=Decimal("178"), unit="天", bands=None, alternatives=(), items=()
    )
    assert "共 178 天" in text(draft((days,)), "short")
    age = Item("退休年龄", "60岁5个月", "")
    dated = replace(days, total=None, amount=None, unit="", items=(age,))
    assert "退休年龄：60岁5个月" in text(draft((dated,)), "short")
    heads = [
        block for section in draft((dated,)).sections for block in section.blocks if block.style == "head"
    ]
    assert [cell.text for cell in heads[0].sentences] == ["项目", "结果", "说明"]


# --- the sum -----------------------------------------------------------------------------------------


def test_the_sum_is_a_table_of_its_lines_with_the_total() -> None:
    rows = [
        tuple(cell.text for cell in block.sentences)
        for section in draft().sections
        if section.key == "sum"
        for block in section.blocks
        if block.style == "row"
    ]
    assert rows == [
        ("2024年7月", "300.00 元", ""),
        ("2024年8月", "300.00 元", ""),
        ("2024年9月", "300.00 元", ""),
        ("合计", "900.00 元", ""),
    ]


def test_the_sum_shows_formula_bands_and_the_other_reading_once() -> None:
    said = text(draft(), "sum")
    assert "2024年7月至9月，整月：300 × 3 = 900.00 元" in said
    assert "最近的部分" in said and "600.00 元" in said
    assert "更早的部分" in said and "300.00 元" in said
    assert "过了申请期限" not in said
    assert said.count("少数看法：每个月各算一年") == 1


def test_no_sum_is_shown_while_facts_are_missing() -> None:
    written = draft((MISSING,))
    assert "sum" not in keys(written)
    assert "900" not in "".join(text(written, key) for key in keys(written))


def test_at_most_three_questions_each_with_why_and_where() -> None:
    asked = text(draft((MISSING,)), "questions")
    assert asked.startswith("您在哪个城市上班？为什么问：各地标准不一样。在哪里找：看劳动合同。")
    assert "您在室内还是露天？" in asked and "您离职了吗？" not in asked


def test_an_example_stands_apart_and_only_while_the_place_is_missing() -> None:
    written = draft((MISSING,), example=AWARD)
    section = next(one for one in written.sections if one.key == "example")
    assert section.title == "如果您在广东"
    assert text(written, "example").startswith("下面只是举例，不是您的结果")
    assert "900.00 元" in text(written, "example")
    assert "example" not in keys(draft((AWARD,), example=AWARD))
    only_post = replace(MISSING, missing=MISSING.missing[2:3])
    assert "example" not in keys(draft((only_post,), example=AWARD))


# --- law ---------------------------------------------------------------------------------------------


def test_law_is_claims_as_written_with_all_their_sources() -> None:
    written = draft()
    numbered = {citation.n: citation.ref for citation in written.citations}
    stated = [one for one in sentences(written, "law") if one.kind == "claim"]
    assert [one.source for one in stated] == ["heat-duty", "heat-rate", "heat-drinks", "heat-excuse"]
    for one in stated:
        assert one.text == CLAIMS[one.source or ""].text
        assert tuple(numbered[n] for n in one.cites) == CLAIMS[one.source or ""].provisions


def test_an_excuse_is_answered_only_when_the_employer_made_it() -> None:
    silent = inquiry(question="佛山，车间很热，从没发过热天补贴，合法吗？")
    assert "heat-excuse" not in {one.source for one in sentences(draft(inquiry=silent), "law")}


def test_the_paragraph_that_matters_is_quoted_and_never_a_gist() -> None:
    quotes = [one for one in sentences(draft(), "law") if one.kind == "quotation"]
    assert [one.text for one in quotes] == [f"原文：「{PAID_MONTHLY}」"]
    about_limit = replace(TOPIC, claims=tuple(one for one in TOPIC.claims if one.claim.id != "heat-drinks"))
    again = draft(evidence=evidence(topics=(about_limit,)))
    assert [one.text for one in sentences(again, "law") if one.kind == "quotation"] == [
        f"原文：「{CLAIM_BACK}」"
    ]


def test_a_rule_no_longer_in_force_is_not_stated_as_law() -> None:
    topic = replace(TOPIC, claims=(TopicClaim("lawful", GONE), *TOPIC.claims))
    written = draft(evidence=evidence(topics=(topic,)))
    assert GONE.text not in text(written, "law")
    assert OLD not in {citation.ref.instrument for citation in written.citations}


def test_a_similar_case_is_told_in_a_sentence() -> None:
    told = [one for one in sentences(draft(), "law") if one.source == "case-heat"]
    assert [one.text for one in told] == ["仲裁支持了补发。"]


# --- the rest ----------------------------------------------------------------------------------------


def test_steps_carry_the_law_behind_them_once() -> None:
    written = draft()
    said = text(written, "steps")
    assert said.startswith(
        "先写一份书面请求，五天以后还没有回音，就去找工会。去哪里：公司人事部带上：工资条、厂牌"
    )
    assert "wages-limit" in {one.source for one in sentences(written, "steps")}
    assert "wages-limit" not in {one.source for one in sentences(written, "deadlines")}


def test_evidence_names_the_workers_part_then_the_employers() -> None:
    said = text(draft(), "evidence")
    assert (
        said.index("您自己能留的：")
        < said.index("六月到十月的工资条")
        < said.index("公司手里的：")
        < said.index("测温记录")
    )


def test_a_deadline_is_a_date_or_the_reason_why_there_is_none() -> None:
    assert "申请劳动仲裁：最后一天是2025年9月30日。" in text(draft(), "deadlines")
    running = replace(AWARD, deadlines=(replace(AWARD.deadlines[0], day=None, note="在职期间不起算。"),))
    assert "申请劳动仲裁：在职期间不起算。" in text(draft((running,)), "deadlines")


def test_the_matters_own_helpers_come_first() -> None:
    named = [one.source for one in sentences(draft(), "help")]
    assert named == ["12351", "12333", "12348", "arbitration"]


def test_at_most_two_doubts_are_shown_the_gravest_first() -> None:
    plain = replace(AWARD, alternatives=())
    said = text(draft((plain,)), "rests")
    assert "看法不一" in said and "今年可能调整" in said and "每天热多久" not in said
    assert said.index("看法不一") < said.index("今年可能调整")
    beside_another_reading = text(draft(), "rests")
    assert "看法不一" in beside_another_reading and "今年可能调整" not in beside_another_reading


def test_what_was_left_out_of_the_message_is_said() -> None:
    assert text(draft(inquiry=inquiry(notes=("您的话太长，有一段没有用上。",))), "rests").endswith(
        "有一段没有用上。"
    )


def test_sources_are_numbered_in_the_order_they_are_first_cited() -> None:
    written = draft()
    order = [n for section in written.sections for b in section.blocks for s in b.sentences for n in s.cites]
    assert list(dict.fromkeys(order)) == [citation.n for citation in written.citations]
    assert [citation.n for citation in written.citations] == list(range(1, len(written.citations) + 1))


def test_a_citation_says_its_kind_standing_and_where_it_may_be_read() -> None:
    cited = {citation.ref: citation for citation in draft().citations}
    assert (cited[WAGES_3].kind, cited[WAGES_3].quote) == ("原文", f"{PAID_MONTHLY}\n{CLAIM_BACK}")
    assert (cited[HEAT_3].kind, cited[HEAT_3].quote) == ("要旨", None)
    assert CLAIMS["heat-duty"].text in (cited[HEAT_3].gist or "")
    assert cited[HEAT_3].url == "https://example.org/试验高温办法"
    assert cited[ProvisionRef("试验高温办法", "第四条")].note == "未见官方原文，据二手资料"
    doubted = cited[ProvisionRef(MINUTES, "第一条")]
    assert (doubted.state, doubted.note) == ("in_doubt", "只供参考")


# --- without a guide ---------------------------------------------------------------------------------


def test_nothing_found_is_said_plainly_with_whom_to_call_and_no_citation() -> None:
    for found in (Evidence(abstained=True), Evidence(), evidence(abstained=True)):
        written = draft((), evidence=found)
        assert "没有找到" in text(written, "short")
        assert all(number in text(written, "help") for number in ("12333", "12351", "12348"))
        assert written.citations == ()
        assert "law" not in keys(written)


def test_hits_without_a_guide_are_quoted_or_told_as_their_gist() -> None:
    hits = tuple(
        Hit(ref.instrument, ref.article, date(2012, 1, 1), "statute", 1.0) for ref in (WAGES_3, HEAT_3)
    )
    written = draft(
        (), evidence=Evidence(hits=hits), inquiry=inquiry(matters=(), question="老板拿实物顶工钱行吗")
    )
    law = sentences(written, "law")
    assert law[0].text.startswith(f"「{PAID_MONTHLY}") and law[0].kind == "quotation"
    assert {one.source for one in law[1:]} == {"heat-duty", "heat-drinks", "heat-outdoor", "heat-excuse"}
    assert "没有整理好的办法" in text(written, "short")


def test_an_article_the_worker_named_comes_first() -> None:
    hit = Hit(HEAT_3.instrument, HEAT_3.article, date(2012, 1, 1), "statute", 1.0)
    asked = inquiry(matters=(), question="试验工钱法第三条说什么", references=(WAGES_3,))
    written = draft((), evidence=Evidence(hits=(hit,)), inquiry=asked)
    assert sentences(written, "law")[0].kind == "quotation"


def test_a_claim_that_says_what_was_asked_is_stated_though_others_fill_its_group() -> None:
    far = draft(evidence=evidence(nearness={"heat-drinks": 0.1}))
    near = draft(evidence=evidence(nearness={"heat-drinks": 0.9}))
    assert [one.source for one in sentences(near, "short")].count("heat-drinks") == 1
    assert "heat-drinks" not in {one.source for one in sentences(far, "short")}


# --- documents ---------------------------------------------------------------------------------------


def test_a_page_that_speaks_of_the_matter_is_quoted_word_for_word_with_its_page() -> None:
    hit = page("厂规第一章。公司每年夏天发放热天补贴，每月二百元。其他事项另行通知。")
    written = draft(evidence=evidence(hits=(hit,)))
    assert text(written, "notes") == "「公司每年夏天发放热天补贴，每月二百元。」"
    source = next(citation for citation in written.citations if citation.kind == "材料")
    assert (source.ref.instrument, source.page) == ("我的厂规.pdf", 3)


def test_a_page_that_only_resembles_is_not_shown() -> None:
    assert "notes" not in keys(draft(evidence=evidence(hits=(page("夏天车间温度高，大家辛苦了。"),))))


def test_a_long_sentence_is_cut_at_a_comma_and_stays_verbatim() -> None:
    body = "一" * 60 + "，公司决定发放热天补贴，" + "二" * 30 + "，" + "三" * 70 + "。"
    quote = document_quote(body, {"热天补贴"})
    assert quote is not None and quote in body and "热天补贴" in quote and len(quote) <= 80


def test_an_unknown_writer_is_named_with_the_remedy() -> None:
    with pytest.raises(UserError, match="可用的有：template"):
        make_writer("poet")
