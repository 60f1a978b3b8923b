"""What family leave needs to be told."""

from __future__ import annotations

from decimal import Decimal

from advisor.rules.common_inputs import CITY, adapted
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import Choice, Day, Flag, Number, Option

EVENT = Choice(
    (
        Option("birth", "生孩子", ("产假", "生育", "顺产", "生小孩", "分娩", "生育假")),
        Option("difficult_birth", "难产", ("难产假", "难产产假")),
        Option("multiple_birth", "多胞胎", ("双胞胎", "三胞胎", "多胎", "生双胞胎")),
        Option("miscarriage", "流产", ("小产", "流产假", "终止妊娠", "引产", "人流")),
        Option("paternity", "陪产假", ("陪产", "男方陪产", "护理产妇", "老婆生孩子", "妻子生孩子")),
        Option("parental", "育儿假", ("育儿",)),
        Option("nursing", "哺乳时间", ("哺乳", "哺乳假", "喂奶", "喂奶时间")),
        Option("marriage", "婚假", ("结婚", "结婚假")),
        Option("bereavement", "丧假", ("亲人去世", "奔丧", "家人去世")),
        Option("care", "独生子女护理假", ("护理假", "照顾父母", "父母护理假", "独生子女陪护假")),
    )
)
RELATION = Choice(
    (
        Option(
            "immediate",
            "父母、配偶或子女",
            (
                "直系亲属",
                "父亲",
                "母亲",
                "父母",
                "爸爸",
                "妈妈",
                "配偶",
                "丈夫",
                "妻子",
                "子女",
                "儿子",
                "女儿",
            ),
        ),
        Option("in_law", "配偶的父母", ("岳父", "岳母", "公公", "婆婆", "岳父母", "公婆", "家公", "家婆")),
        Option(
            "other",
            "其他亲属",
            ("祖父母", "爷爷", "奶奶", "外公", "外婆", "兄弟姐妹", "哥哥", "弟弟", "姐姐", "妹妹"),
        ),
    )
)

INPUTS = (
    adapted(
        CITY,
        name="province",
        label="省份",
        why="产假的奖励假、陪产假、育儿假、护理假由各省规定，天数不同。",
        ask="您在哪个省上班？",
        words=("省", "城市", "地区", "工作地", "工作省份", "工作地点"),
    ),
    InputSpec(
        "event",
        EVENT,
        "请什么假",
        why="不同的假天数不同。",
        where="看您为什么请假：生孩子、流产、结婚，还是别的。",
        ask="您要问的是哪种假：产假、流产假、陪产假、育儿假、哺乳时间、婚假、丧假，还是照顾父母的护理假？",
        words=("事由", "假期种类", "什么假"),
        required=True,
    ),
    InputSpec(
        "infants",
        Number("个", Decimal(1), Decimal(8), 0, ("个孩子", "个婴儿", "胞胎", "胎")),
        "生了几个孩子",
        why="多胞胎每多一个婴儿加产假，哺乳时间也按婴儿数算。",
        where="出生医学证明。",
        ask="这次生了几个孩子？",
        words=("婴儿数", "孩子数", "几胞胎"),
    ),
    InputSpec(
        "difficult",
        Flag(yes=("难产",), no=("顺产",)),
        "是不是难产",
        why="难产的产假更长；是不是难产看医院怎么写。",
        where="出院小结、生育医学证明上有没有写难产。",
        ask="医院的证明上写了难产吗？",
    ),
    InputSpec(
        "pregnancy_months",
        Number("个月", Decimal(0), Decimal(10), 1, ("月",)),
        "怀孕几个月",
        why="流产假按怀孕满几个月分档，规定写的是月，不是周。",
        where="病历、B超单或医院的休假证明。",
        ask="流产时怀孕满了几个月（按月算，不是按周）？",
        words=("怀孕月数", "孕月", "怀孕月份"),
    ),
    InputSpec(
        "pregnancy_weeks",
        Number("周", Decimal(0), Decimal(45), 0, ("孕周", "个周", "星期")),
        "怀孕几周",
        why="不知道满几个月时，可以先写周数；在分界附近的还要再问。",
        where="病历、B超单。",
        ask="流产时怀孕几周？",
        words=("孕周", "怀孕周数"),
    ),
    InputSpec(
        "infant_age_months",
        Number("个月", Decimal(0), Decimal(240), 0, ("月",)),
        "孩子满几个月",
        why="哺乳时间到孩子满一周岁为止，育儿假到满三周岁为止。",
        where="按出生日期数。",
        ask="孩子现在满几个月了？",
        words=("孩子月龄", "月龄", "婴儿月龄"),
    ),
    InputSpec(
        "parent_age",
        Number("周岁", Decimal(30), Decimal(120), 0, ("岁",)),
        "父母满几周岁",
        why="独生子女护理假要父母满六十周岁。",
        where="父母的身份证。",
        ask="您要照顾的父亲或者母亲满多少周岁？",
        words=("父母年龄",),
    ),
    InputSpec(
        "one_child_family",
        Flag(),
        "父母是广东户籍的独生子女父母",
        why="护理假只给广东户籍、在提倡只生一个的时期自愿终身只生一个孩子的父母的子女。",
        where="独生子女父母光荣证、父母的户口本。",
        ask="您的父母是广东户籍、领了独生子女光荣证（自愿只生一个）的吗？",
        words=("独生子女家庭", "独生子女"),
    ),
    InputSpec(
        "hospitalised",
        Flag(yes=("住院",), no=("没住院",)),
        "父母是不是住院",
        why="父母住院治疗的，护理假更多。",
        where="住院证明。",
        ask="父母生病住院了吗？",
        words=("住院",),
    ),
    InputSpec(
        "relation",
        RELATION,
        "去世的是您的什么人",
        why="规定里的丧假是父母、配偶、子女去世才有的。",
        where="不用证明，说关系就行；请假时公司可能要看证明。",
        ask="去世的是您的什么人？",
        words=("亲属关系", "关系"),
    ),
    InputSpec(
        "approved",
        Flag(yes=("批准", "批了"), no=("没批", "不批")),
        "公司是不是批准",
        why="配偶的父母去世，广东的规定要公司批准才有丧假。",
        where="请假条、和主管的聊天记录。",
        ask="公司批准了吗？",
        words=("公司批准",),
    ),
    InputSpec(
        "day",
        Day(),
        "哪一天",
        why="规定会改，按孩子出生、流产、结婚或亲人去世那天的规定算。",
        where="出生证明、病历、结婚证。",
        ask="是哪一天（孩子出生、流产、登记结婚的那天）？",
        words=("日期", "出生日期", "生育日期", "那一天"),
    ),
)
SPECS = {spec.name: spec for spec in INPUTS}
