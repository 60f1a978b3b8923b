"""催告函: a calm letter to the employer that names sum, months and a day to answer."""

from __future__ import annotations

from advisor.domain import Answer
from advisor.exports.drafts.asked import annex, asked, owed
from advisor.exports.drafts.desk import LOOKED_AT, Desk, signature
from advisor.exports.drafts.own_page import own_page
from advisor.exports.drafts.story import law, story
from advisor.exports.paper import Heading, Paper, Words, gap
from advisor.sources.library import Library

TITLE = "催告函"
_ADVICE = (
    "寄快递，寄件单的内件品名写清楚“催告函：要求支付……”，寄到公司登记的地址，写明收件人和电话。",
    "寄件单、签收记录和这封信的复印件都留好：它们能说明您哪天要过。",
    "也可以用微信、邮件再发一次给管事的人，留下截图和原手机。",
    "写信不等于申请仲裁。快到期限的，不要等公司回信。",
)
CLAIMS = ("mediation-arbitration-27-interrupt", "mediation-arbitration-4-negotiate")


def demand_paper(answer: Answer, library: Library) -> Paper:
    desk = Desk(answer, library, "employer", me="本人", them="贵公司")
    parts = [
        Words(LOOKED_AT, "note"),
        Words(f"{gap('公司全称')}："),
        Words(f"本人{gap('姓名')}，身份证号码{gap('身份证号码')}，就下面的事写信给贵公司。"),
        Heading("事情经过"),
        *story(desk),
        *owed(desk),
        Heading("请贵公司做到"),
        *asked(desk, "请在收到这封信以后"),
        Words(
            f"请在{gap('写一个日期，留够时间，比如收到以后十天')}之前付清或者书面答复。到时没有付清也没有答复的，"
            "本人会照法律向有关部门反映或者申请劳动仲裁。"
        ),
        Heading("法律依据"),
        *law(desk),
        Words(f"联系电话：{gap('电话')}　收信地址：{gap('地址')}　收款账户：{gap('户名、银行、账号')}"),
        *signature(desk),
        *annex(desk),
        *own_page(desk, _ADVICE, CLAIMS),
    ]
    return Paper(TITLE, tuple(parts), foot=TITLE, day=desk.day)
