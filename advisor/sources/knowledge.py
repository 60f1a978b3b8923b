"""Everything under knowledge/ as domain records, read when first asked for.

Commands that compute or check a citation read only the files they need; `all_claims`, `topics` and
`cases` read the rest. Every failure is a KnowledgeError with file, line and remedy.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from advisor.domain import Case, Claim, Hotline, Instrument, ProvisionRef, Topic, WorkedQuestion
from advisor.errors import KnowledgeError
from advisor.sources.city_classes import CityClass, read_city_classes
from advisor.sources.claims import ClaimBook, build_case, build_own_claims, build_topic, references
from advisor.sources.instruments import (
    PackageKey,
    canonical_article,
    check_verified,
    read_instruments,
)
from advisor.sources.located import Located, Trail, read_front_matter, read_yaml
from advisor.sources.parameters import ParametersByFile
from advisor.sources.places import Places, read_places
from advisor.sources.questions import read_questions
from advisor.sources.schema import HotlineEntry, Parameter, ProvisionsFile, TopicFile
from advisor.sources.shapes import shaped
from advisor.text import article_key

_INSTRUMENT_LINE = re.compile(rb"^instrument:[ \t]*([^\r\n#]+?)[ \t]*(?:#.*)?\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class OwnProvision:
    """What our files say of one article of one version."""

    path: str
    claims: tuple[Claim, ...]
    asked_as: tuple[str, ...]
    where: str
    """File and line, for messages."""


@dataclass(frozen=True, slots=True)
class _Claims:
    book: ClaimBook
    provisions: dict[tuple[str, date], dict[str | None, OwnProvision]]
    cases: dict[str, Case]
    topics: dict[str, tuple[Located, TopicFile, dict[int, Claim]]] = field(default_factory=dict)


class Knowledge:
    """The files of one knowledge folder. `packaged` gives the package's key of a statute's text."""

    def __init__(self, folder: Path, packaged: Mapping[PackageKey, str]) -> None:
        self.folder = folder
        if not (folder / "instruments.yaml").is_file():
            raise KnowledgeError(
                f"{folder.name}/instruments.yaml:1: 没有这个文件——检查 ADVISOR_KNOWLEDGE_DIR 指的目录"
            )
        self.register = read_instruments(folder / "instruments.yaml", folder, packaged)

    def files(self) -> tuple[Path, ...]:
        """Every file that counts, in a fixed order."""
        kinds = {".yaml", ".md"}
        return tuple(
            sorted(path for path in self.folder.rglob("*") if path.suffix in kinds and path.is_file())
        )

    def digest(self, *more: str) -> str:
        """SHA-256 over the files' names and content, and over `more`."""
        total = hashlib.sha256()
        for part in more:
            total.update(part.encode() + b"\0")
        for path in self.files():
            total.update(path.relative_to(self.folder).as_posix().encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
        return total.hexdigest()

    # --- single files --------------------------------------------------------------------------

    @cached_property
    def hotlines(self) -> Mapping[str, Hotline]:
        path = self.folder / "hotlines.yaml"
        found: dict[str, Hotline] = {}
        if not path.is_file():
            return found
        located = read_yaml(path, self.folder)
        for n, entry in enumerate(shaped(TypeAdapter(list[HotlineEntry]), located, located.data)):
            if entry.id in found:
                located.fail(f"编号“{entry.id}”写了两次", "换一个编号", n, "id")
            check_verified(located, entry.verified, entry.unverified_reason, n)
            found[entry.id] = Hotline(**entry.model_dump())
        return found

    @cached_property
    def places(self) -> Places:
        path = self.folder / "places.yaml"
        return read_places(path, self.folder) if path.is_file() else Places(())

    @cached_property
    def parameters(self) -> Mapping[str, Parameter]:
        return ParametersByFile(self._under("parameters", "*.yaml"), self.folder, self.register)

    @cached_property
    def city_classes(self) -> tuple[CityClass, ...]:
        path = self.folder / "city_classes.yaml"
        return read_city_classes(path, self.folder, self.register) if path.is_file() else ()

    # --- provisions, one instrument at a time --------------------------------------------------

    def provisions_of(self, instrument: Instrument) -> Mapping[date, Mapping[str | None, OwnProvision]]:
        """Our entries for one instrument, by the effective date of the version they describe."""
        if "_claims" in self.__dict__:
            return self._claims_by_title.get(instrument.title, {})
        return {
            version: entries
            for (title, version), entries in self._provisions_by_file(instrument).items()
            if title == instrument.title
        }

    @cached_property
    def _claims_by_title(self) -> Mapping[str, Mapping[date, Mapping[str | None, OwnProvision]]]:
        found: dict[str, dict[date, Mapping[str | None, OwnProvision]]] = {}
        for (title, version), entries in self._claims.provisions.items():
            found.setdefault(title, {})[version] = entries
        return found

    @cached_property
    def _files_by_title(self) -> Mapping[str, tuple[Path, ...]]:
        """Provision files by instrument, told from their `instrument:` line alone: parsing all is slow."""
        found: dict[str, tuple[Path, ...]] = {}
        for path in self._under("provisions", "*.yaml"):
            line = _INSTRUMENT_LINE.search(path.read_bytes())
            instrument = self.register.find(line[1].decode(errors="replace").strip("'\"")) if line else None
            title = instrument.title if instrument else self._titled(path)
            found[title] = (*found.get(title, ()), path)
        return found

    def _titled(self, path: Path) -> str:
        """The title a file that needs parsing stands under; fails where it names no instrument of ours."""
        located = read_yaml(path, self.folder)
        entry = shaped(ProvisionsFile, located, located.data)
        instrument = self.register.find(entry.instrument)
        if instrument is None:
            located.fail(
                f"instruments.yaml 里没有《{entry.instrument}》", "先登记这部文件，或改正名称", "instrument"
            )
        return instrument.title

    def _provisions_by_file(
        self, instrument: Instrument
    ) -> dict[tuple[str, date], dict[str | None, OwnProvision]]:
        if "_claims" in self.__dict__:
            return self._claims.provisions
        if instrument.title not in self._read_alone:
            read: dict[tuple[str, date], dict[str | None, OwnProvision]] = {}
            book = ClaimBook()
            for path in self._files_by_title.get(instrument.title, ()):
                self._read_provisions(path, book, read)
            self._read_alone[instrument.title] = read
        return self._read_alone[instrument.title]

    @cached_property
    def _read_alone(self) -> dict[str, dict[tuple[str, date], dict[str | None, OwnProvision]]]:
        return {}

    def _read_provisions(
        self, path: Path, book: ClaimBook, into: dict[tuple[str, date], dict[str | None, OwnProvision]]
    ) -> None:
        located = read_yaml(path, self.folder)
        entry = shaped(ProvisionsFile, located, located.data)
        instrument = self.register.find(entry.instrument)
        if instrument is None or path not in self._files_by_title.get(instrument.title, ()):
            located.fail(
                f"instrument 是《{entry.instrument}》，与文件名不合", "改文件名或 instrument", "instrument"
            )
        version = next((one for one in instrument.versions if one.effective == entry.version), None)
        if version is None or version.text == "not_held":
            held = (
                "、".join(str(one.effective) for one in instrument.versions if one.text != "not_held")
                or "没有"
            )
            located.fail(
                f"《{instrument.title}》没有 {entry.version} 施行的文本", f"有文本的版本：{held}", "version"
            )
        articles = into.setdefault((instrument.title, version.effective), {})
        for n, provision in enumerate(entry.provisions):
            trail: Trail = ("provisions", n)
            article = canonical_article(provision.article)
            if article in articles:
                located.fail(
                    f"{article or '全文'}写了两次（另见 {articles[article].where}）",
                    "并到一处",
                    *trail,
                    "article",
                )
            if (
                article
                and version.articles
                and article.endswith("条")
                and article_key(article)[0] > version.articles
            ):
                located.fail(
                    f"《{instrument.title}》只有 {version.articles} 条，没有{article}",
                    "核对条号，或改正 articles",
                    *trail,
                    "article",
                )
            ref = ProvisionRef(instrument.title, article)
            claims = []
            for i, claim in enumerate(provision.claims):
                inner = (*trail, "claims", i)
                also = references(self.register, located, claim.also, *inner, "also")
                claims.append(book.add(located, claim, (ref,), also, inner))
            articles[article] = OwnProvision(
                provision.path,
                tuple(claims),
                tuple(provision.asked_as),
                f"{located.name}:{located.line(trail)}",
            )

    # --- everything ----------------------------------------------------------------------------

    @cached_property
    def _claims(self) -> _Claims:
        everything = _Claims(ClaimBook(), {}, {})
        for paths in self._files_by_title.values():
            for path in paths:
                self._read_provisions(path, everything.book, everything.provisions)
        for path in self._under("cases", "*.md"):
            located = read_front_matter(path, self.folder)
            case = build_case(self.register, everything.book, located)
            self._named_after(located, path, case.id)
            everything.cases[case.id] = case
        for path in self._under("topics", "*.md"):
            located = read_front_matter(path, self.folder)
            entry = shaped(TopicFile, located, located.data)
            self._named_after(located, path, entry.id)
            own = build_own_claims(self.register, everything.book, located, entry)
            everything.topics[entry.id] = (located, entry, own)
        for path in self._under("cases", "*.md"):
            case = everything.cases[path.stem]
            for topic in case.topics:
                if topic not in everything.topics:
                    located = read_front_matter(path, self.folder)
                    located.fail(f"没有编号为“{topic}”的主题", "改正编号，或先写 topics/ 里的文件", "topics")
        return everything

    @property
    def claims(self) -> Mapping[str, Claim]:
        return self._claims.book.claims

    @cached_property
    def cases(self) -> Mapping[str, Case]:
        """With the topics that name a case beside those it names itself: one mention is enough."""
        listed: dict[str, dict[str, None]] = {id: dict.fromkeys(one.topics) for id, one in self._own.items()}
        for topic, (_, entry, _) in self._claims.topics.items():
            for case in entry.cases:
                if case in listed:
                    listed[case][topic] = None
        return {id: replace(case, topics=tuple(listed[id])) for id, case in self._own.items()}

    @property
    def _own(self) -> Mapping[str, Case]:
        """The cases as written."""
        return self._claims.cases

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        kinds: Mapping[str, tuple[Mapping[str, Any], str]] = {
            "claim": (self.claims, "主张"),
            "case": (self.cases, "案例"),
            "hotline": (self.hotlines, "热线"),
        }

        def known(located: Located, kind: str, one: str, trail: Trail) -> Any:
            table, name = kinds[kind]
            if one not in table:
                located.fail(f"没有编号为“{one}”的{name}", "改正编号，或先登记", *trail)
            return table[one]

        found: dict[str, Topic] = {}
        for key, (located, entry, own) in self._claims.topics.items():
            topic = build_topic(self.register, located, entry, own, known)
            naming = (id for id, case in self.cases.items() if key in case.topics)
            cases = tuple(dict.fromkeys((*topic.cases, *naming)))
            found[key] = replace(topic, cases=cases)
        return found

    @cached_property
    def questions(self) -> Mapping[str, tuple[WorkedQuestion, ...]]:
        """By topic id. Apart from the topics because only the index needs them, and they are many."""
        paths = self._under("questions", "*.yaml")
        return read_questions(paths, self.folder, self.register, self._claims.topics)

    def _under(self, folder: str, pattern: str) -> list[Path]:
        return sorted((self.folder / folder).glob(pattern))

    def _told(self, path: Path) -> str:
        return path.relative_to(self.folder.parent).as_posix()

    @staticmethod
    def _named_after(located: Located, path: Path, given: str) -> None:
        if path.stem != given:
            located.fail(f"id 是“{given}”，文件名却是“{path.stem}”", "让两者一致", "id")
