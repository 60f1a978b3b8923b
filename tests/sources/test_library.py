"""Instruments by any name, and what can be said of them on a date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from advisor.domain import ProvisionRef
from advisor.sources import Library
from advisor.sources.statutes import PACKAGE_SNAPSHOT, PackagedStatutes

CONTRACT_LAW = "中华人民共和国劳动合同法"
INTERPRETATION = "最高人民法院关于审理劳动争议案件适用法律问题的解释（一）"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("劳动合同法", CONTRACT_LAW),
        (CONTRACT_LAW, CONTRACT_LAW),
        ("《劳动合同法》", CONTRACT_LAW),
        ("《中华人民共和国劳动合同法》（2012修正）", CONTRACT_LAW),
        ("劳动合同法(2012年修正)", CONTRACT_LAW),
        (" 劳动 合同法 ", CONTRACT_LAW),
        (INTERPRETATION, INTERPRETATION),
        (INTERPRETATION.replace("（", "(").replace("）", ")"), INTERPRETATION),
        ("商标法", "中华人民共和国商标法"),
        ("中华人民共和国刑法修正案（八）", "中华人民共和国刑法修正案（八）"),
    ],
)
def test_an_instrument_is_found_by_any_form_of_its_name(library: Library, name: str, title: str) -> None:
    instrument = library.find(name)
    assert instrument is not None
    assert instrument.title == title


@pytest.mark.parametrize(
    "name", ["", "《》", "不存在的法", INTERPRETATION.replace("一", "三"), "刑法修正案（九十）"]
)
def test_a_name_nobody_knows_is_none(library: Library, name: str) -> None:
    assert library.find(name) is None


def test_every_title_and_short_name_leads_to_its_instrument(library: Library) -> None:
    for instrument in library.instruments:
        for name in (instrument.title, *instrument.short):
            assert library.find(name) is instrument, name


@pytest.mark.parametrize(
    ("name", "on", "state"),
    [
        ("劳动合同法", date(2007, 12, 31), "not_yet_in_force"),
        ("劳动合同法", date(2010, 1, 1), "text_not_held"),
        ("劳动合同法", date(2013, 6, 30), "text_not_held"),
        ("劳动合同法", date(2013, 7, 1), "in_force"),
        ("劳动合同法", date(2026, 11, 22), "in_force"),
        ("医疗保障法", date(2026, 12, 31), "not_yet_in_force"),
        ("医疗保障法", date(2027, 1, 1), "in_force"),
        # Known only to the package: two texts, the older one from its own date at the earliest.
        ("商标法", date(2010, 1, 1), "text_not_held"),
        ("商标法", date(2026, 12, 31), "in_force"),
        ("商标法", date(2027, 1, 1), "in_force"),
        # Marked repealed without a date.
        ("乡镇企业法", date(1990, 1, 1), "unknown"),
        ("乡镇企业法", date(2010, 1, 1), "unknown"),
        ("乡镇企业法", PACKAGE_SNAPSHOT, "not_in_force"),
    ],
)
def test_state_on_a_date(library: Library, name: str, on: date, state: str) -> None:
    instrument = library.find(name)
    assert instrument is not None
    assert library.state(instrument, on) == state


def test_guidance_of_uncertain_weight_is_in_doubt(library: Library) -> None:
    doubtful = [(one, version) for one in library.instruments for version in one.versions if version.in_doubt]
    assert doubtful
    for instrument, version in doubtful:
        if version.text != "not_held":
            assert library.state(instrument, version.effective) == "in_doubt"


def test_a_law_known_only_to_the_package_says_so(library: Library) -> None:
    instrument = library.find("商标法")
    assert instrument is not None
    assert instrument.known_only_to_package
    assert [version.text for version in instrument.versions] == ["not_held", "packaged", "packaged"]
    assert all(
        version.verified == "unverified" and version.unverified_reason for version in instrument.versions
    )
    for earlier, later in zip(instrument.versions, instrument.versions[1:], strict=False):
        assert earlier.until is not None
        assert earlier.until + timedelta(days=1) == later.effective


def test_the_versions_of_a_packaged_law_never_overlap(library: Library) -> None:
    for law in PackagedStatutes.installed().laws():
        instrument = library.find(law.title)
        assert instrument is not None, law.title
        for earlier, later in zip(instrument.versions, instrument.versions[1:], strict=False):
            assert earlier.until is not None
            assert earlier.effective <= earlier.until < later.effective, law.title


def test_a_provision_carries_the_official_wording_of_its_version(library: Library) -> None:
    held = {law.title: law for law in PackagedStatutes.installed().laws()}[CONTRACT_LAW]
    wording = PackagedStatutes.installed().articles(held.id)["第八十二条"].text
    for ref in (ProvisionRef("劳动合同法", "第82条"), ProvisionRef(CONTRACT_LAW, "第八十二条")):
        provision = library.provision(ref)
        assert provision is not None
        assert provision.ref == ProvisionRef(CONTRACT_LAW, "第八十二条")
        assert provision.text == wording
        assert provision.kind == "原文"
        assert provision.version == date(2013, 7, 1)
        assert provision.path.startswith("第七章")


def test_no_provision_where_no_text_of_the_day_is_held(library: Library) -> None:
    ref = ProvisionRef(CONTRACT_LAW, "第八十二条")
    assert library.provision(ref, date(2010, 1, 1)) is None
    assert library.provision(ref, date(2013, 7, 1)) is not None
    assert library.provision(ProvisionRef(CONTRACT_LAW, "第九十九条")) is None
    assert library.provision(ProvisionRef(CONTRACT_LAW)) is None
    assert library.provision(ProvisionRef("不存在的法", "第一条")) is None


def test_articles_inserted_later_are_held_and_in_their_place(library: Library) -> None:
    criminal_law = library.find("刑法")
    assert criminal_law is not None
    packaged = library.provisions(criminal_law, date(2023, 1, 1))
    names = [provision.ref.article for provision in packaged]
    assert names[names.index("第二百七十六条之一") - 1] == "第二百七十六条"


def test_provisions_come_in_order_and_to_the_last(library: Library) -> None:
    for name in ("劳动合同法", "劳动争议调解仲裁法"):
        instrument = library.find(name)
        assert instrument is not None
        provisions = library.provisions(instrument)
        assert len(provisions) == library.last_article(instrument)
        assert all(provision.text for provision in provisions)


def test_a_gist_is_our_words_and_never_official_wording(library: Library) -> None:
    gists = [
        one for one in library.instruments if one.versions[-1].text == "gist" and library.provisions(one)
    ]
    assert gists
    for instrument in gists:
        for provision in library.provisions(instrument):
            assert provision.text is None
            assert provision.kind == "要旨"
            assert provision.claims or provision.asked_as


@pytest.mark.parametrize(
    ("name", "count"),
    [("劳动合同法", 98), ("商标法", 87), ("宪法修正案（2018年）", None), (INTERPRETATION, 54)],
)
def test_the_number_of_the_last_article_is_told_only_of_whole_texts(
    library: Library, name: str, count: int | None
) -> None:
    instrument = library.find(name)
    assert instrument is not None
    assert library.last_article(instrument) == count
    assert library.last_article(instrument, date(1900, 1, 1)) is None


def test_the_knowledge_of_this_checkout_has_no_problem(library: Library) -> None:
    assert library.validate() == []


def test_every_claim_and_topic_stands_on_something_held(library: Library) -> None:
    for claim in library.claims.values():
        assert all(library.find(ref.instrument) for ref in claim.provisions)
    for topic in library.topics.values():
        assert all(step_claim in library.claims for step in topic.steps for step_claim in step.claims)
