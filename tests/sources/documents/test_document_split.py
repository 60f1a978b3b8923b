"""Chunks: whole sentences, right pages, exact offsets, nothing lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.sources.documents import Chunk, Document, Page, split_document


def document(*texts: str, numbers: tuple[int, ...] | None = None) -> Document:
    pages = tuple(
        Page(number, text) for number, text in zip(numbers or range(1, len(texts) + 1), texts, strict=True)
    )
    return Document(
        "0" * 16, "题目", "x.pdf", "application/pdf", pages, (), "0" * 64, "2024-09-30T00:00:00+08:00"
    )


def sentence(mark: str, length: int = 60) -> str:
    return mark * (length - 1) + "。"


def test_short_documents_are_one_chunk() -> None:
    assert split_document(document("老板没有发工资。我要去告他。")) == (
        Chunk(1, 0, None, "老板没有发工资。我要去告他。"),
    )


def test_an_empty_document_has_none() -> None:
    assert split_document(document()) == ()


def test_long_text_is_cut_between_sentences_and_one_is_repeated() -> None:
    text = "".join(sentence(mark) for mark in "甲乙丙丁戊己庚辛")
    first, second = split_document(document(text))
    assert first.text == "".join(sentence(mark) for mark in "甲乙丙丁戊")
    assert second.text == "".join(sentence(mark) for mark in "戊己庚辛")
    assert second.offset == text.index("戊")


def test_a_heading_starts_a_chunk_and_names_it() -> None:
    text = f"工资\n{sentence('甲')}{sentence('乙')}\n假期\n{sentence('丙')}"
    first, second = split_document(document(text))
    assert (first.heading, first.text.split("\n")[0]) == ("工资", "工资")
    assert (second.heading, second.text) == ("假期", f"假期\n{sentence('丙')}")


def test_short_sections_stay_together_under_the_first_heading() -> None:
    (chunk,) = split_document(document("工资\n按月发。\n假期\n一年五天。"))
    assert chunk.heading == "工资"


def test_a_markdown_heading_loses_its_marks() -> None:
    (chunk,) = split_document(document("## 工资\n按月发。"))
    assert (chunk.heading, chunk.text) == ("工资", "## 工资\n按月发。")


def test_running_text_is_not_taken_for_a_heading() -> None:
    text = "2024年9月3日\n□ 本报记者\n图为颁奖现场\n她说自己累，也不敢停"
    assert {chunk.heading for chunk in split_document(document(text))} == {None}


def test_articles_of_a_rule_start_chunks() -> None:
    rules = [f"第{n}条" + sentence("甲乙丙"[at], 90) for at, n in enumerate("一二三")]
    assert [chunk.text for chunk in split_document(document("\n".join(rules)))] == rules


def test_a_sentence_over_two_pages_stays_whole_and_has_the_first_page() -> None:
    (chunk,) = split_document(document("她每天做十个小时，从来没有拿过加", "班费。后来她去告了。"))
    assert chunk == Chunk(1, 0, None, "她每天做十个小时，从来没有拿过加班费。后来她去告了。")


def test_a_finished_page_is_not_run_into_the_next() -> None:
    (chunk,) = split_document(document("她拿到了钱。", "他没有。"))
    assert chunk.text == "她拿到了钱。\n他没有。"


def test_an_item_of_a_list_is_not_run_into_the_next_over_the_page() -> None:
    (chunk,) = split_document(document("要带的东西：\n（一）身份证；", "（二）工资条。"))
    assert chunk.text == "要带的东西：\n（一）身份证；\n（二）工资条。"


def test_a_page_left_out_breaks_the_sentence() -> None:
    (chunk,) = split_document(document("她每天做十个小时，从来没有", "班费。", numbers=(1, 3)))
    assert chunk.text == "她每天做十个小时，从来没有\n班费。"


def test_sentences_are_not_collected_over_more_than_two_pages() -> None:
    chunks = split_document(document("一页只有一句。", "二页只有一句。", "三页只有一句。"))
    assert [(chunk.page, chunk.text) for chunk in chunks] == [
        (1, "一页只有一句。\n二页只有一句。"),
        (2, "二页只有一句。\n三页只有一句。"),
    ]


def test_one_sentence_over_a_page_of_a_line_stays_whole() -> None:
    chunks = split_document(
        document("他先走了。她每天做十个小时，从来", "没有拿过加班费，", "后来她去告了。完了。")
    )
    assert [(chunk.page, chunk.text) for chunk in chunks] == [
        (1, "他先走了。"),
        (1, "她每天做十个小时，从来没有拿过加班费，后来她去告了。"),
        (3, "完了。"),
    ]


def test_scraps_on_many_pages_are_cut_after_three() -> None:
    chunks = split_document(document("1", "2", "3", "4"))
    assert [(chunk.page, chunk.text) for chunk in chunks] == [(1, "1 2 3"), (4, "4")]


def test_a_question_in_quotation_marks_does_not_end_the_sentence() -> None:
    text = sentence("甲", 310) + "他问“谁管？”后走了。"
    first, second = split_document(document(text))
    assert (first.text, second.text) == (sentence("甲", 310), "他问“谁管？”后走了。")


def test_text_without_full_stops_is_cut_at_commas() -> None:
    chunks = split_document(document("一二三四五六七八九，" * 200))
    assert max(len(chunk.text) for chunk in chunks) <= 400
    assert all(chunk.text.endswith("，") for chunk in chunks)


WORDS = st.text(alphabet="甲乙丙丁，。；！？\n“”1 a", max_size=900)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_every_chunk_is_found_where_it_says_and_all_text_is_in_one(texts: list[str]) -> None:
    pages = [" ".join(text.split(" ")).strip() for text in texts]
    kept = [text for text in pages if text]
    source = document(*kept)
    chunks = split_document(source)
    covered = [set[int]() for _ in kept]
    for chunk in chunks:
        page, offset, rest = chunk.page - 1, chunk.offset, chunk.text
        while rest:
            here = kept[page][offset : offset + len(rest)]
            assert rest.startswith(here)
            covered[page].update(range(offset, offset + len(here)))
            # A line break or a space between two pages is the splitter's.
            page, offset, rest = page + 1, 0, rest[len(here) :].lstrip("\n ")
    for text, found in zip(kept, covered, strict=True):
        assert not [at for at, character in enumerate(text) if at not in found and not character.isspace()]
