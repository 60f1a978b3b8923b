"""Whatever is taken from an article is verbatim; whatever is changed in it is not."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from advisor.citations import check, is_verbatim
from advisor.citations.compare import fold
from advisor.domain import Provision
from advisor.sources.library import Library

TODAY = date(2026, 11, 22)
LEAST = 12
FRAGMENTS = '《》〈〉“”"「」（）()第条款项之一二十百82、，。：\n同该本法劳动合规定〔〕2012号令…'
_HAN = re.compile(r"[\u4e00-\u9fff]")
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def articles(library: Library) -> list[Provision]:
    """Every article of reasonable length in the packaged statutes that we list and that are in force."""
    held: list[Provision] = []
    for instrument in library.instruments:
        version = library.version_on(instrument, TODAY)
        if version and version.text == "packaged" and library.state(instrument, TODAY) == "in_force":
            held += library.provisions(instrument, TODAY)
    held = [one for one in held if one.text and len(fold(one.text)) > 2 * LEAST]
    assert len(held) > 500
    return held


def stretch(data: Any, text: str) -> str:
    start = data.draw(st.integers(0, len(text) - LEAST - 1))
    quote = text[start : data.draw(st.integers(start + LEAST, len(text)))]
    assume(len(fold(quote).rstrip("。;")) >= LEAST)
    return quote


@quick
@given(data=st.data())
def test_any_stretch_of_an_article_is_verbatim(
    library: Library, articles: list[Provision], data: Any
) -> None:
    provision = data.draw(st.sampled_from(articles))
    quote = stretch(data, provision.text)
    report = check(f"{provision.ref}规定：「{quote}」", library=library, as_of=TODAY)
    assert [(f.verdict, f.article) for f in report.findings] == [("verbatim", provision.ref.article)]


@quick
@given(data=st.data())
def test_any_change_of_one_character_is_a_misquotation(
    library: Library, articles: list[Provision], data: Any
) -> None:
    provision = data.draw(st.sampled_from(articles))
    quote = stretch(data, provision.text)
    places = [match.start() for match in _HAN.finditer(quote)]
    place = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from("甲应可不得三第工厂"))
    assume(other != quote[place])
    changed = quote[:place] + data.draw(st.sampled_from([other, other + quote[place]])) + quote[place + 1 :]
    assume(fold(changed).rstrip("。;") not in fold(provision.text))
    assert not is_verbatim(changed, provision.text)
    report = check(f"{provision.ref}规定：「{changed}」", library=library, as_of=TODAY)
    assert [(f.verdict, f.article) for f in report.findings] == [("misquoted", provision.ref.article)]
    assert report.exit_code == 1


@quick
@given(text=st.text(alphabet=FRAGMENTS, max_size=120))
def test_no_text_breaks_the_check(library: Library, text: str) -> None:
    for finding in check(text, library=library, as_of=TODAY).findings:
        assert text[slice(*finding.span)] == finding.text
