"""劳动仲裁申请书, in the parts that 劳动争议调解仲裁法 art. 28 asks for; the wording is our own."""

from __future__ import annotations

from advisor.domain import Answer
from advisor.exports.drafts.asked import annex, asked, owed
from advisor.exports.drafts.desk import LOOKED_AT, Desk, office_name, signature
from advisor.exports.drafts.own_page import own_page, taken_by
from advisor.exports.drafts.parties import employer, worker
from advisor.exports.drafts.story import law, story
from advisor.exports.paper import Heading, Paper, Words, gap
from advisor.sources.library import Library

TITLE = "劳动仲裁申请书"
_ADVICE = (
    "自己留一份，仲裁委交一份，被申请人有几个就再交几份副本；每份都签名、按手印、写日期。",
    "证据单独写一份“证据清单”，编好页码，交复印件，原件开庭时带去。",
    "先打12333问清楚该交到哪个仲裁委、要几份、能不能网上交。",
    "交的时候要一张收到材料的回执。",
)
CLAIMS = (
    "mediation-arbitration-21-where",
    "arb-rules-8-where",
    "mediation-arbitration-28-contents",
    "mediation-arbitration-28-oral",
    "mediation-arbitration-53-free",
    "mediation-arbitration-29-accept",
)


def arbitration_paper(answer: Answer, library: Library) -> Paper:
    desk = Desk(answer, library, "arbitration", me="申请人", them="被申请人")
    parts = [
        Words(LOOKED_AT, "note"),
        *worker(desk),
        *employer(desk),
        Heading("仲裁请求"),
        *asked(desk, "请求裁决被申请人"),
        Heading("事实和理由"),
        Heading("事情经过", 2),
        *story(desk),
        *owed(desk),
        Heading("法律依据", 2),
        *law(desk),
        Heading("证据和证据来源，证人的姓名和住处"),
        Words(f"证据见所附的证据清单。证人：{gap('姓名、住处、电话，没有证人就删去')}。"),
        Words(f"附：本申请书副本{gap('几')}份，证据清单一份，身份证复印件，{desk.them}的登记资料。"),
        Words(f"此致　{office_name(desk, '劳动人事争议仲裁委员会')}"),
        *signature(desk),
        *annex(desk),
        *own_page(desk, _ADVICE, (*CLAIMS, *taken_by(desk))),
    ]
    return Paper(TITLE, tuple(parts), foot=TITLE, day=desk.day)
