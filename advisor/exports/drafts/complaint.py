"""劳动监察投诉书: who complains, of whom, what happened, what the authority is asked to order."""

from __future__ import annotations

from advisor.domain import Answer
from advisor.exports.drafts.asked import annex, asked, owed
from advisor.exports.drafts.desk import LOOKED_AT, Desk, office_name, signature
from advisor.exports.drafts.own_page import own_page, taken_by
from advisor.exports.drafts.parties import employer, worker
from advisor.exports.drafts.story import law, story
from advisor.exports.paper import Heading, Paper, Words
from advisor.sources.library import Library

TITLE = "劳动监察投诉书"
_ADVICE = (
    "交到实际上班那个区（县）的人社局劳动监察，先打12333问地址。带身份证和能说明在这里上班的材料。",
    "要一张收到材料的回执，记下经办人和日期。",
    "想投诉的一般排在仲裁前面；仲裁的期限快到了就不要等，直接去仲裁，先请工会或者律师看怎样排。",
    "附表和证据清单一起交。",
)
CLAIMS = (
    "inspection-9-complain",
    "inspection-13-where",
    "inspection-21-already",
    "inspection-20-two-years",
    "inspection-20-continuing",
    "inspection-17-time",
    "inspection-9-secret",
)


def complaint_paper(answer: Answer, library: Library) -> Paper:
    desk = Desk(answer, library, "inspection", me="投诉人", them="被投诉单位")
    parts = [
        Words(LOOKED_AT, "note"),
        *worker(desk),
        *employer(desk),
        Heading("投诉请求"),
        *asked(desk, "请责令被投诉单位"),
        Heading("事实和理由"),
        Heading("事情经过", 2),
        *story(desk),
        *owed(desk),
        Heading("法律依据", 2),
        *law(desk),
        Words("附：身份证复印件，能说明在这里上班的材料，证据清单和证据复印件。"),
        Words(f"此致　{office_name(desk, '人力资源和社会保障局（劳动保障监察）')}"),
        *signature(desk),
        *annex(desk),
        *own_page(desk, _ADVICE, (*CLAIMS, *taken_by(desk))),
    ]
    return Paper(TITLE, tuple(parts), foot=TITLE, day=desk.day)
