"""The command line: thin commands over `advice` and single stages. See docs/interface.md.

Nothing heavy is imported at the top, so `advisor --help`, `calc` and `check` start at once.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from advisor.cli_desk import desk, review
from advisor.cli_evals import evaluate_suites
from advisor.cli_export import Draft, Export, wanted, write_documents
from advisor.cli_inputs import key_values, own_day, read_day, text_field
from advisor.cli_kb import kb
from advisor.console import (
    AsJson,
    clear_line,
    dump,
    one_line,
    open_advisor,
    read_stdin,
    run_batch,
    say,
    settle_streams,
    tell_model,
)
from advisor.errors import UserError

app = typer.Typer(
    name="advisor",
    help="劳动权益案件顾问：说清法律依据，算清金额，告诉您下一步怎么做。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(kb, name="kb")
app.add_typer(desk, name="desk")
app.add_typer(review, name="review")

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="日期", help="按哪一天的法律回答，如 2024-09-30；默认今天")
]
Batch = Annotated[
    Path | None, typer.Option("--batch", metavar="FILE.jsonl", help="逐行读取 JSON，逐行输出结果")
]


def main() -> None:
    """Entry point: a user's mistake is one line on stderr and exit code 2, never a traceback."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    # Reading the base and importing the model make millions of objects that stay: looking among them for
    # garbage every 700 took a fifth of a cold start.
    gc.set_threshold(200_000, 20, 50)
    settle_streams()
    from advisor import cli_errors

    try:
        code = app(standalone_mode=False)
    except UserError as error:
        _fail(str(error))
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            say(str(error))
            sys.exit(2)
        _fail(cli_errors.usage(error))
    except (KeyboardInterrupt, typer.Abort):
        _fail("已中断。", code=130)
    except OSError as error:
        _fail(cli_errors.refused(error))
    except ValueError as error:
        if (told := cli_errors.setting(error)) is None:
            raise
        _fail(told)
    if code == 130:
        _fail("已中断。", code=130)
    sys.exit(code if isinstance(code, int) else 0)


def _fail(message: str, code: int = 2) -> None:
    clear_line()
    sys.stderr.write(one_line(message) + "\n")
    sys.exit(code)


@app.command(context_settings={"ignore_unknown_options": True})
def ask(
    question: Annotated[
        str | None, typer.Argument(help="您的问题，用平常的话说；- 表示从标准输入读取")
    ] = None,
    as_json: AsJson = False,
    as_of: AsOf = None,
    batch: Batch = None,
    case_file: Annotated[
        Path | None,
        typer.Option("--case", metavar="FILE", help="接着这个案件文件问，并把新的情况写回去；没有就新建"),
    ] = None,
    export: Export = None,
    draft: Draft = None,
) -> None:
    """问一个问题，得到有依据、算清金额的回答。"""
    day, documents = read_day(as_of), wanted(export, draft)
    if (question is None) == (batch is None):
        raise UserError("请给出一个问题，或用 --batch 指定一个文件（两者选一）。")
    if case_file is not None and batch is not None:
        raise UserError("--case 只能和一个问题一起用，不能和 --batch 一起用。")
    if documents and batch is not None:
        raise UserError("--export 和 --draft 只能和一个问题一起用，不能和 --batch 一起用。")
    case = None
    if case_file is not None and case_file.exists():
        from advisor.cli_case import open_case

        case = open_case(case_file)
    if batch is None:
        _stage("正在打开知识库…")
    from advisor.advice import advise
    from advisor.wire import answer_json

    advisor = open_advisor()
    tell_model(advisor)
    if batch is not None:

        def one(record: dict[str, Any]) -> dict[str, Any]:
            moment = own_day(record, day)
            return answer_json(advise(text_field(record, "question"), advisor=advisor, as_of=moment))

        run_batch(batch, one)
        return
    words = read_stdin() if question == "-" else question or ""
    answer = advise(words, advisor=advisor, as_of=day, case=case, progress=_stage)
    if case_file is not None:
        from advisor.cli_case import write_case

        write_case(case_file, answer.case)
    if as_json:
        dump(answer_json(answer))
    else:
        say(answer.text)
    for path in write_documents(documents, answer, library=advisor.library, question=words):
        sys.stderr.write(f"已写入 {path}。\n")


def _stage(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text}")
        if text.startswith("正在逐句"):
            clear_line()
        sys.stderr.flush()


@app.command()
def chat(as_of: AsOf = None) -> None:
    """在终端里连续对话；可以查看、更正、导出、载入案件，输入“退出”结束。"""
    from advisor.cli_case import chat as talk

    day = read_day(as_of)
    advisor = open_advisor()
    tell_model(advisor)
    talk(advisor, day, _stage)


