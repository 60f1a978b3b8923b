"""`advisor eval`: the suites of a checkout, their gates and their report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from advisor.console import AsJson, open_advisor, say
from advisor.errors import UserError


def evaluate_suites(
    suite: Annotated[str | None, typer.Option("--suite", help="只跑一个套件")] = None,
    gate: Annotated[bool, typer.Option("--gate", help="不达标时退出码为 1")] = False,
    full: Annotated[bool, typer.Option("--full", help="跑全部套件，不只是快的")] = False,
    report: Annotated[
        Path | None,
        typer.Option(
            "--report", metavar="DIR", help="把报告写进这个目录：report.html、report.json、junit.xml"
        ),
    ] = None,
    keep_baseline: Annotated[
        bool, typer.Option("--keep-baseline", help="把这次的结果存为基线，以后和它比")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """运行评测套件。"""
    try:
        from evals.runner import run
    except ModuleNotFoundError as error:
        if error.name not in ("evals", "evals.runner"):
            raise UserError(
                f"评测需要开发依赖（缺 {error.name}）。请运行 pip install -e '.[dev]' 后再试。"
            ) from None
        raise UserError("评测数据只在源码目录里，请在项目目录中运行 advisor eval。") from None
    code = run(
        open_advisor(),
        suite=suite,
        gate=gate,
        as_json=as_json,
        echo=say,
        full=full,
        report=report,
        keep_baseline=keep_baseline,
    )
    raise typer.Exit(code)
