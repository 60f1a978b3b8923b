"""What the worker's page is made of: marks in a source, figures, controls, and what the page may send."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import gradio as gr
import pytest
from fastapi import FastAPI

from advisor.advice import Advisor
from advisor.domain import (
    Answer,
    Asked,
    Award,
    Block,
    CaseFile,
    Citation,
    Fact,
    Facts,
    Item,
    Missing,
    ProvisionRef,
    Section,
    Sentence,
)
from advisor.sources.library import Library
from advisor.web.answer_pool import AnswerPool
from advisor.web.answer_view import answer_html
from advisor.web.conversation import converse, facts_html
from advisor.web.marks import marked
from advisor.web.openings import OPENINGS
from advisor.web.page import SESSIONS, build_page
from advisor.web.shell import within
from advisor.web.site import phones
from advisor.web.source_cards import sources_html
from advisor.web.sum_view import bars_of, days_left

PAYLOADS = (
    "<script>document.title='broken'</script>",
    "<img src=x onerror=\"document.title='broken'\">",
    "<svg onload=\"document.title='broken'\">",
    '"><iframe srcdoc="<script>top.document.title=\'broken\'</script>">',
    "' onmouseover='document.title=\"broken\"",
    "[点](javascript:document.title='broken')",
    "{{ 7*7 }}{% raw %}",
    "</textarea><script>document.title='broken'</script>",
    "<details open ontoggle=\"document.title='broken'\">",
    "＜script＞&lt;script&gt;&#x3c;script&#x3e;",
)


def cited(quote: str | None = None, gist: str | None = None) -> Citation:
    kind: Any = "原文" if quote is not None else "要旨"
    return Citation(
        1, ProvisionRef("某法", "第一条"), kind, date(2020, 1, 1), "in_force", quote=quote, gist=gist
    )


# --- marks ---


def test_quoted_words_are_marked_where_they_stand() -> None:
    source = cited(quote="第一款甲。\n用人单位应当按月支付。劳动者有权查询。")
    said = Sentence("原文：「用人单位应当按月支付。」", "quotation")
    assert marked(said, source, {}) == "用人单位应当按月支付。"


def test_of_words_over_two_paragraphs_both_are_marked() -> None:
    source = cited(quote="第一段的话。\n第二段的话。\n第三段。")
    assert (
        marked(Sentence("「第一段的话。第二段的话。」", "quotation"), source, {})
        == "第一段的话。\n第二段的话。"
    )


def test_a_reworded_sentence_marks_the_claim_it_rests_on(library: Library) -> None:
    claim = next(one for one in library.claims.values() if len(one.text) > 20)
    source = cited(gist=f"别的一句话。{claim.text}还有一句。")
    assert marked(Sentence("换了说法", "claim", claim.id), source, library.claims) == claim.text


def test_otherwise_the_sentence_most_alike_is_marked_and_none_where_none_is() -> None:
    source = cited(quote="厂里每个月都要把工钱发到人手上。\n车间门口要摆凉水。")
    assert marked(Sentence("厂里每个月要把工钱发给您", "claim"), source, {}).startswith("厂里每个月")
    assert marked(Sentence("完全无关", "claim"), source, {}) == ""


# --- figures ---


def heat(*months: tuple[str, str]) -> Award:
    items = tuple(Item(label, value, "元") for label, value in months)
    return Award("heat", "award", "高温津贴", amount=Decimal(600), items=items)


def test_a_chart_has_a_bar_a_month_and_says_in_words_what_it_shows() -> None:
    bars = bars_of(heat(("2024年6月", "300.00"), ("2024年7月", "300.00"), ("2025年6月", "150.00")))
    assert bars is not None
    assert [(group.label, [bar.height for bar in group.bars]) for group in bars.groups] == [
        ("2024", [100, 100]),
        ("2025", [50]),
    ]
    assert "2024年6月到7月每月 300.00 元；2025年6月 150.00 元" in bars.told


def test_what_is_not_by_month_has_no_chart() -> None:
    assert bars_of(heat(("2024年6月", "300.00"), ("合计", "300.00"), ("其他", "1"))) is None


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (None, ("还没有开始算", "open")),
        (date(2026, 11, 22), ("已过 1 天", "past")),
        (date(2026, 11, 23), ("就是今天", "due")),
        (date(2027, 1, 22), ("还有 60 天", "due")),
        (date(2027, 1, 23), ("还有 61 天", "calm")),
    ],
)
def test_days_left(day: date | None, words: tuple[str, str]) -> None:
    assert days_left(day, date(2026, 11, 23)) == words


def test_short_numbers_can_be_tapped_and_amounts_cannot() -> None:
    assert '<a href="tel:12333">12333</a>' in phones("打12333问")
    assert "tel:" not in phones("共120元，110天，1233.3，&#12333;")


# --- answers and facts ---


def of_text(text: str) -> Answer:
    sentence = Sentence(text, "claim", None, (1,))
    step = Block(
        "step",
        (Sentence(text, "connective"), Sentence("去哪里：", "connective"), Sentence(text, "connective")),
    )
    return Answer(
        "answer",
        f"{text}\n\n## 简短回答\n\n{text}",
        (
            Section("short", "简短回答", (Block("paragraph", (sentence,)),)),
            Section("steps", "现在怎么办", (step,)),
            Section("evidence", "要留好的证据", (Block("item", (Sentence(text, "connective"),)),)),
        ),
        citations=(
            Citation(1, ProvisionRef(text, text), "要旨", None, "in_force", gist=text, note=text, url=text),
        ),
        awards=(Award("heat", "award", text, amount=Decimal(1)),),
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_anywhere_in_an_answer_or_a_fact_is_only_text(advisor: Advisor, payload: str) -> None:
    answer = of_text(payload)
    asked = Asked(Missing("start", payload, payload, payload, payload, "day"), 1)
    case = CaseFile(Facts({"city": Fact("city", payload, payload)}), turns=1, asked=(asked,))
    shown = (
        answer_html(answer, turn=1, advisor=advisor)
        + sources_html(answer, turn=1)
        + facts_html(case, advisor)
    )
    for tag in ("<script", "<img", "<svg", "<iframe", "<details open ontoggle", "onmouseover='"):
        assert tag not in shown
    assert 'href="javascript:' not in shown


def test_every_fact_can_be_put_right_and_taken_away(advisor: Advisor) -> None:
    facts = {
        "start": Fact("start", date(2022, 5, 1), "22年5月1号"),
        "paid": Fact("paid", {"2024-07": Decimal(100)}, "七月发过一百"),
        "contract_signed": Fact("contract_signed", False, "没签"),
        "employment_end": Fact("employment_end", None, "还在"),
        "monthly_wage": Fact("monthly_wage", Decimal(5200), "大概5200", "about"),
    }
    shown = facts_html(CaseFile(Facts(facts)), advisor)
    assert shown.count("data-remove") == shown.count("fact-form") == len(facts)
    assert 'value="2022-05-01"' in shown and 'value="2024-07:100"' in shown and "约数" in shown
    assert 'value="false" checked' in shown


# --- what the page may send ---


def answered(advisor: Advisor, **said: Any) -> dict[str, Any]:
    return list(converse({"id": "a", "turn": 1, **said}, advisor))[-1]


def test_a_question_tells_its_progress_and_then_the_whole(advisor: Advisor) -> None:
    told = list(
        converse({"id": "a", "turn": 3, "words": "佛山的厂，没空调，没发过高温补贴，能要多少"}, advisor)
    )
    steps = [one["step"] for one in told if "step" in one]
    assert steps == sorted(steps) and steps[0] == 1 and steps[-1] == 5
    assert told[-1]["done"] and told[-1]["turn"] == 3 and "s-3-1" in told[-1]["sources"]
    assert all(one["id"] == "a" for one in told)


def test_a_fact_put_right_changes_the_sum(advisor: Advisor) -> None:
    words = "我2022年5月1日进佛山一家厂，车间没空调三十五六度，从没发过高温补贴，我还在职，能要回多少？"
    first = answered(advisor, words=words)
    change = {"fact": "start", "kind": "set", "value": "2024-05-01"}
    second = answered(advisor, words=words, case=first["case"], changes=[change])

    before, after = (one["case"]["awards"][0]["amount"] for one in (first, second))
    assert Decimal(after) < Decimal(before)
    assert "入职日期改为2024年5月1日" in second["text"]


def test_a_fact_taken_away_is_asked_for_again(advisor: Advisor) -> None:
    words = "佛山的厂，车间没空调三十五六度，从没发过高温补贴，2022年5月1日进厂，我还在职，能要回多少？"
    case = answered(advisor, words=words)["case"]
    again = answered(advisor, words=words, case=case, changes=[{"fact": "start", "kind": "remove"}])
    assert [one["fact"] for one in again["case"]["asked"]] == ["start"]
    assert 'data-fact="start"' in again["answer"]


def test_not_known_is_an_answer(advisor: Advisor) -> None:
    words = "我在佛山的厂，车间没空调三十五六度，从没发过高温补贴，我还在职，能要回多少？"
    case = answered(advisor, words=words)["case"]
    asked = case["asked"][0]
    change = {"fact": asked["fact"], "entitlement": asked["entitlement"], "kind": "unknown"}
    again = answered(advisor, words=words, case=case, changes=[change])
    assert again["case"]["asked"][0]["unknown"] and "不清楚没关系" in again["text"]


@pytest.mark.parametrize(
    "said",
    [
        None,
        [],
        {"case": 3, "words": "x"},
        {"case": {"facts": [{"name": "nonsense", "value": 1}]}},
        {"case": {"version": 9}},
        {"changes": ["x"]},
        {"changes": [{"kind": "set", "fact": "city", "value": "月球"}], "case": {}},
        {"changes": [{"kind": "set", "fact": "start", "value": "昨天"}], "case": {}},
        {"changes": [{"kind": "set", "fact": "../x", "value": 1}], "case": {}},
        {"changes": [{"kind": "drop", "fact": "city"}]},
    ],
)
def test_what_cannot_be_used_is_one_line_and_never_a_traceback(advisor: Advisor, said: Any) -> None:
    last = list(converse(said, advisor))[-1]
    assert "problem" in last or last["done"]
    assert "\n" not in last.get("problem", "") and "Error" not in last.get("problem", "")


def test_the_case_file_is_the_page_s_alone(advisor: Advisor) -> None:
    first = answered(advisor, words="我在佛山的厂，车间没空调，没发过高温补贴")
    second = answered(advisor, words="高温补贴没发怎么办")
    assert "佛山" in str(first["case"]["facts"]) and "佛山" not in str(second["case"])


# --- the shell ---


@pytest.mark.parametrize(("title", "matter", "question"), [(t, m, q) for t, m, qs in OPENINGS for q in qs])
def test_a_suggested_question_is_about_its_matter(
    advisor: Advisor, title: str, matter: str, question: str
) -> None:
    told = answered(advisor, words=question)
    assert matter in told["case"]["matters"][:2]


def test_what_gradio_says_of_itself_does_not_stand_in_our_document() -> None:
    meta = (
        '<base href="./" /><meta\n property="og:title"\n content="G" /><meta name="twitter:x" content="@g" />'
    )
    page = f'<html lang="en"><head>{meta}</head><body style="x"><gradio-app></gradio-app></body></html>'
    shown = within(page, "<link>", "<main></main>")
    assert shown.startswith('<html lang="zh-CN"><head><link></head><body><main></main>')
    assert shown.endswith("<gradio-app inert></gradio-app></body></html>")


def test_a_document_of_another_make_is_noticed() -> None:
    with pytest.raises(ValueError, match="gradio-app"):
        within("<html lang='en'><head></head><body></body></html>", "", "")


def test_gradio_keeps_few_sessions_in_memory(advisor: Advisor) -> None:
    held = build_page(AnswerPool(advisor).converse)
    gr.mount_gradio_app(FastAPI(), held, path="/")
    assert held.state_holder.capacity == SESSIONS <= 64
