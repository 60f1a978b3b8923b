"""Words, pairs and whole tokens; a query that shares nothing finds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.index.keyword import KeywordIndex, Tokenizer


@pytest.fixture(scope="module")
def tokens(words: Path) -> Tokenizer:
    return Tokenizer(["高温津贴"], words)


@pytest.mark.parametrize(
    ("one", "other", "token"),
    [
        ("第85条", "第八十五条", "第八十五条"),
        ("第276条之1", "第二百七十六条之一", "第二百七十六条之一"),
        ("每月１,２００元", "1200块", "1200元"),
        ("33℃", "33度", "33°C"),
        ("2022年5月1日", "2022-05-01", "2022-05-01"),
        ("粤人社函〔2022〕219号", "粤人社函[2022]219号", "粤人社函〔2022〕219号"),
    ],
)
def test_one_thing_written_two_ways_is_one_token(tokens: Tokenizer, one: str, other: str, token: str) -> None:
    assert token in tokens(one)
    assert token in tokens(other)


def test_our_terms_stay_whole_and_pairs_catch_the_rest(tokens: Tokenizer) -> None:
    found = tokens("发高温津贴")
    assert "高温津贴" in found
    assert {"发高", "温津"} <= set(found)
    assert all(len(token) > 1 for token in found)


@pytest.fixture
def index(tmp_path: Path, words: Path) -> KeywordIndex:
    texts = ["高温津贴按月发", "加班费怎么算", "年休假有几天", "仲裁时效一年"]
    KeywordIndex.write(tmp_path / "keyword", texts, ["高温津贴"], words)
    return KeywordIndex.load(tmp_path / "keyword", words)


def test_the_best_row_comes_first(index: KeywordIndex) -> None:
    (row, score), *_ = index.best("津贴什么时候发，是按月发吗", 4)
    assert row == 0 and score > 0


def test_rows_without_a_common_token_are_dropped(index: KeywordIndex) -> None:
    assert [row for row, _ in index.best("加班费", 4)] == [1]


@pytest.mark.parametrize("query", ["", "。。。", "zzz", "红烧肉"])
def test_nothing_in_common_finds_nothing(index: KeywordIndex, query: str) -> None:
    assert index.best(query, 4) == []


def test_the_dictionary_cache_stays_in_our_own_folder(tmp_path: Path) -> None:
    Tokenizer([], tmp_path / "cache")("随便什么")
    assert (tmp_path / "cache" / "jieba.cache").is_file()


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Tokenizer([], tmp_path)("随便什么")
    assert capfd.readouterr() == ("", "")
