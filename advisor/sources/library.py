"""The library: every instrument, provision, claim, topic, case and figure, by name and date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from advisor.domain import (
    Case,
    Claim,
    Hotline,
    Instrument,
    Provision,
    ProvisionRef,
    State,
    Topic,
    Version,
    WorkedQuestion,
)
from advisor.errors import KnowledgeError
from advisor.settings import get_settings
from advisor.sources.added import AddedText, AddedTexts, overlay
from advisor.sources.city_classes import CityClass
from advisor.sources.instruments import canonical_article
from advisor.sources.knowledge import Knowledge
from advisor.sources.names import name_key, name_keys
from advisor.sources.places import Places
from advisor.sources.schema import Parameter
from advisor.sources.statutes import (
    PACKAGE_SNAPSHOT,
    PackagedArticle,
    PackagedLaw,
    PackagedStatutes,
    StatuteSource,
    instrument_from_package,
    last_article,
)
from advisor.text import article_key

NATION = "全国"


class Library:
    """What the advisor knows. Reads files when asked; see `load`."""

    def __init__(
        self, knowledge: Knowledge, statutes: StatuteSource, added: AddedTexts | None = None
    ) -> None:
        self._knowledge = knowledge
        self._statutes = statutes
        self._added = added or AddedTexts(None)

    @classmethod
    def load(
        cls,
        knowledge_dir: Path | None = None,
        statutes: StatuteSource | None = None,
        *,
        added: Path | None = None,
    ) -> Library:
        """The library over a knowledge folder (the configured one by default).

        `added` is the folder of the user's documents: a text of law among them stands for the gist of its
        version. A library keeps the texts it found there; `renewed` gives one that has those of now.

        Reads instruments.yaml at once and everything else when it is first asked for, so that a
        calculation or a look-up starts quickly; `validate` reads all. Raises KnowledgeError
        (file:line: what — remedy) for a file that does not validate, here or at that later moment,
        and UserError when the packaged statutes are not installed.
        """
        source = statutes or PackagedStatutes.installed()
        packaged = {(law.title, law.version): law.id for law in source.laws()}
        knowledge = Knowledge((knowledge_dir or get_settings().knowledge_dir).resolve(), packaged)
        return cls(knowledge, source, AddedTexts(added))

    def renewed(self) -> Library:
        """This library, or, once documents were added or removed, one that has those of now."""
        if not self._added.changed:
            return self
        return Library(self._knowledge, self._statutes, AddedTexts(self._added.folder))

    # --- what there is -------------------------------------------------------------------------

    @cached_property
    def knowledge_hash(self) -> str:
        """SHA-256 over the knowledge files and the packaged statutes' version."""
        return self._knowledge.digest(self._statutes.fingerprint)

    @property
    def knowledge_files(self) -> tuple[Path, ...]:
        """Every file the knowledge was read from."""
        return self._knowledge.files()

    def packaged_texts(self) -> Iterator[tuple[str, str, str]]:
        """(title, article, official wording) of every article of every text in the package."""
        for law in self._statutes.laws():
            for name, article in self._statutes.articles(law.id).items():
                yield law.title, name, article.text

    @cached_property
    def instruments(self) -> tuple[Instrument, ...]:
        """Those of instruments.yaml, in file order, with the texts that the user added."""
        return tuple(self._with_added(one) for one in self._knowledge.register.instruments)

    @cached_property
    def added(self) -> tuple[AddedText, ...]:
        """The user's documents that look like a law, oldest first, each with what it is to us."""
        return self._added.identified(self._knowledge.register.instruments)

    @cached_property
    def _serving(self) -> Mapping[tuple[str, date], AddedText]:
        """The added texts that are cited, by title and effective date."""
        return {text.version: text for text in self.added if text.role == "text" and text.version}

    @cached_property
    def _overlaid(self) -> Mapping[str, Instrument]:
        titles = {title for title, _ in self._serving}
        register = self._knowledge.register.instruments
        return {one.title: overlay(one, self._serving) for one in register if one.title in titles}

    def _with_added(self, instrument: Instrument) -> Instrument:
        return self._overlaid.get(instrument.title, instrument)

    @property
    def claims(self) -> Mapping[str, Claim]:
        return self._knowledge.claims

    @property
    def topics(self) -> Mapping[str, Topic]:
        return self._knowledge.topics

    @property
    def questions(self) -> Mapping[str, tuple[WorkedQuestion, ...]]:
        """By topic id, for search alone: nothing of them is shown."""
        return self._knowledge.questions

    @property
    def cases(self) -> Mapping[str, Case]:
        return self._knowledge.cases

    @property
    def hotlines(self) -> Mapping[str, Hotline]:
        return self._knowledge.hotlines

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """By `id@jurisdiction`."""
        return self._knowledge.parameters

    @property
    def city_classes(self) -> tuple[CityClass, ...]:
        """Which cities share the figures of a class, by date."""
        return self._knowledge.city_classes

    @property
    def places(self) -> Places:
        return self._knowledge.places

    # --- instruments and versions --------------------------------------------------------------

    def find(self, name: str) -> Instrument | None:
        """The instrument of that name: title or short name, with or without 《》, 中华人民共和国 or a
        trailing note of its version; ours first, then what only the package knows. None if neither."""
        for key in name_keys(name):
            found = self._knowledge.register.keyed(key)
            if found is not None:
                return self._with_added(found)
            if key in self._packaged_only:
                return self._packaged_only[key]
        return None

    @cached_property
    def _packaged_only(self) -> Mapping[str, Instrument]:
        texts: dict[str, list[PackagedLaw]] = {}
        for law in self._statutes.laws():
            texts.setdefault(law.title, []).append(law)
        return {name_key(title): instrument_from_package(tuple(held)) for title, held in texts.items()}

    def version_on(self, instrument: Instrument, on: date) -> Version | None:
        """The version in force on the day, held or not; None before the first, after the last, in a gap."""
        for version in instrument.versions:
            if version.effective <= on and (version.until is None or on <= version.until):
                return version
        return None

    def state(self, instrument: Instrument, on: date) -> State:
        """What can be said of the instrument on the day.

        Of a law known only to the package, the days whose force its hints leave open are "unknown":
        before its first known day, and, when it is marked repealed without a date, until the snapshot.
        """
        hints_only = instrument.known_only_to_package
        if on < instrument.versions[0].effective:
            surely_new = not hints_only or instrument.versions[0].effective > PACKAGE_SNAPSHOT
            return "not_yet_in_force" if surely_new else "unknown"
        version = self.version_on(instrument, on)
        if version is None:
            return "not_in_force"
        if version.text == "not_held":
            return "text_not_held"
        if hints_only and instrument.repealed_by and version is instrument.versions[-1]:
            return "unknown"
        return "in_doubt" if version.in_doubt else "in_force"

    def last_article(self, instrument: Instrument, on: date | None = None) -> int | None:
        """The number of the last article of the version on the day (None: the newest held), if known.

        A count is known of texts we do not hold, too.
        """
        if on is None:
            version = self._version(instrument, None) or instrument.versions[-1]
        elif (current := self.version_on(instrument, on)) is not None:
            version = current
        else:
            return None
        return version.articles or (last_article(self._packaged(version)) if version.package_id else None)

    # --- provisions ----------------------------------------------------------------------------

    def provision(self, ref: ProvisionRef, on: date | None = None) -> Provision | None:
        """The article as held for the version on the day (None: the newest held), with our claims.

        None when the instrument is not known, no text of that day is held, or nothing is held of the article.
        """
        instrument = self.find(ref.instrument)
        version = self._version(instrument, on) if instrument else None
        if instrument is None or version is None:
            return None
        return self._provision(instrument, version, canonical_article(ref.article))

    def provisions(self, instrument: Instrument, on: date | None = None) -> tuple[Provision, ...]:
        """What is held of the version on the day (None: the newest held), in the order of the text."""
        version = self._version(instrument, on)
        if version is None:
            return ()
        own = self._knowledge.provisions_of(instrument).get(version.effective, {})
        names: list[str | None] = list(self._packaged(version))
        if not names:
            # Of an added text articles may be missing; the gist then stands in for them.
            names = sorted({*self._wordings(instrument, version), *own}, key=article_key)
        held = (self._provision(instrument, version, name) for name in names)
        return tuple(provision for provision in held if provision is not None)

    def _provision(self, instrument: Instrument, version: Version, article: str | None) -> Provision | None:
        wordings: Mapping[Any, PackagedArticle] = self._wordings(instrument, version)
        text = wordings.get(article)
        own = self._knowledge.provisions_of(instrument).get(version.effective, {}).get(article)
        if text is None and (own is None or version.text == "packaged"):
            return None
        return Provision(
            ref=ProvisionRef(instrument.title, article),
            level=instrument.level,
            jurisdiction=instrument.jurisdiction,
            version=version.effective,
            path=text.path if text else own.path if own else "",
            text=text.text if text else None,
            claims=own.claims if own else (),
            asked_as=own.asked_as if own else (),
            origin=self._serving[instrument.title, version.effective].origin(article)
            if text and version.added
            else None,
        )

    def _version(self, instrument: Instrument, on: date | None) -> Version | None:
        """The version of the day, or the newest, if its text is held."""
        if on is not None:
            version = self.version_on(instrument, on)
            return version if version is not None and version.text != "not_held" else None
        return next((one for one in reversed(instrument.versions) if one.text != "not_held"), None)

    def _packaged(self, version: Version) -> Mapping[str, PackagedArticle]:
        return self._statutes.articles(version.package_id) if version.package_id else {}

    def _wordings(
        self, instrument: Instrument, version: Version
    ) -> Mapping[str, PackagedArticle] | Mapping[str | None, PackagedArticle]:
        """The official wording held of a version, by article."""
        if version.added is None:
            return self._packaged(version)
        key = (instrument.title, version.effective)
        if key not in self._split:
            self._split[key] = self._serving[key].articles()
        return self._split[key]

    @cached_property
    def _split(self) -> dict[tuple[str, date], Mapping[str | None, PackagedArticle]]:
        return {}

    # --- checking ------------------------------------------------------------------------------

    def validate(self) -> list[str]:
        """Every problem found when all files are read; empty when there is none.

        A file that cannot be read hides what depends on it, so mending one problem may show the next.
        """
        problems: list[str] = []
        for part in ("hotlines", "places", "city_classes", "parameters", "claims", "topics", "questions"):
            try:
                _ = dict(self.parameters) if part == "parameters" else getattr(self, part)
            except KnowledgeError as error:
                if str(error) not in problems:
                    problems.append(str(error))
        if not problems:
            problems.extend(self._unknown_jurisdictions())
            problems.extend(self._missing_texts())
        return problems

    def _unknown_jurisdictions(self) -> Iterator[str]:
        """Figures of a place nobody can be at: never read, and nobody would notice."""
        classes = {one.name for one in self.city_classes}
        for key, parameter in self.parameters.items():
            name = parameter.jurisdiction
            if name != NATION and name not in classes and self.places.city(name) is None:
                yield f"参数“{key}”的地区没有这个名字——写 全国、省、城市，或 city_classes.yaml 里的类别"

    def _missing_texts(self) -> Iterator[str]:
        for instrument in self.instruments:
            for version in instrument.versions:
                yield from self._unlike_package(instrument, version)
        for claim in self.claims.values():
            for ref in claim.provisions:
                if not self.holds(ref):
                    yield f"主张“{claim.id}”所依据的{ref}没有文本或要旨——核对条号，或在 provisions/ 补写"

    def _unlike_package(self, instrument: Instrument, version: Version) -> Iterator[str]:
        """What our files say of a packaged text that the text does not bear out."""
        if version.package_id is None:
            return
        texts = self._packaged(version)
        counted = last_article(texts)
        if counted is not None and version.articles not in (None, counted):
            yield (
                f"knowledge/instruments.yaml: 《{instrument.title}》{version.effective} 的文本写的是 "
                f"{version.articles} 条，数据包里有 {counted} 条——核对 articles"
            )
        for article, own in self._knowledge.provisions_of(instrument).get(version.effective, {}).items():
            if article not in texts:
                name = article or "（未编号）"
                yield f"{own.where}: 数据包里没有《{instrument.title}》{name}——核对条号"

    def holds(self, ref: ProvisionRef) -> bool:
        """Whether the wording or a gist of the article is held for any day."""
        instrument = self.find(ref.instrument)
        return instrument is not None and any(
            self._provision(instrument, version, ref.article) for version in instrument.versions
        )
