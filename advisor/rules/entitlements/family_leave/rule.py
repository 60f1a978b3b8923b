"""The entitlement: which leave, and what a conversation tells of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.domain import Award
from advisor.rules.base import Entitlement, Explained
from advisor.rules.entitlements.family_leave.births import maternity
from advisor.rules.entitlements.family_leave.ground import (
    GUANGDONG,
    GUANGDONG_BEREAVEMENT,
    GUANGDONG_CARE,
    GUANGDONG_MARRIAGE,
    GUANGDONG_WOMEN,
    ID,
    LEAVE,
    NOTICE_1980,
    NURSING,
    Case,
)
from advisor.rules.entitlements.family_leave.inputs import INPUTS
from advisor.rules.entitlements.family_leave.miscarriage import miscarriage
from advisor.rules.entitlements.family_leave.occasions import bereavement, marriage
from advisor.rules.entitlements.family_leave.others import care, nursing, parental, paternity
from advisor.rules.entitlements.family_leave.told import from_inquiry
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figures

_LEAVES: Mapping[str, Callable[[Case], Award]] = {
    "birth": maternity,
    "difficult_birth": maternity,
    "multiple_birth": maternity,
    "miscarriage": miscarriage,
    "paternity": paternity,
    "parental": parental,
    "nursing": nursing,
    "marriage": marriage,
    "bereavement": bereavement,
    "care": care,
}


def compute(inputs: Inputs, figures: Figures) -> Award:
    """Days of the leave (hours a day for nursing); raises `InputError` and `FigureMissing`."""
    event = inputs.text("event")
    if event is None:
        raise ValueError("event is required")
    return _LEAVES[event](Case.of(inputs, figures))


FAMILY_LEAVE = Entitlement(
    id=ID,
    title="产假和家庭假",
    summary="生孩子、流产、陪产、育儿、哺乳、结婚、亲人去世和照顾独生子女父母，有多少天假（哺乳按每天的小时）。",
    inputs=INPUTS,
    parameters=(
        "maternity_leave_days",
        "maternity_prenatal_days",
        "maternity_difficult_birth_days",
        "maternity_difficult_birth_days_local",
        "maternity_extra_infant_days",
        "maternity_reward_days",
        "miscarriage_boundary_months",
        "miscarriage_early_days",
        "miscarriage_early_days_local_max",
        "miscarriage_late_days",
        "miscarriage_second_boundary_months_local",
        "miscarriage_third_days_local",
        "nursing_hours_per_infant",
        "nursing_infant_months",
        "paternity_leave_days",
        "parental_leave_days_per_year",
        "parental_leave_child_months",
        "care_leave_days_per_year",
        "care_leave_hospital_days_per_year",
        "care_leave_parent_years",
        "marriage_leave_days_min",
        "marriage_leave_days_max",
        "marriage_leave_days_local",
        "bereavement_leave_days_min",
        "bereavement_leave_days_max",
        "bereavement_leave_days_local",
    ),
    compute=compute,
    explained=Explained(
        formula=(
            "产假：国家的基本天数，加难产的天数，加多出的婴儿数乘每个的天数，加本省的奖励假。",
            "流产的产假：怀孕不满四个月一档，满四个月一档；广东的办法另有一档，两种都列出。",
            "哺乳时间：每个婴儿每天的小时数乘婴儿数，到孩子满一周岁的前一天。",
            "陪产假、育儿假、护理假：只按本省的规定；没有核对过的省不算。",
            "婚假、丧假：广东按省里2023年的规定，别处按1980年的通知列出一个范围。",
        ),
        basis=(
            LEAVE,
            NURSING,
            GUANGDONG,
            GUANGDONG_CARE,
            GUANGDONG_WOMEN,
            NOTICE_1980,
            GUANGDONG_MARRIAGE,
            GUANGDONG_BEREAVEMENT,
        ),
        conventions=(
            "按自然日算。",
            "没说哪一天的，按提问那天的规定。",
            "只知道怀孕周数的：四周一个月和日历月两种数法结果一样才直接算，不一样的先问月数。",
            "没说生几个孩子、也没说多胞胎的，按一个算并说明。",
        ),
        disputed=(
            "难产多几天：国家规定是最少的天数，广东的办法更多，但原件没有核对到，两种都列出。",
            "怀孕满七个月终止妊娠：国家规定是最少的天数，广东的办法更多，但原件没有核对到，两种都列出。",
            "产假和奖励假中间遇到法定节假日加不加天数，广东2023年的规定说不加，原件没有核对到。",
            "育儿假的一年怎么起算、两个孩子是不是分别算，条例没有写。",
            "独生子女护理假住院的天数是不是包括平时的天数，条例没有写。",
            "1980年的通知写的是国营企业，其他企业只是参照。",
            "2024年以后广东有没有延长婚假，没有核对到。",
        ),
    ),
    from_inquiry=from_inquiry,
    words=("产假", "陪产假", "育儿假", "哺乳假", "婚假", "丧假", "护理假", "流产假", "家庭假"),
)
