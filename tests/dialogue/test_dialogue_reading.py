"""A message as it is read: one spelling for the rules, the worker's own words behind it."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.dialogue import understand
from advisor.dialogue.reading import read
from advisor.dialogue.shorten import shorten
from advisor.sources.library import Library


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("没签劳动合用", "没签劳动合同"),
        ("要去仲才", "要去仲裁"),
        ("劳动仲载要多久", "劳动仲裁要多久"),
        ("能陪偿多少", "能赔偿多少"),
        ("有没有经济补尝", "有没有经济补偿"),
        ("给不给补尝金", "给不给补偿金"),
        ("不给买射保", "不给买社保"),
        ("公伤怎么报", "工伤怎么报"),
        ("工商认定找谁", "工伤认定找谁"),
        ("试用其内被辞退", "试用期内被辞退"),
    ],
)
def test_slips_in_words_of_law_are_mended(typed: str, meant: str) -> None:
    assert read(typed).text == meant


@pytest.mark.parametrize("plain", ["公司没设保险柜", "试用其他员工的电脑", "去工商局查公司", "他没尝过苦"])
def test_plain_words_that_look_like_a_slip_stay(plain: str) -> None:
    assert read(plain).text == plain


def test_the_workers_own_words_are_found_again_behind_what_is_read() -> None:
    reading = read("老闆唔畀我經濟補尝，我要仲才")
    assert reading.text == "老板不给我经济补偿，我要仲裁"
    at = reading.text.index("经济补偿")
    assert reading.words(at, at + 4) == "經濟補尝"
    assert reading.words(reading.text.index("仲裁"), len(reading.text)) == "仲才"


def test_articles_named_in_traditional_characters_are_named(library: Library, today: date) -> None:
    inquiry = understand("按勞動合同法第四十七條賠多少", as_of=today, case=None, library=library)
    assert [ref.article for ref in inquiry.references] == ["第四十七条"]
    assert inquiry.question == "按勞動合同法第四十七條賠多少"


def test_of_a_long_message_in_traditional_characters_what_tells_is_kept() -> None:
    told = "老闆拖欠我三個月薪資怎麼辦？"
    used, left_out = shorten("天氣很好大家都很開心。" * 50 + told, 200)
    assert told in used and left_out > 0


def test_two_figures_with_a_space_between_are_two_clauses() -> None:
    assert [clause.text for clause in read("一月3300 21年来的").clauses] == ["一月3300", "21年来的"]
