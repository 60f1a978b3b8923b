"""An answer as the page shows it: its sentences with the marks of their sources, section by section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from advisor.clock import today
from advisor.domain import Answer, Block, Citation, Claim, Section, Sentence
from advisor.web.fact_fields import open_rows
from advisor.web.marks import marked
from advisor.web.site import render_part
from advisor.web.sum_view import Bars, bars_of, days_left, figures_of

if TYPE_CHECKING:
    from advisor.advice import Advisor

_FOLDED = frozenset({"law", "evidence", "help", "rests", "notes"})
"""What is read second; it folds under its heading."""
_HOW = "怎么算出来的："
_ENDS = ("。", "！", "？", "；", "：", "，", "…")
_ITEM = re.compile(r"\s*(?:[-·]|\d{1,2}[.、])\s*(.+)")


@dataclass(frozen=True, slots=True)
class Chip:
    """A 【n】: which card it opens, what is highlighted there, and what a screen reader says of it."""

    n: int
    mark: str
    said: str


@dataclass(frozen=True, slots=True)
class Said:
    text: str
    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring blocks that are shown as one thing: a table, a list, a timeline."""

    style: str
    items: Sequence[Any] = ()
    head: Sequence[Said] = ()
    rows: Sequence[Sequence[Said]] = ()
    bars: Bars | None = None


@dataclass(frozen=True, slots=True)
class SectionView:
    key: str
    title: str
    folded: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    do: Said
    parts: tuple[tuple[str, Said], ...]
    """去哪里, 带上 …, each with its words."""
    law: tuple[Said, ...]

    @property
    def more(self) -> str:
        """What unfolds under it."""
        return "、".join((*(name for name, _ in self.parts if name), *(("法律依据",) if self.law else ())))


@dataclass(frozen=True, slots=True)
class DayView:
    left: str
    tone: str
    said: tuple[Said, ...]


def answer_html(answer: Answer, *, turn: int, advisor: Advisor, sections: int | None = None) -> str:
    """The answer as HTML, as far as its first `sections` sections (all by default).

    `turn` is its number in this page: the ids of its source cards are made of it.
    """
    view = _View(answer, advisor.library.claims)
    infos = advisor.entitlements()
    return render_part(
        "answer.html",
        turn=turn,
        lead=list(view.lead()),
        sections=[view.section(one) for one in answer.sections[:sections]],
        figures=figures_of(answer.awards),
        questions=open_rows(answer.case, infos),
    )


