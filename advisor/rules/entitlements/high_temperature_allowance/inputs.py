"""What the allowance needs to be told."""

from __future__ import annotations

from decimal import Decimal

from advisor.rules.common_inputs import CITY, EMPLOYMENT_END, FILING, INTERRUPTED, adapted
from advisor.rules.composite import ByMonth, Nullable
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import Choice, Day, Number, Option, yuan

POST = Choice(
    (
        Option(
            "outdoor",
            "室外露天",
            ("室外", "户外", "露天", "露天岗位", "室外露天岗位", "室外作业", "露天作业", "户外作业"),
        ),
        Option(
            "indoor_uncooled",
            "室内无降温",
            (
                "室内没降温",
                "室内没有降温",
                "室内没空调",
                "室内高温",
                "没有降温",
                "无降温",
                "没空调",
                "车间没空调",
            ),
        ),
        Option(
            "indoor_cooled",
            "室内有降温",
            ("室内降温", "室内有空调", "有降温", "有空调", "室内空调"),
        ),
    )
)
ABSENCE = Choice(
    (
        Option("personal", "事假", ("请事假", "旷工", "个人原因")),
        Option("medical", "病假", ("请病假", "医疗期", "工伤", "工伤休息", "停工留薪")),
        Option("leave", "休假", ("年休假", "年假", "产假", "婚假", "丧假", "探亲假")),
        Option("other", "其他", ("其它", "其他个人原因")),
    )
)
TEMPERATURE = Number("℃", Decimal(20), Decimal(50), 1, ("摄氏度", "度", "C"))
DAYS = Number("天", Decimal(0), Decimal(31), 0, ("日",))

INPUTS = (
    adapted(CITY, why="各省的标准和发放月份不一样，按上班的地方算。"),
    InputSpec(
        "start",
        Day(),
        "开始日期",
        why="从哪天起算，决定有几个月。",
        where="入职日期看劳动合同、社保记录或第一笔工资。",
        ask="您是哪年哪月哪日入职的（或从哪天起没发高温津贴）？",
        words=("入职日期", "入职", "开始", "起算日期"),
        required=True,
    ),
    InputSpec(
        "end",
        Nullable(Day(), "没有截止，算到申请那天"),
        "结束日期",
        why="算到哪天为止，决定有几个月。",
        where="离职证明、最后一天的考勤；还在职的，算到申请那天。",
        ask="算到哪一天为止？您现在还在职吗？",
        words=("结束", "截止日期"),
    ),
    EMPLOYMENT_END,
    FILING,
    adapted(
        INTERRUPTED,
        why="离职以后向公司要过、向劳动部门投诉过，或公司答应过补发，一年的仲裁时效从那天重新起算。",
    ),
    InputSpec(
        "post",
        POST,
        "岗位",
        why="室外露天岗位都有；室内要看能不能降温到规定温度以下。",
        where="看您平时干活的地方：在室外，还是车间里；有没有空调等有效的降温。",
        ask="您是在室外干活，还是在室内？室内有没有空调，夏天大约多少度？",
        words=("工作岗位", "工作场所"),
        required=True,
    ),
    InputSpec(
        "temperature",
        ByMonth(TEMPERATURE, single=True, example="2024-07:35,2024-08:34.5"),
        "温度",
        why="室内场所量到的温度决定那个月有没有。",
        where="车间里的温度计、公司的检测记录；最好有带日期的照片。",
        ask="车间里夏天量到多少度？哪几个月？",
        words=("气温", "车间温度", "室内温度"),
    ),
    InputSpec(
        "attended_days",
        ByMonth(DAYS),
        "出勤天数",
        why="因为自己请假没上满的月份，按出勤天数折算。",
        where="考勤表、打卡记录或工资单。",
        ask="没上满的月份，您各上了多少天班？",
        words=("出勤", "上班天数", "高温作业天数"),
    ),
    InputSpec(
        "absence",
        ByMonth(ABSENCE, example="2024-07:事假"),
        "缺勤原因",
        why="只有因为自己的原因缺勤才按天折算；公休日和节假日不算缺勤。",
        where="请假条、考勤表或和主管的聊天记录。",
        ask="没上满的月份是什么原因：事假、病假、休假，还是公司的安排？",
        words=("缺勤", "请假", "请假原因"),
    ),
    InputSpec(
        "paid",
        Nullable(
            ByMonth(yuan(), single=True, example="2024-07:100,2024-08:100"), "一分没发", ("没发", "没发过")
        ),
        "已发",
        why="公司用钱发过的高温津贴要减掉。",
        where="工资单上的“高温津贴”或“高温补贴”一栏、银行流水。",
        ask="公司发过高温津贴吗？一共发了多少钱，是哪几个月的？",
        words=("已发高温津贴", "已经发的", "发过"),
    ),
    InputSpec(
        "drinks_value",
        yuan(),
        "饮料药品折价",
        why="清凉饮料和药品不能抵高温津贴，写了也不会减。",
        where="不用提供。",
        ask="公司发过清凉饮料吗？",
        words=("饮料", "清凉饮料", "凉茶"),
    ),
)
