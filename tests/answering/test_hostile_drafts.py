"""Whatever a writer hands over, only what is supported leaves; the rest is struck with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from advisor.answering import verify, write
from advisor.domain import (
    Answer,
    Award,
    Block,
    Citation,
    Draft,
    Evidence,
    Inquiry,
    ProvisionRef,
    Section,
    Sentence,
)
from tests.answering.conftest import (
    AWARD,
    CASE,
    CASE_FILE,
    CLAIM_BACK,
    DOUBTED,
    DRINKS,
    DUTY,
    GONE,
    HEAT_3,
    LIMIT,
    MINUTES,
    MISSING,
    PAID_MONTHLY,
    TOPIC,
    WAGES_3,
    TinyLibrary,
    evidence,
    inquiry,
    page,
)

LIBRARY = TinyLibrary()
HEAT_4 = ProvisionRef(HEAT_3.instrument, "第四条")
SOURCES = {1: HEAT_3, 2: WAGES_3, 3: HEAT_4, 4: ProvisionRef(MINUTES, "第一条"), 5: GONE.provisions[0]}
GOOD = Sentence(DUTY.text, "claim", DUTY.id, (1,))


def cited(*extra: Citation) -> tuple[Citation, ...]:
    return (*(Citation(n, ref, "要旨", date(2012, 1, 1), "in_force") for n, ref in SOURCES.items()), *extra)


def checked(
    draft: Draft,
    *,
    awards: tuple[Award, ...] = (AWARD,),
    example: Award | None = None,
    asked: Inquiry | None = None,
    found: Evidence | None = None,
) -> Answer:
    return verify(
        draft,
        asked or inquiry(),
        found or evidence(),
        awards,
        library=LIBRARY,
        example=example,
        case=CASE_FILE,
    )


def drafted(*sentences: Sentence, key: str = "law", more: tuple[Citation, ...] = ()) -> Draft:
    blocks = tuple(Block("item", (sentence,)) for sentence in (GOOD, *sentences))
    return Draft((Section(key, "任意标题", blocks),), cited(*more))  # type: ignore[arg-type]


def texts(answer: Answer) -> list[str]:
    return [s.text for section in answer.sections for block in section.blocks for s in block.sentences]


def reason(bad: Sentence, **given: object) -> str | None:
    """The reason for which the sentence is struck beside a good one; None when it stays."""
    more = given.pop("more", ())
    key = given.pop("key", "law")
    answer = checked(drafted(bad, key=key, more=more), **given)  # type: ignore[arg-type]
    assert DUTY.text in texts(answer), "the good sentence beside it stays"
    struck = {one.text: one.reason for one in answer.verification.struck}  # type: ignore[union-attr]
    assert (bad.text in struck) != (bad.text in texts(answer)), "struck or kept, never both"
    if bad.text in struck:
        assert "有 1 句话没有通过核对，已删去。" in answer.text
    return struck.get(bad.text)


def claim_like(text: str, source: str | None = DUTY.id, cites: tuple[int, ...] = (1,)) -> Sentence:
    return Sentence(text, "claim", source, cites)


def free(text: str, cites: tuple[int, ...] = ()) -> Sentence:
    return Sentence(text, "connective", None, cites)


def summed(text: str, cites: tuple[int, ...] = ()) -> Sentence:
    return Sentence(text, "sum", "heat_pay", cites)


# --- titles of topics ---

FINES = replace(TOPIC, id="fines", title="罚款、时效和法定赔偿 N、N+1")


WITH_FINES = TinyLibrary(topics={"heat": TOPIC, FINES.id: FINES})
"""The tiny library with a topic whose title sounds like law."""


def struck_beside_titles(text: str) -> bool:
    answer = verify(
        drafted(free(text)), inquiry(), evidence(), (), library=WITH_FINES, example=None, case=CASE_FILE
    )
    assert answer.verification is not None
    return text in {one.text for one in answer.verification.struck}


@pytest.mark.parametrize(
    "text",
    [
        f"这里先回答“{FINES.title}”。要是您问的是“{TOPIC.title}”，请接着说。",
        f"我理解您问的是“{FINES.title}”。要是不对，请换个说法再问一次。",
    ],
)
def test_the_title_of_a_topic_states_no_law(text: str) -> None:
    assert not struck_beside_titles(text)


@pytest.mark.parametrize(
    "text",
    [
        "这里先回答“罚款、时效和法定赔偿”。",
        "这里先回答“公司可以罚款”。",
        f"这里先回答{FINES.title}。",
        f"公司应当付“{FINES.title}”。",
        f"“{FINES.title}”一定能拿到。",
        f"这里先回答“{FINES.title}”，最多 5000 元。",
    ],
)
def test_what_only_resembles_a_title_or_stands_beside_one_is_checked(text: str) -> None:
    assert struck_beside_titles(text)


# --- claims ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (claim_like(DUTY.text.replace("应当", "不用")), "不一致"),
        (claim_like(DUTY.text.replace("应当", "可以")), "不一致"),
        (claim_like(DUTY.text.replace("用人单位", "劳动者")), "不一致"),
        (claim_like(DUTY.text.replace("工作场所热到33℃以上的，", "")), "不一致"),
        (claim_like(DUTY.text.replace("33", "35")), "不一致"),
        (claim_like("老板要补十倍。", source="no-such-claim"), "没有对应"),
        (claim_like("老板要补十倍。", source=None), "没有对应"),
        (claim_like(LIMIT.text, source=LIMIT.id, cites=(1,)), "出处不是"),
        (claim_like(DRINKS.text, source=DRINKS.id, cites=(1,)), "出处不是"),
        (claim_like(LIMIT.text, source=LIMIT.id, cites=()), "出处不是"),
        (claim_like(GONE.text, source=GONE.id, cites=(5,)), "不是有效的法律"),
        (claim_like(LIMIT.text, source=LIMIT.id, cites=(2, 9)), "出处编号 9"),
        (claim_like(LIMIT.text + "【2】", source=LIMIT.id, cites=(2,)), "编号"),
    ],
    ids=lambda value: value.text if isinstance(value, Sentence) else value,
)
def test_a_sentence_of_law_is_a_reviewed_claim_with_its_own_sources_or_nothing(
    bad: Sentence, why: str
) -> None:
    assert why in (reason(bad) or "")


def test_a_claim_as_written_with_all_its_sources_stays() -> None:
    assert reason(claim_like(DRINKS.text, DRINKS.id, (1, 2))) is None
    assert reason(claim_like(DOUBTED.text, DOUBTED.id, (4,))) is None


def test_an_invented_article_resolves_to_nothing_and_takes_its_sentence_along() -> None:
    invented = Citation(
        7, ProvisionRef(HEAT_3.instrument, "第九十九条"), "原文", date(2012, 1, 1), "in_force"
    )
    unheard = Citation(8, ProvisionRef("没有的法", "第一条"), "原文", date(2012, 1, 1), "in_force")
    for citation in (invented, unheard):
        bad = claim_like(LIMIT.text, LIMIT.id, (2, citation.n))
        assert f"出处编号 {citation.n}" in (reason(bad, more=(citation,)) or "")
        assert str(citation.ref) not in checked(drafted(bad, more=(citation,))).text


def test_a_number_given_to_two_sources_stands_for_neither() -> None:
    twice = Citation(2, HEAT_3, "要旨", None, "in_force")
    assert "出处编号 2" in (reason(claim_like(LIMIT.text, LIMIT.id, (2,)), more=(twice,)) or "")


# --- quotations --------------------------------------------------------------------------------------


def quoted(words: str, cites: tuple[int, ...] = (2,)) -> Sentence:
    return Sentence(words, "quotation", None, cites)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (quoted(f"「{PAID_MONTHLY.replace('不得', '可以')}」"), "与所引来源的原文不一致"),
        (quoted(f"「{PAID_MONTHLY.replace('上月', '上年')}」"), "与所引来源的原文不一致"),
        (quoted(f"「{DUTY.text}」", (1,)), "要旨不是官方原文"),
        (quoted(f"「{PAID_MONTHLY}」", (1,)), "要旨不是官方原文"),
        (quoted(f"「{PAID_MONTHLY}」", ()), "没有出处"),
        (quoted(PAID_MONTHLY), "没有完整的引号"),
        (quoted(f"「{PAID_MONTHLY}"), "没有完整的引号"),
        (quoted("「」"), "不一致"),
        (quoted(f"所以公司必须赔十倍：「{PAID_MONTHLY}」"), "没有依据地说到法律"),
        (quoted(f"下面这句话不对：「{PAID_MONTHLY}」"), "否定了"),
        (quoted(f"「{PAID_MONTHLY}」「雇主可以少给。」"), "不一致"),
    ],
    ids=lambda value: value.text if isinstance(value, Sentence) else value,
)
def test_a_quotation_is_word_for_word_what_its_source_says(bad: Sentence, why: str) -> None:
    assert why in (reason(bad) or "")


def test_right_quotations_stay_whole_or_in_part_and_whatever_the_width_of_signs() -> None:
    assert reason(quoted(f"原文：「{CLAIM_BACK}」")) is None
    assert reason(quoted("原文：「不得拿实物来顶」")) is None
    assert reason(quoted(f"「{PAID_MONTHLY.replace('，', ',')}」")) is None


def test_words_a_writer_attached_to_a_source_are_replaced_by_the_sources_own() -> None:
    forged = tuple(
        replace(one, kind="原文", quote="雇主想给就给。") if one.ref == WAGES_3 else one for one in cited()
    )
    draft = replace(drafted(claim_like(LIMIT.text, LIMIT.id, (2,))), citations=forged)
    answer = checked(draft)
    assert [one.quote for one in answer.citations if one.ref == WAGES_3] == [f"{PAID_MONTHLY}\n{CLAIM_BACK}"]
    assert "雇主想给就给。" in {one.text for one in answer.verification.struck}  # type: ignore[union-attr]


def test_a_document_is_quoted_only_from_the_page_that_says_it() -> None:
    hit = page("公司每年夏天发放热天补贴。", page=3)
    found = evidence(hits=(hit,))
    source = Citation(7, ProvisionRef(hit.instrument), "材料", None, "unknown", page=3)
    right, wrong = (
        quoted("「公司每年夏天发放热天补贴。」", (7,)),
        quoted("「公司每年冬天发放热天补贴。」", (7,)),
    )
    assert reason(right, more=(source,), found=found) is None
    assert reason(wrong, more=(source,), found=found)
    assert reason(right, more=(replace(source, page=4),), found=found)
    assert reason(right, more=(source,))


# --- sums and deadlines --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "bad",
    [
        summed("您可以要回 901.00 元。"),
        summed("您可以要回 9,000.00 元。"),
        summed("您可以要回 300.00 元（2024年7月）。"),
        summed("一共累计 600.00 元。"),
        summed("最近的部分 300.00 元，更早的部分 600.00 元。"),
        summed("2024年7月：900.00 元。"),
        summed("2024年7月至9月，整月：400 × 3 = 900.00 元"),
        summed("您可以要回 900.00 元（共 4 个月）。"),
        summed("您可以要回 900.00 元（2023年7月至2024年9月）。"),
        summed("您可以要回 900.00 元（2024年7月至2024年8月）。"),
        summed("您可以要回 900.00 元（2021年6月至2024年9月）。"),
        summed("您可以要回九百零一元。"),
        summed("您可以要回玖佰零壹元。"),
        summed("还能要回 33 元。"),
        summed("热天补贴月标准是 301 元。"),
        summed("打 12345 就能要回 900.00 元。"),
        summed("您可以要回的不止 900.00 元。"),
        summed("您不可以要回 900.00 元。"),
        summed("公司应当付您 900.00 元。"),
        summed("您一定能要回 900.00 元。"),
        summed("在长沙可以要回 900.00 元。"),
        summed("少数看法：每个月各算一年，900.01 元。"),
        Sentence("您可以要回 900.00 元。", "sum", "overtime_pay"),
        Sentence("您可以要回 900.00 元。", "sum", None),
        summed("您可以要回 900.00 元。", (4,)),
    ],
    ids=lambda bad: bad.text,
)
def test_a_sum_that_is_not_this_awards_or_is_called_what_it_is_not_is_struck(bad: Sentence) -> None:
    assert reason(bad, key="sum")


@pytest.mark.parametrize(
    "good",
    [
        summed("照您说的情况算，您可以要回热天补贴 900.00 元（2024年7月至2024年9月，共 3 个月）。"),
        summed("您2024年7月1日进佛山的厂，可以要回 900 元。", (1, 2)),
        summed("2024年7月至9月，整月：300 × 3 = 900.00 元", (1, 3)),
        summed("其中最近的部分 600.00 元，更早的部分 300.00 元。"),
        summed("2024年8月：300.00 元"),
        summed("热天补贴月标准是 300 元。"),
        summed("少数看法：每个月各算一年，600.00 元。", (2,)),
        summed("没有温度记录的月份先按太热算。"),
    ],
    ids=lambda good: good.text,
)
def test_a_sum_told_as_computed_stays(good: Sentence) -> None:
    assert reason(good, key="sum") is None


def rows(*cells: tuple[str, ...]) -> Draft:
    head = Block("head", tuple(free(word) for word in ("月份", "金额", "说明")))
    body = (Block("row", tuple(summed(cell) for cell in row)) for row in cells)
    return Draft((Section("sum", "", (Block("item", (GOOD,)), head, *body)),), cited())


@pytest.mark.parametrize(
    "row",
    [
        ("2024年7月", "301.00 元", ""),
        ("2024年10月", "300.00 元", ""),
        ("2024年7月", "300.00 元", "已经发过"),
        ("合计", "1,200.00 元", ""),
        ("合计", "900.00 元", "公司必须付"),
        ("合计", "900.00 元，一定能赢", ""),
        ("2024年7月", "300.00 元，公司必须赔", ""),
        ("2024年7月", "300.00", "公司必须赔"),
        ("2024年7月",),
    ],
)
def test_a_row_of_the_table_stands_only_as_computed(row: tuple[str, ...]) -> None:
    answer = checked(rows(("2024年8月", "300.00 元", ""), row))
    assert answer.verification.struck[0].reason == "这一行与计算结果对不上"  # type: ignore[union-attr]
    assert "| 2024年8月 | 300.00 元 |" in answer.text
    assert " | ".join(row) not in answer.text


def test_a_line_of_the_sum_is_not_shown_twice() -> None:
    line = ("2024年8月", "300.00 元", "")
    assert checked(rows(line, line)).text.count("| 2024年8月 | 300.00 元 |") == 1


def test_a_table_that_lost_every_row_loses_its_head() -> None:
    answer = checked(rows(("合计", "1.00 元", "")))
    assert "| 月份 |" not in answer.text


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("申请劳动仲裁：最后一天是2025年9月30日。", True),
        ("从离职那天起算。", True),
        ("申请劳动仲裁：最后一天是2025年10月30日。", False),
        ("申请劳动仲裁：最后一天还早。", False),
        ("向法院起诉：最后一天是2025年9月30日。", False),
        ("申请劳动仲裁：最后一天不是2025年9月30日。", False),
        ("申请劳动仲裁：最后一天是2025年9月30日，一定能赢。", False),
        ("申请劳动仲裁：2025年9月30日前不得申请。", False),
    ],
)
def test_a_deadline_is_the_computed_day_under_its_own_name(text: str, stays: bool) -> None:
    given = reason(Sentence(text, "deadline", "heat_pay", (2,)), key="deadlines")
    assert (given is None) is stays


def test_a_deadline_cites_only_what_it_rests_on() -> None:
    bad = Sentence("申请劳动仲裁：最后一天是2025年9月30日。", "deadline", "heat_pay", (1,))
    assert "不是这个期限的依据" in (reason(bad, key="deadlines") or "")


# --- hotlines ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "stays"),
    [
        (Sentence("工会热线 12351：请工会出面交涉。", "hotline", "12351"), True),
        (Sentence("劳动仲裁委：申请仲裁，不收费。", "hotline", "arbitration"), True),
        (Sentence("工会热线 12315：请工会出面交涉。", "hotline", "12351"), False),
        (Sentence("工会热线 123511：请工会出面交涉。", "hotline", "12351"), False),
        (Sentence("消费热线 12351：请工会出面交涉。", "hotline", "12351"), False),
        (Sentence("工会热线 12351，或者 13800138000。", "hotline", "12351"), False),
        (Sentence("工会热线 12351：工会必须替您赔钱。", "hotline", "12351"), False),
        (Sentence("工会热线 12351：保证拿回。", "hotline", "12351"), False),
        (Sentence("某某热线 12399。", "hotline", "12399"), False),
    ],
)
def test_a_phone_number_is_the_one_that_was_checked(sentence: Sentence, stays: bool) -> None:
    assert (reason(sentence, key="help") is None) is stays


# --- free text ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (free("公司应当补发两年的钱。"), "法律"),
        (free("看《试验工钱法》第三条。"), "法律"),
        (free("老板不用付这笔钱。"), "法律"),
        (free("下面这句话不对："), "否定"),
        (free("您放心，一定能赢。"), "承诺"),
        (free("您可以先要 900.00 元。"), "没有来源"),
        (free("三十天以后再来。"), "没有来源"),
        (free("打 13800138000 问。"), "没有来源"),
        (free("2023年7月1日您进的厂。"), "没有来源"),
        (free("去长沙的仲裁委。"), "长沙"),
        (free("公司这样做让人心寒。", (1,)), "不能带出处"),
        (free("律师说「公司错了」。"), "引号里的话没有来源"),
        (free("先写信。<script>alert(1)</script>"), "网页代码"),
        (free("先写信。\n# 标题"), "换行"),
        (free("公司应\u200b当补发。"), "看不见"),
        (free("公司应 当补发。"), "法律"),
    ],
    ids=lambda value: value.text if isinstance(value, Sentence) else value,
)
def test_free_text_states_no_law_and_no_figure_or_place_of_its_own(bad: Sentence, why: str) -> None:
    assert why in (reason(bad) or "")


@pytest.mark.parametrize(
    "text",
    [
        "您是2024年7月1日进的厂。",
        "您在佛山上班，佛山在广东。",
        "先写一份书面请求，五天以后还没有回音，就去找工会。",
        "工资条、厂牌",
        "少数看法下只有一年以内的能要。",
        "您说「没有这个福利」是公司的话。",
    ],
)
def test_free_text_may_repeat_the_worker_and_what_was_reviewed(text: str) -> None:
    assert reason(free(text)) is None


def test_half_of_a_reviewed_sentence_is_not_a_reviewed_sentence() -> None:
    assert reason(free("五天以后还没有回音，就去找工会。"))


def test_a_case_is_told_in_its_own_words_with_its_own_source() -> None:
    source = Citation(7, ProvisionRef(CASE.title), "案例", None, "unknown")
    told = Sentence("仲裁支持了补发。", "connective", CASE.id, (7,))
    assert reason(told, more=(source,)) is None
    assert reason(replace(told, text="仲裁没有支持补发。"), more=(source,))
    assert reason(replace(told, cites=(1,)), more=(source,))


def test_an_unknown_kind_proves_nothing() -> None:
    assert "不认识" in (reason(Sentence("你好。", "poem")) or "")  # type: ignore[arg-type]


# --- the whole ---------------------------------------------------------------------------------------


def test_what_the_template_writer_writes_from_true_records_passes_whole() -> None:
    for awards, example in (((AWARD,), None), ((MISSING,), AWARD)):
        found = evidence(hits=(page("公司每年夏天发放热天补贴。"),))
        draft = write(inquiry(), found, awards, library=LIBRARY, example=example)
        answer = checked(draft, awards=awards, example=example, found=found)
        assert answer.verification is not None
        assert answer.verification.struck == ()
        assert answer.verification.sentences == sum(
            len(b.sentences) for s in draft.sections for b in s.blocks
        )


def test_numbers_are_packed_again_when_sentences_fall() -> None:
    draft = Draft(
        (
            Section("short", "", (Block("paragraph", (claim_like("假的。", DUTY.id, (1,)),)),)),
            Section("law", "", (Block("item", (claim_like(LIMIT.text, LIMIT.id, (2,)), GOOD)),)),
        ),
        cited(),
    )
    answer = checked(draft)
    assert [(one.n, one.ref) for one in answer.citations] == [(1, WAGES_3), (2, HEAT_3)]
    assert f"{LIMIT.text}【1】{DUTY.text}【2】" in answer.text
    assert "【1】《试验工钱法》第三条（原文，现行有效）" in answer.text
    assert "short" not in [section.key for section in answer.sections]


def test_titles_and_order_are_ours_whatever_the_draft_says() -> None:
    draft = Draft(
        (
            Section("law", "公司违法，必须赔", (Block("item", (GOOD,)),)),
            Section("short", "保证赢", (Block("paragraph", (claim_like(LIMIT.text, LIMIT.id, (2,)),)),)),
        ),
        cited(),
    )
    assert [section.title for section in checked(draft).sections[:2]] == ["简短回答", "法律怎么说"]


def test_a_lead_goes_with_the_sentence_it_leads() -> None:
    block = Block(
        "item", (free("先写信。"), free("为什么问："), free("公司必须付。"), free("带上："), free("工资条"))
    )
    answer = checked(Draft((Section("steps", "", (block,)),), cited()))
    assert "为什么问" not in answer.text
    assert "带上：工资条" in answer.text


def test_an_answer_of_which_nothing_is_left_names_whom_to_call() -> None:
    answer = checked(Draft((Section("law", "", (Block("item", (free("公司必须付。"),)),)),), ()))
    assert all(number in answer.text for number in ("12333", "12351", "12348"))
    assert "有 1 句话没有通过核对，已删去。" in answer.text
    assert answer.citations == ()


def test_what_the_answer_rests_on_is_counted_after_the_check() -> None:
    answer = checked(
        drafted(claim_like(LIMIT.text, LIMIT.id, (2,)), claim_like(DOUBTED.text, DOUBTED.id, (4,)))
    )
    assert "法律依据共 3 条：1 条附有官方原文，2 条是我们用自己的话写的要旨" in answer.text
    assert "《试验纪要》：只供参考。" in answer.text
    assert "【3】《试验纪要》第一条（要旨，效力有疑问，只供参考）" in answer.text


def test_an_example_is_never_the_workers_award_and_its_figures_stay_in_its_section() -> None:
    stray = Section("short", "", (Block("paragraph", (summed("您可以要回 900.00 元。"),)),))
    apart = Section("example", "", (Block("paragraph", (summed("在广东可以要回 900.00 元。"),)),))
    law = Section("law", "", (Block("item", (GOOD,)),))
    answer = checked(Draft((stray, apart, law), cited()), awards=(MISSING,), example=AWARD)
    assert answer.awards == ()
    assert [one.fact for one in answer.missing] == ["city", "start", "post", "end"]
    assert "您可以要回 900.00 元。" not in texts(answer)
    assert "在广东可以要回 900.00 元。" in texts(answer)
    assert "## 如果您在广东" in answer.text


def test_a_sum_for_a_place_nobody_named_is_no_award() -> None:
    supposed = replace(AWARD, missing=MISSING.missing[:1])
    assert checked(drafted(), awards=(supposed,)).awards == ()
    assert checked(drafted(), awards=(replace(AWARD, missing=MISSING.missing[1:2]),)).awards != ()


def test_the_record_says_the_date_of_the_law_and_the_knowledge() -> None:
    record = checked(drafted()).verification
    assert record is not None
    assert (record.as_of, record.knowledge, record.sentences) == (date(2024, 9, 30), "tiny", 1)


# --- ready replies -----------------------------------------------------------------------------------


def replied(route: str, reply: str, **given: object) -> Answer:
    asked = inquiry(route=route, reply=reply, **given)
    draft = write(asked, Evidence(), (), library=LIBRARY)
    return verify(draft, asked, Evidence(), (), library=LIBRARY, case=CASE_FILE)


@pytest.mark.parametrize("route", ["clarify", "decline", "decline_route", "refuse", "crisis", "deescalate"])
def test_a_ready_reply_is_the_answer_without_citations(route: str) -> None:
    answer = replied(route, "您先别急。可以打 12351 找工会。")
    assert (answer.route, answer.text) == (route, "您先别急。可以打 12351 找工会。")
    assert answer.citations == () and answer.sections == () and answer.awards == ()
    assert answer.case is CASE_FILE


@pytest.mark.parametrize("bad", ["打 13800138000 问。", "您能拿到 5,000 元。", "一定能赢。"])
def test_a_ready_reply_loses_what_nobody_checked(bad: str) -> None:
    answer = replied("clarify", f"您先别急。{bad}")
    assert answer.text == "您先别急。"
    assert [one.text for one in answer.verification.struck] == [bad]  # type: ignore[union-attr]


def test_a_reply_of_which_nothing_is_left_still_helps() -> None:
    assert "12351" in replied("clarify", "打 13800138000 问。").text


def test_in_a_crisis_the_reply_comes_before_the_law() -> None:
    asked = inquiry(route="crisis", reply="请马上打 12351。")
    draft = write(asked, evidence(), (AWARD,), library=LIBRARY)
    answer = verify(draft, asked, evidence(), (AWARD,), library=LIBRARY, case=CASE_FILE)
    assert answer.text.startswith("请马上打 12351。\n\n## 简短回答")
    assert answer.citations
