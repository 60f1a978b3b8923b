"""Facts from a payslip, contract or notice that a worker hands in: proposed, and in the case once confirmed.

The paper is read and forgotten; it is no source of law and is not added to the user's documents. What stands
in it is read as text and obeyed by nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from advisor.advice import Advisor
from advisor.case_changes import Change
from advisor.case_json import fact_json
from advisor.domain import CaseFile, Fact
from advisor.fact_names import label, shown, told_by
from advisor.intake.columns import several
from advisor.intake.fields import unspaced
from advisor.intake.kinds import kind_of_paper
from advisor.intake.quoting import from_paper, is_from_paper, names_in, without
from advisor.intake.reading import MOST_BYTES, MOST_CHARS, MOST_PAGES, Paper, read_paper, reads_pictures
from advisor.intake.told import MOST_LINES, read_told, whole_places

__all__ = [
    "MOST_BYTES",
    "MOST_CHARS",
    "MOST_PAGES",
    "Proposal",
    "Uploaded",
    "is_from_paper",
    "propose",
    "reads_pictures",
]


@dataclass(frozen=True, slots=True)
class Proposal:
    """`fact.words` are the paper's own, without names; `before` is what the case has and says otherwise."""

    fact: Fact
    page: int
    from_picture: bool
    """Whether the words were recognised in a picture, where figures may be wrong."""
    before: Fact | None = None
    note: str = ""
    """What to think of before it is taken for true."""
    place: str | None = None
    """The city with its district, which is handed on together: 佛山南海."""

    @property
    def shown(self) -> str:
        """The value as a worker reads it."""
        return self.place or shown(self.fact.name, self.fact.value)

    @property
    def plain(self) -> bool:
        """Nothing speaks against it: the paper says it in so many words, and the case nothing else."""
        return self.fact.certainty == "stated" and not self.from_picture and self.before is None


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What a paper is taken for and what it says; `notes` are Chinese lines to show with it."""

    name: str
    kind: str
    proposals: tuple[Proposal, ...]
    notes: tuple[str, ...] = ()
    pages: int = 1

    def change(self, proposal: Proposal) -> Change:
        """What enters the case file when the worker confirms, as a fact put right by hand does."""
        fact = proposal.fact
        value = proposal.place or fact_json(fact)["value"]
        return Change(fact.name, "set", value, words=from_paper(self.kind, fact.words))


def propose(
    data: bytes, name: str, *, advisor: Advisor, case: CaseFile | None = None, as_of: date | None = None
) -> Uploaded:
    """What a paper says of the case, for the worker to confirm; nothing enters the case here.

    `name` is the file's name, for messages. At most 10 MB and 30 pages of PDF, DOCX, text, PNG or JPG. Raises
    `UserError`, one line for the worker, for a file that cannot be read.
    """
    paper = read_paper(data, name)
    lines = unspaced(
        [(page.number, line) for page in paper.pages for line in page.text.splitlines() if line.strip()]
    )
    words = [line for _, line in lines]
    kind, names = kind_of_paper(words), names_in(words)
    held = case.facts.entries if case is not None else {}
    proposals: list[Proposal] = []
    alike: list[str] = []
    for found, place in whole_places(read_told(kind, lines, advisor=advisor, as_of=as_of)):
        before = next((held[other] for other in told_by(found.fact.name) if other in held), None)
        if before is not None and before.value == found.fact.value:
            alike.append(label(found.fact.name))
            continue
        fact = replace(found.fact, words=without(names, found.fact.words))
        proposals.append(Proposal(fact, found.page, found.page in paper.pictures, before, found.note, place))
    notes = [*_about(paper, len(lines))]
    if kind is not None and several(kind, lines):
        notes.insert(0, "有的项目在表里有好几个不同的数，认不出哪个是您的，没有读。请把那个数写在对话里。")
    elif not proposals and not alike:
        notes.insert(0, "没有读出能用的新情况。要紧的内容请直接写在对话里。")
    elif kind is None and proposals:
        notes.insert(0, "认不出这是哪一种材料，请逐条对照原件再勾。")
    if alike:
        notes.append(f"和已知情况一样的：{'、'.join(dict.fromkeys(alike))}。")
    named = kind.name if kind is not None else "材料"
    return Uploaded(paper.name, named, tuple(proposals), tuple(notes), len(paper.pages) + paper.left_out)


def _about(paper: Paper, lines: int) -> Iterator[str]:
    if paper.pictures:
        yield "有的页是照片或扫描件，数字可能认错，请对照原件。"
    if paper.left_out:
        yield f"有 {paper.left_out} 页看不清，没有读。"
    if lines > MOST_LINES:
        yield "材料很长，后面的部分只找了固定写法。要紧的内容请直接写在对话里。"
