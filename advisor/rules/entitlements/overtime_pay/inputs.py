"""What overtime pay needs to be told."""

from __future__ import annotations

from decimal import Decimal

from advisor.rules.common_inputs import CITY, REMUNERATION_TIME, adapted
from advisor.rules.composite import ByMonth, ListOf, Nullable
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import CalendarMonth, Choice, Day, Flag, Number, Option, yuan

STANDARD, COMPREHENSIVE, IRREGULAR = "standard", "comprehensive", "irregular"
SYSTEM = Choice(
    (
        Option(STANDARD, "标准工时", ("标准工时制", "标准", "八小时工作制", "做五休二", "固定上下班")),
        Option(COMPREHENSIVE, "综合计算工时", ("综合工时", "综合计算工时制", "综合工时制", "综合")),
        Option(IRREGULAR, "不定时工作制", ("不定时", "不定时工时", "不定时制")),
    )
)
CYCLE = Choice(
    (
        Option("month", "按月", ("月", "一个月", "每月")),
        Option("quarter", "按季", ("季", "季度", "一个季度", "三个月")),
        Option("year", "按年", ("年", "一年", "全年")),
    )
)
MONTH_HOURS = Number("小时", Decimal(0), Decimal(400), 2, ("个小时", "钟头", "h"))
DAY_HOURS = Number("小时", Decimal(0), Decimal(24), 2, ("个小时", "钟头", "h"))
MONTH_DAYS = Number("天", Decimal(0), Decimal(31), 1, ("日",))
CYCLE_HOURS = Number("小时", Decimal(0), Decimal(4800), 2, ("个小时", "钟头", "h"))
PIECES = Number("件", Decimal(0), Decimal(9999999), 2, ("个",))
PRICE = Number("元", Decimal(0), Decimal(100000), 4, ("元/件", "块钱", "块"))
HOURS_EXAMPLE = "2026-09:20,2026-10:30"
HOURS_WHERE = "看考勤表、打卡记录、排班表，或您自己记的加班时间；要有证据。"

