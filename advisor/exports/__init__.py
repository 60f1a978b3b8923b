"""An answer and its case file as documents a worker carries: the whole case, and drafts to be filled in.

Knows the ground alone. Every statement of law in a document is one of the answer's checked sentences or a
claim as written; sums are the answer's awards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from advisor.domain import Answer
from advisor.errors import UserError
from advisor.exports.case import case_paper
from advisor.exports.drafts import arbitration_paper, complaint_paper, demand_paper, evidence_paper
from advisor.exports.paper import Paper
from advisor.exports.remedies import requests
from advisor.sources.library import Library

DocumentId = Literal["case", "arbitration", "complaint", "demand", "evidence"]
Form = Literal["docx", "md"]
MEDIA: dict[Form, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
}
TITLES: dict[DocumentId, str] = {
    "case": "我的案件",
    "arbitration": "劳动仲裁申请书（草稿）",
    "complaint": "劳动监察投诉书（草稿）",
    "demand": "催告函（草稿）",
    "evidence": "证据清单（草稿）",
}
_UNFIT: dict[DocumentId, str] = {
    "case": "这次回答里没有可以导出的内容，请先说说您的情况。",
    "arbitration": "这次回答里没有可以写进仲裁请求的事，没有写申请书。先把情况说全，或者打12333问。",
    "complaint": "这次回答里没有劳动监察受理的请求，没有写投诉书。先把情况说全，或者打12333问。",
    "demand": "这次回答里没有可以向公司要的钱，没有写催告函。先把情况说全再试。",
    "evidence": "这次回答里没有证据清单。先把情况说全再试。",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A document that fits an answer. `file` is a file's name without its ending."""

    id: DocumentId
    title: str
    file: str


def documents_for(answer: Answer) -> tuple[Document, ...]:
    """The documents that fit, the whole case first.

    A draft is offered where something can be asked of that office (`remedies`): none for a reply without
    law, and none on a mere supposition.
    """
    return tuple(
        Document(id, title, title.partition("（")[0]) for id, title in TITLES.items() if _fits(answer, id)
    )


def render(answer: Answer, id: str, *, library: Library, question: str = "", form: Form = "docx") -> bytes:
    """One document as a file's content. `question` is the worker's words, for the whole case alone.

    Raises `UserError` for a document that does not exist or does not fit the answer.
    """
    known = next((one for one in get_args(DocumentId) if one == id), None)
    if known is None:
        raise UserError(f"没有叫“{id[:40]}”的文书，可写：{'、'.join(get_args(DocumentId))}。")
    if not _fits(answer, known):
        raise UserError(_UNFIT[known])
    paper = _paper(answer, known, library, question)
    if form == "md":
        from advisor.exports.markdown import as_markdown

        return as_markdown(paper).encode("utf-8", errors="replace")
    from advisor.exports.docx import as_docx

    return as_docx(paper)


def _fits(answer: Answer, id: DocumentId) -> bool:
    match id:
        case "case":
            return bool(answer.sections) or bool(answer.case.facts.entries)
        case "arbitration":
            return bool(requests(answer, "arbitration"))
        case "complaint":
            return bool(requests(answer, "inspection"))
        case "demand":
            return bool(requests(answer, "employer"))
        case "evidence":
            return any(
                section.key == "evidence" and any(block.style == "item" for block in section.blocks)
                for section in answer.sections
            )


def _paper(answer: Answer, id: DocumentId, library: Library, question: str) -> Paper:
    if id == "case":
        return case_paper(answer, library, question)
    drafts = {
        "arbitration": arbitration_paper,
        "complaint": complaint_paper,
        "demand": demand_paper,
        "evidence": evidence_paper,
    }
    return drafts[id](answer, library)
