"""The allowance as docs/rules.md explains it."""

from __future__ import annotations

from advisor.domain import ProvisionRef
from advisor.rules.base import Explained
from advisor.rules.entitlements.high_temperature_allowance.sums import COUNTING, DUTY, EARLIEST_FIRST
from advisor.rules.limitation import ARBITRATION_LIMIT

EXPLAINED = Explained(
    formula=(
        "发放季节里的每个月：整月在岗＝月标准；不足整月＝取小（月标准，日标准 × 天数）；不是高温岗位＝0。",
        "各月相加，减去公司用钱发过的；清凉饮料、凉茶和药品不减。",
    ),
    basis=(
        DUTY,
        COUNTING,
        ProvisionRef("防暑降温措施管理办法", "第十一条"),
        ARBITRATION_LIMIT,
        EARLIEST_FIRST,
    ),
    conventions=(
        "入职、离职的月份只知道日期的，按在岗那几天里周一到周五的天数折算，落在周一到周五的节假日也算。",
        "按天折算的，不超过月标准。",
        "写了出勤天数没写原因的，先给范围；公休日和节假日不算缺勤。",
        "一笔没有写明月份的已发款，从最早的月份抵起。",
        "申请那个月还没有过完、又还在职的，那个月先不算。",
    ),
    disputed=(
        "高温津贴算不算劳动报酬：少数意见按普通一年时效逐月计算。",
        "按天折算时要不要以月标准封顶，没有见到明文。",
        "夜班室外、超龄劳动者、非全日制、平台用工有没有高温津贴，有争议或者没有明文。",
    ),
)
