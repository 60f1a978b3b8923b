"""What a person reads of a hit on the command line."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.cli_search import hit_lines, snippet
from advisor.domain import Hit, Passage, ProvisionRef
from advisor.sources.library import Library

BODY = "本法说的是茶水。\n主管不得在班中扣下茶水。茶水凉了的，应当重新烧开。"


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load()


def hit(body: str = BODY) -> Hit:
    passage = Passage(
        "p:茶法:第二条:1", body, body, "statute", "茶法", "茶法", (ProvisionRef("茶法", "第二条"),), "第二条"
    )
    return Hit(
        instrument="茶法",
        article="第二条",
        version=date(2020, 1, 1),
        kind="statute",
        score=3.14159,
        legs={"keyword": 7.0, "dense": 0.9},
        via=("wording", "topic:wage-arrears"),
        page=None,
        passage=passage,
    )


def test_it_says_what_it_is_how_it_scored_and_what_led_to_it(library: Library) -> None:
    head, why, words = hit_lines(1, hit(), "主管扣下茶水", library, colour=False)
    assert head == " 1. 《茶法》第二条  [法律]"
    assert "总分 3.14（关键词 7.000，意思相近 0.900）" in why
    assert f"工友的问法；主题“{library.topics['wage-arrears'].title}”" in why
    assert words.strip() == "…主管不得在班中扣下茶水。茶水凉了的，应当重新烧开。"


def test_the_sentences_shown_are_those_that_share_most_with_the_query() -> None:
    assert snippet(BODY, "茶水说的是什么").startswith("本法说的是茶水。")
    assert snippet("很长的话" * 100 + "。", "很长").endswith("…")
    assert snippet("", "茶水") == ""


def test_shared_words_are_bold_only_where_a_terminal_shows_it(library: Library) -> None:
    plain = list(hit_lines(1, hit(), "扣下茶水", library, colour=False))[-1]
    marked = list(hit_lines(1, hit(), "扣下茶水", library, colour=True))[-1]
    assert "\x1b" not in plain
    assert "\x1b[1m扣下茶水\x1b[0m" in marked
