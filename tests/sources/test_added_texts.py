"""The user's texts of law in the library: recognised, cited for their own time, gone when removed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from advisor.answering.citing import describe
from advisor.answering.render import source_line
from advisor.citations import check
from advisor.domain import ProvisionRef
from advisor.index import add_document, remove_document
from advisor.index.passages import UNCHECKED, documents_passages, library_passages
from advisor.settings import Settings
from advisor.sources.added import AddedText
from advisor.sources.library import Library
from evals.papers import pdf

TITLE = "茶水测试条例"
OLD, NOW = date(2015, 6, 1), date(2026, 6, 1)

INSTRUMENTS = """
- title: 茶水测试条例
  short: [茶水条例]
  level: local
  issuer: 测试机关
  jurisdiction: 广东
  indexed: true
  versions:
    - {effective: 2010-05-01, until: 2019-06-30, text: not_held, promulgated: 2010-03-01, articles: 4,
       checked: 测试, verified: official}
    - {effective: 2019-07-01, text: gist, promulgated: 2019-05-06, articles: 3, document_number: 测试令第9号,
       checked: 测试, verified: official}
- title: 测试局关于茶水补贴有关问题的通知
  level: regulation
  issuer: 测试局
  jurisdiction: 全国
  indexed: true
  versions:
    - {effective: 2008-01-03, text: gist, promulgated: 2008-01-03, checked: 测试, verified: official}
- title: 中华人民共和国劳动法
  short: [劳动法]
  level: statute
  issuer: 测试机关
  jurisdiction: 全国
  indexed: true
  versions: [{effective: 2018-12-29, text: packaged, package: 2018-12-29, checked: 测试, verified: official}]
"""
PROVISIONS = """
instrument: 茶水测试条例
version: 2019-07-01
provisions:
  - article: 第一条
    claims: [{id: water-1, text: 茶水间必须有水。}]
    asked_as: [没水喝怎么办]
  - article: 第三条
    claims: [{id: water-3, text: 条例从二〇一九年七月起算。}]
    asked_as: [从什么时候起有水喝]
"""
NOTICE = """
instrument: 测试局关于茶水补贴有关问题的通知
version: 2008-01-03
provisions:
  - article: 第二项
    claims: [{id: subsidy-2, text: 杯子自备。}]
    asked_as: [杯子谁出]