INPUTS = (
    adapted(
        CITY,
        why="最低工资、深圳的特别规定和广东的规定，都按上班的地方定。",
        required=False,
    ),
    InputSpec(
        "monthly_base",
        Nullable(
            ByMonth(yuan(), single=True, example="2026-09:5000,2026-10:5200"),
            "没有约定工资",
            ("没约定", "没有约定", "没写", "约定不清"),
        ),
        "月工资（正常上班的，不含加班费）",
        why="加班费按正常工作时间的工资算，不含加班费、夜班津贴、高温津贴。",
        where="看劳动合同里的工资，或工资条上的基本工资、岗位工资等固定项目。",
        ask="您正常上班（不算加班）的月工资是多少？合同里怎么写的？",
        words=("月工资", "月薪", "底薪", "基本工资", "加班费基数", "合同工资"),
    ),
    InputSpec(
        "system",
        SYSTEM,
        "工时制度",
        why="综合计算工时、不定时的算法不一样；没有说的按标准工时算。",
        where="看劳动合同的工作时间一条，或公司贴出来的劳动部门批准书。",
        ask="您是每天固定上下班，还是综合计算工时、不定时工作制？",
        words=("工时制", "工作制"),
    ),
    InputSpec(
        "approved",
        Flag(("批准", "已批准", "经批准", "有批准"), ("没批准", "未批准", "没有批准")),
        "工时制度经过批准",
        why="综合计算工时、不定时要劳动部门批准；没有批准的按标准工时算。",
        where="向公司要劳动部门的批准书，或向12333、当地人社部门查询。",
        ask="公司的综合计算工时或不定时，劳动部门批准过吗？批准书上有您的岗位吗？",
        words=("批准", "经过批准", "审批"),
    ),
    InputSpec(
        "weekday_hours",
        ByMonth(MONTH_HOURS, single=True, example=HOURS_EXAMPLE),
        "工作日加班小时",
        why="工作日超过8小时的部分，加班费至少是小时工资的1.5倍。",
        where=HOURS_WHERE,
        ask="平时（工作日）加班一共多少小时？最好按月说。",
        words=("平时加班", "平时加班小时", "工作日加班", "延长工作时间"),
    ),
    InputSpec(
        "rest_day_hours",
        ByMonth(MONTH_HOURS, single=True, example=HOURS_EXAMPLE),
        "休息日上班小时",
        why="休息日上班又没有补休的，至少是小时工资的2倍。",
        where=HOURS_WHERE,
        ask="休息日（一般是周六、周日）上班一共多少小时？",
        words=("周末加班", "休息日加班", "周末加班小时", "休息日小时"),
    ),
    InputSpec(
        "rest_given_hours",
        ByMonth(MONTH_HOURS, single=True, example=HOURS_EXAMPLE),
        "已经补休的小时",
        why="补休只能抵休息日上班，抵不了平时加班和法定节假日上班。",
        where="看补休单、请假系统或考勤表上的“补休”“调休”。",
        ask="休息日上班以后，公司安排补休了多少小时？",
        words=("补休", "补休小时", "调休", "调休小时"),
    ),
    InputSpec(
        "holiday_hours",
        ByMonth(MONTH_HOURS, single=True, example=HOURS_EXAMPLE),
        "法定节假日上班小时",
        why="法定节假日上班，至少是小时工资的3倍，不能用补休代替。",
        where=HOURS_WHERE,
        ask="法定节假日（元旦、春节、清明、五一、端午、中秋、国庆那几天）上班一共多少小时？",
        words=("节假日加班", "法定节假日加班", "节假日小时"),
    ),
    InputSpec(
        "dates",
        ListOf(Day(), most=1000, distinct=True),
        "上班的日期",
        why="写日期，就能按国家的放假安排分出工作日、休息日和法定节假日。",
        where="看考勤表、打卡记录或排班表；一天一天写。",
        ask="您是哪几天上的班（或加的班）？请写日期。",
        words=("加班日期", "上班日期", "日期"),
    ),
    InputSpec(
        "workdays_worked",
        ByMonth(MONTH_DAYS, example="2026-08:21"),
        "上了几个工作日",
        why="不记得哪几天、只知道班次的，按每月上几个工作日、每天几小时来算。",
        where="看排班表、考勤表；法定节假日不算在里面，另外写。",
        ask="每个月上几个工作日（不算周末和法定节假日）？",
        words=("工作日天数", "上班的工作日"),
    ),
    InputSpec(
        "rest_days_worked",
        ByMonth(MONTH_DAYS, example="2026-08:9"),
        "休息日上了几天班",
        why="休息日上班没有补休的，全部小时按2倍。",
        where="看排班表、考勤表；法定节假日不算在里面，另外写。",
        ask="每个月有几个休息日（一般是周六、周日）上了班、没有补休？",
        words=("休息日天数", "休息日上班天数"),
    ),
    InputSpec(
        "hours_per_day",
        DAY_HOURS,
        "这些日子每天上班几小时",
        why="休息日和节假日按全部小时算；工作日只有超过8小时的部分算加班。",
        where="看考勤表或打卡记录，吃饭休息的时间一般不算。",
        ask="这些日子每天上了几个小时班？",
        words=("每天小时", "每天几小时", "每天上班小时"),
    ),
    InputSpec(
        "month",
        CalendarMonth(),
        "加班的月份",
        why="最低工资每隔几年会调整，按加班那个月的算；也决定有没有过时效。",
        where="看考勤表或工资条上的月份。",
        ask="这些加班是哪年哪月的？",
        words=("月份", "哪个月"),
    ),
    InputSpec(
        "cycle",
        CYCLE,
        "综合计算的周期",
        why="综合计算工时看一个周期里总共上了多少小时。",
        where="看劳动部门的批准书或劳动合同。",
        ask="综合计算工时是按月、按季，还是按年算？",
        words=("周期", "计算周期"),
    ),
    InputSpec(
        "year",
        Number("年", Decimal(1995), Decimal(2100), 0),
        "年份",
        why="2025年起法定节假日多了两天，周期的工时总数不一样。",
        where="看考勤表。",
        ask="是哪一年的？",
        words=("哪年", "周期年份"),
    ),
    InputSpec(
        "period",
        Number("", Decimal(1), Decimal(12), 0, ("月", "季度", "季")),
        "第几个周期",
        why="按月的写1到12，按季的写1到4；决定按哪个月的最低工资，有没有过时效。",
        where="看考勤表。",
        ask="是哪个月（1到12），或第几季度（1到4）？",
        words=("第几期", "哪一期", "季度"),
    ),
    InputSpec(
        "total_hours",
        CYCLE_HOURS,
        "周期里一共上班的小时",
        why="超过法定工时总数的部分，算延长工作时间。",
        where="把考勤表上这个周期的上班时间加起来，包括节假日上的班。",
        ask="这个周期里您一共上了多少小时班？",
        words=("总小时", "总工时", "一共上班小时"),
    ),
    InputSpec(
        "piece_price",
        PRICE,
        "计件单价",
        why="计件的，做完定额以后再加班，按单价的倍数算。",
        where="看公司公布的单价表、工资单或计件单。",
        ask="一件多少钱（正常上班时间的单价）？",
        words=("单价", "一件多少钱"),
    ),
    InputSpec(
        "weekday_pieces",
        PIECES,
        "工作日加班做的件数",
        why="定额以外，工作日加班做的件，至少是单价的1.5倍。",
        where="看计件单、产量记录。",
        ask="做完定额以后，平时加班做了多少件？",
        words=("平时加班件数", "工作日件数"),
    ),
    InputSpec(
        "rest_day_pieces",
        PIECES,
        "休息日做的件数",
        why="休息日做的件又没有补休的，至少是单价的2倍。",
        where="看计件单、产量记录。",
        ask="休息日做了多少件？补休过的不算。",
        words=("周末件数", "休息日件数"),
    ),
    InputSpec(
        "holiday_pieces",
        PIECES,
        "法定节假日做的件数",
        why="法定节假日做的件，至少是单价的3倍。",
        where="看计件单、产量记录。",
        ask="法定节假日做了多少件？",
        words=("节假日件数",),
    ),
    InputSpec(
        "base_price_paid",
        Flag(("发了", "付了", "已付"), ("没发", "没付", "未付")),
        "这些件的单价已经发了",
        why="单价已经发过的，只差加班多出来的那一部分。",
        where="看工资条上这些件有没有按单价算过钱。",
        ask="这些加班做的件，公司按平常的单价发过钱吗？",
        words=("单价已付", "单价发过", "已发单价"),
    ),
    InputSpec(
        "package_pay",
        yuan(),
        "包薪（一个月连加班费一起的工资）",
        why="包薪再低，也不能少于最低工资加上按最低工资算的加班费。",
        where="看劳动合同、工资条；“包吃住每月多少”“含加班费”就是包薪。",
        ask="一个月连加班费一起，公司总共发您多少钱？",
        words=("包薪", "包干工资", "打包工资"),
    ),
    InputSpec(
        "actual_wage",
        yuan(),
        "实际月工资（不含加班费）",
        why="合同没有约定工资的，实际发的比当地平均工资高，按实际发的算。",
        where="看工资条、银行流水，把加班费去掉。",
        ask="除了加班费，公司每个月实际发您多少？",
        words=("实发工资", "实际工资"),
    ),
    InputSpec(
        "local_average_wage",
        yuan(),
        "县（区）上年度职工月平均工资",
        why="合同没有约定工资的，广东先按公司所在县（区）上年度职工月平均工资算。",
        where="看当地统计局、人社局的公告，或拨打12333询问。",
        ask="公司所在的县（区）上年度职工月平均工资是多少？",
        words=("当地平均工资", "社平工资", "县平均工资"),
        public=True,
    ),
    InputSpec(
        "paid",
        Nullable(
            ByMonth(yuan(), single=True, example="2026-09:200,2026-10:300"), "一分没发", ("没发", "没发过")
        ),
        "已经发的加班费",
        why="公司已经发过的加班费要减掉。",
        where="看工资条上的“加班费”一栏、银行流水。",
        ask="公司发过加班费吗？一共多少，是哪几个月的？",
        words=("已发", "已发加班费", "发过的加班费"),
    ),
    *REMUNERATION_TIME,
)
SPECS = {spec.name: spec for spec in INPUTS}
