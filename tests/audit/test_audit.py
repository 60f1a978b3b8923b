"""The audit finds what no single file shows, and says where and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from textwrap import dedent

import numpy as np
import pytest

from advisor.audit import audit
from advisor.errors import UserError
from advisor.index import VECTOR_CACHE
from advisor.index.embedding import SentenceEncoder
from advisor.sources import Library
from advisor.sources.statutes import PackagedStatutes
from evals.datasets import questions

LAW = "中华人民共和国劳动合同法"
GOOD = {
    "instruments.yaml": """\
        - title: 甲省工资办法
          short: [甲办法]
          level: local
          issuer: 甲省政府
          jurisdiction: 全国
          indexed: true
          versions:
            - effective: 2012-03-01
              text: gist
              articles: 9
              checked: 某处
              verified: official
        """,
    "provisions/甲办法.yaml": """\
        instrument: 甲省工资办法
        version: 2012-03-01
        provisions:
          - article: 第二条
            claims:
              - {id: a-2, text: 从2012年3月1日起，每月补三百元。, figures: [三百元]}
            asked_as: [补贴有几多, 夏天那笔钱]
        """,
    "parameters/money.yaml": """\
        - id: rate
          description: 标准
          unit: 元/月
          jurisdiction: 全国
          values:
            - from: 2012-03-01
              value: "300"
              reference: {instrument: 甲办法, article: 第二条}
              checked_on: 2026-11-22
              verified: official
        """,
    "cases/one.md": """\
        ---
        id: one
        title: 一件
        source: 某处
        provisions: [{instrument: 甲办法, article: 第二条}]
        topics: [pay]
        ---
        ## 经过
        一
        ## 争议
        二
        ## 结果
        三
        ## 理由
        四
        """,
    "topics/pay.md": """\
        ---
        id: pay
        title: 补钱
        asked_as: [一, 二, 三, 四, 五, 六, 七, 八]
        provisions: [{instrument: 甲办法, article: 第二条}]
        claims:
          - {claim: a-2, question: lawful}
        cases: [one]
        ---
        """,
}


def folder(root: Path, **changes: tuple[str, str]) -> Path:
    """The good knowledge with a replacement in a file: name without folder and ending → (old, new)."""
    knowledge = root / "knowledge"
    for name, text in GOOD.items():
        path = knowledge / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = dedent(text)
        old, new = changes.get(path.stem, ("", ""))
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return knowledge


class Letters:
    """An encoder whose vectors are the letters a text has."""

    name = "letters"

    def queries(self, texts: Sequence[str]) -> np.ndarray:
        return self.documents(texts)

    def documents(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.zeros((len(texts), 512), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for letter in text:
                row[ord(letter) % 512] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_good_knowledge_has_no_problem_and_is_counted(tmp_path: Path) -> None:
    found = audit(folder(tmp_path))

    assert found.problems == ()
    assert found.counts is not None
    assert found.counts.kinds["论断"] == 1
    assert found.counts.instruments == {"甲办法": (1, 1, 2)}
    assert found.counts.jurisdictions == {"全国": 1}
    assert found.counts.matters == {"补钱": 1}


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("money", '"300"', '"301"', "参数“rate@全国”2012-03-01 起的 301元/月"),
        ("甲办法", "三百元。", "三百五十元。", "参数“rate@全国”"),
        ("甲办法", "[三百元]", "[三百元, 五天]", "“a-2”的 figures 列了“五天”"),
        ("甲办法", "2012年3月1日", "2012年3月2日", "“a-2”里的 2012-03-02"),
        ("pay", "provisions: [{instrument: 甲办法, article: 第二条}]",
         "provisions: [{instrument: 甲办法, article: 第三条}]", "第三条没有文本或要旨"),
        ("甲办法", "provisions:\n", "provisions:\n  - {article: 第四条, asked_as: [甚]}\n", "第四条没有论断"),
    ],
)  # fmt: skip
def test_each_fault_is_found(tmp_path: Path, file: str, old: str, new: str, told: str) -> None:
    problems = audit(folder(tmp_path, **{file: (old, new)})).problems

    assert any(told in problem for problem in problems), problems


def test_a_case_no_topic_leads_to_is_found(tmp_path: Path) -> None:
    knowledge = folder(tmp_path, one=("topics: [pay]", "topics: []"), pay=("cases: [one]", "cases: []"))

    (problem,) = audit(knowledge).problems

    assert "“one”没有任何主题引到" in problem


@pytest.mark.parametrize("named", [{"one": ("topics: [pay]", "topics: []")}, {"pay": ("cases: [one]", "")}])
def test_topic_or_case_naming_the_other_is_enough(tmp_path: Path, named: dict[str, tuple[str, str]]) -> None:
    library = Library.load(folder(tmp_path, **named))

    assert library.topics["pay"].cases == ("one",)
    assert library.cases["one"].topics == ("pay",)


def test_a_figure_reckoned_from_the_text_says_how(tmp_path: Path) -> None:
    changed = ('value: "300"', 'value: "3600"\n      derived: 一年十二个月')

    assert audit(folder(tmp_path, money=changed)).problems == ()


def test_a_file_that_does_not_validate_is_named_and_nothing_else_is_looked_at(tmp_path: Path) -> None:
    found = audit(folder(tmp_path, money=('"300"', "300")))

    assert found.counts is None
    assert len(found.problems) == 1
    assert "parameters/money.yaml:7" in found.problems[0]


# --- official wording ----------------------------------------------------------------------------


def official_clause() -> str:
    """A clause of a statute, read from the package when the test runs."""
    statutes = PackagedStatutes.installed()
    law = next(law for law in statutes.laws() if law.title == LAW)
    text = statutes.articles(law.id)["第八十二条"].text
    clause = max(text.replace("\n", "，").replace("。", "，").split("，"), key=len)
    assert len(clause) > 16
    return clause


def test_sixteen_characters_of_a_statute_are_found_fifteen_are_not(tmp_path: Path) -> None:
    clause = official_clause()

    (problem,) = audit(folder(tmp_path / "16", one=("四\n", f"四，{clause[:16]}，五\n"))).problems

    assert problem.startswith("knowledge/cases/one.md:15: ") and clause[:16] in problem and LAW in problem
    assert audit(folder(tmp_path / "15", one=("四\n", f"四，{clause[:15]}，五\n"))).problems == ()


def test_a_term_with_its_reason_may_stand(tmp_path: Path) -> None:
    clause = official_clause()[:16]
    knowledge = folder(tmp_path, one=("四\n", f"四，{clause}，五\n"))
    (knowledge / "terms.yaml").write_text(f"- {{term: {clause}, reason: 专名}}\n", encoding="utf-8")

    assert audit(knowledge).problems == ()


def test_a_short_name_within_a_copied_clause_excuses_nothing(tmp_path: Path) -> None:
    clause = official_clause()[:16]
    knowledge = folder(
        tmp_path, one=("四\n", f"四，{clause}，五\n"), instruments=("[甲办法]", f"[甲办法, {clause[5:9]}]")
    )

    (problem,) = audit(knowledge).problems
    assert clause in problem


def test_reference_texts_are_compared_too(tmp_path: Path) -> None:
    ours = "这里有一句我们自己写的特别长的没有停顿的话"
    knowledge = folder(tmp_path, one=("四\n", f"{ours}\n"))
    reference = tmp_path / "reference"
    reference.mkdir()
    (reference / "某规定.md").write_text(f"---\ntitle: {ours}\n---\n第一条　{ours}。\n", encoding="utf-8")

    assert audit(knowledge).problems == ()
    (problem,) = audit(knowledge, against=[reference]).problems
    assert "“某规定”" in problem and ours in problem


def test_a_reference_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"没有“.*nowhere”这个目录"):
        audit(folder(tmp_path), against=[tmp_path / "nowhere"])


# --- wordings ------------------------------------------------------------------------------------


def test_two_wordings_that_say_the_same_are_told(tmp_path: Path) -> None:
    changed = ("[补贴有几多, 夏天那笔钱]", "[补贴到底有几多啊, 补贴到底有几多呢啊, 夏天那笔钱]")
    knowledge = folder(tmp_path, 甲办法=changed)

    (problem,) = audit(knowledge, encoder=Letters(), vectors=tmp_path / "cache").problems

    assert "“补贴到底有几多啊”和“补贴到底有几多呢啊”几乎一样" in problem


def test_a_wording_near_an_eval_question_is_told_without_the_question(tmp_path: Path) -> None:
    problems = audit(
        folder(tmp_path),
        encoder=Letters(),
        vectors=tmp_path / "cache",
        questions={"q-7": "夏天的那笔钱", "q-8": "完全另外的事"},
    ).problems

    (problem,) = problems
    assert "“夏天那笔钱”太接近评测题 q-7" in problem and "夏天的那笔钱" not in problem


# --- the knowledge we ship -----------------------------------------------------------------------


KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"


def test_our_own_knowledge_has_no_problem() -> None:
    assert list(audit(KNOWLEDGE).problems) == []


def test_our_own_knowledge_repeats_no_reference_text(reference_dir: Path) -> None:
    assert list(audit(KNOWLEDGE, against=[reference_dir / "corpus"]).problems) == []


@pytest.mark.slow
def test_our_own_wordings_repeat_neither_one_another_nor_the_yardstick(built_data_dir: Path) -> None:
    found = audit(
        KNOWLEDGE,
        encoder=SentenceEncoder("bundled"),
        vectors=built_data_dir / VECTOR_CACHE,
        questions=questions(),
    )

    assert list(found.problems) == []


def test_every_packaged_article_can_be_compared() -> None:
    texts = list(Library.load().packaged_texts())

    assert len(texts) > 20_000
