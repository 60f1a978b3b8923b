"""`advisor desk`: accounts of the lawyers' desk. `advisor review`: what their verdicts become."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advisor.console import AsJson, dump, say
from advisor.errors import UserError

if TYPE_CHECKING:
    from advisor.review import Accounts

desk = typer.Typer(help="律师审核台的账号。", no_args_is_help=True)
review = typer.Typer(help="律师审核的结果。", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="账号名")]


@desk.command("add")
def desk_add(name: Name) -> None:
    """新建账号：密码输入两次；不在终端里时从标准输入读一行。"""
    kept = _accounts().add(name, _password())
    say(f"账号“{kept}”建好了。打开网页后到 /desk 登录；网页要用 https 才能放到公网。")


@desk.command("list")
def desk_list(as_json: AsJson = False) -> None:
    """列出账号。"""
    names = _accounts().names()
    if as_json:
        dump(names)
    else:
        say("\n".join(names) or "还没有账号。用 advisor desk add 名字 新建；没有账号时审核台不启用。")


@desk.command("remove")
def desk_remove(name: Name) -> None:
    """删除账号，并让它马上退出登录；它写过的评价留着。"""
    _accounts().remove(name)
    say("已删除。")


@desk.command("reset")
def desk_reset(name: Name) -> None:
    """换密码，并让这个账号在各处退出登录。"""
    _accounts().reset(name, _password())
    say("密码换好了，原来的登录都已失效。")


@review.command("export")
def review_export(
    to: Annotated[
        Path | None, typer.Option("--to", metavar="目录", help="写到哪里；默认是数据目录下的 review/")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """把评价和意见变成评测用例的候选（YAML，遮住个人信息，等人批准）。"""
    from advisor.review import is_open, open_store
    from advisor.review.export import export
    from advisor.settings import get_settings
    from advisor.sources import Library

    settings = get_settings()
    if not is_open(settings):
        raise UserError("还没有审核数据：先用 advisor desk add 名字 启用审核台。")
    library = Library.load(settings.knowledge_dir)

    def titled(name: str) -> str | None:
        found = library.find(name)
        return found.title if found else None

    done = export(open_store(settings), to or settings.data_dir / "review", titled=titled)
    if as_json:
        dump(
            {
                "files": [str(one) for one in done.files],
                "cases": done.cases,
                "left_out": list(done.left_out),
            }
        )
        return
    say(f"写好 {done.cases} 个候选用例，等待批准：")
    for line in (*map(str, done.files), *(f"没有收入：{why}" for why in done.left_out)):
        say(f"  {line}")


def _accounts() -> Accounts:
    from advisor.review import Accounts, open_store
    from advisor.settings import get_settings

    return Accounts(open_store(get_settings()))


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("密码：")
    if getpass.getpass("再输一次：") != first:
        raise UserError("两次输入的密码不一样，没有改动。")
    return first
