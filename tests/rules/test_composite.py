"""Lists, runs of months, yes and no, one of two kinds: what is read and what is refused in one clause."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from advisor.rules.calendar import Month
from advisor.rules.composite import ListOf, Months, Nullable, OneOf
from advisor.rules.inputs import InputSpec, read_inputs
from advisor.rules.kinds import BadValue, CalendarMonth, Choice, Day, Flag, Kind, Number, Option, yuan
from advisor.sources import Library

OPEN = OneOf(Choice((Option("open", "无固定期限", ("长期",)),)), Number("个月", Decimal(0), Decimal(600)))


def read(kind: Kind, raw: object, library: Library) -> Any:
    return kind.read(raw, library)


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (Flag(), True, True),
        (Flag(), "是", True),
        (Flag(), "没有", False),
        (Flag(), "无", False),
        (Nullable(yuan(), "没签，一直没签", ("没签",)), "没签", None),
        (Nullable(yuan(), "没签，一直没签"), "没签，一直没签", None),  # as the forms label it
        (Flag(yes=("兼职",)), "兼职", True),
        (CalendarMonth(), "2026-9", Month(2026, 9)),
        (CalendarMonth(), "2026年9月", Month(2026, 9)),
        (Months(), ["2026-09", "2026-08"], (Month(2026, 8), Month(2026, 9))),
        (Months(), "2026-08，2026-09", (Month(2026, 8), Month(2026, 9))),
        (Months(), "2025-12至2026-02", (Month(2025, 12), Month(2026, 1), Month(2026, 2))),
        (Months(), "2026年8月到2026年8月", (Month(2026, 8),)),
        (Months(), '["2026-08"]', (Month(2026, 8),)),
        (Months(), "2026-08", (Month(2026, 8),)),
        (ListOf(yuan()), "100、200.5；300", (Decimal(100), Decimal("200.5"), Decimal(300))),
        (ListOf(yuan()), [1, "2"], (Decimal(1), Decimal(2))),
        (ListOf(yuan()), "[1, 2.10]", (Decimal(1), Decimal("2.10"))),
        (ListOf(Day()), "2026-10-01,2026-10-02", (date(2026, 10, 1), date(2026, 10, 2))),
        (OPEN, "长期", "open"),
        (OPEN, "open", "open"),
        (OPEN, "24个月", Decimal(24)),
        (OPEN, 24, Decimal(24)),
    ],
)
def test_what_may_be_written(kind: Kind, raw: object, value: object, library: Library) -> None:
    assert read(kind, raw, library) == value


@pytest.mark.parametrize(
    ("kind", "raw", "said"),
    [
        (Flag(), "也许", "要写 是 或 否"),
        (Flag(), 2, "要写 是 或 否"),
        (CalendarMonth(), "2026-13", "不存在"),
        (CalendarMonth(), "九月", "看不懂"),
        (CalendarMonth(Month(2008, 1)), "2007-12", "2008年1月到"),
        (Months(), [], "至少要写一个月"),
        (Months(), "2026-09至2026-08", "结束月份早于开始月份"),
        (Months(), "2026-08,2026-8", "写了两次"),
        (Months(most=3), "2026-01至2026-04", "最多写3个月"),
        (Months(), "[1", "不是完整的 JSON 列表"),
        (ListOf(yuan()), "", "至少要写一个"),
        (ListOf(yuan(), most=2), "1,2,3", "最多写2个"),
        (ListOf(Day(), distinct=True), ["2026-10-01", "2026年10月1日"], "写了两次"),
        (ListOf(yuan()), "1,很多", "要写一个数"),
        (OPEN, "不知道", "没有“不知道”这一项"),
        (OPEN, "601", "要在0到600个月之间"),
    ],
)
def test_what_is_refused(kind: Kind, raw: object, said: str, library: Library) -> None:
    with pytest.raises(BadValue, match=said):
        read(kind, raw, library)


def spec(kind: Kind) -> InputSpec:
    return InputSpec("x", kind, "某项", why="要用。", where="看合同。", ask="多少？")


def test_no_is_an_answer_to_a_question_and_nothing_to_a_number(library: Library) -> None:
    assert read_inputs((spec(Flag()),), {"x": "没有"}, library).flag("x") is False
    assert "x" not in read_inputs((spec(yuan()),), {"x": "没有"}, library)
    assert "x" not in read_inputs((spec(Flag()),), {"x": None}, library)


def test_schemas_say_what_a_form_needs() -> None:
    assert Months().schema()["items"]["x-kind"] == "month"
    assert ListOf(yuan(), most=5).schema()["maxItems"] == 5
    assert Flag().schema()["type"] == "boolean"
    assert OPEN.schema()["x-labels"] == {"open": "无固定期限"}
