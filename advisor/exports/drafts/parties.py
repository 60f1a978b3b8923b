"""The two sides as an office wants them named; the conversation asks for no names, so most of it is gaps."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.exports.drafts.desk import Desk, value
from advisor.exports.paper import Heading, Part, Words, gap


def worker(desk: Desk) -> Iterator[Part]:
    sex = desk.fact("sex")
    yield Heading(desk.me)
    yield Words(
        f"姓名：{gap('姓名')}　性别：{value(sex) if sex else gap('性别')}　出生日期：{gap('出生年月日')}"
    )
    yield Words(f"身份证号码：{gap('身份证号码')}　电话：{gap('电话')}")
    yield Words(f"住址：{gap('现在住的、能收到信的地址')}")


def employer(desk: Desk) -> Iterator[Part]:
    """Of a dispatched worker both firms are named."""
    dispatched = desk.fact("dispatched")
    sides = ("（派遣公司）", "（实际上班的公司）") if dispatched is not None and dispatched.value else ("",)
    for side in sides:
        yield Heading(f"{desk.them}{side}")
        yield Words(f"名称：{gap('公司全称，照营业执照或者国家企业信用信息公示系统抄')}")
        yield Words(f"统一社会信用代码：{gap('统一社会信用代码')}　法定代表人：{gap('姓名、职务')}")
        yield Words(f"地址：{gap('注册地址；上班的地址不同的，两个都写')}　电话：{gap('电话')}")
