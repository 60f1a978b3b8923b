"""The citations suite: is every citation and quotation of a text judged as the law of the day has it?

`datasets/citations.yaml` holds recipes; the words quoted are taken from the installed package when the suite
runs. A recipe says which verdicts `advisor check` must give, in the order of the text, and for one citation
of a known instrument also that this instrument and article were understood.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from advisor.advice import Advisor
from advisor.citations import Finding, Report, check
from advisor.citations.report import UNCHECKED, WRONG
from advisor.citations.structure import items, paragraphs
from advisor.domain import ProvisionRef
from advisor.errors import UserError
from advisor.sources import Library
from evals.altering import altered, exchanged
from evals.recipes import Recipe, recipes
from evals.report import Judged, SuiteResult, counted

DATASET = "citations.yaml"
RULES = "{cited}规定：“{words}”。"


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationCase(Recipe):
    """A citation, and what is quoted under it.

    `written` is how the text names the citation, `frame` the sentence around it. Quoted are the first
    paragraph of the article (or `paragraph`, 0 for the whole article, or its `item`) with `change` made to
    it; `words_of` takes the words of another (instrument, article), `words_on` those of another day,
    `invented` has words of our own. `expect` are verdicts, `also` what the finding must show beside.
    """

    instrument: str = ""
    article: str | None = None
    as_of: date
    expect: str | list[str]
    written: str | None = None
    frame: str | None = None
    paragraph: int = 1
    item: int | None = None
    change: str | None = None
    exchange: list[list[str]] = field(default_factory=list)
    words_of: list[str] | None = None
    words_on: date | None = None
    invented: str | None = None
    also: Mapping[str, str] = field(default_factory=dict)

    @property
    def verdicts(self) -> tuple[str, ...]:
        return (self.expect,) if isinstance(self.expect, str) else tuple(self.expect)

    @property
    def is_wrong(self) -> bool:
        return bool(WRONG & set(self.verdicts))


def cases() -> tuple[CitationCase, ...]:
    return recipes(DATASET, CitationCase)


def run(advisor: Advisor) -> SuiteResult:
    """Shares by kind; of wrong citations caught, of others not condemned, of unchecked ones not called right.

    Raises UserError for a recipe that the installed package no longer has the words of.
    """
    return SuiteResult.of("citations", [judged_case(case, advisor.library) for case in cases()])


def judged_case(case: CitationCase, library: Library) -> Judged:
    """A text with the verdicts it got; `why` is what they have otherwise than the case expects."""
    text = compose(case, library)
    report = check(text, library=library, as_of=case.as_of)
    amiss = difference(case, report, library)
    as_wrong = (report.wrong > 0) == case.is_wrong
    unchecked = all(one.verdict in UNCHECKED for one in report.findings)
    right = float(amiss is None)
    return Judged(
        case.id,
        text,
        told_as(case),
        _got(report),
        amiss is None,
        amiss or "",
        matter=case.matter,
        layer=case.layer,
        difficulty=case.difficulty,
        scores={
            "wrong citations caught": counted(as_wrong, case.is_wrong),
            "others not condemned": counted(as_wrong, not case.is_wrong),
            "unchecked not called right": counted(unchecked, set(case.verdicts) <= UNCHECKED),
            "as expected": right,
            f"as expected: {case.kind}": right,
        },
    )


def compose(case: CitationCase, library: Library) -> str:
    """The text that is checked. Raises UserError, naming the case, where its words are not to be had."""
    cited = case.written if case.written is not None else f"《{case.instrument}》{case.article or ''}"
    quoted = case.invented or (_words(case, library) if case.change or case.exchange else None)
    if quoted is None:
        return (case.frame or "{cited}").format(cited=cited)
    return (case.frame or RULES).format(cited=cited, words=quoted)


def difference(case: CitationCase, report: Report, library: Library) -> str | None:
    """What the report has otherwise than the case expects, in words; None when nothing."""
    got = tuple(finding.verdict for finding in report.findings)
    if got != case.verdicts:
        return "another verdict"
    if len(report.findings) != 1:
        return None
    (finding,) = report.findings
    known = library.find(case.instrument) if case.instrument else None
    if known is not None and finding.instrument != known.title:
        return "another instrument was understood"
    if known is not None and case.article is not None and finding.article != case.article:
        return "another article was understood"
    return next(
        (f"{key} is otherwise" for key, value in case.also.items() if not _shows(finding, key, value)), None
    )


def told_as(case: CitationCase) -> str:
    more = ", ".join(f"{key}: {value}" for key, value in case.also.items())
    return " ".join(case.verdicts or ("nothing",)) + (f" ({more})" if more else "")


def _words(case: CitationCase, library: Library) -> str:
    name, article = case.words_of or (case.instrument, case.article)
    on = case.words_on or case.as_of
    provision = library.provision(ProvisionRef(name, article), on)
    if provision is None or provision.text is None:
        raise UserError(
            f"{DATASET}: {case.id} quotes 《{name}》{article}, of which {on} has no wording here."
        )
    held = paragraphs(provision.text)
    try:
        chosen = provision.text if case.paragraph == 0 else held[case.paragraph - 1]
        if case.item is not None:
            chosen = items(chosen)[case.item]
        return exchanged(altered(chosen, case.change or "verbatim"), case.exchange)
    except (IndexError, KeyError, ValueError) as error:
        raise UserError(
            f"{DATASET}: {case.id} cannot be put together ({error}); look at its article."
        ) from error


def _shows(finding: Finding, key: str, value: str) -> bool:
    shown = str(getattr(finding, key) or "")
    return value in shown if key == "note" else shown == value


def _got(report: Report) -> str:
    return " / ".join(
        f"{one.verdict} {one.instrument or ''}{one.article or ''} {one.reason or ''} {one.note}".strip()
        for one in report.findings
    )
