"""The periods: what each counts from, how long it is, and what must be said with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from advisor.domain import ProvisionRef
from advisor.rules.limitation import ARBITRATION, ARBITRATION_LIMIT, INSPECTION, INSPECTION_LIMIT

_MEDIATION = "中华人民共和国劳动争议调解仲裁法"
_RULES = "劳动人事争议仲裁办案规则"
_PROCEDURE = "中华人民共和国民事诉讼法"
_INJURY = "工伤保险条例"
SUE = ProvisionRef(_MEDIATION, "第五十条")
SUE_FINAL = ProvisionRef(_MEDIATION, "第四十八条")
ANNUL = ProvisionRef(_MEDIATION, "第四十九条")
DECIDE = ProvisionRef(_MEDIATION, "第四十三条")
ENFORCEABLE = ProvisionRef(_MEDIATION, "第五十一条")
COUNTED_IN_COURT = ProvisionRef(_PROCEDURE, "第八十五条")
ENFORCE = ProvisionRef(_PROCEDURE, "第二百五十条")
CIVIL_RESTART = ProvisionRef("中华人民共和国民法典", "第一百九十五条")
IN_FORCE_AFTER = ProvisionRef(
    "最高人民法院关于人民法院对经劳动争议仲裁裁决的纠纷准予撤诉或驳回起诉后劳动争议仲裁裁决从何时起生效的解释",
    "第二条",
)
ONE_YEAR = ProvisionRef(_RULES, "第二十六条")
RESTART = ProvisionRef(_RULES, "第二十七条")
ACCEPTED = ProvisionRef(_MEDIATION, "第二十九条")
ANSWERED = ProvisionRef(_MEDIATION, "第三十条")
ARBITRATION_DAYS = ProvisionRef(_RULES, "第八十条")
ARBITRATION_EXTENSION = ProvisionRef(_RULES, "第四十五条")
RECOGNITION = ProvisionRef(_INJURY, "第十七条")
RECOGNISED_BY = ProvisionRef(_INJURY, "第二十条")
GRADED_BY = ProvisionRef(_INJURY, "第二十五条")
GUANGDONG_RECOGNITION = ProvisionRef("广东省工伤保险条例", "第十二条")
NOT_OWN_FAULT = ProvisionRef("最高人民法院关于审理工伤保险行政案件若干问题的规定", "第七条")
GRADING = ProvisionRef(_INJURY, "第二十六条")
GUANGDONG_GRADING = ProvisionRef("广东省工伤保险条例", "第二十条")
REVIEW = ProvisionRef("中华人民共和国行政复议法", "第二十条")
REVIEW_COUNTED = ProvisionRef("中华人民共和国行政复议法", "第八十八条")
SUE_AUTHORITY = ProvisionRef("中华人民共和国行政诉讼法", "第四十六条")
HANDOVER = ProvisionRef("中华人民共和国劳动合同法", "第五十条")
ALREADY_ELSEWHERE = ProvisionRef("劳动保障监察条例", "第二十一条")
INVESTIGATED_BY = ProvisionRef("劳动保障监察条例", "第十七条")
GUANGDONG_INSPECTION = tuple(
    ProvisionRef("广东省劳动保障监察条例", article) for article in ("第三十六条", "第三十九条", "第四十四条")
)


UNPAID_WAGES = "拖欠工资、还在职的，不受这一年限制；已经离职的，从离职那天起一年。"
_AFTER_FILING = (
    "交了申请，仲裁委5个工作日内决定受不受理；不受理或者到期不答复的，马上去法院起诉"
    "（《劳动争议调解仲裁法》第二十九条）。"
)


@dataclass(frozen=True, slots=True)
class Period:
    """One kind of last day.

    `starts` are inputs and the names of their days, tried in order; `basis` is what it stands on, `local`
    what Guangdong adds; `further` and `further_local` what the notes stand on; `restarts` whether a demand or
    complaint makes it run anew.
    """

    label: str
    starts: tuple[tuple[str, str], ...]
    figure: str
    unit: Literal["天", "个月", "年"]
    basis: tuple[ProvisionRef, ...]
    notes: tuple[str, ...] = ()
    local: tuple[ProvisionRef, ...] = ()
    further: tuple[ProvisionRef, ...] = ()
    further_local: tuple[ProvisionRef, ...] = ()
    restarts: bool = False
    others_act: str = ""
    """Who must act, where it is not the worker."""
    not_running: str = ""
    """Why time does not run when the first start is known not to exist."""


PERIODS_OF: dict[str, Period] = {
    "arbitration": Period(
        ARBITRATION,
        (("known", "知道权利受侵害那天"), ("employment_end", "离职那天（经济补偿、赔偿金一般从这天起算）")),
        "arbitration_limitation_years",
        "年",
        (ARBITRATION_LIMIT, ONE_YEAR),
        (
            "哪天算“应当知道”，双方常有争议，请按最早的一天准备。",
            UNPAID_WAGES,
            "因为不可抗力等正当理由办不了的，时效暂停，原因消除后接着算。",
            _AFTER_FILING,
        ),
        further=(ACCEPTED, ARBITRATION_DAYS),
        restarts=True,
    ),
    "arbitration_pay_after_end": Period(
        ARBITRATION,
        (("employment_end", "离职那天"),),
        "arbitration_limitation_years",
        "年",
        (ARBITRATION_LIMIT, ONE_YEAR),
        ("这是追讨劳动报酬的期限；经济补偿、赔偿金也请在这天以前提出。", _AFTER_FILING),
        further=(ACCEPTED, ARBITRATION_DAYS),
        restarts=True,
        not_running="您还在职：在职期间追讨劳动报酬，仲裁时效不起算（《劳动争议调解仲裁法》第二十七条）。",
    ),
    "lawsuit": Period(
        "向法院起诉",
        (("received", "收到裁决书那天"),),
        "award_lawsuit_days",
        "天",
        (SUE, SUE_FINAL, COUNTED_IN_COURT),
        (
            "过了这天不起诉，裁决书就生效，不能再改。",
            "裁决书写明是终局裁决的，您仍可以在这天以前起诉；公司不能起诉，只能申请撤销。",
            "诉状最迟这天交到法院，或者这天以前寄出。",
        ),
    ),
    "annulment": Period(
        "公司申请撤销终局裁决",
        (("received", "公司收到裁决书那天"),),
        "award_annulment_days",
        "天",
        (ANNUL, COUNTED_IN_COURT),
        ("只有法律列出的几种情形，公司才能申请撤销；不是终局裁决的，不走这条路。",),
        others_act="公司",
    ),
    "hearing": Period(
        "仲裁庭作出裁决",
        (("accepted", "受理那天"),),
        "arbitration_hearing_days",
        "天",
        (DECIDE, ARBITRATION_DAYS),
        (
            "案情复杂的，经批准还可以延长；补正材料、增加请求、鉴定中止等另外算。",
            "到期还没有裁决的，您可以就这件事向法院起诉。",
            "受理后，仲裁委5个工作日内把申请书送给公司，公司10个工作日内答辩，不答辩也照样审。",
        ),
        further=(ANSWERED,),
        others_act="仲裁庭",
    ),
    "work_injury_employer": Period(
        "公司申请工伤认定",
        (("injury", "事故或诊断那天"),),
        "work_injury_employer_days",
        "天",
        (RECOGNITION,),
        (
            "公司过了这天才申请，申请以前的工伤待遇等费用由公司出；有特殊情况经同意可以延长。",
            "公司不申请的，您自己、近亲属或者工会可以在一年内申请。",
        ),
        local=(GUANGDONG_RECOGNITION,),
        others_act="公司",
    ),
    "work_injury_worker": Period(
        "自己申请工伤认定",
        (("injury", "事故或诊断那天"),),
        "work_injury_worker_years",
        "年",
        (RECOGNITION,),
        (
            "公司在30天里没有申请的，您自己、近亲属或者工会可以直接申请。",
            "不是您自己的原因耽误的时间不算，例如不可抗力、公司的原因、为确认劳动关系去仲裁或打官司。",
            "受理以后，一般60天内作出决定，事实清楚的15天内。",
        ),
        local=(GUANGDONG_RECOGNITION,),
        further=(NOT_OWN_FAULT, RECOGNISED_BY),
    ),
    "grading_objection": Period(
        "不服鉴定结论，申请再次鉴定",
        (("received", "收到鉴定结论那天"),),
        "work_injury_grading_objection_days",
        "天",
        (GRADING,),
        (
            "在广东，也可以先申请复查，对复查结论不服的再申请再次鉴定，各有15天。",
            "鉴定结论一般60天内作出，必要时可以延长30天。",
        ),
        local=(GUANGDONG_GRADING,),
        further=(GRADED_BY,),
    ),
    "labour_inspection": Period(
        INSPECTION,
        (("violation_end", "违法行为结束那天"), ("employment_end", "离职那天（按违法行为到这天为止）")),
        "inspection_limitation_years",
        "年",
        (INSPECTION_LIMIT,),
        (
            "有争议：一个月一个月少发，算不算一个持续的违法行为；不算的，较早的月份可能不查，请早点去。",
            "已经申请仲裁或者起诉的同一件事，劳动监察不再处理，先想好走哪条路。",
            "立案后60个工作日内查完，可以延长30个；在广东，5个工作日内决定受不受理，45个工作日内处理，可以延长30个。",
        ),
        further=(ALREADY_ELSEWHERE, INVESTIGATED_BY),
        further_local=GUANGDONG_INSPECTION,
        not_running="违法行为还在继续：两年从它结束那天起算，现在还没有开始数（《劳动保障监察条例》第二十条）。",
    ),
    "administrative_review": Period(
        "申请行政复议",
        (("received", "收到决定那天"), ("known", "知道行政决定那天")),
        "administrative_review_days",
        "天",
        (REVIEW, REVIEW_COUNTED, COUNTED_IN_COURT),
        (
            "可以复议的，例如工伤认定的决定、劳动监察不受理或者不处理；劳动仲裁的裁决不能复议。",
            "决定书没有告诉您可以复议、找谁和期限的，从知道这些那天起算，但从知道决定起最长一年。",
        ),
    ),
    "enforcement": Period(
        "申请强制执行",
        (("due", "履行期最后一天"), ("in_force", "文书生效那天"), ("known", "履行期届满那天")),
        "enforcement_years",
        "年",
        (ENFORCE, ENFORCEABLE, COUNTED_IN_COURT),
        ("分几期付的，从最后一期到期那天起算。", "对方一到期不付就可以申请，不要等。"),
        restarts=True,
    ),
    "handover": Period(
        "公司办好档案和社保转移",
        (("employment_end", "离职那天"),),
        "handover_days",
        "天",
        (HANDOVER,),
        ("离职证明应当在离职时就开；公司不开、不办造成损失的，可以要求赔偿。",),
        others_act="公司",
        not_running="您还在职：离职以后才有这个期限（《劳动合同法》第五十条）。",
    ),
}
