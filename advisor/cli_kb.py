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
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE|DIR…", help="PDF、DOCX、HTML、Markdown、文本、图片，或文件夹"),
    ],
) -> None:
    """添加法规原文或您自己的材料，之后的回答可以引用到页。有文件读不了时退出码为 1，一份都没有添加时为 2。"""
    from advisor.advice import Advisor
    from advisor.cli_documents import added_lines
    from advisor.clock import today
    from advisor.index.adding import add_all, expand
    from advisor.progress import bars

    advisor = Advisor()
    found = expand(files)
    for left_out in found.left_out:
        say(f"跳过：{left_out}")
    if not found.paths:
        raise UserError("里面没有可以添加的文件（支持 PDF、DOCX、HTML、Markdown、文本、PNG、JPG）。")
    with bars() as progress:
        outcomes = list(add_all(found.paths, advisor.settings, progress))
    texts = {text.id: text for text in advisor.library.added}
    states = {"new": "已添加", "same": "以前已添加过，内容相同", "copy": "内容与已有的材料相同，没有重复添加"}
    for one in outcomes:
        if one.document is not None:
            first, *more = added_lines(one.document, texts.get(one.document.id), texts, today())
            say(f"{states[one.state]}：{first}")
            for line in more:
                say(f"  {line}")
    problems = [one.problem for one in outcomes if one.state == "failed"]
    kept = len(outcomes) - len(problems)
    if len(outcomes) > 1:
        cited = sum(
            texts[one.document.id].role == "text"
            for one in outcomes
            if one.document and one.document.id in texts
        )
        failed = f"，读不了 {len(problems)} 份" if problems else ""
        say(f"共 {len(outcomes)} 个文件：添加 {kept} 份（作原文引用的法规 {cited} 份）{failed}。")
    if kept:
        # Also when all were there before: the build after the first time may have been interrupted.
        say(build_base(advisor).summary())
    for problem in problems[: len(problems) if kept else -1]:
        sys.stderr.write(one_line(problem) + "\n")
    if problems and not kept:
        raise UserError(problems[-1])
    if problems:
        raise typer.Exit(1)


@kb.command("remove")
def kb_remove(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME…", help="编号、文件名或标题")] = None,
    everything: Annotated[bool, typer.Option("--all", help="移除添加过的全部材料")] = False,
) -> None:
    """移除添加过的材料。有一份找不到时退出码为 2，其余的照样移除。"""
    from advisor.advice import Advisor
    from advisor.index import list_documents, remove_document

    if bool(names) == everything:
        raise UserError("请说明移除哪几份（编号、文件名或标题），或用 --all 移除全部。")
    advisor = Advisor()
    texts = {text.id: text for text in advisor.library.added}
    chosen = names or [one.id for one in list_documents(advisor.settings)]
    if not chosen:
        raise UserError("还没有添加过材料，没有可以移除的。")
    problems = []
    for name in chosen:
        try:
            document = remove_document(name, advisor.settings)
        except UserError as error:
            problems.append(str(error))
            continue
        text = texts.get(document.id)
        back = "，引用恢复为要旨或我们原有的文本" if text is not None and text.role == "text" else ""
        say(f"已移除：{document.title}（编号 {document.id}）{back}")
    if len(problems) < len(chosen):
        say(build_base(advisor).summary())
    for problem in problems[:-1]:
        sys.stderr.write(one_line(problem) + "\n")
    if problems:
        raise UserError(problems[-1])


@kb.command("list")
def kb_list(as_json: AsJson = False) -> None:
    """列出添加过的材料：种类、识别出的法规和版本、条数、页数。"""
    from advisor.advice import Advisor
    from advisor.cli_documents import document_json, line
    from advisor.clock import today
    from advisor.index import list_documents

    advisor = Advisor()
    documents = list_documents(advisor.settings)
    texts = {text.id: text for text in advisor.library.added}
    if as_json:
        dump([document_json(one, texts.get(one.id), today()) for one in documents])
        return
    if not documents:
        say("还没有添加过材料。用 advisor kb add 文件 来添加。")
    for one in documents:
        say(line(one, texts.get(one.id), today()))


@kb.command("status")
def kb_status(as_json: AsJson = False) -> None:
    """知识库现在的状态。"""
    from advisor.advice import Advisor
    from advisor.index import document_ids, status

    advisor = Advisor()
    state = status(advisor.library, advisor.settings)
    roles = [text.role for text in advisor.library.added]
    counts = {
        "documents": len(document_ids(advisor.settings)),
        "cited_texts": roles.count("text"),
        "unchecked_texts": roles.count("unchecked"),
    }
    if as_json:
        dump(state.to_json() | {"added": counts})
        return
    say(state.summary())
    if counts["documents"]:
        say(
            f"您添加的材料 {counts['documents']} 份：作为原文引用的法规 {counts['cited_texts']} 份，"
            f"未核对版本的法规 {counts['unchecked_texts']} 份。"
        )


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
