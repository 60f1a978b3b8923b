"""Queries: folded, widened by the lexicon, long stories cut to what asks."""

from __future__ import annotations

from advisor.index.lexicon import Term
from advisor.retrieval.query import (
    DENSE_CHARS,
    DENSE_PIECES,
    EARLIER,
    fold,
    going_on,
    pieces,
    says_something,
    widen,
)

LEXICON = (Term(("歇脚", "喘口气"), ("茶歇",)), Term(("工钱",), ("劳动报酬", "工资")))


def test_widths_and_spaces_are_folded() -> None:
    assert fold("　第８２条 \n\n 怎么算？ ") == "第82条 怎么算?"


def test_traditional_characters_are_folded() -> None:
    assert fold("勞動仲裁要錢嗎") == "劳动仲裁要钱吗"


def test_a_follow_up_is_put_with_the_matter_it_goes_on_with() -> None:
    assert going_on("要多久", ["茶歇"]) == "茶歇，要多久"
    assert going_on("要多久", []) == "要多久"
    assert going_on("要多久", "一二三四").count("，") == EARLIER


def test_everyday_words_bring_the_words_of_the_law() -> None:
    assert widen("歇脚扣工钱", LEXICON) == "歇脚扣工钱 茶歇 劳动报酬 工资"


def test_words_already_there_are_not_added() -> None:
    assert widen("茶歇时歇脚", LEXICON) == "茶歇时歇脚"
    assert widen("什么都没有", LEXICON) == "什么都没有"


def test_a_short_query_is_one_piece() -> None:
    assert pieces("不让歇脚合法吗?") == ["不让歇脚合法吗?"]


def test_a_long_story_is_searched_for_what_it_asks_first() -> None:
    story = "我在厂里上班。" * 200 + "不让歇脚合法吗？" + "每天都很累。" * 200
    cut = pieces(story)
    assert cut[0].startswith("不让歇脚合法吗？")
    assert len(cut) == DENSE_PIECES
    assert all(len(piece) <= DENSE_CHARS for piece in cut)


def test_a_story_without_a_full_stop_is_cut_all_the_same() -> None:
    assert [len(piece) for piece in pieces("累" * 5000)] == [DENSE_CHARS] * DENSE_PIECES


def test_what_no_text_can_hold_is_left_out() -> None:
    assert fold("高温\ud800津贴\udfff") == "高温津贴"


def test_marks_alone_say_nothing() -> None:
    assert not says_something("？！。、 ")
    assert says_something("8") and says_something("热")