"""

NOTE = "（2010年3月1日通过 2019年5月6日修订）\n"
ARTICLES = "第一条 茶水间应当供应饮用水。\n第二条 水应当烧开。\n第三条 本条例自2019年7月1日起施行。\n"
OLD_TEXT = (
    f"{TITLE}\n（2010年3月1日通过）\n"
    + "第一条 甲。\n第二条 乙。\n第三条 丙。\n第四条 自2010年5月1日起施行。\n"
)

Add = Callable[..., Library]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    knowledge = tmp_path / "knowledge"
    (knowledge / "provisions").mkdir(parents=True)
    (knowledge / "instruments.yaml").write_text(INSTRUMENTS, encoding="utf-8")
    (knowledge / "provisions" / "茶水.yaml").write_text(PROVISIONS, encoding="utf-8")
    (knowledge / "provisions" / "补贴.yaml").write_text(NOTICE, encoding="utf-8")
    return Settings(data_dir=tmp_path / "data", knowledge_dir=knowledge)


@pytest.fixture
def add(settings: Settings, tmp_path: Path) -> Add:
    """Keeps texts as files of the given names; the library over them."""

    def added(**texts: str) -> Library:
        for name, text in texts.items():
            path = tmp_path / f"{name}.txt"
            path.write_text(text, encoding="utf-8")
            add_document(path, settings)
        return library(settings)

    return added


def library(settings: Settings) -> Library:
    return Library.load(settings.knowledge_dir, added=settings.documents_dir)


def only(library: Library) -> AddedText:
    (text,) = library.added
    return text


def version_of(library: Library) -> date | None:
    identity = only(library).identity
    assert identity is not None and identity.instrument.title == TITLE
    return identity.version.effective if identity.version else None


# --- which version it is -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (f"{TITLE}\n{NOTE}", "days"),
        (f"《中华人民共和国{TITLE}》\n{NOTE}", "days"),
        (f"{TITLE}(2019年修订)\n", "year"),
        (f"{TITLE}（2019修正）\n", "year"),
        (f"{TITLE}\n测试令第9号\n", "number"),
        (f"测试机关\n{TITLE}\n公布日期：2019-05-06\n施行日期：2019-07-01\n", "days"),
        (f"{TITLE}\n", "closing"),
        (f"测试机关令（第９号）\n《{TITLE}》已经通过，现予公布，自2019年7月1日起施行。\n{TITLE}\n", "number"),
    ],
)
def test_the_version_in_force_is_told_in_every_usual_way(add: Add, head: str, told: str) -> None:
    held = add(text=head + ARTICLES)
    assert version_of(held) == date(2019, 7, 1)
    identity = only(held).identity
    assert identity is not None and identity.told == told
    assert only(held).role == "text"


def test_the_day_in_the_name_of_a_file_tells_where_the_text_does_not(add: Add) -> None:
    text = ARTICLES.replace("本条例自2019年7月1日起施行", "本条例自公布之日起施行")
    assert version_of(add(**{f"{TITLE}_20190506": f"{TITLE}\n{text}"})) == date(2019, 7, 1)


def test_a_text_without_any_day_is_of_unknown_version(add: Add) -> None:
    text = ARTICLES.replace("本条例自2019年7月1日起施行", "本条例自公布之日起施行")
    held = add(text=f"{TITLE}\n{text}")
    assert version_of(held) is None
    assert only(held).role == "unchecked"


@pytest.mark.parametrize(("year", "which"), [(2031, "newer"), (2014, "other")])
def test_a_version_that_is_not_registered_is_not_taken_for_another(add: Add, year: int, which: str) -> None:
    held = add(text=f"{TITLE}\n（2010年3月1日通过 {year}年2月3日修订）\n" + ARTICLES)
    identity = only(held).identity
    assert identity is not None
    assert (identity.version, identity.unregistered) == (None, which)


def test_a_text_with_more_articles_than_the_version_has_is_not_that_version(add: Add) -> None:
    text = f"{TITLE}\n{NOTE}{ARTICLES}第四条 还有一条。\n"
    assert version_of(add(text=text)) is None


def test_a_text_that_lacks_a_page_is_not_quoted_as_the_law(settings: Settings, tmp_path: Path) -> None:
    lines = [TITLE, "（2019年5月6日修订）", "第一条　茶水间应当供应饮用水，水应当是热的，"]
    pages = [lines, [], ["第三条　本条例自2019年7月1日起施行。"]]
    (tmp_path / "缺页.pdf").write_bytes(pdf(pages))
    add_document(tmp_path / "缺页.pdf", settings)
    held = library(settings)
    assert version_of(held) == date(2019, 7, 1)
    assert only(held).role == "unchecked"


def test_the_day_a_page_was_posted_tells_nothing(add: Add) -> None:
    text = f"{TITLE}\n发布时间：2031-01-01 来源：测试网\n{NOTE}{ARTICLES}"
    assert version_of(add(text=text)) == date(2019, 7, 1)


def test_a_notice_is_known_without_its_issuer_by_its_day(add: Add) -> None:
    held = add(
        text="关于茶水补贴有关问题的通知\n一、水免费。\n二、杯子自己准备。\n测试局\n二○○八年一月三日\n"
    )
    assert only(held).role == "text"
    provision = held.provision(ProvisionRef("测试局关于茶水补贴有关问题的通知", "第二项"))
    assert provision is not None and provision.text == "杯子自己准备。"


def test_a_commentary_and_a_law_nobody_registered_are_papers(add: Add) -> None:
    held = add(
        解读=f"{TITLE}\n第一条 讲的是喝水。\n第二条 略。\n".replace("第二条", "另外"),
        别的="咖啡管理条例\n第一条 有咖啡。\n第二条 施行。\n",
    )
    assert {text.role for text in held.added} == {"paper"}


# --- what it is cited for ----------------------------------------------------------------------


def test_the_wording_replaces_the_gist_and_says_where_it_is_from(add: Add) -> None:
    before = describe(ProvisionRef(TITLE, "第一条"), 1, as_of=NOW, library=add())
    after = describe(
        ProvisionRef(TITLE, "第一条"), 1, as_of=NOW, library=add(条例=f"{TITLE}\n{NOTE}{ARTICLES}")
    )
    assert before is not None and (before.kind, before.file) == ("要旨", None)
    assert after is not None
    assert (after.kind, after.quote, after.file, after.page) == (
        "原文",
        "茶水间应当供应饮用水。",
        "条例.txt",
        1,
    )
    assert after.version == before.version == date(2019, 7, 1)
    assert after.gist == before.gist
    assert source_line(after) == f"【1】《{TITLE}》第一条（原文，现行有效，出自您添加的“条例.txt”第1页）"


def test_an_article_we_wrote_nothing_about_is_held_now(add: Add) -> None:
    held = add(条例=f"{TITLE}\n{NOTE}{ARTICLES}")
    assert [one.ref.article for one in held.provisions(held.instruments[0], NOW)] == [
        "第一条",
        "第二条",
        "第三条",
    ]


def test_quotations_are_checked_against_it(add: Add) -> None:
    words = f"《{TITLE}》第二条规定：“水应当烧开并且放凉。”"
    assert [one.verdict for one in check(words, library=add(), as_of=NOW).findings] == ["not_held"]
    held = add(条例=f"{TITLE}\n{NOTE}{ARTICLES}")
    (finding,) = check(words, library=held, as_of=NOW).findings
    assert finding.verdict == "misquoted"
    assert "条例.txt" in finding.note
    (right,) = check(words.replace("并且放凉", ""), library=held, as_of=NOW).findings
    assert right.verdict == "verbatim"


def test_a_removed_text_gives_the_gist_back_at_once(add: Add, settings: Settings) -> None:
    held = add(条例=f"{TITLE}\n{NOTE}{ARTICLES}")
    assert held.renewed() is held
    remove_document("条例.txt", settings)
    again = held.renewed()
    assert again is not held
    provision = again.provision(ProvisionRef(TITLE, "第一条"), NOW)
    assert provision is not None and (provision.kind, provision.origin) == ("要旨", None)


def test_a_library_notices_what_another_process_adds(add: Add) -> None:
    held = add()
    held.find(TITLE)
    add(条例=f"{TITLE}\n{NOTE}{ARTICLES}")
    provision = held.renewed().provision(ProvisionRef(TITLE, "第一条"), NOW)
    assert provision is not None and provision.kind == "原文"


def test_an_older_text_answers_for_its_own_time_alone(add: Add) -> None:
    held = add(旧=OLD_TEXT)
    old, now = (held.provision(ProvisionRef(TITLE, "第一条"), day) for day in (OLD, NOW))
    assert old is not None and (old.text, old.version) == ("甲。", date(2010, 5, 1))
    assert now is not None and (now.kind, now.version) == ("要旨", date(2019, 7, 1))
    assert held.state(held.instruments[0], OLD) == "in_force"
    assert {one.until for one in library_passages(held) if one.version == date(2010, 5, 1)} == {
        date(2019, 6, 30)
    }


def test_both_versions_stand_side_by_side(add: Add) -> None:
    held = add(旧=OLD_TEXT, 新=f"{TITLE}\n{NOTE}{ARTICLES}")
    texts = [held.provision(ProvisionRef(TITLE, "第二条"), day) for day in (OLD, NOW)]
    assert [one.text for one in texts if one] == ["乙。", "水应当烧开。"]


def test_an_article_missing_from_the_file_keeps_its_gist(add: Add) -> None:
    held = add(残=f"{TITLE}\n{NOTE}第一条 茶水间应当供应饮用水。\n第二条 水应当烧开。\n")
    identity = only(held).identity
    assert identity is not None and identity.missing == 1
    third = held.provision(ProvisionRef(TITLE, "第三条"), NOW)
    assert third is not None and third.kind == "要旨"


def test_of_two_files_of_one_version_the_fuller_is_cited(add: Add, settings: Settings) -> None:
    short = f"{TITLE}\n{NOTE}第一条 茶水间应当供应饮用水。\n第二条 水应当烧开。\n"
    held = add(残=short, 全=f"{TITLE}\n{NOTE}{ARTICLES}")
    assert {text.file: text.role for text in held.added} == {"残.txt": "double", "全.txt": "text"}


def test_packaged_wording_needs_no_other(add: Add) -> None:
    articles = "".join(f"第{n}条 文。\n" for n in "一二三四五六七八九")
    held = add(法=f"中华人民共和国劳动法\n（2018年12月29日修正）\n{articles}")
    assert only(held).role == "double"
    provision = held.provision(ProvisionRef("劳动法", "第一条"), NOW)
    assert provision is not None and provision.origin is None and provision.text != "文。"


def test_a_text_of_unknown_version_is_searched_as_what_it_is(add: Add, settings: Settings) -> None:
    from advisor.index import list_documents

    text = ARTICLES.replace("本条例自2019年7月1日起施行", "本条例自公布之日起施行")
    held = add(不详=f"{TITLE}\n{text}")
    passages = list(documents_passages(list_documents(settings), held))
    assert [one.article for one in passages] == ["第一条", "第二条", "第三条"]
    assert {one.note for one in passages} == {UNCHECKED}
    assert all(one.kind == "document" and not one.parents for one in passages)
    provision = held.provision(ProvisionRef(TITLE, "第一条"), NOW)
    assert provision is not None and provision.kind == "要旨"


def test_a_cited_text_is_not_searched_twice_but_its_annex_is(add: Add, settings: Settings) -> None:
    from advisor.index import list_documents

    held = add(条例=f"{TITLE}\n{NOTE}{ARTICLES}附件：水温表\n开水的温度是一百度，温水的温度是五十度。\n")
    (annex,) = documents_passages(list_documents(settings), held)
    assert annex.body.startswith("附件")
    bodies = [one.body for one in library_passages(held) if one.id.startswith("p:")]
    assert bodies.count("茶水间应当供应饮用水。") == 1


def test_a_spoilt_file_does_not_stop_the_library(add: Add, settings: Settings) -> None:
    held = add(条例=f"{TITLE}\n{NOTE}{ARTICLES}")
    (settings.documents_dir / "spoilt.json").write_text('{"law": {', encoding="utf-8")
    assert len(held.renewed().added) == 1


# --- the reference corpus ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def corpus() -> Path:
    folder = os.environ.get("ADVISOR_REFERENCE_DIR")
    if folder is None or not (Path(folder) / "corpus").is_dir():
        pytest.skip("ADVISOR_REFERENCE_DIR has no corpus of reference texts")
    return Path(folder) / "corpus"


def laws_of(corpus: Path) -> list[Path]:
    return [path for path in sorted(corpus.glob("*/*.md")) if path.parent.name != "cases"]


def test_every_reference_text_is_recognised_with_its_version(corpus: Path, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    paths = laws_of(corpus)
    for path in paths:
        add_document(path, settings)
    held = Library.load(added=settings.documents_dir)
    assert [text.file for text in held.added if text.role != "text"] == []
    assert [text.file for text in held.added if text.identity and text.identity.missing] == []
    assert len({text.version for text in held.added}) == len(paths)
    versions = {
        text.version[1] for text in held.added if text.version and text.version[0] == "广东省失业保险条例"
    }
    assert versions == {date(2022, 6, 1), date(2025, 1, 12)}


def test_most_are_recognised_without_their_head_and_none_wrongly(corpus: Path, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    told: dict[str, str] = {}
    for path in laws_of(corpus):
        text = path.read_text(encoding="utf-8")
        bare = tmp_path / f"{len(told)}.md"
        bare.write_text(re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL), encoding="utf-8")
        whole = add_document(path, Settings(data_dir=tmp_path / "whole")).document
        add_document(bare, settings)
        told[bare.name] = whole.id
    right = {text.id: text.version for text in Library.load(added=tmp_path / "whole" / "documents").added}
    found = {text.file: text for text in Library.load(added=settings.documents_dir).added}
    assert all(found[name].identity is not None for name in told)
    versions = {name: found[name].version for name in told if found[name].version}
    assert len(versions) >= 0.6 * len(told)
    assert all(version == right[told[name]] for name, version in versions.items())
