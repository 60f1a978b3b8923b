"""The founding case from outside: Zhang's words in, a cited, computed and verified answer out."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from advisor.advice import Advisor, advise
from advisor.wire import answer_json

WORDS = (
    "我2022年5月1日进佛山一家厂，生产线普工，车间夏天三十五六度没空调，公司从没发过高温补贴，说没有这个福利，"
    "合法吗？我还在职，现在能要回多少？"
)
LETTER = "广东省人力资源和社会保障厅关于做好高温天气劳动权益维护有关工作的通知"


@pytest.fixture(scope="module")
def told(advisor: Advisor) -> dict[str, Any]:
    return answer_json(advise(WORDS, advisor=advisor, as_of=date(2024, 9, 30)))


def cited(told: dict[str, Any]) -> set[tuple[str, str | None]]:
    return {(one["instrument"], one["article"]) for one in told["citations"]}


def test_the_sum_is_exact_and_shown_by_season_and_by_month(told: dict[str, Any]) -> None:
    (award,) = told["awards"]
    assert (award["total"], award["amount"]) == ("4200.00", "4200.00")
    assert [item["label"] for item in award["items"]][:2] == ["2022年6月", "2022年7月"]
    assert len(award["items"]) == 14
    assert any("2023年6月" in step["label"] and step["value"] == "1500.00" for step in award["steps"])
    assert all(step["basis"] for step in award["steps"])


def test_two_years_later_the_sum_splits_into_two_bands(advisor: Advisor) -> None:
    later = answer_json(advise(WORDS, advisor=advisor, as_of=date(2026, 11, 22)))

    (award,) = later["awards"]
    assert award["amount"] == "7500.00"
    assert award["bands"] == {"recent": "3000.00", "older": "4500.00", "barred": "0.00"}
    assert "3,000.00 元" in later["text"]
    assert "4,500.00 元" in later["text"]


@pytest.mark.parametrize(
    ("instrument", "article"),
    [
        ("防暑降温措施管理办法", "第十七条"),
        ("防暑降温措施管理办法", "第十一条"),
        ("中华人民共和国劳动争议调解仲裁法", "第二十七条"),
    ],
    ids=["duty to pay", "drinks do not offset", "limitation"],
)
def test_it_cites_what_the_case_stands_on(told: dict[str, Any], instrument: str, article: str) -> None:
    assert (instrument, article) in cited(told)


def test_it_cites_the_standard(told: dict[str, Any]) -> None:
    assert any(
        "高温津贴标准" in one["instrument"] or one["instrument"] == LETTER for one in told["citations"]
    )


def test_it_names_the_evidence_and_the_routes(told: dict[str, Any]) -> None:
    text = told["text"]
    for needed in ("工资条", "温度", "考勤", "劳动保障监察", "调解", "仲裁", "12351", "12333", "12348"):
        assert needed in text, needed


def test_the_parts_come_in_the_order_a_worker_needs_them(told: dict[str, Any]) -> None:
    titles = re.findall(r"^## (.+)$", told["text"], re.MULTILINE)
    assert titles == [
        "简短回答", "您可以要回多少", "法律怎么说", "现在怎么办", "要留好的证据", "期限", "谁能帮您",
        "这份回答的依据和不确定之处", "出处",
    ]  # fmt: skip


def test_nothing_had_to_be_struck_and_every_mark_has_its_source(told: dict[str, Any]) -> None:
    marks = {int(n) for n in re.findall(r"【(\d+)】", told["text"])}
    assert told["verification"]["struck"] == []
    assert marks == {one["n"] for one in told["citations"]}


def test_quotations_are_official_wording_and_gists_are_not_quoted(
    told: dict[str, Any], advisor: Advisor
) -> None:
    from advisor.domain import ProvisionRef

    for one in told["citations"]:
        if one["kind"] == "原文":
            provision = advisor.library.provision(
                ProvisionRef(one["instrument"], one["article"]), date(2024, 9, 30)
            )
            assert provision is not None and provision.text is not None
            assert one["quote"] in provision.text
        else:
            assert one["quote"] is None


def test_without_a_place_the_sum_is_only_an_example(advisor: Advisor) -> None:
    told = answer_json(advise(WORDS.replace("佛山", ""), advisor=advisor, as_of=date(2024, 9, 30)))

    assert told["awards"] == []
    assert "city" in [one["fact"] for one in told["missing"]]
    assert "## 如果您在广东" in told["text"]
    assert ("防暑降温措施管理办法", "第十七条") in cited(told)


def test_without_dates_it_asks_and_still_answers_the_law(advisor: Advisor) -> None:
    told = answer_json(
        advise(
            "佛山的厂，车间没空调三十五度，从来不发高温补贴，合法吗？",
            advisor=advisor,
            as_of=date(2026, 11, 22),
        )
    )

    assert told["awards"] == []
    assert "start" in [one["fact"] for one in told["missing"]]
    assert "不合法" in told["text"][:80]
    assert ("防暑降温措施管理办法", "第十七条") in cited(told)


@pytest.mark.parametrize("words", ["", "   ", "？？？", "\x00\x01\x02", "asdkjh qwe"])
def test_no_message_is_refused(advisor: Advisor, words: str) -> None:
    assert advise(words, advisor=advisor, as_of=date(2026, 11, 22)).route == "clarify"


def test_a_very_long_message_is_worked_on_in_its_telling_parts(advisor: Advisor) -> None:
    chatter = "那天天气不错我们几个老乡坐在一起聊了很久的家常。" * 500

    told = answer_json(advise(chatter + WORDS, advisor=advisor, as_of=date(2024, 9, 30)))

    assert told["awards"][0]["amount"] == "4200.00"
    assert "字" in told["text"] and "没有" in told["text"]


def test_two_conversations_never_mix(advisor: Advisor) -> None:
    from advisor.domain import CaseFile

    day = date(2024, 9, 30)
    one = advise(
        "我在佛山的厂，车间没空调，没发过高温补贴，还在职", advisor=advisor, as_of=day, case=CaseFile()
    )
    other = advise("我在广州扫大街，没发过高温补贴，还在职", advisor=advisor, as_of=day, case=CaseFile())
    one = advise("2022年5月1日进的厂", advisor=advisor, as_of=day, case=one.case)
    other = advise("2023年7月1日开始干的", advisor=advisor, as_of=day, case=other.case)

    assert [str(award.amount) for award in one.awards] == ["4200.00"]
    assert [str(award.amount) for award in other.awards] == ["2400.00"]


@pytest.mark.parametrize(
    ("words", "answered"),
    [
        ("公司只发凉茶，说可以抵高温津贴，对吗？", "不得拿来抵高温津贴"),
        ("为了高温费辞职能要赔偿吗", "不予支持"),
        ("车间只有风扇，公司说这就算降温了", "不是标准"),
        ("高温津贴每个月多少钱？", "300元"),
        ("我在佛山还在职，前几年的高温津贴还来得及要吗", "不受一年时效的限制"),
    ],
)
def test_the_first_two_hundred_characters_answer_what_was_asked(
    advisor: Advisor, words: str, answered: str
) -> None:
    answer = advise(words, advisor=advisor, as_of=date(2026, 11, 22))

    assert answered in answer.text.removeprefix("## 简短回答").strip()[:200]


def test_what_is_barred_is_said_with_the_day_it_ended(advisor: Advisor) -> None:
    words = "我2022年5月1日进佛山的厂，2024年10月31日离职，车间没空调三十五度，没发过高温津贴，现在还能要多少"

    opening = advise(words, advisor=advisor, as_of=date(2025, 11, 3)).text[:220]

    assert "0.00 元" in opening
    assert "2025年10月31日" in opening


def test_an_article_asked_for_is_shown_whole(advisor: Advisor) -> None:
    told = answer_json(advise("劳动合同法第82条说的是什么", advisor=advisor, as_of=date(2026, 11, 22)))

    assert cited(told) == {("中华人民共和国劳动合同法", "第八十二条")}
    assert "二倍的工资" in told["text"]
