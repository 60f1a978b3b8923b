"""What names a person is taken out, and what tells the case stays."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice import Advisor
from advisor.domain import Answer, CaseFile
from advisor.privacy import MARKS, redact, spans
from advisor.web import conversation, recorded
from evals.datasets import PrivacyCase, privacy_cases
from evals.privacy import NUMBERS, told

CASES = privacy_cases()
PERSONS = [case for case in CASES if any(span.kind in NUMBERS for span in told(case))]
NOTHING = [case for case in CASES if not case.spans]


@pytest.mark.parametrize("case", PERSONS, ids=lambda case: case.id)
def test_every_number_of_a_person_is_taken_out(case: PrivacyCase) -> None:
    found = {span for span in spans(case.text) if span.kind in NUMBERS}
    assert found == {span for span in told(case) if span.kind in NUMBERS}


@pytest.mark.parametrize("case", NOTHING, ids=lambda case: case.id)
def test_what_names_nobody_stays(case: PrivacyCase) -> None:
    assert redact(case.text).text == case.text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("我叫王小明，电话15400001234，欠我6200元", "我叫[姓名]，电话[电话]，欠我6200元"),
        ("经理张伟民2026年3月5日叫我走，打12333", "经理[姓名]2026年3月5日叫我走，打12333"),
        ("此致\n敬礼\n梁志华\n2026年6月2日", "此致\n敬礼\n[姓名]\n2026年6月2日"),
    ],
)
def test_a_mark_says_what_stood_there(text: str, left: str) -> None:
    assert redact(text).text == left


def test_the_kinds_taken_out_are_told_once_each() -> None:
    assert redact("15400001234或15400005678，我叫王小明").kinds == ("phone", "name")
    assert redact("老板不发高温补贴").kinds == ()


@given(
    st.text(alphabet="我叫王小明老板经理张三电话身份证号码微信粤A0123456789一二三 -:：，。\nxX", max_size=80)
)
def test_any_text_can_be_redacted_and_a_second_time_changes_nothing(text: str) -> None:
    once = redact(text)
    assert redact(once.text).text == once.text
    assert all(mark in once.text for mark in (MARKS[kind] for kind in once.kinds))


@given(st.text(max_size=60))
def test_nothing_is_too_odd_to_be_read(text: str) -> None:
    redact(text)


def test_the_log_of_a_failure_carries_no_word_of_the_worker(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(message: str, **others: object) -> Answer:
        try:
            int(message)
        except ValueError as error:
            raise KeyError(f"cannot read {message}") from error
        raise AssertionError

    monkeypatch.setattr(recorded, "advise", fails)
    with caplog.at_level(logging.DEBUG):
        message = conversation.Message("1", 1, "我叫王小明，欠我五千", CaseFile())
        *_, (_, answer, _) = conversation._stages(message, Advisor())
    assert isinstance(answer, Answer) and answer.text
    assert "KeyError at test_privacy.py" in caplog.text
    assert "王小明" not in caplog.text and "五千" not in caplog.text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("兹证明赵小敏女士于2020年入职", "兹证明[姓名]女士于2020年入职"),
        ("王大力先生：您好", "[姓名]先生：您好"),
        ("张先生说不给", "张先生说不给"),
    ],
)
def test_a_whole_name_before_a_title_goes_and_a_surname_stays(text: str, left: str) -> None:
    assert redact(text).text == left
