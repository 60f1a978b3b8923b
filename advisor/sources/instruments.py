"""knowledge/instruments.yaml: what we know of each instrument, and its names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NoReturn

from pydantic import TypeAdapter

from advisor.domain import Instrument, ProvisionRef, Version
from advisor.sources.located import Located, Trail, read_yaml
from advisor.sources.names import name_key, name_keys
from advisor.sources.schema import InstrumentEntry, RefEntry, VersionEntry
from advisor.sources.shapes import shaped
from advisor.text import article_key, article_name

PackageKey = tuple[str, date]
"""Title and version date of a packaged text."""


class Register:
    """The instruments of instruments.yaml by every name people use for them."""

    def __init__(self, instruments: tuple[Instrument, ...], names: Mapping[str, Instrument]) -> None:
        self.instruments = instruments
        self._names = names

    def keyed(self, key: str) -> Instrument | None:
        """The instrument of a key of `names.name_keys`."""
        return self._names.get(key)

    def find(self, name: str) -> Instrument | None:
        return next((self._names[key] for key in name_keys(name) if key in self._names), None)

    def reference(self, located: Located, entry: RefEntry, *trail: str | int) -> ProvisionRef:
        """A reference with the official title and the article as written in statutes.

        Raises KnowledgeError for an instrument that is not listed and an article beyond the last.
        """
        instrument = self.find(entry.instrument)
        if instrument is None:
            self.unknown(located, entry.instrument, *trail, "instrument")
        article = canonical_article(entry.article)
        counts = [version.articles for version in instrument.versions]
        if article is not None and None not in counts:
            self._within(located, instrument, article, max(count or 0 for count in counts), trail)
        return ProvisionRef(instrument.title, article)

    @staticmethod
    def unknown(located: Located, name: str, *trail: str | int) -> NoReturn:
        """Fail at a name that instruments.yaml does not hold."""
        located.fail(f"instruments.yaml 里没有《{name}》", "先登记这部文件，或改正名称", *trail)

    @staticmethod
    def _within(located: Located, instrument: Instrument, article: str, last: int, trail: Trail) -> None:
        number, _ = article_key(article)
        if number > last:
            located.fail(
                f"《{instrument.title}》只有 {last} 条，没有{article}",
                "核对条号，或改正 articles",
                *trail,
                "article",
            )


def canonical_article(article: str | None) -> str | None:
    """第82条 and 第８２条 as 第八十二条; other numbering as written."""
    if article is None or not article.startswith("第") or "条" not in article:
        return article
    number, suffix = article_key(article)
    return article_name(number, suffix) if number else article


def read_instruments(path: Path, root: Path, packaged: Mapping[PackageKey, str]) -> Register:
    """The register. `packaged` gives the package's key of a text. Raises KnowledgeError."""
    located = read_yaml(path, root)
    entries = shaped(TypeAdapter(list[InstrumentEntry]), located, located.data)
    instruments: list[Instrument] = []
    names: dict[str, Instrument] = {}
    for n, entry in enumerate(entries):
        instrument = Instrument(
            title=entry.title,
            level=entry.level,
            issuer=entry.issuer,
            jurisdiction=entry.jurisdiction,
            versions=_versions(located, entry, n, packaged),
            short=tuple(entry.short),
            url=entry.url,
            indexed=entry.indexed,
            repealed_by=entry.repealed_by,
            note=entry.note,
        )
        instruments.append(instrument)
        for key, trail in [
            (name_key(entry.title), (n, "title")),
            *((name_key(short), (n, "short", i)) for i, short in enumerate(entry.short)),
        ]:
            other = names.setdefault(key, instrument)
            if other is not instrument:
                located.fail(
                    f"名称“{key}”已是《{other.title}》的", "一个名称只能指一部文件，换一个或删掉", *trail
                )
    return Register(tuple(instruments), names)


def _versions(
    located: Located, entry: InstrumentEntry, n: int, packaged: Mapping[PackageKey, str]
) -> tuple[Version, ...]:
    built: list[Version] = []
    for i, version in enumerate(entry.versions):
        trail = (n, "versions", i)
        if built:
            _follows(located, built[-1], version, trail)
        if version.until is not None and version.until < version.effective:
            located.fail("until 早于 effective", "改正日期", *trail, "until")
        check_verified(located, version.verified, version.unverified_reason, *trail)
        built.append(
            Version(
                effective=version.effective,
                text=version.text,
                until=version.until,
                articles=version.articles,
                promulgated=version.promulgated,
                document_number=version.document_number,
                in_doubt=version.in_doubt,
                checked=version.checked,
                verified=version.verified,
                unverified_reason=version.unverified_reason,
                package_id=_package_id(located, entry.title, version, trail, packaged),
            )
        )
    if entry.repealed_by and built[-1].until is None:
        located.fail(
            "写了 repealed_by，最后的版本却没有 until", "补上最后施行日，或删掉 repealed_by", n, "repealed_by"
        )
    return tuple(built)


def _follows(located: Located, previous: Version, version: VersionEntry, trail: Trail) -> None:
    if version.effective <= previous.effective:
        located.fail("版本没有按施行日期排列", "把较新的版本放在后面", *trail, "effective")
    if previous.until is None or previous.until >= version.effective:
        last = version.effective - timedelta(days=1)
        located.fail("与前一版本的施行期间重叠", f"前一版本写上 until: {last}", *trail, "effective")


def _package_id(
    located: Located, title: str, version: VersionEntry, trail: Trail, packaged: Mapping[PackageKey, str]
) -> str | None:
    if version.text != "packaged":
        if version.package is not None:
            located.fail(
                "写了 package，但 text 不是 packaged",
                "改成 text: packaged，或删掉 package",
                *trail,
                "package",
            )
        return None
    if version.package is None:
        located.fail("text 是 packaged，却没有 package", "写上数据包里该文本的版本日期", *trail, "text")
    key = packaged.get((title, version.package))
    if key is None:
        dates = "、".join(str(day) for name, day in packaged if name == title) or "没有"
        located.fail(
            f"数据包里没有《{title}》{version.package} 的文本",
            f"数据包里有的版本：{dates}",
            *trail,
            "package",
        )
    return key


def check_verified(located: Located, verified: str, reason: str | None, *trail: str | int) -> None:
    """What is not checked against an official text must say why."""
    if verified != "official" and not reason:
        located.fail(f"verified 是 {verified}，却没有写原因", "补上 unverified_reason", *trail, "verified")
    if verified == "official" and reason:
        located.fail(
            "verified 是 official，却写了 unverified_reason",
            "改成 secondary 或 unverified，或删掉原因",
            *trail,
            "unverified_reason",
        )
