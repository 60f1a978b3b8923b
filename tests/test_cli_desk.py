"""`advisor desk` and `advisor review`: accounts by command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import Result
from typer.testing import CliRunner

from advisor.cli import app
from advisor.domain import Answer, Citation, Evidence, ProvisionRef
from advisor.errors import UserError
from advisor.review import Feedbacks, open_store, trace
from advisor.review.feedback import Judged, consent_text
from advisor.settings import get_settings

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    monkeypatch.setenv("ADVISOR_DATA_DIR", str(tmp_path))
    get_settings.cache_clear()
    yield lambda *arguments, stdin="": CliRunner().invoke(app, list(arguments), input=stdin)
    get_settings.cache_clear()


def test_accounts_come_and_go(run: Run) -> None:
    assert "没有账号" in run("desk", "list").stdout
    assert "建好了" in run("desk", "add", "Chen", stdin="correct horse\n").stdout
    assert run("desk", "list", "--json").stdout == '["chen"]\n'
    assert "换好了" in run("desk", "reset", "chen", stdin="another horse\n").stdout
    assert "已删除" in run("desk", "remove", "chen").stdout
    assert isinstance(run("desk", "remove", "chen").exception, UserError)


def test_a_bad_password_makes_no_account(run: Run) -> None:
    assert "10 到 200" in str(run("desk", "add", "chen", stdin="short\n").exception)
    assert "没有账号" in run("desk", "list").stdout


def test_there_is_nothing_to_export_before_the_desk_is_used(run: Run) -> None:
    assert "启用审核台" in str(run("review", "export").exception)


def test_verdicts_and_complaints_become_candidates_from_the_command_line(run: Run, tmp_path: Path) -> None:
    run("desk", "add", "chen", stdin="correct horse\n")
    feedbacks = Feedbacks(open_store(get_settings()))
    cited = Citation(1, ProvisionRef("中华人民共和国劳动法", "第五十条"), "原文", None, "in_force")
    answer = Answer("answer", "要按月发。【1】", topics=("wage-arrears",), citations=(cited,))
    traced = trace("工资拖了两个月，我电话13812345678", answer, Evidence(), milliseconds=9)
    words = "不是这一条，我叫李建国"
    sent = feedbacks.send("wrong_citation", words, consent_text(traced, "wrong_citation", words), traced)
    feedbacks.judge(sent, "chen", [Judged("citation", "1", "incomplete", "《劳动合同法》第三十条")])

    told = json.loads(run("review", "export", "--json").stdout)

    assert told["cases"] == 2 and told["left_out"] == []
    texts = [Path(file).read_text(encoding="utf-8") for file in told["files"]]
    assert all("awaiting approval" in text for text in texts)
    assert not any(private in text for text in texts for private in ("13812345678", "李建国"))
    asked, _, answered = (yaml.safe_load(text) for text in texts)
    gold = ["中华人民共和国劳动法#第五十条", "中华人民共和国劳动合同法#第三十条"]
    assert list(asked[0]["gold"]) == gold and answered[0]["cite"] == [gold]
