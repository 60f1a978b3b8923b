"""A knowledge file that is wrong fails with its name, its line and the remedy, on one line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest

from advisor.domain import ProvisionRef
from advisor.errors import KnowledgeError
from advisor.sources import Library
from advisor.sources.statutes import PackagedArticle, PackagedLaw

GOOD = {
    "instruments.yaml": """\
        - title: 中华人民共和国甲法
          short: [甲法]
          level: statute
          issuer: 某机关
          jurisdiction: 全国
          indexed: true
          versions:
            - effective: 2000-01-01
              until: 2009-12-31
              text: not_held
              articles: 3
              checked: 某处
              verified: official
            - effective: 2010-01-01
              text: packaged
              package: 2009-06-01
              articles: 3
              checked: 某处
              verified: official
        - title: 乙省办法
          level: local
          issuer: 某省政府
          jurisdiction: 乙省
          versions:
            - effective: 2012-03-01
              text: gist
              checked: 某处
              verified: secondary
              unverified_reason: 未见正文
        """,
    "provisions/甲法.yaml": """\
        instrument: 甲法
        version: 2010-01-01
        provisions:
          - article: 第二条
            claims:
              - id: a-2
                text: 单位要给钱。
                binds: [employer]
                modality: must
                figures: ["3元"]
                also: [{instrument: 乙省办法}]
            asked_as: [单位不给钱怎么办]
        """,
    "provisions/乙省办法.yaml": """\
        instrument: 乙省办法
        version: 2012-03-01
        provisions:
          - article: null
            claims:
              - {id: b-all, text: 本省也要给。}
        """,
    "hotlines.yaml": """\
        - id: "12345"
          name: 热线
          number: "12345"
          helps_with: 咨询
          checked: 某处
          verified: official
        """,
    "parameters/money.yaml": """\
        - id: rate
          description: 标准
          unit: 元/月
          jurisdiction: 乙省
          values:
            - from: 2012-06-01
              value: "150"
              reference: {instrument: 乙省办法}
              checked_on: 2026-11-22
              verified: official
            - {from: 2018-01-01, unknown: true, reason: 没有找到}
            - from: 2021-06-01
              value: "13.8"
              reference: {instrument: 甲法, article: 第二条}
              checked_on: 2026-11-22
              verified: secondary
              reason: 转载
        """,
    "questions/pay.yaml": """\
        topic: pay
        questions:
        - asked: [老板不给咋办, 钱一直没见着]
          answers: [甲法 第二条]
          helps: [乙省办法]
        """,
    "topics/pay.md": """\
        ---
        id: pay
        title: 给钱
        keywords: [给钱]
        asked_as: [一, 二, 三, 四, 五, 六, 七, 八]
        entitlements: [pay]
        provisions: [{instrument: 甲法, article: 第二条}]
        claims:
          - {claim: a-2, question: lawful, when: {post: [outdoor, unknown], employed: yes}}
          - question: what_now
            id: pay-ask
            text: 可以去要。
            provisions: [{instrument: 甲法, article: 第三条}]
            modality: may
        steps:
          - {text: 先写信, claims: [a-2], when: {}}
        evidence:
          - {text: 工资条, holder: worker}
        uncertainties:
          - {text: 不知道地方, effect: 数额不同, weight: 1}
        helpers: ["12345"]
        cases: [story]
        ---
        给维护者的话。
        """,
    "cases/story.md": """\
        ---
        id: story
        title: 故事
        source: 某刊
        provisions: [{instrument: 甲法, article: 第二条}]
        topics: [pay]
        claims:
          - {id: story-1, text: 法院支持了。, provisions: [{instrument: 甲法, article: 第二条}]}
        ---
        ## 经过
        没给钱。
        ## 争议
        该不该给。
        ## 结果
        该给。
        ## 理由
        有规定。
        """,
    "places.yaml": """\
        - province: 乙省
          cities:
            - {name: 丙市}
        """,
}


class FewStatutes:
    """One law of three articles in place of the package."""

    fingerprint = "few 1"

    def laws(self) -> tuple[PackagedLaw, ...]:
        day = date(2009, 6, 1)
        return (PackagedLaw("k1", "中华人民共和国甲法", "法律", "某机关", day, day, day, "现行有效"),)

    def articles(self, law_id: str) -> Mapping[str, PackagedArticle]:
        return {name: PackagedArticle(name, "", f"{name}的文字") for name in ("第一条", "第二条", "第三条")}


def library_of(folder: Path, files: Mapping[str, str]) -> Library:
    """A library over files written below `folder`/knowledge."""
    for name, content in files.items():
        path = folder / "knowledge" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(content), encoding="utf-8")
    return Library.load(folder / "knowledge", FewStatutes())


def test_good_files_become_records(tmp_path: Path) -> None:
    library = library_of(tmp_path, GOOD)
    assert library.validate() == []
    assert set(library.claims) == {"a-2", "b-all", "pay-ask", "story-1"}
    ref = ProvisionRef("中华人民共和国甲法", "第二条")
    assert library.claims["a-2"].provisions == (ref, ProvisionRef("乙省办法"))
    provision = library.provision(ref)
    assert provision is not None
    assert (provision.text, provision.asked_as) == ("第二条的文字", ("单位不给钱怎么办",))
    assert [claim.id for claim in provision.claims] == ["a-2"]
    gist = library.provision(ProvisionRef("乙省办法"))
    assert gist is not None
    assert (gist.text, gist.kind, gist.version) == (None, "要旨", date(2012, 3, 1))
    topic = library.topics["pay"]
    assert topic.claims[0].when == {"post": ("outdoor", "unknown"), "employed": ("yes",)}
    assert [one.claim.id for one in topic.claims] == ["a-2", "pay-ask"]
    assert library.cases["story"].why == "有规定。"
    assert library.hotlines["12345"].number == "12345"


def test_a_parameter_has_one_value_a_day_and_says_when_it_is_unknown(tmp_path: Path) -> None:
    rate = library_of(tmp_path, GOOD).parameters["rate@乙省"]
    values = [
        rate.on(date(*day))
        for day in ((2012, 6, 1), (2017, 12, 31), (2018, 1, 1), (2021, 6, 1), (2030, 1, 1))
    ]
    assert [value and value.value for value in values] == [
        Decimal("150"),
        Decimal("150"),
        None,
        Decimal("13.8"),
        Decimal("13.8"),
    ]
    assert values[2] is not None
    assert values[2].reason == "没有找到"
    assert rate.on(date(2012, 5, 31)) is None


def test_the_hash_changes_with_any_file(tmp_path: Path) -> None:
    before = library_of(tmp_path, GOOD).knowledge_hash
    assert library_of(tmp_path, GOOD).knowledge_hash == before
    assert library_of(tmp_path, {"terms.yaml": "[]"}).knowledge_hash != before


MISTAKES = [
    # file, what is replaced, by what, line, words of the message
    ("instruments.yaml", "issuer: 某机关", "isuer: 某机关", 4, "不认识的键“isuer”"),
    ("instruments.yaml", "  level: local\n", "", 20, "缺少“level”"),
    ("instruments.yaml", "level: local", "level: 地方", 21, "只能是 statute、regulation"),
    ("instruments.yaml", "articles: 3", 'articles: "3"', 11, "整数"),
    ("instruments.yaml", "effective: 2010-01-01", "effective: 2010-13-01", 14, "不是有效的日期"),
    ("instruments.yaml", "effective: 2010-01-01", "effective: 去年", 14, "应写成日期"),
    ("instruments.yaml", "until: 2009-12-31", "until: 2010-05-31", 14, "前一版本写上 until: 2009-12-31"),
    ("instruments.yaml", "      until: 2009-12-31\n", "", 13, "前一版本写上 until: 2009-12-31"),
    ("instruments.yaml", "until: 2009-12-31", "until: 1999-12-31", 9, "until 早于 effective"),
    ("instruments.yaml", "package: 2009-06-01", "package: 2012-12-28", 16, "数据包里有的版本：2009-06-01"),
    ("instruments.yaml", "      unverified_reason: 未见正文\n", "", 28, "补上 unverified_reason"),
    ("instruments.yaml", "title: 乙省办法", "title: 甲法", 20, "已是《中华人民共和国甲法》的"),
    ("instruments.yaml", "indexed: true", "repealed_by: 某决定", 6, "最后的版本却没有 until"),
    ("instruments.yaml", "indexed: true", "level: local", 6, "键“level”写了两次"),
    ("instruments.yaml", "indexed: true", "indexed: [", 8, "YAML 写法有误"),
    ("provisions/甲法.yaml", "instrument: 甲法", "instrument: 丁法", 1, "instruments.yaml 里没有《丁法》"),
    ("provisions/甲法.yaml", "version: 2010-01-01", "version: 2000-01-01", 2, "有文本的版本：2010-01-01"),
    ("provisions/甲法.yaml", "article: 第二条", "article: 第九条", 4, "只有 3 条，没有第九条"),
    ("provisions/甲法.yaml", "text: 单位要给钱。", "text: 单位要给钱", 7, "以“。”结尾"),
    ("provisions/甲法.yaml", "text: 单位要给钱。", "text: 要给。快给。", 7, "中间不再有“。”"),
    ("provisions/甲法.yaml", "binds: [employer]", "binds: [boss]", 8, "只能是 employer"),
    ("provisions/甲法.yaml", '"3元"', "3", 10, "文字（数字"),
    (
        "provisions/甲法.yaml",
        "also: [{instrument: 乙省办法}]",
        "also: [{instrument: 戊法}]",
        11,
        "没有《戊法》",
    ),
    ("provisions/甲法.yaml", "modality: must", "verified: unverified", 9, "补上 unverified_reason"),
    ("provisions/甲法.yaml", "id: a-2", "id: b-all", 6, "已用于 knowledge/provisions/乙省办法.yaml:6"),
    ("hotlines.yaml", "verified: official", "verified: unverified", 6, "补上 unverified_reason"),
    ("parameters/money.yaml", 'value: "150"', "value: 150", 7, "“value”的类型不对"),
    ("parameters/money.yaml", 'value: "150"', 'value: "一百五"', 7, '"300" 或 "13.8"'),
    (
        "parameters/money.yaml",
        "      checked_on: 2026-11-22\n      verified: official\n",
        "",
        6,
        "缺少“checked_on”",
    ),
    (
        "parameters/money.yaml",
        "verified: official",
        "to: 2017-06-30\n      verified: official",
        12,
        "2017-07-01 至",
    ),
    ("parameters/money.yaml", "verified: official", "to: 2018-06-30\n      verified: official", 12, "重叠"),
    ("parameters/money.yaml", "from: 2021-06-01", "from: 2018-01-01", 12, "一天只有一个数值"),
    ("parameters/money.yaml", ", reason: 没有找到", "", 11, "补上 reason"),
    ("parameters/money.yaml", "article: 第二条", "article: 第八条", 14, "只有 3 条，没有第八条"),
    ("topics/pay.md", "claim: a-2,", "claim: a-3,", 9, "没有编号为“a-3”的主张"),
    ("topics/pay.md", "claims: [a-2], when", "claims: [a-4], when", 16, "没有编号为“a-4”的主张"),
    ("topics/pay.md", '["12345"]', '["110"]', 21, "没有编号为“110”的热线"),
    ("topics/pay.md", "cases: [story]", "cases: [tale]", 22, "没有编号为“tale”的案例"),
    ("topics/pay.md", "{post: [", "{place: [", 9, "when 里没有“place”这个事实"),
    ("topics/pay.md", "article: 第三条", "article: 第四条", 13, "只有 3 条，没有第四条"),
    ("topics/pay.md", "question: what_now", "question: why", 10, "只能是 lawful"),
    ("topics/pay.md", ", 七, 八]", "]", 5, "至少要有 8 个（现有 6 个）"),
    ("topics/pay.md", "id: pay\n", "id: paid\n", 2, "文件名却是“pay”"),
    ("topics/pay.md", "---\nid: pay\n", "id: pay\n", 1, "没有前置信息"),
    ("questions/pay.yaml", "topic: pay", "topic: wage", 1, "没有编号为“wage”的主题"),
    ("questions/pay.yaml", "甲法 第二条", "甲法 第四条", 4, "只有 3 条，没有第四条"),
    ("questions/pay.yaml", "[乙省办法]", "[丙省办法]", 5, "没有《丙省办法》"),
    ("questions/pay.yaml", "[乙省办法]", "[甲法 第二条]", 3, "同一条写了两次"),
    ("questions/pay.yaml", "asked: [老板不给咋办, 钱一直没见着]", "asked: []", 3, "至少要有 1 个"),
    ("cases/story.md", "## 理由", "## 道理", 16, "不认识的标题“道理”"),
    ("cases/story.md", "## 理由\n有规定。", "", 10, "缺少“## 理由”"),
    ("cases/story.md", "topics: [pay]", "topics: [wage]", 6, "没有编号为“wage”的主题"),
    ("cases/story.md", "id: story-1", "id: a-2", 8, "已用于"),
    ("places.yaml", "name: 丙市", "nam: 丙市", 3, "“nam”"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "words"), MISTAKES)
def test_a_mistake_is_told_with_file_line_and_remedy(
    tmp_path: Path, file: str, old: str, new: str, line: int, words: str
) -> None:
    good = dedent(GOOD[file])
    assert old in good
    with pytest.raises(KnowledgeError) as raised:
        problems = library_of(tmp_path, {**GOOD, file: good.replace(old, new, 1)}).validate()
        raise KnowledgeError(problems[0])
    message = str(raised.value)
    assert message.startswith(f"knowledge/{file}:{line}: "), message
    assert words in message
    assert "——" in message
    assert "\n" not in message


def test_an_article_the_packaged_text_does_not_hold_is_found_by_validate(tmp_path: Path) -> None:
    files = {
        **GOOD,
        "provisions/甲法.yaml": dedent(GOOD["provisions/甲法.yaml"]).replace("第二条", "第二条之一"),
    }
    problems = library_of(tmp_path, files).validate()
    assert (
        "knowledge/provisions/甲法.yaml:4: 数据包里没有《中华人民共和国甲法》第二条之一——核对条号" in problems
    )


def test_a_wrong_article_count_is_found_by_validate(tmp_path: Path) -> None:
    files = {**GOOD, "instruments.yaml": GOOD["instruments.yaml"].replace("articles: 3", "articles: 4")}
    (problem,) = library_of(tmp_path, files).validate()
    assert "写的是 4 条，数据包里有 3 条" in problem


def test_a_claim_on_an_article_of_which_nothing_is_held_is_found_by_validate(tmp_path: Path) -> None:
    extra = {
        "provisions/甲法.yaml": GOOD["provisions/甲法.yaml"].replace(
            "乙省办法}", "乙省办法, article: 第五条}"
        )
    }
    (problem,) = library_of(tmp_path, {**GOOD, **extra}).validate()
    assert "a-2" in problem
    assert "《乙省办法》第五条" in problem


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    library = library_of(tmp_path, GOOD)
    (tmp_path / "knowledge/hotlines.yaml").write_bytes(b"\xff\xfe\x00\x01")
    assert library.validate() == ["knowledge/hotlines.yaml:1: 不是 UTF-8 文本——请另存为 UTF-8"]


def test_a_folder_without_knowledge_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="ADVISOR_KNOWLEDGE_DIR"):
        Library.load(tmp_path, FewStatutes())


def test_looking_up_one_instrument_reads_no_other_file(tmp_path: Path) -> None:
    """What a calculation or a citation does not need cannot stop it."""
    broken = {
        "topics/pay.md": "no front matter",
        "provisions/乙省办法.yaml": "instrument: 乙省办法\nversion: [",
    }
    library = library_of(tmp_path, {**GOOD, **broken})
    assert library.provision(ProvisionRef("甲法", "第二条")) is not None
    assert library.parameters
    with pytest.raises(KnowledgeError):
        _ = library.topics


def test_an_entry_that_refers_to_another_is_told(tmp_path: Path) -> None:
    (problem,) = library_of(tmp_path, {**GOOD, "parameters/x.yaml": "a: &a [*a]"}).validate()
    assert problem.startswith("knowledge/parameters/x.yaml:1: 用 * 引用了别处的内容")


def test_a_second_document_in_a_file_is_told(tmp_path: Path) -> None:
    (problem,) = library_of(tmp_path, {**GOOD, "parameters/x.yaml": "[]\n---\n[]"}).validate()
    assert problem.startswith("knowledge/parameters/x.yaml:2: 一个文件里写了两份内容")


def test_a_parameter_is_read_without_the_files_of_others(tmp_path: Path) -> None:
    library = library_of(tmp_path, {**GOOD, "parameters/x.yaml": "- id: other\n  unit: ["})
    key = "rate@乙省"
    assert library.parameters[key].id == "rate"
    assert "rate@丙省" not in library.parameters
    with pytest.raises(KnowledgeError, match=r"x\.yaml"):
        _ = library.parameters["other@乙省"]


def test_a_parameter_written_in_two_files_is_told(tmp_path: Path) -> None:
    again = GOOD["parameters/money.yaml"]
    (problem,) = library_of(tmp_path, {**GOOD, "parameters/x.yaml": again}).validate()
    assert "写了两次" in problem
    assert problem.startswith("knowledge/parameters/x.yaml:")
