"""What the benefits of an injured worker need to be told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from advisor.rules.common_inputs import CITY, EMPLOYMENT_END, FILING, INTERRUPTED, adapted
from advisor.rules.composite import Nullable
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import Choice, Day, Flag, Number, Option, Schema, tidy, yuan

if TYPE_CHECKING:
    from advisor.sources.library import Library

GRADES = "一二三四五六七八九十"
LEVEL = Number("级", Decimal(1), Decimal(10))
AVERAGE = Number("元", Decimal("0.01"), Decimal("99999999.99"), 2, ("块钱", "块"))
OWN_WISH = frozenset({"resigned", "agreed"})
NO_LAST_SUMS = frozenset({"retired", "died"})
ABOUT_THE_END = ("wage_before_end", "actual_wage_before_end", "average_wage_before_end")
"""Whoever tells one of these speaks of the end of employment."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade of disability: 9, 9级, 九级 or 九级伤残. Returns `Decimal`."""

    def read(self, raw: object, library: Library) -> Decimal:
        if isinstance(raw, str):
            text = tidy(raw).removeprefix("伤残").removesuffix("伤残").removesuffix("级")
            if re.fullmatch(f"[{GRADES}]", text):
                return Decimal(GRADES.index(text) + 1)
            raw = text or raw
        return LEVEL.read(raw, library)

    def schema(self) -> Schema:
        labels = {str(n): f"{name}级" for n, name in enumerate(GRADES, 1)}
        return {**LEVEL.schema(), "x-labels": labels}


END_REASON = Choice(
    (
        Option("resigned", "自己提出离职", ("辞职", "自己辞职", "本人提出", "自离")),
        Option("agreed", "双方商量好离职", ("协商", "协商解除", "协商一致", "商量好")),
        Option("expired", "合同到期", ("到期", "合同期满", "期满", "不续签")),
        Option("dismissed", "公司辞退", ("辞退", "开除", "被辞退", "解雇", "裁员")),
        Option("retired", "已领养老金", ("退休", "领养老金", "办了退休")),
        Option("died", "已去世", ("去世", "死亡")),
    )
)

INSURED_WAGE = InputSpec(
    "insured_wage",
    yuan(),
    "受伤前的月缴费工资",
    why="工伤待遇按受伤前12个月平均每月的缴费工资算，不满12个月的按实际月数平均。",
    where="社保App、社保局打印的缴费明细里工伤保险的“缴费基数”；没有参保的，写实际工资。",
    ask="受伤前12个月，公司按多少工资给您交工伤保险（平均每月）？",
    words=("缴费工资", "缴费基数", "社保基数", "月缴费工资", "本人工资"),
)
ACTUAL_WAGE = InputSpec(
    "actual_wage",
    yuan(),
    "受伤前实际的月均工资",
    why="公司少报了工资，待遇变少的部分要公司补；没有参保的，也按它算。",
    where="受伤前12个月的工资单、银行流水，应发的平均数。",
    ask="受伤前12个月，您每月的应发工资平均是多少？",
    words=("实际工资", "月均工资", "受伤前工资", "工资", "月薪"),
)
AVERAGE_WAGE = InputSpec(
    "average_wage",
    AVERAGE,
    "职工月平均工资（上年度）",
    why="本人工资不能低于它的六成，不能高于它的三倍；广东用全省的，所在市更高的用市里的。",
    where="人社局、统计局每年公布的上年度职工月平均工资，可拨打12333问。",
    ask="当地上一年度的职工月平均工资是多少？（可以问12333）",
    words=("平均工资", "社平工资", "职工月平均工资", "上年度职工月平均工资"),
    public=True,
    required=True,
)
INSURED = InputSpec(
    "insured",
    Flag(("参保", "已参保", "交了", "有社保"), ("没参保", "未参保", "没交", "没社保")),
    "公司有没有交工伤保险",
    why="交了的，大部分由工伤保险基金付；没交的，全部由公司付。",
    where="社保App里查受伤那个月有没有工伤保险的缴费。",
    ask="受伤的时候，公司给您交工伤保险了吗？",
    words=("参保", "工伤保险", "有没有社保", "交社保"),
)
INJURY = InputSpec(
    "injury",
    Day(),
    "受伤日期",
    why="申请工伤认定的期限从这天算；职业病从诊断、鉴定那天算。",
    where="病历、事故记录；职业病看诊断书上的日期。",
    ask="您是哪天受的伤？（职业病写确诊那天）",
    words=("受伤", "事故日期", "受伤那天", "工伤日期", "确诊日期"),
)
RECOGNISED = InputSpec(
    "recognised",
    Flag(("已认定", "认定了"), ("没认定", "未认定", "还没认定")),
    "工伤认定了没有",
    why="先要认定是工伤，才有这些待遇。",
    where="人社局发的认定工伤决定书。",
    ask="人社局认定您是工伤了吗？",
    words=("认定", "工伤认定", "认定工伤"),
)
OVER_AGE = InputSpec(
    "over_age",
    Flag(("超龄", "已超龄"), ("没超龄", "未超龄")),
    "受伤时是不是超过退休年龄，或者已领养老金",
    why="超龄的人能不能按工伤待遇算，国家和广东的规定不一样。",
    where="看身份证上的出生日期和养老金发放记录。",
    ask="受伤的时候，您过了法定退休年龄，或者在领养老金吗？",
    words=("超龄", "过退休年龄", "领养老金"),
)
REFUSED = InputSpec(
    "refused",
    Day(),
    "公司拒绝付的日期",
    why="公司付的部分，一年的仲裁时效从您知道公司不付那天起算。",
    where="聊天记录、书面回复，写公司明确说不付的那一天。",
    ask="公司是哪天明确说不付的？",
    words=("拒付日期", "公司拒绝日期", "拒绝日期"),
)
UNTIL = adapted(
    EMPLOYMENT_END,
    why="离职才有医疗补助金和就业补助金；公司付的部分，离职以后要在一年内申请仲裁。",
)

