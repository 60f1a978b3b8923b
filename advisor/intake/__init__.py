"""Facts from a payslip, contract or notice that a worker uploads: proposed, and in the case once confirmed.

The paper is read and forgotten; it is no source of law and is not added to the user's documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from advisor.advice import Advisor, read_facts
from advisor.domain import CaseFile, Fact
from advisor.fact_names import shown
from advisor.intake.fields import Found, Kind, kind_of_paper, read_fields
from advisor.intake.reading import MOST_BYTES, MOST_CHARS, MOST_PAGES, Paper, read_paper

__all__ = ["MOST_BYTES", "MOST_CHARS", "MOST_PAGES", "Proposal", "Uploaded", "confirm", "propose"]

_NOT_FROM_PAPER = frozenset({"filing", "planned_ground", "paid_unclear"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """`fact.words` are the paper's own; `before` is what the case has under that name and says otherwise."""

    fact: Fact
    page: int
    from_picture: bool
    """Whether the words were recognised in a picture, where figures may be wrong."""
    before: Fact | None = None


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What a paper is taken for and what it says; `notes` are Chinese lines to show with it."""

    name: str
    kind: str
    proposals: tuple[Proposal, ...]
    notes: tuple[str, ...] = ()


def propose(
    data: bytes, name: str, *, advisor: Advisor, case: CaseFile | None = None, as_of: date | None = None
) -> Uploaded:
    """What a paper says of the case, for the worker to confirm; nothing enters the case here.

    `name` is the file's name, for messages. At most 10 MB and 30 pages of PDF, DOCX, PNG or JPG. Raises
    `UserError`, one line for the worker, for a file that cannot be read.
    """
    paper = read_paper(data, name)
    lines = [
        (page.number, line.strip()) for page in paper.pages for line in page.text.splitlines() if line.strip()
    ]
    kind = kind_of_paper("\n".join(line for _, line in lines))
    held = case.facts.entries if case is not None else {}
    proposals = tuple(
        Proposal(one.fact, one.page, one.page in paper.pictures, before)
        for one in _read(kind, lines, advisor, as_of)
        if (before := _otherwise(one.fact, held.get(one.fact.name))) is not None or one.fact.name not in held
    )
    return Uploaded(
        paper.name, kind.name if kind is not None else "材料", proposals, tuple(_notes(paper, proposals))
    )


def confirm(case: CaseFile, facts: Iterable[Fact], *, source: str) -> CaseFile:
    """The case file with facts the worker confirmed; `source` names the paper in the words kept with them.

    A contradiction about one of them is decided by it.
    """
    taken = [
        replace(fact, certainty="stated", words=f"{source[:60]}：{fact.words}" if source else fact.words)
        for fact in facts
    ]
    names = {fact.name for fact in taken}
    return replace(
        case,
        facts=case.facts.with_(*taken),
        contradictions=tuple(one for one in case.contradictions if one.earlier.name not in names),
    )


def _read(
    kind: Kind | None, lines: list[tuple[int, str]], advisor: Advisor, as_of: date | None
) -> Iterator[Found]:
    """Set phrases of a known kind of paper; of any other what each line tells in everyday Chinese."""
    seen: set[str] = set()
    for found in (*_set(kind, lines), *_spoken(kind, lines, advisor, as_of)):
        if found.fact.name not in seen | _NOT_FROM_PAPER:
            seen.add(found.fact.name)
            yield found


def _set(kind: Kind | None, lines: list[tuple[int, str]]) -> Iterator[Found]:
    if kind is not None:
        yield from read_fields(kind, lines)


def _spoken(
    kind: Kind | None, lines: list[tuple[int, str]], advisor: Advisor, as_of: date | None
) -> Iterator[Found]:
    for words, wanted in kind.spoken if kind is not None else ((".", None),):
        for page, line in lines:
            if re.search(words, line):
                told = read_facts(line, advisor=advisor, as_of=as_of)
                yield from (Found(fact, page) for fact in told if wanted is None or fact.name in wanted)


def _otherwise(fact: Fact, held: Fact | None) -> Fact | None:
    """What the case has, where that is something else than the paper says."""
    return held if held is not None and held.value != fact.value else None


def _notes(paper: Paper, proposals: tuple[Proposal, ...]) -> Iterator[str]:
    if not proposals:
        yield "没有读出能用的新情况。要紧的内容请直接写在对话里。"
    if paper.pictures:
        yield "有的页是照片或扫描件，数字可能认错，请对照原件。"
    if paper.left_out:
        yield f"有 {paper.left_out} 页看不清，没有读。"
    for one in proposals:
        if one.before is not None:
            was, now = (shown(one.fact.name, fact.value) for fact in (one.before, one.fact))
            yield f"您之前说的是{was}，这份材料写的是{now}，请选对的那个。"
