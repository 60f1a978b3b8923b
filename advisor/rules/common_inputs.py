"""Inputs that many entitlements share. Change `why` or `required` for one of them with `adapted`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from advisor.rules.composite import Nullable
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import City, Day


def adapted(spec: InputSpec, **changes: Any) -> InputSpec:
    """The same input with other words for one entitlement; the name stays."""
    return replace(spec, **changes)


CITY = InputSpec(
    "city",
    City(),
    "城市",
    why="各地的标准不一样，按上班的地方算。",
    where="看劳动合同的工作地点，或厂牌、工资单上的地址。",
    ask="您在哪个城市上班？",
    words=("地区", "工作地", "工作城市", "工作地点"),
    required=True,
)
EMPLOYMENT_END = InputSpec(
    "employment_end",
    Nullable(Day(), "还在职", ("在职", "还在职", "仍在职", "未离职", "没离职")),
    "离职日期",
    why="还在职不受仲裁时效限制，离职以后要在期限内申请。",
    where="离职证明、解除通知或最后一天的考勤。",
    ask="您还在这家公司上班吗？如果已经离职，是哪一天？",
    words=("离职", "离职日", "离职时间"),
)
FILING = InputSpec(
    "filing",
    Day(),
    "申请日期",
    why="时效按申请仲裁那天判断；不写就不考虑时效。",
    where="您打算递交仲裁申请的那一天。",
    ask="您打算哪一天申请仲裁？",
    words=("申请仲裁日期", "仲裁日期", "申请", "仲裁申请日"),
)
INTERRUPTED = InputSpec(
    "interrupted",
    Day(),
    "最近一次讨要或投诉的日期",
    why="向公司要过、向劳动部门投诉过，或公司答应过补发，仲裁时效从那天重新起算。",
    where="聊天记录、短信、录音、快递单，或投诉的回执；写最近的一次。",
    ask="您最近一次向公司要这笔钱，或去投诉，是哪一天？有什么能证明？",
    words=("讨要日期", "投诉日期", "最近一次讨要", "最近一次投诉", "要过钱的日期"),
)
REMUNERATION_TIME = (EMPLOYMENT_END, FILING, INTERRUPTED)
"""What the limitation of a remuneration claim depends on."""
ONE_YEAR_TIME = (FILING, INTERRUPTED)
"""What the ordinary one year depends on, beside the day it counts from."""
