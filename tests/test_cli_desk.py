"""`advisor desk` and `advisor review`: accounts by command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from advisor.cli import app
from advisor.errors import UserError
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
