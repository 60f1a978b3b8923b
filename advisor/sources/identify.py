"""Which registered instrument, and which of its versions, the text of an added document is.

The title finds the instrument. The version is told by what the text says of itself: its document number, the
days in its head, a year behind its title; failing these, the day its last article names together with the
number of articles. What does not settle it leaves the version unknown: a text of unknown version is never
quoted as the law.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from advisor.domain import Instrument, Version
from advisor.sources.documents.laws import LawText, numbers_in
from advisor.sources.names import name_key, name_keys

Told = Literal["number", "days", "year", "name", "closing", "count", "none"]
"""By what the version was told, strongest first."""

_NEAR = timedelta(days=60)
"""A law is signed and printed some weeks after it was passed; registers name either day."""
_LEAST_NAME = 8
_LEAST_SHARE = 0.5
"""Share of a registered count of articles that a text must have: a notice about a law bears its name, too."""


@dataclass(frozen=True, slots=True)
class Identity:
    """`version` is None where the text does not tell, or tells of one that is not registered."""

    instrument: Instrument
    version: Version | None
    told: Told = "none"
    unregistered: Literal["newer", "other"] | None = None
    """Whether the text tells a version that the register does not have: newer than all, or another."""
    counted: int = 0
    """Articles found in the text."""

    @property
    def expected(self) -> int | None:
        """Registered articles of the version, or, of an unknown one, of the newest."""
        return (self.version or self.instrument.versions[-1]).articles

    @property
    def missing(self) -> int:
        """Articles that the registered version has and the text has not."""
        return max(0, (self.expected or 0) - self.counted) if self.version else 0


def identify(law: LawText, instruments: Sequence[Instrument]) -> Identity | None:
    """The instrument and version of a text; None where no registered instrument bears one of its names."""
    found = [_version(law, instrument) for instrument in _candidates(law, instruments)]
    order: tuple[Told, ...] = ("number", "days", "year", "name", "closing", "count", "none")
    return min(found, key=lambda one: order.index(one.told), default=None)


def _candidates(law: LawText, instruments: Sequence[Instrument]) -> list[Instrument]:
    """Instruments of that name, best name first; a title without its issuer may be that of several."""
    exact: dict[str, Instrument] = {}
    for instrument in instruments:
        for name in (instrument.title, *instrument.short):
            exact.setdefault(name_key(name), instrument)
    for title in law.titles:
        keys = list(name_keys(title))
        named = [exact[key] for key in keys if key in exact]
        if len(keys[-1]) >= _LEAST_NAME:
            named += [one for one in instruments if _ends_with(name_key(one.title), keys[-1])]
        plausible = [one for one in dict.fromkeys(named) if _is_text_of(law, one)]
        if plausible:
            return plausible
    return []


def _ends_with(title: str, name: str) -> bool:
    return title.endswith(name) and title != name and "《" not in title[: -len(name)]


def _is_text_of(law: LawText, instrument: Instrument) -> bool:
    """Whether there is enough of it: a commentary or a table of contents bears the title, too."""
    counts = [version.articles for version in instrument.versions if version.articles]
    if not counts:
        return True
    return law.count >= _LEAST_SHARE * min(counts)


def _version(law: LawText, instrument: Instrument) -> Identity:
    versions = instrument.versions
    days = [date.fromisoformat(day) for day in law.days]
    latest = max(days, default=None)
    found, told = _by_number(law, versions), "number"
    if found is None:
        found, told = _by_days(days, versions), "days"
    if found is not None and latest is not None and not _told_by(latest, found):
        # The head speaks of a later amendment than the version whose number or day it also names.
        later = _by_days([latest], versions)
        if later is None and latest > _last_day(found):
            newer = latest > max(_last_day(version) for version in versions)
            return Identity(instrument, None, "none", "newer" if newer else "other", law.count)
        found = later or found
    elif found is None and latest is not None:
        newer = latest > max(_last_day(version) for version in versions)
        return Identity(instrument, None, "none", "newer" if newer else "other", law.count)
    if found is None:
        found, told = _by_year(law.years, versions), "year"
    if found is None:
        named = [date.fromisoformat(day) for day in law.weak_days]
        found, told = _by_days(named, versions, exact=True), "name"
    if found is None:
        found, told = _by_closing(law, versions), "closing"
    if found is None and len(versions) == 1 and versions[0].articles == law.count > 0:
        found, told = versions[0], "count"
    if found is None or (found.articles is not None and law.numbered == "条" and law.count > found.articles):
        return Identity(instrument, None, counted=law.count)
    return Identity(instrument, found, told, None, law.count)  # type: ignore[arg-type]


def _last_day(version: Version) -> date:
    return max(version.effective, version.promulgated or version.effective)


def _by_number(law: LawText, versions: Sequence[Version]) -> Version | None:
    """The newest version one of whose numbers the text bears."""
    given = set(law.numbers)
    matching = (one for one in versions if one.document_number and given & _numbers(one.document_number))
    return max(matching, key=lambda version: version.effective, default=None)


def _numbers(text: str) -> set[str]:
    return set(numbers_in(text))


def _by_days(days: Iterable[date], versions: Sequence[Version], *, exact: bool = False) -> Version | None:
    """The newest version that one of the days tells of."""
    told = [version for version in versions for day in days if _told_by(day, version, exact=exact)]
    return max(told, key=lambda version: version.effective, default=None)


def _told_by(day: date, version: Version, *, exact: bool = False) -> bool:
    if day in (version.effective, version.promulgated):
        return True
    if exact or version.promulgated is None:
        return False
    return (
        timedelta() <= version.promulgated - day <= _NEAR or version.promulgated <= day <= version.effective
    )


def _by_year(years: Sequence[int], versions: Sequence[Version]) -> Version | None:
    """The one version of that year."""
    fitting = [
        version
        for version in versions
        if {version.effective.year, version.promulgated.year if version.promulgated else None} & set(years)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _by_closing(law: LawText, versions: Sequence[Version]) -> Version | None:
    """The one version that may still name that day in its last article and has that many articles.

    An amendment leaves the day as it was, so every later version may name it, too; those whose count of
    articles is another one are out, and one whose count is not known cannot be ruled out.
    """
    if law.closing is None:
        return None
    day = date.fromisoformat(law.closing)
    if not any(day == version.effective for version in versions):
        return None
    fitting = [one for one in versions if one.effective >= day and one.articles in (None, law.count)]
    return fitting[0] if len(fitting) == 1 else None
