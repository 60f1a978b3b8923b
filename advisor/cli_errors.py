"""What went wrong outside our own checks, as the one Chinese line the command line prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from advisor.console import why

if TYPE_CHECKING:
    import typer

_EXTRA = re.compile(r"unexpected extra argument\S* \((.*)\)$", re.DOTALL)
_SEVERAL = re.compile(r"requires (\d+) arguments")


def usage(error: typer.TyperException) -> str:
    """A command line that Typer could not read: unknown names, values out of range, something missing."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "advisor"
    return f"{_wrong(error)}用 {command} --help 查看写法。"


def _wrong(error: typer.TyperException) -> str:
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    kind = type(error).__name__
    # By name: Typer keeps the classes themselves to itself.
    if kind == "NoSuchOption":
        near = "、".join(getattr(error, "possibilities", None) or ())
        return f"没有“{option}”这个选项{f'，您是不是想写 {near}' if near else ''}。"
    if kind == "MissingParameter":
        return f"缺少{_name(parameter)}。"
    if kind == "BadOptionUsage":
        several = _SEVERAL.search(str(getattr(error, "message", "")))
        return f"选项“{option}”后面要写{f' {several[1]} 个值' if several else '一个值，也只能写一个'}。"
    message = str(getattr(error, "message", error))
    if kind == "BadParameter":
        return f"{_name(parameter)}的值不能用：{_expected(message)}。"
    if message.startswith("No such command"):
        name = message.removeprefix("No such command").strip(" .'")
        return f"没有“{name}”这个命令。"
    if extra := _EXTRA.search(message):
        return f"多写了“{extra[1]}”；一段话里有空格时，请用引号括起来。"
    return f"命令写得不对（{message}）。"


def _expected(message: str) -> str:
    for words, told in (("greater than or equal to", "不能小于"), ("less than or equal to", "不能大于")):
        if words in message:
            return told + message.rpartition(words)[2].strip(" .")
    return "要写整数" if "integer" in message else "请换一个"


def _name(parameter: Any) -> str:
    if parameter is None:
        return "一项"
    return " / ".join(f"“{name}”" for name in parameter.opts if name.startswith("-")) or (
        f"“{parameter.metavar or parameter.name}”" + (f"（{parameter.help}）" if parameter.help else "")
    )


def refused(error: OSError) -> str:
    """The system refused a file or folder."""
    where = f"“{error.filename}”" if error.filename else "文件"
    return f"读写{where}时出错：{why(error)}。请检查路径、权限和磁盘空间后再试。"


def setting(error: ValueError) -> str | None:
    """An environment variable with a value that cannot be used; None for any other error."""
    if getattr(error, "title", None) != "Settings" or not hasattr(error, "errors"):
        return None
    names = "、".join(f"ADVISOR_{str(part).upper()}" for one in error.errors() for part in one["loc"][:1])
    return f"环境变量 {names} 的值不能用，请改正或去掉；各项的取值范围见 README。"
