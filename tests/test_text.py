from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.text import article_key, article_name, chinese_number, chinese_numeral, normalise, simplified


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("３５℃以上", "35°C以上"),
        ("应当　支付\n 津贴", "应当支付津贴"),
        ("（一）", "(一)"),
        ("甲，乙：丙；丁", "甲,乙:丙;丁"),
        ("“工资”", '"工资"'),
        ("高\u200b温", "高温"),
        ("⾼温", "高温"),
    ],
)
def test_width_white_space_and_radicals_do_not_make_a_difference(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(("one", "other"), [("三百元", "300元"), ("应当", "可以"), ("甲、乙", "甲,乙")])
def test_every_other_character_does(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("八十二", 82),
        ("82", 82),
        ("１２", 12),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("一百一十", 110),
        ("百二十", 120),
        ("一千二百六十", 1260),
        ("二〇二四", 2024),
        ("两百", 200),
        ("三万五千", 35000),
        ("零", 0),
    ],
)
def test_numbers_as_people_write_them(text: str, number: int) -> None:
    assert chinese_number(text) == number


@pytest.mark.parametrize("text", ["", "第", "3.5", "负三", "十百", "八十二条", "一二十", "万", "-3"])
def test_what_is_no_whole_number_is_none(text: str) -> None:
    assert chinese_number(text) is None


@given(st.integers(1, 9999))
def test_a_numeral_reads_back_as_its_number(n: int) -> None:
    assert chinese_number(chinese_numeral(n)) == n


@given(st.integers(1, 1300), st.integers(0, 12))
def test_an_article_reads_back_as_its_number(n: int, suffix: int) -> None:
    assert article_key(article_name(n, suffix)) == (n, suffix)


@pytest.mark.parametrize("n", [0, -1, 10_000])
def test_no_article_has_that_number(n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        article_name(n)


@pytest.mark.parametrize(
    ("article", "key"),
    [
        ("第八十二条", (82, 0)),
        ("第82条", (82, 0)),
        ("第二百七十六条之一", (276, 1)),
        ("第三项", (3, 0)),
        ("条目十一", (11, 0)),
        (None, (0, 0)),
        ("附则", (0, 0)),
    ],
)
def test_articles_sort_by_number(article: str | None, key: tuple[int, int]) -> None:
    assert article_key(article) == key


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("老闆拖欠三個月薪資", "老板拖欠三个月薪资"),
        ("乾燥的車間、裡面、發票、頭髮", "干燥的车间、里面、发票、头发"),
        ("勞動合同法第四十七條", "劳动合同法第四十七条"),
        ("老板拖欠工资，有冇得追", "老板拖欠工资，有冇得追"),
    ],
)
def test_traditional_characters_become_simplified_ones(written: str, read: str) -> None:
    assert simplified(written) == read


def test_cantonese_characters_stay_as_the_word_lists_have_them() -> None:
    assert simplified("嗰間廠搵唔到，畀咗啲錢") == "嗰间厂搵唔到，畀咗啲钱"


@given(st.text(st.characters(categories=None) | st.sampled_from("發髮乾著裡隻鬱嗰\ud800\x00")))
def test_every_character_keeps_its_place(text: str) -> None:
    read = simplified(text)
    assert len(read) == len(text)
    assert all(simplified(one) != one or one == put for one, put in zip(text, read, strict=True))