INPUTS = (
    adapted(
        CITY,
        why="各省的标准不一样，按参加工伤保险的地方算，没参保的按上班的地方算。",
        where="看社保App里的参保地；没参保的，看公司的经营地址。",
        ask="您在哪个城市参保？没参保的，在哪个城市上班？",
        required=False,
    ),
    InputSpec(
        "grade",
        Nullable(Grade(), "没评上等级", ("没评上", "未达等级", "没达到等级", "不够等级", "没有等级")),
        "伤残等级",
        why="几个月的补助金、每月多少津贴，都看等级：一级最重，十级最轻。",
        where="劳动能力鉴定委员会发的鉴定结论书。",
        ask="劳动能力鉴定评了几级？（没鉴定的，先去申请鉴定）",
        words=("等级", "级别", "鉴定等级", "伤残级别"),
        required=True,
    ),
    INSURED_WAGE,
    ACTUAL_WAGE,
    adapted(AVERAGE_WAGE, required=False),
    INSURED,
    InputSpec(
        "employment_ends",
        Flag(("离职", "要离职", "已离职", "解除", "终止"), ("不离职", "还在职", "继续上班")),
        "劳动关系结束不结束",
        why="五级到十级的，劳动关系结束才有一次性的医疗补助金、就业补助金。",
        where="看您打算继续上班还是离开；已经离开的写 是。",
        ask="您已经离开或者打算离开这家公司吗？",
        words=("是否离职", "离不离职", "解除劳动关系", "终止劳动关系"),
    ),
    InputSpec(
        "end_reason",
        END_REASON,
        "劳动关系怎么结束的",
        why="五级、六级要本人提出才有那两项；领养老金或者去世的，没有那两项。",
        where="离职证明、辞职信、解除通知。",
        ask="是您自己提出走的，还是合同到期、公司辞退，或者已经领养老金？",
        words=("离职原因", "结束原因", "解除原因"),
    ),
    InputSpec(
        "wage_before_end",
        yuan(),
        "离职前的月缴费工资",
        why="广东的医疗补助金、就业补助金，离职前12个月的平均缴费工资更高的，按离职前的算。",
        where="社保App里离职前12个月工伤保险的缴费基数，取平均。",
        ask="离职前12个月，公司按多少工资给您交工伤保险（平均每月）？",
        words=("离职前工资", "离职前缴费工资", "离职前12个月平均缴费工资"),
    ),
    InputSpec(
        "actual_wage_before_end",
        yuan(),
        "离职前实际的月均工资",
        why="公司少报工资的，离职前那12个月也按实际工资比。",
        where="离职前12个月的工资单、银行流水，应发的平均数。",
        ask="离职前12个月，您每月的应发工资平均是多少？",
        words=("离职前实际工资",),
    ),
    InputSpec(
        "average_wage_before_end",
        AVERAGE,
        "离职时用的职工月平均工资",
        why="离职前的缴费工资也有下限和上限，用离职时的上年度平均工资；不写就用前面那个。",
        where="12333，或统计局每年公布的数。",
        ask="离职那年的上一年度，当地的职工月平均工资是多少？",
        words=("离职时平均工资", "离职时的平均工资"),
        public=True,
    ),
    InputSpec(
        "suitable_work",
        Flag(("能安排", "安排了"), ("不能安排", "没安排", "难以安排")),
        "公司能不能安排合适的工作",
        why="五级、六级，公司难以安排工作的，才由公司按月发伤残津贴。",
        where="看公司有没有给您安排做得了的岗位。",
        ask="公司给您安排做得了的工作了吗？",
        words=("安排工作", "合适的工作"),
    ),
    InputSpec(
        "care_level",
        Nullable(Number("级", Decimal(1), Decimal(4)), "不需要护理", ("不需要", "不用护理")),
        "护理等级",
        why="鉴定委员会确认生活要人护理的，按月有生活护理费；广东分四级，全国分三档，数字小的重。",
        where="劳动能力鉴定结论书上的生活自理障碍等级。",
        ask="鉴定结论里写了几级护理（生活自理障碍等级）？",
        words=("护理", "自理障碍等级", "生活自理障碍"),
    ),
    InputSpec(
        "moves_home",
        Flag(("迁回", "迁回老家"), ("不迁", "没迁")),
        "户口是不是从单位所在地迁回老家",
        why="广东一级到四级伤残的，户口迁回老家，公司要付安家补助费。",
        where="户口簿、迁移证。",
        ask="您的户口要从单位所在地迁回老家吗？",
        words=("户口迁回", "迁回原籍"),
    ),
    INJURY,
    InputSpec(
        "graded",
        Day(),
        "收到鉴定结论的日期",
        why="按哪天的规定算，和仲裁时效的起算，都可能看这天。",
        where="鉴定结论书的送达回证、签收日期。",
        ask="您是哪天收到劳动能力鉴定结论的？",
        words=("鉴定日期", "鉴定结论日期", "评级日期"),
    ),
    RECOGNISED,
    OVER_AGE,
    UNTIL,
    REFUSED,
    FILING,
    INTERRUPTED,
)
SPECS = {spec.name: spec for spec in INPUTS}
