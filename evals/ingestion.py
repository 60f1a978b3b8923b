"""The ingestion suite: is a user's file read as what it is, or refused with one line that helps?

`datasets/ingestion.yaml` says which files are made when the suite runs (`evals.papers`) and how they must be
read. Those of laws carry the wording of the installed package: every article must come out word for word, at
the place where it stands, and the text be known as its instrument and version.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from advisor.advice import Advisor
from advisor.domain import Provision
from advisor.errors import UserError
from advisor.sources import Library
from advisor.sources.documents import Document, read_document
from advisor.sources.identify import Identity, identify
from advisor.text import article_key, normalise
from evals import papers
from evals.recipes import Recipe, recipes
from evals.report import Judged, Score, SuiteResult

DATASET = "ingestion.yaml"
_TOLD = 3
_HEADING = re.compile(r"[#*\s]*第\s*(?P<number>[\d零〇一二三四五六七八九十百千]+)\s*条")


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestionCase(Recipe):
    """A file by name, what it is `made` of (a maker below) and `how`, and how it must be read.

    `law` puts the articles of the text `as_of` a day after the lines of `head` (all, or those `only`
    numbered from … to); `lines` are words of our own. `error` is a pattern for the line with which the file
    is refused. Otherwise the reading is held against what is given of `media`, `pages` (in the file),
    `title`, `skipped` (pages left out), `instrument` and `version` (none: not recognised, or not known),
    `told` (by what), `unregistered`, `articles`, and words that the text `says` or `lacks`.
    """

    file: str
    made: str
    how: Mapping[str, Any] = field(default_factory=dict)
    law: str | None = None
    as_of: date | None = None
    only: list[int] | None = None
    head: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    max_mb: int = 20
    max_pages: int = 200
    error: str | None = None
    media: str | None = None
    pages: int | None = None
    title: str | None = None
    skipped: int = 0
    instrument: str | None = None
    version: date | str | None = None
    told: str | None = None
    unregistered: str | None = None
    articles: int | None = None
    says: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    """Articles whose packaged text runs into the heading of the next part or an annex."""
    whole: bool = True
    """Whether every article of the law is in the file undamaged, so that it must come out word for word."""


@dataclass(slots=True)
class Tally:
    """What is counted in one file; empty lists where there is nothing of the kind to count."""

    verbatim: list[bool] = field(default_factory=list)
    placed: list[bool] = field(default_factory=list)
    recognised: list[bool] = field(default_factory=list)
    refused: list[bool] = field(default_factory=list)

    def scores(self) -> dict[str, Score]:
        counts = {
            "articles verbatim": self.verbatim,
            "articles in their place": self.placed,
            "versions as expected": self.recognised,
            "refused in one helpful line": self.refused,
        }
        return {name: (sum(good), len(good)) for name, good in counts.items()}


def cases() -> tuple[IngestionCase, ...]:
    return recipes(DATASET, IngestionCase)


def run(advisor: Advisor) -> SuiteResult:
    """Shares of files read as expected by kind, of articles verbatim and in place, of versions recognised.

    Raises UserError for a recipe that cannot be made.
    """
    with tempfile.TemporaryDirectory() as folder:
        judged = [judged_case(case, advisor.library, Path(folder)) for case in cases()]
    return SuiteResult.of("ingestion", judged)


def judged_case(case: IngestionCase, library: Library, folder: Path) -> Judged:
    """A file with what was read otherwise than expected, of which the first `_TOLD` differences are told."""
    tally = Tally()
    amiss = list(read(case, library, folder, tally))
    return Judged(
        case.id,
        case.file,
        "；".join(expected for expected, _ in amiss[:_TOLD]),
        "；".join(got for _, got in amiss[:_TOLD]),
        not amiss,
        f"{len(amiss)} differences" if amiss else "",
        matter=case.matter,
        layer=case.layer,
        difficulty=case.difficulty,
        scores={
            "files as expected": float(not amiss),
            **tally.scores(),
            f"as expected: {case.kind}": float(not amiss),
        },
    )


def read(case: IngestionCase, library: Library, folder: Path, tally: Tally) -> Iterator[tuple[str, str]]:
    """Make the file, read it, and give what differs as (expected, got)."""
    path = folder / case.file
    path.write_bytes(make(case, library))
    try:
        document = read_document(path, max_mb=case.max_mb, max_pages=case.max_pages)
    except UserError as error:
        line = str(error)
        good = case.error is not None and re.search(case.error, line) is not None
        one_line = "\n" not in line and "：" in line and line.endswith("。")
        tally.refused.append(good and one_line)
        if not (good and one_line):
            yield case.error or "a reading", line
        return
    if case.error is not None:
        tally.refused.append(False)
        yield case.error, "read"
        return
    yield from _reading(case, document)
    yield from _recognised(case, document, library, tally)
    if case.law is not None and case.instrument is not None:
        yield from _articles(case, document, library, tally)


def make(case: IngestionCase, library: Library) -> bytes:
    """The bytes of the file. Raises UserError naming the case, where there is no such maker or wording."""
    maker = MAKERS.get(case.made)
    if maker is None:
        raise UserError(f"{DATASET}: {case.id} is made by “{case.made}”; there are {', '.join(MAKERS)}.")
    return maker(case, (*case.head, *_law_lines(case, library), *case.lines))


def _reading(case: IngestionCase, document: Document) -> Iterator[tuple[str, str]]:
    last = document.pages[-1].number if document.pages else 0
    found = {
        "media": document.media,
        "pages": last,
        "title": document.title,
        "skipped": len(document.skipped),
    }
    for name, got in found.items():
        wanted = getattr(case, name)
        if wanted is not None and wanted != got:
            yield f"{name} {wanted}", f"{name} {got}"
    text = "\n".join(page.text for page in document.pages)
    for words in case.says:
        if words not in text:
            yield f"the words {words!r}", text[:80]
    for words in case.lacks:
        if words in text:
            yield f"no {words!r}", text[max(0, text.index(words) - 20) :][:60]


def _recognised(
    case: IngestionCase, document: Document, library: Library, tally: Tally
) -> Iterator[tuple[str, str]]:
    law = document.law
    identity: Identity | None = identify(law, library.instruments) if law else None
    known = library.find(case.instrument) if case.instrument else None
    wanted = known.title if known else None
    got = identity.instrument.title if identity else None
    version = identity.version.effective if identity and identity.version else None
    expected = case.version if isinstance(case.version, date) else None
    tally.recognised.append((wanted, expected) == (got, version))
    if (wanted, expected) != (got, version):
        yield f"{wanted} of {expected}", f"{got} of {version}"
    for name, value in (("told", case.told), ("unregistered", case.unregistered)):
        if value is not None and (identity is None or getattr(identity, name) != value):
            yield f"{name} {value}", f"{name} {getattr(identity, name, None)}"
    if case.articles is not None and case.articles != (law.count if law else 0):
        yield f"{case.articles} articles", f"{law.count if law else 0} articles"


def _articles(
    case: IngestionCase, document: Document, library: Library, tally: Tally
) -> Iterator[tuple[str, str]]:
    pages = {page.number: page.text for page in document.pages}
    read = {one.name: one for one in document.law.articles} if document.law else {}
    for one in _provisions(case, library):
        found = read.get(str(one.ref.article))
        if found is None and not case.whole:
            continue
        same = found is not None and normalise(found.text) == normalise(one.text or "")
        if case.whole and str(one.ref.article) not in case.aside:
            tally.verbatim.append(same)
            if not same:
                yield f"{one.ref.article} word for word", found.text[:60] if found else "not found"
        if found is not None:
            heading = _HEADING.match(pages[found.page], found.offset)
            placed = (
                heading is not None and article_key(heading[0].lstrip("#* "))[0] == article_key(found.name)[0]
            )
            tally.placed.append(placed)
            if not placed:
                yield f"{found.name} at its offset", pages[found.page][found.offset :][:20]


def _provisions(case: IngestionCase, library: Library) -> tuple[Provision, ...]:
    if case.law is None:
        return ()
    instrument = library.find(case.law)
    held = library.provisions(instrument, case.as_of) if instrument else ()
    first, last = case.only or (1, 10_000)
    some = [one for one in held if one.text and first <= article_key(one.ref.article)[0] <= last]
    if not some:
        raise UserError(
            f"{DATASET}: {case.id} wants 《{case.law}》 of {case.as_of}, whose wording is not held."
        )
    return tuple(some)


def _law_lines(case: IngestionCase, library: Library) -> Iterator[str]:
    """The lines of a law: with `chapters` its headings between the articles, with `figures` 第1条."""
    path = ""
    for one in _provisions(case, library):
        if case.how.get("chapters") and one.path != path:
            path = one.path
            yield f"{case.how.get('heading', '')}{path}"
        article = str(one.ref.article)
        number, suffix = article_key(article)[:2]
        name = f"第{number}条" if case.how.get("figures") and not suffix else article
        bold = "**" if case.how.get("bold") else ""
        yield from f"{bold}{name}{bold}\u3000{one.text}".split("\n")


def _text(case: IngestionCase, lines: Sequence[str]) -> bytes:
    how = case.how
    return str(how.get("newline", "\n")).join(lines).encode(how.get("encoding", "utf-8"))


def _web(case: IngestionCase, lines: Sequence[str]) -> bytes:
    title, *rest = lines
    return papers.page(title, rest, body=case.how.get("body", ""), charset=case.how.get("charset", "utf-8"))


def _word(case: IngestionCase, lines: Sequence[str]) -> bytes:
    return papers.word(lines, centred=case.how.get("centred", 0), table=case.how.get("table", ()))


def _pdf(case: IngestionCase, lines: Sequence[str]) -> bytes:
    how = case.how
    data = papers.printed(
        lines,
        running_head=how.get("running_head", ""),
        numbered=how.get("numbered", False),
        radicals=how.get("radicals", False),
    )
    return papers.locked(data) if how.get("locked") else data


def _damaged_pdf(case: IngestionCase, lines: Sequence[str]) -> bytes:
    """One page of it is without words, or in a font that says nothing."""
    pages = papers.pages_of(lines)
    pages[case.how["page"] - 1] = ["ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓ" * 2] * 5 if case.how["garbled"] else []
    return papers.pdf(pages)


def _garbled_pdf(case: IngestionCase, lines: Sequence[str]) -> bytes:
    return papers.pdf(papers.pages_of(lines), shown_as=lambda one: chr(0xE000 + ord(one) % 4000))


def _zip(case: IngestionCase, lines: Sequence[str]) -> bytes:
    return papers.zipped(dict.fromkeys(case.how["members"], b"x"))


def _raw(case: IngestionCase, lines: Sequence[str]) -> bytes:
    return bytes.fromhex(case.how["hex"]) + bytes(case.how.get("zeros", 0))


def _nested(case: IngestionCase, lines: Sequence[str]) -> bytes:
    return b"<html><body>" + b"<div>" * int(case.how["depth"]) + "".join(lines).encode()


MAKERS: dict[str, Callable[[IngestionCase, Sequence[str]], bytes]] = {
    "text": _text,
    "web": _web,
    "word": _word,
    "pdf": _pdf,
    "damaged_pdf": _damaged_pdf,
    "garbled_pdf": _garbled_pdf,
    "empty_pdf": lambda case, lines: papers.pdf([[], []]),
    "zip": _zip,
    "swollen": lambda case, lines: papers.swollen(),
    "raw": _raw,
    "nested": _nested,
}
