"""What compensation needs to be told."""

from __future__ import annotations

from decimal import Decimal

from advisor.rules.common_inputs import CITY, FILING, INTERRUPTED, adapted
from advisor.rules.composite import ByMonth
from advisor.rules.entitlements.compensation.grounds import DISMISSAL, FAULT
from advisor.rules.grounds import GROUND
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import Day, Flag, Number, yuan

MOST = "99999999.99"

_CITY = adapted(
    CITY,
    why="最低工资、三倍封顶和当地的做法，都按上班的地方定。",
    required=False,
)
START = InputSpec(
    "start",
    Day(),
    "入职日期",
    why="工作年限从实际上班那天算起，决定有几个月工资。",
    where="劳动合同、社保记录、第一笔工资或入职登记。",
    ask="您是哪年哪月哪日开始在这家公司上班的？",
    words=("入职", "开始日期", "用工之日"),
    required=True,
)
_START_LATEST = InputSpec(
    "start_latest",
    Day(),
    "入职最晚可能的日子",
    why="只记得哪年、哪个月入职的，最早和最晚的日子算出来不一样时，给出最少和最多。",
    where="想一想最晚可能是哪一天；记得准日子的不用写。",
    ask="您最晚可能是哪一天入职的？",
    words=("最晚入职日期", "入职最晚"),
)
END = InputSpec(
    "end",
    Day(),
    "离职日期",
    why="工作年限算到最后一天，时效也从这天起算。",
    where="解除或终止通知、离职证明，或最后一天的考勤。",
    ask="您在这家公司的最后一天是哪一天？",
    words=("离职", "结束日期", "最后一天", "解除日期", "终止日期", "离职日"),
    required=True,
)
_GROUND = InputSpec(
    "ground",
    GROUND,
    "离职原因",
    why="有没有经济补偿，先看是怎么离职的。",
    where="解除或终止通知、离职证明、辞职信，或聊天记录。",
    ask="您是怎么离开公司的：公司提出的、合同到期、被裁员、公司有过错被迫走的，还是自己辞职？",
    words=("原因", "解除原因", "终止原因", "离职理由"),
    required=True,
)
AVERAGE_WAGE = InputSpec(
    "average_wage",
    ByMonth(yuan(), single=True, example="2026-01:5800,2026-02:6100"),
    "离职前十二个月平均工资",
    why="每一年补多少，按离职前十二个月的平均应发工资算。",
    where="工资单的“应发”一栏（没扣社保和个税的），奖金、津贴、补贴都算；也可以把每个月的应发工资分别写上。",
    ask="您离职前十二个月，平均每月应发多少工资（没扣社保和个税的）？",
    words=("平均工资", "月平均工资", "月工资", "十二个月平均工资", "12个月平均工资"),
    required=True,
)
LOCAL_AVERAGE_WAGE = InputSpec(
    "local_average_wage",
    Number("元", Decimal("0.01"), Decimal(MOST), 2, ("块钱", "块")),
    "当地上年度职工月平均工资",
    why="月工资高于它的三倍，按三倍算，年限也有上限；没有超过的不用管。",
    where="市政府、统计局或人社局公布的数，公布全年的要除以十二；可以打12333问离职那年的上一年度是多少。",
    ask="您所在的市，离职那年的上一年度职工月平均工资是多少？",
    words=("社平工资", "上年度职工月平均工资", "当地平均工资", "职工月平均工资"),
    public=True,
)
_NOTICE = InputSpec(
    "notice_given",
    Flag(("提前通知了", "通知了", "提前30天通知了"), ("没有提前通知", "没通知", "没有通知")),
    "公司提前三十天书面通知过",
    why="没有过错被解除的，公司没提前三十天书面通知，要多付一个月工资。",
    where="看书面的解除通知是哪一天给您的，离最后一天够不够三十天。",
    ask="公司是不是提前三十天书面通知您的？",
    words=("提前通知", "提前三十天通知", "提前30天通知"),
)
_LAST_MONTH = InputSpec(
    "last_month_wage",
    yuan(),
    "上一个月的工资",
    why="多付的一个月工资（代通知金），按上一个月的工资标准算。",
    where="离职前最后一个完整月份的工资单，看应发。",
    ask="您离职前的上一个月，应发工资是多少？",
    words=("上月工资", "上个月工资", "最后一个月工资"),
)
_OVERTIME = InputSpec(
    "overtime_in_average",
    yuan(),
    "平均工资里的加班费",
    why="加班费算不算进平均工资有争议；写了就能算出两种读法。",
    where="工资单的加班费一栏，十二个月加起来除以十二；没有写 0。",
    ask="您的平均工资里，每月大约有多少是加班费？",
    words=("加班费", "月均加班费"),
)
_OTHER_START = InputSpec(
    "transferred_from_start",
    Day(),
    "原单位的入职日期",
    why="不是自己要走、被安排到现在公司的，原单位的年限也算。",
    where="原单位的合同、社保记录；看调动通知或换签合同的时间。",
    ask="您是被安排从别的公司转过来的吗？在原单位是哪一天入职的？",
    words=("原单位入职日期", "原公司入职日期"),
)
_OTHER_PAID = InputSpec(
    "transferred_paid",
    Flag(("付过", "给过"), ("没付过", "没给过")),
    "原单位付过经济补偿",
    why="原单位付过的，那段年限不再算。",
    where="离开原单位时签的文件、银行流水。",
    ask="您从原单位转过来的时候，原单位付过经济补偿吗？",
    words=("原单位补偿", "原公司付过补偿"),
)
_FAULT = InputSpec(
    "article_38_reason",
    FAULT,
    "被迫离职的原因",
    why="公司的过错不同，广东和深圳的做法、2008年以前的年限会不一样。",
    where="您递交的解除通知里写的理由。",
    ask="您是因为公司的什么过错才走的？",
    words=("被迫原因", "公司的过错", "被迫离职原因"),
)
_DISMISSAL = InputSpec(
    "article_40_reason",
    DISMISSAL,
    "公司没有过错解除的原因",
    why="不能胜任工作的，2008年以前的年限有上限。",
    where="公司的解除通知。",
    ask="公司解除的理由是医疗期满、不能胜任工作，还是情况重大变化？",
    words=("无过错解除原因",),
)
_FILING = adapted(FILING, why="离职以后一年内要申请仲裁；不写就不考虑时效。")
INPUTS = (
    _CITY,
    START,
    _START_LATEST,
    END,
    _GROUND,
    AVERAGE_WAGE,
    LOCAL_AVERAGE_WAGE,
    _NOTICE,
    _LAST_MONTH,
    _FAULT,
    _DISMISSAL,
    _OVERTIME,
    _OTHER_START,
    _OTHER_PAID,
    _FILING,
    INTERRUPTED,
)
_ONLY_N = {_GROUND.name, _NOTICE.name, _LAST_MONTH.name, _FAULT.name, _DISMISSAL.name}
DOUBLE_INPUTS = tuple(spec for spec in INPUTS if spec.name not in _ONLY_N)
SPECS = {spec.name: spec for spec in INPUTS}
