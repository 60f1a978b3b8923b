"""`advisor chat`, and what it and `advisor ask --case` do with a case file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.case_json import case_json, load_case
from advisor.console import say, why, write_private
from advisor.domain import CaseFile, Fact
from advisor.errors import UserError
from advisor.fact_names import NAMES, find, label, shown
from advisor.fact_values import read_value

if TYPE_CHECKING:
    from advisor.advice import Advisor

_LARGEST = 1_000_000
"""Bytes of a case file that is still read."""
HELP = (
    "可用的命令：查看（已知情况）、更正 名称=值（如 更正 月工资=6200）、导出 文件、载入 文件、重来（清空）、"
    "退出（结束）。"
)


def chat(advisor: Advisor, day: date | None, progress: Callable[[str], None]) -> None:
    """Many turns in a terminal, until 退出 or the end of the input."""
    from advisor.advice import advise

    case = CaseFile()
    say(f"请说说您遇到的事。{HELP}")
    while True:
        try:
            words = input("\n您：").strip()
        except EOFError:
            return
        if words in ("退出", "exit", "quit"):
            return
        command = _COMMAND.fullmatch(words)
        if command is not None:
            try:
                case = _obey(command[1], (command[2] or "").strip(), case)
            except UserError as error:
                say(str(error))
            continue
        answer = advise(words, advisor=advisor, as_of=day, case=case, progress=progress)
        case = answer.case
        say("\n" + answer.text)


_COMMAND = re.compile(r"(查看|重来|帮助|导出|载入|更正)(?:[\s：:]+(.*))?", re.DOTALL)


def _obey(command: str, argument: str, case: CaseFile) -> CaseFile:
    match command:
        case "查看":
            say("\n".join(case_lines(case)))
        case "重来":
            say("已清空。请重新说说您的情况。")
            return CaseFile()
        case "导出":
            write_case(_file(argument), case)
            say(f"已导出到 {argument}。")
        case "载入":
            loaded = open_case(_file(argument))
            say("\n".join(("已载入。", *case_lines(loaded))))
            return loaded
        case "更正":
            return _correct(case, argument)
        case _:
            say(HELP)
    return case


def _file(argument: str) -> Path:
    if not argument:
        raise UserError("请写上文件名，如：导出 我的案件.json")
    return Path(argument).expanduser()


def _correct(case: CaseFile, argument: str) -> CaseFile:
    """更正 月工资=6200; 更正 月工资= takes the fact away."""
    said, _, value = re.sub(r"[＝:：]", "=", argument).partition("=")
    if not _ and " " in said.strip():
        said, _, value = said.strip().partition(" ")
    name = find(said)
    if name is None or not _:
        known = "、".join(dict.fromkeys(row.label for row in NAMES.values()))
        raise UserError(f"请写成：更正 名称=值（如 更正 月工资=6200）。名称可以是：{known}。")
    if not value.strip():
        say(f"已去掉“{label(name)}”。")
        return replace(case, facts=case.facts.without(name))
    fact = Fact(name, read_value(name, value.strip()), f"更正：{argument.strip()}")
    say(f"已更正：{label(name)}：{shown(name, fact.value)}。")
    return replace(case, facts=case.facts.with_(fact))


def case_lines(case: CaseFile) -> Iterator[str]:
    """The case file as a worker reads it."""
    yield "已知情况：" if case.facts.entries else "还没有记下任何情况。"
    for fact in case.facts:
        doubt = {"about": "，约数", "at_least": "，至少", "disputed": "，公司的说法", "supposed": "，打算"}
        words = f"（您说：{fact.words}{doubt.get(fact.certainty, '')}）" if fact.words else ""
        yield f"- {label(fact.name)}：{shown(fact.name, fact.value)}{words}"
    if case.awards:
        yield "上次算出的结果："
    for found in case.awards:
        ends = (found.low, found.high) if found.outcome == "range" else (found.amount, None)
        form = ",.2f" if found.unit == "元" else "f"
        sums = " 至 ".join(format(end, form) for end in ends if end is not None)
        yield f"- {found.title}：{f'{sums} {found.unit}' if sums else '没有数额'}"
    waiting = [one.missing.label or label(one.missing.fact) for one in case.asked if not one.unknown]
    unanswered = [name for name in dict.fromkeys(waiting) if find(name) not in case.facts.entries]
    if unanswered:
        yield f"还没有回答：{'、'.join(unanswered)}"
    if case.supposed is not None:
        yield f"正在假设：{case.supposed.words}"


def open_case(path: Path) -> CaseFile:
    """The case file in a JSON file. Raises `UserError`, one line, where it cannot be read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError(f"“{path}”太大，不像是案件文件。")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(f"“{path}”不是 UTF-8 文本，请把文件另存为 UTF-8 后再试。") from None
    except ValueError:
        raise UserError(f"“{path}”不是有效的路径。") from None
    except OSError as error:
        raise UserError(f"打不开案件文件“{path}”：{why(error)}。请检查路径和权限。") from None
    return load_case(text)


def write_case(path: Path, case: CaseFile) -> None:
    """Write the case file, readable by its owner alone: it is a worker's private matter.

    The old file stays whole when writing fails. Raises `UserError`.
    """
    text = json.dumps(case_json(case), ensure_ascii=False, indent=2) + "\n"
    write_private(path, text.encode("utf-8", errors="replace"), "案件文件")
