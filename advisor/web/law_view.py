"""What a law page shows of an instrument on a day, gathered from the library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from advisor.domain import Instrument, Provision, ProvisionRef, State, Version

if TYPE_CHECKING:
    from advisor.sources.library import Library

LEVELS = {
    "statute": "法律",
    "regulation": "行政法规和部门规章",
    "interpretation": "司法解释",
    "local": "地方法规和文件",
    "guidance": "指引和参考（效力有限）",
}
STATES: Mapping[State, tuple[str, str]] = {
    "in_force": ("good", "现行有效"),
    "in_doubt": ("due", "效力存疑，仅供参考"),
    "not_in_force": ("bad", "已经失效"),
    "not_yet_in_force": ("due", "还没有施行"),
    "text_not_held": ("due", "这一天的文本没有收录"),
    "unknown": ("due", "效力没有核对过"),
}
"""Class of the banner and words, by what can be said of an instrument on a day."""


@dataclass(frozen=True, slots=True)
class Resting:
    """A topic or case that stands on an article."""

    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    provision: Provision
    anchor: str
    label: str
    resting: tuple[Resting, ...]


@dataclass(frozen=True, slots=True)
class ChapterView:
    path: str
    anchor: str
    articles: tuple[ArticleView, ...]


@dataclass(frozen=True, slots=True)
class LawView:
    instrument: Instrument
    on: date
    state: State
    version: Version | None
    """The version of the day; None when none was in force."""
    shown: Version | None
    """The version whose text is shown: that of the day, or the newest held beside a clear banner."""
    chapters: tuple[ChapterView, ...]
    count: int
    """Articles shown."""
    last_article: int | None


def law_view(library: Library, instrument: Instrument, on: date) -> LawView:
    """The instrument as of a day. With no text of that day held, the newest held is shown, and said so."""
    version = library.version_on(instrument, on)
    provisions = library.provisions(instrument, on)
    shown = version
    if not provisions:
        provisions = library.provisions(instrument)
        dates = {provision.version for provision in provisions}
        shown = next((one for one in instrument.versions if one.effective in dates), None)
    resting = _resting(library, instrument)
    chapters = tuple(_chapters(provisions, resting))
    return LawView(
        instrument,
        on,
        library.state(instrument, on),
        version,
        shown,
        chapters,
        len(provisions),
        library.last_article(instrument, shown.effective) if shown else None,
    )


def _chapters(
    provisions: tuple[Provision, ...], resting: Mapping[str | None, tuple[Resting, ...]]
) -> Iterator[ChapterView]:
    path: str | None = None
    gathered: list[ArticleView] = []
    for provision in provisions:
        if path is not None and provision.path != path and gathered:
            yield ChapterView(path, f"c-{path}", tuple(gathered))
            gathered = []
        path = provision.path
        name = provision.ref.article
        gathered.append(
            ArticleView(provision, name or "全文", name or "全文", resting.get(provision.ref.article, ()))
        )
    if path is not None and gathered:
        yield ChapterView(path, f"c-{path}", tuple(gathered))


def _resting(library: Library, instrument: Instrument) -> Mapping[str | None, tuple[Resting, ...]]:
    """By article: the topics and cases that stand on it, topics first."""
    found: dict[str | None, dict[Resting, None]] = {}

    def note(refs: tuple[ProvisionRef, ...], title: str, kind: str) -> None:
        for ref in refs:
            if ref.instrument == instrument.title:
                found.setdefault(ref.article, {})[Resting(title, kind)] = None

    for topic in library.topics.values():
        note(topic.provisions, topic.title, "专题")
        for entry in topic.claims:
            note(entry.claim.provisions, topic.title, "专题")
    for case in library.cases.values():
        note(case.provisions, case.title, "案例")
    return {article: tuple(one) for article, one in found.items()}


def law_json(view: LawView) -> dict[str, Any]:
    """The JSON twin of a law page. `text` is official wording or null; `gist` is ours."""
    return {
        "instrument": view.instrument.title,
        "short": list(view.instrument.short),
        "level": view.instrument.level,
        "issuer": view.instrument.issuer,
        "jurisdiction": view.instrument.jurisdiction,
        "url": view.instrument.url,
        "as_of": view.on.isoformat(),
        "state": view.state,
        "version": view.shown.effective.isoformat() if view.shown else None,
        "until": view.shown.until.isoformat() if view.shown and view.shown.until else None,
        "versions": [
            {
                "effective": one.effective.isoformat(),
                "until": one.until.isoformat() if one.until else None,
                "document_number": one.document_number,
                "articles": one.articles,
                "text": one.text,
                "verified": one.verified,
            }
            for one in view.instrument.versions
        ],
        "articles": [
            {
                "article": article.provision.ref.article,
                "path": article.provision.path,
                "kind": article.provision.kind,
                "text": article.provision.text,
                "gist": [claim.text for claim in article.provision.claims],
                "resting": [{"title": one.title, "kind": one.kind} for one in article.resting],
            }
            for chapter in view.chapters
            for article in chapter.articles
        ],
    }
