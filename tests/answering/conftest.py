"""An invented law, small enough to hold in the head: it lets a test say exactly what is true.

《试验工钱法》 is held in its own words (article 3 in two paragraphs), 《试验高温办法》 only as a gist;
《试验旧办法》 is no longer in force, and of 《试验纪要》 the weight is in doubt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from advisor.domain import (
    ActionStep,
    Alternative,
    Award,
    Bands,
    Case,
    CaseFile,
    Claim,
    Deadline,
    Draft,
    Evidence,
    EvidenceItem,
    Fact,
    Facts,
    Hit,
    Hotline,
    Inquiry,
    Instrument,
    Item,
    Missing,
    ParameterUse,
    Passage,
    Provision,
    ProvisionRef,
    State,
    Step,
    Topic,
    TopicClaim,
    Uncertainty,
    Version,
)

TODAY = date(2024, 9, 30)
WAGES, HEAT, OLD, MINUTES = "试验工钱法", "试验高温办法", "试验旧办法", "试验纪要"
PAID_MONTHLY = "雇主每月末日以前结清上月工钱，不得拿实物来顶。"
CLAIM_BACK = "工钱被拖着不给的，做工的人在做工期间随时都可以提出；离开以后一年之内提出。"
HEAT_3 = ProvisionRef(HEAT, "第三条")
WAGES_3 = ProvisionRef(WAGES, "第三条")


def claim(id: str, text: str, *refs: ProvisionRef, **more: object) -> Claim:
    return Claim(id, text, refs, **more)  # type: ignore[arg-type]


DUTY = claim(
    "heat-duty",
    "工作场所热到33℃以上的，用人单位应当按月发热天补贴。",
    HEAT_3,
    modality="must",
    figures=("33℃",),
)
RATE = claim(
    "heat-rate", "热天补贴每月300元。", ProvisionRef(HEAT, "第四条"), figures=("300元",), verified="secondary"
)
DRINKS = claim("heat-drinks", "发饮料不能顶热天补贴。", HEAT_3, WAGES_3, modality="must_not")
LIMIT = claim("wages-limit", "做工期间要被拖着不给的工钱，不受一年的限制。", WAGES_3)
OUTDOOR = claim("heat-outdoor", "在露天做工的，用人单位也应当发热天补贴。", HEAT_3, modality="must")
EXCUSE = claim("heat-excuse", "公司说“没有这个福利”，不能免掉发热天补贴的义务。", HEAT_3)
GONE = claim("old-rule", "热天补贴每月100元。", ProvisionRef(OLD, "第一条"))
DOUBTED = claim("minutes-view", "因热天补贴起的争议，按劳动争议办。", ProvisionRef(MINUTES, "第一条"))
CLAIMS = {one.id: one for one in (DUTY, RATE, DRINKS, LIMIT, OUTDOOR, EXCUSE, GONE, DOUBTED)}

STEP = ActionStep(
    "先写一份书面请求，五天以后还没有回音，就去找工会。",
    who="本人",
    where="公司人事部",
    papers=("工资条", "厂牌"),
    claims=("wages-limit",),
)
TOPIC = Topic(
    id="heat",
    title="热天补贴",
    asked_as=("公司不发热天补贴合法吗",),
    provisions=(HEAT_3, WAGES_3),
    claims=(
        TopicClaim("lawful", DUTY, {"post": ("indoor", "unknown")}),
        TopicClaim("lawful", OUTDOOR, {"post": ("outdoor",)}),
        TopicClaim("how_much", RATE),
        TopicClaim("how_much", DRINKS),
        TopicClaim("boss_says", EXCUSE),
        TopicClaim("by_when", LIMIT),
        TopicClaim("what_now", DOUBTED),
    ),
    entitlements=("heat_pay",),
    steps=(STEP,),
    evidence=(
        EvidenceItem("六月到十月的工资条", how="逐月拍照"),
        EvidenceItem("公司的测温记录", holder="employer"),
    ),
    uncertainties=(
        Uncertainty("没有见到每天热多久才算的规定。", "有的月份可能算不上。", 3),
        Uncertainty("补贴是不是工钱，看法不一。", "少数看法下只有一年以内的能要。", 1),
        Uncertainty("热天补贴的标准今年可能调整。", "金额会变。", 2),
    ),
    helpers=("12351",),
    cases=("case-heat",),
    keywords=("热天补贴", "热天钱"),
)
CASE = Case(
    id="case-heat",
    title="车间太热，工人要补贴",
    source="试验杂志",
    decided=None,
    facts="厂里没有降温。",
    question="要不要发？",
    result="仲裁支持了补发。后来公司付了钱。",
    why="场所太热。",
    provisions=(HEAT_3,),
    topics=("heat",),
)
HOTLINES = {
    "12351": Hotline("12351", "工会热线", "12351", "请工会出面交涉。", "试验", "official"),
    "12333": Hotline("12333", "人社热线", "12333", "问补贴标准。", "试验", "official"),
    "12348": Hotline("12348", "法律服务热线", "12348", "免费问法律。", "试验", "official"),
    "arbitration": Hotline("arbitration", "劳动仲裁委", None, "申请仲裁，不收费。", "试验", "official"),
}


@dataclass(frozen=True)
class TinyPlace:
    city: str | None
    province: str | None


class TinyPlaces:
    known: Mapping[str, TinyPlace] = {
        "佛山": TinyPlace("佛山", "广东"),
        "广州": TinyPlace("广州", "广东"),
        "长沙": TinyPlace("长沙", "湖南"),
        "广东": TinyPlace(None, "广东"),
    }

    def find_in(self, text: str) -> tuple[tuple[TinyPlace, str], ...]:
        found = [(text.index(name), place, name) for name, place in self.known.items() if name in text]
        return tuple((place, name) for _, place, name in sorted(found, key=lambda one: one[0]))


@dataclass(frozen=True)
class TinyParameter:
    description: str


def _instrument(
    title: str, text: str, *, until: date | None = None, in_doubt: str | None = None
) -> Instrument:
    version = Version(date(2012, 1, 1), text, until=until, articles=9, in_doubt=in_doubt)  # type: ignore[arg-type]
    return Instrument(title, "statute", "试验机关", "全国", (version,), url=f"https://example.org/{title}")


@dataclass
class TinyLibrary:
    """`advisor.answering.Lookup` over the invented law."""

    claims: Mapping[str, Claim] = field(default_factory=lambda: CLAIMS)
    topics: Mapping[str, Topic] = field(default_factory=lambda: {"heat": TOPIC})
    hotlines: Mapping[str, Hotline] = field(default_factory=lambda: HOTLINES)
    parameters: Mapping[str, TinyParameter] = field(
        default_factory=lambda: {"heat_monthly@广东": TinyParameter("热天补贴月标准")}
    )
    places: TinyPlaces = field(default_factory=TinyPlaces)
    knowledge_hash: str = "tiny"

    def __post_init__(self) -> None:
        held = [
            _instrument(WAGES, "packaged"),
            _instrument(HEAT, "gist"),
            _instrument(OLD, "gist", until=date(2020, 12, 31)),
            _instrument(MINUTES, "gist", in_doubt="只供参考"),
        ]
        self._instruments = {one.title: one for one in held}
        self._texts = {WAGES_3: f"{PAID_MONTHLY}\n{CLAIM_BACK}"}

    def find(self, name: str) -> Instrument | None:
        return self._instruments.get(name)

    def version_on(self, instrument: Instrument, on: date) -> Version | None:
        version = instrument.versions[0]
        return version if version.effective <= on and (version.until is None or on <= version.until) else None

    def state(self, instrument: Instrument, on: date) -> State:
        version = self.version_on(instrument, on)
        if version is None:
            return "not_in_force" if on > instrument.versions[0].effective else "not_yet_in_force"
        return "in_doubt" if version.in_doubt else "in_force"

    def provision(self, ref: ProvisionRef, on: date | None = None) -> Provision | None:
        instrument = self.find(ref.instrument)
        if instrument is None or (on is not None and self.version_on(instrument, on) is None):
            return None
        claims = tuple(one for one in self.claims.values() if one.provisions[0] == ref)
        text = self._texts.get(ref)
        if text is None and not claims:
            return None
        return Provision(ref, "statute", "全国", instrument.versions[0].effective, text=text, claims=claims)


QUESTION = "我2024年7月1日进佛山一家厂，车间很热，公司说没有这个福利，从没发过热天补贴，合法吗？能要回多少？"
FACTS = Facts().with_(
    Fact("city", "佛山", "佛山"),
    Fact("start", date(2024, 7, 1), "2024年7月1日"),
    Fact("post", "indoor", "车间"),
)
USE = ParameterUse(
    "heat_monthly@广东", "300", "元/月", date(2021, 6, 1), None, ProvisionRef(HEAT, "第四条"), "secondary"
)
AWARD = Award(
    entitlement="heat_pay",
    outcome="award",
    title="热天补贴",
    total=Decimal("900.00"),
    amount=Decimal("900.00"),
    items=tuple(Item(f"2024年{month}月", "300.00", "元") for month in (7, 8, 9)),
    bands=Bands(Decimal("600.00"), Decimal("300.00"), Decimal("0.00")),
    alternatives=(Alternative("少数看法：每个月各算一年", Decimal("600.00"), (WAGES_3,)),),
    steps=(Step("2024年7月至9月，整月", "月标准 × 月数", "300 × 3", "900.00", "元", (USE,), (HEAT_3,)),),
    basis=(HEAT_3, WAGES_3),
    warnings=("没有温度记录的月份先按太热算。",),
    deadlines=(Deadline("申请劳动仲裁", date(2025, 9, 30), "从离职那天起算。", (WAGES_3,)),),
)
MISSING = Award(
    entitlement="heat_pay",
    outcome="missing",
    title="热天补贴",
    missing=(
        Missing("city", "各地标准不一样。", "看劳动合同。", "您在哪个城市上班？"),
        Missing("start", "从入职那天起算。", "看劳动合同。", "您哪天入职？"),
        Missing("post", "热的岗位才有。", "想想车间。", "您在室内还是露天？"),
        Missing("end", "要知道算到哪天。", "看离职证明。", "您离职了吗？"),
    ),
)
CASE_FILE = CaseFile(facts=FACTS)


def inquiry(**changes: object) -> Inquiry:
    given: dict[str, object] = {
        "question": QUESTION,
        "as_of": TODAY,
        "filing": TODAY,
        "facts": FACTS,
        "matters": ("heat",),
        "asks": ("lawful", "how_much"),
    }
    return Inquiry(**{**given, **changes})  # type: ignore[arg-type]


def evidence(**changes: object) -> Evidence:
    return Evidence(**{"topics": (TOPIC,), "cases": (CASE,), **changes})  # type: ignore[arg-type]


def page(body: str, page: int = 3, title: str = "我的厂规.pdf") -> Hit:
    passage = Passage("p1", body, body, "document", title, title, page=page)
    return Hit(title, None, None, "document", 0.5, page=page, passage=passage)


def keys(draft: Draft) -> list[str]:
    return [section.key for section in draft.sections]
