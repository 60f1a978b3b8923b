"""How `advisor search` shows a hit to a person: what it is, why it came up, and the place that answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from advisor.console import one_line
from advisor.domain import Hit
from advisor.index.info import KIND_NAMES
from advisor.sources.library import Library

LEG_NAMES = {
    "reference": "点名的条文",
    "matter": "认出的主题",
    "keyword": "关键词",
    "dense": "意思相近",
    "classifier": "按学过的问题判断",
    "reranker": "重排模型",
}
SHOWN = 120
"""Characters of a passage that are shown."""
_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
_MARK, _END = "\x1b[1m", "\x1b[0m"


def hit_lines(rank: int, hit: Hit, query: str, library: Library, *, colour: bool) -> Iterator[str]:
    """A hit as lines: source and kind, score of each leg, the way it was found, and its nearest sentences.

    Words the query shares with them are bold where `colour` says that the terminal shows it.
    """
    where = f"第 {hit.page} 页" if hit.page is not None else hit.article or ""
    yield f"{rank:>2}. 《{hit.instrument}》{where}  [{KIND_NAMES.get(hit.kind, hit.kind)}]"
    legs = "，".join(f"{LEG_NAMES.get(name, name)} {score:.3f}" for name, score in hit.legs.items())
    via = "；".join(_ways(hit.via, library))
    yield f"    总分 {hit.score:.2f}" + (f"（{legs}）" if legs else "") + (f"  经由：{via}" if via else "")
    if hit.passage is not None:
        # A user's own file may hold what would steer the terminal.
        shown = one_line(snippet(hit.passage.body, query))
        yield f"    {_marked(shown, query) if colour else shown}"


def snippet(body: str, query: str) -> str:
    """The stretch of whole sentences that shares most with the query, at most `SHOWN` characters."""
    found: list[str] = _SENTENCE.findall(body)
    sentences = [sentence.strip() for sentence in found if sentence.strip()]
    if not sentences:
        return ""
    pairs = _pairs(query)
    best = max(range(len(sentences)), key=lambda at: (len(pairs & _pairs(sentences[at])), -at))
    text = sentences[best]
    end = best + 1
    while end < len(sentences) and len(text) + len(sentences[end]) <= SHOWN:
        text += sentences[end]
        end += 1
    cut = text[:SHOWN]
    return ("…" if best else "") + cut + ("…" if end < len(sentences) or len(cut) < len(text) else "")


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1) if text[at : at + 2].isalnum()}


def _marked(text: str, query: str) -> str:
    """Every stretch of two or more characters that the query has too, in bold."""
    pairs = _pairs(query)
    bold = [False] * len(text)
    for at in range(len(text) - 1):
        if text[at : at + 2] in pairs:
            bold[at] = bold[at + 1] = True
    out = ""
    for at, char in enumerate(text):
        if bold[at] and not (at and bold[at - 1]):
            out += _MARK
        out += char
        if bold[at] and not (at + 1 < len(text) and bold[at + 1]):
            out += _END
    return out


def _ways(via: Iterable[str], library: Library) -> Iterator[str]:
    for way in via:
        kind, _, name = way.partition(":")
        if kind == "topic":
            yield f"主题“{library.topics[name].title if name in library.topics else name}”"
        elif kind == "wording":
            yield "工友的问法"
