"""What annual leave needs to be told."""

from __future__ import annotations

from decimal import Decimal

from advisor.rules.common_inputs import CITY, ONE_YEAR_TIME, adapted
from advisor.rules.composite import Nullable
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import Day, Flag, Number, yuan

DAYS = Number("天", Decimal(0), Decimal(366), 1, ("日",))

INPUTS = (
    adapted(CITY, why="广东有自己的审理口径；不写也能算。", required=False),
    InputSpec(
        "year",
        Number("年", Decimal(1950), Decimal(2100), 0, ("年度",)),
        "哪一年",
        why="年休假按公历年度一年一年地算。",
        where="想清楚要算的是哪一年的年休假；几年都要的，一年一年分开算。",
        ask="您要算哪一年的年休假？",
        words=("年度", "年份"),
        required=True,
    ),
    InputSpec(
        "cumulative_years",
        Number("年", Decimal(0), Decimal(60), 2),
        "累计工作年数",
        why="年休假天数按累计工作年数分档，以前单位的也算。",
        where="社保缴费记录、档案、以前的劳动合同；只算全日制工作，当过兵的也算；算到那一年年底，那一年离职的算到离职那天。",
        ask="到那一年年底（那一年离职的，到离职那天），您一共工作了多少年？以前单位的也算进去。",
        words=("累计工龄", "工龄", "累计工作", "工作年限"),
        required=True,
    ),
    InputSpec(
        "continuous_12_months",
        Flag(yes=("满了", "满12个月"), no=("没满", "不满12个月")),
        "连续工作满12个月",
        why="连续工作满12个月以上才有年休假；换公司没有中断的，可以连着算。",
        where="社保缴费记录；前后两家单位的劳动合同。",
        ask="到那时，您有没有连续工作满12个月（换公司没中断的连着算）？",
        words=("连续满12个月", "连续工作满一年", "连续12个月"),
    ),
    InputSpec(
        "join",
        Day(),
        "入职日期",
        why="当年新进单位的，按剩下的日历天数折算。",
        where="劳动合同、社保记录或第一次打卡。",
        ask="您是哪年哪月哪日入职的？",
        words=("入职", "进公司日期", "上班日期"),
    ),
    InputSpec(
        "leave",
        Nullable(Day(), "还在职", ("在职", "还在职", "仍在职", "未离职", "没离职")),
        "离职日期",
        why="离职那年按已过的日历天数折算；时效也看它。",
        where="离职证明、解除通知或最后一天的考勤。",
        ask="您还在这家公司上班吗？如果已经离职，是哪一天？",
        words=("离职", "离职日", "离职时间", "employment_end"),
    ),
    InputSpec(
        "taken_days",
        DAYS,
        "已休年休假天数",
        why="已经休了的要减掉；多休的不用退。",
        where="请假记录、考勤表；婚假、产假、病假不算年休假。",
        ask="那一年您已经休了几天年休假？",
        words=("已休天数", "已休", "休了几天"),
    ),
    InputSpec(
        "average_wage",
        yuan(),
        "月平均工资（去掉加班费）",
        why="没休的天数按日工资付钱，日工资从月平均工资算出来。",
        where="公司付这笔钱以前12个月（一般是那年年底或离职以前）的应发工资，去掉加班费，除以12；不满12个月的按实际月数。",
        ask="您那以前12个月，去掉加班费，平均每月应发工资是多少？",
        words=("平均工资", "月平均工资", "月均工资"),
    ),
    InputSpec(
        "sick_months",
        Number("个月", Decimal(0), Decimal(12), 2, ("月",)),
        "那一年病假月数",
        why="病假太长的，当年没有年休假。",
        where="病假条、考勤表，一年里加起来。",
        ask="那一年您一共请了几个月病假？",
        words=("病假", "病假月数"),
    ),
    InputSpec(
        "personal_leave_days",
        DAYS,
        "没扣工资的事假天数",
        why="事假累计太多、公司又没扣工资的，当年没有年休假；扣了工资的不算。",
        where="请假条、工资条。",
        ask="那一年您请了几天没扣工资的事假？",
        words=("事假", "带薪事假", "事假天数"),
    ),
    InputSpec(
        "school_vacation_days",
        DAYS,
        "寒暑假天数",
        why="有寒暑假、天数又比年休假多的，没有年休假；少的要补足。",
        where="学校等单位的放假通知；一般单位没有。",
        ask="您的单位那一年给您放了几天寒暑假？没有的不用写。",
        words=("寒暑假", "寒假暑假"),
    ),
    InputSpec(
        "lost_last_year",
        Flag(yes=("去年超了",), no=("没有这种情况",)),
        "上一年休完又请长假",
        why="上一年已经休了年休假，同年病假、事假又太长的，这一年没有年休假。",
        where="上一年的请假记录。",
        ask="上一年您是不是休了年休假，后来又请了很长的病假或事假？",
        words=("上年休后又请长假",),
    ),
    InputSpec(
        "waived",
        Flag(yes=("书面放弃", "自己不休"), no=("没放弃", "公司没安排")),
        "公司安排了、自己书面不休",
        why="公司安排了休假，您因自己的原因书面提出不休的，只有平时的工资。",
        where="您交给公司的书面材料；公司发的休假安排。只是公司让签的统一声明，不一定算。",
        ask="公司安排过您休年休假，是您自己书面提出不休的吗？",
        words=("自愿放弃", "书面放弃年休假", "放弃年假"),
    ),
    InputSpec(
        "carried_over",
        Flag(yes=("推到下一年",), no=("没有推",)),
        "经同意推到下一年",
        why="经您同意跨年安排的，时效从下一年年底起算。",
        where="公司的休假通知、您同意的记录。",
        ask="公司有没有经您同意，把那一年的年休假推到下一年休？",
        words=("跨年安排", "跨年"),
    ),
    InputSpec(
        "paid",
        Nullable(yuan(), "一分没付", ("没付", "没给", "没发")),
        "已付的未休年休假报酬",
        why="平时工资以外，公司为没休的年休假付过的钱要减掉。",
        where="工资条上的“年休假工资”一栏、银行流水。",
        ask="公司为没休的年休假另外付过钱吗？付了多少？",
        words=("已付", "已发", "付过"),
    ),
    *ONE_YEAR_TIME,
)
SPECS = {spec.name: spec for spec in INPUTS}
