"""`advisor kb`: the knowledge base and the user's own documents."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from advisor.console import AsJson, build_base, dump, one_line, say
from advisor.errors import UserError

kb = typer.Typer(help="知识库：建立、添加文件、查看、检查。", no_args_is_help=True)


@kb.command("build")
def kb_build() -> None:
    """建立（或更新）知识库。内容没有变化时立即返回。"""
    from advisor.advice import Advisor
    from advisor.audit import count
    from advisor.index.lexicon import read_lexicon

    advisor = Advisor()
    say(build_base(advisor).summary())
    for line in count(advisor.library, read_lexicon(advisor.settings.knowledge_dir)).compact():
        say(line)


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
def kb_check(
    against: Annotated[
        list[Path] | None,
        typer.Option("--against", metavar="DIR", help="另外和这个目录里的 .md、.txt 文本比对有没有照抄"),
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help="不比较问法，不用加载模型")] = False,
    as_json: AsJson = False,
) -> None:
    """检查 knowledge/ 里的每个文件。有问题时退出码为 1。"""
    from advisor.audit import audit
    from advisor.index import VECTOR_CACHE
    from advisor.index.embedding import SentenceEncoder
    from advisor.progress import bars
    from advisor.settings import get_settings

    settings = get_settings()
    with bars() as progress:
        found = audit(
            settings.knowledge_dir.resolve(),
            against=against or (),
            encoder=None if quick else SentenceEncoder(settings.embedding_model),
            vectors=settings.data_dir / VECTOR_CACHE,
            questions=_yardstick(),
            progress=progress,
        )
    if as_json:
        counts = found.counts.to_json() if found.counts else {}
        dump({"counts": counts, "problems": list(found.problems)})
    else:
        for line in found.counts.lines() if found.counts else ():
            say(line)
        for problem in found.problems:
            say(problem)
        say("没有发现问题。" if not found.problems else f"共 {len(found.problems)} 个问题。")
    raise typer.Exit(1 if found.problems else 0)


def _yardstick() -> dict[str, str]:
    """The evals' questions by id; none where the evals are not installed."""
    try:
        from evals.datasets import questions
    except ModuleNotFoundError:
        return {}
    return questions()
