"""证据清单: what the worker can hand in, and what the office is asked to have the employer produce."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.domain import Answer, EvidenceItem
from advisor.exports.drafts.desk import LOOKED_AT, Desk, signature
from advisor.exports.drafts.own_page import own_page
from advisor.exports.paper import Heading, Paper, Part, Point, Points, Table, Words, gap
from advisor.sources.library import Library

TITLE = "证据清单"
_ADVICE = (
    "“证据”一栏照您手里真有的改写，没有的那一行删掉，别的加在后面。每份证据写一句“证明什么”。",
    "按编号排好，每页写上页码。交复印件或者打印件，原件、原手机开庭时带去。",
    "录音写成文字，注明时间、地点、谁说的。聊天记录不要删。",
    "只交真实的证据。不要改，不要补做。",
)
CLAIMS = ("mediation-arbitration-6-burden", "mediation-arbitration-39-order", "arb-rules-16-collect")
_BLANK = 2
"""Empty rows for what only the worker knows of."""
_PROVES = gap("证明什么")


def evidence_items(answer: Answer, library: Library) -> tuple[EvidenceItem, ...]:
    """The items of the answer's own checklist, which the facts admitted, in its order."""
    return tuple(_items(answer, library))


def _items(answer: Answer, library: Library) -> Iterator[EvidenceItem]:
    for section in answer.sections:
        if section.key != "evidence":
            continue
        for block in section.blocks:
            first = block.sentences[0] if block.sentences else None
            topic = library.topics.get(first.source or "") if first is not None else None
            if topic is not None and first is not None:
                yield from (one for one in topic.evidence if one.text == first.text)


def evidence_paper(answer: Answer, library: Library) -> Paper:
    desk = Desk(answer, library, "arbitration", me="提交人", them="对方")
    items = evidence_items(answer, library)
    mine, theirs = ([one for one in items if one.holder == holder] for holder in ("worker", "employer"))
    parts: list[Part] = [
        Words(LOOKED_AT, "note"),
        Words(f"提交人：{gap('姓名')}　对方：{gap('公司全称')}　案号：{gap('收到受理通知以后写')}"),
        Heading("提交人交的证据"),
        _handed_in(mine),
    ]
    if theirs:
        parts += [Heading("在对方手里、请求要求对方交出来的证据"), _asked_of_them(theirs)]
    parts += [*signature(desk), *own_page(desk, _ADVICE, CLAIMS, _how(items))]
    return Paper(TITLE, tuple(parts), foot=TITLE, day=desk.day)


def _handed_in(items: list[EvidenceItem]) -> Table:
    names = [one.text for one in items] + [gap("证据名称")] * _BLANK
    rows = tuple((str(n), name, _PROVES, gap("从哪里来"), "", "") for n, name in enumerate(names, 1))
    return Table(("编号", "证据", "证明什么", "来源", "原件或复印件", "页码"), rows, (2, 7, 5, 4, 3, 2))


def _asked_of_them(items: list[EvidenceItem]) -> Table:
    rows = tuple((str(n), one.text, _PROVES) for n, one in enumerate(items, 1))
    return Table(("编号", "证据", "证明什么"), rows, (2, 12, 7))


def _how(items: tuple[EvidenceItem, ...]) -> Iterator[Part]:
    held = tuple(Point(one.text, (one.how,)) for one in items if one.how)
    if held:
        yield Heading("怎么留、怎么拿到", 2)
        yield Points(held, "box")