@dataclass(slots=True)
class _View:
    answer: Answer
    claims: Mapping[str, Claim]
    cited: dict[int, Citation] = field(init=False)

    def __post_init__(self) -> None:
        self.cited = {citation.n: citation for citation in self.answer.citations}

    def lead(self) -> Iterator[tuple[str, list[str]]]:
        """What stands before the sections: a reply, or the whole text of an answer that has no sections."""
        text = self.answer.text.split("## ")[0] if self.answer.sections else self.answer.text
        lines = [line.strip().removeprefix("## ") for line in text.splitlines() if line.strip()]
        for is_item, group in groupby(lines, key=lambda line: _ITEM.fullmatch(line) is not None):
            told = [_ITEM.sub(r"\1", line) if is_item else line for line in group]
            yield "list" if is_item else "lines", told

    def section(self, section: Section) -> SectionView:
        shown = (block for block in section.blocks if not self._is_headline(section, block))
        runs = tuple(run for _, blocks in groupby(shown, _shape) for run in self._runs(section, list(blocks)))
        return SectionView(section.key, section.title, section.key in _FOLDED, _with_how(runs))

    def _runs(self, section: Section, blocks: list[Block]) -> Iterator[Run]:
        shape = _shape(blocks[0])
        if shape == "table":
            yield self._table(blocks)
        elif shape == "paragraph":
            yield from (Run("paragraph", self._words(block)) for block in blocks)
        elif section.key == "deadlines":
            days = [block for block in blocks if _is_deadline(block)]
            rest = [block for block in blocks if not _is_deadline(block)]
            if days:
                yield Run("days", self._days(days))
            if rest:
                yield Run("items", [self._words(block) for block in rest])
        elif shape == "step":
            yield Run("steps", [self._step(block) for block in blocks])
        else:
            style = {"evidence": "checks", "help": "calls"}.get(section.key, "items")
            # A statement of law among the things to collect is nothing to tick off.
            for is_thing, group in groupby(blocks, lambda block: _is_thing(block)):
                yield Run(
                    style if is_thing or style != "checks" else "items",
                    [self._words(block) for block in group],
                )

    def _is_headline(self, section: Section, block: Block) -> bool:
        """The line above a sum that its figure and the short answer say already."""
        first = block.sentences[0] if block.sentences else None
        figures = {one.source for one in figures_of(self.answer.awards)}
        return (
            section.key == "sum"
            and block.style == "paragraph"
            and first is not None
            and first.kind == "sum"
            and first.source in figures
        )

    def _table(self, blocks: list[Block]) -> Run:
        head = [self._said(cell) for block in blocks if block.style == "head" for cell in block.sentences]
        rows = [[self._said(cell) for cell in block.sentences] for block in blocks if block.style == "row"]
        source = next((cell.source for block in blocks for cell in block.sentences if cell.source), None)
        award = next((one for one in self.answer.awards if one.entitlement == source), None)
        return Run("table", head=head, rows=rows, bars=bars_of(award) if award is not None else None)

    def _step(self, block: Block) -> StepView:
        advice = [one for one in block.sentences if one.kind == "connective"]
        law = tuple(self._said(one, closed=True) for one in block.sentences if one.kind != "connective")
        parts: list[tuple[str, Said]] = []
        rest = iter(advice[1:])
        for one in rest:
            if one.text.endswith("："):
                words = next(rest, None)
                if words is not None:
                    parts.append((one.text.removesuffix("："), self._said(words)))
            else:
                parts.append(("", self._said(one)))
        first = self._said(advice[0]) if advice else law[0]
        return StepView(first, tuple(parts), law if advice else law[1:])

    def _days(self, blocks: list[Block]) -> list[DayView]:
        """The earliest last day first; what has none yet stands behind."""
        known = {
            (award.entitlement, deadline.label): deadline.day
            for award in self.answer.awards
            for deadline in award.deadlines
        }
        found: dict[str, tuple[date, DayView]] = {}
        for block in blocks:
            first = block.sentences[0]
            day = next(
                (
                    day
                    for (id, label), day in known.items()
                    if id == first.source and first.text.startswith(label)
                ),
                None,
            )
            left, tone = days_left(day, today())
            found.setdefault(first.text, (day or date.max, DayView(left, tone, tuple(self._words(block)))))
        return [view for _, view in sorted(found.values(), key=lambda pair: pair[0])]

    def _words(self, block: Block) -> list[Said]:
        last = len(block.sentences) - 1
        return [self._said(one, closed=at < last) for at, one in enumerate(block.sentences)]

    def _said(self, sentence: Sentence, *, closed: bool = False) -> Said:
        """The text, ended by a full stop where another sentence follows or a source mark stands."""
        text = sentence.text.strip()
        if (closed or (sentence.cites and sentence.kind == "claim")) and not text.rstrip("」”’）").endswith(
            _ENDS
        ):
            text += "。" if text else ""
        return Said(text, tuple(self._chip(sentence, n) for n in sentence.cites if n in self.cited))

    def _chip(self, sentence: Sentence, n: int) -> Chip:
        citation = self.cited[n]
        said = f"《{citation.ref.instrument}》{citation.ref.article or ''}，{citation.kind}"
        return Chip(n, marked(sentence, citation, self.claims), said)


def _shape(block: Block) -> str:
    return {"head": "table", "row": "table", "note": "item"}.get(block.style, block.style)


def _is_deadline(block: Block) -> bool:
    return bool(block.sentences) and block.sentences[0].kind == "deadline"


def _is_thing(block: Block) -> bool:
    return bool(block.sentences) and block.sentences[0].kind == "connective"


def _with_how(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The steps of a sum fold under the line that announces them."""
    found: list[Run] = []
    for run in runs:
        before = found[-1] if found else None
        announced = (
            before is not None
            and before.style == "paragraph"
            and [one.text for one in before.items] == [_HOW]
        )
        if announced and run.style == "items":
            found[-1] = Run("how", run.items)
        else:
            found.append(run)
    return tuple(found)
