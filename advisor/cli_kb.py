"""`advisor kb`: the knowledge base and the user's own documents."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advisor.console import AsJson, build_base, dump, one_line, say
from advisor.errors import KnowledgeError, UserError

if TYPE_CHECKING:
    from advisor.settings import Settings

kb = typer.Typer(help="知识库：建立、添加文件、查看、检查。", no_args_is_help=True)


@kb.command("build")
def kb_build() -> None:
    """建立（或更新）知识库。内容没有变化时立即返回。"""
    from advisor.advice import Advisor

    info = build_base(Advisor())
    say(info.summary())


@kb.command("add")
def kb_add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="PDF、DOCX、HTML、Markdown 或文本")],
) -> None:
    """添加您自己的材料，之后的回答可以引用到页。"""
    from advisor.advice import Advisor
    from advisor.index import add_document

    advisor = Advisor()
    problems: list[str] = []
    kept = 0
    for path in files:
        try:
            result = add_document(path, advisor.settings)
        except UserError as error:
            problems.append(str(error))
            continue
        kept += 1
        state = "已添加" if result.new else "以前已添加过，内容相同"
        say(f"{state}：{result.document.title}（{len(result.document.pages)} 页，编号 {result.document.id}）")
        for line in result.document.skipped:
            say(f"  {line}")
    if kept:
        # Also when all were there before: the build after the first time may have been interrupted.
        say(build_base(advisor).summary())
    if problems:
        for problem in problems[:-1]:
            sys.stderr.write(one_line(problem) + "\n")
        raise UserError(problems[-1])


@kb.command("remove")
def kb_remove(name: Annotated[str, typer.Argument(help="编号、文件名或标题")]) -> None:
    """移除一份添加过的材料。"""
    from advisor.advice import Advisor
    from advisor.index import remove_document

    advisor = Advisor()
    document = remove_document(name, advisor.settings)
    say(f"已移除：{document.title}（编号 {document.id}）")
    say(build_base(advisor).summary())


@kb.command("list")
def kb_list(as_json: AsJson = False) -> None:
    """列出添加过的材料。"""
    from advisor.index import list_documents
    from advisor.settings import get_settings

    documents = list_documents(get_settings())
    if as_json:
        dump(
            [
                {
                    "id": one.id,
                    "title": one.title,
                    "file": one.filename,
                    "pages": len(one.pages),
                    "added": one.added,
                }
                for one in documents
            ]
        )
        return
    if not documents:
        say("还没有添加过材料。用 advisor kb add 文件 来添加。")
    for one in documents:
        say(f"{one.id}  {one.title}  {one.filename}  {len(one.pages)} 页  {one.added[:10]}")


@kb.command("status")
def kb_status(as_json: AsJson = False) -> None:
    """知识库现在的状态。"""
    from advisor.advice import Advisor
    from advisor.index import status

    state = status(Advisor().library, Advisor().settings)
    if as_json:
        dump(state.to_json())
    else:
        say(state.summary())


@kb.command("check")
def kb_check(as_json: AsJson = False) -> None:
    """检查 knowledge/ 里的每个文件。有问题时退出码为 1。"""
    from advisor.settings import get_settings

    counts, problems = _validated(get_settings())
    if as_json:
        dump({"counts": counts, "problems": problems})
    else:
        names = {
            "instruments": "文件",
            "claims": "论断",
            "topics": "主题",
            "cases": "案例",
            "parameters": "参数",
        }
        if counts:
            say("  ".join(f"{names[key]} {count}" for key, count in counts.items()))
        for problem in problems:
            say(problem)
        say("没有发现问题。" if not problems else f"共 {len(problems)} 个问题。")
    raise typer.Exit(1 if problems else 0)


def _validated(settings: Settings) -> tuple[dict[str, int], list[str]]:
    """How much of each kind there is (nothing when a file cannot be read), and a line for each problem."""
    from advisor.index.lexicon import read_lexicon
    from advisor.sources.library import Library

    problems: list[str] = []
    counts: dict[str, int] = {}
    try:
        library = Library.load(settings.knowledge_dir)
        problems += library.validate()
        counts = {
            "instruments": len(library.instruments),
            "claims": len(library.claims),
            "topics": len(library.topics),
            "cases": len(library.cases),
            "parameters": len(library.parameters),
        }
    except KnowledgeError as error:
        if str(error) not in problems:
            problems.append(str(error))
    try:
        read_lexicon(settings.knowledge_dir)
    except KnowledgeError as error:
        problems.append(str(error))
    return counts, problems
