"""What counts as verbatim, and how a difference is shown. The texts here are made up."""

from __future__ import annotations

import pytest

from advisor.citations import compare, is_verbatim

ARTICLE = (
    "厂方应当在每月十日之前，把“夏季补贴”（含税）发给工人。\n"
    "有下列情形的除外：\n（一）工人请假的；\n（二）厂休超过１０日的。"
)


@pytest.mark.parametrize(
    "quote",
    [
        "厂方应当在每月十日之前",
        "每月十日之前，把“夏季补贴”（含税）发给工人",
        '每月十日之前,把"夏季补贴"(含税)发给工人。',
        "把「夏季补贴」（含税）发给工人；",
        "发给工人。有下列情形的除外：（一）工人请假的",
        "发给工人。\n\n　　有下列情形的除外：\n（一） 工人请假的；",
        "厂休超过10日的",
        "厂方应当……发给工人。",
        "……厂方应当…发给工人。……（二）厂休超过10日的",
        "厂方应当......（略）工人请假的",
        "第八条　厂方应当在每月十日之前",
        "第8条 厂方应当在每月十日之前",
    ],
)
def test_verbatim(quote: str) -> None:
    assert is_verbatim(quote, ARTICLE, "第八条")
    assert compare(quote, ARTICLE, "第八条").difference is None


@pytest.mark.parametrize(
    ("quote", "marked"),
    [
        ("厂方应在每月十日之前", "厂方应〔引文漏了“当”〕在每月十日之前"),
        ("厂方应当在每月十五日之前", "厂方应当在每月十〔原文没有“五”〕日之前"),
        ("厂方可以在每月十日之前", "厂方〔原文“应当”，引作“可以”〕在每月十日之前"),
        ("发给工人、有下列情形的除外", "发给工人〔原文“。”，引作“、”〕有下列情形的除外"),
        ("各厂方应当在每月十日之前", "〔原文没有“各”〕厂方应当在每月十日之前"),
        ("厂方应当……发给工友。", "发给工〔原文“人”，引作“友”〕"),
        ("第九条　厂方应当在每月十日之前", "〔原文没有“第九条”〕厂方应当在每月十日之前"),
    ],
)
def test_a_difference_shows_the_characters_that_differ(quote: str, marked: str) -> None:
    comparison = compare(quote, ARTICLE, "第八条")
    assert not comparison.verbatim and not is_verbatim(quote, ARTICLE, "第八条")
    assert comparison.difference is not None
    assert comparison.difference.marked == marked


def test_long_equal_stretches_are_shortened_to_where_it_differs() -> None:
    text = "甲" * 5 + "子丑寅卯辰巳午未申酉戌亥" * 4 + "应当" + "天地玄黄宇宙洪荒日月盈昃" * 4
    difference = compare(text.replace("应当", "可以"), text).difference
    assert difference is not None and difference.says == text
    assert difference.marked == "……寅卯辰巳午未申酉戌亥〔原文“应当”，引作“可以”〕天地玄黄宇宙洪荒日月……"


def test_parts_must_stand_in_the_order_of_the_text() -> None:
    comparison = compare("工人请假的……厂方应当", ARTICLE)
    assert not comparison.verbatim and comparison.out_of_order


def test_words_that_have_nothing_in_common_show_the_whole_text() -> None:
    difference = compare("完全无关", "甲乙丙丁").difference
    assert difference is not None and difference.says == "甲乙丙丁"


@pytest.mark.parametrize("quote", ["", "……", "。", "  \n", "“”"])
def test_nothing_quoted_is_not_verbatim(quote: str) -> None:
    assert not is_verbatim(quote, "甲乙丙丁。")
    assert not compare(quote, "甲乙丙丁。").verbatim
