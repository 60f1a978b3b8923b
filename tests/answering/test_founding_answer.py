"""The founding matter over the real knowledge and rules: a heat allowance never paid in a Foshan factory."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from advisor.answering import verify, write
from advisor.domain import Answer, CaseFile, Evidence, Fact, Facts, Inquiry, Sentence
from advisor.rules import calculate, example_award
from advisor.sources import Library

QUESTION = (
    "我2022年5月1日进佛山一家厂，生产线普工，车间夏天三十五六度没空调，"
    "公司从没发过高温补贴，说没有这个福利，合法吗？我还在职，现在能要回多少？"
)
FACTS = Facts().with_(
    Fact("city", "佛山", "佛山"),
    Fact("start", date(2022, 5, 1), "2022年5月1日"),
    Fact("employment_end", None, "还在职"),
    Fact("post", "indoor_uncooled", "车间夏天三十五六度没空调"),
    Fact("paid", Decimal(0), "从没发过高温补贴"),
    Fact("employer_reason", "没有这个福利", "说没有这个福利"),
)
MATTER = "high-temperature-allowance"


def records(
    library: Library, on: date, facts: Facts = FACTS, question: str = QUESTION
) -> tuple[Inquiry, Evidence]:
    inquiry = Inquiry(question, on, on, facts=facts, matters=(MATTER,), asks=("lawful", "how_much"))
    topic = library.topics[MATTER]
    return inquiry, Evidence(topics=(topic,), cases=tuple(library.cases[one] for one in topic.cases))


def answer(library: Library, on: date, facts: Facts = FACTS, question: str = QUESTION) -> Answer:
    inquiry, evidence = records(library, on, facts, question)
    awards = calculate(inquiry, library=library)
    example = example_award(inquiry, library=library)
    draft = write(inquiry, evidence, awards, library=library, example=example)
    return verify(draft, inquiry, evidence, awards, library=library, example=example, case=CaseFile(facts))


@pytest.fixture(scope="module")
def founding(library: Library) -> Answer:
    return answer(library, date(2024, 9, 30))


def test_every_section_stands_in_order_and_nothing_is_struck(founding: Answer) -> None:
    keys = [section.key for section in founding.sections]
    assert keys == ["short", "sum", "law", "steps", "evidence", "deadlines", "help", "rests"]
    assert founding.verification is not None
    assert founding.verification.struck == ()


def test_the_first_two_hundred_characters_say_whether_and_how_much(founding: Answer) -> None:
    opening = founding.text.removeprefix("## 简短回答").strip()[:200]
    assert "33℃" in opening and "不合法" in opening
    assert "4,200.00 元（2022年6月至2024年9月，共 14 个月）" in opening


def test_the_sum_is_shown_month_by_month(founding: Answer) -> None:
    assert len(re.findall(r"\| 202\d年\d+月 \| 300\.00 元 \|", founding.text)) == 14
    assert "| 合计 | 4,200.00 元 |" in founding.text
    assert [award.amount for award in founding.awards] == [Decimal("4200.00")]


@pytest.mark.parametrize(
    ("instrument", "article"),
    [
        ("防暑降温措施管理办法", "第十七条"),
        ("广东省五部门2021年高温津贴标准通知", None),
        ("防暑降温措施管理办法", "第十一条"),
        ("中华人民共和国劳动争议调解仲裁法", "第二十七条"),
    ],
    ids=["duty", "standard", "drinks", "limitation"],
)
def test_what_a_lawyer_looks_for_is_cited(founding: Answer, instrument: str, article: str | None) -> None:
    assert (instrument, article) in {(one.ref.instrument, one.ref.article) for one in founding.citations}


def test_evidence_and_the_ways_to_get_it_paid_are_named(founding: Answer) -> None:
    for word in ("工资条", "温度", "工友", "工会", "12351", "12333", "12348", "劳动保障监察", "仲裁"):
        assert word in founding.text


def test_every_mark_has_a_source_and_every_source_a_mark(founding: Answer) -> None:
    body, sources = founding.text.split("## 出处")
    marks = {int(n) for n in re.findall(r"【(\d+)】", body)}
    assert marks == {citation.n for citation in founding.citations} == set(range(1, len(marks) + 1))
    assert sources.count("【") == len(marks)


def test_only_articles_held_in_their_own_words_are_quoted(founding: Answer) -> None:
    assert founding.text.count("「") == 2
    for citation in founding.citations:
        assert (citation.quote is not None) == (citation.kind == "原文")


def test_two_years_later_the_sum_is_split_by_age(library: Library) -> None:
    later = answer(library, date(2026, 11, 22))
    assert later.awards[0].amount == Decimal("7500.00")
    assert "：3,000.00 元。" in later.text and "：4,500.00 元。" in later.text


def test_without_a_place_guangdongs_sum_is_only_an_example(library: Library) -> None:
    placeless = answer(library, date(2024, 9, 30), FACTS.without("city"), QUESTION.replace("佛山", "本地"))
    assert placeless.awards == ()
    assert "city" in [missing.fact for missing in placeless.missing]
    example = placeless.text[placeless.text.index("## 如果您在广东") :]
    assert "4,200.00 元" in example
    assert "4,200" not in placeless.text.removesuffix(example)


def test_another_provinces_worker_is_told_no_guangdong_rule_and_no_sum(library: Library) -> None:
    elsewhere = FACTS.with_(replace(FACTS.entries["city"], value="长沙", words="长沙"))
    told = answer(library, date(2024, 9, 30), elsewhere, QUESTION.replace("佛山", "长沙"))
    assert told.awards == ()
    assert "不能拿广东的标准来算" in told.text
    assert not [one for one in told.citations if "广东" in one.ref.instrument]


@pytest.mark.parametrize(
    "change",
    [
        {"post": "outdoor"},
        {"post": "indoor_cooled"},
        {"paid": Decimal(500)},
        {"paid": Decimal(9000)},
        {"employment_end": date(2024, 8, 20)},
        {"employment_end": date(2023, 1, 1)},
        {"attended_days": {"2024-07": Decimal(11)}},
        {"attended_days": {"2024-07": Decimal(11)}, "absence": {"2024-07": "personal"}},
        {"temperature": {"2024-07": Decimal("32")}},
        {"start": date(2022, 6, 16)},
        {"start": date(2010, 1, 1)},
        {"city": "深圳"},
    ],
    ids=str,
)
def test_whatever_the_facts_the_writers_words_stand_the_check(
    library: Library, change: dict[str, object]
) -> None:
    facts = FACTS.with_(*(Fact(name, value, "") for name, value in change.items()))
    checked = answer(library, date(2024, 9, 30), facts)
    assert checked.verification is not None
    assert checked.verification.struck == ()
    assert checked.text.startswith("## 简短回答")


def _negated(text: str) -> str:
    return text.replace("应当", "不用", 1) if "应当" in text else text.replace("不得", "可以", 1)


def _swapped(text: str) -> str:
    return (
        text.replace("用人单位", "劳动者", 1) if "用人单位" in text else text.replace("劳动者", "用人单位", 1)
    )


def _halved(text: str) -> str:
    return text[len(text) // 2 :]


def _nth_digit(n: int) -> Callable[[str], str]:
    def change(text: str) -> str:
        places = [match.start() for match in re.finditer(r"\d", text)]
        if len(places) <= n:
            return text
        at = places[n]
        return f"{text[:at]}{(int(text[at]) + 3) % 10}{text[at + 1 :]}"

    return change


FREE = {"connective"}


@pytest.mark.parametrize(
    ("change", "spared"),
    [
        *((_nth_digit(n), set()) for n in range(10)),
        (_negated, FREE),
        (_swapped, FREE),
        (_halved, FREE | {"sum"}),
        (lambda text: text.rstrip("。") + "，一定能赢。", set()),
        (lambda text: text.rstrip("。") + "，公司必须赔偿。", set()),
        (lambda text: "《劳动法》第八十八条说，" + text, set()),
    ],
    ids=[
        *(f"digit {n}" for n in range(10)),
        "negated",
        "swapped",
        "halved",
        "promise",
        "law",
        "invented article",
    ],
)
def test_no_sentence_of_the_answer_survives_a_change_that_matters(
    library: Library, change: Callable[[str], str], spared: set[str]
) -> None:
    inquiry, evidence = records(library, date(2026, 11, 22))
    awards = calculate(inquiry, library=library)
    draft = write(inquiry, evidence, awards, library=library)
    altered: list[str] = []

    def alter(sentence: Sentence) -> Sentence:
        text = change(sentence.text)
        if text == sentence.text or not text or sentence.kind in spared:
            return sentence
        altered.append(text)
        return replace(sentence, text=text)

    sections = tuple(
        replace(
            section,
            blocks=tuple(
                replace(block, sentences=tuple(map(alter, block.sentences))) for block in section.blocks
            ),
        )
        for section in draft.sections
    )
    checked = verify(
        replace(draft, sections=sections), inquiry, evidence, awards, library=library, case=CaseFile(FACTS)
    )
    survivors = {s.text for section in checked.sections for block in section.blocks for s in block.sentences}
    original = {s.text for section in draft.sections for block in section.blocks for s in block.sentences}
    assert altered
    # Altered into another true sentence of the same answer is no lie by itself; rows are checked whole.
    assert survivors & set(altered) - original == set()
