"""The sources of an answer as cards: what is official wording, what is ours, and whether it is in force."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from advisor.domain import Answer, Citation
from advisor.web.addresses import law_address
from advisor.web.law_view import STATES
from advisor.web.marks import body_of
from advisor.web.site import render_part

_KIND_CLASS = {"原文": "official", "要旨": "gist", "案例": "case", "材料": "own"}
_KIND_WORDS = {"材料": "您的材料"}
_MEANING = {
    "原文": "官方条文原文",
    "要旨": "我们写的要点，不是条文原文；请以官方文本为准",
    "案例": "案例要点，我们用自己的话写的",
    "材料": "您添加的材料",
}


@dataclass(frozen=True, slots=True)
class Card:
    n: int
    kind: str
    kind_class: str
    meaning: str
    title: str
    lines: tuple[str, ...]
    origin: str
    """Which file of the user's the words come from."""
    note: str
    state: str
    tone: str
    version: str
    law: str
    """Our page of the law, at the article."""
    url: str


def sources_html(answer: Answer, *, turn: int) -> str:
    """Cards s-<turn>-<n> of an answer; "" where it cites nothing."""
    cards = [_card(citation) for citation in answer.citations]
    return render_part("sources.html", turn=turn, cards=cards) if cards else ""


def _card(citation: Citation) -> Card:
    name = citation.ref.instrument
    of_law = citation.kind in ("原文", "要旨")
    page = f" 第 {citation.page} 页" if citation.page is not None and citation.file is None else ""
    tone, state = STATES[citation.state] if of_law else ("", "")
    return Card(
        n=citation.n,
        kind=_KIND_WORDS.get(citation.kind, citation.kind),
        kind_class=_KIND_CLASS[citation.kind],
        meaning=_MEANING[citation.kind],
        title=f"《{name}》{citation.ref.article or ''}{page}" if citation.kind != "案例" else name,
        lines=tuple(line for line in body_of(citation).splitlines() if line.strip()),
        origin=f"出自您添加的“{citation.file}”第 {citation.page} 页" if citation.file else "",
        note=citation.note or "",
        state=state,
        tone=tone,
        version=citation.version.isoformat() if citation.version and of_law else "",
        law=law_address(citation.ref.instrument, citation.ref.article or "全文") if of_law else "",
        url=citation.url if citation.url and urlsplit(citation.url).scheme in ("http", "https") else "",
    )
