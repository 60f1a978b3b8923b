"""What goes into the JSON API and what comes out, for its schema and its documentation page.

What comes in is read by these models. What goes out is made by `advisor.wire` and only described here; a test
holds real answers against it.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from advisor.cli_inputs import read_day
from advisor.domain import CitationKind, Level, Outcome, Route, State
from advisor.errors import UserError

MOST_QUESTION = 20_000
MOST_QUERY = 2_000
MOST_TEXT = 200_000
MOST_HITS = 50


def _day(raw: object) -> object:
    if raw is None:
        return None
    if not isinstance(raw, str):
        raise UserError('as_of 要写成文字，如 "2024-09-30"。')
    return read_day(raw)


Day = Annotated[
    date | None,
    BeforeValidator(_day, json_schema_input_type=str | None),
    Field(description="按哪一天的法律，写成 2024-09-30；不写就是今天。"),
]


def _named(text: str) -> Any:
    return Field(description=text)


class _Request(BaseModel):
    # A misspelt name would otherwise be dropped in silence.
    model_config = ConfigDict(extra="forbid")


class AskRequest(_Request):
    question: str = Field(max_length=MOST_QUESTION, description="工友的话，用平常的话说。")
    case: dict[str, Any] | None = Field(
        None,
        description="上一次回答里的 case，原样传回就是接着谈；可以先改其中的 facts。不写就是新的对话。"
        "服务器不记得任何对话。",
    )
    as_of: Day = None
    html: bool = Field(False, description="写 true 时，回答里多一项 html：text 排好版的样子。")


class SearchRequest(_Request):
    query: str = Field(max_length=MOST_QUERY, description="要找的内容：一句话、几个词，或条文名称。")
    top: int = Field(10, ge=1, le=MOST_HITS, description="最多几条。")
    as_of: Day = None


class CalcRequest(_Request):
    inputs: dict[str, Any] = Field(
        default_factory=dict,
        description="输入，名称见该项目的 schema，也可以写中文名称。不写就是不知道；"
        "null 是“确实没有”（如还在职）。",
    )
    as_of: Day = None


class CheckRequest(_Request):
    text: str = Field(max_length=MOST_TEXT, description="要核对的文字：文书、文章、网上的说法。")
    as_of: Day = None


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Ref(_Told):
    instrument: str = _named("文件全称")
    article: str | None = _named("第几条；没有编号的文件为 null")


class Missing(_Told):
    fact: str = _named("缺的情况（facts 里的名称）")
    why: str = _named("为什么要知道")
    where: str = _named("在哪里能找到")
    ask: str = _named("可以这样问")
    label: str = _named("中文名称")
    entitlement: str = _named("哪个计算项目要用；空的是对话本身要问")


class ParameterUse(_Told):
    id: str
    value: str
    unit: str
    from_: str = Field(alias="from", description="从哪天起是这个数")
    to: str | None = _named("到哪天为止")
    reference: Ref
    verified: str = _named("核对到什么程度")


class Step(_Told):
    label: str
    expression: str = _named("公式")
    substituted: str = _named("代入的数")
    value: str
    unit: str
    parameters: list[ParameterUse] = _named("用到的法定数字")
    basis: list[Ref] = _named("依据")
    on: str | None = _named("这一步按哪天的法律")


class Item(_Told):
    label: str
    value: str
    unit: str
    note: str


class Bands(_Told):
    recent: str | None = _named("由单位举证的部分")
    older: str | None = _named("要自己举证的部分")
    barred: str | None = _named("已过时效的部分")


class Alternative(_Told):
    reading: str = _named("哪一种理解")
    amount: str | None
    basis: list[Ref]


class Deadline(_Told):
    label: str
    day: str | None = _named("最后一天；时间还没有开始算的为 null")
    note: str
    basis: list[Ref]


class Award(_Told):
    entitlement: str
    title: str
    outcome: Outcome = _named(
        "award 算出；range 只有上下限；missing 还缺情况；not_applicable 不适用；"
        "conflict 规定不一致；out_of_period 没有收录那时的规定"
    )
    total: str | None = _named("一共应得，两位小数的文字")
    amount: str | None = _named("现在还能要的")
    low: str | None
    high: str | None
    unit: str
    items: list[Item] = _named("逐项（多为逐月）")
    bands: Bands | None = _named("按时间分开")
    alternatives: list[Alternative]
    steps: list[Step] = _named("每一步的公式和依据")
    basis: list[Ref]
    missing: list[Missing] = _named("还缺什么")
    warnings: list[str]
    deadlines: list[Deadline] = _named("期限")


class Citation(_Told):
    n: int = _named("text 里的【n】")
    instrument: str
    article: str | None
    version: str | None = _named("引用的文本从哪天起施行")
    kind: CitationKind = _named("原文、要旨（我们的概括）、案例、材料（用户自己添加的）")
    quote: str | None = _named("官方原文；只有原文和材料才有")
    gist: str | None = _named("要旨")
    in_force: bool
    state: State
    url: str | None = _named("官方网页")
    page: int | None
    file: str | None
    note: str | None


class Struck(_Told):
    text: str
    reason: str


class Writing(_Told):
    by: str = _named("template 或 model")
    model: str
    prompts: str
    sent_back: list[Struck]
    trouble: str


class Verification(_Told):
    sentences: int = _named("核对了几句")
    struck: list[Struck] = _named("没有依据而删去的")
    as_of: str
    knowledge: str
    writing: Writing


class Answer(_Told):
    route: Route = _named(
        "answer 回答；clarify 要先问清楚；decline、decline_route 不在范围内；"
        "refuse 不帮；crisis 有危险，先求助；deescalate 先冷静"
    )
    topics: list[str]
    text: str = _named("完整的回答，Markdown，带【n】")
    citations: list[Citation]
    awards: list[Award]
    missing: list[Missing]
    verification: Verification | None
    case: dict[str, Any] = _named("案件文件：下一次提问时传回")
    html: str | None = Field(None, description="只有要求了才有；可以直接放进网页")


class Hit(_Told):
    instrument: str
    article: str | None
    version: str | None
    kind: str = _named("statute、regulation、interpretation、local、guidance；document 是用户添加的材料")
    score: float
    legs: dict[str, float] = _named("各种找法各自的分数")
    via: list[str] = _named("经由哪些主题、案例、问法找到")
    page: int | None
    text: str | None = _named("对上的那一段")


class Hits(_Told):
    query: str
    hits: list[Hit] = _named("最相关的在前")


class EntitlementRow(_Told):
    entitlement: str
    title: str
    summary: str


class Entitlements(_Told):
    entitlements: list[EntitlementRow]


class Entitlement(EntitlementRow):
    inputs: dict[str, Any] = Field(alias="schema", description="输入的 JSON Schema，每项带中文说明")


class Difference(_Told):
    says: str = _named("原文")
    quoted: str = _named("引文")
    marked: str = _named("差别")


class Comparison(_Told):
    comparison: Literal["verbatim", "misquoted"]


class Finding(_Told):
    span: tuple[int, int] = _named("在文字里的起止位置")
    line: int
    text: str
    instrument: str | None
    article: str | None
    version: str | None
    verdict: str = _named(
        "verbatim 一字不差；found 条文存在；misquoted 引文不符；"
        "beyond_last_article 没有这一条；not_in_force 当日没有效力；"
        "gist_only 只有要旨；not_held 没有收录；unattributed 没有出处"
    )
    state: State
    in_doubt: bool
    quote: str | None
    difference: Difference | None
    detail: Comparison | None
    reason: str | None
    gist: list[str]
    note: str
    url: str | None


class Report(_Told):
    as_of: str
    counts: dict[str, int]
    wrong: int = _named("有错的")
    unchecked: int = _named("没能核对的；不等于有错")
    findings: list[Finding]


class InstrumentRow(_Told):
    instrument: str
    short: list[str]
    level: Level
    jurisdiction: str
    state: State
    url: str | None


class Instruments(_Told):
    as_of: str
    instruments: list[InstrumentRow]


class LawVersion(_Told):
    effective: str
    until: str | None
    document_number: str | None
    articles: int | None
    text: str
    verified: str | None


class Resting(_Told):
    title: str
    kind: str


class LawArticle(_Told):
    article: str | None
    path: str = _named("第几章第几节")
    kind: str = _named("原文或要旨")
    text: str | None = _named("官方原文；没有收录时为 null")
    gist: list[str] = _named("我们的概括")
    resting: list[Resting] = _named("以它为依据的专题和案例")


class Law(_Told):
    instrument: str
    short: list[str]
    level: Level
    issuer: str
    jurisdiction: str
    url: str | None
    as_of: str
    state: State
    version: str | None = _named("显示的文本从哪天起施行")
    until: str | None
    versions: list[LawVersion]
    articles: list[LawArticle]


class Problem(_Told):
    code: str = _named("给程序看的，见下表")
    message: str = _named("给人看的一句中文")


class Failure(_Told):
    error: Problem