@app.command()
def search(
    query: Annotated[str | None, typer.Argument(help="要找的内容")] = None,
    top: Annotated[int, typer.Option("--top", min=1, max=200, help="最多几条")] = 10,
    as_json: AsJson = False,
    as_of: AsOf = None,
    batch: Batch = None,
) -> None:
    """查找条文和您添加的材料。"""
    from advisor.cli_search import hit_lines
    from advisor.wire import hit_json

    day = read_day(as_of)
    if (query is None) == (batch is None):
        raise UserError("请给出要找的内容，或用 --batch 指定一个文件（两者选一）。")
    advisor = open_advisor()
    if batch is not None:

        def one(record: dict[str, Any]) -> dict[str, Any]:
            named = "question" if "question" in record and "query" not in record else "query"
            words = text_field(record, named)
            return {"hits": [hit_json(hit) for hit in advisor.search(words, top=top, as_of=day)]}

        run_batch(batch, one)
        return
    hits = advisor.search(query or "", top=top, as_of=day)
    if as_json:
        dump({"query": query, "hits": [hit_json(hit) for hit in hits]})
        return
    if not hits:
        say("没有找到相关的条文。换个说法试试，或拨打 12351、12333、12348 询问。")
        return
    for rank, hit in enumerate(hits, 1):
        for line in hit_lines(rank, hit, query or "", advisor.library, colour=sys.stdout.isatty()):
            say(line)


@app.command()
def calc(
    entitlement: Annotated[str | None, typer.Argument(help="权益项目，见 --list")] = None,
    inputs: Annotated[list[str] | None, typer.Argument(help="名称=值，如 city=佛山 start=2022-05-01")] = None,
    as_json: AsJson = False,
    listing: Annotated[bool, typer.Option("--list", help="列出能算的项目和各自需要的输入")] = False,
    as_of: AsOf = None,
    batch: Batch = None,
) -> None:
    """按规则计算一项权益，每一步都有依据。"""
    from advisor.rules import catalogue, evaluate
    from advisor.rules.render import whole
    from advisor.sources.library import Library
    from advisor.wire import award_json

    if listing:
        entries = catalogue()
        if as_json:
            dump(
                [{"entitlement": entry.id, "title": entry.title, "schema": entry.schema} for entry in entries]
            )
            return
        for entry in entries:
            say(f"{entry.id}  {entry.title}")
            required = set(entry.schema.get("required", ()))
            for name, field in entry.schema["properties"].items():
                mark = "必填" if name in required else "可选"
                say(f"    {name}  {field.get('title', '')}（{mark}）  {field.get('description', '')}")
        return
    if (entitlement is None) == (batch is None):
        raise UserError(
            "请写出要算的项目，如 high_temperature_allowance；用 --list 查看全部，或用 --batch 指定文件。"
        )
    library, day = Library.load(), read_day(as_of)
    if batch is not None:

        def one(record: dict[str, Any]) -> dict[str, Any]:
            given, moment = record.get("inputs"), own_day(record, day)
            if not isinstance(given, dict):
                raise UserError('缺少 inputs，请写成 {"id": …, "entitlement": "…", "inputs": {…}}。')
            return award_json(
                evaluate(text_field(record, "entitlement"), given, library=library, as_of=moment)
            )

        run_batch(batch, one)
        return
    award = evaluate(entitlement or "", key_values(inputs or ()), library=library, as_of=day)
    if as_json:
        dump(award_json(award))
    else:
        say(whole(award))


@app.command()
def check(
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="要核对的文件（文本、Markdown、DOCX），- 表示标准输入")
    ],
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """核对一份文字里的每一处法条引用和引文。有错时退出码为 1。"""
    from advisor.citations import check as check_text
    from advisor.citations import read_text, render_report
    from advisor.settings import get_settings
    from advisor.sources.library import Library

    day = read_day(as_of)
    library = Library.load(added=get_settings().documents_dir)
    report = check_text(read_text(file), library=library, as_of=day)
    if as_json:
        dump(report.to_json())
    else:
        say(render_report(report))
    raise typer.Exit(report.exit_code)


@app.command()
def web(
    host: Annotated[str | None, typer.Option("--host", help="监听地址")] = None,
    port: Annotated[int | None, typer.Option("--port", min=1, max=65535, help="端口")] = None,
) -> None:
    """打开咨询网页。"""
    from advisor.settings import get_settings
    from advisor.web import serve

    settings = get_settings()
    serve(open_advisor(), host=host or settings.host, port=port or settings.port)


@app.command()
def mcp() -> None:
    """给支持 MCP 的程序使用（查条文、计算、核对引用），走标准输入输出。"""
    from advisor.advice import Advisor
    from advisor.mcp_server import serve_stdio

    serve_stdio(Advisor())


app.command(name="eval")(evaluate_suites)


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """检查安装：装了什么、缺什么、怎么补。"""
    from advisor.doctor import examine

    findings = examine()
    if as_json:
        dump([{"name": one.name, "ok": one.ok, "found": one.found, "remedy": one.remedy} for one in findings])
    else:
        for one in findings:
            say(
                f"{'正常' if one.ok else '注意'}  {one.name}：{one.found}"
                + (f"  → {one.remedy}" if one.remedy else "")
            )
    raise typer.Exit(0 if all(one.ok for one in findings if one.required) else 1)


if __name__ == "__main__":
    main()
